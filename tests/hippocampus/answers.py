"""Answers to the exercises of hippocampus, as learners write them."""

import math
import random

import numpy as np
from answers import Answers

ANSWERS = Answers()
right, wrong, undecided = ANSWERS.right, ANSWERS.wrong, ANSWERS.undecided


# Exercise 1: hebb_weights(patterns)


@right("hebb_weights")
def hebb_weights_matmul(patterns):
    xi = patterns * 2.0 - 1.0
    W = np.matmul(np.transpose(xi), xi) / len(xi[0])
    np.fill_diagonal(W, 0)
    return W


@right("hebb_weights")
def hebb_weights_loop(patterns):
    P, N = patterns.shape
    W = np.zeros((N, N))
    for mu in range(P):
        for i in range(N):
            for j in range(N):
                if i != j:
                    a = 1 if patterns[mu, i] else -1
                    b = 1 if patterns[mu, j] else -1
                    W[i, j] += a * b / N
    return W


@right("hebb_weights")
def hebb_weights_lists(patterns):
    xi = [[1 if p == 1 else -1 for p in row] for row in patterns]
    n = len(xi[0])
    return [[0.0 if i == j else sum(x[i] * x[j] for x in xi) / n for j in range(n)] for i in range(n)]


@right("hebb_weights")
def hebb_weights_einsum(patterns):
    xi = np.where(patterns > 0, 1, -1)
    W = np.einsum("mi,mj->ij", xi, xi) / xi.shape[1]
    W[np.diag_indices_from(W)] = 0
    return W


@right("hebb_weights")
def hebb_weights_outer(pictures):
    W = 0
    for picture in pictures:
        x = 2 * picture - 1
        W = W + np.outer(x, x)
    W = W / pictures.shape[1]
    np.fill_diagonal(W, 0)
    return W


@right("hebb_weights")
def hebb_weights_float32(patterns):
    xi = (2 * patterns - 1).astype(np.float32)
    W = xi.T @ xi / np.float32(patterns.shape[1])
    np.fill_diagonal(W, 0)
    return W


@right("hebb_weights")
def hebb_weights_ink_is_minus(patterns):
    xi = 1 - 2 * patterns  # both signs turn, so the products stay
    W = xi.T @ xi / patterns.shape[1]
    np.fill_diagonal(W, 0)
    return W


@right("hebb_weights")
def hebb_weights_agree_less_differ(patterns):
    patterns = np.asarray(patterns, dtype=float)
    paper = 1 - patterns
    agree = patterns.T @ patterns + paper.T @ paper
    differ = patterns.T @ paper + paper.T @ patterns
    W = (agree - differ) / patterns.shape[1]
    return W * (1 - np.eye(len(W)))


@right("hebb_weights")
def hebb_weights_minus_diagonal(patterns, on=1.0, off=-1.0):
    xi = patterns * (on - off) + off
    P, N = xi.shape
    return xi.T @ xi / N - P / N * np.eye(N)


@right("hebb_weights")
def hebb_weights_recursive(patterns):
    N = patterns.shape[1]
    if len(patterns) == 0:
        return np.zeros((N, N))
    x = np.sign(patterns[0] - 0.5)
    W = np.outer(x, x) / N
    np.fill_diagonal(W, 0.0)
    return W + hebb_weights_recursive(patterns[1:])


right("hebb_weights")(
    lambda patterns: (
        np.tensordot(2 * patterns - 1, 2 * patterns - 1, axes=(0, 0))
        / patterns.shape[1]
        * ~np.eye(patterns.shape[1], dtype=bool)
    )
)


@wrong("hebb_weights", "leaves 0 and 1 as they are")
def hebb_weights_zero_one(patterns):
    W = patterns.T @ patterns / patterns.shape[1]
    np.fill_diagonal(W, 0)
    return W


@wrong("hebb_weights", "divides by the number of patterns")
def hebb_weights_by_patterns(patterns):
    xi = 2 * patterns - 1
    W = xi.T @ xi / patterns.shape[0]
    np.fill_diagonal(W, 0)
    return W


@wrong("hebb_weights", "does not divide")
def hebb_weights_undivided(patterns):
    xi = 2 * patterns - 1
    W = xi.T @ xi
    np.fill_diagonal(W, 0)
    return W


@wrong("hebb_weights", "patterns by patterns instead of units by units")
def hebb_weights_wrong_axis(patterns):
    xi = 2 * patterns - 1
    W = xi @ xi.T / patterns.shape[1]
    np.fill_diagonal(W, 0)
    return W


@wrong("hebb_weights", "keeps the diagonal")
def hebb_weights_diagonal(patterns):
    xi = 2 * patterns - 1
    return xi.T @ xi / patterns.shape[1]


@wrong("hebb_weights", "divides by 64 whatever the number of units is")
def hebb_weights_64(patterns):
    xi = 2 * patterns - 1
    W = xi.T @ xi / 64
    np.fill_diagonal(W, 0)
    return W


@wrong("hebb_weights", "stores the last pattern only")
def hebb_weights_last(patterns):
    for picture in patterns:
        x = 2 * picture - 1
        W = np.outer(x, x) / len(x)
    np.fill_diagonal(W, 0)
    return W


