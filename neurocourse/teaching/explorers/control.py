"""The contract of a control, and what an Explorer does with all of its controls alike."""

import re
from abc import ABC, abstractmethod

from neurocourse import arguments


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


MAKERS = "slider, choice, toggle, steps, arm, pixels, presses or curve"


def check_all(controls):
    """Return ``controls`` when each was made by one of the functions for that."""
    if not controls:
        raise ValueError(f"an Explorer needs at least one control: {MAKERS}")
    for name, control in controls.items():
        if not isinstance(control, Control):
            raise TypeError(f"{name} must be made by {MAKERS}, got {arguments.describe(control)}")
    return controls


def spoken(sentence, controls, values):
    """A sentence with the values of the controls that it names in braces: as text, and in parts for the page.

    "At {I} it fires." becomes "At 2.0 nA it fires." and ["At ", {"control": "I"}, " it fires."]: a number in a
    sentence that the reader can drag.
    """
    parts = [
        {"control": part} if k % 2 else part
        for k, part in enumerate(re.split(rf"\{{({'|'.join(map(re.escape, controls))})\}}", sentence))
    ]
    text = "".join(p if isinstance(p, str) else controls[p["control"]].text(values[p["control"]]) for p in parts)
    return text, [part for part in parts if part]
