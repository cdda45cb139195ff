"""The checkers of the lesson's four exercises: what must hold first, then the mistake by its name."""

import numpy as np

from neurocourse.basal_ganglia import matching, tabular
from neurocourse.teaching.exercise import call, exercise, expect


def td_step(V, V_next, r, alpha, gamma):
    """V ← V + α (r + γ V' - V)."""
    return V + alpha * (r + gamma * V_next - V)


def share_error(V, lam, alpha):
    """Rescorla and Wagner for the cues that are present: each V_i grows by α (λ - Σ V)."""
    return V + alpha * (lam - np.sum(V))


@exercise(reference=td_step)
def td_update(f, ref):
    """Exercise 1: learn a value from the next one."""

    def new(*at):
        value = call(f, *at)
        expect(np.ndim(value) == 0, "td_update must return one number, the new value of V")
        return float(value)

    expect(new(1.0, 0.0, 1.0, 0.5, 1.0) == 1.0, _at_rest(new(1.0, 0.0, 1.0, 0.5, 1.0)))
    up = new(0.0, 0.0, 1.0, 0.5, 1.0)
    expect(up != 1.0, "V jumps all the way: only the share alpha of the error is learned")
    expect(up > 0, "a reward that was not expected must raise V: check the sign of the error")
    expect(new(0.0, 1.0, 0.0, 0.5, 1.0) != 0.0, "without a reward, V must still learn from V_next: that is the idea")
    expect(new(0.0, 1.0, 0.0, 0.5, 0.5) == 0.25, "V_next counts only by the share gamma, as it lies one step ahead")
    expect(np.isclose(new(2.0, 0.0, 0.0, 0.5, 1.0), 1.0), "what was expected and did not come must lower V")
    for at in np.random.default_rng(0).random((20, 5)):
        y = new(*at)
        expect(np.isclose(y, ref(*at)), f"for V, V_next, r, alpha, gamma = {np.round(at, 2)} it returns {y:.3f}")


def _at_rest(value):
    """What to say when a value that is right does not stay."""
    if value in (0.5, 0.0):
        return "you return the change, or the error: return the new value of V"
    return "V said 1 and 1 came: there is no error, so V must stay 1. Did you subtract V?"


@exercise(reference=tabular.q_update)
def q_update(f, ref):
    """Exercise 3: learn the value of an action from the best next one."""

    def new(*at):
        value = call(f, *at)
        expect(np.ndim(value) == 0, "q_update must return one number, the new value of this action")
        return float(value)

    best = np.array([0.0, 2.0, 1.0, 0.0])
    y = new(0.0, 0.0, best, 0.5, 1.0)
    expect(y != 0.375, "you take the mean of Q_next: Q-learning looks at the best action that is possible next")
    expect(y != 0.5 * best.argmax() or y == 1.0, "you take the number of the best action: take its value")
    expect(y != 1.5, "you add all of Q_next: only one action will be taken, so take the largest")
    expect(y != 0.0, "the new value ignores Q_next: what comes after counts, too")
    expect(new(1.0, 1.0, np.zeros(4), 0.5, 1.0) == 1.0, "Q said 1 and 1 came: there is no error, so Q must stay 1")
    expect(new(0.0, 1.0, np.zeros(4), 0.5, 1.0) != 1.0, "Q jumps all the way: only the share alpha of the error counts")
    expect(np.isclose(new(0.0, 0.0, best, 0.5, 0.5), 0.5), "Q_next counts only by the share gamma")
    for k in range(20):
        rng = np.random.default_rng(k)
        at = (*rng.random(2), rng.normal(size=4), *rng.random(2))
        y = new(*at)
        expect(np.isclose(y, ref(*at)), f"for Q {at[0]:.2f}, r {at[1]:.2f}, Q_next {np.round(at[2], 2)}: {y:.3f}")


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
