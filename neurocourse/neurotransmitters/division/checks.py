"""The challenge of this lesson: a background that divides, against ours, which moves."""

from neurocourse.neurotransmitters.division import dividing
from neurocourse.teaching import challenge

__all__ = ["dividing_background"]


def _say(score):
    return (
        f"Asked for {score.share:.2f} of each rate, yours is off by ≈ {score.off:.1f} Hz, and the mark is "
        f"{dividing.TO_BEAT:.0f} Hz."
    )


dividing_background = challenge(
    dividing.challenge, name="neurotransmitters.dividing_background", title="Make GABA divide", value="off", say=_say,
    higher=False,
)  # fmt: skip
