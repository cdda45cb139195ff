"""Right calls of the lesson on columns."""

import numpy as np
from doors import right

from neurocourse.columns import ahead, edge, memory, sequence_memory, streams, wirings

DRAWN = np.random.default_rng(0).uniform(-1, 1, (40, 3))

CALLS = {
    # ---- second half
    ahead.errors: lambda: right(way="20 values", rng=0).costly(),
    edge.lyapunov: lambda: right(strength=0.9, scale=0.1, rng=0),
    edge.recall_and_parity: lambda: right(strength=0.9, scale=0.1, noise=0.01, rng=0).costly(),
    edge.two_stones: lambda: right(strength=0.9, scale=0.1, rng=0),
    memory.capacity: lambda: right(X=DRAWN, u=DRAWN[:, 0], k=2).signed("X u"),
    memory.profile: lambda: right(kind="ring", strength=0.9, n=4, T=600, rng=0),
    memory.readable: lambda: right(X=DRAWN, Y=DRAWN).signed("X Y"),
    wirings.wiring: lambda: right(kind="ring", strength=0.9, n=4, rng=0),
    wirings.states: lambda: (
        right(wires=wirings.wiring("ring", n=4, rng=0), u=[0.1, -0.2, 0.3], rng=0).signed("u").free("u")
    ),
    sequence_memory.TemporalMemory: lambda: right(n_letters=3, cells=2, punish=0.05, rng=0),
    sequence_memory.predictive_cells: lambda: (
        right(
            active=np.array([True, True, False]),
            synapses=np.array([[[0, 1]], [[1, 2]], [[0, 2]]]),
            permanence=np.full((3, 1, 2), 0.6),
            threshold=2,
        )
        .signed("permanence")
        .free("active")
    ),
    streams.two_words: lambda: right(middle=3),
    streams.Table: lambda: right(n_letters=3, order=2),
    streams.learner: lambda: right(name="table that cuts", n_letters=5, rng=0),
    streams.last_letters: lambda: right(learner=streams.Table(7, 3), middle=3, n=5, wrong=0.1, rng=0),
    streams.stages: lambda: right(cells=2, punish=0.05, words=(0, 2), rng=0),
}
