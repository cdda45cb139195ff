"""Lesson Spiking, learning: plasticity by timing, surrogate gradients, codes, rhythms."""

import dataclasses

import numpy as np
import pytest
from gradients import slope
from mutants import assert_check

from neurocourse import nn
from neurocourse.spiking import checks as check
from neurocourse.spiking import (
    coding,
    conversion,
    correlated_groups,
    e_prop,
    explore,
    generator,
    pattern_onset,
    stdp,
    still,
    surrogate,
)
from neurocourse.spiking import two_heaps as heaps

# Spike-timing-dependent plasticity


def test_two_spikes_far_from_all_others_draw_the_window():
    rule = stdp.Triplet(A2_plus=0.8, A2_minus=0.3, A3_plus=0.0)
    for dt in (-80.0, -20.0, -1.0, 0.0, 1.0, 20.0, 80.0):
        wanted = stdp.window(dt, A_plus=0.8, A_minus=0.3)
        assert stdp.change([100.0], [100.0 + dt], rule) == pytest.approx(float(wanted), abs=1e-15)
    assert stdp.window(16.8, A_plus=1.0) == pytest.approx(np.exp(-1))
    assert stdp.window(-33.7, A_minus=1.0) == pytest.approx(-np.exp(-1))


def test_pairs_of_all_spikes_add_up():
    rng = np.random.default_rng(0)
    pre, post = np.sort(rng.uniform(0, 500, (2, 30)), axis=1)
    pairs = stdp.window(post[None, :] - pre[:, None])
    assert stdp.change(pre, post, stdp.PAIRS) == pytest.approx(pairs.sum(), rel=1e-12)


def test_a_triplet_is_what_its_formula_says():
    """Pre at 0, post at 10 and 30 ms: A3+ exp(-30 / tau+) exp(-20 / tau_y) for the second postsynaptic spike."""
    rule = stdp.VISUAL_CORTEX
    grow = rule.A3_plus * np.exp(-30 / rule.tau_plus) * np.exp(-20 / rule.tau_y)
    assert stdp.change([0.0], [10.0, 30.0]) == pytest.approx(grow, rel=1e-12)
    full = stdp.Triplet(A3_minus=2.3e-4)
    shrink = np.exp(-30 / full.tau_minus) * (full.A2_minus + full.A3_minus * np.exp(-40 / full.tau_x))
    assert stdp.change([-10.0, 30.0], [0.0], full) == pytest.approx(-shrink, rel=1e-12)


def test_triplets_explain_what_pairs_cannot():
    """Sjöström's cells: ten pairings, each standard error wide. At 50 Hz even the wrong order makes synapses grow."""
    assert stdp.misfit() < 0.4
    assert stdp.misfit(stdp.best_pair_rule()) > 10 * stdp.misfit()
    slow, *_, fast = stdp.pairing_experiment(stdp.SJOSTROM.frequency, -10)
    assert slow < -0.25 and fast > 0.5
    for A_minus in (2e-3, 7e-3):  # a pair rule that shrinks at low frequency does so even more at high ones
        low, high = stdp.pairing_experiment((0.1, 20.0), -10, stdp.Triplet(A_minus * 0.8, A_minus, 0.0))
        assert high < 0 and low < 0


def test_inputs_that_come_together_win():
    contest = correlated_groups.compete([0.0, 0.2], T=40, n=5, rng=1)
    (alike, same), (winners, losers) = correlated_groups.group_means(contest)[-1]
    assert winners > 0.9 and losers < 0.5
    assert abs(alike - same) < 0.06
    assert contest.w.min() >= 0 and contest.w.max() <= 1


def test_equal_inputs_end_in_two_heaps_and_calm_their_neuron():
    course = heaps.learn(T=100, n=6, rate=20, rng=2)
    assert heaps.in_heaps(course.w[0]) == pytest.approx(0.4, abs=0.07)  # even from 0 to 1
    assert heaps.in_heaps(course.w[-1]) > 0.7
    assert course.rate[-1] < 0.6 * course.rate[1]
    assert course.w.min() >= 0 and course.w.max() <= 1


