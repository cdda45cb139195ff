"""Checker of the complex cell: what the function is called with, and each mistake by its name."""

import numpy as np

from neurocourse.cortex.cells import receptive_field
from neurocourse.teaching import exercise, inputs, numbers

__all__ = ["complex_cell"]

PIXELS = "multiply pixel by pixel before you add up"
FEW = [(contrast * np.array([[2.0, -1], [1, 1]]), np.diag([1.0, -0.5]), np.eye(2)[::-1]) for contrast in (0.5, 0.01)]
STRONG = np.ones((11, 11)), np.ones((11, 11)), -np.ones((11, 11))
DARK = "a dark line must count like a bright one: do not cut off negative answers before you square them"
ONE_HEARD = "only the {} is heard: the answer would come and go as the line moves"


def _three(*shape):
    """Patch, ridge and edge, of one shape."""
    return {name: numbers(*shape, low=-1, high=1) for name in ("patch", "ridge", "edge")}


def _cell(combine, see=lambda field, patch: np.sum(field * patch)):
    """A cell that combines what it sees through its two fields."""
    return lambda patch, ridge, edge: combine(see(ridge, patch), see(edge, patch))


def _added(e, o):
    return e**2 + o**2


@exercise(
    reference=receptive_field.energy,
    inputs=(
        inputs(**_three("n", "n"), sizes={"n": (3, 11)}, examples=[*FEW, STRONG]),
        inputs(**_three("rows", "cols"), sizes={"rows": (1, 20), "cols": (1, 20)}),
    ),
    many="right for square patches, and not for others",
    mistakes=[
        ("a cell has one answer for a patch: add up over all pixels", lambda p, r, e: np.full(p.shape, None)),
        ("you add the two answers as they are: square each of them first", _cell(lambda e, o: e + o)),
        ("you double where you should square: x² is `x**2`", _cell(lambda e, o: 2 * e + 2 * o)),
        ("that is the larger answer: a maximum is another model, here the squares are added", _cell(max)),
        (
            "that is the larger of the two squares: a maximum is another model, here they are added",
            _cell(lambda e, o: max(e**2, o**2)),
        ),
        (DARK, _cell(lambda e, o: max(e, 0) ** 2 + max(o, 0) ** 2)),
        (DARK, _cell(lambda e, o: max(e, 0) ** 2 + o**2)),
        (DARK, _cell(lambda e, o: e**2 + max(o, 0) ** 2)),
        ("you square the sum: square each of the two answers, then add", _cell(lambda e, o: (e + o) ** 2)),
        (
            "you add the two sizes before you square: square each of the two answers, then add",
            _cell(lambda e, o: (abs(e) + abs(o)) ** 2),
        ),
        (
            "you square every pixel: first add up, then square",
            _cell(lambda e, o: e + o, see=lambda field, patch: np.sum((field * patch) ** 2)),
        ),
        ("that is the root of the energy: leave the sum of the squares as it is", _cell(np.hypot)),
        (
            "you take sizes in place of squares: then the answer still depends on where the line lies",
            _cell(lambda e, o: abs(e) + abs(o)),
        ),
        ("you subtract the second square: both filters count for the cell", _cell(lambda e, o: e**2 - o**2)),
        ("that is the mean of the two squares: the energy is their sum", _cell(lambda e, o: (e**2 + o**2) / 2)),
        (ONE_HEARD.format("ridge"), _cell(lambda e, o: e**2)),
        (ONE_HEARD.format("edge"), _cell(lambda e, o: o**2)),
        ("both your answers are those of the ridge: the second filter is `edge`", _cell(lambda e, o: 2 * e**2)),
        ("both your answers are those of the edge: the first filter is `ridge`", _cell(lambda e, o: 2 * o**2)),
        ("the answer of the edge is not squared", _cell(lambda e, o: e**2 + o)),
        ("the answer of the ridge is not squared", _cell(lambda e, o: e + o**2)),
        ("you multiply the two answers: square each of them, then add", _cell(lambda e, o: e * o)),
        ("you multiply the two squares: add them", _cell(lambda e, o: e**2 * o**2)),
        (PIXELS, _cell(_added, see=lambda field, patch: np.sum(field) * np.sum(patch))),
        (f"{PIXELS}: `@` is the product of matrices", _cell(_added, see=lambda field, patch: np.sum(field @ patch))),
        (f"{PIXELS}: `@` is the product of matrices", _cell(_added, see=lambda field, patch: np.sum(patch @ field))),
        (
            "you take means over the pixels: a weighted vote is a sum",
            _cell(_added, see=lambda field, patch: np.mean(field * patch)),
        ),
    ],
)
def complex_cell(f, ref):
    """Exercise 1: the energy model of a complex cell."""
