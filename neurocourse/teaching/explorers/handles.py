"""Handles: sliders that stand in the picture, where the thing that they move is drawn.

The kernel knows where data are in pixels. After every frame it tells the page where each handle can go, as shares of
the picture's width and height from its upper left corner; the page lays a slider there, which can be dragged.
"""

from dataclasses import dataclass

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
        found = {}
        for k, (axis, name) in enumerate((("x", self.x), ("y", self.y))):
            found[axis] = self._track(k, controls[name], values) if name else self._held(k, values)
            found[axis + "log"] = bool(name) and self._scale(k) == "log"
        return found

    def _track(self, k, control, values):
        """The places of a slider's two ends."""
        zero = self._value(self.origin, values)
        return [self._share(k, self._pixel(k, zero + end)) for end in (control.low, control.high)]

    def _held(self, k, values):
        """One place: half way along the panel, or at a number that is inside it."""
        at = self._value(self.at, values)
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