@wrong("hebb_weights", "returns inside the loop, after the first pattern")
def hebb_weights_first(patterns):
    N = patterns.shape[1]
    W = np.zeros((N, N))
    for picture in patterns:
        x = 2 * picture - 1
        W += np.outer(x, x) / N
        np.fill_diagonal(W, 0)
        return W


@wrong("hebb_weights", "sign slip: units that agree get a negative weight")
def hebb_weights_negative(patterns):
    xi = 2 * patterns - 1
    W = -xi.T @ xi / patterns.shape[1]
    np.fill_diagonal(W, 0)
    return W


@wrong("hebb_weights", "subtracts the mean of each unit (a covariance)")
def hebb_weights_covariance(patterns):
    xi = 2 * patterns - 1
    xi = xi - xi.mean(axis=0)
    W = xi.T @ xi / patterns.shape[1]
    np.fill_diagonal(W, 0)
    return W


@wrong("hebb_weights", "subtracts the identity instead of emptying the diagonal")
def hebb_weights_minus_identity(patterns):
    xi = 2 * patterns - 1
    return xi.T @ xi / patterns.shape[1] - np.eye(patterns.shape[1])


@wrong("hebb_weights", "only one half of the matrix: j > i")
def hebb_weights_triangle(patterns):
    xi = 2 * patterns - 1
    N = patterns.shape[1]
    W = np.zeros((N, N))
    for i in range(N):
        for j in range(i + 1, N):
            W[i, j] = (xi[:, i] * xi[:, j]).sum() / N
    return W


@wrong("hebb_weights", "off by one: the last unit gets no connections")
def hebb_weights_off_by_one(patterns):
    xi = 2 * patterns - 1
    N = patterns.shape[1]
    W = np.zeros((N, N))
    for i in range(N - 1):
        for j in range(N - 1):
            if i != j:
                W[i, j] = (xi[:, i] * xi[:, j]).sum() / N
    return W


@wrong("hebb_weights", "divides whole numbers, so that most weights are 0 or -1")
def hebb_weights_floor(patterns):
    xi = 2 * patterns.astype(int) - 1
    W = xi.T @ xi // patterns.shape[1]
    np.fill_diagonal(W, 0)
    return W


@wrong("hebb_weights", "keeps only the sign of the sum")
def hebb_weights_sign(patterns):
    xi = 2 * patterns - 1
    W = np.sign(xi.T @ xi) / patterns.shape[1]
    np.fill_diagonal(W, 0)
    return W


@wrong("hebb_weights", "counts agreement but not disagreement")
def hebb_weights_agree_only(patterns):
    N = patterns.shape[1]
    W = np.array([[np.sum(patterns[:, i] == patterns[:, j]) / N for j in range(N)] for i in range(N)])
    np.fill_diagonal(W, 0)
    return W


@wrong("hebb_weights", "turns the caller's 0 into -1")
def hebb_weights_in_place(patterns):
    patterns[patterns == 0] = -1
    W = patterns.T @ patterns / patterns.shape[1]
    np.fill_diagonal(W, 0)
    return W


@wrong("hebb_weights", "product element by element and summed: a vector")
def hebb_weights_elementwise(patterns):
    xi = 2 * patterns - 1
    return (xi * xi).sum(axis=0) / patterns.shape[1]


@wrong("hebb_weights", "divides by the number of units squared")
def hebb_weights_size(patterns):
    xi = 2 * patterns - 1
    W = xi.T @ xi
    np.fill_diagonal(W, 0)
    return W / W.size


_stored = {}


@wrong("hebb_weights", "stateful: adds to what was stored in earlier calls")
def hebb_weights_stateful(patterns):
    xi = 2 * patterns - 1
    N = patterns.shape[1]
    W = xi.T @ xi / N + _stored.get(N, 0)
    np.fill_diagonal(W, 0)
    _stored[N] = W.copy()
    return W


# Exercise 2: recall_step(W, s, i)


@right("recall_step")
def recall_step_sign(W, s, i):
    new = np.array(s)
    heard = np.dot(W[i], s)
    if heard > 0:
        new[i] = 1
    elif heard < 0:
        new[i] = -1
    return new


@right("recall_step")
def recall_step_loop(W, s, i):
    s = s.copy()
    heard = 0.0
    for j in range(len(s)):
        heard += W[i][j] * s[j]
    if heard == 0:
        return s
    s[i] = 1 if heard > 0 else -1
    return s


@right("recall_step")
def recall_step_list(W, s, i):
    heard = sum(w * x for w, x in zip(W[i], s, strict=True))
    follow = s[i] if heard == 0 else math.copysign(1, heard)
    return [follow if j == i else x for j, x in enumerate(s)]


@right("recall_step")
def recall_step_where(W, s, i):
    heard = W @ s
    return np.where((np.arange(len(s)) == i) & (heard != 0), np.sign(heard), s)


