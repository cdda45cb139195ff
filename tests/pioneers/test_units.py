"""Units of 1943 and the perceptron: truth tables, Novikoff's bound, and the two exercises."""

from fractions import Fraction
from itertools import product

import numpy as np
import pytest
from mutants import assert_check
from needs import oracle
from sweep import sweeps

from neurocourse.pioneers import (
    analogy,
    backprop,
    mcculloch_pitts,
    perceptron,
)
from neurocourse.pioneers import checks as check


def test_gates_adder_and_latch_have_the_right_truth_tables():
    for x1, x2 in product((0, 1), repeat=2):
        assert mcculloch_pitts.and_(x1, x2) == (x1 and x2)
        assert mcculloch_pitts.or_(x1, x2) == (x1 or x2)
        assert mcculloch_pitts.xor(x1, x2) == x1 ^ x2
        total, carry = mcculloch_pitts.half_adder(x1, x2)
        assert total + 2 * carry == x1 + x2
    assert [mcculloch_pitts.not_(x) for x in (0, 1)] == [1, 0]


def test_the_latch_remembers_until_reset():
    set_, reset = [0, 1, 0, 0, 0, 0, 1, 0], [0, 0, 0, 0, 1, 0, 1, 0]
    assert mcculloch_pitts.latch(set_, reset).tolist() == [0, 1, 1, 1, 0, 0, 0, 0]  # set and reset at once: veto wins


def test_one_inhibitor_vetoes_any_excitation():
    for n in range(1, 8):
        assert mcculloch_pitts.unit(np.ones(n), np.ones(n), 1) == 1
        assert mcculloch_pitts.unit(np.ones(n), np.ones(n), 1, inhibitory=[0, 1]) == 0


@pytest.mark.parametrize("n, count", [(1, 4), (2, 14), (3, 104)])
def test_one_unit_computes_so_many_functions_and_no_others(n, count):
    """4, 14, 104 (OEIS A000609); every other function is refuted by a contradiction, whatever the weights."""
    found = mcculloch_pitts.realisable(n)
    assert len(found) == mcculloch_pitts.count_functions(n) == count
    x = mcculloch_pitts.corners(n)
    for table in product((0, 1), repeat=2**n):
        refuted = mcculloch_pitts.contradiction(table)
        assert (table in found) == (refuted is None)
        if refuted is None:
            w, theta = found[table]
            assert [mcculloch_pitts.unit(row, w, theta) for row in x] == list(table)
        else:
            value = dict(zip(map(tuple, x.tolist()), table, strict=True))
            (a, b), (c, d) = refuted
            assert np.array_equal(np.add(a, b), np.add(c, d))
            assert [value[p] for p in (a, b, c, d)] == [1, 1, 0, 0]


def test_the_two_missing_functions_are_xor_and_its_negation():
    missing = set(product((0, 1), repeat=4)) - set(mcculloch_pitts.realisable(2))
    assert missing == {(0, 1, 1, 0), (1, 0, 0, 1)}


def test_a_dense_unit_with_a_step_is_the_unit_of_1943():
    """Against exact fractions, thresholds met exactly among them."""
    rng = np.random.default_rng(0)
    x, w = rng.integers(0, 2, (500, 6)), rng.integers(-8, 9, (500, 6)) / 4
    theta = np.where(np.arange(500) % 2, (x * w).sum(axis=1), rng.integers(-8, 9, 500) / 4)
    for row, weights, t in zip(x, w, theta, strict=True):
        exact = sum(Fraction(v) for v, on in zip(weights, row, strict=True) if on) >= Fraction(t)
        assert mcculloch_pitts.dense_unit(row, weights, -t) == exact == mcculloch_pitts.unit(row, weights, t)
    smooth = mcculloch_pitts.dense_unit(x, w[0], 0.5, f=np.tanh)
    np.testing.assert_allclose(smooth, [np.tanh(sum(row * w[0]) + 0.5) for row in x])


def separable(seed, n=60, D=5, gap=0.2):
    """Random points with a strip of width 2·gap between the classes."""
    rng = np.random.default_rng(seed)
    X, w = rng.standard_normal((n, D)), rng.standard_normal(D)
    z = X @ w / np.linalg.norm(w) + 0.3
    kept = abs(z) > gap
    return X[kept], (z[kept] > 0).astype(int)


