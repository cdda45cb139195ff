"""Hopfield's network, what it holds, and the exercises that build it."""

import math
from functools import cache

import numpy as np
import pytest
from mutants import assert_check
from sweep import badges, sweeps

from neurocourse.hippocampus import (
    amnesia,
    capacity,
    explore,
    hopfield,
)
from neurocourse.hippocampus import checks as check


def noisy(patterns, share, rng):
    return np.where(np.random.default_rng(rng).random(patterns.shape) < share, -patterns, patterns)


def test_hebbs_weights_are_the_sum_of_outer_products_without_self_connections():
    X = hopfield.random_patterns(3, 7, rng=0)
    W = hopfield.store(X)
    for i in range(7):
        for j in range(7):
            assert W[i, j] == pytest.approx(0 if i == j else sum(x[i] * x[j] for x in X) / 7)
    with pytest.raises(ValueError, match="patterns must hold only -1 and [+]1"):
        hopfield.store((X + 1) / 2)


def test_the_fast_sweep_visits_the_states_of_the_textbook_loop():
    X = hopfield.random_patterns(30, 150, rng=0)
    W, cues = hopfield.store(X), noisy(X, 0.25, 1)

    def textbook(s, seed):
        s, rng = s.copy(), np.random.default_rng(seed)
        for _ in range(20):
            for i in rng.permutation(len(s)):
                field = sum(W[i, j] * s[j] for j in np.flatnonzero(W[i]))
                s[i] = s[i] if abs(field) < 1e-12 else np.sign(field)
        return s

    for k in range(5):
        expected = textbook(cues[k], k)
        np.testing.assert_array_equal(hopfield.recall(W, cues[k], rng=k), expected)
        np.testing.assert_array_equal(hopfield.trace(W, cues[k], rng=k).states[-1], expected)


def test_energy_falls_with_every_flip_and_recall_ends_where_nothing_wants_to_turn():
    X = hopfield.random_patterns(20, 100, rng=0)
    W = hopfield.store(X)
    for k in range(10):
        run = hopfield.trace(W, hopfield.random_patterns(1, 100, rng=[k, 1])[0], rng=k)
        assert len(run.states) > 10
        assert np.diff(run.energy).max() < 0
        assert np.abs(np.diff(run.states, axis=0)).sum(axis=1) == pytest.approx(2)
        assert (run.states[-1] * (W @ run.states[-1]) >= 0).all()
    s = run.states[-1]
    assert run.energy[-1] == pytest.approx(-0.5 * sum(W[i, j] * s[i] * s[j] for i in range(100) for j in range(100)))


def test_all_at_once_can_end_in_a_cycle_and_one_by_one_cannot():
    W = np.array([[0.0, -1.0], [-1.0, 0.0]])
    s = np.array([1.0, 1.0])
    once = hopfield.recall(W, s, update="all at once", sweeps=1, rng=0)
    twice = hopfield.recall(W, s, update="all at once", sweeps=2, rng=0)
    assert (once == -s).all() and (twice == s).all()
    assert abs(hopfield.recall(W, s, rng=0).sum()) == 0


def test_a_damaged_pattern_is_completed():
    X = hopfield.random_patterns(10, 200, rng=0)
    W = hopfield.store(X)
    for update in ("one by one", "all at once"):
        assert hopfield.overlap(hopfield.recall(W, noisy(X, 0.2, 1), update=update, rng=0), X).diagonal().min() > 0.98
    cue = hopfield.damage(X[0], noise=0.1, covered=0.4, rng=0)
    assert hopfield.overlap(cue, X[0]) < 0.65
    assert hopfield.overlap(hopfield.recall(W, cue, rng=0), X[0]) > 0.98


@pytest.mark.parametrize("alpha", [0.08, 0.138, 0.2, 0.3])
def test_the_first_step_errs_as_often_as_the_law_says(alpha):
    N, P = 2000, round(alpha * 2000)
    measured = np.mean([hopfield.one_step_error(hopfield.random_patterns(P, N, rng=k)) for k in range(2)])
    p = hopfield.law(alpha)
    assert p == pytest.approx(0.5 * (1 - math.erf(math.sqrt(0.5 / alpha))))
    # Sampling error of 2 N P units, and what N = 2000 units instead of endlessly many change: at most 1 in 20.
    assert abs(measured - p) < 4 * math.sqrt(p * (1 - p) / (2 * N * P)) + 0.05 * p


