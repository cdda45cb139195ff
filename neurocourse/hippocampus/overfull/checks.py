"""The challenge of this lesson: a rule that keeps what is too much for Hebb's."""

from neurocourse.hippocampus.overfull import crammed
from neurocourse.teaching import challenge

__all__ = ["crammed_weights"]


def _say(score):
    return f"Your network has an overlap of {score.overlap:.2f} with what it stored; the mark is {crammed.TO_BEAT:.2f}."


crammed_weights = challenge(
    crammed.challenge, name="hippocampus.crammed", title="Fifty memories in 200 units", value="overlap", say=_say
)
