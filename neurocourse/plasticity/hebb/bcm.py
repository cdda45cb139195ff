"""A sliding threshold: the rule of Bienenstock, Cooper and Munro takes sides, and Oja's needs two things for it."""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, count, generator, number, positive, takes
from neurocourse.plasticity.hebb import rules

K, ETA, TAU, STEPS, EVERY = 4, 0.01, 50.0, 8000, 20
FAR = 1e3  # an output beyond this has exploded


class Course(NamedTuple):
    """Every 20 steps: outputs to all patterns (looks, K), threshold (looks,); and when it exploded: a step, or None."""

    y: np.ndarray
    theta: np.ndarray
    exploded: int | None


@takes(K=count(low=2), overlap=number(low=0, below=1))
def patterns(K=K, overlap=0.5):
    """K patterns of length 1, (K, K), any two with the same cosine, ``overlap``; nothing in them is negative."""
    values, vectors = np.linalg.eigh((1 - overlap) * np.eye(K) + overlap)
    return vectors @ np.diag(np.sqrt(values)) @ vectors.T


@takes(w=array(shape=("n",)), theta=number, x=array(shape=("n",)), eta=positive, tau=positive)
def step(w, theta, x, eta, tau):
    """One step of the rule: w ← w + η y (y − θ) x, and θ ← θ + (y² − θ) / τ.

    Parameters
    ----------
    w : array, shape (n,)
    theta : float
        Outputs above this strengthen the synapses that were in use, outputs below it weaken them.
    x : array, shape (n,)
        Input.
    eta : float
    tau : float, steps
        How quickly the threshold follows the square of the output.

    Returns
    -------
    (ndarray, float)
        Weights and threshold.

    References
    ----------
    Bienenstock EL, Cooper LN, Munro PW (1982). Theory for the development of neuron selectivity: orientation
    specificity and binocular interaction in visual cortex. Journal of Neuroscience 2:32-48.
    doi:10.1523/JNEUROSCI.02-01-00032.1982
    """
    y = w @ x
    return w + eta * y * (y - theta) * x, theta + (y**2 - theta) / tau


@takes(eta=positive, length=positive)
def slowest(eta=ETA, length=1.0):
    """The slowest threshold that still holds the cell, in steps: τ < 1 / (η |x|²).

    A fixed point at y = θ is stable when the trace of ẏ = η |x|² y (y − θ), θ̇ = (y² − θ) / τ is negative there. It is
    the same for one pattern and for several at right angles.

    References
    ----------
    Udeigwe LC, Munro PW, Ermentrout GB (2017). Emergent dynamical properties of the BCM learning rule. Journal of
    Mathematical Neuroscience 7:2. doi:10.1186/s13408-017-0044-6
    """
    return 1 / (eta * length**2)


@takes(X=array(shape=("K", "n"), least=2), eta=positive, tau=positive, steps=count, rng=generator)
def learn(X, *, eta=ETA, tau=TAU, steps=STEPS, rng):
    """Show a cell one of the patterns after another, at random.

    Parameters
    ----------
    X : array, shape (K, n)
    eta : float
    tau : float, steps
    steps : int
    rng : seed or numpy.random.Generator

    Returns
    -------
    Course
    """
    w, theta, exploded = _start(X, rng), 1.0, None
    looks, thetas = [X @ w], [theta]
    move = step.unguarded
    for k, x in enumerate(X[rng.integers(len(X), size=steps)]):
        w, theta = move(w, theta, x, eta, tau)
        exploded = k + 1 if not abs(theta) < FAR**2 or np.abs(w).max() > FAR else None
        if exploded:
            break
        if k % EVERY == EVERY - 1:
            looks.append(X @ w)
            thetas.append(theta)
    return Course(np.array(looks), np.array(thetas), exploded)


@takes(X=array(shape=("K", "n"), least=2), centred=bool, squared=bool, eta=positive, steps=count, rng=generator)
def learn_oja(X, *, centred=False, squared=False, eta=ETA, steps=STEPS, rng):
    """Outputs (looks, K) of a unit that learns from the same by Oja's rule, or with what it lacks.

    Parameters
    ----------
    X : array, shape (K, n)
    centred : bool
        Whether the mean of the patterns is taken off.
    squared : bool
        Whether the square of the output drives the change; the weights are then divided by their length.
    eta : float
    steps : int
    rng : seed or numpy.random.Generator
    """
    w, X = _start(X, rng), X - X.mean(axis=0) * centred
    looks, oja = [X @ w], rules.change.unguarded
    for k, x in enumerate(X[rng.integers(len(X), size=steps)]):
        y = w @ x
        if squared:
            w = w + eta * y**2 * x
            w = w / np.linalg.norm(w)
        else:
            w = w + eta * oja(x, y, w)
        if k % EVERY == EVERY - 1:
            looks.append(X @ w)
    return np.array(looks)


def _start(X, rng):
    """Small weights that answer all patterns nearly alike."""
    n = X.shape[1]
    return 0.3 / np.sqrt(n) + 0.05 * rng.standard_normal(n)


@takes(y=array(shape=(..., "K"), least=1))
def selectivity(y):
    """1 − mean / largest of the outputs that are above zero: 0 takes no side, 1 − 1/K answers one pattern alone."""
    rates = np.maximum(y, 0.0)
    return 1 - rates.mean(axis=-1) / np.maximum(rates.max(axis=-1), 1e-12)