@right("recall_step")
def recall_step_einsum(weights, state, unit):
    heard = np.einsum("j,j->", weights[unit], state)
    new = state.astype(float)
    new[unit] = np.sign(heard) or state[unit]
    return new


@right("recall_step")
def recall_step_float32(W, s, i):
    s = s.astype(np.float32)
    heard = W.astype(np.float32)[i] @ s
    if heard != 0:
        s[i] = np.sign(heard)
    return s


@right("recall_step")
def recall_step_int(W, s, i):
    s = [int(x) for x in s]
    heard = (W[i] * s).sum()
    if heard:
        s[i] = 1 if heard > 0 else -1
    return np.array(s)


@right("recall_step")
def recall_step_turn_over(W, s, i):
    s = s.copy()
    if s[i] * (W[i] @ s) < 0:  # it hears the opposite of what it is
        s[i] = -s[i]
    return s


@right("recall_step")
def recall_step_concatenate(W, s, i):
    heard = float(np.sum(W[i, :] * s))
    middle = [s[i]] if heard == 0 else [heard / abs(heard)]
    return np.concatenate([s[:i], middle, s[i + 1 :]])


right("recall_step")(lambda W, s, i: np.r_[s[:i], np.sign(2 * np.sign(W[i] @ s) + s[i]), s[i + 1 :]])


@wrong("recall_step", "a sum of zero turns the unit to 0")
def recall_step_zero(W, s, i):
    s = s.copy()
    s[i] = np.sign(W[i] @ s)
    return s


@wrong("recall_step", "a sum of zero turns the unit on")
def recall_step_ge(W, s, i):
    s = s.copy()
    s[i] = 1 if W[i] @ s >= 0 else -1
    return s


@wrong("recall_step", "a sum of zero turns the unit off")
def recall_step_gt(W, s, i):
    s = s.copy()
    s[i] = 1 if W[i] @ s > 0 else -1
    return s


@wrong("recall_step", "changes the caller's state")
def recall_step_in_place(W, s, i):
    heard = W[i] @ s
    if heard != 0:
        s[i] = np.sign(heard)
    return s


@wrong("recall_step", "sign slip: does the opposite of what it hears")
def recall_step_opposite(W, s, i):
    s = s.copy()
    heard = W[i] @ s
    if heard != 0:
        s[i] = -np.sign(heard)
    return s


@wrong("recall_step", "updates all units at once")
def recall_step_all(W, s, i):
    heard = W @ s
    return np.where(heard == 0, s, np.sign(heard))


@wrong("recall_step", "returns the unit, not the state")
def recall_step_unit_only(W, s, i):
    heard = W[i] @ s
    return np.sign(heard) if heard != 0 else s[i]


@wrong("recall_step", "writes the sum itself, not its sign")
def recall_step_no_sign(W, s, i):
    s = s.copy()
    heard = W[i] @ s
    if heard != 0:
        s[i] = heard
    return s


@wrong("recall_step", "sums the weights without the states")
def recall_step_ignores_states(W, s, i):
    s = s.copy()
    heard = W[i].sum()
    if heard != 0:
        s[i] = np.sign(heard)
    return s


@wrong("recall_step", "off by one: counts units from 1")
def recall_step_from_one(W, s, i):
    s = s.copy()
    heard = W[i - 1] @ s
    if heard != 0:
        s[i - 1] = np.sign(heard)
    return s


@wrong("recall_step", "turns the unit over whenever the sum is negative")
def recall_step_flip_negative(W, s, i):
    s = s.copy()
    if W[i] @ s < 0:
        s[i] = -s[i]
    return s


@wrong("recall_step", "states 1 and 0 instead of +1 and -1")
def recall_step_zero_one(W, s, i):
    s = s.copy()
    heard = W[i] @ s
    if heard != 0:
        s[i] = 1 if heard > 0 else 0
    return s


@wrong("recall_step", "cuts the sum to a whole number before it takes the sign")
def recall_step_int_first(W, s, i):
    s = s.copy()
    heard = int(W[i] @ s)
    if heard != 0:
        s[i] = np.sign(heard)
    return s


@wrong("recall_step", "off by one: does not hear unit 0")
def recall_step_skips_first(W, s, i):
    s = s.copy()
    heard = sum(W[i, j] * s[j] for j in range(1, len(s)))
    if heard != 0:
        s[i] = np.sign(heard)
    return s


@wrong("recall_step", "only ever turns a unit on")
def recall_step_only_on(W, s, i):
    s = s.copy()
    if W[i] @ s > 0:
        s[i] = 1
    return s


@wrong("recall_step", "hears only the units before it")
def recall_step_before(W, s, i):
    s = s.copy()
    heard = W[i, :i] @ s[:i]
    if heard != 0:
        s[i] = np.sign(heard)
    return s


@wrong("recall_step", "adds what it hears to its own state first")
def recall_step_with_own(W, s, i):
    s = s.copy()
    s[i] = np.sign(s[i] + W[i] @ s)
    return s


@wrong("recall_step", "goes through all units up to i")
def recall_step_up_to(W, s, i):
    s = s.copy()
    for k in range(i + 1):
        heard = W[k] @ s
        if heard != 0:
            s[k] = np.sign(heard)
    return s