def test_mistakes_stay_below_novikoffs_bound():
    tasks = [perceptron.pair(0, 1), perceptron.pair(0, 2)] + [separable(seed) for seed in range(10)]
    for X, y in tasks:
        limit = perceptron.bound(X, y)
        for seed in range(5):
            training = perceptron.learn(X, y, eta=0.5 + seed, epochs=60, rng=seed)
            assert 0 < training.wrong.sum() <= limit
            assert perceptron.accuracy(training.w[-1], training.b[-1], X, y) == 1


def test_the_margin_is_never_too_large_and_nearly_the_best():
    svm = oracle("sklearn.svm")
    for X, y in [perceptron.pair(0, 1), separable(0), separable(1)]:
        Z = (2 * y - 1)[:, None] * np.column_stack([X, np.ones(len(X))])
        both, side = np.vstack([Z, -Z]), np.repeat([1, -1], len(Z))
        best = 1 / np.linalg.norm(svm.SVC(kernel="linear", C=1e8).fit(both, side).coef_)
        assert 0.95 * best < perceptron.margin(X, y) <= best * (1 + 1e-3)


def test_the_margin_of_two_points_and_of_data_that_no_line_separates():
    assert perceptron.margin([[3.0], [-1.0]], [1, 0]) == pytest.approx(2 / np.sqrt(2))  # halfway: x = 1, turned by 45°
    assert perceptron.bound(backprop.XOR_X, [0, 1, 1, 0]) == np.inf


def test_the_perceptron_never_exceeds_three_of_four_on_xor():
    X, y = backprop.XOR_X, np.array([0, 1, 1, 0])
    for seed in range(40):
        training = perceptron.learn(X, y, eta=0.1 + seed, epochs=30, rng=seed)
        right = (training.w @ X.T + training.b[:, None] >= 0) == y
        assert right.mean(axis=1).max() <= 0.75
        assert training.wrong[-4:].any()  # it never comes to rest
    grid = np.array(list(product(np.linspace(-2, 2, 41), repeat=3)))
    right = (grid[:, :2] @ X.T + grid[:, 2:] >= 0) == y
    assert right.mean(axis=1).max() == 0.75


def test_the_perceptron_changes_only_when_wrong_and_keeps_its_arguments():
    w, b, x = np.array([1.0, -2.0]), 0.5, np.array([1.0, 1.0])
    assert perceptron.answer(w, b, x) == 0
    new, bias = perceptron.update(w, b, x, 1, 0.1)
    assert new.tolist() == [1.1, -1.9] and bias == 0.6 and w.tolist() == [1, -2]
    same, bias = perceptron.update(w, b, x, 0, 0.1)
    assert same.tolist() == [1, -2] and bias == 0.5


def test_the_perceptron_agrees_with_scikit_learn():
    peer = oracle("sklearn.linear_model").Perceptron(shuffle=False, max_iter=1, tol=None, eta0=1.0)
    X, y = separable(3)
    w, b = np.zeros(X.shape[1]), -1e-12  # scikit-learn says 0 at exactly zero
    for row, label in zip(X, y, strict=True):
        w, b = perceptron.update(w, b, row, label, 1.0)
    peer.fit(X, y)
    np.testing.assert_allclose(peer.coef_[0], w, atol=1e-9)
    np.testing.assert_allclose(peer.intercept_[0], b, atol=1e-9)


def test_least_mean_squares_approaches_the_least_squares_plane():
    X, y = separable(1)
    training = perceptron.learn(X, y, perceptron.lms, eta=0.002, epochs=400, rng=0)
    Z = np.column_stack([X, np.ones(len(X))])
    best = np.linalg.lstsq(Z, 2.0 * y - 1, rcond=None)[0]
    np.testing.assert_allclose(np.append(training.w[-1], training.b[-1]), best, atol=0.02)


def test_hebb_fails_where_the_perceptron_learns():
    X, y = perceptron.pair(0, 1)
    final = {}
    for rule in (perceptron.hebb, perceptron.update):
        training = perceptron.learn(X, y, rule, epochs=20, rng=0)
        final[rule.__name__] = perceptron.accuracy(training.w[-1], training.b[-1], X, y)
    assert final == {"hebb": 0.5, "update": 1.0}
    for seed in range(3):
        lines = analogy.hebb_report(rng=seed).splitlines()
        assert lines[1].endswith("Hebb 100% right, perceptron 100%")  # with the mean taken away Hebb is as good
        assert lines[2].endswith("perceptron 100%") and "Hebb 100%" not in lines[2]


def from_table(*bits):
    """A function of two bits with this truth table, in the order 00, 01, 10, 11."""
    return lambda x1, x2: bits[2 * x1 + x2]


