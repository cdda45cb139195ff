"""What follows the controls: lines and the dots on them, bars, spikes, rules across a panel, and their names."""

import numpy as np
from matplotlib.collections import EllipseCollection
from matplotlib.patches import Rectangle
from matplotlib.text import Annotation, Text

from neurocourse.plots.panels import SMALL
from neurocourse.plots.style import GREY, INK, PAPER

DASHES, MARKERS = ("-", "--", ":", "-."), ("o", "s", "^", "D")


def curves(ax, colours, x=(), ys=None, *, markers=False, **look):
    """Draw a line for each of ``colours`` (name: colour), in a dash of its own.

    Parameters
    ----------
    x, ys : array_like, optional
        The points of all lines, and the values of each. Without ``ys`` they are zeros, to `follow` something.
    markers : bool
        Whether the points are marked, too, in a shape of its own for each line.
    """
    ys = np.zeros((len(colours), len(x))) if ys is None else ys
    lines = []
    for k, ((name, colour), y) in enumerate(zip(colours.items(), ys, strict=True)):
        own = {"ls": DASHES[k % 4], "marker": MARKERS[k % 4] if markers else None}
        lines += ax.plot(x, y, color=colour, label=name, **{"lw": 2, **own, **look})
    return lines


def dots_on(lines, ms=8):
    """Make a dot for each line, in its colour and a shape of its own, to `follow` where the controls stand."""
    looks = enumerate(lines)
    return [line.axes.plot([], [], marker=MARKERS[k % 4], color=line.get_color(), ms=ms)[0] for k, line in looks]


def follow(lines, x, ys):
    """Let each line follow its own one of ``ys`` over the same ``x``; a dot takes one number of each."""
    for line, y in zip(lines, ys, strict=True):
        line.set_data(np.atleast_1d(x), np.atleast_1d(y))


def here(ax, **look):
    """Make the dot that shows where the controls stand, to be put there by `move`."""
    return ax.plot([], [], **{"marker": "o", "ls": "", "color": INK, "mec": PAPER, "ms": 9, **look})[0]


def rule(ax, words="", *, x=None, y=None, at="right", under=False, **look):
    """Draw a thin line across a panel, at ``x`` or at height ``y``, with its name beside it.

    Parameters
    ----------
    at : {"right", "left"}
        Where the name stands: at this end of a level line, on this side of an upright one.
    under : bool
        Whether the name of a level line stands under it.

    Returns
    -------
    list
        The line and its name, for `move`.
    """
    look = {"color": GREY, "ls": ":", "lw": 1.2, **look}
    level, left = x is None, at == "left"
    line = ax.axhline(y, **look) if level else ax.axvline(x, **look)
    if not words:
        return [line]
    xy, across = ((1 - left, y), ax.get_yaxis_transform()) if level else ((x, 1), ax.get_xaxis_transform())
    inwards = (3 if left else -3, -2 if under else 2) if level else (-4 if left else 4, -2)
    place = dict(ha="left" if left == level else "right", va="bottom" if level and not under else "top")
    how = dict(xycoords=across, textcoords="offset points", color=look["color"], size=SMALL)
    return [line, ax.annotate(words, xy, inwards, **place, **how)]


def shade(ax, low, high, **look):
    """Shade a panel from x = ``low`` to ``high``, to be moved by ``set(x=…, width=…)``.

    What ``axvspan`` makes cannot be moved so before Matplotlib 3.9, and the browser edition has 3.8.
    """
    look = {"alpha": 0.25, "lw": 0, **look}
    return ax.add_patch(Rectangle((low, 0), high - low, 1, transform=ax.get_xaxis_transform(), **look))


def spread(band, x, low, high):
    """Let what ``fill_between`` made reach from ``low`` to ``high`` over ``x``; it learnt that in Matplotlib 3.10."""
    x, low, high = np.broadcast_arrays(x, low, high)
    band.set_verts([np.column_stack([np.append(x, x[::-1]), np.append(low, high[::-1])])])


