"""Learned blitting: draw again only what moves.

Two thirds of the time of a Matplotlib drawing go into ticks and text that never change. ``Painter`` watches which
artists of each axes change (Matplotlib marks them ``stale``), remembers the lowest of them in drawing order, and keeps
a picture of everything below. A frame is then that picture plus everything from the lowest moving artist upwards, drawn
in Matplotlib's own order, so that it equals a full drawing pixel for pixel. Whenever something below changes (limits,
ticks, frames, a new panel) the whole figure is drawn and a new picture kept.

Titles and labels lie above the moving artists in drawing order but beside them on the page: as long as nothing that
moves comes near they stay in the picture, too. An axes whose ticks or limits change again and again moves as a whole.

A canvas and its kept picture take two megabytes, and a lesson has thirty figures: only the last few that were painted
hold theirs. Whoever goes back to an older one waits for one full drawing.
"""

import io
from collections import deque
from weakref import WeakKeyDictionary, WeakSet, ref

import numpy as np
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import Collection
from matplotlib.legend import Legend
from matplotlib.offsetbox import AnnotationBbox, OffsetBox
from matplotlib.spines import Spine
from matplotlib.text import Annotation, Text

from neurocourse.plots import house_style

HOLDING = 3  # painters that keep their canvas
RESTLESS = 2  # changes of ticks, limits or labels after which an axes moves as a whole
MARGIN = 3  # pixels by which ink may reach over the box that an artist says it takes
_holders = deque()  # weak references to them, the last painted at the end


