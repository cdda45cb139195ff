"""Answers to the exercises of competition, as learners write them."""

import numpy as np
from answers import Answers

ANSWERS = Answers()
right, wrong, undecided = ANSWERS.right, ANSWERS.wrong, ANSWERS.undecided


# Exercise 1: steady_rates(e, K)


@right("steady_rates")
def steady_rates_solve(e, K):
    n = len(e)
    return np.linalg.solve(K + np.identity(n), e)


@right("steady_rates")
def steady_rates_inverse(e, K):
    A = np.eye(K.shape[0]) + K
    return np.linalg.inv(A).dot(e)


@right("steady_rates")
def steady_rates_diagonal(e, K):
    A = np.array(K, dtype=float)
    A[np.diag_indices(len(A))] += 1
    return np.linalg.solve(A, np.array(e)[:, None])[:, 0]


@right("steady_rates")
def steady_rates_least_squares(e, K):
    r, *_ = np.linalg.lstsq(np.eye(len(e)) + K, e, rcond=None)
    return r


@right("steady_rates")
def steady_rates_list(light, shares):
    A = [[shares[p][j] + (p == j) for j in range(len(light))] for p in range(len(light))]
    return list(np.linalg.solve(A, light))


@right("steady_rates")
def steady_rates_elimination(e, K):
    A, r = np.eye(len(e)) + K, np.array(e, dtype=float)
    for p in range(len(r)):
        best = p + np.argmax(np.abs(A[p:, p]))
        A[[p, best]], r[[p, best]] = A[[best, p]], r[[best, p]]
        for q in range(p + 1, len(r)):
            factor = A[q, p] / A[p, p]
            A[q] -= factor * A[p]
            r[q] -= factor * r[p]
    for p in reversed(range(len(r))):
        r[p] = (r[p] - A[p, p + 1 :] @ r[p + 1 :]) / A[p, p]
    return r


@wrong("steady_rates", "light of the neighbours in place of their rates")
def steady_rates_light(e, K):
    r = np.zeros(len(e))
    for p in range(len(e)):
        r[p] = e[p] - sum(K[p, j] * e[j] for j in range(len(e)))
    return r


@wrong("steady_rates", "the sign of K r is not changed when it is brought over")
def steady_rates_sign(e, K):
    return np.linalg.inv(np.eye(len(e)) - K) @ e


@wrong("steady_rates", "I is forgotten")
def steady_rates_no_identity(e, K):
    return np.linalg.inv(K) @ e


@wrong("steady_rates", "a column of K where a row is meant")
def steady_rates_columns(e, K):
    return np.linalg.solve(np.eye(len(e)) + np.transpose(K), e)


@wrong("steady_rates", "row vector times the inverse")
def steady_rates_from_the_left(e, K):
    return e @ np.linalg.inv(np.eye(len(e)) + K)


@wrong("steady_rates", "multiplies in place of solving")
def steady_rates_multiplies(e, K):
    return (np.eye(len(e)) + K) @ e


@wrong("steady_rates", "1 + K in place of I + K")
def steady_rates_ones(e, K):
    return np.linalg.pinv(1 + K) @ e


@wrong("steady_rates", "cuts off what is below zero")
def steady_rates_rectified(e, K):
    r = np.linalg.solve(np.eye(len(e)) + K, e)
    r[r < 0] = 0
    return r


@wrong("steady_rates", "divides by one plus the sum of the row, right in flat light only")
def steady_rates_flat(e, K):
    return e / (1 + np.sum(K, axis=1))


@wrong("steady_rates", "two rounds and no more")
def steady_rates_two_rounds(e, K):
    r = e - K @ e
    r = e - K @ r
    return r


@wrong("steady_rates", "writes the new rates over the old ones, once through the row")
def steady_rates_one_sweep(e, K):
    r = np.array(e, dtype=float)
    for p in range(len(r)):
        r[p] = e[p] - K[p] @ r
    return r


@wrong("steady_rates", "returns the inhibition")
def steady_rates_inhibition(e, K):
    r = np.linalg.solve(np.eye(len(e)) + K, e)
    return K @ r


@undecided(
    "steady_rates", "rounds until nothing changes: right where inhibition is weak, and runs away where it is strong"
)
def steady_rates_rounds(e, K):
    r = np.array(e, dtype=float)
    for _ in range(2000):
        r = np.clip(r + 0.05 * (e - K @ r - r), -1e9, 1e9)
    return r


