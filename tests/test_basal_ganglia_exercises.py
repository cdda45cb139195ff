"""Exercises of lesson Basal ganglia and their wrong answers; optimists and pessimists."""

import numpy as np
import pytest
from mutants import assert_check

from neurocourse.basal_ganglia import checks as check
from neurocourse.basal_ganglia import conditioning, distributional, environments, matching, prediction_error, tabular


def td(V, V_next, r, alpha, gamma):
    return V + alpha * (r + gamma * V_next - V)


def test_the_check_of_td_names_the_mistake():
    assert_check(
        check.td_update,
        right=[
            td,
            lambda V, V_next, r, alpha, gamma: (1 - alpha) * V + alpha * (r + gamma * V_next),
            lambda now, later, reward, rate, discount: td(now, later, reward, rate, discount),
            lambda *, V, V_next, r, alpha, gamma: td(V, V_next, r, alpha, gamma),
        ],
        wrong={
            lambda V, V_next, r, alpha, gamma: r + gamma * V_next - V: "you return the error",
            lambda V, V_next, r, alpha, gamma: r + gamma * V_next: "V jumps all the way",
            lambda V, V_next, r, alpha, gamma: alpha * (r + gamma * V_next - V): "you return the change",
            lambda V, V_next, r, alpha, gamma: V + alpha * (r + gamma * V_next): "the error lacks V",
            lambda V, V_next, r, alpha, gamma: (
                V - alpha * (r + gamma * V_next - V)
            ): "sign of the error is turned round",
            lambda V, V_next, r, alpha, gamma: V + alpha * (r - V): "from the reward alone",
            lambda V, V_next, r, alpha, gamma: V + alpha * (r + V_next - V): "only by the share gamma",
            lambda V, V_next, r, alpha, gamma: V + alpha * max(r + gamma * V_next - V, 0): "the error may be negative",
            lambda V, V_next, r, alpha, gamma: V + alpha * abs(r + gamma * V_next - V): "keep the sign of the error",
            lambda V, V_next, r, alpha, gamma: td(
                V, V_next, max(r, 0), alpha, gamma
            ): "is a punishment: it counts, too",
            lambda V, V_next, r, alpha, gamma: td(V, V_next, abs(r), alpha, gamma): "is a punishment: keep its sign",
            lambda V, V_next, r, alpha, gamma: max(td(V, V_next, r, alpha, gamma), 0): "do not stop at 0",
            lambda V, V_next, r, alpha, gamma: td(V_next, V, r, alpha, gamma): "V and V_next are swapped",
            lambda V, V_next, r, alpha, gamma: td(V, V_next, r, gamma, alpha): "alpha and gamma are swapped",
            lambda V, V_next, r, alpha, gamma: td(V, V_next, r, 0.3, gamma): "`alpha` makes no difference",
            lambda V, V_next, r, alpha, gamma: min(td(V, V_next, r, alpha, gamma), 1.0): "and should give",
            lambda V, V_next, r, alpha, gamma: round(td(V, V_next, r, alpha, gamma), 2): "gives 0.18 and should",
            lambda V, V_next, r, alpha, gamma: np.array([V, V]): "one number",
        },
    )


def q(best):
    return lambda Q_sa, r, Q_next, alpha, gamma: Q_sa + alpha * (r + gamma * best(Q_next) - Q_sa)


def test_the_check_of_q_learning_names_the_mistake():
    assert_check(
        check.q_update,
        right=[q(lambda Q_next: np.max(Q_next, axis=-1)), q(max), q(np.max), q(lambda Q_next: sorted(Q_next)[-1])],
        wrong={
            q(np.mean): "you take the mean",
            q(np.argmax): "take its value",
            q(np.sum): "you add all",
            q(np.min): "the worst",
            q(lambda Q_next: Q_next[0]): "the first",
            q(lambda Q_next: max(0, *Q_next)): "values may all be negative",
            q(lambda Q_next: np.sort(Q_next)[-2:][0]): "and should give",
            lambda Q, r, Q_next, alpha, gamma: Q + alpha * (r - Q): "from the reward alone",
            lambda Q, r, Q_next, alpha, gamma: Q + alpha * (r + gamma * np.max(Q_next)): "the error lacks Q_sa",
            lambda Q, r, Q_next, alpha, gamma: r + gamma * np.max(Q_next): "jumps all the way",
            lambda Q, r, Q_next, alpha, gamma: Q + alpha * (r + np.max(Q_next) - Q): "share gamma",
            lambda Q, r, Q_next, alpha, gamma: max(td(Q, np.max(Q_next), r, alpha, gamma), 0): "do not stop at 0",
            lambda Q, r, Q_next, alpha, gamma: td(Q, np.max(Q_next), max(r, 0), alpha, gamma): "it counts, too",
            lambda Q, r, Q_next, alpha, gamma: Q + alpha * (r + gamma * Q_next - Q): "one number",
        },
    )


@pytest.mark.parametrize("best", [np.max, max, lambda Q_next: Q_next[np.argmax(Q_next)]])
def test_sixty_learners_go_on_with_a_rule_that_was_written_for_one(best):
    answer = check.q_update(q(best))
    assert answer.outcome == "correct" and "called for each" in answer.message
    world = environments.maze(environments.CLIFF)
    for rule in ("Q-learning", "SARSA"):
        mine, ours = (
            tabular.learn(world, rule, n_agents=6, n_episodes=5, update=update, rng=1)
            for update in (answer, tabular.q_update)
        )
        np.testing.assert_allclose(mine.Q, ours.Q)


