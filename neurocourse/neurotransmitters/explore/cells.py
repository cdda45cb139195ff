"""Cells that spike: all or nothing from the axon, and two cells that a gap junction pulls together."""

import numpy as np

from neurocourse.caching import kept
from neurocourse.neurotransmitters import gap_junction as gap
from neurocourse.neurotransmitters import hodgkin_huxley as hh
from neurocourse.nn import Sigmoid
from neurocourse.plots import BLUE, INK, ORANGE, RED, SKY, figure
from neurocourse.teaching import Explorer, choice, slider
from neurocourse.wording import number

FINE = 0.05  # uA/cm2 between two simulated pulses
HEIGHTS, OUTPUTS = np.linspace(-70, 50, 25), np.linspace(0, 1, 25)


def action_potential():
    """One pulse on the left; on the right four hundred random ones, as an axon and as a sigmoid unit answer them."""
    amplitudes = np.arange(0, 40 + FINE / 2, FINE)

    @kept
    def run(width):
        peaks, answer = hh.pulse_peaks(amplitudes, width=width, dt=0.025)
        return peaks, answer.t, answer.V[:, ::5].astype(np.float32), amplitudes[(peaks > 0).argmax()]

    scatter = np.random.default_rng(1).standard_normal(400)
    fig, (left, middle, right) = figure(1, 3, size=(9.6, 3.4), width_ratios=(1.3, 1, 1))
    (trace,) = left.plot([0], [0], color=BLUE, lw=1.8)
    (on,) = left.plot([5, 6], [-84, -84], color=RED, lw=5, solid_capstyle="butt")
    left.text(7.5, -84, "pulse", color=RED, va="center")
    left.set(title="One pulse, one axon", xlabel="time (ms)", ylabel="V (mV)", xlim=(0, 20), ylim=(-92, 60))
    bars = [_histogram(ax, edges, colour) for ax, edges, colour in ((middle, HEIGHTS, SKY), (right, OUTPUTS, ORANGE))]
    middle.set(title="400 pulses: the axon", xlabel="height of the answer (mV)", ylabel="pulses", ylim=(0, 260))
    right.set(title="the same: a sigmoid unit", xlabel="output", ylim=(0, 100))
    (here,) = middle.plot([0], [245], "v", color=RED, ms=8, clip_on=False)
    (there,) = right.plot([0], [94], "v", color=RED, ms=8, clip_on=False)

    def update(amplitude, width, spread):
        peaks, t, V, threshold = run(width)
        trace.set_data(t, V[:, round(amplitude / (5 * FINE))])
        on.set_data([5, 5 + width], [-84, -84])
        pulses = np.clip(threshold * (1 + spread / 100 * scatter), 0, amplitudes[-1])
        heights = peaks[np.rint(pulses / FINE).astype(np.int64)]
        gain = 0.3 * threshold
        outputs = Sigmoid().forward((pulses - threshold) / gain)
        for rectangles, x, edges in ((bars[0], heights, HEIGHTS), (bars[1], outputs, OUTPUTS)):
            for rectangle, n in zip(rectangles, np.histogram(x, edges)[0], strict=True):
                rectangle.set_height(n)
        peak = peaks[round(amplitude / FINE)]
        here.set_xdata([peak])
        there.set_xdata(Sigmoid().forward(np.array([(amplitude - threshold) / gain])))
        gaps = [np.diff(np.sort(x)).max() for x in (heights, outputs)]
        answer = "a spike" if peak > 0 else "no spike"
        return (
            f"{amplitude:g} µA/cm² for {width:g} ms: {answer}, {number(peak, 0)} mV. Between the two heaps of the axon "
            f"lie {gaps[0]:.0f} mV without one answer; the widest hole in the sigmoid's is {gaps[1]:.2f} of 1."
        )

    return Explorer(
        fig,
        update,
        title="All or nothing",
        alt="Left: the membrane of a Hodgkin-Huxley axon during a brief pulse. Middle: heights of its answers to 400 "
        "random pulses, in two heaps far apart. Right: outputs of a sigmoid unit to the same pulses, in one.",
        presets={
            "Just too little": dict(amplitude=6.75, width=1.0),
            "Just enough": dict(amplitude=7.0, width=1.0),
            "Three times as much": dict(amplitude=21, width=1.0),
            "Half as long": dict(amplitude=7.0, width=0.5),
        },
        amplitude=slider(0, 40, 0.25, value=7.0, unit="µA/cm²", label="Size of the pulse"),
        width=choice(0.5, 1.0, 2.0, value=1.0, label="Length of the pulse (ms)"),
        spread=slider(5, 40, 5, value=25, unit="%", label="Spread of the 400 pulses around the threshold"),
    )


