"""Reverse correlation: on a cell that we made, and on two recordings of a grasshopper's ear."""

from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest
from sweep import sweeps

from neurocourse.neurotransmitters import grasshopper, reverse

WEIGHTS = np.array([0.0, 0.2, 1.0, 0.6, -0.5, -0.3])


@pytest.fixture(scope="module", params=range(3))
def made(request):
    """A synthetic cell: white noise, a known filter, a known sigmoid, Poisson spikes."""
    rng = np.random.default_rng(request.param)
    x = rng.standard_normal(80_000)
    drive = np.convolve(x, WEIGHTS)[: len(x)] / np.linalg.norm(WEIGHTS)
    return x, rng.poisson(0.15 / (1 + np.exp(-3 * (drive - 1)))).astype(float)


def test_the_filter_of_a_cell_that_we_made_is_found_again(made):
    x, counts = made
    found = reverse.spike_triggered(x, counts, 10)
    assert np.corrcoef(found, np.pad(WEIGHTS, (0, 4)))[0, 1] > 0.99
    shuffled = reverse.spike_triggered(x, np.random.default_rng(0).permutation(counts), 10)
    assert abs(shuffled).max() < 0.1 < 0.4 < found.max()


def test_so_is_its_curve(made):
    x, counts = made
    found = reverse.curve(x, counts, reverse.spike_triggered(x, counts, 10))
    true = 300 / (1 + np.exp(-3 * (found.drive - 1)))
    assert len(found.rate) == 20 and np.abs(found.rate - true).max() < 25


def test_where_the_signal_is_white_a_filter_beats_every_single_lag(made):
    """Unlike a sound that is smooth already, of which one moment tells much about its neighbours."""
    for half in reverse.held_out(*made, 10, width=0.2):
        assert half.filter > half.one_lag + 0.03 and half.lag in (2, 3)


def recordings():
    """Signal and counts of the recordings, where nitime is installed."""
    spec = find_spec("nitime")
    folder = Path(spec.origin).parent / "data" if spec else None
    for k, name in enumerate(grasshopper.RECORDINGS if folder else (), start=1):
        volts = np.loadtxt(folder / f"grasshopper_stimulus{k}.txt")[:, 1]
        ms = np.loadtxt(folder / f"grasshopper_spike_times{k}.txt") / 1000
        x = (20 * np.log10(np.maximum(volts, 1e-6))).reshape(-1, 10).mean(axis=1)
        yield name, (x - x.mean()) / x.std(), np.bincount((ms / grasshopper.DT).astype(int), minlength=len(x))


def test_the_numbers_are_those_of_the_recordings():
    for name, x, counts in recordings():
        one, sound = grasshopper.RECORDINGS[name], reverse.spike_triggered(x, counts.astype(float))
        assert counts.sum() == one.spikes
        np.testing.assert_allclose(sound, one.sound, atol=0.006)
        curve = reverse.curve(x, counts, sound)
        np.testing.assert_allclose(curve.rate, one.curve.rate, atol=1)
        np.testing.assert_allclose(curve.drive, one.curve.drive, atol=0.025)
        halves = reverse.held_out(x, counts)
        np.testing.assert_allclose([half.filter for half in halves], one.by_filter, atol=0.006)
        np.testing.assert_allclose([half.one_lag for half in halves], one.by_one_lag, atol=0.006)


def test_in_a_real_cell_the_sigmoid_is_best_and_the_control_wins_once():
    for left_out in range(4):
        for errors in grasshopper.units(left_out).values():
            assert all(errors["sigmoid"] < errors[shape] for shape in ("ReLU", "tanh"))
    slow, fast = grasshopper.RECORDINGS.values()
    assert all(one > whole for one, whole in zip(slow.by_one_lag, slow.by_filter, strict=True))
    assert min(fast.by_filter) > max(fast.by_one_lag)
    assert slow.sound.max() > 6 * grasshopper.CHANCE and fast.sound.max() > 5 * grasshopper.CHANCE
    assert len(grasshopper.report().splitlines()) == 6


def test_a_softened_relu_does_as_well_but_for_the_loudest_part():
    whole, fewer = grasshopper.units(), grasshopper.units(1)
    assert whole["slow sound"]["softened ReLU"] > 1.5 * whole["slow sound"]["sigmoid"]
    assert all(abs(errors["softened ReLU"] - errors["sigmoid"]) < 0.002 for errors in fewer.values())


def test_a_recording_without_a_spike_is_told():
    with pytest.raises(ValueError, match="counts must have a spike"):
        reverse.spike_triggered(np.zeros(50), np.zeros(50), 10)


test_explorers = sweeps("neurotransmitters.listening")
