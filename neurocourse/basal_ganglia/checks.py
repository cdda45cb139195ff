"""The checks of the lesson's four exercises: what the functions are called with, and the mistakes that have a name."""

import numpy as np

from neurocourse.basal_ganglia import matching, tabular
from neurocourse.teaching.exercise import call, exercise
from neurocourse.teaching.inputs import inputs, numbers, real


def td_step(V, V_next, r, alpha, gamma):
    """V ← V + α (r + γ V' - V)."""
    return V + alpha * (r + gamma * V_next - V)


def share_error(V, lam, alpha):
    """Rescorla and Wagner for the cues that are present: each V_i grows by α (λ - Σ V)."""
    return V + alpha * (lam - np.sum(V))


# What goes wrong with a value V and the next one, W. For an action W is the best of Q_next.
TD_MISTAKES = [
    ("you return the error: return the new {V}", lambda V, W, r, a, g: r + g * W - V),
    ("you return the change: return the new {V}", lambda V, W, r, a, g: a * (r + g * W - V)),
    ("the sign of the error is turned round", lambda V, W, r, a, g: V - a * (r + g * W - V)),
    ("the sign of the reward is turned round", lambda V, W, r, a, g: td_step(V, W, -r, a, g)),
    ("{V} jumps all the way: only the share alpha of the error is learned", lambda V, W, r, a, g: r + g * W),
    ("the error lacks {V}, what was expected: subtract it", lambda V, W, r, a, g: V + a * (r + g * W)),
    ("you learn from the reward alone: {W} tells what is still to come", lambda V, W, r, a, g: V + a * (r - V)),
    ("{W} is still a step away: it counts only by the share gamma", lambda V, W, r, a, g: td_step(V, W, r, a, 1)),
    ("gamma weighs the reward, too: only {W} lies ahead", lambda V, W, r, a, g: V + a * (g * (r + W) - V)),
    ("gamma weighs {V}, too: only {W} lies ahead", lambda V, W, r, a, g: V + a * (r + g * (W - V))),
    ("gamma weighs {V}: it is {W} that lies ahead", lambda V, W, r, a, g: V + a * (r + W - g * V)),
    ("{W} is discounted twice", lambda V, W, r, a, g: td_step(V, W, r, a, g * g)),
    ("{V} and {W} are swapped", lambda V, W, r, a, g: td_step(W, V, r, a, g)),
    ("{V} and {W} are swapped in the error", lambda V, W, r, a, g: V + a * (r + g * V - W)),
    ("you correct {W}: it is {V} that has to learn", lambda V, W, r, a, g: W + a * (r + g * W - V)),
    ("alpha and gamma are swapped", lambda V, W, r, a, g: td_step(V, W, r, g, a)),
    ("alpha weighs the reward alone: it weighs the whole error", lambda V, W, r, a, g: a * r + g * W),
    ("a bad surprise must lower {V}: the error may be negative", lambda V, W, r, a, g: V + a * max(r + g * W - V, 0)),
    ("a bad surprise must lower {V}: keep the sign of the error", lambda V, W, r, a, g: V + a * abs(r + g * W - V)),
    ("a reward below zero is a punishment: it counts, too", lambda V, W, r, a, g: td_step(V, W, max(r, 0), a, g)),
    ("a reward below zero is a punishment: keep its sign", lambda V, W, r, a, g: td_step(V, W, abs(r), a, g)),
    ("without a reward there is news, too: {W}", lambda V, W, r, a, g: td_step(V, W, r, a, g) if r else V),
    ("a value may be negative: do not stop at 0", lambda V, W, r, a, g: max(td_step(V, W, r, a, g), 0)),
]
Q, R, RATES = dict(low=-500, high=50), dict(low=-100, high=10), dict(alpha=real(0, 1), gamma=real(0, 1))


@exercise(
    reference=td_step,
    inputs=inputs(
        V=real(**Q), V_next=real(**Q), r=real(**R), **RATES,
        examples=[(0.0, 0.0, 1.0, 0.3, 1.0), (1.0, 0.0, 1.0, 0.5, 1.0), (0.137, 0.582, 0.0, 0.1, 0.9)],
    ),
    mistakes=[(text.format(V="V", W="V_next"), wrong) for text, wrong in TD_MISTAKES],
)  # fmt: skip
def td_update(f, ref):
    """Exercise 1: learn a value from the next one."""


def with_next(look, rule=td_step):
    """The ``rule``, wrong or right, of an action that takes ``look(Q_next)`` for the value of the next state."""
    return lambda Q_sa, r, Q_next, alpha, gamma: rule(Q_sa, look(Q_next), r, alpha, gamma)


