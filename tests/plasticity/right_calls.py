"""Right calls of the lesson on plasticity."""

import numpy as np
from doors import right

from neurocourse.plasticity import free_lunch, hidden

CUES, ANSWERS, WEIGHTS = np.array([[1.0, 2.0, 0.0], [0.0, 1.0, 1.0]]), np.array([0.5, -1.0]), np.array([1.0, 0.0, 0.3])

CALLS = {
    free_lunch.relearn: lambda: right(w=WEIGHTS, X=CUES, t=ANSWERS).signed("w X t"),
    free_lunch.elsewhere: lambda: right(way="drift", n_1=5, rng=0),
    free_lunch.promised: lambda: right(way="fade", share=0.3).many("share"),
    hidden.relearned: lambda: right(way="drift", n_1=10, rng=0).costly(),
    # ---- second half
}
