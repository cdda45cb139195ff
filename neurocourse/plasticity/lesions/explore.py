"""Half the cells: units that are dead, what the rest still reads, and what comes back after a few pictures."""

import numpy as np

from neurocourse.plasticity.lesions import damage
from neurocourse.plasticity.prepared import AGAIN, DEAD, PICTURES, lesions
from neurocourse.plots import DIFFERENCE, GREY, INK, MACHINE, figure, key, move, panel
from neurocourse.plots.marks import curves, follow
from neurocourse.plots.pictures import bare
from neurocourse.teaching import Explorer, arm, choice, handle, slider
from neurocourse.wording import count

__all__ = ["half_the_cells"]

ON_TOP, UNITS = 6, lesions.grid["hidden"]


def half_the_cells():
    """Drag how many hidden units are dead, and see how gently a net fails and how it recovers."""
    fig, (sheet, curve) = figure(1, 2, size=(6.4, 3.9), width_ratios=(1, 1.5))
    show = _units(sheet)
    panel(curve, "Digits that are read", ("dead units (%)", -1, 91), ("share right", 0, 1.42), "unit")
    curve.set_yticks([0, 0.25, 0.5, 0.75, 1])
    looks = {"as it is after the loss": MACHINE, "once it has learned again": INK, "a new net as small": GREY}
    lines = curves(curve, looks, DEAD, zorder=ON_TOP)
    key(curve, "upper right", lines)
    (at,) = curve.plot([0, 0], [0, 1.08], color=INK, lw=1.2, zorder=ON_TOP)

    def update(dead, hidden, pictures, armed):
        found = [lesions(hidden=hidden, dropout=50 * armed, again=k) for k in AGAIN]
        few = PICTURES.index(pictures)
        rows = np.mean([(one.cut, one.recovered[:, few], one.fresh[:, few]) for one in found], axis=0) / 100
        follow(lines, DEAD, rows)
        move(at, x=dead)
        left = show(hidden, dead)
        cut, again, fresh = rows[:, DEAD.index(dead)]
        return (
            f"With {{dead}} dead, {count(left, 'unit')} read {cut:.0%} right. After {count(pictures, 'picture')} "
            f"they read {again:.0%}, and a new net with as many units reads {fresh:.0%} after these."
        )

    return Explorer(
        fig,
        update,
        title="Half the cells",
        alt="Left: the hidden units of a net, dead ones crossed out. Right: share of digits that is read against the "
        "share of dead units, right after the loss, after learning from a few pictures, and of a new net as small.",
        presets={
            "Half": dict(dead=50),
            "Nine in ten": dict(dead=90),
            "A small net": dict(dead=50, hidden=30),
            "A large net": dict(dead=50, hidden=400),
        },
        handles=[handle(curve, x="dead")],
        dead=slider(0, 90, 10, value=30, label="Dead units", unit="%"),
        hidden=choice(*UNITS, value=100, label="Hidden units"),
        pictures=choice(*PICTURES, label="Pictures to learn again"),
        armed=arm("a schooling in which half of its units are silent at random", remains="less of it"),
    )


def _units(ax):
    """Units in a square; returns ``show(hidden, dead)``, which crosses out the dead and counts the living."""
    bare(ax, "Hidden units", "unit", xlim=(-0.06, 1.06), ylim=(-0.06, 1.06))
    ax.set_aspect("equal")
    (alive,) = ax.plot([], [], "o", color=MACHINE, mec=INK, mew=0.6, zorder=ON_TOP)
    (lost,) = ax.plot([], [], "x", color=DIFFERENCE, zorder=ON_TOP)

    def show(hidden, dead):
        side = int(np.ceil(np.sqrt(hidden)))
        places = np.array([(k % side, k // side) for k in range(hidden)]) / (side - 1)
        lives = damage.survivors(hidden, dead / 100, rng=[0, hidden]) == 1
        alive.set_data(*places[lives].T)
        lost.set_data(*places[~lives].T)
        alive.set_markersize(90 / side)
        lost.set(markersize=70 / side, markeredgewidth=2.4 if side < 8 else 1.4)
        return int(lives.sum())

    return show
