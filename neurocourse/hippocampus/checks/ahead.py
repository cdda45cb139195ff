"""Checkers of the map of what comes next and of the row of cells that hears from where: inputs and mistakes."""

import numpy as np

from neurocourse.hippocampus import jeffress, successor
from neurocourse.teaching.exercise import exercise
from neurocourse.teaching.inputs import inputs, made, numbers, real


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


def _row(cell):
    """A row of cells, each of which makes of both ears what ``cell(left, right, d)`` says."""
    return lambda left, right, delays: np.array([cell(left, right, d) for d in delays])


def _overlap(left, right, d):
    return len(left) - abs(d)


def _hears(left, right, d):
    """Σ_t L(t) R(t - d), over the t that both ears have."""
    return jeffress.coincidence(left, right, [d])[0]


@exercise(
    reference=jeffress.coincidence,
    inputs=inputs(
        left=numbers("T", low=-4, high=4),
        right=numbers("T", low=-4, high=4),
        delays=numbers("K", low=-30, high=30, whole=True),
        sizes={"T": (40, 4800), "K": (1, 61)},
        examples=[(np.arange(40.0), np.arange(40.0) % 7, np.array([-7, -2, 0, 3]))],
    ),
    mistakes=[
        ("all your cells answer alike: shift one ear by the delay", _row(lambda L, R, d: L @ R)),
        ("for d > 0 the right ear must wait; in yours the left does", _row(lambda L, R, d: _hears(L, R, -d))),
        ("it matters which ear waits: for d < 0 it is the left", _row(lambda L, R, d: _hears(L, R, abs(d)))),
        (
            "`np.roll` brings the end of the sound back to its start: leave that out",
            _row(lambda L, R, d: L @ np.roll(R, d)),
        ),
        ("that is a mean: add up the products", _row(lambda L, R, d: _hears(L, R, d) / len(L))),
        ("that is a mean: add up the products", _row(lambda L, R, d: _hears(L, R, d) / _overlap(L, R, d))),
        ("you take sizes: products may be negative, and take away", _row(lambda L, R, d: abs(_hears(L, R, d)))),
    ],
)
def coincidence(f, ref):
    """Exercise 6: a row of cells that wait for both ears."""
