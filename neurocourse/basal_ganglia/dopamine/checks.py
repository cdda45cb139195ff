"""The checks of exercises 1 and 2: learn from the next guess, and one error for all cues."""

import numpy as np

from neurocourse.basal_ganglia.dopamine import prediction_error
from neurocourse.basal_ganglia.dopamine.conditioning import share_error
from neurocourse.teaching import exercise, inputs, numbers, real

__all__ = ["rescorla_wagner", "td_update"]

# What goes wrong with a value V and the next one, W. For an action W is the best of Q_next.
TD_MISTAKES = [
    ("you return the error: return the new {V}", lambda V, W, r, a, g: r + g * W - V),
    ("you return the change: return the new {V}", lambda V, W, r, a, g: a * (r + g * W - V)),
    ("the sign of the error is turned round", lambda V, W, r, a, g: V - a * (r + g * W - V)),
    ("the sign of the reward is turned round", lambda V, W, r, a, g: prediction_error.td_update(V, W, -r, a, g)),
    ("{V} jumps all the way: only the share alpha of the error is learned", lambda V, W, r, a, g: r + g * W),
    ("the error lacks {V}, what was expected: subtract it", lambda V, W, r, a, g: V + a * (r + g * W)),
    ("you learn from the reward alone: {W} tells what is still to come", lambda V, W, r, a, g: V + a * (r - V)),
    (
        "{W} is still a step away: it counts only by the share gamma",
        lambda V, W, r, a, g: prediction_error.td_update(V, W, r, a, 1),
    ),
    ("gamma weighs the reward, too: only {W} lies ahead", lambda V, W, r, a, g: V + a * (g * (r + W) - V)),
    ("gamma weighs {V}, too: only {W} lies ahead", lambda V, W, r, a, g: V + a * (r + g * (W - V))),
    ("gamma weighs {V}: it is {W} that lies ahead", lambda V, W, r, a, g: V + a * (r + W - g * V)),
    ("{W} is discounted twice", lambda V, W, r, a, g: prediction_error.td_update(V, W, r, a, g * g)),
    ("{V} and {W} are swapped", lambda V, W, r, a, g: prediction_error.td_update(W, V, r, a, g)),
    ("{V} and {W} are swapped in the error", lambda V, W, r, a, g: V + a * (r + g * V - W)),
    ("you correct {W}: it is {V} that has to learn", lambda V, W, r, a, g: W + a * (r + g * W - V)),
    ("alpha and gamma are swapped", lambda V, W, r, a, g: prediction_error.td_update(V, W, r, g, a)),
    ("alpha weighs the reward alone: it weighs the whole error", lambda V, W, r, a, g: a * r + g * W),
    ("a bad surprise must lower {V}: the error may be negative", lambda V, W, r, a, g: V + a * max(r + g * W - V, 0)),
    ("a bad surprise must lower {V}: keep the sign of the error", lambda V, W, r, a, g: V + a * abs(r + g * W - V)),
    (
        "a reward below zero is a punishment: it counts, too",
        lambda V, W, r, a, g: prediction_error.td_update(V, W, max(r, 0), a, g),
    ),
    (
        "a reward below zero is a punishment: keep its sign",
        lambda V, W, r, a, g: prediction_error.td_update(V, W, abs(r), a, g),
    ),
    (
        "without a reward there is news, too: {W}",
        lambda V, W, r, a, g: prediction_error.td_update(V, W, r, a, g) if r else V,
    ),
    (
        "a value may be negative: do not stop at 0",
        lambda V, W, r, a, g: max(prediction_error.td_update(V, W, r, a, g), 0),
    ),
]


Q, R, RATES = dict(low=-500, high=50), dict(low=-100, high=10), dict(alpha=real(0, 1), gamma=real(0, 1))


@exercise(
    reference=prediction_error.td_update,
    inputs=inputs(
        V=real(**Q), V_next=real(**Q), r=real(**R), **RATES,
        examples=[(0.0, 0.0, 1.0, 0.3, 1.0), (1.0, 0.0, 1.0, 0.5, 1.0), (0.137, 0.582, 0.0, 0.1, 0.9)],
    ),
    mistakes=[(text.format(V="V", W="V_next"), wrong) for text, wrong in TD_MISTAKES],
)  # fmt: skip
def td_update(f, ref):
    """Exercise 1: learn a value from the next one."""


def one_after_the_other(V, lam, alpha):
    """Each cue learns from an error that already counts what the cues before it have learned."""
    V = V.copy()
    for i in range(len(V)):
        V[i] += alpha * (lam - V.sum())
    return V


@exercise(
    reference=share_error,
    inputs=inputs(
        V=numbers("n_cues", low=-1, high=2), lam=real(0, 1), alpha=real(0, 1), sizes={"n_cues": (1, 6)},
        examples=[(np.array(V), lam, 0.2) for V, lam in (([1.0, 0.0], 1.0), ([0.0], 1.0), ([0.6, 0.0], 0.0))],
    ),
    mistakes=[
        ("each cue has an error of its own: all of them share one, that of their sum", lambda V, l, a: V + a * (l - V)),
        ("you return the change: return the new strengths", lambda V, l, a: a * (l - V.sum()) + 0 * V),
        ("you return the error: return the new strengths", lambda V, l, a: l - V.sum() + 0 * V),
        ("the sign of the error is turned round", lambda V, l, a: V - a * (l - V.sum())),
        ("V jumps all the way: only the share alpha of the error is learned", lambda V, l, a: V + l - V.sum()),
        ("you divide the error: each cue gets all of it", lambda V, l, a: V + a * (l - V.sum()) / len(V)),
        ("you take the mean of the strengths: what was predicted is their sum", lambda V, l, a: V + a * (l - V.mean())),
        ("you take the strongest cue alone: all cues predict together", lambda V, l, a: V + a * (l - V.max())),
        ("you take the first cue alone: all cues predict together", lambda V, l, a: V + a * (l - V[0])),
        ("you take the last cue alone: all cues predict together", lambda V, l, a: V + a * (l - V[-1])),
        ("the last cue is missing in the sum: all cues predict together", lambda V, l, a: V + a * (l - V[:-1].sum())),
        ("the cues learn one after the other: take the error once, before any of them learns", one_after_the_other),
        ("the error lacks what was predicted: subtract the sum of V", lambda V, l, a: V + a * l),
        ("`lam` makes no difference: it is 0 when nothing came, and V must fall", lambda V, l, a: share_error(V, 1, a)),
        ("when less came than was predicted, V must fall", lambda V, l, a: V + a * max(l - V.sum(), 0)),
        ("when less came than was predicted, V must fall: keep the sign", lambda V, l, a: V + a * abs(l - V.sum())),
        ("a cue may predict that nothing comes: do not stop at 0", lambda V, l, a: np.maximum(share_error(V, l, a), 0)),
        ("you add the sizes of the strengths: keep their signs", lambda V, l, a: V + a * (l - np.abs(V).sum())),
        ("strong cues change more: all change alike, weak or strong", lambda V, l, a: V * (1 + a * (l - V.sum()))),
        ("lam and alpha are swapped", lambda V, l, a: share_error(V, a, l)),
        ("alpha weighs the prediction alone: it weighs the whole error", lambda V, l, a: V + l - a * V.sum()),
    ],
)  # fmt: skip
def rescorla_wagner(f, ref):
    """Exercise 2: cues that share one error, and Kamin's blocking of 1969."""
