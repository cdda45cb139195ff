"""Limits of axes that follow what is shown, as seldom as possible."""

import numpy as np


def limit(ax, x=None, y=None):
    """Set limits that have changed; setting them again would make the whole picture be drawn anew."""
    for wanted, now, put in ((x, ax.get_xlim, ax.set_xlim), (y, ax.get_ylim, ax.set_ylim)):
        if wanted is not None and not np.allclose(wanted, now()):
            put(*wanted)


def round_up(top):
    """The next of 1, 2, 4, 6, 10, 20, 40 … that is not smaller."""
    unit = 10.0 ** np.floor(np.log10(top))
    return unit * min(k for k in (1, 2, 4, 6, 10) if k * unit >= top * (1 - 1e-9))
