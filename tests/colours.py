"""How colours look to other eyes and to a printer: contrast, colour vision deficiency, greyscale."""

from functools import cache
from itertools import combinations

import numpy as np
from matplotlib.colors import to_hex, to_rgb

from neurocourse.plots import DIFFERENCE, TINTS

# Machado GM, Oliveira MM, Fernandes L (2009). A physiologically-based model for simulation of color vision
# deficiency. IEEE Transactions on Visualization and Computer Graphics 15:1291-1298. doi:10.1109/TVCG.2009.113
# Severity 1, on linear RGB.
EYES = {
    "usual": np.eye(3),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "tritanopia": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}
XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])  # of linear sRGB, D65


def linear(colour):
    """Linear RGB (3,) of any Matplotlib colour."""
    c = np.array(to_rgb(colour))
    return np.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4)


def luminance(colour):
    return float(XYZ[1] @ linear(colour))


def contrast(colour, paper="white"):
    """Contrast ratio of WCAG 2, from 1 to 21."""
    high, low = sorted((luminance(colour), luminance(paper)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def lab(rgb):
    """CIELAB (3,) of linear RGB."""
    x = XYZ @ np.clip(rgb, 0, 1) / (XYZ @ np.ones(3))
    f = np.where(x > (6 / 29) ** 3, np.cbrt(x), x * (29 / 6) ** 2 / 3 + 4 / 29)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


@cache
def difference(a, b, eyes="usual"):
    """Distance of two colours in CIELAB, as these eyes see them; 2.3 is just noticeable side by side."""
    return float(np.linalg.norm(lab(EYES[eyes] @ linear(a)) - lab(EYES[eyes] @ linear(b))))


@cache
def lightness(colour):
    """L* of CIELAB: what is left of a colour in greyscale."""
    return float(lab(linear(colour))[0])


def told_by_colour_alone(fig):
    """Pairs of lines in one panel that differ in nothing but a colour which some readers cannot tell apart.

    Neither in dash, marker, width nor size, and for some eyes or in greyscale too near. Lines across the whole panel,
    as of ``axhline``, and single points, which lie on what they mark, do not count.
    """
    found = []
    for ax in fig.axes:
        lines = [line for line in ax.lines if drawn(line) and line.get_transform() == ax.transData]
        for a, b in combinations(lines, 2):
            if look(a) == look(b) and near(ink(a), ink(b)):
                found.append((ink(a), ink(b)))
    return found


def difference_alone(fig):
    """Lines and bars in the red of the difference that have no second sign: no dash, no marker, no hatch."""
    red = {DIFFERENCE.lower(), *(TINTS[DIFFERENCE.lower(), "line", dark] for dark in (False, True))}
    lines = [line for ax in fig.axes for line in ax.lines if drawn(line) and ink(line) in red]
    plain = [line for line in lines if line.get_linestyle() == "-" and line.get_marker() in ("", " ", "None", None)]
    bars = [bar for ax in fig.axes for bar in ax.patches if bar.get_visible() and to_hex(bar.get_facecolor()) in red]
    return plain + [bar for bar in bars if not bar.get_hatch()]


def drawn(line):
    empty = line.get_linestyle() == "None" and line.get_marker() in ("", " ", "None", None)
    return line.get_visible() and len(line.get_xdata()) > 1 and not empty


def ink(line):
    """Colour (hex) in which a line is seen: that of its stroke, else of its markers."""
    colours = [line.get_markerfacecolor(), line.get_markeredgecolor()]
    if line.get_linestyle() != "None":
        colours = [line.get_color()]
    return next((to_hex(c) for c in colours if to_hex(c, keep_alpha=True)[-2:] != "00"), to_hex(line.get_color()))


def look(line):
    """All but colour: dash, marker, and width and size in steps that are seen."""
    filled = to_hex(line.get_markerfacecolor(), keep_alpha=True)[-2:] != "00"
    marker = (line.get_marker(), filled, line.get_markersize() // 3) if line.get_marker() != "None" else None
    return line.get_linestyle(), marker, line.get_linewidth() // 1 if line.get_linestyle() != "None" else None


@cache
def near(a, b):
    """Two colours, not the same, that some reader cannot tell apart with certainty."""
    return a != b and (abs(lightness(a) - lightness(b)) < 15 or min(difference(a, b, eyes) for eyes in EYES) < 15)
