"""Hopfield's network: a memory that stands in the connections, found again from a part of it."""

import math
from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, bounded, count, fraction, generator, number, takes

ZERO = 1e-9  # a summed input as small as this is zero but for rounding, which differs from computer to computer


class Recall(NamedTuple):
    """One recall, unit by unit: row 0 is the cue, and every further row has one unit more turned over."""

    states: np.ndarray  # (flips + 1, N), ±1
    energy: np.ndarray  # (flips + 1,)


@bounded
def signs(name, value, **kw):
    """A check of arguments: an array of -1 and +1."""
    x = array(name, value, **kw)
    if not (np.abs(x) == 1).all():
        raise ValueError(f"{name} must hold only -1 and +1")
    return x


@takes(P=count(low=0), N=count(low=2), rng=generator)
def random_patterns(P, N, *, rng):
    """P patterns of N units, +1 or -1 with equal chance: float64 (P, N)."""
    return rng.choice([-1.0, 1.0], size=(P, N))


@takes(patterns=signs(shape=("P", "N")))
def store(patterns):
    """Weights after one look at each pattern, by Hebb's rule: W_ij = (1/N) Σ_μ ξ_i^μ ξ_j^μ, and W_ii = 0.

    Parameters
    ----------
    patterns : array_like, shape (P, N), ±1

    Returns
    -------
    ndarray, shape (N, N)
        Symmetric.

    References
    ----------
    Hopfield JJ (1982). Neural networks and physical systems with emergent collective computational abilities.
    PNAS 79:2554-2558. doi:10.1073/pnas.79.8.2554
    """
    W = patterns.T @ patterns
    W *= 1 / max(patterns.shape[1], 1)
    np.fill_diagonal(W, 0)
    return W


def hebb_weights(patterns):
    """Hebb's rule for pictures p of paper (0) and ink (1): `store` with ξ = 2 p - 1, so that two zeros agree, too."""
    return store(2.0 * np.asarray(patterns) - 1)


def recall_step(W, s, i):
    """The state after unit i has followed its input, s_i ← sgn(Σ_j W_ij s_j). A sum of zero changes nothing."""
    s = np.array(s, float)
    h = W[i] @ s
    if abs(h) > ZERO:
        s[i] = np.sign(h)
    return s


def energy(W, s):
    """E = -½ Σ_ij W_ij s_i s_j of each state s, (…, N): low where the state agrees with the connections."""
    return -0.5 * np.einsum("...i,...i->...", s @ W, s)


def overlap(s, patterns):
    """m = (1/N) Σ_i ξ_i s_i: 1 for the same pattern, 0 for an unrelated one, -1 for its negative."""
    return np.asarray(s) @ np.asarray(patterns).T / np.shape(patterns)[-1]


@takes(pattern=signs(shape=(..., "N"), least=1), noise=fraction, covered=fraction, rng=generator)
def damage(pattern, noise=0.0, covered=0.0, *, rng):
    """A cue: the last part ``covered`` (0 to 1) of the units falls to -1, then the part ``noise`` of all is turned."""
    cue = pattern.copy()
    N = cue.shape[-1]
    cue[..., N - round(covered * N) :] = -1
    cue[..., rng.permutation(N)[: round(noise * N)]] *= -1
    return cue


@takes(
    W=array(shape=("N", "N")), cue=signs(shape=(..., "N")), update=("one by one", "all at once"), sweeps=count,
    rng=generator,
)  # fmt: skip
def recall(W, cue, *, update="one by one", sweeps=20, rng):
    """Let states run downhill in energy: s_i ← sgn(Σ_j W_ij s_j), again and again. A sum of zero changes nothing.

    One by one, in a new random order each sweep, the energy never rises, so it must come to rest. All at once is one
    matrix product a step; it may end in a cycle of two states.

    Parameters
    ----------
    W : array_like, shape (N, N)
        Symmetric, with a zero diagonal: from `store`.
    cue : array_like, shape (N,) or (B, N), ±1
    update : "one by one" or "all at once"
    sweeps : int
        At most so many; it ends earlier when nothing moves.
    rng : seed or numpy.random.Generator
        Source of the order; all at once needs none.

    Returns
    -------
    ndarray, shape of ``cue``

    References
    ----------
    Hopfield JJ (1982), see `store`.
    """
    s = np.array(cue, order="C").reshape(-1, len(W))
    once = _together if update == "all at once" else _sweep
    moving = np.arange(len(s))
    h = s @ W
    for _ in range(sweeps):
        moving = moving[once(W, s, h, moving, rng)]
        if not len(moving):
            break
    return s.reshape(cue.shape)


def _together(W, s, h, moving, rng):
    """One step of all units of the states ``moving``; which of them changed."""
    now = h[moving]
    new = np.where(np.abs(now) < ZERO, s[moving], np.sign(now))
    changed = (new != s[moving]).any(axis=1)
    s[moving] = new
    h[moving[changed]] = new[changed] @ W
    return changed


def _sweep(W, s, h, moving, rng):
    """Every unit of the states ``moving`` once, in one random order; which of them changed."""
    order = rng.permutation(len(W))
    return np.array([_visit(W, s[b], h[b], order) for b in moving], dtype=bool)


def _visit(W, s, h, order):
    """One sweep through one state, in place; whether a unit turned.

    A unit that agrees with its input stays as it is, so we go from one that does not to the next. Only a flip changes
    the inputs, by one row of W: the same states as in a loop over all units, in a fraction of the time.
    """
    state, field, at = s[order], h[order], 0
    while at < len(order):
        wrong = state[at:] * field[at:] < -ZERO
        step = int(wrong.argmax())
        if not wrong[step]:
            break
        at += step
        state[at] = -state[at]
        field += (2 * state[at]) * W[order[at]].take(order)
        at += 1
    turned = not np.array_equal(state, s[order])
    s[order], h[order] = state, field
    return turned


@takes(W=array(shape=("N", "N")), cue=signs(shape=("N",)), sweeps=count, rng=generator)
def trace(W, cue, *, sweeps=20, rng):
    """One recall, one by one, with every state on the way: what `recall` does fast. Returns a `Recall`."""
    states = [cue]
    for _ in range(sweeps):
        before = len(states)
        for i in rng.permutation(len(cue)):
            s = recall_step(W, states[-1], i)
            if s[i] != states[-1][i]:
                states.append(s)
        if len(states) == before:
            break
    return Recall(np.array(states), energy(W, np.array(states)))


@takes(alpha=number(above=0))
def law(alpha):
    """Share of units that turn wrong in the first step from a stored pattern: ½ erfc(√(1 / 2α)), α = P/N.

    The P - 1 other patterns add noise of variance α to a signal of 1; a unit turns where the noise wins.
    """
    return 0.5 * math.erfc(math.sqrt(1 / (2 * alpha)))


@takes(patterns=signs(shape=("P", "N"), least=1), W=array(shape=("N", "N")))
def one_step_error(patterns, W=None):
    """The same share, measured: store the patterns (or take W), show each of them, count the units that would turn."""
    W = store(patterns) if W is None else W
    return float(np.mean(patterns * (patterns @ W) < -ZERO))
