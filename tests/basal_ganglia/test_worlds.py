"""Worlds, plans, and learning by trial and error; Q-learning's exercise."""

import numpy as np
import pytest
from arming import left
from mutants import assert_check
from sweep import sweeps

from neurocourse.basal_ganglia import checks as check
from neurocourse.basal_ganglia import explore
from neurocourse.basal_ganglia.dopamine import prediction_error
from neurocourse.basal_ganglia.worlds import environments, navigation, planning, tabular, textbook

CUE, REWARD = 5, 15


@pytest.fixture(scope="module")
def learned():
    return prediction_error.learn(400, cue=CUE, reward=REWARD)


def test_a_drawing_becomes_a_world():
    world = environments.maze("S#G\n...", r_goal=5.0, r_bump=-2.0)
    assert world.next_state[0].tolist() == [0, 0, 3, 0] and world.reward[0].tolist() == [-2, -2, -1, -2]
    assert world.reward[5, 0] == 5 and world.ends[5, 0]


@pytest.mark.parametrize("text", ["S.\n.", "S.S\n..G", "S..\n..?", "..."])
def test_a_wrong_drawing_is_told(text):
    with pytest.raises(ValueError, match="text must"):
        environments.maze(text)


def test_the_return_of_an_episode_is_the_sum_by_hand():
    world = environments.maze("SG", r_step=-1, r_goal=10.0, r_bump=-3.0)
    env = environments.Environment(world)
    rewards = [env.step(a) for a in (0, 3, 1)]
    assert [float(step.r) for step in rewards] == [-3, -3, 10] and bool(rewards[-1].done) and env.s == world.start


def test_a_slippery_world_needs_chance():
    with pytest.raises(ValueError, match="rng is needed"):
        environments.Environment(environments.maze("SG"), slip=0.1)


def test_value_iteration_solves_bellmans_equation():
    process = planning.model(environments.maze(environments.ROOMS), slip=0.1)
    plan = planning.value_iteration(process, gamma=0.95)
    assert np.abs(plan.V - (process.R + 0.95 * process.P @ plan.V).max(axis=1)).max() < 1e-10
    policy = planning.greedy(plan.Q)
    V, Q = planning.evaluate(process, policy, gamma=0.95)
    assert pytest.approx(plan.V, abs=1e-8) == V
    assert (policy * Q).sum(axis=1) == pytest.approx(V, abs=1e-8)


def test_td_learns_the_values_of_a_policy():
    world = environments.maze("S...\n.#..\n...G", r_step=-0.1, r_goal=1.0)
    process, policy = planning.model(world), np.full((12, 4), 0.25)
    V, _ = planning.evaluate(process, policy, gamma=0.9)
    learned = planning.td_evaluate(process, policy, gamma=0.9, n_steps=100_000, rng=0)
    assert np.abs(learned - V).max() < 0.02 * np.ptp(V)


def test_waiting_for_the_end_learns_the_same_values():
    world = environments.maze("S...\n.#..\n...G", r_step=-0.1, r_goal=1.0)
    process, policy = planning.model(world), np.full((12, 4), 0.25)
    V, _ = planning.evaluate(process, policy, gamma=0.9)
    for seed in range(3):
        waited = planning.wait_evaluate(process, policy, gamma=0.9, n_steps=40_000, rng=seed)
        assert np.abs(waited - V).max() < 0.08 * np.ptp(V)


def test_a_world_without_an_end_has_no_undiscounted_value():
    stuck = environments.maze("S.#G")
    with pytest.raises(RuntimeError, match="must be able to reach an end"):
        planning.value_iteration(planning.model(stuck), max_sweeps=100)


@pytest.fixture(scope="module")
def cliff():
    return environments.maze(environments.CLIFF)


@pytest.mark.parametrize("rule, greedy, online", [("Q-learning", -13, -50), ("SARSA", -17, -27)])
def test_the_cliff_parts_q_learning_from_sarsa(cliff, rule, greedy, online):
    training = tabular.learn(cliff, rule, n_agents=100, rng=0)
    assert planning.rollout(cliff, training.Q.mean(axis=0).argmax(axis=1))[1] == greedy
    assert training.returns[-100:].mean() == pytest.approx(online, abs=3)


def test_without_stumbles_sarsa_has_no_advantage(cliff):
    """Exploration that fades, or none at all: then it is level, or Q-learning is ahead."""
    late = {}
    for rule in ("Q-learning", "SARSA"):
        groups = tabular.learn_groups(
            cliff, rule, [0.1, 0.1, 0.0] * 3, last_epsilons=[0.1, 0.0, 0.0] * 3, n_agents=20, n_episodes=200, rng=0
        )
        late[rule] = np.array([group.returns[-50:].mean() for group in groups]).reshape(3, 3)
    ever, fading, none = (late["Q-learning"] - late["SARSA"]).T
    assert (ever < -10).all() and (fading > -4).all() and none == pytest.approx(0, abs=0.1)
    assert late["Q-learning"][:, 2] == pytest.approx(-13, abs=0.1)


