"""A synapse as a reaction: transmitter binds, channels open; it unbinds, they close. ds/dt = α·T·(1 - s) - β·s.

Transmitter comes in rectangular pulses. While it stays the same the solution is an exponential, so nothing is left to
a time step: the open share s is exact at any time.
"""

import numpy as np

from neurocourse.arguments import array, fraction, number, positive, takes, unguarded


@takes(T=array(low=0), alpha=positive, beta=positive)
def s_inf(T, alpha, beta):
    """Open share of the channels when transmitter stays at ``T`` mmol/L: α·T / (α·T + β)."""
    return (alpha * T / (alpha * T + beta))[()]


@takes(s=array(low=0, high=1), T=number(low=0), elapsed=array(low=0), alpha=positive, beta=positive)
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
    rate = alpha * T + beta
    target = alpha * T / rate  # s_inf
    return target + (s - target) * np.exp(-rate * elapsed)


@takes(spike_times=array(ndim=1), width=positive)
def pulses(spike_times, width=1.0):
    """Starts and stops of transmitter in ms, (n, 2): ``width`` ms after each spike; those that overlap are joined."""
    spike_times = np.sort(spike_times)
    first = np.diff(spike_times, prepend=-np.inf) > width
    last = np.diff(spike_times, append=np.inf) > width
    return np.column_stack([spike_times[first], spike_times[last] + width])


@takes(
    t=array(ndim=1, low=0), spike_times=array(ndim=1, low=0), alpha=positive, beta=positive, T=number(low=0),
    width=positive, s0=fraction,
)  # fmt: skip
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
    edges = np.concatenate([[0.0], pulses(spike_times, width).ravel()])
    level = np.where(np.arange(len(edges)) % 2, T, 0.0)  # none, then on and off in turn
    s, starts, after = s0, np.empty(len(edges)), unguarded(relax)
    for k, (now, upto) in enumerate(zip(edges, [*edges[1:], np.inf], strict=True)):
        starts[k] = s
        s = after(s, level[k], upto - now, alpha, beta) if upto < np.inf else s
    k = np.maximum(np.searchsorted(edges, t, side="right") - 1, 0)
    rate = alpha * level + beta
    target = alpha * level / rate
    return target[k] + (starts[k] - target[k]) * np.exp(-rate[k] * (t - edges[k]))
