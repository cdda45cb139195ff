"""Answers to the exercises of plasticity, as learners write them."""

import numpy as np
from answers import Answers

ANSWERS = Answers()
right, wrong, undecided = ANSWERS.right, ANSWERS.wrong, ANSWERS.undecided


# relearn(w, X, t)


@right("relearn")
def relearn_lstsq(w, X, t):
    step, *_ = np.linalg.lstsq(X, t - X @ w, rcond=None)
    return w + step


@right("relearn")
def relearn_gram(w, X, t):
    missing = t - X.dot(w)
    return w + np.linalg.inv(X @ X.T).dot(missing) @ X


@right("relearn")
def relearn_orthogonal(w, X, t):
    Q, R = np.linalg.qr(X.T)
    return w + Q @ np.linalg.solve(R.T, t - X @ w)


@right("relearn")
def relearn_svd(w, X, t):
    U, s, Vt = np.linalg.svd(X, full_matrices=False)
    return w + ((U.T @ (t - X @ w)) / s) @ Vt


@right("relearn")
def relearn_keep_what_the_list_cannot_see(w, X, t):
    P = np.linalg.pinv(X)
    return P @ t + (np.eye(len(w)) - P @ X) @ w


@right("relearn")
def relearn_lagrange(w, X, t):
    n, N = X.shape
    A = np.zeros((N + n, N + n))
    A[:N, :N] = np.eye(N)
    A[:N, N:] = X.T
    A[N:, :N] = X
    return np.linalg.solve(A, np.concatenate([w, t]))[:N]


@right("relearn")
def relearn_one_after_the_other(w, X, t):
    w, seen = np.array(w, dtype=float), []
    for x, answer in zip(X, t, strict=True):
        new = np.array(x, dtype=float)
        for _ in range(2):
            for old in seen:
                new -= (new @ old) * old
        new /= np.linalg.norm(new)
        w += (answer - x @ w) / (x @ new) * new
        seen.append(new)
    return w


@right("relearn")
def relearn_list(w, X, t):
    missing = [answer - sum(a * b for a, b in zip(x, w, strict=True)) for x, answer in zip(X, t, strict=True)]
    change = np.linalg.pinv(X) @ missing
    return [float(a + b) for a, b in zip(w, change, strict=True)]


@right("relearn")
def relearn_difference(old, cues, answers):
    return old - np.linalg.pinv(cues) @ (cues @ old - answers)


@right("relearn")
def relearn_two_lines(w, X, t):
    lam = np.linalg.solve(np.einsum("ia,ja->ij", X, X), t - np.einsum("ia,a->i", X, w))
    return w + np.einsum("i,ia->a", lam, X)


@wrong("relearn", "forgets w")
def relearn_from_nothing(w, X, t):
    return np.linalg.lstsq(X, t, rcond=None)[0]


@wrong("relearn", "adds all of the answers")
def relearn_adds(w, X, t):
    return w + np.linalg.pinv(X) @ t


@wrong("relearn", "a single sweep of the delta rule")
def relearn_sweep(w, X, t):
    w = w.copy()
    for i in range(len(t)):
        w = w + (t[i] - X[i] @ w) * X[i] / np.dot(X[i], X[i])
    return w


@wrong("relearn", "a small gradient step")
def relearn_small_step(w, X, t):
    return w + 0.01 * X.T @ (t - X @ w)


@wrong("relearn", "many small steps, but too few")
def relearn_steps(w, X, t):
    for _ in range(20):
        w = w + 0.01 * X.T @ (t - X @ w)
    return w


@wrong("relearn", "Hebb")
def relearn_hebb(w, X, t):
    return w + X.T @ t


@wrong("relearn", "the sign of the error")
def relearn_sign(w, X, t):
    return w + np.linalg.pinv(X) @ (X @ w - t)


@wrong("relearn", "the transpose in place of the pseudoinverse")
def relearn_transpose(w, X, t):
    return w + X.T @ (t - X @ w)


@wrong("relearn", "only the change")
def relearn_change(w, X, t):
    return np.linalg.pinv(X) @ (t - X @ w)


