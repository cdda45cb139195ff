"""What explorers and tables of this room show at once: trainings of several networks, three seeds of each."""

import numpy as np

from neurocourse.cortex.attention import detector
from neurocourse.cortex.breaks import adversarial, cue_conflict, light, places
from neurocourse.cortex.features import faces
from neurocourse.cortex.maps import aliasing
from neurocourse.cortex.networks import lenet
from neurocourse.cortex.plain import rivals
from neurocourse.cortex.sorting import fields
from neurocourse.data import digits
from neurocourse.data.prepared import prepared
from neurocourse.nn import Flatten, Network

SEEDS = (0, 1, 2)
MANY = range(8)  # where starts differ more
N_SHOWN = 40  # unseen digits of which an explorer shows the answers
SHARES = (0, 50, 100)  # per cent of the pixels that change places
CONTRASTS = (0.1, 0.2, 0.3, 0.4, 0.6, 0.8, 1.0)  # of textures
EPSILONS = np.round(np.arange(0, 0.41, 0.05), 2)  # change of each pixel
STRONG = 0.15  # change of each pixel in the table
DIMMED = np.round(np.arange(-1, 1.01, 0.05), 2)  # contrasts of digits; below 0 the negative
AIR = np.array([0, 2, 5, 10, 15, 20, 30, 40, 60])  # extinction of fog, 1/km
N_PICTURES = 6  # of each shape with each texture


@prepared(share=SHARES, kind=rivals.KINDS)
def scramble(share, kind):
    """Share of unseen digits that a network reads when a share of the pixels was shuffled: ``right`` (SEEDS,)."""
    order = lenet.scrambled_order(share / 100, rng=0)
    runs = [lenet.read_digits(rivals.build(kind), order=order, rng=k, progress=False).accuracy for k in SEEDS]
    return dict(right=np.array(runs, np.float32))


@prepared(kind=aliasing.POOLS, blur=(False, True))
def moving(kind, blur):
    """Digits that move: ``right`` (SEEDS, COLUMNS), ``flips`` (SEEDS,); ``says`` (COLUMNS, N_SHOWN), first seed."""
    runs = [aliasing.learn(kind, blur=blur, rng=k) for k in SEEDS]
    return dict(
        right=np.array([run.right for run in runs], np.float32),
        says=runs[0].says[:, :N_SHOWN].astype(np.uint8),
        flips=np.array([run.flips for run in runs], np.float32),
    )


@prepared(filters=places.FILTERS, readout=places.READOUTS, everywhere=(False, True))
def copies(filters, readout, everywhere):
    """Digits in another place: ``right`` (SEEDS, COLUMNS), ``says`` (COLUMNS, N_SHOWN) of the first seed, ``size``."""
    epochs = 5 if everywhere else 10  # of eight times as many pictures
    runs = [places.learn(filters, readout, everywhere=everywhere, epochs=epochs, rng=k) for k in SEEDS]
    X = digits().split().X_test[:N_SHOWN]
    says = [runs[0].network.answer(places.at(X, column)).argmax(axis=1) for column in places.COLUMNS]
    right = np.array([run.right for run in runs], np.float32)
    return dict(right=right, says=np.array(says, np.uint8), size=np.int32(runs[0].network.size))


EYES = {
    "network": lambda rng: light.network(rng=rng),
    "network, less its mean": lambda rng: light.network(centre=True, rng=rng),
    "network, divided": lambda rng: light.network(division=True, rng=rng),
    "network, divided, sizes": lambda rng: light.network(division=True, size=True, rng=rng),
    "simple cells, divided": lambda rng: light.v1("simple", rng=rng),
    "complex cells": lambda rng: light.v1(division=False, rng=rng),
    "complex cells, divided": lambda rng: light.v1(rng=rng),
}


@prepared(eye=tuple(EYES))
def lights(eye):
    """Digits at each contrast of DIMMED: ``right`` (SEEDS, n), and ``says`` (n, N_SHOWN) of the first seed."""
    eyes = [EYES[eye](k) for k in SEEDS]
    X = lenet.pictures(digits().split().X_test[:N_SHOWN])
    says = [eyes[0].answer(light.in_light(X, c)).argmax(axis=1) for c in DIMMED]
    right = np.array([light.read_in(one, DIMMED) for one in eyes], np.float32)
    return dict(right=right, says=np.array(says, np.uint8))


