"""Answers to the exercises of basal_ganglia, as learners write them."""

import functools
import math
import random

import numpy as np
from answers import Answers

ANSWERS = Answers()
right, wrong, right_for_one, undecided = ANSWERS.right, ANSWERS.wrong, ANSWERS.right_for_one, ANSWERS.undecided


# Exercise 1: td_update(V, V_next, r, alpha, gamma)


@right("td_update")
def td_update_plain(V, V_next, r, alpha, gamma):
    target = r + gamma * V_next
    return V + alpha * (target - V)


@right("td_update")
def td_update_mixture(V, V_next, r, alpha, gamma):
    return (1 - alpha) * V + alpha * (r + gamma * V_next)


@right("td_update")
def td_update_augmented(V, V_next, r, alpha, gamma):
    V += alpha * (r + gamma * V_next - V)
    return V


@right("td_update")
def td_update_floats(V, V_next, r, alpha, gamma):
    V, V_next, r = float(V), float(V_next), float(r)
    return math.fsum([V, alpha * r, alpha * gamma * V_next, -alpha * V])


@right("td_update")
def td_update_float32(V, V_next, r, alpha, gamma):
    V, V_next, r, alpha, gamma = (np.float32(z) for z in (V, V_next, r, alpha, gamma))
    return V + alpha * (r + gamma * V_next - V)


@right("td_update")
def td_update_dot(now, later, reward, rate=0.1, discount=1.0):
    return np.array([1 - rate, rate, rate * discount]) @ np.array([now, reward, later])


def _td_error(V, V_next, r, gamma):
    return r - (V - gamma * V_next)


@right("td_update")
def td_update_helper(V, V_next, r, alpha, gamma):
    return V + alpha * _td_error(V, V_next, r, gamma)


@right("td_update")
def td_update_subtracts(V, V_next, r, alpha, gamma):
    too_much = V - r - gamma * V_next
    return V - too_much * alpha


right("td_update")(lambda V, V_next, r, alpha, gamma: np.asarray(V + alpha * (r + gamma * V_next - V)))


@wrong("td_update", "returns the error")
def td_update_error_only(V, V_next, r, alpha, gamma):
    return r + gamma * V_next - V


@wrong("td_update", "returns the change")
def td_update_change(V, V_next, r, alpha, gamma):
    return alpha * (r + gamma * V_next - V)


@wrong("td_update", "sign slip: expected less what came")
def td_update_sign(V, V_next, r, alpha, gamma):
    delta = V - r - gamma * V_next
    return V + alpha * delta


@wrong("td_update", "does not subtract V")
def td_update_no_v(V, V_next, r, alpha, gamma):
    delta = r + gamma * V_next
    return V + alpha * delta


@wrong("td_update", "discounts the reward, too")
def td_update_discounted_reward(V, V_next, r, alpha, gamma):
    delta = gamma * (r + V_next) - V
    return V + alpha * delta


@wrong("td_update", "discounts the difference of the values")
def td_update_discounted_difference(V, V_next, r, alpha, gamma):
    delta = r + gamma * (V_next - V)
    return V + alpha * delta


@wrong("td_update", "discounts this moment instead of the next")
def td_update_discounted_now(V, V_next, r, alpha, gamma):
    delta = r + V_next - gamma * V
    return V + alpha * delta


@wrong("td_update", "alpha and gamma swapped")
def td_update_swapped_rates(V, V_next, r, gamma, alpha):
    delta = r + gamma * V_next - V
    return V + alpha * delta


@wrong("td_update", "V and V_next swapped")
def td_update_swapped_values(V_next, V, r, alpha, gamma):
    delta = r + gamma * V_next - V
    return V + alpha * delta


@wrong("td_update", "ignores the next value")
def td_update_no_next(V, V_next, r, alpha, gamma):
    return V + alpha * (r - V)


