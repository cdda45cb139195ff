"""The check of the exercise on newborn units: which weights a unit must begin with."""

import numpy as np

from neurocourse.plasticity.ageing import turnover
from neurocourse.teaching import call, exercise, expect, inputs, made, numbers

__all__ = ["reborn"]


def with_parts(below=lambda w, W, k: w, bias=lambda b, k: 0.0, above=lambda V, k: np.zeros(len(V))):
    """A rebirth with something of its own from below, for the bias, or to the next layer."""

    def rule(W, b, V, unit, w):
        new = W.copy(), b.copy(), V.copy()
        new[0][unit], new[1][unit], new[2][:, unit] = below(w, W, unit), bias(b, unit), above(V, unit)
        return new

    return rule


def wrong_column(W, b, V, unit, w):
    """The row of V with the unit's number is set to zero, where there is one, in place of its column."""
    W, b, V = turnover.reborn.unguarded(W, b, V, unit, w)[:2] + (V.copy(),)
    V[unit % len(V)] = 0
    return W, b, V


def _any_unit(rng, sizes):
    return int(rng.integers(sizes["n"]))


def everybody(W, b, V, unit, w):
    return np.tile(w, (len(W), 1)), 0 * b, 0 * V


MISTAKES = [
    ("nothing has changed: you return what you were given", lambda W, b, V, unit, w: (W, b, V)),
    ("a unit that neither listens nor speaks stays silent for ever: no slope reaches it from either side. Let it "
     "listen with `w`", with_parts(below=lambda w, W, k: 0 * w)),
    ("your newborn speaks from its first moment, with the weights of the dead: the answers of the others jump. Its "
     "weights to the next layer begin at zero", with_parts(above=lambda V, k: V[:, k])),
    ("it listens as the dead one did: it would fall silent again. Let it listen with `w`",
     with_parts(below=lambda w, W, k: W[k])),
    ("the old bias is still there: a unit often fell silent because of it. A newborn begins at zero",
     with_parts(bias=lambda b, k: b[k])),
    ("you have set a row of V to zero: what a unit says stands in its column, `V[:, unit]`", wrong_column),
    ("every unit is born anew in yours: the others keep what they have learned", everybody),
    ("`w` is added to the old weights: the newborn begins without them", with_parts(below=lambda w, W, k: W[k] + w)),
    ("its weights to the next layer should be zero, and not one", with_parts(above=lambda V, k: np.ones(len(V)))),
    ("its weights to the next layer are the mean of the others': they should be zero, so that nothing jumps",
     with_parts(above=lambda V, k: V.mean(axis=1))),
    ("the bias should be zero, and not one", with_parts(bias=lambda b, k: 1.0)),
    ("the dead one's place is left empty in yours: put a newborn in it",
     with_parts(below=lambda w, W, k: 0 * w, bias=lambda b, k: b[k])),
    ("three arrays, please, in the order `W, b, V`",
     lambda W, b, V, unit, w: turnover.reborn.unguarded(W, b, V, unit, w)[::-1]),
]  # fmt: skip


@exercise(
    reference=turnover.reborn,
    inputs=inputs(
        W=numbers("n", "m", low=-20, high=20), b=numbers("n", low=-20, high=20), V=numbers("p", "n", low=-20, high=20),
        unit=made(_any_unit, lambda unit: isinstance(unit, int) and unit >= 0), w=numbers("m", low=-5, high=5),
        sizes={"n": (2, 256), "m": (2, 256), "p": (2, 256)},
        where=lambda W, b, V, unit, w: unit < len(b),
        examples=[
            (np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]), np.array([1.0, -9.0, 2.0]),
             np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]), 1, np.array([0.5, -0.5])),
        ],
    ),
    mistakes=MISTAKES,
)  # fmt: skip
def reborn(f, ref):
    """Exercise: a unit is born that disturbs nobody and can learn."""
    rng = np.random.default_rng(0)
    W, b, V = rng.normal(size=(5, 4)), rng.normal(size=5), rng.normal(size=(3, 5))
    new, bias, out = map(np.asarray, call(f, W, b, V, 2, np.abs(rng.normal(size=4))))
    h = np.maximum(new @ np.ones(4) + bias, 0)
    expect(out[:, 2] == 0, "the newborn speaks before it has learned anything")
    expect(h[2] > 0, "the newborn is silent: nothing could ever reach it")
    return f"the newborn says {h[2]:.2f}, nobody hears it yet, and each step of learning can change that."
