"""Place cells, and a walk read from their spikes."""

import numpy as np
import pytest
from sweep import sweeps

from neurocourse.hippocampus import place_cells


def test_a_cell_fires_most_in_its_place_and_three_fifths_of_it_one_width_away():
    cells = place_cells.Cells(np.array([[50.0, 40.0]]), sigma=10, r_max=20, r_0=0.5)
    f = place_cells.rates(cells, np.array([[50.0, 40.0], [60.0, 40.0], [50.0, 99.0]]))[:, 0]
    np.testing.assert_allclose(f, [20.5, 0.5 + 20 * np.exp(-0.5), 0.5], atol=1e-6)


def test_the_walk_fills_the_box_at_the_speed_it_was_told():
    x = place_cells.walk(4000, speed=20, rng=0)
    assert x.min() >= 0 and x.max() <= 100
    v = np.diff(x, axis=0) / 0.02
    assert np.sqrt((v**2).sum(axis=1).mean()) == pytest.approx(20, rel=0.05)
    share = np.histogram2d(*x.T, bins=4, range=((0, 100), (0, 100)))[0] / len(x)
    np.testing.assert_allclose(share, 1 / 16, atol=0.02)


def test_the_velocity_is_forgotten_after_its_persistence():
    x = place_cells.walk(2000, persistence=0.5, rng=1)
    v = np.diff(x, axis=0)[:, 0]
    inside = abs(x[:-26, 0] - 50) < 20  # half a second from a wall
    c = np.mean(v[:-25][inside] * v[25:][inside]) / np.mean(v**2)
    assert c == pytest.approx(np.exp(-1), abs=0.06)


def test_spikes_are_poisson():
    cells = place_cells.scatter(30, rng=0)
    x = np.full((20_000, 2), 50.0)
    n = place_cells.spikes(cells, x, 0.5, rng=1)
    expected = place_cells.rates(cells, x[:1])[0] * 0.5
    np.testing.assert_allclose(n.mean(axis=0), expected, atol=5 * np.sqrt(expected.max() / len(x)))
    np.testing.assert_allclose(n.var(axis=0), expected, rtol=0.1)


def test_windows_keep_every_spike():
    n = np.random.default_rng(0).poisson(1, (103, 5))
    np.testing.assert_array_equal(place_cells.windows(n, 10).sum(axis=0), n[:100].sum(axis=0))


def test_the_posterior_is_poissons_likelihood():
    """Against the product of Poisson probabilities, place by place."""
    cells = place_cells.scatter(6, rng=0)
    places, n, tau = place_cells.floor(20.0), np.array([[0, 2, 1, 0, 3, 0]]), 0.4
    log_p = place_cells.log_posterior(cells, n, tau, places)[0]
    mean = tau * place_cells.rates(cells, places)
    product = np.prod(mean**n * np.exp(-mean), axis=1)
    np.testing.assert_allclose(np.exp(log_p) / np.exp(log_p).sum(), product / product.sum(), rtol=1e-10)


def decode(cells, n, tau, places):
    """The likeliest place (W, 2) in each window, of those in ``places``."""
    return places[place_cells.log_posterior(cells, n, tau, places).argmax(axis=1)]


def decoded(n_cells, tau=0.5, seed=1, n=400):
    """Errors (cm) of Bayes and of the mean of centres, and the bound, for places away from the walls."""
    cells, rng = place_cells.scatter(n_cells, rng=0), np.random.default_rng(seed)
    x = 20 + 60 * rng.random((n, 2))
    count = rng.poisson(place_cells.rates(cells, x) * tau)
    bayes = decode(cells, count, tau, place_cells.floor(1.0))
    mean = place_cells.population_vector(cells, count)
    return place_cells.rms(bayes, x), place_cells.rms(mean, x), place_cells.least_error(cells, x, tau)


@pytest.mark.parametrize("n_cells", [50, 100, 200, 400])
def test_bayes_comes_as_close_as_cramer_and_rao_allow(n_cells):
    """Within 15% of the bound, once the error of the 1 cm tiles is counted: 1 / √6 cm in two directions."""
    bayes, mean, bound = decoded(n_cells)
    assert bayes == pytest.approx(np.hypot(bound, 1 / np.sqrt(6)), rel=0.15)
    assert mean > 1.15 * bayes


def test_the_error_falls_as_one_over_the_root_of_the_number_of_cells():
    n = np.array([40, 80, 160, 320])
    errors = [np.sqrt(decoded(k)[0] ** 2 - 1 / 6) for k in n]
    assert np.polyfit(np.log(n), np.log(errors), 1)[0] == pytest.approx(-0.5, abs=0.07)


def test_four_times_the_window_halves_the_error_too():
    assert decoded(100, tau=0.4)[0] / decoded(100, tau=1.6)[0] == pytest.approx(2, rel=0.15)


@pytest.mark.parametrize("sigma", [6, 9, 12])
def test_the_width_of_the_fields_does_not_change_the_information(sigma):
    """Many cells in the plane: J = 2π ρ τ r_max in both directions, whatever σ. Zhang and Sejnowski's law for D = 2."""
    cells = place_cells.scatter(2000, sigma=sigma, r_0=1e-9, rng=0)
    J = place_cells.fisher_information(cells, np.array([[50.0, 50.0], [45.0, 58.0]]), 0.5)
    expected = 2 * np.pi * 2000 / place_cells.SIDE**2 * 0.5 * 20
    np.testing.assert_allclose(J, expected * np.array([np.eye(2)] * 2), rtol=0.03, atol=0.02 * expected)


def test_fisher_information_is_the_curvature_of_the_mean_likelihood():
    cells, x, h = place_cells.scatter(20, rng=0), np.array([40.0, 55.0]), 0.01
    f = place_cells.rates(cells, x[None])
    grid = np.array([x + h * np.array(d) for d in ((1, 0), (-1, 0), (0, 0))])
    log_p = place_cells.log_posterior(cells, f * 0.5, 0.5, grid)[0]
    curvature = -(log_p[0] + log_p[1] - 2 * log_p[2]) / h**2
    assert place_cells.fisher_information(cells, x[None], 0.5)[0, 0, 0] == pytest.approx(curvature, rel=1e-4)


def test_background_spikes_pull_the_mean_of_centres_to_the_middle_and_hardly_hurt_bayes():
    cells, x = place_cells.scatter(100, r_0=3, rng=0), np.tile([15.0, 15.0], (300, 1))
    n = np.random.default_rng(0).poisson(place_cells.rates(cells, x) * 0.5)
    bayes, mean = decode(cells, n, 0.5, place_cells.floor(2.0)), place_cells.population_vector(cells, n)
    assert mean.mean() > 35 and np.linalg.norm(bayes.mean(axis=0) - 15) < 2


def test_silence_says_the_middle():
    cells = place_cells.scatter(5, rng=0)
    np.testing.assert_array_equal(place_cells.population_vector(cells, np.zeros((1, 5))), [[50, 50]])


test_explorers = sweeps("hippocampus.places")
