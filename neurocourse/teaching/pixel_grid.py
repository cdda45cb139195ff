"""A control to draw with: a small grid of pixels, painted with the mouse or with the keyboard."""

from dataclasses import dataclass

from neurocourse import arguments


@dataclass(frozen=True)
class Pixels:
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

    every = samples

    def draw(self, rng):
        ink = rng.integers(0, 2, (self.rows, self.cols))
        return self._filled(lambda i, j: int(ink[i, j]))

    def spec(self):
        return dict(rows=self.rows, cols=self.cols)

    def _filled(self, ink):
        return tuple(tuple(ink(i, j) for j in range(self.cols)) for i in range(self.rows))


def pixels(rows, cols, *, value=None, label=None):
    """A grid to draw on; starts with ``value``, rows of 0 and 1 (empty unless told)."""
    rows, cols = arguments.integer("rows", rows, low=2, high=32), arguments.integer("cols", cols, low=2, high=32)
    empty = Pixels(rows, cols, ((0,) * cols,) * rows, label)
    return empty if value is None else Pixels(rows, cols, empty.read("value", value), label)