@wrong("recall_step", "a sum of zero is decided by a coin")
def recall_step_coin(W, s, i):
    s = s.copy()
    heard = W[i] @ s
    s[i] = np.sign(heard) if heard != 0 else random.choice([-1, 1])
    return s


@undecided("recall_step", "hears along the column: the same for symmetric weights, the only ones in the lesson")
def recall_step_column(W, s, i):
    s = s.copy()
    heard = W[:, i] @ s
    if heard != 0:
        s[i] = np.sign(heard)
    return s


@undecided("recall_step", "takes |sum| < 1e-9 for zero, as the course's own model does")
def recall_step_tolerance(W, s, i):
    s = s.copy()
    heard = W[i] @ s
    if abs(heard) > 1e-9:
        s[i] = np.sign(heard)
    return s


@undecided("recall_step", "leaves out the unit itself: the same for weights with an empty diagonal")
def recall_step_without_own(W, s, i):
    s = s.copy()
    heard = W[i] @ s - W[i, i] * s[i]
    if heard != 0:
        s[i] = np.sign(heard)
    return s


# Exercise 3: lstm_step(x, h, C, W)


def sigmoid(z):
    """The logistic function, as the cell of the exercise gives it."""
    return 1 / (1 + np.exp(-z))


@right("lstm_step")
def lstm_step_plain(x, h, C, W):
    s = np.concatenate([h, x, [1.0]])
    f = sigmoid(np.dot(W["forget"], s))
    i = sigmoid(np.dot(W["input"], s))
    o = sigmoid(np.dot(W["output"], s))
    c = np.tanh(np.dot(W["candidate"], s))
    C_new = np.multiply(f, C) + np.multiply(i, c)
    h_new = np.multiply(o, np.tanh(C_new))
    return h_new, C_new


@right("lstm_step")
def lstm_step_loop(x, h, C, W):
    s = [*h, *x, 1.0]
    new_h, new_C = np.zeros(len(C)), np.zeros(len(C))
    for k in range(len(C)):
        total = {name: sum(W[name][k][j] * s[j] for j in range(len(s))) for name in W}
        f = 1 / (1 + math.exp(-total["forget"]))
        i = 1 / (1 + math.exp(-total["input"]))
        o = 1 / (1 + math.exp(-total["output"]))
        new_C[k] = f * C[k] + i * math.tanh(total["candidate"])
        new_h[k] = o * math.tanh(new_C[k])
    return new_h, new_C


@right("lstm_step")
def lstm_step_lists(x, h, C, W):
    s = list(h) + list(x) + [1.0]

    def heard(name):
        return [float(sum(w * v for w, v in zip(row, s, strict=True))) for row in W[name]]

    f, i, o = ([1 / (1 + math.exp(-z)) for z in heard(name)] for name in ("forget", "input", "output"))
    c = [math.tanh(z) for z in heard("candidate")]
    C = [f[k] * C[k] + i[k] * c[k] for k in range(len(c))]
    return [o[k] * math.tanh(C[k]) for k in range(len(C))], C


@right("lstm_step")
def lstm_step_stacked(x, h, C, W):
    s = np.concatenate([h, x, [1.0]])
    f, i, o, c = np.einsum("gij,j->gi", np.stack([W[k] for k in ("forget", "input", "output", "candidate")]), s)
    C = C / (1 + np.exp(-f)) + np.tanh(c) / (1 + np.exp(-i))
    return np.array([np.tanh(C) / (1 + np.exp(-o)), C])


@right("lstm_step")
def lstm_step_float32(x, h, C, W):
    s = np.concatenate([h, x, [1.0]]).astype(np.float32)
    W = {name: w.astype(np.float32) for name, w in W.items()}
    C = sigmoid(W["forget"] @ s) * C.astype(np.float32) + sigmoid(W["input"] @ s) * np.tanh(W["candidate"] @ s)
    return sigmoid(W["output"] @ s) * np.tanh(C), C


@right("lstm_step")
def lstm_step_tanh_gates(x, h, C, W):
    s = np.hstack((h, x, 1))
    gate = {name: 0.5 + 0.5 * np.tanh(0.5 * (w @ s)) for name, w in W.items() if name != "candidate"}
    c = np.tanh(W["candidate"] @ s)
    C = C * gate["forget"] + c * gate["input"]
    h = np.tanh(C) * gate["output"]
    return [h, C]


@right("lstm_step")
def lstm_step_split(inputs, state, cell, weights, n=None):
    n = len(state) if n is None else n

    def heard(name):
        w = weights[name]
        return w[:, :n] @ state + w[:, n:-1] @ inputs + w[:, -1]

    keep, write, show = (np.exp(-np.logaddexp(0, -heard(name))) for name in ("forget", "input", "output"))
    cell = keep * cell + write * np.tanh(heard("candidate"))
    return show * np.tanh(cell), cell


