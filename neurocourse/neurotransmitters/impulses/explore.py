"""Spikes, all or none: those of an axon, and those of a recorded membrane, beside the outputs of a sigmoid."""

import numpy as np

from neurocourse.caching import kept
from neurocourse.data import membrane
from neurocourse.neurotransmitters.impulses import hodgkin_huxley as hh
from neurocourse.neurotransmitters.impulses import recording
from neurocourse.nn import Sigmoid
from neurocourse.plots import BRAIN, GREY, INK, MACHINE, figure, here, limit, move, panel
from neurocourse.teaching import Explorer, arm, choice, slider
from neurocourse.wording import number

__all__ = ["action_potential", "spike_heights"]

FINE = 0.05  # µA/cm² between two simulated pulses
HEIGHTS, OUTPUTS = np.linspace(-70, 50, 25), np.linspace(0, 1, 25)


AMPLITUDES = np.arange(0, 40 + FINE / 2, FINE)


def _answers(width):
    """Peaks of the answers to all amplitudes, the times, some of the answers, and the smallest pulse with a spike."""
    peaks, answer = hh.pulse_peaks(AMPLITUDES, width=width, dt=0.025)
    return peaks, answer.t, answer.V[:, ::5].astype(np.float32), AMPLITUDES[(peaks > 0).argmax()]


def action_potential():
    """One pulse on the left; on the right four hundred random ones, as an axon and as a sigmoid unit answer them."""
    run = kept(_answers)

    rng = np.random.default_rng(1)
    scatter, dice = rng.standard_normal(400), rng.random(400)
    fig, axes = figure(size=(6.4, 4.2), plan="ab;ac", width_ratios=(1.2, 1))
    left, middle, right = (axes[name] for name in "abc")
    panel(left, "One pulse, one axon", ("time (ms)", 0, 20), ("V (mV)", -92, 60), "cell")
    panel(middle, "400 pulses: the axon", "height of the answer (mV)", ("pulses", 0, 270), "cell")
    panel(right, "The same: a sigmoid", "output", ("pulses", 0, 105), "unit")
    (trace,) = left.plot([0], [0], color=BRAIN, lw=1.8)
    (on,) = left.plot([5, 6], [-84, -84], color=INK, lw=5, solid_capstyle="butt")
    left.text(7.5, -84, "pulse", va="center")
    heaps = [
        ax.stairs(np.zeros(24), edges, fill=True, color=colour, ec=INK, lw=0.6)
        for ax, edges, colour in ((middle, HEIGHTS, BRAIN), (right, OUTPUTS, MACHINE))
    ]
    dots = [here(ax, marker="v", ms=8, clip_on=False) for ax in (middle, right)]

    def update(amplitude, width, spread, gain, armed):
        peaks, t, V, threshold = run(width)
        trace.set_data(t, V[:, round(amplitude / (5 * FINE))])
        on.set_data([5, 5 + width], [-84, -84])
        pulses = np.clip(threshold * (1 + spread / 100 * scatter), 0, AMPLITUDES[-1])
        heights = peaks[np.rint(pulses / FINE).astype(np.int64)]
        chance = Sigmoid().forward(gain * (pulses - threshold) / threshold)
        outputs = (dice < chance).astype(np.float64) if armed else chance
        panel(right, "The same: a chance σ" if armed else "The same: a sigmoid", sign="unit")
        for heap, x, edges in zip(heaps, (heights, outputs), (HEIGHTS, OUTPUTS), strict=True):
            heap.set_data(np.histogram(x, edges)[0])
        tallest = np.histogram(outputs, OUTPUTS)[0].max()
        top = 105 if tallest < 80 else 50 * np.ceil(tallest / 40)  # in steps, and with room for the mark above
        peak = peaks[round(amplitude / FINE)]
        move(dots[0], peak, 245)
        move(dots[1], Sigmoid().forward(np.array(gain * (amplitude - threshold) / threshold)), 0.9 * top)
        limit(right, y=(0, top))
        gaps = [np.diff(np.sort(x)).max() for x in (heights, outputs)]
        answer = "a spike" if peak > 0 else "no spike"
        return (
            f"{{amplitude}} for {width:g} ms: {answer}, {number(peak, 0)} mV. Between the axon's two heaps "
            f"{gaps[0]:.0f} mV stay empty; the widest hole between the unit's outputs is {gaps[1]:.2f} of 1."
        )

    return Explorer(
        fig,
        update,
        title="All or nothing",
        alt="Left: the membrane of a Hodgkin-Huxley axon during a brief pulse. Right: heights of its answers to 400 "
        "random pulses, in two heaps far apart; below, outputs of a sigmoid unit to the same pulses, in one.",
        presets={
            "Too little": dict(amplitude=6.75, width=1.0),
            "Enough": dict(amplitude=7.0, width=1.0),
            "Three times": dict(amplitude=21, width=1.0),
            "Half as long": dict(amplitude=7.0, width=0.5),
            "Steep": dict(gain=30),
            "Dice": dict(armed=True),
        },
        amplitude=slider(0, 40, 0.25, value=7.0, unit="µA/cm²", label="Size of the pulse"),
        width=choice(0.5, 1.0, 2.0, value=1.0, label="Length of the pulse (ms)"),
        spread=slider(5, 40, 5, value=25, unit="%", label="Spread of the 400 pulses"),
        gain=slider(3, 30, 3, value=3, label="Steepness of the sigmoid"),
        armed=arm("dice: σ is a chance", remains="nothing"),
    )


