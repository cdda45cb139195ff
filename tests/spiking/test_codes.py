"""Three codes and the bits that they carry, and the exercise of the first spike."""

import numpy as np
import pytest
from mutants import assert_check
from sweep import sweeps

from neurocourse.spiking import checks as check
from neurocourse.spiking import coding

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


def test_the_first_spike_is_quicker_than_a_count():
    """Within 10 ms a latency has said most of what it can say; a count needs far longer."""
    early = coding.information(coding.latency_channel(1.2 + 3 * STIMULI, 10))
    late = coding.information(coding.latency_channel(1.2 + 3 * STIMULI, 200))
    counts = [coding.information(coding.rate_channel(10 + 90 * STIMULI, T)) for T in (10, 200)]
    assert early > 0.85 * late and counts[0] < 0.15 * counts[1] and early > counts[1]


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
