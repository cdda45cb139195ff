"""Policy gradients and the pole."""

import numpy as np
import pytest
from sweep import sweeps

from neurocourse.basal_ganglia.policies import cartpole, policy_gradient
from neurocourse.basal_ganglia.worlds import environments


@pytest.fixture(scope="module")
def corner():
    return environments.maze("..X\nS.G", r_step=-0.04, r_goal=1.0, r_cliff=-1.0)


@pytest.fixture(scope="module")
def theta():
    return 0.5 * np.random.default_rng(0).normal(size=(6, 4))


def test_the_exact_gradient_equals_finite_differences(corner, theta):
    g, _ = policy_gradient.exact(corner, theta, gamma=0.9)
    for index in np.ndindex(*theta.shape):
        nudge = np.zeros_like(theta)
        nudge[index] = 1e-5
        up, down = (
            policy_gradient.exact(corner, t, gamma=0.9)[1][corner.start] for t in (theta + nudge, theta - nudge)
        )
        assert g[index] == pytest.approx((up - down) / 2e-5, abs=1e-8)


@pytest.mark.parametrize("with_baseline", [False, True])
def test_reinforce_is_unbiased(corner, theta, with_baseline):
    g, V = policy_gradient.exact(corner, theta, gamma=0.9)
    found = policy_gradient.estimates(
        corner, theta, n=20_000, gamma=0.9, baseline=V if with_baseline else None, T=400, rng=0
    )
    error = np.abs(found.mean(axis=0) - g)
    assert (error <= 3 * found.std(axis=0) / np.sqrt(len(found)) + 1e-12).all()


def test_a_baseline_cuts_the_variance():
    world = environments.maze("...\nS.G")
    theta = np.zeros((6, 4))
    _, V = policy_gradient.exact(world, theta)
    plain, helped = (
        policy_gradient.estimates(world, theta, n=5000, baseline=b, T=400, rng=1).var(axis=0).sum() for b in (None, V)
    )
    assert helped < 0.7 * plain


def test_one_step_of_the_pole_by_hand():
    state = cartpole.push(np.array([[0.0, 0.0, 0.0, 0.0]]), np.array([True]))
    pushed = 10 / 1.1
    turn = -pushed / (0.5 * (4 / 3 - 0.1 / 1.1))
    expected = [0, 0.02 * (pushed - 0.05 * turn / 1.1), 0, 0.02 * turn]
    assert state[0] == pytest.approx(expected)


@pytest.mark.parametrize("seed", range(3))
def test_the_pole_is_balanced(seed):
    training = cartpole.learn(rng=seed)
    assert training.steps[0] < 50
    assert cartpole.balance(training.w[-1], n=100, rng=9)[0].mean() >= 475


def test_a_line_of_code_balances_nearly_as_well_and_chance_does_not():
    """Push where the pole leans and falls: what the learned policy is measured against."""
    by_hand, by_chance = (
        [cartpole.balance(np.array(w), n=50, rng=seed)[0].mean() for seed in range(3)]
        for w in ([0, 0, 99.0, 99.0, 0], [0.0] * 5)
    )
    assert 400 < min(by_hand) and max(by_hand) < 490 and max(by_chance) < 30


@pytest.mark.parametrize("baseline, least", [(True, -6), (False, -20)])
def test_reinforce_turns_a_policy_towards_the_goal(baseline, least):
    world = environments.maze("S..\n.#.\n..G")
    training = policy_gradient.learn(world, n_updates=80, n=16, baseline=baseline, rng=0)
    assert training.returns[0] < -15 and training.returns[-10:].mean() > least
    assert not training.theta[0].any() and training.theta.shape == (81, 9, 4)


test_explorers = sweeps("basal_ganglia.policies", gaps=True)