def test_exploration_that_does_not_fade_is_the_same_as_before(cliff):
    plain, last = (
        tabular.learn(cliff, n_agents=3, n_episodes=20, last_epsilon=epsilon, rng=1).Q for epsilon in (None, 0.1)
    )
    np.testing.assert_array_equal(plain, last)


def test_the_optimum_of_the_cliff(cliff):
    assert planning.value_iteration(planning.model(cliff)).V[cliff.start] == -13


@pytest.mark.parametrize("seed", range(3))
def test_q_learning_finds_the_optimal_values(seed):
    world = environments.maze("S...\n.#..\n...G")
    best = planning.value_iteration(planning.model(world), gamma=0.9).Q
    training = tabular.learn(world, epsilon=1.0, gamma=0.9, n_agents=2, n_episodes=400, rng=seed)
    visited = np.array([s for s in range(12) if s not in (5, world.goal)])
    assert np.abs(training.Q - best)[:, visited].max() < 0.01


def test_the_loop_of_the_textbook_finds_them_too(cliff):
    returns, Q = textbook.q_learning(cliff, rng=0)
    assert planning.rollout(cliff, Q.argmax(axis=1))[1] == -13
    assert returns[-200:].mean() == pytest.approx(-50, abs=10)  # online it goes on falling off the edge
    world = environments.maze("S...\n.#..\n...G")
    best = planning.value_iteration(planning.model(world), gamma=0.9).Q
    _, Q = textbook.q_learning(world, epsilon=1.0, gamma=0.9, n_episodes=400, rng=0)
    visited = np.array([s for s in range(12) if s not in (5, world.goal)])
    assert np.abs(Q - best)[visited].max() < 0.01
    with pytest.raises(ValueError, match="epsilon must be"):
        textbook.q_learning(cliff, epsilon=2, rng=0)


def test_snapshots_go_from_nothing_to_the_end(cliff):
    training = tabular.learn(cliff, n_agents=5, n_episodes=60, n_snapshots=6, rng=0)
    assert not training.snapshots[0].any() and training.at[0] == 0 and training.at[-1] == 60
    assert training.snapshots[-1] == pytest.approx(training.Q.mean(axis=0))
    assert training.returns.shape == (60, 5) and (training.returns < 0).all()


def test_an_unknown_rule_is_named(cliff):
    with pytest.raises(ValueError, match="rule must be one of 'Q-learning'"):
        tabular.learn(cliff, "Hebb", rng=0)


def test_the_robot_learns_to_arrive_unharmed():
    training = navigation.learn(rng=0)
    assert training.safe[0] < 0.2
    walks = navigation.walk(training.Q[-1], n=500, rng=1)
    assert walks.reached.mean() > 0.95 and walks.collided.mean() < 0.05


@pytest.mark.parametrize("penalty, cost", [(0.0, 0.01), (0.0, 0.0)])
def test_without_a_penalty_no_robot_finds_the_lamp_whatever_a_stride_costs(penalty, cost):
    training = navigation.learn(10, penalty=penalty, cost=cost, rng=0)
    assert not training.safe.any()
    assert navigation.walk(training.Q[-1], n=200, rng=1).collided.all()


def test_a_tenth_of_the_lamp_is_penalty_enough():
    assert navigation.walk(navigation.learn(penalty=0.1, rng=0).Q[-1], n=200, rng=1).reached.mean() > 0.9


def td(V, V_next, r, alpha, gamma):
    return V + alpha * (r + gamma * V_next - V)


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
def test_many_learners_go_on_with_a_rule_that_was_written_for_one(best):
    answer = check.q_update(q(best))
    assert answer.outcome == "correct" and "called for each" in answer.message
    world = environments.maze(environments.CLIFF)
    for rule in ("Q-learning", "SARSA"):
        mine, ours = (
            tabular.learn(world, rule, n_agents=6, n_episodes=5, update=update, rng=1)
            for update in (answer, tabular.q_update)
        )
        np.testing.assert_allclose(mine.Q, ours.Q)


def test_exploration_that_fades_leaves_nothing_of_what_q_learning_loses():
    """Late returns of SARSA less those of Q-learning."""
    world, sizes = environments.maze(environments.CLIFF), dict(n_agents=20, n_episodes=200)
    late = {}
    for rule in ("Q-learning", "SARSA"):
        groups = tabular.learn_groups(world, rule, 6 * [0.1], last_epsilons=3 * [0.1] + 3 * [0.0], **sizes, rng=1)
        late[rule] = np.array([group.returns[-50:].mean() for group in groups]).reshape(2, 3).mean(axis=1)
    without, armed = late["SARSA"] - late["Q-learning"]
    found = explore.value_maps().controls["fading"].remains
    assert found == left(without, max(armed, 0)) == "nothing"


test_explorers = sweeps("basal_ganglia.worlds", gaps=True)
