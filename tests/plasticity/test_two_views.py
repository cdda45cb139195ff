"""A cell that sees pictures: what two rules prefer in photographs, and a closed eye, silent or noisy."""

import numpy as np
import pytest
from sweep import sweeps

from neurocourse.plasticity import explore, fields, prepared

LAST, CLOSED = fields.STAGES, fields.CLOSED


def left_and_right(noise, rule):
    """Best answers at the end, as a share of those when the eye was closed: (3 cells, 2 eyes)."""
    best = prepared.eyes(noise=noise, rule=rule).best
    return best[:, LAST] / best[:, CLOSED]


def test_a_sliding_threshold_makes_cells_choosy_about_orientation_and_its_controls_do_not():
    """Controls: Oja's rule on the same photographs, and the same rule on noise."""
    seen, oja, noise = (
        prepared.one_eye(source=source, rule=rule).tuned
        for source, rule in (("photographs", fields.RULES[0]), ("photographs", "Oja"), ("noise", fields.RULES[0]))
    )
    assert seen.min() > 0.6 and oja.max() < 0.4 and noise.max() < 0.45 and noise.mean() < 0.25


@pytest.mark.parametrize("rule", fields.RULES)
def test_with_both_eyes_open_both_are_alike(rule):
    run = prepared.eyes(noise=0.1, rule=rule)
    left, right = run.best[:, CLOSED].T
    assert left == pytest.approx(right, rel=0.1)
    assert run.tuned[:, CLOSED, 0] == pytest.approx(run.tuned[:, CLOSED, 1], abs=0.1)


def test_an_eye_that_sends_noise_loses_its_synapses_and_a_silent_one_keeps_them():
    """Rittenhouse and colleagues 1999: a lid that is sutured costs a kitten's eye more than a retina that is silenced.

    Frenkel and Bear 2004: with a silent retina the open eye gains, and the closed one does not lose.
    """
    rule = fields.RULES[0]
    silent, noisy = left_and_right(0.1, rule), left_and_right(1.0, rule)
    assert silent[:, 0].min() > 0.95 and noisy[:, 0].max() < 0.35
    assert min(silent[:, 1].min(), noisy[:, 1].min()) > 1.5
    left = [left_and_right(noise, rule)[:, 0].mean() for noise in fields.NOISES]
    assert (np.diff(left) < -0.05).all(), "the more noise, the less is left"


def test_oja_rule_takes_everything_from_a_silent_eye():
    """The control: a rule whose decay asks for the output only does the opposite of what was found in kittens."""
    silent, noisy = left_and_right(0.1, "Oja"), left_and_right(1.0, "Oja")
    assert silent[:, 0].max() < 0.01 < noisy[:, 0].min()


def test_patches_are_turned_so_that_no_orientation_is_more_frequent():
    x = fields.patches(4000, rng=0)
    assert (
        x.shape == (4000, fields.N) and x.mean() == pytest.approx(0, abs=0.05) and x.std() == pytest.approx(1, abs=0.1)
    )
    energy = ((x @ fields.gratings()[1].reshape(-1, fields.N).T) ** 2).mean(axis=0).reshape(24, 8).mean(axis=1)
    assert energy[0] == pytest.approx(energy[12], rel=0.15), "upright as often as level"
    assert abs(fields.retina().mean()) < 0.05 and fields.retina().std() == pytest.approx(1, abs=0.01)


def test_selectivity_is_that_of_a_grating_and_of_a_blot():
    grating = fields.gratings()[3, 5, 0]
    blot = np.exp(-(fields.ROWS**2 + fields.COLS**2) / 4).ravel()[fields.DISC]
    assert fields.tuning(grating) > 0.6 > 0.1 > fields.tuning(blot)
    stacked = fields.tuning(np.array([[grating, blot]]))
    assert stacked.shape == (1, 2) and stacked[0, 0] == pytest.approx(fields.tuning(grating))


def test_the_explorer_tells_the_two_closed_eyes_apart():
    ex = explore.silent_or_noisy()
    assert "the closed eye's best answer is 98% of what it was, 0% with Oja's rule" in ex.preset("Silent").status
    assert "the closed eye's best answer is 2" in ex.preset("Noisy").status
    assert "with both eyes open, selectivity is 0.6" in ex.preset("Before").status


test_explorers = sweeps("plasticity.two_views")
