"""The fast forms of this package once more, each as plainly as its equation: these are to be read, those run.

They take one sample at a time and check nothing. A test holds each against the form that networks run.
"""

from typing import NamedTuple

import numpy as np

from neurocourse.nn.activations import softmax
from neurocourse.nn.batches import one_hot


class State(NamedTuple):
    """What an LSTM hands on from one step to the next."""

    h: np.ndarray  # (n_hidden,) what it shows
    C: np.ndarray  # (n_hidden,) what it keeps


def sigmoid(z):
    """σ(z) = 1 / (1 + e⁻ᶻ)."""
    return 1 / (1 + np.exp(-z))


def rnn_step(x, h, W):
    """One step of `RNN`: x (n_in,) and state h (n_hidden,) to the new h; W (n_hidden, n_hidden + n_in + 1)."""
    s = np.concatenate([h, x, [1.0]])
    return np.tanh(W @ s)


def lstm_step(x, h, C, W):
    """One step of `LSTM`: C ← f⊙C + i⊙C̃ and h ← o⊙tanh C, for x (n_in,) and the state before it, (n_hidden,) each.

    The weights ``W[name]`` of each gate and of the candidate, (n_hidden, n_hidden + n_in + 1), act on h, x and 1.
    """
    s = np.concatenate([h, x, [1.0]])
    f, i, o = (sigmoid(W[gate] @ s) for gate in ("forget", "input", "output"))
    C = f * C + i * np.tanh(W["candidate"] @ s)
    return State(o * np.tanh(C), C)


def gru_step(x, h, W):
    """One step of `GRU`: x (n_in,) and state h (n_hidden,) to the new h.

    W holds the weights "update", "reset" and "candidate", each (n_hidden, n_hidden + n_in + 1).
    """
    s, n = np.concatenate([h, x, [1.0]]), len(h)
    z, r = (sigmoid(W[gate] @ s) for gate in ("update", "reset"))
    candidate = np.tanh(r * (W["candidate"][:, :n] @ h) + W["candidate"][:, n:] @ s[n:])
    return (1 - z) * h + z * candidate


def conv2d(x, W, b, stride=1, padding=0):
    """`Conv2d` of one image x (rows, cols, c_in), window by window, with W (c_out, k, k, c_in) and b (c_out,)."""
    x, k = np.pad(x, ((padding, padding), (padding, padding), (0, 0))), W.shape[1]
    rows, cols = ((n - k) // stride + 1 for n in x.shape[:2])
    y = np.empty((rows, cols, len(W)))
    for i, j in np.ndindex(rows, cols):
        window = x[i * stride : i * stride + k, j * stride : j * stride + k]
        y[i, j] = np.sum(W * window, axis=(1, 2, 3)) + b
    return y


def max_pool(x, size=2):
    """`MaxPool2d` of one image x (rows, cols, channels), block by block."""
    y = np.empty((x.shape[0] // size, x.shape[1] // size, x.shape[2]))
    for i, j in np.ndindex(y.shape[:2]):
        y[i, j] = x[i * size : (i + 1) * size, j * size : (j + 1) * size].max(axis=(0, 1))
    return y


def attention(Q, K, V, causal=False):
    """`SelfAttention` of one head and one sequence: questions Q (T, d) meet keys K (T, d) and take from V (T, n).

    Causal: place t sees no later one.
    """
    y = np.empty((len(Q), V.shape[1]))
    for t, q in enumerate(Q):
        seen = t + 1 if causal else len(K)
        alpha = softmax(K[:seen] @ q / np.sqrt(len(q)))
        y[t] = alpha @ V[:seen]
    return y


def layer_norm(x, g, b, epsilon=1e-5):
    """`LayerNorm` of the units x (n,) of one place."""
    return g * (x - x.mean()) / np.sqrt(x.var() + epsilon) + b


def cross_entropy(logits, labels):
    """`cross_entropy` of logits (batch, n_classes) and labels (batch,): the loss, and its slope p − one-hot label."""
    p, right = softmax(logits), one_hot(labels, logits.shape[1])
    return -np.mean(np.log(p[right == 1])), (p - right) / len(logits)


def adam_step(theta, g, m, v, t, *, eta=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    """The t-th step of `Adam`, t = 1, 2, …: the new θ, and the new means m and v of the gradient g and its square."""
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)  # both means began at zero
    return theta - eta * m_hat / (np.sqrt(v_hat) + epsilon), m, v
