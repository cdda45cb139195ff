"""Two stores: a slow network that finds what lists have in common, and a fast one that saves it from forgetting."""

from typing import NamedTuple

import numpy as np

from neurocourse import nn
from neurocourse.arguments import array, count, generator, integer, positive, takes
from neurocourse.hippocampus.attractors import hopfield

ITEMS, CUE, ANSWER, CONTEXT = 8, 80, 80, 20  # pairs a list; units of cue, of answer and of what tells the lists apart
EPOCHS = 60, 120  # of list A, and of list B


class Lists(NamedTuple):
    """Pairs to be learned, ±1. B asks for other answers to the same cues, in another context."""

    x_a: np.ndarray  # (ITEMS, CUE + CONTEXT)
    y_a: np.ndarray  # (ITEMS, ANSWER)
    x_b: np.ndarray
    y_b: np.ndarray


class Study(NamedTuple):
    """Share of right answers (0 to 1) to each list, after each epoch: (epochs_a + epochs_b + 1,)."""

    a: np.ndarray
    b: np.ndarray
    switch: int  # the epoch after which B is studied


@takes(rng=generator)
def lists(*, rng):
    """Two lists of word pairs, A-B and A-C in the language of memory research: the same cues, new answers."""
    cues, *answers = (hopfield.random_patterns(ITEMS, n, rng=rng) for n in (CUE, ANSWER, ANSWER))
    x_a, x_b = (np.hstack([cues, np.tile(hopfield.random_patterns(1, CONTEXT, rng=rng), (ITEMS, 1))]) for _ in "ab")
    return Lists(x_a, answers[0], x_b, answers[1])


def right(network, x, y, choices):
    """Share of the answers that are nearer to the wanted one than to all others in ``choices``."""
    answers = network.forward(x) @ choices.T
    wanted = y @ choices.T
    return float(np.mean(answers.argmax(axis=1) == wanted.argmax(axis=1)))


def keep(x, y):
    """The fast store: one look at each pair writes cue and answer into a Hopfield network. Returns its weights."""
    return hopfield.store(np.hstack([x, y]))


@takes(W=array(shape=("N", "N")), cues=array(ndim=2), rng=generator)
def bring_back(W, cues, *, rng):
    """Replay: the fast store completes cues, (B, n), to whole pairs. Returns what it says: x and y."""
    n = cues.shape[1]
    start = np.hstack([cues, hopfield.random_patterns(len(cues), len(W) - n, rng=rng)])
    pairs = hopfield.recall(W, start, update="all at once", rng=rng)
    return pairs[:, :n], pairs[:, n:]


@takes(
    lists=Lists, replays=integer(low=0, high=ITEMS), epochs=array(shape=(2,), dtype=np.int64, low=0), eta=positive,
    hidden=count, rng=generator,
)  # fmt: skip
def study(lists, *, replays=0, epochs=EPOCHS, eta=0.03, hidden=60, rng):
    """The slow network learns list A, then list B, while the fast store brings back some of A each epoch.

    The fast store has seen each pair of A once. With ``replays=0`` B is learned alone, which is called blocked; with
    ``replays=8`` each epoch holds all of B and, from the fast store, all of A: interleaved.

    Parameters
    ----------
    lists : Lists
    replays : int
        Pairs of A that the fast store brings back in each epoch of B, 0 to 8.
    epochs : pair of int
        Epochs of A alone, and of B.
    eta, hidden : float, int
        Step size and hidden units of the slow network.
    rng : seed or numpy.random.Generator

    Returns
    -------
    Study

    References
    ----------
    McClelland JL, McNaughton BL, O'Reilly RC (1995). Why there are complementary learning systems in the hippocampus
    and neocortex. Psychological Review 102:419-457. doi:10.1037/0033-295X.102.3.419
    """
    layers = nn.Dense(CUE + CONTEXT, hidden, rng=rng), nn.Tanh(), nn.Dense(hidden, ANSWER, rng=rng), nn.Tanh()
    network, optimiser = nn.Network(layers), nn.Momentum(eta)
    store, scores = keep(lists.x_a, lists.y_a), [score(network, lists)]
    for epoch in range(sum(epochs)):
        if epoch < epochs[0]:
            x, y = lists.x_a, lists.y_a
        else:
            x, y = bring_back(store, lists.x_a[rng.permutation(ITEMS)[:replays]], rng=rng)
            x, y = np.vstack([lists.x_b, x]), np.vstack([lists.y_b, y])
        nn.update(network, x, y, loss=nn.mse, optimiser=optimiser)
        scores.append(score(network, lists))
    return Study(*np.array(scores).T, epochs[0])


def score(network, lists):
    """Share of right answers to list A and to list B, among the answers of both."""
    choices = np.vstack([lists.y_a, lists.y_b])
    return right(network, lists.x_a, lists.y_a, choices), right(network, lists.x_b, lists.y_b, choices)