def test_a_list_of_events_does_what_a_clock_does():
    """The same inputs, with all traces decaying in every step, as the equations have it."""
    s, dt, n = heaps.Settings(), 0.1, 20_000
    w = np.random.default_rng(3).random(60)
    strong = dataclasses.replace(s, g_max=0.2)
    steps, inputs = np.unique(heaps.arrivals(60, 20.0, n * dt / 1000, dt, 4), axis=1)  # at most one a step
    neuron = heaps.Neuron(w, strong)
    fired = neuron.run(steps.tolist(), inputs.tolist(), n, dt)
    V, g, pre, post, count = s.E_L, 0.0, np.zeros(60), 0.0, 0
    arriving = np.zeros((n, 60))
    np.add.at(arriving, (steps, inputs), 1)
    for x in arriving:
        target = (s.E_L + g * s.E_e) / (1 + g)
        V = target + (V - target) * np.exp(-dt / s.tau_m * (1 + g))
        g, pre, post = g * np.exp(-dt / s.tau_e), pre * np.exp(-dt / s.tau_plus), post * np.exp(-dt / s.tau_minus)
        g += strong.g_max * (w * x).sum()
        pre += s.A_plus * x
        w = np.maximum(w - post * x, 0)
        if V >= s.V_th:
            V, post, w, count = s.V_reset, post + s.A_minus, np.minimum(w + pre, 1), count + 1
    assert fired == count > 20
    np.testing.assert_allclose(neuron.w, w, atol=1e-9)
    np.testing.assert_allclose([neuron.V, neuron.g, neuron.post], [V, g, post], atol=1e-9)


def test_correlated_inputs_have_the_correlation_and_rate_that_were_asked_for():
    share = np.full((1, 40), np.sqrt(0.3))
    rng = np.random.default_rng(0)
    spikes = np.array([correlated_groups.inputs(share, 0.1, rng)[0] for _ in range(20000)])
    assert spikes.mean() == pytest.approx(0.1, abs=0.005)
    assert np.corrcoef(spikes.T)[np.triu_indices(40, 1)].mean() == pytest.approx(0.3, abs=0.02)


# Surrogate gradients


@pytest.mark.parametrize("recurrent", [False, True])
def test_the_surrogate_gradient_is_the_gradient_of_the_smooth_network(recurrent):
    rng = np.random.default_rng(0)
    layer = surrogate.Spiking(3, 4, recurrent=recurrent, spike=surrogate.smooth, gain=2.0, rng=rng)
    x, wanted = rng.normal(size=(6, 2, 3)), rng.normal(size=(6, 2, 4))

    def loss():
        return float(np.sum(layer.forward(x) * wanted))

    loss()
    dx = layer.backward(wanted)
    np.testing.assert_allclose(layer.dW, slope(loss, layer.W, 1e-6), rtol=1e-5, atol=1e-7)
    np.testing.assert_allclose(dx, slope(loss, x, 1e-6), rtol=1e-5, atol=1e-7)
    if recurrent:
        analytic, off = layer.dU.copy(), ~np.eye(4, dtype=bool)
        np.testing.assert_allclose(analytic[off], slope(loss, layer.U, 1e-6)[off], rtol=1e-5, atol=1e-7)
        assert not analytic.diagonal().any()


def test_the_surrogate_is_the_slope_of_its_smooth_step():
    v, h = np.linspace(-1, 3, 41) + 0.013, 1e-6
    numeric = (surrogate.smooth(v + h) - surrogate.smooth(v - h)) / (2 * h)
    np.testing.assert_allclose(surrogate.surrogate(v), numeric, rtol=1e-6)
    assert surrogate.surrogate(np.array([1.0])) == 1.0


def test_a_still_picture_gives_what_all_its_steps_give():
    """The layer that works outside the loop against the one that repeats the picture in each step."""
    rng = np.random.default_rng(0)
    layer = still.Still(6, 7, T=12, rng=1)
    layer.b[:] = rng.normal(0, 0.2, 7)
    plain = surrogate.Spiking(7, 7, alpha=0.9, rng=1)
    plain.W[:] = np.column_stack([layer.W, layer.b])
    x, dy = rng.normal(size=(5, 6)), rng.normal(size=(5, 7))
    s = plain.forward(np.repeat(np.column_stack([x, np.ones(5)])[None], 12, axis=0))
    np.testing.assert_allclose(layer.forward(x), np.tensordot(layer.share, s, 1), atol=1e-12)
    assert still.spikes(layer).sum() == s.sum() > 50
    dx, dx_plain = layer.backward(dy), plain.backward(layer.share[:, None, None] * dy).sum(axis=0)
    np.testing.assert_allclose(dx, dx_plain[:, :6], atol=1e-12)
    np.testing.assert_allclose(np.column_stack([layer.dW, layer.db]), plain.dW, atol=1e-12)


def test_the_share_of_a_spike_is_what_a_leaky_readout_makes_of_it():
    for t, share in enumerate(still.readout_share(9, 0.8)):
        u, total = 0.0, 0.0
        for step in range(9):
            u = 0.8 * u + (step == t)
            total += u / 9
        assert share == pytest.approx(total, rel=1e-12)


def test_spikes_learn_to_read_in_one_step_where_a_copy_needs_more():
    one, many = still.learn(1, rng=1), still.learn(25, rng=1)
    assert min(one.accuracy, many.accuracy) >= 0.96 and one.spikes.mean() < 60
    copied, _ = conversion.course("MLP")
    assert copied[0] < one.accuracy - 0.03


