"""Keeps what readers set in their notebooks away from what the course draws.

A learner may have chosen another look for figures, or have told NumPy to raise where it would warn. Explorers are made
and moved undisturbed by that, and leave it as it was.
"""

import sys
from contextlib import contextmanager

import numpy as np

from neurocourse.plots.style import house_style

NUMPY = dict(
    divide="warn", over="warn", under="ignore", invalid="warn"
)  # how NumPy answers unless it is told otherwise


@contextmanager
def undisturbed():
    """The house style, and NumPy's own way with errors of arithmetic."""
    with house_style(), np.errstate(**NUMPY):
        yield


def open_house(package):
    """The one door to a room's explorers: each name in ``__all__`` of ``package`` is called undisturbed from now on."""
    room = sys.modules[package]
    for name in room.__all__:
        setattr(room, name, undisturbed()(getattr(room, name)))
