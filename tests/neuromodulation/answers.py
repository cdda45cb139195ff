"""Answers to the exercises of neuromodulation, as learners write them."""

import math

import numpy as np
from answers import Answers

ANSWERS = Answers()
right, wrong, undecided = ANSWERS.right, ANSWERS.wrong, ANSWERS.undecided


# attention(Q, K, V)


@right("attention")
def attention_paper(Q, K, V):
    scores = Q @ K.T / np.sqrt(K.shape[-1])
    scores = scores - scores.max(axis=-1, keepdims=True)
    e = np.exp(scores)
    return e / e.sum(axis=-1, keepdims=True) @ V


@right("attention")
def attention_loop(Q, K, V):
    rows = []
    for q in Q:
        s = np.array([np.dot(q, k) for k in K]) / math.sqrt(len(q))
        w = np.exp(s - max(s))
        w = w / sum(w)
        rows.append(sum(share * v for share, v in zip(w, V, strict=True)))
    return np.array(rows)


@right("attention")
def attention_einsum(Q, K, V):
    s = np.einsum("id,jd->ij", Q, K) * Q.shape[1] ** -0.5
    p = np.exp(s - s.max(1)[:, None])
    p /= p.sum(1)[:, None]
    return np.einsum("ij,jv->iv", p, V)


@right("attention")
def attention_lists(Q, K, V):
    d, out = len(Q[0]), []
    for q in Q.tolist():
        s = [sum(a * b for a, b in zip(q, k, strict=True)) / d**0.5 for k in K.tolist()]
        e = [math.exp(x - max(s)) for x in s]
        out.append([sum(x * v[c] for x, v in zip(e, V.tolist(), strict=True)) / sum(e) for c in range(len(V[0]))])
    return out


@right("attention")
def attention_logarithm(Q, K, V):
    z = (Q / np.sqrt(Q.shape[1])).dot(K.transpose())
    return np.exp(z - np.logaddexp.reduce(z, axis=1, keepdims=True)).dot(V)


