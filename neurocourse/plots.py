"""The look of every picture: colours that colour-blind readers can tell apart, one style, and a few things to draw.

Nothing here touches pyplot or changes Matplotlib's settings: figures live off pyplot (so they are freed with their last
reference), and the style is applied to each figure on its own.
"""

import matplotlib as mpl
import numpy as np
from cycler import cycler
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import Collection
from matplotlib.colors import LinearSegmentedColormap, to_hex, to_rgb, to_rgba
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.text import Text

# Okabe & Ito (2008), Color Universal Design. As areas they stand out on any paper; lines and words are drawn darker or
# lighter than this where they would be too faint, see `legible`.
BLUE, RED, GREEN, PURPLE = "#0072B2", "#D55E00", "#009E73", "#CC79A7"
ORANGE, SKY, YELLOW = "#E69F00", "#56B4E9", "#F0E442"
DATA = (BLUE, RED, GREEN, PURPLE, ORANGE, SKY, YELLOW)
INK, GREY, PAPER = "#222222", "#666666", "#ffffff"
ON_COLOUR = "#221d14"  # ink for text that stands on the colours of data: the same on light and on dark paper

STYLE = {
    "figure.dpi": 100,
    "figure.facecolor": PAPER,
    "axes.facecolor": PAPER,
    "axes.edgecolor": GREY,
    "axes.labelcolor": INK,
    "axes.titlecolor": INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.axisbelow": True,
    "axes.prop_cycle": cycler(color=[BLUE, RED, GREEN, PURPLE, ORANGE, SKY]),
    "axes.unicode_minus": True,
    "font.family": ["sans-serif"],
    "font.sans-serif": ["DejaVu Sans"],
    "font.size": 10.0,  # 14 pixels: the size of the notebook's own text
    "lines.linewidth": 1.5,
    "text.color": INK,
    "text.usetex": False,
    "xtick.color": GREY,
    "ytick.color": GREY,
    "xtick.labelcolor": INK,
    "ytick.labelcolor": INK,
}
THIN = ("|", "_", "x", "+", ".", ",")  # markers that are as fine as lines
BELOW = -1  # z-order of axis lines and ticks: under the data, so that moving data never makes them be drawn again


def figure(nrows=1, ncols=1, size=(8, 3.2), **kw):
    """Return ``(fig, axes)`` in the house style; ``kw`` goes to ``Figure.subplots``.

    The layout is worked out at the first drawing and then stays: a picture that moves must not wobble, and working it
    out again would double the time of a drawing.
    """
    with mpl.rc_context(STYLE):
        fig = Figure(figsize=size, dpi=100, layout="constrained")
        FigureCanvasAgg(fig)
        axes = fig.subplots(nrows, ncols, **kw)
    for ax in fig.axes:
        _house_axes(ax)
    fig.canvas.mpl_connect("draw_event", lambda event: event.canvas.figure.set_layout_engine("none"))
    return fig, axes


def _house_axes(ax):
    ax.tick_params(which="both", color=GREY, labelcolor=INK, grid_color=GREY, grid_alpha=0.3)
    for artist in (*ax.spines.values(), ax.xaxis, ax.yaxis):
        artist.set_zorder(BELOW)


def trace(ax, t, x, **kw):
    """Draw ``x`` against time ``t`` (ms) and return the line, to be moved with ``set_ydata``."""
    (line,) = ax.plot(t, x, **kw)
    ax.set(xlabel="time (ms)", xlim=(t[0], t[-1]))
    return line


def plane(xlim, ylim, n=80):
    """Points (n * n, 2) of a regular grid, row by row from below: where to ask a classifier for its regions."""
    x, y = np.meshgrid(np.linspace(*xlim, n), np.linspace(*ylim, n))
    return np.column_stack([x.ravel(), y.ravel()])


def decision_regions(ax, values, xlim, ylim, vmin=0, vmax=1):
    """Colour the plane by ``values`` at ``plane(xlim, ylim, n)`` and return the image, moved with ``set_data``.

    Half transparent, so that it lies well on light and on dark paper. Low values are blue, high ones orange.
    """
    n = int(np.sqrt(np.size(values)))
    cmap = LinearSegmentedColormap.from_list("regions", [SKY, ORANGE])
    kw = dict(vmin=vmin, vmax=vmax, cmap=cmap, alpha=0.4, origin="lower", aspect="auto", interpolation="nearest")
    return ax.imshow(np.reshape(values, (n, n)), extent=(*xlim, *ylim), **kw)


# Light and dark paper. Every neutral colour (red = green = blue) is ink, paper or a grey between. On dark paper it is
# mirrored, and carries a trace of blue that nobody sees, so that a colour is never mirrored twice.
LIGHTEST, DARKEST, TRACE = 0.96, 0.1294, 2 / 255


