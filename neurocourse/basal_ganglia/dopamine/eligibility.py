"""Two views of TD(λ): blame handed back along a fading trace, or every state waiting for its λ-return."""

import numpy as np

from neurocourse.arguments import array, fraction, takes


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
