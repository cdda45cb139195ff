"""What explorers and tables of this room show at once: trainings and courses for every setting."""

import numpy as np

from neurocourse.data.prepared import prepared
from neurocourse.plasticity.half_forgotten import free_lunch, hidden
from neurocourse.plasticity.two_views import fields

SEEDS = (0, 1, 2, 3, 4)


@prepared(way=free_lunch.WAYS, eta=hidden.STEPS, wrong=(False, True))
def hidden_lunch(way, eta, wrong):
    """Nets with a hidden layer that relearn 10 to 50 of 60 pairs: error and recall of the rest, before and after.

    (seeds, lists, 2) each.
    """
    runs = [[hidden.relearned(way, n, eta=eta, wrong=wrong, rng=[seed, n]) for n in hidden.LISTED] for seed in SEEDS]
    parts = {name: [[getattr(run, name) for run in row] for row in runs] for name in ("error", "recall")}
    return {name: np.array(found, np.float32) for name, found in parts.items()}


@prepared(noise=fields.NOISES, rule=fields.RULES)
def eyes(noise, rule):
    """A cell whose left eye is closed half-way: fields of the first of three in 255 steps, (8, 2, 137).

    And of all three what they answer to the best grating of each eye, and how much orientation matters, (3, 8, 2).
    """
    runs = [fields.grow_up(noise, rule, rng=seed) for seed in SEEDS[:3]]
    w = runs[0].w / np.abs(runs[0].w).max(axis=(1, 2), keepdims=True)
    measures = {name: np.array([getattr(run, name) for run in runs], np.float32) for name in ("best", "tuned")}
    return dict(w=np.rint(127 * w).astype(np.int8), **measures)


@prepared(source=("photographs", "noise"), rule=fields.RULES)
def one_eye(source, rule):
    """Selectivity of five cells with one eye."""
    return dict(tuned=np.array([fields.alone(source, rule, rng=seed) for seed in SEEDS], np.float32))


# ---- second half
