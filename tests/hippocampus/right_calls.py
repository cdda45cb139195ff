"""Right calls of lesson 4."""

from functools import cache

import numpy as np
from doors import right

from neurocourse import nn
from neurocourse.hippocampus import (
    adding,
    amnesia,
    analogy,
    capacity,
    crammed,
    dentate,
    detours,
    echo_state,
    episodes,
    forgetting,
    formants,
    gammatone,
    hopfield,
    jeffress,
    language,
    learners,
    mackey_glass,
    melodies,
    memory_length,
    missing_fundamental,
    place_cells,
    plateau,
    spoken_digits,
    stored_past,
    streets,
    successor,
    translation,
    two_stores,
    unrolled,
    ways,
    working_memory,
)

SIGNS = np.array([[1.0, -1.0, 1.0, 1.0], [-1.0, -1.0, 1.0, -1.0]])
SENTENCES = [[0, 1, 2], [2, 1]]
TUNES = np.tile(np.arange(8, 12), (2, 8))
QUICK = dict(updates=1, n_hidden=2, B=2, rng=0, progress=False)


@cache
def town():
    return streets.grid(2, 2)


@cache
def summing():
    """A network for the adding problem that has learned nothing."""
    return adding.build("LSTM", T=4, n_hidden=2, rng=0)


@cache
def path():
    return dentate.pathway(20, 40, 20, rng=0)


@cache
def snapshots():
    return episodes.learn(2, (1, 2), n_hidden=2, rng=0)


@cache
def weights():
    return unrolled.draw(2, 3, 1, rng=0)


@cache
def text():
    return language.text(10, rng=0)


@cache
def speller():
    return nn.Network([nn.RNN(3, 2, rng=0), nn.Dense(2, 3, rng=0)])


@cache
def listener():
    return nn.Network([nn.LSTM(20, 2, returns="last", rng=0), nn.Dense(2, 10, rng=0)])


@cache
def translator():
    return translation.Translator(len(translation.SOURCE), len(translation.TARGET), 2, rng=0)


def flat():
    return np.full(plateau.N_INPUTS, 0.05)


def cells():
    return place_cells.scatter(3, rng=0)


