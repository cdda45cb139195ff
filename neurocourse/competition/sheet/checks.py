"""The check of exercise 3: one input, its winner, and the winner's neighbours on the sheet."""

import numpy as np

from neurocourse.competition.sheet import som
from neurocourse.teaching import exercise, inputs, numbers, real

__all__ = ["som_update"]

ref = som.som_update.unguarded


def sheet(near=lambda square, sigma: np.exp(-square / (2 * sigma**2)), *, pick=np.argmin, sign=1.0):
    """A sheet that picks its winner, weighs its neighbours or moves in a way of its own."""

    def update(W, x, place, sigma, eta):
        winner = pick(((x - W) ** 2).sum(axis=1))
        square = ((place - place[winner]) ** 2).sum(axis=1)
        return W + sign * eta * np.reshape(near(square, sigma), (-1, 1)) * (x - W)

    return update


def winner_of(W, x):
    return ((x - W) ** 2).sum(axis=1).argmin()


def by_weight(W, x, place, sigma, eta):
    """Neighbours are those that stand for something similar."""
    square = ((W - W[winner_of(W, x)]) ** 2).sum(axis=1)
    return W + eta * np.exp(-square / (2 * sigma**2))[:, None] * (x - W)


def by_input(W, x, place, sigma, eta):
    """Neighbours are those that lie near the input."""
    return W + eta * np.exp(-((x - W) ** 2).sum(axis=1) / (2 * sigma**2))[:, None] * (x - W)


def all_alike(W, x, place, sigma, eta):
    """Each cell moves by the winner's way, not by its own."""
    winner = winner_of(W, x)
    near = np.exp(-((place - place[winner]) ** 2).sum(axis=1) / (2 * sigma**2))
    return W + eta * near[:, None] * (x - W[winner])


def by_product(W, x, place, sigma, eta):
    """The winner is the cell whose weighted sum is largest."""
    square = ((place - place[(W @ x).argmax()]) ** 2).sum(axis=1)
    return W + eta * np.exp(-square / (2 * sigma**2))[:, None] * (x - W)


def the_winner_alone(W, x, place, sigma, eta):
    return W + eta * (np.arange(len(W)) == winner_of(W, x))[:, None] * (x - W)


@exercise(
    reference=som.som_update,
    inputs=inputs(
        W=numbers("n", "D", low=-3, high=3), x=numbers("D", low=-3, high=3), place=numbers("n", 2, low=0, high=11),
        sigma=real(0.25, 5), eta=real(0.05, 1), sizes={"n": (2, 144), "D": (1, 144)},
        examples=[
            (som.grid(2, 2), np.array([1.3, 0.9]), som.grid(2, 2), 1.0, 0.5),
            (np.array([[0.2], [0.9], [0.5]]), np.array([0.1]), np.array([[0.0, 0], [0, 1], [0, 2]]), 1.5, 0.4),
            (np.zeros((4, 1)), np.array([1.0]), som.grid(2, 2), 1.0, 0.5),  # a tie: the first wins
        ],
    ),
    mistakes=[
        ("only the winner moves: its neighbours on the sheet go a part of the way", the_winner_alone),
        ("every cell goes as far as the winner: what is far away on the sheet moves less",
         sheet(lambda square, sigma: np.ones(len(square)))),
        ("your neighbours are cells with a similar W: neighbours lie near the winner on the *sheet*, in `place`",
         by_weight),
        ("your neighbours are cells near the input: neighbours lie near the winner on the *sheet*, in `place`",
         by_input),
        ("the winner is the cell that is nearest to x: yours is the furthest", sheet(pick=np.argmax)),
        ("the winner is the cell that is nearest to x: yours has the largest product with x", by_product),
        ("when cells are equally near, the first of them wins: yours is the last",
         sheet(pick=lambda off: len(off) - 1 - off[::-1].argmin())),
        ("a neighbour moves less the further it is: yours move alike up to σ, and not at all beyond",
         sheet(lambda square, sigma: square <= sigma**2)),
        ("cells go towards the input: yours go away from it", sheet(sign=-1.0)),
        ("σ must be squared, too: the distance is", sheet(lambda square, sigma: np.exp(-square / (2 * sigma)))),
        ("the distance must be squared, too: σ is",
         sheet(lambda square, sigma: np.exp(-np.sqrt(square) / (2 * sigma**2)))),
        ("the 2 is missing: divide the squared distance by 2σ²",
         sheet(lambda square, sigma: np.exp(-square / sigma**2))),
        ("mind the brackets: divide by 2σ², not by 2 and then times σ²",
         sheet(lambda square, sigma: np.exp(-square / 2 * sigma**2))),
        ("neighbours count less the further they are: the exponent must be negative",
         sheet(lambda square, sigma: np.exp(np.minimum(square / (2 * sigma**2), 300)))),
        ("the rate eta is missing", lambda W, x, place, sigma, eta: ref(W, x, place, sigma, 1.0)),
        ("you return the change: add it to W", lambda W, *rest: ref(W, *rest) - W),
        ("nothing moves", lambda W, *rest: W),
        ("each cell goes its own way, x - W: yours all go the winner's", all_alike),
    ],
)  # fmt: skip
def som_update(f, reference):
    """Exercise 3: one step of a self-organising map."""
