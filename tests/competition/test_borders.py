"""Receptors that hold each other back: borders, stripes, a detour through interneurons, and the exercise."""

import numpy as np
import pytest
from mutants import assert_check
from sweep import badges, sweeps

from neurocourse.competition import checks as check
from neurocourse.competition import explore, limulus

STEP = limulus.step_of_light()


def test_the_race_to_rest_ends_where_the_equation_says():
    """Two ways to the same rates: a network that runs, and Hartline and Ratliff's equations solved at once."""
    for total in (0.4, 0.7):
        K = limulus.neighbours(total=total)
        assert limulus.settle(STEP, K, rng=0) == pytest.approx(limulus.steady_rates(STEP, K), abs=1e-10)
    rng = np.random.default_rng(0)
    K = rng.uniform(0, 0.1, (7, 7))  # nobody's neighbours, and not symmetric
    r = limulus.steady_rates(np.ones(7), K)
    assert r + K @ r == pytest.approx(np.ones(7))
    assert limulus.settle(np.ones(7), K, rng=0) == pytest.approx(r, abs=1e-10)


def test_flat_light_is_divided_and_a_border_is_exaggerated():
    for total in (0.4, 2.0):
        K = limulus.neighbours(total=total)
        assert limulus.steady_rates(np.ones(limulus.N), K) == pytest.approx(np.full(limulus.N, 1 / (1 + total)))
    K = limulus.neighbours()
    assert limulus.bands(limulus.steady_rates(STEP, K)) == pytest.approx((0.14, 0.42), abs=0.005)
    assert limulus.bands(STEP) == (0, 0)


def test_the_bands_have_the_width_of_the_inhibition():
    narrow, wide = (limulus.steady_rates(STEP, limulus.neighbours(reach=reach)) for reach in (1.0, 4.0))
    far = slice(36, 42)  # receptors well inside the bright side
    assert np.ptp(wide[far]) > 10 * np.ptp(narrow[far])


def test_inhibition_that_arrives_late_makes_bursts_in_place_of_stripes():
    """Coleman and Renninger 1974: in even light all fire together, in bursts; the uniform pattern runs away first."""
    flat = np.ones(limulus.N)
    for total in (1.5, 5.0):
        rates = limulus.late(flat, limulus.neighbours(total=total), rng=0)[-600:]
        assert np.ptp(rates.mean(axis=1)) > 0.4 and np.ptp(rates, axis=1).max() < 0.05
    calm = limulus.late(flat, limulus.neighbours(total=0.4), rng=0)[-1]
    assert calm == pytest.approx(flat / 1.4, abs=0.01), "weak inhibition may be as late as it likes"
    stripes = limulus.late(flat, limulus.neighbours(total=5.0), delay=0.1, T=200.0, rng=0)[-600:]
    assert np.ptp(stripes.mean(axis=1)) < 0.05 < 0.2 < np.ptp(stripes, axis=1).min(), "hardly late: stripes"


def test_nobody_inhibits_itself_but_by_the_mirror_and_all_are_inhibited_alike():
    K = limulus.neighbours(20, total=1.5, reach=3.0)
    assert K.sum(axis=1) == pytest.approx(np.full(20, 1.5))
    assert K[10, 10] < 1e-3 < K[10, 11] and K[0, 0] > 0.1 and pytest.approx(K) == K.T


@pytest.mark.parametrize("seed", range(3))
def test_stripes_begin_where_an_eigenvalue_passes_minus_one(seed):
    """Theory: the smallest eigenvalue grows with the total, and the pattern that belongs to it grows below -1."""
    border = -1 / limulus.weakest(limulus.neighbours(total=1.0))
    assert border == pytest.approx(4.08, abs=0.01)
    flat = np.ones(limulus.N)
    below = limulus.settle(flat, limulus.neighbours(total=border - 0.3), T=200, rng=seed)
    above = limulus.settle(flat, limulus.neighbours(total=border + 0.3), T=600, rng=seed)
    assert np.ptp(below) < 1e-4 < 0.2 < np.ptp(above)
    assert 26 <= limulus.n_firing(5.0, rng=seed) <= 32 and limulus.n_firing(4.0, rng=seed) == limulus.N


