"""A synapse as a reaction: transmitter binds, channels open; it unbinds, they close. ds/dt = α·T·(1 - s) - β·s.

Transmitter comes in rectangular pulses. While it stays the same the solution is an exponential, so nothing is left to
a time step: the open share s is exact at any time.
"""

import numpy as np

from neurocourse.arguments import array, number, positive


def s_inf(T, alpha, beta):
    """Open share of the channels when transmitter stays at ``T`` mmol/L: α·T / (α·T + β)."""
    alpha, beta = positive("alpha", alpha), positive("beta", beta)
    T = array("T", T)
    if (T < 0).any():
        raise ValueError(f"T must not be negative, got {T.min():g} mmol/L")
    return (alpha * T / (alpha * T + beta))[()]


def relax(s, T, elapsed, alpha, beta):
    """Open share after ``elapsed`` ms at constant transmitter: s∞ + (s - s∞)·exp(-(α·T + β)·elapsed). Exact.

    Parameters
    ----------
    s : float or array
        Open share at the start.
    T : float, mmol/L
    elapsed : float or array, ms
    alpha, beta : float, 1/(ms mmol/L) and 1/ms

    Returns
    -------
    float or array

    References
    ----------
    Destexhe A, Mainen ZF, Sejnowski TJ (1994). An efficient method for computing synaptic conductances based on a
    kinetic model of receptor binding. Neural Computation 6:14-18. doi:10.1162/neco.1994.6.1.14
    """
    target = s_inf(T, alpha, beta)
    return target + (s - target) * np.exp(-(alpha * T + beta) * elapsed)


def pulses(spike_times, width=1.0):
    """Starts and stops of transmitter in ms, (n, 2): ``width`` ms after each spike; those that overlap are joined."""
    spike_times, width = np.sort(array("spike_times", spike_times, ndim=1)), positive("width", width)
    first = np.diff(spike_times, prepend=-np.inf) > width
    last = np.diff(spike_times, append=np.inf) > width
    return np.column_stack([spike_times[first], spike_times[last] + width])


def open_share(t, spike_times, alpha, beta, *, T=1.0, width=1.0, s0=0.0):
    """Open share of the channels at times ``t`` when each presynaptic spike gives one pulse of transmitter.

    Parameters
    ----------
    t : array (n,), ms
        Any times from 0 on.
    spike_times : array, ms
    alpha, beta : float, 1/(ms mmol/L) and 1/ms
        Rates of binding and unbinding.
    T, width : float, mmol/L and ms
        Transmitter in the cleft during a pulse, and for how long.
    s0 : float
        Open share at time 0.

    Returns
    -------
    array (n,)
    """
    t, T, s = array("t", t, ndim=1), number("T", T, low=0), number("s0", s0, low=0, high=1)
    spike_times = array("spike_times", spike_times, ndim=1)
    for name, x in (("t", t), ("spike_times", spike_times)):
        if (x < 0).any():
            raise ValueError(f"{name} must not be negative, got {x.min():g} ms")
    edges = np.concatenate([[0.0], pulses(spike_times, width).ravel()])
    level = np.where(np.arange(len(edges)) % 2, T, 0.0)  # none, then on and off in turn
    starts = np.empty(len(edges))
    for k, (now, upto) in enumerate(zip(edges, [*edges[1:], np.inf], strict=True)):
        starts[k] = s
        s = relax(s, level[k], upto - now, alpha, beta) if upto < np.inf else s
    k = np.maximum(np.searchsorted(edges, t, side="right") - 1, 0)
    rate = alpha * level + beta
    target = alpha * level / rate
    return target[k] + (starts[k] - target[k]) * np.exp(-rate[k] * (t - edges[k]))
