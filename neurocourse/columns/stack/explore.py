"""Nets that read digits from few labels: dreamed first, begun well, or neither; and readers that need no net."""

import numpy as np

from neurocourse.columns import prepared
from neurocourse.columns.stack.belief_net import LABELS, WAYS
from neurocourse.plots import GREY, INK, MACHINE, figure, panel, set_bars
from neurocourse.plots.marks import numbers_on, set_numbers
from neurocourse.plots.pictures import mosaic, picture
from neurocourse.teaching import Explorer, arm, choice
from neurocourse.wording import listed, number

__all__ = ["stacked_dreams"]

ON_TOP = 10  # of titles, which then need not be drawn again with every picture
NAMES = (
    "dreamed,\nthree layers", "same net,\nno dreams", "a good start", "dreamed,\none layer", "PCA", "pixels",
    "nearest\nneighbour",
)  # fmt: skip
CONTROLS = WAYS[2:]


def stacked_dreams():
    """Choose how many digits have a label, and see who reads the others best."""
    fig, (left, right) = figure(1, 2, size=(6.4, 4.1), width_ratios=(1, 1.5))
    sheet = mosaic(np.moveaxis(prepared.starts(labels=LABELS[0], again=0).W.reshape(25, 8, 8) / 100.0, 0, 2), 5, 5)
    picture(left, "What it dreams with", sheet.shape, "RdGy", vmin=-1, sign="unit").set_data(sheet)
    bars = right.barh(range(len(WAYS)), np.zeros(len(WAYS)), color=MACHINE, ec=INK, lw=0.6, zorder=ON_TOP)
    numbers = numbers_on(bars, zorder=ON_TOP)
    dots = [right.plot([], [], "o", color=INK, ms=3, zorder=ON_TOP + 1)[0] for _ in WAYS]
    panel(right, "Digits read right", ("%", 60, 106), ylim=(len(WAYS) - 0.4, -0.6), xticks=[60, 80, 100])
    right.set_yticks(range(len(WAYS)), NAMES)

    def update(labels, controls):
        runs = 100 * np.array([prepared.starts(labels=labels, again=k).right for k in range(4)], dtype=float)
        shown = [controls or way not in CONTROLS for way in WAYS]
        mean = np.where(shown, runs.mean(axis=0), 0)
        set_bars(bars, mean, [MACHINE if k < 4 else GREY for k in range(len(WAYS))])
        set_numbers(numbers, bars, [number(x, 0) if on else "" for x, on in zip(mean, shown, strict=True)])
        for k, dot in enumerate(dots):
            dot.set_data(runs[:, k] if shown[k] else [], np.full(4, k + 0.25) if shown[k] else [])
        return _says(labels, dict(zip(WAYS, runs.mean(axis=0), strict=True)), controls)

    return Explorer(
        fig,
        update,
        title="Dreams stacked",
        alt="Left: the weights of 25 units of the first machine, as pictures. Right: how many of 500 digits are read "
        "right by nets and other readers, as bars, with a dot for each of four runs.",
        presets={"Fifty labels": dict(labels=50), "A thousand": dict(labels=1000)},
        labels=choice(*LABELS, label="Digits with a label"),
        controls=arm("a good start, or no dreams but one layer's", remains="nothing", label="Arm the other nets"),
    )


def _says(labels, right, controls):
    """The sentence."""
    dreamed, without = (number(right[way], 0) for way in WAYS[:2])
    told = (
        f"With {labels:,} labels the net that dreamed reads {dreamed}% right, the same net without dreams {without}%."
    )
    if not controls:
        return told
    others = listed([f"{number(right[way], 0)}% ({way})" for way in CONTROLS])
    return f"{told} The others: {others}."
