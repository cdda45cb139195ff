"""Rule and architecture told apart: who can go on with episodes that were heard once, and what takes many looks?

Each learner here hears an episode moment after moment and says the next one, as the LSTM of `episodes` does. What
differs is where the weights come from.
"""

import numpy as np

from neurocourse.arguments import array, count, fraction, integer, positive, rng_or_seed, takes
from neurocourse.hippocampus.attractors import hopfield
from neurocourse.hippocampus.one_shot import episodes
from neurocourse.hippocampus.one_shot.learners import Attention, Loop, drawn_lstm
from neurocourse.wording import around

ONCE = (
    "Hebb, a place for each moment", "Hebb, in a random loop", "corrected, in a random loop",
    "attention, nothing learned", "corrected, in an LSTM as drawn",
)  # fmt: skip
LSTMS = {  # looks, and how they went
    "LSTM, 1 look": (1, {}),
    "LSTM, 10 looks, larger steps": (10, dict(eta=0.1)),
    "LSTM, 50 looks": (50, {}),
    "LSTM, 200 blurred looks": (200, dict(practice=0.15)),
}
LOOPS = {  # readouts of the random loop that hear the episodes more than once: looks, and how they went
    "by gradient, random loop, 1 look": (1, dict(rule="gradient")),
    "by gradient, random loop, 10 looks": (10, dict(rule="gradient")),
    "by gradient, random loop, 20 looks": (20, dict(rule="gradient")),
    "corrected, loop, 200 blurred looks": (200, dict(rule="corrected", practice=0.15)),
}
WAYS = (*ONCE, *LOOPS, *LSTMS)
CUES = (dict(given=4), dict(given=6, noise=0.15))  # clear, and blurred
STARTS = 3


@takes(n_episodes=count, given=integer(low=1, high=episodes.T - 1), noise=fraction, rng=rng_or_seed)
def once(n_episodes=6, *, given=4, noise=0.0, rng):
    """Share of what follows the cue that is right after the episodes were heard once, for each way to keep them.

    Parameters
    ----------
    n_episodes : int
    given : int
        Moments of the cue.
    noise : float
        Share of its features that are turned over, 0 to 1.
    rng : seed or numpy.random.Generator

    Returns
    -------
    list of float
        For each of `ONCE`, 0 to 1: one half by guessing.
    """
    rng = np.random.default_rng(rng)
    lived, seed = episodes.draw(n_episodes, rng=rng), int(rng.integers(1_000_000))
    cue = episodes.cues(lived, given, noise, rng=rng)
    learners = (
        Loop(lived, "Hebb", seed), Loop(lived, "corrected", seed), Attention(lived), drawn_lstm(lived, rng=seed),
    )  # fmt: skip
    stored = episodes.complete(hopfield.store(lived.reshape(n_episodes, -1)), cue)
    said = [stored, *(episodes.go_on(learner, cue) for learner in learners)]
    return [float(episodes.right(x, lived, given).mean()) for x in said]


@takes(
    looks=count, n_episodes=count, eta=positive, practice=fraction, given=integer(low=1), noise=fraction,
    rng=count(low=0),
)  # fmt: skip
def gradient(looks, n_episodes=6, *, eta=0.01, practice=0.0, given=4, noise=0.0, rng):
    """The same share for an LSTM after so many looks, each of them one step of Adam of size ``eta``.

    ``practice`` is the share of features that were turned over in what it heard while it learned.
    """
    taught = episodes.learn(n_episodes, (looks,), eta=eta, noise=practice, rng=rng)
    return float(episodes.scores(taught, given=given, noise=noise, rng=rng + 1)[1, 0])


def in_loop(looks, n_episodes=6, *, rule, practice=0.0, given=4, noise=0.0, rng):
    """The same share for the random loop after so many looks."""
    rng = np.random.default_rng(rng)
    lived, seed = episodes.draw(n_episodes, rng=rng), int(rng.integers(1_000_000))
    cue = episodes.cues(lived, given, noise, rng=rng)
    loop = Loop(lived, rule, seed, looks=looks, practice=practice)
    return float(episodes.right(episodes.go_on(loop, cue), lived, given).mean())


def compare():
    """Shares right of six episodes, by `CUES`, for `STARTS` seeds and each of `WAYS`.

    Returns
    -------
    ndarray, shape (ways, cues, STARTS)
    """
    heard_once = np.array([[once(**cue, rng=seed) for seed in range(STARTS)] for cue in CUES])
    learned = [
        [[learner(looks, **how, **cue, rng=seed) for seed in range(STARTS)] for cue in CUES]
        for learner, ways in ((in_loop, LOOPS), (gradient, LSTMS))
        for looks, how in ways.values()
    ]
    return np.concatenate([heard_once.transpose(2, 0, 1), learned])


@takes(right=array(shape=(len(WAYS), len(CUES), "starts")))
def report(right):
    """What `compare` found, as a table in words: the mean of the starts, and the lowest and highest."""
    rows = [
        f"{name:>34}  {around(clear, '.0%'):<17}  {around(blurred, '.0%')}"
        for name, (clear, blurred) in zip(WAYS, right, strict=True)
    ]
    return "\n".join([f"{'':>34}  {'clear cue':<17}  blurred cue", *rows])
