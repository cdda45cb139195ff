"""Answers to the exercises of columns, as learners write them."""

from answers import Answers

ANSWERS = Answers()
right, wrong, undecided = ANSWERS.right, ANSWERS.wrong, ANSWERS.undecided

# ---- second half
