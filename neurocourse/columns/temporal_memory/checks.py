"""The check of `predictive_cells`: a cell expects to be next when one of its dendrites hears enough."""

import numpy as np

from neurocourse.columns.temporal_memory import sequence_memory
from neurocourse.teaching import call, exercise, expect, inputs, made, numbers, whole

__all__ = ["predictive_cells"]


def heard(active, synapses, permanence):
    return active[synapses] & (permanence >= sequence_memory.CONNECTED)


def drawn(rng, sizes):
    """Which cells each synapse hears."""
    return rng.integers(0, sizes["n"], (sizes["n"], sizes["d"], sizes["s"])).astype(np.intp)


TIE = (
    np.array([True, True, False, False]),
    np.array([[[0, 1, 2], [0, 2, 3]], [[0, 1, 3], [2, 3, 3]], [[0, 2, 3], [1, 2, 3]], [[2, 3, 2], [3, 2, 3]]]),
    np.array([[[0.5, 0.5, 0.9], [0.9, 0.9, 0.9]], [[0.9, 0.4, 0.9], [0.9, 0.9, 0.9]],
              [[0.9, 0.9, 0.9], [0.9, 0.9, 0.9]], [[0.9, 0.9, 0.9], [0.9, 0.9, 0.9]]]),
    2,
)  # fmt: skip

MISTAKES = [
    ("synapses that have not grown together count in yours: below a permanence of 0.5 a synapse hears nothing",
     lambda a, s, p, t: (a[s].sum(axis=2) >= t).any(axis=1)),
    ("`threshold` active cells are enough: take >=",
     lambda a, s, p, t: (heard(a, s, p).sum(axis=2) > t).any(axis=1)),
    ("a permanence of exactly 0.5 counts: take >=",
     lambda a, s, p, t: ((a[s] & (p > 0.5)).sum(axis=2) >= t).any(axis=1)),
    ("you add up all synapses of a cell: each dendrite counts for itself, and one of them must hear enough",
     lambda a, s, p, t: heard(a, s, p).sum(axis=(1, 2)) >= t),
    ("one synapse is enough in yours: a dendrite notices a coincidence, `threshold` cells at once",
     lambda a, s, p, t: heard(a, s, p).any(axis=(1, 2))),
    ("you want every dendrite of a cell to hear enough: one will do",
     lambda a, s, p, t: (heard(a, s, p).sum(axis=2) >= t).all(axis=1)),
    ("you add permanences: a synapse that has grown together counts as one, however strong",
     lambda a, s, p, t: ((a[s] * p).sum(axis=2) >= t).any(axis=1)),
    ("you add the permanences of synapses that hear something: count them, each as one",
     lambda a, s, p, t: ((heard(a, s, p) * p).sum(axis=2) >= t).any(axis=1)),
    ("you ask whether dendrites have `threshold` synapses that are grown together, whatever these hear: use `active`",
     lambda a, s, p, t: ((p >= 0.5).sum(axis=2) >= t).any(axis=1)),
    ("you leave out cells that are active now: these may expect to be next as well",
     lambda a, s, p, t: (heard(a, s, p).sum(axis=2) >= t).any(axis=1) & ~a),
    ("you keep only cells that are active now: cells expect something although they are silent",
     lambda a, s, p, t: (heard(a, s, p).sum(axis=2) >= t).any(axis=1) & a),
    ("you look at a cell's own activity: the cells that its synapses hear are `active[synapses]`",
     lambda a, s, p, t: ((a[:, None, None] & (p >= 0.5)).sum(axis=2) >= t).any(axis=1)),
    ("yours are the cells that expect nothing", lambda a, s, p, t: ~(heard(a, s, p).sum(axis=2) >= t).any(axis=1)),
    ("you return the dendrites: return for each cell whether one of its dendrites hears enough",
     lambda a, s, p, t: heard(a, s, p).sum(axis=2) >= t),
]  # fmt: skip


@exercise(
    reference=sequence_memory.predictive_cells,
    inputs=inputs(
        active=numbers("n", options=(False, True)),
        synapses=made(drawn, lambda s: isinstance(s, np.ndarray) and s.ndim == 3),
        permanence=numbers("n", "d", "s", low=0, high=1),
        threshold=whole(1, 4),
        sizes={"n": (4, 400), "d": (2, 12), "s": (3, 10)},
        examples=[TIE],
        where=lambda a, s, p, t: s.shape == p.shape and len(a) == len(s) and s.max() < len(a),
    ),
    mistakes=MISTAKES,
)
def predictive_cells(f, ref):
    """Exercise: which cells of a memory that has learned two words expect to be next."""
    learned, word = sequence_memory.TemporalMemory(7, rng=0), (0, 1, 2, 3, 4)
    for _ in range(20):
        for letter in word:
            learned.see(letter)
        learned.reset()
    for letter in word[:-1]:
        learned.see(letter)
    found = np.asarray(call(f, learned.active, learned.synapses, learned.permanence, sequence_memory.THRESHOLD))
    expect(found.dtype == bool, "return True or False for each cell")
    expect(np.array_equal(found, learned.expects), "in a memory that has learned a word yours expects other cells")
    return f"in a memory that has learned ABCDE, {found.sum()} of {len(found)} cells expect to be next after D: E's."
