"""The check of `relearn`: learn a list by the smallest change of the weights."""

import numpy as np

from neurocourse.plasticity.half_forgotten import free_lunch
from neurocourse.teaching import call, exercise, expect, inputs, made, numbers

__all__ = ["relearn"]

ref = free_lunch.relearn.unguarded


def cues(rng, sizes):
    """Cues of a list, fewer than there are weights, none of them a mixture of the others."""
    return rng.standard_normal((sizes["n"], sizes["N"])).round(2)


def are_cues(X):
    """Whether they can all be right at once: no cue is a mixture of the others."""
    return np.ndim(X) == 2 and len(X) <= X.shape[1] and np.linalg.cond(X) < 1e3


def one_sweep(w, X, t):
    """Each pair in turn, once."""
    for x, answer in zip(X, t, strict=True):
        w = w + (answer - x @ w) * x / (x @ x)
    return w


def ridge(w, X, t):
    """A compromise: right answers and small weights."""
    return np.linalg.solve(X.T @ X + np.eye(len(w)), X.T @ t)


def gently(w, X, t):
    """A compromise: right answers and a small change."""
    return w + np.linalg.solve(X.T @ X + np.eye(len(w)), X.T @ (t - X @ w))


def right_by_one_weight(w, X, t):
    """All that is missing is put into as many weights as there are pairs."""
    n, w = len(t), w.copy()
    w[:n] += np.linalg.solve(X[:, :n], t - X @ w)
    return w


@exercise(
    reference=free_lunch.relearn,
    inputs=inputs(
        w=numbers("N", low=-6, high=6),
        X=made(cues, are_cues),
        t=numbers("n", low=-6, high=6),
        sizes={"N": (2, 100), "n": (1, 60)},
        where=lambda w, X, t: X.shape == (len(t), len(w)) and len(t) < len(w) and are_cues(X),
        examples=[
            (np.array([2.0, 0.0]), np.array([[1.0, 0.0]]), np.array([1.0])),
            (np.array([2.0, 3.0]), np.array([[0.6, 0.8]]), np.array([1.0])),
            (np.array([1.0, 1.0, 1.0]), np.array([[1.0, 1.0, 0.0], [0.0, 2.0, 1.0]]), np.array([0.5, 3.0])),
        ],
    ),
    mistakes=[
        ("you learn the list anew from nothing, and all that `w` still knew is gone: begin at `w`",
         lambda w, X, t: np.linalg.pinv(X) @ t),
        ("you add the answers, as if nothing were known: what is missing is `t - X @ w`",
         lambda w, X, t: w + np.linalg.pinv(X) @ t),
        ("each pair in turn, once through the list: a later pair spoils the ones before it", one_sweep),
        ("that is Hebb's rule: it adds to what is known already, and cues that overlap mix their answers",
         lambda w, X, t: w + X.T @ t),
        ("that is one step of gradient descent: the list is not right yet", lambda w, X, t: w + X.T @ (t - X @ w)),
        ("that is one step with a small rate: the list is not right yet",
         lambda w, X, t: w + X.T @ (t - X @ w) / len(t)),
        ("you keep the weights small, and the old ones are forgotten: it is the *change* that should be small", ridge),
        ("that is a compromise between a right list and a small change: the list has to be right", gently),
        ("you return the change: return the new weights", lambda w, X, t: np.linalg.pinv(X) @ (t - X @ w)),
        ("your change has the wrong sign: add it", lambda w, X, t: w - np.linalg.pinv(X) @ (t - X @ w)),
        ("you go half of the way: then half of every error is left",
         lambda w, X, t: w + np.linalg.pinv(X) @ (t - X @ w) / 2),
        ("the list is right, but a few weights bear the whole change: spread over all of them it is smaller",
         right_by_one_weight),
        ("you return the old weights: the list is as wrong as it was", lambda w, X, t: w),
        ("you return what the list answers now: return weights", lambda w, X, t: X @ ref(w, X, t)),
        ("only the first pair of the list is learned in yours", lambda w, X, t: ref(w, X[:1], t[:1])),
        ("only the last pair of the list is learned in yours", lambda w, X, t: ref(w, X[-1:], t[-1:])),
        ("each pair is put right as if it were alone: cues overlap, so their errors must be solved together",
         lambda w, X, t: w + (X / (X**2).sum(axis=1, keepdims=True)).T @ (t - X @ w)),
    ],
)  # fmt: skip
def relearn(f, reference):
    """With the learner's own rule, the two theorems and their amounts."""
    found = {}
    for way in free_lunch.WAYS:
        found[way] = free_lunch.change(way, 30, n_nets=60, relearn=lambda *args: call(f, *args), rng=5)
        expect(abs(found[way] - free_lunch.promised(way, 0.3)) < 0.1, "the theorem does not come out with your rule")
    drift, fade = (f"{abs(found[way]):.0%}" for way in free_lunch.WAYS)
    return (
        f"thirty of sixty pairs relearned: the error of the others falls by {drift} after drift and grows by {fade} "
        "after fading. Theory says 30% and 43%."
    )
