"""A cortex to examine: has it new connections, or has it turned up old ones?"""

from neurocourse.arguments import fraction, generator, integer, takes
from neurocourse.plasticity.body_map import somatosensory as s1

FINGER = integer(low=1, high=s1.FINGERS)


class Cortex:
    """A cortex that lost a finger weeks ago, with an electrode in the zone that belonged to it.

    Attributes
    ----------
    lost : int
        The finger whose nerve is blocked, 1 (thumb) to 5.
    """

    def __init__(self, sheet, lost):
        self.lost, self._sheet, self._blocked = lost, sheet, {lost}

    def __repr__(self):
        return f"<a cortex that lost finger {self.lost}>"

    def block(self, finger):
        """Block the nerve of a finger, 1 to 5."""
        self._blocked |= {FINGER("finger", finger)}

    def release(self, finger):
        """Let the nerve of a finger, 1 to 5, conduct again."""
        self._blocked -= {FINGER("finger", finger)}

    def touch(self, finger):
        """Touch a finger, 1 to 5, all along: what the cells in the zone of the lost finger then fire, in the mean."""
        finger = FINGER("finger", finger)
        if finger in self._blocked:
            return 0.0
        y = s1.rates.unguarded(self._sheet)
        return float(y[s1.ZONE == self.lost - 1][:, s1.OF_FINGER == finger - 1].mean())


@takes(lost=FINGER, rewires=bool, days=integer(low=1, high=1000), share=fraction, rng=generator)
def cortex(lost=3, *, rewires, days=90, share=1.0, rng):
    """A `Cortex` some days after its loss: one that learned, or one that only turned up its gain.

    Parameters
    ----------
    lost : int
        Finger, 1 to 5; the thumb and the little finger have a neighbour on one side only.
    rewires : bool
        Whether its synapses learn.
    days : int
        Since the loss.
    share : float
        How active its cells want to be, as a share of what they were.
    rng : seed or numpy.random.Generator
    """
    sheet = s1.grown(rng=rng)
    sheet = sheet._replace(usual=sheet.usual * max(share, 0.05))
    for _ in range(days):
        sheet = s1.day(sheet, lost - 1, hebb=rewires)
    return Cortex(sheet, lost)


@takes(cortex=Cortex)
def rewired(cortex):
    """Whether the zone of the lost finger has new connections: whether it has lost its own finger for good.

    Both kinds of cortex answer a touch next door. Give the finger back and touch it at once: where only the gain was
    turned up the old connections are still there, and answer more than ever.

    Parameters
    ----------
    cortex : Cortex

    Returns
    -------
    bool
    """
    cortex.release(cortex.lost)
    beside = max(cortex.touch(finger) for finger in range(1, s1.FINGERS + 1) if finger != cortex.lost)
    return cortex.touch(cortex.lost) < beside
