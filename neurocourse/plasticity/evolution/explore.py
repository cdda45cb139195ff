"""A population and its needle: those who learn, those who cannot, and the latter once one of them has found it."""

import numpy as np
from matplotlib.colors import ListedColormap

from neurocourse.plasticity.evolution import needle
from neurocourse.plasticity.evolution.needle import N_GENERATIONS, N_SWITCHES, fitness
from neurocourse.plots import BRAIN, GREY, INK, YELLOW, badge, figure, key, move, panel, rule, title
from neurocourse.plots.marks import curves
from neurocourse.plots.panels import SMALL
from neurocourse.plots.pictures import picture
from neurocourse.teaching import Explorer, arm, choice, handle, steps
from neurocourse.wording import number

__all__ = ["needle_in_a_haystack"]

SEED = 1
SWITCHES = ListedColormap([YELLOW, GREY, BRAIN])  # open, wrong, right
N_SHOWN, ON_TOP = 32, 6  # rows; what moves lies over titles and keys, which then rest
KINDS = ("worth", "switches that are right", "switches that are wrong")


def needle_in_a_haystack(fitness=fitness):
    """Genomes of those who learn and of those who cannot, generation by generation."""
    learners = needle.evolve(fitness=fitness, rng=SEED)
    others = {
        planted: needle.evolve(learning=False, planted=planted, fitness=fitness, rng=SEED) for planted in (False, True)
    }
    fig, axes = figure(size=(6.4, 4.3), plan="ab;cc", height_ratios=(1.3, 1))
    left, right, below = (axes[k] for k in "abc")
    look = dict(shape=(N_SHOWN, N_SWITCHES), cmap=SWITCHES, vmin=-1, vmax=1, sign="cell", aspect="auto", zorder=ON_TOP)
    shown = [picture(ax, words, **look) for ax, words in ((left, "Those who learn"), (right, "Those who cannot"))]
    panel(below, " ", ("generation", -0.5, 1.44 * N_GENERATIONS))
    below.set_xticks(range(0, N_GENERATIONS + 1, 10))
    lines = curves(
        below, {"those who learn": BRAIN, "those who cannot": INK}, np.arange(N_GENERATIONS + 1), zorder=ON_TOP
    )
    below.spines["bottom"].set_bounds(0, N_GENERATIONS)
    key(below, "center right")
    for k, (words, colour) in enumerate({"■ born right": BRAIN, "■ born wrong": GREY, "■ left open": YELLOW}.items()):
        left.text(0.36 * k, -0.03, words, color=colour, transform=left.transAxes, va="top", size=SMALL)
    at = rule(below, x=0, zorder=ON_TOP)
    made = badge(right, fitness)

    def update(generation, show, armed):
        course = others[armed]
        for image, one in zip(shown, (learners, course), strict=True):
            image.set_data(one.genomes[generation][:N_SHOWN])
        for line, one in zip(lines, (learners, course), strict=True):
            line.set_ydata(measured(one, show))
        top = 21 if show == KINDS[0] else 1.05
        if below.get_ylim() != (0, top):
            below.set_ylim(0, top)
            below.set_yticks(*(([0, 10, 20], ["0", "10", "20"]) if top > 2 else ([0, 0.5, 1], ["0", "½", "1"])))
        title(below, "Mean worth of a life" if top > 2 else f"Share of {show}")
        move(at, x=generation)
        found = [measured(one, show)[generation] for one in (learners, course)]
        words = [number(x, 1) if top > 2 else f"{100 * x:.0f}%" for x in found]
        seed = " One of them was born with the needle." if armed else ""
        return (
            f"Generation {{generation}}, {show}: those who learn {words[0]}, those who cannot {words[1]}.{seed}{made}"
        )

    return Explorer(
        fig,
        update,
        title="A needle in a haystack",
        alt="Above: genomes of twenty switches each, a row for each genome, of those who learn and of those who "
        "cannot. A switch is born right (blue), born wrong (grey) or left open (yellow). Below: how both populations "
        "change.",
        presets={
            "The first": dict(generation=0),
            "Something happens": dict(generation=10),
            "Fifty generations": dict(generation=N_GENERATIONS),
            "What stays open": dict(generation=N_GENERATIONS, show=KINDS[1]),
        },
        handles=[handle(below, x="generation")],
        generation=steps(N_GENERATIONS, value=12, interval=200, label="Generation"),
        show=choice(*KINDS, label="Below"),
        armed=arm("one genome that is born right, among those who cannot learn", remains="nothing"),
    )


def measured(course, what):
    """One of `KINDS` for every generation of a course."""
    return course.fitness[:, 0] if what == KINDS[0] else course.shares[:, KINDS.index(what) - 1]
