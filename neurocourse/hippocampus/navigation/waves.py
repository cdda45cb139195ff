"""Waves over the floor: the eigenvectors of a map of what follows what, beside the firing of grid cells."""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import number, takes
from neurocourse.hippocampus.navigation import streets


class Waves(NamedTuple):
    """Eigenvectors of a map over a floor, from the slowest wave on."""

    value: np.ndarray  # (n,) eigenvalues of M, descending
    wave: np.ndarray  # (n, rows, cols)


@takes(town=streets.Town, gamma=number(low=0, below=1))
def waves(town, gamma):
    """Eigenvectors of M for a walk without direction: periodic over the floor, as the firing of grid cells is.

    M and T share them. T = D⁻¹A is similar to D^(-1/2) A D^(-1/2), which is symmetric, so all are real.

    References
    ----------
    Stachenfeld KL, Botvinick MM, Gershman SJ (2017). The hippocampus as a predictive map. Nature Neuroscience
    20:1643-1653. doi:10.1038/nn.4650
    """
    root = np.sqrt(np.maximum(town.joined.sum(axis=1), 1))
    T = streets.transitions(town)
    lam, u = np.linalg.eigh(T * (root[:, None] / root))
    order = lam.argsort()[::-1]
    wave = (u / root[:, None]).T[order]
    return Waves(1 / (1 - gamma * lam[order]), wave.reshape(-1, *town.shape))


def sign_changes(wave):
    """How often a wave (rows, cols) changes sign from top to bottom and from left to right, in the line where it is
    strongest."""
    row, col = np.unravel_index(np.abs(wave).argmax(), wave.shape)
    return tuple(int(np.count_nonzero(np.diff(np.sign(_clean(line))))) for line in (wave[:, col], wave[row]))


def _clean(line):
    """A line without its zeros."""
    return line[np.abs(line) > 1e-9 * np.abs(line).max()]