def swap(colour, dark):
    """Mirror neutral colours (RGBA, (..., 4)) between light and dark paper; leave the others and what is invisible."""
    rgba = np.array(colour, dtype=float)
    r, g, b, alpha = np.moveaxis(rgba, -1, 0)
    neutral = (abs(g - r) < 1e-6) & (abs(b - r - (0 if dark else TRACE)) < 1e-6) & (alpha > 0)
    grey = LIGHTEST - (LIGHTEST - DARKEST) * r if dark else (LIGHTEST - r) / (LIGHTEST - DARKEST)
    mirrored = np.stack([grey, grey, grey + (TRACE if dark else 0), alpha], axis=-1)
    return np.where(neutral[..., None], np.clip(mirrored, 0, 1), rgba)


ENOUGH = {"line": 3.0, "word": 4.5}  # contrast with the paper that WCAG 2.2 asks for
LUMINANCE = np.array([0.2126, 0.7152, 0.0722])  # of linear RGB


def legible(colour, kind, dark):
    """``colour`` as a "line" or a "word" on its paper: darker or lighter just until it has `ENOUGH` contrast."""
    rgb = np.array(to_rgb(colour))
    rgb = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)  # linear
    bright = LUMINANCE @ rgb
    if dark:
        wanted = 1.02 * ENOUGH[kind] * (((DARKEST + 0.055) / 1.055) ** 2.4 + 0.05) - 0.05
        rgb = rgb + max((wanted - bright) / (1 - bright), 0) * (1 - rgb)
    else:
        rgb = rgb * min((1.05 / (1.02 * ENOUGH[kind]) - 0.05) / bright, 1)
    return to_hex(np.where(rgb <= 0.0031308, rgb * 12.92, 1.055 * rgb ** (1 / 2.4) - 0.055))


TINTS = {(c.lower(), kind, dark): legible(c, kind, dark) for c in DATA for kind in ENOUGH for dark in (False, True)}
UNTINTED = {tint: colour for (colour, _, _), tint in TINTS.items()}


def retheme(fig, dark):
    """Turn every ink, paper and grey of ``fig`` to dark paper (or back to light); areas in colours of data stay."""
    for ax in fig.findobj(Axes):
        for axis in ax._axis_map.values():
            _recolour_ticks(axis, dark)
    for artist in fig.findobj():
        recolour(artist, dark)


def _recolour_ticks(axis, dark):
    """Ticks are made when they are needed: the axis keeps the colours of those to come."""
    for which in ("major", "minor"):
        now = axis.get_tick_params(which=which)
        keys = [key for key in ("color", "labelcolor", "grid_color") if key in now]
        axis.set_tick_params(which=which, **{key: tuple(swap(to_rgba(now[key]), dark)) for key in keys})


def recolour(artist, dark):
    """Turn inks and papers of one artist, and tint its lines and words; mapped colours are left alone."""
    if isinstance(artist, Text):
        _turn(artist, dark, "color")
        _tint(artist, "word", dark)
        for part in (artist.get_bbox_patch(), getattr(artist, "arrow_patch", None)):
            if part is not None:
                recolour(part, dark)
    elif isinstance(artist, Line2D):
        _turn(artist, dark, "color", "markerfacecolor", "markeredgecolor")
        if artist.get_linestyle() != "None" or artist.get_marker() in THIN:
            _tint(artist, "line", dark)
    elif isinstance(artist, Patch):
        _turn(artist, dark, "facecolor", "edgecolor")
    elif isinstance(artist, Collection):
        _recolour_collection(artist, dark)


def _tint(artist, kind, dark):
    """Give a line or words in a colour of data the tint for this paper."""
    now = to_hex(artist.get_color())
    new = TINTS.get((UNTINTED.get(now, now), kind, dark), now)
    if new != now:
        artist.set_color(new)


def _turn(artist, dark, *names):
    """Set only what changes: a marker that takes its line's colour goes on doing so."""
    for name in names:
        old = to_rgba(getattr(artist, f"get_{name}")())
        new = tuple(swap(old, dark).tolist())
        if new != old:
            getattr(artist, f"set_{name}")(new)


def _recolour_collection(collection, dark):
    face, edge = collection.get_facecolor(), collection.get_edgecolor()
    mapped = collection.get_array() is not None
    if len(face) and not mapped and not np.array_equal(swap(face, dark), face):
        collection.set_facecolor(swap(face, dark))
    if len(edge) and not (mapped and np.array_equal(edge, face)) and not np.array_equal(swap(edge, dark), edge):
        collection.set_edgecolor(swap(edge, dark))
