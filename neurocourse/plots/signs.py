"""The two signs of the course, drawn before the title of a panel: a cell for the brain, a unit for the machine."""

import numpy as np
from matplotlib.lines import Line2D
from matplotlib.offsetbox import AnnotationBbox, DrawingArea, HPacker, TextArea

from neurocourse import arguments
from neurocourse.plots.paper import TINTS
from neurocourse.plots.style import BRAIN, INK, MACHINE

SIZE = 11.5  # points: 16 pixels
BLUE, AMBER = (TINTS[role.lower(), "line", False] for role in (BRAIN, MACHINE))


def title(ax, words, sign=None):
    """Write the title of a panel at its left, after its sign: "cell" or "unit". Written again, its words change."""
    signed = next((artist for artist in ax.artists if isinstance(artist, SignedTitle)), None)
    if sign and signed is None:
        arguments.option("sign", sign, tuple(SIGNS))
        signed = ax.add_artist(SignedTitle(sign))
        ax.set_title("\n".join(" " * (1 + words.count("\n"))), loc="left", fontsize=SIZE)  # keeps the height free
    if signed is not None:
        signed.words.set_text(words)
    elif words != ax.get_title(loc="left"):
        ax.set_title(words, loc="left", fontsize=SIZE)


class SignedTitle(AnnotationBbox):
    """A sign and the words of a title, over the upper left corner of a panel."""

    def __init__(self, sign):
        self.words = TextArea("", textprops=dict(size=SIZE, color=INK))
        box = HPacker(children=[SIGNS[sign](), self.words], pad=0, sep=5, align="center")
        place = dict(xycoords="axes fraction", boxcoords="offset points", box_alignment=(0, 0))
        super().__init__(box, (0, 1), (0, 2), frameon=False, pad=0, **place)
        self.set_in_layout(False)


def cell():
    """A cell body with six dendrites."""
    angle = np.radians([20, 75, 140, 200, 265, 320])
    nothing = np.full(6, np.nan)
    x = np.stack([8 + 3 * np.cos(angle), 8 + 7 * np.cos(angle), nothing], axis=1)
    y = np.stack([7 + 3 * np.sin(angle), 7 + 6.6 * np.sin(angle), nothing], axis=1)
    body = Line2D([8], [7], marker="o", ms=6.8, color=BLUE)
    return _drawing(body, Line2D(x.ravel(), y.ravel(), lw=1.3, color=BLUE))


def unit():
    """A ring with a sum sign in it."""
    turn = np.linspace(0, 2 * np.pi, 40)
    ring = Line2D(8 + 6 * np.cos(turn), 7 + 6 * np.sin(turn), lw=1.4, color=AMBER)
    return _drawing(ring, Line2D([10.5, 5.8, 8.4, 5.8, 10.5], [10.2, 10.2, 7, 3.8, 3.8], lw=1.3, color=AMBER))


def _drawing(*lines):
    area = DrawingArea(16, 14)
    for line in lines:
        area.add_artist(line)
    return area


SIGNS = {"cell": cell, "unit": unit}
