"""Right calls of the lesson on plasticity."""

import numpy as np
from doors import right

from neurocourse.plasticity import bodies, moved

FOUR = np.array([[0.1, 0.6, 0.6, 0.8]])

CALLS = {
    # ---- second half
    # ---- third part
    bodies.balance: lambda: right(w=FOUR, body=bodies.Body(), starts=FOUR / 9, T=3).signed("w starts").free("w starts"),
    bodies.begin: lambda: right(beginning="the same, turned", rng=0),
    bodies.climb: lambda: right(w=FOUR, body=bodies.Body(), most=2, rng=0).signed("w").free("w"),
    bodies.transfer: lambda: right(body="short pole", beginning="from nothing", rng=0).costly(),
    moved.adapt: lambda: right(way="untouched", task=moved.task(rng=0), old=moved.old_net(0), rng=0).signed("old"),
    moved.compare: lambda: right(n=2, shots=1).costly(),
    moved.nearest_picture: lambda: right(task=moved.task(rng=0)),
    moved.shuffle: lambda: right(n=3, rng=0),
    moved.task: lambda: right(n=3, shots=1, rng=0),
}