# Exercise 2: race_step(x, I, w, dt)


@right("race_step")
def race_step_short(x, I, w, dt):
    return x + dt * (np.maximum(I - w * (sum(x) - x), 0) - x)


@right("race_step")
def race_step_loop(x, I, w, dt):
    new = np.zeros(len(x))
    for i in range(len(x)):
        rivals = 0
        for j in range(len(x)):
            if j != i:
                rivals += x[j]
        drive = I[i] - w * rivals
        if drive < 0:
            drive = 0
        new[i] = x[i] + dt * (drive - x[i])
    return new


@right("race_step")
def race_step_matrix(x, I, w, dt):
    n = len(x)
    W = w * (np.ones((n, n)) - np.eye(n))
    slope = -x + np.clip(I - W.dot(x), 0, None)
    return x + slope * dt


@right("race_step")
def race_step_mix(x, I, w, dt):
    total = np.add.reduce(x)
    held = I - w * total + w * x
    return (1 - dt) * x + dt * held * (held > 0)


@right("race_step")
def race_step_list(rates, drives, w, step):
    total = sum(rates)
    return [r + step * (max(d - w * (total - r), 0) - r) for r, d in zip(rates, drives, strict=True)]


@right("race_step")
def race_step_float32(x, I, w, dt):
    x, I = np.float32(x), np.float32(I)
    drive = I - np.float32(w) * (x.sum() - x)
    drive[drive < 0] = 0
    return x + np.float32(dt) * (drive - x)


@wrong("race_step", "a cell inhibits itself")
def race_step_self(x, I, w, dt):
    return x + dt * (np.maximum(I - w * np.sum(x), 0) - x)


@wrong("race_step", "no floor")
def race_step_no_floor(x, I, w, dt):
    rivals = np.sum(x) - x
    return x + dt * (I - w * rivals - x)


@wrong("race_step", "the floor is around the slope")
def race_step_floor_slope(x, I, w, dt):
    rivals = np.sum(x) - x
    return x + dt * np.maximum(I - w * rivals - x, 0)


@wrong("race_step", "the floor is around the result")
def race_step_floor_result(x, I, w, dt):
    rivals = np.sum(x) - x
    return np.maximum(x + dt * (I - w * rivals - x), 0)


@wrong("race_step", "no leak")
def race_step_no_leak(x, I, w, dt):
    rivals = np.sum(x) - x
    return x + dt * np.maximum(I - w * rivals, 0)


@wrong("race_step", "no dt")
def race_step_no_dt(x, I, w, dt):
    rivals = np.sum(x) - x
    return x - x + np.maximum(I - w * rivals, 0)


@wrong("race_step", "returns the slope")
def race_step_slope(x, I, w, dt):
    rivals = np.sum(x) - x
    return np.maximum(I - w * rivals, 0) - x


@wrong("race_step", "returns the change")
def race_step_change(x, I, w, dt):
    rivals = np.sum(x) - x
    return dt * (np.maximum(I - w * rivals, 0) - x)


@wrong("race_step", "the sum of the drives of the rivals")
def race_step_drives(x, I, w, dt):
    rivals = np.sum(I) - I
    return x + dt * (np.maximum(I - w * rivals, 0) - x)


@wrong("race_step", "rivals help")
def race_step_helps(x, I, w, dt):
    rivals = np.sum(x) - x
    return x + dt * (np.maximum(I + w * rivals, 0) - x)


@wrong("race_step", "w is left out")
def race_step_no_w(x, I, w, dt):
    rivals = np.sum(x) - x
    return x + dt * (np.maximum(I - rivals, 0) - x)


@wrong("race_step", "only the neighbours left and right")
def race_step_neighbours(x, I, w, dt):
    rivals = np.roll(x, 1) + np.roll(x, -1)
    return x + dt * (np.maximum(I - w * rivals, 0) - x)


@wrong("race_step", "one cell after the other, each seeing the new rates")
def race_step_in_place(x, I, w, dt):
    x = np.array(x, dtype=float)
    for i in range(len(x)):
        x[i] += dt * (max(I[i] - w * (x.sum() - x[i]), 0) - x[i])
    return x


@wrong("race_step", "the mean of the rivals")
def race_step_mean(x, I, w, dt):
    rivals = (np.sum(x) - x) / (len(x) - 1)
    return x + dt * (np.maximum(I - w * rivals, 0) - x)
