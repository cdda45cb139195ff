"""Golgi's stain and Cajal's argument, on the same synthetic tissue."""

from functools import cache

import numpy as np
from matplotlib.colors import LinearSegmentedColormap

from neurocourse.pioneers.stains import doctrine, tissue
from neurocourse.plots import BRAIN, GREY, ON_COLOUR, figure, here, key, move, panel
from neurocourse.plots.pictures import bare
from neurocourse.teaching import Explorer, arm, handle, slider, steps

__all__ = ["cajal_argument", "golgi_stain"]

SILVER = LinearSegmentedColormap.from_list("silver", ["#f3e7c9", "#6f5a33", "#120c05"])  # amber ground, black cells
FATE = LinearSegmentedColormap.from_list("fate", ["#f3f3f3", "#b4bfc6", "#8a1253"])  # background, living, degenerated
VIEW = 100, 85  # voxels to either side of the cell that dies


@cache
def _grown():
    """The one tissue that both explorers look at; growing it takes a moment."""
    return tissue.grow(rng=1)


def golgi_stain():
    """Stain a fraction of the cells; see what can be told apart, and how the overlap grows with the fraction.

    Armed, the microscope takes one depth at a time, as those of today do that stain everything.
    """
    slabs = {False: _grown(), True: _grown().middle}
    fractions = np.linspace(0, 1, 51)
    measured = {
        thin: np.array([tissue.stain(slab, p, rng=3).overlap for p in fractions]) for thin, slab in slabs.items()
    }
    grown = slabs[False]
    fig, (left, right) = figure(1, 2, size=(6.4, 3.3), width_ratios=(1.9, 1))
    bare(left, "Under the microscope (synthetic)", "cell")
    picture = left.imshow(np.zeros(grown.shape[1:]), cmap=SILVER, vmin=0, vmax=2, interpolation="antialiased")
    panel(right, "Other cells in the way", ("stained p (%)", -3, 103), ("", -0.1, 1.05 * measured[False][-1]))
    (straight,) = right.plot([], [], color=GREY, ls="--", lw=1.2, label="p × overlap(1)")
    (curve,) = right.plot([], [], color=BRAIN, lw=2, label="this tissue")
    dot = here(right)
    key(right, "upper left")

    def update(p, seed, armed):
        seen = tissue.stain(slabs[armed], p / 100, rng=seed)
        picture.set_data(seen.darkness)
        straight.set_data(100 * fractions, fractions * measured[armed][-1])
        curve.set_data(100 * fractions, measured[armed])
        move(dot, p, seen.overlap)
        n = np.count_nonzero(seen.stained)
        where = "in this layer, " if armed else ""
        return (
            f"{{p}} stained: {n} of {grown.n_cells} cells, {where}{seen.overlap:.2f} others on each of their pixels; "
            f"{seen.separable:.0%} of the stained cells stand clear of the others."
        )

    return Explorer(
        fig,
        update,
        title="Golgi's black reaction",
        alt="Left: a slab of tissue in which the stained cells, with all their branches, are black on amber. "
        "Right: how many other cells lie over a pixel of a stained one, rising in proportion to the share stained.",
        presets={
            "As Golgi saw it": dict(p=2),
            "Ten times as many": dict(p=20),
            "Stain everything": dict(p=100),
            "Everything, one layer": dict(p=100, armed=True),
        },
        handles=[handle(right, x="p", at=lambda p, armed, **_: np.interp(p / 100, fractions, measured[armed]))],
        p=slider(1, 100, 1, value=10, unit="%", label="Cells stained"),
        seed=steps(20, value=3, label="Slice", interval=600, show="number {}".format),
        armed=arm("a microscope that takes one depth at a time", remains="less of it", label="Arm the full stain"),
    )


def cajal_argument():
    """Kill one cell and let the days pass, in a fused net and in a tissue of separate cells.

    Armed, damage in the net dies away with the distance, as a defender of the net would say.
    """
    grown = _grown()
    n_steps, cell = 60, _central_cell(grown)
    distance = {d: doctrine.degenerate(grown, cell, d) for d in doctrine.DOCTRINES}
    pixel = grown.voxel[:, 1] * grown.shape[2] + grown.voxel[:, 2]
    own = grown.cell == cell
    last = max(d.max() for d in distance.values())
    fig, axes = figure(1, 2, size=(6.4, 3.2))
    titles = {"reticular": "Golgi: one fused net", "neuron": "Cajal: cells that only touch"}
    pictures = {}
    for ax, d in zip(axes, doctrine.DOCTRINES, strict=True):
        bare(ax, titles[d], "cell")
        pictures[d] = ax.imshow(np.zeros(grown.shape[1:]), cmap=FATE, vmin=0, vmax=2, interpolation="nearest")
        _, y, x = grown.voxel[grown.cell == cell][len(tissue.SOMA) // 2]
        ax.plot(x, y, "o", mec=ON_COLOUR, mfc="none", ms=18, mew=1.5)
        ax.set(xlim=(x - VIEW[0], x + VIEW[0]), ylim=(y + VIEW[1], y - VIEW[1]))

    def update(day, armed):
        reached = round(last * (day / n_steps) ** 1.5)
        words = []
        for d, picture in pictures.items():
            damage = doctrine.faded(distance[d]) if armed and d == "reticular" else distance[d]
            gone = (damage >= 0) & (damage <= reached)
            image = np.zeros(grown.shape[1] * grown.shape[2])
            image[pixel] = 1
            image[pixel[gone]] = 2
            picture.set_data(image.reshape(grown.shape[1:]))
            n, taken = len(np.unique(grown.cell[gone])), f"{gone[own].mean():.0%} of the first"
            words.append(f"{n} of {grown.n_cells} cells, {taken}")
        return f"{{day}}: the damage has reached, in the fused net, {words[0]}; among separate cells, {words[1]}."

    return Explorer(
        fig,
        update,
        title="Cajal's argument: where does the damage stop?",
        alt="The same tissue twice, with the damage that spreads from one killed cell (ringed) darkest. Left, in a "
        "fused net, it runs through the whole tissue; right, among separate cells, it stops at the cell's own border.",
        presets={
            "Before": dict(day=0),
            "First days": dict(day=12),
            "The end": dict(day=n_steps),
            "The end in a sturdier net": dict(day=n_steps, armed=True),
        },
        day=steps(n_steps, value=20, label="Since the cell died", interval=100, show="day {}".format),
        armed=arm("damage that dies away with distance", remains="less of it", label="Arm the net"),
    )


def _central_cell(grown):
    """The cell whose soma lies nearest to the middle, so that its whole tree is in view."""
    first = np.searchsorted(grown.cell[: grown.n_cells * len(tissue.SOMA)], np.arange(grown.n_cells))
    offset = grown.voxel[first, 1:] - np.array(grown.shape[1:]) / 2
    return int(np.hypot(*offset.T).argmin())
