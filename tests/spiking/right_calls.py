"""Right calls of lesson 6, of the networks and of the data."""

from functools import cache

import numpy as np
from doors import right

from neurocourse import nn
from neurocourse.data import splitting
from neurocourse.nn import pooling
from neurocourse.spiking import (
    axon,
    clocks,
    coding,
    contest,
    conversion,
    correlated_groups,
    credit,
    e_prop,
    energy,
    event_camera,
    events,
    fit,
    gates,
    generator,
    izhikevich,
    lca,
    lif,
    lines,
    loihi,
    moving,
    network,
    onset,
    parabola,
    pattern_onset,
    quantise,
    row,
    same_cell,
    stdp,
    still,
    surrogate,
    triplets,
    truenorth,
    two_heaps,
)

DIGITAL = dict(w=[10, 20], pre=[[True, False], [False, True]], post=[[False, True], [True, False]])
FIELDS = dict(X=np.eye(2, 3), D=np.eye(2, 3), lam=0.1)
RAMPS = [np.linspace(-66.0, -30.0, 40), np.linspace(-65.0, -30.0, 35)]
STILL = dict(X=np.ones((4, 3)), y=np.zeros((4, 2)))
SYNAPSES = dict(V=np.ones((1, 3)), x=np.ones((4, 1, 2)), target=np.zeros((4, 1, 1)))
TRIPLET = "A2_plus A2_minus A3_plus A3_minus"


@cache
def ran():
    return axon.run(axon.bare(length=1.0, dx=0.1), duration=0.1)


@cache
def found():
    return pattern_onset.search(1, n_snapshots=1, rng=0)


@cache
def core():
    return truenorth.empty()


def layer():
    return surrogate.Spiking(2, 3, recurrent=True, rng=0)


def stages():
    return [conversion.Stage((nn.Dense(2, 2, rng=0, dtype=np.float32),), 1.0)]


def small():
    return network.NetworkParameters(n=4, p=0.5)


def net():
    return nn.Network([nn.Dense(3, 2, rng=0)])


def learns(**more):
    return dict(network=net(), loss=nn.mse, optimiser=nn.Adam(), rng=0, progress=False, **more)


