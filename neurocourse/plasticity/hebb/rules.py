"""Rules by which a synapse changes when it is used: Hebb's, which runs away, and two that hold it."""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, count, function, generator, positive, takes, unguarded

ETA, START = 0.02, (0.1, 0.1)
FAR = 1e6  # weights longer than this have run away, and stay there
ANGLE, SPREAD = 35.0, (1.5, 0.75)  # degrees, and widths of the cloud of inputs: variances in the ratio of 4
TARGET, SENSOR, SCALER = 1.0, 10.0, 20.0  # of synaptic scaling: mean of y², and time constants in steps


@takes(x_i=array, y=array, w_i=array)
def hebb(x_i, y, w_i):
    """What Hebb's rule adds to a synapse, for a step of length 1: y xᵢ."""
    return y * x_i + 0 * w_i


@takes(x_i=array, y=array, w_i=array)
def change(x_i, y, w_i):
    """What Oja's rule adds to a synapse, for a step of length 1: y xᵢ − y² wᵢ.

    Parameters
    ----------
    x_i, y, w_i : float or array
        Input of the synapse, output of the cell, and weight of the synapse.

    References
    ----------
    Oja E (1982). A simplified neuron model as a principal component analyzer. Journal of Mathematical Biology
    15:267-273. doi:10.1007/BF00275687
    """
    return y * x_i - y**2 * w_i


class Course(NamedTuple):
    """Weights before the first step and after each, (steps + 1, n), and when they ran away: a step, or None."""

    w: np.ndarray
    ran_away: int | None

    @property
    def length(self):
        """Length of the weights, (steps + 1,)."""
        return np.linalg.norm(self.w, axis=1)


@takes(n=count, mean=array(shape=(2,)), rng=generator)
def cloud(n=1000, mean=(0.0, 0.0), *, rng):
    """Two inputs that go together, (n, 2), around a mean: made-up numbers."""
    turn = np.radians(ANGLE)
    axes = np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])
    return mean + (rng.standard_normal((n, 2)) * SPREAD) @ axes


INPUTS = dict(X=array(shape=("T", "n"), least=1), w=array(shape=("n",)), eta=positive)


@takes(change=function, **INPUTS)
def learn(X, w, change=change, eta=ETA):
    """Let a cell y = w·x learn from one input after another.

    Parameters
    ----------
    X : array, shape (T, n)
    w : array, shape (n,)
        Weights at the beginning.
    change : function
        `hebb`, `change` (Oja's), or the reader's own.
    eta : float
        Step size η.

    Returns
    -------
    Course
    """
    rule = unguarded(change)
    return _course(X, w, lambda x, y, w: w + eta * rule(x, y, w))


@takes(target=positive, sensor=positive, scaler=positive, **INPUTS)
def learn_scaled(X, w, eta=ETA, *, target=TARGET, sensor=SENSOR, scaler=SCALER):
    """Hebb's rule, and a cell that scales all its synapses alike when it is more active than it should be.

    r follows y² with the time constant ``sensor``, and w ← w + η y x + w (target − r) / ``scaler``.

    Parameters
    ----------
    X, w, eta
        As for `learn`.
    target : float
        The mean of y² that the cell holds on to.
    sensor, scaler : float, steps
        How long it takes to notice, and to scale.

    References
    ----------
    Turrigiano GG, Leslie KR, Desai NS, Rutherford LC, Nelson SB (1998). Activity-dependent scaling of quantal amplitude
    in neocortical neurons. Nature 391:892-896. doi:10.1038/36103
    """
    r = 0.0

    def step(x, y, w):
        nonlocal r
        r += (min(y * y, FAR) - r) / sensor
        return w + eta * y * x + w * max(target - r, -scaler / 2) / scaler

    return _course(X, w, step)


def _course(X, w, step):
    """Take a step for each input, until the weights run away; they stay where they left."""
    W, ran_away = np.empty((len(X) + 1, len(w))), None
    W[0] = w
    for k, x in enumerate(X):
        if ran_away is None:
            new = step(x, float(W[k] @ x), W[k])
            ran_away = k + 1 if not np.linalg.norm(new) < FAR else None
        W[k + 1] = W[k] if ran_away else new
    return Course(W, ran_away)


@takes(X=array(shape=("T", "n"), least=2))
def component(X):
    """The first principal component of inputs: a direction (n,) of length 1."""
    values, vectors = np.linalg.eigh(np.cov(X.T))
    return vectors[:, -1]


@takes(a=array(shape=("n",)), b=array(shape=("n",)))
def along(a, b):
    """Cosine of the angle between two directions, whichever way they point: 1 is along each other."""
    return float(abs(a @ b) / np.maximum(np.linalg.norm(a) * np.linalg.norm(b), 1e-12))
