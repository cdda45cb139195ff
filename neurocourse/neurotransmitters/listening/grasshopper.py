"""What two recordings of a grasshopper's ear give: numbers that we measured with `reverse`, and no recording.

A receptor neuron hears a sound whose loudness wavers at random, for 10 s. The recordings ship with the library nitime
(0.12.1, nitime/data/grasshopper_*); where it is installed, a test measures them again. Loudness is in dB, in bins of
0.5 ms.
"""

from typing import NamedTuple

import numpy as np

from neurocourse.neurotransmitters.listening.reverse import Curve
from neurocourse.neurotransmitters.modulators import mixer

DT = 0.5  # ms
# Mean loudness before a spike, in standard deviations; the first number is at the spike, each next one 0.5 ms earlier.
SLOW = (
    0.12, 0.14, 0.12, 0.04, -0.06, -0.15, -0.19, -0.13, 0.02, 0.26, 0.54, 0.79, 0.95, 0.97, 0.84, 0.57, 0.22, -0.13,
    -0.41, -0.58, -0.61, -0.50, -0.32, -0.10, 0.08, 0.19, 0.22, 0.17, 0.07, -0.04, -0.11, -0.14, -0.12, -0.08, -0.02,
    0.03, 0.04, 0.03, -0.01, -0.05,
)  # fmt: skip
FAST = (
    0.00, 0.01, -0.03, 0.02, 0.00, -0.06, -0.04, 0.00, 0.04, 0.00, -0.01, 0.02, -0.01, 0.38, 0.80, 0.52, 0.06, -0.18,
    -0.26, -0.19, -0.21, -0.20, -0.11, -0.13, -0.08, -0.01, 0.03, 0.08, 0.03, 0.02, 0.03, -0.01, 0.01, -0.01, -0.02,
    0.00, -0.02, 0.03, 0.02, -0.03,
)  # fmt: skip
# Twenty equal parts of each recording, sorted by what the whole filter makes of the sound: Hz in each.
SLOW_RATE = (6, 8, 14, 4, 10, 16, 14, 24, 26, 32, 40, 68, 78, 94, 108, 126, 198, 259, 335, 395)
FAST_RATE = (14, 10, 32, 26, 44, 16, 26, 28, 30, 44, 46, 54, 64, 76, 88, 90, 116, 218, 303, 407)
DRIVE = (
    -2.08, -1.44, -1.14, -0.92, -0.75, -0.59, -0.44, -0.31, -0.19, -0.07, 0.05, 0.17, 0.30, 0.44, 0.58, 0.74, 0.93,
    1.15, 1.46, 2.09,
)  # fmt: skip


class Recording(NamedTuple):
    """One recording: spikes, the mean loudness before one (40,), the measured curve, and the control.

    ``by_filter`` and ``by_one_lag`` are correlations with the rate of a half that was not looked at, one for each half.
    """

    spikes: int
    sound: np.ndarray
    curve: Curve
    by_filter: tuple
    by_one_lag: tuple


RECORDINGS = {
    "slow sound": Recording(
        929, np.array(SLOW), Curve(np.array(DRIVE), np.array(SLOW_RATE, float)), (0.45, 0.46), (0.46, 0.52)
    ),
    "fast sound": Recording(
        868, np.array(FAST), Curve(np.array(DRIVE), np.array(FAST_RATE, float)), (0.20, 0.21), (0.14, 0.16)
    ),
}
CHANCE = 0.14  # the largest value of 100 averages before spikes at random times


def units(left_out=0):
    """Errors of the best unit of each shape for each recording, without its ``left_out`` loudest parts."""
    keep = slice(0, len(DRIVE) - left_out)
    return {
        name: {
            shape: float(mixer.Units(shape, one.curve.drive[keep]).fit(one.curve.rate[keep])[2])
            for shape in mixer.SOFTENED
        }
        for name, one in RECORDINGS.items()
    }


def report():
    """The best units for both recordings, and how well filter and single lag foretell the other half, in words."""
    lines = []
    for name, errors in units().items():
        one = RECORDINGS[name]
        off = ", ".join(f"{shape} {100 * error:.1f}%" for shape, error in errors.items())
        lines.append(f"{name}, {one.spikes} spikes: off by {off}")
        fewer = units(1)[name]
        rest = ", ".join(f"{shape} {100 * fewer[shape]:.1f}%" for shape in ("sigmoid", "softened ReLU"))
        lines.append(f"    without the loudest part: {rest}")
        both = [" and ".join(f"{r:.2f}" for r in pair) for pair in (one.by_filter, one.by_one_lag)]
        lines.append(f"    held-out halves: {both[0]} by the whole filter, {both[1]} by the best single lag")
    return "\n".join(lines)