@wrong("td_update", "no discount")
def td_update_no_discount(V, V_next, r, alpha, gamma):
    return V + alpha * (r + V_next - V)


@wrong("td_update", "no learning rate")
def td_update_no_rate(V, V_next, r, alpha, gamma):
    return V + r + gamma * V_next - V


@wrong("td_update", "changes the next value instead of this one")
def td_update_next(V, V_next, r, alpha, gamma):
    delta = r + gamma * V_next - V
    return V_next + alpha * delta


@wrong("td_update", "no bracket: alpha meets only the reward")
def td_update_bracket(V, V_next, r, alpha, gamma):
    return V + alpha * r + gamma * V_next - V


@wrong("td_update", "an error never below zero, like a rate")
def td_update_rectified(V, V_next, r, alpha, gamma):
    return V + alpha * max(0.0, r + gamma * V_next - V)


@wrong("td_update", "size of the error without its sign")
def td_update_abs(V, V_next, r, alpha, gamma):
    return V + alpha * abs(r + gamma * V_next - V)


@wrong("td_update", "learns only when there is a reward")
def td_update_only_reward(V, V_next, r, alpha, gamma):
    if r == 0:
        return V
    return V + alpha * (r + gamma * V_next - V)


@wrong("td_update", "alpha is 0.3 whatever is given")
def td_update_fixed_rate(V, V_next, r, alpha, gamma):
    return V + 0.3 * (r + gamma * V_next - V)


@wrong("td_update", "keeps the value between 0 and 1")
def td_update_clipped(V, V_next, r, alpha, gamma):
    return np.clip(V + alpha * (r + gamma * V_next - V), 0, 1)


@wrong("td_update", "returns the value and the error")
def td_update_both(V, V_next, r, alpha, gamma):
    delta = r + gamma * V_next - V
    return V + alpha * delta, delta


@wrong("td_update", "prints and returns nothing")
def td_update_nothing(V, V_next, r, alpha, gamma):
    delta = r + gamma * V_next - V
    V = V + alpha * delta


@wrong("td_update", "gamma squared: discounted twice")
def td_update_twice(V, V_next, r, alpha, gamma):
    V_next = gamma * V_next
    return V + alpha * (r + gamma * V_next - V)


# Exercise 2: rescorla_wagner(V, lam, alpha)


@right("rescorla_wagner")
def rescorla_wagner_method(V, lam, alpha):
    return V + alpha * (lam - V.sum())


@right("rescorla_wagner")
def rescorla_wagner_loop(V, lam, alpha):
    total = 0.0
    for v in V:
        total += v
    new = np.zeros(len(V))
    for i in range(len(V)):
        new[i] = V[i] + alpha * (lam - total)
    return new


@right("rescorla_wagner")
def rescorla_wagner_list(V, lam, alpha):
    error = lam - sum(V)
    return [v + alpha * error for v in V]


@right("rescorla_wagner")
def rescorla_wagner_tuple(V, lam, alpha):
    total = math.fsum(V)
    return tuple(float(v) + alpha * (lam - total) for v in V)


@right("rescorla_wagner")
def rescorla_wagner_float32(V, lam, alpha):
    V = np.asarray(V, dtype=np.float32)
    return V + np.float32(alpha) * (np.float32(lam) - V.sum())


@right("rescorla_wagner")
def rescorla_wagner_matrix(V, lam, alpha):
    n = len(V)
    return (np.eye(n) - alpha * np.ones((n, n))) @ V + alpha * lam


@right("rescorla_wagner")
def rescorla_wagner_einsum(strengths, came=1.0, rate=0.2):
    surprise = came - np.einsum("i->", strengths)
    return np.add(strengths, np.full_like(strengths, rate * surprise, dtype=float))


@right("rescorla_wagner")
def rescorla_wagner_copy(V, lam, alpha):
    new = V.astype(float)
    new += alpha * (lam - np.ones(len(V)) @ V)
    return new


