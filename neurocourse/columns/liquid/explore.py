"""Throw a pattern into a pool of spiking cells, and ask a readout which pieces it was made of."""

import numpy as np
from matplotlib.colors import ListedColormap

from neurocourse.columns.liquid.pool import N
from neurocourse.columns.prepared import BEFORE, liquids
from neurocourse.plots import BRAIN, DIFFERENCE, GREY, INK, figure, key, panel
from neurocourse.plots.marks import numbers_on, set_bars, set_numbers
from neurocourse.teaching import Explorer, arm, choice
from neurocourse.wording import around

__all__ = ["in_the_liquid"]

ON_TOP = 6  # what moves lies over titles and keys, which then rest
SYNAPSES = ("tiring", "tireless", "none")
START = {"nothing": BEFORE[0], "400 ms of other spikes": BEFORE[1]}
ASKED = ("piece 1, oldest", "piece 2", "piece 3", "piece 4, newest", "do 3 and 4 differ?", "do 2 and 3 differ?")
RIVALS = {"leaky traces": ("136 leaky traces", DIFFERENCE, "x"), "echo state net": ("echo state net", GREY, "D")}


def in_the_liquid():
    """Choose the synapses of a liquid, and see its spikes and what a readout knows after 400 ms."""
    fig, (raster, bars_at) = figure(1, 2, size=(6.4, 4.0), width_ratios=(1, 1.2))
    spikes = _raster(raster)
    panel(bars_at, "What a readout tells", ("share right, mean of three", 0.4, 1.1), ("", 5.5, -2.3), "cell")
    bars_at.set_yticks(range(6), ASKED)
    bars_at.set_xticks([0.5, 0.75, 1.0])
    bars = bars_at.barh(range(6), np.zeros(6), 0.62, color=BRAIN, zorder=ON_TOP, label="the liquid")
    numbers = numbers_on(bars, zorder=ON_TOP)
    rivals = [
        bars_at.plot(
            np.zeros(6), np.arange(6) + up, marker, color=colour, ms=7, mew=2, ls="none", label=words, zorder=ON_TOP
        )[0]
        for (words, colour, marker), up in zip(RIVALS.values(), (-0.19, 0.19), strict=True)
    ]
    bars_at.plot([0.5, 0.5], [5.5, -0.5], color=INK, lw=1, ls=":")
    key(bars_at, "upper left", [bars, *rivals], handletextpad=0.4)

    def update(synapses, start, noise, armed):
        how = dict(before=START[start], noise=noise)
        found = liquids(way="no synapses" if synapses == "none" else f"{synapses} synapses", **how)
        spikes(np.unpackbits(found.raster, axis=1)[:, :N])
        right = found.right.mean(axis=0) / 100
        set_bars(bars, right)
        set_numbers(numbers, bars, ["" if armed else f"{share:.2f}" for share in right])
        for rival, way in zip(rivals, RIVALS, strict=True):
            rival.set_xdata(liquids(way=way, **how).right.mean(axis=0) / 100)
            rival.set_visible(armed)
        oldest, second = (around(found.right[:, k] / 100, ".0%") for k in (0, 1))
        said = f" Leaky traces: {liquids(way='leaky traces', **how).right[:, 0].mean() / 100:.0%}." if armed else ""
        return (
            f"Cells fire at {found.rate:.0f} Hz. After 400 ms a readout tells the oldest piece in {oldest} of new "
            f"trials, and the second in {second}; 50% is guessing.{said}"
        )

    return Explorer(
        fig,
        update,
        title="In the liquid",
        alt="Left: spikes of 135 cells while four pieces of a pattern fall in, 100 ms each. Right: how often a linear "
        "readout of the cells tells which of two templates each piece was, oldest first, and whether neighbouring "
        "pieces differ; when armed, the same of leaky traces of the input and of an echo state net.",
        presets={
            "Tiring synapses": dict(synapses="tiring"),
            "Tireless ones": dict(synapses="tireless"),
            "No synapses": dict(synapses="none"),
            "A pool in use": dict(start="400 ms of other spikes"),
            "An exact readout": dict(noise=0),
        },
        synapses=choice(*SYNAPSES, label="Synapses between cells"),
        start=choice(*START, label="What came before"),
        noise=choice(*liquids.grid["noise"], value=1, label="Noise in what is read (%)"),
        armed=arm("as many leaky traces of the input, or an untrained net", remains="nothing", label="Arm the readout"),
    )


def _raster(ax):
    """Spikes of the cells over time; returns a function that shows them."""
    panel(ax, "Spikes of 135 cells", ("time (ms)", 0, 400), ("cell", 0, N), "cell")
    ax.set_xticks([0, 100, 200, 300, 400])
    shown = ax.imshow(
        np.zeros((N, 80)), cmap=ListedColormap([(1, 1, 1, 0), BRAIN]), vmin=0, vmax=1, aspect="auto",
        interpolation="nearest", extent=(0, 400, N, 0), zorder=ON_TOP,
    )  # fmt: skip
    for t in (100, 200, 300):
        ax.axvline(t, color=GREY, lw=1, ls="--")
    return lambda spikes: shown.set_data(spikes.T)
