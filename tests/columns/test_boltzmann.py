"""A machine that is small enough to know everything about, and what its training rules lose."""

import numpy as np
import pytest
from columns.answers import ANSWERS
from mutants import assert_check
from sweep import sweeps

from neurocourse.columns import checks as check
from neurocourse.columns import explore, learning, machine, prepared

V = machine.bars_and_stripes()
RNG = np.random.default_rng(0)


def test_bars_and_stripes():
    assert V.shape == (30, 16) and len(np.unique(V, axis=0)) == 30 and machine.bars_and_stripes(3).shape == (14, 9)
    square = V.reshape(-1, 4, 4)
    assert all((one == one[0]).all() or (one == one[:, :1]).all() for one in square)


def test_probabilities_are_those_of_all_states_summed_up():
    """Against the energy of every joint state of a small machine."""
    W, b, c = RNG.standard_normal((3, 5)), RNG.standard_normal(5), RNG.standard_normal(3)
    v, h = machine.states(5), machine.states(3)
    joint = np.exp((v @ b)[:, None] + h @ c + v @ W.T @ h.T)
    p = joint.sum(axis=1) / joint.sum()
    assert machine.probabilities(v, machine.Machine(W, b, c)) == pytest.approx(p)
    assert machine.log_likelihood(v, W, b, c) == pytest.approx(np.log(p).mean())
    assert machine.log_partition(W, b, c) == pytest.approx(machine.log_partition(W.T, c, b))


def test_ends_of_the_scale():
    nothing = machine.log_likelihood(V, np.zeros((12, 16)), np.zeros(16), np.zeros(12))
    assert nothing == pytest.approx(-16 * np.log(2))
    for rule in learning.RULES:
        assert (prepared.machines(rule=rule, falling=True).likelihood < -np.log(30)).all()


def test_dreams_come_as_often_as_the_machine_finds_them():
    made = machine.Machine(RNG.standard_normal((3, 4)), RNG.standard_normal(4), RNG.standard_normal(3))
    dreams = machine.dream(made, 40_000, rng=1)
    often = np.bincount((dreams @ [1, 2, 4, 8]).astype(int), minlength=16) / len(dreams)
    assert often == pytest.approx(machine.probabilities(machine.states(4), made), abs=0.01)


def test_the_exact_slope_is_the_slope():
    small = machine.bars_and_stripes(2)
    W, b, c = 0.5 * RNG.standard_normal((3, 4)), RNG.standard_normal(4), RNG.standard_normal(3)
    both = learning._expected(machine.states(3))(W, b, c, None)[0]
    slope = machine.sigmoid(small @ W.T + c).T @ small / len(small) - both
    for at in ((0, 0), (2, 3)):
        push = np.zeros_like(W)
        push[at] = 1e-5
        ends = [machine.log_likelihood(small, W + s * push, b, c) for s in (1, -1)]
        assert (ends[0] - ends[1]) / 2e-5 == pytest.approx(slope[at], abs=1e-6)


def test_cd_1_gets_worse_while_its_screen_shows_no_error_and_its_dreams_get_cleaner():
    run = prepared.machines(rule="CD-1", falling=False)
    best = run.likelihood.max(axis=1)
    assert (run.likelihood.argmax(axis=1) < 6).all() and (best - run.likelihood[:, -1] > 0.2).all()
    assert (run.error[:, 4:] == 0).all()
    clean = [machine.probabilities(V, machine.unpacked(run.numbers[k])) for k in (4, 6)]
    assert clean[0].sum() < 0.8 < 0.9 < clean[1].sum() and (clean[1] < 1 / 300).sum() > 9


def test_what_the_sampler_failed_to_do_the_exact_slope_does():
    last = {rule: prepared.machines(rule=rule, falling=True).likelihood[:, -1].astype(float) for rule in learning.RULES}
    assert last["exact"].min() > -3.55 > -3.6 > last["500 chains"].max() and last["500 chains"].min() > -4.2
    assert last["CD-1"].max() < -4.7
    assert prepared.machines(rule="500 chains", falling=False).likelihood[:, -1].max() < -5.5, "steps have to shrink"


def test_a_mixture_of_twelve_is_further_off():
    assert all(-7.2 < learning.mixture(V, rng=seed) < -6.3 for seed in range(3))


def test_no_machine_has_found_the_rule():
    """Pictures that it had not seen: most are less probable than by guessing."""
    for rule in ("CD-1", "500 chains"):
        seen, unseen = prepared.unseen_pictures(rule=rule).likelihood.astype(float).T
        assert seen.min() > -8 and np.sum(unseen < -11.09) >= 2


# The exercise


def test_the_check_of_log_likelihood():
    assert_check(
        check.log_likelihood,
        right=ANSWERS.rights["log_likelihood"],
        wrong=ANSWERS.mistaken(
            "log_likelihood",
            {
                "one state": "you take the most probable state",
                "Z over V": "so you assume the answer",
                "b only in Z": "b is forgotten: each picture",
                "b not in Z": "b is in the pictures and not in Z",
                "c forgotten": "c is forgotten",
                "no Z": "Z is missing",
                "plus Z": "you add log Z",
                "sum": "you return the sum",
                "bits": "you count in bits",
                "log of the mean": "the log of the mean",
            },
        ),
    )


def test_whatever_overflows_is_told():
    naive = next(iter(ANSWERS.mistaken("log_likelihood", {"overflow": ""})))
    assert "returns NaN when called as `log_likelihood([[1, 0]], [[50, -20]]" in check.log_likelihood(naive).message


# Explorers


def test_dreams_get_cleaner_and_rarer():
    ex = explore.dreams()
    assert "96% of its dreams" in ex.status and "13 of the 30" in ex.status and "0% wrong" in ex.status
    assert "0 of the 30" in ex.set(exact=True).status


test_explorers = sweeps("columns.boltzmann", by_place=("dreams",))