def test_the_check_of_xor_names_the_mistake():
    unit = mcculloch_pitts.unit

    def by_the_book(x1, x2):
        either, both = unit([x1, x2], [1, 1], 1), unit([x1, x2], [1, 1], 2)
        return unit([either, both], [1, -1], 1)

    def one_or_the_other(x1, x2):
        return unit([unit([x1, x2], [1, -1], 1), unit([x1, x2], [-1, 1], 1)], [1, 1], 1)

    assert_check(
        check.xor,
        right=[by_the_book, one_or_the_other, lambda x1, x2: float(x1 != x2)],
        wrong={
            from_table(0, 1, 1, 1): "that is OR",
            from_table(0, 0, 0, 1): "that is AND",
            from_table(1, 0, 0, 1): "negation of exclusive-or",
            from_table(1, 1, 1, 0): "NOT-AND",
            from_table(1, 0, 0, 0): "NOT-OR",
            from_table(1, 1, 1, 1): "always fires",
            from_table(0, 0, 0, 0): "never fires",
            from_table(0, 0, 1, 1): "repeats x1",
            from_table(0, 1, 0, 1): "repeats x2",
            from_table(0, 0, 1, 0): "x1 alone, but not for x2",
            from_table(0, 1, 0, 0): "x2 alone, but not for x1",
            from_table(1, 0, 1, 0): "x2 is off",
            lambda x1, x2: np.array([x1, x2]) > 0: "one number",
            lambda x1, x2: x1 - x2: "0 or 1",
        },
    )


def test_the_check_of_the_perceptron_names_the_mistake():
    say = perceptron.answer

    assert_check(
        check.perceptron_update,
        right=[
            perceptron.update,
            lambda w, b, x, y, eta: (w, b) if say(w, b, x) == y else (w + (2 * y - 1) * eta * x, b + (2 * y - 1) * eta),
        ],
        wrong={
            lambda w, b, x, y, eta: (w - eta * (y - say(w, b, x)) * x, b - eta * (y - say(w, b, x))): "sign is turned",
            lambda w, b, x, y, eta: (w + eta * (2 * y - 1) * x, b + eta * (2 * y - 1)): "answer was right, yet",
            lambda w, b, x, y, eta: (w + eta * y * x, b + eta * y): "use the label y itself",
            lambda w, b, x, y, eta: (w + eta * say(w, b, x) * x, b): "`y` makes no difference",
            lambda w, b, x, y, eta: (w + eta * (y - say(w, b, x)) * x, b): "b never changes",
            lambda w, b, x, y, eta: (
                w + eta * (y - say(w, b, x)) * x,
                b - eta * (y - say(w, b, x)),
            ): "bias moves the wrong",
            lambda w, b, x, y, eta: (w + (y - say(w, b, x)) * x, b + (y - say(w, b, x))): "does not depend on eta",
            lambda w, b, x, y, eta: (w + eta * (y - say(w, b, x)) * x, b + (y - say(w, b, x))): "in b does not depend",
            lambda w, b, x, y, eta: (w + eta * (y - say(w, b, x)), b + eta * (y - say(w, b, x))): "its own input",
            lambda w, b, x, y, eta: (
                w + eta * abs(y - say(w, b, x)) * x,
                b + eta * abs(y - say(w, b, x)),
            ): "away from x",
            lambda w, b, x, y, eta: (
                w + eta * max(y - say(w, b, x), 0) * x,
                b,
            ): "value number 1 gives [1, -2, 0.5] and should",
            lambda w, b, x, y, eta: (w + eta * min(y - say(w, b, x), 0) * x, b): "value number 2 gives 0.5 and should",
            lambda w, b, x, y, eta: (w, b): "nothing changes",
            lambda w, b, x, y, eta: w + eta * (y - say(w, b, x)) * x: "return 2 values",
            lambda w, b, x, y, eta: (w @ x, b): "an array of shape (3,); you return one number",
            lambda w, b, x, y, eta: (
                w + eta * (y - say(w, b, x)) * x,
                b + eta * (y - say(w, b, x)) * x,
            ): "return one number; you return an array",
            lambda w, b, x, y, eta: (
                w + 2 * eta * (y - say(w, b, x)) * x,
                b + 2 * eta * (y - say(w, b, x)),
            ): "twice too large",
            lambda w, b, x, y, eta: (
                w + eta * (y - (w @ x + b)) * x,
                b + eta * (y - (w @ x + b)),
            ): "with the sum itself",
        },
    )


test_explorers = sweeps("pioneers.units")
