"""Where a sound comes from: two ears, a row of delays, and cells that wait for both at once."""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, count, function, generator, number, takes

FS = 48_000  # Hz
EARS = 0.18  # m, between the ears of a person
SOUND = 343.0  # m/s
LONGEST = int(np.ceil(EARS / SOUND * FS))  # samples: the delay of a sound straight from one side


class Located(NamedTuple):
    """What the row of cells says: their activity for each delay, and the delay and angle of the most active one."""

    delays: np.ndarray  # (K,) samples by which the cell waits with the right ear
    activity: np.ndarray  # (K,)
    delay: int  # samples
    angle: float  # degrees, positive to the right


@takes(angle=number(low=-90, high=90))
def delay_of(angle):
    """Delay (s) of the left ear behind the right: (d/c) sin θ, for a far source at the angle θ (degrees)."""
    return EARS / SOUND * np.sin(np.deg2rad(angle))


@takes(
    angle=number(low=-90, high=90), duration=number(low=0.001, high=1000), noise=number(low=0),
    band=array(shape=(2,), low=0), rng=generator,
)  # fmt: skip
def hear(angle, *, duration=0.05, noise=0.0, band=(200.0, 1500.0), rng):
    """What reaches the ears, (2, T): a noise from one side, in each ear with a little noise of its own.

    The delay need not be a whole number of samples: it is made by turning the phases.
    """
    n = int(duration * FS)
    f = np.fft.rfftfreq(n, 1 / FS)
    heard = (f > band[0]) & (f < band[1])
    if not heard.any():
        raise ValueError(f"band and duration must leave a tone to hear, got {tuple(band)} Hz and {duration:g} s")
    spectrum = np.fft.rfft(rng.standard_normal(n)) * heard
    late = np.exp(-2j * np.pi * f * delay_of(angle))
    left, right = np.fft.irfft(spectrum * late, n), np.fft.irfft(spectrum, n)
    ears = np.array([left, right]) / right.std()
    return ears + noise * rng.standard_normal((2, n))


@takes(left=array(shape=("T",)), right=array(shape=("T",)), delays=array(ndim=1, dtype=np.int64))
def coincidence(left, right, delays):
    """Activity of cells that wait d samples with the right ear: C(d) = Σ_t L(t) R(t - d), over the t that both have.

    Parameters
    ----------
    left, right : array_like, shape (T,)
    delays : array_like of int, shape (K,), samples
        Negative delays make the left ear wait; one longer than the sound finds nothing, 0.

    Returns
    -------
    ndarray, shape (K,)

    References
    ----------
    Jeffress LA (1948). A place theory of sound localization. Journal of Comparative and Physiological Psychology
    41:35-39. doi:10.1037/h0061495
    """
    T = len(left)
    delays = np.clip(delays, -T, T)
    return np.array([left[max(d, 0) : T + min(d, 0)] @ right[max(-d, 0) : T - max(d, 0)] for d in delays])


@takes(ears=array(shape=(2, "T"), least=2), how=function, longest=count(low=0))
def locate(ears, how=coincidence, *, longest=LONGEST):
    """Ask a row of cells with all delays a head can make."""
    delays = np.arange(-longest, longest + 1)
    activity = np.asarray(how(*ears, delays))
    delay = int(delays[activity.argmax()])
    angle = np.rad2deg(np.arcsin(np.clip(delay / FS * SOUND / EARS, -1, 1)))
    return Located(delays, activity, delay, float(angle))
