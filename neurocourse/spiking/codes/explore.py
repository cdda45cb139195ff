"""How many bits of a stimulus arrive: one cell read in two ways, and a row of cells."""

import numpy as np

from neurocourse.plots import BRAIN, INK, figure, panel, rule, set_bars
from neurocourse.plots.marks import numbers_on, set_numbers
from neurocourse.spiking.codes import coding, same_cell
from neurocourse.teaching import Explorer, arm, choice, slider

__all__ = ["codes"]

CODES = ("count", "first spike", "row of cells")
LABELS = ("number of spikes", "time of the first spike (ms)", "which cells fired (few to many)")


def codes():
    """Sixteen stimuli, three codes, and how many bits of them arrive within the time that the reader waits."""
    fig, (left, right) = figure(1, 2, size=(6.4, 3.6))
    image = left.imshow(np.zeros((16, 2)), aspect="auto", origin="lower", cmap="cividis", interpolation="nearest")
    left.set(ylabel="stimulus", yticks=[0, 15], yticklabels=["weak", "strong"])
    bars = right.bar(range(3), np.zeros(3), color=BRAIN, ec=INK, width=0.65, lw=0.6)
    panel(right, "What arrives", y=("information (bits)", 0, 4.6), sign="cell", xticks=range(3))
    right.set_xticklabels(["count", "first\nspike", "row of\ncells"])
    bars[0].set_hatch("//")
    rule(right, "the most: 4 bits", y=4, ls="--")
    numbers = numbers_on(bars)

    def update(code, T, jitter, unsure, pause, armed):
        way = dict(jitter=jitter, unsure=unsure)
        channels = (
            same_cell.counts(same_cell.DRIVES, T, pause=pause, **way)
            if armed
            else same_cell.blurred(lambda t: coding.rate_channel(same_cell.SLOW, t), T, unsure),
            same_cell.first_spike(same_cell.DRIVES, T, **way),
            same_cell.blurred(lambda t: coding.population_channel(TUNED, t), T, unsure),
        )
        bits = [coding.information(P) for P in channels]
        set_bars(bars, bits)
        set_numbers(numbers, bars, [f"{b:.1f}" for b in bits])
        draw_channel(left, image, CODES.index(code), channels[CODES.index(code)])
        whose = "the same cell" if armed else "another, slow cell"
        return (
            f"Within {{T}}: the first spike tells {bits[1]:.2f} bits, a count of {whose} {bits[0]:.2f}, the row of "
            f"eight cells {bits[2]:.2f}."
        )

    return Explorer(
        fig,
        update,
        title="What arrives",
        alt="Left: how likely each answer of the cells is for each of sixteen stimuli, bright is likely. Right: how "
        "many of four bits three codes carry, as bars: a count of spikes, the first spike, and a row of eight cells.",
        presets={
            "Imprecise": dict(jitter=3, armed=True),
            "A pause": dict(pause=15, armed=True),
            "Patience": dict(T=100, code="count", armed=True),
        },
        code=choice(*CODES, value="first spike", label="Show"),
        T=slider(5, 100, 5, value=10, unit="ms", label="The reader waits"),
        jitter=slider(0.2, 5, 0.2, value=1, unit="ms", label="Jitter of each spike"),
        unsure=slider(0, 5, 0.5, value=0, unit="ms", label="Onset known to ±"),
        pause=slider(0, 20, 1, value=0, unit="ms", label="Pause after a spike"),
        armed=arm("the same cell to count", remains="less of it", label="Arm the count"),
    )


TUNED = coding.tuning(same_cell.STRENGTHS, 8)


def draw_channel(ax, image, k, P):
    """Show P(answer | stimulus) of code k where there is something to see."""
    if k == 0:
        P, extent = P[:, :26], (-0.5, 25.5, -0.5, 15.5)
    elif k == 1:
        waited, extent = P[:, :-1][:, :60], (0.0, 30.0, -0.5, 15.5)
        P = np.ma.masked_all((len(P), 60))
        P[:, : waited.shape[1]] = waited
    else:
        words = np.argsort(((np.arange(P.shape[1])[:, None] >> np.arange(8)) & 1).sum(axis=1), kind="stable")
        P, extent = P[:, words], (-0.5, P.shape[1] - 0.5, -0.5, 15.5)
    image.set_data(np.sqrt(P))
    image.set_clim(0, np.sqrt(P.max()))
    if ax.get_xlabel() != LABELS[k]:
        image.set_extent(extent)
        panel(ax, f"The reader gets: {CODES[k]}", (LABELS[k], *extent[:2]), sign="cell", ylim=extent[2:])
