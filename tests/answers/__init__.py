"""Answers to the exercises as learners write them, by people who had not seen the checks: right ones and wrong ones."""

from collections import defaultdict
from importlib import import_module


class Answers:
    """Right and wrong answers of one room, by exercise; a module fills it with two decorators."""

    def __init__(self):
        self.rights, self.wrongs = defaultdict(list), defaultdict(list)

    def right(self, exercise):
        """Keep a right answer."""
        return lambda f: self.rights[exercise].append(f) or f

    def wrong(self, exercise, what):
        """Keep a wrong answer, with its mistake in a few words."""
        return lambda f: self.wrongs[exercise].append((f, what)) or f


def answers(room):
    """Answers to the exercises of a room."""
    return import_module(f"answers.{room}").ANSWERS
