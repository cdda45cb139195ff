"""The challenge: tell whether the two middle pieces differ, better than an echo state net."""

from neurocourse.columns.liquid import contest
from neurocourse.teaching import challenge

__all__ = ["beat_the_web"]


def say(score):
    return (
        f"A readout is right in {score.yours:.0%} of new trials, and in {score.ours:.0%} with the numbers of our net."
    )


beat_the_web = challenge(
    contest.score,
    name="columns.beat_the_web",
    title="Tell whether the two middle pieces differ, better than our net",
    value="yours",
    say=say,
    best="{:.0%} right".format,
)
