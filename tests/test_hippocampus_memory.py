"""The memory half of lesson Hippocampus: attractors and their capacity, separation, two stores, lesions, forgetting."""

import math
from functools import cache

import numpy as np
import pytest

from neurocourse.hippocampus import (
    amnesia,
    capacity,
    dentate,
    explore,
    forgetting,
    hopfield,
    two_stores,
    working_memory,
)

# Hopfield's network


def noisy(patterns, share, rng):
    return np.where(np.random.default_rng(rng).random(patterns.shape) < share, -patterns, patterns)


def test_hebbs_weights_are_the_sum_of_outer_products_without_self_connections():
    X = hopfield.random_patterns(3, 7, rng=0)
    W = hopfield.store(X)
    for i in range(7):
        for j in range(7):
            assert W[i, j] == pytest.approx(0 if i == j else sum(x[i] * x[j] for x in X) / 7)
    with pytest.raises(ValueError, match="patterns must hold only -1 and [+]1"):
        hopfield.store((X + 1) / 2)


def test_the_fast_sweep_visits_the_states_of_the_textbook_loop():
    X = hopfield.random_patterns(30, 150, rng=0)
    W, cues = hopfield.store(X), noisy(X, 0.25, 1)

    def textbook(s, seed):
        s, rng = s.copy(), np.random.default_rng(seed)
        for _ in range(20):
            for i in rng.permutation(len(s)):
                field = sum(W[i, j] * s[j] for j in np.flatnonzero(W[i]))
                s[i] = s[i] if abs(field) < 1e-12 else np.sign(field)
        return s

    for k in range(5):
        expected = textbook(cues[k], k)
        np.testing.assert_array_equal(hopfield.recall(W, cues[k], rng=k), expected)
        np.testing.assert_array_equal(hopfield.trace(W, cues[k], rng=k).states[-1], expected)


def test_energy_falls_with_every_flip_and_recall_ends_where_nothing_wants_to_turn():
    X = hopfield.random_patterns(20, 100, rng=0)
    W = hopfield.store(X)
    for k in range(10):
        run = hopfield.trace(W, hopfield.random_patterns(1, 100, rng=[k, 1])[0], rng=k)
        assert len(run.states) > 10
        assert np.diff(run.energy).max() < 0
        assert np.abs(np.diff(run.states, axis=0)).sum(axis=1) == pytest.approx(2)
        assert (run.states[-1] * (W @ run.states[-1]) >= 0).all()
    s = run.states[-1]
    assert run.energy[-1] == pytest.approx(-0.5 * sum(W[i, j] * s[i] * s[j] for i in range(100) for j in range(100)))


def test_all_at_once_can_end_in_a_cycle_and_one_by_one_cannot():
    W = np.array([[0.0, -1.0], [-1.0, 0.0]])
    s = np.array([1.0, 1.0])
    once = hopfield.recall(W, s, how="all at once", sweeps=1, rng=0)
    twice = hopfield.recall(W, s, how="all at once", sweeps=2, rng=0)
    assert (once == -s).all() and (twice == s).all()
    assert abs(hopfield.recall(W, s, rng=0).sum()) == 0


def test_a_damaged_pattern_is_completed():
    X = hopfield.random_patterns(10, 200, rng=0)
    W = hopfield.store(X)
    for how in ("one by one", "all at once"):
        assert hopfield.overlap(hopfield.recall(W, noisy(X, 0.2, 1), how=how, rng=0), X).diagonal().min() > 0.98
    cue = hopfield.damage(X[0], noise=0.1, covered=0.4, rng=0)
    assert hopfield.overlap(cue, X[0]) < 0.65
    assert hopfield.overlap(hopfield.recall(W, cue, rng=0), X[0]) > 0.98


@pytest.mark.parametrize("alpha", [0.08, 0.138, 0.2, 0.3])
def test_the_first_step_errs_as_often_as_the_law_says(alpha):
    N, P = 2000, round(alpha * 2000)
    measured = np.mean([hopfield.one_step_error(hopfield.random_patterns(P, N, rng=k)) for k in range(2)])
    p = hopfield.law(alpha)
    assert p == pytest.approx(0.5 * (1 - math.erf(math.sqrt(0.5 / alpha))))
    # Sampling error of 2 N P units, and what N = 2000 units instead of endlessly many change: at most 1 in 20.
    assert abs(measured - p) < 4 * math.sqrt(p * (1 - p) / (2 * N * P)) + 0.05 * p


def test_at_the_critical_load_one_unit_in_280_turns_at_once():
    assert hopfield.law(0.138) == pytest.approx(0.0036, abs=0.00005)


