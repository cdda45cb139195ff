"""Controls with a surface of their own: a grid to draw on, a row of buttons to act with, a curve to draw by hand."""

from dataclasses import dataclass

import numpy as np

from neurocourse import arguments
from neurocourse.teaching.explorers.control import Control
from neurocourse.wording import count


@dataclass(frozen=True)
class Pixels(Control):
    """A drawing: rows of 0 (paper) and 1 (ink), as a tuple of tuples. The page knows it as one text of 0s and 1s."""

    rows: int
    cols: int
    value: tuple
    label: str | None

    kind = "pixels"

    def read(self, name, value):
        """Return ``value`` as a tuple of tuples; refuse another size and anything but 0 and 1."""
        grid = arguments.array(name, value, shape=(self.rows, self.cols))
        if not ((grid == 0) | (grid == 1)).all():
            raise ValueError(f"{name} must hold only 0 (paper) and 1 (ink)")
        return tuple(tuple(int(x) for x in row) for row in grid)

    def from_page(self, name, value):
        """The page sends one text, row after row."""
        if not isinstance(value, str) or len(value) != self.rows * self.cols or set(value) - {"0", "1"}:
            raise ValueError(f"{name} must be a text of {self.rows * self.cols} zeros and ones")
        return tuple(tuple(map(int, value[i : i + self.cols])) for i in range(0, len(value), self.cols))

    def to_page(self, value):
        return "".join(str(x) for row in value for x in row)

    def text(self, value):
        return f"{sum(map(sum, value))} of {self.rows * self.cols} pixels inked"

    def samples(self):
        """Empty, full, and a diagonal."""
        return [self._filled(lambda i, j: 0), self._filled(lambda i, j: 1), self._filled(lambda i, j: int(i == j))]

    def draw(self, rng):
        ink = rng.integers(0, 2, (self.rows, self.cols))
        return self._filled(lambda i, j: int(ink[i, j]))

    def spec(self):
        return dict(rows=self.rows, cols=self.cols)

    def _filled(self, ink):
        return tuple(tuple(ink(i, j) for j in range(self.cols)) for i in range(self.rows))


@dataclass(frozen=True, eq=False)
class Curve(Control):
    """A curve drawn by hand over a panel: ``n`` heights from left to right, or nothing yet."""

    ax: object
    n: int
    value: tuple
    label: str | None

    kind = "curve"

    def read(self, name, value):
        """Return ``value`` as a tuple of heights inside the panel; empty, or ``n`` of them."""
        heights = arguments.array(name, value, ndim=1)
        if len(heights) not in (0, self.n):
            raise ValueError(f"{name} must have {self.n} heights, or none, got {len(heights)}")
        return tuple(float(y) for y in np.clip(heights, *self.ax.get_ylim()))

    def to_page(self, value):
        return list(value)

    def text(self, value):
        return "drawn" if value else "not drawn yet"

    def samples(self):
        """Nothing, flat, up, and down."""
        low, high = self.ax.get_ylim()
        ends = ((low, low), (high, high), (low, high), (high, low))
        return [(), *(self.read("", np.linspace(*end, self.n)) for end in ends)]

    def draw(self, rng):
        return self.read("", rng.uniform(*self.ax.get_ylim(), self.n))

    def spec(self):
        """Where the panel is, as shares of the picture, and what its height stands for."""
        (x, y, width, height), (all_width, all_height) = self.ax.bbox.bounds, self.ax.figure.bbox.size
        box = [x / all_width, 1 - (y + height) / all_height, width / all_width, height / all_height]
        low, high = self.ax.get_ylim()
        return dict(n=self.n, low=low, high=high, box=[round(share, 5) for share in box])


def curve(ax, *, n=41, label="Your curve"):
    """A curve to draw by hand over a panel, as ``n`` heights from its left to its right edge; nothing at first."""
    return Curve(ax, arguments.integer("n", n, low=5), (), label)


def pixels(rows, cols, *, value=None, label=None):
    """A grid to draw on; starts with ``value``, rows of 0 and 1 (empty unless told)."""
    rows, cols = arguments.integer("rows", rows, low=2, high=32), arguments.integer("cols", cols, low=2, high=32)
    empty = Pixels(rows, cols, ((0,) * cols,) * rows, label)
    return empty if value is None else Pixels(rows, cols, empty.read("value", value), label)


@dataclass(frozen=True)
class Presses(Control):
    """Presses so far, as a tuple of the buttons' names. The page knows it as one text of digits, a press a digit."""

    options: tuple
    most: int
    value: tuple
    label: str | None

    kind = "presses"

    def read(self, name, value):
        """Return ``value`` as a tuple; refuse unknown buttons and more than ``most`` presses."""
        if isinstance(value, str) or not hasattr(value, "__iter__"):
            raise TypeError(f"{name} must be a list of buttons, got {arguments.describe(value)}")
        pressed = tuple(arguments.option(name, one, self.options) for one in value)
        if len(pressed) > self.most:
            raise ValueError(f"{name} must be at most {self.most} presses, got {len(pressed)}")
        return pressed

    def from_page(self, name, value):
        """The page sends the number of each button."""
        allowed = set("0123456789"[: len(self.options)])
        if not isinstance(value, str) or len(value) > self.most or set(value) - allowed:
            raise ValueError(f"{name} must be a text of at most {self.most} numbers of buttons")
        return tuple(self.options[int(k)] for k in value)

    def to_page(self, value):
        return "".join(str(self.options.index(one)) for one in value)

    def text(self, value):
        return f"{len(value)} of {count(self.most, 'press', 'presses')}"

    def samples(self):
        """Nothing pressed, each button once, and all buttons in turn until no press is left."""
        turns = (self.options * self.most)[: self.most]
        return [(), *((one,) for one in self.options), turns[: self.most // 2], turns]

    def draw(self, rng):
        return tuple(self.options[k] for k in rng.integers(len(self.options), size=rng.integers(self.most + 1)))

    def spec(self):
        return dict(options=list(self.options), most=self.most)


def presses(*options, most=100, value=(), label=None):
    """Buttons to press up to ``most`` times in all; starts with the presses ``value`` (none unless told)."""
    if not 2 <= len(options) <= 10 or len(set(options)) < len(options) or not all(isinstance(o, str) for o in options):
        raise ValueError(f"presses needs two to ten different names of buttons, got {options!r}")
    empty = Presses(options, arguments.integer("most", most, low=1), (), label)
    return Presses(options, most, empty.read("value", value), label)
