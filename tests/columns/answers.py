"""Answers to the exercises of columns, as learners write them."""

import itertools
import math

import numpy as np
from answers import Answers

from neurocourse.columns import jansen_rit as jr

ANSWERS = Answers()
right, wrong, undecided = ANSWERS.right, ANSWERS.wrong, ANSWERS.undecided

# input_for(v)

A, B, a, b, C1, C2, C3, C4, S = jr.A, jr.B, jr.a, jr.b, jr.C1, jr.C2, jr.C3, jr.C4, jr.sigmoid


@right("input_for")
def input_steps(v):
    y0 = A / a * S(v)
    y2 = B / b * C4 * S(C3 * y0)
    y1 = v + y2
    return a / A * y1 - C2 * S(C1 * y0)


@right("input_for")
def input_in_one_line(v):
    return a / A * (v + B / b * C4 * S(C3 * A / a * S(v))) - C2 * S(C1 * A / a * S(v))


@right("input_for")
def input_own_sigmoid(v):
    def fire(x):
        return 5 / (1 + np.exp(0.56 * (6 - x)))

    sent = 3.25 / 100 * fire(np.array(v))
    inhibition = 22 / 50 * 33.75 * fire(33.75 * sent)
    return (v + inhibition) * 100 / 3.25 - 108 * fire(135 * sent)


@right("input_for")
def input_loop(v):
    found = []
    for one in v:
        y0 = A / a * float(S(one))
        y2 = B / b * C4 * float(S(C3 * y0))
        found.append(a * (one + y2) / A - C2 * float(S(C1 * y0)))
    return np.array(found)


@right("input_for")
def input_list(v):
    def fire(x):
        return 5 / (1 + math.exp(0.56 * (6 - x)))

    sent = [0.0325 * fire(x) for x in v]
    return [(x + 0.44 * 33.75 * fire(33.75 * y)) / 0.0325 - 108 * fire(135 * y) for x, y in zip(v, sent, strict=True)]


@right("input_for")
def input_from_what_arrives(v):
    arriving = (v + B / b * C4 * S(C3 * A / a * S(v))) * a / A
    from_e = C2 * S(C1 * A / a * S(v))
    return arriving - from_e


@right("input_for")
def input_vectorised(v):
    return np.vectorize(lambda x: float(input_steps(np.array(x))))(v)


@right("input_for")
def input_gains(v):
    up, down = A / a, B / b
    P = S(v)
    E, I = S(C1 * up * P), S(C3 * up * P)
    return (v + down * C4 * I) / up - C2 * E


@right("input_for")
def input_tanh(v):
    def fire(x):
        return 2.5 * (1 + np.tanh(0.28 * (x - 6)))

    y = A / a * fire(v)
    return (v + B / b * C4 * fire(C3 * y)) / (A / a) - C2 * fire(C1 * y)


@right("input_for")
def input_equation(v):
    y0 = A * S(v) / a
    y2 = B * C4 * S(C3 * y0) / b
    return a**2 * (v + y2) / (A * a) - C2 * S(C1 * y0)


@wrong("input_for", "A for B")
def input_one_height(v):
    y0 = A / a * S(v)
    y1 = v + A / a * C4 * S(C3 * y0)
    return a * y1 / A - C2 * S(C1 * y0)


@wrong("input_for", "1/a is left out")
def input_no_decay(v):
    y0 = A * S(v)
    y1 = v + B / b * C4 * S(C3 * y0)
    return a * y1 / A - C2 * S(C1 * y0)


@wrong("input_for", "v for y1")
def input_v_for_y1(v):
    y0 = A / a * S(v)
    return a * v / A - C2 * S(C1 * y0)


@wrong("input_for", "the sign of inhibition")
def input_sign(v):
    y0 = A / a * S(v)
    y1 = v - B / b * C4 * S(C3 * y0)
    return a * y1 / A - C2 * S(C1 * y0)


