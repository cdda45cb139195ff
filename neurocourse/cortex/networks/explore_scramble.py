"""Shuffled pixels: what is left of a network's lead when neighbours are torn apart."""

import numpy as np

from neurocourse.cortex import prepared
from neurocourse.cortex.networks import lenet
from neurocourse.cortex.plain.rivals import KINDS
from neurocourse.data import digits
from neurocourse.plots import GREEN, INK, MACHINE, curves, dots_on, figure, follow, key, panel
from neurocourse.plots.pictures import digit_image
from neurocourse.teaching import Explorer, arm, choice, slider
from neurocourse.wording import numbered

__all__ = ["scramble"]

SHARES = prepared.SHARES
SHARED, LOCAL, PLAIN, LARGE = KINDS


def scramble():
    """Shuffle the pixels of all digits in the same way: what is left of the network's edge over two others?"""
    X = digits().split().X_test
    fig, (left, right) = figure(1, 2, size=(6.4, 3.3), width_ratios=(0.8, 1.4))
    shown = digit_image(left, "A digit, shuffled")
    panel(right, "Mean of three trainings", "pixels shuffled (%)", ("unseen digits right (%)", 94, 100), "unit")
    right.set(xticks=SHARES, xlim=(-6, 106))
    colours = {"convolutional": MACHINE, "plain": INK, "local, not shared": GREEN}
    lines = curves(right, colours, SHARES, lw=1.5, markers=True)
    marks = dots_on(lines, ms=11)
    key(right, "upper right")

    def update(share, digit, armed):
        means = np.array([_means(kind) for kind in (SHARED, LARGE if armed else PLAIN, LOCAL)])
        k = SHARES.index(int(share))
        shown.set_data(X[digit][order(SHARES[k])].reshape(8, 8))
        follow(lines, SHARES, means)
        follow(marks, SHARES[k], means[:, k])
        lead = means[0, k] - means[1, k]
        ahead = f"a lead of {lead:.1f} points" if lead > 0.2 else "no lead"
        return (
            f"{SHARES[k]}% shuffled: convolutional {means[0, k]:.1f}%, plain {means[1, k]:.1f}%, {ahead}; local, "
            f"not shared {means[2, k]:.1f}%."
        )

    return Explorer(
        fig,
        update,
        title="Neighbours matter",
        alt="Left: a digit whose pixels were shuffled. Right: accuracy of a convolutional network, a plain one, and "
        "one whose units are local but share nothing, against the share of pixels shuffled.",
        presets={"As written": dict(share="0"), "All shuffled": dict(share="100")},
        share=choice(*map(str, SHARES), value="100", label="Pixels shuffled (%)"),
        digit=slider(0, 99, 1, value=3, label="Unseen digit", show=numbered),
        armed=arm("three times as many hidden units", remains="less of it", label="Arm the plain network"),
    )


def _means(kind):
    """Per cent of unseen digits read at each of the shares, mean of three trainings."""
    return [100 * prepared.scramble(share=share, kind=kind).right.mean() for share in SHARES]


def order(share):
    """The fixed shuffling for a share in per cent."""
    return lenet.scrambled_order(share / 100, rng=0)