def share(s, axis=-1):
    e = np.exp(s - s.max(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)


@wrong("attention", "no root")
def attention_unscaled(Q, K, V):
    return share(Q @ K.T) @ V


@wrong("attention", "divides by d")
def attention_by_d(Q, K, V):
    return share(Q @ K.T / K.shape[1]) @ V


@wrong("attention", "softmax down the columns")
def attention_columns(Q, K, V):
    return share(Q @ K.T / np.sqrt(Q.shape[1]), axis=0) @ V


@wrong("attention", "no transpose")
def attention_not_turned(Q, K, V):
    return share(Q @ K / np.sqrt(Q.shape[1])) @ V


@wrong("attention", "keys for values")
def attention_keys(Q, K, V):
    return share(Q @ K.T / np.sqrt(Q.shape[1])) @ K


@wrong("attention", "values for keys")
def attention_values(Q, K, V):
    return share(Q @ V.T / np.sqrt(Q.shape[1])) @ V


@wrong("attention", "no softmax")
def attention_linear(Q, K, V):
    return Q @ K.T / np.sqrt(Q.shape[1]) @ V


@wrong("attention", "returns the shares")
def attention_shares(Q, K, V):
    return share(Q @ K.T / np.sqrt(Q.shape[1]))


@wrong("attention", "the best key takes all")
def attention_hard(Q, K, V):
    return V[np.argmax(Q @ K.T, axis=1)]


@wrong("attention", "one softmax over the whole matrix")
def attention_whole(Q, K, V):
    e = np.exp(Q @ K.T / np.sqrt(Q.shape[1]))
    return e / e.sum() @ V


@wrong("attention", "overflows")
def attention_overflow(Q, K, V):
    e = np.exp(Q @ K.T / np.sqrt(Q.shape[1]))
    return e / e.sum(axis=1, keepdims=True) @ V


@wrong("attention", "root of the number of keys")
def attention_root_of_keys(Q, K, V):
    return share(Q @ K.T / np.sqrt(K.shape[0])) @ V


@wrong("attention", "the first question only")
def attention_first(Q, K, V):
    return share(Q[:1] @ K.T / np.sqrt(Q.shape[1])) @ V


# induction(tokens)


@right("induction")
def induction_loop(tokens):
    says = []
    for i, token in enumerate(tokens):
        said = -1
        for j in range(i):
            if tokens[j] == token:
                said = tokens[j + 1]
        says.append(said)
    return np.array(says)


@right("induction")
def induction_matrices(tokens):
    n = len(tokens)
    head_1 = np.zeros((n, n))
    head_1[np.arange(1, n), np.arange(n - 1)] = 1
    heard = head_1 @ (tokens + 1) - 1
    match = (heard[None, :] == tokens[:, None]) & (np.arange(n)[None, :] <= np.arange(n)[:, None])
    freshness = match * np.arange(1, n + 1)
    return np.where(match.any(axis=1), tokens[freshness.argmax(axis=1)], -1)


@right("induction")
def induction_dictionary(tokens):
    after, says = {}, []
    for i in range(len(tokens)):
        if i:
            after[int(tokens[i - 1])] = int(tokens[i])
        says.append(after.get(int(tokens[i]), -1))
    return says


@right("induction")
def induction_backwards(tokens):
    says = np.full(len(tokens), -1)
    for i in range(len(tokens)):
        for j in range(i - 1, -1, -1):
            if tokens[j] == tokens[i]:
                says[i] = tokens[j + 1]
                break
    return says


@right("induction")
def induction_flatnonzero(tokens):
    def say(i):
        places = np.flatnonzero(tokens[:i] == tokens[i])
        return tokens[places[-1] + 1] if len(places) else -1

    return np.array([say(i) for i in range(len(tokens))], dtype=float)


def looked_up(tokens, pick, by, none=-1):
    says = []
    for i in range(len(tokens)):
        places = [j for j in range(i) if tokens[j] == tokens[i]]
        at = pick(places) + by if places else -1
        says.append(tokens[at] if 0 <= at < len(tokens) else none)
    return np.array(says)


@wrong("induction", "returns the match itself")
def induction_match(tokens):
    return looked_up(tokens, max, 0)


@wrong("induction", "looks ahead")
def induction_ahead(tokens):
    return np.append(tokens[1:], -1)


@wrong("induction", "first in place of last match")
def induction_first(tokens):
    return looked_up(tokens, min, 1)


@wrong("induction", "off by one")
def induction_too_far(tokens):
    return looked_up(tokens, max, 2)


@wrong("induction", "what came before the match")
def induction_before(tokens):
    return looked_up(tokens, max, -1)


@wrong("induction", "the token before")
def induction_head_1(tokens):
    return np.append(-1, tokens[:-1])


@wrong("induction", "0 for new tokens")
def induction_zero(tokens):
    return looked_up(tokens, max, 1, none=0)


@wrong("induction", "the last place only")
def induction_last(tokens):
    return looked_up(tokens, max, 1)[-1]


@wrong("induction", "the tokens themselves")
def induction_same(tokens):
    return tokens


@wrong("induction", "never finds anything")
def induction_never(tokens):
    return np.full(len(tokens), -1)


@wrong("induction", "a token too few")
def induction_short(tokens):
    return looked_up(tokens, max, 1)[1:]


@wrong("induction", "places in place of tokens")
def induction_places(tokens):
    return np.array([max([j + 1 for j in range(i) if tokens[j] == tokens[i]], default=-1) for i in range(len(tokens))])


# learning_rate(error, sigma, run, hazard)


@right("learning_rate")
def learning_rate_paper(error, sigma, run, hazard):
    width = sigma * math.sqrt(1 + 1 / run)
    near = math.exp(-(error**2) / (2 * width**2)) / (math.sqrt(2 * math.pi) * width)
    omega = hazard / 300 / (hazard / 300 + (1 - hazard) * near)
    return omega + (1 - omega) / (run + 1)


@right("learning_rate")
def learning_rate_odds(error, sigma, run, hazard):
    variance = sigma**2 + sigma**2 / run
    odds = np.log(hazard / (1 - hazard)) - np.log(300) + error**2 / (2 * variance) + 0.5 * np.log(2 * np.pi * variance)
    omega = 1 / (1 + np.exp(-odds))
    return omega + (1 - omega) / (run + 1)


@right("learning_rate")
def learning_rate_one_line(error, sigma, run, hazard):
    v = sigma**2 * (run + 1) / run
    p = (1 - hazard) * np.exp(-0.5 * error * error / v) / np.sqrt(2 * np.pi * v)
    return 1 - (p / (p + hazard / 300)) * run / (run + 1)


@right("learning_rate")
def learning_rate_array(error, sigma, run, hazard):
    scores = np.array([hazard * (1 / 300), (1 - hazard) * normal(error, sigma * np.sqrt(1 + 1 / run))])
    omega = (scores / scores.sum())[0]
    return np.float64(omega * 1 + (1 - omega) * (1 / (1 + run)))


@right("learning_rate")
def learning_rate_single(error, sigma, run, hazard):
    return np.float32(learning_rate_paper(error, sigma, run, hazard))


def normal(x, width):
    return np.exp(-0.5 * (x / width) ** 2) / (width * np.sqrt(2 * np.pi))


def flight(error, sigma, run, hazard, width=None, far=1 / 300):
    near = normal(error, sigma * np.sqrt(1 + 1 / run) if width is None else width)
    return hazard * far / (hazard * far + (1 - hazard) * near)


@wrong("learning_rate", "omega alone")
def learning_rate_omega(error, sigma, run, hazard):
    return flight(error, sigma, run, hazard)


@wrong("learning_rate", "no surprise")
def learning_rate_mean(error, sigma, run, hazard):
    return 1 / (run + 1)


@wrong("learning_rate", "no hazard")
def learning_rate_even(error, sigma, run, hazard):
    return learning_rate_paper(error, sigma, run, 0.5)


@wrong("learning_rate", "width of one bag")
def learning_rate_narrow(error, sigma, run, hazard):
    omega = flight(error, sigma, run, hazard, width=sigma)
    return omega + (1 - omega) / (run + 1)


@wrong("learning_rate", "run without the new bag")
def learning_rate_run(error, sigma, run, hazard):
    omega = flight(error, sigma, run, hazard)
    return omega + (1 - omega) / run


@wrong("learning_rate", "range of 1")
def learning_rate_range(error, sigma, run, hazard):
    omega = flight(error, sigma, run, hazard, far=1)
    return omega + (1 - omega) / (run + 1)


@wrong("learning_rate", "sign of the error")
def learning_rate_one_side(error, sigma, run, hazard):
    omega = flight(max(error, 0.0), sigma, run, hazard)
    return omega + (1 - omega) / (run + 1)


@wrong("learning_rate", "constant")
def learning_rate_constant(error, sigma, run, hazard):
    return 0.3


@wrong("learning_rate", "hazard")
def learning_rate_hazard(error, sigma, run, hazard):
    return hazard


@wrong("learning_rate", "the new guess's step")
def learning_rate_step(error, sigma, run, hazard):
    return learning_rate_paper(error, sigma, run, hazard) * error


@wrong("learning_rate", "omega exchanged")
def learning_rate_exchanged(error, sigma, run, hazard):
    omega = 1 - flight(error, sigma, run, hazard)
    return omega + (1 - omega) / (run + 1)


@wrong("learning_rate", "variance for width")
def learning_rate_variance(error, sigma, run, hazard):
    omega = flight(error, sigma, run, hazard, width=sigma**2 * (1 + 1 / run))
    return omega + (1 - omega) / (run + 1)


# spread(q, k)


@right("spread")
def spread_einsum(q, k):
    return np.einsum("nd,nd->n", q, k).var()


@right("spread")
def spread_loop(q, k):
    scores = [np.dot(a, b) for a, b in zip(q, k, strict=True)]
    middle = sum(scores) / len(scores)
    return sum((s - middle) ** 2 for s in scores) / len(scores)


@right("spread")
def spread_squares(q, k):
    s = np.sum(q * k, axis=-1)
    return np.mean(s * s) - np.mean(s) ** 2


@right("spread")
def spread_std(q, k):
    return np.std((np.array(q) * np.array(k)).sum(1)) ** 2


@right("spread")
def spread_matmul(q, k):
    return float(np.var((q[:, None, :] @ k[:, :, None]).ravel()))


@wrong("spread", "mean of the products")
def spread_of_means(q, k):
    return np.var(np.mean(q * k, axis=1))


@wrong("spread", "standard deviation")
def spread_deviation(q, k):
    return np.std(np.sum(q * k, axis=1))


@wrong("spread", "divided by the root")
def spread_scaled(q, k):
    return np.var(np.sum(q * k, axis=1) / np.sqrt(len(q[0])))


@wrong("spread", "all pairs")
def spread_all_pairs(q, k):
    return np.var(q @ k.T)


@wrong("spread", "products one by one")
def spread_products(q, k):
    return np.var(q * k)


@wrong("spread", "columns")
def spread_columns(q, k):
    return np.var(np.sum(q * k, axis=0))


@wrong("spread", "squares only")
def spread_no_mean(q, k):
    return np.mean(np.sum(q * k, axis=1) ** 2)


@wrong("spread", "the paper's number")
def spread_paper(q, k):
    return len(q[0])


@wrong("spread", "the scores")
def spread_scores(q, k):
    return np.sum(q * k, axis=1)


@wrong("spread", "the mean")
def spread_mean(q, k):
    return np.mean(np.sum(q * k, axis=1))


@wrong("spread", "sums in place of products")
def spread_sums(q, k):
    return np.var(np.sum(q + k, axis=1))
