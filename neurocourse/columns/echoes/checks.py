"""The check of `capacity`: how well the past can be read out of what units do now, on steps that were not learned."""

import numpy as np

from neurocourse.columns.echoes import memory
from neurocourse.columns.echoes.wirings import states, wiring
from neurocourse.teaching import call, exercise, expect

__all__ = ["capacity"]

NEAR = 0.03  # readouts with and without a bias or a little ridge differ by less

NAMES = (
    *(f"a queue of 20 units and k = {k}" for k in (0, 7, 19, 25, 19)),
    *(f"a web of 30 units and k = {k}" for k in (3, 15, 18, 21)),
    "units that only make noise and k = 5",
)


def cases():
    """States, input and delay: a queue, a short queue, a web, a loud web, and units that only make noise."""
    u = np.random.default_rng(0).uniform(-1, 1, 1600)
    queue, web = wiring("queue", 1.0, n=20, rng=0), wiring("web", 0.9, n=30, rng=1)
    lined, webbed = (states(w, u, linear=True, noise=0.01, rng=2) for w in (queue, web))
    noise = np.random.default_rng(3).standard_normal((240, 60))
    yield from ((lined, u, k) for k in (0, 7, 19, 25))
    yield lined[:150], u[:150], 19
    yield from ((webbed, u, k) for k in (3, 15, 18, 21))
    yield noise, u[:240], 5


def held_out(X, u, k, score=memory.alike, learn=slice(None, None), shift=None):
    """`memory.capacity` with one part changed: the score, or how past and present are paired."""
    now, past = shift(X, u, k) if shift else (X[k:], u[: len(u) - k])
    half = len(past) // 2
    V = np.linalg.lstsq(now[:half], past[:half], rcond=None)[0]
    return float(score(now[half:] @ V, past[half:]))


def trained(X, u, k):
    now, past = X[k:], u[: len(u) - k]
    half = len(past) // 2
    return memory.alike(now[:half] @ np.linalg.lstsq(now[:half], past[:half], rcond=None)[0], past[:half])


def trained_on_all(X, u, k):
    now, past = X[k:], u[: len(u) - k]
    half, V = len(past) // 2, np.linalg.lstsq(now, past, rcond=None)[0]
    return memory.alike(now[half:] @ V, past[half:])


def scored_on_all(X, u, k):
    now, past = X[k:], u[: len(u) - k]
    half = len(past) // 2
    return memory.alike(now @ np.linalg.lstsq(now[:half], past[:half], rcond=None)[0], past)


def best_unit(X, u, k):
    half = (len(u) - k) // 2
    return memory.alike(X[k:][half:], u[: len(u) - k][half:, None]).max()


MISTAKES = [
    ("you score the steps that the readout learned from, and sixty units that only make noise then remember half of "
     "the past: score the second half", trained),
    ("your readout learns from all steps, those that are scored among them: let it learn from the first half only",
     trained_on_all),
    ("half of the steps that you score are those it learned from: score the second half alone", scored_on_all),
    ("you return the correlation: square it",
     lambda X, u, k: held_out(X, u, k, lambda a, b: memory.alike(a, b) ** 0.5)),
    ("your readout looks into the future: X[t] belongs to u[t − k], so drop the *first* k rows of X and the *last* k "
     "inputs", lambda X, u, k: held_out(X, u, k, shift=lambda X, u, k: (X[: len(u) - k], u[k:]))),
    ("np.roll wraps round: the first k states are then asked for inputs that come at the end. Cut them off",
     lambda X, u, k: held_out(X, u, k, shift=lambda X, u, k: (X, np.roll(u, k)))),
    ("np.roll wraps round, and in the wrong direction: it asks for the future",
     lambda X, u, k: held_out(X, u, k, shift=lambda X, u, k: (X, np.roll(u, -k)))),
    ("k makes no difference in yours: you read out the input of the same step",
     lambda X, u, k: held_out(X, u, 0)),
    ("your delay is k + 1: at k = 0 the input of the same step is wanted",
     lambda X, u, k: held_out(X, u, k + 1)),
    ("your delay is k − 1", lambda X, u, k: held_out(X, u, max(k - 1, 0))),
    ("1 − error / variance falls below 0 where a readout guesses: return the squared correlation",
     lambda X, u, k: held_out(X, u, k, lambda a, b: 1 - np.mean((a - b) ** 2) / np.var(b))),
    ("you return the error of the readout: return its squared correlation with the truth",
     lambda X, u, k: held_out(X, u, k, lambda a, b: np.mean((a - b) ** 2))),
    ("you take the best single unit: a readout adds up all of them, each with a weight", best_unit),
    ("yours is what is *not* recalled: take it from 1",
     lambda X, u, k: 1 - held_out(X, u, k)),
]  # fmt: skip


@exercise(reference=memory.capacity, mistakes=MISTAKES)
def capacity(f, ref):
    """Exercise: the memory of any units, by delay."""
    tried, found, wanted = list(cases()), [], []
    for X, u, k in tried:
        value = np.asarray(call(f, X.copy(), u.copy(), k), dtype=float)
        expect(value.shape == (), f"return one number; yours has the shape {value.shape}")
        expect(np.isfinite(value), f"for k = {k} yours is not a number")
        found.append(float(value))
        wanted.append(ref(X, u, k))
    if not near(found, wanted):
        expect(False, next((words for words, wrong in MISTAKES if as_wrong(wrong, tried, found)), seen(found, wanted)))
    return (
        f"a queue of 20 recalls the input 19 steps back to {found[2]:.0%} and the one 25 back to {found[3]:.0%}; units "
        f"that only make noise recall {found[-1]:.0%}."
    )


def near(found, wanted):
    return np.allclose(found, wanted, rtol=0, atol=NEAR)


def as_wrong(wrong, tried, found):
    """Whether a listed mistake gives what was found, in every case."""
    return near([wrong(*case) for case in tried], found)


def seen(found, wanted):
    """What was seen in the case that is furthest off."""
    case = int(np.argmax(np.abs(np.subtract(found, wanted))))
    return f"for {NAMES[case]} yours is {found[case]:.2f}, and it should be {wanted[case]:.2f}"
