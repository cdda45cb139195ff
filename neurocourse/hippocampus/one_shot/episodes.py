"""The same few episodes for two learners: stored in one look by Hebb's rule, and learned step by step by an LSTM.

An episode is ``T`` moments of ``n`` features, each +1 or -1. The hippocampus stores all moments as one pattern and
completes it from a part; the LSTM hears moment after moment and learns to say the next one.
"""

from itertools import pairwise
from typing import NamedTuple

import numpy as np

from neurocourse import nn
from neurocourse.arguments import array, count, each, fraction, generator, integer, positive, rng_or_seed, takes
from neurocourse.hippocampus.attractors import hopfield

T, N_FEATURES = 12, 12  # moments and features of an episode: 144 units
LOOKS = (1, 2, 3, 5, 10, 20, 30, 50, 100, 200, 300, 500)  # times that each episode was shown


class Snapshots(NamedTuple):
    """What both learners know after each number of looks."""

    episodes: np.ndarray  # (P, T, N_FEATURES), ±1
    looks: tuple  # (K,) presentations after which the LSTM was kept
    W: np.ndarray  # (T · N_FEATURES, T · N_FEATURES) connections after one look: more looks only multiply them
    network: nn.Network
    parameters: np.ndarray  # (K, size) of the network after each number of looks


@takes(n_episodes=count, rng=generator)
def draw(n_episodes, *, rng):
    """Random episodes, ±1, (n_episodes, T, N_FEATURES)."""
    return hopfield.random_patterns(n_episodes * T, N_FEATURES, rng=rng).reshape(n_episodes, T, N_FEATURES)


@takes(n_episodes=count, looks=each(count), n_hidden=count, eta=positive, noise=fraction, rng=generator)
def learn(n_episodes=6, looks=LOOKS, *, n_hidden=48, eta=0.01, noise=0.0, rng):
    """Show the episodes again and again to an LSTM, and once to the connections.

    Parameters
    ----------
    n_episodes : int
    looks : sequence of int
        Rising numbers of presentations after which the LSTM is kept. One presentation is one update.
    n_hidden : int
    eta : float
        Step of Adam.
    noise : float
        Share of the features, 0 to 1, that are turned over in what the LSTM hears, others at each look.
    rng : seed or numpy.random.Generator

    Returns
    -------
    Snapshots
    """
    looks = tuple(looks)
    if any(later < look for look, later in pairwise(looks)):
        raise ValueError(f"looks must rise, got {looks}")
    episodes = draw(n_episodes, rng=rng)
    network = nn.Network([nn.LSTM(N_FEATURES, n_hidden, rng=rng), nn.Dense(n_hidden, N_FEATURES, rng=rng), nn.Tanh()])
    kept = {}

    def keep(network, look):
        if look in looks:
            kept[look] = network.parameters.copy()

    practise(network, episodes, looks[-1], eta=eta, noise=noise, after_each=keep)
    parameters = np.array([kept[look] for look in looks])
    return Snapshots(episodes, looks, hopfield.store(episodes.reshape(len(episodes), -1)), network, parameters)


def practise(network, episodes, looks, *, eta=0.01, noise=0.0, after_each=None):
    """Show episodes (P, T, N_FEATURES) so many times: each time one update on all next moments at once."""
    heard, after = (np.ascontiguousarray(part.swapaxes(0, 1)) for part in (episodes[:, :-1], episodes[:, 1:]))
    settings = dict(loss=nn.mse, eta=eta, updates=looks, rng=0, progress=False, after_each=after_each)
    if not noise:
        return nn.train(network, heard, after, **settings)  # all at once: nothing is drawn
    return nn.train(network, lambda rng: (blur(heard, noise, rng), after), **settings)


def blur(part, noise, rng):
    """The same moments with the share ``noise`` of their features turned over."""
    return np.where(rng.random(part.shape) < noise, -part, part)


@takes(episodes=array(shape=("P", T, N_FEATURES)), given=integer(low=1, high=T), noise=fraction, rng=generator)
def cues(episodes, given, noise=0.0, *, rng):
    """The first ``given`` moments of each episode, with the part ``noise`` of their features turned over."""
    return blur(episodes[:, :given], noise, rng)


def complete(W, cue):
    """What the connections make of cues (P, given, N_FEATURES): whole episodes. Of the rest nothing is known: zero.

    One step from the known units fills in the rest; then the network runs until it rests.
    """
    state = np.zeros((len(cue), T * N_FEATURES))
    state[:, : cue[0].size] = cue.reshape(len(cue), -1)
    first = np.where(state @ W >= 0, 1.0, -1.0)
    first[:, : cue[0].size] = state[:, : cue[0].size]
    return hopfield.recall(W, first, update="all at once", rng=0).reshape(len(cue), T, N_FEATURES)


def go_on(network, cue):
    """What an LSTM makes of cues (P, given, N_FEATURES): it hears them, then its own guess of each next moment."""
    heard = np.zeros((T, *cue[:, 0].shape))
    given = cue.shape[1]
    heard[:given] = cue.swapaxes(0, 1)
    for t in range(given, T):
        heard[t] = np.where(network.propagate(heard[:t])[-1] >= 0, 1.0, -1.0)
    return heard.swapaxes(0, 1)


def right(completed, episodes, given):
    """Share of the features after the cue that each episode (P,) got right: one half by guessing."""
    return (completed[:, given:] == episodes[:, given:]).mean(axis=(1, 2))


@takes(snapshots=Snapshots, given=integer(low=1, high=T - 1), noise=fraction, rng=rng_or_seed)
def scores(snapshots, given, noise=0.0, *, rng):
    """Mean share right after each number of looks: connections and LSTM, (2, K)."""
    cue = cues(snapshots.episodes, given, noise, rng=rng)
    stored = right(complete(snapshots.W, cue), snapshots.episodes, given).mean()
    learned = []
    for parameters in snapshots.parameters:
        snapshots.network.parameters[...] = parameters
        learned.append(right(go_on(snapshots.network, cue), snapshots.episodes, given).mean())
    return np.array([[stored] * len(learned), learned])
