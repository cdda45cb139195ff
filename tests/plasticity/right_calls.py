"""Right calls of the lesson on plasticity."""

import numpy as np
from doors import right

from neurocourse.plasticity import (
    bcm,
    digit_stream,
    fields,
    free_lunch,
    haystack,
    hidden,
    planks,
    probe,
    rules,
    somatosensory,
)

CUES, ANSWERS, WEIGHTS = np.array([[1.0, 2.0, 0.0], [0.0, 1.0, 1.0]]), np.array([0.5, -1.0]), np.array([1.0, 0.0, 0.3])

STREAM, TWO = np.array([[1.0, 0.2], [-0.5, 0.3], [0.2, -1.0]]), np.array([0.1, 0.1])

SHEET = somatosensory.grown(rng=0)

CALLS = {
    bcm.patterns: lambda: right(K=3, overlap=0.4),
    bcm.step: lambda: right(w=TWO, theta=1.0, x=np.array([1.0, 0.5]), eta=0.1, tau=10.0).signed("w theta x"),
    bcm.slowest: lambda: right(eta=0.01, length=1.0),
    bcm.learn: lambda: right(X=np.eye(2), eta=0.01, tau=10.0, steps=50, rng=0).signed("X").free("X"),
    bcm.learn_oja: lambda: right(X=np.eye(2), eta=0.01, steps=50, rng=0).signed("X").free("X"),
    bcm.selectivity: lambda: right(y=[0.0, 2.0]).signed("y").free("y").fine(y="axes"),
    digit_stream.accuracy: lambda: right(eta=0.3, changes=1, rng=0),
    fields.grow_up: lambda: right(noise=0.3, rule="Oja", rng=0).fine(noise="None").costly(),
    fields.alone: lambda: right(source="noise", rule="Oja", rng=0).costly(),
    free_lunch.relearn: lambda: right(w=WEIGHTS, X=CUES, t=ANSWERS).signed("w X t"),
    free_lunch.elsewhere: lambda: right(way="drift", n_1=5, rng=0),
    free_lunch.promised: lambda: right(way="fade", share=0.3).many("share"),
    haystack.chance: lambda: right(genes=[1, 2, 2], trials=5).many("genes"),
    haystack.evolve: lambda: right(trials=10, generations=2, rng=0),
    hidden.relearned: lambda: right(way="drift", n_1=10, rng=0).costly(),
    planks.play: lambda: right(z=[0.5, -1.0, 0.2], eta=0.5).signed("z").free("z"),
    planks.bound: lambda: right(t=10.0, eta=1.0).many("t"),
    planks.world: lambda: right(T=4),
    probe.cortex: lambda: right(lost=3, rewires=True, days=2, rng=0),
    probe.rewired: lambda: right(cortex=probe.cortex(3, rewires=False, days=2, rng=0)),
    rules.hebb: lambda: right(x_i=1.0, y=2.0, w_i=0.5).signed("x_i y w_i").many("x_i y w_i"),
    rules.change: lambda: right(x_i=1.0, y=2.0, w_i=0.5).signed("x_i y w_i").many("x_i y w_i"),
    rules.cloud: lambda: right(n=10, mean=[0.5, 0.0], rng=0).signed("mean"),
    rules.learn: lambda: right(X=STREAM, w=TWO, eta=0.1).signed("X w").free("X"),
    rules.learn_scaled: lambda: right(X=STREAM, w=TWO, eta=0.1).signed("X w").free("X"),
    rules.component: lambda: right(X=STREAM).signed("X").free("X"),
    rules.along: lambda: right(a=TWO, b=[1.0, 0.0]).signed("a b"),
    somatosensory.rates: lambda: right(sheet=SHEET, silent=2).fine(silent="None"),
    somatosensory.day: lambda: right(sheet=SHEET, silent=2).fine(silent="None"),
    somatosensory.lose: lambda: right(finger=2, back=3, days=4, rng=0),
    # ---- second half
}