def _sum_of(cues):
    return 0.0 if len(cues) == 0 else cues[0] + _sum_of(cues[1:])


@right("rescorla_wagner")
def rescorla_wagner_recursive(V, lam, alpha):
    return np.array([v + alpha * (lam - _sum_of(V)) for v in V])


right("rescorla_wagner")(lambda V, lam, alpha: V - alpha * (np.add.reduce(V) - lam))


@wrong("rescorla_wagner", "each cue has an error of its own")
def rescorla_wagner_own_error(V, lam, alpha):
    return V + alpha * (lam - V)


@wrong("rescorla_wagner", "mean instead of sum")
def rescorla_wagner_mean(V, lam, alpha):
    return V + alpha * (lam - np.mean(V))


@wrong("rescorla_wagner", "divides the error among the cues")
def rescorla_wagner_divided(V, lam, alpha):
    return V + alpha * (lam - np.sum(V)) / len(V)


@wrong("rescorla_wagner", "returns the change")
def rescorla_wagner_change(V, lam, alpha):
    return alpha * (lam - np.sum(V)) * np.ones(len(V))


@wrong("rescorla_wagner", "sign slip: predicted less what came")
def rescorla_wagner_sign(V, lam, alpha):
    return V + alpha * (np.sum(V) - lam)


@wrong("rescorla_wagner", "no learning rate")
def rescorla_wagner_no_rate(V, lam, alpha):
    return V + (lam - np.sum(V))


@wrong("rescorla_wagner", "one cue after the other: the second sees the first already changed")
def rescorla_wagner_sequential(V, lam, alpha):
    V = V.copy()
    for i in range(len(V)):
        V[i] = V[i] + alpha * (lam - np.sum(V))
    return V


@wrong("rescorla_wagner", "the strongest cue predicts, not all together")
def rescorla_wagner_strongest(V, lam, alpha):
    return V + alpha * (lam - np.max(V))


@wrong("rescorla_wagner", "only the first cue predicts")
def rescorla_wagner_first(V, lam, alpha):
    return V + alpha * (lam - V[0])


@wrong("rescorla_wagner", "only the last cue learns")
def rescorla_wagner_last_learns(V, lam, alpha):
    new = V.copy()
    new[-1] = V[-1] + alpha * (lam - np.sum(V))
    return new


@wrong("rescorla_wagner", "off by one: leaves out the last cue of the sum")
def rescorla_wagner_off_by_one(V, lam, alpha):
    total = 0
    for i in range(len(V) - 1):
        total += V[i]
    return V + alpha * (lam - total)


@wrong("rescorla_wagner", "ignores lam: the shock always comes")
def rescorla_wagner_always(V, lam, alpha):
    return V + alpha * (1 - np.sum(V))


@wrong("rescorla_wagner", "alpha is 0.2 whatever is given")
def rescorla_wagner_fixed_rate(V, lam, alpha):
    return V + 0.2 * (lam - np.sum(V))


@wrong("rescorla_wagner", "strengths never below zero: no inhibition")
def rescorla_wagner_clipped(V, lam, alpha):
    return np.clip(V + alpha * (lam - np.sum(V)), 0, None)


@wrong("rescorla_wagner", "learns only from good surprises")
def rescorla_wagner_no_extinction(V, lam, alpha):
    return V + alpha * np.maximum(lam - np.sum(V), 0)


@wrong("rescorla_wagner", "works for two cues only")
def rescorla_wagner_two_cues(V, lam, alpha):
    noise, light = V
    error = lam - (noise + light)
    return np.array([noise + alpha * error, light + alpha * error])


@wrong("rescorla_wagner", "the sum of the sizes: an inhibitor counts as a predictor")
def rescorla_wagner_sizes(V, lam, alpha):
    return V + alpha * (lam - np.abs(V).sum())


@wrong("rescorla_wagner", "stronger cues learn more")
def rescorla_wagner_multiplied(V, lam, alpha):
    return V * (1 + alpha * (lam - np.sum(V)))


