"""Sparse codes by competition: neurons inhibit those that explain the same, by graded values or by spikes alone."""

from functools import cache
from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, count, generator, number, positive, takes
from neurocourse.cortex.features.sparse_coding import unit
from neurocourse.data import digits
from neurocourse.nn.progress import Bar

SIDE = 8


class SparseCode(NamedTuple):
    """A sparse code while the neurons settle."""

    A: np.ndarray  # (n, k) the code at the end
    costs: np.ndarray  # (T, n) ½ |x - a D|² + λ Σ a of each pattern after each step
    spikes: np.ndarray | None  # (n, k) how many each neuron fired; None without spikes

    @property
    def cost(self):
        """Mean over the patterns after each step, (T,)."""
        return self.costs.mean(axis=1)


@takes(X=array(shape=("n", "d"), least=1), D=array(shape=("k", "d")), lam=number(low=0), T=count, dt=positive)
def lca(X, D, lam, *, T=400, dt=0.05):
    """Locally competitive algorithm with graded values: u̇ = b - u - (G - 1) a, a = max(u - λ, 0), in units of τ.

    Parameters
    ----------
    X : array, shape (n, d)
        Patterns.
    D : array, shape (k, d)
        One field a row, of length one.
    lam : float
        Price of activity λ.
    T : int
        Steps.
    dt : float
        Length of a step, in units of the membrane's time constant.

    Returns
    -------
    SparseCode

    References
    ----------
    Rozell CJ, Johnson DH, Baraniuk RG, Olshausen BA (2008). Sparse coding via thresholding and local competition in
    neural circuits. Neural Computation 20:2526-2563. doi:10.1162/neco.2008.03-07-486
    """
    drive, rivalry = drives(X, D)
    u, A, spent = np.zeros_like(drive), np.zeros_like(drive), []
    for _ in range(T):
        u += dt * (drive - u - A @ rivalry)
        A = np.maximum(u - lam, 0)
        spent.append(costs(X, A, D, lam))
    return SparseCode(A, np.array(spent), None)


@takes(
    X=array(shape=("n", "d"), least=1), D=array(shape=("k", "d")), lam=number(low=0), T=count, dt=positive, tau=positive
)
def spiking_lca(X, D, lam, *, T=4000, dt=0.05, tau=1.0):
    """The same by integrate-and-fire neurons that send each other nothing but spikes.

    A neuron integrates what its input is above λ; at 1 it fires, gives its rivals a pulse of inhibition that fades with
    ``tau``, and starts anew. Its rate since the start is its part of the code.

    Parameters
    ----------
    X, D, lam
        As for `lca`.
    T : int
    dt, tau : float
        In units of the membrane's time constant.

    Returns
    -------
    SparseCode
    """
    drive, rivalry = drives(X, D)
    keep = np.exp(-dt / tau)
    pulse = (1 - keep) / dt  # so that a steady rate a inhibits by a
    (trace, V, counts), spent = np.zeros((3, *drive.shape)), []
    for t in range(1, T + 1):
        V += dt * (drive - lam - trace @ rivalry)
        np.maximum(V, 0, out=V)
        fired = V >= 1
        V -= fired
        trace = trace * keep + pulse * fired
        counts += fired
        spent.append(costs(X, counts / (t * dt), D, lam))
    return SparseCode(counts / (T * dt), np.array(spent), counts.astype(np.int64))


def costs(X, A, D, lam):
    """½ |x - a D|² + λ Σ a of each pattern, (n,)."""
    return 0.5 * ((X - A @ D) ** 2).sum(axis=1) + lam * A.sum(axis=1)


@takes(X=array(shape=("n", "d")), D=array(shape=("k", "d"), least=1))
def drives(X, D):
    """b = X Dᵀ (n, k), and how much neurons inhibit each other, D Dᵀ without the diagonal (k, k)."""
    if not np.allclose(np.linalg.norm(D, axis=1), 1, atol=1e-6):
        raise ValueError("every row of D must have length one")
    return X @ D.T, D @ D.T - np.eye(len(D))


@cache
def training_digits():
    """Digits to learn fields from, and digits to try them on, each of length one."""
    data = digits().split()
    return unit(data.X_train), unit(data.X_test)


@takes(n=count)
def patterns(n):
    """n digits (n, 64) of length one that no field was learned from."""
    return training_digits()[1][:n]


@takes(n_fields=count, lam=number(low=0), n_batches=count, batch=count, rng=generator)
def learn(n_fields=64, *, lam=0.1, n_batches=60, batch=200, rng):
    """Fields (n_fields, 64) of digits: the competition finds the codes, and each field moves to explain what is left.

    As in lesson Cortex, but with fields and codes that are never negative: strokes that are added, never rubbed out.
    """
    pool = training_digits()[0]
    chosen = rng.choice(len(pool), n_fields, replace=False)
    D, use = unit(pool[chosen] + 0.02 * rng.random((n_fields, SIDE * SIDE))), np.ones(n_fields)
    with Bar(n_batches, what="batches of digits") as bar:
        for done in range(1, n_batches + 1):
            X = pool[rng.integers(0, len(pool), batch)]
            A = lca(X, D, lam, T=100, dt=0.1).A
            use = 0.95 * use + 0.05 * (A**2).sum(axis=0)
            D = unit(np.maximum(D + (A.T @ (X - A @ D)) / (use[:, None] + 1), 0))
            bar.update(done)
    return D


@cache
def trained():
    """The fields that the explorers share."""
    return learn(rng=0)