def test_spikes_tell_the_order_that_rates_cannot():
    learned = surrogate.trained()
    batch = surrogate.trials(1000, rng=9)
    assert nn.accuracy(learned.network.forward(batch.x), batch.y) >= 0.998
    assert surrogate.rate_readout(rng=0) == pytest.approx(0.5, abs=0.04)
    counts = batch.x.sum(axis=0)
    first, second = (counts[batch.y == k].mean(axis=0) for k in (0, 1))
    assert np.abs(first - second).max() < 0.35  # 2 spikes an input and trial, in either order


def test_the_network_needs_the_order_of_the_spikes():
    """The same spikes played backwards are the other class."""
    net, batch = surrogate.trained().network, surrogate.trials(500, rng=3)
    assert np.mean(net.forward(batch.x[::-1].copy()).argmax(axis=1) == 1 - batch.y) > 0.95


# Codes


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


# A pattern that comes back


def test_a_neuron_finds_a_pattern_and_then_its_onset():
    found = pattern_onset.found()
    before, middle, late = (pattern_onset.score(found, *span) for span in ((0, 2), (12, 30), (70, 90)))
    assert before.false_alarms > 30  # at first it fires at whatever comes
    assert late.hits > 0.95 and late.false_alarms < 0.2
    assert late.latency < middle.latency - 5 and late.latency < 16


def test_what_it_learned_is_the_start_of_the_pattern():
    found, half = pattern_onset.found(), pattern_onset.N // 2
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


# Credit in time


def drawn(seed):
    rng = np.random.default_rng(seed)
    x, target = e_prop.task(rng=rng)
    layer = surrogate.Spiking(20, 40, recurrent=True, gain=1.5, rng=rng)
    return layer, rng.normal(0, 0.1, (1, 40)), x, target


def test_e_prop_is_exact_when_neurons_do_not_hear_each_other():
    layer, V, x, target = drawn(0)
    layer.U[:] = 0
    exact, local = e_prop.bptt(layer, V, x, target), e_prop.e_prop(layer, V, x, target)
    np.testing.assert_allclose(local.flat, exact.flat, rtol=1e-9, atol=1e-10)


def test_backpropagation_through_time_is_the_gradient_of_the_smooth_network():
    rng = np.random.default_rng(0)
    layer = surrogate.Spiking(3, 4, recurrent=True, spike=surrogate.smooth, gain=2.0, rng=rng)
    x, target, V = rng.normal(size=(7, 2, 3)), rng.normal(size=(7, 2, 2)), rng.normal(size=(2, 4))

    def loss():
        y = e_prop.outputs(layer.forward(x), V)
        return 0.5 * np.sum((y - target) ** 2) / 2

    found = e_prop.bptt(layer, V, x, target)
    np.testing.assert_allclose(found.W, slope(loss, layer.W, 1e-6), rtol=1e-5, atol=1e-7)
    np.testing.assert_allclose(found.V, slope(loss, V, 1e-6), rtol=1e-5, atol=1e-7)


def test_e_prop_points_where_backpropagation_through_time_points():
    inner, random = [], []
    for seed in range(6):
        layer, V, x, target = drawn(seed)
        exact, local = e_prop.bptt(layer, V, x, target), e_prop.e_prop(layer, V, x, target)
        other = e_prop.e_prop(layer, V, x, target, B=np.random.default_rng(seed).normal(size=V.shape))
        inner.append(e_prop.cosine(np.hstack(exact[:2]), np.hstack(local[:2])))
        random.append(e_prop.cosine(np.hstack(exact[:2]), np.hstack(other[:2])))
    assert np.mean(inner) > 0.7 and min(inner) > 0.6
    assert np.mean(random) < 0.4  # before learning, random feedback says little of the slope


def test_e_prop_learns_to_draw_a_curve():
    for rule in e_prop.RULES:
        course = e_prop.learn(rule, rng=1)
        assert course.loss[-1] < 0.08 * course.loss[0]


# A rhythm without a beat


@pytest.mark.parametrize("gait", generator.GAITS)
def test_legs_of_one_side_of_a_gait_swing_together_and_the_others_half_a_cycle_later(gait):
    for seed in (1, 2, 3):
        beat = generator.rhythm(generator.simulate(gait, T=3000, rng=seed))
        letters = np.array(list(generator.GAITS[gait]))
        wanted = np.where(letters == letters[0], 0.0, 180.0)
        assert generator.apart(beat.phase, wanted).max() < 10
        assert 1 < beat.frequency < 5 and beat.strength > 0.7


