"""Answers to the exercises of columns, as learners write them."""

import numpy as np
from answers import Answers

ANSWERS = Answers()
right, wrong, undecided = ANSWERS.right, ANSWERS.wrong, ANSWERS.undecided

# ---- second half


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
