"""The checkers of the lesson's exercises: what must hold first, then the mistake by its name."""

from functools import cache

import numpy as np

from neurocourse.hippocampus import capacity as limits
from neurocourse.hippocampus import hopfield, jeffress, streets, successor
from neurocourse.teaching.exercise import call, exercise, expect

GATES = ("forget", "input", "output", "candidate")
OPEN, CLOSED = 40.0, -40.0  # summed inputs at which a gate is open, or closed, to sixteen digits


def hebb(patterns):
    """Hebb's rule for pictures of paper (0) and ink (1): W = (1/N) Σ ξ ξᵀ with ξ = -1 and 1, and W_ii = 0."""
    return hopfield.store(2.0 * np.asarray(patterns) - 1)


def turn(W, s, i):
    """The state s after unit i has followed its input; without an input it stays."""
    s = np.array(s, float)
    field = W[i] @ s
    s[i] = np.sign(field) if field else s[i]
    return s


def lstm(x, h, C, W):
    """One step of an LSTM cell: the weights ``W[name]`` of each gate act on h, x and 1, in this order."""
    s = np.concatenate([h, x, [1.0]])
    f, i, o = (1 / (1 + np.exp(-(W[name] @ s))) for name in GATES[:3])
    C = f * C + i * np.tanh(W["candidate"] @ s)
    return o * np.tanh(C), C


@exercise(reference=hebb)
def hebb_weights(f, ref):
    """Exercise 1: write memories into the connections."""
    rng = np.random.default_rng(1)
    one, three = rng.integers(0, 2, (1, 6)), rng.integers(0, 2, (3, 6))
    W = np.asarray(call(f, three), float)
    expect(W.shape != (3, 3), "yours connects patterns with patterns: it must connect units with units, 6 by 6")
    expect(W.shape == (6, 6), f"six units have 6 by 6 connections; yours has shape {W.shape}")
    off, right = ~np.eye(6, dtype=bool), ref(three)
    plain = (three.T @ three)[off]
    for factor in (1, 1 / 6, 1 / 3):
        expect(
            not np.allclose(W[off], factor * plain),
            "two units that are both off agree, too: turn 0 into -1 before you multiply",
        )
    expect(np.any(W[off]), "no connection has learned anything")
    alone = np.asarray(call(f, one), float)
    expect(
        np.sign(alone[off]) == np.sign(ref(one)[off]),
        "units that are alike must get a positive connection: check signs",
    )
    for wrong, message in (
        (6 * right[off], "divide by the number of units, N: the inputs must not grow with the size of the network"),
        (2 * right[off], "you divide by the number of patterns: divide by N, the number of units"),
        (right[off] / 3, "you divide by the number of patterns as well: only by N, the number of units"),
        (ref(three[:1])[off], "only the first pattern is stored: add up over all of them"),
        (ref(three[-1:])[off], "only the last pattern is stored: add to W, do not write over it"),
    ):
        expect(not np.allclose(W[off], wrong), message)
    expect(np.diag(W) == 0, "a unit must not be connected with itself: set the diagonal to 0")
    for P, N in ((1, 4), (4, 9), (7, 5)):
        patterns = rng.integers(0, 2, (P, N))
        same = np.allclose(call(f, patterns), ref(patterns))
        expect(same, f"for {P} patterns of {N} units the weights are not (1/N) times the sum of the products")


@exercise(reference=turn)
def recall_step(f, ref):
    """Exercise 2: one unit follows its input."""
    X = hopfield.random_patterns(2, 16, rng=3)  # sixteenths add up without rounding, so that zero is zero
    W, s = hopfield.store(X), X[0].copy()
    s[4] = -s[4]
    new = np.asarray(call(f, W, s, 4), float)
    expect(new.ndim > 0, "return the whole state, not only the unit that was asked")
    expect(new.shape == s.shape, f"the state has {len(s)} units; yours has shape {new.shape}")
    expect(np.abs(new) == 1, "a unit is -1 or +1: take the sign of the summed input")
    opposite = np.asarray(call(f, -W, s, 4), float)
    expect(opposite[4] != X[0, 4], "your unit turns against its input: check the sign")
    expect(new[4] != s[4], "unit i disagrees with its input and does not turn")
    mixed = np.where(np.arange(16) % 3, s, -s)
    after = np.asarray(call(f, W, mixed, 4), float)
    expect(np.delete(after, 4) == np.delete(mixed, 4), "only unit i may change: the others wait for their turn")
    none = np.asarray(call(f, np.zeros((16, 16)), s, 4), float)
    expect(none[4] == s[4], "without any input the unit must stay as it is: `np.sign(0)` is 0, which is no state")
    for seed in range(20):
        rng = np.random.default_rng(seed)
        s, i = rng.choice([-1.0, 1.0], 16), int(rng.integers(16))
        same = np.array_equal(call(f, W, s, i), ref(W, s, i))
        expect(same, f"unit {i} does not follow Σ_j W_ij s_j in the state {s.astype(int)}")


