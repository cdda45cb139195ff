"""What explorers and tables of this room show at once: recalls and trainings for every setting."""

from functools import cache

import numpy as np

from neurocourse.data.prepared import prepared
from neurocourse.hippocampus import translation
from neurocourse.neuromodulation.brackets import dyck, readers
from neurocourse.neuromodulation.induction import heads, learners, led
from neurocourse.neuromodulation.meta_bandit import switching
from neurocourse.neuromodulation.recall import dense_recall
from neurocourse.neuromodulation.translators import sharpness

LOADS = (3, 9, 20, 31, 100, 1000, 5000)  # patterns that are stored together
UNSEEN = (3, 4, 5)  # periods that no training had
SHARPNESS = (0.05, 0.125, 0.25, 1.0)  # β; 1/8 is the 1/√N of attention


@prepared(beta=SHARPNESS, equal=(False, True))
def recall_rates(beta, equal):
    """Share recalled exactly at LOADS by connections, attention and search, (3, LOADS): means of three nets.

    A fifth of the units of the cue is wrong.
    """
    options = dict(beta=beta, equal=equal, n=40)
    found = [[dense_recall.rates(P, rng=[k, P], **options) for P in LOADS] for k in range(3)]
    return dict(rates=np.mean(found, axis=0).T.astype(np.float16))


@prepared(kind=tuple(learners.KINDS), seed=(0, 1, 2, 3, 4))
def continuing(kind, seed):
    """Share of next tokens right after every 25th of 500 updates, and at the end for periods 3, 4, 5, never trained."""
    learned = learners.learn(kind, updates=500, rng=seed)
    unseen = [heads.accuracy(learned.network, shortest=p, longest=p, rng=[9, p]) for p in UNSEEN]
    return dict(right=learned.right.astype(np.float16), unseen=np.array(unseen, np.float16))


@prepared(seed=(0, 1, 2, 3, 4))
def two_heads(seed):
    """What is found in two layers after 300 updates: `heads.Weights`, and shares of right next tokens.

    ``right`` is that of the whole network; ``unseen`` for periods 3, 4, 5; ``cut`` without head 1 and without head 2;
    ``led`` while head 1 looks as each of `led.WAYS` says.
    """
    network = learners.learn(rng=seed).network
    unseen = [heads.accuracy(network, shortest=p, longest=p, rng=8) for p in UNSEEN]
    cut = [heads.accuracy(network, cut=(k,), rng=7) for k in (1, 2)]
    shares = dict(right=heads.accuracy(network, rng=7), unseen=unseen, cut=cut)
    shares["led"] = [led.led(network, way, rng=7) for way in led.WAYS]
    shares |= heads.weights(network, rng=3)._asdict()
    return {name: np.float32(share) for name, share in shares.items()}


READERS = (*readers.KINDS, "table of four")


@cache
def trained(name, seed):
    """A reader of brackets that has learned."""
    return dyck.Table(rng=seed) if name == READERS[-1] else readers.learn(name, rng=seed)


@prepared(reader=READERS, seed=(0, 1, 2))
def bracket_scores(reader, seed):
    """Share right by distance and by depth in the same 400 new sequences."""
    found = readers.examine(trained(reader, seed), rng=77)
    return dict(distance=found.distance.astype(np.float16), depth=found.depth.astype(np.float16))


@prepared(reader=READERS, number=tuple(range(1, 10)))
def brackets_said(reader, number):
    """Kind that the first reader of its sort would close at each place of a sequence that the explorer shows."""
    tokens = dyck.draw(1, rng=[number, 4]).tokens
    return dict(said=readers.kinds(trained(reader, 0), tokens)[:, 0].astype(np.uint8))


GAINS = (0.0, 0.125, 0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 32.0)


@prepared(seed=(0, 1, 2))
def translators(seed):
    """Share of sentences of eight words right, and the largest share of a look, at ``GAINS``; and without attention."""
    attentive, plain = (translation.learn(attention=a, rng=seed, progress=False).network for a in (True, False))
    found = [sharpness.look_with(attentive, gain, rng=[seed, 8]) for gain in GAINS]
    right, largest = np.array(found, np.float32).T
    return dict(right=right, largest=largest, plain=np.float32(translation.exact_match(plain, 8, rng=[seed, 8])))


WORLDS = {0.75: (0.002, 0.06), 0.9: (0.002, 0.1)}  # what the better lever pays: hazards in calm and in stormy trials
BIN = 20  # trials


@cache
def tuned(kind, pays):
    """Setting and sharpness that earned most in other worlds."""
    return switching.best(kind, pays=pays, hazards=WORLDS[pays], rng=1)


@prepared(kind=tuple(switching.KINDS), pays=tuple(WORLDS), seed=(0, 1, 2))
def bandit(kind, pays, seed):
    """Mean reward of 300 learners whose setting was tuned in other worlds, and their mean rate in bins of trials."""
    setting, beta = tuned(kind, pays)
    world = switching.world(300, pays=pays, hazards=WORLDS[pays], rng=[seed, 5])
    played = switching.play(switching.KINDS[kind][1](300, setting, world), world, beta=beta, rng=[seed, 6])
    return dict(reward=np.float32(played.reward), rate=played.rate.reshape(-1, BIN).mean(axis=1).astype(np.float16))
