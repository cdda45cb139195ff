"""Single cells, axons, events and a network of a thousand cells in lesson Spiking."""

import numpy as np
import pytest
from mutants import assert_check

from neurocourse.neurotransmitters import hodgkin_huxley as hh
from neurocourse.neurotransmitters import membrane
from neurocourse.spiking import axon, events, fit, izhikevich, network, onset
from neurocourse.spiking import checks as check

# What starts a spike


def test_firing_begins_between_6_2_and_6_3_microamperes():
    assert 6.2 < onset.onset(6.1, 6.4, tolerance=0.05) < 6.35
    assert hh.firing_rate(6.2, settle=300, duration=600)[0] == 0
    assert hh.firing_rate(6.3, settle=300, duration=600)[0] == pytest.approx(52, abs=2)
    assert onset.RHEOBASE == pytest.approx(0.2)
    assert membrane.f_i_curve(onset.RHEOBASE) == 0 < membrane.f_i_curve(1.001 * onset.RHEOBASE) < 15


def test_released_from_below_the_old_neuron_fires_and_the_ideal_one_does_not():
    let_go = onset.compare("release", -0.5)
    assert len(let_go.spikes_hh) == 1 and let_go.spikes_hh[0] > onset.START + 50 and not len(let_go.spikes_lif)
    assert not len(onset.compare("release", -0.1).spikes_hh)


def test_a_slow_ramp_passes_unnoticed_where_a_step_fires():
    step, ramp = (onset.compare(kind, 0.5) for kind in ("step", "ramp"))
    assert len(step.spikes_hh) == 1 and not len(ramp.spikes_hh)
    beyond = onset.compare("ramp", 1.3)
    assert not len(beyond.spikes_hh) and len(beyond.spikes_lif) > 1


def test_near_the_onset_the_past_decides():
    assert [onset.latent(I) != (0, 0) for I in (6.0, 7.0)] == [False, True]
    silent, firing = onset.latent(8.0)
    assert silent == 0 and firing > 5


def test_protocols_are_what_they_say():
    t = np.array([0.0, 20, 40, 70, 100])
    np.testing.assert_allclose(onset.current(t, "ramp", 2.0, ramp=50), [0, 0.2, 1, 2, 2])
    np.testing.assert_allclose(onset.current(t, "release", -1.0), [0, -1, -1, 0, 0])
    with pytest.raises(ValueError, match="kind must be one of"):
        onset.current(t, "kick", 1.0)


# Down the axon


def test_the_squids_axon_conducts_as_predicted_in_1952():
    """Hodgkin and Huxley computed 18.8 m/s at 18.5 degrees, and measured 21.2."""
    speed = [axon.velocity(axon.run(axon.bare(dx=dx), duration=4, dt=0.005)) for dx in (0.05, 0.025)]
    assert speed == pytest.approx([18.8, 18.8], abs=0.2)


def test_bare_fibres_follow_the_square_root():
    d = np.array([50.0, 150, 476])
    v = [axon.velocity(axon.run(axon.bare(x, length=2.0, dx=0.02), duration=6, dt=0.01)) for x in d]
    assert np.polyfit(np.log(d), np.log(v), 1)[0] == pytest.approx(0.5, abs=0.1)


def test_myelinated_fibres_follow_the_straight_line_and_are_faster():
    D = np.array([3.0, 8, 20])
    v = [axon.velocity(axon.run(axon.myelinated(x), duration=3, dt=0.01)) for x in D]
    assert np.polyfit(np.log(D), np.log(v), 1)[0] == pytest.approx(1, abs=0.1)
    thin = axon.velocity(axon.run(axon.bare(8, length=0.6, dx=0.005), duration=6, dt=0.01))
    assert v[1] > 4 * thin


def test_without_a_stimulus_nothing_runs():
    quiet = axon.run(axon.bare(length=2.0), duration=2, clamp=hh.rest())
    assert np.ptp(quiet.V) < 0.2 and np.isnan(axon.velocity(quiet))


# Events


@pytest.mark.parametrize("rate", [40, 100, 200])
def test_events_and_clock_fire_at_the_same_times(rate):
    net = events.draw(rate=rate, rng=1)
    queued, clocked = events.by_events(net), events.by_clock(net)
    np.testing.assert_array_equal(queued.cells, clocked.cells)
    np.testing.assert_allclose(queued.times, clocked.times, rtol=0, atol=1e-10)
    assert rate == 40 or len(queued.times) > 100


