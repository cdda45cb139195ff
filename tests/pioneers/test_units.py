"""Units of 1943 and the perceptron: truth tables, Novikoff's bound, and the two exercises."""

from fractions import Fraction
from itertools import product

import numpy as np
import pytest
from mutants import assert_check
from needs import oracle
from sweep import sweeps

from neurocourse.pioneers import (
    backprop,
    explore,
    features,
    mcculloch_pitts,
    perceptron,
    summation,
    ticking,
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


@pytest.mark.parametrize("n", [1, 2, 3])
def test_a_unit_that_is_given_all_products_computes_every_function(n):
    assert mcculloch_pitts.with_products(n).shape == (2**n, 2**n - 1)
    assert mcculloch_pitts.count_functions(n, products=True) == 2**2**n


def test_products_of_two_and_three_inputs():
    assert mcculloch_pitts.with_products(2).tolist() == [[0, 0, 0], [0, 1, 0], [1, 0, 0], [1, 1, 1]]
    assert mcculloch_pitts.with_products(3)[-2].tolist() == [1, 1, 0, 1, 0, 0, 0]  # x₁, x₂, x₃, then 12, 13, 23, 123


@pytest.mark.parametrize("seed", range(3))
def test_the_ticking_unit_is_the_leaky_neuron_on_the_same_grid(seed):
    rng = np.random.default_rng(seed)
    times, w, tau_m, dt = rng.uniform(0, 40, 8), rng.uniform(-3, 6, 8), 7.0, 0.1
    neuron = summation.respond(times[:, None], w, theta=8.0, tau_m=tau_m, delay=0, duration=50, dt=dt)
    unit = ticking.ticking_unit(ticking.ticks(times, 50, dt), w, 8.0, keep=np.exp(-dt / tau_m))
    np.testing.assert_allclose(unit.v, neuron.V, atol=1e-9)
    assert np.flatnonzero(unit.y).tolist() == np.rint(neuron.spike_times / dt).astype(int).tolist()


def test_a_unit_without_loops_forgets_at_every_tick():
    x = np.array([[1, 0], [0, 1], [1, 1], [0, 0]])
    unit = ticking.ticking_unit(x, [1.0, 1.0], 2, keep=0)
    assert unit.y.tolist() == [mcculloch_pitts.unit(row, [1, 1], 2) for row in x]
    held = ticking.ticking_unit(x, [1.0, 1.0], 2, keep=1, clear=False)
    assert held.v.tolist() == [1, 2, 4, 4] and held.y.tolist() == [0, 1, 1, 1]
    assert ticking.ticking_unit(x, [1.0, 1.0], 2, keep=1).y.tolist() == [0, 1, 1, 0]


def test_one_input_more_brings_exclusive_or_within_reach():
    X = features.with_third()
    for seed in range(5):
        training = perceptron.learn(X, features.XOR, epochs=100, rng=seed)
        assert perceptron.accuracy(training.w[-1], training.b[-1], X, features.XOR) == 1
        assert 0 < training.wrong.sum() <= perceptron.bound(X, features.XOR) + 1e-6
    assert perceptron.bound(features.with_third(lambda a, b: a + b), features.XOR) == np.inf


def test_random_units_in_front_make_it_a_lottery_and_many_of_them_a_certainty():
    for seed in range(3):
        few, some, many = (features.solved(n, rng=seed) for n in (2, 10, 50))
        assert few <= 3 and 15 <= some <= 35 and many == 40


def test_the_surface_between_four_corners_goes_through_them():
    values = np.array([1.0, 2.0, -1.0, 5.0])
    x1, x2 = features.CORNERS.T
    assert features.between(values, x1, x2).tolist() == values.tolist()
    assert features.between(values, 0.5, 0.5) == values.mean()


def test_the_mean_of_all_its_lines_does_not_depend_on_the_order():
    last, mean, graded = features.compare_orders(orders=6).values()
    assert max(mean) - min(mean) <= 0.01 < max(last) - min(last) and min(mean) >= 0.97
    assert max(graded) - min(graded) <= 0.01 and min(graded) >= 0.96


def test_the_bound_is_that_of_inputs_with_a_1_appended():
    """Inputs 10 and 20, parted at 15: (R/γ)² of the bare numbers is 16, and the rule makes more mistakes than that."""
    X, y = np.array([[10.0], [20.0]]), np.array([0, 1])
    training = perceptron.learn(X, y, epochs=2000, rng=0)
    assert 16 < training.wrong.sum() <= perceptron.bound(X, y)
    Z = np.array([[-10.0, -1.0], [20.0, 1.0]])
    w = np.array([0.2, -3.0])  # the plane halfway: z·w is 1 for both
    assert perceptron.bound(X, y) == pytest.approx(401 * w @ w / (Z @ w).min() ** 2, rel=0.01)


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


def test_the_check_of_the_third_input_names_the_mistake():
    assert_check(
        check.third_input,
        right=[
            features.third_input,
            lambda x1, x2: (x1 - x2) ** 2,
            lambda x1, x2: max(x1, x2),
            lambda x1, x2: x1 != x2,
            lambda x1, x2: -3.5 * min(x1, x2) + x1,
        ],
        wrong={
            lambda x1, x2: 3: "it is 3 for all four inputs",
            lambda x1, x2: 1 - x1: "depends on x1 alone",
            lambda x1, x2: x2**2: "depends on x2 alone",
            lambda x1, x2: x1 + x2: "f(0, 0) + f(1, 1) is 2 and f(0, 1) + f(1, 0) is 2",
            lambda x1, x2: 2 * x1 - 3 * x2: "is −1 and f(0, 1) + f(1, 0) is −1",
            lambda x1, x2: x1**2 + 5 * x2**3: "by itself",
            lambda x1, x2: 1e-3 * x1 * x2: "so narrow",
            lambda x1, x2: (x1, x2): "one number",
            lambda x1, x2: x1 / x2: "ZeroDivisionError",
        },
    )


def test_a_third_input_that_changes_its_mind_is_refused():
    rng = np.random.default_rng(0)
    assert "another number when they come again" in check.third_input(lambda x1, x2: rng.random()).message


def test_armed_the_unit_waits_and_the_perceptron_learns():
    side, line = explore.side_by_side(), explore.perceptron()
    assert "disagree" in side.preset("Apart").status and side.preset("Apart, armed").status.endswith("They agree.")
    assert "which is XOR" in explore.threshold_unit().preset("XOR, armed").status
    assert "100% of the examples right" in line.preset("Exclusive-or, armed").status
    assert "100%" not in line.preset("Exclusive-or").status


test_explorers = sweeps("pioneers.units")
