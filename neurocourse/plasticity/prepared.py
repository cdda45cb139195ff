"""What explorers and tables of this room show at once: trainings and courses for every setting."""

import numpy as np

from neurocourse.data.prepared import prepared
from neurocourse.plasticity.evolution import search
from neurocourse.plasticity.growing import genomes, neat
from neurocourse.plasticity.transfer import bodies, moved

# ---- second half

# ---- third part

PIXELS, SHOTS = tuple(range(0, 65, 8)), (1, 2, 5, 10)
FIVE_SEEDS = (0, 1, 2, 3, 4)


@prepared(n=PIXELS, shots=SHOTS)
def pixels_moved(n, shots):
    """Percent right of each of `moved.NAMES` (rows) in five draws of pixels and pictures, (8, 5)."""
    return dict(right=percent([moved.compare(n, shots, seed=seed) for seed in FIVE_SEEDS]))


@prepared(shots=SHOTS)
def other_digits(shots):
    """The same for a net that knows 0 to 4 and meets 5 to 9, (8, 5)."""
    return dict(right=percent([moved.compare(0, shots, kind="new digits", seed=seed) for seed in FIVE_SEEDS]))


def percent(runs):
    """Shares by name of several runs as whole percents (names, runs)."""
    return np.rint([[100 * run[name] for run in runs] for name in moved.NAMES]).astype(np.uint8)


@prepared(body=bodies.NEW, beginning=bodies.BEGINNINGS)
def second_bodies(body, beginning):
    """Trials of 24 climbers with a new body, (24,), and weights of the first before and after, (2, 4)."""
    trials, w = bodies.transfer(body, beginning, rng=1)
    return dict(trials=trials.astype(np.uint16), w=w[:, 0].astype(np.float32))


@prepared(task=tuple(search.TASKS), way=tuple(search.WAYS))
def searches(task, way):
    """Policies that ten searches try until one keeps the poles up, (10,), 3,000 where none does; the first found."""
    runs = [search.look(task, way, rng=seed) for seed in range(10)]
    w = next(run.w for run in runs if run.trials < search.MOST)
    return dict(trials=np.array([run.trials for run in runs], np.uint16), w=np.resize(w, 6).astype(np.float32))


GUESSED = {"guessing": 2, "guessing, ten units": 10}  # hidden units of nets that are drawn at random


@prepared(way=(*neat.WAYS, *GUESSED))
def xor_evolved(way):
    """Nets tried in twelve runs until one solves XOR, (12,), 15,000 where none does, and hidden units then, (12,)."""
    if way in GUESSED:
        nets = [genomes.guess(GUESSED[way], rng=seed) for seed in range(12)]
        return dict(nets=np.array(nets, np.uint16), hidden=np.full(12, GUESSED[way], np.uint8))
    runs = [neat.evolve(**neat.WAYS[way], rng=seed) for seed in range(12)]
    hidden = [len(run.best[-1].hidden) for run in runs]
    return dict(nets=np.array([run.nets for run in runs], np.uint16), hidden=np.array(hidden, np.uint8))


SHOWN, N_GENES = (0, 5), 40  # runs whose best nets are shown; places for their genes


@prepared(again=SHOWN)
def champions(again):
    """The best net of each generation, the last repeated, as genes from, to, weight, level from, level to."""
    best = neat.evolve(rng=again).best
    found = np.zeros((30, N_GENES, 5), np.float16)
    for k, net in enumerate(best):
        genes = [(i, j, w, net.level[i], net.level[j]) for (i, j), (w, used) in net.genes.items() if used]
        found[k, : len(genes)] = genes[:N_GENES]
    found[len(best) :] = found[len(best) - 1]
    return dict(genes=found, generations=np.uint8(len(best)))
