"""What a perceptron lacks, and gets: one input more, a layer of random units in front, a way to come to rest.

Rosenblatt's own machine had such a layer: its association units were wired at random and did not learn.
"""

import numpy as np

from neurocourse.arguments import array, count, function, generator, rng_or_seed, takes
from neurocourse.pioneers.units import perceptron
from neurocourse.pioneers.units.mcculloch_pitts import corners, step
from neurocourse.wording import span

CORNERS, XOR = corners(2), np.array([0, 1, 1, 0])


def third_input(x1, x2):
    """An input that no weighted sum of the other two can make: x₁x₂, which is 1 when both are on."""
    return x1 * x2


@takes(third=function)
def with_third(third=third_input):
    """The four corners with ``third(x1, x2)`` beside them, (4, 3)."""
    return np.column_stack([CORNERS, [float(third(int(x1), int(x2))) for x1, x2 in CORNERS]])


def between(values, x1, x2):
    """The number at (x1, x2) on the surface, straight along both axes, through ``values`` at the four corners."""
    low, high = (values[k] + (values[k + 1] - values[k]) * x2 for k in (0, 2))
    return low + (high - low) * x1


@takes(X=array(shape=("B", "D")), n=count, rng=generator)
def association_units(X, n, *, rng):
    """Answers (B, n) of threshold units with random weights and thresholds, which stay as they are.

    References
    ----------
    Rosenblatt F (1958). The perceptron: a probabilistic model for information storage and organization in the brain.
    Psychological Review 65:386-408. doi:10.1037/h0042519
    """
    W, b = rng.standard_normal((n, X.shape[1])), rng.standard_normal(n)
    return step(X @ W.T + b)


@takes(n=count, machines=count, rng=generator)
def solved(n, *, machines=40, rng):
    """How many of so many machines with ``n`` random units learn exclusive-or within 30 rounds."""
    found = 0
    for _ in range(machines):
        A = association_units(CORNERS, n, rng=rng)
        training = perceptron.learn(A, XOR, epochs=30, rng=rng)
        found += perceptron.accuracy(training.w[-1], training.b[-1], A, XOR) == 1
    return found


@takes(third=function, rng=rng_or_seed)
def report(third=third_input, *, rng):
    """Exclusive-or with a third input, and behind random units, in words."""
    X = with_third(third)
    training, limit = perceptron.learn(X, XOR, epochs=100, rng=rng), perceptron.bound(X, XOR)
    right = perceptron.accuracy(training.w[-1], training.b[-1], X, XOR)
    mistakes = f"mistakes: {training.wrong.sum()} (at most {limit:.0f} by Novikoff)"
    lines = [f"with a third input, {mistakes}, {right:.0%} right in the end"]
    for n in (2, 10, 50):
        lines.append(f"behind {n} random units: learned by {span([solved(n, rng=k) for k in range(3)])} of 40 machines")
    return "\n".join(lines)


@takes(rule=function, orders=count)
def compare_orders(rule=perceptron.update, *, orders=10):
    """Shares of right answers in several orders of the same examples: the last line, the mean of all lines, and LMS.

    Parameters
    ----------
    rule : function
        ``rule(w, b, x, y, eta) -> (w, b)``, for instance the learner's own.
    orders : int

    Returns
    -------
    dict
        Name -> list of shares, one for each order.
    """
    X, y = perceptron.pair(1, 2)
    X = X - X.mean(axis=0)
    shares = {
        name: [] for name in ("Rosenblatt, the last line", "Rosenblatt, the mean of all lines", "Widrow and Hoff")
    }
    for seed in range(orders):
        plain, graded = (perceptron.learn(X, y, r, eta=0.01, epochs=50, rng=seed) for r in (rule, perceptron.lms))
        lines = (plain.w[-1], plain.b[-1]), perceptron.averaged(plain), (graded.w[-1], graded.b[-1])
        for found, line in zip(shares.values(), lines, strict=True):
            found.append(perceptron.accuracy(*line, X, y))
    return shares


@takes(rule=function)
def orders_report(rule=perceptron.update):
    """The same, in words."""
    shares = compare_orders(rule)
    return "\n".join(f"{name}: {span([100 * x for x in found], 0)}% right" for name, found in shares.items())
