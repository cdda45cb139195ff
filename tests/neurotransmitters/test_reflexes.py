"""Sensory ending, motor units, knee jerk, half-centre."""

import numpy as np
import pytest
from sweep import sweeps

from neurocourse.neurotransmitters import half_centre, motor, reflex, sensory
from neurocourse.start_here import neuron


@pytest.mark.parametrize("s", [0.2, 1.0, 5.0, 50.0])
@pytest.mark.parametrize("b", [0.5, 1.5, 4.0])
def test_the_rate_falls_to_its_analytic_steady_state(s, b):
    run = sensory.respond(s, b=b, tau=200.0)
    held = (run.t >= 200) & (run.t < 1700)
    assert run.r[held][0] == pytest.approx(sensory.encode(s), rel=1e-12)
    assert run.r[held][-1] == pytest.approx(sensory.encode(s) / (1 + b), rel=0.01)
    assert (np.diff(run.r[held]) <= 0).all()


def test_adaptation_follows_its_exponential():
    """r(t) = r∞ + (f − r∞)·e^(−(1 + b)·t/τ) while the stimulus stays."""
    run = sensory.respond(2.0, b=1.5, tau=300.0)
    t, f = run.t[200:1700] - 200, sensory.encode(2.0)
    np.testing.assert_allclose(run.r[200:1700], f / 2.5 + (f - f / 2.5) * np.exp(-2.5 * t / 300), rtol=1e-9)


def test_spikes_are_counted_from_the_rate_and_stop_with_the_stimulus():
    run = sensory.respond(3.0)
    assert len(run.spike_times) == pytest.approx(run.r.sum() / 1000, abs=1)
    assert run.spike_times.max() < 1701 and run.r[1700:1710].max() == 0
    assert len(sensory.respond(0.0).spike_times) == 0


def test_the_just_noticeable_difference_is_a_fixed_share_over_two_decades():
    s = np.logspace(1, 3, 50)
    share = sensory.just_noticeable(s) / s
    assert share.max() / share.min() < 1.01
    fixed = sensory.just_noticeable(np.logspace(-1, 1, 50), shift=0) / np.logspace(-1, 1, 50)
    assert fixed.max() / fixed.min() > 3  # without the shift of the curve there is no Weber's law
    assert np.isinf(sensory.just_noticeable(1000.0, shift=0))


def test_the_just_noticeable_difference_lifts_the_rate_by_its_step():
    for s in (0.1, 3.0, 400.0):
        half, more = 1 + s, s + sensory.just_noticeable(s, 5.0)
        lift = sensory.encode(more, s50=half) - sensory.encode(s, s50=half)
        assert lift == pytest.approx(5.0, rel=1e-9)


def test_the_hyperbola_has_its_half_and_its_ceiling():
    assert sensory.encode(3.0, s50=3.0, n=2.5) == pytest.approx(100)
    assert sensory.encode(1e9) == pytest.approx(200, rel=1e-6) and sensory.encode(0.0) == 0


def test_a_twitch_peaks_at_its_contraction_time():
    t = np.linspace(-50, 600, 6501)
    f = motor.twitch(t, 60.0, 3.0)
    assert t[f.argmax()] == pytest.approx(60, abs=0.1) and f.max() == pytest.approx(3.0)
    assert (f[t < 0] == 0).all()
    assert np.sum(f) * 0.1 == pytest.approx(3.0 * np.e * 60, rel=0.01)


@pytest.mark.parametrize("rate", [2.0, 5.0, 10.0, 20.0, 40.0])
def test_the_ripple_is_that_of_the_added_twitches(rate):
    spikes = np.arange(0, 6000, 1000 / rate)
    t = np.arange(3000, 3000 + 2000 / rate, 0.1)
    F = motor.force(spikes[spikes < t[-1]], t)
    assert motor.ripple(rate) == pytest.approx(np.ptp(F) / F[: round(10000 / rate)].mean(), rel=0.01)