def spike_heights():
    """The peaks of a real membrane beside the outputs of a sigmoid: two heaps with nothing between, and one."""
    fig, axes = figure(size=(6.4, 4.2), plan="aa;bc")
    left, middle, right = (axes[name] for name in "abc")
    V, peaks = membrane().V, recording.peaks()
    gap, coefficient = recording.widest_gap(peaks.height), recording.bimodality(peaks.height)
    panel(left, "A recorded membrane", ("sample (rate unknown)", 0, 2500), ("mV (our reading)", -70, 8), "cell")
    panel(middle, f"Heights of its {len(peaks.height)} peaks", "peak (mV)", "peaks", "cell")
    panel(right, "Outputs of a sigmoid", "σ(gain · z), 2000 normal z", ("share (%)", 0, 26), "unit")
    (trace,) = left.plot([], [], color=BRAIN, lw=1)
    (tops,) = left.plot([], [], "v", color=INK, ms=5)
    left.axhspan(gap.low, gap.high, color=GREY, alpha=0.2, lw=0)
    middle.hist(peaks.height, bins=np.arange(-44, 8, 2), color=BRAIN)
    middle.axvspan(gap.low, gap.high, color=GREY, alpha=0.2, lw=0)
    middle.text((gap.low + gap.high) / 2, 12, "no peak\nat all", ha="center")
    edges = np.linspace(0, 1, 21)
    heap = right.stairs(np.zeros(20), edges, fill=True, color=MACHINE, ec=INK, lw=0.6)
    y = np.linspace(0.002, 0.998, 499)
    (density,) = right.plot(y, 0 * y, color=INK, lw=1.5)

    def update(gain, start):
        trace.set_data(np.arange(2500), V[start : start + 2500])
        visible = (peaks.sample >= start) & (peaks.sample < start + 2500)
        tops.set_data(peaks.sample[visible] - start, peaks.height[visible] + 2.5)
        out = recording.sigmoid_outputs(gain=gain, rng=0)
        shares = np.histogram(out, edges)[0] / 20
        heap.set_data(shares)
        limit(right, y=(0, 26 if shares.max() < 25 else 10 * np.ceil(shares.max() / 9)))
        density.set_ydata(5 * recording.sigmoid_density(y, gain))
        humps = "one hump" if gain <= np.sqrt(2) else "two humps, no gap"
        return (
            f"Peaks: none from {number(gap.low, 0)} to {number(gap.high, 0)} mV, coefficient {coefficient:.2f}. "
            f"Sigmoid, gain {{gain}}: {humps}, {recording.bimodality(out):.2f}. (Above 0.56 speaks for two heaps.)"
        )

    return Explorer(
        fig,
        update,
        title="All or none, measured",
        alt="Above: part of a recorded membrane potential with its peaks marked. Below: heights of all peaks in two "
        "heaps with an empty stretch between, and outputs of a sigmoid for random inputs, a single broad heap.",
        presets={
            "Gentle sigmoid": dict(gain=1),
            "At the border": dict(gain=1.4),
            "Steep sigmoid": dict(gain=4),
            "Another stretch": dict(start=2500),
        },
        gain=slider(0.2, 4, 0.2, value=1, label="Gain of the sigmoid"),
        start=slider(0, 9500, 250, value=7500, unit="samples", label="Where in the recording"),
    )
