"""Right calls of the lesson on columns."""

import numpy as np
from doors import right

from neurocourse.columns import (
    ahead,
    belief_net,
    bound,
    contest,
    edge,
    envelope,
    events,
    jansen_rit,
    learning,
    machine,
    memory,
    parity,
    pool,
    rhythms,
    sequence_memory,
    sheets,
    streams,
    strip,
    wilson_cowan,
    wirings,
    zigzag,
)

V = np.array([1.0, 5.0])
RECORDING = np.sin(0.7 * np.arange(300)) + np.cos(np.arange(300))
MACHINE = machine.Machine(
    np.array([[1.0, -1.0, 0.5], [0.2, 0.3, 1.0]]), np.array([0.1, 0.2, 0.3]), np.array([0.0, 1.0])
)
MACHINE_OF_FOUR = machine.Machine(np.full((2, 4), 0.1), np.zeros(4), np.zeros(2))
PICTURES = machine.bars_and_stripes(2)
SHEET = sheets.sheet(rng=0)

DRAWN = np.random.default_rng(0).uniform(-1, 1, (40, 3))

CALLS = {
    jansen_rit.sigmoid: lambda: right(v=V).signed("v").many("v"),
    jansen_rit.input_for: lambda: right(v=V).signed("v").many("v"),
    jansen_rit.growth: lambda: right(v=V, cut="P → E").signed("v").free("v"),
    jansen_rit.critical: lambda: right(input_for=jansen_rit.input_for, cut="nothing"),
    jansen_rit.simulate: lambda: right(p=120.0, cut="P → E", start="quiet", T=0.1, dt=0.002).many("p").signed("p"),
    wilson_cowan.swing: lambda: right(P=1.25, w_ei=12.0, T=1000.0, dt=1.0).many("P").signed("P"),
    envelope.column: lambda: right(p=100.0, noise=10.0, start="quiet", T=1.0, rng=0),
    envelope.filtered: lambda: right(v=RECORDING, rng=0).signed("v").free("v"),
    envelope.resonator: lambda: right(hz=10.0, width=1.0, T=1.0, rng=0),
    envelope.envelope: lambda: right(v=RECORDING).signed("v").free("v"),
    envelope.unsteadiness: lambda: right(v=RECORDING).signed("v").free("v"),
    envelope.spectrum: lambda: right(v=RECORDING).signed("v").free("v"),
    sheets.sheet: lambda: right(shuffled=0.5, width=0.1, rng=0),
    sheets.nearby: lambda: right(preferred=SHEET, reach=2.0, row=3, col=5).signed("preferred"),
    sheets.error: lambda: right(preferred=SHEET[:3], bars=20, rng=0).free("preferred").fine(preferred="axes"),
    sheets.error_of_electrodes: lambda: right(preferred=SHEET, site=4, bars=20, rng=0),
    sheets.wire: lambda: right(preferred=SHEET),
    strip.tent: lambda: right(x=[0.1, 0.7], folds=2).many("x"),
    strip.holes: lambda: right(needle=0.3, folds=2),
    strip.folded: lambda: right(folds=2.5),
    zigzag.layer: lambda: right(m=2),
    zigzag.learn: lambda: right(way="three layers", folds=2, spread=0.1, steps=2, rng=0),
    parity.parity_layer: lambda: right(n=3),
    parity.answer: lambda: (
        right(bits=[[1, 0], [1, 1]], thresholds=[0.0, 1.0], weights=[1.0, -2.0])
        .signed("bits thresholds weights")
        .free("bits")
        .fine(bits="fraction")
    ),
    parity.patterns: lambda: right(n=3),
    parity.generalise: lambda: right(reader="told the sum", rng=0).costly(),
    machine.bars_and_stripes: lambda: right(side=2),
    machine.log_likelihood: lambda: (
        right(V=[[0, 1, 1], [1, 0, 0]], W=[[1.0, -1.0, 0.5], [0.2, 0.3, 1.0]], b=[0.1, 0.2, 0.3], c=[0.0, 1.0])
        .signed("W b c")
        .free("V")
        .fine(V="fraction, negative")
    ),
    machine.probabilities: lambda: right(V=[[0, 1, 1]], machine=MACHINE).free("V"),
    machine.unpacked: lambda: right(numbers=np.linspace(-1, 1, 220)).signed("numbers"),
    machine.dream: lambda: right(machine=MACHINE, n=3, rng=0),
    learning.learn: lambda: right(
        V=PICTURES, rule="exact", falling=True, hidden=2, epochs=[0, 2], start=MACHINE_OF_FOUR, rng=0
    ).free("V epochs"),
    learning.mixture: lambda: right(V=PICTURES, n=2, rounds=2, rng=0).free("V"),
    bound.second_layer: lambda: right(V=[[0, 1, 1]], machine=MACHINE, eta=0.1, steps=2).free("V"),
    belief_net.digits: lambda: right(rng=0),
    belief_net.stacked: lambda: right(X=belief_net.digits(rng=0), layers=1, rng=0).costly(),
    belief_net.compare: lambda: right(labels=50, rng=0).costly(),
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
    pool.without_loops: lambda: right(cells=pool.pool(rng=0), rng=0),
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
    events.smooth: lambda: right(score=[0.1, 0.9, 0.2], hours=2).signed("score").free("score"),
    events.detect: lambda: right(kind="spike", detector="z-score", rng=0),
}
