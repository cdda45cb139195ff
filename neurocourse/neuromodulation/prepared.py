"""What explorers and tables of this room show at once: recalls and trainings for every setting."""

import numpy as np

from neurocourse.data.prepared import prepared
from neurocourse.neuromodulation.recall import dense_recall

LOADS = (3, 9, 20, 31, 100, 1000, 5000)  # patterns that are stored together
SHARPNESS = (0.05, 0.125, 0.25, 1.0)  # β; 1/8 is the 1/√N of attention


@prepared(turned=(0, 10, 20, 30, 40), beta=SHARPNESS, equal=(False, True))
def recall_rates(turned, beta, equal):
    """Share recalled exactly at LOADS by connections, attention and search, (3, LOADS): means of three nets.

    ``turned`` is the percentage of units of the cue that are wrong.
    """
    options = dict(turned=turned / 100, beta=beta, equal=equal, n=40)
    found = [[dense_recall.rates(P, rng=[k, P], **options) for P in LOADS] for k in range(3)]
    return dict(rates=np.mean(found, axis=0).T.astype(np.float16))
