"""Answers to the exercises of plasticity, as learners write them."""

import numpy as np
from answers import Answers

ANSWERS = Answers()
right, wrong, undecided = ANSWERS.right, ANSWERS.wrong, ANSWERS.undecided

# ---- second half


# anchored_step(theta, g, theta_A, F, lam, eta)


@right("anchored_step")
def anchored_step_mean(theta, g, theta_A, F, lam, eta):
    weight = eta * lam * F
    return (theta - eta * g + weight * theta_A) / (1 + weight)


@right("anchored_step")
def anchored_step_change(theta, g, theta_A, F, lam, eta):
    return theta - eta * (g + lam * F * (theta - theta_A)) / (1 + eta * lam * F)


@right("anchored_step")
def anchored_step_from_the_anchor(theta, g, theta_A, F, lam, eta):
    away = theta - eta * g - theta_A
    return theta_A + away / (1 + eta * lam * F)


@right("anchored_step")
def anchored_step_loop(theta, g, theta_A, F, lam, eta):
    new = []
    for k in range(len(theta)):
        p = eta * lam * F[k]
        new.append((theta[k] - eta * g[k] + p * theta_A[k]) / (1 + p))
    return np.array(new)


@right("anchored_step")
def anchored_step_list(theta, g, theta_A, F, lam, eta):
    return [(t - eta * s + eta * lam * f * a) / (1 + eta * lam * f) for t, s, a, f in zip(theta, g, theta_A, F)]  # noqa: B905


@right("anchored_step")
def anchored_step_per_eta(theta, g, theta_A, F, lam, eta):
    return (theta / eta - g + lam * F * theta_A) / (1 / eta + lam * F)


@right("anchored_step")
def anchored_step_shares(theta, g, theta_A, F, lam, eta):
    share = 1 / (1 + eta * lam * F)
    return share * (theta - eta * g) + (1 - share) * theta_A


@right("anchored_step")
def anchored_step_solve(theta, g, theta_A, F, lam, eta):
    p = np.multiply(eta * lam, F)
    return np.divide(np.subtract(theta, np.multiply(eta, g)) + p * theta_A, 1 + p)


@right("anchored_step")
def anchored_step_where(theta, g, theta_A, F, lam, eta):
    free = theta - eta * g
    stiff = eta * lam * F
    return np.where(stiff > 0, (free + stiff * theta_A) / (1 + stiff), free)


@right("anchored_step")
def anchored_step_in_place(theta, g, theta_A, F, lam, eta):
    new = np.array(theta, dtype=float)
    new -= eta * np.asarray(g)
    new += eta * lam * np.asarray(F) * theta_A
    new /= 1 + eta * lam * np.asarray(F)
    return new


@wrong("anchored_step", "pull where the step begins")
def anchored_step_explicit(theta, g, theta_A, F, lam, eta):
    return theta - eta * (g + lam * F * (theta - theta_A))


@wrong("anchored_step", "first the slope, then the pull")
def anchored_step_two_steps(theta, g, theta_A, F, lam, eta):
    new = theta - eta * g
    return new - eta * lam * F * (new - theta_A)


@wrong("anchored_step", "no importance")
def anchored_step_l2(theta, g, theta_A, F, lam, eta):
    return (theta - eta * g + eta * lam * theta_A) / (1 + eta * lam)


@wrong("anchored_step", "anchors at zero")
def anchored_step_decay(theta, g, theta_A, F, lam, eta):
    return (theta - eta * g) / (1 + eta * lam * F)


@wrong("anchored_step", "no slope")
def anchored_step_no_slope(theta, g, theta_A, F, lam, eta):
    return (theta + eta * lam * F * theta_A) / (1 + eta * lam * F)


@wrong("anchored_step", "uphill")
def anchored_step_uphill(theta, g, theta_A, F, lam, eta):
    return (theta + eta * g + eta * lam * F * theta_A) / (1 + eta * lam * F)


@wrong("anchored_step", "no lambda")
def anchored_step_no_lambda(theta, g, theta_A, F, lam, eta):
    return (theta - eta * g + eta * F * theta_A) / (1 + eta * F)


@wrong("anchored_step", "no eta in the pull")
def anchored_step_no_eta(theta, g, theta_A, F, lam, eta):
    return (theta - eta * g + lam * F * theta_A) / (1 + lam * F)


@wrong("anchored_step", "divides a part")
def anchored_step_brackets(theta, g, theta_A, F, lam, eta):
    return theta - eta * g + eta * lam * F * theta_A / (1 + eta * lam * F)


@wrong("anchored_step", "not divided")
def anchored_step_undivided(theta, g, theta_A, F, lam, eta):
    return theta - eta * g + eta * lam * F * theta_A


@wrong("anchored_step", "returns the change")
def anchored_step_only_change(theta, g, theta_A, F, lam, eta):
    return (theta - eta * g + eta * lam * F * theta_A) / (1 + eta * lam * F) - theta


@wrong("anchored_step", "twice the pull")
def anchored_step_twice(theta, g, theta_A, F, lam, eta):
    return (theta - eta * g + 2 * eta * lam * F * theta_A) / (1 + 2 * eta * lam * F)


@wrong("anchored_step", "no springs")
def anchored_step_plain(theta, g, theta_A, F, lam, eta):
    return theta - eta * g


@wrong("anchored_step", "clipped")
def anchored_step_clipped(theta, g, theta_A, F, lam, eta):
    new = theta - eta * g
    return new + np.clip(eta * lam * F, 0, 1) * (theta_A - new)


