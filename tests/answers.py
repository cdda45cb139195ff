"""Answers to the exercises as learners write them, by people who had not seen the checks: right ones and wrong ones.

They stand in ``tests/<room>/answers.py``.
"""

from collections import defaultdict
from importlib import import_module
from pathlib import Path


class Answers:
    """Answers to the exercises of one room; a module fills it with these decorators."""

    def __init__(self):
        self.rights, self.for_one = defaultdict(list), defaultdict(list)
        self.wrongs, self.open = defaultdict(list), defaultdict(list)

    def right(self, exercise):
        """Keep a right answer."""
        return lambda f: self.rights[exercise].append(f) or f

    def right_for_one(self, exercise):
        """Keep an answer that is right for one number or row, where the lesson passes many."""
        return lambda f: self.for_one[exercise].append(f) or f

    def wrong(self, exercise, what):
        """Keep a wrong answer, with its mistake in a few words."""
        return lambda f: self.wrongs[exercise].append((f, what)) or f

    def mistaken(self, exercise, told):
        """Wrong answers, each with what it is to be told; ``told`` has that by their mistake in a few words."""
        named = {what: f for f, what in self.wrongs[exercise]}
        return {named[what]: said for what, said in told.items()}

    def undecided(self, exercise, why):
        """Keep an answer that the text neither asks for nor rules out."""
        return lambda f: self.open[exercise].append((f, why)) or f


def answers(room):
    """Answers to the exercises of a room."""
    path = Path(__file__).parent / room / "answers.py"
    assert path.exists(), f"tests/{room}/answers.py is missing: give its exercises answers, as the other rooms do"
    return import_module(f"{room}.answers").ANSWERS