@right("lstm_step")
def lstm_step_s_times_transposed(x, h, C, W):
    s = np.append(np.append(h, x), 1.0)
    f = sigmoid(s @ W["forget"].T)
    i = sigmoid(s @ W["input"].T)
    C = np.sum([f * C, i * np.tanh(s @ W["candidate"].T)], axis=0)
    h = sigmoid(s @ W["output"].T) * np.tanh(C)
    return h, C


def _lstm_gate(W, s, squash):
    return squash(np.inner(W, s))


@right("lstm_step")
def lstm_step_helper(x, h, C, W):
    s = np.concatenate([h, x, [1.0]])
    write = _lstm_gate(W["input"], s, sigmoid) * _lstm_gate(W["candidate"], s, np.tanh)
    keep = _lstm_gate(W["forget"], s, sigmoid) * C
    return _lstm_gate(W["output"], s, sigmoid) * np.tanh(keep + write), keep + write


@wrong("lstm_step", "forget and input gates swapped")
def lstm_step_swapped_gates(x, h, C, W):
    s = np.concatenate([h, x, [1.0]])
    f, i, o = (sigmoid(W[name] @ s) for name in ("input", "forget", "output"))
    C = f * C + i * np.tanh(W["candidate"] @ s)
    return o * np.tanh(C), C


@wrong("lstm_step", "shows the old cell")
def lstm_step_old_cell(x, h, C, W):
    s = np.concatenate([h, x, [1.0]])
    f, i, o = (sigmoid(W[name] @ s) for name in ("forget", "input", "output"))
    h = o * np.tanh(C)
    C = f * C + i * np.tanh(W["candidate"] @ s)
    return h, C


@wrong("lstm_step", "no tanh on the cell that is shown")
def lstm_step_no_tanh(x, h, C, W):
    s = np.concatenate([h, x, [1.0]])
    f, i, o = (sigmoid(W[name] @ s) for name in ("forget", "input", "output"))
    C = f * C + i * np.tanh(W["candidate"] @ s)
    return o * C, C


@wrong("lstm_step", "no tanh on the candidate")
def lstm_step_linear_candidate(x, h, C, W):
    s = np.concatenate([h, x, [1.0]])
    f, i, o = (sigmoid(W[name] @ s) for name in ("forget", "input", "output"))
    C = f * C + i * (W["candidate"] @ s)
    return o * np.tanh(C), C


@wrong("lstm_step", "sigmoid on the candidate")
def lstm_step_sigmoid_candidate(x, h, C, W):
    s = np.concatenate([h, x, [1.0]])
    f, i, o, c = (sigmoid(W[name] @ s) for name in ("forget", "input", "output", "candidate"))
    C = f * C + i * c
    return o * np.tanh(C), C


@wrong("lstm_step", "tanh on the gates")
def lstm_step_tanh_as_gate(x, h, C, W):
    s = np.concatenate([h, x, [1.0]])
    f, i, o, c = (np.tanh(W[name] @ s) for name in ("forget", "input", "output", "candidate"))
    C = f * C + i * c
    return o * np.tanh(C), C


@wrong("lstm_step", "returns C and h in the wrong order")
def lstm_step_order(x, h, C, W):
    s = np.concatenate([h, x, [1.0]])
    f, i, o = (sigmoid(W[name] @ s) for name in ("forget", "input", "output"))
    C = f * C + i * np.tanh(W["candidate"] @ s)
    h = o * np.tanh(C)
    return C, h


@wrong("lstm_step", "joins x before h")
def lstm_step_x_first(x, h, C, W):
    s = np.concatenate([x, h, [1.0]])
    f, i, o = (sigmoid(W[name] @ s) for name in ("forget", "input", "output"))
    C = f * C + i * np.tanh(W["candidate"] @ s)
    return o * np.tanh(C), C


@wrong("lstm_step", "writes 1 - f instead of i, as a GRU does")
def lstm_step_coupled(x, h, C, W):
    s = np.concatenate([h, x, [1.0]])
    f, o = (sigmoid(W[name] @ s) for name in ("forget", "output"))
    C = f * C + (1 - f) * np.tanh(W["candidate"] @ s)
    return o * np.tanh(C), C


@wrong("lstm_step", "takes forget literally: 1 - f of the old cell is kept")
def lstm_step_forget_literally(x, h, C, W):
    s = np.concatenate([h, x, [1.0]])
    f, i, o = (sigmoid(W[name] @ s) for name in ("forget", "input", "output"))
    C = (1 - f) * C + i * np.tanh(W["candidate"] @ s)
    return o * np.tanh(C), C


@wrong("lstm_step", "ignores the old cell")
def lstm_step_no_memory(x, h, C, W):
    s = np.concatenate([h, x, [1.0]])
    i, o = (sigmoid(W[name] @ s) for name in ("input", "output"))
    C = i * np.tanh(W["candidate"] @ s)
    return o * np.tanh(C), C


@wrong("lstm_step", "matrix product in place of the product by elements")
def lstm_step_dot(x, h, C, W):
    s = np.concatenate([h, x, [1.0]])
    f, i, o = (sigmoid(W[name] @ s) for name in ("forget", "input", "output"))
    C = f @ C + i @ np.tanh(W["candidate"] @ s)
    return o * np.tanh(C), C


