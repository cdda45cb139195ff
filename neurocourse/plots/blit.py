"""Learned blitting: draw again only what moves.

Two thirds of the time of a Matplotlib drawing go into ticks and text that never change. ``Painter`` watches which
artists of each axes change (Matplotlib marks them ``stale``), remembers the lowest of them in drawing order, and keeps
a picture of everything below. A frame is then that picture plus everything from the lowest moving artist upwards, drawn
in Matplotlib's own order, so that it equals a full drawing pixel for pixel. Whenever something below changes (limits,
ticks, frames, a new panel) the whole figure is drawn and a new picture kept.

Titles and labels lie above the moving artists in drawing order but beside them on the page: as long as nothing that
moves comes near they stay in the picture, too. So does an axis beside one whose limits change again and again.

A canvas and its kept picture take two megabytes, and a lesson has thirty figures: only the last few that were painted
hold theirs. Whoever goes back to an older one waits for one full drawing.
"""

import io
from collections import deque
from weakref import WeakSet, ref

import numpy as np
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.legend import Legend
from matplotlib.offsetbox import AnnotationBbox
from matplotlib.spines import Spine
from matplotlib.text import Text

from neurocourse.plots.ink import clean, drawing_order, leaves, look, lowest, movable, stale, unclipped, view
from neurocourse.plots.style import house_style

HOLDING = 3  # painters that keep their canvas
RESTLESS = 2  # changes of ticks, limits or label after which an axis counts as moving
_holders = deque()  # weak references to them, the last painted at the end


class Painter:
    """Draws ``fig``, as little of it as is needed; ``counts`` says how often it got away with a part."""

    def __init__(self, fig, blit=True):
        self.fig = fig
        self.blit = blit and not fig.subfigs and not any(hasattr(ax, "get_zlim") for ax in fig.axes)
        self.floors = {}  # axes -> lowest z-order that has ever moved
        self.views, self.changes = {}, {}  # axis -> its limits and scale, and how often it has changed
        self.movers = WeakSet()  # artists that have ever changed, or that one of these has come near
        self.aside = {}  # artist above a floor that stays in the kept picture -> its box, None for what lies lowest
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
            moved += self._restless(ax)
            floor = min((a.get_zorder() for a in moved), default=np.inf)
            if floor < self.floors.get(ax, np.inf):
                self.floors[ax] = floor
                self.kept = (None, None)  # what was below is moving now
            self._expect(moved)
        self._expect(a for a in self.fig.get_children() if not isinstance(a, Axes) and stale(a))

    def _restless(self, ax):
        """The axis lines of ``ax`` whose ticks, limits or label change again and again."""
        for axis in ax._axis_map.values():
            now = view(axis)
            self.changes[axis] = self.changes.get(axis, 0) + (stale(axis) or self.views.get(axis, now) != now)
            self.views[axis] = now
        found = [axis for axis in ax._axis_map.values() if self.changes[axis] >= RESTLESS]
        return [] if found and self._spills(ax) else found

    def _spills(self, ax):
        """Whether labels of ``ax`` lie over another axes; then they do not move without it, and all is drawn."""
        renderer = self.fig.canvas.get_renderer()
        labels = (axis.label for axis in ax._axis_map.values() if axis.label.get_text())
        boxes = [label.get_window_extent(renderer).padded(-1) for label in labels]  # a box has air around its ink
        if any(box.overlaps(other.bbox) for box in boxes for other in self.fig.axes if other is not ax):
            for axis in ax._axis_map.values():
                self.changes[axis] = -np.inf
                self.movers.discard(axis)
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
            self._expect([a for a, own in self.aside.items() if own and any(own.overlaps(box) for box in boxes)])

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
        for a in moving:
            if isinstance(a, (Axis, Spine)) and a not in self.movers and a.get_zorder() <= lowest(a.axes):
                self.aside[a] = None

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
        looks = [look(ax, self.movers) for ax in self.fig.axes]
        return (self.fig.bbox.bounds, self.fig.dpi, fixed, looks)

    def _draw_all(self):
        """Draw the resting part, keep it, and the moving part over it."""
        self.laid_out, moving = False, []
        if self.blit:
            self._lay_aside()
            moving = self._moving()
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
