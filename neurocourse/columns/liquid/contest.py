"""Break our result: 136 numbers from which a linear readout tells whether the two middle pieces differ."""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import function, generator, takes
from neurocourse.columns.liquid.rhythms import answers, echo_state, share_right, trials

MOST = 136  # numbers for each trial


class Score(NamedTuple):
    """Shares right on trials that the readout has not learned from."""

    yours: float
    ours: float

    @property
    def won(self):
        return self.yours > self.ours


@takes(attempt=function, rng=generator)
def score(attempt, *, rng):
    """Read out whether the second and the third piece differ, from what ``attempt`` makes of new trials.

    Parameters
    ----------
    attempt : function
        Called with spikes (400, 500, 4), counts in each millisecond; returns (trials, at most 136).
    rng : seed or numpy.random.Generator

    Returns
    -------
    Score
        Ours is an echo state net.
    """
    told = trials(rng=rng)
    y = answers(told.which)[5]
    made = attempt(told.spikes.copy())
    if np.iscomplexobj(made):
        raise ValueError("all numbers must be real")
    X = np.asarray(made, dtype=float)
    if X.ndim != 2 or len(X) != len(y) or not 1 <= X.shape[1] <= MOST:
        raise ValueError(f"return an array of shape ({len(y)}, at most {MOST}), got shape {X.shape}")
    if not np.isfinite(X).all():
        raise ValueError("all numbers must be finite")
    return Score(share_right(X, y), share_right(echo_state(told.spikes, rng=rng), y))