@wrong("rescorla_wagner", "changes the caller's strengths")
def rescorla_wagner_in_place(V, lam, alpha):
    V += alpha * (lam - np.sum(V))
    return V


@wrong("rescorla_wagner", "returns one number: the sum of the new strengths")
def rescorla_wagner_sum(V, lam, alpha):
    return np.sum(V + alpha * (lam - np.sum(V)))


@wrong("rescorla_wagner", "lam and alpha swapped")
def rescorla_wagner_swapped(V, alpha, lam):
    return V + alpha * (lam - np.sum(V))


@wrong("rescorla_wagner", "alpha on the prediction only")
def rescorla_wagner_bracket(V, lam, alpha):
    return V + lam - alpha * np.sum(V)


# Exercise 3: q_update(Q_sa, r, Q_next, alpha, gamma)


@right("q_update")
def q_update_method(Q_sa, r, Q_next, alpha, gamma):
    best = Q_next.max(axis=-1)
    return (1 - alpha) * Q_sa + alpha * (r + gamma * best)


@right("q_update")
def q_update_ndim(Q_sa, r, Q_next, alpha, gamma):
    best = max(Q_next) if np.ndim(Q_next) == 1 else np.array([max(row) for row in Q_next])
    return Q_sa + alpha * (r + gamma * best - Q_sa)


@right("q_update")
def q_update_list(Q_sa, r, Q_next, alpha, gamma):
    if np.ndim(Q_next) == 1:
        return float(Q_sa + alpha * (r + gamma * max(Q_next) - Q_sa))
    return [q + alpha * (x + gamma * max(row) - q) for q, x, row in zip(Q_sa, r, Q_next, strict=True)]


@right("q_update")
def q_update_argmax(Q_sa, r, Q_next, alpha, gamma):
    a = np.argmax(Q_next, axis=-1)
    best = np.take_along_axis(Q_next, np.expand_dims(a, -1), axis=-1)[..., 0]
    return Q_sa + alpha * (r + gamma * best - Q_sa)


@right("q_update")
def q_update_sorted(Q_sa, r, Q_next, alpha, gamma):
    delta = r + gamma * np.sort(Q_next)[..., -1] - Q_sa
    return Q_sa + alpha * delta


@right("q_update")
def q_update_float32(Q_sa, r, Q_next, alpha, gamma):
    best = np.asarray(Q_next, np.float32).max(-1)
    Q_sa, r = np.asarray(Q_sa, np.float32), np.asarray(r, np.float32)
    return Q_sa + np.float32(alpha) * (r + np.float32(gamma) * best - Q_sa)


@right("q_update")
def q_update_loop_over_actions(Q_sa, r, Q_next, alpha, gamma):
    best = Q_next[..., 0]
    for a in range(1, Q_next.shape[-1]):
        best = np.where(Q_next[..., a] > best, Q_next[..., a], best)
    return Q_sa + alpha * (r + gamma * best - Q_sa)


@right("q_update")
def q_update_reduce(value, reward, values_next, rate=0.5, discount=1.0):
    best = functools.reduce(np.maximum, np.moveaxis(values_next, -1, 0))
    return value - rate * (value - reward - discount * best)


@right("q_update")
def q_update_recursive(Q_sa, r, Q_next, alpha, gamma):
    if Q_next.ndim == 2:
        rows = zip(Q_sa, r, Q_next, strict=True)
        return np.array([q_update_recursive(q, reward, row, alpha, gamma) for q, reward, row in rows])
    return Q_sa + alpha * (r + gamma * np.max(Q_next) - Q_sa)


def _td(V, V_next, r, alpha, gamma):
    return V + alpha * (r + gamma * V_next - V)


@right("q_update")
def q_update_by_td(Q_sa, r, Q_next, alpha, gamma):
    return _td(Q_sa, np.apply_along_axis(max, -1, Q_next), r, alpha, gamma)


