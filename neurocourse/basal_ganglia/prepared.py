"""What five explorers of this room show at once: trainings that take up to a second each."""

import numpy as np

from neurocourse.basal_ganglia.choices import bandits
from neurocourse.basal_ganglia.policies import cartpole, policy_gradient
from neurocourse.basal_ganglia.striatum import pathways
from neurocourse.basal_ganglia.worlds import environments, navigation
from neurocourse.data.prepared import prepared

GAPS = tuple(np.round(np.arange(0.02, 0.41, 0.02), 2).tolist())
DOSES = (-0.8, -0.4, 0.0, 0.4, 0.8)
PULLS = np.append(np.arange(0, 1000, 20), 999)  # of which the regret is kept


@prepared(gap=GAPS, seed=(1, 2, 3, 4, 5, 6))
def bandit_race(gap, seed):
    """A hundred players of each rule: tenths of the regret, (rules, PULLS), and the last 100 choices, (rules, 3)."""
    p = [0.5 - gap, 0.5, 0.5 + gap]
    games = [bandits.play(p, rule, T=1000, n=100, rng=seed) for rule in (*bandits.RULES, bandits.FADING)]
    return dict(
        regret=np.rint([10 * game.regret[PULLS] for game in games]).astype(np.uint16),
        last=np.array([np.bincount(game.choices[-100:].ravel(), minlength=3) for game in games], np.uint16),
    )


@prepared(penalty=(0.0, 0.5, 1.0, 1.5, 2.0), wobble=tuple(np.round(np.arange(0, 0.41, 0.05), 2).tolist()))
def robot(penalty, wobble):
    """Robots that learn to reach a lamp: best heading on each tile before and after each batch; share that was safe."""
    training = navigation.learn(penalty=penalty, wobble=wobble, rng=1)
    return dict(heading=training.Q.argmax(axis=2).astype(np.uint8), safe=training.safe.astype(np.float32))


@prepared(baseline=("with", "without"))
def pole(baseline):
    """REINFORCE on the pole: its weights before and after each batch, and how long the pole stood up."""
    training = cartpole.learn(baseline=baseline == "with", rng=1)
    return dict(w=training.w, steps=training.steps)


WORLD = environments.maze("S...\n.##.\n....\n.#.G", r_goal=60.0)
N_UPDATES, N_LEARNERS = 60, 10


@prepared(baseline=("with", "without"), n=(1, 2, 4, 8))
def policy(baseline, n):
    """Ten learners of REINFORCE in a small world: their mean return of each update, and the policy θ of the first."""
    settings = dict(n_updates=N_UPDATES, n=n, eta=0.02, baseline=baseline == "with", T=60)
    trainings = [policy_gradient.learn(WORLD, **settings, rng=k) for k in range(N_LEARNERS)]
    returns = np.mean([training.returns for training in trainings], axis=0)
    return dict(theta=trainings[0].theta.astype(np.float16), returns=returns.astype(np.float32))


@prepared(role=pathways.ROLES, learning=DOSES)
def doses(role, learning):
    """Three thousand subjects who learn at one dose: choices of A and avoidance of B at each dose of the test, and what
    they have learned for and against each symbol, (2, 6)."""
    learned = pathways.learn(3000, dopamine=learning, role=role, rng=1)
    tests = [pathways.transfer(learned, dopamine=dose, role=role, rng=2) for dose in DOSES]
    G, N, V = (weights.mean(axis=0) for weights in learned)
    return dict(
        choose_A=np.array([test.choose_A.mean() for test in tests], np.float32),
        avoid_B=np.array([test.avoid_B.mean() for test in tests], np.float32),
        weights=np.array([V, N] if role in pathways.ONE_VALUE else [G, N], np.float32),
    )
