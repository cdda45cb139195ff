"""Right calls of lesson 5."""

from functools import cache

import numpy as np
from doors import right

from neurocourse.basal_ganglia import (
    attractors,
    bandits,
    cartpole,
    cell,
    challenge,
    clock,
    conditioning,
    diffusion,
    distributional,
    doses,
    eligibility,
    environments,
    floor,
    levers,
    matching,
    navigation,
    pathways,
    planning,
    policy_gradient,
    prediction_error,
    subject,
    tabular,
    textbook,
)

EPISODE = dict(x=np.eye(3, 2), r=[0.0, 0.5, 1.0], w=[0.1, 0.2], gamma=0.9, lam=0.5)
CELLS = dict(rewards=[1.0, 5.0], tau=[0.1, 0.9])


@cache
def world():
    return environments.maze("...\nS.G")


def strengths():
    return pathways.Strengths(np.ones((2, 6)), np.ones((2, 6)), np.full((2, 6), 0.5))


WALK = dict(x=np.eye(3, 2), r=[0.0, 0.5, 1.0], w=[0.1, 0.2], alpha=0.1, gamma=0.9, lam=0.5)

CALLS = {
    attractors.compete: lambda: right(T=0.01, rng=0).signed("coherence"),
    bandits.play: lambda: right(p=[0.2, 0.8], T=3, n=2, rng=0).free("p"),
    bandits.ucb_regret_bound: lambda: right(p=[0.2, 0.8], T=10).free("p"),
    cartpole.balance: lambda: right(w=np.zeros(5), n=2, T=3, rng=0).signed("w"),
    cartpole.learn: lambda: right(n_batches=1, n=2, rng=0),
    cartpole.push: lambda: right(state=np.zeros((2, 4)), right=[True, False]).signed("state"),
    cell.firing: lambda: right(delta=[0.5, -0.5]).signed("delta").many("delta"),
    cell.rate_curve: lambda: right(),
    challenge.score: lambda: right(choose=challenge.in_turn, rng=0),
    challenge.sessions: lambda: right(n=2, rng=0),
    clock.early_reward: lambda: right(n_trials=2),
    clock.trial: lambda: right(clock="goes on", reward=10, n_trials=2).fine(reward="None"),
    conditioning.Phase: lambda: right(cues="AB", lam=1.0, n=2).signed("lam").fine(cues="text"),
    conditioning.puzzle_box: lambda: right(n_trials=2, rng=0),
    conditioning.rescorla_wagner: lambda: right(phases=[conditioning.Phase("A", 1.0, 2)], V_0={"A": 0.5})
    .fine(V_0="dict"),
    diffusion.accuracy: lambda: right(A=[0.5, 1.0], c=1.0, z=1.0).signed("A").many("A c z"),
    diffusion.decide: lambda: right(n=5, T=30.0, rng=0),
    diffusion.mean_time: lambda: right(A=[0.5, 1.0], c=1.0, z=1.0).many("A c z"),
    distributional.by_trial: lambda: right(**CELLS, n_trials=4, rng=0).signed("rewards").free("rewards tau"),
    distributional.learn: lambda: right(**CELLS, n_trials=4, rng=0).signed("rewards").free("rewards tau"),
    distributional.mean_and_spread: lambda: right(rewards=[1.0, 5.0], n_trials=4, rng=0).signed("rewards")
    .free("rewards"),
    doses.effects: lambda: right(role="Go up", n_subjects=2, rng=0),
    eligibility.apart: lambda: right(alpha=0.1, rng=0),
    eligibility.backward_online: lambda: right(**WALK).signed("x r w"),
    eligibility.forward_online: lambda: right(**WALK).signed("x r w"),
    eligibility.backward_view: lambda: right(**EPISODE).signed("x r w"),
    eligibility.forward_view: lambda: right(**EPISODE).signed("x r w"),
    eligibility.lambda_returns: lambda: right(r=[0.0, 1.0], V=[0.1, 0.2], gamma=0.9, lam=0.5).signed("r V"),
    environments.Environment: lambda: right(world=world(), n=2, rng=0),
    environments.Environment.step: lambda: right(environments.Environment(world(), n=2), a=[0, 1]),
    environments.maze: lambda: right(text="S.G", r_goal=1.0, r_bump=-1.0).signed("r_step r_goal r_cliff r_bump"),
    floor.believed: lambda: right(p=0.5, n_trials=4, rng=0),
    floor.read: lambda: right(delta=-0.5).signed("delta"),
    floor.response: lambda: right(delta=-0.5, t=[0.0, 0.1]).signed("delta").many("t"),
    floor.settles_at: lambda: right(p=0.5),
    levers.at_the_offer: lambda: right(rule="SARSA", pairs=[[0.75, 0.25]], n_agents=20, n_trials=10, rng=0)
    .free("pairs"),
    matching.experiment: lambda: right(n=2, T=20, rng=0),
    matching.play: lambda: right(p=[0.2, 0.4], T=10, n=2, rng=0),
    matching.sensitivity: lambda: right(choices=[0.2, 0.6], rewards=[0.3, 0.5]),
    navigation.learn: lambda: right(n_batches=1, n_robots=2, n_steps=2, rng=0),
    navigation.walk: lambda: right(Q=np.zeros((256, 8)), n=2, T=2, rng=0).signed("Q"),
    pathways.learn: lambda: right(n_subjects=2, n_trials=3, rng=0).signed("dopamine"),
    pathways.transfer: lambda: right(strengths=strengths(), dopamine=0.5, n_trials=2, rng=0).signed("dopamine"),
    planning.evaluate: lambda: right(process=planning.model(world()), policy=np.full((6, 4), 0.25), gamma=0.9),
    planning.model: lambda: right(world=world()),
    planning.td_evaluate: lambda: right(
        process=planning.model(world()), policy=np.full((6, 4), 0.25), gamma=0.9, n_steps=10, rng=0
    ),
    planning.wait_evaluate: lambda: right(
        process=planning.model(world()), policy=np.full((6, 4), 0.25), gamma=0.9, n_steps=10, rng=0
    ),
    planning.value_iteration: lambda: right(process=planning.model(world())),
    policy_gradient.estimates: lambda: right(
        world=world(), theta=np.zeros((6, 4)), n=2, baseline=np.zeros(6), T=5, rng=0
    ).signed("theta baseline"),
    policy_gradient.exact: lambda: right(world=world(), theta=np.zeros((6, 4))).signed("theta"),
    policy_gradient.learn: lambda: right(world=world(), n_updates=1, n=2, T=5, rng=0),
    prediction_error.td_update: lambda: right(V=0.5, V_next=1.0, r=0.0, alpha=0.1, gamma=0.9).signed("V V_next r"),
    prediction_error.learn: lambda: right(n_trials=2),
    prediction_error.trial: lambda: right(w=np.zeros(25)).signed("w").free("w").fine(reward="None"),
    subject.crowd: lambda: right(learner="policy", n=2, rng=0),
    subject.data: lambda: right(presses=["left"]).fine(presses="empty"),
    subject.game: lambda: right(T=2, rng=0),
    subject.log_likelihood: lambda: right(a=0.5, log_b=0.1, log_ratio=[0.2, -0.4], left=[1, 0])
    .signed("a log_b log_ratio"),
    subject.long_data: lambda: right(learner="policy", n=2, T=4, rng=0),
    tabular.learn_groups: lambda: right(
        world=world(), rule="SARSA", epsilons=[0.1, 0.2], last_epsilons=[0.1, 0.0], n_episodes=2, rng=0
    ),
    tabular.learn: lambda: right(world=world(), n_episodes=2, rng=0),
    tabular.q_update: lambda: right(Q_sa=[0.5], r=[1.0], Q_next=[[0.1, 0.2]], alpha=0.1, gamma=0.9)
    .signed("Q_sa r Q_next").many("Q_sa r").free("Q_next").fine(Q_next="axes"),
    textbook.q_learning: lambda: right(world=world(), n_episodes=2, rng=0),
}  # fmt: skip