right("q_update")(lambda Q_sa, r, Q_next, alpha, gamma: Q_sa + alpha * (r + gamma * np.max(Q_next.T, axis=0) - Q_sa))


@right_for_one("q_update")
def q_update_builtin_max(Q_sa, r, Q_next, alpha, gamma):
    return Q_sa + alpha * (r + gamma * max(Q_next) - Q_sa)


@right_for_one("q_update")
def q_update_max_of_everything(Q_sa, r, Q_next, alpha, gamma):
    return Q_sa + alpha * (r + gamma * np.max(Q_next) - Q_sa)


@right_for_one("q_update")
def q_update_max_method(Q_sa, r, Q_next, alpha, gamma):
    delta = r + gamma * Q_next.max() - Q_sa
    return Q_sa + alpha * delta


@right_for_one("q_update")
def q_update_loop(Q_sa, r, Q_next, alpha, gamma):
    best = -math.inf
    for value in Q_next:
        if value > best:
            best = value
    return Q_sa + alpha * (r + gamma * best - Q_sa)


@right_for_one("q_update")
def q_update_index(Q_sa, r, Q_next, alpha, gamma):
    best = Q_next[np.argmax(Q_next)]
    return float(Q_sa + alpha * (r + gamma * best - Q_sa))


@right_for_one("q_update")
def q_update_last_of_sorted(Q_sa, r, Q_next, alpha, gamma):
    return Q_sa + alpha * (r + gamma * sorted(Q_next)[-1] - Q_sa)


@right_for_one("q_update")
def q_update_axis_0(Q_sa, r, Q_next, alpha, gamma):
    return Q_sa + alpha * (r + gamma * np.max(Q_next, axis=0) - Q_sa)


@wrong("q_update", "mean of the next values")
def q_update_mean(Q_sa, r, Q_next, alpha, gamma):
    return Q_sa + alpha * (r + gamma * np.mean(Q_next, axis=-1) - Q_sa)


@wrong("q_update", "the worst next action")
def q_update_min(Q_sa, r, Q_next, alpha, gamma):
    return Q_sa + alpha * (r + gamma * np.min(Q_next, axis=-1) - Q_sa)


@wrong("q_update", "sum of the next values")
def q_update_sum(Q_sa, r, Q_next, alpha, gamma):
    return Q_sa + alpha * (r + gamma * np.sum(Q_next, axis=-1) - Q_sa)


@wrong("q_update", "the number of the best action, not its value")
def q_update_argmax_only(Q_sa, r, Q_next, alpha, gamma):
    return Q_sa + alpha * (r + gamma * np.argmax(Q_next, axis=-1) - Q_sa)


@wrong("q_update", "the first next action")
def q_update_first(Q_sa, r, Q_next, alpha, gamma):
    return Q_sa + alpha * (r + gamma * Q_next[..., 0] - Q_sa)


@wrong("q_update", "the largest in size, whatever its sign")
def q_update_abs(Q_sa, r, Q_next, alpha, gamma):
    return Q_sa + alpha * (r + gamma * np.abs(Q_next).max(axis=-1) - Q_sa)


@wrong("q_update", "starts looking for the best at 0: wrong when all values are negative")
def q_update_from_zero(Q_sa, r, Q_next, alpha, gamma):
    best = np.max(Q_next, axis=-1, initial=0.0)
    return Q_sa + alpha * (r + gamma * best - Q_sa)


@wrong("q_update", "no discount")
def q_update_no_discount(Q_sa, r, Q_next, alpha, gamma):
    return Q_sa + alpha * (r + np.max(Q_next, axis=-1) - Q_sa)


@wrong("q_update", "returns the change")
def q_update_change(Q_sa, r, Q_next, alpha, gamma):
    return alpha * (r + gamma * np.max(Q_next, axis=-1) - Q_sa)


