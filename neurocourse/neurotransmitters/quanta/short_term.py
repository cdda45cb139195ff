"""Short-term plasticity: a synapse tires, or grows stronger, with its own recent spikes.

R is the share of transmitter that is ready, u the share of it that a spike releases. Their product is the answer.
"""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, count, number, positive, takes


class Train(NamedTuple):
    """At each spike: what is ready, what share is used, and the answer ``A`` = u·R; all (n,)."""

    R: np.ndarray
    u: np.ndarray
    A: np.ndarray


@takes(spike_times=array(ndim=1, least=1), U=number(above=0, high=1), tau_rec=positive, tau_facil=number(low=0))
def simulate(spike_times, U=0.5, tau_rec=800.0, tau_facil=0.0):
    """Run a Tsodyks-Markram synapse along a spike train.

    R' = 1 - (1 - R·(1 - u))·exp(-Δt/τ_rec) and u' = U + u·(1 - U)·exp(-Δt/τ_facil), from each spike to the next.

    Parameters
    ----------
    spike_times : array (n,), ms
        Ascending.
    U : float
        Share used by a spike after a long rest.
    tau_rec, tau_facil : float, ms
        How fast the store refills, and how long the share stays raised; 0 means no facilitation.

    Returns
    -------
    Train

    References
    ----------
    Tsodyks MV, Markram H (1997). The neural code between neocortical pyramidal neurons depends on neurotransmitter
    release probability. PNAS 94:719-723. doi:10.1073/pnas.94.2.719
    """
    gaps = np.diff(spike_times)
    if (gaps < 0).any():
        raise ValueError("spike_times must ascend")
    stays, lacks = _facilitation(gaps, tau_facil), np.exp(-gaps / tau_rec)
    R, u = np.ones(len(gaps) + 1), np.full(len(gaps) + 1, U)
    for k in range(len(gaps)):
        u[k + 1] = U + u[k] * (1 - U) * stays[k]
        R[k + 1] = 1 - (1 - R[k] * (1 - u[k])) * lacks[k]
    return Train(R, u, u * R)


@takes(rate=array(above=0), U=number(above=0, high=1), tau_rec=positive, tau_facil=number(low=0))
def steady_state(rate, U=0.5, tau_rec=800.0, tau_facil=0.0):
    """Where a regular train ends, in closed form.

    u = U / (1 - (1 - U)·exp(-Δt/τ_facil)), R = (1 - e) / (1 - (1 - u)·e) with e = exp(-Δt/τ_rec).

    Parameters
    ----------
    rate : float or array, Hz
    U, tau_rec, tau_facil : float
        As in ``simulate``.

    Returns
    -------
    Train
        At high rates rate·A tends to 1/τ_rec: the synapse no longer tells how fast the train is.

    References
    ----------
    Tsodyks M, Pawelzik K, Markram H (1998). Neural networks with dynamic synapses. Neural Computation 10:821-835.
    doi:10.1162/089976698300017502
    """
    gap = 1000 / rate
    u = U / (1 - (1 - U) * _facilitation(gap, tau_facil))
    lack = np.exp(-gap / tau_rec)
    R = (1 - lack) / (1 - (1 - u) * lack)
    return Train(R[()], u[()], (u * R)[()])


@takes(rate=positive, n=count)
def regular(rate, n):
    """Times in ms of ``n`` spikes at ``rate`` Hz, the first at 0."""
    return np.arange(n) * 1000 / rate


def _facilitation(gap, tau_facil):
    """What is left of the raised share after ``gap`` ms."""
    return np.exp(-gap / tau_facil) if tau_facil else np.zeros_like(gap)
