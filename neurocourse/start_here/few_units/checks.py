"""The challenge of this lesson: three units that trace the neuron's curve, against our single one."""

from neurocourse.start_here.few_units import traced
from neurocourse.teaching import challenge

__all__ = ["few_units"]


def _percent(off):
    return f"{100 * off:.2g}%" if off >= 2 * traced.TO_BEAT else f"{100 * off:.2f}%"  # 1.04% has missed the mark


def _say(score):
    return f"Yours are {_percent(score.off)} of the highest rate off, and the mark is {traced.TO_BEAT:.0%}."


few_units = challenge(
    traced.challenge,
    name="start_here.few_units",
    title="Three units for one neuron",
    value="off",
    say=_say,
    best=_percent,
    higher=False,
)