def _cell(**at):
    """Weights of one unit that hears nothing, with the given summed inputs of gates and candidate."""
    return {name: np.array([[0.0, 0.0, at.get(name, 0.0)]]) for name in GATES}


@exercise(reference=lstm)
def lstm_step(f, ref):
    """Exercise 3: one step of a long short-term memory."""

    def new(C, h=0.3, **at):
        parts = call(f, np.array([0.7]), np.array([h]), np.array([C]), _cell(**at))
        expect(isinstance(parts, tuple | list) and len(parts) == 2, "return two arrays: `return h, C`")
        expect(np.shape(parts[0]) == (1,) and np.shape(parts[1]) == (1,), "h and C are arrays with one number a unit")
        return float(parts[0][0]), float(parts[1][0])

    wide = dict(forget=OPEN, input=CLOSED, output=OPEN)
    h, C = new(2.0, **wide)
    expect(not (np.isclose(h, 2) and np.isclose(C, np.tanh(2))), "you return C first: return h, then C")
    expect(not np.isclose(C, 0), "with forget gate open and input gate closed C must stay: are the two swapped?")
    expect(np.isclose(C, 2), f"forget gate open, input gate closed: C must stay 2.0; yours becomes {C:.2f}")
    expect(not np.isclose(h, 2), "h is the cell as it is: squash it with tanh before the output gate")
    expect(not np.isclose(h, 0.3), "the old h comes out again: the output gate lets tanh of the new C through")
    expect(not np.isclose(h, np.tanh(0.3)), "the output is made of the old h: it must be made of the new C")
    written = new(0.0, **dict(wide, input=OPEN, candidate=OPEN))
    expect(not np.isclose(written[0], 0), "h is made of the old C: first renew C, then let it out")
    most = f"a candidate is squashed by tanh, so one step writes at most 1; yours {written[1]:.3g}"
    expect(np.isclose(written[1], 1), most)
    less = new(0.0, **dict(wide, input=OPEN, candidate=-1.0))[1]
    expect(less < 0, "your candidate is never negative: it needs tanh, a gate needs the sigmoid")
    empty = new(2.0, **dict(wide, forget=CLOSED))[1]
    expect(empty >= 0, "a gate lies between 0 and 1, and one of yours goes below: gates need the sigmoid, not tanh")
    expect(np.isclose(empty, 0), "with both gates closed C must be 0: forget multiplies C")
    expect(np.isclose(new(2.0, **dict(wide, output=CLOSED))[0], 0), "with the output gate closed h must be 0")
    half = new(2.0, **dict(wide, forget=0.0))[1]
    expect(np.isclose(half, 1), f"a gate with the summed input 0 is half open; yours keeps {half / 2:.2f} of C")
    _compare_cells(f, ref)


def _compare_cells(f, ref):
    """Random cells of three units and two inputs, against the reference."""
    for seed in range(10):
        rng = np.random.default_rng(seed)
        x, h, C = rng.normal(size=2), rng.uniform(-1, 1, 3), rng.normal(size=3)
        W = {name: rng.normal(size=(3, 6)) for name in GATES}
        mine, right = call(f, x, h, C, W), ref(x, h, C, W)
        same = all(np.shape(a) == (3,) and np.allclose(a, b) for a, b in zip(mine, right, strict=True))
        swapped = {name: w[:, [2, 3, 4, 0, 1, 5]] for name, w in W.items()}
        mixed_up = np.allclose(mine[1], ref(x, h, C, swapped)[1]) if np.shape(mine[1]) == (3,) else False
        expect(not mixed_up, "the weights act on h first, then on x, then on the 1: yours has x before h")
        expect(same, "with three units and random weights h or C differ: do all gates hear h, x and the 1?")


LOADS = np.array([0.10, 0.12, 0.14, 0.16, 0.18, 0.20, 0.22])
FINE = np.linspace(0.05, 0.2, 151)  # in steps of 0.001


@cache
def measured():
    """Mean overlap after recall at each of LOADS, in networks of a thousand units."""
    return limits.curve(LOADS, N=1000, n=30, rng=1).overlaps.mean(axis=1)


