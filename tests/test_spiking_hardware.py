"""Lesson Spiking, hardware: converted networks, energy, chips, sparse codes, event cameras."""

import numpy as np
import pytest

from neurocourse import nn
from neurocourse.cortex import sparse_coding
from neurocourse.spiking import conversion, core_reader, energy, event_camera, lca, loihi, quantise, stdp, truenorth

# From a trained network to spikes


@pytest.mark.parametrize("kind", ["MLP", "CNN"])
def test_spikes_read_digits_as_well_as_the_network_they_were_made_from(kind):
    accuracy, run = conversion.course(kind)
    original = conversion.reader(kind).accuracy
    assert original > 0.955
    assert accuracy[31] >= original - 0.004
    assert accuracy[3] > 0.95 and accuracy[3] > accuracy[0] + 0.03
    assert np.all(np.diff(run.spikes.mean(axis=1)) > 0)


def test_rates_of_spikes_are_the_rectifier():
    """One stage: after T steps a count is θ-wise the rectified value, to the nearest spike."""
    rng = np.random.default_rng(0)
    dense = nn.Dense(5, 7, rng=rng, dtype=np.float32)
    network = nn.Network([dense, nn.ReLU(), nn.Dense(7, 3, rng=rng, dtype=np.float32)])
    X, T = rng.random((20, 5)).astype(np.float32), 200
    run = conversion.run(conversion.convert(network, X, percentile=100), X, T)
    theta = np.maximum(dense.forward(X), 0).max()
    np.testing.assert_allclose(run.rates[0] * theta, np.maximum(dense.forward(X), 0), atol=0.51 * theta / T + 1e-5)
    np.testing.assert_allclose(run.logits[-1], network.forward(X), atol=0.05)


def test_what_integrate_and_fire_cannot_say_is_more_than_one_spike_a_step():
    v, spikes = conversion.step(np.array([0.5, 0.0]), np.array([3.0, 0.4]), 1.0)
    assert spikes.tolist() == [True, False]
    np.testing.assert_allclose(v, [2.5, 0.4])


def pairs_inside(n):
    """Pairs of a place in an n x n picture and one of its nine neighbours that lies in the picture, too."""
    places = np.arange(n)
    near = np.abs(places[:, None] - places) <= 1
    return int(near.sum()) ** 2


def test_synapses_are_counted_as_they_are():
    """Against a plain count: each window of each map, and each place in it that lies inside the picture."""
    rng = np.random.default_rng(0)
    network = conversion.cnn(rng=rng)
    x = np.zeros((1, 8, 8, 1), np.float32)
    inside, quarter = pairs_inside(8), pairs_inside(4)
    assert conversion.multiplications(network, x).tolist() == [12 * inside, 12 * 24 * quarter, 96 * 10]
    fans = conversion.fans(conversion.convert(network, rng.random((5, 8, 8, 1), dtype=np.float32)), x)
    assert fans[0].shape == (8, 8, 12) and fans[0][0, 0, 0] == 24 * 4 and fans[0][3, 3, 0] == 24 * 9
    assert fans[1].shape == (4, 4, 24) and np.all(fans[1] == 10)


def test_only_what_can_be_converted_is():
    with pytest.raises(TypeError, match="MaxPool2d"):
        conversion.convert(nn.Network([nn.MaxPool2d(2)]), np.zeros((1, 8, 8, 1)))


# Energy


def test_break_even_of_the_published_constants():
    assert energy.break_even() == pytest.approx(5.11, abs=0.005)
    assert energy.break_even_with_memory(0.0) == energy.break_even()


def test_memory_shrinks_the_advantage():
    prices = [energy.break_even_with_memory(word) for word in energy.MEMORIES.values()]
    assert all(a > b for a, b in zip(prices, prices[1:], strict=False))
    assert prices[1] < 0.61 and prices[-1] == pytest.approx(1 / 3, abs=0.01)
    assert energy.break_even_with_memory(5.0, reuse=64) < 0.3


