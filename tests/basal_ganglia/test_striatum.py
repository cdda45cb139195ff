"""Go and NoGo: what dopamine does at learning and at the test, for four guesses at its role, beside patients."""

import numpy as np
import pytest
from arming import left
from sweep import sweeps

from neurocourse.basal_ganglia import explore
from neurocourse.basal_ganglia.striatum import doses, pathways

TEACHER, VOLUME, OPPOSED, GO = pathways.ROLES


@pytest.fixture(scope="module")
def effects():
    """Of each role, three seeds: (seeds, effects)."""
    return {role: np.array([doses.effects(role, rng=seed) for seed in range(3)]) for role in pathways.ROLES}


def column(found, name):
    return found[:, doses.Effects._fields.index(name)]


def test_go_and_nogo_turn_the_order_round_and_a_teacher_turns_it_the_wrong_way(effects):
    """Frank's patients: without their medicine they avoid B better than they choose A, with it the other way round."""
    for role in (OPPOSED, GO):
        assert (column(effects[role], "low") < 0).all() and (column(effects[role], "high") > 0).all()
    assert (column(effects[TEACHER], "low") > 0.03).all() and (column(effects[TEACHER], "high") < -0.03).all()


def test_only_what_speaks_at_the_choice_can_do_what_shiners_patients_did(effects):
    """Right more often with dopamine at the test, whatever there was at learning."""
    for role in (VOLUME, GO):
        assert (column(effects[role], "at_test") > 0.05).all()
        assert (np.abs(column(effects[role], "at_learning")) < 0.02).all()
    assert (np.abs(column(effects[TEACHER], "at_test")) < 0.01).all()
    assert (column(effects[OPPOSED], "at_test") < 0).all()


def test_no_role_leaves_the_avoiding_alone_as_smittenaars_patients_did(effects):
    for role in (VOLUME, OPPOSED, GO):
        assert (column(effects[role], "choose_A") > 0.01).all()
        assert (np.abs(column(effects[role], "avoid_B")) > 0.02).all()


def unlike_patients(found):
    """How many of three measurements on patients a role does not reproduce."""
    mean = doses.Effects(*found.mean(axis=0))
    frank = mean.low < 0 < mean.high
    shiner = mean.at_test > 0.02 and abs(mean.at_learning) < 0.02
    smittenaar = mean.choose_A > 0.01 and abs(mean.avoid_B) < 0.02
    return 3 - sum((frank, shiner, smittenaar))


def test_a_say_in_the_choice_leaves_one_measurement_of_three(effects):
    missed = {role: unlike_patients(effects[role]) for role in pathways.ROLES}
    best = min(missed[role] for role in (VOLUME, OPPOSED, GO))
    assert (missed[TEACHER], best) == (3, 1)
    assert explore.go_and_nogo().controls["armed"].remains == left(missed[TEACHER], best) == "less of it"


def test_at_learning_alone_the_dose_of_go_and_nogo_does_nothing(effects):
    assert (np.abs(column(effects[OPPOSED], "at_learning")) < 0.01).all()


def test_the_roles_are_alike_at_the_usual_dose():
    A, B = np.transpose(
        [
            [
                share.mean()
                for share in pathways.transfer(pathways.learn(1000, role=role, rng=1), dopamine=0.0, role=role, rng=2)
            ]
            for role in pathways.ROLES
        ]
    )
    assert np.ptp(A) < 0.02 and np.ptp(B) < 0.02 and A.min() > 0.6


def test_dopamine_at_the_test_changes_no_weight():
    learned = pathways.learn(50, rng=0)
    before = [weights.copy() for weights in learned]
    pathways.transfer(learned, dopamine=0.8, rng=0)
    assert all((old == new).all() for old, new in zip(before, learned, strict=True))


def test_the_pathways_learn_with_opposite_signs():
    learned = pathways.learn(300, beta=3.0, rng=0)
    order = np.argsort(pathways.P_RIGHT)
    assert np.corrcoef(learned.G.mean(0), pathways.P_RIGHT)[0, 1] > 0.8
    assert np.corrcoef(learned.N.mean(0), pathways.P_RIGHT)[0, 1] < -0.8
    assert learned.V.mean(0)[order[-1]] == pytest.approx(0.8, abs=0.05)


test_explorers = sweeps("basal_ganglia.striatum", gaps=True)
