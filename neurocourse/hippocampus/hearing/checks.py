"""Check of the row of cells that wait for both ears: what the function is called with, and each mistake by its name."""

import numpy as np

from neurocourse.hippocampus.hearing import jeffress
from neurocourse.teaching import exercise, inputs, numbers

__all__ = ["coincidence"]


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
