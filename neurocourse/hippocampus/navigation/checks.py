"""Check of the map of what comes next: what the function is called with, and each mistake by its name."""

import numpy as np

from neurocourse.hippocampus.navigation import successor
from neurocourse.teaching import exercise, inputs, made, real

__all__ = ["successor_representation"]


def _chances(rng, sizes):
    """Chances of the next place (column) after each place (row)."""
    return rng.dirichlet(np.full(sizes["n"], 0.5), sizes["n"])


def _are_chances(T):
    return isinstance(T, np.ndarray) and T.ndim == 2 and (T >= 0).all() and np.allclose(T.sum(axis=1), 1)


def _visits(T, gamma):
    """(I - γT)⁻¹, for any T."""
    return np.linalg.inv(np.eye(len(T)) - gamma * T)


@exercise(
    reference=successor.successor_representation,
    inputs=inputs(
        T=made(_chances, _are_chances),
        gamma=real(0, 0.99),
        sizes={"n": (2, 200)},
        examples=[(np.roll(np.eye(3), 1, axis=1), 0.5)],
    ),
    mistakes=[
        ("M has a row and a column for each place: yours has one number for each", lambda T, g: np.full(len(T), None)),
        ("yours looks back to where one came from: use T as it is, not turned over", lambda T, g: _visits(T.T, g)),
        ("that is one step ahead: add up all of them, or take the inverse", lambda T, g: np.eye(len(T)) + g * T),
        ("being here now is the first visit: the sum begins with I", lambda T, g: _visits(T, g) - np.eye(len(T))),
        ("that is I - γT: M is its inverse", lambda T, g: np.eye(len(T)) - g * T),
        ("the next step adds visits: subtract γT in the inverse, do not add it", lambda T, g: _visits(T, -g)),
        ("the inverse is that of a matrix: yours inverts each number", lambda T, g: 1 / (np.eye(len(T)) - g * T)),
        ("(1 - γ) M is what you return: visits are counted, not averaged", lambda T, g: (1 - g) * _visits(T, g)),
    ],
)
def successor_representation(f, ref):
    """Exercise 5: the map that says where one will soon be."""
