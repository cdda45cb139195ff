"""Spike patterns in four pieces, and readouts that are asked which pieces came: of the liquid, and of its rivals."""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, count, generator, number, takes
from neurocourse.columns.liquid.pool import CHANNELS, GAINS, N, pool, run, without_loops
from neurocourse.hippocampus.forecasting.echo_state import EchoState, ridge_regression, with_one

PIECES, LONG, RATE, JITTER = 4, 100, 20.0, 4.0  # pieces of so many ms; Hz in each channel; ms
TRIALS, LEARN = 500, 300
WAYS = (*(f"{kind} synapses" if kind != "none" else "no synapses" for kind in GAINS), "leaky traces", "echo state net")
ASKED = ("oldest", "second", "third", "newest", "newest two differ", "middle two differ")


class Trials(NamedTuple):
    """``spikes`` (T, trials, 4), counts in each ms, and ``which`` (trials, 4): template 0 or 1 of each piece."""

    spikes: np.ndarray
    which: np.ndarray


@takes(n=count, before=count(low=0), rng=generator)
def trials(n=TRIALS, before=0, *, rng):
    """Draw two templates for each of four pieces of 100 ms, and trials that string them together by tosses of a coin.

    Each spike of a template comes early or late by 4 ms. ``before`` ms of other spikes at the same rate come first.
    """
    counts = rng.poisson(RATE * LONG / 1000 * CHANNELS, (PIECES, 2))
    templates = [[rng.uniform(0, LONG, (k, 1)) for k in pair] for pair in counts]
    channels = [[rng.integers(CHANNELS, size=len(one)) for one in pair] for pair in templates]
    which = rng.integers(2, size=(n, PIECES))
    spikes = np.zeros((before + PIECES * LONG, n, CHANNELS))
    spikes[:before] = rng.random((before, n, CHANNELS)) < RATE / 1000
    for k in range(PIECES):
        for kind in (0, 1):
            mine = np.flatnonzero(which[:, k] == kind)
            t = templates[k][kind] + rng.normal(0, JITTER, (len(templates[k][kind]), len(mine)))
            t = before + k * LONG + np.clip(np.rint(t), 0, LONG - 1).astype(np.intp)
            np.add.at(spikes, (t, mine[None], channels[k][kind][:, None]), 1)
    return Trials(spikes, which)


@takes(X=array(shape=("trials", "n"), least=2), y=array(shape=("trials",), dtype=np.intp, low=0, high=1), learn=count)
def share_right(X, y, learn=LEARN):
    """Share of the trials after the first ``learn`` in which a linear readout, learned from those, tells y = 0 or 1."""
    spread = X[:learn].std(axis=0)
    Z = with_one((X - X[:learn].mean(axis=0)) / np.where(spread > 0, spread, 1))
    V = ridge_regression(Z[:learn], 2.0 * y[:learn, None] - 1, 0.01 * learn)[:, 0]
    return float(np.mean((Z[learn:] @ V > 0) == y[learn:]))


@takes(spikes=array(ndim=3, least=1))
def traces(spikes):
    """What leaks out of 34 leaky traces of each channel, with time constants from 5 to 400 ms: (trials, 136)."""
    left = np.exp(-np.arange(len(spikes))[::-1] / np.geomspace(5, 400, 34)[:, None])
    return np.einsum("kt,tbc->bck", left, spikes).reshape(spikes.shape[1], -1)


@takes(spikes=array(shape=("T", "trials", CHANNELS), least=1), rng=generator)
def echo_state(spikes, *, rng):
    """The last state of an echo state net of 135 units that hears counts of 20 ms: (trials, 135).

    It is the best of 24 that we tried: with louder input, or counts of 10 ms, the middle pieces are lost to it.
    """
    if len(spikes) % 20:
        raise ValueError(f"spikes must last a multiple of 20 ms, got {len(spikes)}")
    heard = spikes.reshape(-1, 20, *spikes.shape[1:]).sum(axis=1)
    return EchoState(CHANNELS, N, spectral_radius=1.3, scale=0.3, bias=0.5, rng=rng).states(heard)[-1]


def answers(which):
    """What is asked: each piece, whether the newest two differ, whether the middle two do: (6, trials)."""
    return np.vstack([which.T, which[:, 2] ^ which[:, 3], which[:, 1] ^ which[:, 2]])


@takes(way=WAYS, before=count(low=0), noise=number(low=0), n=count(low=10), loops=bool, rng=generator)
def compare(way, before=0, noise=0.01, n=TRIALS, *, loops=True, rng):
    """How often a linear readout of one of `WAYS` is right, for each of `ASKED`.

    Parameters
    ----------
    way : str
    before : int, ms
        How long other spikes come first.
    noise : float
        Of what the readout sees: standard deviation, as a share of one spike, or of a unit that is fully on.
    n : int
        Trials; three of five are learned from.
    loops : bool
        Whether a pool keeps its loops, or is made `without_loops`.
    rng : seed or numpy.random.Generator

    Returns
    -------
    right, chance : ndarray, shape (6,)
        ``chance`` is that of the same readout when answers are dealt out anew.
    rate : float, Hz
        Of the cells; 0 where there are none.
    spikes : bool array, shape (T, 135)
        Of the first trial.
    """
    told = trials(n, before, rng=rng)
    rate, spikes = 0.0, np.zeros((len(told.spikes), N), bool)
    if "synapses" in way:
        cells = pool(rng=rng) if loops else without_loops(pool(rng=rng), rng=rng)
        X, rate, spikes = run(cells, told.spikes, "none" if way == "no synapses" else way.split()[0])
    else:
        X = traces(told.spikes) if way == "leaky traces" else echo_state(told.spikes, rng=rng)
    X = X + noise * rng.standard_normal(X.shape)
    learn = LEARN * n // TRIALS
    asked, mixed = answers(told.which), rng.permutation(n)
    right = np.array([share_right(X, y, learn) for y in asked])
    return right, np.array([share_right(X, y[mixed], learn) for y in asked]), rate, spikes
