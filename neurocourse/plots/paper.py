"""Light and dark paper: every ink and grey is turned, and lines and words stay legible on both."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import Collection, LineCollection
from matplotlib.colors import to_hex, to_rgb, to_rgba
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.text import Text

from neurocourse.plots.style import BRAIN, DATA, DIFFERENCE, MACHINE, SKY

THIN = ("|", "_", "x", "+", ".", ",")  # markers that are as fine as lines

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

# The colours that say something, so chosen that no reader takes one for another: a line and a word on light paper, and
# both on dark paper. The blue of dark paper is that of SKY but for a trace, and SKY makes way for it.
ROLES = {
    BRAIN: ("#0072b2", "#0068a3", "#57b4e9"),
    MACHINE: ("#b87a00", "#8a6100", "#ffc04d"),
    DIFFERENCE: ("#b8003a", "#a00030", "#ff5c7a"),
}
for role, (line, word, both) in ROLES.items():
    TINTS |= {(role.lower(), "line", False): line, (role.lower(), "word", False): word}
    TINTS |= {(role.lower(), kind, True): both for kind in ENOUGH}
TINTS |= {(SKY.lower(), kind, True): "#a9dbf7" for kind in ENOUGH}
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
        if not to_rgba(artist.get_facecolor())[3]:  # a box without a filling is a line
            _tint(artist, "line", dark, "edgecolor")
    elif isinstance(artist, Collection):
        _recolour_collection(artist, dark)


def _tint(artist, kind, dark, name="color"):
    """Give a line or words in a colour of data the tint for this paper."""
    old = to_rgba(getattr(artist, f"get_{name}")())
    new = tinted(old, kind, dark)
    if new != old:
        getattr(artist, f"set_{name}")(new)


def tinted(rgba, kind, dark):
    """Colour (RGBA) of a line or of words on this paper; what is no colour of data stays as it is."""
    now = to_hex(rgba)
    new = TINTS.get((UNTINTED.get(now, now), kind, dark), now)
    return rgba if new == now else (*to_rgb(new), rgba[3])


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
    if len(edge) and not (mapped and np.array_equal(edge, face)):
        turned = swap(edge, dark)
        if isinstance(collection, LineCollection) and not mapped:
            turned = np.array([tinted(tuple(rgba), "line", dark) for rgba in turned.tolist()])
        if not np.array_equal(turned, edge):
            collection.set_edgecolor(turned)
