"""The adding problem, and the exercise of one LSTM step."""

import copy
from functools import cache

import numpy as np
import pytest
from arming import left
from gradients import slope
from mutants import assert_check
from sweep import sweep, sweeps

from neurocourse import nn
from neurocourse.hippocampus import adding, explore, prepared
from neurocourse.hippocampus import checks as check
from neurocourse.hippocampus.gating.checks import GATES
from neurocourse.hippocampus.gating.explore_gates import storing_order
from neurocourse.hippocampus.gating.irnn import IRNN


@cache
def learned(kind, seed=0):
    return adding.learn(kind, rng=seed, progress=False, **(dict(eta=0.003) if kind == "IRNN" else {}))


def race():
    return explore.adding_race([learned(kind) for kind in adding.KINDS], learned("IRNN"))


def test_chance_on_the_adding_problem_is_a_sixth():
    _, y = adding.sequences(100, 200_000, rng=0)
    assert np.mean((y - 1) ** 2) == pytest.approx(adding.CHANCE, rel=0.01)


def test_two_numbers_are_marked_one_in_each_half():
    x, y = adding.sequences(11, 500, rng=0)
    np.testing.assert_array_equal(x[:5, :, 1].sum(axis=0), 1)
    np.testing.assert_array_equal(x[5:, :, 1].sum(axis=0), 1)
    np.testing.assert_allclose(y[:, 0], (x[..., 0] * x[..., 1]).sum(axis=0))


@pytest.mark.parametrize("seed", range(3))
def test_the_lstm_adds_across_a_hundred_steps(seed):
    assert learned("LSTM", seed).test <= 0.01


@pytest.mark.parametrize("seed", range(3))
def test_the_gru_adds_across_a_hundred_steps(seed):
    assert learned("GRU", seed).test < 0.02


@pytest.mark.parametrize("seed", range(3))
def test_the_plain_rnn_stays_at_chance(seed):
    run = learned("RNN", seed)
    assert 0.15 < run.test < 0.2
    assert 0.15 < run.loss[-100:].mean() < 0.19


def test_without_open_gates_the_lstm_stays_at_chance_too():
    """On the same budget: gates alone are not enough, they have to start open."""
    assert adding.learn("LSTM", chrono=False, rng=0, progress=False).test > 0.15


def error(start, updates):
    return prepared.adding_controls(start=start, updates=updates).error


def test_a_start_that_holds_helps_and_gates_can_do_without():
    """The prepared trainings, three starts each: the GRU needs no such start, the tanh network gains nothing by it."""
    assert error("LSTM", 500).max() < 0.01 and error("GRU, not told", 500).max() < 0.01
    assert error("LSTM, not told", 500).min() > 0.15 and error("LSTM, not told", 2000).max() < 0.01
    assert error("IRNN", 2000).max() < 0.05 and error("RNN", 2000).min() > 0.15
    assert error("RNN, U = 1", 500).min() > 0.15 and error("RNN, U = 1", 2000).min() > 0.15


@pytest.mark.parametrize(
    "kind, chrono, arrives",
    [("LSTM", True, True), ("LSTM", False, False), ("GRU", False, False), ("RNN", True, False), ("IRNN", True, True)],
)
def test_how_much_gradient_comes_back_from_the_middle_at_the_start(kind, chrono, arrives):
    network = adding.build(kind, chrono=chrono, rng=0)
    x, y = adding.sequences(100, 64, rng=5, dtype=np.float32)
    dx = nn.mse(network.forward(x), y)[1]
    for layer in reversed(network.layers):
        dx = layer.backward(dx)
    size = np.sqrt((dx**2).sum(axis=(1, 2)))
    assert (size[50] > 1e-3 * size[-1]) == arrives and (size[50] < 1e-6 * size[-1]) != arrives


def test_what_arming_the_plain_network_leaves_of_the_race():
    lstm, rnn, armed = (error(start, 500).mean() for start in ("LSTM", "RNN", "IRNN"))
    assert race().controls["armed"].remains == left(rnn - lstm, armed - lstm)


def test_what_practice_at_many_lengths_leaves_of_the_number_held_too_long():
    """Error after 200 steps less that after 100, means of four starts."""
    one, many = (prepared.held(lengths=lengths).error.mean(axis=0) for lengths in ((100, 100), (50, 200)))
    explorer = explore.gates(learned("LSTM").network)
    assert explorer.controls["armed"].remains == left(one[2] - one[1], many[2] - many[1])
    assert one[2] > 0.1 and many[3] > 2 * many[2]  # beyond what was practised it is still worse


def test_the_network_that_holds_is_the_plain_one_with_other_units():
    """Its gradient against differences, and its state kept while nothing comes in."""
    layer = IRNN(2, 3, rng=0, returns="last")
    x = np.zeros((9, 1, 2))
    x[0] = 1
    layer.W[...] = np.abs(layer.W)
    np.testing.assert_allclose(layer.forward(x)[0], layer.W.sum(axis=1))
    rng = np.random.default_rng(0)
    x, dy = rng.normal(size=(6, 2, 2)), rng.normal(size=(2, 3))
    layer.forward(x)
    layer.absorb(dy)
    np.testing.assert_allclose(layer.dA, slope(lambda: np.sum(dy * layer.forward(x)), layer.A, h=1e-6), atol=1e-6)


def test_the_answers_kept_on_the_way_become_right():
    run = learned("LSTM")
    assert run.answers.shape == (len(run.at), adding.N_PROBES) and run.at[-1] == len(run.loss) == 500
    errors = np.mean((run.answers - run.targets) ** 2, axis=1)
    assert errors[0] > 0.15 and errors[-1] < 0.01


def test_the_cell_writes_when_a_number_is_marked_and_keeps_it_after():
    network = learned("LSTM").network
    best = storing_order(network)[0]
    x, _ = adding.sequences(100, 1, rng=3)
    run = adding.read_gates(network, x[:, 0])
    mark = x[:, 0, 1] > 0
    assert run.write[mark, best].min() > 3 * run.write[~mark, best].max()
    assert run.keep[:, best].min() > 0.95
    np.testing.assert_allclose(run.answer[-1], network.forward(x.astype(np.float32))[0, 0], atol=1e-5)
    np.testing.assert_allclose(
        run.cell[1:], (run.keep * np.roll(run.cell, 1, axis=0) + run.write * run.candidate)[1:], atol=1e-5
    )
    assert abs(run.answer[-1] - run.target) < 0.3


def test_smooth_is_the_mean_of_what_was_there():
    np.testing.assert_allclose(adding.smooth([1.0, 3.0, 5.0, 7.0], 2), [1, 2, 4, 6])


def test_explorers_do_not_change_the_network_they_show():
    network = learned("LSTM").network
    kept = copy.deepcopy(network.parameters)
    explore.gates(network).set(length=40, step=10)
    np.testing.assert_array_equal(network.parameters, kept)


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
    return cell(x, h, C, dict(zip(GATES, W.values(), strict=True)))


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
        h, C = nn.plain.lstm_step(step[0], h, C, rows)
        assert h == pytest.approx(expected[0], abs=1e-12)
    assert pytest.approx(layer.cells[-1, 0], abs=1e-12) == C


# Explorers of trained networks

MADE = {
    "adding_race": lambda: [[learned(kind) for kind in adding.KINDS], learned("IRNN")],
    "gates": lambda: [learned("LSTM").network],
}


@pytest.mark.parametrize("name", MADE)
def test_trained_explorers(name):
    explorer = getattr(explore, name)(*MADE[name]())
    sweep(explorer)


test_explorers = sweeps("hippocampus.gating")
