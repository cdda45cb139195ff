"""The plain controls of an Explorer: a number, an option, on or off, and the switch that arms the machine."""

from dataclasses import dataclass
from decimal import Decimal
from numbers import Real

from neurocourse import arguments
from neurocourse.teaching.explorers.control import Control
from neurocourse.wording import number, quantity


def _decimals(*numbers):
    """Decimal places needed to write all ``numbers`` as they were given."""
    return max(max(0, -Decimal(repr(x)).normalize().as_tuple().exponent) for x in numbers)


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
    show: object = None  # function of a value: what the reader reads, where that is not the value itself

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
        return self.show(value) if self.show else quantity(value, self.unit, self.digits)

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
        scale = dict(min=self.low, max=self.high, step=self.step, digits=self.digits, unit=self.unit)
        texts = [self.show(value) for value in self.every()] if self.show else None
        return scale | dict(interval=self.interval, texts=texts)


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


REMAINS = ("nothing", "less of it", "all of it")


@dataclass(frozen=True)
class Arm(Toggle):
    """Off or on: whether the machine has the part that was withheld."""

    part: str
    remains: str

    kind = "arm"

    def spec(self):
        return dict(part=self.part, options=list(REMAINS))

    def said(self, choice):
        """What is said to the reader who predicted ``choice``, once the machine is armed."""
        verdict = "as you said" if choice == self.remains else f"you said {choice}"
        return f"Left of the difference: {self.remains} ({verdict})."


def slider(low, high, step=1, *, value=None, unit="", label=None, show=None):
    """A number from ``low`` to ``high`` in steps of ``step``; starts at ``value`` (``low`` unless told).

    ``show`` makes the text that the reader reads out of a value, such as ``lambda k: f"epoch {100 * k}"``.
    """
    low, step = (x if isinstance(x, int) else float(x) for x in (low, step))
    arguments.number("low", low)
    arguments.number("high", high, above=low)
    arguments.positive("step", step)
    count = (high - low) / step
    if abs(count - round(count)) > 1e-6:
        raise ValueError(f"a slider from {low:g} to {high:g} never reaches {high:g} in steps of {step:g}")
    control = Slider(low, high, step, low, unit, label, show=show)
    return control if value is None else _starting(control, value)


def steps(n, *, value=0, unit="", label=None, interval=80, show=None):
    """Steps 0 to ``n`` of something that goes on, with Play and Pause; a step takes at least ``interval`` ms.

    ``show`` makes the text that the reader reads out of a step's number.
    """
    n = arguments.integer("n", n, low=1)
    interval = arguments.integer("interval", interval, low=0)
    return _starting(Slider(0, n, 1, 0, unit, label, interval, show), value)


def choice(*options, value=None, label=None):
    """One of ``options``; starts at ``value`` (the first unless told)."""
    if len(options) < 2 or len(set(options)) < len(options):
        raise ValueError(f"choice needs at least two different options, got {options!r}")
    control = Choice(options, options[0], label)
    return control if value is None else _starting(control, value)


def toggle(value=False, *, label=None):
    """On or off."""
    return _starting(Toggle(False, label), value)


def arm(part, *, remains, label="Arm the machine"):
    """The switch that gives the machine the part that was withheld; off first.

    Before it is flipped for the first time the reader predicts what will be left of the difference.

    Parameters
    ----------
    part : str
        What the machine gets, such as "a memory of its last step".
    remains : str
        What is left of the difference then: one of ``REMAINS``, as a test of the model has found.
    """
    return Arm(False, label, part, arguments.option("remains", remains, REMAINS))


def _starting(control, value):
    return type(control)(**{**vars(control), "value": control.read("value", value)})
