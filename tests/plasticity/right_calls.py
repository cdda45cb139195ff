"""Right calls of the lesson on plasticity."""

import numpy as np
from doors import right

from neurocourse.plasticity import bodies, genomes, moved, neat, needle, poles, search

FOUR = np.array([[0.1, 0.6, 0.6, 0.8]])

CALLS = {
    # ---- second half
    # ---- third part
    bodies.balance: lambda: right(w=FOUR, body=bodies.Body(), starts=FOUR / 9, T=3).signed("w starts").free("w starts"),
    bodies.begin: lambda: right(beginning="the same, turned", rng=0),
    bodies.climb: lambda: right(w=FOUR, body=bodies.Body(), most=2, rng=0).signed("w").free("w"),
    bodies.transfer: lambda: right(body="short pole", beginning="from nothing", rng=0).costly(),
    neat.evolve: lambda: right(generations=1, n=5, rng=0),
    genomes.guess: lambda: right(hidden=2, rng=0),
    needle.blind_guesses: lambda: right(rng=0),
    needle.evolve: lambda: right(generations=1, rng=0).costly(),
    needle.fitness: lambda: right(genome=[1, -1, 1], tries=2).free("genome").fine(genome="negative"),
    needle.guesses_of_learners: lambda: right(rng=0),
    needle.luck: lambda: right(genomes=np.array([[1, -1], [0, 1]]), rng=0).free("genomes"),
    needle.newborn: lambda: right(n=3, rng=0),
    poles.balance: lambda: right(w=np.ones((1, 6)), T=3).signed("w").free("w"),
    search.look: lambda: right(task="one pole", way="guessing", rng=0).costly(),
    moved.adapt: lambda: right(way="untouched", task=moved.task(rng=0), old=moved.old_net(0), rng=0).signed("old"),
    moved.compare: lambda: right(n=2, shots=1).costly(),
    moved.nearest_picture: lambda: right(task=moved.task(rng=0)),
    moved.shuffle: lambda: right(n=3, rng=0),
    moved.task: lambda: right(n=3, shots=1, rng=0),
}