@exercise(
    reference=tabular.q_update,
    inputs=(
        inputs(
            Q_sa=real(**Q), r=real(**R), Q_next=numbers("actions", **Q), **RATES, sizes={"actions": (1, 8)},
            examples=[(0.0, -1.0, np.zeros(4), 0.5, 1.0), (-1.37, -1.0, np.array([-2.71, -1.13, -3.19]), 0.3, 0.9)],
        ),
        inputs(
            Q_sa=numbers("n", **Q), r=numbers("n", **R), Q_next=numbers("n", "actions", **Q), **RATES,
            sizes={"n": (1, 1000), "actions": (1, 8)},
        ),
    ),
    each="(),(),(n),(),()->()",
    mistakes=[
        ("you take the mean of Q_next: Q-learning looks at the best action that is possible next", with_next(np.mean)),
        ("you take the number of the best action: take its value", with_next(np.argmax)),
        ("you add all of Q_next: only one action will be taken, so take the largest", with_next(np.sum)),
        ("you take the worst of Q_next: take the best", with_next(np.min)),
        ("you take the first of Q_next, whatever it is: take the best", with_next(lambda Q_next: Q_next[0])),
        ("you take the last of Q_next, whatever it is: take the best", with_next(lambda Q_next: Q_next[-1])),
        ("values may all be negative: the best of Q_next is then below 0", with_next(lambda Q_next: max(0, *Q_next))),
        ("you take the size of the values: keep their signs", with_next(lambda Q_next: np.max(np.abs(Q_next)))),
        ("you take the value that is largest in size: keep its sign", with_next(lambda Q_next: max(Q_next, key=abs))),
        *((text.format(V="Q_sa", W="the best of Q_next"), with_next(np.max, wrong)) for text, wrong in TD_MISTAKES),
    ],
)  # fmt: skip
def q_update(f, ref):
    """Exercise 3: learn the value of an action from the best next one."""


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


def power(a):
    """Choices that follow powers of the incomes: ``a`` is Baum's slope."""
    return lambda I_1, I_2: I_1**a / (I_1**a + I_2**a)


def softmax(beta):
    """Choices that follow the difference of the incomes."""
    return lambda I_1, I_2: 1 / (1 + np.exp(-beta * (I_1 - I_2)))


INCOMES = dict(low=0.001, high=2)


@exercise(
    reference=matching.share,
    inputs=(
        inputs(
            income_1=real(**INCOMES), income_2=real(**INCOMES),
            examples=[(0.75, 0.25), (0.25, 0.25), (7.5, 2.5), (0.012, 0.004), (0.002, 0.31)],
        ),
        inputs(income_1=numbers("n", **INCOMES), income_2=numbers("n", **INCOMES), sizes={"n": (1, 100)}),
    ),
    each="(),()->()",
    mistakes=[
        ("that is the probability of place 2", lambda I_1, I_2: I_2 / (I_1 + I_2)),
        ("that is the ratio of the incomes. A probability is a share: part by whole", lambda I_1, I_2: I_1 / I_2),
        ("that is place 2 over place 1. A probability is a share: part by whole", lambda I_1, I_2: I_2 / I_1),
        ("that is income 1 itself. A probability is a share: part by whole", lambda I_1, I_2: I_1),
        ("the whole is what both places paid, not the larger income", lambda I_1, I_2: I_1 / max(I_1, I_2)),
        ("put brackets round the whole: division comes before addition", lambda I_1, I_2: I_1 / I_1 + I_2),
        ("one place takes all. Then the other is never looked at, and its rewards wait for nobody",
         lambda I_1, I_2: None if I_1 == I_2 else float(I_1 > I_2)),
        *(("a softmax goes by the difference of incomes: only their ratio may count", softmax(b)) for b in (1, 8, 10)),
        *(("you favour the better place by more than its share: that is overmatching", power(a)) for a in (2, 3, 1.5)),
        *(("you favour the better place by less than its share: that is undermatching", power(a)) for a in (0.5, 0.8)),
        *(("you go by the difference: ten times as much in both places must change nothing", wrong)
          for wrong in (lambda I_1, I_2: np.clip(0.5 + (I_1 - I_2) / 2, 0, 1), lambda I_1, I_2: 0.5 + I_1 - I_2)),
    ],
)  # fmt: skip
def choose(f, ref):
    """Exercise 4: choices that follow incomes, and the slope that animals have which live by them."""
    slope = matching.experiment(choose=lambda a, b: call(f, a, b), n=20, T=800, rng=0).slope
    low, high = matching.GOOD_MATCH
    return f"animals that live by it have a slope of {slope:.2f}; {low:.2f} to {high:.2f} is good matching."
