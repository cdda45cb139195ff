"""Change the policy itself, in the direction of what was followed by more than expected: REINFORCE."""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, count, fraction, generator, positive, rng_or_seed, takes, unguarded
from neurocourse.basal_ganglia.worlds.environments import Environment, Maze
from neurocourse.basal_ganglia.worlds.planning import model
from neurocourse.nn import softmax


class Episodes(NamedTuple):
    """Walks of n learners, padded after their end: states, actions and rewards (T, n), and what counts (T, n) bool."""

    s: np.ndarray
    a: np.ndarray
    r: np.ndarray
    alive: np.ndarray


@takes(world=Maze, theta=array(ndim=2), n=count, T=count, rng=generator)
def sample(world, theta, *, n, T=200, rng):
    """Let n walkers follow the softmax policy ``theta`` (S, A) for one episode each, at most T steps."""
    theta, step = array("theta", theta, shape=world.reward.shape), unguarded(Environment.step)
    env, pi, alive = Environment(world, n=n), softmax(theta).cumsum(axis=1), np.ones(n, bool)
    rows = []
    for _ in range(T):
        s = env.s
        a = np.minimum((rng.random((n, 1)) > pi[s]).sum(axis=1), pi.shape[1] - 1)
        _, r, done = step(env, a)
        rows.append((s, a, np.where(alive, r, 0.0), alive))
        alive = alive & ~done
        if not alive.any():
            break
    return Episodes(*(np.array(column) for column in zip(*rows, strict=True)))


def returns(r, gamma):
    """Return of each step, (T, n): G_t = r_t + γ G_(t+1). The gradient wants it, not one reward."""
    G = np.array(r, dtype=np.float64)
    for t in reversed(range(len(G) - 1)):
        G[t] += gamma * G[t + 1]
    return G


class Training(NamedTuple):
    """What REINFORCE did: θ before each update and after the last, and the mean return of each batch."""

    theta: np.ndarray  # (n_updates + 1, S, A)
    returns: np.ndarray  # (n_updates,)


@takes(world=Maze, n_updates=count, n=count, eta=positive, baseline=bool, T=count, rng=generator)
def learn(world, *, n_updates=60, n=8, eta=0.1, baseline=True, T=100, rng):
    """Turn a policy step by step: θ ← θ + η · mean gradient of n episodes, from no preference at all.

    The baseline is learned on the way: the running mean of the return from each state.

    Parameters
    ----------
    world : Maze
    n_updates, n, T : int
        Updates, episodes for each, and the longest episode.
    eta : float
    baseline : bool
    rng : seed or numpy.random.Generator

    Returns
    -------
    Training
    """
    theta = np.zeros(world.reward.shape)
    b, thetas, means = np.zeros(len(theta)), [theta], np.zeros(n_updates)
    for k in range(n_updates):
        walk = sample(world, theta, n=n, T=T, rng=rng)
        G = returns(walk.r, 1.0)
        theta = theta + eta * gradients(walk, G - b[walk.s] * baseline, theta).mean(axis=0)
        b = _mean_by_state(b, walk, G)
        thetas.append(theta)
        means[k] = G[0].mean()
    return Training(np.array(thetas), means)


def _mean_by_state(b, walk, G, share=0.3):
    """Move the baseline (S,) by a share towards the mean return from each state that was visited."""
    s, G = walk.s[walk.alive], G[walk.alive]
    visits, total = np.zeros(len(b)), np.zeros(len(b))
    np.add.at(visits, s, 1)
    np.add.at(total, s, G)
    return np.where(visits > 0, b + share * (total / np.maximum(visits, 1) - b), b)


def gradients(walk, advantage, theta):
    """Gradient from each episode, (n, S, A): Σ_t advantage_t ∇ log π(a_t | s_t), where ∇_θ(s, ·) log π = 1_a - π(s)."""
    n = walk.s.shape[1]
    advantage = advantage * walk.alive
    gradient, column = np.zeros((n, *theta.shape)), np.broadcast_to(np.arange(n), walk.s.shape)
    np.add.at(gradient, (column, walk.s, walk.a), advantage)
    return gradient - gradient.sum(axis=2, keepdims=True) * softmax(theta)


@takes(
    world=Maze, theta=array(shape=("S", "A")), n=count, gamma=fraction, baseline=array(shape=("S",)),
    T=count, rng=rng_or_seed,
)  # fmt: skip
def estimates(world, theta, *, n, gamma=1.0, baseline=None, T=200, rng):
    """Gradient from each of n episodes: Σ_t γ^t ∇ log π(a_t | s_t) (G_t - b(s_t)).

    Parameters
    ----------
    world : Maze
    theta : array, shape (S, A)
    n, T : int
    gamma : float
    baseline : array, shape (S,), optional
        What to expect in each state. It takes away noise and, as it does not look at the action, no truth.
    rng : seed or numpy.random.Generator

    Returns
    -------
    ndarray, shape (n, S, A)

    References
    ----------
    Williams RJ (1992). Simple statistical gradient-following algorithms for connectionist reinforcement learning.
    Machine Learning 8:229-256. doi:10.1007/BF00992696
    """
    walk = sample(world, theta, n=n, T=T, rng=rng)
    advantage = returns(walk.r, gamma)
    if baseline is not None:
        advantage = advantage - baseline[walk.s]
    return gradients(walk, advantage * gamma ** np.arange(len(walk.r))[:, None], theta)


@takes(world=Maze, theta=array(ndim=2), gamma=fraction)
def exact(world, theta, *, gamma=1.0):
    """The gradient itself, from the known world: d(s) π(a|s) (Q(s, a) - V(s)), where d counts discounted visits.

    Returns
    -------
    (ndarray, shape (S, A); ndarray, shape (S,))
        Gradient of the expected return, and the value of each state, which is the natural baseline.
    """
    process, pi = model(world), softmax(array("theta", theta, shape=world.reward.shape))
    P = np.einsum("sa,sat->st", pi, process.P)
    inside = (process.R != 0).any(axis=1) | (process.P.sum(axis=(1, 2)) > 0)
    V = np.zeros(len(pi))
    A = np.eye(inside.sum()) - gamma * P[np.ix_(inside, inside)]
    V[inside] = np.linalg.solve(A, (pi * process.R).sum(axis=1)[inside])
    visits = np.zeros(len(pi))
    visits[inside] = np.linalg.solve(A.T, np.eye(len(pi))[world.start][inside])
    Q = process.R + gamma * process.P @ V
    return visits[:, None] * pi * (Q - V[:, None]), V
