"""Networks that know different things beforehand: that neighbours matter, and that places are alike."""

import numpy as np

from neurocourse.arguments import takes
from neurocourse.cortex.breaks.untied import Untied
from neurocourse.cortex.networks import lenet
from neurocourse.nn import Dense, Flatten, MaxPool2d, Network, ReLU

KINDS = ("convolutional", "local, not shared", "plain", "plain, three times as large")


@takes(kind=KINDS)
def build(kind):
    """A function ``make(rng=...)`` that builds a network of this kind for digits of 8 x 8 pixels.

    "local, not shared" has the shape of the convolutional one: units that see 3 x 3 neighbours, but each has weights of
    its own, about fourteen times as many.
    """
    return {
        KINDS[0]: lenet.build,
        KINDS[1]: _local,
        KINDS[2]: lenet.mlp,
        KINDS[3]: lambda *, rng: lenet.mlp(hidden=300, rng=rng),
    }[kind]


def _local(*, rng):
    rng = np.random.default_rng(rng)
    n, m = lenet.MAPS
    first, second = Untied((8, 8, 1), n, padding=1, rng=rng), Untied((4, 4, n), m, padding=1, rng=rng)
    stages = [first, MaxPool2d(2), ReLU(), second, MaxPool2d(2), ReLU()]
    return Network([*stages, Flatten(), Dense(4 * m, 10, rng=rng)])
