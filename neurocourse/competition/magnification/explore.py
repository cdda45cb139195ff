"""How much of a map a frequent input gets: a row of cells over the density of its inputs, and the exponent."""

import numpy as np
from matplotlib.collections import LineCollection

from neurocourse.caching import kept
from neurocourse.competition.magnification import chains
from neurocourse.competition.magnification.chains import N_CELLS, map_density
from neurocourse.plots import GREY, INK, MACHINE, badge, figure, key, panel
from neurocourse.teaching import Explorer, choice, handle, sketch, slider, steps
from neurocourse.wording import number

__all__ = ["draw_the_density", "magnification"]

RULES = ("yes: a sheet", "no: k-means")
X = np.linspace(0, 1, 101)
LAWS = {"in proportion, 1": (1, ":"), "two thirds": (2 / 3, "--"), "one third": (1 / 3, "-.")}


def draw_the_density():
    """Draw how densely the cells will lie where inputs come more and more often to the right."""
    places = chains.settled(1.0, 0)
    middle = (places[1:] + places[:-1]) / 2
    x = np.linspace(0.3, 0.9, 60)
    truth = np.interp(x, middle, map_density(places) / N_CELLS)
    return sketch(
        x,
        truth,
        title="Draw how many cells the inputs get",
        alt="Axes: the input from 0.3 to 0.9, and density from 0 to 2. A dotted line shows the density of the inputs, "
        "which rises in proportion to the input.",
        because="Frequent inputs get more cells, but not in proportion: rare inputs get more than their share.",
        xlabel="input",
        ylabel="density (share per unit of length)",
        ylim=(0, 2),
        known=("inputs", 2 * x),
    )


def magnification(density=map_density):
    """Choose how unevenly inputs come, and read the law off a row of forty cells."""
    fig, (left, right) = figure(1, 2, size=(6.4, 3.7), width_ratios=(1.15, 1))
    panel(left, "A row of cells, and where they look", ("input", 0, 1), ("density of inputs", 0, 6.2), "unit")
    left.set_yticks([0, 1, 2, 3, 4])
    (curve,) = left.plot(X, X, color=INK, lw=2)
    looks = left.add_collection(LineCollection([], colors=MACHINE, linewidths=0.9))
    left.plot(np.linspace(0.02, 0.98, N_CELLS), np.full(N_CELLS, 5.9), "o", color=MACHINE, ms=4)
    panel(right, "Density of cells", ("log density of inputs", -1.7, 1.5), ("log density of cells", 2.8, 5.2), "unit")
    (dots,) = right.plot([], [], "o", color=MACHINE, ms=4, label="gaps between cells")
    lines = [right.plot([], [], ls=ls, color=GREY, lw=1.4, label=words)[0] for words, (_, ls) in LAWS.items()]
    (fit,) = right.plot([], [], color=INK, lw=1.6, label="best slope")
    key(right, "upper left")
    made = badge(right, density)

    def show(step, k, neighbours, seed):
        places = row(k, neighbours, seed)[step if neighbours == RULES[0] else -1]
        curve.set_ydata((k + 1) * X**k)
        foot = (k + 1) * places**k
        tops = np.linspace(0.02, 0.98, N_CELLS)
        looks.set_segments(np.stack([np.stack([tops, np.full(N_CELLS, 5.8)], 1), np.stack([places, foot], 1)], 1))
        log_p, log_cells = chains.log_densities(places, k, density)
        slope, height = np.polyfit(log_p, log_cells, 1)
        dots.set_data(log_p, log_cells)
        ends = np.array([log_p.min(), log_p.max()])
        fit.set_data(ends, slope * ends + height)
        for line, (power, _) in zip(lines, LAWS.values(), strict=True):
            line.set_data(ends, log_cells.mean() + power * (ends - log_p.mean()))
        when = "After {step} of the training" if neighbours == RULES[0] else "Without neighbours"
        return f"{when} the density of cells goes with the density of inputs to the power of {number(slope, 2)}.{made}"

    return Explorer(
        fig,
        show,
        title="The law of two thirds",
        alt="Left: a row of forty cells above the density of their inputs, with a thread from each cell to the input "
        "that it stands for. Right: density of cells against density of inputs, in logarithms, and three laws.",
        presets={
            "At the start": dict(step=0),
            "Learned": dict(step=10),
            "Very uneven": dict(step=10, k=3),
            "No neighbours": dict(step=10, neighbours=RULES[1]),
        },
        handles=[handle(left, y="k", at=1, origin=1)],
        step=steps(10, value=10, interval=300, label="Training done", show=lambda k: f"{10 * k}%"),
        k=slider(0.5, 3, 0.5, value=1, label="How unevenly inputs come"),
        neighbours=choice(*RULES, label="Neighbours learn, too"),
        seed=slider(1, 5, 1, value=1, label="Another training"),
    )


@kept
def row(k, neighbours, seed):
    """Mean of the rows at each stage of a training, (11, 40); or, without neighbours, where they come to rest."""
    if neighbours == RULES[1]:
        return chains.without_neighbours(k)[None]
    return np.sort(chains.learn(k, rng=seed).mean(axis=1), axis=1)
