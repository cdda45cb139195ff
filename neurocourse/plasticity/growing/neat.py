"""NEAT: nets that grow while they evolve, in kinds whose members compete with one another only."""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import count, generator, takes
from neurocourse.plasticity.growing.genomes import Rules, answer, crossed, distance, fitness, minimal, mutated, solves

N_NETS, MOST, NEAT = 150, 100, Rules()  # nets, generations


class Evolved(NamedTuple):
    """How it ended, and the best net of each generation."""

    solved: bool
    nets: int  # that were tried
    best: list  # of Genome


class Kind:
    """Nets that are like one another."""

    def __init__(self, like):
        self.like, self.members, self.record, self.since = like, [], -1.0, 0

    def close(self):
        """Sort the members, the best first; note whether the kind still gets better."""
        self.members.sort(key=lambda pair: -pair[0])
        top = self.members[0][0]
        self.since = 0 if top > self.record else self.since + 1
        self.record = max(self.record, top)

    @property
    def worth(self):
        """Mean fitness of its members, nothing when it has not got better for 15 generations."""
        return np.mean([f for f, _ in self.members]) if self.since < 15 else 0.0

    def children(self, m, rules, names, rng):
        """The best net, if the kind is not small, and children of its better fifth: m in all."""
        parents = self.members[: max(1, len(self.members) // 5)]
        if m and len(self.members) >= 5:
            yield self.members[0][1]
            m -= 1
        for _ in range(m):
            (f, a), (g, b) = (parents[k] for k in rng.integers(len(parents), size=2))
            if not rules.crosses or rng.random() < 0.25:
                yield mutated(a, rules, names, rng)
            else:
                yield mutated(crossed(*((a, b) if f >= g else (b, a)), rng), rules, names, rng)


def sorted_in(nets, f, kinds, rules):
    """Put each net into the first kind whose example it is near to, or into a new one."""
    for kind in kinds:
        kind.members = []
    for net, worth in zip(nets, f, strict=True):
        near = (kind for kind in kinds if not rules.kinds or distance(net, kind.like) < rules.apart)
        kind = next(near, None)
        if kind is None:
            kinds = [*kinds, kind := Kind(net)]
        kind.members.append((worth, net))
    kinds = [kind for kind in kinds if kind.members]
    for kind in kinds:
        kind.close()
        kind.like = kind.members[len(kind.members) // 2][1]
    return kinds


def places(kinds, n):
    """How many children each kind may have, n in all: in proportion to its mean fitness."""
    worth = np.array([kind.worth for kind in kinds])
    worth = worth if worth.any() else np.ones(len(kinds))
    return np.diff(np.rint(np.cumsum([0, *worth]) / worth.sum() * n).astype(np.intp))


@takes(rules=Rules, hidden=count(low=0), generations=count, n=count, rng=generator)
def evolve(rules=NEAT, *, hidden=0, generations=MOST, n=N_NETS, rng):
    """Evolve nets for XOR until one solves it, see `Evolved`.

    Parameters
    ----------
    rules : Rules
    hidden : int
        Units that every net begins with; none in NEAT.
    generations, n : int
        How many at most, and nets in each.
    rng : seed or numpy.random.Generator

    References
    ----------
    Stanley KO, Miikkulainen R (2002). Evolving neural networks through augmenting topologies. Evolutionary Computation
    10:99-127. doi:10.1162/106365602320169811
    """
    nets, names, kinds, best = [minimal(rng, hidden) for _ in range(n)], {}, [], []
    for k in range(generations):
        said = [answer(net) for net in nets]
        f = np.array([fitness(y) for y in said])
        best.append(nets[f.argmax()])
        if any(solved := [solves(y) for y in said]):
            best[-1] = nets[int(np.argmax(solved))]
            return Evolved(True, k * n + int(np.argmax(solved)) + 1, best)
        kinds = sorted_in(nets, f, kinds, rules)
        nets = [
            child
            for kind, m in zip(kinds, places(kinds, n), strict=True)
            for child in kind.children(m, rules, names, rng)
        ]
    return Evolved(False, generations * n, best)


WAYS = {
    "NEAT": dict(),
    "without crossing": dict(rules=Rules(crosses=False)),
    "without kinds": dict(rules=Rules(kinds=False)),
    "fixed shape": dict(rules=Rules(grows=False), hidden=2),
}
