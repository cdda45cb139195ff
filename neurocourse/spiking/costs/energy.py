"""A ledger of picojoules: when spikes are cheaper than multiplications, without and with the cost of memory."""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import count, integer, number, positive, takes
from neurocourse.caching import kept
from neurocourse.spiking.readers import conversion


class Arithmetic(NamedTuple):
    """What a multiplication and an addition cost, pJ, and the bits of a number."""

    multiply: float
    add: float
    bits: int


# Horowitz (2014), 45 nm, 0.9 V: floating point of 32 bits, and whole numbers of 8.
ARITHMETIC = {"32 bits": Arithmetic(3.7, 0.9, 32), "8 bits": Arithmetic(0.2, 0.03, 8)}
E_MULTIPLY, E_ADD, _ = ARITHMETIC["32 bits"]
E_MAC = E_MULTIPLY + E_ADD
RIVALS = {  # arithmetic of the network of numbers, and of its copy in spikes
    "32 bits, both": ("32 bits", "32 bits"),
    "8 bits, both": ("8 bits", "8 bits"),
    "8 bits, numbers only": ("8 bits", "32 bits"),
}
# Reading or writing 32 bits, half of what is given there for 64: caches by size, and the low end for DRAM; pJ.
MEMORIES = {"free": 0.0, "8 kB": 5.0, "32 kB": 10.0, "1 MB": 50.0, "DRAM": 650.0}


class Work(NamedTuple):
    """Operations for one picture, as counted while the networks ran."""

    macs: float  # of the artificial network
    nonzero_macs: float  # of these, with an input that is not zero
    input_macs: float  # of the spiking network: its first layer receives numbers, not spikes; computed once
    events: float  # spikes times the synapses that they reach
    updates: float  # neurons times steps
    accuracy: float  # of the spiking network
    original: float  # accuracy of the artificial network


class Bill(NamedTuple):
    """Energy for one picture, nJ, by what it is spent on."""

    arithmetic: float
    weights: float
    states: float

    @property
    def total(self):
        """All together, nJ."""
        return sum(self)


def number_cost(E_mac, E_word, reuse=1):
    """Energy (pJ) of one synapse in a network of numbers: a multiplication with addition, and its weight."""
    return E_mac + E_word / reuse


def spike_cost(E_add, E_word, *, local=False):
    """Energy (pJ) of one spike at one synapse: an addition, the weight, and a voltage that is read and written.

    With ``local`` the voltage stays where the sum is made, and only the weight is fetched.
    """
    return E_add + (1 if local else 3) * E_word


@takes(E_mac=positive, E_add=positive, E_word=number(low=0))
def break_even(E_mac=E_MAC, E_add=E_ADD, E_word=0.0):
    """Spikes per synapse at which both kinds of network cost the same: (E_mac + E_word) / (E_add + 3 E_word).

    Parameters
    ----------
    E_mac, E_add : float, pJ
        A multiplication with addition, and an addition.
    E_word : float, pJ
        One word of 32 bits to or from memory; 0 counts the arithmetic alone.

    Returns
    -------
    float

    References
    ----------
    Horowitz M (2014). Computing's energy problem (and what we can do about it). IEEE ISSCC, 10-14.
    doi:10.1109/ISSCC.2014.6757323
    """
    return number_cost(E_mac, E_word) / spike_cost(E_add, E_word)


@takes(word=number(low=0), reuse=count, rival=tuple(RIVALS), local=bool)
def break_even_with_memory(word, *, reuse=1, rival="32 bits, both", local=False):
    """`break_even` of Horowitz' numbers when a fetched weight serves ``reuse`` pictures in the network of numbers.

    A spike comes when it comes, so each must fetch its weight anew.

    Parameters
    ----------
    word : float, pJ
        For 32 bits; 8 bits cost a quarter.
    reuse : int
        Pictures, or places in one picture, for which a fetched weight serves.
    rival : str
        One of `RIVALS`.
    local : bool
        Let voltages stay in the cell.

    Returns
    -------
    float
    """
    numbers, spikes = (ARITHMETIC[name] for name in RIVALS[rival])
    mac = number_cost(numbers.multiply + numbers.add, word * numbers.bits / 32, reuse)
    return mac / spike_cost(spikes.add, word * spikes.bits / 32, local=local)


