"""What explorers and tables of this room show at once: trainings of several networks, three seeds of each."""

import numpy as np

from neurocourse.cortex.breaks import adversarial, cue_conflict, light, places
from neurocourse.cortex.maps import aliasing
from neurocourse.cortex.networks import lenet
from neurocourse.cortex.plain import rivals
from neurocourse.data import digits
from neurocourse.data.prepared import prepared
from neurocourse.wording import span

SEEDS = (0, 1, 2)
MANY = range(8)  # where starts differ more
N_SHOWN = 40  # unseen digits of which an explorer shows the answers
SHARES = (0, 50, 100)  # per cent of the pixels that change places
CONTRASTS = (0.1, 0.2, 0.3, 0.4, 0.6, 0.8, 1.0)  # of textures
EPSILONS = np.round(np.arange(0, 0.41, 0.05), 2)  # change of each pixel
DIMMED = np.round(np.arange(-1, 1.01, 0.05), 2)  # contrasts of digits; below 0 the negative
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
    runs = [places.learn(filters, readout, everywhere=everywhere, rng=k) for k in SEEDS]
    X = digits().split().X_test[:N_SHOWN]
    says = [runs[0].network.answer(places.at(X, column)).argmax(axis=1) for column in places.COLUMNS]
    right = np.array([run.right for run in runs], np.float32)
    return dict(right=right, says=np.array(says, np.uint8), size=np.int32(runs[0].network.size))


EYES = {
    "network": lambda rng: light.network(rng=rng),
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
    """Share of unseen digits read at each of EPSILONS, with chosen and with chance changes: ``right`` (SEEDS, n, 2)."""
    networks = [READERS[reader](k) for k in SEEDS]
    return dict(right=np.array([adversarial.accuracies(one, EPSILONS, rng=0) for one in networks], np.float32))


@prepared()
def hardened():
    """Parameters of a reader of digits that was trained with changes that fooled it."""
    return dict(parameters=adversarial.harden(rng=0).parameters.astype(np.float16))


def hardened_network():
    """The reader of `hardened`."""
    network = lenet.build(rng=0)
    network.parameters[:] = hardened().parameters
    return network


def report_scramble():
    """Unseen digits read as written and with all pixels shuffled, over three seeds."""
    lines = [f"{'':30}{'as written':20}all shuffled"]
    for kind in rivals.KINDS:
        lines.append(_row(kind, [scramble(share=share, kind=kind).right for share in (0, 100)], 30))
    return "\n".join(lines)


def report_moving():
    """Digits read where they were learned and one pixel further, for each pool, without and with a blur."""
    lines = [f"{'':24}{'in place':20}{'one pixel aside':20}answer changed"]
    for kind in aliasing.POOLS:
        for blur in (False, True)[: 1 + (kind != aliasing.POOLS[0])]:
            found = moving(kind=kind, blur=blur)
            lines.append(_row("blur, then " * blur + kind, [*found.right[:, 4:6].T, found.flips], 24))
    return "\n".join(lines)


def report_copies():
    """Digits read on the left, where the networks learned, and on the right, for filters and readouts."""
    lines = [f"{'filters':9}{'readout':18}{'learned':12}{'on the left':20}on the right"]
    for everywhere in (False, True):
        for filters in places.FILTERS:
            for readout in places.READOUTS:
                found = copies(filters=filters, readout=readout, everywhere=everywhere).right
                name = f"{filters:9}{readout:18}{'everywhere' if everywhere else 'on the left'}"
                lines.append(_row(name, [found[:, 4], found[:, 12]], 39))
    return "\n".join(lines)


def report_lights():
    """Digits read as learned, in fog and in negative, by each eye."""
    lines = [f"{'':25}{'as learned':20}{'in fog':20}in negative"]
    at = [int(np.abs(DIMMED - contrast).argmin()) for contrast in light.LIGHTS]
    return "\n".join([*lines, *(_row(eye, lights(eye=eye).right.T[at], 25) for eye in EYES)])


def report_textures():
    """Conflicts decided by texture, by network and contrast of the texture; and after shuffled textures."""
    contrasts = (1.0, 0.4, 0.2, 0.1)
    head = "".join(f"contrast {c:<11g}" for c in contrasts).rstrip()
    lines = [f"{'':34}{head}"]
    for network in cue_conflict.NETWORKS:
        for training in cue_conflict.TRAININGS:
            found = [textures(network=network, training=training, contrast=c).shares[:, 0] for c in contrasts]
            lines.append(_row(f"{network}, {training}", found, 34))
    return "\n".join(lines)


def report_fooled():
    """Digits read when each pixel is changed by 15 % of full ink, by chance and as chosen."""
    at = int(np.abs(EPSILONS - 0.15).argmin())
    lines = [f"{'':23}{'untouched':20}{'by chance':20}chosen"]
    for reader in READERS:
        right = fooled(reader=reader).right
        lines.append(_row(reader, [right[:, 0, 0], right[:, at, 1], right[:, at, 0]], 23))
    return "\n".join(lines)


def _row(name, columns, width):
    return f"{name:{width}}" + "".join(f"{span(column, 2, learned=True):20}" for column in columns).rstrip()