def test_the_bill_crosses_where_spikes_per_synapse_cross_the_break_even():
    cheap, dear = energy.work("CNN", 4), energy.work("CNN", 8)
    assert energy.spikes_per_synapse(cheap) < energy.break_even() < energy.spikes_per_synapse(dear)
    assert energy.spiking(cheap).total < energy.artificial(cheap).total
    assert energy.spiking(dear).total > energy.artificial(dear).total
    assert energy.spiking(cheap, 5.0).total > 4 * energy.artificial(cheap, 5.0).total
    skipping = energy.artificial(cheap, skip_zeros=True).total
    assert 0.5 < skipping / energy.artificial(cheap).total < 1


def test_the_bill_is_what_its_lines_say():
    w = energy.Work(macs=100, nonzero_macs=60, input_macs=20, events=50, updates=10, accuracy=1, original=1)
    assert energy.artificial(w, 5.0, reuse=2) == pytest.approx((0.46, 0.25, 0.0))
    assert energy.artificial(w, skip_zeros=True).total == pytest.approx(0.276)
    assert energy.spiking(w, 5.0) == pytest.approx((0.092 + 0.054, 0.35, 0.6))


# Small whole numbers


def test_eight_bits_cost_less_than_a_point_and_two_cost_much():
    for kind in ("MLP", "CNN"):
        accuracy, _ = conversion.course(kind)
        assert quantise.accuracy(8, kind) > accuracy[15] - 0.01
    assert quantise.accuracy(2) < quantise.accuracy(8) - 0.05


@pytest.mark.parametrize("bits", [2, 4, 8])
def test_no_weight_is_wrong_by_more_than_half_a_step(bits):
    W = np.random.default_rng(0).normal(size=(30, 20))
    levels = quantise.quantise(W, bits)
    assert np.abs(levels.W - W).max() <= levels.step / 2 * (1 + 1e-9)
    assert np.abs(levels.n).max() == 2 ** (bits - 1) - 1
    assert not quantise.quantise(np.zeros(3), bits).n.any()


# One core after TrueNorth


def loop(core, x, route, delay):
    """The same core as one would write it for a chip: plain integers, one synapse after the other."""
    T, N = x.shape
    x, V, spikes = x.copy(), [0] * N, []
    for t in range(T):
        fired = []
        active = [a for a in range(N) if x[t, a]]
        for n in range(N):
            for a in active:
                if core.crossbar[n, a]:
                    V[n] += int(core.s[n, core.axon_type[a]])
            V[n] = max(min(V[n] + int(core.leak[n]), truenorth.V_MAX), int(core.floor[n]))
            fired.append(V[n] >= core.threshold[n])
            if fired[n]:
                V[n] = V[n] - int(core.threshold[n]) if core.reset == "subtract" else 0
                if route[n] >= 0 and t + delay < T:
                    x[t + delay, route[n]] = True
        spikes.append(fired)
    return np.array(spikes), np.array(V)


@pytest.mark.parametrize("reset", ["subtract", "zero"])
def test_the_core_is_bit_exact(reset):
    rng, N, T = np.random.default_rng(0), truenorth.N, 12
    core = truenorth.Core(
        crossbar=rng.random((N, N)) < 0.3,
        axon_type=rng.integers(0, 4, N),
        s=rng.integers(-255, 256, (N, 4)),
        leak=rng.integers(-20, 21, N),
        threshold=rng.integers(1, 2000, N),
        floor=-rng.integers(0, 3000, N),
        reset=reset,
    )
    x, route = rng.random((T, N)) < 0.15, rng.integers(-1, N, N)
    ours = truenorth.run(core, x, route=route, delay=3)
    spikes, V = loop(core, x, route, 3)
    assert ours.spikes.sum() > 100
    np.testing.assert_array_equal(ours.spikes, spikes)
    np.testing.assert_array_equal(ours.V[-1], V)


def test_the_chip_has_a_million_neurons():
    assert truenorth.CHIP["neurons"] == 2**20 and truenorth.CHIP["synapses"] == 2**28


