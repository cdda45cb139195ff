"""Check of the break-even: what it is called with, and mistakes that have a name."""

import numpy as np

from neurocourse.spiking.costs import energy
from neurocourse.teaching import call, exercise, inputs, one_of, real

__all__ = ["break_even"]


def words(of_number, of_spike):
    """The break-even when an operation moves so many words."""
    return lambda mac, add, word: (mac + of_number * word) / (add + of_spike * word)


@exercise(
    reference=energy.break_even,
    inputs=inputs(
        E_mac=real(0.1, 50), E_add=real(0.05, 10), E_word=one_of(1.0, 20.0, *energy.MEMORIES.values()),
        examples=[(4.6, 0.9, word) for word in energy.MEMORIES.values()],
    ),
    mistakes=[
        ("E_word changes nothing: fetching a weight costs on both sides", words(0, 0)),
        ("a spike costs three words, not one: its weight, and a voltage read and written", words(1, 1)),
        ("a spike costs three words, not two: the voltage is not only written, it must be read first", words(1, 2)),
        ("a spike costs three words, not four: its weight, and a voltage read and written", words(1, 4)),
        ("the network of numbers has to fetch its weight, too", words(0, 3)),
        ("a spike moves words, too: its weight, and a voltage read and written", words(1, 0)),
        ("a multiplication moves its weight and no more; a spike moves three words", words(2, 2)),
        ("the sum waits in the processor: a multiplication fetches its weight and no more", words(2, 3)),
        ("the sum waits in the processor: a multiplication fetches its weight and no more", words(3, 3)),
        ("upside down: the cost in the network of numbers goes on top", lambda *at: 1 / energy.break_even(*at)),
        ("upside down, and memory is missing", lambda mac, add, word: add / mac),
        ("a difference is no break-even: how many spikes does one multiplication pay for?",
         lambda mac, add, word: mac + word - add - 3 * word),
        ("a difference is no break-even, and memory is missing", lambda mac, add, word: mac - add),
        ("E_mac and E_add are swapped", lambda mac, add, word: energy.break_even(add, mac, word)),
        ("put brackets round both sums: division comes first", lambda mac, add, word: mac + word / add + 3 * word),
        ("put brackets round the cost of a spike", lambda mac, add, word: (mac + word) / add + 3 * word),
        ("put brackets round the cost of a multiplication", lambda mac, add, word: mac + word / (add + 3 * word)),
        ("a spike adds once and moves three words: you count three additions, too",
         lambda mac, add, word: (mac + word) / (3 * (add + word))),
        ("E_mac has its addition already: you count it twice",
         lambda mac, add, word: energy.break_even(mac + add, add, word)),
        ("that tells whether a spike is cheaper: return how many spikes cost as much",
         lambda mac, add, word: mac + word > add + 3 * word),
        ("three words cost three times as much, not the third power",
         lambda mac, add, word: (mac + word) / (add + word**3)),
        ("a mean number of spikes need not be whole: do not round", lambda *at: np.floor(energy.break_even(*at))),
        ("a mean number of spikes need not be whole: do not round", lambda *at: np.ceil(energy.break_even(*at))),
    ],
)  # fmt: skip
def break_even(f, ref):
    """How many spikes per synapse may a spiking network spend? First arithmetic alone, then with memory."""
    paid = call(f, energy.E_MAC, energy.E_ADD, energy.MEMORIES["8 kB"])
    return f"8 kB of memory turn {energy.break_even():.1f} spikes per synapse into {paid:.1f}."
