"""Rosenblatt's rule beside Widrow and Hoff's, on flowers that no line parts: does the order of the examples matter?"""

from neurocourse.arguments import count, function, takes
from neurocourse.pioneers.units import perceptron
from neurocourse.wording import span


@takes(rule=function, orders=count)
def compare(rule=perceptron.update, *, orders=10):
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
def report(rule=perceptron.update):
    """The same, in words."""
    shares = compare(rule)
    return "\n".join(f"{name}: {span([100 * x for x in found], 0)} % right" for name, found in shares.items())
