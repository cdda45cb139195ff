"""The law of two thirds: a row of cells, its control without neighbours, and exercise 4."""

import numpy as np
import pytest
from mutants import assert_check
from sweep import sweeps

from neurocourse.competition import checks as check
from neurocourse.competition import explore
from neurocourse.competition.magnification import chains


@pytest.mark.parametrize("k", [1.0, 2.0])
def test_cells_follow_inputs_to_the_power_of_two_thirds(k):
    """Ritter and Schulten 1986, for a row of cells; the fit could have given one or a third."""
    found = [chains.law(k, seed=seed) for seed in range(3)]
    assert all(0.63 < one < 0.71 for one in found), found


def test_cells_without_neighbours_follow_to_the_power_of_one_third():
    """What is best for the error: the density of a quantiser in one dimension."""
    for k in (0.5, 1.0, 2.0):
        assert chains.exponent(chains.without_neighbours(k), k) == pytest.approx(1 / 3, abs=0.01)


def test_a_row_that_has_not_learned_follows_nothing():
    assert abs(chains.exponent(chains.learn(rng=0)[0].mean(axis=0), 1.0)) < 0.3


def test_the_inputs_have_the_density_that_is_said():
    x = chains.inputs(2.0, 100_000, rng=np.random.default_rng(0))
    assert np.mean(x < 0.5) == pytest.approx(0.125, abs=0.005)  # x³


def test_the_exponent_of_a_power_law_is_its_power():
    q = (np.arange(400) + 0.5) / 400  # cells as dense as x^0.4, where inputs are as dense as x^0.8
    places = q ** (1 / 1.4)
    assert chains.exponent(places, 0.8) == pytest.approx(0.5, abs=0.02)
    assert chains.exponent(places[::-1], 0.8) == pytest.approx(0.5, abs=0.02)


def test_the_check_of_the_density_names_the_mistake():
    assert_check(
        check.map_density,
        right=[
            lambda places: 1 / np.abs(np.diff(places)),
            lambda places: [1 / abs(b - a) for a, b in zip(places, places[1:], strict=False)],
            lambda x: np.abs(x[1:] - x[:-1]) ** -1.0,
        ],
        wrong={
            lambda places: np.abs(np.diff(places)): "how far apart cells are",
            lambda places: 1 / np.diff(places): "a density is never negative",
            lambda places: 1 / np.diff(np.sort(places)): "in the order of the row",
            lambda places: 1 / np.abs(np.diff(places)) / len(places): "a share of all cells",
            lambda places: 1 / np.diff(places) / np.sum(1 / np.diff(places)): "your densities add up to 1",
            lambda places: -np.log(np.abs(np.diff(places))): "the logarithm comes later",
            lambda places: np.full(len(places) - 1, (len(places) - 1) / np.ptp(places)): "yours is one for all",
        },
    )


# Explorers

test_explorers = sweeps("competition.magnification")


def test_the_law_is_read_off_with_the_readers_own_density():
    own = check.map_density(lambda places: 1 / np.abs(np.diff(places)))
    assert explore.magnification(own).status == f"{explore.magnification().status} Made with your map_density."
    assert "to the power of 0.33" in explore.magnification().preset("No neighbours").status