@pytest.mark.parametrize("kept", [0.5, 0.1])
def test_a_network_with_few_connections_errs_as_a_full_one_with_more_patterns(kept):
    X = hopfield.random_patterns(round(0.2 * kept * 2000), 2000, rng=0)
    W = hopfield.dilute(hopfield.store(X), kept, rng=1)
    assert np.mean((W != 0)[hopfield.store(X) != 0]) == pytest.approx(kept, abs=0.005) and (W == W.T).all()
    p = hopfield.law(0.2)
    assert hopfield.one_step_error(X, W) == pytest.approx(p, abs=4 * math.sqrt(p / X.size) + 0.05 * p)
    assert (
        hopfield.overlap(hopfield.recall(hopfield.dilute(hopfield.store(X[:5]), kept, rng=1), X[0], rng=0), X[0]) > 0.99
    )


# Capacity


@cache
def measured(N=1000):
    return capacity.curve([0.05, 0.10, 0.12, 0.14, 0.16, 0.18, 0.20, 0.25], N=N, n=40, rng=0)


def test_recall_holds_at_a_tenth_and_is_lost_at_a_fifth():
    found = dict(zip(measured().loads, measured().overlaps.mean(axis=1), strict=True))
    assert found[0.05] > 0.999 and found[0.10] > 0.99
    assert 0.25 < found[0.20] < 0.7
    assert found[0.25] < found[0.20] + 0.05


def test_the_theory_breaks_at_0_138_with_an_overlap_of_0_967():
    assert capacity.critical_load() == pytest.approx(0.138, abs=0.0005)
    assert capacity.held(0.1379) == pytest.approx(0.967, abs=0.005)
    assert capacity.held([0.0, 0.139]) == pytest.approx([1, 0])


def test_before_the_break_most_patterns_are_held_as_the_theory_says():
    for load, m in zip(measured().loads[:3], measured().overlaps[:3], strict=True):
        assert np.median(m) == pytest.approx(capacity.held(load), abs=0.003)


def test_small_networks_break_later_and_large_ones_come_near_the_theory():
    loads = np.arange(0.1, 0.25, 0.02)
    curves = [capacity.curve(loads, N=N, n=n, rng=1) for N, n in ((250, 300), (500, 150), (1000, 50))]
    breaks = [capacity.breaking_load(loads, curve.overlaps.mean(axis=1)) for curve in curves]
    assert breaks[0] > breaks[1] > breaks[2] > capacity.critical_load()
    assert breaks[2] == pytest.approx(0.138, abs=0.025)


def test_a_curve_that_never_breaks_is_told():
    with pytest.raises(ValueError, match="fall below"):
        capacity.breaking_load([0.1, 0.2], [1.0, 0.9])


def test_a_majority_of_three_memories_is_remembered_too_though_nobody_stored_it():
    X = hopfield.random_patterns(5, 1000, rng=0)
    s = capacity.mixture(X[:3])
    assert hopfield.overlap(s, X[:3]) == pytest.approx(0.5, abs=0.06)
    assert np.mean(hopfield.recall(hopfield.store(X), s, rng=0) == s) > 0.99
    with pytest.raises(ValueError, match="odd number"):
        capacity.mixture(X[:2])


def test_the_fuller_the_network_the_more_random_starts_end_in_memories_of_nothing():
    shares = [capacity.spurious(hopfield.random_patterns(P, 300, rng=1), n=60, rng=0) for P in (3, 15, 60)]
    assert shares[0] < shares[1] < shares[2] and shares[2] > 0.95


# The dentate gyrus


@cache
def path():
    return dentate.pathway(rng=0)


@pytest.mark.parametrize("active", [0.1, 0.02])
@pytest.mark.parametrize("alike", [0.2, 0.5, 0.8, 0.95])
def test_separation_follows_the_law_of_two_correlated_sums(alike, active):
    rng, found = np.random.default_rng(1), []
    for _ in range(10):
        x = dentate.winners(rng.random(dentate.N_IN), dentate.ACTIVE_IN)
        y = dentate.similar(x, alike, rng=rng)
        assert dentate.shared(x, y) == pytest.approx(alike, abs=0.011)
        found.append(dentate.shared(*dentate.separate(np.array([x, y]), path(), active)))
    assert np.mean(found) == pytest.approx(dentate.law(alike, active), abs=0.035)
    assert dentate.law(alike, active) < alike


def test_the_law_at_its_ends():
    assert dentate.law(1, 0.02) == 1
    assert dentate.law(0, 0.02) == pytest.approx(0.02, rel=1e-3)
    assert dentate.law(0.8, 0.02) < dentate.law(0.8, 0.2)


