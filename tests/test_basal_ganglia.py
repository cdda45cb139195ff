"""Models of lesson Basal ganglia, against closed forms, Bellman's equations and published numbers."""

import numpy as np
import pytest

from neurocourse.basal_ganglia import (
    attractors,
    bandits,
    cartpole,
    conditioning,
    diffusion,
    eligibility,
    environments,
    matching,
    navigation,
    pathways,
    planning,
    policy_gradient,
    prediction_error,
    tabular,
    textbook,
)

CUE, REWARD = 5, 15


@pytest.fixture(scope="module")
def learned():
    return prediction_error.learn(400, cue=CUE, reward=REWARD)


# Dopamine as a prediction error


def test_the_error_moves_from_the_reward_to_the_cue(learned):
    assert learned.delta[0] == pytest.approx(np.eye(25)[REWARD])
    assert learned.delta[-1] == pytest.approx(np.eye(25)[CUE], abs=1e-6)


def test_the_errors_of_a_trial_add_up_to_the_reward(learned):
    assert learned.delta.sum(axis=1) == pytest.approx(1.0)


def test_an_omitted_reward_leaves_a_dip_and_an_early_one_a_peak_and_a_dip(learned):
    omitted = prediction_error.trial(learned.w[-1], reward=None).delta
    assert omitted == pytest.approx(np.eye(25)[CUE] - np.eye(25)[REWARD], abs=1e-6)
    early = prediction_error.trial(learned.w[-1], reward=11).delta
    assert early[11] == pytest.approx(1, abs=1e-6) and early[REWARD] == pytest.approx(-1, abs=1e-6)


def test_on_the_way_the_error_visits_the_moments_between(learned):
    peaks = learned.delta.argmax(axis=1)
    assert peaks[0] == REWARD and peaks[-1] == CUE and np.all(np.diff(peaks) <= 0)
    assert len(set(peaks)) >= 8  # it does not jump; recordings of dopamine cells mostly do


def test_a_long_trace_brings_the_error_to_the_cue_sooner():
    trials = [(prediction_error.learn(100, lam=lam).delta[:, CUE] > 0.5).argmax() for lam in (0.0, 0.5, 0.9)]
    assert trials[0] > trials[1] > trials[2] > 0


def test_discounting_leaves_the_cue_worth_gamma_to_the_delay():
    delta = prediction_error.learn(600, gamma=0.95).delta[-1]
    assert delta[CUE] == pytest.approx(0.95 ** (REWARD - CUE), abs=1e-6)


def test_a_learners_own_update_is_used():
    def td(V, V_next, r, alpha, gamma):
        return V + alpha * (r + gamma * V_next - V)

    own = prediction_error.learn(50, update=td)
    assert own.w == pytest.approx(prediction_error.learn(50).w)


def test_the_cue_comes_before_the_reward():
    with pytest.raises(ValueError, match="cue < reward < T must hold, got 5, 5, 25"):
        prediction_error.learn(10, cue=5, reward=5)


@pytest.mark.parametrize("lam", [0, 0.3, 0.9, 1])
@pytest.mark.parametrize("gamma", [0.5, 1])
def test_forward_and_backward_view_agree(gamma, lam):
    rng = np.random.default_rng(0)
    x, r, w = rng.normal(size=(30, 7)), rng.normal(size=30), rng.normal(size=7)
    forward = eligibility.forward_view(x, r, w, gamma=gamma, lam=lam)
    assert np.abs(forward - eligibility.backward_view(x, r, w, gamma=gamma, lam=lam)).max() < 1e-10


def test_lambda_one_waits_for_the_whole_return():
    G = eligibility.lambda_returns(np.array([1.0, 2.0, 4.0]), np.zeros(3), 0.5, 1.0)
    assert G.tolist() == [1 + 1 + 1, 2 + 2, 4]


# Conditioning


def run(design, **kw):
    return {cue: V[-1] for cue, V in conditioning.rescorla_wagner(conditioning.DESIGNS[design], **kw).items()}


