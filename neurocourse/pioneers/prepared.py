"""What two explorers of this room show at once: trainings from many starts, and of many networks."""

import numpy as np

from neurocourse.data.prepared import prepared
from neurocourse.pioneers.breaks import feedback
from neurocourse.pioneers.layers import backprop

STARTS = 10  # of each network that learns exclusive-or
EPOCHS = (0, 50, 100, 150, 200, 250, 300, 350, 400, 500, 600, 700, 800, 1000, 1200, 1500, 1800, 2200, 2600, 3000,
          3600, 4400, 5200, 6400, 7600, 9000, 11000, 13000, 16000, 20000, 25000, 30000)  # fmt: skip
HIDDEN = (2, 3, 4)  # units of those networks
SCALES = {False: 2.0, True: 0.5}  # of their first weights
SEEDS = (0, 1, 2)


@prepared(small=(False, True))
def xor(small):
    """Weights on the way to exclusive-or, one row for each start and epoch: ``weights_2`` (STARTS, EPOCHS, 9), …"""
    rows = np.array(EPOCHS) // 50
    found = {}
    for n in HIDDEN:
        learned = backprop.learn_xor(n, seeds=range(STARTS), scale=SCALES[small], epochs=EPOCHS[-1], every=50)
        flat = [np.concatenate([part.reshape(STARTS, -1) for part in learned.weights[k]], axis=1) for k in rows]
        found[f"weights_{n}"] = np.stack(flat, axis=1).astype(np.float16)
    return found


def weights(flat, n_hidden):
    """The arrays W1, b1, W2 and b2 of a 2-n-1 network, from flat vectors (…, 4n + 1)."""
    parts = np.split(flat.astype(np.float64), np.cumsum([2 * n_hidden, n_hidden, n_hidden]), axis=-1)
    shapes = (n_hidden, 2), (n_hidden,), (1, n_hidden), (1,)
    return backprop.Weights(*(part.reshape(*flat.shape[:-1], *s) for part, s in zip(parts, shapes, strict=True)))


@prepared(n_hidden=(5, 10, 30, 100), task=feedback.TASKS)
def way_back(n_hidden, task):
    """Accuracy by epoch with each way back, (3, SEEDS, epochs + 1), and without hidden units; angle of random blame."""
    learned = [
        [feedback.learn_digits(way, task=task, n_hidden=n_hidden, rng=k) for k in SEEDS] for way in feedback.WAYS
    ]
    return dict(
        accuracy=np.array([[one.accuracy for one in runs] for runs in learned], np.float16),
        direct=np.array([feedback.without_hidden(task, rng=k) for k in SEEDS], np.float16),
        angle=np.array([one.angle for one in learned[feedback.WAYS.index("random")]], np.float16),
    )
