"""The check of `input_for`: the input for which a column can rest at a potential."""

from functools import cache

import numpy as np

from neurocourse.columns.rhythm import jansen_rit as jr
from neurocourse.teaching import call, exercise, expect, inputs, numbers

__all__ = ["input_for"]

A, B, a, b, C1, C2, C3, C4 = jr.A, jr.B, jr.a, jr.b, jr.C1, jr.C2, jr.C3, jr.C4
S = jr.fires


def solved(v, *, y0=None, y2=None, y1=None, p=None):
    """The steps in order, one of them put wrong."""
    y0 = A / a * S(v) if y0 is None else y0(v)
    y2 = B / b * C4 * S(C3 * y0) if y2 is None else y2(y0)
    y1 = v + y2 if y1 is None else y1(v, y2)
    return a * y1 / A - C2 * S(C1 * y0) if p is None else p(y1, y0)


def wrong(**step):
    return lambda v: solved(v, **step)


INPUTS = np.linspace(0, 900, 91)


@cache
def ends():
    """Where columns with these inputs are after two seconds."""
    return np.maximum.accumulate(jr.simulate(INPUTS, T=2.0, dt=0.004).v[-1])


def iterated(v):
    """Turn the input up until the column rests there by itself: above the fold it jumps past the middle branch."""
    return np.interp(v, ends(), INPUTS)


@exercise(
    reference=jr.input_for,
    inputs=inputs(
        v=numbers("n", low=0, high=15),
        sizes={"n": (1, 2000)},
        examples=[(np.array([6.0]),), (np.array([0.0, 3.0, 7.0]),), (np.array([2.0, 4.0, 10.0, 15.0]),)],
    ),
    mistakes=[
        ("excitation and inhibition have different heights: `A / a` for what `S(v)` sends, `B / b` for what inhibits",
         wrong(y0=lambda v: B / b * S(v))),
        ("the inhibiting potential has the height of excitation in yours: `B / b`",
         wrong(y2=lambda y0: A / a * C4 * S(C3 * y0))),
        ("a potential of height A that fades at the rate a comes to rest at A/a times what comes in: you left out 1/a",
         wrong(y0=lambda v: A * S(v))),
        ("v is a difference: y₁ − y₂. So y₁ = v + y₂", wrong(y1=lambda v, y2: v)),
        ("the inhibition has the wrong sign: v = y₁ − y₂, so y₁ is larger than v", wrong(y1=lambda v, y2: v - y2)),
        ("the excitatory cells send something, too: take `C2 * S(C1 * y0)` off",
         wrong(p=lambda y1, y0: a * y1 / A)),
        ("what the excitatory cells send is no part of p: take it off",
         wrong(p=lambda y1, y0: a * y1 / A + C2 * S(C1 * y0))),
        ("you return y₁, a potential: turn it back into what came in, `a * y1 / A`, and take off what E sends",
         wrong(p=lambda y1, y0: y1)),
        ("you turn y₁ into an input with A/a: it is a/A", wrong(p=lambda y1, y0: A * y1 / a - C2 * S(C1 * y0))),
        ("E fires by its own potential, C1 y₀, and not by v", lambda v: a * (v + B / b * C4 * S(C3 * A / a * S(v))) / A
         - C2 * S(v)),
        ("I fires by its own potential, C3 y₀, and not by v", lambda v: solved(v, y2=lambda y0: B / b * C4 * S(v))),
        ("the number of connections from E to P, C2, is missing", wrong(p=lambda y1, y0: a * y1 / A - S(C1 * y0))),
        ("the number of connections from I to P, C4, is missing", wrong(y2=lambda y0: B / b * S(C3 * y0))),
        ("C1 and C2 are in each other's place: C1 leads to E, C2 back to P",
         wrong(p=lambda y1, y0: a * y1 / A - C1 * S(C2 * y0))),
        ("you let the column come to rest by itself, and it never stays on the middle branch: solve for p", iterated),
    ],
)  # fmt: skip
def input_for(f, reference):
    """With the learner's own function, the published points."""
    found = jr.critical(lambda v: np.asarray(call(f, v), dtype=float))
    expect(len(found.hopf) == 2 and len(found.fold) == 1, "the walk along your resting states finds other points")
    low, high = found.hopf
    return (
        f"a resting column begins to swing at p = {low:.2f} and stops at {high:.2f}, and two of its states vanish at "
        f"{found.fold[0]:.2f}."
    )
