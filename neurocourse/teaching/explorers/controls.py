"""The controls of an Explorer: what values each may take, how they are snapped, spoken and sent to the page."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from decimal import Decimal
from numbers import Real

from neurocourse import arguments
from neurocourse.wording import number, quantity


def _decimals(*numbers):
    """Decimal places needed to write all ``numbers`` as they were given."""
    return max(max(0, -Decimal(repr(x)).normalize().as_tuple().exponent) for x in numbers)


class Control(ABC):
    """What every control promises.

    A new kind keeps this, and has its counterpart ``MAKE[kind]`` in ``controls.js``; nothing else has to know of it.
    ``kind`` names the counterpart, ``value`` is where the control starts, ``label`` its name for the reader. Every
    value passes ``read``, whoever sends it: the page is not trusted more than a program. What is sent to a page and
    comes back (``to_page``, ``from_page``) is a number, a text, or true and false.
    """

    kind: str
    value: object
    label: str | None

    @abstractmethod
    def read(self, name, value):
        """The value as the control has it, such as snapped to a step; one sentence about ``name`` when it has none."""

    def from_page(self, name, value):
        """The value that the page writes so."""
        return self.read(name, value)

    def to_page(self, value):
        """How the page writes a value."""
        return value

    @abstractmethod
    def text(self, value):
        """A value as the reader reads it."""

    @abstractmethod
    def samples(self):
        """The values that a test has to visit: ends and middle."""

    def every(self):
        """Every value there is, in order, where they can be counted; else the samples."""
        return self.samples()

    @abstractmethod
    def draw(self, rng):
        """A random value."""

    def spec(self):
        """What the page has to know once, besides kind, name and label."""
        return {}


@dataclass(frozen=True)
class Slider(Control):
    """A number between ``low`` and ``high`` in equal steps."""

    low: float
    high: float
    step: float
    value: float
    unit: str
    label: str | None
    interval: int | None = None  # milliseconds between two frames of Play; None: no Play button

    kind = "slider"

    def read(self, name, value):
        """Return ``value`` snapped to the nearest step; whole numbers when the whole slider is in whole numbers."""
        x = arguments.number(name, value, low=self.low, high=self.high)
        x = self.low + round((x - self.low) / self.step) * self.step
        return round(x, self.digits) + 0.0 if self.digits else round(x)  # -0.0 becomes 0.0

    @property
    def digits(self):
        return _decimals(self.low, self.step)

    def text(self, value):
        return quantity(value, self.unit, self.digits)

    def samples(self):
        """Both ends and the middle: what a sweep has to visit."""
        return [self.read("", x) for x in (self.low, (self.low + self.high) / 2, self.high)]

    def every(self):
        """Every value there is, in order."""
        count = round((self.high - self.low) / self.step)
        return [self.read("", self.low + i * self.step) for i in range(count)] + [self.read("", self.high)]

    def draw(self, rng):
        return self.read("", rng.uniform(self.low, self.high))

    def spec(self):
        return dict(
            min=self.low, max=self.high, step=self.step, digits=self.digits, unit=self.unit, interval=self.interval
        )


@dataclass(frozen=True)
class Choice(Control):
    """One of a few options."""

    options: tuple
    value: object
    label: str | None

    kind = "choice"

    def read(self, name, value):
        return arguments.option(name, value, self.options)

    def from_page(self, name, value):
        """The page sends the number of the option."""
        return self.options[arguments.integer(name, value, low=0, high=len(self.options) - 1)]

    def to_page(self, value):
        return self.options.index(value)

    def text(self, value):
        return number(value) if isinstance(value, Real) and not isinstance(value, bool) else str(value)

    def samples(self):
        return list(self.options)

    def draw(self, rng):
        return self.options[rng.integers(len(self.options))]

    def spec(self):
        return dict(options=[self.text(o) for o in self.options])


@dataclass(frozen=True)
class Toggle(Control):
    """On or off."""

    value: bool
    label: str | None

    kind = "toggle"

    def read(self, name, value):
        if not isinstance(value, bool):
            raise TypeError(f"{name} must be True or False, got {arguments.describe(value)}")
        return value

    def text(self, value):
        return "on" if value else "off"

    def samples(self):
        return [False, True]

    def draw(self, rng):
        return bool(rng.integers(2))


def slider(low, high, step=1, *, value=None, unit="", label=None):
    """A number from ``low`` to ``high`` in steps of ``step``; starts at ``value`` (``low`` unless told)."""
    low, step = (x if isinstance(x, int) else float(x) for x in (low, step))
    arguments.number("low", low)
    arguments.number("high", high, above=low)
    arguments.positive("step", step)
    count = (high - low) / step
    if abs(count - round(count)) > 1e-6:
        raise ValueError(f"a slider from {low:g} to {high:g} never reaches {high:g} in steps of {step:g}")
    control = Slider(low, high, step, low, unit, label)
    return control if value is None else _starting(control, value)


def steps(n, *, value=0, unit="", label=None, interval=80):
    """Steps 0 to ``n`` of something that goes on, with Play and Pause; a step takes at least ``interval`` ms."""
    n = arguments.integer("n", n, low=1)
    interval = arguments.integer("interval", interval, low=0)
    return _starting(Slider(0, n, 1, 0, unit, label, interval), value)


def choice(*options, value=None, label=None):
    """One of ``options``; starts at ``value`` (the first unless told)."""
    if len(options) < 2 or len(set(options)) < len(options):
        raise ValueError(f"choice needs at least two different options, got {options!r}")
    control = Choice(options, options[0], label)
    return control if value is None else _starting(control, value)


def toggle(value=False, *, label=None):
    """On or off."""
    return _starting(Toggle(False, label), value)


def _starting(control, value):
    return type(control)(**{**vars(control), "value": control.read("value", value)})


def check_all(controls):
    """Return ``controls`` when each was made by one of the six functions: the four above, pixels or presses."""
    if not controls:
        raise ValueError("an Explorer needs at least one control: slider, choice, toggle, steps, pixels or presses")
    for name, control in controls.items():
        if not isinstance(control, Control):
            raise TypeError(
                f"{name} must be slider(), choice(), toggle(), steps(), pixels() or presses(), "
                f"got {arguments.describe(control)}"
            )
    return controls
