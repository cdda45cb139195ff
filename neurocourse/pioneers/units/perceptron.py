"""Rosenblatt's perceptron: change the weights only when wrong. Beside it the rules of Widrow and Hoff, and of Hebb.

A rule is a function ``rule(w, b, x, y, eta) -> (w, b)`` with labels y of 0 or 1, so that `learn` runs any of them.
"""

from typing import NamedTuple

import numpy as np

from neurocourse import wording
from neurocourse.arguments import array, count, function, generator, integer, number, positive, takes, unguarded
from neurocourse.data import iris


class Training(NamedTuple):
    """How a rule learned. Row k of ``w`` and ``b`` is the state before example ``order[k]``."""

    w: np.ndarray  # (T + 1, D)
    b: np.ndarray  # (T + 1,)
    order: np.ndarray  # (T,) which example was shown
    wrong: np.ndarray  # (T,) bool: was the answer to it wrong before the update?


def answer(w, b, x):
    """What the unit says: 1 where w·x + b ≥ 0, else 0; ``x`` (D,) or (B, D)."""
    return (np.asarray(x) @ w + b >= 0).astype(np.int64)[()]


@takes(w=array(shape=("D",)), b=number, x=array(shape=("D",)), y=integer(low=0, high=1), eta=positive)
def update(w, b, x, y, eta):
    """One step of Rosenblatt's rule: w ← w + η·(y - ŷ)·x and b ← b + η·(y - ŷ).

    Parameters
    ----------
    w, x : array, shape (D,)
    b, eta : float
    y : int
        The right answer, 0 or 1.

    Returns
    -------
    (array, float)
        New weights and bias; the old ones stay as they are.

    References
    ----------
    Rosenblatt F (1958). The perceptron: a probabilistic model for information storage and organization in the brain.
    Psychological Review 65:386-408. doi:10.1037/h0042519
    """
    error = y - answer(w, b, x)
    return w + eta * error * x, b + eta * error


def lms(w, b, x, y, eta):
    """One step of Widrow and Hoff's least mean squares: the error is taken before the threshold, with targets ±1."""
    error = (2 * y - 1) - (w @ x + b)
    return w + eta * error * x, b + eta * error


def hebb(w, b, x, y, eta):
    """One step of Hebb's rule with the answer imposed as activity ±1: strengthen what is active together, no error."""
    return w + eta * (2 * y - 1) * x, b + eta * (2 * y - 1)


@takes(
    X=array(shape=("B", "D"), least=1), y=array(shape=("B",), dtype=np.int64, low=0, high=1), rule=function,
    eta=positive, epochs=count, rng=generator,
)  # fmt: skip
def learn(X, y, rule=update, *, eta=1.0, epochs=20, rng):
    """Show the examples one by one, in a new random order each epoch, and keep every state on the way.

    Parameters
    ----------
    X : array, shape (B, D)
    y : array of 0 or 1, shape (B,)
    rule : function
        `update`, `lms`, `hebb`, or a learner's own.
    eta : float
    epochs : int
    rng : seed or numpy.random.Generator

    Returns
    -------
    Training
    """
    w, b, rule = np.zeros(X.shape[1]), 0.0, unguarded(rule)
    states, order, wrong = [(w, b)], [], []
    for _ in range(epochs):
        for k in rng.permutation(len(X)):
            wrong.append(w @ X[k] + b >= 0 if y[k] == 0 else w @ X[k] + b < 0)
            order.append(k)
            w, b = rule(w.copy(), b, X[k], y[k], eta)  # a copy: a rule may work in place
            states.append((w, b))
    ws, bs = zip(*states, strict=True)
    return Training(np.array(ws), np.array(bs, dtype=np.float64), np.array(order), np.array(wrong))


@takes(training=Training)
def averaged(training):
    """Mean (w, b) over all states on the way: what a perceptron that never comes to rest settles around.

    References
    ----------
    Freund Y, Schapire RE (1999). Large margin classification using the perceptron algorithm. Machine Learning
    37:277-296. doi:10.1023/A:1007662407062
    """
    return training.w.mean(axis=0), float(training.b.mean())


