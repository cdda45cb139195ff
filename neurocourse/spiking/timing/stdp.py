"""Spike-timing-dependent plasticity: who fired first decides whether a synapse grows. By pairs, and by triplets."""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, count, number, positive, takes


@takes(
    A2_plus=number, A2_minus=number, A3_plus=number, A3_minus=number, tau_plus=positive, tau_minus=positive,
    tau_x=positive, tau_y=positive,
)  # fmt: skip
class Triplet(NamedTuple):
    """Constants of the rule. With A3_plus and A3_minus at zero it is the pair rule."""

    A2_plus: float = 0.0  # growth by a pair
    A2_minus: float = 7.1e-3  # shrinking by a pair
    A3_plus: float = 6.5e-3  # growth by one presynaptic and two postsynaptic spikes
    A3_minus: float = 0.0
    tau_plus: float = 16.8  # ms, memory of a presynaptic spike
    tau_minus: float = 33.7  # ms, memory of a postsynaptic spike
    tau_x: float = 101.0  # ms, slow memory of presynaptic spikes
    tau_y: float = 114.0  # ms, slow memory of postsynaptic spikes


VISUAL_CORTEX = Triplet()  # Pfister & Gerstner (2006), the minimal all-to-all rule fitted to Sjöström's cells


class Cells(NamedTuple):
    """Relative change of the weight in visual cortex, by the frequency of the pairing; means and standard errors."""

    frequency: tuple = (0.1, 10.0, 20.0, 40.0, 50.0)  # Hz
    pre_first: tuple = (-0.04, 0.14, 0.29, 0.53, 0.56)  # pre 10 ms before post
    pre_error: tuple = (0.05, 0.10, 0.14, 0.11, 0.26)
    post_first: tuple = (-0.29, -0.41, -0.34, 0.56, 0.75)  # post 10 ms before pre
    post_error: tuple = (0.08, 0.11, 0.10, 0.32, 0.19)


SJOSTROM = Cells()  # Sjöström, Turrigiano & Nelson (2001): the ten pairings that Pfister & Gerstner (2006) fitted


@takes(dt=array, A_plus=number, A_minus=number, tau_plus=positive, tau_minus=positive)
def window(dt, A_plus=7.1e-3, A_minus=7.1e-3, tau_plus=16.8, tau_minus=33.7):
    """Change of a weight by one pair of spikes: A₊ exp(−Δt / τ₊) for Δt > 0, −A₋ exp(Δt / τ₋) for Δt < 0.

    Parameters
    ----------
    dt : float or array
        Time of the postsynaptic spike minus that of the presynaptic one, ms. At 0 nothing changes.
    A_plus, A_minus : float
    tau_plus, tau_minus : float, ms

    Returns
    -------
    float or ndarray, shape of dt

    References
    ----------
    Bi GQ, Poo MM (1998). Synaptic modifications in cultured hippocampal neurons: dependence on spike timing, synaptic
    strength, and postsynaptic cell type. Journal of Neuroscience 18:10464-10472.
    doi:10.1523/JNEUROSCI.18-24-10464.1998
    """
    grow = A_plus * np.exp(-np.abs(dt) / tau_plus)
    shrink = -A_minus * np.exp(-np.abs(dt) / tau_minus)
    return np.where(dt > 0, grow, np.where(dt < 0, shrink, 0.0))[()]


@takes(pre=array(ndim=1), post=array(ndim=1), rule=Triplet)
def change(pre, post, rule=VISUAL_CORTEX):
    """Change of a weight by two trains of spikes, from one event to the next: no time steps.

    Each spike leaves a fast and a slow trace (r₁, r₂ before the synapse; o₁, o₂ behind it). A presynaptic spike changes
    w by −o₁ (A₂₋ + A₃₋ r₂), a postsynaptic one by r₁ (A₂₊ + A₃₊ o₂); r₂ and o₂ are read before the spike adds to them.

    Parameters
    ----------
    pre, post : array, shapes (n,) and (m,)
        Times of spikes, ms. Spikes at the same time do not form a pair.
    rule : Triplet

    Returns
    -------
    float

    References
    ----------
    Pfister JP, Gerstner W (2006). Triplets of spikes in a model of spike timing-dependent plasticity. Journal of
    Neuroscience 26:9673-9682. doi:10.1523/JNEUROSCI.1425-06.2006
    """
    tau = np.array([rule.tau_plus, rule.tau_x, rule.tau_minus, rule.tau_y])
    trace, before, dw = np.zeros(4), 0.0, 0.0  # r1, r2, o1, o2
    for t in np.unique(np.concatenate([pre, post])):
        trace *= np.exp((before - t) / tau)
        r1, r2, o1, o2 = trace
        fired = np.array([t in pre, t in post])
        dw -= fired[0] * o1 * (rule.A2_minus + rule.A3_minus * r2)
        dw += fired[1] * r1 * (rule.A2_plus + rule.A3_plus * o2)
        trace += np.repeat(fired, 2)
        before = t
    return float(dw)


@takes(frequency=positive, dt=number, n=count)
def pairing(frequency, dt, *, n=60):
    """Trains of a pairing experiment: n spikes each at ``frequency`` (Hz), post ``dt`` ms after pre."""
    pre = np.arange(n) * 1000 / frequency
    return pre, pre + dt


def pairing_experiment(frequencies, dt, rule=VISUAL_CORTEX, *, n=60):
    """Change of the weight after n pairings at each frequency (Hz): an array like ``frequencies``."""
    return np.array([change(*pairing(f, dt, n=n), rule) for f in frequencies])


@takes(rule=Triplet, cells=Cells)
def misfit(rule=VISUAL_CORTEX, cells=SJOSTROM):
    """Mean squared distance of a rule from the cells, each in units of its standard error."""
    terms = []
    for dt, measured, error in ((10, cells.pre_first, cells.pre_error), (-10, cells.post_first, cells.post_error)):
        terms.append((pairing_experiment(cells.frequency, dt, rule) - measured) / error)
    return float(np.mean(np.square(terms)))


@takes(cells=Cells)
def best_pair_rule(cells=SJOSTROM):
    """The pair rule that fits the cells best. Its change is linear in A₂₊ and A₂₋, so least squares finds it."""
    columns = [
        np.concatenate([pairing_experiment(cells.frequency, dt, Triplet(*unit, 0.0)) for dt in (10, -10)])
        for unit in ((1.0, 0.0), (0.0, 1.0))
    ]
    error = np.concatenate([cells.pre_error, cells.post_error])
    measured = np.concatenate([cells.pre_first, cells.post_first])
    A, *_ = np.linalg.lstsq(np.transpose(columns) / error[:, None], measured / error, rcond=None)
    return Triplet(float(A[0]), float(A[1]), 0.0)