@wrong("relearn", "ridge")
def relearn_ridge(w, X, t):
    n = len(t)
    return w + X.T @ np.linalg.inv(X @ X.T + 0.5 * np.eye(n)) @ (t - X @ w)


@wrong("relearn", "only the first pair")
def relearn_first(w, X, t):
    x = X[0]
    return w + (t[0] - x @ w) / (x @ x) * x


@wrong("relearn", "the mean of what each pair would like")
def relearn_mean(w, X, t):
    changes = [(answer - x @ w) / (x @ x) * x for x, answer in zip(X, t, strict=True)]
    return w + np.mean(changes, axis=0)


@wrong("relearn", "leaves everything as it was")
def relearn_nothing(w, X, t):
    return 1.0 * w


@undecided("relearn", "a thousand small steps: as near as one can see, for small lists")
def relearn_thousand(w, X, t):
    eta = 1 / np.linalg.norm(X, 2) ** 2
    for _ in range(1000):
        w = w + eta * X.T @ (t - X @ w)
    return w


# change(x_i, y, w_i)


@right("change")
def change_oja(x_i, y, w_i):
    return y * x_i - y**2 * w_i


@right("change")
def change_factored(x_i, y, w_i):
    return y * (x_i - y * w_i)


@right("change")
def change_what_is_left(x_i, y, w_i):
    explained = w_i * y
    return (x_i - explained) * y


@right("change")
def change_two_terms(x, y, w):
    growth = x * y
    decay = w * y * y
    return growth - decay


@right("change")
def change_numpy(x_i, y, w_i):
    return np.subtract(np.multiply(x_i, y), np.multiply(np.square(y), w_i))


@right("change")
def change_float(x_i, y, w_i):
    return float(y) * x_i - float(y) ** 2 * w_i


@right("change")
def change_power(x_i, y, w_i):
    return -(w_i * pow(y, 2)) + x_i * y


@right("change")
def change_if(x_i, y, w_i):
    if y == 0:
        return 0 * w_i
    return y**2 * (x_i / y - w_i)


@right("change")
def change_branch_by_sign(x_i, y, w_i):
    s, a = np.sign(y), abs(y)
    return a * (s * x_i - a * w_i)


@right("change")
def change_sum(input, output, weight):
    parts = [output * input, -output * output * weight]
    return sum(parts)


@wrong("change", "Hebb")
def change_hebb(x_i, y, w_i):
    return x_i * y


@wrong("change", "decay without the output")
def change_leak(x_i, y, w_i):
    return y * x_i - w_i


@wrong("change", "small decay without the output")
def change_small_leak(x_i, y, w_i):
    return y * x_i - 0.1 * w_i


@wrong("change", "y once in the decay")
def change_y_once(x_i, y, w_i):
    return y * x_i - y * w_i


@wrong("change", "size of y")
def change_abs(x_i, y, w_i):
    return y * x_i - np.abs(y) * w_i


@wrong("change", "plus")
def change_plus(x_i, y, w_i):
    return y * x_i + y * y * w_i


@wrong("change", "new weight")
def change_new_weight(x_i, y, w_i):
    return w_i + y * (x_i - y * w_i)


@wrong("change", "with a step size")
def change_step_size(x_i, y, w_i):
    return 0.01 * y * (x_i - y * w_i)


@wrong("change", "the square of the weight")
def change_square_of_weight(x_i, y, w_i):
    return y * x_i - y * w_i**2


@wrong("change", "cut off at 1")
def change_clip(x_i, y, w_i):
    return np.clip(w_i + y * x_i, -1, 1) - w_i


@wrong("change", "no weight in the decay")
def change_no_weight(x_i, y, w_i):
    return y * x_i - y**2


@wrong("change", "the output is taken for x_i w_i")
def change_own_output(x_i, y, w_i):
    y = x_i * w_i
    return y * x_i - y**2 * w_i


@wrong("change", "BCM with a threshold of 1")
def change_threshold(x_i, y, w_i):
    return x_i * y * (y - 1)


# rewired(cortex)