@takes(w=array(shape=("D",)), b=number, X=array(shape=("B", "D"), least=1), y=array(shape=("B",)))
def accuracy(w, b, X, y):
    """Share of examples that the unit answers correctly."""
    return float(np.mean(answer(w, b, X) == y))


@takes(X=array(shape=("B", "D"), least=1), y=array(shape=("B",), dtype=np.int64, low=0, high=1), steps=count)
def margin(X, y, *, steps=2000):
    """Distance from the best separating plane through the origin of (x, 1) to the nearest example, from below.

    The best plane's normal is the point nearest to the origin in the convex hull of the signed examples ±(x, 1).
    Frank and Wolfe's steps walk there; any plane on the way gives a true lower bound, and the largest is returned.

    Parameters
    ----------
    X : array, shape (B, D)
    y : array of 0 or 1, shape (B,)
    steps : int

    Returns
    -------
    float
        Same unit as ``X``; not positive when no plane was found that separates.

    References
    ----------
    Gilbert EG (1966). An iterative procedure for computing the minimum of a quadratic form on a convex set. SIAM
    Journal on Control 4:61-80. doi:10.1137/0304007
    """
    Z = _signed(X, y)
    point, best = Z.mean(axis=0), -np.inf
    for _ in range(steps):
        reach = Z @ point
        nearest = Z[reach.argmin()]
        length = np.linalg.norm(point)
        best = max(best, reach.min() / length) if length else best
        direction = nearest - point
        if point @ direction > -1e-12 * max(length, 1) ** 2:
            break
        point = point + min(1.0, -(point @ direction) / (direction @ direction)) * direction
    return float(best)


def bound(X, y, *, steps=2000):
    """Novikoff's bound (R/γ)² on the perceptron's mistakes from w = 0; infinite when no plane was found that separates.

    The bias learns as well, so longest input R and margin γ are those of the inputs with a 1 appended.

    References
    ----------
    Novikoff ABJ (1962). On convergence proofs on perceptrons. Symposium on the Mathematical Theory of Automata
    12:615-622.
    """
    gamma = margin(X, y, steps=steps)
    radius = np.linalg.norm(_signed(X, y), axis=1).max()
    return float((radius / gamma) ** 2) if gamma > 0 else np.inf


def _signed(X, y):
    """Examples with a 1 appended for the bias, turned over where the answer is 0."""
    X = array("X", X, shape=("B", "D"))
    sign = 2 * array("y", y, shape=(len(X),)) - 1
    return sign[:, None] * np.column_stack([X, np.ones(len(X))])


@takes(rule=function, rng=generator)
def report(rule=update, *, rng):
    """Mistakes of ``rule`` on two pairs of iris species and on exclusive-or, beside Novikoff's bound, in words."""
    flowers, corners = iris(), np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    tasks = {}
    for a, b in ((0, 1), (1, 2)):
        X, y = pair(a, b)
        # In millimetres all sums are whole numbers: every machine counts the same mistakes.
        tasks[f"{flowers.names[a]} or {flowers.names[b]}"] = np.rint(10 * X), y
    lines = []
    for name, (X, y) in (tasks | {"exclusive-or": (corners, np.array([0, 1, 1, 0]))}).items():
        training, limit = learn(X, y, rule, epochs=100, rng=rng), bound(X, y)
        promise = f"at most {limit:.0f} by Novikoff" if np.isfinite(limit) else "no bound"
        final = accuracy(training.w[-1], training.b[-1], X, y)
        mistakes = wording.count(training.wrong.sum(), "mistake")
        lines.append(f"{name}: {mistakes} in 100 epochs ({promise}), {final:.0%} right in the end")
    return "\n".join(lines)


@takes(first=integer(low=0, high=2), second=integer(low=0, high=2))
def pair(first, second):
    """Flowers of two iris species: X (100, 4) in cm, and y = 1 for the ``second``."""
    X, species = iris()
    chosen = np.isin(species, (first, second))
    return X[chosen], (species[chosen] == second).astype(np.int64)