def test_at_the_critical_load_one_unit_in_280_turns_at_once():
    assert hopfield.law(0.138) == pytest.approx(0.0036, abs=0.00005)


def dilute(W, kept, *, rng):
    """Cut connections at random, both directions of a pair together: each pair stays with probability ``kept``.

    In CA3 of the rat about one pair of cells in a hundred is connected. With the share c of the connections the signal
    is c and the variance of the noise αc: the first step errs as in a full network at the load α/c.
    """
    pairs = np.triu(np.random.default_rng(rng).random(W.shape) < kept, 1)
    return W * (pairs | pairs.T)


@pytest.mark.parametrize("kept", [0.5, 0.1])
def test_a_network_with_few_connections_errs_as_a_full_one_with_more_patterns(kept):
    X = hopfield.random_patterns(round(0.2 * kept * 2000), 2000, rng=0)
    W = dilute(hopfield.store(X), kept, rng=1)
    assert np.mean((W != 0)[hopfield.store(X) != 0]) == pytest.approx(kept, abs=0.005) and (W == W.T).all()
    p = hopfield.law(0.2)
    assert hopfield.one_step_error(X, W) == pytest.approx(p, abs=4 * math.sqrt(p / X.size) + 0.05 * p)
    assert hopfield.overlap(hopfield.recall(dilute(hopfield.store(X[:5]), kept, rng=1), X[0], rng=0), X[0]) > 0.99


@cache
def measured(N=1000):
    return capacity.curve([0.05, 0.10, 0.12, 0.14, 0.16, 0.18, 0.20, 0.25], N=N, n=40, rng=0)


def test_recall_holds_at_a_tenth_and_is_lost_at_a_fifth():
    found = dict(zip(measured().loads, measured().overlaps.mean(axis=1), strict=True))
    assert found[0.05] > 0.999 and found[0.10] > 0.99
    assert 0.25 < found[0.20] < 0.7
    assert found[0.25] < found[0.20] + 0.05


def test_the_theory_breaks_at_0_138_with_an_overlap_of_0_967():
    assert capacity.critical_load() == pytest.approx(0.138, abs=0.0005)
    assert capacity.held(0.1379) == pytest.approx(0.967, abs=0.005)
    assert capacity.held([0.0, 0.139]) == pytest.approx([1, 0])


def test_before_the_break_most_patterns_are_held_as_the_theory_says():
    for load, m in zip(measured().loads[:3], measured().overlaps[:3], strict=True):
        assert np.median(m) == pytest.approx(capacity.held(load), abs=0.003)


def test_below_the_break_size_helps_and_above_it_harms():
    """The turning point lies between loads of 0.13 and 0.16 (theory: 0.138 for endless networks), for three seeds."""
    for seed in range(3):
        small, large = (capacity.share_kept(capacity.brought_back, (0.1, 0.18), N=N, rng=seed) for N in (125, 500))
        assert large[0] > 0.98 > small[0] - 0.02 and large[1] < small[1] - 0.15


def test_the_experiment_is_the_network():
    X = hopfield.random_patterns(31, 200, rng=0)
    rest = hopfield.recall(hopfield.store(X), X[:6], update="all at once", sweeps=capacity.STEPS, rng=0)
    np.testing.assert_allclose(capacity.brought_back(X, 6), np.mean(rest * X[:6], axis=1))
    with pytest.raises(ValueError, match="n must be at most the number of patterns, 31"):
        capacity.brought_back(X, 32)


def mixture(patterns):
    """What an odd number of patterns say by majority, unit by unit: a state that nobody stored, ±1, shape (N,)."""
    return np.sign(patterns.sum(axis=0))


def test_a_majority_of_three_memories_is_remembered_too_though_nobody_stored_it():
    X = hopfield.random_patterns(5, 1000, rng=0)
    s = mixture(X[:3])
    assert hopfield.overlap(s, X[:3]) == pytest.approx(0.5, abs=0.06)
    assert np.mean(hopfield.recall(hopfield.store(X), s, rng=0) == s) > 0.99


