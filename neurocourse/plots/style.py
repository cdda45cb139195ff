"""The house style: our colours, every setting of Matplotlib, and when they are in force.

Matplotlib reads its settings at every step: when an artist is made, when it is changed, when it is drawn. For a picture
to look the same to every reader all of them must hold all the time, not only those that differ from Matplotlib's own.
"""

import threading
from contextlib import contextmanager

import matplotlib as mpl
from cycler import cycler
from matplotlib.colors import LinearSegmentedColormap

# Okabe & Ito (2008), Color Universal Design. As areas they stand out on any paper; lines and words are drawn darker or
# lighter than this where they would be too faint, see `legible`.
BLUE, RED, GREEN, PURPLE = "#0072B2", "#D55E00", "#009E73", "#CC79A7"
ORANGE, SKY, YELLOW = "#E69F00", "#56B4E9", "#F0E442"
# What a colour says in every lesson: the real thing is blue, the artificial one amber. Red is kept for what sets the
# two apart, and never comes without a second sign: a hatch, a marker, a dash.
BRAIN, MACHINE, DIFFERENCE = BLUE, ORANGE, "#D7263D"
DATA = (BLUE, RED, GREEN, PURPLE, ORANGE, SKY, YELLOW, DIFFERENCE)
INK, GREY, PAPER = "#222222", "#666666", "#ffffff"
ON_COLOUR = "#221d14"  # ink for text that stands on the colours of data: the same on light and on dark paper

STYLE = {
    "figure.dpi": 100,
    "figure.facecolor": PAPER,
    "axes.facecolor": PAPER,
    "axes.edgecolor": GREY,
    "axes.labelcolor": INK,
    "axes.titlecolor": INK,
    "axes.titley": 1.0,  # or each drawing measures all that might stand at the top, to put the title above it
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

# Where pictures go, which stays the reader's affair.
PLACES = ("backend", "backend_fallback", "interactive", "toolbar")


def _settings():
    """Matplotlib's own settings, whatever its files say on this machine, with `STYLE` over them."""
    every = mpl.RcParams(STYLE)
    for key in dict.keys(mpl.rcParamsDefault) - STYLE.keys():
        every._set(key, mpl.rcParamsDefault._get(key))
    return {key: list(x) if isinstance(x, list) else x for key, x in dict.items(every) if key not in PLACES}


def _coarse_maps():
    """Colour maps that Matplotlib, which makes them when it is loaded, made with a reader's ``image.lut``."""
    lut, maps = mpl.rcParamsDefault["image.lut"], (mpl.colormaps[name] for name in mpl.colormaps)
    return {m.name: m for m in maps if isinstance(m, LinearSegmentedColormap) and m.N != lut}


SETTINGS, COARSE = _settings(), _coarse_maps()
FINE = {name: coarse.resampled(mpl.rcParamsDefault["image.lut"]) for name, coarse in COARSE.items()}
_lock = threading.Lock()
_threads = []  # those at work in the house style, once for each time that they have entered it
_readers = {}  # what held before the first of them came


@contextmanager
def house_style():
    """Put the house style in force. What the reader has set comes back when the last one leaves, also after an error.

    Widgets may be served by a second thread: whoever leaves first must not take the style from the other.
    """
    me = threading.get_ident()
    with _lock:
        if not _threads:
            _readers.update((key, mpl.rcParams._get(key)) for key in SETTINGS)
        _threads.append(me)
    _put(SETTINGS, FINE)
    try:
        yield
    finally:
        with _lock:
            _threads.remove(me)
            if not _threads:
                _put(_readers, COARSE)


def in_force():
    """Whether this thread is at work in the house style."""
    return threading.get_ident() in _threads


def _put(settings, maps):
    """Set without the checks, which take longer than all the rest: these values have passed them."""
    for key, value in settings.items():
        mpl.rcParams._set(key, value)
    mpl.colormaps._cmaps.update(maps)