def test_as_many_fire_as_inhibition_lets():
    h = np.random.default_rng(0).random((5, 200))
    fired = dentate.winners(h, 0.05)
    assert (fired.sum(axis=1) == 10).all()
    assert h[fired == 1].reshape(5, 10).min(axis=1) == pytest.approx(np.sort(h)[:, -10])


def test_memories_that_are_alike_are_kept_only_when_they_come_through_the_dentate_gyrus():
    direct = dentate.recalled(20, 0.5, separated=False, rng=0)
    apart = dentate.recalled(20, 0.5, separated=True, path=path(), rng=0)
    assert apart.mean() > 0.95 > 0.6 > direct.mean()


def test_memories_that_are_not_alike_gain_nothing():
    direct = dentate.recalled(160, 0.0, separated=False, rng=0)
    apart = dentate.recalled(160, 0.0, separated=True, path=path(), rng=0)
    assert direct.mean() > apart.mean() + 0.1


# One-shot storage and the lesion


@cache
def shares(lesion):
    return amnesia.share_recalled(lesion, brains=10, rng=0)


def test_one_hearing_is_enough_for_a_whole_brain():
    assert shares(None)[-20:].mean() > 0.97
    assert shares(None).mean() > 0.9


def test_after_the_lesion_new_items_are_lost_and_old_ones_kept():
    assert shares(40)[40:].mean() < 0.05
    assert shares(40)[:20].mean() > 0.85


def test_of_the_time_before_the_lesion_the_last_days_are_lost_first():
    early, middle, late = shares(40)[10:20].mean(), shares(40)[28:34].mean(), shares(40)[35:40].mean()
    assert early > middle > late and early - late > 0.6


def test_without_replay_everything_hangs_on_the_hippocampus():
    assert amnesia.share_recalled(40, replays=0, brains=3, rng=0).mean() < 0.1


def test_what_the_cortex_says_is_what_its_weights_say():
    brain = amnesia.live(12, lesion=6, N=80, rng=0)
    s = hopfield.random_patterns(3, 80, rng=1)
    np.testing.assert_allclose(amnesia.heard(brain, s), s @ amnesia.cortex(brain), atol=1e-12)


def test_traces_grow_in_the_cortex_as_expected():
    often = np.mean([amnesia.live(60, rng=k).replays for k in range(300)], axis=0)
    age = np.arange(60, 0, -1)
    assert amnesia.ETA * (1 + often) == pytest.approx(amnesia.trace(age), rel=0.06)


# Two stores


@cache
def studies(replays):
    return [two_stores.study(two_stores.lists(rng=k), replays=replays, rng=k) for k in range(4)]


def finals(replays):
    return np.array([(100 * run.a[run.switch], 100 * run.a[-1], 100 * run.b[-1]) for run in studies(replays)])


def test_a_second_list_wipes_out_the_first():
    before, after, new = finals(0).T
    assert before.min() == 100 and new.min() >= 87.5
    assert (before - after).min() > 30


def test_replay_from_the_fast_store_prevents_it():
    before, after, new = finals(two_stores.ITEMS).T
    assert (before - after).max() <= 12.5 and new.mean() > 90
    assert (after - finals(0)[:, 1]).min() > 30


def test_a_little_replay_saves_a_little():
    kept = [finals(r)[:, 1].mean() for r in (0, 1, 8)]
    assert kept[0] < kept[1] < kept[2]


def test_the_fast_store_needs_one_look():
    lists = two_stores.lists(rng=0)
    x, y = two_stores.bring_back(two_stores.keep(lists.x_a, lists.y_a), lists.x_a, rng=0)
    assert np.mean(x == lists.x_a) > 0.97 and np.mean(y == lists.y_a) > 0.97


# Holding and forgetting


@pytest.mark.parametrize("N, noise", [(64, 1.0), (128, 1.0), (64, 0.5)])
def test_what_is_held_in_mind_drifts_with_the_variance_of_the_law(N, noise):
    memory = working_memory.remember(n=1000, N=N, noise=noise, T=2, dt=0.01, rng=0)
    variance = memory.angle.var(axis=1)
    assert np.corrcoef(memory.t, variance)[0, 1] ** 2 > 0.98
    assert variance[-1] == pytest.approx(working_memory.law(2, N=N, noise=noise), rel=0.15)
    assert variance[-1] == pytest.approx(2 * variance[len(variance) // 2], rel=0.2)


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


# Explorers


def test_a_drawing_comes_back_beside_two_digits_and_is_lost_among_six():
    ex = explore.recall()
    assert "it is back" in ex.status
    assert "it is back" in ex.preset("A house").status
    assert "nobody stored" in ex.preset("Too many alike").status
    empty = tuple((0,) * 12 for _ in range(12))
    assert ex.set(drawing=empty).status.startswith("Draw something")