@wrong("q_update", "does not subtract the old value")
def q_update_no_old(Q_sa, r, Q_next, alpha, gamma):
    return Q_sa + alpha * (r + gamma * np.max(Q_next, axis=-1))


@wrong("q_update", "sign slip: pays the reward")
def q_update_pays(Q_sa, r, Q_next, alpha, gamma):
    return Q_sa + alpha * (gamma * np.max(Q_next, axis=-1) - r - Q_sa)


@wrong("q_update", "alpha and gamma swapped")
def q_update_swapped(Q_sa, r, Q_next, gamma, alpha):
    return Q_sa + alpha * (r + gamma * np.max(Q_next, axis=-1) - Q_sa)


@wrong("q_update", "no learning rate: jumps to the target")
def q_update_jumps(Q_sa, r, Q_next, alpha, gamma):
    return r + gamma * np.max(Q_next, axis=-1)


@wrong("q_update", "discounts the reward, too")
def q_update_discounted_reward(Q_sa, r, Q_next, alpha, gamma):
    return Q_sa + alpha * (gamma * (r + np.max(Q_next, axis=-1)) - Q_sa)


@wrong("q_update", "learns only from good surprises")
def q_update_only_better(Q_sa, r, Q_next, alpha, gamma):
    return Q_sa + alpha * np.maximum(r + gamma * np.max(Q_next, axis=-1) - Q_sa, 0)


@wrong("q_update", "off by one: leaves out the last action")
def q_update_off_by_one(Q_sa, r, Q_next, alpha, gamma):
    best = Q_next[..., 0]
    for a in range(1, Q_next.shape[-1] - 1):
        best = np.maximum(best, Q_next[..., a])
    return Q_sa + alpha * (r + gamma * best - Q_sa)


@wrong("q_update", "alpha 0.5 and gamma 1 whatever is given, as at the cliff")
def q_update_cliff_only(Q_sa, r, Q_next, alpha, gamma):
    return Q_sa + 0.5 * (r + np.max(Q_next, axis=-1) - Q_sa)


@wrong("q_update", "a random next action")
def q_update_random(Q_sa, r, Q_next, alpha, gamma):
    a = random.randrange(Q_next.shape[-1])
    return Q_sa + alpha * (r + gamma * Q_next[..., a] - Q_sa)


@wrong("q_update", "ignores the next state")
def q_update_no_next(Q_sa, r, Q_next, alpha, gamma):
    return Q_sa + alpha * (r - Q_sa)


@wrong("q_update", "returns an array: one new value for each next action")
def q_update_no_max(Q_sa, r, Q_next, alpha, gamma):
    return np.expand_dims(Q_sa, -1) + alpha * (np.expand_dims(r, -1) + gamma * Q_next - np.expand_dims(Q_sa, -1))


@wrong("q_update", "old value outside: multiplied by gamma, too")
def q_update_bracket(Q_sa, r, Q_next, alpha, gamma):
    return Q_sa + alpha * (r + gamma * (np.max(Q_next, axis=-1) - Q_sa))


@undecided("q_update", "axis=1: serves the many learners of the explorer, but not the one of the text")
def q_update_axis_1(Q_sa, r, Q_next, alpha, gamma):
    return Q_sa + alpha * (r + gamma * np.max(Q_next, axis=1) - Q_sa)


# Exercise 4: log_likelihood(a, log_b, log_ratio, left)


def _p(a, log_b, log_ratio):
    return 1 / (1 + np.exp(-(a * np.asarray(log_ratio) + log_b)))


@right("log_likelihood")
def log_likelihood_where(a, log_b, log_ratio, left):
    p_left = 1 / (1 + np.exp(-(a * log_ratio + log_b)))
    return np.sum(np.log(np.where(left == 1, p_left, 1 - p_left)))


@right("log_likelihood")
def log_likelihood_mixed(a, log_b, log_ratio, left):
    p = np.exp(a * log_ratio + log_b) / (1 + np.exp(a * log_ratio + log_b))
    return (left * np.log(p) + (1 - left) * np.log(1 - p)).sum()


