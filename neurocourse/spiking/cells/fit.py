"""Which equation draws the ramp before a spike? Fitted to one stretch of a real membrane, tested on others.

The recording is ``neurocourse.data.membrane``, of which nobody wrote down the sampling rate: all times are in samples,
and mV is our reading of the file.
"""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, count, each, either, number, positive, takes, unguarded
from neurocourse.caching import kept
from neurocourse.data import membrane
from neurocourse.neurotransmitters import recording

E_L = -67.0  # mV, where the cell rests before it is driven
FOOT = -27.0  # mV, where the steep part of a spike begins
ONSET = 1000  # the sample at which the drive is switched on
SPIKES = {"learned": (8, 23), "held out": (23, 38), "end": (39, 56)}  # first and last spike of a stretch
LONGEST = 1000  # samples that we wait for a spike of a model
SHARPNESS = np.arange(1.0, 14.5, 0.5)  # mV, the values of Delta that are tried

RAMPS = each(array(ndim=1, least=2))  # voltages, ramp by ramp


class Model(NamedTuple):
    """dV/dt = I - (V - E_L)/τ + (Δ/τ) exp((V - V_T)/Δ), in mV per sample; without an upstroke where V_T is infinite."""

    I: float  # noqa: E741  mV per sample: the current over the capacity
    tau: float = np.inf  # samples
    Delta: float = 1.0  # mV
    V_T: float = np.inf  # mV

    def slope(self, V):
        """dV/dt at voltages V."""
        return self.I - (V - E_L) / self.tau + self.Delta / self.tau * np.exp((V - self.V_T) / self.Delta)


class Parabola(NamedTuple):
    """dV/dt = a + b (V - E_L) + c (V - E_L)², in mV per sample: a rival of the upstroke; see `parabola`."""

    a: float
    b: float
    c: float

    def slope(self, V):
        """dV/dt at voltages V."""
        return self.a + self.b * (V - E_L) + self.c * (V - E_L) ** 2


class Score(NamedTuple):
    """Errors of a model on some ramps: of the voltages (mV) and of the spike's time (samples), both rms."""

    voltage: float
    time: float


@takes(stretch=("beginning", *SPIKES))
@kept
def ramps(stretch="learned"):
    """Ramps of a stretch, each (n,) mV: from the lowest point after a spike to the foot of the next.

    The one ramp of the "beginning" goes from the onset of the drive to the foot of the first spike.
    """
    V = membrane().V
    smooth = np.convolve(np.pad(V, 4, mode="edge"), np.full(9, 1 / 9), "valid")  # finds places, and is not fitted
    spike = recording.crossings(V)
    starts, ends = ([ONSET], spike[:1]) if stretch == "beginning" else _between(smooth, spike, *SPIKES[stretch])
    feet = [a + int(np.argmax(smooth[a : b + 1] > FOOT)) for a, b in zip(starts, ends, strict=True)]
    return tuple(V[a:b] for a, b in zip(starts, feet, strict=True))


def _between(smooth, spike, first, last):
    starts = [a + int(smooth[a:b].argmin()) for a, b in zip(spike[first:last], spike[first + 1 :], strict=False)]
    return starts, spike[first + 1 : last + 1]


def integral(y):
    """∫ y dt from the first sample to each, by trapezoids, (n,)."""
    return np.concatenate([[0.0], np.cumsum((y[1:] + y[:-1]) / 2)])


@takes(ramps=RAMPS, Delta=positive, tau=positive)
def regress(ramps, *, Delta=None, tau=None):
    """Least squares for the integrated equation; return (I, 1/τ, factor of exp(V/Δ)).

    A derivative of a noisy recording is mostly noise. So we integrate the equation instead of differentiating the
    data, V(t) - V(0) = I t - (1/τ)∫(V - E_L) + c ∫exp(V/Δ), which is linear in its unknowns; the mean of each ramp is
    taken off both sides, because V(0) is noisy as well.

    Parameters
    ----------
    ramps : sequence of arrays, mV
    Delta : float, mV
        No upstroke when None.
    tau : float, samples
        A leak of any sign is found when None.
    """
    rows, wanted = [], []
    for V in ramps:
        columns = [np.arange(len(V)), -integral(V - E_L)]
        if Delta is not None:
            columns.append(integral(np.exp((V - FOOT) / Delta)))
        A = np.stack(columns, 1)
        rows.append(A - A.mean(axis=0))
        wanted.append(V - V.mean())
    A, b = np.concatenate(rows), np.concatenate(wanted)
    if tau is not None:
        b, A = b - A[:, 1] / tau, np.delete(A, 1, axis=1)
    found = np.linalg.lstsq(A, b)[0].tolist()
    if tau is not None:
        found.insert(1, 1 / tau)
    drive, leak, *rise = found
    return drive, leak, rise[0] * np.exp(-FOOT / Delta) if rise else 0.0