def test_stripes_need_the_floor_and_a_grain_of_difference():
    K, flat = limulus.neighbours(total=5.0), np.ones(limulus.N)
    assert np.ptp(limulus.settle(flat, K, jitter=0.0, T=20, rng=0)) < 1e-6
    assert limulus.steady_rates(flat, K) == pytest.approx(flat / 6)


def test_the_equation_asks_for_rates_below_zero_and_cells_have_none():
    K = limulus.neighbours(total=1.5)
    asked, fired = limulus.steady_rates(STEP, K), limulus.settle(STEP, K, rng=0)
    assert asked.min() == pytest.approx(-0.39, abs=0.01) and 0 <= fired.min() < 1e-12
    assert np.abs(asked - fired).max() == pytest.approx(0.39, abs=0.01)


def test_the_detour_through_interneurons_ends_at_the_same_rates_and_rings_on_the_way():
    """Excitation of interneurons, with a time constant of their own, in place of a synapse that breaks Dale's rule."""
    K = limulus.neighbours()
    wanted = limulus.steady_rates(STEP, K)
    rings = []
    for tau in (0.1, 1.0, 5.0):
        history = limulus.through_interneurons(STEP, K, tau=tau)
        assert history[-1] == pytest.approx(wanted, abs=1e-7)
        rings.append(history[:, -1].max() / history[-1, -1] - 1)
    assert rings[0] < 0.01 < 0.05 < rings[1] < 0.2 < rings[2]


def test_stripes_come_by_the_detour_as_well():
    K = limulus.neighbours(total=5.0)
    light = 1 + 1e-3 * np.random.default_rng(0).standard_normal(limulus.N)
    rates = limulus.through_interneurons(light, K)[-1]
    assert (rates > 0.01).sum() < 34 and rates.min() > -1e-9


# Exercise 1

I = np.eye


def one_pass(e, K):
    return e - K @ e


def excites(e, K):
    return np.linalg.solve(I(len(e)) - K, e)


def without_own(e, K):
    return np.linalg.solve(K, e)


def transposed(e, K):
    return np.linalg.solve(I(len(e)) + K.T, e)


def multiplied(e, K):
    return (I(len(e)) + K) @ e


def floored(e, K):
    return np.maximum(np.linalg.solve(I(len(e)) + K, e), 0)


def everywhere(e, K):
    return np.linalg.solve(1 + K, e)


def many_rounds(e, K):
    r = e
    for _ in range(1000):
        r = e - K @ r
    return r


def settled(e, K):
    r = np.array(e, dtype=float)
    for _ in range(2500):
        r = r + 0.1 * (np.maximum(e - K @ r, 0) - r)
    return r


def only_others(e, K):
    A = np.array(K, dtype=float)
    np.fill_diagonal(A, 1)
    return np.linalg.solve(A, e)


def test_the_check_of_exercise_1():
    assert_check(
        check.steady_rates,
        right=[
            lambda e, K: np.linalg.inv(I(len(K)) + K) @ e,
            lambda e, K: np.linalg.lstsq(K + I(len(e)), np.asarray(e), rcond=None)[0],
        ],
        wrong={
            one_pass: "that is one pass",
            excites: "your neighbours excite",
            without_own: "own rate is missing",
            transposed: "rows and columns are swapped",
            multiplied: "you multiply by I + K",
            floored: "leave them, the floor comes later",
            everywhere: "I is 1 on the diagonal only",
            many_rounds: "a few passes do not always settle, and may run away",
            settled: "leave it below, the floor comes later",
            only_others: "you leave out K[p, p]",
        },
    )


def test_the_explorer_draws_with_the_readers_function():
    ex = explore.borders(check.steady_rates(limulus.steady_rates))
    assert badges(ex) == ["yours"] and "Made with your steady_rates" in ex.alt
    assert "rises 14% over its far end, the dark side falls 42%" in ex.status
    assert "only 28 of 60 receptors fire, in stripes" in ex.preset("Too strong").status
    assert "silent, where the equation asks for a rate of −0.39" in ex.preset("Rates below zero").status
    assert "each receptor fires 0.71" in ex.set(total=0.4, bright=1.0).status


test_explorers = sweeps("competition.borders")