def test_the_fuller_the_network_the_more_random_starts_end_in_memories_of_nothing():
    shares = [capacity.spurious(hopfield.random_patterns(P, 300, rng=1), n=60, rng=0) for P in (3, 15, 60)]
    assert shares[0] < shares[1] < shares[2] and shares[2] > 0.95


@cache
def shares(lesion):
    return amnesia.share_recalled(lesion, brains=10, rng=0)


def test_a_drawing_comes_back_beside_two_digits_and_is_lost_among_six():
    ex = explore.recall()
    assert "it is back" in ex.status
    assert "it is back" in ex.preset("A house").status
    assert "nobody stored" in ex.preset("Too many alike").status
    empty = tuple((0,) * 12 for _ in range(12))
    assert ex.set(drawing=empty).status.startswith("Draw something")


def signs(patterns):
    return 2.0 * np.asarray(patterns) - 1


def no_self(W):
    return W * (1 - np.eye(len(W)))


def loop(patterns):
    s = signs(patterns)
    P, N = s.shape
    W = np.zeros((N, N))
    for x in s:
        for i in range(N):
            for j in range(N):
                if i != j:
                    W[i, j] += x[i] * x[j] / N
    return W


def test_the_check_of_hebbs_rule_names_the_mistake():
    assert_check(
        check.hebb_weights,
        right=[
            loop,
            lambda p: no_self(signs(p).T @ signs(p)) / p.shape[1],
            lambda patterns: loop(patterns).tolist(),
            lambda pictures: np.float32(loop(pictures)),
        ],
        wrong={
            lambda p: signs(p).T @ signs(p) / p.shape[1]: "not be connected with itself",
            lambda p: no_self(signs(p) @ signs(p).T) / p.shape[1]: "units with units",
            lambda p: no_self(p.T @ p) / p.shape[1]: "turn 0 into -1",
            lambda p: no_self(signs(p).T @ signs(p)): "must not grow with the size",
            lambda p: no_self(signs(p).T @ signs(p)) / len(p): "by the number of patterns: divide by N",
            lambda p: no_self(signs(p).T @ signs(p)) / p.size: "by the number of patterns as well",
            lambda p: -loop(p): "check signs",
            lambda p: loop(p[:1]): "only the first pattern",
            lambda p: loop(p[-1:]): "only the last pattern",
            lambda p: np.zeros((p.shape[1], p.shape[1])): "learned anything",
            lambda p: signs(p).T: "return an array of shape",
            lambda p: np.triu(loop(p)): "fill only one half of W",
            lambda p: no_self(signs(p).T @ signs(p) / p.shape[1] + len(p) / p.shape[1]) / 2: "how often they differ",
            lambda p: loop(p) - np.eye(p.shape[1]): "and should give 0",
            lambda p: np.trunc(loop(p)): "and should give",
        },
    )


def keep_zero(W, s, i):
    s = s.copy()
    if W[i] @ s != 0:
        s[i] = 1.0 if W[i] @ s > 0 else -1.0
    return s


def with_unit(s, i, value):
    s = s.copy()
    s[i] = value
    return s


def test_the_check_of_recall_names_the_mistake():
    assert_check(
        check.recall_step,
        right=[
            keep_zero,
            lambda W, s, i: [float(v) for v in keep_zero(W, s, i)],
            lambda weights, state, unit: keep_zero(weights, state, unit).astype(int),
            lambda W, s, i: np.array([keep_zero(W, s, i)[k] if k == i else s[k] for k in range(len(s))]),
        ],
        wrong={
            lambda W, s, i: with_unit(s, i, 1 if W[i] @ s >= 0 else -1): "it must stay as it is; yours is set to 1",
            lambda W, s, i: with_unit(s, i, 1 if W[i] @ s > 0 else -1): "it must stay as it is; yours is set to -1",
            lambda W, s, i: keep_zero(W.T, s, i): "you take column i of W",
            lambda W, s, i: keep_zero(np.abs(W), s, i): "and should give",
            lambda W, s, i: np.sign(W[i] @ s): "the whole state",
            lambda W, s, i: with_unit(s, i, np.sign(W[i] @ s)): "without any input",
            lambda W, s, i: with_unit(s, i, W[i] @ s): "take its sign",
            lambda W, s, i: with_unit(s, i, -1.0 if W[i] @ s > 0 else 1.0): "turns against",
            lambda W, s, i: np.where(W @ s == 0, s, np.sign(W @ s)): "only unit i may change",
            lambda W, s, i: s.copy(): "never turns",
            lambda W, s, i: keep_zero(W, s, i)[:i]: "return an array of shape (3,)",
        },
    )


