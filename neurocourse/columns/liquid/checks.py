"""The challenge: tell whether the two middle pieces differ, better than an echo state net."""

from neurocourse.columns.liquid import contest
from neurocourse.teaching import challenge

__all__ = ["beat_the_web"]


def say(score):
    return (
        f"From your numbers a readout is right in {score.yours:.0%} of new trials, from our net's in {score.ours:.0%}."
    )


beat_the_web = challenge(
    contest.score,
    name="columns.beat_the_web",
    title="Tell whether the two middle pieces differ, better than our net",
    value="yours",
    say=say,
    best="{:.0%} right".format,
)
