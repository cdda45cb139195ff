"""Synapses that compete, and a pattern that returns."""

import dataclasses

import numpy as np
import pytest
from arming import left
from sweep import sweeps

from neurocourse.spiking import correlated_groups, explore, izhikevich, pattern_onset, prepared
from neurocourse.spiking import two_heaps as heaps


def spikes(kind, current=10.0, T=600.0):
    return izhikevich.simulate(kind, lambda t: np.where(t > 50, current, 0.0), T=T).spikes


def test_inputs_that_come_together_win():
    contest = correlated_groups.compete([0.0, 0.2], T=40, n=5, rng=1)
    (alike, same), (winners, losers) = correlated_groups.group_means(contest)[-1]
    assert winners > 0.9 and losers < 0.5
    assert abs(alike - same) < 0.06
    assert contest.w.min() >= 0 and contest.w.max() <= 1


def in_heaps(w, *, edge=0.2):
    """Share of the weights that are within ``edge`` of 0 or of 1."""
    return float(np.mean((w < edge) | (w > 1 - edge)))


def test_equal_inputs_end_in_two_heaps_and_calm_their_neuron():
    course = heaps.learn(T=100, n=6, rate=20, rng=2)
    assert in_heaps(course.w[0]) == pytest.approx(0.4, abs=0.07)  # even from 0 to 1
    assert in_heaps(course.w[-1]) > 0.7
    assert course.rate[-1] < 0.6 * course.rate[1]
    assert course.w.min() >= 0 and course.w.max() <= 1


@pytest.mark.parametrize("soft", [False, True])
def test_a_list_of_events_does_what_a_clock_does(soft):
    """The same inputs, with all traces decaying in every step, as the equations have it."""
    s, dt, n = heaps.LearningParameters(soft=soft), 0.1, 20_000
    w = np.random.default_rng(3).random(60)
    strong = dataclasses.replace(s, g_max=0.2)
    steps, inputs = np.unique(heaps.arrivals(60, 20.0, n * dt / 1000, dt, 4), axis=1)  # at most one a step
    neuron = heaps.Neuron(w, strong)
    fired = neuron.run(steps.tolist(), inputs.tolist(), n, dt)
    by_clock, spikes, state = heaps.run_by_clock(w, steps, inputs, n, dt, strong)
    assert fired == len(spikes) > 20
    np.testing.assert_allclose(neuron.w, by_clock, atol=1e-9)
    np.testing.assert_allclose([neuron.V, neuron.g, neuron.post], state, atol=1e-9)


def test_correlated_inputs_have_the_correlation_and_rate_that_were_asked_for():
    share = np.full((1, 40), np.sqrt(0.3))
    rng = np.random.default_rng(0)
    spikes = np.array([correlated_groups.inputs(share, 0.1, rng)[0] for _ in range(20000)])
    assert spikes.mean() == pytest.approx(0.1, abs=0.005)
    assert np.corrcoef(spikes.T)[np.triu_indices(40, 1)].mean() == pytest.approx(0.3, abs=0.02)


def test_a_neuron_finds_a_pattern_and_then_its_onset():
    found = pattern_onset.trained()
    before, middle, late = (pattern_onset.score(found, *span) for span in ((0, 2), (12, 30), (70, 90)))
    assert before.false_alarms > 30  # at first it fires at whatever comes
    assert late.hits > 0.95 and late.false_alarms < 0.2
    assert late.latency < middle.latency - 5 and late.latency < 16


def test_what_it_learned_is_the_start_of_the_pattern():
    found, half = pattern_onset.trained(), pattern_onset.N // 2
    strong = found.w > 0.5
    assert not strong[half:].any() and 50 < strong[:half].sum() < half
    latency = round(pattern_onset.score(found, 70, 90).latency)
    spikes_early = found.pattern[: latency + 1, :half].any(axis=0)
    assert spikes_early[strong[:half]].mean() > 0.9 > 2 * spikes_early[~strong[:half]].mean()


def test_without_learning_or_without_a_pattern_nothing_is_found():
    stays = pattern_onset.search(6, learns=False, rng=21)
    assert pattern_onset.score(stays, 2, 6).false_alarms > 30
    nothing = pattern_onset.search(30, share=0.0, rng=21)
    assert len(nothing.onsets) == 0 and len(nothing.spikes[nothing.spikes > 20000]) < 10


def test_the_score_counts_what_it_says():
    found = pattern_onset.Search(np.array([110, 130, 400, 720]), np.array([100, 300, 700]), None, None, None)
    assert pattern_onset.score(found, 0, 1) == pytest.approx((2 / 3, 15.0, 1 / 0.85))


def test_with_soft_bounds_equal_inputs_make_one_heap():
    """Within 0.2 of 0 or 1 after 100 s: three quarters of the synapses, and none with soft bounds."""
    ends = []
    for soft in (False, True):
        counts = prepared.heaps(rate=15, soft=soft).counts[-1]
        ends.append((counts[:4].sum() + counts[-4:].sum()) / 500)
    assert left(*ends) == explore.heaps().controls["armed"].remains == "nothing" and ends[0] > 0.7


test_explorers = sweeps("spiking.competition")