@takes(kind=conversion.KINDS, T=count)
@kept
def work(kind="CNN", T=8):
    """Count the operations of a digit reader ("MLP" or "CNN") and of its spiking copy with T steps, a picture.

    Returns
    -------
    Work
    """
    source = conversion.reader(kind)
    accuracy, run = conversion.evaluate(kind)
    T = integer("T", T, low=1, high=len(accuracy))
    macs = conversion.multiplications(source.network, source.X_test[:1])
    neurons = sum(rates[0].size for rates in run.rates)
    events, nonzero = float(run.events[T - 1].mean()), nonzero_macs(source)
    return Work(macs.sum(), nonzero, macs[0], events, neurons * T, float(accuracy[T - 1]), source.accuracy)


def nonzero_macs(source):
    """Multiplications with an input other than zero, which a machine that skips zeros has to do; mean over pictures."""
    total, x = 0.0, source.X_test
    for layer in source.network.layers:
        if hasattr(layer, "W"):
            total += float(((x != 0) * conversion.fan_out((layer,), x[:1])).sum() / len(x))
        x = conversion.forward(layer, x)
    return total


@takes(work=Work, word=number(low=0), reuse=count, skip_zeros=bool, arithmetic=tuple(ARITHMETIC))
def artificial(work, word=0.0, *, reuse=1, skip_zeros=False, arithmetic="32 bits"):
    """`Bill` of the artificial network: a MAC and a weight for every synapse."""
    macs, used = work.nonzero_macs if skip_zeros else work.macs, ARITHMETIC[arithmetic]
    return Bill(macs * (used.multiply + used.add) / 1000, macs * word * used.bits / 32 / reuse / 1000, 0.0)


@takes(work=Work, word=number(low=0), reuse=count, arithmetic=tuple(ARITHMETIC), local=bool)
def spiking(work, word=0.0, *, reuse=1, arithmetic="32 bits", local=False):
    """`Bill` of the spiking network: an addition, a weight and a state for every event, a state for every update."""
    used = ARITHMETIC[arithmetic]
    word = word * used.bits / 32
    additions = (work.events + work.updates) * used.add
    weights = (work.input_macs / reuse + work.events) * word
    states = 0.0 if local else 2 * (work.events + work.updates) * word
    return Bill((work.input_macs * (used.multiply + used.add) + additions) / 1000, weights / 1000, states / 1000)


@takes(work=Work, word=number(low=0), reuse=count, skip_zeros=bool, rival=tuple(RIVALS), local=bool)
def bills(work, word=0.0, *, reuse=1, skip_zeros=False, rival="32 bits, both", local=False):
    """`artificial` and `spiking`, each with the arithmetic of one of `RIVALS`."""
    numbers, spikes = RIVALS[rival]
    return (
        artificial(work, word, reuse=reuse, skip_zeros=skip_zeros, arithmetic=numbers),
        spiking(work, word, reuse=reuse, arithmetic=spikes, local=local),
    )


def spikes_per_synapse(work):
    """Events for each synapse that receives spikes, to be compared with `break_even`."""
    return work.events / (work.macs - work.input_macs)


@takes(kind=conversion.KINDS, word=number(low=0), T_max=count)
def relative_cost(kind, word, T_max=64, **more):
    """Energy of the spiking copy after T = 1 … T_max steps over that of the artificial network: ndarray (T_max,).

    ``more`` goes to `bills`.
    """
    pairs = (bills(work(kind, T), word, **more) for T in range(1, T_max + 1))
    return np.array([spikes.total / numbers.total for numbers, spikes in pairs])


def report():
    """Break-even in spikes per synapse by memory, for each rival, and with voltages that stay in the cell."""
    lines = [f"{'':33}" + "".join(f"{name:>8}" for name in MEMORIES)]
    for rival in RIVALS:
        for local in (False, True):
            found = [break_even_with_memory(word, rival=rival, local=local) for word in MEMORIES.values()]
            where = ", local" if local else ""
            lines.append(f"{rival + where:33}" + "".join(f"{x:8.2f}" for x in found))
    return "\n".join(lines)
