"""Right calls of the lesson on columns."""

import numpy as np
from doors import right

from neurocourse.columns import (
    ahead,
    contest,
    edge,
    events,
    memory,
    pool,
    rhythms,
    sequence_memory,
    streams,
    wirings,
)

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
    streams.stages: lambda: right(cells=2, punish=0.05, words=(0, 2), rng=0).free("words"),
    contest.score: lambda: right(attempt=rhythms.traces, rng=0).costly(),
    pool.pool: lambda: right(rng=0),
    pool.run: lambda: (
        right(cells=pool.pool(rng=0), inputs=np.zeros((5, 2, 4)), synapses="tiring")
        .signed("inputs")
        .free("inputs")
        .fine(gain="None")
    ),
    rhythms.trials: lambda: right(n=4, before=0, rng=0),
    rhythms.share_right: lambda: right(X=DRAWN, y=DRAWN[:, 0] > 0, learn=20).signed("X").free("y"),
    rhythms.traces: lambda: right(spikes=np.zeros((20, 2, 4))).signed("spikes").free("spikes"),
    rhythms.echo_state: lambda: right(spikes=np.zeros((20, 2, 4)), rng=0).signed("spikes"),
    rhythms.compare: lambda: right(way="leaky traces", before=0, n=40, rng=0),
    events.stream: lambda: right(kind="spike", rng=0),
    events.scores: lambda: right(detector="z-score", x=np.arange(60.0), rng=0).signed("x").free("x"),
    events.area: lambda: right(score=[0.1, 0.9, 0.2], odd=np.array([False, True, False])).signed("score"),
    events.smooth: lambda: right(score=[0.1, 0.9, 0.2], hours=2).signed("score").free("score"),
    events.detect: lambda: right(kind="spike", detector="z-score", rng=0),
}
