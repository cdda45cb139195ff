"""A cell that gets its place in one lap: an animal on a belt, a plateau, and the depolarisation of the next lap."""

import numpy as np

from neurocourse.hippocampus.one_lap import plateau as model
from neurocourse.plots import BRAIN, GREY, INK, PURPLE, figure, key, move, panel
from neurocourse.plots.panels import SMALL
from neurocourse.plots.pictures import bare
from neurocourse.plots.scenes import rat
from neurocourse.teaching import Explorer, choice, handle, slider, toggle

__all__ = ["one_lap"]

X = np.arange(0, model.BELT, 0.5)
BEFORE = np.full(model.N_INPUTS, 0.05)
SECOND = 150.0  # cm, where the other plateau comes


def one_lap():
    """Run past a plateau once, and see where the cell is depolarised in the next lap."""
    fig, (belt, below) = figure(2, 1, size=(6.4, 3.9), height_ratios=(0.42, 1))
    bare(belt, xlim=(0, model.BELT), ylim=(-5, 25))
    belt.plot([0, model.BELT], [0, 0], color=INK, lw=3, solid_capstyle="butt")
    animal = rat(belt)
    (bolt,) = belt.plot([], [], marker="*", color=PURPLE, ms=13, ls="none")
    word = belt.text(0, 19, "plateau", color=PURPLE, va="center", size=SMALL)
    panel(below, "The cell, a lap later", ("place on the belt (cm)", 0, model.BELT), ("mV above rest", 0, 12.5), "cell")
    below.set_xticks(range(0, 181, 30))
    below.plot(X, model.depolarisation(BEFORE, X), color=GREY, lw=1.5, ls=":", label="before")
    (first,) = below.plot([], [], color=BRAIN, lw=2.4, label="after one plateau")
    (then,) = below.plot([], [], color=BRAIN, lw=1.8, ls="--", label="after another at 150 cm")
    (top,) = below.plot([], [], "o", color=BRAIN, ms=7)
    key(below, "upper left", ncols=3)

    def update(place, speed, window, again):
        W = model.plateau(BEFORE, place, speed=speed, window=window)
        found = model.field(W)
        first.set_data(X, model.depolarisation(W, X))
        move(top, found.peak, found.height)
        then.set_visible(again)
        animal(place - 12, 5.5, 22)
        move(bolt, place, 19)
        left = place > model.BELT - 40
        word.set(x=place - 5 if left else place + 5, ha="right" if left else "left")
        shift = model.distance(found.peak, place)
        where = f"{-shift:.1f} cm before" if shift < -0.4 else "at"
        size = f"the field is {found.width:.0f} cm wide, its peak {where} the plateau."
        words = f"One plateau at {{place}}, {{speed}}: {size}"
        if not again:
            return words
        after = model.plateau(W, SECOND, speed=speed, window=window)
        then.set_data(X, model.depolarisation(after, X))
        kept = model.depolarisation(after, np.array([found.peak]))[0] / found.height
        return f"{words} After the second plateau {kept:.0%} of its height is left there."

    return Explorer(
        fig,
        update,
        title="A place in one lap",
        alt="Above, an animal on a belt and the place where a plateau comes. Below, the depolarisation of a cell along "
        "the belt: flat before, a hill after one plateau, and after a second one at 150 cm.",
        presets={
            "A slow lap": dict(speed=10, window="seconds"),
            "A fast lap": dict(speed=40, window="seconds"),
            "A window of 20 ms": dict(window="20 ms"),
            "Another plateau": dict(again=True),
        },
        handles=[handle(belt, x="place", at=19)],
        place=slider(20, 140, 5, value=90, unit="cm", label="Place of the plateau"),
        speed=slider(5, 40, 5, value=25, unit="cm/s", label="Speed"),
        window=choice(*model.WINDOWS, label="What counts as together"),
        again=toggle(False, label="A second plateau, at 150 cm"),
    )