@right("log_likelihood")
def log_likelihood_loop(a, log_b, log_ratio, left):
    total = 0.0
    for x, went_left in zip(log_ratio, left, strict=True):
        p = 1 / (1 + math.exp(-(a * x + log_b)))
        total += math.log(p if went_left else 1 - p)
    return total


@right("log_likelihood")
def log_likelihood_odds(a, log_b, log_ratio, left):
    odds = np.exp(log_b) * np.exp(log_ratio) ** a
    return float(np.log(odds[left == 1] / (1 + odds[left == 1])).sum() - np.log(1 + odds[left == 0]).sum())


@right("log_likelihood")
def log_likelihood_sign(a, log_b, log_ratio, left):
    sign = 2 * left - 1
    return -np.log1p(np.exp(-sign * (a * log_ratio + log_b))).sum()


@right("log_likelihood")
def log_likelihood_linear(slope, bias, x, y):
    z = slope * x + bias
    return y @ z - np.logaddexp(0, z).sum()


@right("log_likelihood")
def log_likelihood_list(a, log_b, log_ratio, left):
    p = [1 / (1 + math.exp(-a * x - log_b)) for x in log_ratio]
    return math.fsum(math.log(q) if y == 1 else math.log(1 - q) for q, y in zip(p, left, strict=True))


@right("log_likelihood")
def log_likelihood_tanh(a, log_b, log_ratio, left):
    p = 0.5 + 0.5 * np.tanh((a * log_ratio + log_b) / 2)
    pressed = np.abs(1 - left - p)
    return np.log(pressed).sum()


@right("log_likelihood")
def log_likelihood_helper(a, log_b, log_ratio, left):
    p = _p(a, log_b, log_ratio)
    return np.log(p[left.astype(bool)]).sum() + np.log(1 - p[~left.astype(bool)]).sum()


right("log_likelihood")(lambda a, log_b, x, left: np.log(left * _p(a, log_b, x) + (1 - left) * _p(-a, -log_b, x)).sum())


@wrong("log_likelihood", "the product of the probabilities, without a logarithm")
def log_likelihood_product(a, log_b, log_ratio, left):
    p = _p(a, log_b, log_ratio)
    return np.prod(np.where(left == 1, p, 1 - p))


@wrong("log_likelihood", "the logarithm of a product: it is 0 for many presses")
def log_likelihood_log_of_product(a, log_b, log_ratio, left):
    p = _p(a, log_b, log_ratio)
    product = np.prod(np.where(left == 1, p, 1 - p))
    return np.log(product) if product > 0 else -np.inf


@wrong("log_likelihood", "negative, as a loss")
def log_likelihood_negative(a, log_b, log_ratio, left):
    return -log_likelihood_where(a, log_b, log_ratio, left)


@wrong("log_likelihood", "mean instead of sum")
def log_likelihood_mean(a, log_b, log_ratio, left):
    p = _p(a, log_b, log_ratio)
    return np.mean(np.log(np.where(left == 1, p, 1 - p)))


@wrong("log_likelihood", "the probability of left for every press")
def log_likelihood_all_left(a, log_b, log_ratio, left):
    return np.log(_p(a, log_b, log_ratio)).sum()


@wrong("log_likelihood", "presses on the right are left out")
def log_likelihood_left_only(a, log_b, log_ratio, left):
    return np.sum(left * np.log(_p(a, log_b, log_ratio)))


@wrong("log_likelihood", "presses on the left are left out")
def log_likelihood_right_only(a, log_b, log_ratio, left):
    return np.sum((1 - left) * np.log(1 - _p(a, log_b, log_ratio)))


@wrong("log_likelihood", "left and right swapped")
def log_likelihood_swapped(a, log_b, log_ratio, left):
    p = _p(a, log_b, log_ratio)
    return np.sum(np.log(np.where(left == 1, 1 - p, p)))