@wrong("lstm_step", "changes the caller's C")
def lstm_step_in_place(x, h, C, W):
    s = np.concatenate([h, x, [1.0]])
    f, i, o = (sigmoid(W[name] @ s) for name in ("forget", "input", "output"))
    C *= f
    C += i * np.tanh(W["candidate"] @ s)
    return o * np.tanh(C), C


@wrong("lstm_step", "sign slip in the logistic function")
def lstm_step_sigmoid_sign(x, h, C, W):
    s = np.concatenate([h, x, [1.0]])
    f, i, o = (1 / (1 + np.exp(W[name] @ s)) for name in ("forget", "input", "output"))
    C = f * C + i * np.tanh(W["candidate"] @ s)
    return o * np.tanh(C), C


@wrong("lstm_step", "returns only h")
def lstm_step_only_h(x, h, C, W):
    s = np.concatenate([h, x, [1.0]])
    f, i, o = (sigmoid(W[name] @ s) for name in ("forget", "input", "output"))
    C = f * C + i * np.tanh(W["candidate"] @ s)
    return o * np.tanh(C)


@wrong("lstm_step", "leaves out the bias")
def lstm_step_no_bias(x, h, C, W):
    s = np.concatenate([h, x, [0.0]])
    f, i, o = (sigmoid(W[name] @ s) for name in ("forget", "input", "output"))
    C = f * C + i * np.tanh(W["candidate"] @ s)
    return o * np.tanh(C), C


@wrong("lstm_step", "the output gate sees a new h, made from the new cell")
def lstm_step_output_from_new(x, h, C, W):
    s = np.concatenate([h, x, [1.0]])
    C = sigmoid(W["forget"] @ s) * C + sigmoid(W["input"] @ s) * np.tanh(W["candidate"] @ s)
    s = np.concatenate([np.tanh(C), x, [1.0]])
    return sigmoid(W["output"] @ s) * np.tanh(C), C


@wrong("lstm_step", "weights times s the wrong way round")
def lstm_step_transposed(x, h, C, W):
    s = np.concatenate([h, x, [1.0]])
    f, i, o = (sigmoid(s @ W[name]) for name in ("forget", "input", "output"))
    C = f * C + i * np.tanh(s @ W["candidate"])
    return o * np.tanh(C), C


@wrong("lstm_step", "returns the change of the cell")
def lstm_step_change(x, h, C, W):
    s = np.concatenate([h, x, [1.0]])
    f, i, o = (sigmoid(W[name] @ s) for name in ("forget", "input", "output"))
    new = f * C + i * np.tanh(W["candidate"] @ s)
    return o * np.tanh(new), new - C


@wrong("lstm_step", "cuts the cell off at -1 and 1")
def lstm_step_clip(x, h, C, W):
    s = np.concatenate([h, x, [1.0]])
    f, i, o = (sigmoid(W[name] @ s) for name in ("forget", "input", "output"))
    C = np.clip(f * C + i * np.tanh(W["candidate"] @ s), -1, 1)
    return o * np.tanh(C), C


@wrong("lstm_step", "one gate for all cells: the mean of them")
def lstm_step_mean_gate(x, h, C, W):
    s = np.concatenate([h, x, [1.0]])
    f, i, o = (sigmoid(W[name] @ s).mean() for name in ("forget", "input", "output"))
    C = f * C + i * np.tanh(W["candidate"] @ s)
    return o * np.tanh(C), C


# Exercise 4: brought_back(patterns, n)


def sums_without_self(x):
    W = x.T @ x / x.shape[1]
    np.fill_diagonal(W, 0)
    return W


@right("brought_back")
def brought_back_plain(patterns, n):
    W, s = sums_without_self(patterns), patterns[:n]
    for _ in range(40):
        s = np.sign(s @ W)
    return (s * patterns[:n]).mean(axis=1)


@right("brought_back")
def brought_back_one_at_a_time(patterns, n):
    W = sums_without_self(patterns)
    overlaps = []
    for memory in patterns[:n]:
        s = memory
        for _ in range(40):
            s = np.sign(W @ s)
        overlaps.append(s @ memory / len(s))
    return overlaps


@right("brought_back")
def brought_back_pictures(patterns, n):
    ink = (patterns + 1) / 2
    xi = 2 * ink - 1
    W = xi.T @ xi * (1 - np.eye(xi.shape[1]))
    s = xi[:n].T
    for _ in range(40):
        s = np.where(W @ s >= 0, 1, -1)
    return np.mean(s.T == patterns[:n], axis=1) * 2 - 1


@right("brought_back")
def brought_back_whole_numbers(patterns, n):
    x = patterns.astype(int)
    W = x.T @ x - len(x) * np.eye(x.shape[1], dtype=int)
    s = x[:n]
    for _ in range(40):
        s = np.sign(s @ W.T)
    return np.diag(s @ x[:n].T) / x.shape[1]


@right("brought_back")
def brought_back_float32(patterns, n):
    x = patterns.astype(np.float32)
    W, s = sums_without_self(x), x[:n]
    for _ in range(40):
        s = np.sign(s @ W)
    return np.einsum("ki,ki->k", s, x[:n]) / np.float32(x.shape[1])