@wrong("input_for", "E is forgotten")
def input_without_e(v):
    y0 = A / a * S(v)
    return a * (v + B / b * C4 * S(C3 * y0)) / A


@wrong("input_for", "E is added")
def input_plus_e(v):
    y0 = A / a * S(v)
    return a * (v + B / b * C4 * S(C3 * y0)) / A + C2 * S(C1 * y0)


@wrong("input_for", "a potential")
def input_potential(v):
    return v + B / b * C4 * S(C3 * A / a * S(v))


@wrong("input_for", "E fires by v")
def input_e_by_v(v):
    return a * (v + B / b * C4 * S(C3 * A / a * S(v))) / A - C2 * S(v)


@wrong("input_for", "I fires by v")
def input_i_by_v(v):
    y0 = A / a * S(v)
    return a * (v + B / b * C4 * S(v)) / A - C2 * S(C1 * y0)


@wrong("input_for", "C2 is missing")
def input_no_c2(v):
    y0 = A / a * S(v)
    return a * (v + B / b * C4 * S(C3 * y0)) / A - S(C1 * y0)


@wrong("input_for", "from rest")
def input_from_rest(v):
    p = np.linspace(0, 900, 91)
    return np.interp(v, np.maximum.accumulate(jr.simulate(p, T=2.0, dt=0.004).v[-1]), p)


@wrong("input_for", "rates in place of potentials")
def input_rates(v):
    return v + C4 * S(C3 * S(v)) - C2 * S(C1 * S(v))


# parity_layer(n)


@right("parity_layer")
def parity_alternate(n):
    weights = np.array([1.0] + [2.0 * (-1) ** k for k in range(1, n)])
    return np.arange(n), weights


@right("parity_layer")
def parity_lists(n):
    thresholds, weights = list(range(n)), [1]
    for k in range(1, n):
        weights.append(-2 if k % 2 else 2)
    return thresholds, weights


@right("parity_layer")
def parity_ones(n):
    weights = np.full(n, 2)
    weights[1::2] = -2
    weights[0] = 1
    return np.arange(0.0, n), weights


@right("parity_layer")
def parity_from_slopes(n):
    zigzag = np.arange(n + 1) % 2
    slopes = np.diff(zigzag)
    return np.arange(n), np.diff(slopes, prepend=0)


@right("parity_layer")
def parity_solved(n):
    ones = np.arange(1, n + 1)
    thresholds = np.arange(n)
    return thresholds, np.linalg.solve(np.maximum(ones[:, None] - thresholds, 0), ones % 2)


@right("parity_layer")
def parity_cos(n):
    k = np.arange(n)
    return k, np.where(k == 0, 1, 2 * np.cos(np.pi * k).round())


@right("parity_layer")
def parity_backwards(n):
    thresholds, weights = [], []
    for k in reversed(range(n)):
        thresholds.append(k)
        weights.append(1 if k == 0 else 2 * (1 - 2 * (k % 2)))
    return np.array(thresholds), np.array(weights)


@right("parity_layer")
def parity_tuple(n):
    return tuple(range(n)), tuple([1, -2, 2] * 1)[:n] + tuple(-2 if k % 2 else 2 for k in range(3, n))


@right("parity_layer")
def parity_float32(n):
    weights = 2 * (-np.ones(n, np.float32)) ** np.arange(n)
    weights[0] -= 1
    return np.arange(n, dtype=np.float32), weights


@right("parity_layer")
def parity_recursive(n):
    if n == 1:
        return [0], [1]
    thresholds, weights = parity_recursive(n - 1)
    return [*thresholds, n - 1], [*weights, 2 if n % 2 else -2]


@right("parity_layer")
def parity_two_rows(n):
    return np.array([np.arange(n), [1, *(2 * (-1) ** k for k in range(1, n))]])


@wrong("parity_layer", "a detector for each odd pattern")
def parity_detectors(n):
    return np.ones(2 ** (n - 1)), np.ones(2 ** (n - 1))