def test_nothing_drives_the_rhythm_from_outside():
    """Constant drive; without inhibition between the sides the beat is gone, and with more of it it slows down."""
    alone = generator.rhythm(generator.simulate(inhibition=0.0, rng=1))
    assert alone.strength < 0.4
    slow, fast = (generator.rhythm(generator.simulate(inhibition=k, T=4000, rng=1)).frequency for k in (1.8, 0.9))
    assert slow < 0.8 * fast


def test_phases_of_a_rhythm_made_by_hand():
    t = np.arange(3000)
    rate = 20 + 10 * np.cos(2 * np.pi * 3 * t[:, None] / 1000 - np.radians([0, 90, 180, -45]))
    beat = generator.rhythm(generator.Walk(t, None, rate))
    assert beat.frequency == pytest.approx(3, abs=0.06)
    assert generator.apart(beat.phase, [0, 90, 180, -45]).max() < 1


# Exercises and their wrong answers


def pair(dt, A_plus, A_minus, tau_plus, tau_minus):
    if dt > 0:
        return A_plus * np.exp(-dt / tau_plus)
    return -A_minus * np.exp(dt / tau_minus) if dt < 0 else 0.0


def test_the_check_of_the_window_names_the_mistake():
    assert_check(
        check.stdp_window,
        right=[
            pair,
            lambda dt, A, B, p, m: A * (dt > 0) * np.exp(-abs(dt) / p) - B * (dt < 0) * np.exp(-abs(dt) / m),
            lambda t, a, b, c, d: np.float32(pair(t, a, b, c, d)),
            lambda *, dt, A_plus, A_minus, tau_plus, tau_minus: pair(dt, A_plus, A_minus, tau_plus, tau_minus),
        ],
        wrong={
            lambda dt, A, B, p, m: pair(-dt, A, B, p, m): "the two sides are swapped",
            lambda dt, A, B, p, m: abs(pair(dt, A, B, p, m)): "too late must weaken: for dt < 0 the change is negative",
            lambda dt, A, B, p, m: -abs(pair(dt, A, B, p, m)): "first must grow: for dt > 0 the change is positive",
            lambda dt, A, B, p, m: (
                A * np.exp(dt / p) if dt > 0 else -B * np.exp(dt / m) * (dt < 0)
            ): "is -dt / tau_plus",
            lambda dt, A, B, p, m: pair(dt, A, B, m, p): "tau_plus and tau_minus are swapped",
            lambda dt, A, B, p, m: pair(dt, A, A, p, m): "is A_minus, not A_plus",
            lambda dt, A, B, p, m: A * np.exp(-dt / p) if dt >= 0 else -B * np.exp(dt / m): "nobody came first",
            lambda dt, A, B, p, m: 0.0: "nothing ever changes",
            lambda dt, A, B, p, m: pair(dt, A, B, p, p): "tau_minus, not tau_plus",
            lambda dt, A, B, p, m: pair(dt, A, B, p, 33.7): "for dt > 0 it is right, for dt < 0 it is not",
            lambda dt, A, B, p, m: pair(dt, A, B, 16.8, m): "for dt < 0 it is right, for dt > 0 it is not",
            lambda dt, A, B, p, m: pair(dt, A, B, p, m) if abs(dt) > 1 else 0.0: "and should give",
        },
    )


def test_the_check_of_break_even_names_the_mistake():
    assert_check(
        check.break_even,
        right=[lambda mac, add, word: (mac + word) / (add + word + word + word)],
        wrong={
            lambda mac, add, word: add / mac: "upside down, and memory is missing",
            lambda mac, add, word: (add + 3 * word) / (mac + word): "upside down: the cost",
            lambda mac, add, word: mac - add: "a difference is no break-even",
            lambda mac, add, word: mac / add: "E_word changes nothing",
            lambda mac, add, word: (mac + word) / (add + word): "three words, not one",
            lambda mac, add, word: (mac + word) / (add + 2 * word): "must be read first",
            lambda mac, add, word: mac / (add + 3 * word): "fetch its weight, too",
            lambda mac, add, word: (4.6 + word) / (add + 3 * word): "`E_mac` makes no difference",
            lambda mac, add, word: max(1.0, (mac + word) / (add + 3 * word)): "and should give",
            lambda mac, add, word: (mac + word) // (add + 3 * word): "do not round",
            lambda mac, add, word: mac * add: "`E_word` makes no difference",
        },
    )


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


NAMES = {
    "ours": pair,
    "others": lambda t, a, b, p, m: pair(t, a, b, p, m),
    "only": lambda *, dt, A_plus, A_minus, tau_plus, tau_minus: pair(dt, A_plus, A_minus, tau_plus, tau_minus),
}


@pytest.mark.parametrize("names", NAMES)
def test_the_window_explorer_takes_the_learners_function(names):
    ex = explore.window(check.stdp_window(NAMES[names]))
    assert "your stdp_window" in ex.set(dt_ms=20).status
    assert "reference" in explore.window(check.stdp_window(...)).status
