"""The plane in which a classifier decides."""

import numpy as np
from matplotlib.colors import LinearSegmentedColormap

from neurocourse.plots.style import ORANGE, SKY


def plane(xlim, ylim, n=80):
    """Points (n * n, 2) of a regular grid, row by row from below: where to ask a classifier for its regions."""
    x, y = np.meshgrid(np.linspace(*xlim, n), np.linspace(*ylim, n))
    return np.column_stack([x.ravel(), y.ravel()])


def decision_regions(ax, values, xlim, ylim, vmin=0, vmax=1, colours=(SKY, ORANGE)):
    """Colour the plane by ``values`` at ``plane(xlim, ylim, n)`` and return the image, moved with ``set_data``.

    Half transparent, so that it lies well on light and on dark paper. ``colours`` are those of low and of high values.
    """
    n = int(np.sqrt(np.size(values)))
    cmap = LinearSegmentedColormap.from_list("regions", colours)
    kw = dict(vmin=vmin, vmax=vmax, cmap=cmap, alpha=0.4, origin="lower", aspect="auto", interpolation="nearest")
    return ax.imshow(np.reshape(values, (n, n)), extent=(*xlim, *ylim), **kw)
