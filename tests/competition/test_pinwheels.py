"""Two eyes on one sheet, an eye that is closed, and pinwheels: counted by hand, in noise, in growth and in a sheet."""

import numpy as np
import pytest
from sweep import sweeps

from neurocourse.competition import explore, prepared
from neurocourse.competition.pinwheels import cortical_map, eyes, orientation, singularities
from neurocourse.competition.sheet.som import som_update


def test_the_cortical_map_learns_by_the_rule_of_the_sheet():
    """One input; cells beyond three radii, which it leaves out, would move by less than a hundredth of the winner."""
    n, x = 12, np.array([4.2, 7.1, 2.0])
    before, after = cortical_map.learn(x[None], n, sigma=(1.5, 1.5), eta=(0.3, 0.3), n_stages=1, rng=0)
    place = np.stack(np.divmod(np.arange(n * n), n), axis=1)
    plain = som_update(before.reshape(-1, 3), x, place, 1.5, 0.3).reshape(n, n, 3)
    assert np.abs(after - before).max() > 0.5
    np.testing.assert_allclose(after, plain, atol=0.3 * 0.01 * 12)


# Two eyes


def test_eyes_that_see_less_alike_part_the_sheet_more_and_in_wider_stripes():
    runs = [[eyes.stripes(agreement, rng=seed)[-1] for seed in range(3)] for agreement in (0.75, 0.25, 0.0)]
    parted = [np.mean([eyes.segregation(z) for z in three]) for three in runs]
    period = [np.mean([singularities.wavelength(z) for z in three]) for three in runs]
    assert parted[0] < 0.35 < 0.55 < parted[1] < parted[2]
    assert period[0] < period[1] < period[2]


def test_territory_follows_use_when_eyes_differ_and_not_when_they_are_alike():
    for share in (0.2, 0.3, 0.5):
        assert prepared.two_eyes(agreement=0.0, share=share).territory[-1] == pytest.approx(share, abs=0.06)
    assert (prepared.two_eyes(agreement=0.8, share=0.3).territory[-1] < 0.1).all()


def test_a_sheet_that_always_learns_alike_has_no_critical_period_and_one_that_slows_down_has():
    def left(rate, at):
        return prepared.closed_eye(closed_at=at, rate=rate).territory

    steady, falls = eyes.RATES
    assert (left(steady, 4000) < 0.15).all() and (left(falls, 4000) > 0.35).all()
    assert (left(steady, 0) < 0.12).all() and (left(falls, 0) < 0.12).all()
    assert np.mean(left(steady, 8000)) == pytest.approx(0.5, abs=0.05)


# Pinwheels


def test_pinwheels_are_found_where_they_are_and_turn_as_they_do():
    y, x = np.mgrid[-8:8, -8:8] + 0.5
    one = x - 1j * y  # rows go down, and orientation is seen as on paper
    for z, sign in ((one, 1), (one.conj(), -1)):
        found = singularities.turns(z)
        assert np.abs(found).sum() == 1 and found[7, 7] == sign
    assert np.abs(singularities.turns(one * (x - 5 - 1j * (y - 5)).conj())).sum() == 2
    assert not singularities.turns(np.exp(1j * x)).any()


def test_the_wavelength_of_a_grating_is_its_own():
    x = np.arange(96)
    grating = np.tile(np.exp(2j * np.pi * x / 12), (96, 1))
    assert singularities.wavelength(grating) == pytest.approx(12, rel=0.03)


def test_filtered_noise_has_pi_pinwheels_and_more_as_the_band_widens():
    """Of a narrow band the density is π in closed form; nothing in it was fitted, learned or grown."""
    found = [[singularities.density(orientation.noise(w, rng=seed)) for seed in range(10)] for w in (0.05, 0.4)]
    assert np.mean(found[0]) == pytest.approx(np.pi, abs=0.12)
    assert np.mean(found[1]) > np.mean(found[0])


def test_the_plainest_growth_passes_pi_and_loses_its_pinwheels():
    for seed in range(3):
        found = [singularities.density(z) for z in orientation.growth(rng=seed)]
        assert 2.9 < found[1] < 3.5 and found[-1] < 1.5


def test_the_sheet_has_no_number_of_its_own():
    """One constant moves it by a third, and it is never far out of the way: the number does not crown it."""
    means = [prepared.sheets(weight=w).density.mean() for w in prepared.WEIGHTS]
    assert min(means) < 2.6 and max(means) > 3.3


# Explorers

test_explorers = sweeps("competition.pinwheels", by_place=("pinwheels",))


def test_the_picture_says_what_the_model_says():
    z = orientation.noise(prepared.WIDTHS[1], rng=1)
    assert f" {singularities.density(z):.2f} for each square" in explore.pinwheels().status


def test_pictures_that_are_stored_say_what_their_tables_say():
    """A map is stored in whole steps; what is counted in it must be what was counted before."""
    for name, weight in (("The sheet", 4.0), ("Another weight", 6.0)):
        said = explore.pinwheels().preset(name).status.split(", ")[1]
        assert float(said.split()[0]) == pytest.approx(prepared.sheets(weight=weight).density[0], rel=0.03)
    for name, agreement in (("Twins", 0.8), ("A squint", 0.0)):
        period = prepared.two_eyes(agreement=agreement, share=0.5).period[-1, 0]
        assert f"stripes {period:.1f} cells" in explore.two_eyes().preset(name).status
