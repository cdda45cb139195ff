"""A central pattern generator: four groups of spiking neurons that take turns, and move four legs without a beat."""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, count, generator, number, positive, takes

LEGS = ("left front", "right front", "left hind", "right hind")
# Legs with the same letter swing together; the two sides of a gait inhibit each other.
GAITS = {"trot": "ABBA", "pace": "ABAB", "bound": "AABB"}
DT = 1.0  # ms
E_L, V_TH, V_RESET = -65.0, -50.0, -65.0  # mV
TAU_M, TAU_SYN = 20.0, 20.0  # ms
INHIBITION, EXCITATION = 200.0, 60.0  # mV per spike and ms of a neuron's average partner
NOISE = 1.0  # mV a step


class Walk(NamedTuple):
    """Spikes and rates of the four groups."""

    t: np.ndarray  # (T,) ms
    spikes: np.ndarray  # (T, 4, n) bool
    rate: np.ndarray  # (T, 4) Hz, mean of each group, smoothed over 60 ms


class Rhythm(NamedTuple):
    """The beat that the groups share."""

    frequency: float  # Hz; 0 without a beat
    phase: np.ndarray  # (4,) degrees of a cycle behind the first leg, -180 to 180
    strength: float  # share of the power of all rates that lies at this frequency and its neighbours


@takes(
    gait=tuple(GAITS), drive=number, tau_a=positive, adaptation=number, inhibition=number(low=0), T=count, n=count,
    rng=generator,
)  # fmt: skip
def simulate(gait="trot", *, drive=24.0, tau_a=250.0, adaptation=2.5, inhibition=1.0, T=2000, n=12, rng):
    """Let four groups of leaky integrate-and-fire neurons run on a constant drive.

    Each spike adds ``adaptation`` to a brake of its own neuron that fades with τ_a. The side that fires silences
    the other, tires, and lets go: the half-centre oscillator of lesson Neurotransmitters, in spikes.

    Parameters
    ----------
    gait : str
        One of ``GAITS``: which legs swing together.
    drive : float, mV above rest
        15 reach the threshold.
    tau_a, adaptation : float, ms
        MV.
    inhibition : float
        Strength, in units of ``INHIBITION``; 0 cuts the two sides apart.
    T, n : int
        Steps of 1 ms; neurons of each group.
    rng : seed or numpy.random.Generator

    Returns
    -------
    Walk

    References
    ----------
    Brown TG (1911). The intrinsic factors in the act of progression in the mammal. Proceedings of the Royal Society B
    84:308-319.
    """
    C = couplings(gait, inhibition)
    keep_m, keep_s, keep_a = (np.exp(-DT / tau) for tau in (TAU_M, TAU_SYN, tau_a))
    V, a, s = E_L + 15 * rng.random((4, n)), np.zeros((4, n)), np.zeros(4)
    base = E_L + drive * (1 + 0.05 * rng.standard_normal((4, n)))
    noise, spikes = NOISE * rng.standard_normal((T, 4, n)), np.zeros((T, 4, n), bool)
    for t in range(T):
        V_inf = base + (C @ s)[:, None] - a
        V = V_inf + (V - V_inf) * keep_m + noise[t]
        fired = V >= V_TH
        V[fired] = V_RESET
        a = a * keep_a + adaptation * fired
        s = s * keep_s + (1 - keep_s) * fired.mean(axis=1) / DT
        spikes[t] = fired
    return Walk(DT * np.arange(T), spikes, smooth(1000 * spikes.mean(axis=2) / DT))


@takes(gait=tuple(GAITS), inhibition=number(low=0))
def couplings(gait, inhibition):
    """What a spike of each group (columns) does to the others (rows), (4, 4): helps its own side, stops the other."""
    letters = np.array(list(GAITS[gait]))
    same = letters[:, None] == letters
    return np.where(same, EXCITATION * (1 - np.eye(4)), -INHIBITION * inhibition)


def smooth(rate, width=61):
    """Running mean with a Hann window of ``width`` steps, (T, n)."""
    window = np.hanning(width + 2)[1:-1]
    return np.stack([np.convolve(x, window / window.sum(), mode="same") for x in rate.T], axis=1)


@takes(walk=Walk, settle=count(low=0))
def rhythm(walk, settle=500):
    """Frequency and phases of the rates after ``settle`` steps: the strongest line of their spectrum.

    Returns
    -------
    Rhythm
    """
    x = array("rate", walk.rate)[settle:]
    x = (x - x.mean(axis=0)) * np.hanning(len(x))[:, None]
    F = np.fft.rfft(x, 8 * len(x), axis=0)
    power = np.sum(np.abs(F) ** 2, axis=1)
    k = int(power.argmax())
    if not power[k]:
        return Rhythm(0.0, np.zeros(4), 0.0)
    lag = np.degrees(np.angle(F[k, 0] * F[k].conj()))
    near = power[max(k - 16, 0) : k + 17].sum() / power.sum()
    return Rhythm(1000 * k / (8 * len(x) * DT), lag, float(near))


def apart(a, b):
    """Smallest angle between two phases, degrees, 0 to 180."""
    return np.abs((np.asarray(a) - b + 180) % 360 - 180)