CALLS = {
    adding.learn: lambda: right(kind="LSTM", T=4, **QUICK),
    adding.read_gates: lambda: right(network=summing(), x=np.zeros((4, 2))).signed("x").free("x"),
    amnesia.live: lambda: right(days=2, lesion=1, N=20, rng=0),
    amnesia.remember: lambda: right(brain=amnesia.live(2, N=20, rng=0), rng=0),
    amnesia.share_recalled: lambda: right(lesion=1, days=2, brains=1, N=20, rng=0),
    analogy.hold: lambda: right(network=summing(), lengths=[4], rng=0).free("lengths"),
    analogy.overwrite: lambda: right(looks=1, rng=0),
    analogy.thin_out: lambda: right(loads=[0.2], c=0.5, N=20, n=2, sweeps=2, rng=0).free("loads"),
    analogy.wander: lambda: right(T=[0.1, 0.2], rng=0).free("T"),
    capacity.curve: lambda: right(loads=[0.1], N=20, n=2, rng=0).free("loads"),
    capacity.brought_back: lambda: right(patterns=hopfield.random_patterns(3, 20, rng=0), n=2).free("patterns"),
    capacity.share_kept: lambda: right(
        brought_back=capacity.brought_back, loads=[0.1], N=20, n=1, rng=0
    ).free("loads"),
    capacity.held: lambda: right(alpha=[0.1]).many("alpha"),
    crammed.challenge: lambda: right(weights=hopfield.store, rng=0),
    dentate.law: lambda: right(shared_in=0.5, active=0.1),
    dentate.recalled: lambda: right(P=2, relation=0.5, separated=False, rng=0),
    dentate.separate: lambda: right(x=np.eye(2, 20), path=path()).signed("x").free("x").fine(x="axes"),
    detours.flexibility: lambda: right(town=town(), changed=town(), goal=0, new_goal=3),
    detours.next_crossing: lambda: right(town=town(), V=[0.0, 1.0, 2.0, 3.0]).signed("V"),
    detours.trips: lambda: right(town=town(), M=np.eye(4)).signed("M"),
    echo_state.EchoState: lambda: right(n_in=1, n_hidden=5, connections=2, rng=0),
    episodes.learn: lambda: right(n_episodes=1, looks=[1, 2], n_hidden=2, rng=0).free("looks"),
    episodes.scores: lambda: right(snapshots=snapshots(), given=4, rng=0),
    forgetting.fit: lambda: right(t=[1.0, 2.0, 3.0], share=[0.9, 0.5, 0.4], kind="power law"),
    forgetting.law: lambda: right(t=[0.0, 1.0]).many("t"),
    forgetting.lifetimes: lambda: right(n=2, rng=0),
    forgetting.mixture_for: lambda: right(t=[0.0, 1.0], share=[1.0, 0.5]),
    formants.Voice: lambda: right(pitch=100.0, throat=1.0, tempo=1.0),
    formants.speak: lambda: right(word="one", speaker=formants.voice(rng=0), rng=0),
    formants.voice: lambda: right(rng=0),
    gammatone.impulse_responses: lambda: right(f=[200.0, 500.0], fs=8000.0).free("f"),
    hopfield.damage: lambda: right(pattern=SIGNS, noise=0.5, rng=0).free("pattern").fine(pattern="axes"),
    hopfield.law: lambda: right(alpha=0.1),
    hopfield.one_step_error: lambda: right(patterns=SIGNS, W=np.zeros((4, 4))).free("patterns").signed("W"),
    hopfield.random_patterns: lambda: right(P=1, N=4, rng=0),
    hopfield.recall: lambda: right(W=np.zeros((4, 4)), cue=SIGNS, rng=0).signed("W").free("cue").fine(cue="axes"),
    hopfield.store: lambda: right(patterns=SIGNS).free("patterns"),
    jeffress.coincidence: lambda: right(left=[1.0, 2.0], right=[1.0, 2.0], delays=[0, 1])
    .signed("left right delays").free("delays").fine(delays="empty"),
    jeffress.hear: lambda: right(angle=10.0, band=[200.0, 1500.0], rng=0).signed("angle"),
    jeffress.locate: lambda: right(ears=np.ones((2, 50)), longest=2).signed("ears"),
    language.NGram: lambda: right(n=2, sentences=SENTENCES, n_words=3).fine(sentences="empty"),
    language.NetworkModel: lambda: right(network=speller(), vocabulary=["a", "b", "."]),
    language.learn: lambda: right(text=text(), window=2, **QUICK),
    language.perplexity: lambda: right(model=language.NGram(2, [np.array([0, 1])], 3), sentences=SENTENCES),
    language.text: lambda: right(n_sentences=10, rng=0),
    mackey_glass.forecasts: lambda: right(model="persistence", horizons=[1, 2], x=np.sin(np.arange(4100.0)), rng=0)
    .signed("x").free("horizons x"),
    mackey_glass.series: lambda: right(n=2, discard=2),
    melodies.MarkovChain: lambda: right(tunes=TUNES, order=2).free("tunes"),
    melodies.compose: lambda: right(n=1, rng=0),
    melodies.judge: lambda: right(tunes=TUNES, known=melodies.library(TUNES)).free("tunes"),
    melodies.learn: lambda: right(tunes=TUNES, **QUICK).free("tunes"),
    melodies.library: lambda: right(tunes=TUNES).free("tunes"),
    melodies.sing: lambda: right(model=melodies.MarkovChain(TUNES, 2), rng=0),
    melodies.sound: lambda: right(tune=[5, 6], fs=5000.0, seconds=0.01).signed("tune").free("tune")
    .fine(tune="fraction"),
    memory_length.report: lambda: right(table=memory_length.table((4,), models=("RNN",), seeds=1, updates=1, B=2)),
    memory_length.score: lambda: right(model="RNN", T=4, updates=1, B=2, rng=0),
    memory_length.table: lambda: right(lengths=[4], models=["RNN"], seeds=1, updates=1, B=2).free("lengths"),
    missing_fundamental.chord: lambda: right(f=[300.0, 400.0], duration=0.01).free("f").fine(fs="fraction"),
    missing_fundamental.hear_pitch: lambda: right(sound=np.sin(1.0 * np.arange(400)), fs=8000.0)
    .signed("sound").free("sound"),
    place_cells.log_posterior: lambda: right(cells=cells(), n=np.ones((2, 3)), tau=0.5, places=[[10.0, 20.0]])
    .signed("n places").free("n places"),
    place_cells.rates: lambda: right(cells=cells(), x=[[10.0, 20.0]]).signed("x").free("x"),
    place_cells.scatter: lambda: right(n=2, rng=0),
    place_cells.walk: lambda: right(T=1.0, rng=0),
    plateau.field: lambda: right(W=flat()).signed("W"),
    plateau.plateau: lambda: right(W=flat(), place=90.0).signed("place"),
    spoken_digits.accuracy: lambda: right(network=listener(), snr=10.0, n=1, rng=0)
    .signed("snr").fine(snr="infinite"),
    spoken_digits.learn: lambda: right(updates=1, n_words=20, n_hidden=2, B=2, progress=False, rng=0),
    stored_past.learn: lambda: right(steps=2, T=4, **QUICK),
    streets.close: lambda: right(town=town(), streets=[(0, 1)], crossings=[3])
    .free("streets crossings").fine(streets="empty", crossings="empty"),
    streets.grid: lambda: right(rows=2, cols=3),
    streets.read: lambda: right(text="o-o"),
    streets.transitions: lambda: right(town=town()).signed("drift"),
    successor.learn: lambda: right(path=[0, 1, 0], M=np.eye(2), gamma=0.9).signed("M").free("path")
    .fine(settle="infinite"),
    successor.successor_representation: lambda: right(T=[[0.5, 0.5], [1.0, 0.0]], gamma=0.9),
    translation.exact_match: lambda: right(model=translator(), n_words=3, n=1, rng=0),
    translation.learn: lambda: right(**QUICK),
    two_stores.lists: lambda: right(rng=0),
    two_stores.study: lambda: right(lists=two_stores.lists(rng=0), epochs=[1, 1], hidden=2, rng=0),
    unrolled.backpropagate: lambda: right(
        run=unrolled.recursive(np.ones((2, 2)), weights()), layers=[weights()] * 2, dy=np.ones((2, 1))
    ).signed("dy"),
    unrolled.copies: lambda: right(weights=weights(), T=2),
    unrolled.draw: lambda: right(n_in=1, n_hidden=2, n_out=1, rng=0),
    unrolled.gradient_decay: lambda: right(spectral_radius=0.9, T=4, n_hidden=3, rng=0),
    unrolled.recursive: lambda: right(x=np.ones((2, 2)), weights=weights()).signed("x").free("x"),
    unrolled.unrolled: lambda: right(x=np.ones((2, 2)), layers=[weights()] * 2).signed("x"),
    learners.Loop: lambda: right(lived=episodes.draw(1, rng=0), rule="Hebb", seed=0).signed("lived").free("lived"),
    ways.once: lambda: right(n_episodes=1, rng=0),
    ways.report: lambda: right(right=np.ones((len(ways.WAYS), 2, 3))).signed("right").free("right"),
    working_memory.remember: lambda: right(n=2, N=8, T=0.02, rng=0).signed("angle"),
}  # fmt: skip