def test_acquisition_is_the_closed_form():
    V = conditioning.rescorla_wagner([conditioning.Phase("A", 1, 40)], alpha=0.2)["A"]
    assert pytest.approx(conditioning.acquisition(np.arange(41), alpha=0.2), abs=1e-14) == V


def test_a_blocked_cue_learns_nothing_and_two_cues_share():
    assert run("blocking")["B"] == pytest.approx(0, abs=5e-4)
    assert run("overshadowing") == pytest.approx({"A": 0.5, "B": 0.5}, abs=5e-4)
    assert run("overshadowing", alpha={"A": 0.3, "B": 0.1}) == pytest.approx({"A": 0.75, "B": 0.25}, abs=1e-3)


def test_inhibition_extinction_and_overexpectation():
    assert run("extinction")["A"] < 0.01
    assert run("conditioned inhibition")["B"] < -0.9
    assert run("overexpectation")["A"] == pytest.approx(0.5, abs=0.01)


def test_the_cat_escapes_faster_and_faster():
    times = np.mean([conditioning.puzzle_box(rng=seed) for seed in range(300)], axis=0)
    assert times[0] == pytest.approx(8, rel=0.15) and times[10:20].mean() < times[:10].mean() / 2
    assert times[-1] == pytest.approx(1, abs=0.05)


# Go and NoGo


def test_low_dopamine_avoids_and_high_dopamine_chooses():
    low, high = (pathways.experiment(d, n_subjects=400, rng=seed) for seed, d in enumerate((-0.5, 0.5)))
    assert high.choose_A.mean() > low.choose_A.mean()
    assert low.avoid_B.mean() > high.avoid_B.mean()
    assert (pathways.bootstrap(low, high, rng=0) > 0).mean() > 0.95


def test_the_pathways_learn_with_opposite_signs():
    learned = pathways.learn(300, rng=0)
    order = np.argsort(pathways.P_RIGHT)
    assert np.corrcoef(learned.G.mean(0), pathways.P_RIGHT)[0, 1] > 0.8
    assert np.corrcoef(learned.N.mean(0), pathways.P_RIGHT)[0, 1] < -0.8
    assert learned.V.mean(0)[order[-1]] == pytest.approx(0.8, abs=0.05)


# Worlds and plans


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


def test_a_world_without_an_end_has_no_undiscounted_value():
    stuck = environments.maze("S.#G")
    with pytest.raises(RuntimeError, match="must be able to reach an end"):
        planning.value_iteration(planning.model(stuck), max_sweeps=100)


# Learning from trial and error


@pytest.fixture(scope="module")
def cliff():
    return environments.maze(environments.CLIFF)


@pytest.mark.parametrize("rule, greedy, online", [("Q-learning", -13, -50), ("SARSA", -17, -27)])
def test_the_cliff_parts_q_learning_from_sarsa(cliff, rule, greedy, online):
    course = tabular.learn(cliff, rule, n_agents=100, rng=0)
    assert planning.rollout(cliff, course.Q.mean(axis=0).argmax(axis=1))[1] == greedy
    assert course.returns[-100:].mean() == pytest.approx(online, abs=3)


def test_the_optimum_of_the_cliff(cliff):
    assert planning.value_iteration(planning.model(cliff)).V[cliff.start] == -13


@pytest.mark.parametrize("seed", range(3))
def test_q_learning_finds_the_optimal_values(seed):
    world = environments.maze("S...\n.#..\n...G")
    best = planning.value_iteration(planning.model(world), gamma=0.9).Q
    course = tabular.learn(world, epsilon=1.0, gamma=0.9, n_agents=2, n_episodes=400, rng=seed)
    visited = np.array([s for s in range(12) if s not in (5, world.goal)])
    assert np.abs(course.Q - best)[:, visited].max() < 0.01


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
    course = tabular.learn(cliff, n_agents=5, n_episodes=60, n_snapshots=6, rng=0)
    assert not course.snapshots[0].any() and course.at[0] == 0 and course.at[-1] == 60
    assert course.snapshots[-1] == pytest.approx(course.Q.mean(axis=0))
    assert course.returns.shape == (60, 5) and (course.returns < 0).all()


