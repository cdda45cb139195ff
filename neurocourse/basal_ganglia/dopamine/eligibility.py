"""Two views of TD(λ): an error that is broadcast to fading traces, or states that wait for what follows them."""

import numpy as np

from neurocourse.arguments import array, fraction, generator, optional, takes


@takes(r=array(shape=("T",)), V=array(shape=("T",)), gamma=fraction, lam=fraction)
def lambda_returns(r, V, gamma, lam):
    """λ-return of each step of an episode: G_t = r_(t+1) + γ [(1 - λ) V_(t+1) + λ G_(t+1)].

    Parameters
    ----------
    r : array, shape (T,)
        Reward on leaving each state; the episode ends after the last.
    V : array, shape (T,)
        Value of each state visited, before learning.
    gamma, lam : float
        0 to 1. λ = 0 looks one step ahead, λ = 1 to the end.

    Returns
    -------
    ndarray, shape (T,)
    """
    after = np.append(V[1:], 0.0)
    G = np.zeros(len(r) + 1)
    for t in reversed(range(len(r))):
        G[t] = r[t] + gamma * ((1 - lam) * after[t] + lam * G[t + 1])
    return G[:-1]


@takes(x=array(shape=("T", "D")), r=array(shape=("T",)), w=array(shape=("D",)), gamma=fraction, lam=fraction)
def forward_view(x, r, w, *, gamma, lam):
    """Change of the weights over an episode, seen forward: Σ_t (G_t - V_t) x_t, with V_t = w · x_t.

    Parameters
    ----------
    x : array, shape (T, D)
        Features of the states visited.
    r : array, shape (T,)
    w : array, shape (D,)
    gamma, lam : float

    Returns
    -------
    ndarray, shape (D,)
        For a learning rate of one; the values stay as they are until the episode ends.

    References
    ----------
    Sutton RS (1988). Learning to predict by the methods of temporal differences. Machine Learning 3:9-44.
    doi:10.1007/BF00115009
    """
    V = x @ w
    return (lambda_returns(r, V, gamma, lam) - V) @ x


@takes(x=array(shape=("T", "D")), r=array(shape=("T",)), w=array(shape=("D",)), gamma=fraction, lam=fraction)
def backward_view(x, r, w, *, gamma, lam):
    """The same change, seen backward: Σ_t δ_t e_t with the eligibility trace e_t = γ λ e_(t-1) + x_t.

    No state has to wait for the end: each error is broadcast once, and the trace says who takes it.
    """
    V = x @ w
    delta = r + gamma * np.append(V[1:], 0.0) - V
    e, change = np.zeros(len(w)), np.zeros(len(w))
    for t in range(len(r)):
        e = gamma * lam * e + x[t]
        change += delta[t] * e
    return change


@takes(
    x=array(shape=("T", "D")), r=array(shape=("T",)), w=array(shape=("D",)), alpha=fraction, gamma=fraction,
    lam=fraction,
)  # fmt: skip
def forward_online(x, r, w, *, alpha, gamma, lam):
    """Change of the weights seen forward by a learner that does not wait: at each step all earlier ones are done again.

    After step h each state t ≤ h moves towards the λ-return that ends at h, w ← w + α (G_t - w · x_t) x_t, one after
    the other, so that the second visit of a state finds what the first has taught.

    Returns
    -------
    ndarray, shape (D,)

    References
    ----------
    van Seijen H, Mahmood AR, Pilarski PM, Machado MC, Sutton RS (2016). True online temporal-difference learning.
    Journal of Machine Learning Research 17.
    """
    now, V_next = w, np.zeros(len(r))
    for h in range(len(r)):
        V_next[h] = x[h + 1] @ now if h + 1 < len(r) else 0.0
        now = w.copy()
        for x_t, G in zip(x, _returns_until(h, r, V_next, gamma, lam), strict=False):
            now += alpha * (G - now @ x_t) * x_t
    return now - w


def _returns_until(h, r, V_next, gamma, lam):
    """λ-returns (h + 1,) of the first steps when nothing after step h is known but the value of the next state."""
    G = np.zeros(h + 1)
    G[h] = r[h] + gamma * V_next[h]
    for t in reversed(range(h)):
        G[t] = r[t] + gamma * ((1 - lam) * V_next[t] + lam * G[t + 1])
    return G


@takes(
    x=array(shape=("T", "D")), r=array(shape=("T",)), w=array(shape=("D",)), alpha=fraction, gamma=fraction,
    lam=fraction, dutch=bool,
)  # fmt: skip
def backward_online(x, r, w, *, alpha, gamma, lam, dutch=False):
    """Change of the weights by error times trace when each error is learned from at once: w ← w + α δ_t e_t.

    The simple trace adds up all visits of a state as if nothing had been learned between them. The ``dutch`` one takes
    off what was, e ← γ λ e + (1 - α γ λ e · x) x, and with it error times trace is `forward_online`, exactly.

    Returns
    -------
    ndarray, shape (D,)
    """
    now, e, V_before = w.copy(), np.zeros(len(w)), 0.0
    for t in range(len(r)):
        V, V_next = now @ x[t], now @ x[t + 1] if t + 1 < len(r) else 0.0
        delta = r[t] + gamma * V_next - V
        e = gamma * lam * e + (1 - dutch * alpha * gamma * lam * (e @ x[t])) * x[t]
        now = now + alpha * delta * e
        if dutch:
            now = now + alpha * (V - V_before) * (e - x[t])
        V_before = V_next
    return now - w


@takes(alpha=optional(fraction), dutch=bool, rng=generator)
def apart(alpha=None, *, dutch=False, gamma=0.9, lam=0.8, rng):
    """How far the two views are apart after a random walk of 30 steps: |backward - forward| / |forward|.

    Parameters
    ----------
    alpha : float, optional
        Learning rate of a learner that learns at each step; None keeps the weights as they are until the end.
    dutch : bool
        Which trace the learner has, see `backward_online`.
    gamma, lam : float
    rng : seed or numpy.random.Generator

    Returns
    -------
    float
    """
    x, r, w = rng.normal(size=(30, 7)), rng.normal(size=30), rng.normal(size=7)
    episode = dict(x=x / np.linalg.norm(x, axis=1, keepdims=True), r=r, w=w, gamma=gamma, lam=lam)
    if alpha is None:
        forward, backward = forward_view(**episode), backward_view(**episode)
    else:
        forward = forward_online(**episode, alpha=alpha)
        backward = backward_online(**episode, alpha=alpha, dutch=dutch)
    return float(np.linalg.norm(backward - forward) / np.linalg.norm(forward))
