"""A pole on a cart, in plain equations, and a policy that learns to balance it by REINFORCE."""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, count, fraction, generator, positive, takes, unguarded

G, M_CART, M_POLE, HALF_LENGTH, FORCE, DT = 9.8, 1.0, 0.1, 0.5, 10.0, 0.02  # m/s², kg, kg, m, N, s
X_MAX, ANGLE_MAX, LONGEST = 2.4, np.deg2rad(12), 500  # m, rad, steps


class Training(NamedTuple):
    """How a policy learned: mean steps balanced and weights (5,) after each batch of episodes."""

    steps: np.ndarray  # (n_batches,)
    w: np.ndarray  # (n_batches + 1, 5)


@takes(state=array(shape=("n", 4)), right=array(shape=("n",), dtype=bool))
def push(state, right):
    """Move carts (n, 4) by one step of Euler's method: position, speed, angle and angular speed of the pole.

    θ'' = [g sin θ - cos θ (F + m l θ'² sin θ) / M] / [l (4/3 - m cos² θ / M)], with M the mass of cart and pole.

    Parameters
    ----------
    state : ndarray, shape (n, 4)
        m, m/s, rad, rad/s
    right : ndarray of bool, shape (n,)

    Returns
    -------
    ndarray, shape (n, 4)

    References
    ----------
    Barto AG, Sutton RS, Anderson CW (1983). Neuronlike adaptive elements that can solve difficult learning control
    problems. IEEE Transactions on Systems, Man, and Cybernetics 13:834-846. doi:10.1109/TSMC.1983.6313077
    """
    x, v, angle, spin = state.T
    sin, cos = np.sin(angle), np.cos(angle)
    mass, lever = M_CART + M_POLE, M_POLE * HALF_LENGTH
    pushed = (np.where(right, FORCE, -FORCE) + lever * spin**2 * sin) / mass
    turn = (G * sin - cos * pushed) / (HALF_LENGTH * (4 / 3 - M_POLE * cos**2 / mass))
    acceleration = pushed - lever * turn * cos / mass
    return np.column_stack([x + DT * v, v + DT * acceleration, angle + DT * spin, spin + DT * turn])


def fallen(state):
    """Which carts (n,) have left the track or dropped the pole."""
    return (np.abs(state[:, 0]) > X_MAX) | (np.abs(state[:, 2]) > ANGLE_MAX)


def start(n, rng):
    """Carts (n, 4) near the upright rest."""
    return rng.uniform(-0.05, 0.05, (n, 4))


def p_right(w, state):
    """Probability of a push to the right: σ(w · (state, 1))."""
    return 1 / (1 + np.exp(-np.clip(state @ w[:4] + w[4], -30, 30)))


@takes(w=array(shape=(5,)), n=count, T=count, rng=generator)
def balance(w, *, n=20, T=LONGEST, rng):
    """Steps (n,) that n carts stay up under the policy ``w`` (5,), and the gradient terms that learning needs.

    Returns
    -------
    (ndarray, shape (n,); ndarray, shape (T', n, 5))
        ∇ log π of each step; zero after the end.
    """
    state, alive, steps, terms, move = start(n, rng), np.ones(n, bool), np.zeros(n), [], unguarded(push)
    while alive.any() and len(terms) < T:
        p = p_right(w, state)
        right = rng.random(n) < p
        terms.append(((right - p) * alive)[:, None] * np.column_stack([state, np.ones(n)]))
        steps += alive
        state = move(state, right)
        alive &= ~fallen(state)
    return steps, np.array(terms)


@takes(n_batches=count, n=count, eta=positive, gamma=fraction, baseline=bool, rng=generator)
def learn(n_batches=60, *, n=8, eta=0.2, gamma=0.99, baseline=True, rng):
    """Learn to balance by REINFORCE: w ← w + η · mean over episodes of Σ_t ∇ log π (G_t - b_t).

    Parameters
    ----------
    n_batches, n : int
        Batches, and episodes in each.
    eta : float
        Step size of Adam, which keeps steps alike while the returns grow tenfold.
    gamma : float
    baseline : bool
        Subtract the mean return of the batch at the same step.
    rng : seed or numpy.random.Generator

    Returns
    -------
    Training
    """
    w, m, v = np.zeros(5), np.zeros(5), np.zeros(5)
    mean_steps, weights = [], [w.copy()]
    for k in range(1, n_batches + 1):
        steps, terms = balance(w, n=n, rng=rng)
        left = np.maximum(steps - np.arange(len(terms))[:, None], 0)
        gain = (1 - gamma**left) / (1 - gamma) if gamma < 1 else left  # discounted return of a reward of 1 a step
        if baseline:
            gain = gain - gain.mean(axis=1, keepdims=True)
        g = np.einsum("tn,tnd->d", gain, terms) / n
        m, v = 0.9 * m + 0.1 * g, 0.99 * v + 0.01 * g**2
        w = w + eta * (m / (1 - 0.9**k)) / (np.sqrt(v / (1 - 0.99**k)) + 1e-8)
        mean_steps.append(steps.mean())
        weights.append(w.copy())
    return Training(np.array(mean_steps), np.array(weights))
