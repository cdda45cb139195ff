"""Two networks from one start: one keeps the signs of its weights, the other does not."""

import numpy as np
from matplotlib.colors import LinearSegmentedColormap

from neurocourse.neurotransmitters import prepared
from neurocourse.plots import BLUE, GREY, INK, ORANGE, RED, figure
from neurocourse.teaching import Explorer, slider, steps

__all__ = ["dale"]

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
            f"weights flipped, {flips[2][epoch]:.0f} % with Dale. In the end {with_dale:.1f} % of new digits are "
            f"right with Dale, {without:.1f} % without."
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