@exercise(reference=limits.breaking_load)
def capacity(f, ref):
    """Exercise 4: the load at which recall breaks, held against the 0.138 of Amit, Gutfreund and Sompolinsky."""

    def found(loads, overlaps):
        load = call(f, np.array(loads), np.array(overlaps))
        expect(np.ndim(load) == 0, "return one number: the load at which recall breaks")
        return float(load)

    endless, small = limits.held(FINE), measured()
    load = found(FINE, endless)
    expect(load not in endless, "that is an overlap: return the load that belongs to it")
    expect(load < 1, "that is a position in the list: return the load that stands there")
    slip = abs(load - FINE[np.argmax(endless < 0.999)]) < 0.002
    expect(not slip, "a unit or two in a thousand slip long before: recall breaks where the overlap falls apart")
    expect(load > 0.07, "that is where the curve begins: look for the load at which it falls")
    expect(load < 0.19, "that is where the curve ends: look for the load at which it falls")
    expect(abs(load - 0.138) < 0.003, f"in an endless network recall breaks at 0.138; you find {load:.3f}")
    later = found(FINE + 0.1, endless)
    expect(abs(later - 0.238) < 0.003, "a curve that breaks later gets the same answer: find the load in the curve")
    mine = found(LOADS, small)
    expect(
        abs(mine - ref(LOADS, small)) < 0.03,
        f"a thousand units break near {ref(LOADS, small):.2f}, not at {mine:.3f}: of a lost pattern something is left",
    )
    return (
        f"a thousand units break at {mine:.3f} by your measure, endlessly many at {load:.3f}: Amit, Gutfreund and "
        "Sompolinsky found 0.138. Small networks break later."
    )


@exercise(reference=successor.successor_representation)
def successor_representation(f, ref):
    """Exercise 5: the map that says where one will soon be."""
    ring, town = np.roll(np.eye(3), 1, axis=1), streets.transitions(streets.read())

    def new(T, gamma):
        M = np.asarray(call(f, T, gamma), float)
        expect(M.shape == T.shape, f"M has a row and a column for each place, here {T.shape}; yours has {M.shape}")
        return M

    M = new(ring, 0.5)
    eye, right = np.eye(3), ref(ring, 0.5)
    for wrong, message in (
        (np.linalg.inv(eye - ring.T / 2), "yours looks back to where one came from: use T as it is, not turned over"),
        (eye + ring / 2, "that is one step ahead: add up all of them, or take the inverse"),
        (right - eye, "being here now is the first visit: the sum begins with I"),
        (eye - ring / 2, "that is I - γT: M is its inverse"),
        (right / 2, "(1 - γ) M is what you return: visits are counted, not averaged"),
    ):
        expect(not np.allclose(M, wrong), message)
    expect(np.allclose(new(ring, 0.0), eye), "with γ = 0 only the present counts: M must be I")
    expect(np.allclose(M, right), "on a ring of three places, γ = 0.5, M[0] must be 8/7, 4/7, 2/7")
    for gamma in (0.3, 0.9, 0.99):
        M, total = new(town, gamma), 1 / (1 - gamma)
        sums = f"with γ = {gamma} each row must sum to 1 / (1 - γ) = {total:.3g}; yours to {M[0].sum():.3g}: all steps?"
        expect(np.allclose(M.sum(axis=1), total), sums)
        expect(np.allclose(M, ref(town, gamma)), f"in the town with γ = {gamma} M is another: is a step T, times γ?")


@exercise(reference=jeffress.coincidence)
def coincidence(f, ref):
    """Exercise 6: a row of cells that wait for both ears."""
    left, right, d = *np.random.default_rng(3).normal(size=(2, 40)), np.array([-7, -2, 0, 3])
    y, row = np.asarray(call(f, left, right, d), float), ref(left, right, d)
    expect(y.shape == d.shape, f"four cells have four activities, one for each delay; yours has shape {y.shape}")
    expect(not np.allclose(y, ref(left, right, 0 * d)), "all your cells answer alike: shift one ear by the delay")
    expect(not np.allclose(y, ref(left, right, -d)), "for d > 0 the right ear must wait; in yours the left does")
    round_about = [left @ np.roll(right, k) for k in d]
    expect(not np.allclose(y, round_about), "`np.roll` brings the end of the sound back to its start: leave that out")
    expect(not np.allclose(40 * y, row), "that is a mean: add up the products")
    expect(np.allclose(y, row), "the activity at delay d is Σ_t L(t) R(t - d), over the t that both ears have")