def test_an_unknown_rule_is_named(cliff):
    with pytest.raises(ValueError, match="rule must be one of 'Q-learning'"):
        tabular.learn(cliff, "Hebb", rng=0)


# Bandits and matching


def test_ucb1_stays_inside_its_bound_and_grows_with_the_logarithm():
    p = [0.3, 0.5, 0.7]
    regret = bandits.play(p, "UCB1", T=10_000, n=100, rng=0).regret
    assert regret[-1] < bandits.ucb_regret_bound(p, 10_000)
    early, late = regret[999] - regret[99], regret[9999] - regret[999]
    assert late < 2.5 * early  # ten times as many choices, and yet: a straight line would give ten


def test_fixed_exploration_pays_for_ever_and_thompson_least():
    p = [0.3, 0.5, 0.7]
    regret = {rule: bandits.play(p, rule, T=5000, n=100, rng=0).regret for rule in bandits.RULES}
    slope = (regret["epsilon-greedy"][-1] - regret["epsilon-greedy"][-1001]) / 1000
    assert slope == pytest.approx(0.1 * (0.2 + 0.4) / 3, rel=0.1)
    assert min(regret, key=lambda rule: regret[rule][-1]) == "Thompson"


def test_chances_are_checked():
    with pytest.raises(ValueError, match="p must"):
        bandits.play([0.5, 1.5], rng=0)


@pytest.mark.parametrize("p", [(0.3, 0.1), (0.24, 0.06), (0.2, 0.1), (0.15, 0.15)])
def test_choices_match_rewards_when_rewards_wait(p):
    session = matching.play(p, rng=0)
    choices, rewards = (x.mean() / (1 - x.mean()) for x in session)
    assert choices == pytest.approx(rewards, rel=0.05)


def test_a_softmax_of_values_undermatches():
    session = matching.play((0.24, 0.06), "softmax of values", rng=0)
    assert 0.5 < session.choices.mean() < session.rewards.mean() - 0.05


# Policies


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
    course = cartpole.learn(rng=seed)
    assert course.steps[0] < 50
    assert cartpole.balance(course.w[-1], n=100, rng=9)[0].mean() >= 475


def test_the_robot_learns_to_arrive_unharmed():
    course = navigation.learn(rng=0)
    assert course.safe[0] < 0.2
    walks = navigation.walk(course.Q[-1], n=500, rng=1)
    assert walks.reached.mean() > 0.95 and walks.collided.mean() < 0.05


# The prefrontal cortex


@pytest.mark.parametrize("A", [0.3, 0.8, 1.5])
def test_decisions_have_the_accuracy_and_the_time_of_the_closed_form(A):
    found = diffusion.decide(A, n=40_000, rng=0)
    assert found.right.mean() == pytest.approx(diffusion.accuracy(A, 1, 1), rel=0.02)
    assert np.nanmean(found.time) == pytest.approx(diffusion.mean_time(A, 1, 1), rel=0.02)


def test_two_pools_compete_until_one_wins():
    accuracy = []
    for coherence in (0, 0.064, 0.256):
        last = attractors.compete(coherence, n=300, T=2, rng=0).rate[-1]
        assert np.median(last.max(axis=1)) > 20 and np.median(last.min(axis=1)) < 3
        accuracy.append((last[:, 0] > last[:, 1]).mean())
    assert accuracy[0] == pytest.approx(0.5, abs=0.1) and accuracy[0] < accuracy[1] < accuracy[2]
    assert accuracy[2] > 0.98


def test_the_rate_of_a_pool_is_smooth_where_its_formula_is_not():
    I = attractors.B_ / attractors.A_
    assert attractors.transfer(I) == pytest.approx(1 / attractors.D_, rel=1e-6)