@wrong("parity_layer", "weights first")
def parity_weights_first(n):
    return [1, *(2 * (-1) ** k for k in range(1, n))], list(range(n))


@wrong("parity_layer", "1 and -1")
def parity_ones_only(n):
    return np.arange(n), (-1.0) ** np.arange(n)


@wrong("parity_layer", "2 and -2 alone")
def parity_twos(n):
    return np.arange(n), 2 * (-1.0) ** np.arange(n)


@wrong("parity_layer", "thresholds from 1")
def parity_from_one(n):
    thresholds, weights = parity_ones(n)
    return thresholds + 1, weights


@wrong("parity_layer", "upside down")
def parity_upside_down(n):
    thresholds, weights = parity_ones(n)
    return thresholds, -weights


@wrong("parity_layer", "twice")
def parity_twice(n):
    thresholds, weights = parity_ones(n)
    return thresholds, 2 * weights


@wrong("parity_layer", "only -2")
def parity_falls(n):
    return np.arange(n), np.array([1] + [-2] * (n - 1))


@wrong("parity_layer", "one weight")
def parity_climbs(n):
    return np.arange(n), np.array([1] + [2] * (n - 1))


@wrong("parity_layer", "all 1")
def parity_weights_only(n):
    return np.ones(n)


@wrong("parity_layer", "one unit too many")
def parity_too_many(n):
    return parity_ones(n + 1)


@wrong("parity_layer", "one unit short")
def parity_too_few(n):
    return parity_ones(max(n - 1, 1))


@wrong("parity_layer", "even")
def parity_even(n):
    thresholds, weights = parity_ones(n)
    thresholds, weights = thresholds - 1, weights.astype(float)
    return thresholds, weights


# log_likelihood(V, W, b, c)


def all_states(n):
    return np.array(list(itertools.product((0, 1), repeat=n)), dtype=float)


def soft(x):
    return np.logaddexp(0, x)


def log_total(x):
    top = np.max(x)
    return top + np.log(np.sum(np.exp(x - top)))


@right("log_likelihood")
def likelihood_hidden(V, W, b, c):
    H = all_states(len(c))
    log_z = log_total(H @ c + soft(H @ W + b).sum(axis=1))
    return np.mean(V @ b + soft(V @ W.T + c).sum(axis=1)) - log_z


@right("log_likelihood")
def likelihood_visible(V, W, b, c):
    def free(x):
        return x @ b + soft(x @ W.T + c).sum(axis=1)

    return free(V).mean() - log_total(free(all_states(len(b))))


@right("log_likelihood")
def likelihood_smaller(V, W, b, c):
    if len(c) <= len(b):
        return likelihood_hidden(V, W, b, c)
    return likelihood_visible(V, W, b, c)


@right("log_likelihood")
def likelihood_reduce(V, W, b, c):
    H = all_states(len(c))
    log_z = np.logaddexp.reduce(H @ c + np.logaddexp(0, H @ W + b).sum(axis=1))
    return float(np.mean(np.dot(V, b) + np.logaddexp(0, np.dot(V, W.T) + c).sum(axis=-1)) - log_z)


@right("log_likelihood")
def likelihood_loop(V, W, b, c):
    H = all_states(len(c))
    log_z = log_total(H @ c + soft(H @ W + b).sum(axis=1))
    found = []
    for v in V:
        total = v @ b - log_z
        for j in range(len(c)):
            total += soft(W[j] @ v + c[j])
        found.append(total)
    return sum(found) / len(found)


@right("log_likelihood")
def likelihood_softplus(V, W, b, c):
    def gain(x):
        return np.where(x > 0, x + np.log1p(np.exp(-np.abs(x))), np.log1p(np.exp(-np.abs(x))))

    H = all_states(len(c))
    scores = H.dot(c) + gain(H.dot(W) + b).sum(1)
    return (V.dot(b) + gain(V.dot(W.T) + c).sum(1)).mean() - log_total(scores)


