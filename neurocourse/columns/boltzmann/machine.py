"""A restricted Boltzmann machine that is small enough to say exactly how probable each picture is."""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, generator, integer, takes

SIDE = 4
N_VISIBLE, N_HIDDEN = SIDE * SIDE, 12
N_WEIGHTS = N_VISIBLE * N_HIDDEN


class Machine(NamedTuple):
    """Weights between units that are seen and units that are hidden, and how ready each is to be on."""

    W: np.ndarray  # (hidden, visible)
    b: np.ndarray  # (visible,)
    c: np.ndarray  # (hidden,)


@takes(side=integer(low=2, high=5))
def bars_and_stripes(side=SIDE):
    """All pictures of whole rows, or of whole columns, that are on: 30 of 65,536 for four by four pixels.

    Parameters
    ----------
    side : int
        Pixels.

    Returns
    -------
    numpy.ndarray
        0 and 1, shape (2 ** (side + 1) - 2, side * side).

    References
    ----------
    MacKay DJC (2003). Information Theory, Inference, and Learning Algorithms. Cambridge University Press.
    """
    lines = states(side)
    rows = np.repeat(lines[:, :, None], side, axis=2).reshape(len(lines), -1)
    columns = np.repeat(lines[:, None, :], side, axis=1).reshape(len(lines), -1)
    return np.concatenate([rows, columns[1:-1]])


def states(n):
    """All patterns of n units, (2**n, n)."""
    return ((np.arange(2**n)[:, None] >> np.arange(n)) & 1).astype(float)


def sigmoid(x):
    return 0.5 * (1 + np.tanh(0.5 * x))


def softplus(x):
    """log(1 + exp(x)): what a unit adds to the log of a sum over its two states."""
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


def log_sum(x):
    """log Σ exp(x), whatever the size of x."""
    return x.max() + np.log(np.exp(x - x.max()).sum())


PICTURES = array(shape=("n", "v"), low=0, high=1, least=1)


@takes(V=PICTURES, W=array(shape=("h", "v"), least=1), b=array(shape=("v",)), c=array(shape=("h",)))
def log_likelihood(V, W, b, c):
    """Mean log probability that a machine gives to pictures, exactly.

    log p(v) = b·v + Σⱼ log(1 + exp(cⱼ + Wⱼ·v)) − log Z, where Z sums the same over all pictures, or, which comes to
    the same, over all states of the hidden units.

    Parameters
    ----------
    V : array_like, shape (pictures, visible), 0 and 1
    W : array_like, shape (hidden, visible)
    b, c : array_like, shapes (visible,) and (hidden,)
        Either side has at most 16 units.

    Returns
    -------
    float
        Nats.
    """
    return float(probabilities_log(V, W, b, c).mean())


@takes(V=PICTURES, machine=Machine)
def probabilities(V, machine):
    """How probable a machine finds each picture, exactly: that often it dreams it.

    Parameters
    ----------
    V : array_like, shape (pictures, visible), 0 and 1
    machine : Machine

    Returns
    -------
    numpy.ndarray
        Shape (pictures,).
    """
    return np.exp(probabilities_log(V, *machine))


def probabilities_log(V, W, b, c):
    """The logarithm of the probability of each picture, (pictures,)."""
    return V @ b + softplus(V @ W.T + c).sum(axis=1) - log_partition(W, b, c)


@takes(numbers=array(shape=(N_WEIGHTS + N_VISIBLE + N_HIDDEN,)))
def unpacked(numbers):
    """A machine out of W, b and c in a row, (220,), as they are stored."""
    W, b, c = np.split(numbers, [N_WEIGHTS, N_WEIGHTS + N_VISIBLE])
    return Machine(W.reshape(N_HIDDEN, N_VISIBLE), b, c)


def log_partition(W, b, c):
    """log Z: sums over the states of the smaller side, the other is summed by hand."""
    W, b, c = (W, b, c) if len(c) <= len(b) else (W.T, c, b)
    if len(c) > 16:
        raise ValueError(f"W must have at most 16 rows, or at most 16 columns, got shape {W.shape}")
    return log_sum(_hidden(W, b, c)[1])


def _hidden(W, b, c):
    """All states of the hidden units, and the logarithm of what each adds to Z, the pictures summed by hand."""
    H = states(len(c))
    return H, H @ c + softplus(H @ W + b).sum(axis=1)


@takes(machine=Machine, n=integer(low=1, high=100_000), rng=generator)
def dream(machine, n, *, rng):
    """Pictures drawn from a machine, with exactly the probabilities that it gives them.

    Parameters
    ----------
    machine : Machine
    n : int
    rng : seed or numpy.random.Generator

    Returns
    -------
    numpy.ndarray
        0 and 1, shape (n, visible).
    """
    W, b, c = machine
    H, log_p = _hidden(W, b, c)
    h = H[rng.choice(len(H), n, p=np.exp(log_p - log_sum(log_p)))]
    return (rng.random((n, len(b))) < sigmoid(h @ W + b)).astype(float)
