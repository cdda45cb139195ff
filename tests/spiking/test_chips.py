"""A core after TrueNorth, a neuron after Loihi, and sparse codes."""

import numpy as np
import pytest
from sweep import sweeps

from neurocourse.cortex import sparse_coding
from neurocourse.spiking import core_reader, izhikevich, lca, loihi, stdp, truenorth


def spikes(kind, current=10.0, T=600.0):
    return izhikevich.simulate(kind, lambda t: np.where(t > 50, current, 0.0), T=T).spikes


def loop(core, x, route, delay):
    """The same core step by step in plain integers, its spikes sent back to its own axons."""
    x, V, spikes = x.copy(), [0] * truenorth.N, []
    for t in range(len(x)):
        V, fired = truenorth.plain_step(V, x[t], core)
        for n in np.flatnonzero(fired):
            if route[n] >= 0 and t + delay < len(x):
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


def test_competition_finds_the_code_that_ista_finds():
    """Objective within 1%, by graded values and by spikes alone; the same fields are at work."""
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


def test_rounded_to_the_nearest_number_a_trace_stops_fading():
    chance, rigid = (loihi.window([-120, -5, 5], by_chance=by_chance, rng=0) for by_chance in (True, False))
    assert rigid.tolist() == [-1, -5, 5] and -0.4 < chance[0] < -0.05
    assert rigid[1:] == pytest.approx(chance[1:], abs=0.5)


test_explorers = sweeps("spiking.chips")
