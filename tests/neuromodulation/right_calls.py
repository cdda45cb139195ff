"""Right calls of the lesson on neuromodulation."""

import numpy as np
from doors import right

from neurocourse import nn
from neurocourse.hippocampus import translation
from neurocourse.hippocampus.words.attention import Translator
from neurocourse.neuromodulation import (
    crowd,
    dense_recall,
    descent,
    detection,
    dot_product,
    dyck,
    heads,
    helicopter,
    kalman,
    learners,
    led,
    readers,
    selection,
    sentences,
    sequences,
    sharpness,
    spotlight,
    store_or_recall,
    switching,
    tape,
    unknown,
    waiting,
)


def small():
    return nn.transformer(16, 4, longest=24, rng=0)


def translator():
    return Translator(len(translation.SOURCE), len(translation.TARGET), 4, rng=0)


def calm():
    return switching.world(2, 1, rng=0)


CALLS = {
    switching.world: lambda: right(n=2, blocks=1, hazards=[0.1, 0.2], rng=0),
    switching.play: lambda: right(learner=switching.Fixed(2, 0.1), played=calm(), rng=0),
    switching.best: lambda: right(kind="Bayes", n=1, rng=0).costly(),
    store_or_recall.second_partner: lambda: right(ach=0.5, repetitions=1, rng=0),
    store_or_recall.recall: lambda: right(W=np.eye(12), cue=np.ones(12), rng=0).signed("W cue"),
    store_or_recall.store: lambda: right(W=np.eye(12), cue=np.ones(12), partner=np.ones(12), rng=0).signed(
        "W cue partner"
    ),
    descent.descend: lambda: right(rate=0.1, steps=3).signed("start"),
    helicopter.miss: lambda: right(caught=helicopter.fixed([1.0, 2.0], 0.5), flight=helicopter.fly(T=2, rng=0)),
    helicopter.fly: lambda: right(T=3, rng=0),
    helicopter.flown: lambda: right(error=1.0, sigma=2.0, run=3.0, hazard=0.1).signed("error"),
    helicopter.learning_rate: lambda: right(error=1.0, sigma=2.0, run=3.0, hazard=0.1).signed("error"),
    helicopter.surprised: lambda: right(bags=[1.0, 2.0]).signed("bags").free("bags"),
    helicopter.fixed: lambda: right(bags=[1.0, 2.0], rate=0.5).signed("bags").free("bags"),
    helicopter.decaying: lambda: right(bags=[1.0, 2.0]).signed("bags").free("bags"),
    helicopter.by_error: lambda: right(bags=[1.0, 2.0]).signed("bags").free("bags"),
    helicopter.best: lambda: right(rule="fixed", n=1, rng=0).costly(),
    waiting.one_discount: lambda: right(delay=[1.0], gamma=0.9).many("delay"),
    waiting.many_discounts: lambda: right(delay=[1.0], gamma=0.9, n=3).many("delay"),
    waiting.hyperbola: lambda: right(delay=[1.0], gamma=0.9).many("delay"),
    waiting.flips_at: lambda: right(large=2.0, gap=3.0),
    waiting.share_that_changes: lambda: right(discount="one", gammas=[0.8]).free("gammas"),
    waiting.learned_flip: lambda: right(large=2.0, gap=2, episodes=2, rng=0),
    unknown.by_surprise: lambda: right(bags=[1.0, 2.0]).signed("bags").free("bags"),
    unknown.score: lambda: right(catch=unknown.half, rng=0).costly(),
    helicopter.rivals: lambda: right(n=1, rng=0).costly(),
    kalman.kalman: lambda: right(y=[1.0, 2.0], drift=0.1, noise=1.0).signed("y").free("y"),
    kalman.fixed: lambda: right(y=[1.0, 2.0], rate=0.1).signed("y").free("y"),
    kalman.last_rate: lambda: right(drift=0.1, noise=1.0),
    kalman.wander: lambda: right(T=3, drift=0.1, noise=1.0, rng=0),
    detection.response: lambda: right(x=[0.5]).signed("x bias").many("x"),
    detection.told_apart: lambda: right(signal=[1.0, 2.0], noise=[0.5]).signed("signal noise").free("signal noise"),
    detection.two_stages: lambda: right(gain=1.0, n=10, rng=0).signed("signal"),
    detection.accuracy: lambda: right(gain=1.0),
    crowd.in_a_crowd: lambda: right(gain=1.0, others=2, n=10, rng=0).signed("bias"),
    dyck.draw: lambda: right(n=2, rng=0),
    dyck.Table: lambda: right(n=2, rng=0),
    dyck.Table.kinds: lambda: right(dyck.Table(2, rng=0), tokens=[[0], [1]]).free("tokens"),
    readers.learn: lambda: right(kind="LSTM", updates=1, rng=0),
    readers.examine: lambda: right(reader=dyck.Table(2, rng=0), n=200, rng=0),
    heads.induction: lambda: right(tokens=[1, 2, 1]).free("tokens"),
    heads.answers: lambda: (
        right(network=small(), tokens=[1, 2, 1], cut=[1]).free("tokens").fine(cut="empty, length", tokens="axes")
    ),
    heads.accuracy: lambda: right(network=small(), n=2, cut=[1], rng=0).fine(cut="empty, length"),
    heads.weights: lambda: right(network=small(), n=2, rng=0),
    led.led: lambda: right(network=small(), way="the place before", n=2, rng=0),
    learners.network_of: lambda: right(kind="one layer", rng=0),
    learners.learn: lambda: right(kind="one layer", updates=1, rng=0),
    sequences.repeating: lambda: right(n=2, shortest=3, longest=4, rng=0),
    nn.Embedding: lambda: right(n_tokens=3, n=2, rng=0),
    nn.LayerNorm: lambda: right(n=3, epsilon=1e-5),
    nn.Positions: lambda: right(longest=3, n=2, rng=0),
    nn.Residual: lambda: right(layers=[nn.Dense(2, 2, rng=0)]),
    nn.SelfAttention: lambda: right(n=4, heads=2, causal=True, rng=0),
    nn.transformer: lambda: right(n_tokens=3, n=4, heads=2, depth=1, hidden=2, longest=5, rng=0),
    dense_recall.step: lambda: (
        right(patterns=np.eye(2, 3), cue=np.ones(3)).signed("patterns cue").free("patterns").fine(cue="axes")
    ),
    dense_recall.rates: lambda: right(P=3, N=8, n=2, rng=0),
    dense_recall.projected: lambda: right(P=3, N=8, rng=0),
    dense_recall.numbers_kept: lambda: right(P=3, N=8),
    tape.address: lambda: right(memory=np.eye(2, 3), key=np.ones(3)).signed("memory key").free("memory"),
    tape.read: lambda: right(memory=np.eye(2, 3), w=np.ones(2)).signed("memory w"),
    tape.write: lambda: right(memory=np.eye(2, 3), w=np.ones(2), add=np.ones(3)).signed("memory w add"),
    tape.move_on: lambda: right(w=np.eye(3)[0]).free("w").signed("w"),
    tape.copy: lambda: right(n=3, bits=2, rng=0),
    tape.exact: lambda: right(n=3, bits=2, rng=0),
    tape.by_content: lambda: right(n=3, bits=2, rng=0),
    dot_product.weights: lambda: right(Q=np.eye(2, 3), K=np.eye(4, 3)).signed("Q K").free("Q K"),
    dot_product.attention: lambda: right(Q=np.eye(2, 3), K=np.eye(4, 3), V=np.eye(4)).signed("Q K V").free("Q"),
    dot_product.spread: lambda: right(q=np.eye(2, 3), k=np.eye(2, 3)).signed("q k"),
    dot_product.score_variance: lambda: right(d=3, n=20, rng=0),
    dot_product.largest_share: lambda: right(d=3, m=4, n=5, rng=0),
    dot_product.mixed: lambda: right(x=np.eye(3, 4)).signed("x").free("x"),
    sharpness.gap_to_attention: lambda: right(n=3, rng=0),
    sharpness.look_with: lambda: right(model=translator(), gain=1.0, n_words=3, n=2, rng=0),
    spotlight.answers: lambda: right(contrast=[0.1, 1.0], size=1.0, width=2.0).free("contrast"),
    spotlight.change: lambda: right(size=1.0, width=2.0),
    selection.shares: lambda: (
        right(loudness=[0.2, 1.0], fit=[0.0, 1.0]).signed("loudness fit").fine(loudness="axes", fit="axes")
    ),
    selection.listen: lambda: right(n=5, rng=0),
    sentences.pair: lambda: right(words=["the", "dog", "bites", "the", "cat"]),
}
