"""The check of `rewired`: tell a cortex that has new connections from one that has turned up old ones."""

import copy

import numpy as np

from neurocourse.caching import kept
from neurocourse.plasticity.body_map import probe
from neurocourse.teaching import call, exercise, expect, inputs, made

__all__ = ["rewired"]

OTHERS = {2: (1, 3), 3: (2, 4), 4: (3, 5)}  # fingers beside the lost one


@kept
def sheet(lost, rewires, days, share, seed):
    """A sheet after its loss; worked out once."""
    return probe.cortex(lost, rewires=rewires, days=days, share=share, rng=seed)._sheet


def specimen(lost, rewires, days=90, share=1.0, seed=0):
    """A new cortex to examine."""
    return probe.Cortex(sheet(lost, rewires, days, share, seed), lost)


def any_cortex(rng, sizes):
    """One of either kind; days, activity and seed tell nothing about which."""
    days, share = ((80, 1.0), (100, 0.85), (100, 0.95))[rng.integers(3)]
    return specimen(int(rng.integers(2, 5)), bool(rng.integers(2)), days, share, int(rng.integers(2)))


def examined(way):
    """A wrong way to look, on a cortex of its own: looking changes what is blocked."""
    return lambda cortex: way(copy.deepcopy(cortex))


def beside(cortex):
    """What the zone answers to the fingers beside the lost one: the larger."""
    return max(cortex.touch(finger) for finger in OTHERS[cortex.lost])


def released(look):
    """Look after the lost finger has been given back."""

    def way(cortex):
        cortex.release(cortex.lost)
        return look(cortex)

    return way


def one_beside_the_other(cortex):
    """Is one neighbour's answer smaller than the other's?"""
    first, second = OTHERS[cortex.lost]
    return cortex.touch(first) < cortex.touch(second)


def always_the_third(cortex):
    """Give back the middle finger, and compare it with those beside it."""
    cortex.release(3)
    return cortex.touch(3) < max(cortex.touch(2), cortex.touch(4))


@exercise(
    reference=probe.rewired,
    inputs=inputs(
        cortex=made(
            any_cortex,
            lambda x: isinstance(x, probe.Cortex) and x.lost in OTHERS,
            tuple(specimen(3, kind) for kind in (False, True)),
        ),
        examples=[(specimen(3, True),), (specimen(3, False),), (specimen(2, True),), (specimen(4, False),)],
    ),
    mistakes=[
        ("you call every cortex rewired: what you look at is the same in both kinds; give the lost finger back, and "
         "touch it", lambda cortex: True),
        ("you call no cortex rewired: what you look at is the same in both kinds; give the lost finger back, and "
         "touch it", lambda cortex: False),
        ("the other way round: where the old connections are still there, the zone answers its own finger",
         examined(released(lambda cortex: cortex.touch(cortex.lost) > beside(cortex)))),
        ("how large the answer to a neighbour is depends on how active a cortex wants to be, not on its wiring",
         examined(lambda cortex: beside(cortex) > 0.17)),
        ("how large the answer to a neighbour is tells nothing, in either direction",
         examined(lambda cortex: beside(cortex) < 0.17)),
        ("the two neighbours are compared with each other in yours: compare the lost finger with them",
         examined(released(one_beside_the_other))),
        ("which finger was lost tells nothing about what its zone did since", lambda cortex: cortex.lost == 3),
        ("you give back finger 3, whichever was lost: `cortex.lost` has its number", examined(always_the_third)),
        ("you compare with the thumb, which may be too far away to be heard: compare with the fingers beside",
         examined(released(lambda cortex: cortex.touch(cortex.lost) < cortex.touch(1)))),
        ("you return a rate: return True or False", examined(released(lambda cortex: cortex.touch(cortex.lost)))),
        ("you return what the zone answers to a finger beside it: return True or False", beside),
    ],
)  # fmt: skip
def rewired(f, reference):
    """Twenty cortices that the learner has not seen."""
    rng, right = np.random.default_rng(11), []
    for _ in range(20):
        kind = bool(rng.integers(2))
        one = specimen(int(rng.integers(2, 5)), kind, 90, (0.9, 1.0)[rng.integers(2)], 2)
        right.append(bool(call(f, one)) == kind)
    expect(
        np.mean(right) == 1, "it is wrong about some that it had not seen: compare the lost finger with those beside"
    )
    return "of twenty more cortices you judge all rightly, though every one answers touches beside the lost finger."
