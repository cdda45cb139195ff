"""Nets that read digits from few labels: dreamed first, begun well, or neither; and readers that need no net."""

import numpy as np

from neurocourse.columns import prepared
from neurocourse.columns.stack.belief_net import LABELS, WAYS
from neurocourse.plots import GREY, INK, MACHINE, figure, panel
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
    picture(left, "What it dreams with", sheet.shape, "PuOr", vmin=-1, sign="unit").set_data(sheet)
    looks = [("s", GREY) if k > 3 else ("o", MACHINE) for k in range(len(WAYS))]
    dots = [right.plot([], [], mark, color=hue, ms=4, alpha=0.6, zorder=ON_TOP)[0] for mark, hue in looks]
    means = [right.plot([], [], mark, color=hue, mec=INK, ms=10, zorder=ON_TOP + 1)[0] for mark, hue in looks]
    words = [right.text(105, k, "", ha="right", va="center", color=INK, zorder=ON_TOP) for k in range(len(WAYS))]
    panel(right, "Digits read right", ("%", 60, 106), ylim=(len(WAYS) - 0.4, -0.6), xticks=[60, 70, 80, 90, 100])
    right.hlines(range(len(WAYS)), 60, 101, color=GREY, lw=0.6, alpha=0.4, zorder=0)
    right.set_yticks(range(len(WAYS)), NAMES)

    def update(labels, controls):
        runs = 100 * np.array([prepared.starts(labels=labels, again=k).right for k in range(4)], dtype=float)
        for k, way in enumerate(WAYS):
            on = controls or way not in CONTROLS
            found = runs[:, k] if on else np.array([])
            dots[k].set_data(found, np.full(len(found), k + 0.0))
            means[k].set_data(*([[found.mean()], [k]] if on else ([], [])))
            words[k].set_text(number(found.mean(), 0) if on else "")
        return _says(labels, dict(zip(WAYS, runs.mean(axis=0), strict=True)), controls)

    return Explorer(
        fig,
        update,
        title="Dreams stacked",
        alt="Left: the weights of 25 units of the first machine, as pictures. Right: how many of 500 digits are read "
        "right by nets and other readers, as large marks, with a small one for each of four runs.",
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
