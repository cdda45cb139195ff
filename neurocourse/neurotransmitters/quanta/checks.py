"""The checks of exercises 4 and 5: packets counted by failures, and by the spread of the answers."""

import numpy as np

from neurocourse.neurotransmitters.quanta import endplate, release
from neurocourse.teaching import call, exercise, inputs, made, real

__all__ = ["count_by_spread", "quantal_content"]


def _answers(n, p, q=0.4, trials=400, seed=5):
    """Answers (mV) of an end plate that releases n packets of q mV with probability p, with their noise."""
    return release.simulate(n, p, q=q, noise=0.2 * q, trials=trials, rng=seed).amplitude


def _has_failures_and_answers(amplitude, q):
    return 0 < np.count_nonzero(amplitude < q / 2) < len(amplitude)


def _share(failed):
    """m from the share of stimuli for which ``failed`` holds: a mistake about what counts as a failure."""
    return lambda amplitude, q: -np.log(np.mean(failed(amplitude, q)))


def _failed(amplitude, q):
    """The share of stimuli without an answer."""
    return np.mean(amplitude < q / 2)


@exercise(
    reference=release.failures,
    inputs=inputs(
        amplitude=made(
            lambda rng, sizes: _answers(20, rng.uniform(0.02, 0.1), trials=sizes["N"], seed=rng),
            lambda value: isinstance(value, np.ndarray) and value.ndim == 1 and np.isfinite(value).all(),
        ),
        q=real(0.2, 1.0),
        sizes={"N": (100, 400)},
        where=_has_failures_and_answers,
        examples=[
            (_answers(20, 0.06, trials=1000, seed=3), 0.4),
            (_answers(10, 0.2, q=1.0), 1.0),
            (_answers(5, 0.3, q=0.2), 0.2),
            (_answers(8, 0.05, q=0.3, trials=37), 0.3),
            (endplate.answers(), endplate.quantum().mean),
            (endplate.answers(), 0.6),  # some answers are exactly q / 2
        ],
    ),
    mistakes=[
        ("the ratio is upside down: m cannot be negative", lambda a, q: np.log(_failed(a, q))),
        (
            "that is the logarithm to base 10: P(0) = e^-m asks for the natural one, np.log",
            lambda a, q: -np.log10(_failed(a, q)),
        ),
        ("that is the logarithm to base 2: P(0) = e^-m asks for the natural one", lambda a, q: -np.log2(_failed(a, q))),
        ("take the logarithm of N / N0", lambda a, q: 1 / _failed(a, q)),
        ("that is P(0) itself: solve P(0) = e^-m for m", _failed),
        ("that is the share of answers: solve P(0) = e^-m for m", lambda a, q: 1 - _failed(a, q)),
        ("that is the number of failures: P(0) is their share of all stimuli", lambda a, q: np.sum(a < q / 2)),
        ("you solve P(0) = e^m: the minus is lost", lambda a, q: np.exp(-_failed(a, q))),
        ("you counted the answers: the method counts the failures", _share(lambda a, q: a >= q / 2)),
        (
            "that is answers for each failure: P(0) is the share of failures in all impulses",
            lambda a, q: np.log(np.sum(a >= q / 2) / np.sum(a < q / 2)),
        ),
        (
            "what lies far below 0 is a failure with noise: leave the signs as they are",
            _share(lambda a, q: abs(a) < q / 2),
        ),
        (
            "half of the failures are lost: noise lifts them above 0. Count answers below q/2",
            _share(lambda a, q: a <= 0),
        ),
        ("that is the direct method, mean answer / q. Here only the failures count", lambda a, q: a.mean() / q),
        ("an answer of exactly q/2 counts as one: failures lie below it", _share(lambda a, q: a <= q / 2)),
        ("answers below q are failures and many single packets: use q/2", _share(lambda a, q: a < q)),
        ("q sets the limit, not a fixed number: count answers below q/2", _share(lambda a, q: a < 0.2)),
    ],
)
def quantal_content(f, ref):
    """Exercise 4: count packets by the failures alone."""
    found = float(call(f, endplate.answers(), endplate.quantum().mean))
    return f"on the recording of 1956 you find {found:.2f}. Published: {endplate.PUBLISHED:.2f}."


def _varies(amplitude):
    return np.ptp(amplitude) > 0


@exercise(
    reference=release.by_spread,
    inputs=inputs(
        amplitude=made(
            lambda rng, sizes: _answers(20, rng.uniform(0.02, 0.1), trials=sizes["N"], seed=rng),
            lambda value: isinstance(value, np.ndarray) and value.ndim == 1 and np.isfinite(value).all(),
        ),
        sizes={"N": (100, 400)},
        where=_varies,
        examples=[(_answers(20, 0.06, trials=1000, seed=3),), (_answers(4, 0.6, q=1.0),), (endplate.answers(),)],
    ),
    mistakes=[
        (
            "upside down: more packets make the spread smaller, compared with the mean",
            lambda a: a.var() / a.mean() ** 2,
        ),
        (
            "that is mean / variance, which has a unit, 1/mV: a number of packets has none",
            lambda a: a.mean() / a.var(),
        ),
        (
            "that is the size of a packet, variance / mean = q: how many of them make up the mean?",
            lambda a: a.var() / a.mean(),
        ),
        ("that is mean / standard deviation, the root of m: square it", lambda a: a.mean() / a.std()),
        ("that is the spread over the mean, 1/√m: solve it for m", lambda a: a.std() / a.mean()),
        ("you square the mean and not the standard deviation", lambda a: a.mean() ** 2 / a.std()),
        ("you square the variance: it is a square already", lambda a: a.mean() ** 2 / a.var() ** 2),
        (
            "that is the variance with N − 1 below the line: np.var as it is divides by N",
            lambda a: a.mean() ** 2 / a.var(ddof=1),
        ),
        (
            "that is the mean of the squares over the variance: square the mean instead",
            lambda a: np.mean(a**2) / a.var(),
        ),
    ],
)
def count_by_spread(f, ref):
    """Exercise 5: count packets by the spread of the answers."""
    found = float(call(f, endplate.answers()))
    return (
        f"on the recording of 1956 you find {found:.2f}. Published: 2.33 by size, {endplate.PUBLISHED:.2f} by failures."
    )