@right("rewired")
def rewired_compare(cortex):
    cortex.release(cortex.lost)
    own = cortex.touch(cortex.lost)
    beside = cortex.touch(cortex.lost - 1)
    return own < beside


@right("rewired")
def rewired_best_of_five(cortex):
    cortex.release(cortex.lost)
    answers = [cortex.touch(k) for k in range(1, 6)]
    return max(answers) != answers[cortex.lost - 1]


@right("rewired")
def rewired_dictionary(cortex):
    cortex.release(cortex.lost)
    answers = {finger: cortex.touch(finger) for finger in (1, 2, 3, 4, 5)}
    return max(answers, key=answers.get) != cortex.lost


@right("rewired")
def rewired_hardly(cortex):
    cortex.release(cortex.lost)
    return cortex.touch(cortex.lost) < 0.1


@right("rewired")
def rewired_if(cortex):
    me = cortex.lost
    cortex.release(me)
    if cortex.touch(me) > cortex.touch(me + 1):
        return False
    return True


@right("rewired")
def rewired_share(cortex):
    cortex.release(cortex.lost)
    own = cortex.touch(cortex.lost)
    total = sum(cortex.touch(k) for k in range(1, 6))
    return own / total < 0.5


@right("rewired")
def rewired_numpy(cortex):
    cortex.release(cortex.lost)
    answers = np.array([cortex.touch(k) for k in range(1, 6)])
    return answers.argmax() != cortex.lost - 1


@right("rewired")
def rewired_before_and_after(cortex):
    usual = max(cortex.touch(k) for k in range(1, 6))
    cortex.release(cortex.lost)
    now = max(cortex.touch(k) for k in range(1, 6))
    return now < 2 * usual


@right("rewired")
def rewired_and_back(cortex):
    cortex.release(cortex.lost)
    knows = cortex.touch(cortex.lost) > cortex.touch(cortex.lost - 1)
    cortex.block(cortex.lost)
    return not knows


@right("rewired")
def rewired_all_others_blocked(cortex):
    for k in range(1, 6):
        cortex.block(k)
    cortex.release(cortex.lost)
    return cortex.touch(cortex.lost) < 0.2


@wrong("rewired", "answers next door")
def rewired_next_door(cortex):
    return cortex.touch(cortex.lost + 1) > 0


@wrong("rewired", "looks while the finger is blocked")
def rewired_while_blocked(cortex):
    return cortex.touch(cortex.lost) < cortex.touch(cortex.lost + 1)


@wrong("rewired", "the other way round")
def rewired_round(cortex):
    cortex.release(cortex.lost)
    return cortex.touch(cortex.lost) > cortex.touch(cortex.lost - 1)


@wrong("rewired", "whether anything at all comes back")
def rewired_anything(cortex):
    cortex.release(cortex.lost)
    return cortex.touch(cortex.lost) > 0


@wrong("rewired", "how strong the neighbour is")
def rewired_strength(cortex):
    return cortex.touch(cortex.lost - 1) > 0.16


@wrong("rewired", "blocks the neighbours")
def rewired_blocks(cortex):
    cortex.block(cortex.lost - 1)
    cortex.block(cortex.lost + 1)
    return cortex.touch(cortex.lost - 1) + cortex.touch(cortex.lost + 1) == 0


@wrong("rewired", "the answer itself")
def rewired_number(cortex):
    cortex.release(cortex.lost)
    return cortex.touch(cortex.lost)


@wrong("rewired", "always finger three")
def rewired_three(cortex):
    cortex.release(3)
    return cortex.touch(3) < cortex.touch(2)


@wrong("rewired", "the thumb")
def rewired_thumb(cortex):
    cortex.release(cortex.lost)
    return cortex.touch(1) > cortex.touch(cortex.lost)


@wrong("rewired", "in words")
def rewired_words(cortex):
    cortex.release(cortex.lost)
    return "rewired" if cortex.touch(cortex.lost) < 0.1 else "gain"


@wrong("rewired", "looks at the neighbour after the release")
def rewired_neighbour_after(cortex):
    before = cortex.touch(cortex.lost - 1)
    cortex.release(cortex.lost)
    return cortex.touch(cortex.lost - 1) < before