def test_work_grows_with_what_happens_and_not_with_the_clock():
    few, many = (events.draw(rate=rate, rng=0) for rate in (10, 40))
    assert 3 < events.by_events(many).work / events.by_events(few).work < 5
    assert events.by_clock(many).work == events.by_clock(few).work
    assert events.by_clock(few, dt=0.05).work == 2 * events.by_clock(few).work


def test_two_arrivals_by_hand():
    """0.6 e^(-10/20) + 0.6 = 0.96 does not fire; 5 ms apart it does, and the next one falls into the pause."""
    wires = dict(targets=([1], [0]), weights=([0.0], [0.0]), kick=0.6)
    slow = events.Net(arrivals=np.array([10.0, 20.0]), cells=np.array([0, 0]), **wires)
    fast = events.Net(arrivals=np.array([10.0, 15.0, 16.0]), cells=np.array([0, 0, 0]), **wires)
    assert len(events.by_events(slow).times) == 0
    np.testing.assert_array_equal(events.by_events(fast).times, [15.0])
    np.testing.assert_array_equal(events.by_clock(fast).times, [15.0])


# The gallery


def spikes(kind, current=10.0, T=600.0):
    return izhikevich.simulate(kind, lambda t: np.where(t > 50, current, 0.0), T=T).spikes


def test_each_kind_does_what_its_name_says():
    regular, fast = spikes("regular spiking"), spikes("fast spiking")
    assert np.diff(regular)[-1] > 1.5 * np.diff(regular)[0] and len(fast) > 2 * len(regular)
    for kind, most in (("intrinsically bursting", 10), ("chattering", 6)):
        gaps = np.diff(spikes(kind))
        assert gaps.min() < most < 3 * most < gaps.max()
    late = np.diff(spikes("chattering"))[10:]
    assert late.min() < 6 < 20 < late.max()  # it goes on in bursts, while the bursting cell settles
    assert np.ptp(np.diff(spikes("intrinsically bursting"))[5:]) < 3
    low = spikes("low-threshold spiking", 3.0)
    assert len(low) > 3 and not len(spikes("fast spiking", 3.0))


def test_a_thalamic_cell_answers_to_being_let_go():
    run = izhikevich.simulate("thalamo-cortical", lambda t: np.where((t > 50) & (t < 250), -10.0, 0.0), T=400)
    assert len(run.spikes) >= 1 and run.spikes.min() > 250


def test_a_resonator_rings():
    run = izhikevich.simulate("resonator", lambda t: np.where((t > 50) & (t < 52), 0.6, 0.0), T=200)
    late = run.V[run.t > 60] - izhikevich.b_rest(0.26)
    assert not len(run.spikes) and late.min() < -0.2 and late.max() > 0.2


# A ramp of a real cell

TRUTH = fit.Model(0.606, 36.0, 8.0, -41.4)


def synthetic(noise, n=15, truth=TRUTH):
    """Ramps of a known equation, with an instrument's noise (mV)."""
    clean, rng = fit.run(truth, -47.7, 200), np.random.default_rng(3)
    foot = int(np.argmax(clean > fit.FOOT))
    return truth, [clean[:foot] + rng.normal(0, noise, foot) for _ in range(n)]


def test_the_fit_finds_the_equation_that_drew_the_ramps():
    truth, ramps = synthetic(0.0, 1)
    assert fit.model(ramps, Delta=8.0) == pytest.approx(truth, rel=5e-3)  # the rest is the error of trapezoids
    truth, ramps = synthetic(0.27)  # the recording's own noise, at rest
    assert fit.model(ramps, Delta=8.0) == pytest.approx(truth, rel=0.06)
    assert fit.score(fit.best(ramps), synthetic(0.0)[1]).time <= 1
    bucket, ramps = synthetic(0.0, truth=fit.Model(1.0, 50.0), n=1)
    assert fit.regress(ramps)[1] == pytest.approx(1 / 50, rel=1e-3)


def test_the_cells_ramp_bends_the_other_way_than_a_buckets():
    assert fit.regress(fit.ramps("learned"))[1] < -0.005  # a leak that would fill the cell
    assert fit.model(fit.ramps("learned")) == fit.Model(pytest.approx(0.142, abs=1e-3))
    V, slope = fit.measured_slopes(fit.ramps("learned"))
    assert slope[V > -32].mean() > 3 * slope[(V > -43) & (V < -38)].mean()


