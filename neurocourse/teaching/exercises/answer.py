"""What a check gives back: the outcome on the screen, and the function to go on with.

An exercise that is skipped, or that does not even run because of a slip in its syntax, leaves its name unbound. So the
names of exercises stand for our functions from the first cell on (`lend`), until the learner's cells bind them.
"""

import sys

from neurocourse.teaching.exercises.calling import positional
from neurocourse.teaching.page.display import BLUE, GREY, RED, in_notebook, outcome_html, show_static, this_cell

LOOKS = {"not attempted": ("○", GREY), "not yet": ("✗", RED), "correct": ("✓", BLUE)}


def not_written(name):
    """What is said where nothing has been handed in."""
    return f"write your function, then `{name} = check.{name}({name})`"


class Answer:
    """The function to go on with: the learner's when it is right, else the reference. ``badge`` says which."""

    def __init__(self, name, outcome, message, go_on, learner, reference, title=None):
        self.outcome, self.message, self.learner, self._reference = outcome, message, learner, reference
        self.title, self._go_on = title or name, go_on
        self.function = learner if outcome == "correct" else reference
        self.badge = {
            "correct": f"your {name}",
            "not yet": f"reference {name} (yours is not there yet)",
            "not attempted": f"reference {name}",
        }[outcome]
        self.__name__, self.__doc__, self.__wrapped__ = name, self.function.__doc__, self.function
        self._shown_in = None

    def __call__(self, *args, **kwargs):
        args, kwargs = positional(self._reference, args, kwargs)
        return self._go_on(*args, **kwargs)

    def __repr__(self):
        symbol, _ = LOOKS[self.outcome]
        return f"{symbol} {self.title}: {self.outcome}\n  {self.message}"

    def _repr_html_(self):
        symbol, colour = LOOKS[self.outcome]
        return outcome_html(symbol, self.outcome, colour, self.title, self.message)

    def show(self):
        """Display the outcome now, whether or not the answer ends its cell."""
        show_static(self._repr_html_(), repr(self))
        self._shown_in = this_cell()

    def _ipython_display_(self):
        if self._shown_in != this_cell():  # asked for again, in a later cell
            self.show()


def is_exercise(check):
    """Whether a check judges an exercise, which has an answer of ours; a challenge has none."""
    return hasattr(check, "reference")


def lend(checks):
    """Bind the name of each exercise in the learner's notebook, where it stands for nothing yet; not of a challenge.

    Parameters
    ----------
    checks : dict
        Name of each exercise -> its check, made by ``exercise``.
    """
    if in_notebook():
        names = sys.modules["IPython"].get_ipython().user_ns
        for name, check in checks.items():
            if is_exercise(check):
                names.setdefault(name, ours(name, check.reference))


def ours(name, reference):
    """The answer that nobody has given yet: it calls the course's own function."""
    return Answer(name, "not attempted", not_written(name), reference, ..., reference)
