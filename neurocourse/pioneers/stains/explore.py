"""Golgi's stain and Cajal's argument, on the same synthetic tissue."""

from functools import cache

import numpy as np
from matplotlib.colors import LinearSegmentedColormap

from neurocourse.pioneers.stains import doctrine, tissue
from neurocourse.plots import BLUE, GREY, INK, RED, figure
from neurocourse.teaching import Explorer, slider, steps

__all__ = ["cajal_argument", "golgi_stain"]

SILVER = LinearSegmentedColormap.from_list("silver", ["#f3e7c9", "#6f5a33", "#120c05"])  # amber ground, black cells
FATE = LinearSegmentedColormap.from_list("fate", ["#e6e6e6", "#9aa5ad", RED])  # background, living, degenerated


@cache
def _grown():
    """The one tissue that both explorers look at; growing it takes a moment."""
    return tissue.grow(rng=1)


def golgi_stain():
    """Stain a fraction of the cells; see what can be told apart, and how the overlap grows with the fraction."""
    grown = _grown()
    fractions = np.linspace(0, 1, 101)
    measured = np.array([tissue.stain(grown, p, rng=3).overlap for p in fractions])
    fig, (left, right) = figure(1, 2, size=(9, 3.4), width_ratios=(1.5, 1))
    picture = left.imshow(np.zeros(grown.shape[1:]), cmap=SILVER, vmin=0, vmax=2, interpolation="antialiased")
    left.set(title="Under the microscope (synthetic tissue)", xticks=[], yticks=[])
    right.plot(fractions, fractions * measured[-1], color=GREY, ls="--", lw=1.2, label="p × overlap(1)")
    right.plot(fractions, measured, color=BLUE, lw=1.8, label="this tissue")
    (here,) = right.plot([0], [0], "o", color=RED, ms=9)
    right.set(title="Other cells on a pixel of a stained cell", xlabel="fraction stained p", ylabel="overlap")
    right.legend(frameon=False, loc="upper left")

    def update(p, seed):
        shown = tissue.stain(grown, p / 100, rng=seed)
        picture.set_data(shown.darkness)
        here.set_data([p / 100], [shown.overlap])
        n = np.count_nonzero(shown.stained)
        return (
            f"{p:g} % stained: {n} of {grown.n_cells} cells, {shown.overlap:.2f} others on each of their pixels; "
            f"{shown.separable:.0%} of the stained cells can be followed."
        )

    return Explorer(
        fig,
        update,
        title="Golgi's black reaction",
        alt="Left: a slab of tissue in which the stained cells, with all their branches, are black on amber. "
        "Right: the overlap between stained cells rises in proportion to the fraction stained.",
        presets={"As Golgi saw it": dict(p=2), "Ten times as many": dict(p=20), "Stain everything": dict(p=100)},
        p=slider(1, 100, 1, value=10, unit="%", label="Cells stained"),
        seed=slider(1, 20, 1, value=3, label="Another slice"),
    )


def cajal_argument():
    """Kill one cell and let the days pass, in a fused net and in a tissue of separate cells."""
    grown = _grown()
    n_steps, cell = 60, _central_cell(grown)
    distance = {d: doctrine.degenerate(grown, cell, d) for d in doctrine.DOCTRINES}
    pixel = grown.voxel[:, 1] * grown.shape[2] + grown.voxel[:, 2]
    last = max(d.max() for d in distance.values())
    fig, axes = figure(1, 2, size=(9, 3.4))
    titles = {"reticular": "Golgi: one fused net", "neuron": "Cajal: cells that only touch"}
    pictures = {}
    for ax, d in zip(axes, doctrine.DOCTRINES, strict=True):
        pictures[d] = ax.imshow(np.zeros(grown.shape[1:]), cmap=FATE, vmin=0, vmax=2, interpolation="nearest")
        ax.set(title=titles[d], xticks=[], yticks=[])
        soma = grown.voxel[grown.cell == cell][len(tissue.SOMA) // 2][None]
        ax.plot(soma[:, 2], soma[:, 1], "o", mec=INK, mfc="none", ms=14, mew=1.5)

    def update(day):
        reached = round(last * (day / n_steps) ** 1.5)
        touched = {}
        for d, picture in pictures.items():
            gone = (distance[d] >= 0) & (distance[d] <= reached)
            image = np.zeros(grown.shape[1] * grown.shape[2])
            image[pixel] = 1
            image[pixel[gone]] = 2
            picture.set_data(image.reshape(grown.shape[1:]))
            touched[d] = len(np.unique(grown.cell[gone]))
        return (
            f"Day {day}: in the fused net {touched['reticular']} of {grown.n_cells} cells are touched by the damage, "
            f"among separate cells {touched['neuron']}."
        )

    return Explorer(
        fig,
        update,
        title="Cajal's argument: where does the damage stop?",
        alt="The same tissue twice, with the damage that spreads from one killed cell (ringed) in red. Left, in a "
        "fused net, it runs through the whole tissue; right, among separate cells, it stops at the cell's own border.",
        presets={"Before": dict(day=0), "First days": dict(day=12), "The end": dict(day=n_steps)},
        day=steps(n_steps, value=20, label="Days since the cell died", interval=100),
    )


def _central_cell(grown):
    """The cell whose soma lies nearest to the middle, so that its whole tree is in view."""
    first = np.searchsorted(grown.cell[: grown.n_cells * len(tissue.SOMA)], np.arange(grown.n_cells))
    offset = grown.voxel[first, 1:] - np.array(grown.shape[1:]) / 2
    return int(np.hypot(*offset.T).argmin())