@wrong("anchored_step", "the penalty itself")
def anchored_step_penalty(theta, g, theta_A, F, lam, eta):
    return lam / 2 * np.sum(F * (theta - theta_A) ** 2)


@wrong("anchored_step", "the slope of the penalty")
def anchored_step_gradient(theta, g, theta_A, F, lam, eta):
    return g + lam * F * (theta - theta_A)


# reborn(W, b, V, unit, w)


@right("reborn")
def reborn_copies(W, b, V, unit, w):
    W, b, V = W.copy(), b.copy(), V.copy()
    W[unit] = w
    b[unit] = 0
    V[:, unit] = 0
    return W, b, V


@right("reborn")
def reborn_where(W, b, V, unit, w):
    new = np.arange(len(b)) == unit
    return np.where(new[:, None], w, W), np.where(new, 0, b), np.where(new, 0, V)


@right("reborn")
def reborn_masks(W, b, V, unit, w):
    keep = np.ones(len(b))
    keep[unit] = 0
    return keep[:, None] * W + np.outer(1 - keep, w), keep * b, V * keep


@right("reborn")
def reborn_lists(W, b, V, unit, w):
    W, b, V = W.tolist(), b.tolist(), V.tolist()
    W[unit], b[unit] = list(w), 0.0
    for row in V:
        row[unit] = 0.0
    return W, b, V


@right("reborn")
def reborn_stacked(W, b, V, unit, w):
    return (
        np.vstack([W[:unit], w, W[unit + 1 :]]),
        np.concatenate([b[:unit], [0], b[unit + 1 :]]),
        np.hstack([V[:, :unit], np.zeros((len(V), 1)), V[:, unit + 1 :]]),
    )


@right("reborn")
def reborn_loops(W, b, V, unit, w):
    new_W, new_b, new_V = np.array(W), np.array(b), np.array(V)
    for j in range(len(w)):
        new_W[unit, j] = w[j]
    new_b[unit] = 0
    for i in range(len(V)):
        new_V[i][unit] = 0
    return new_W, new_b, new_V


@right("reborn")
def reborn_differences(W, b, V, unit, w):
    e = np.eye(len(b))[unit]
    return W + np.outer(e, w - W[unit]), b - e * b, V - np.outer(V[:, unit], e)


@right("reborn")
def reborn_transposed(W, b, V, unit, w):
    W, b, V = np.copy(W), np.copy(b), np.copy(V)
    V.T[unit] = 0
    W[unit, :] = w[:]
    b[unit] *= 0
    return [W, b, V]


@right("reborn")
def reborn_deleted(W, b, V, unit, w):
    W = np.insert(np.delete(W, unit, axis=0), unit, w, axis=0)
    b = np.insert(np.delete(b, unit), unit, 0)
    V = np.insert(np.delete(V, unit, axis=1), unit, 0, axis=1)
    return W, b, V


@right("reborn")
def reborn_rows(W, b, V, unit, w):
    W = np.array([w if k == unit else row for k, row in enumerate(W)])
    V = np.array([0 * column if k == unit else column for k, column in enumerate(V.T)]).T
    return W, np.array([0.0 if k == unit else x for k, x in enumerate(b)]), V


def newborn(W, b, V, unit, below, bias, above):
    W, b, V = W.copy(), b.copy(), V.copy()
    W[unit], b[unit], V[:, unit] = below, bias, above
    return W, b, V


@wrong("reborn", "all zero")
def reborn_all_zero(W, b, V, unit, w):
    return newborn(W, b, V, unit, 0, 0, 0)


@wrong("reborn", "speaks at once")
def reborn_speaks(W, b, V, unit, w):
    return newborn(W, b, V, unit, w, 0, V[:, unit])


@wrong("reborn", "listens as before")
def reborn_old_ears(W, b, V, unit, w):
    return newborn(W, b, V, unit, W[unit], 0, 0)


@wrong("reborn", "the old bias")
def reborn_old_bias(W, b, V, unit, w):
    return newborn(W, b, V, unit, w, b[unit], 0)


@wrong("reborn", "nothing happens")
def reborn_nothing(W, b, V, unit, w):
    return W, b, V


@wrong("reborn", "everybody anew")
def reborn_everybody(W, b, V, unit, w):
    return W * 0 + w, b * 0, V * 0


@wrong("reborn", "a row of V")
def reborn_row(W, b, V, unit, w):
    W, b, V = W.copy(), b.copy(), V.copy()
    W[unit], b[unit] = w, 0
    V[unit % len(V)] = 0
    return W, b, V


@wrong("reborn", "adds to the old")
def reborn_added(W, b, V, unit, w):
    return newborn(W, b, V, unit, W[unit] + w, 0, 0)


@wrong("reborn", "only dies")
def reborn_dies(W, b, V, unit, w):
    return newborn(W, b, V, unit, 0, b[unit], 0)


@wrong("reborn", "ones to the next layer")
def reborn_ones(W, b, V, unit, w):
    return newborn(W, b, V, unit, w, 0, 1)


@wrong("reborn", "mean of the others")
def reborn_mean(W, b, V, unit, w):
    return newborn(W, b, V, unit, w, 0, V.mean(axis=1))


@wrong("reborn", "returns W alone")
def reborn_one(W, b, V, unit, w):
    return newborn(W, b, V, unit, w, 0, 0)[0]


@wrong("reborn", "returns a shorter net")
def reborn_shorter(W, b, V, unit, w):
    return np.delete(W, unit, axis=0), np.delete(b, unit), np.delete(V, unit, axis=1)
