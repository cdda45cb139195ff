"""A sheet of cells in a map, or shuffled with their wires; and what different readers make of it."""

import numpy as np
from matplotlib import colormaps
from matplotlib.colors import ListedColormap
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from neurocourse.caching import kept
from neurocourse.columns import prepared
from neurocourse.columns.pepper import sheets
from neurocourse.columns.prepared import REACHES, SITES
from neurocourse.plots import BRAIN, GREY, INK, ON_COLOUR, PAPER, figure, here, key, panel
from neurocourse.plots.marks import curves
from neurocourse.plots.pictures import picture
from neurocourse.teaching import Explorer, arm, handle, slider
from neurocourse.wording import count, number

__all__ = ["shuffled_sheet"]

ON_TOP = 10  # of titles, which then need not be drawn again with every picture
PALE = ListedColormap(0.5 + 0.5 * colormaps["twilight_shifted"](np.linspace(0, 1, 60)))
TURN = np.linspace(0, 2 * np.pi, 61)


def shuffled_sheet():
    """Shuffle the cells of a map with their wires, and see which reader is the worse for it."""
    fig, axes = figure(size=(6.4, 4.25), plan="ab;ac", width_ratios=(1.55, 1))
    sheet = _sheet(axes["a"])
    near = _curves(axes["b"], "A reader of cells nearby", "reach (cells)", REACHES, "near", (0, 30))
    sites = _curves(axes["c"], "Electrodes all over", "side of an electrode (cells)", SITES, "sites", (0, 12))

    def update(shuffled, reach, site, col, row, everything):
        preferred = made(shuffled)
        read = preferred if everything else sheets.nearby.unguarded(preferred, reach, row, col)
        off = found(shuffled, reach, row, col, everything)
        sheet(preferred, reach, row, col, everything)
        near(shuffled, np.clip(reach, *REACHES[:: len(REACHES) - 1]), off)
        sites(shuffled, site, None)
        return _says(shuffled, site, read.size, off)

    return Explorer(
        fig,
        update,
        title="Columns or salt and pepper",
        alt="Left: a sheet of cells, each in the colour of the orientation that it prefers and with a bar of that "
        "orientation, and a ring around the cells that a reader can reach. Right: how far off readers are in degrees, "
        "above for those of nearby cells by their reach, below for electrodes by their size; dashed for the map.",
        presets={
            "Map": dict(),
            "Shuffled": dict(shuffled=100),
            "Short reach": dict(reach=2),
            "Coarse electrodes": dict(shuffled=100, site=8),
        },
        handles=[handle(axes["a"], x="col", y="row")],
        shuffled=slider(0, 100, 25, unit="%", label="Shuffled"),
        reach=slider(1, 8, 1, value=3, unit="cells", label="Reach"),
        site=slider(1, 8, 1, value=5, unit="cells", label="Side of an electrode"),
        col=slider(0, sheets.N - 1, 1, value=12, label="Place across"),
        row=slider(0, sheets.N - 1, 1, value=17, label="Place down"),
        everything=arm("a wire to every cell", remains="nothing", label="Arm the reader"),
    )


@kept
def made(shuffled):
    return sheets.sheet(shuffled / 100, rng=0)


@kept
def found(shuffled, reach, row, col, everything):
    """How far off the reader is."""
    if everything:
        return of_all(shuffled)
    return sheets.error(sheets.nearby(made(shuffled), reach, row, col), 100, rng=0)


@kept
def of_all(shuffled):
    return sheets.error(made(shuffled), 100, rng=0)


def _sheet(ax):
    """A sheet of cells and their bars; returns a function that shows another, and who is read."""
    image = picture(ax, "A sheet of cells", (sheets.N, sheets.N), PALE, vmax=180, sign="cell")
    ax.set(xlim=(-0.5, sheets.N - 0.5), ylim=(sheets.N - 0.5, -0.5))
    image.set_zorder(ON_TOP)
    bars = ax.add_patch(PathPatch(_bars(made(0)), fc="none", ec=ON_COLOUR, lw=1, zorder=ON_TOP))
    edge = [ax.plot([], [], color=hue, lw=lw, zorder=ON_TOP + 1)[0] for hue, lw in ((INK, 4), (PAPER, 1.8))]
    drawn = {}

    def show(preferred, reach, row, col, everything):
        if drawn.get("sheet") is not preferred:
            drawn["sheet"] = preferred
            image.set_data(preferred)
            bars.set_path(_bars(preferred))
        r = 2 * sheets.N if everything else reach + 0.4
        for line in edge:
            line.set_data(col + r * np.cos(TURN), row + r * np.sin(TURN))

    return show


def _bars(preferred):
    """A short bar of its orientation in each cell, as one path."""
    turn = np.radians(preferred.ravel())
    half = 0.36 * np.stack([np.cos(turn), -np.sin(turn)], axis=1)
    rows, cols = np.divmod(np.arange(preferred.size), sheets.N)
    middle = np.stack([cols, rows], axis=1)
    ends = np.stack([middle - half, middle + half], axis=1).reshape(-1, 2)
    return Path(ends, np.tile([Path.MOVETO, Path.LINETO], len(middle)))


def _curves(ax, words, across, x, name, ylim):
    """Errors of the map and of this sheet; returns a function that shows where the controls stand."""
    panel(ax, words, (across, 0.5, 8.5), ("off by (degrees)", *ylim), xticks=[1, 2, 4, 6, 8])
    ax.plot(x, getattr(prepared.readers(shuffled=0), name), color=GREY, ls="--", lw=1.6, label="map", zorder=ON_TOP - 1)
    (line,) = curves(ax, {"this sheet": BRAIN}, zorder=ON_TOP)
    dot = here(ax, zorder=ON_TOP + 1)
    key(ax, "upper right" if name == "near" else "upper left").set_zorder(0)

    def show(shuffled, at, off):
        y = getattr(prepared.readers(shuffled=shuffled), name).astype(float)
        line.set_data(x, y)
        dot.set_data([at], [min(np.interp(at, x, y) if off is None else off, ylim[1])])

    return show


def _says(shuffled, site, n, off):
    """The sentence: both readers."""
    far = [np.interp(site, SITES, prepared.readers(shuffled=one).sites.astype(float)) for one in (shuffled, 0)]
    told = f", and {number(far[1], 1)}° on the map" if shuffled else ""
    electrodes = f"Electrodes {count(site, 'cell')} wide are off by {number(far[0], 1)}°{told}."
    return f"A reader of {n:,} cells is off by {number(off, 1)}° at this place. {electrodes}"