def experiment(patterns, n, *, diagonal=0.0, steps=40, stored=None):
    W = patterns[:stored].T @ patterns[:stored] / patterns.shape[1]
    np.fill_diagonal(W, diagonal if diagonal is not None else W.diagonal())
    s = patterns[:n].copy()
    for _ in range(steps):
        s = np.where(s @ W > 0, 1, -1)
    return np.array([np.mean(a * b) for a, b in zip(s, patterns, strict=False)])


def test_the_check_of_the_experiment_names_the_mistake():
    assert_check(
        check.brought_back,
        right=[
            experiment,
            lambda patterns, n: experiment(patterns, n).tolist(),
            lambda x, k: hopfield.overlap(experiment_states(x, k), x)[np.arange(k), np.arange(k)],
        ],
        wrong={
            lambda x, n: experiment(x, n, diagonal=None): "a unit must not hear itself",
            lambda x, n: experiment(x, n, steps=1): "the first step only",
            lambda x, n: experiment(x, n, stored=n): "you store only those n",
            lambda x, n: x.shape[1] * experiment(x, n): "divide the sum",
            lambda x, n: (1 + experiment(x, n)) / 2: "shares of units",
            lambda x, n: experiment(x, n).mean(): "return n overlaps",
            lambda x, n: experiment(x, len(x)): "first n memories only",
            written_over: "change it in place",  # and so hears who returns ones: the two cannot be told apart
            lambda x, n: experiment(x, n) > 0.9: "counted later",
            lambda x, n: np.mean(one_by_one(x, n) * x[:n], axis=1): "one after another",
            lambda x, n: [np.mean(a * b) for a, b in zip(after(x, n, 40), after(x, n, 39), strict=True)]: "last two",
            lambda x, n: experiment_states(2 * x - 1, n, x): "−1 and +1 already",
            lambda x, n: experiment_states(x, n): "final states",
            lambda x, n: np.sqrt(np.abs(experiment(x, n))): "and should give",
        },
    )


def written_over(patterns, n):
    W, s = hopfield.store(patterns), patterns[:n]  # a view
    for _ in range(40):
        s[:] = np.sign(s @ W)
    return np.mean(s * patterns[:n], axis=1)


def after(patterns, n, steps):
    W, s = hopfield.store(patterns), patterns[:n]
    for _ in range(steps):
        s = np.sign(s @ W)
    return s


def one_by_one(patterns, n):
    W, s = hopfield.store(patterns), patterns[:n].copy()
    for _ in range(40):
        for i in range(len(W)):
            s[:, i] = np.sign(s @ W[:, i])
    return s


def experiment_states(stored, n, start=None):
    W = stored.T @ stored / stored.shape[1]
    np.fill_diagonal(W, 0)
    s = stored[:n] if start is None else start[:n]
    for _ in range(40):
        s = np.sign(s @ W)
    return s if start is None else np.mean(s * start[:n], axis=1)


def test_a_learners_weights_store_the_drawing():
    shown = explore.recall(check.hebb_weights(lambda p: no_self(signs(p).T @ signs(p)) / p.shape[1]))
    assert shown.status == explore.recall().status
    assert "Made with your hebb_weights." in shown.alt and badges(shown) == ["yours"]
    wrong = explore.recall(check.hebb_weights(lambda p: p))
    assert wrong.status == explore.recall().status and badges(wrong) == ["ours"]


def test_a_learners_rules_recall_a_damaged_pattern():
    ink = np.random.default_rng(0).integers(0, 2, (4, 60))
    W, s = check.hebb_weights(loop)(ink), hopfield.damage(signs(ink)[0], noise=0.2, rng=0)
    step = check.recall_step(keep_zero)
    for i in [*range(60), *range(60)]:
        s = step(W, s, i)
    assert np.array_equal(s, signs(ink)[0])


test_explorers = sweeps("hippocampus.attractors")
