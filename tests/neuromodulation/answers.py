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