@pytest.mark.parametrize("T_c", [30.0, 60.0, 90.0])
def test_twitches_fuse_below_five_per_cent(T_c):
    fused = motor.fused_rate(T_c)
    assert motor.ripple(fused, T_c) < 0.05 < motor.ripple(0.99 * fused, T_c)
    assert fused * T_c == pytest.approx(motor.fused_rate(60.0) * 60.0)  # only the product counts
    t = np.arange(2000, 2500, 0.1)
    F = motor.force(np.arange(0, 2500, 1000 / fused), t, T_c)
    assert np.ptp(F) / F.mean() < 0.0505
    slow = motor.force(np.arange(0, 2500, 5000 / fused), t, T_c)
    assert np.ptp(slow) / slow.mean() > 0.5


@pytest.mark.parametrize("seed", range(5))
def test_units_are_recruited_in_the_order_of_their_size(seed):
    units = motor.pool(rng=seed)
    first = motor.recruit(units)
    assert np.isfinite(first).all()
    assert (np.argsort(first, kind="stable") == np.argsort(units.size)).all()
    assert (np.diff(units.size) < 0).any()  # they were not listed in that order


def test_it_is_the_resistance_that_makes_the_order():
    units = motor.pool(rng=0)
    first = motor.recruit(units._replace(R=np.random.default_rng(1).permutation(units.R)))
    assert (np.argsort(first) != np.argsort(units.size)).any()


def test_recruitment_is_near_the_rheobase_of_each_unit():
    """A slow ramp reaches R·I = V_th + slope·τ, once the start is forgotten."""
    units = motor.pool(rng=0)
    first = motor.recruit(units, duration=40_000.0)
    expected = 40_000 / 20 * 15 / units.R + 10
    np.testing.assert_allclose(first, expected, atol=1.5)


def test_force_grows_with_the_drive_and_is_the_mean_of_the_twitches():
    units = motor.pool(10, rng=0)
    forces = [motor.steady_force(units, I) for I in np.linspace(0, 30, 31)]
    assert forces[0] == 0 and (np.diff(forces) >= 0).all()
    rate, t = motor.rates(units, 12.0), np.arange(4000, 8000, 1.0)
    total = sum(
        motor.force(np.arange(0, 8000, 1000 / r), t, T_c, P).mean()
        for r, T_c, P in zip(rate, units.T_c, units.P, strict=True)
        if r > 0
    )
    assert motor.steady_force(units, 12.0) == pytest.approx(total, rel=0.01)


def test_the_rates_are_those_of_the_first_neuron_of_the_course():
    units = motor.pool(6, rng=2)
    ours = motor.rates(units, 10.0, t_ref=0.0)
    theirs = [neuron.rate(10.0, R=R) for R in units.R]
    np.testing.assert_allclose(ours, theirs, rtol=1e-9)


def test_the_reflex_arc_works_without_the_brain():
    jerk = reflex.knee_jerk(3.0, brain=0.0)
    assert jerk.quadriceps.max() > 100 and jerk.angle.max() > 10
    assert abs(jerk.angle[: round(reflex.TAP / 0.5)]).max() == 0  # nothing before the tap
    assert reflex.knee_jerk(0.0).angle.max() == 0


@pytest.mark.parametrize("cut", ["sensory", "motor"])
def test_a_cut_nerve_ends_the_reflex(cut):
    assert reflex.knee_jerk(3.0, cut=cut).angle.max() == 0


@pytest.mark.parametrize("brain", [10.0, 30.0, 60.0])
def test_the_inhibitory_interneuron_silences_the_antagonist(brain):
    jerk = reflex.knee_jerk(3.0, brain=brain)
    assert jerk.hamstrings[0] == brain and jerk.hamstrings.min() == 0
    off = reflex.knee_jerk(3.0, brain=brain, inhibition=False)
    assert off.hamstrings.min() == pytest.approx(brain)
    assert off.angle.max() < 0.95 * jerk.angle.max()


