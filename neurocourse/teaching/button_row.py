"""A control to act with: a row of buttons. What is pressed, and in which order, is the value."""

from dataclasses import dataclass

from neurocourse import arguments
from neurocourse.wording import count


@dataclass(frozen=True)
class Presses:
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

    every = samples

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