def test_a_core_refuses_what_it_cannot_store():
    for bad in (dict(s=np.full((256, 4), 256)), dict(axon_type=np.full(256, 4)), dict(threshold=np.zeros(256, int))):
        with pytest.raises(ValueError, match="must be whole numbers from"):
            truenorth.empty(**bad)


def test_one_core_reads_digits_with_weights_of_three_bits():
    reader = core_reader.trained()
    votes = core_reader.read(reader.core, reader.X_test, 16)
    right = (votes.argmax(axis=2) == reader.y_test).mean(axis=1)
    assert reader.before > 0.96 and right[15] > reader.before - 0.025
    assert right[0] < right[7]
    assert np.abs(reader.core.weights).max() == 2
    n = np.arange(-3, 4)
    np.testing.assert_array_equal(core_reader.synapses(n) @ core_reader.STRENGTHS, n)


def test_reading_many_pictures_is_running_the_core_on_each():
    reader = core_reader.trained()
    x = core_reader.axons(reader.X_test[:1], 10)
    one = truenorth.run(reader.core, x[:, 0])
    votes = one.spikes[:, :250].reshape(10, 10, 25).sum(axis=(0, 2))
    np.testing.assert_array_equal(core_reader.read(reader.core, reader.X_test[:1], 10)[-1, 0], votes)
    assert truenorth.synaptic_events(reader.core, x[:, 0]) == int((x[:, 0].sum(axis=0) * reader.core.crossbar).sum())


# A neuron after Loihi


def test_whole_numbers_follow_the_real_ones():
    """Against the same equations in floating point: never apart by more than the roundings can add up to."""
    rng = np.random.default_rng(0)
    w, x = rng.integers(-80, 120, 20), rng.random((400, 20)) < 0.05
    cell = loihi.Cell(threshold=10**5)  # no spikes: they would turn a rounding into a step
    run, u, v = loihi.simulate(w, x, cell), 0.0, 0.0
    real = []
    for drive in x @ w * 64.0:
        u = u * (1 - 819 / 4096) + drive
        v = v * (1 - 410 / 4096) + u
        real.append((u, v))
    error = np.abs(np.column_stack([run.u, run.v]) - real).max(axis=0)
    assert error[0] <= 1 / (819 / 4096) and error[1] <= (1 + 5) / (410 / 4096)
    assert np.abs(run.v).max() > 5000


def test_a_constant_drive_fires_at_the_rate_of_the_formula():
    """V climbs to bias / δ: the number of steps to the threshold is the logarithm of what is still missing."""
    cell = loihi.Cell(delta_v=410, threshold=100, bias=1000, t_ref=2)
    spikes = np.flatnonzero(loihi.simulate([0], np.zeros((500, 1), bool), cell).spikes)
    keep = 1 - 410 / 4096
    steps = np.ceil(np.log(1 - 6400 / 1000 * (1 - keep)) / np.log(keep))
    assert set(np.diff(spikes)) == {steps + cell.t_ref}


def test_decay_goes_to_zero_and_never_past_it():
    x = np.array([-1000, -1, 0, 1, 1000])
    for _ in range(200):
        x = loihi.decay(x, 410)
    assert not x.any()
    assert loihi.decay(7, 4096) == 0 and loihi.decay(-7, 0) == -7


def test_traces_of_seven_bits_draw_the_window():
    dts = np.array([-40, -20, -5, -1, 1, 5, 20, 40])
    found = loihi.window(dts, n=4000, rng=0)
    wanted = stdp.window(dts, A_plus=16 * 100 / 256, A_minus=16 * 100 / 256, tau_plus=16.8, tau_minus=33.7)
    np.testing.assert_allclose(found, wanted, atol=0.06)


def test_weights_stay_in_eight_bits():
    spikes = np.zeros((200, 2), bool)
    spikes[::10, 0] = spikes[2::10, 1] = True
    course = loihi.learn([250, 5], spikes, spikes[:, ::-1].copy(), rng=0)
    assert course[-1].tolist() == [255, 0]


