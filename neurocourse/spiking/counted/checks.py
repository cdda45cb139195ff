"""The challenge of this lesson: eight cells that are counted, against eight first spikes."""

from neurocourse.spiking.counted import row
from neurocourse.teaching import challenge

__all__ = ["beat_latency"]


def _say(score):
    return f"Your counts tell {score.counts:.2f} bits, and the first spikes {score.latency:.2f}."


beat_latency = challenge(
    row.challenge, name="spiking.beat_latency", title="Make counts beat latency", value="lead", say=_say
)
