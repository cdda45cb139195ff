"""How much of the past can be read out of what units do now."""

import numpy as np

from neurocourse.arguments import array, count, generator, integer, number, positive, takes
from neurocourse.columns.echoes.wirings import SCALE, WIRINGS, N, states, wiring
from neurocourse.hippocampus.forecasting.echo_state import with_one

LONGEST, T, SETTLE = 70, 2200, 200  # steps back that are asked for; steps of a run, and those before it counts


@takes(X=array(shape=("T", "n"), least=1), u=array(shape=("T",)), k=count(low=0))
def capacity(X, u, k):
    """How well a linear readout of X_t recalls u_{t−k}: 1 is perfectly, 0 not at all.

    The readout learns from the first half of the pairs (X_t, u_{t−k}) by least squares; the squared correlation of
    what it says with the truth is that of the second half, which it has not seen.

    Parameters
    ----------
    X : array, shape (T, n)
        States of the units.
    u : array, shape (T,)
        Input of the same steps.
    k : int
        How many steps back.

    Returns
    -------
    float

    References
    ----------
    Jaeger H (2001). Short term memory in echo state networks. GMD Report 152.
    """
    k = integer("k", k, low=0, high=len(u) - 4)
    now, past = with_one(X[k:]), u[: len(u) - k]
    half = len(past) // 2
    V = np.linalg.lstsq(now[:half], past[:half], rcond=None)[0]
    return float(alike(now[half:] @ V, past[half:]))


@takes(X=array(shape=("T", "n"), least=1), Y=array(shape=("T", "m"), least=1))
def readable(X, Y):
    """`capacity` of many targets at once, the columns of Y: squared correlations, (m,)."""
    now, half = with_one(X), len(X) // 2
    V = np.linalg.lstsq(now[:half], Y[:half], rcond=1e-13)[0]
    return alike(now[half:] @ V, Y[half:])


def alike(said, true):
    """Squared correlation along the first axis; 0 where one of them never changes."""
    said, true = said - said.mean(axis=0), true - true.mean(axis=0)
    varies = (said**2).sum(axis=0) * (true**2).sum(axis=0)
    return (said * true).sum(axis=0) ** 2 / np.where(varies > 0, varies, 1)


def before(u, delays, start):
    """What the input was so many steps before each step from ``start`` on: (T − start, delays)."""
    return np.stack([u[start - k : len(u) - k] for k in delays], axis=1)


@takes(
    kind=WIRINGS, strength=positive, shuffled=bool, linear=bool, noise=number(low=0), loud=positive, n=count(low=2),
    T=count(low=500), rng=generator,
)  # fmt: skip
def profile(kind, strength=0.9, *, shuffled=False, linear=False, noise=0.0, loud=1.0, n=N, T=T, rng):
    """What a wiring recalls of inputs 0 to 69 steps back, drawn evenly from −1 to 1: (70,).

    ``noise`` is that of each unit, as a share of the usual loudness of the input, and the input is ``loud`` times as
    loud. The sum is the memory capacity, which Jaeger (2001) has shown to be at most ``n``.
    """
    u = rng.uniform(-1, 1, T)
    how = dict(linear=linear, scale=SCALE * loud, noise=noise / loud)
    X = states(wiring(kind, strength, shuffled=shuffled, n=n, rng=rng), u, **how, rng=rng)
    return readable(X[SETTLE:], before(u, range(LONGEST), SETTLE))