# Sparse codes by competition


def test_competition_finds_the_code_that_ista_finds():
    """Objective within 1 %, by graded values and by spikes alone; the same fields are at work."""
    D, X = lca.trained(), lca.patterns(30)
    best = sparse_coding.codes(X, D, 0.1, 3000)
    least = sparse_coding.objective(X, best, D, 0.1)
    graded, spiking = lca.lca(X, D, 0.1), lca.spiking_lca(X, D, 0.1)
    assert least < graded.cost[-1] < 1.01 * least
    assert least < spiking.cost[-1] < 1.01 * least
    assert graded.cost[10] > 1.05 * least and spiking.cost[100] > 1.02 * least
    for course in (graded, spiking):
        strong = best > 0.05
        assert np.abs(course.A - best)[strong].max() < 0.1
        assert (course.A[~strong] < 0.1).all()
    assert np.mean(best > 1e-4) < 0.2


def test_without_rivals_the_code_is_what_lies_above_lambda():
    """Orthogonal fields: a = max(x - λ, 0), known on paper."""
    X = np.array([[0.5, 0.05, -0.3], [0.1, 0.9, 0.2]])
    wanted = np.maximum(X - 0.1, 0)
    np.testing.assert_allclose(lca.lca(X, np.eye(3), 0.1).A, wanted, atol=1e-6)
    course = lca.spiking_lca(X, np.eye(3), 0.1)
    np.testing.assert_allclose(course.A, wanted, atol=1.01 / (4000 * 0.05))
    assert np.all(course.spikes[wanted == 0] == 0)


def test_fields_must_have_length_one():
    with pytest.raises(ValueError, match="length one"):
        lca.lca(np.ones((1, 2)), np.ones((3, 2)), 0.1)


# A camera of events


def ramp(factor, T=11):
    """One pixel whose light grows or falls evenly in its logarithm."""
    t = np.linspace(0, 100, T)
    return np.exp(np.log(factor) * t / 100)[:, None, None], t


def test_one_event_for_each_step_of_the_logarithm():
    for factor, sign in ((np.exp(1.05), 1), (np.exp(-1.05), -1)):
        events = event_camera.encode(*ramp(factor), C=0.2)
        assert events.sign.tolist() == [sign] * 5
        np.testing.assert_allclose(events.t, 100 * 0.2 * np.arange(1, 6) / 1.05)


def test_shade_and_sunshine_send_the_same_events():
    shade, sun = (event_camera.encode(*event_camera.scene("disc", light=light)) for light in (0.01, 100.0))
    np.testing.assert_array_equal(shade.sign, sun.sign)
    np.testing.assert_allclose(shade.t, sun.t, atol=1e-6)


def test_a_still_scene_says_nothing_and_a_moving_one_can_be_drawn_again():
    frames, t = event_camera.scene("nothing")
    assert len(event_camera.encode(frames, t).t) == 0
    frames, t = event_camera.scene("disc")
    events = event_camera.encode(frames, t)
    assert len(events.t) > 1000 and np.all(np.diff(events.t) >= 0)
    for k in (20, 90, 149):
        drawn = event_camera.reconstruct(events, frames[0], t[k])
        assert np.abs(np.log(drawn / frames[k])).max() <= 0.2 * (1 + 1e-9)


@pytest.mark.parametrize("speed", [0.1, 0.2, 0.4])
def test_the_times_of_events_tell_how_fast_a_bar_moves(speed):
    events = event_camera.encode(*event_camera.scene("bar", speed=speed, T=round(36 / speed)))
    assert event_camera.velocity(events) == pytest.approx(speed, rel=0.02)


def test_events_need_less_than_frames_of_the_same_sharpness_in_time():
    events = event_camera.encode(*event_camera.scene("disc"))
    fast = event_camera.frame_rate(event_camera.SIDE**2, 1000)
    assert event_camera.data_rate(events, 150) < fast / 5
    assert event_camera.data_rate(events, 150) > event_camera.frame_rate(event_camera.SIDE**2, 30)