def test_with_an_upstroke_it_foretells_spikes_that_it_never_saw():
    learned, unseen = fit.ramps("learned"), fit.ramps("held out")
    straight, curved = (fit.score(m, unseen) for m in (fit.model(learned), fit.best(learned)))
    assert len(unseen) == 15 and curved.time < 3 and straight.time > 8 * curved.time
    assert curved.voltage < 0.6 * straight.voltage
    turning = [fit.model(learned, Delta=Delta).V_T for Delta in (4.0, 8.0, 14.0)]
    assert np.ptp(turning) < 0.5  # what the ramps fix, and what they do not:
    assert fit.score(fit.model(learned, Delta=14.0), learned).voltage < 1.05 * fit.score(fit.best(learned), learned)[0]


def test_no_equation_of_one_variable_draws_the_beginning():
    (beginning,) = fit.ramps("beginning")
    assert fit.setback(beginning) > 5 and max(map(fit.setback, fit.ramps("learned"))) < 0.1
    for Delta in (2.0, 8.0, 14.0):
        assert fit.setback(fit.run(fit.model(fit.ramps("beginning"), Delta=Delta), -67.0, 400)) == 0


def test_what_cannot_be_is_left_out_and_bad_input_named():
    assert fit.model(fit.ramps("learned"), Delta=1.0).V_T == np.inf  # it would need a negative leak
    falling = [np.linspace(-30.0, -60.0, 50) + 0.01 * np.arange(50) ** 2]
    assert np.isfinite(fit.model(falling, Delta=8.0, tau=50.0).slope(-60.0))
    with pytest.raises(ValueError, match="stretch must be one of"):
        fit.ramps("middle")
    with pytest.raises(ValueError, match="Delta"):
        fit.model(fit.ramps("learned"), Delta=0)


# A thousand cells


@pytest.fixture(scope="module")
def wires():
    return network.wire(network.Settings(), rng=0)


def test_in_balance_cells_fire_irregularly_without_any_chance(wires):
    first, again = (network.Network(targets=wires, rng=1).run(500, dt=0.2) for _ in range(2))
    np.testing.assert_array_equal(first.t, again.t)
    assert network.irregularity(first) > 0.8
    assert 10 < network.firing_rates(first, 1000, 100, 500).mean() < 60


def test_without_inhibition_it_storms(wires):
    run = network.Network(targets=wires, rng=1).run(150, g=0.0, dt=0.2)
    assert network.firing_rates(run, 1000, 50, 150).mean() > 300 and network.irregularity(run) < 0.1


def test_the_rate_rises_with_input_and_falls_with_inhibition(wires):
    def rate(input, g):
        run = network.Network(targets=wires, rng=1).run(200, input=input, g=g, dt=0.5)
        return network.firing_rates(run, 1000, 50, 200).mean()

    assert rate(19, 6) == 0 < rate(30, 6) < rate(60, 6) < rate(80, 6)
    assert rate(60, 9) < 0.8 * rate(60, 5)


def test_going_on_is_the_same_as_one_long_run(wires):
    whole = network.Network(targets=wires, rng=2).run(90, dt=0.5)
    net = network.Network(targets=wires, rng=2)
    parts = [net.run(30, dt=0.5) for _ in range(3)]
    np.testing.assert_allclose(np.concatenate([p.t for p in parts]), whole.t)
    np.testing.assert_array_equal(np.concatenate([p.unit for p in parts]), whole.unit)


def test_alone_a_cell_fires_as_the_closed_form_says():
    settings = network.Settings(n=50)
    run = network.Network(settings, targets=[np.empty(0, np.int64)] * 50, rng=1).run(2000, dt=0.05)
    expected = membrane.f_i_curve(0.6, cell=membrane.Membrane())  # 60 mV through 100 MOhm; the same times and levels
    assert network.firing_rates(run, 50, 500, 2000).mean() == pytest.approx(expected, rel=0.02)


def test_a_step_is_the_exact_solution():
    s = network.Settings()
    small, large = network.propagator(s, 0.1), network.propagator(s, 1.0)
    np.testing.assert_allclose(np.linalg.matrix_power(small, 10), large, atol=1e-12)
    same = network.propagator(network.Settings(tau_e=20.0), 1.0)
    np.testing.assert_allclose(np.linalg.matrix_power(network.propagator(network.Settings(tau_e=20.0), 0.5), 2), same)


def test_measures_of_order():
    clock = network.Spikes(np.arange(0.0, 1000, 50), np.zeros(20, int))
    assert network.irregularity(clock) == 0
    dice = network.Spikes(np.sort(np.random.default_rng(0).uniform(0, 10_000, 4000)), np.zeros(4000, int))
    assert network.irregularity(dice) == pytest.approx(1, abs=0.1)


