"""Right calls of lesson 1."""

from functools import cache

import numpy as np
from doors import right

from neurocourse.pioneers.breaks import analogy, chance, feedback, signs
from neurocourse.pioneers.history import timeline
from neurocourse.pioneers.layers import backprop, deep, encoder
from neurocourse.pioneers.signals import hearts, summation
from neurocourse.pioneers.stains import doctrine, tissue
from neurocourse.pioneers.units import features, mcculloch_pitts, perceptron, ticking
from neurocourse.pioneers.unlearned import frozen

XOR = dict(X=backprop.XOR_X, Y=backprop.XOR_Y)
CORNERS = dict(X=[[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]], y=[0, 1, 1, 1])


@cache
def network():
    return deep.build(rng=0)


@cache
def cells():
    return tissue.grow(3, (4, 24, 24), rng=0)


def sides():
    h, y_hat = np.array([0.2, 0.6]), np.array([0.7])
    return dict(x=np.array([1.0, 0.0, 1.0]), y=np.array([1.0]), h=h, y_hat=y_hat, W2=np.array([[0.5, -0.5]]))


CALLS = {
    analogy.timing: lambda: right(n_afferents=3, n_timings=4, rng=0).signed("w"),
    chance.train_failing: lambda: right(epochs=1, rng=0),
    chance.unreliable_synapses: lambda: right(network=network(), n_looks=1, rng=0),
    chance.report: lambda: right(plain=[network()], hardened=[network()]).costly(),
    backprop.backward_pass: lambda: right(**sides()).signed("x y h y_hat W2").free("x").fine(x="empty"),
    backprop.learn: lambda: right(**XOR, weights=backprop.start(2, 2, 1, rng=0), epochs=2, every=1).signed("X Y"),
    deep.train_digits: lambda: right(epochs=1, rng=0),
    deep.trace: lambda: right(network=network(), x=np.full(64, 0.5), label=3).signed("x"),
    deep.compare_optimisers: lambda: right(epochs=1, rng=0),
    doctrine.components: lambda: right(tissue=cells(), doctrine="neuron"),
    doctrine.report: lambda: right(tissue=cells(), cells=[0]).free("cells"),
    doctrine.degenerate: lambda: right(tissue=cells(), cell=0, doctrine="neuron"),
    encoder.train_encoder: lambda: right(epochs=2, every=1, rng=0),
    encoder.report: lambda: right(rng=0),
    feedback.learn_digits: lambda: right(way="random", n_hidden=2, epochs=1, rng=0),
    features.compare_orders: lambda: right(orders=1),
    features.orders_report: lambda: right().costly(),
    features.report: lambda: right(rng=0).costly(),
    frozen.challenge: lambda: right(hidden_weights=frozen.random_weights, rng=0),
    hearts.two_hearts: lambda: right(duration=1.0).signed("stimulated"),
    mcculloch_pitts.unit: lambda: right(x=[1, 0], w=[1.0, 1.0], theta=1.0, inhibitory=[0])
    .signed("x w theta inhibitory").free("inhibitory").fine(x="fraction", inhibitory="empty, fraction"),
    mcculloch_pitts.dense_unit: lambda: right(x=[1.0, 0.0], w=[1.0, 1.0], b=0.5).signed("x w b").fine(x="axes"),
    mcculloch_pitts.half_adder: lambda: right(x1=1, x2=0),
    mcculloch_pitts.latch: lambda: right(set_=[0, 1, 0], reset=[0, 0, 1]),
    mcculloch_pitts.realisable: lambda: right(n=2, largest=1),
    mcculloch_pitts.count_functions: lambda: right(n=2),
    mcculloch_pitts.contradiction: lambda: right(table=[0, 1, 1, 0]),
    perceptron.update: lambda: right(w=np.zeros(2), b=0.0, x=np.ones(2), y=1, eta=1.0).signed("w b x"),
    perceptron.learn: lambda: right(**CORNERS, epochs=1, rng=0).signed("X"),
    perceptron.averaged: lambda: right(training=perceptron.learn(**CORNERS, epochs=1, rng=0)),
    perceptron.accuracy: lambda: right(w=[1.0, 1.0], b=-0.5, **CORNERS).signed("w b X y").fine(y="fraction"),
    perceptron.margin: lambda: right(**CORNERS, steps=10).signed("X"),
    perceptron.report: lambda: right(rng=0).costly(),
    perceptron.pair: lambda: right(first=0, second=1),
    signs.KeepSigns: lambda: right(signs=[1.0, -1.0]).signed("signs").free("signs").fine(signs="empty"),
    signs.sign_flips: lambda: right(epochs=1, rng=0),
    summation.window_curve: lambda: right(theta=10.0, tau_m=10.0),
    summation.window: lambda: right(w=6.0, theta=10.0, tau_m=10.0),
    summation.respond: lambda: right(inputs=[[1.0], [2.0]], w=[6.0, 6.0], duration=10.0)
    .signed("inputs w").fine(inputs="ragged"),
    summation.measured_window: lambda: right(w=6.0, theta=10.0, tau_m=1.0).signed("w"),
    summation.reflex: lambda: right(stimulus=0.2, duration=10.0).signed("w w_inhibitory"),
    summation.rate: lambda: right(spike_times=[1.0, 2.0], start=0.0, stop=10.0)
    .signed("spike_times start").free("spike_times").fine(spike_times="empty"),
    timeline.pioneers: lambda: right(kind="theory").fine(kind="None"),
    tissue.grow: lambda: right(n_cells=2, shape=(4, 24, 24), rng=0),
    tissue.stain: lambda: right(tissue=cells(), p=0.5, rng=0),
    ticking.ticking_unit: lambda: right(x=[[1.0, 0.0], [0.0, 1.0]], w=[1.0, 1.0], theta=1.0, keep=0.5)
    .signed("w theta").fine(x="length"),
    tissue.overlap: lambda: right(tissue=cells(), p=0.5, stainings=2, rng=0),
    tissue.report: lambda: right(tissues=[cells()], rng=0),
}  # fmt: skip