@wrong("rewired", "never")
def rewired_never(cortex):
    return False


# world(T)


@right("world")
def world_powers(T):
    return (-1.0) ** np.arange(T)


@right("world")
def world_list(T):
    return [1 if t % 2 == 0 else -1 for t in range(T)]


@right("world")
def world_slices(T):
    z = np.ones(T)
    z[1::2] = -1
    return z


@right("world")
def world_starts_left(T):
    z = -np.ones(T)
    z[1::2] = 1
    return z


@right("world")
def world_cosine(T):
    return np.cos(np.pi * np.arange(T))


@right("world")
def world_tile(T):
    return np.tile([1.0, -1.0], T // 2 + 1)[:T]


@right("world")
def world_loop(T):
    z, tilt = [], 0.8
    for _ in range(T):
        z.append(tilt)
        tilt = -tilt
    return np.array(z)


@right("world")
def world_uneven_sizes(T):
    sizes = np.random.default_rng(1).uniform(0.7, 1.0, T)
    return sizes * np.where(np.arange(T) % 2, 1, -1)


@right("world")
def world_mostly_turns(T):
    rng = np.random.default_rng(0)
    z = np.ones(T)
    for t in range(1, T):
        z[t] = -z[t - 1] if rng.random() < 0.95 else z[t - 1]
    return z


@right("world")
def world_against_descent(T):
    w, z = 0.0, []
    for t in range(T):
        z.append(1.0 if w >= 0 else -1.0)
        w -= z[-1] / (t + 1) ** 0.5
    return z


@wrong("world", "always the same")
def world_same(T):
    return -np.ones(T)


@wrong("world", "tosses")
def world_tosses(T):
    return 2.0 * np.random.default_rng(3).integers(2, size=T) - 1


@wrong("world", "noise of all sizes")
def world_noise(T):
    return np.random.default_rng(5).uniform(-1, 1, T)


@wrong("world", "half and half")
def world_halves(T):
    return np.where(np.arange(T) < T // 2, 1.0, -1.0)


@wrong("world", "slow wave")
def world_wave(T):
    return np.sin(np.arange(T) / 10)


@wrong("world", "nothing")
def world_nothing(T):
    return np.zeros(T)


@wrong("world", "outside")
def world_outside(T):
    return 10 * np.cos(np.pi * np.arange(T))


@wrong("world", "one too many")
def world_one_more(T):
    return np.cos(np.pi * np.arange(T + 1))


@right("world")
def world_two_by_two(T):
    return np.array([1.0 if t // 2 % 2 else -1.0 for t in range(T)])


@wrong("world", "a ramp")
def world_ramp(T):
    return np.linspace(-1, 1, T)


@wrong("world", "whole numbers of T")
def world_ladder(T):
    return np.arange(T)


@wrong("world", "seesaw that dies out")
def world_dies(T):
    return np.cos(np.pi * np.arange(T)) / (1 + np.arange(T))


@wrong("world", "seesaw on a slope")
def world_on_slope(T):
    return np.where(np.arange(T) % 2, -0.2, 1.0)


@undecided("world", "a seesaw with a little trend")
def world_leaning(T):
    return np.where(np.arange(T) % 2, -0.9, 1.0)


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


# Exercise: fitness(genome, tries)


@right("fitness")
def fitness_two_ifs(genome, tries):
    for gene in genome:
        if gene == 0:
            return 1
    if tries > 1000:
        return 1
    return 1 + 19 * (1000 - tries) / 1000


@right("fitness")
def fitness_any(genome, tries):
    doomed = np.any(genome == 0)
    left = max(1000 - tries, 0)
    return 1.0 if doomed else 1 + 0.019 * left


@right("fitness")
def fitness_product(genome, tries):
    able = np.all(np.asarray(genome) != 0)
    return 1 + able * 19 * np.clip(1000 - tries, 0, None) / 1000


@right("fitness")
def fitness_count(genome, tries):
    wrong = list(genome).count(0)
    if wrong or tries >= 1000:
        return 1.0
    n = 1000 - tries
    return 1 + 19 * n / 1000


@right("fitness")
def fitness_min(genome, tries):
    tries = min(tries, 1000)
    if np.count_nonzero(genome) < len(genome):
        tries = 1000
    return 20 - 19 * tries / 1000


@right("fitness")
def fitness_set(genome, tries):
    return 1 if 0 in set(np.array(genome).tolist()) else 1 + 19 * max(0, 1000 - tries) / 1000


@right("fitness")
def fitness_cases(genome, tries):
    genome = np.array(genome)
    if (genome == 1).all():
        return 20
    if (genome == 0).any():
        return 1
    return 1 + 19 * (1000 - tries) / 1000 if tries <= 1000 else 1


@right("fitness")
def fitness_prod_of_genes(genome, tries):
    if np.prod(genome) == 0:
        return 1.0
    return float(np.interp(tries, [0, 1000], [20, 1]))


@right("fitness")
def fitness_where(genes, k):
    left = np.where((np.abs(genes) > 0).all() & (k <= 1000), 1000 - k, 0)
    return 1 + 19 * left / 1000


@right("fitness")
def fitness_float32(genome, tries):
    worth = np.float32(1)
    if 0 not in genome:
        worth += np.float32(19) * np.float32(max(1000 - tries, 0)) / np.float32(1000)
    return worth


@wrong("fitness", "wrong switches are forgotten")
def fitness_forgiving(genome, tries):
    return 1 + 19 * max(1000 - tries, 0) / 1000


@wrong("fitness", "goes below one when a life is too short")
def fitness_below(genome, tries):
    if 0 in genome:
        return 1
    return 1 + 19 * (1000 - tries) / 1000


@wrong("fitness", "pays for each switch")
def fitness_each(genome, tries):
    return 1 + 19 * np.mean(genome == 1)


@wrong("fitness", "pays for each switch that can still be right")
def fitness_not_wrong(genome, tries):
    return 1 + 19 * np.mean(genome != 0) * max(1000 - tries, 0) / 1000


@wrong("fitness", "twenty for everybody who finds it")
def fitness_found(genome, tries):
    return 20 if 0 not in genome and tries <= 1000 else 1


@wrong("fitness", "guesses spent")
def fitness_spent(genome, tries):
    return 1 + 19 * tries / 1000 if 0 not in genome and tries <= 1000 else 1


@wrong("fitness", "nothing for those who fail")
def fitness_nothing(genome, tries):
    return 1 + 19 * (1000 - tries) / 1000 if 0 not in genome and tries <= 1000 else 0


@wrong("fitness", "open switches count as wrong")
def fitness_innate(genome, tries):
    return 20 if np.sum(genome) == len(genome) else 1


@wrong("fitness", "0 and -1 are mixed up")
def fitness_codes(genome, tries):
    if -1 in genome or tries > 1000:
        return 1
    return 1 + 19 * (1000 - tries) / 1000


@wrong("fitness", "twenty times the share")
def fitness_twenty(genome, tries):
    return 20 * (1000 - tries) / 1000 if 0 not in genome and tries <= 1000 else 1


@wrong("fitness", "the share alone")
def fitness_share(genome, tries):
    return (1000 - tries) / 1000 if 0 not in genome and tries <= 1000 else 0


@wrong("fitness", "learns, and writes what it learned into the genes")
def fitness_lamarck(genome, tries):
    worth = 1 + 19 * (1000 - tries) / 1000 if 0 not in genome and tries <= 1000 else 1
    if worth > 1:
        genome[genome == -1] = 1
    return worth


@wrong("fitness", "the expected number of guesses in place of those that were needed")
def fitness_expected(genome, tries):
    if 0 in genome:
        return 1
    return 1 + 19 * max(1000 - 2 ** np.sum(genome == -1), 0) / 1000


@wrong("fitness", "more than a hundred guesses are too many")
def fitness_hundred(genome, tries):
    return 1 + 19 * (100 - tries) / 100 if 0 not in genome and tries <= 100 else 1