@wrong("log_likelihood", "no minus in the exponent: the probability of right")
def log_likelihood_no_minus(a, log_b, log_ratio, left):
    p = 1 / (1 + np.exp(a * log_ratio + log_b))
    return np.sum(np.log(np.where(left == 1, p, 1 - p)))


@wrong("log_likelihood", "forgets the bias")
def log_likelihood_no_bias(a, log_b, log_ratio, left):
    return log_likelihood_where(a, 0.0, log_ratio, left)


@wrong("log_likelihood", "forgets the slope")
def log_likelihood_no_slope(a, log_b, log_ratio, left):
    return log_likelihood_where(1.0, log_b, log_ratio, left)


@wrong("log_likelihood", "takes the bias off")
def log_likelihood_minus_bias(a, log_b, log_ratio, left):
    return log_likelihood_where(a, -log_b, log_ratio, left)


@wrong("log_likelihood", "slope and bias swapped")
def log_likelihood_swapped_parameters(log_b, a, log_ratio, left):
    return log_likelihood_where(a, log_b, log_ratio, left)


@wrong("log_likelihood", "bracket: only the slope's term has the minus")
def log_likelihood_bracket(a, log_b, log_ratio, left):
    p = 1 / (1 + np.exp(-a * log_ratio + log_b))
    return np.sum(np.log(np.where(left == 1, p, 1 - p)))


@wrong("log_likelihood", "takes the odds for the probability")
def log_likelihood_odds_for_p(a, log_b, log_ratio, left):
    odds = np.exp(a * log_ratio + log_b)
    return np.sum(np.log(np.where(left == 1, odds, 1 / odds)))


@wrong("log_likelihood", "a linear probability, clipped")
def log_likelihood_clipped(a, log_b, log_ratio, left):
    p = np.clip(0.5 + (a * log_ratio + log_b) / 4, 0.01, 0.99)
    return np.sum(np.log(np.where(left == 1, p, 1 - p)))


@wrong("log_likelihood", "logarithm to base ten")
def log_likelihood_base_ten(a, log_b, log_ratio, left):
    return log_likelihood_where(a, log_b, log_ratio, left) / math.log(10)


@wrong("log_likelihood", "bits")
def log_likelihood_bits(a, log_b, log_ratio, left):
    p = _p(a, log_b, log_ratio)
    return np.sum(np.log2(np.where(left == 1, p, 1 - p)))


@wrong("log_likelihood", "probabilities added up")
def log_likelihood_sum_of_p(a, log_b, log_ratio, left):
    p = _p(a, log_b, log_ratio)
    return np.sum(np.where(left == 1, p, 1 - p))


@wrong("log_likelihood", "share of presses that the law predicts")
def log_likelihood_hits(a, log_b, log_ratio, left):
    return np.mean((_p(a, log_b, log_ratio) > 0.5) == (left == 1))


@wrong("log_likelihood", "squared errors")
def log_likelihood_squares(a, log_b, log_ratio, left):
    return -np.sum((left - _p(a, log_b, log_ratio)) ** 2)


@wrong("log_likelihood", "one number for each press, not added up")
def log_likelihood_each(a, log_b, log_ratio, left):
    p = _p(a, log_b, log_ratio)
    return np.log(np.where(left == 1, p, 1 - p))


@wrong("log_likelihood", "log_b taken for b")
def log_likelihood_log_of_log(a, b, log_ratio, left):
    return log_likelihood_where(a, np.log(np.abs(b) + 1e-12), log_ratio, left)


@undecided("log_likelihood", "a small constant against log of 0: nothing for real presses, a little for sure ones")
def log_likelihood_epsilon(a, log_b, log_ratio, left):
    p = _p(a, log_b, log_ratio)
    return np.sum(np.log(np.where(left == 1, p, 1 - p) + 1e-9))
