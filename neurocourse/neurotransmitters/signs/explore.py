"""Two networks from one start: one keeps the signs of its weights, the other does not."""

import numpy as np
from matplotlib.colors import LinearSegmentedColormap

from neurocourse.neurotransmitters import prepared
from neurocourse.plots import BRAIN, GREEN, MACHINE, PURPLE, figure, panel
from neurocourse.plots.marks import curves, follow, move, name_ends, rule, set_names
from neurocourse.teaching import Explorer, slider, steps

__all__ = ["dale"]

SIGNED = LinearSegmentedColormap.from_list("signed", [PURPLE, "#fdfbf6", GREEN])  # inhibits, 0, excites
LAST = prepared.EPOCHS // prepared.NOTED


def dale():
    """The same start, the same digits: one network keeps its signs, the other does not."""
    fig, axes = figure(size=(6.4, 4.0), plan="ac;bc", width_ratios=(1.2, 1))
    kept, free, right = (axes[name] for name in "abc")
    images = []
    for ax, words, sign in ((kept, "Signs kept (Dale)", "cell"), (free, "Signs free (usual)", "unit")):
        panel(ax, words, y="digit", sign=sign, xticks=[], yticks=[0, 9])
        images.append(ax.imshow(np.zeros((10, 64)), vmin=-0.6, vmax=0.6, cmap=SIGNED, aspect="auto"))
    free.set_xlabel("hidden unit")
    panel(right, "Signs that flipped", ("epoch", 0, prepared.EPOCHS), ("share of the weights (%)", -3, 60))
    lines = curves(right, {"pixels": MACHINE, "hidden": GREEN, "with Dale": BRAIN})
    names, now = name_ends(lines), rule(right, x=0, ls="-", lw=1)

    def update(step, inhibitory, seed):
        found, epoch = prepared.dale(inhibitory=inhibitory, seed=seed), prepared.NOTED * step
        for image, weights in zip(images, prepared.weights(found), strict=True):
            image.set_data(weights[step])
        flips = 100 * found.flips
        follow(lines, np.arange(len(flips[0])), flips)
        set_names(names, lines)
        move(now, x=epoch)
        with_dale, without = 100 * found.accuracy
        return (
            f"By {{step}}, {flips[0][epoch]:.0f}% of the pixels' and {flips[1][epoch]:.0f}% of the hidden units' "
            f"weights have flipped. New digits read in the end: {with_dale:.1f}% with Dale, {without:.1f}% without."
        )

    return Explorer(
        fig,
        update,
        title="Dale's principle",
        alt="Left, one above the other: weights from 64 hidden units to ten digits, green excites and purple inhibits; "
        "with Dale's principle every column keeps one colour, without it columns become mixed. Right: share of flipped "
        "weights by epoch.",
        presets={"The start": dict(step=0), "After training": dict(step=LAST), "Half inhibit": dict(inhibitory=50)},
        step=steps(LAST, value=LAST, label="Training", interval=150, show=lambda k: f"epoch {prepared.NOTED * k}"),
        inhibitory=slider(10, 50, 10, value=20, unit="%", label="Units that inhibit"),
        seed=slider(0, prepared.SEEDS[-1], 1, value=0, label="Another start"),
    )
