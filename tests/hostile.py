"""What readers may have set in Matplotlib, NumPy and Python before a lesson starts; pictures must not show it."""

import warnings
from contextlib import contextmanager

import matplotlib as mpl
import numpy as np
from matplotlib.patheffects import withStroke

# Some of every family; most change a picture that is made, moved or drawn under them without the house style.
SETTINGS = {
    "agg.path.chunksize": 50,
    "axes.autolimit_mode": "round_numbers",
    "axes.edgecolor": "magenta",
    "axes.formatter.limits": [0, 0],
    "axes.formatter.use_locale": True,
    "axes.grid": True,
    "axes.labelpad": 20.0,
    "axes.prop_cycle": mpl.cycler(color=["k", "y"], ls=["--", ":"]),
    "axes.spines.top": True,
    "axes.titlelocation": "left",
    "axes.unicode_minus": False,
    "axes.xmargin": 0.3,
    "figure.autolayout": True,
    "figure.constrained_layout.w_pad": 0.4,
    "figure.dpi": 50.0,
    "figure.facecolor": "black",
    "figure.subplot.left": 0.4,
    "font.family": ["monospace"],
    "font.size": 17.0,
    "font.weight": "bold",
    "grid.linestyle": "--",
    "hatch.linewidth": 5.0,
    "image.cmap": "gray",
    "image.interpolation": "bilinear",
    "image.interpolation_stage": "rgba",
    "image.origin": "lower",
    "legend.frameon": False,
    "legend.loc": "lower left",
    "lines.antialiased": False,
    "lines.dash_joinstyle": "bevel",
    "lines.dashed_pattern": [1.0, 4.0],
    "lines.linewidth": 5.0,
    "lines.markersize": 20.0,
    "mathtext.default": "bf",
    "mathtext.fontset": "stix",
    "patch.edgecolor": "magenta",
    "patch.force_edgecolor": True,
    "patch.linewidth": 4.0,
    "path.effects": [withStroke(linewidth=6, foreground="magenta")],
    "path.simplify_threshold": 1.0,
    "path.sketch": (2.0, 50.0, 20.0),
    "path.snap": False,
    "savefig.bbox": "tight",
    "savefig.dpi": 40.0,
    "savefig.facecolor": "black",
    "savefig.transparent": True,
    "scatter.edgecolors": "black",
    "scatter.marker": "x",
    "text.color": "magenta",
    "text.hinting": "none",
    "text.parse_math": False,
    "text.usetex": True,
    "xaxis.labellocation": "right",
    "xtick.alignment": "left",
    "xtick.bottom": False,
    "xtick.direction": "in",
    "xtick.labelsize": "x-large",
    "ytick.minor.visible": True,
}


@contextmanager
def hostile(settings=SETTINGS):
    """All of it at once, with every warning and every error of arithmetic raised, and arrays printed in another way."""
    strict = dict(precision=1, threshold=2, suppress=True, legacy="1.13")
    with mpl.rc_context(settings), np.errstate(all="raise"), np.printoptions(**strict), warnings.catch_warnings():
        warnings.simplefilter("error")
        yield
