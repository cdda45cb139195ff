"""A column that rests, hums or spikes; its published points; what a cut wire does; and whether a peak is a clock."""

import numpy as np
import pytest
from columns.answers import ANSWERS
from mutants import assert_check
from sweep import sweeps

from neurocourse.columns import checks as check
from neurocourse.columns import envelope, explore, prepared, wilson_cowan
from neurocourse.columns import jansen_rit as jr


def test_published_points():
    """Grimbert & Faugeras 2006: Hopf points at 89.83 and 315.70, a fold at 113.58."""
    found = jr.critical()
    assert found.hopf == pytest.approx([89.83, 315.70], abs=0.01) and found.fold == pytest.approx([113.58], abs=0.01)


def test_a_resting_state_stays_where_it_is_and_the_equations_agree_with_their_slopes():
    for v in (1.0, 5.0, 9.0):
        p, (y0, y1, y2) = jr.resting(v, "nothing")
        assert np.allclose(jr.slopes((y0, y1, y2, 0, 0, 0), p, jr.connections("nothing")), 0, atol=1e-8)
        J, state = jr.jacobian(np.array([v]), "nothing")[0], np.array([y0, y1, y2, 0, 0, 0])
        for k in range(6):
            push = 1e-6 * np.eye(6)[k]
            both = [jr.slopes(state + s * push, p, jr.connections("nothing")) for s in (1, -1)]
            assert np.allclose((np.array(both[0]) - both[1]) / 2e-6, J[:, k], rtol=1e-4, atol=1e-2)


def test_quiet_alpha_and_slow_spikes():
    """Jansen & Rit's alpha near 10.8 Hz at p = 200; silence at 60; spikes of large waves at 120."""
    quiet, spikes, alpha = jr.simulate([60.0, 120.0, 200.0], T=8.0).v[-2000:].T
    assert np.ptp(quiet) < 0.01 and np.ptp(spikes) > 9 and 2.9 < np.ptp(alpha) < 3.1
    ends = prepared.swings(cut="nothing", start="quiet")
    assert float(ends.hz[20]) == pytest.approx(10.9, abs=0.05) and 2.2 < float(ends.hz[12]) < 2.6


def test_steps_are_short_enough():
    fine, coarse = (jr.simulate(200.0, T=4.0, dt=dt).v[-round(1 / dt) :] for dt in (0.0005, 0.0025))
    assert np.ptp(coarse) == pytest.approx(np.ptp(fine), abs=0.02)


def test_at_100_the_past_decides():
    silent, swings = (np.ptp(jr.simulate(100.0, start=start, T=5.0).v[-500:]) for start in jr.STARTS)
    assert silent < 0.01 and swings > 1


def test_any_wire_cut_silences_and_more_input_makes_up_for_excitation_only():
    """The control of a cut: is there another input at which it hums?"""
    for cut in jr.WIRES:
        v = jr.simulate([100.0, 120.0, 200.0, 300.0], cut, "in full swing", T=4.0).v[-500:]
        assert np.ptp(v, axis=0).max() < 0.05
        hopf = jr.critical(cut=cut).hopf
        assert len(hopf) == (2 if "E" in cut else 0)
    assert jr.critical(cut="P → E").hopf == pytest.approx([594.5, 839.0], abs=0.2)
    hums = jr.simulate(700.0, "P → E", T=4.0).v[-500:]
    assert np.ptp(hums) > 2.5
    assert not prepared.swings(cut="P → I", start="in full swing").hz.any()


def test_wilson_and_cowan():
    """Their P = 1.25 swings; in our units from 1.1 to 1.9, and never where little inhibition comes back."""
    P = np.array([1.0, 1.15, 1.25, 1.85, 2.1])
    swing, hz = wilson_cowan.swing(P)
    assert ((swing > 0.02) == [False, True, True, True, False]).all() and 0.15 < swing[2] < 0.19 and 22 < hz[2] < 26
    assert wilson_cowan.swing(np.arange(-3, 12, 0.5), 6.0)[0].max() < 1e-6


def test_waves_of_a_clock_are_steadier_than_those_of_noise_with_the_same_spectrum():
    for seed in range(3):
        v, rests = envelope.column(200.0, 30.0, rng=seed), envelope.column(500.0, 30.0, rng=seed)
        assert envelope.unsteadiness(v) < 0.36 < envelope.unsteadiness(envelope.filtered(v, rng=seed))
        for noise in (rests, envelope.filtered(rests, rng=seed), envelope.resonator(rng=seed)):
            assert 0.42 < envelope.unsteadiness(noise) < 0.62
        for one in (v, rests):
            found = envelope.spectrum(one)
            assert 9.5 <= found.hz[4:][found.power[4:].argmax()] <= 11


def test_noise_in_a_narrow_band_has_heights_as_rayleigh_says():
    """√(4/π − 1) = 0.523."""
    found = [envelope.unsteadiness(envelope.resonator(10.0, 1.0, 100.0, rng=seed)) for seed in range(10)]
    assert np.mean(found) == pytest.approx((4 / np.pi - 1) ** 0.5, abs=0.02)


def test_filtered_noise_has_the_same_spectrum():
    v = envelope.column(200.0, 30.0, T=4.0, rng=0)
    both = [np.abs(np.fft.rfft(one))[1:-1] for one in (v, envelope.filtered(v, rng=1))]
    assert np.allclose(*both)


# The exercise


def test_the_check_of_input_for():
    assert_check(
        check.input_for,
        right=ANSWERS.rights["input_for"],
        wrong=ANSWERS.mistaken(
            "input_for",
            {
                "A for B": "`B / b`",
                "1/a is left out": "you left out 1/a",
                "v for y1": "v is a difference",
                "the sign of inhibition": "the inhibition has the wrong sign",
                "E is forgotten": "the excitatory cells send something",
                "E is added": "is no part of p",
                "a potential": "you return y₁",
                "E fires by v": "E fires by its own potential",
                "I fires by v": "I fires by its own potential",
                "C2 is missing": "C2, is missing",
                "from rest": "it never stays on the middle branch",
            },
        ),
    )


# Explorers


def test_the_first_scene_says_what_is_left():
    ex = explore.column()
    assert "swings 10.9 times a second" in ex.status
    assert "comes to rest" in ex.preset("Quiet").status
    assert "swings" in ex.preset("Two answers").status and "rest" in ex.set(start="quiet").status
    assert "comes to rest" in ex.reset().preset("Cut").status
    assert "swings 11." in ex.reset().preset("Cut, and driven").status


def test_the_peak_stays_and_the_steadiness_does_not():
    ex = explore.clock_or_noise().set(same=True)
    assert "varies by 0.21 of its mean, that of the machine's by 0.38" in ex.status
    assert "by 0.50 of its mean, that of the machine's by 0.53" in ex.reset().preset("It rests").status


test_explorers = sweeps("columns.rhythm", by_place=("column",))
