"""The successor representation: a map that says, from each place, where one will soon be."""

import numpy as np

from neurocourse.arguments import array, number, positive, takes


@takes(T=array(shape=("n", "n"), least=1), gamma=number(low=0, below=1))
def successor_representation(T, gamma):
    """Discounted number of future visits: M = I + γT + γ²T² + … = (I - γT)⁻¹. Its rows sum to 1 / (1 - γ).

    Parameters
    ----------
    T : array_like, shape (n, n)
        Probability of the next place (column) after each place (row).
    gamma : float
        Discount, from 0 to less than 1: how far ahead the map looks.

    Returns
    -------
    ndarray, shape (n, n)
        ``M[s, t]``: expected discounted visits to t, starting in s.

    Raises
    ------
    ValueError
        When a row of ``T`` is not a probability distribution.

    References
    ----------
    Dayan P (1993). Improving generalization for temporal difference learning: the successor representation. Neural
    Computation 5:613-624. doi:10.1162/neco.1993.5.4.613
    """
    if (T < 0).any() or not np.allclose(T.sum(axis=1), 1):
        raise ValueError("rows of T must be probabilities that sum to 1")
    return np.linalg.inv(np.eye(len(T)) - gamma * T)


@takes(
    path=array(ndim=1, dtype=np.int64, least=1), M=array(shape=("n", "n")), gamma=number(low=0, below=1),
    alpha=number(above=0, high=1), settle=positive,
)  # fmt: skip
def learn(path, M, gamma, *, alpha=0.1, settle=np.inf):
    """Learn the map from a walk, by temporal differences: M[s] ← M[s] + α (1_s + γ M[s'] - M[s]).

    Parameters
    ----------
    path : sequence of int
        Crossings in the order of the walk.
    M : array_like, shape (n, n)
        What was known before; it is not changed.
    gamma, alpha : float
        Discount and learning rate.
    settle : float
        Visits of a crossing after which its learning rate has halved; infinite keeps it as it is.

    Returns
    -------
    ndarray, shape (n, n)
    """
    path = array("path", path, dtype=np.int64, low=0, high=len(M) - 1)
    M, visits = M.copy(), np.zeros(len(M))
    for s, after in zip(path[:-1], path[1:], strict=True):
        rate = alpha / (1 + visits[s] / settle)
        row = M[s]
        change = gamma * M[after] - row
        change[s] += 1
        row += rate * change
        visits[s] += 1
    return M
