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


# Exercise 3: som_update(W, x, place, sigma, eta)


@right("som_update")
def som_update_norms(W, x, place, sigma, eta):
    d = np.linalg.norm(W - x, axis=1)
    c = int(d.argmin())
    h = np.exp(-0.5 * (np.linalg.norm(place - place[c], axis=1) / sigma) ** 2)
    return W - eta * h.reshape(-1, 1) * (W - x)


@right("som_update")
def som_update_loop(W, x, place, sigma, eta):
    best, least = 0, float("inf")
    for k, w in enumerate(W):
        off = float(((x - w) ** 2).sum())
        if off < least:
            best, least = k, off
    new = W.copy()
    for k in range(len(W)):
        square = ((place[k] - place[best]) ** 2).sum()
        new[k] = W[k] + eta * np.exp(-square / (2 * sigma**2)) * (x - W[k])
    return new


@right("som_update")
def som_update_outer(W, x, place, sigma, eta):
    difference = np.subtract(x, W)
    c = np.argmin(np.square(difference).sum(1))
    gain = eta * np.exp(-np.square(place - place[c]).sum(1) / 2 / sigma / sigma)
    return W + np.diag(gain) @ difference


@right("som_update")
def som_update_mixture(W, x, place, sigma, eta):
    c = np.sum((W - x) ** 2, axis=1).argmin()
    r = place - place[c]
    h = eta * np.exp(-np.einsum("ij,ij->i", r, r) / (2 * sigma * sigma))[:, np.newaxis]
    return (1 - h) * W + h * x


@right("som_update")
def som_update_lambda_of_winner(W, x, place, sigma, eta):
    c = min(range(len(W)), key=lambda k: np.sum((W[k] - x) ** 2))
    near = np.exp(-((place - place[c]) ** 2).sum(axis=1) / (2 * sigma**2))
    return W + eta * (near * (x - W).T).T


@right("som_update")
def som_update_float32(W, x, place, sigma, eta):
    W, x = np.asarray(W, np.float32), np.asarray(x, np.float32)
    c = np.argmin(((W - x) ** 2).sum(1))
    h = np.exp(-(np.hypot(*(place - place[c]).T) ** 2) / (2 * sigma**2))
    return W + (eta * h)[:, None] * (x - W)


@wrong("som_update", "only the winner")
def som_update_winner_only(W, x, place, sigma, eta):
    W = W.copy()
    c = ((W - x) ** 2).sum(1).argmin()
    W[c] = W[c] + eta * (x - W[c])
    return W


@wrong("som_update", "neighbours by what they stand for")
def som_update_by_weights(W, x, place, sigma, eta):
    c = ((W - x) ** 2).sum(1).argmin()
    return W + eta * np.exp(-((W - W[c]) ** 2).sum(1) / (2 * sigma**2))[:, None] * (x - W)


@wrong("som_update", "neighbours by how near they are to the input")
def som_update_by_input(W, x, place, sigma, eta):
    return W + eta * np.exp(-((W - x) ** 2).sum(1) / (2 * sigma**2))[:, None] * (x - W)


@wrong("som_update", "away from the input")
def som_update_sign(W, x, place, sigma, eta):
    return 2 * W - np.asarray(som_update_mixture(W, x, place, sigma, eta))


@wrong("som_update", "the furthest cell wins")
def som_update_argmax(W, x, place, sigma, eta):
    c = ((W - x) ** 2).sum(1).argmax()
    return W + eta * np.exp(-((place - place[c]) ** 2).sum(1) / (2 * sigma**2))[:, None] * (x - W)


@wrong("som_update", "sigma not squared")
def som_update_sigma(W, x, place, sigma, eta):
    return som_update_mixture(W, x, place, sigma**0.5, eta)


@wrong("som_update", "distance not squared")
def som_update_distance(W, x, place, sigma, eta):
    c = ((W - x) ** 2).sum(1).argmin()
    return W + eta * np.exp(-np.linalg.norm(place - place[c], axis=1) / (2 * sigma**2))[:, None] * (x - W)


@wrong("som_update", "no two under the square")
def som_update_no_two(W, x, place, sigma, eta):
    return som_update_mixture(W, x, place, sigma / 2**0.5, eta)


@wrong("som_update", "no rate")
def som_update_no_rate(W, x, place, sigma, eta):
    return som_update_mixture(W, x, place, sigma, 1.0)


@wrong("som_update", "the change alone")
def som_update_change(W, x, place, sigma, eta):
    return som_update_mixture(W, x, place, sigma, eta) - W


@wrong("som_update", "city-block distance on the sheet")
def som_update_city_block(W, x, place, sigma, eta):
    c = ((W - x) ** 2).sum(1).argmin()
    return W + eta * np.exp(-(np.abs(place - place[c]).sum(1) ** 2) / (2 * sigma**2))[:, None] * (x - W)


@wrong("som_update", "the last of equal cells wins")
def som_update_last(W, x, place, sigma, eta):
    offs = ((W - x) ** 2).sum(1)
    c = len(W) - 1 - offs[::-1].argmin()
    return W + eta * np.exp(-((place - place[c]) ** 2).sum(1) / (2 * sigma**2))[:, None] * (x - W)


# Exercise 4: map_density(places)


@right("map_density")
def map_density_diff(places):
    return 1 / np.abs(np.diff(places))


@right("map_density")
def map_density_slices(places):
    return np.abs(places[1:] - places[:-1]) ** -1.0


@right("map_density")
def map_density_loop(places):
    return [1 / abs(places[k + 1] - places[k]) for k in range(len(places) - 1)]


@right("map_density")
def map_density_direction(places):
    if places[0] > places[-1]:
        return (1 / np.diff(places[::-1]))[::-1]
    return 1 / np.diff(places)


@right("map_density")
def map_density_square_root(x):
    return 1.0 / np.sqrt((x[1:] - x[:-1]) ** 2)


@right("map_density")
def map_density_reciprocal(places):
    gaps = np.array([max(a, b) - min(a, b) for a, b in zip(places[:-1], places[1:], strict=True)])
    return np.reciprocal(gaps)


@wrong("map_density", "spacing")
def map_density_spacing(places):
    return np.abs(np.diff(places))


@wrong("map_density", "negative when the row runs to the left")
def map_density_signed(places):
    return 1 / np.diff(places)


@wrong("map_density", "sorted, so gaps change their order")
def map_density_sorted(places):
    return 1 / np.diff(np.sort(places))


@wrong("map_density", "a number for each cell")
def map_density_gradient(places):
    return 1 / np.abs(np.gradient(places))


@wrong("map_density", "counts in bins")
def map_density_counts(places):
    return np.histogram(places, len(places) - 1)[0]


@wrong("map_density", "a share of all cells")
def map_density_share(places):
    return 1 / np.abs(np.diff(places)) / len(places)


@wrong("map_density", "one for all")
def map_density_mean(places):
    return np.full(len(places) - 1, 1 / np.abs(np.diff(places)).mean())


@wrong("map_density", "logarithm")
def map_density_log(places):
    return -np.log(np.abs(np.diff(places)))


@wrong("map_density", "two gaps wide")
def map_density_two_gaps(places):
    return 2 / np.abs(places[2:] - places[:-2])


@wrong("map_density", "squared")
def map_density_squared(places):
    return 1 / np.diff(places) ** 2


@wrong("map_density", "clipped at a hundred")
def map_density_clipped(places):
    return np.minimum(1 / np.abs(np.diff(places)), 100.0)
