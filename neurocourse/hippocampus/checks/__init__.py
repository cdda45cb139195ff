"""The checkers of the lesson's exercises."""

from neurocourse.hippocampus.checks.ahead import coincidence, successor_representation
from neurocourse.hippocampus.checks.gates import GATES, lstm, lstm_step
from neurocourse.hippocampus.checks.limits import capacity
from neurocourse.hippocampus.checks.recalling import recall_step
from neurocourse.hippocampus.checks.writing import hebb_weights

__all__ = [
    "GATES",
    "capacity",
    "coincidence",
    "hebb_weights",
    "lstm",
    "lstm_step",
    "recall_step",
    "successor_representation",
]
