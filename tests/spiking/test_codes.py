"""Three codes and the bits that they carry, and the exercise of the first spike."""

import numpy as np
import pytest
from arming import left
from mutants import assert_check
from sweep import sweeps

from neurocourse.spiking import checks as check
from neurocourse.spiking import coding, explore, same_cell

STIMULI = (np.arange(16) + 0.5) / 16


CHANNELS = {
    "rate": coding.rate_channel(10 + 90 * STIMULI, 50),
    "latency": coding.latency_channel(1.2 + 3 * STIMULI, 50),
    "population": coding.population_channel(coding.tuning(STIMULI, 8), 50),
}


def test_information_of_channels_that_are_solved_on_paper():
    assert coding.information(np.eye(8)) == pytest.approx(3)
    assert coding.information(np.full((8, 5), 0.2)) == pytest.approx(0, abs=1e-12)
    p = 0.1  # binary symmetric channel: 1 - H(p)
    assert coding.information([[1 - p, p], [p, 1 - p]]) == pytest.approx(1 - coding.entropy([p, 1 - p]))
    e = 0.3  # binary erasure channel: 1 - e
    assert coding.information([[1 - e, e, 0], [0, e, 1 - e]]) == pytest.approx(1 - e)


@pytest.mark.parametrize("name", CHANNELS)
def test_a_channel_is_what_its_neurons_do(name):
    """Against a simulation that knows nothing of the formulas: spikes are drawn, and the reader's answers counted."""
    P, rng, s, n = CHANNELS[name], np.random.default_rng(1), 11, 40000
    np.testing.assert_allclose(P.sum(axis=1), 1, atol=1e-9)
    if name == "rate":
        answers = rng.poisson((10 + 90 * STIMULI[s]) * 0.05, n)
    elif name == "latency":
        t = coding.encode_latency(1.2 + 3 * STIMULI[s]) + rng.normal(0, 1.0, n)
        answers = np.clip(np.floor(t / 0.5), 0, 100).astype(int)
    else:
        fired = rng.poisson(coding.tuning(STIMULI[s : s + 1], 8) * 0.05, (n, 8)) > 0
        answers = fired @ (1 << np.arange(8))
    seen = np.bincount(answers, minlength=P.shape[1]) / n
    assert np.abs(seen - P[s]).max() < 0.01


@pytest.mark.parametrize("name", CHANNELS)
def test_estimates_come_within_the_bias_of_the_exact_value(name):
    exact = coding.information(CHANNELS[name])
    few, many = (
        np.mean([coding.estimate(coding.sample(CHANNELS[name], n, rng=k)) for k in range(20)], axis=0)
        for n in (40, 1000)
    )
    assert few[0] > exact + 0.05 and many[0] > exact
    assert abs(few[1] - exact) < 0.75 * (few[0] - exact)
    assert abs(many[1] - exact) < 0.02


def test_the_first_spike_is_quicker_than_a_count_of_another_cell_and_hardly_than_one_of_its_own():
    """Within 10 ms a latency has said most of what it can say, and a count of the same cell nearly as much."""
    early, late = same_cell.bits(10.0), same_cell.bits(100.0)
    assert early["first spike"] > 0.85 * late["first spike"] > 1.2 and early["other cell"] < 0.1
    leads = [early["first spike"] - early[name] for name in ("other cell", "same cell")]
    assert left(*leads) == explore.codes().controls["armed"].remains == "less of it" and leads[1] < 0.1 * leads[0]


@pytest.mark.parametrize("case, ahead", [
    (dict(), "first spike"), (dict(jitter=2.0), "same cell"), (dict(unsure=3.0), "same cell"),
    (dict(pause=10.0), "first spike"), (dict(T=50.0), "same cell"), (dict(T=5.0, jitter=0.2), "first spike"),
])  # fmt: skip
def test_who_is_ahead_depends_on_jitter_pause_clock_and_time(case, ahead):
    bits = same_cell.bits(**{"T": 10.0, **case})
    behind = {"first spike": "same cell", "same cell": "first spike"}[ahead]
    assert bits[ahead] > bits[behind]