@right("log_likelihood")
def likelihood_bits(V, W, b, c):
    n = len(c)
    H = (np.arange(2**n)[:, None] // 2 ** np.arange(n)) % 2
    log_z = log_total(H @ c + soft(H @ W + b).sum(axis=1))
    return np.average(V @ b + soft(V @ W.T + c).sum(axis=1) - log_z)


@right("log_likelihood")
def likelihood_transposed(V, W, b, c):
    H = all_states(len(c)).T
    log_z = log_total(c @ H + soft(W.T @ H + b[:, None]).sum(axis=0))
    return (b @ V.T + soft(W @ V.T + c[:, None]).sum(axis=0)).mean() - log_z


@right("log_likelihood")
def likelihood_states_of_h(V, W, b, c):
    H = all_states(len(c))
    joint = V @ b[:, None] + H @ c + V @ W.T @ H.T
    log_z = log_total(H @ c + soft(H @ W + b).sum(axis=1))
    return np.mean(np.logaddexp.reduce(joint, axis=1)) - log_z


@right("log_likelihood")
def likelihood_einsum(V, W, b, c):
    H = all_states(len(c))
    log_z = log_total(H @ c + soft(np.einsum("sh,hv->sv", H, W) + b).sum(axis=1))
    return np.mean(np.einsum("nv,v->n", V, b) + soft(np.einsum("nv,hv->nh", V, W) + c).sum(axis=1)) - log_z


def free_energy(V, W, b, c):
    return V @ b + soft(V @ W.T + c).sum(axis=1)


def z_of(W, b, c):
    H = all_states(len(c))
    return log_total(H @ c + soft(H @ W + b).sum(axis=1))


@wrong("log_likelihood", "one state")
def likelihood_one_state(V, W, b, c):
    x = V @ W.T + c
    return np.mean(V @ b + np.where(x > 0, x, 0).sum(axis=1)) - z_of(W, b, c)


@wrong("log_likelihood", "Z over V")
def likelihood_z_of_v(V, W, b, c):
    free = free_energy(V, W, b, c)
    return free.mean() - log_total(free)


@wrong("log_likelihood", "b only in Z")
def likelihood_without_b(V, W, b, c):
    return soft(V @ W.T + c).sum(axis=1).mean() - z_of(W, b, c)


@wrong("log_likelihood", "b not in Z")
def likelihood_b_not_in_z(V, W, b, c):
    return free_energy(V, W, b, c).mean() - z_of(W, np.zeros(len(b)), c)


@wrong("log_likelihood", "c forgotten")
def likelihood_without_c(V, W, b, c):
    return likelihood_hidden(V, W, b, np.zeros(len(c)))


@wrong("log_likelihood", "no Z")
def likelihood_no_z(V, W, b, c):
    return free_energy(V, W, b, c).mean()


@wrong("log_likelihood", "plus Z")
def likelihood_plus_z(V, W, b, c):
    return free_energy(V, W, b, c).mean() + z_of(W, b, c)


@wrong("log_likelihood", "sum")
def likelihood_sum(V, W, b, c):
    return np.sum(free_energy(V, W, b, c) - z_of(W, b, c))


@wrong("log_likelihood", "bits")
def likelihood_in_bits(V, W, b, c):
    return likelihood_hidden(V, W, b, c) / np.log(2)


@wrong("log_likelihood", "log of the mean")
def likelihood_of_the_mean(V, W, b, c):
    return log_total(free_energy(V, W, b, c) - z_of(W, b, c)) - np.log(len(V))


@wrong("log_likelihood", "overflow")
def likelihood_overflow(V, W, b, c):
    H = all_states(len(c))
    log_z = np.log(np.sum(np.exp(H @ c) * np.prod(1 + np.exp(H @ W + b), axis=1)))
    return np.mean(V @ b + np.log(1 + np.exp(V @ W.T + c)).sum(axis=1)) - log_z


@wrong("log_likelihood", "each picture for itself")
def likelihood_list(V, W, b, c):
    return free_energy(V, W, b, c) - z_of(W, b, c)


# capacity(X, u, k)


@right("capacity")
def capacity_lstsq(X, u, k):
    X, past = X[k:], u[: len(u) - k]
    half = len(past) // 2
    V, *_ = np.linalg.lstsq(X[:half], past[:half], rcond=None)
    return np.corrcoef(X[half:] @ V, past[half:])[0, 1] ** 2


@right("capacity")
def capacity_pinv(X, u, k):
    T = len(u)
    now, past = X[k:T], u[0 : T - k]
    mid = (T - k) // 2
    said = now[mid:] @ (np.linalg.pinv(now[:mid]) @ past[:mid])
    return float(np.corrcoef(said, past[mid:])[0][1]) ** 2


@right("capacity")
def capacity_with_a_one(X, u, k):
    A = np.column_stack([X, np.ones(len(X))])[k:]
    y = u[: len(u) - k]
    h = len(y) // 2
    V = np.linalg.lstsq(A[:h], y[:h], rcond=None)[0]
    r = np.corrcoef(A[h:].dot(V), y[h:])
    return r[0, 1] * r[1, 0]


@right("capacity")
def capacity_ridge(X, u, k):
    now, past = X[k:], u[: len(u) - k]
    n = len(now) // 2
    A = now[:n]
    V = np.linalg.solve(A.T @ A + 1e-9 * np.eye(A.shape[1]), A.T @ past[:n])
    a, b = now[n:] @ V, past[n:]
    a, b = a - a.mean(), b - b.mean()
    return (a @ b) ** 2 / (a @ a) / (b @ b)


@right("capacity")
def capacity_index(X, u, k):
    t = np.arange(k, len(u))
    first, second = np.array_split(t, 2)
    V = np.linalg.lstsq(X[first], u[first - k], rcond=None)[0]
    return np.corrcoef(X[second] @ V, u[second - k])[0, 1] ** 2


@right("capacity")
def capacity_half_of_the_run(X, u, k):
    half = len(u) // 2
    V = np.linalg.lstsq(X[k:half], u[: half - k], rcond=None)[0]
    return np.corrcoef(X[half:] @ V, u[half - k : len(u) - k])[0, 1] ** 2


@right("capacity")
def capacity_loop(X, u, k):
    rows, wanted = [], []
    for t in range(k, len(u)):
        rows.append(X[t])
        wanted.append(u[t - k])
    half = len(rows) // 2
    V = np.linalg.lstsq(np.array(rows[:half]), np.array(wanted[:half]), rcond=None)[0]
    said = [float(row @ V) for row in rows[half:]]
    return float(np.corrcoef(said, wanted[half:])[0, 1] ** 2)


@right("capacity")
def capacity_covariance(X, u, k):
    now, past = X[k:], u[: u.size - k]
    h = past.size // 2
    V = np.linalg.lstsq(now[:h], past[:h], rcond=None)[0]
    c = np.cov(now[h:] @ V, past[h:])
    return c[0, 1] ** 2 / (c[0, 0] * c[1, 1])


@right("capacity")
def capacity_standard_scores(X, u, k):
    past = u[: len(u) - k]
    h = len(past) // 2
    said = X[k:][h:] @ np.linalg.lstsq(X[k:][:h], past[:h], rcond=None)[0]
    true = past[h:]
    z = lambda v: (v - v.mean()) / v.std()  # noqa: E731
    return np.mean(z(said) * z(true)) ** 2


@right("capacity")
def capacity_float32(X, u, k):
    now, past = X[k:], u[: len(u) - k]
    h = len(past) // 2
    V = np.linalg.lstsq(now[:h], past[:h], rcond=None)[0]
    return np.float32(np.corrcoef(now[h:] @ V, past[h:])[0, 1] ** 2)


@wrong("capacity", "scored where it was learned")
def capacity_all(X, u, k):
    now, past = X[k:], u[: len(u) - k]
    h = len(past) // 2
    V = np.linalg.lstsq(now[:h], past[:h], rcond=None)[0]
    return np.corrcoef(now[:h] @ V, past[:h])[0, 1] ** 2


@wrong("capacity", "r in place of r²")
def capacity_r(X, u, k):
    return abs(capacity_lstsq(X, u, k)) ** 0.5


@wrong("capacity", "looks into the future")
def capacity_future(X, u, k):
    now, next_ = X[: len(X) - k], u[k:]
    h = len(next_) // 2
    V = np.linalg.lstsq(now[:h], next_[:h], rcond=None)[0]
    return np.corrcoef(now[h:] @ V, next_[h:])[0, 1] ** 2


@wrong("capacity", "np.roll")
def capacity_roll(X, u, k):
    past = np.roll(u, k)
    h = len(past) // 2
    V = np.linalg.lstsq(X[:h], past[:h], rcond=None)[0]
    return np.corrcoef(X[h:] @ V, past[h:])[0, 1] ** 2


@wrong("capacity", "one step too far")
def capacity_next(X, u, k):
    return capacity_lstsq(X, u, k + 1)


@wrong("capacity", "learned from everything")
def capacity_leak(X, u, k):
    now, past = X[k:], u[: len(u) - k]
    h = len(past) // 2
    V = np.linalg.lstsq(now, past, rcond=None)[0]
    return np.corrcoef(now[h:] @ V, past[h:])[0, 1] ** 2


@wrong("capacity", "one unit")
def capacity_one(X, u, k):
    now, past = X[k:], u[: len(u) - k]
    h = len(past) // 2
    return max(np.corrcoef(x, past[h:])[0, 1] ** 2 if x.std() else 0 for x in now[h:].T)


@wrong("capacity", "the error")
def capacity_error(X, u, k):
    now, past = X[k:], u[: len(u) - k]
    h = len(past) // 2
    V = np.linalg.lstsq(now[:h], past[:h], rcond=None)[0]
    return np.mean((now[h:] @ V - past[h:]) ** 2)


@wrong("capacity", "the sum over delays")
def capacity_sum(X, u, k):
    return sum(capacity_lstsq(X, u, j) for j in range(k + 1))


@wrong("capacity", "the readout itself")
def capacity_weights(X, u, k):
    now, past = X[k:], u[: len(u) - k]
    return np.linalg.lstsq(now, past, rcond=None)[0]


@wrong("capacity", "no delay at all")
def capacity_now(X, u, k):
    return capacity_lstsq(X, u, 0)


# predictive_cells(active, synapses, permanence, threshold)


@right("predictive_cells")
def predictive_plain(active, synapses, permanence, threshold):
    heard = active[synapses] & (permanence >= 0.5)
    return (heard.sum(axis=2) >= threshold).any(axis=1)


@right("predictive_cells")
def predictive_loops(active, synapses, permanence, threshold):
    found = []
    for cell in range(len(synapses)):
        expects = False
        for d in range(synapses.shape[1]):
            heard = 0
            for s in range(synapses.shape[2]):
                if permanence[cell, d, s] >= 0.5 and active[synapses[cell, d, s]]:
                    heard += 1
            if heard >= threshold:
                expects = True
        found.append(expects)
    return np.array(found)


@right("predictive_cells")
def predictive_max(active, synapses, permanence, threshold):
    return np.sum(active[synapses] * (permanence >= 0.5), axis=-1).max(axis=-1) >= threshold


@right("predictive_cells")
def predictive_where(active, synapses, permanence, threshold):
    heard = np.where(permanence >= 0.5, active[synapses], False)
    return np.any(np.count_nonzero(heard, axis=2) >= threshold, axis=1)


@right("predictive_cells")
def predictive_einsum(active, synapses, permanence, threshold):
    n = np.einsum("cds,cds->cd", active[synapses].astype(int), (permanence >= 0.5).astype(int))
    return (n >= threshold).sum(axis=1) > 0


@right("predictive_cells")
def predictive_take(active, synapses, permanence, threshold):
    x = active.take(synapses)
    x[permanence < 0.5] = False
    return (x.sum(2) >= threshold).any(1)


@right("predictive_cells")
def predictive_list(active, synapses, permanence, threshold):
    found = []
    for cell, grown in zip(synapses.tolist(), permanence.tolist(), strict=True):
        heard = [[active[s] and p >= 0.5 for s, p in zip(*one, strict=True)] for one in zip(cell, grown, strict=True)]
        found.append(any(sum(one) >= threshold for one in heard))
    return np.array(found)


@right("predictive_cells")
def predictive_not(active, synapses, permanence, threshold):
    deaf = (permanence < 0.5) | ~active[synapses]
    return ~((~deaf).sum(axis=2) < threshold).all(axis=1)


@right("predictive_cells")
def predictive_float(active, synapses, permanence, threshold):
    strength = np.floor(permanence + 0.5)
    return (((active.astype(float)[synapses] * strength).sum(axis=2)) >= threshold).max(axis=1)


@right("predictive_cells")
def predictive_logical(active, synapses, permanence, threshold):
    heard = np.logical_and(np.greater_equal(permanence, 0.5), active[synapses])
    return np.logical_or.reduce(heard.sum(axis=2) >= threshold, axis=1)


@wrong("predictive_cells", "not grown together")
def predictive_all_synapses(active, synapses, permanence, threshold):
    return (active[synapses].sum(axis=2) >= threshold).any(axis=1)


@wrong("predictive_cells", "more than the threshold")
def predictive_more(active, synapses, permanence, threshold):
    return ((active[synapses] & (permanence >= 0.5)).sum(axis=2) > threshold).any(axis=1)


@wrong("predictive_cells", "all synapses of a cell")
def predictive_pooled(active, synapses, permanence, threshold):
    return (active[synapses] & (permanence >= 0.5)).reshape(len(synapses), -1).sum(axis=1) >= threshold


@wrong("predictive_cells", "one synapse")
def predictive_one(active, synapses, permanence, threshold):
    return (active[synapses] & (permanence >= 0.5)).any(axis=2).any(axis=1)


@wrong("predictive_cells", "all dendrites")
def predictive_every(active, synapses, permanence, threshold):
    return np.all((active[synapses] & (permanence >= 0.5)).sum(axis=2) >= threshold, axis=1)


@wrong("predictive_cells", "permanences added")
def predictive_weighted(active, synapses, permanence, threshold):
    return ((permanence * active[synapses]).sum(axis=2) >= threshold).any(axis=1)


@wrong("predictive_cells", "dendrites returned")
def predictive_dendrites(active, synapses, permanence, threshold):
    return (active[synapses] & (permanence >= 0.5)).sum(axis=2) >= threshold


@wrong("predictive_cells", "turned round")
def predictive_turned(active, synapses, permanence, threshold):
    return ~predictive_plain(active, synapses, permanence, threshold)


@wrong("predictive_cells", "half the cells are never looked at")
def predictive_half(active, synapses, permanence, threshold):
    found = predictive_plain(active, synapses, permanence, threshold)
    found[len(found) // 2 :] = False
    return found


@wrong("predictive_cells", "the threshold is a share")
def predictive_share(active, synapses, permanence, threshold):
    return ((active[synapses] & (permanence >= 0.5)).mean(axis=2) >= 0.5).any(axis=1)


@wrong("predictive_cells", "counts")
def predictive_counts(active, synapses, permanence, threshold):
    return (active[synapses] & (permanence >= 0.5)).sum(axis=2).max(axis=1)
