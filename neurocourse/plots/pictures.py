"""Things to draw with pictures: small images, sheets of maps, and the ten answers of a network that reads digits."""

import numpy as np
from matplotlib import colormaps
from matplotlib.colors import LinearSegmentedColormap

from neurocourse.plots.marks import set_bars
from neurocourse.plots.panels import panel
from neurocourse.plots.style import GREY, INK, MACHINE

AMBER = LinearSegmentedColormap.from_list("amber", ["#fdfbf6", MACHINE, "#4d3400"])  # what the units of a layer answer


def bare(ax, words="", sign=None, **more):
    """No ticks and no frame: a picture speaks for itself. The rest goes to `panel`."""
    panel(ax, words, sign=sign, **{"xticks": [], "yticks": [], **more})
    ax.spines[:].set_visible(False)


def picture(ax, words, shape, cmap="gray", vmin=0, vmax=1, sign=None, **more):
    """A bare panel with an image, whose pixels are shown as they are: moved with ``set_data``."""
    bare(ax, words, sign)
    look = {"cmap": cmap, "vmin": vmin, "vmax": vmax, "interpolation": "nearest", **more}
    return ax.imshow(np.zeros(shape), **look)


def sketch(rows):
    """Rows of # and . as a tuple of tuples of 1 and 0."""
    return tuple(tuple(int(c == "#") for c in row) for row in rows.split())


def shades(name, n=12):
    """A colour map in a few steps: a photograph or its map in a third of the bytes, with nothing lost to the eye."""
    return colormaps[name].resampled(n)


def grey(photo):
    """Luminance (rows, cols) of a colour picture (rows, cols, 3), both 0 to 1."""
    return photo @ [0.299, 0.587, 0.114]


def digit_image(ax, words="", sign=None):
    """A picture of 8 by 8 pixels, dark ink on light paper."""
    return picture(ax, words, (8, 8), "Greys", sign=sign)


def lay_out(ax, shown, sheet):
    """Show a sheet of maps, whatever its size, with its largest value darkest."""
    shown.set_data(sheet / max(sheet.max(), 1e-9))
    shown.set_extent((0, sheet.shape[1], sheet.shape[0], 0))
    ax.set(xlim=(0, sheet.shape[1]), ylim=(sheet.shape[0], 0))


def mosaic(maps, rows=None, cols=None):
    """Lay maps (h, w, n) side by side with a line of zeros between them, in about as many columns as rows, or more."""
    h, w, n = maps.shape
    cols = cols or min(n, 4 if n <= 16 else 8)
    rows = rows or -(-n // cols)
    sheet = np.zeros((rows * (h + 1) - 1, cols * (w + 1) - 1))
    for k, one in enumerate(np.moveaxis(maps, 2, 0)):
        i, j = divmod(k, cols)
        sheet[i * (h + 1) : i * (h + 1) + h, j * (w + 1) : j * (w + 1) + w] = one
    return sheet


def probabilities(ax, words="Answer", sign="unit"):
    """Ten lying bars, one for each digit."""
    bars = ax.barh(range(10), np.zeros(10), color=MACHINE, ec=INK, lw=0.6)
    panel(ax, words, ("probability", 0, 1), ("", 9.6, -0.6), sign, xticks=[0, 0.5, 1], yticks=range(10))
    return bars


def set_answer(bars, p, right):
    """Show the probabilities ``p``; the right answer is amber, all others are grey. Return the favourite."""
    set_bars(bars, p, [MACHINE if k == right else GREY for k in range(len(p))])
    return int(np.argmax(p))
