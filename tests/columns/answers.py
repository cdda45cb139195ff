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
