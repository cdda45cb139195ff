"""Exercises of lesson Hippocampus and their wrong answers."""

import numpy as np
import pytest
from mutants import assert_check

from neurocourse import nn
from neurocourse.hippocampus import checks as check
from neurocourse.hippocampus import explore, hopfield


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


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def cell(x, h, C, W, *, order="hx", gate=sigmoid, squash=np.tanh, out=np.tanh, swap=False, source="new", say="hC"):
    s = np.concatenate([*([h, x] if order == "hx" else [x, h]), [1.0]])
    f, i, o, z = (W[name] @ s for name in ("forget", "input", "output", "candidate"))
    f, i = (i, f) if swap else (f, i)
    new = gate(f) * C + gate(i) * squash(z)
    h_new = gate(o) * {"new": out(new), "old C": out(C), "old h": h, "tanh old h": np.tanh(h)}[source]
    return (h_new, new) if say == "hC" else (new, h_new)


def mutant(**how):
    return lambda x, h, C, W: cell(x, h, C, W, **how)


def without(name):
    """A cell whose gate ``name`` is always open."""

    def f(x, h, C, W):
        bias = np.zeros_like(W[name])
        bias[:, -1] = 40
        return cell(x, h, C, {**W, name: bias})

    return f


def by_their_order(x, h, C, W):
    return cell(x, h, C, dict(zip(check.GATES, W.values(), strict=True)))


def deaf(x, h, C, W):
    return cell(0 * x, h, C, W)


def test_the_check_of_the_lstm_names_the_mistake():
    assert_check(
        check.lstm_step,
        right=[
            mutant(),
            lambda x, h, C, W: [part.tolist() for part in cell(x, h, C, W)],
            lambda x, h, C, W: np.array(cell(x, h, C, W)),
            lambda *, x, h, C, W: cell(x, h, C, W),
        ],
        wrong={
            mutant(swap=True): "forget and input gate are swapped",
            mutant(out=lambda C: C): "squash it with tanh",
            mutant(squash=sigmoid): "never negative",
            mutant(squash=lambda z: z): "writes at most 1",
            mutant(source="old C"): "first renew C",
            mutant(source="old h"): "lets the old h out again",
            mutant(source="tanh old h"): "made of the old h",
            mutant(say="Ch"): "return h, then C",
            mutant(gate=np.tanh): "not tanh",
            mutant(gate=lambda z: sigmoid(4 * z + 1)): "and should give",
            mutant(gate=lambda z: sigmoid(-z)): "lacks the minus",
            by_their_order: "take the weights by their names",
            mutant(order="xh"): "x before h",
            without("forget"): "nothing is forgotten",
            without("input"): "the input gate is left out",
            without("output"): "the output gate is left out",
            deaf: "nothing hears `x`",
            lambda x, h, C, W: cell(x, h, C, W)[0]: "return 2 values",
        },
    )


def test_the_reference_cell_is_the_lstm_of_the_course():
    layer, rng = nn.LSTM(2, 3, rng=0), np.random.default_rng(1)
    layer.b[...] = rng.normal(size=12)
    x = rng.normal(size=(6, 1, 2))
    rows = dict(zip(("output", "input", "forget", "candidate"), np.split(layer.A, 4), strict=True))
    h, C = np.zeros(3), np.zeros(3)
    for step, expected in zip(x, layer.forward(x), strict=True):
        h, C = check.lstm(step[0], h, C, rows)
        assert h == pytest.approx(expected[0], abs=1e-12)
    assert pytest.approx(layer.cells[-1, 0], abs=1e-12) == C


def steepest(loads, overlaps):
    k = int(np.argmin(np.diff(overlaps)))
    return (loads[k] + loads[k + 1]) / 2


def step_by_step(loads, overlaps):
    for k in range(1, len(loads)):
        if overlaps[k] <= 0.75:
            slope = (overlaps[k] - overlaps[k - 1]) / (loads[k] - loads[k - 1])
            return loads[k - 1] + (0.75 - overlaps[k - 1]) / slope


def interpolated(loads, overlaps):
    k = np.argmax(overlaps < 0.75)
    return np.interp(0.75, overlaps[[k, k - 1]], loads[[k, k - 1]])


def test_the_check_of_the_capacity_names_the_mistake():
    assert_check(
        check.capacity,
        right=[step_by_step, interpolated, lambda a, b: np.array(interpolated(a, b))],
        wrong={
            lambda loads, overlaps: loads[np.argmax(overlaps < 0.75)]: "the first load below ¾",
            lambda loads, overlaps: loads[overlaps > 0.75][-1]: "the last load above ¾",
            steepest: "where the curve falls most",
            lambda loads, overlaps: overlaps.min(): "that is an overlap",
            lambda loads, overlaps: int(np.argmax(overlaps < 0.75)): "a position in the list",
            lambda loads, overlaps: loads[np.argmax(overlaps < 0.999)]: "and should give",
            lambda loads, overlaps: loads[0]: "where the curve begins",
            lambda loads, overlaps: np.interp(0.75, overlaps, loads): "where the curve ends",
            lambda loads, overlaps: 0.138: "find the load in the curve",
            lambda loads, overlaps: loads.mean(): "the mean of the loads",
            lambda loads, overlaps: loads: "one number",
        },
    )


def test_the_capacity_is_scored_against_the_published_number():
    answer = check.capacity(step_by_step)
    assert answer.outcome == "correct", answer.message
    assert "endlessly many at 0.138" in answer.message


def test_a_learners_weights_store_the_drawing():
    shown = explore.recall(check.hebb_weights(lambda p: no_self(signs(p).T @ signs(p)) / p.shape[1]))
    assert shown.status == explore.recall().status + " Stored by your hebb_weights."
    assert explore.recall(check.hebb_weights(lambda p: p)).status == explore.recall().status


def test_a_learners_rules_recall_a_damaged_pattern():
    ink = np.random.default_rng(0).integers(0, 2, (4, 60))
    W, s = check.hebb_weights(loop)(ink), hopfield.damage(signs(ink)[0], noise=0.2, rng=0)
    step = check.recall_step(keep_zero)
    for i in [*range(60), *range(60)]:
        s = step(W, s, i)
    assert np.array_equal(s, signs(ink)[0])
