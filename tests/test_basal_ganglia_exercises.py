"""Exercises of lesson Basal ganglia and their wrong answers; optimists and pessimists."""

import numpy as np
import pytest
from mutants import assert_check

from neurocourse.basal_ganglia import checks as check
from neurocourse.basal_ganglia import conditioning, distributional, prediction_error


def test_the_check_of_td_names_the_mistake():
    assert_check(
        check.td_update,
        right=[check.td_step, lambda V, V_next, r, alpha, gamma: (1 - alpha) * V + alpha * (r + gamma * V_next)],
        wrong={
            lambda V, V_next, r, alpha, gamma: r + gamma * V_next: "jumps all the way",
            lambda V, V_next, r, alpha, gamma: alpha * (r + gamma * V_next - V): "return the new value",
            lambda V, V_next, r, alpha, gamma: V + alpha * (r + gamma * V_next): "Did you subtract V?",
            lambda V, V_next, r, alpha, gamma: V - alpha * (r + gamma * V_next - V): "sign of the error",
            lambda V, V_next, r, alpha, gamma: V + alpha * (r - V): "learn from V_next",
            lambda V, V_next, r, alpha, gamma: V + alpha * (r + V_next - V): "only by the share gamma",
            lambda V, V_next, r, alpha, gamma: V + alpha * max(r + gamma * V_next - V, 0): "must lower V",
            lambda V, V_next, r, alpha, gamma: np.array([V, V]): "one number",
        },
    )


def test_the_check_of_q_learning_names_the_mistake():
    assert_check(
        check.q_update,
        right=[lambda Q, r, Q_next, alpha, gamma: Q + alpha * (r + gamma * max(Q_next) - Q)],
        wrong={
            lambda Q, r, Q_next, alpha, gamma: Q + alpha * (r + gamma * np.mean(Q_next) - Q): "you take the mean",
            lambda Q, r, Q_next, alpha, gamma: Q + alpha * (r + gamma * np.argmax(Q_next) - Q): "take its value",
            lambda Q, r, Q_next, alpha, gamma: Q + alpha * (r + gamma * np.sum(Q_next) - Q): "you add all",
            lambda Q, r, Q_next, alpha, gamma: Q + alpha * (r - Q): "ignores Q_next",
            lambda Q, r, Q_next, alpha, gamma: Q + alpha * (r + gamma * np.max(Q_next)): "there is no error",
            lambda Q, r, Q_next, alpha, gamma: r + gamma * np.max(Q_next): "jumps all the way",
            lambda Q, r, Q_next, alpha, gamma: Q + alpha * (r + np.max(Q_next) - Q): "share gamma",
            lambda Q, r, Q_next, alpha, gamma: Q + alpha * (r + gamma * Q_next - Q): "one number",
        },
    )


def test_the_check_of_conditioning_names_the_mistake():
    assert_check(
        check.rescorla_wagner,
        right=[lambda V, lam, alpha: np.array([v + alpha * (lam - sum(V)) for v in V])],
        wrong={
            lambda V, lam, alpha: V + (lam - V.sum()): "jumps all the way",
            lambda V, lam, alpha: V - alpha * (lam - V.sum()): "sign of the error",
            lambda V, lam, alpha: V + alpha * (lam - V): "the error of *all* cues",
            lambda V, lam, alpha: V + alpha * (lam - V.sum()) / len(V): "you divide the error",
            lambda V, lam, alpha: V + alpha * max(lam - V.sum(), 0): "without food",
            lambda V, lam, alpha: V.sum() + alpha * (lam - V.sum()): "a new V for each cue",
        },
    )


def test_the_check_of_choices_names_the_mistake():
    assert_check(
        check.choose,
        right=[lambda a, b: 1 / (1 + b / a)],
        wrong={
            lambda a, b: b / (a + b): "the probability of place 2",
            lambda a, b: a / b: "the ratio of the incomes",
            lambda a, b: (np.asarray(a) >= b) * 1.0: "place 1 takes all",
            lambda a, b: a: "chosen equally often",
            lambda a, b: 1 / (1 + np.exp(-(a - b) / 0.1)): "only ratios count",
            lambda a, b: a**2 / (a**2 + b**2): "overmatching",
            lambda a, b: a**0.5 / (a**0.5 + b**0.5): "undermatching",
            lambda a, b: 0.5 + 0.0 * a: "should be chosen more often",
            lambda a, b: (a / (a + b), b / (a + b)): "one probability",
        },
    )


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
