"""A sheet of cells: the rule, two ways to train it, its errors beside those of its controls, and exercise 3."""

import numpy as np
import pytest
from mutants import assert_check
from sweep import sweeps

from neurocourse.competition import checks as check
from neurocourse.competition import explore
from neurocourse.competition.sheet import batch, controls, measures, som


def test_the_winner_goes_by_the_rate_and_a_neighbour_by_a_gaussian_less():
    W, place = np.array([[0.0], [10.0], [20.0]]), np.array([[0.0, 0], [0, 1], [0, 3]])
    after = som.som_update(W, [1.0], place, sigma=1.0, eta=0.5)
    moved = (after - W) / (1.0 - W)
    assert moved.ravel() == pytest.approx([0.5, 0.5 * np.exp(-0.5), 0.5 * np.exp(-4.5)])


def test_the_first_of_equal_cells_wins():
    after = som.som_update(np.zeros((4, 1)), [1.0], som.grid(2, 2), sigma=0.3, eta=1.0)
    assert after.ravel().argmax() == 0 and after[0, 0] == 1


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_a_sheet_of_a_square_is_not_torn_and_its_controls_are(seed):
    """Kohonen 1982 in numbers: topographic error 0 with eight neighbours; what precision it costs can be had back."""
    (off, torn), (off_alone, torn_alone), (off_after, torn_after), (off_shuffled, torn_shuffled) = controls.errors(
        rng=seed
    ).values()
    assert torn < 0.01 and off < 0.044
    assert torn_alone > 0.8 and torn_shuffled > 0.8
    assert off_after < off_alone < off == pytest.approx(off_shuffled)
    assert torn_after < 0.02


def test_without_neighbours_most_cells_of_a_crumpled_sheet_never_learn():
    X, place = np.random.default_rng(0).random((300, 2)), som.grid(10, 10)
    W = som.at_random(X, place, rng=0)
    alone, together = (som.learn(X, place, W, sigma=s, last=min(s, 0.5), rng=0)[-1] for s in (0.25, 4.0))
    used = [len(np.unique(batch.winners(X, end))) for end in (alone, together)]
    assert used[0] < 50 < 90 < used[1]


def test_a_round_of_batch_training_is_the_weighted_mean_of_the_inputs():
    rng = np.random.default_rng(0)
    X, W, near = rng.random((40, 3)), rng.random((6, 3)), rng.random((6, 6))
    weights = near[:, batch.winners(X, W)]
    plain = weights @ X / weights.sum(axis=1, keepdims=True)
    np.testing.assert_allclose(batch.epoch(X, W, near), plain)


def test_both_ways_to_train_come_to_the_same_precision():
    X, place = np.random.default_rng(1).random((500, 2)), som.grid(10, 10)
    one = som.learn(X, place, som.from_components(X, place), rng=0)[-1]
    many = batch.learn(X, place)
    errors = [measures.quantisation_error(X, W) for W in (one, many)]
    assert errors[0] == pytest.approx(errors[1], rel=0.1)


def test_the_axes_of_a_flat_start_are_the_leading_components():
    rng = np.random.default_rng(2)
    X, place = rng.standard_normal((400, 3)) * (5, 2, 0.1), som.grid(8, 8)
    W = som.from_components(X, place)
    spread = W.std(axis=0)
    assert spread[0] == pytest.approx(5, rel=0.1) and spread[1] == pytest.approx(2, rel=0.1) and spread[2] < 0.2


def test_walls_of_the_u_matrix_stand_between_heaps():
    W = np.zeros((2, 4, 1))
    W[:, 2:] = 3.0
    walls = measures.u_matrix(W.reshape(8, 1), 2, 4)
    assert walls[0].tolist() == [0, 1, 1, 0]


def test_topographic_error_counts_second_bests_that_do_not_touch():
    place, W = som.grid(1, 3), np.array([[0.0], [5.0], [1.0]])
    assert measures.topographic_error(np.array([[0.1], [4.9]]), W, place) == 0.5
    assert measures.topographic_error(np.array([[0.1]]), W[[0, 2, 1]], place) == 0


def right(W, x, place, sigma, eta):
    winner = np.argmin(np.linalg.norm(W - x, axis=1))
    near = np.exp(-(np.linalg.norm(place - place[winner], axis=1) ** 2) / (2 * sigma**2))
    return W + eta * near[:, None] * (x - W)


def in_loops(W, x, place, sigma, eta):
    squares = [sum((a - b) ** 2 for a, b in zip(w, x, strict=True)) for w in W]
    r = place[squares.index(min(squares))]
    h = [np.exp(-((p[0] - r[0]) ** 2 + (p[1] - r[1]) ** 2) / 2 / sigma**2) for p in place]
    return [[a + eta * k * (b - a) for a, b in zip(w, x, strict=True)] for w, k in zip(W, h, strict=True)]


def moved(W, x, place, sigma, eta, *, pick=np.argmin, sign=1, power=2, half=True):
    winner = pick(((W - x) ** 2).sum(axis=1))
    apart = np.linalg.norm(place - place[winner], axis=1)
    return W + sign * eta * np.exp(-(apart**power) / ((1 + half) * sigma**2))[:, None] * (x - W)


def test_the_check_of_the_sheet_names_the_mistake():
    def winner_only(W, x, place, sigma, eta):
        W = W.copy()
        winner = ((W - x) ** 2).sum(axis=1).argmin()
        W[winner] += eta * (x - W[winner])
        return W

    def by_weight(W, x, place, sigma, eta):
        winner = ((W - x) ** 2).sum(axis=1).argmin()
        near = np.exp(-((W - W[winner]) ** 2).sum(axis=1) / (2 * sigma**2))
        return W + eta * near[:, None] * (x - W)

    def by_product(W, x, place, sigma, eta):
        apart = np.linalg.norm(place - place[np.argmax(W.dot(x))], axis=1)
        return W + eta * np.exp(-((apart / sigma) ** 2) / 2)[:, None] * (x - W)

    def bubble(W, x, place, sigma, eta):
        winner = ((W - x) ** 2).sum(axis=1).argmin()
        return W + eta * (np.linalg.norm(place - place[winner], axis=1) <= sigma)[:, None] * (x - W)

    assert_check(
        check.som_update,
        right=[right, in_loops],
        wrong={
            winner_only: "only the winner moves",
            by_weight: "cells with a similar W",
            lambda *at: moved(*at, pick=np.argmax): "yours is the furthest",
            lambda *at: moved(*at, pick=lambda off: np.flatnonzero(off == off.min())[-1]): "yours is the last",
            by_product: "the largest product with x",
            bubble: "alike up to σ",
            lambda *at: moved(*at, sign=-1): "away from it",
            lambda W, x, p, s, e: right(W, x, p, np.sqrt(s), e): "σ must be squared",
            lambda *at: moved(*at, power=1): "the distance must be squared",
            lambda *at: moved(*at, half=False): "the 2 is missing",
            lambda W, x, p, s, e: right(W, x, p, s, 1.0): "the rate eta is missing",
            lambda W, *rest: right(W, *rest) - W: "you return the change",
            lambda W, x, p, s, e: W + e * (x - W): "every cell goes as far as the winner",
        },
    )


# Explorers

test_explorers = sweeps("competition.sheet", gaps=True)


def test_what_is_pulled_and_what_unfolds_takes_the_readers_own_rule():
    own = check.som_update(right)
    for make in (explore.pull_the_sheet, explore.unfold):
        assert make(own).status == f"{make().status} Made with your som_update."
