"""A striped patch with a spotlight on it: what attention does to the answers of a cell depends on both sizes."""

import numpy as np

from neurocourse.neuromodulation.normalised_attention import spotlight
from neurocourse.plots import BRAIN, GREY, PURPLE, SKY, figure, here, key, log_ticks, move, panel, rule
from neurocourse.plots.marks import curves, dots_on, follow
from neurocourse.plots.pictures import bare
from neurocourse.teaching import Explorer, choice, handle, slider
from neurocourse.wording import number

__all__ = ["spotlight_on_a_patch"]

EDGE = 18  # degrees, from the middle of the picture to its edge
AT = np.linspace(-EDGE, EDGE, 121)
STRIPES = np.cos(2 * np.pi * AT / 3)
TURN = np.linspace(0, 2 * np.pi, 80)
CIRCLE = np.cos(TURN), np.sin(TURN)
CONTRASTS = np.geomspace(0.5, 100, 60)  # %
PLACES = {"before the division": False, "after it": True}


def spotlight_on_a_patch():
    """Drag how far attention reaches and how large the patch is: does it help at faint contrasts, or at all of them?"""
    fig, axes = figure(size=(6.4, 4.3), plan="ab;cd", height_ratios=(1.25, 1), width_ratios=(1, 1.25))
    scene, answers, cut, ratio = axes.values()
    sheet, lit = _patch(scene)
    profiles = _profiles(cut)
    _against_contrast(answers, "Answers of the cell", ("of its largest", 0, 4.2), (0, 1, 2, 3))
    _against_contrast(ratio, "Attended by unattended", ("times", 0.8, 3.4), (1, 2, 3))
    lines = curves(answers, {"attended": BRAIN, "unattended": GREY}, CONTRASTS)
    key(answers, "upper left", ncols=2, columnspacing=1.2)
    dots = dots_on(lines)
    (gain,) = curves(ratio, {"attended": BRAIN}, CONTRASTS)
    rule(ratio, y=1)
    at = here(ratio)

    def update(contrast, size, width, place):
        output = PLACES[place]
        c = contrast / 100
        envelope = np.exp(-0.5 * (AT[:, None] ** 2 + AT**2) / size**2)
        sheet.set_data(c * envelope * STRIPES)
        lit.set_data(*(width * np.array(CIRCLE)))
        field, drive = spotlight.field(width), spotlight.drive(size)
        profiles[0].set_ydata(field)
        profiles[1].set_ydata(drive if output else field * drive)
        scale = np.ptp(spotlight.answers([0.0, 1e6], size, width, output=output)[0])
        found = spotlight.answers(CONTRASTS / 100, size, width, output=output) / scale
        here_now = spotlight.answers([c], size, width, output=output)[:, 0]
        follow(lines, CONTRASTS, found[::-1])
        follow(dots, contrast, (here_now / scale)[::-1])
        gain.set_ydata(found[1] / found[0])
        move(at, contrast, here_now[1] / here_now[0])
        plateau, shift = spotlight.change(size, width, output=output)
        return (
            f"At contrast {{contrast}} attention multiplies the answer by {number(here_now[1] / here_now[0], 2)}: the "
            f"largest answers are {number(plateau, 2)} times as large, and it is as if contrasts were "
            f"{number(shift, 2)} times as high."
        )

    return Explorer(
        fig,
        update,
        title="A spotlight on a patch",
        alt="Upper left: a striped patch with a circle for attention, a dotted one for the neighbours that divide, and "
        "the cell in the middle. Lower left: all three along a line. Upper right: answers of the cell against "
        "contrast, attended and unattended. Lower right: by what attention multiplies them.",
        presets={
            "Small patch, wide attention": dict(size=1.0, width=10.0),
            "Large patch, narrow attention": dict(size=10.0, width=1.0),
            "After the division": dict(place="after it"),
        },
        handles=[handle(scene, x="width", at=0), handle(scene, y="size", at=0), handle(answers, x="contrast", at=0.2)],
        contrast=slider(1, 100, 1, value=60, unit="%", label="Contrast"),
        size=slider(1, 10, 0.5, value=4.0, unit="°", label="Size of the patch"),
        width=slider(1, 15, 0.5, value=8.0, unit="°", label="Reach of attention"),
        place=choice(*PLACES, label="The gain acts"),
    )


def _patch(ax):
    """The picture that is seen, the neighbours, and the cell; returns its image and the circle of attention."""
    bare(ax, "A patch, lit by attention", xlim=(-EDGE, EDGE), ylim=(-EDGE, EDGE))
    ax.set_aspect("equal")
    options = dict(cmap="gray", vmin=-1, vmax=1, extent=(-EDGE, EDGE, -EDGE, EDGE), zorder=-1)
    sheet = ax.imshow(np.zeros((len(AT), len(AT))), **options)
    ax.plot(*(spotlight.NEIGHBOURS * np.array(CIRCLE)), color=SKY, ls=":", lw=2)
    (lit,) = ax.plot([], [], color=PURPLE, lw=2.5)
    ax.plot([0], [0], "o", color=BRAIN, ms=4)
    return sheet, lit


def _profiles(ax):
    """Attention, drive and neighbours along a line; returns the three lines."""
    panel(ax, "Along a line", ("degrees", -EDGE, EDGE), ("", 0, 5.1), "cell", yticks=(0, 1, 3))
    looks = {"attention": PURPLE, "drive": BRAIN, "neighbours": SKY}
    lines = curves(ax, looks, spotlight.X, [spotlight.X, spotlight.X, spotlight.POOL / spotlight.POOL.max()])
    key(ax, "upper left", ncols=2, columnspacing=1.0)
    return lines


def _against_contrast(ax, words, y, yticks):
    panel(ax, words, ("contrast, %", 0.5, 115), y, "cell")
    ax.set_xscale("log")
    log_ticks(ax.xaxis, (1, 10, 100))
    ax.set_yticks(yticks)
