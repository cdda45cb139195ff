"""Holding a direction in mind, and the curve of forgetting."""

import numpy as np
import pytest
from sweep import sweeps

from neurocourse.hippocampus import (
    forgetting,
    working_memory,
)


@pytest.mark.parametrize("N, noise", [(64, 1.0), (128, 1.0), (64, 0.5)])
def test_what_is_held_in_mind_drifts_with_the_variance_of_the_law(N, noise):
    memory = working_memory.remember(n=1000, N=N, noise=noise, T=2, dt=0.01, rng=0)
    variance = memory.angle.var(axis=1)
    assert np.corrcoef(memory.t, variance)[0, 1] ** 2 > 0.98
    assert variance[-1] == pytest.approx(working_memory.law(2, N=N, noise=noise), rel=0.15)
    assert variance[-1] == pytest.approx(2 * variance[len(variance) // 2], rel=0.2)


def test_one_arrow_says_what_all_connections_of_the_ring_say():
    """W_ij = cos(θ_i - θ_j), connection by connection."""
    theta, r = 2 * np.pi * np.arange(64) / 64, np.random.default_rng(0).random((3, 64))
    W = np.cos(theta[:, None] - theta)
    heard, angle = working_memory.drive(r, np.exp(1j * theta))
    for one, found, at in zip(r, heard, angle, strict=True):
        sums = W @ one
        length = np.hypot(*(one @ np.array([np.cos(theta), np.sin(theta)]).T))
        np.testing.assert_allclose(found, np.maximum(sums, 0) / length, atol=1e-12)
        assert abs(np.angle(np.exp(1j * (theta[sums.argmax()] - at)))) <= np.pi / 64 + 1e-12


def test_a_quiet_ring_holds_its_place():
    quiet = working_memory.remember(1.0, n=2, noise=0.0, rng=0)
    assert np.abs(quiet.angle - 1.0).max() < 1e-9 and quiet.rate[-1].max() == pytest.approx(1, abs=0.01)


@pytest.mark.parametrize("spread", [0, 0.5, 1, 3])
def test_traces_with_rates_of_their_own_are_forgotten_by_the_power_law(spread):
    t = np.geomspace(0.05, 50, 30)
    kept = forgetting.kept(forgetting.lifetimes(20_000, spread=spread, rng=0), t)
    assert np.abs(kept - forgetting.law(t, spread=spread)).max() < 4 * 0.5 / np.sqrt(20_000)


def test_equal_traces_are_exponential_and_unequal_ones_a_power_law():
    t = np.geomspace(1, 100, 20)
    mixed = forgetting.law(t, rate=100, spread=2)
    assert forgetting.fit(t, mixed, "power law").r2 > 0.999 > 0.8 > forgetting.fit(t, mixed, "exponential").r2
    assert forgetting.fit(t, mixed, "power law").slope == pytest.approx(-1 / 2**2, abs=0.01)
    t = np.linspace(0.1, 3, 20)
    assert forgetting.fit(t, forgetting.law(t, spread=0), "exponential") == pytest.approx((1, -1))


def test_ebbinghaus_forgot_by_a_power_law_and_a_mixture_of_rates_gives_his_numbers():
    power = forgetting.fit(forgetting.DAYS, forgetting.SAVINGS, "power law")
    assert power.r2 > 0.97 > 0.6 > forgetting.fit(forgetting.DAYS, forgetting.SAVINGS, "exponential").r2
    rate, spread = forgetting.mixture_for(forgetting.DAYS, forgetting.SAVINGS)
    assert spread > 2
    assert np.abs(forgetting.law(forgetting.DAYS, rate=rate, spread=spread) - forgetting.SAVINGS).max() < 0.045


test_explorers = sweeps("hippocampus.retention")
