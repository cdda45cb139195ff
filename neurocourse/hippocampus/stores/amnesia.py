"""One hearing is enough: an index that learns at once, a cortex that learns from its replay, and a lesion."""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, count, generator, number, positive, takes
from neurocourse.hippocampus.attractors import hopfield

ETA = 0.01  # what one activation, lived or replayed, leaves in the cortex
NOISE = 0.06  # standard deviation of the noise in each cortical unit during recall, per step
MATCH = 0.3  # overlap from which an index fires; half an item, without an error, gives 0.5


class Brain(NamedTuple):
    """What a life has left behind."""

    items: np.ndarray  # (days, N) what was lived, one item a day, ±1
    index: np.ndarray  # (days,) strength of the links from the hippocampus to each item, 0 to 1
    replays: np.ndarray  # (days,) how often each item was replayed to the cortex

    @property
    def traces(self):
        """What each item has left in the cortex, (days,): η for being lived, and η for each replay."""
        return ETA * (1.0 + self.replays)


@takes(days=count, lesion=count(low=0), N=count(low=10), replays=count(low=0), tau=positive, rng=generator)
def live(days=60, lesion=None, *, N=600, replays=20, tau=10.0, rng):
    """One item a day, some nights of replay, and perhaps a day on which the hippocampus is lost.

    By day, the cortex learns a little (W += η ξ ξᵀ / N) and the hippocampus links one index to the whole item, at once.
    By night, indices fire in proportion to the strength of their links; each brings its item back, and the cortex
    learns a little again. The links fade with τ.

    Parameters
    ----------
    days, N, replays : int
        Days of life, units of the cortex, items replayed each night.
    lesion : int, optional
        The first day without a hippocampus: links and replay are gone. None keeps it.
    tau : float, days
        Time constant of the links.
    rng : seed or numpy.random.Generator

    Returns
    -------
    Brain

    References
    ----------
    Alvarez P, Squire LR (1994). Memory consolidation and the medial temporal lobe: a simple network model. PNAS
    91:7041-7045. doi:10.1073/pnas.91.15.7041
    """
    items = hopfield.random_patterns(days, N, rng=rng)
    lesion = days if lesion is None else lesion
    index, often = np.zeros(days), np.zeros(days, dtype=np.int64)
    fading = np.exp(-1 / tau)
    for day in range(min(days, lesion)):
        index[day] = 1
        chance = (1 - fading) * index  # links of a long life add up to 1 / (1 - fading); the rest is from before day 0
        often += rng.multinomial(replays, [*chance, 1 - chance.sum()])[:-1]
        index *= fading
    if lesion < days:
        index[:] = 0
    return Brain(items, index, often)


def cortex(brain):
    """The weights that the cortex has learned, (N, N): W = (1/N) Σ trace ξ ξᵀ, W_ii = 0. The order does not matter."""
    W = (brain.items * brain.traces[:, None]).T @ brain.items / brain.items.shape[1]
    np.fill_diagonal(W, 0)
    return W


@takes(age=array(low=0), replays=count(low=0), tau=positive)
def trace(age, *, replays=20, tau=10.0):
    """Cortical trace expected after ``age`` days: η (1 + r (1 - e^(-age/τ))), where r is the number of replays a night.

    An item is replayed r (1 - e^(-1/τ)) times in its first night, and less in each that follows.
    """
    return ETA * (1 + replays * (1 - np.exp(-age / tau)))


@takes(brain=Brain, given=number(above=0, below=1), steps=count, rng=generator)
def remember(brain, *, given=0.5, steps=5, rng):
    """Give a part of each item, and let hippocampus and noisy cortex bring back the rest.

    Each step: an index whose item matches well enough feeds it back to the cortex with the strength of its links; each
    unit adds up what it hears from cortex, index and noise, and takes the sign.

    Parameters
    ----------
    brain : Brain
    given : float
        Part of the item that the cue holds fixed, 0 < given < 1.
    steps : int
    rng : seed or numpy.random.Generator

    Returns
    -------
    ndarray, shape (days,)
        Overlap of the part that was not given: 1 for a perfect memory, 0 for none.
    """
    items, n = brain.items, round(given * brain.items.shape[1])
    s = np.where(np.arange(items.shape[1]) < n, items, 0.0)
    for _ in range(steps):
        h = heard(brain, s)[:, n:]
        s[:, n:] = np.sign(h + NOISE * rng.standard_normal(h.shape))
    return np.mean(s[:, n:] * items[:, n:], axis=1)


def heard(brain, s):
    """What cortex and hippocampus say to each unit in the states s, (B, N).

    Both speak in items: an item counts as much as the state agrees with it, times its trace in the cortex, and times
    the strength of its index once enough is there. This is s W with the weights of `cortex`, in fewer operations.
    """
    match = s @ brain.items.T / s.shape[1]
    weight = brain.traces + brain.index * (match > MATCH)
    return (match * weight) @ brain.items - brain.traces.sum() / s.shape[1] * s


@takes(
    lesion=count(low=0), days=count, brains=count, N=count(low=10), replays=count(low=0), tau=positive,
    rng=generator,
)  # fmt: skip
def share_recalled(lesion=None, *, days=60, brains=10, N=600, replays=20, tau=10.0, rng):
    """Of the items of each day, the share (days,) of ``brains`` that bring back 9 of 10 missing units at the end."""
    found = np.zeros(days)
    for _ in range(brains):
        brain = live(days, lesion, N=N, replays=replays, tau=tau, rng=rng)
        found += remember(brain, rng=rng) > 0.8
    return found / brains
