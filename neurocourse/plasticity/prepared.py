"""What explorers and tables of this room show at once: trainings and courses for every setting."""

import numpy as np

from neurocourse.data.prepared import prepared
from neurocourse.plasticity.half_forgotten import free_lunch, hidden

SEEDS = (0, 1, 2, 3, 4)


@prepared(way=free_lunch.WAYS, eta=hidden.STEPS, wrong=(False, True))
def hidden_lunch(way, eta, wrong):
    """Nets with a hidden layer that relearn 10 to 50 of 60 pairs: error and recall of the rest, before and after.

    (seeds, lists, 2) each.
    """
    runs = [[hidden.relearned(way, n, eta=eta, wrong=wrong, rng=[seed, n]) for n in hidden.LISTED] for seed in SEEDS]
    parts = {name: [[getattr(run, name) for run in row] for row in runs] for name in ("error", "recall")}
    return {name: np.array(found, np.float32) for name, found in parts.items()}


# ---- second half