class Painter:
    """Draws ``fig``, as little of it as is needed; ``counts`` says how often it got away with a part."""

    def __init__(self, fig, blit=True):
        self.fig = fig
        self.blit = blit and not fig.subfigs and not any(hasattr(ax, "get_zlim") for ax in fig.axes)
        self.floors = {}  # axes -> lowest z-order that has ever moved
        self.axis_changes = {}  # axes -> how often its ticks or labels have changed
        self.movers = WeakSet()  # artists that have ever changed, or that one of these has come near
        self.aside = {}  # artist above a floor that stays in the kept picture -> its box
        self.kept = None  # (scene, picture of everything that is not moving)
        self.laid_out = False  # whether the parts of legends stand where they belong
        self.counts = {"full": 0, "blit": 0}

    def paint(self):
        """Bring the canvas up to date with the artists."""
        self._hold()
        with house_style():
            first = self.kept is None
            if not first:
                self._learn()
                self._keep_apart()
            if first or not self.blit or self._stale_below() or self._scene() != self.kept[0]:
                self._draw_all()
            else:
                self._draw_moving()
        clean(self.fig)

    def forget(self):
        """Draw everything next time: after an error nobody knows what stands on the canvas."""
        self.kept = None

    def _hold(self):
        """Take the canvas, and let the painter that was longest without work give up its own."""
        for holder in [h for h in _holders if h() in (self, None)]:
            _holders.remove(holder)
        _holders.append(ref(self))
        while len(_holders) > HOLDING:
            _holders.popleft()().release()

    def release(self):
        """Give up the canvas; the next painting draws everything."""
        self.kept = None
        self.fig.canvas = FigureCanvasAgg(self.fig)
        for text in self.fig.findobj(Text):
            text._renderer = None  # Matplotlib keeps the last one, and with it the whole canvas

    def pixels(self):
        """Copy of what stands on the canvas, uint8 (height, width, 4)."""
        if self.kept is None:
            self.paint()
        return np.array(self.fig.canvas.buffer_rgba())

    def reference(self):
        """Pixels of a drawing of everything; what ``paint`` must equal. Leaves the canvas fully drawn."""
        with house_style():
            self.fig.canvas.draw()
        clean(self.fig)
        return self.pixels()

    def enlarged(self, scale):
        """PNG bytes of the picture drawn ``scale`` times finer."""
        out = io.BytesIO()
        with house_style():
            self.fig.savefig(out, format="png", dpi=scale * self.fig.dpi, pil_kwargs={"compress_level": 1})
        clean(self.fig)  # the change of resolution and back has touched everything and changed nothing
        self.laid_out = False
        return out.getvalue()

    def _learn(self):
        for ax in self.fig.axes:
            moved = [a for a in ax.get_children() if movable(a, ax) and stale(a)]
            self.axis_changes[ax] = self.axis_changes.get(ax, 0) + any(stale(axis) for axis in ax._axis_map.values())
            restless = self.axis_changes[ax] >= RESTLESS and not self._spills(ax)
            lowest = min((a.get_zorder() for a in (drawing_order(ax) if restless else moved)), default=np.inf)
            if lowest < self.floors.get(ax, np.inf):
                self.floors[ax] = lowest
                self.kept = (None, None)  # what was below is moving now
            self._expect(moved)
        self._expect(a for a in self.fig.get_children() if not isinstance(a, Axes) and stale(a))

    def _spills(self, ax):
        """Whether labels of ``ax`` lie over another axes; then they do not move without it, and all is drawn."""
        renderer = self.fig.canvas.get_renderer()
        labels = (axis.label for axis in ax._axis_map.values() if axis.label.get_text())
        boxes = [label.get_window_extent(renderer).padded(-1) for label in labels]  # a box has air around its ink
        if any(box.overlaps(other.bbox) for box in boxes for other in self.fig.axes if other is not ax):
            self.axis_changes[ax] = -np.inf
            self.floors.pop(ax, None)
            self.kept = (None, None)
            return True
        return False

    def _expect(self, artists):
        """From now on these may move; what lay aside does not any more."""
        for artist in artists:
            self.movers.add(artist)
            if artist in self.aside:
                self.aside, self.kept = {}, (None, None)

    def _keep_apart(self):
        """Whatever lies aside and is touched by something that moves is drawn with it from now on."""
        if self.aside:
            renderer = self.fig.canvas.get_renderer()
            moved = (a for a in self._moving() if a in self.movers and stale(a))
            boxes = [box for a in moved if (box := unclipped(a, renderer)) is not None]
            self._expect([a for a, own in self.aside.items() if any(own.overlaps(box) for box in boxes)])

    def _lay_aside(self):
        """Find what lies above a floor, yet rests beside everything that moves: texts around the axes."""
        self.aside, renderer = {}, self.fig.canvas.get_renderer()
        moving = self._moving()
        areas = [ax.bbox for ax in self.fig.axes if ax in self.floors or ax in moving]
        boxes = {a: box for a in moving if (box := unclipped(a, renderer)) is not None}
        resting = {a for a in boxes if isinstance(a, (Text, AnnotationBbox)) and a not in self.movers}
        resting -= {a for a in resting if any(boxes[a].overlaps(area) for area in areas)}
        areas = [box for a, box in boxes.items() if a not in resting]
        self.aside = {a: boxes[a] for a in resting if not any(boxes[a].overlaps(area) for area in areas)}

    def _stale_below(self):
        """Has anything changed that the kept picture shows? Lowering a floor has already thrown the picture away."""
        moving = set(self._moving())
        fixed = (a for a in self.fig.get_children() if a not in moving and not isinstance(a, Axes))
        still = (a for ax in self.fig.axes for a in ax.get_children() if ax not in moving and a not in moving)
        return any(stale(a) for group in (fixed, still) for a in group)

    def _moving(self):
        """What is drawn in every frame, in drawing order: a list of artists."""
        moving, touched = [], []
        for top in drawing_order(self.fig):
            if isinstance(top, Axes):
                if not top.get_visible():
                    continue  # its artists do not know that it is hidden
                if any(top.bbox.overlaps(box) for box in touched):
                    moving.append(top)  # lies over an axes that moves, as a twin does
                elif top in self.floors:
                    above = (a for a in drawing_order(top) if a.get_zorder() >= self.floors[top])
                    moving += [a for a in above if a not in self.aside]
                    touched.append(top.bbox)
            elif touched and top not in self.aside:
                moving.append(top)  # titles, legends and arrows of the figure lie over its axes
        return moving

    def _scene(self):
        """All that decides how the kept picture looks, besides staleness."""
        moving = set(self._moving())
        fixed = [a for a in drawing_order(self.fig) if a not in moving]
        for ax in self.fig.axes:
            fixed += [a for a in drawing_order(ax) if ax not in moving and a not in moving]
        looks = [look(ax, whole=not any(a in fixed for a in ax._axis_map.values())) for ax in self.fig.axes]
        return (self.fig.bbox.bounds, self.fig.dpi, fixed, looks)

    def _draw_all(self):
        """Draw the resting part, keep it, and the moving part over it."""
        self.laid_out = False
        if self.blit:
            self._lay_aside()
        moving = self._moving() if self.blit else []
        for artist in moving:
            artist.set_animated(True)
        try:
            self.fig.canvas.draw()
        finally:
            for artist in moving:
                artist.set_animated(False)
        self.kept = (self._scene(), self.fig.canvas.copy_from_bbox(self.fig.bbox))
        self._draw(moving)
        self.counts["full"] += 1

    def _draw_moving(self):
        self.fig.canvas.restore_region(self.kept[1])
        self._draw(self._moving())
        self.counts["blit"] += 1

    def _draw(self, artists):
        renderer = self.fig.canvas.get_renderer()
        for artist in artists:
            at_rest = self.laid_out and isinstance(artist, Legend) and artist not in self.movers
            for part in leaves(artist) if at_rest else [artist]:
                part.draw(renderer)
        self.laid_out = True


def unclipped(artist, renderer):
    """The box of an artist that may be seen outside its axes, None for the others; an axes counts with all it has."""
    if not artist.get_visible() or isinstance(artist, (Axis, Spine, Axes)):
        return None
    if artist.get_clip_on() and artist.axes is not None and artist.get_clip_box() is not None:
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


def movable(artist, ax):
    """Ticks and frames are dear to draw and seldom change: they never count as moving."""
    return not isinstance(artist, (Axis, Spine)) and artist is not ax.patch


def look(ax, whole):
    """What decides where ``ax`` stands and what its frame looks like; unless all of it moves, where its data land."""
    place = tuple(ax.get_position().bounds), ax.axison, ax.get_frame_on(), ax.get_visible(), ax.get_zorder()
    limits = tuple(ax.viewLim.bounds)  # asking for them sets those that follow the data
    free = whole and ax.axison and ax.get_aspect() == "auto"  # else the limits may decide on the place
    return place if free else (*place, limits, *(axis.get_scale() for axis in ax._axis_map.values()))


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
