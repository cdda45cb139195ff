"""Two populations that look for a needle: one whose creatures learn, and one whose creatures are born as they are."""

import numpy as np
from matplotlib.colors import ListedColormap

from neurocourse.caching import kept
from neurocourse.plasticity.evolution import haystack
from neurocourse.plots import BRAIN, GREEN, INK, MACHINE, badge, figure, key, move, panel, rule
from neurocourse.plots.marks import curves, follow, here
from neurocourse.plots.pictures import picture
from neurocourse.teaching import Explorer, choice, slider, steps

__all__ = ["needle"]

LAST = haystack.GENERATIONS
KINDS = ListedColormap(["#3b3b3b", GREEN, "#e9e2d0"])  # wrong, right, open
TRIALS = (10, 100, 1000)
ON_TOP = 10  # of the title, which then need not be drawn again with every picture
RIGHT_GENES = np.arange(haystack.GENES + 1)


def needle(chance=haystack.chance):
    """Watch the genes of two populations, and the hill that learning puts around the needle."""
    fig, axes = figure(size=(6.4, 4.25), plan="ab;cd", height_ratios=(1.2, 1))
    look = dict(vmin=-0.5, vmax=2.5, aspect="auto", zorder=ON_TOP)
    shape = (haystack.SAMPLE // 2, haystack.GENES)
    genes = [
        picture(axes[name], words, shape, KINDS, sign=sign, **look)
        for name, words, sign in (("a", "Creatures that learn", "cell"), ("b", "Born as they are", "unit"))
    ]
    track, hill = _track(axes["c"]), _hill(axes["d"])
    made = badge(axes["d"], chance)

    @kept
    def slope(trials):
        one = np.where(np.arange(haystack.GENES) < RIGHT_GENES[:, None], haystack.RIGHT, haystack.OPEN)
        return np.array([chance(row, trials) for row in one], dtype=float)

    def update(step, trials, seed):
        runs = [course(True, trials, seed), course(False, trials, seed)]
        for image, run in zip(genes, runs, strict=True):
            image.set_data(run.sample[step][: haystack.SAMPLE // 2])
        track(runs, step)
        hill(slope(trials), runs[0].shares[step])
        return _says(runs, step)

    return Explorer(
        fig,
        update,
        title="A needle in a haystack",
        alt="Above: twenty creatures of two populations, a row each, with their twenty genes: green is right, dark is "
        "wrong, light is open to learning. Below, left: shares of genes by generation. Below, right: the chance to "
        f"find the needle against the number of right genes, with and without learning.{made}",
        presets={
            "The first": dict(step=0),
            "It is found": dict(step=10),
            "At the end": dict(step=LAST),
            "Ten trials": dict(step=LAST, trials=10),
        },
        step=steps(LAST, value=0, interval=150, label="Generation"),
        trials=choice(*TRIALS, value=1000, label="Trials in a life"),
        seed=slider(1, 5, 1, value=1, label="Another population"),
    )


@kept
def course(learns, trials, seed):
    return haystack.evolve(learns, trials, rng=seed)


def _track(ax):
    """Shares of genes in both populations; returns a function that draws them up to a generation."""
    panel(ax, "", ("generation", 0, LAST), ("share of genes (%)", -4, 185), yticks=[0, 50, 100])
    lines = curves(ax, {"right": BRAIN, "open": BRAIN, "wrong": BRAIN})
    lines += ax.plot([], [], color=MACHINE, ls="-.", lw=2, label="right, not learning")
    now = rule(ax, x=0, color=INK, ls="-")
    key(ax, "upper left").set_zorder(0)

    def show(runs, k):
        wrong, right, open_ = 100 * runs[0].shares[: k + 1].T
        for line, y in zip(lines, (right, open_, wrong, 100 * runs[1].shares[: k + 1, 1]), strict=True):
            line.set_data(np.arange(k + 1), y)
        move(now, x=k)

    return show


def _hill(ax):
    """Chance against right genes, when all others are open; returns a function that shows where a population is."""
    panel(
        ax,
        "",
        ("right genes, no wrong one", 0, haystack.GENES + 0.4),
        ("chance to find it", -0.03, 1.5),
        yticks=[0, 0.5, 1],
    )
    ax.plot(RIGHT_GENES, RIGHT_GENES == haystack.GENES, color=MACHINE, ls="-.", lw=2, label="without learning")
    (slope,) = ax.plot([], [], color=BRAIN, lw=2, label="with learning")
    dot = here(ax)
    key(ax, "upper left").set_zorder(0)

    def show(chances, shares):
        slope.set_data(RIGHT_GENES, chances)
        at = haystack.GENES * shares[1] / max(shares[1] + shares[2], 1e-9)
        follow([dot], at, [np.interp(at, RIGHT_GENES, chances)])

    return show


def _says(runs, k):
    """The sentence."""
    wrong, right, open_ = runs[0].shares[k]
    n, others = (round(haystack.N * float(run.found[k])) for run in runs)
    return (
        f"In generation {{step}}, {n or 'none'} of 1,000 creatures that learn {'finds' if n < 2 else 'find'} the "
        f"needle; {right:.0%} of their genes are right, {open_:.0%} open and {wrong:.0%} wrong. Of those that do not "
        f"learn, {others or 'none'} {'finds' if others < 2 else 'find'} it."
    )
