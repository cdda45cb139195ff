"""Dreams as a start for a net that reads digits, and the starts and readers that do as well."""

import numpy as np
import pytest
from sweep import sweeps

from neurocourse.columns import belief_net, bound, explore, learning, machine, prepared
from neurocourse.columns.boltzmann.machine import sigmoid

V = machine.bars_and_stripes()


def right(labels):
    runs = np.array([prepared.starts(labels=labels, again=k).right for k in range(4)], dtype=float)
    return dict(zip(belief_net.WAYS, runs.T, strict=True))


def test_with_few_labels_dreams_help_the_same_net():
    found = right(50)
    assert (found["dreamed, three layers"] > found["same net, no dreams"]).sum() >= 3
    assert found["dreamed, three layers"].mean() - found["same net, no dreams"].mean() > 0.04


def test_nothing_is_left_of_it_with_a_good_start_or_no_depth_or_no_net():
    for labels in belief_net.LABELS:
        found = right(labels)
        for way in ("a good start", "dreamed, one layer", "nearest neighbour", "pixels"):
            assert found[way].mean() > found["dreamed, three layers"].mean() - 0.03
    assert right(1000)["nearest neighbour"].mean() > right(1000)["dreamed, three layers"].mean() + 0.005


def test_a_layer_learns_what_is_in_the_digits_and_looks_at_no_label():
    X = belief_net.digits(rng=0)._replace(y=None, y_test=None)
    ((W, c),) = belief_net.stacked(X, layers=1, rng=0)
    up = sigmoid(X.X_test @ W.T + c)
    off = np.abs(sigmoid(up @ W) - X.X_test).mean()
    assert W.shape == (100, 64) and off < 0.8 * np.abs(X.X.mean(axis=0) - X.X_test).mean()


@pytest.mark.parametrize("rule", ["CD-1", "500 chains"])
def test_a_second_machine_lifts_the_first_and_the_bound_never_falls(rule):
    """Hinton, Osindero & Teh 2006: where the second begins as the first turned round, the bound is the truth."""
    first = machine.unpacked(prepared.machines(rule=rule, falling=True).numbers[-1])
    lifted = bound.second_layer(V, first, steps=60)
    assert lifted.bound[0] == pytest.approx(lifted.truth[0]) == machine.log_likelihood(V, *first)
    assert np.diff(lifted.bound).min() > 0 and (lifted.truth >= lifted.bound - 1e-9).all()
    assert lifted.truth[-1] > -3.7 and (rule != "CD-1" or lifted.truth[-1] > lifted.truth[0] + 1)


def test_the_first_machine_goes_as_far_alone_with_the_exact_slope():
    """The control of the second machine: it is the slope, more than the layer."""
    first = machine.unpacked(prepared.machines(rule="CD-1", falling=True).numbers[-1])
    alone = learning.learn(V, "exact", epochs=(0, 60), start=first, rng=0).likelihood
    two = bound.second_layer(V, first, steps=60).truth
    assert alone[0] == pytest.approx(two[0]) and alone[1] - alone[0] > 1.3 and 0 < two[-1] - alone[1] < 0.1


def test_digits_to_be_read_are_not_learned():
    X = belief_net.digits(rng=3)
    assert len(X.X) == 1297 and len(X.X_test) == 500 and X.X.max() == 1
    assert not (X.X_test[:, None] == X.X[None, :200]).all(axis=2).any()


def test_who_needs_dreams():
    ex = explore.stacked_dreams()
    assert "the net that dreamed reads 82% right, the same net without dreams 74%" in ex.status
    assert "85% (nearest neighbour)" in ex.set(controls=True).status


test_explorers = sweeps("columns.stack", by_place=("stacked_dreams",))
