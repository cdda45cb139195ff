"""What artists tell about themselves: their order, where their ink may be, and whether it has changed."""

from weakref import WeakKeyDictionary

from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.collections import Collection
from matplotlib.offsetbox import AnnotationBbox, OffsetBox
from matplotlib.spines import Spine
from matplotlib.text import Annotation

MARGIN = 2  # pixels by which ink may reach over the box that an artist says it takes


def unclipped(artist, renderer):
    """The box of an artist that may be seen outside its axes, None for the others; an axes counts with all it has."""
    if not artist.get_visible() or isinstance(artist, (Axis, Spine, Axes)):
        return None
    clipped = artist.get_clip_on() and artist.axes is not None and artist.get_clip_box() is not None
    if clipped and not isinstance(artist, AnnotationBbox):  # which heeds no clip box
        return None
    return artist.get_window_extent(renderer).padded(MARGIN)


def leaves(legend):
    """The frame, words and lines of a legend that rests: half the time of drawing one goes into where they stand."""
    waiting, found = [legend.get_frame(), *legend.get_children()[:1]], []
    while waiting:
        artist = waiting.pop(0)
        (waiting if isinstance(artist, OffsetBox) else found).extend(
            artist.get_visible_children() if isinstance(artist, OffsetBox) else [artist]
        )
    return found


def drawing_order(parent):
    """Children of a figure or of an axes in the order in which Matplotlib draws them, without its background."""
    hidden = {parent.patch}
    if isinstance(parent, Axes):
        hidden |= set() if parent.axison and parent.get_frame_on() else set(parent.spines.values())
        hidden |= set() if parent.axison else set(parent._axis_map.values())
    return sorted((a for a in parent.get_children() if a not in hidden), key=lambda a: a.get_zorder())


def lowest(ax):
    """Under everything in an axes: what is drawn first, whatever moves."""
    return min(a.get_zorder() for a in drawing_order(ax))


def movable(artist, ax):
    """Ticks and frames are dear to draw and seldom change: they never count as moving."""
    return not isinstance(artist, (Axis, Spine)) and artist is not ax.patch


def look(ax, movers):
    """What decides where ``ax`` stands, what its frame looks like, and where data land along an axis that rests."""
    place = tuple(ax.get_position().bounds), ax.axison, ax.get_frame_on(), ax.get_visible(), ax.get_zorder()
    ax.viewLim  # noqa: B018  asking for it sets the limits that follow the data
    free = movers if ax.axison and ax.get_aspect() == "auto" else ()  # else the limits may decide on the place
    return (*place, *(view(axis) for axis in ax._axis_map.values() if axis not in free))


def view(axis):
    """What decides where data land along an axis."""
    return *axis.get_view_interval(), axis.get_scale()


def stale(artist):
    """Has the artist, or any part of it, changed since it was drawn?"""
    return artist.stale or secret(artist) is not _drawn.get(artist) or any(stale(part) for part in parts(artist))


def secret(artist):
    """What an artist changes without telling: an annotation its ``xy``, a collection the array behind its colours."""
    if isinstance(artist, Annotation):
        return artist.xy
    return artist.get_array() if isinstance(artist, Collection) else None


_drawn = WeakKeyDictionary()  # artist -> its secret when it was drawn


def clean(artist):
    """Mark the artist and all its parts as drawn; Matplotlib itself forgets those that are hidden."""
    artist.stale = False
    if (now := secret(artist)) is not None or artist in _drawn:
        _drawn[artist] = now
    for part in parts(artist):
        clean(part)


def parts(artist):
    """Children of an artist; of an axis the ticks it has, without working out anew which it needs."""
    if isinstance(artist, Axis):
        return [artist.label, artist.offsetText, *artist.majorTicks, *artist.minorTicks]
    return artist.get_children()
