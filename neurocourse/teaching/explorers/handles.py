"""Handles: sliders that stand in the picture, where the thing that they move is drawn.

The kernel knows where data are in pixels. After every frame it tells the page where each handle can go, as shares of
the picture's width and height from its upper left corner; the page lays a slider there, which can be dragged.
"""

from dataclasses import dataclass

import numpy as np

from neurocourse import arguments
from neurocourse.teaching.explorers.controls import Slider


@dataclass(frozen=True, eq=False)
class Handle:
    """See `handle`."""

    ax: object
    x: str | None
    y: str | None
    at: object
    origin: object

    def names(self):
        """The controls that it moves."""
        return [name for name in (self.x, self.y) if name]

    def spec(self):
        return dict(x=self.x, y=self.y)

    def place(self, controls, values):
        """Where it can go: for each direction the places of the slider's two ends, or one place where it is held."""
        tracks = {}
        for k, name in enumerate((self.x, self.y)):
            ends = (controls[name].low, controls[name].high) if name else ()
            tracks["xy"[k]] = self._track(k, np.array(ends) + self._value(self.origin, values))
            tracks["xy"[k] + "log"] = bool(name) and self._scale(k) == "log"
        if not (self.x and self.y):
            free, held = "xy" if self.x else "yx"
            tracks[held] = self._held("xy".index(held), self._value(self.at, values))
        return tracks

    def _track(self, k, data):
        return [self._share(k, self._pixel(k, x)) for x in data]

    def _held(self, k, at):
        """One place: half way along the panel, or at a number that is inside it."""
        low, high = (self.ax.bbox.x0, self.ax.bbox.x1) if k == 0 else (self.ax.bbox.y0, self.ax.bbox.y1)
        pixel = (low + high) / 2 if at is None else min(max(self._pixel(k, at), low), high)
        return self._share(k, pixel)

    def _pixel(self, k, x):
        """Where a number lies along an axis, in pixels; any number of the other axis will do."""
        point = [self.ax.get_xlim()[0], self.ax.get_ylim()[0]]
        point[k] = x
        return float(self.ax.transData.transform(point)[k])

    def _share(self, k, pixel):
        width, height = self.ax.figure.bbox.size
        return round(pixel / width if k == 0 else 1 - pixel / height, 5)

    def _scale(self, k):
        return self.ax.get_xscale() if k == 0 else self.ax.get_yscale()

    def _value(self, x, values):
        return x(**values) if callable(x) else x


def handle(ax, *, x=None, y=None, at=None, origin=0):
    """Place one slider, or two, in the picture: what they move is dragged where it is drawn.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
        The panel in which the handle stands.
    x, y : str, optional
        Names of the sliders whose values are the handle's place along the two axes. They are not listed any more among
        the other controls.
    at : float or function, optional
        Where it stands along the other axis, in the units of that axis: half way along unless told. A function is
        called with all values by name.
    origin : float or function, optional
        Where on the axis the slider's zero is: a delay begins at the cue.
    """
    if not (x or y):
        raise ValueError("a handle moves something: name a slider as x, as y, or one as each")
    return Handle(ax, x, y, at, origin)


def check_handles(handles, fig, controls):
    """Return the handles as a tuple when each moves sliders of its own in a panel of the figure."""
    taken = [name for one in handles for name in one.names()]
    for one in handles:
        if one.ax not in fig.axes:
            raise ValueError(f"the handle of {' and '.join(one.names())} stands in no panel of this figure")
    for name in taken:
        arguments.option("handle", name, tuple(controls))
        if not isinstance(controls[name], Slider):
            raise TypeError(f"{name} has a handle, so it must be a slider, got a {controls[name].kind}")
        if taken.count(name) > 1:
            raise ValueError(f"{name} has two handles")
    return tuple(handles)