@takes(ramps=RAMPS, Delta=positive, tau=positive)
def model(ramps, *, Delta=None, tau=None):
    """Model for ``ramps`` by `regress`. A leak that fills the cell, or an upstroke that falls, is left out.

    Returns
    -------
    Model

    References
    ----------
    Fourcaud-Trocmé N, Hansel D, van Vreeswijk C, Brunel N (2003). How spike generation mechanisms determine the
    neuronal response to fluctuating inputs. Journal of Neuroscience 23:11628-11640.
    doi:10.1523/JNEUROSCI.23-37-11628.2003
    """
    drive, leak, rise = regress(ramps, Delta=Delta, tau=tau)
    if leak <= 0:
        return Model(unguarded(regress)(ramps, tau=np.inf)[0])
    if Delta is not None and rise <= 0:
        return model(ramps, tau=tau)
    return Model(drive, 1 / leak, Delta, -Delta * np.log(rise / leak / Delta)) if rise else Model(drive, 1 / leak)


@takes(ramps=RAMPS)
def best(ramps):
    """The model with an upstroke whose own ramp comes nearest to ``ramps``, among all of `SHARPNESS`."""
    return min((model(ramps, Delta=Delta) for Delta in SHARPNESS), key=lambda m: score(m, ramps).voltage)


@takes(model=either(Model, Parabola), V=number, n=count)
def run(model, V, n):
    """Voltage (n,) mV of the model from V on, by the midpoint rule; it stays at 0 mV when it gets there."""
    ramp = np.empty(n)
    ramp[0] = V
    for i in range(1, n):
        V = min(V + model.slope(min(V + model.slope(V) / 2, 0.0)), 0.0)
        ramp[i] = V
    return ramp


def start(ramps):
    """Where the ramps begin on average, mV."""
    return float(np.mean([V[0] for V in ramps]))


@takes(model=either(Model, Parabola), ramps=RAMPS)
def score(model, ramps):
    """Errors of the model's one ramp against all of ``ramps``; no spike counts as one at `LONGEST`.

    Returns
    -------
    Score
    """
    ramp = run(model, start(ramps), LONGEST)
    end = int(np.argmax(ramp > FOOT)) if ramp[-1] > FOOT else LONGEST
    distance = [np.sqrt(np.mean((ramp[: len(V)].clip(max=FOOT) - V) ** 2)) for V in ramps]
    return Score(float(np.mean(distance)), float(np.sqrt(np.mean([(end - len(V)) ** 2 for V in ramps]))))


@takes(V=array(ndim=1, least=1), smooth=count)
def setback(V, *, smooth=9):
    """How far a ramp V falls below the highest voltage that it has already had, mV, after a running mean.

    With a constant drive, dV/dt = f(V) cannot fall at a voltage at which it rose before: its setback is zero.
    """
    V = np.convolve(V, np.full(smooth, 1 / smooth), "valid")
    return float(np.max(np.maximum.accumulate(V) - V))


def measured_slopes(ramps, width=1.0):
    """Mean of dV/dt at each voltage: centres (n,) mV and slopes (n,) mV per sample, of bins ``width`` mV wide."""
    V = np.concatenate([(V[1:] + V[:-1]) / 2 for V in ramps])
    dV = np.concatenate([np.diff(V) for V in ramps])
    edges = np.arange(np.floor(V.min()), FOOT + width, width)
    count, total = (np.histogram(V, edges, weights=w)[0] for w in (None, dV))
    enough = count >= len(ramps)
    return (edges[:-1] + width / 2)[enough], total[enough] / count[enough]