@wrong("brought_back", "keeps the diagonal")
def brought_back_diagonal(patterns, n):
    W, s = patterns.T @ patterns / patterns.shape[1], patterns[:n]
    for _ in range(40):
        s = np.sign(s @ W)
    return np.mean(s * patterns[:n], axis=1)


@wrong("brought_back", "one step")
def brought_back_once(patterns, n):
    return np.mean(np.sign(patterns[:n] @ sums_without_self(patterns)) * patterns[:n], axis=1)


@wrong("brought_back", "begins at the memory again in each step")
def brought_back_again(patterns, n):
    W = sums_without_self(patterns)
    for _ in range(40):
        s = np.sign(patterns[:n] @ W)
    return np.mean(s * patterns[:n], axis=1)


@wrong("brought_back", "stores the first n only")
def brought_back_few(patterns, n):
    return brought_back_plain(patterns[:n], n)


@wrong("brought_back", "one number for all")
def brought_back_mean(patterns, n):
    return brought_back_plain(patterns, n).mean()


@wrong("brought_back", "does not divide by the number of units")
def brought_back_sum(patterns, n):
    return patterns.shape[1] * brought_back_plain(patterns, n)


@wrong("brought_back", "share of units that are right")
def brought_back_share(patterns, n):
    return (1 + brought_back_plain(patterns, n)) / 2


@wrong("brought_back", "share of memories that are kept whole")
def brought_back_whole(patterns, n):
    return np.full(n, np.mean(brought_back_plain(patterns, n) == 1))


@wrong("brought_back", "the weights of exercise 1, which turn 0 into -1")
def brought_back_hebb(patterns, n):
    W, s = sums_without_self(2 * patterns - 1), patterns[:n]
    for _ in range(40):
        s = np.sign(s @ W)
    return np.mean(s * patterns[:n], axis=1)


@wrong("brought_back", "tries all memories")
def brought_back_all(patterns, n):
    return brought_back_plain(patterns, len(patterns))


@wrong("brought_back", "the sums themselves go on, without a sign")
def brought_back_no_sign(patterns, n):
    W, s = sums_without_self(patterns), patterns[:n]
    for _ in range(40):
        s = s @ W
    return np.mean(np.sign(s) * patterns[:n], axis=1)


@wrong("brought_back", "connects memories, not units")
def brought_back_gram(patterns, n):
    W = patterns @ patterns.T / patterns.shape[1]
    return W[:n, :n].mean(axis=1)


# Exercise 5: successor_representation(T, gamma)


@right("successor_representation")
def successor_representation_inverse(T, gamma):
    return np.linalg.inv(np.identity(T.shape[0]) - gamma * T)


@right("successor_representation")
def successor_representation_solved(T, gamma):
    n = len(T)
    return np.linalg.solve(np.eye(n) - gamma * T, np.eye(n))


@right("successor_representation")
def successor_representation_until_nothing_changes(T, gamma):
    M, term = np.eye(len(T)), np.eye(len(T))
    while np.abs(term).max() > 1e-13:
        term = gamma * term @ T
        M = M + term
    return M


@right("successor_representation")
def successor_representation_squaring(T, gamma):
    """(I + A)(I + A²)(I + A⁴) … is the same sum."""
    M, power = np.eye(len(T)), gamma * T
    for _ in range(14):
        M = M + power @ M
        power = power @ power
    return M


@right("successor_representation")
def successor_representation_lists(chances, discount):
    n = len(chances)
    A = [[float(i == j) - discount * chances[i][j] for j in range(n)] for i in range(n)]
    return np.linalg.inv(A).tolist()


@right("successor_representation")
def successor_representation_column_by_column(T, gamma):
    M = np.zeros(T.shape)
    for goal in range(len(T)):
        reward = np.zeros(len(T))
        reward[goal] = 1.0
        M[:, goal] = np.linalg.solve(np.eye(len(T)) - gamma * T, reward)
    return M


@wrong("successor_representation", "looks back: the transposed chances")
def successor_representation_transposed(T, gamma):
    return np.linalg.inv(np.eye(len(T)) - gamma * T.T)


@wrong("successor_representation", "one step ahead only")
def successor_representation_one_step(T, gamma):
    return np.eye(len(T)) + gamma * T


@wrong("successor_representation", "leaves out being here now")
def successor_representation_without_now(T, gamma):
    return np.linalg.inv(np.eye(len(T)) - gamma * T) - np.eye(len(T))


@wrong("successor_representation", "forgets the inverse")
def successor_representation_not_inverted(T, gamma):
    return np.eye(len(T)) - gamma * T


@wrong("successor_representation", "sign slip in the inverse")
def successor_representation_plus(T, gamma):
    return np.linalg.inv(np.eye(len(T)) + gamma * T)


@wrong("successor_representation", "inverts number by number")
def successor_representation_by_element(T, gamma):
    return 1 / (np.eye(len(T)) - gamma * T)


