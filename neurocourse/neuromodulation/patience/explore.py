"""A rat, a small piece of cheese and a large one further on: which of them is worth more just now?"""

import numpy as np

from neurocourse.neuromodulation.patience.waiting import DISCOUNTS
from neurocourse.plots import BRAIN, GREY, INK, cheese, figure, key, note, panel, rat
from neurocourse.plots.marks import curves, dots_on, follow, move, rule
from neurocourse.teaching import Explorer, arm, handle, slider
from neurocourse.wording import number

__all__ = ["wait_or_take"]

SMALL_AT, END = 20, 34  # s: when the small piece comes, and how far the picture reaches
SMALL = 1.0  # worth of the small piece
HIGH = 4  # s along the time line are as long as one unit of worth is high: animals and cheese keep their shape
GROUND = -1.3


def wait_or_take():
    """Drag the rat towards two pieces of cheese, and see which of them it would choose from there."""
    fig, ax = figure(size=(6.4, 4.1))
    panel(ax, "What is it worth just now?", ("time (s)", -1.5, END), ("worth to the rat", -3, 21), "cell")
    ax.set_yticks(HIGH * np.arange(6), ["0", "1", "2", "3", "4", "5"])
    ax.axhline(0, color=GREY, lw=1)
    lines = curves(ax, {"the large piece": BRAIN, "the small piece": GREY}, lw=2.4)
    key(ax, "upper left", lines)
    dots = dots_on(lines, ms=8)
    at = rule(ax, x=0, color=INK)
    animal, pieces = rat(ax), [cheese(ax), cheese(ax)]
    (goal,) = ax.plot([], [], color=INK, lw=1.4, ls="-", marker=">", markevery=[-1], ms=8)
    says = note(ax, "", "upper right", size=11)

    def update(now, later, large, gamma, armed):
        worth = DISCOUNTS["many" if armed else "one"].unguarded
        ends, sizes = (SMALL_AT + later, SMALL_AT), (large, SMALL)
        for line, end, size in zip(lines, ends, sizes, strict=True):
            t = np.linspace(0, end, 120)
            line.set_data(t, HIGH * size * worth(end - t, gamma))
        both = [size * float(worth(np.array(end - now), gamma)) for end, size in zip(ends, sizes, strict=True)]
        follow(dots, now, HIGH * np.array(both))
        move(at, x=now)
        for piece, end, size in zip(pieces, ends, sizes, strict=True):
            piece(end, HIGH * size, 1.2 + 0.8 * np.sqrt(size))
        return _goes(now, ends, both)

    def _goes(now, ends, both):
        waits = both[0] > both[1]
        animal(now, GROUND, 3.0)
        goal.set_data([now + 2, now + 4], [GROUND, GROUND])
        says.set_text("It waits for the large one" if waits else "It takes the small one")
        return (
            f"{SMALL_AT - now} s before the small piece that one is worth {number(both[1], 2)} and the large one "
            f"{number(both[0], 2)}: it {'waits' if waits else 'will take the small one'}."
        )

    return Explorer(
        fig,
        update,
        title="Wait, or take what comes first?",
        alt="A rat on a time line, with a small piece of cheese ahead of it and a large one further on, each drawn as "
        "high as it is worth when it is there. From each a curve falls to the left: what it is worth before.",
        presets={
            "Patient": dict(gamma=0.95),
            "Far away": dict(now=0),
            "Close": dict(now=19),
            "A larger piece": dict(large=4.0),
        },
        handles=[handle(ax, x="now", at=GROUND), handle(ax, x="later", at=_top, origin=SMALL_AT)],
        now=slider(0, 19, 1, value=8, unit="s", label="The rat is at"),
        later=slider(2, 12, 1, value=8, unit="s", label="The large piece comes later by"),
        large=slider(1.2, 4, 0.2, value=2.0, label="Worth of the large piece"),
        gamma=slider(0.6, 0.98, 0.01, value=0.8, label="Discount γ of a second"),
        armed=arm("many discounts at once", remains="nothing", label="Arm the model"),
    )


def _top(large, **others):
    """How high the large piece stands."""
    return HIGH * large
