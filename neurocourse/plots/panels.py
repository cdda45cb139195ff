"""What stands around the data of a panel: its title and axes, words in its corners, the key to its lines, the badge."""

from neurocourse.plots.signs import title
from neurocourse.plots.style import INK, PAPER

SMALL = 9.5  # points: 13 pixels, the smallest letters in a picture
CORNERS = {"upper": (0.97, "top"), "lower": (0.03, "bottom"), "left": (0.02, "left"), "right": (0.98, "right")}


def panel(ax, words="", x=None, y=None, sign=None, **more):
    """Name a panel and its axes, and say how far they reach.

    Parameters
    ----------
    words : str
        The title.
    x, y : str or (str, float, float), optional
        What an axis shows, with its unit; or that, and where it begins and ends.
    sign : {"cell", "unit"}, optional
        Whether the panel shows the brain or the machine.
    more
        Anything else that ``ax.set`` understands.
    """
    for name, axis in (("x", x), ("y", y)):
        if axis is not None:
            label, *ends = [axis] if isinstance(axis, str) else axis
            more = {f"{name}label": label, **({f"{name}lim": ends} if ends else {}), **more}
    ax.set(**more)
    if words or sign:
        title(ax, words, sign)


def log_ticks(axis, values):
    """Make an axis (``ax.xaxis``, ``ax.yaxis``) logarithmic, with these values written out and no others."""
    axis._set_axes_scale("log")
    axis.set_ticks(values, [f"{value:g}" for value in values])
    axis.set_ticks([], minor=True)


def note(ax, words, corner="upper left", **look):
    """Write in a corner of a panel, and return the text."""
    (y, va), (x, ha) = (CORNERS[side] for side in corner.split())
    return ax.text(x, y, words, transform=ax.transAxes, **{"va": va, "ha": ha, "color": INK, "size": SMALL, **look})


def key(ax, loc="best", lines=None, **more):
    """Name the labelled lines and bars of a panel, each in its own colour beside a piece of it."""
    look = dict(frameon=False, fontsize=SMALL, handlelength=1.6, labelspacing=0.25, borderaxespad=0.2)
    chosen = {"handles": lines} if lines else {}
    return ax.legend(**chosen, loc=loc, labelcolor="linecolor", **{**look, **more})


def badge(ax, *functions):
    """Say at the upper right of a panel whether "yours" or "ours" made the picture, and return it as a sentence.

    Functions that come from an exercise know whose they are (``Answer.badge``); of others nothing is said.
    """
    told = list(dict.fromkeys(f.badge for f in functions if hasattr(f, "badge")))
    if not told:
        return ""
    mine = [words.startswith("your ") for words in told]
    word = "yours" if all(mine) else "yours and ours" if any(mine) else "ours"
    ink, fill = (PAPER, INK) if any(mine) else (INK, "none")
    look = dict(color=ink, size=SMALL, bbox=dict(boxstyle="round,pad=0.25", fc=fill, ec=INK))
    place = dict(xycoords="axes fraction", textcoords="offset points", ha="right", va="bottom")
    ax.annotate(word, (1, 1), (-4, 8), **place, **look)
    named = [words if own else f"the {words}" for words, own in zip(told, mine, strict=True)]
    return f" Made with {' and '.join(named)}."
