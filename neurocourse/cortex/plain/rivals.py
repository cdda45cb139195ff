"""Networks of about one size that know different things beforehand: that neighbours matter, that places are alike."""

import numpy as np

from neurocourse.arguments import takes
from neurocourse.cortex.breaks.untied import Untied
from neurocourse.cortex.networks import lenet
from neurocourse.nn import Dense, Flatten, MaxPool2d, Network, ReLU

KINDS = ("convolutional", "local, not shared", "plain", "plain, three times as large")


@takes(kind=KINDS)
def build(kind):
    """A function ``make(rng=...)`` that builds a network of this kind for digits of 8 x 8 pixels.

    "local, not shared" has units that see 3 x 3 neighbours, each with weights of its own.
    """
    return {
        KINDS[0]: lenet.build,
        KINDS[1]: _local,
        KINDS[2]: lenet.mlp,
        KINDS[3]: lambda *, rng: lenet.mlp(hidden=300, rng=rng),
    }[kind]


def _local(*, rng):
    rng = np.random.default_rng(rng)
    first, second = Untied((8, 8, 1), 8, rng=rng), Untied((3, 3, 8), 32, rng=rng)
    return Network([first, ReLU(), MaxPool2d(2), second, ReLU(), Flatten(), Dense(32, 10, rng=rng)])
