"""The check of exercise 1: rates that agree with each other."""

import numpy as np

from neurocourse.competition.borders import limulus
from neurocourse.teaching import call, exercise, expect, inputs, numbers

__all__ = ["steady_rates"]

ref = limulus.steady_rates

RUN_AWAY = "a few passes do not always settle, and may run away: solve the equations at once"


def one(K):
    """The matrix that leaves everything as it is."""
    return np.eye(len(K))


def passes(n):
    """Rates after so many rounds of e - K r, from e on."""

    def after(e, K):
        r = e
        for _ in range(n):
            r = e - K @ r
        return r

    return after


def floored_passes(e, K):
    """Rates that come to rest where none can fall below zero."""
    r = e
    for _ in range(2000):
        r = r + 0.1 * (np.maximum(e - K @ r, 0) - r)
    return r


def others(K):
    """The matrix without its diagonal: what the others take off."""
    return K - np.diag(np.diag(K))


@exercise(
    reference=ref,
    inputs=inputs(
        e=numbers("n", low=0, high=4), K=numbers("n", "n", low=0, high=2), sizes={"n": (2, 60)},
        where=lambda e, K: np.linalg.cond(np.eye(len(K)) + K) < 1e6,
        examples=[
            (np.array([1.0, 3.0]), np.array([[0.0, 0.2], [0.4, 0.0]])),
            (np.array([1.0, 2.0]), np.array([[0.0, 1.2], [1.2, 0.0]])),  # where rounds of e - K r run away
            (np.ones(4), 0.1 * np.arange(16.0).reshape(4, 4)),
            (limulus.step_of_light(), limulus.neighbours()),
            (limulus.step_of_light(), limulus.neighbours(total=5.0)),
        ],
    ),
    mistakes=[
        ("that is one pass: those that inhibit are inhibited, too, so their rates are not e", passes(1)),
        ("two passes are not enough: find the rates that no further pass would change", passes(2)),
        *[(RUN_AWAY, passes(n)) for n in (3, 5, 10, 20, 50, 100, 1000)],
        ("you leave out K[p, p]: where it is not 0, a receptor holds itself back, too",
         lambda e, K: ref(e, others(K))),
        ("you subtract I from K, and it is added: r + K r = e", lambda e, K: np.linalg.solve(K - one(K), e)),
        ("your neighbours excite: bring K r to the other side, and its sign changes",
         lambda e, K: np.linalg.solve(one(K) - K, e)),
        ("each cell's own rate is missing: r + K r = e has one r that K does not multiply",
         lambda e, K: np.linalg.solve(K, e)),
        ("rows and columns are swapped: row p of K says who takes something off the rate of p",
         lambda e, K: ref(e, K.T)),
        ("you multiply by I + K: the rates are what I + K must be multiplied with to give e",
         lambda e, K: (one(K) + K) @ e),
        ("you multiply by I - K, which is one pass: those that inhibit are inhibited, too",
         lambda e, K: (one(K) - K) @ e),
        ("you return what is taken off: the rates are e less that", lambda e, K: K @ ref(e, K)),
        ("you return what is taken off in one pass: the rates are e less what the *rates* take off",
         lambda e, K: K @ e),
        ("you return e as it is: nobody is inhibited", lambda e, K: e),
        ("you divide element by element: `np.linalg.solve` solves the equations together",
         lambda e, K: e / (1 + K.sum(axis=1))),
        ("you divide by each cell's own entry of K only: all neighbours count", lambda e, K: e / (1 + np.diag(K))),
        ("this equation may ask for rates below zero: leave them, the floor comes later",
         lambda e, K: np.maximum(ref(e, K), 0)),
        ("you lose the signs: leave rates below zero as they are, the floor comes later",
         lambda e, K: np.abs(ref(e, K))),
        ("in yours a rate that would fall below zero stays at zero: leave it below, the floor comes later",
         floored_passes),
        ("that is the inverse matrix: multiply it with e", lambda e, K: np.linalg.inv(one(K) + K)),
        ("`*` multiplies element by element: use `@`", lambda e, K: np.linalg.inv(one(K) + K) * e),
        ("1 + K adds 1 to every entry: I is 1 on the diagonal only", lambda e, K: np.linalg.solve(1 + K, e)),
    ],
)  # fmt: skip
def steady_rates(f, reference):
    """Exercise 1: the bands that Ernst Mach saw, out of one equation."""
    rates = call(f, limulus.step_of_light(), limulus.neighbours())
    over, under = limulus.bands(np.asarray(rates, dtype=np.float64))
    expect(over > 0.1, "the bright side of a border does not rise over its far end")
    return f"at a border the bright side rises {over:.0%} over its far end, the dark side falls {under:.0%} below it."