def shared(V, lam, alpha):
    return V + alpha * (lam - V.sum())


def test_the_check_of_conditioning_names_the_mistake():
    assert_check(
        check.rescorla_wagner,
        right=[
            lambda V, lam, alpha: np.array([v + alpha * (lam - sum(V)) for v in V]),
            lambda V, lam, alpha: [v + alpha * (lam - sum(V)) for v in V],
            lambda V, lam, alpha: tuple(v + alpha * (lam - sum(V)) for v in V),
        ],
        wrong={
            lambda V, lam, alpha: V + (lam - V.sum()): "jumps all the way",
            lambda V, lam, alpha: V - alpha * (lam - V.sum()): "sign of the error",
            lambda V, lam, alpha: V + alpha * (lam - V): "an error of its own",
            lambda V, lam, alpha: V + alpha * (lam - V.mean()): "the mean of the strengths",
            lambda V, lam, alpha: V + alpha * (lam - V.max()): "the strongest cue alone",
            lambda V, lam, alpha: V + alpha * (lam - np.abs(V).sum()): "the sizes of the strengths",
            lambda V, lam, alpha: V + alpha * (lam - V.sum()) / len(V): "you divide the error",
            lambda V, lam, alpha: V + alpha * max(lam - V.sum(), 0): "when less came than was predicted",
            lambda V, lam, alpha: np.maximum(shared(V, lam, alpha), 0): "do not stop at 0",
            lambda V, lam, alpha: shared(V, 1.0, alpha): "`lam` makes no difference",
            lambda V, lam, alpha: shared(V, lam, 0.2): "`alpha` makes no difference",
            lambda V, lam, alpha: shared(V[:2], lam, alpha): "(2,)",
            lambda V, lam, alpha: V.sum() + alpha * (lam - V.sum()): "you return one number",
        },
    )


def by_share(a, b):
    return a / (a + b)


def for_one(a, b):
    whole = float(a) + float(b)
    if whole == 0:
        return 0.5
    return float(a) / whole


def test_the_check_of_choices_names_the_mistake():
    assert_check(
        check.choose,
        right=[by_share, lambda a, b: 1 / (1 + b / a), for_one, lambda a, b: np.asarray(by_share(a, b)).tolist()],
        wrong={
            lambda a, b: b / (a + b): "the probability of place 2",
            lambda a, b: a / b: "the ratio of the incomes",
            lambda a, b: (np.asarray(a) >= b) * 1.0: "one place takes all",
            lambda a, b: a: "income 1 itself",
            lambda a, b: 1 / (1 + np.exp(-(a - b))): "only their ratio may count",
            lambda a, b: a**2 / (a**2 + b**2): "overmatching",
            lambda a, b: a**0.5 / (a**0.5 + b**0.5): "undermatching",
            lambda a, b: 0.5 + 0.0 * a: "always 0.5",
            lambda a, b: 100 * a / (a + b): "100 times the right one",
            lambda a, b: np.clip(a / (a + b), 0.1, 0.9): "and should give",
            lambda a, b: a / (a + 0.2): "`income_2` makes no difference",
            lambda a, b: (a / (a + b), b / (a + b)): "you return 2 values",
        },
    )


@pytest.mark.parametrize("rule", [by_share, for_one], ids=["arrays", "one at a time"])
def test_animals_live_by_the_learners_rule_and_match(rule):
    answer = check.choose(rule)
    assert answer.outcome == "correct" and "a slope of 0.99" in answer.message
    mine, ours = (matching.experiment(choose, n=5, T=400, rng=0) for choose in (answer, None))
    np.testing.assert_array_equal(mine.choices, ours.choices)


def test_the_reference_blocks_as_kamin_found():
    V = np.zeros(2)
    for present in [[True, False]] * 80 + [[True, True]] * 80:
        V[present] = check.share_error(V[present], 1.0, 0.2)
    history = conditioning.rescorla_wagner(conditioning.DESIGNS["blocking"], alpha=0.2)
    assert pytest.approx([history["A"][-1], history["B"][-1]]) == V
    assert V[1] == pytest.approx(0, abs=5e-4)


def test_a_learners_td_update_drives_the_model():
    answer = check.td_update(check.td_step)
    assert answer.outcome == "correct"
    assert prediction_error.learn(30, update=answer).w == pytest.approx(prediction_error.learn(30).w)


# Optimists and pessimists

REWARDS = np.array([0.1, 0.3, 1.2, 2.5, 5.0])


def test_every_cell_settles_at_its_expectile():
    tau = np.array([0.1, 0.3, 0.5, 0.7, 0.9])
    learned = distributional.learn(REWARDS, tau, n_trials=40_000, alpha=0.01, rng=0)
    assert learned == pytest.approx(distributional.expectile(REWARDS, tau), rel=0.05)
    assert (np.diff(learned) > 0).all()


def test_the_middle_cell_learns_the_mean():
    assert distributional.expectile(REWARDS, np.array([0.5]))[0] == pytest.approx(REWARDS.mean())


def test_optimism_lies_between_nothing_and_one():
    with pytest.raises(ValueError, match="tau must be > 0 and < 1"):
        distributional.expectile(REWARDS, [0.5, 1.0])