@prepared(network=cue_conflict.NETWORKS, training=cue_conflict.TRAININGS, contrast=CONTRASTS)
def textures(network, training, contrast):
    """What decides in conflicts: shares by texture, by shape, and right where both agree, ``shares`` (MANY, 3).

    ``answers`` (shape, texture, N_PICTURES, 4) are the first network's probabilities, in 255ths.
    """
    runs = [cue_conflict.judge(training, network, contrast=contrast, rng=k, progress=False) for k in MANY]
    images = [[stimuli(s, k, contrast) for k in range(4)] for s in range(4)]
    p = lenet.nn.softmax(runs[0].network.answer(np.concatenate(np.concatenate(images))))
    shares = [[run.by_texture, run.by_shape, run.agreeing] for run in runs]
    return dict(shares=np.array(shares, np.float32), answers=np.round(255 * p).reshape(4, 4, -1, 4).astype(np.uint8))


def stimuli(shape, texture, contrast):
    """The pictures (N_PICTURES, 16, 16, 1) of a shape with a texture that an explorer shows."""
    images = [cue_conflict.picture(shape, texture, contrast=contrast, rng=seed) for seed in range(N_PICTURES)]
    return np.array(images, np.float32)[..., None]


READERS = {
    "convolutional": lambda k: lenet.read_digits(rng=k, progress=False).network,
    "plain": lambda k: lenet.read_digits(lenet.mlp, rng=k, progress=False).network,
    "convolutional, armed": lambda k: adversarial.harden(rng=k),
}


@prepared(reader=tuple(READERS))
def fooled(reader):
    """Share of unseen digits read at each of EPSILONS, with chosen and with chance changes: ``right`` (SEEDS, n, 2).

    ``walked`` (SEEDS,) is the share when changes of up to STRONG are chosen in many steps.
    """
    networks = [READERS[reader](k) for k in SEEDS]
    X, y = digits().split().test
    walked = [lenet.nn.accuracy(one.answer(adversarial.walk(one, X, y, STRONG)), y) for one in networks]
    right = [adversarial.accuracies(one, EPSILONS, rng=0) for one in networks]
    return dict(right=np.array(right, np.float32), walked=np.array(walked, np.float32))


@prepared()
def hardened():
    """Parameters of a reader of digits that was trained with changes that fooled it."""
    return dict(parameters=adversarial.harden(rng=0).parameters.astype(np.float16))


def hardened_network():
    """The reader of `hardened`."""
    network = lenet.build(rng=0)
    network.parameters[:] = hardened().parameters
    return network


@prepared(foggy=(False, True))
def fog(foggy):
    """Average precision in fog of detectors that learned in clear air or in fog: ``precision`` (SEEDS, AIR, 3).

    ``parameters`` are those of the first.
    """
    networks = [detector.train(foggy=foggy, rng=k, progress=False) for k in SEEDS]
    precision = [
        [detector.mean_average_precision(one, beta / 1000, n_scenes=30, rng=5) for beta in AIR] for one in networks
    ]
    return dict(precision=np.array(precision, np.float32), parameters=networks[0].parameters.astype(np.float16))


def detector_network(foggy=False):
    """The first detector of `fog`."""
    network = Network([*detector.build(rng=0).layers, Flatten()])
    network.parameters[:] = fog(foggy=foggy).parameters
    return network


@prepared(both_ways=(False, True))
def turned(both_ways):
    """How well two judges tell faces from other things, upright and upside down: ``auc`` (SEEDS, 2 views, 2 judges)."""
    examiners = [faces.examine(both_ways=both_ways, rng=k, progress=False) for k in SEEDS]
    found = [faces.aucs_by_view(one, rng=k)[:2] for k, one in zip(SEEDS, examiners, strict=True)]
    return dict(auc=np.array(found, np.float32))


@prepared(small=(False, True))
def sorting(small):
    """The three measures of fields of four kinds, ``measured`` (SEEDS, 4, n, 3); ``small`` as in `fields.network`."""
    return dict(measured=np.array([fields.all_measures(k, small) for k in SEEDS], np.float16))
