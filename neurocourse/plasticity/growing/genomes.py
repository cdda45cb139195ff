"""Genomes of nets that grow. A gene is a connection; its two ends are its name, whoever invents it.

So genomes of different shape can be lined up gene by gene, to be crossed and to tell kinds apart.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from neurocourse.arguments import count, generator, positive, takes

INPUTS, OUTPUT = (0, 1, 2), 3  # two senses and a bias
X = np.array([[0.0, 0, 1, 1], [0, 1, 0, 1], [1, 1, 1, 1]])  # patterns in columns
XOR = np.array([0.0, 1, 1, 0])


@dataclass(frozen=True)
class Rules:
    """How children differ from their parents."""

    grows: bool = True  # new units and connections; without, a net keeps the shape that it began with
    crosses: bool = True
    kinds: bool = True  # nets compete with their own kind only
    add_unit: float = 0.03
    add_connection: float = 0.3
    width: float = 1.0  # of a change of a weight
    anew: float = 0.1  # share of weights that are drawn anew
    apart: float = 3.0  # distance between kinds


class Genome(NamedTuple):
    """A net: ``genes[i, j]`` is weight and whether it is in use, ``level[i]`` how far a unit is from the senses."""

    genes: dict
    level: dict

    @property
    def hidden(self):
        """Units that are neither sense nor answer."""
        return [i for i in self.level if i not in INPUTS and i != OUTPUT]


def answer(genome):
    """What a net says to the four patterns, (4,): units in the order of their levels, each σ(4.9 · weighted sum)."""
    said, into = dict(zip(INPUTS, X, strict=True)), {}
    for (i, j), (w, used) in genome.genes.items():
        if used:
            into.setdefault(j, []).append((i, w))
    for j in sorted(into, key=genome.level.get):
        total = sum(w * said[i] for i, w in into[j] if i in said)
        said[j] = 1 / (1 + np.exp(-np.clip(4.9 * total, -60, 60)))
    return said.get(OUTPUT, np.full(4, 0.5))


def fitness(y):
    """(4 − Σ |error|)², of answers (4,) to XOR."""
    return (4 - np.abs(y - XOR).sum()) ** 2


def solves(y):
    """Whether answers (4,) lie on the right side of one half."""
    return bool(((y > 0.5) == XOR).all())


def minimal(rng, hidden=0):
    """A net whose senses go straight to its answer; or through so many hidden units, and nothing else."""
    units = [4 + k for k in range(hidden)]
    pairs = [(i, j) for i in INPUTS for j in units] + [(i, OUTPUT) for i in units]
    pairs = pairs + [(2, OUTPUT)] if hidden else [(i, OUTPUT) for i in INPUTS]
    genes = {pair: (rng.standard_normal(), True) for pair in pairs}
    return Genome(genes, {**dict.fromkeys(INPUTS, 0.0), OUTPUT: 1.0, **dict.fromkeys(units, 0.5)})


def mutated(genome, rules, names, rng):
    """A changed copy; ``names`` remembers the unit that came of each connection, so that twins are called alike."""
    genes, level = dict(genome.genes), dict(genome.level)
    if rng.random() < 0.8:
        for pair, (w, used) in genes.items():
            fresh = rng.random() < rules.anew
            genes[pair] = rules.width * rng.standard_normal() + (0 if fresh else w), used
    if rules.grows and rng.random() < rules.add_unit:
        pairs = [pair for pair, (_, used) in genes.items() if used]
        if pairs:
            _split(genes, level, pairs[rng.integers(len(pairs))], names)
    if rules.grows and rng.random() < rules.add_connection:
        pairs = [(i, j) for i in level for j in level if level[i] < level[j] and (i, j) not in genes]
        if pairs:
            genes[pairs[rng.integers(len(pairs))]] = rng.standard_normal(), True
    return Genome(genes, level)


def _split(genes, level, pair, names):
    """Put a unit into a connection: into it with weight 1, out of it with the old weight."""
    (i, j), unit = pair, names.setdefault(pair, 4 + len(names))
    if unit in level:
        return
    w, _ = genes[pair]
    genes[pair] = w, False
    level[unit] = (level[i] + level[j]) / 2
    genes[i, unit], genes[unit, j] = (1.0, True), (w, True)


def crossed(better, worse, rng):
    """A child: genes that both have come from either, all others from the better one."""
    genes = {}
    for pair, (w, used) in better.genes.items():
        other = worse.genes.get(pair, (w, used))
        off = not (used and other[1]) and rng.random() < 0.75
        genes[pair] = (w if rng.random() < 0.5 else other[0]), not off
    return Genome(genes, better.level)


def distance(a, b):
    """Genes that only one has, and 0.4 times how far apart the weights of the others are."""
    both = a.genes.keys() & b.genes.keys()
    apart = np.mean([abs(a.genes[pair][0] - b.genes[pair][0]) for pair in both]) if both else 0.0
    return len(a.genes.keys() ^ b.genes.keys()) + 0.4 * apart


@takes(hidden=count, width=positive, rng=generator)
def guess(hidden=2, *, width=3.0, rng):
    """How many nets of a fixed shape are drawn at random, every weight anew, until one solves XOR."""
    k = 1
    while not solves(answer(_drawn(hidden, width, rng))):
        k += 1
    return k


def _drawn(hidden, width, rng):
    net = minimal(rng, hidden)
    return Genome({pair: (width * w, used) for pair, (w, used) in net.genes.items()}, net.level)
