"""Optimists and pessimists: cells that weigh good and bad surprises differently learn a whole distribution."""

import numpy as np

from neurocourse.arguments import array, count, generator, positive, rng_or_seed, takes

OPTIMISM = array(ndim=1, above=0, below=1, least=1)  # of each cell, strictly between 0 and 1


@takes(rewards=array(ndim=1, least=1), tau=OPTIMISM, n_trials=count(low=2), alpha=positive, rng=generator)
def by_trial(rewards, tau, *, n_trials=4000, alpha=0.02, rng):
    """Values of cells of different optimism: V ← V + α τ δ after a good surprise, V + α (1 - τ) δ after a bad one.

    Parameters
    ----------
    rewards : array, shape (n,)
        Rewards that come with equal chance.
    tau : array, shape (k,)
        Optimism of each cell, between 0 and 1; 0.5 is plain learning.
    n_trials : int
    alpha : float
        Learning rate.
    rng : seed or numpy.random.Generator

    Returns
    -------
    ndarray, shape (n_trials + 1, k)
        Before each trial, and after the last.

    References
    ----------
    Dabney W, Kurth-Nelson Z, Uchida N, Starkweather CK, Hassabis D, Munos R, Botvinick M (2020). A distributional code
    for value in dopamine-based reinforcement learning. Nature 577:671-675. doi:10.1038/s41586-019-1924-6
    """
    V = np.zeros((n_trials + 1, len(tau)))
    for k, r in enumerate(rng.choice(rewards, n_trials)):
        delta = r - V[k]
        V[k + 1] = V[k] + alpha * np.where(delta > 0, tau, 1 - tau) * delta
    return V


@takes(rewards=array(ndim=1, least=1), tau=OPTIMISM, n_trials=count(low=2), alpha=positive, rng=rng_or_seed)
def learn(rewards, tau, *, n_trials=4000, alpha=0.02, rng):
    """Reversal point of each cell (k,), where nothing surprises it: its mean value in the last half of `by_trial`."""
    return by_trial(rewards, tau, n_trials=n_trials, alpha=alpha, rng=rng)[n_trials // 2 :].mean(axis=0)


@takes(rewards=array(ndim=1, least=1), n_trials=count(low=2), alpha=positive, rng=generator)
def mean_and_spread(rewards, *, n_trials=4000, alpha=0.02, rng):
    """What one plain cell knows that also learns how wrong it usually is: V ← V + α δ and S ← S + α (δ² - S).

    Returns
    -------
    (float, float)
        Mean of V and √S over the last half of the trials.
    """
    V, S, late = 0.0, 0.0, []
    for k, r in enumerate(rng.choice(rewards, n_trials)):
        delta = r - V
        V, S = V + alpha * delta, S + alpha * (delta**2 - S)
        if k >= n_trials // 2:
            late.append((V, np.sqrt(S)))
    mean, spread = np.mean(late, axis=0)
    return float(mean), float(spread)


@takes(rewards=array(ndim=1, least=1), tau=OPTIMISM, tol=positive)
def expectile(rewards, tau, tol=1e-10):
    """Where a cell settles: the τ-expectile e with τ Σ (r - e)₊ = (1 - τ) Σ (e - r)₊, by bisection, (k,)."""
    low, high = np.full(len(tau), rewards.min()), np.full(len(tau), rewards.max())
    while (high - low).max() > tol:
        middle = (low + high) / 2
        gap = rewards - middle[:, None]
        pull = (tau[:, None] * np.maximum(gap, 0) - (1 - tau[:, None]) * np.maximum(-gap, 0)).sum(axis=1)
        low, high = np.where(pull > 0, middle, low), np.where(pull > 0, high, middle)
    return (low + high) / 2
