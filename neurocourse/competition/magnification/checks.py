"""The check of exercise 4: how densely the cells of a row lie, with which the law of two thirds is recovered."""

import numpy as np

from neurocourse.competition.magnification import chains
from neurocourse.teaching import call, exercise, expect, inputs, made

__all__ = ["map_density"]

ref = chains.map_density.unguarded


def row(rng, sizes):
    """Where the cells of a row lie, from left to right or from right to left."""
    places = np.cumsum(rng.uniform(0.005, 0.04, rng.integers(2, 41))).round(4)
    return places[:: rng.choice([1, -1])]


def is_row(x):
    """Whether places rise or fall all the way."""
    return np.ndim(x) == 1 and len(x) >= 2 and (bool((np.diff(x) > 0).all()) or bool((np.diff(x) < 0).all()))


@exercise(
    reference=chains.map_density,
    inputs=inputs(
        places=made(row, is_row, (np.array([0.2, 0.3]), np.array([0.9, 0.5, 0.4, 0.1]))),
        examples=[(np.array([0.1, 0.2, 0.4, 0.9]),), (np.array([0.9, 0.4, 0.2, 0.1]),)],
    ),
    mistakes=[
        ("that is how far apart cells are: where they lie far apart, there are few of them",
         lambda places: np.abs(np.diff(places))),
        ("a density is never negative: a row may also run from right to left", lambda places: 1 / np.diff(places)),
        ("keep the gaps in the order of the row: yours are in the order of the input",
         lambda places: ref(np.sort(places))),
        ("where cells lie dense, your number is small: it is one over the gap, not minus the gap",
         lambda places: -np.abs(np.diff(places))),
        ("that is a share of all cells: count cells, one for each gap", lambda places: ref(places) / len(places)),
        ("that is a share of all gaps: count cells, one for each gap", lambda places: ref(places) / (len(places) - 1)),
        ("your densities add up to 1: count cells for each unit of length",
         lambda places: ref(places) / ref(places).sum()),
        ("the logarithm comes later: return the density", lambda places: np.log(ref(places))),
        ("a gap counts once: you square it", lambda places: ref(places) ** 2),
        ("every gap has a density of its own: yours is one for all",
         lambda places: np.full(len(places) - 1, (len(places) - 1) / np.ptp(places))),
        ("you count the cells in equal pieces of the input: ask how wide each gap is",
         lambda places: np.histogram(places, len(places) - 1)[0] / (np.ptp(places) / (len(places) - 1))),
        ("one over the place is not one over the gap: take differences first", lambda places: 1 / np.abs(places[1:])),
    ],
)  # fmt: skip
def map_density(f, reference):
    """Exercise 4: with the learner's density, the exponent of Ritter and Schulten."""
    found = chains.law(density=lambda places: call(f, places))
    expect(0.6 < found < 0.73, "with your density the exponent does not come out")
    return f"with your density the cells follow the inputs to the power of {found:.2f}; the law says 2/3."
