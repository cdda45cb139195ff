"""Break our result: more GABA moves the curve of a cell. Can you make it divide the curve, by a number given to you?

Our attempt sends more GABA and nothing else. An attempt may choose how much glutamate comes with it.
"""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, function, generator, takes
from neurocourse.neurotransmitters.shunting import noise

I = np.linspace(0.0, 0.8, 17)  # nA
SHARES = 0.55, 0.75  # between which the wanted share is drawn
TO_BEAT = 8.0  # Hz; the best that GABA alone can do is 10 to 13


class Score(NamedTuple):
    """How far the curve of an attempt is from the divided one, in Hz."""

    off: float
    share: float  # what was asked for
    won: bool  # below ``TO_BEAT``?


def only_gaba(share):
    """Our own attempt: events of GABA as the share gets smaller, and glutamate as usual."""
    glu, gaba = noise.RATES
    return glu, gaba / share


@takes(background=function, rng=generator)
def challenge(background, *, rng):
    """Score a background that shall multiply the firing rates of a cell by a share, at all currents up to 0.8 nA.

    The curve with the usual background is measured, then the one with the background of the attempt, each in 25 runs of
    0.6 s for each current, with chance events of their own.

    Parameters
    ----------
    background : function
        ``background(share) -> (glu, gaba)``: events a second of glutamate and of GABA.
    rng : seed or numpy.random.Generator
        Draws the share and all events.

    Returns
    -------
    Score
    """
    share = float(rng.uniform(*SHARES))
    glu, gaba = array("background", background(share), shape=(2,), low=0, high=20_000)
    usual, found = (
        noise.simulate(I, *rates, n=25, duration=600.0, rng=rng.spawn(1)[0]) for rates in (noise.RATES, (glu, gaba))
    )
    off = noise.rms(found - share * usual)
    return Score(off, share, bool(off < TO_BEAT))
