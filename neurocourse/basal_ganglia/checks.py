"""The checkers of the lesson's four exercises: what must hold first, then the mistake by its name."""

import numpy as np

from neurocourse.basal_ganglia import matching, tabular
from neurocourse.teaching.exercise import call, exercise, expect
from neurocourse.teaching.inputs import inputs, numbers, real


def td_step(V, V_next, r, alpha, gamma):
    """V ← V + α (r + γ V' - V)."""
    return V + alpha * (r + gamma * V_next - V)


def share_error(V, lam, alpha):
    """Rescorla and Wagner for the cues that are present: each V_i grows by α (λ - Σ V)."""
    return V + alpha * (lam - np.sum(V))


VALUES = dict(V=real(-500, 50), V_next=real(-500, 50), r=real(-100, 10), alpha=real(0, 1), gamma=real(0, 1))


@exercise(
    reference=td_step,
    inputs=inputs(**VALUES, examples=[(0.0, 0.0, 1.0, 0.5, 1.0), (1.0, 0.0, 1.0, 0.5, 1.0)]),
    mistakes=[
        ("you return the error: return the new value of V", lambda V, V_n, r, a, g: r + g * V_n - V),
        ("you return the change: return the new value of V", lambda V, V_n, r, a, g: a * (r + g * V_n - V)),
        ("the sign of the error is turned round", lambda V, V_n, r, a, g: V - a * (r + g * V_n - V)),
        ("V jumps all the way: only the share alpha of the error is learned", lambda V, V_n, r, a, g: r + g * V_n),
        ("the error lacks V, what was expected: subtract it", lambda V, V_n, r, a, g: V + a * (r + g * V_n)),
        ("V and V_next are swapped in the error", lambda V, V_n, r, a, g: V + a * (r + g * V - V_n)),
        (
            "gamma weighs the whole prediction: only V_next lies ahead",
            lambda V, V_n, r, a, g: V + a * (g * (r + V_n) - V),
        ),
    ],
)
def td_update(f, ref):
    """Exercise 1: learn a value from the next one."""


def _q(best):
    """An update that looks at ``best(Q_next)``."""
    return lambda Q, r, Q_next, a, g: Q + a * (r + g * best(Q_next) - Q)


ONE = dict(Q_sa=real(-500, 50), r=real(-100, 10), Q_next=numbers("n_actions", low=-500, high=50))
MANY = dict(Q_sa=numbers("B", low=-500, high=50), r=numbers("B", low=-100, high=10))


@exercise(
    reference=tabular.q_update,
    inputs=(
        inputs(**ONE, alpha=real(0, 1), gamma=real(0, 1), sizes={"n_actions": (2, 6)}),
        inputs(
            **MANY, Q_next=numbers("B", "n_actions", low=-500, high=50), alpha=real(0, 1), gamma=real(0, 1),
            sizes={"B": (1, 100), "n_actions": (2, 6)},
        ),
    ),
    each="(),(),(n),(),()->()",
    mistakes=[
        ("you take the mean of Q_next: Q-learning looks at the best action that is possible next", _q(np.mean)),
        ("you take the number of the best action: take its value", _q(np.argmax)),
        ("you add all of Q_next: only one action will be taken, so take the largest", _q(np.sum)),
        ("you take the worst of Q_next: take the best", _q(np.min)),
    ],
)  # fmt: skip
def q_update(f, ref):
    """Exercise 3: learn the value of an action from the best next one."""


@exercise(reference=share_error)
def rescorla_wagner(f, ref):
    """Exercise 2: cues that share one error, and Kamin's blocking of 1969."""

    def new(V, lam, alpha=0.2):
        value = np.asarray(call(f, np.array(V, float), lam, alpha), float)
        expect(value.shape == np.shape(V), f"return a new V for each cue, {len(V)} of them; yours has {value.shape}")
        return value

    alone = new([0.0], 1.0)
    expect(alone[0] != 1.0, "V jumps all the way: only the share alpha of the error is learned")
    expect(alone[0] > 0, "food that was not expected must raise V: check the sign of the error")
    pair = new([1.0, 0.0], 1.0)
    expect(
        pair[1] < 0.1, "cue B learns although A already predicts the food. Each cue has the error of *all* cues present"
    )
    expect(np.allclose(pair, [1.0, 0.0]), "nothing is left to explain, so nothing may change")
    both = new([0.0, 0.0], 1.0)
    expect(not np.allclose(both, 0.1), "you divide the error among the cues: each of them gets all of it")
    expect(np.all(new([0.6], 0.0) < 0.6), "without food V must fall: lam is 0 then")
    for k in range(20):
        rng = np.random.default_rng(k)
        V, lam, alpha = rng.random(3), rng.random(), rng.random()
        y = new(V, lam, alpha)
        expect(
            np.allclose(y, ref(V, lam, alpha)),
            f"for V {np.round(V, 2)}, lam {lam:.2f}, alpha {alpha:.2f}: {np.round(y, 2)}",
        )


@exercise(reference=matching.share)
def choose(f, ref):
    """Exercise 4: choices that follow incomes, scored against Baum's review of 1979."""

    def p(*incomes):
        value = call(f, *incomes)
        expect(np.shape(value) == np.shape(incomes[0]), "choose must return one probability, the one of place 1")
        return np.asarray(value, float)

    equal, three = p(0.25, 0.25), p(0.75, 0.25)
    expect(three != 0.25, "that is the probability of place 2: place 1 earned more, and gets less")
    expect(three != 3.0, "that is the ratio of the incomes. A probability is a share: part by whole")
    expect(three != 1.0, "place 1 takes all. Then place 2 is never looked at again, and its rewards wait for nobody")
    expect(equal == 0.5, f"two places with equal incomes should be chosen equally often, not with p = {equal:.2f}")
    expect(three > 0.5, "the place that earned more should be chosen more often")
    expect(
        np.isclose(three, p(7.5, 2.5)), "ten times as much in both places, and the choice changes: only ratios count"
    )
    expect(three <= 0.76, "you favour the better place by more than its share: that is overmatching")
    expect(three >= 0.74, "you favour the better place by less than its share: that is undermatching")
    I_1, I_2 = np.random.default_rng(0).uniform(0.05, 1, (2, 40))
    many = p(I_1, I_2)
    expect(np.allclose(many, ref(I_1, I_2)), "for some incomes the answer is not the share of place 1")
    slope = matching.experiment(choose=lambda a, b: np.asarray(call(f, a, b)), n=20, T=800, rng=0).slope
    low, high = matching.GOOD_MATCH
    expect(low <= slope <= high, f"the slope is {slope:.2f}, and matching is {low:.2f} to {high:.2f}")
