"""Adrian's sensory ending: spikes of one size, a rate that grows with the stimulus, and a rate that fades.

Strength is squeezed into a rate by a hyperbola. Two kinds of adaptation follow: the rate falls while the stimulus
stays, and the whole curve moves with the background, so that it is the *share* that counts (Weber's law).
"""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, number, positive, step_count, takes


class Discharge(NamedTuple):
    """What a receptor did: rate ``r`` and adaptation ``a`` (T,) in Hz, ``spike_times`` (K,) in ms."""

    t: np.ndarray
    r: np.ndarray
    a: np.ndarray
    spike_times: np.ndarray


@takes(s=array(low=0), R_max=positive, s50=positive, n=positive)
def encode(s, *, R_max=200.0, s50=1.0, n=1.0):
    """Rate before adaptation: f(s) = R_max·sⁿ / (sⁿ + s50ⁿ).

    Parameters
    ----------
    s : float or array
        Strength of the stimulus, >= 0, in any unit.
    R_max : float, Hz
    s50 : float, unit of s
        Strength of half effect.
    n : float
        Steepness.

    Returns
    -------
    float or array, Hz
    """
    drive = (s / s50) ** n
    return R_max * drive / (1 + drive)


@takes(s=array(low=0), b=number(low=0))
def steady_rate(s, *, b=1.5, **curve):
    """Rate when adaptation has settled, r = a, so r = f(s) − b·r and r = f(s) / (1 + b), Hz."""
    return encode(s, **curve) / (1 + b)


@takes(s=number(low=0), tau=positive, b=number(low=0), on=number, off=number, duration=positive, dt=positive)
def respond(s, *, tau=300.0, b=1.5, on=200.0, off=1700.0, duration=2200.0, dt=1.0, **curve):
    """A step of strength ``s``: the rate jumps, then falls to its steady state; afterwards the ending is silent.

    r = [f(s) − b·a]₊ and τ·da/dt = r − a; a spike falls wherever the integral of r passes a whole number.

    Parameters
    ----------
    s : float
        Strength between ``on`` and ``off``, and 0 otherwise.
    tau, on, off, duration, dt : float, ms
    b : float
        How much adaptation takes away.
    **curve
        ``R_max``, ``s50`` and ``n`` of `encode`.

    Returns
    -------
    Discharge
        Each step is exact, except for the one in which r reaches 0.

    References
    ----------
    Adrian ED, Zotterman Y (1926). The impulses produced by sensory nerve-endings: part 2. Journal of Physiology
    61:151-171.
    """
    t = np.arange(step_count(duration=duration, dt=dt)) * dt
    on = (t >= on - dt / 2) & (t < off - dt / 2)
    drive = np.where(on, encode(s, **curve), 0.0)
    r, a = _adapt(drive, b, tau, dt)
    spikes = np.diff(np.floor(np.cumsum(r) * dt / 1000 + 1e-9), prepend=0) > 0
    return Discharge(t, r, a, t[spikes])


def _adapt(drive, b, tau, dt):
    """Rate and adaptation for a drive that is constant within a step."""
    with_rate, without = np.exp(-(1 + b) * dt / tau), np.exp(-dt / tau)
    r, a, now = np.empty(len(drive)), np.empty(len(drive)), 0.0
    for k, f in enumerate(drive.tolist()):
        r[k], a[k] = max(0.0, f - b * now), now
        rest = f / (1 + b)
        now = rest + (now - rest) * with_rate if r[k] > 0 else now * without
    return r, a


@takes(background=array(above=0), step=positive, shift=number(low=0), R_max=positive, s50=positive)
def just_noticeable(background, step=5.0, *, shift=1.0, R_max=200.0, s50=1.0):
    """The smallest Δs on top of ``background`` that lifts the rate by ``step``, once the curve has moved.

    The curve moves with the background, s50' = s50 + shift·s, so that r(s) = R_max·s / (s + s50'). Far above s50 the
    answer is a fixed share of the background: Weber's law. With shift = 0 the curve stays, and saturates.

    Parameters
    ----------
    background : float or array
        Strength to which the receptor is adapted, > 0.
    step : float, Hz
        What the brain can tell apart.
    shift : float
        How far the curve moves for one unit of background; 0 not at all.
    R_max : float, Hz
    s50 : float, unit of s

    Returns
    -------
    float or array, unit of s
        Infinite where no stimulus lifts the rate that far.

    References
    ----------
    Normann RA, Perlman I (1979). The effects of background illumination on the photoresponses of red and green cones.
    Journal of Physiology 286:491-507.
    """
    s = background
    half = s50 + shift * s
    wanted = s / (s + half) + step / R_max
    reached = wanted < 1
    return np.where(reached, half * wanted / np.where(reached, 1 - wanted, 1.0) - s, np.inf)