# Exercises


def euler(V, RI, dt, E_L, V_th, V_reset, tau_m, *, leak=-1.0, pull=1.0, by_tau=True, by_dt=True, to=None, tell=True):
    V = V + (dt if by_dt else 1) / (tau_m if by_tau else 1) * (leak * (V - pull * E_L) + RI)
    if V >= V_th and tell is not None:
        return (V_reset if to is None else to), tell
    return V, False


def wrong(**how):
    return lambda *at: euler(*at, **how)


def ends(told):
    """A right step, of which ``told(V, fired, V_th, V_reset)`` is returned."""

    def step(V, RI, dt, E_L, V_th, V_reset, tau_m):
        V = V + dt / tau_m * (-(V - E_L) + RI)
        return told(V, V >= V_th, V_th, V_reset)

    return step


def test_the_check_of_the_simplest_cell_names_the_mistake():
    assert_check(
        check.lif_step,
        right=[
            euler,
            lambda *at: np.array(euler(*at)),
            lambda *at: list(euler(*at)),
            lambda a, b, c, d, e, f, g: euler(a, b, c, d, e, f, g),
            lambda *, V, RI, dt, E_L, V_th, V_reset, tau_m: euler(V, RI, dt, E_L, V_th, V_reset, tau_m),
        ],
        wrong={
            wrong(leak=1.0): "the wrong sign",
            wrong(pull=0.0): "the leak pulls to E_L, not to zero",
            wrong(by_tau=False): "divide by tau_m",
            wrong(by_dt=False): "multiply by dt",
            wrong(tell=None): "nothing fires",
            wrong(tell=False): "never say that there was a spike",
            wrong(to=-70.0): "after a spike V must be V_reset",
            lambda *at: euler(*at[:3], at[3], at[4], at[3], at[6]): "not to rest",
            ends(lambda V, fired, V_th, V_reset: (V, fired)): "yours stays where it was",
            ends(lambda V, fired, V_th, V_reset: (V_reset, True) if V > V_th else (V, False)): "ask for `>=`",
            ends(lambda V, fired, V_th, V_reset: (fired, V_reset if fired else V)): "the other way round",
            ends(lambda V, fired, V_th, V_reset: (V_reset if fired else V, not fired)): "wrong way round",
            lambda *at: (at[5], True) if at[0] >= at[4] else (euler(*at[:4], 1e9, 0.0, at[6])): "after the step",
            lambda V, RI, dt, E_L, V_th, V_reset, tau_m: euler(
                V, RI, dt, E_L, -50, -60, tau_m
            ): "`V_th` makes no difference",
            lambda *at: euler(*at[:6], 20.0): "`tau_m` makes no difference",
            lambda *at: euler(*euler(*at[:2], at[2] / 2, *at[3:])[:1], at[1], at[2] / 2, *at[3:]): "and should give",
            lambda *at: euler(*at)[0]: "return 2 values",
        },
    )


def gate(V, *, sign=1.0, ten=1.0, swap=False, minus=1.0, slope=80.0):
    v = sign * (V + 55)
    alpha = minus * ten * 0.01 * v / (1 - np.exp(-v / 10))
    beta = 0.125 * np.exp(-sign * (V + 65) / slope)
    return (beta, alpha) if swap else (alpha, beta)


def gates(**how):
    return lambda V: gate(V, **how)


def opens(alpha):
    return lambda V: (alpha(V), gate(V)[1])


def test_the_check_of_the_curves_of_1952_names_the_mistake():
    assert_check(
        check.rate_functions,
        right=[gate, lambda V: np.array(gate(V)), lambda V: list(gate(V)), lambda voltage: gate(voltage)],
        wrong={
            gates(ten=10): "ten times too large",
            gates(swap=True): "the two are swapped",
            gates(minus=-1): "alpha is negative",
            gates(slope=18): "divide by 80",
            gates(slope=75): "alpha is right, and beta is not",
            opens(lambda V: 0.01 * (V + 55) / (1 - np.exp(-(V + 55) / 12))): "beta is right, and alpha is not",
            opens(lambda V: gate(V)[0] if V > -55 else 0.0): "below -55 mV alpha is not right",
            lambda V: gate(-130.0 - V): "depolarised means less negative",
            lambda V: (gate(V)[0], 0.125): "the same at every voltage",
            lambda V: gate(V)[0]: "return 2 values",
        },
    )
