"""Right calls of the lesson on competition."""

import numpy as np
from doors import right

from neurocourse.competition import antennal_lobe, hashing, limulus, prototypes, softmax, winner_takes_all

PAIR, K = np.array([1.0, 0.5]), np.array([[0.0, 0.2], [0.4, 0.0]])
ROWS = np.arange(12.0).reshape(6, 2) / 12  # six samples of two numbers

CALLS = {
    antennal_lobe.affinities: lambda: right(n_odours=2, n_receptors=3, rng=0),
    antennal_lobe.decode: lambda: right(rng=0),
    antennal_lobe.divide: lambda: right(x=[20.0, 5.0]).many("x"),
    antennal_lobe.likeness: lambda: right(r=ROWS).signed("r").free("r"),
    antennal_lobe.receptors: lambda: right(affinity=[0.1, 0.2]).many("affinity c"),
    hashing.bits: lambda: right(k=2, m=8),
    hashing.encode: lambda: right(X=ROWS, k=1, m=4, rng=0).signed("X").free("X"),
    limulus.bands: lambda: right(r=np.linspace(1.0, 2.0, 60)).signed("r").free("r"),
    limulus.late: lambda: right(e=PAIR, K=K, T=3.0, rng=0),
    limulus.n_firing: lambda: right(total=1.0, rng=0),
    limulus.neighbours: lambda: right(n=5),
    limulus.settle: lambda: right(e=PAIR, K=K, T=2.0, rng=0).many("e"),
    limulus.steady_rates: lambda: right(e=PAIR, K=K).signed("e"),
    limulus.step_of_light: lambda: right(),
    limulus.through_interneurons: lambda: right(e=PAIR, K=K, T=1.0),
    limulus.weakest: lambda: right(K=K),
    prototypes.inertia: lambda: right(X=ROWS, W=ROWS[:2]).signed("X W").free("X W"),
    prototypes.k_means: lambda: right(X=ROWS, k=2, n_starts=1, rng=0).signed("X").free("X"),
    prototypes.learn: lambda: right(X=ROWS, k=2, epochs=1, rng=0).signed("X").free("X"),
    prototypes.n_dead: lambda: right(X=ROWS, W=ROWS[:2]).signed("X W").free("X W"),
    prototypes.lloyd: lambda: right(X=ROWS, W=ROWS[:2]).signed("X W").free("X W"),
    prototypes.starting: lambda: right(X=ROWS, k=2, rng=0).signed("X").free("X"),
    softmax.repeated: lambda: right(I=PAIR, start=[1.0, 0.0], w=2.0, n=3),
    softmax.rounds_to_decide: lambda: right(gap=0.1, w=2.0),
    softmax.switches_at: lambda: right(w=2.0),
    winner_takes_all.drives: lambda: right(n=3, n_races=2, rng=0),
    winner_takes_all.many: lambda: right(I=ROWS, w=1.0, T=2.0).free("I"),
    winner_takes_all.n_active: lambda: right(x=[1.0, 0.0]).signed("x").many("x"),
    winner_takes_all.race_step: lambda: right(x=PAIR, I=PAIR, w=2.0, dt=0.1),
    winner_takes_all.switches_at: lambda: right(w=2.0, T=5.0),
    winner_takes_all.time_to_decide: lambda: right(gap=0.1, w=2.0, T=30.0),
}
