"""What explorers of this room show at once: trainings of several networks, and rates of many noisy cells."""

import numpy as np

from neurocourse.data.prepared import prepared
from neurocourse.neurotransmitters.curves import moons
from neurocourse.neurotransmitters.shunting import noise
from neurocourse.neurotransmitters.signs import dale as eccles

EPOCHS, NOTED = 40, 2  # of Dale's networks; every second one is kept
FULL, LEVELS = 0.6, 63  # the largest weight that is shown, and the whole number that stands for it
MOONS = (5, 10, 15, 20, 30, 40, 50, 65, 80, 95, 110, 130, 150, 170, 190, 210, 230, 250, 275, 300)  # epochs kept
N_HIDDEN = 10  # units in each hidden layer of the moons' networks
SEEDS = (0, 1, 2)


def _weights_of(network, epoch):
    """What is kept of each epoch: the weights of both layers."""
    return network.layers[0].W.copy(), network.layers[2].W.copy()


@prepared(inhibitory=(10, 20, 30, 40, 50), seed=SEEDS)
def dale(inhibitory, seed):
    """Two networks from one start, the first with Dale's principle.

    Their output weights, exciting units first, (2, notes, 10, 64), as steps of whole numbers from note to note; the
    share of weights that changed their sign by epoch, (3, EPOCHS + 1): pixels' and hidden units' without Dale, hidden
    units' with Dale; and the shares of new digits read.
    """
    pair = [
        eccles.learn(kept, rng=seed, inhibitory=inhibitory / 100, after_epoch=_weights_of) for kept in (True, False)
    ]
    order = np.argsort(pair[0].start[1].sum(axis=0) < 0, kind="stable")
    noted = [[result.start, *result.training.records] for result in pair]
    W = np.array([[weights[1][:, order] for weights in notes[::NOTED]] for notes in noted])
    whole = np.rint(np.clip(W / FULL, -1, 1) * LEVELS).astype(np.int8)
    which = ((1, 0), (1, 1), (0, 1))
    flips = [[eccles.flipped(noted[run][0][k], weights[k]) for weights in noted[run]] for run, k in which]
    return dict(
        change=np.diff(whole, axis=1, prepend=np.int8(0)),
        flips=np.array(flips, np.float32),
        accuracy=np.array([result.accuracy for result in pair], np.float32),
    )


def weights(found):
    """Output weights of both networks, (2, notes, 10, 64), from what `dale` has stored."""
    return found.change.cumsum(axis=1, dtype=np.int8) * (FULL / LEVELS)


def _note(network, epoch):
    return network.parameters.copy() if epoch in MOONS else None


@prepared(noise=(0.05, 0.12, 0.3), seed=SEEDS)
def two_moons(noise, seed):
    """Parameters (activations, MOONS, size) of a network with each activation function on its way."""
    shared = dict(rng=seed, noise=noise, epochs=MOONS[-1], n_hidden=N_HIDDEN, after_epoch=_note)
    learned = [moons.learn(name, **shared).records for name in moons.ACTIVATIONS]
    return dict(parameters=np.array([[p for p in notes if p is not None] for notes in learned], np.float16))


@prepared(strength=(1.0, 2.0, 3.0, 4.0, 5.0), glutamate=(True, False), seed=SEEDS)
def hail(strength, glutamate, seed):
    """Rates (21,) in Hz at ``noise.CURRENTS`` of a cell in a hail of events, of GABA alone or with glutamate."""
    rng = np.random.default_rng(seed)
    glu, gaba = noise.background(strength, glutamate)
    return dict(rate=noise.simulate(noise.CURRENTS, glu, gaba, n=100, dt=0.1, rng=rng).astype(np.float32))
