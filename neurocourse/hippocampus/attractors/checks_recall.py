"""Checker of one step of recall: what the function is called with, and each mistake by its name."""

import numpy as np

from neurocourse.hippocampus.attractors import hopfield
from neurocourse.teaching import exercise, inputs, made, numbers, whole

__all__ = ["recall_step"]


def _unit(new, hears=lambda W, s, i: W[i] @ s):
    """A state in which unit i becomes ``new(what it hears, what it was)``, and the others stay."""

    def state(W, s, i):
        s = s.copy()
        s[i] = new(hears(W, s, i), s[i])
        return s

    return state


def _followed(heard, was):
    return np.sign(heard) if heard else was


def _weights(rng, sizes):
    """Eighths, or finer, which add up without rounding, so that zero is zero; not symmetric, and W_ii = 0."""
    finest = rng.choice([8, 1024])
    W = rng.integers(-finest, finest + 1, (sizes["N"], sizes["N"])) / finest
    np.fill_diagonal(W, 0)
    return W


def _are_weights(W):
    return isinstance(W, np.ndarray) and W.ndim == 2 and not np.diag(W).any()


TIES = [
    (np.array(W, float), np.array(s, float), i)
    for W, s, i in (
        ([[0, 1, 1], [2, 0, 0], [0, 1, 0]], [1, 1, -1], 0),
        ([[0, 1, 1], [2, 0, 0], [0, 1, 0]], [-1, 1, -1], 0),
        ([[0, 1], [0, 0]], [1, -1], 1),
        ([[0, 1], [0, 0]], [1, 1], 1),
        ([[0, 0.001], [-0.001, 0]], [-1, 1], 0),
    )
]
NOTHING_HEARD = "where what unit i hears sums to zero it must stay as it is; yours is set to {}"
ADDED = "a unit is -1 or 1, and you add to what it was: put the sign in its place"
OFF = "a unit that is off is -1, and yours is 0"
ALONE = "only unit i may change: the others wait for their turn"
TIMID = "unit i turns only from {} to {}: it follows its input both ways"


@exercise(
    reference=hopfield.recall_step,
    inputs=inputs(
        W=made(_weights, _are_weights), s=numbers("N", options=(-1.0, 1.0)), i=whole(0, 255),
        sizes={"N": (2, 256)}, where=lambda W, s, i: W.shape == (len(s), len(s)) and i < len(s), examples=TIES,
    ),
    mistakes=[
        ("return the whole state, not only the unit that was asked", lambda W, s, i: np.full((), None)),
        ("unit i never turns", _unit(lambda heard, was: was)),
        ("unit i turns whatever it hears: it must follow the sign of the sum", _unit(lambda heard, was: -was)),
        (
            "without any input the unit must stay as it is: `np.sign(0)` is 0, which is no state",
            _unit(lambda heard, was: np.sign(heard)),
        ),
        (NOTHING_HEARD.format("1"), _unit(lambda heard, was: 1 if heard >= 0 else -1)),
        (NOTHING_HEARD.format("-1"), _unit(lambda heard, was: 1 if heard > 0 else -1)),
        (NOTHING_HEARD.format("the other sign"), _unit(lambda heard, was: np.sign(heard) or -was)),
        ("a unit is -1 or 1, and yours becomes the sum: take its sign", _unit(lambda heard, was: heard)),
        ("a unit is -1 or 1, and yours becomes the sum: take its sign", _unit(lambda heard, was: heard or was)),
        (ADDED, _unit(lambda heard, was: was + np.sign(heard))),
        (ADDED, _unit(lambda heard, was: was + heard)),
        (OFF, _unit(lambda heard, was: float(heard > 0) if heard else was)),
        (OFF, _unit(lambda heard, was: float(heard > 0))),
        (OFF, _unit(lambda heard, was: float(heard >= 0))),
        (
            "unit i turns over whenever the sum is negative: it must take the sign of the sum",
            _unit(lambda heard, was: -was if heard < 0 else was),
        ),
        ("your unit turns against its input: check the sign", _unit(lambda heard, was: -_followed(heard, -was))),
        ("your unit turns against its input: check the sign", _unit(lambda heard, was: -1 if heard > 0 else 1)),
        (TIMID.format("-1", "1"), _unit(lambda heard, was: 1 if heard > 0 else was)),
        (TIMID.format("1", "-1"), _unit(lambda heard, was: -1 if heard < 0 else was)),
        (
            "you take column i of W, and unit i hears by row i: W is not always symmetric",
            _unit(_followed, hears=lambda W, s, i: W[:, i] @ s),
        ),
        (
            "you add up the weights: each counts by the state of the unit that is heard",
            _unit(_followed, hears=lambda W, s, i: W[i].sum()),
        ),
        (ALONE, lambda W, s, i: np.where(W @ s == 0, s, np.sign(W @ s))),
        (ALONE, lambda W, s, i: np.sign(W @ s)),
    ],
)  # fmt: skip
def recall_step(f, ref):
    """Exercise 2: one unit follows its input."""
