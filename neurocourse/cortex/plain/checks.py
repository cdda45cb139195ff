"""The challenge of this lesson: a plain network against our convolutional one."""

from neurocourse.cortex.plain import examples
from neurocourse.teaching import challenge

__all__ = ["plain_network"]


def _say(score):
    return (
        f"With your pictures the plain network read ≈ {score.share:.3f} of the digits; the mark is {examples.TO_BEAT}."
    )


plain_network = challenge(
    examples.challenge, name="cortex.plain_network", title="A plain network that keeps up", value="share", say=_say
)
