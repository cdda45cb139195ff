"""Things to count: flipped signs in two networks, and the heights of spikes beside the outputs of a sigmoid."""

import numpy as np
from matplotlib.colors import LinearSegmentedColormap

from neurocourse.data import membrane
from neurocourse.neurotransmitters import prepared, recording
from neurocourse.plots import BLUE, GREY, INK, ORANGE, RED, figure
from neurocourse.teaching import Explorer, slider, steps
from neurocourse.wording import number

SIGNED = LinearSegmentedColormap.from_list("signed", [BLUE, "#fdfbf6", ORANGE])  # inhibits, 0, excites
LAST = prepared.EPOCHS // prepared.NOTED


def dale():
    """The same start, the same digits: one network keeps its signs, the other does not."""
    fig, (kept, free, right) = figure(1, 3, size=(9.6, 3.4), width_ratios=(1, 1, 1.1))
    images = []
    for ax, title in ((kept, "Signs kept (Dale)"), (free, "Signs free (usual)")):
        images.append(ax.imshow(np.zeros((10, 64)), vmin=-0.6, vmax=0.6, cmap=SIGNED, aspect="auto"))
        ax.set(title=title, xlabel="hidden unit", yticks=[0, 9], xticks=[])
    kept.set_ylabel("digit")
    lines = [right.plot([], [], color=color, ls=ls, lw=2)[0] for color, ls in ((BLUE, "-"), (ORANGE, "--"), (RED, ":"))]
    cursor = right.axvline(0, color=GREY, lw=1)
    texts = [
        right.text(39.5, 0, text, ha="right", va="bottom", color=INK) for text in ("pixels", "hidden", "with Dale")
    ]
    right.set(
        title="Weights that changed sign",
        xlabel="epoch",
        ylabel="flipped (%)",
        xlim=(0, prepared.EPOCHS),
        ylim=(-3, 60),
    )

    def update(step, inhibitory, seed):
        found, epoch = prepared.dale(inhibitory=inhibitory, seed=seed), prepared.NOTED * step
        for image, weights in zip(images, prepared.weights(found), strict=True):
            image.set_data(weights[step])
        flips = 100 * found.flips
        for line, text, values in zip(lines, texts, flips, strict=True):
            line.set_data(np.arange(len(values)), values)
            text.set_y(values[-1] + 0.8)
        cursor.set_xdata([epoch, epoch])
        with_dale, without = 100 * found.accuracy
        return (
            f"Epoch {epoch}: {flips[0][epoch]:.0f} % of the pixels' and {flips[1][epoch]:.0f} % of the hidden units' "
            f"weights flipped, {flips[2][epoch]:.0f} % with Dale. In the end {with_dale:.1f} % of new digits are read "
            f"with Dale, {without:.1f} % without."
        )

    return Explorer(
        fig,
        update,
        title="Dale's principle",
        alt="Left and middle: weights from 64 hidden units to ten digits, orange excites and blue inhibits; with "
        "Dale's principle every column keeps one colour, without it columns become mixed. Right: share of flipped "
        "weights by epoch.",
        presets={"The start": dict(step=0), "After training": dict(step=LAST), "Half inhibit": dict(inhibitory=50)},
        step=steps(LAST, value=LAST, label="Training", interval=150),
        inhibitory=slider(10, 50, 10, value=20, unit="%", label="Hidden units that inhibit"),
        seed=slider(0, prepared.SEEDS[-1], 1, value=0, label="Another start"),
    )


def spike_heights():
    """The peaks of a real membrane beside the outputs of a sigmoid: two heaps with nothing between, and one."""
    fig, (left, middle, right) = figure(1, 3, size=(9.6, 3.4), width_ratios=(1.5, 1, 1))
    V, peaks = membrane().V, recording.peaks()
    gap, coefficient = recording.widest_gap(peaks.height), recording.bimodality(peaks.height)
    (trace,) = left.plot([], [], color=BLUE, lw=1)
    (tops,) = left.plot([], [], "v", color=RED, ms=5)
    left.axhspan(gap.low, gap.high, color=GREY, alpha=0.2, lw=0)
    left.set(title="A recorded membrane", xlabel="sample (their rate is unknown)", ylabel="V (mV, our reading)")
    left.set(xlim=(0, 2500), ylim=(-70, 8))
    middle.hist(peaks.height, bins=np.arange(-44, 8, 2), color=BLUE)
    middle.axvspan(gap.low, gap.high, color=GREY, alpha=0.2, lw=0)
    middle.text((gap.low + gap.high) / 2, 12, "no peak\nat all", ha="center", color=INK)
    middle.set(title=f"Heights of its {len(peaks.height)} peaks", xlabel="peak (mV)", ylabel="peaks")
    edges = np.linspace(0, 1, 21)
    bars = right.bar(edges[:-1], np.zeros(20), width=0.05, align="edge", color=ORANGE)
    y = np.linspace(0.002, 0.998, 499)
    (density,) = right.plot(y, 0 * y, color=INK, lw=1.5)
    right.set(title="Outputs of a sigmoid", xlabel="σ(gain · z), z normal", ylabel="share of 2000 (%)", ylim=(0, 26))

    def update(gain, start):
        trace.set_data(np.arange(2500), V[start : start + 2500])
        seen = (peaks.sample >= start) & (peaks.sample < start + 2500)
        tops.set_data(peaks.sample[seen] - start, peaks.height[seen] + 2.5)
        out = recording.sigmoid_outputs(gain=gain, rng=0)
        for bar, count in zip(bars, np.histogram(out, edges)[0], strict=True):
            bar.set_height(count / 20)
        density.set_ydata(5 * recording.sigmoid_density(y, gain))
        humps = "one hump" if gain <= np.sqrt(2) else "two humps, and everything between them"
        return (
            f"Peaks: none between {number(gap.low, 0)} and {number(gap.high, 0)} mV, coefficient {coefficient:.2f}. "
            f"Sigmoid with gain {gain:g}: {humps}, coefficient {recording.bimodality(out):.2f} (above 0.56 speaks for "
            "two heaps)."
        )

    return Explorer(
        fig,
        update,
        title="All or none, measured",
        alt="Left: part of a recorded membrane potential with its peaks marked. Middle: heights of all peaks in two "
        "heaps with an empty stretch between. Right: outputs of a sigmoid for random inputs, a single broad heap.",
        presets={
            "Gentle sigmoid": dict(gain=1),
            "At the border": dict(gain=1.4),
            "Steep sigmoid": dict(gain=4),
            "Another stretch": dict(start=2500),
        },
        gain=slider(0.2, 4, 0.2, value=1, label="Gain of the sigmoid"),
        start=slider(0, 9500, 250, value=7500, unit="samples", label="Where to look in the recording"),
    )