@pytest.mark.parametrize("case", [dict(), dict(jitter=2.0), dict(unsure=3.0), dict(T=50.0)])
def test_who_times_every_spike_knows_at_least_what_either_reader_knows(case):
    """Bits over a single reader: 0.15 to 0.2 within 10 ms, less than 0.1 within 50."""
    case = {"T": 10.0, **case}
    bits = same_cell.bits(**case)
    gain = same_cell.every_spike(same_cell.DRIVES, **case, rng=1) - max(bits["first spike"], bits["same cell"])
    assert 0 < gain < 0.1 if case["T"] == 50 else 0.06 < gain < 0.3


def test_all_spikes_of_a_cell_that_pauses_are_its_first_one():
    every = same_cell.every_spike(same_cell.DRIVES, 10.0, pause=30.0, n=20_000, rng=1)
    assert every == pytest.approx(same_cell.bits(10.0)["first spike"], abs=0.02)


@pytest.mark.parametrize("unsure, pause", [(0.0, 0.0), (1.5, 0.0), (0.0, 6.0)])
def test_counts_of_one_cell_are_what_its_spikes_give(unsure, pause):
    """Against a simulation that draws each interval and the error of the clock."""
    rng, s, n, T = np.random.default_rng(2), 9, 40_000, 20.0
    t = coding.encode_latency(same_cell.DRIVES[s])
    times = np.cumsum(t + rng.normal(0, 1.0, (n, 30)), axis=1) + pause * np.arange(30)
    seen = np.bincount((times < T + rng.normal(0, unsure, (n, 1))).sum(axis=1), minlength=61) / n
    P = same_cell.counts(same_cell.DRIVES, T, pause=pause, unsure=unsure)
    np.testing.assert_allclose(P.sum(axis=1), 1, atol=1e-9)
    assert np.abs(seen - P[s]).max() < 0.01


def test_a_blurred_channel_is_the_mean_over_errors_of_the_clock():
    rng, rates = np.random.default_rng(0), np.array([20.0, 80.0])
    P = same_cell.blurred(lambda t: coding.rate_channel(rates, t), 30.0, 4.0)
    drawn = np.mean([coding.rate_channel(rates, 30.0 + 4.0 * u) for u in rng.normal(size=4000)], axis=0)
    np.testing.assert_allclose(P, drawn, atol=5e-3)
    assert len(same_cell.report().splitlines()) == 2 + len(same_cell.CASES)


def test_latency_is_when_the_leaky_neuron_gets_there():
    t = coding.encode_latency([1.5, 3.0, 0.9])
    V = np.array([1.5, 3.0]) * (1 - np.exp(-t[:2] / 10))
    np.testing.assert_allclose(V, 1)
    assert np.isinf(t[2])


def test_the_check_of_latency_names_the_mistake():
    assert_check(
        check.encode_latency,
        right=[lambda drive, V_th, tau_m: -tau_m * np.log(1 - V_th / drive)],
        wrong={
            lambda drive, V_th, tau_m: tau_m * np.log((drive - V_th) / drive): "the time is negative",
            lambda drive, V_th, tau_m: tau_m * drive / V_th: "must fire sooner",
            lambda drive, V_th, tau_m: np.log(drive / (drive - V_th)): "multiply by tau_m",
            lambda drive, V_th, tau_m: 20 * np.log(drive / (drive - V_th)): "`tau_m` makes no difference",
            lambda drive, V_th, tau_m: tau_m * np.log10(drive / (drive - V_th)): "base 10",
            lambda drive, V_th, tau_m: tau_m * V_th / drive: "you leave the leak out",
            lambda drive, V_th, tau_m: tau_m * np.log(drive / V_th): "your fraction is drive / V_th",
            lambda drive, V_th, tau_m: min(50.0, tau_m * np.log(drive / (drive - V_th))): "gives 50 and should give",
        },
    )


test_explorers = sweeps("spiking.codes")
