"""A ledger of picojoules: when spikes are cheaper than multiplications, without and with the cost of memory."""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import count, integer, number, positive, takes
from neurocourse.caching import kept
from neurocourse.spiking.readers import conversion

# Horowitz (2014), 45 nm, 0.9 V, 32-bit floating point; pJ.
E_MULTIPLY, E_ADD = 3.7, 0.9
E_MAC = E_MULTIPLY + E_ADD
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


def spike_cost(E_add, E_word):
    """Energy (pJ) of one spike at one synapse: an addition, the weight, and a voltage that is read and written."""
    return E_add + 3 * E_word


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


@takes(word=number(low=0), reuse=count)
def break_even_with_memory(word, *, reuse=1):
    """`break_even` of Horowitz' numbers when a fetched weight serves ``reuse`` pictures in the network of numbers.

    A spike comes when it comes, so each must fetch its weight anew.

    Parameters
    ----------
    word : float, pJ
        For 32 bits.
    reuse : int
        Pictures, or places in one picture, for which a fetched weight serves.

    Returns
    -------
    float
    """
    return number_cost(E_MAC, word, reuse) / spike_cost(E_ADD, word)


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


@takes(work=Work, word=number(low=0), reuse=count, skip_zeros=bool)
def artificial(work, word=0.0, *, reuse=1, skip_zeros=False):
    """`Bill` of the artificial network: a MAC and a weight for every synapse."""
    macs = work.nonzero_macs if skip_zeros else work.macs
    return Bill(macs * E_MAC / 1000, macs * word / reuse / 1000, 0.0)


@takes(work=Work, word=number(low=0), reuse=count)
def spiking(work, word=0.0, *, reuse=1):
    """`Bill` of the spiking network: an addition, a weight and a state for every event, a state for every update."""
    arithmetic = work.input_macs * E_MAC + (work.events + work.updates) * E_ADD
    weights = (work.input_macs / reuse + work.events) * word
    return Bill(arithmetic / 1000, weights / 1000, 2 * (work.events + work.updates) * word / 1000)


def spikes_per_synapse(work):
    """Events for each synapse that receives spikes, to be compared with `break_even`."""
    return work.events / (work.macs - work.input_macs)


@takes(kind=conversion.KINDS, word=number(low=0), T_max=count, reuse=count, skip_zeros=bool)
def relative_cost(kind, word, T_max=64, *, reuse=1, skip_zeros=False):
    """Energy of the spiking copy after T = 1 … T_max steps over that of the artificial network: ndarray (T_max,)."""
    every = [work(kind, T) for T in range(1, T_max + 1)]
    theirs = artificial(every[0], word, reuse=reuse, skip_zeros=skip_zeros).total
    return np.array([spiking(w, word, reuse=reuse).total for w in every]) / theirs
