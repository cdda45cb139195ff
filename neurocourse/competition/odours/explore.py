"""A fly's antennal lobe: two smells at any concentration, and who can still tell them apart."""

import numpy as np

from neurocourse.caching import kept
from neurocourse.competition.odours import antennal_lobe as lobe
from neurocourse.plots import BRAIN, INK, MACHINE, PAPER, discs, figure, key, log_ticks, panel, rule
from neurocourse.plots.marks import curves, follow, move
from neurocourse.plots.panels import SMALL
from neurocourse.plots.pictures import bare
from neurocourse.teaching import Explorer, arm, handle, slider
from neurocourse.wording import number

__all__ = ["smells"]

SMELLS, N, SEEDS = ("Smell A", "Smell B"), lobe.N_RECEPTORS, (0, 1, 2)
FIFTHS = np.geomspace(lobe.THINNEST, lobe.THICKEST, 11)[1::2]  # middles of five parts of the concentrations


def smells():
    """Two smells on two lobes; below, how many of twenty smells a reader names at each concentration."""
    fig, axes = figure(size=(6.4, 4.2), plan="ab;cc", height_ratios=(1.35, 1))
    above, below = (axes["a"], axes["b"]), axes["c"]
    show = [_lobe(ax, words) for ax, words in zip(above, SMELLS, strict=True)]
    lines = curves(
        below, {"neighbours silent": INK, "with neighbours": BRAIN, "a reader that divides": MACHINE}, FIFTHS
    )
    words, x, y = "How many of twenty smells are named correctly", ("concentration", 0.1, 10), ("%", 0, 145)
    panel(below, words, x, y, "cell", yticks=[0, 50, 100])
    log_ticks(below.xaxis, (0.1, 0.3, 1, 3, 10))
    key(below, "upper left", ncols=3, columnspacing=1.2).set_zorder(0)
    now = rule(below, x=1.0, color=INK, ls="-", ymax=0.74)

    def update(c, m, armed):
        rates = lobe.divide(lobe.receptors(two(), 10.0**c), m)
        for one, r in zip(show, rates, strict=True):
            one(r)
        silent, full, reader = by_concentration(0.0), by_concentration(m), by_concentration(0.0, True)
        follow(lines, FIFTHS, [silent, full, reader if armed else np.full(5, -50.0)])
        move(now, x=10.0**c)
        together = f"the two lobes fire {rates[0].sum():,.0f} and {rates[1].sum():,.0f} spikes/s in all"
        told = f" A reader that divides: {reader.mean():.0f}%." if armed else ""
        return (
            f"Concentration {{c}}: {together}. Over all concentrations the reader names {full.mean():.0f}% "
            f"of twenty smells, without neighbours {silent.mean():.0f}%.{told}"
        )

    return Explorer(
        fig,
        update,
        title="A whiff or a cloud",
        alt="Above: two lobes of 24 round clusters, one for each kind of receptor, the fuller of colour the faster "
        "their cells fire, for two synthetic smells. Below: the share of twenty smells that a reader names correctly, "
        "against their concentration.",
        presets={
            "A whiff": dict(c=-1.0),
            "A cloud": dict(c=1.0),
            "No neighbours": dict(c=1.0, m=0.0),
            "Too much": dict(m=0.4),
        },
        handles=[handle(below, x="c", at=3)],
        c=slider(-1.0, 1.0, 0.1, value=0.0, label="Concentration", show=lambda c: number(10.0**c, 2)),
        m=slider(0.0, 0.4, 0.05, value=0.1, label="Weight m of the neighbours"),
        armed=arm("a reader that divides by length", remains="nothing", label="Arm the reader"),
    )


@kept
def two():
    """Affinities (2, N) of two smells, strongest receptors of the first one first."""
    found = lobe.affinities(2, rng=4)
    return found[:, np.argsort(-found[0])]


@kept
def by_concentration(m, divides=False):
    """Per cent of the smells that a reader names right in each fifth of the concentrations, the mean of three noses."""
    reader = "nearest direction" if divides else "nearest mean"
    found = [lobe.decode(m, reader, receptor=divides, rng=seed).by_concentration for seed in SEEDS]
    return 100 * np.mean(found, axis=0)


def _lobe(ax, words):
    """Clusters of a lobe; returns a function that shows their rates (N,)."""
    bare(ax, words, "cell", xlim=(-5.4, 5.4), ylim=(-2.2, 2.1))
    discs(ax, _packed(), 1.0, fc=PAPER, ec=BRAIN, lw=0.9)
    cores = discs(ax, _packed(), 1.0, fc=BRAIN, lw=0)
    words = ax.text(0, -2.15, "", ha="center", va="bottom", size=SMALL, color=INK)
    ax.set_aspect("equal")

    def show(rates):
        cores.set_alpha((rates / lobe.R).clip(0, 1))
        words.set_text(f"{(rates > 10).sum()} of {N} fire above 10/s")

    return show


def _packed():
    """Places (N, 2) of the clusters: three rows of eight, every other one moved by half."""
    rows, cols = np.divmod(np.arange(N), 8)
    return np.column_stack([1.15 * (cols - 3.5) + 0.55 * (rows % 2 - 0.5), 1.1 * (1 - rows) + 0.4])
