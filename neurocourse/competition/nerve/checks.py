"""The challenge: plug the nerve back better than the sheet."""

from neurocourse.competition.nerve import plugs
from neurocourse.teaching import challenge

__all__ = ["beat_the_sheet"]


def say(score):
    return f"You bring {score.yours:.0%} of the neighbours back side by side, the sheet {score.sheet:.0%}."


beat_the_sheet = challenge(
    plugs.score,
    name="competition.beat_the_sheet",
    title="Plug the nerve back better than the sheet",
    value="yours",
    say=say,
    best="{:.0%} side by side".format,
)
