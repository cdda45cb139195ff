"""The challenge of this lesson: ten hidden units that do not learn, against our random ones."""

from neurocourse.pioneers.unlearned import frozen
from neurocourse.teaching import challenge

__all__ = ["frozen_units"]


def _say(score):
    return f"Yours read ≈ {score.share:.2f} of the digits, and the mark is {frozen.TO_BEAT:.2f}."


frozen_units = challenge(
    frozen.challenge, name="pioneers.frozen_units", title="Ten units that do not learn", value="share", say=_say
)