CALLS = {
    axon.bare: lambda: right(length=1.0, dx=0.1),
    axon.myelinated: lambda: right(n_nodes=2),
    axon.run: lambda: right(fibre=axon.bare(length=1.0, dx=0.1), duration=0.1).signed("clamp inject"),
    axon.flows: lambda: right(propagation=ran()),
    axon.velocity: lambda: right(propagation=ran()).signed("level").gaps(),
    clocks.counted: lambda: right(n=50, rng=0),
    clocks.learn: lambda: right(n=2, updates=1, rng=0),
    clocks.report: lambda: right(updates=1).costly(),
    clocks.numbers: lambda: right(n=2, rng=0),
    coding.encode_latency: lambda: right(drive=[0.5, 2.0]).signed("drive").many("drive"),
    coding.estimate: lambda: right(counts=[[1, 3], [2, 2]]).free("counts"),
    coding.information: lambda: right(P=[[0.5, 0.5], [1.0, 0.0]]).free("P"),
    coding.latency_channel: lambda: right(drives=[0.5, 2.0], T=10.0).signed("drives").free("drives"),
    coding.population_channel: lambda: right(rates=[[10.0, 20.0]], T=10.0).free("rates"),
    coding.rate_channel: lambda: right(rates=[10.0, 20.0], T=10.0, n_max=5).free("rates"),
    contest.every: lambda: right(rng=0).costly(),
    contest.price: lambda: right(cost=contest.Cost(0.9, 10.0, 1.0, 10.0, 0.0, 32), word=5.0),
    conversion.convert: lambda: right(
        network=nn.Network([nn.Dense(3, 2, rng=0), nn.ReLU(), nn.Dense(2, 2, rng=1)]), X=np.eye(3)
    ).signed("X").free("X").fine(X="axes"),
    conversion.evaluate: lambda: right(kind="MLP", T=2).costly(),
    conversion.reader: lambda: right(kind="MLP").costly(),
    conversion.step: lambda: right(v=np.zeros(2), drive=np.ones(2), theta=1.0).signed("v drive"),
    correlated_groups.compete: lambda: right(c=[0.2], N=4, T=0.1, n=2, rng=0).free("c"),
    credit.cosine: lambda: right(n=2, rng=0),
    credit.learn: lambda: right(way="BPTT", n=2, updates=1, rng=0),
    credit.report: lambda: right(updates=1).costly(),
    e_prop.bptt: lambda: right(layer=layer(), **SYNAPSES).signed("V x target"),
    e_prop.cosine: lambda: right(a=[1.0, 0.0], b=[1.0, 1.0]).signed("a b"),
    e_prop.e_prop: lambda: right(layer=layer(), **SYNAPSES, B=np.ones((1, 3))).signed("V x target B"),
    e_prop.learn: lambda: right(n=2, updates=1, rng=0),
    e_prop.task: lambda: right(T=4, n_in=2, rng=0),
    energy.break_even: lambda: right(),
    energy.break_even_with_memory: lambda: right(word=5.0),
    event_camera.encode: lambda: right(frames=np.linspace(1, 3, 12).reshape(3, 2, 2), t=[0.0, 1.0, 2.0]).signed("t"),
    event_camera.scene: lambda: right(T=2),
    events.draw: lambda: right(N=4, T=5.0, fan_out=2, rng=0).signed("kick w"),
    fit.best: lambda: right(ramps=RAMPS),
    fit.model: lambda: right(ramps=RAMPS, Delta=2.0, tau=100.0),
    fit.ramps: lambda: right(),
    fit.regress: lambda: right(ramps=RAMPS, Delta=2.0, tau=100.0),
    fit.score: lambda: right(model=fit.Model(1.0), ramps=RAMPS),
    generator.simulate: lambda: right(T=5, n=2, rng=0).signed("drive adaptation"),
    izhikevich.simulate: lambda: right(kind="chattering", I=10.0, T=5.0).signed("I"),
    lca.lca: lambda: right(**FIELDS, T=2).signed("X").free("X D"),
    lca.spiking_lca: lambda: right(**FIELDS, T=2).signed("X").free("X D"),
    gates.falling_exponential: lambda: right(V=[10.0, 50.0, 90.0], beta=[0.1, 0.07, 0.05]).signed("V"),
    gates.report: lambda: right(b=0.1, k=100.0).costly(),
    lif.simulate: lambda: right(RI=30.0, duration=5.0).signed("RI E_L V_th V_reset"),
    lif.step: lambda: right(V=-60.0, RI=10.0, dt=0.1, E_L=-70.0, V_th=-50.0, V_reset=-60.0, tau_m=20.0)
    .signed("V RI E_L V_th V_reset"),
    lines.draw: lambda: right(kind="by chance", rng=0),
    lines.learn: lambda: right(updates=1, rng=0).costly(),
    loihi.Cell: lambda: right().signed("bias"),
    loihi.Rule: lambda: right().signed("A_plus A_minus"),
    loihi.decay: lambda: right(x=[100, -50], delta=10).signed("x").many("x"),
    loihi.learn: lambda: right(**DIGITAL, rng=0),
    loihi.simulate: lambda: right(w=[10, -20], spikes=[[True, False], [False, True]]).signed("w").free("spikes"),
    loihi.window: lambda: right(dts=[-2, 3], n=2, rng=0).signed("dts").free("dts"),
    moving.MovingThreshold: lambda: right().signed("E_L V_th V_reset"),
    moving.rates: lambda: right(drives=[0.0, 10.0], duration=5.0).signed("drives").free("drives"),
    parabola.model: lambda: right(ramps=RAMPS),
    moving.simulate: lambda: right(drive=[0.0, 10.0], dt=0.1).signed("drive").free("drive"),
    network.Network: lambda: right(
        settings=small(), targets=[np.array([1]), np.array([0]), np.array([], int), np.array([2])], V=[-65.0] * 4, rng=0
    ).signed("V"),
    network.Network.run: lambda: right(network.Network(small(), rng=0), duration=5.0, input=50.0, g=5.0)
    .signed("input"),
    network.NetworkParameters: lambda: right().signed("w E_L V_th V_reset input"),
    network.irregularity: lambda: right(spikes=network.Network(small(), rng=0).run(20.0)),
    network.wire: lambda: right(settings=small(), rng=0),
    onset.compare: lambda: right(kind="step", level=1.0, duration=1.0).signed("level"),
    pattern_onset.score: lambda: right(found=found(), start=0.0, stop=1.0),
    pattern_onset.search: lambda: right(T=1, n_snapshots=1, rng=0),
    quantise.accuracy: lambda: right(bits=4).costly(),
    quantise.read: lambda: right(kind="MLP", bits=4, rng=0).costly(),
    quantise.rounded: lambda: right(stages=stages(), X=np.eye(2), T=2).signed("X").free("X").fine(X="axes"),
    quantise.quantise: lambda: right(W=[[0.5, -1.0]], bits=4).signed("W").many("W"),
    quantise.ternary: lambda: right(W=[[0.5, -1.0]]).signed("W").many("W"),
    row.challenge: lambda: right(thresholds=row.equal_thresholds, rng=0),
    same_cell.bits: lambda: right(T=5.0),
    same_cell.counts: lambda: right(drives=[1.5, 2.0], T=5.0, n_max=3).free("drives"),
    same_cell.first_spike: lambda: right(drives=[0.5, 2.0], T=5.0).signed("drives").free("drives"),
    stdp.Triplet: lambda: right().signed(TRIPLET),
    stdp.best_pair_rule: lambda: right(),
    stdp.change: lambda: right(pre=[1.0, 5.0], post=[2.0, 3.0]).signed("pre post").free("pre post")
    .fine(pre="empty", post="empty"),
    stdp.misfit: lambda: right(),
    stdp.window: lambda: right(dt=[5.0, -5.0]).signed("dt A_plus A_minus").many("dt"),
    still.Still: lambda: right(n_in=2, n=2, rng=0),
    still.learn: lambda: right(T=1, epochs=1, rng=0),
    surrogate.Spiking: lambda: right(n_in=2, n=2, rng=0),
    surrogate.rate_readout: lambda: right(n=50, rng=0),
    triplets.fit: lambda: right(tau_y=114.0),
    triplets.growth: lambda: right(pre=[1.0, 5.0], post=[2.0, 3.0]).signed("pre post").free("pre post")
    .fine(pre="empty", post="empty"),
    truenorth.run: lambda: right(core=core(), x=np.zeros((2, 256), bool), route=np.full(256, -1))
    .free("x").fine(route="negative"),
    truenorth.step: lambda: right(V=np.zeros(256, int), x=np.zeros(256, bool), core=core(), W=np.zeros((256, 256), int))
    .signed("V W").fine(V="axes", x="axes"),
    two_heaps.LearningParameters: lambda: right().signed("E_L E_e V_th V_reset A_plus A_minus"),
    two_heaps.learn: lambda: right(N=2, T=0.1, settings=two_heaps.LearningParameters(), rng=0),
    splitting.split: lambda: right(X=np.eye(4), y=[0, 1, 2, 3], rng=0)
    .signed("X y").fine(X="axes, complex", y="fraction, complex"),
    nn.Conv2d: lambda: right(c_in=1, c_out=2, k=3, rng=0),
    nn.MaxPool2d: lambda: right(),
    nn.Dense: lambda: right(n_in=2, n_out=2, rng=0),
    nn.GRU: lambda: right(n_in=2, n_hidden=2, memory=5.0, rng=0),
    nn.LSTM: lambda: right(n_in=2, n_hidden=2, memory=5.0, rng=0),
    nn.RNN: lambda: right(n_in=2, n_hidden=2, rng=0),
    nn.Network: lambda: right(layers=[nn.Dense(2, 2, rng=0)]),
    nn.Adam: lambda: right(),
    nn.cross_entropy: lambda: right(logits=[[0.5, 1.0]], labels=[1]).signed("logits"),
    nn.mse: lambda: right(y_hat=[[0.5, 1.0]], y=[[1.0, 0.0]]).signed("y_hat y"),
    nn.Momentum: lambda: right(eta=0.1),
    nn.SGD: lambda: right(eta=0.1),
    nn.accuracy: lambda: right(logits=[[0.5, 1.0]], labels=[1]).signed("logits"),
    nn.one_hot: lambda: right(numbers=[0, 2], n=3).free("numbers").fine(numbers="axes"),
    nn.pad: lambda: right(sequences=[[[1.0], [2.0]], [[3.0]]]),
    nn.softmax: lambda: right(x=[0.5, 1.0]).signed("x").free("x").fine(x="axes"),
    nn.train: lambda: right(
        **STILL, **learns(epochs=1, batch_size=2), eta=0.1, clip=1.0, test=(np.eye(3), [0, 1, 1]),
        after_each=lambda network, epoch: epoch,
    ).signed("X y").fine(X="axes", y="axes"),  # fmt: skip
    pooling.Pool2d: lambda: right(),
}  # fmt: skip
