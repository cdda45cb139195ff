"""Nets that grow while they evolve, and how many nets other ways try."""

import numpy as np
from matplotlib.collections import LineCollection

from neurocourse.plasticity.growing import genomes, neat
from neurocourse.plasticity.prepared import SHOWN, champions, xor_evolved
from neurocourse.plots import GREY, INK, MACHINE, PAPER, PURPLE, figure, panel, rule
from neurocourse.plots.marks import set_bars
from neurocourse.plots.panels import SMALL
from neurocourse.plots.pictures import bare
from neurocourse.teaching import Explorer, arm, choice, slider
from neurocourse.wording import count, number

__all__ = ["growing_nets"]

ROWS = ("NEAT", "without crossing", "without kinds", "fixed shape", "guessing", "guessing, ten units")
NAMES = ("x₁", "x₂", "1")
RUNS = ("a usual run", "the quickest")
ON_TOP = 6  # what moves lies over titles, which then rest
FAILED = neat.MOST * neat.N_NETS


def growing_nets():
    """The best net of each generation, what it says, and the nets that each way tries until one solves XOR."""
    runs = {name: champions(again=again) for name, again in zip(RUNS, SHOWN, strict=True)}
    fig, axes = figure(size=(6.4, 4.2), plan="ab;ac", width_ratios=(1.1, 1), height_ratios=(0.7, 1))
    net, says, tries = (axes[k] for k in "abc")
    drawing = Drawing(net)
    bars = says.bar(range(4), np.zeros(4), 0.6, color=MACHINE, zorder=ON_TOP)
    panel(says, "What it says", ("", -0.6, 3.6), ("answer", 0, 1.15), "unit", yticks=[0, 0.5, 1])
    says.set_xticks(range(4), ["0, 0", "0, 1", "1, 0", "1, 1"])
    says.plot(range(4), genomes.XOR, "_", color=INK, ms=22, mew=2, zorder=ON_TOP + 1)
    rule(says, y=0.5, zorder=ON_TOP + 1)
    panel(tries, "Nets tried, twelve runs", ("nets", 1, 3e6), ("", 5.4, -0.85), "unit", xscale="log", yticks=[])
    tries.set_xticks([1, 100, 10_000], ["1", "100", "10,000"])
    tries.set_xticks([], minor=True)
    rows = [_row(tries, k, name) for k, name in enumerate(ROWS)]

    def update(generation, again, armed):
        run, k = runs[again], min(generation, int(runs[again].generations)) - 1
        genes = run.genes[k].astype(float)
        genome = as_genome(genes[genes[:, 4] > 0])
        drawing.show(genome)
        said = genomes.answer(genome)
        right = (said > 0.5) == genomes.XOR
        set_bars(bars, said, [MACHINE if good else GREY for good in right])
        for row in rows[3:]:
            for part in row:
                part.set_visible(armed)
        done = "It solves XOR" if right.all() else f"It is right on {count(int(right.sum()), 'pattern')} of 4"
        fixed, drawn = (number(np.median(xor_evolved(way=way).nets), 0) for way in ("fixed shape", ROWS[-1]))
        others = f" A fixed shape needs {fixed} nets at the median; of ten units, drawn at random, {drawn}."
        return (
            f"Best net of generation {k + 1}: {count(len(genome.hidden), 'hidden unit')}, "
            f"{count(len(genome.genes), 'connection')}. {done}.{others * armed}"
        )

    return Explorer(
        fig,
        update,
        title="Nets that grow",
        alt="Left: the best net of a generation, senses below, answer above; a connection is the thicker the stronger "
        "it is, broken where it inhibits. Right: its answers to the four patterns of XOR with the wanted ones as "
        "lines, and the number of nets that each way tries.",
        presets={
            "The first": dict(generation=1),
            "In the middle": dict(generation=15),
            "The last": dict(generation=30),
        },
        generation=slider(1, 30, 1, value=15, label="Generation"),
        again=choice(*RUNS, label="Of twelve runs"),
        armed=arm("a shape that fits: two hidden units from the start", remains="nothing"),
    )


def _row(ax, k, name):
    """Dots of twelve runs, the median and its name."""
    nets = np.sort(xor_evolved(way=name).nets.astype(float))
    jitter = 0.07 * np.cos(2.4 * np.arange(len(nets)))
    failed = int(np.sum(nets >= FAILED))
    (dots,) = ax.plot(nets, k + jitter, "o", color=MACHINE, ms=4, alpha=0.8)
    (middle,) = ax.plot(np.median(nets), k, "|", color=INK, ms=13, mew=2)
    end = f"{failed} fail" if failed else f"{np.median(nets):,.0f}"
    words = ax.text(1.2, k - 0.48, name, size=SMALL, va="center")
    return dots, middle, words, ax.text(2.5e6, k, end, size=SMALL, va="center", ha="right")


def as_genome(genes):
    """A `genomes.Genome` out of rows from, to, weight, level from, level to."""
    level = {0: 0.0, 1: 0.0, 2: 0.0, genomes.OUTPUT: 1.0}
    for i, j, _, low, high in genes:
        level |= {int(i): low, int(j): high}
    return genomes.Genome({(int(i), int(j)): (w, True) for i, j, w, *_ in genes}, level)


class Drawing:
    """A net: units at their levels, connections as thick as they are strong."""

    def __init__(self, ax):
        bare(ax, "The best net", "unit", xlim=(-0.35, 2.35), ylim=(-0.2, 1.15))
        self.excites = ax.add_collection(LineCollection([], colors=MACHINE, zorder=ON_TOP))
        self.inhibits = ax.add_collection(LineCollection([], colors=PURPLE, linestyles="--", zorder=ON_TOP))
        (self.units,) = ax.plot([], [], "o", color=MACHINE, mec=INK, ms=16, ls="none", zorder=ON_TOP + 1)
        ax.plot([0, 1, 2], [0, 0, 0], "s", color=PAPER, mec=INK, ms=17, ls="none", zorder=ON_TOP + 1)
        for x, words in enumerate(NAMES):
            ax.text(x, -0.13, words, ha="center", va="center")
        ax.text(1, 1.11, "answer", ha="center", va="center", size=SMALL)

    def show(self, genome):
        """Draw a `genomes.Genome`."""
        place = places(genome)
        self.units.set_data(*np.transpose([place[i] for i in place if i not in genomes.INPUTS]))
        for lines, sign in ((self.excites, 1), (self.inhibits, -1)):
            chosen = [(pair, w) for pair, (w, _) in genome.genes.items() if sign * w > 0]
            lines.set_segments([[place[i], place[j]] for (i, j), _ in chosen])
            lines.set_linewidths([min(0.6 + 1.1 * abs(w), 6) for _, w in chosen] or [1])


def places(genome):
    """Where units stand: senses below, the answer above, hidden units of one level side by side."""
    place = {0: (0, 0), 1: (1, 0), 2: (2, 0), genomes.OUTPUT: (1, 1)}
    hidden = sorted(genome.hidden, key=lambda i: (genome.level[i], i))
    for k, i in enumerate(hidden):
        place[i] = (1 + 0.95 * np.cos(2.4 * k + 2.2), 0.12 + 0.74 * genome.level[i])
    return place