def move(marks, x=None, y=None):
    """Put dots, rules and words at ``x``, at height ``y``, or both."""
    for mark in marks if isinstance(marks, list) else [marks]:
        if isinstance(mark, Annotation):
            mark.xy = tuple(old if new is None else new for old, new in zip(mark.xy, (x, y), strict=True))
        elif isinstance(mark, Text):
            mark.set(**{k: v for k, v in dict(x=x, y=y).items() if v is not None})
        else:
            old, n = mark.get_data(), max(len(mark.get_xdata()), 1)
            mark.set_data(*(was if new is None else [new] * n for was, new in zip(old, (x, y), strict=True)))


def spike_row(ax, y, height, color=INK, **look):
    """Make a row of spikes at height ``y``: ticks ``height`` tall, moved with ``set_positions``."""
    return ax.eventplot([], lineoffsets=y, linelengths=height, colors=color, **{"linewidths": 1.4, **look})[0]


def discs(ax, places, width, height=None, **look):
    """Draw a disc, or an ellipse, at each of ``places`` (n, 2), so wide and high in the units of the axes.

    One collection, drawn at a stroke: ``set_alpha`` takes a number for each.
    """
    size = [np.full(len(places), side) for side in (width, width if height is None else height)]
    shapes = EllipseCollection(*size, 0.0 * size[0], units="xy", offsets=places, offset_transform=ax.transData, **look)
    return ax.add_collection(shapes)


def set_bars(bars, values, colours=None):
    """Let standing or lying bars reach to ``values``, in ``colours`` if these are told."""
    reach = "set_height" if bars.orientation == "vertical" else "set_width"
    for bar, value in zip(bars, values, strict=True):
        getattr(bar, reach)(value)
    for bar, colour in zip(bars, colours or [], strict=False):
        bar.set_facecolor(colour)


def numbers_on(bars, **look):
    """Make a number for each bar, to be written by `set_numbers`."""
    ax = bars[0].axes
    flat = bars.orientation == "horizontal"
    look = {"color": INK, "size": SMALL, **(dict(va="center") if flat else dict(ha="center")), **look}
    return [ax.annotate("", (0, 0), (0, 3), textcoords="offset points", **look) for _ in bars]


def set_numbers(numbers, bars, words):
    """Write a number at the end of each bar."""
    for number, bar, text in zip(numbers, bars, words, strict=True):
        (x, y), width, height = bar.get_xy(), bar.get_width(), bar.get_height()
        if bars.orientation == "horizontal":
            number.xy = x + width, y + height / 2
            number.set(text=text, position=(4, 0))
        else:
            number.xy = x + width / 2, y + height
            number.set(text=text, position=(0, 3 if height >= 0 else -3), va="bottom" if height >= 0 else "top")


def name_ends(lines, **look):
    """Make the names of lines, in their colours, to be written at their right ends by `set_names`."""
    look = {"size": SMALL, "va": "center", "textcoords": "offset points", "xytext": (5, 0), **look}
    place = dict(xy=(0, 0), xycoords="axes fraction")
    return [line.axes.annotate(line.get_label(), **place, color=line.get_color(), **look) for line in lines]


def set_names(names, lines):
    """Put each name beside the last point of its line, and names that would touch apart."""
    ax = lines[0].axes
    ends = np.array([line.get_xydata()[-1] for line in lines])
    x, y = (ax.transScale + ax.transLimits).transform(ends).T
    height = 1.5 * SMALL / (72 * 0.75 * ax.figure.get_figheight())  # of a line of words, in panels
    for name, place in zip(names, zip(x, apart(y, height), strict=True), strict=True):
        name.xy = place


def apart(y, gap):
    """Places on a scale, moved until neighbours are ``gap`` apart, up as far as down."""
    order, steps = np.argsort(y, kind="stable"), gap * np.arange(len(y))
    free = np.asarray(y, dtype=float)[order] - steps
    pushed = (np.maximum.accumulate(free) + np.minimum.accumulate(free[::-1])[::-1]) / 2
    placed = np.empty(len(y))
    placed[order] = pushed + steps
    return placed
