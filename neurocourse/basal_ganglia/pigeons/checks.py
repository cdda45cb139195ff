"""The check of exercise 4, how likely are these presses, and the challenge: earn more than a learner that matches."""

import numpy as np

from neurocourse.basal_ganglia.pigeons import challenge as game
from neurocourse.basal_ganglia.pigeons import subject
from neurocourse.teaching import call, challenge, exercise, expect, inputs, numbers, real
from neurocourse.wording import number, signed

__all__ = ["beat_matching", "log_likelihood"]


def p_left(a, log_b, x):
    """The right probability of left."""
    return 1 / (1 + np.exp(-(a * x + log_b)))


def seen(p, left):
    """Probability of each press that was made, when left had probability ``p``."""
    return np.where(left == 1, p, 1 - p)


def summed(p, left):
    """Log-likelihood of the presses when left had probability ``p``."""
    return float(np.sum(np.log(seen(p, left))))


def with_p(wrong):
    """A log-likelihood that takes ``wrong(a, log_b, x)`` for the probability of left."""
    return lambda a, log_b, x, left: summed(wrong(a, log_b, x), left)


def with_sum(wrong):
    """Right probabilities that ``wrong(p, left)`` puts together."""
    return lambda a, log_b, x, left: float(wrong(p_left(a, log_b, x), left))


ref = subject.log_likelihood
EXAMPLE = np.log([4.0, 4.0, 1.0, 0.25]), np.array([1.0, 0.0, 1.0, 0.0])
MANY = np.tile(EXAMPLE[0], 1250), np.tile(EXAMPLE[1], 1250)  # the product of so many probabilities is 0


def log_of_product(p, left):
    """What is -inf for many presses."""
    with np.errstate(divide="ignore"):
        return np.log(np.prod(seen(p, left)))


@exercise(
    reference=ref,
    inputs=inputs(
        a=real(-0.5, 2.5), log_b=real(-1.5, 1.5), log_ratio=numbers("n", low=-4.5, high=4.5),
        left=numbers("n", options=(0.0, 1.0)), sizes={"n": (1, 10_000)},
        examples=[(1.0, 0.0, *EXAMPLE), (0.8, 0.3, *EXAMPLE), (0.0, 0.0, *EXAMPLE), (0.8, 0.3, *MANY)],
    ),
    mistakes=[
        ("you return the likelihood: take its logarithm", with_sum(lambda p, y: np.prod(seen(p, y)))),
        ("the product of many probabilities is 0 for a computer: add up logarithms", with_sum(log_of_product)),
        ("that is the negative of it: a likelier slope must score higher", lambda *args: -ref(*args)),
        ("you take the mean: each press adds its own share", lambda *args: ref(*args) / len(args[2])),
        ("you take every press for left: where it was right, the probability is 1 - p",
         with_sum(lambda p, y: np.sum(np.log(p)))),
        ("only the presses on the left are counted: those on the right tell as much",
         with_sum(lambda p, y: np.sum(y * np.log(p)))),
        ("only the presses on the right are counted: those on the left tell as much",
         with_sum(lambda p, y: np.sum((1 - y) * np.log(1 - p)))),
        ("left and right are swapped", with_sum(lambda p, y: summed(p, 1 - y))),
        ("you add the probabilities: it is their logarithms that add up", with_sum(lambda p, y: np.sum(seen(p, y)))),
        ("the bias is missing: the odds are a log(R_1 / R_2) + log b", with_p(lambda a, b, x: p_left(a, 0, x))),
        ("the slope is missing: it multiplies log_ratio", with_p(lambda a, b, x: p_left(1, b, x))),
        ("the bias is taken off: it is added", with_p(lambda a, b, x: p_left(a, -b, x))),
        ("the slope multiplies the bias, too", with_p(lambda a, b, x: p_left(a, a * b, x))),
        ("a and log_b are swapped", with_p(lambda a, b, x: p_left(b, a, x))),
        ("that is log base 10", lambda *args: ref(*args) / np.log(10)),
        ("that is log base 2", lambda *args: ref(*args) / np.log(2)),
        ("you count the presses on the likelier side: a likelihood also tells how sure it was",
         with_sum(lambda p, y: np.sum((p > 0.5) == (y == 1)))),
        ("those are squared errors: the log of the probability of what was pressed counts",
         with_sum(lambda p, y: -np.sum((y - p) ** 2))),
    ],
)  # fmt: skip
def log_likelihood(f, reference):
    """Exercise 4: the law fitted to presses that are known to follow it gives back their slope."""
    rng = np.random.default_rng(1)
    x = np.repeat([-1.5, 0.0, 1.5], 200)
    left = (rng.random(600) < p_left(0.8, 0.0, x)).astype(np.float64)
    slopes = np.linspace(0.0, 1.6, 33)
    scores = [call(f, float(a), 0.0, x, left) for a in slopes]
    found = slopes[int(np.argmax(scores))]
    expect(abs(found - 0.8) < 0.2, f"the slope of presses made with 0.8 comes out as {found:.2f}")
    return f"of 600 presses made with a slope of 0.8 your function says {found:.2f}."


def told(score):
    """A score in one sentence."""
    lead, error = signed(score.lead, 1), number(score.error, 1)
    return f"You earn {score.yours:.1f} of 100, the animal {score.matching:.1f}: a lead of {lead} ± {error}."


beat_matching = challenge(
    game.score,
    name="basal_ganglia.beat_matching",
    title="Earn more than an animal that matches",
    value="yours",
    say=told,
)
