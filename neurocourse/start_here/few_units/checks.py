"""The challenge of this lesson: three units that trace the neuron's curve, against our single one."""

from neurocourse.start_here.few_units import traced
from neurocourse.teaching import challenge

__all__ = ["few_units"]


def _say(score):
    return f"Yours are {100 * score.off:.2g}% of the highest rate off, and the mark is {100 * traced.TO_BEAT:.0f}%."


few_units = challenge(
    traced.challenge,
    name="start_here.few_units",
    title="Three units for one neuron",
    value="off",
    say=_say,
    higher=False,
)
