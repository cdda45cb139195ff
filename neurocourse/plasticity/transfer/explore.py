"""Digits whose pixels have moved: what a net that could read them saves itself, against doing nothing."""

import numpy as np

from neurocourse.data import digits
from neurocourse.plasticity.prepared import PIXELS, SHOTS, pixels_moved
from neurocourse.plasticity.transfer import moved
from neurocourse.plots import DIFFERENCE, GREEN, INK, MACHINE, PURPLE, figure, here, move, name_ends, panel, rule, title
from neurocourse.plots import set_names as put_names
from neurocourse.plots.pictures import digit_image
from neurocourse.teaching import Explorer, arm, choice, handle, sketch, slider
from neurocourse.wording import count, number

__all__ = ["draw_what_carries_over", "pixels_that_moved"]

ON_TOP = 6  # what moves lies over titles, which then rest
LOOKS = {
    "from nothing": dict(color=INK, ls=":", lw=2),
    "fine-tuned": dict(color=MACHINE, ls="-", lw=3),
    "all held": dict(color=PURPLE, ls="--", lw=2),
    "L2-SP": dict(color=GREEN, ls="-.", lw=2),
    "untouched": dict(color=DIFFERENCE, ls="--", lw=2, marker="x", ms=7, mew=2),
}


def right(shots):
    """Mean share right of each way of `LOOKS` (rows) for every number of moved pixels."""
    rows = [moved.NAMES.index(name) for name in LOOKS]
    return np.array([pixels_moved(n=n, shots=shots).right[rows].mean(axis=1) for n in PIXELS]).T / 100


def draw_what_carries_over():
    """Draw how well a fine-tuned net reads digits the more of their pixels have moved."""
    shares = right(1)
    x = np.linspace(0, 64, 65)
    return sketch(
        x,
        np.interp(x, PIXELS, shares[1]),
        title="Draw how well the fine-tuned net reads",
        alt="Axes: how many of 64 pixels have moved, and share of digits read right from 0 to 1. A dotted line near "
        "0.6 shows a net that begins at nothing, with the same pictures.",
        because="While most pixels are where they were, the old net knows nearly all of it. Beyond three quarters its "
        "past is a burden, and a net without any does better.",
        xlabel="pixels moved",
        ylabel="share right",
        ylim=(0, 1),
        known=("from nothing", np.interp(x, PIXELS, shares[0])),
    )


def pixels_that_moved():
    """A digit, the same with pixels moved, and how well a net that knew it reads the others after a few of them."""
    fig, axes = figure(size=(6.4, 4.0), plan="ac;bc", width_ratios=(1, 2.5))
    before, after, curve = (axes[k] for k in "abc")
    old, new = digit_image(before, "As it was learned"), digit_image(after, " ")
    for image in (old, new):
        image.set_zorder(ON_TOP)
    (marks,) = after.plot([], [], "s", mfc="none", mec=PURPLE, mew=1.2, ms=9, zorder=ON_TOP)
    panel(curve, "New digits read", ("pixels moved", -2, 100), ("share right, mean of five", 0, 1.04), "unit")
    curve.set_xticks(PIXELS[::2])
    lines = [
        curve.plot(PIXELS, right(1)[k], label=name, zorder=ON_TOP, **look)[0]
        for k, (name, look) in enumerate(LOOKS.items())
    ]
    names = name_ends(lines, xytext=(13, 0), zorder=ON_TOP)
    curve.spines["bottom"].set_bounds(0, 64)
    at, ring = rule(curve, x=0, zorder=ON_TOP), here(curve, ms=12, mfc="none", mec=INK, mew=2, zorder=ON_TOP + 1)

    def update(n, shots, digit, armed):
        order, picture = moved.shuffle(n, rng=[0, 2]), digits().images[np.flatnonzero(digits().y == digit)[2]]
        old.set_data(picture)
        new.set_data(picture.ravel()[order].reshape(8, 8))
        marks.set_data(*np.divmod(np.flatnonzero(order != np.arange(64)), 8)[::-1])
        title(after, f"{n} pixels moved")
        found, k = right(shots), PIXELS.index(n)
        for line, shares in zip(lines, found, strict=True):
            line.set_ydata(shares)
        put_names(names, lines)
        lines[-1].set_visible(armed)
        names[-1].set_visible(armed)
        move(at, x=n)
        move(ring, n, found[1, k])
        left = f" The old net, which learned nothing more: {number(found[-1, k], 2)}." if armed else ""
        return (
            f"{{n}} moved, {count(shots, 'picture')} of each digit: fine-tuned {number(found[1, k], 2)} right, "
            f"from nothing {number(found[0, k], 2)}.{left}"
        )

    return Explorer(
        fig,
        update,
        title="Old digits in new places",
        alt="Left: a digit as the net learned it, and the same digit with some pixels moved, which are framed. Right: "
        "share of new digits read right against the number of pixels moved, for nets that begin at nothing, that are "
        "fine-tuned, held at all their old weights, held by L2-SP, and, when armed, for the old net as it was.",
        presets={
            "A few moved": dict(n=16),
            "Half of them": dict(n=32),
            "All of them": dict(n=64),
            "Ten pictures each": dict(n=16, shots=10),
        },
        handles=[handle(curve, x="n", at=0.06)],
        n=slider(0, 64, 8, value=16, unit="pixels", label="Moved"),
        shots=choice(*SHOTS, label="Pictures of each digit"),
        digit=slider(0, 9, 1, value=3, label="Look at a"),
        armed=arm("the old net, left as it is", remains="less of it"),
    )