@wrong("successor_representation", "averages instead of counting")
def successor_representation_averaged(T, gamma):
    return (1 - gamma) * np.linalg.inv(np.eye(len(T)) - gamma * T)


@wrong("successor_representation", "forgets the discount, so that nothing converges")
def successor_representation_undiscounted(T, gamma):
    M = np.eye(len(T))
    for _ in range(50):
        M = np.eye(len(T)) + T @ M
    return M


@wrong("successor_representation", "a discount of 0.9 whatever is given")
def successor_representation_fixed(T, gamma):
    return np.linalg.inv(np.eye(len(T)) - 0.9 * T)


@wrong("successor_representation", "stops after ten steps")
def successor_representation_ten_steps(T, gamma):
    return sum(gamma**k * np.linalg.matrix_power(T, k) for k in range(10))


@wrong("successor_representation", "discounts the first visit, too")
def successor_representation_late(T, gamma):
    return gamma * np.linalg.inv(np.eye(len(T)) - gamma * T)


@wrong("successor_representation", "returns one row: from the first place only")
def successor_representation_row(T, gamma):
    return np.linalg.inv(np.eye(len(T)) - gamma * T)[0]


@wrong("successor_representation", "powers of each number instead of powers of the matrix")
def successor_representation_powers_by_element(T, gamma):
    return np.eye(len(T)) + sum((gamma * T) ** k for k in range(1, 60))


# Exercise 6: coincidence(left, right, delays)


@right("coincidence")
def coincidence_pieces(left, right, delays):
    T = len(left)
    return np.array([left[max(d, 0) : T + min(d, 0)] @ right[max(-d, 0) : T - max(d, 0)] for d in delays])


@right("coincidence")
def coincidence_numpy(left, right, delays):
    return np.correlate(left, right, mode="full")[np.asarray(delays) + len(left) - 1]


@right("coincidence")
def coincidence_padded(left, right, delays):
    found = []
    for d in delays:
        late = np.zeros(len(right))
        if d >= 0:
            late[d:] = right[: len(right) - d]
        else:
            late[:d] = right[-d:]
        found.append(np.sum(left * late))
    return found


@right("coincidence")
def coincidence_moments(left, right, delays):
    t = np.arange(len(left))
    out = np.zeros(len(delays))
    for k, d in enumerate(delays):
        heard = (t - d >= 0) & (t - d < len(right))
        out[k] = (left[heard] * right[t[heard] - d]).sum()
    return out


@right("coincidence")
def coincidence_ears_in_turn(l_ear, r_ear, waits):
    def later(first, second, d):
        return float(np.dot(first[d:], second[: len(second) - d]))

    return [later(l_ear, r_ear, d) if d >= 0 else later(r_ear, l_ear, -d) for d in waits]


@right("coincidence")
def coincidence_rolled_and_cut(left, right, delays):
    out = []
    for d in delays:
        turned = np.roll(right, d).copy()
        if d > 0:
            turned[:d] = 0
        elif d < 0:
            turned[d:] = 0
        out.append(left @ turned)
    return np.array(out)


@wrong("coincidence", "the wrong ear waits")
def coincidence_wrong_ear(left, right, delays):
    return coincidence_pieces(right, left, delays)


@wrong("coincidence", "no delay at all")
def coincidence_undelayed(left, right, delays):
    return np.array([left @ right for _ in delays])


@wrong("coincidence", "turns the sound round in a ring")
def coincidence_ring(left, right, delays):
    return np.array([left @ np.roll(right, d) for d in delays])


@wrong("coincidence", "does not care which ear waits")
def coincidence_one_way(left, right, delays):
    return coincidence_pieces(left, right, np.abs(delays))


@wrong("coincidence", "a mean over the whole sound")
def coincidence_mean(left, right, delays):
    return coincidence_pieces(left, right, delays) / len(left)


@wrong("coincidence", "a mean over what both ears have")
def coincidence_mean_of_overlap(left, right, delays):
    return coincidence_pieces(left, right, delays) / (len(left) - np.abs(delays))


@wrong("coincidence", "sizes of the sums")
def coincidence_sizes(left, right, delays):
    return np.abs(coincidence_pieces(left, right, delays))


@wrong("coincidence", "off by one: a delay too long")
def coincidence_off_by_one(left, right, delays):
    return coincidence_pieces(left, right, np.asarray(delays) + 1)


@wrong("coincidence", "adds the two sounds instead of multiplying them")
def coincidence_added(left, right, delays):
    return np.array([np.sum(left + np.roll(right, d)) for d in delays])


@wrong("coincidence", "a correlation between -1 and 1")
def coincidence_scaled(left, right, delays):
    return coincidence_pieces(left, right, delays) / np.sqrt((left @ left) * (right @ right))


@wrong("coincidence", "rectifies both ears")
def coincidence_rectified(left, right, delays):
    return coincidence_pieces(np.maximum(left, 0), np.maximum(right, 0), delays)


@wrong("coincidence", "returns the delay of the most active cell")
def coincidence_best(left, right, delays):
    return delays[int(np.argmax(coincidence_pieces(left, right, delays)))]