def test_the_answer_comes_after_the_way_there_and_the_synapse():
    jerk = reflex.knee_jerk(3.0, brain=30.0, nerve=12.0, synapse=2.0)
    assert reflex.latency(jerk, "sensory") == pytest.approx(0, abs=0.5)
    assert reflex.latency(jerk, "quadriceps") == pytest.approx(14.0, abs=0.51)
    later = reflex.latency(jerk, "hamstrings") - reflex.latency(jerk, "quadriceps")
    assert 2.0 <= later <= 3.0  # one synapse more
    moved = jerk.t[np.flatnonzero(jerk.angle > 0)[0]] - reflex.TAP
    assert moved >= 26.0  # and the way back


def test_a_stronger_tap_kicks_further_and_the_step_hardly_matters():
    angles = [reflex.knee_jerk(tap).angle.max() for tap in (0.5, 1, 2, 4)]
    assert (np.diff(angles) > 0).all()
    assert reflex.knee_jerk(2, dt=0.1).angle.max() == pytest.approx(angles[2], rel=0.03)


def test_the_half_centre_takes_turns():
    rhythm = half_centre.simulate()
    assert half_centre.regime() == "take turns"
    assert half_centre.antiphase(rhythm) < -0.8
    assert rhythm.x.min() >= 0


@pytest.mark.parametrize("w", [0.8, 1.1, 1.25, 2.0, 3.5, 4.2, 6.0])
def test_the_regime_is_what_the_linear_analysis_says(w):
    rhythm = half_centre.simulate(w=w, b=3.0, duration=12_000)
    swing = np.ptp(rhythm.x[-3000:], axis=0)
    if half_centre.regime(w, 3.0) == "take turns":
        assert (swing > 0.1).all() and half_centre.antiphase(rhythm) < -0.8
    else:
        assert (swing < 0.01).all()
        lasting = abs(np.subtract(*rhythm.x[-1]))
        assert (lasting > 0.1) == (half_centre.regime(w, 3.0) == "winner")


def onset_period(b=3.0, *, tau=50.0, tau_a=300.0):
    """Period where the rhythm is just born, w = 1 + τ/τ_a: 2π·√(τ·τ_a / (b − τ/τ_a)), ms."""
    return float(2 * np.pi * np.sqrt(tau * tau_a / (b - tau / tau_a)))


def test_the_rhythm_is_born_with_the_period_of_the_linear_analysis():
    for b, tau_a in ((3.0, 300.0), (2.0, 500.0)):
        rhythm = half_centre.simulate(w=1 + 50 / tau_a + 0.001, b=b, tau_a=tau_a, start=(0.26, 0.24), duration=40_000)
        assert half_centre.period(rhythm, 0.9) == pytest.approx(onset_period(b, tau_a=tau_a), rel=0.02)


def test_without_drive_or_fatigue_there_is_no_rhythm():
    assert half_centre.antiphase(half_centre.simulate(I=0.0)) == 0
    assert half_centre.period(half_centre.simulate(b=0.0)) == np.inf


@pytest.mark.parametrize(
    "call, message",
    [
        (lambda: sensory.encode(-1), "s must be >= 0"),
        (lambda: sensory.respond(1.0, tau=0), "tau must be"),
        (lambda: sensory.just_noticeable(0.0), "background must be > 0"),
        (lambda: motor.ripple(0), "rate must be"),
        (lambda: motor.fused_rate(limit=2), "limit must be"),
        (lambda: motor.pool(1, rng=0), "n must be"),
        (lambda: reflex.knee_jerk(3, cut="leg"), "cut must be one of"),
        (lambda: reflex.knee_jerk(-1), "tap must be"),
        (lambda: half_centre.simulate(w=-1), "w must be"),
    ],
)
def test_a_wrong_argument_is_named(call, message):
    with pytest.raises(ValueError, match=message):
        call()


test_explorers = sweeps("neurotransmitters.reflexes")