def _histogram(ax, edges, colour):
    return ax.bar(edges[:-1], np.zeros(len(edges) - 1), np.diff(edges), align="edge", color=colour, ec=INK, lw=0.6)


def gap_junction():
    """Two cells and a junction: what one lends the other at rest, and how they fall into step when they fire."""
    ratios, differences = np.arange(21) / 20, np.arange(5) / 4  # g_c / g_L, and uA/cm2
    g, d = (x.ravel() for x in np.meshgrid(ratios, differences))
    t, V = gap.spiking(g * hh.SQUID.g_L, difference=d, dt=0.025)
    lags = np.array([gap.lag(t, V[:, k]) for k in range(len(g))]).reshape(5, 21)
    V = V[t >= 140][::4].reshape(-1, 5, 21, 2)
    t = t[t >= 140][::4]
    fig, (left, middle, right) = figure(1, 3, size=(9.6, 3.4), width_ratios=(1, 1.3, 1))
    cells = [dict(color=BLUE, lw=1.8), dict(color=ORANGE, lw=2.2, ls="--")]
    passive = [left.plot([0], [0], **how)[0] for how in cells]
    firing = [middle.plot(t, V[:, 0, 0, k], **how)[0] for k, how in enumerate(cells)]
    left.set(title="At rest: current into cell 1", xlabel="time (ms)", ylabel="V (mV)", xlim=(0, 320), ylim=(-71, -58))
    names = [left.text(140, -69, name, ha="center", color=INK) for name in ("cell 1", "cell 2")]
    middle.set(title="Firing: cell 1 driven harder", xlabel="time (ms)", ylabel="V (mV)", xlim=(140, 200))
    middle.set(ylim=(-85, 55))
    (curve,) = right.plot(ratios, lags[0], color=INK, lw=1.5)
    (here,) = right.plot([0], [0], "o", color=RED, ms=9)
    right.set(title="Out of step by", xlabel="g_c / g_L", ylabel="ms", xlim=(-0.03, 1.03), ylim=(-0.2, 7.5))

    def update(ratio, difference):
        i, j = round(difference * 4), round(ratio * 20)
        pair = gap.passive(0.1, ratio * 0.01)
        for k in (0, 1):
            passive[k].set_data(pair.t, pair.V[:, k])
            firing[k].set_ydata(V[:, i, j, k])
            names[k].set_y(pair.V[:, k].max() + 0.25)
        curve.set_ydata(lags[i])
        here.set_data([ratio], [lags[i, j]])
        change = np.ptp(pair.V, axis=0)
        return (
            f"g_c is {ratio:g} of the leak: cell 2 shows {100 * change[1] / change[0]:.0f} % of what cell 1 does "
            f"(closed form {100 * gap.coefficient(ratio * 0.01):.0f} %); their spikes are {lags[i, j]:.1f} ms apart."
        )

    return Explorer(
        fig,
        update,
        title="The synapse without a transmitter",
        alt="Left: two resting cells, one given current, the other following by a share. Middle: spikes of two cells "
        "with different drive. Right: how far apart their spikes are, against the conductance of the junction.",
        presets={
            "No junction": dict(ratio=0, difference=0.5),
            "A weak one": dict(ratio=0.1, difference=0.5),
            "A strong one": dict(ratio=1, difference=0.5),
        },
        ratio=slider(0, 1, 0.05, value=0.2, label="Junction g_c, in leaks g_L"),
        difference=slider(0, 1, 0.25, value=0.5, unit="µA/cm²", label="Cell 1 is driven harder by"),
    )
