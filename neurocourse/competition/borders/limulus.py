"""Lateral inhibition in the eye of the horseshoe crab: where rates come to rest, and when they break into stripes."""

import numpy as np

from neurocourse.arguments import array, count, generator, number, positive, takes

N = 60  # receptors in a row
DT, T = 0.2, 100.0  # a step and a run, in time constants of a cell


@takes(n=count, total=number(low=0), reach=positive)
def neighbours(n=N, *, total=0.4, reach=2.0):
    """How strongly each receptor inhibits each other one: exp(-distance / reach), and ``total`` from all together.

    Nobody inhibits itself. Beyond both ends the row goes on as in a mirror, so that it has no borders of its own: the
    last receptors are inhibited by their own images, and K is not 0 there on its diagonal.

    Parameters
    ----------
    n : int
        Receptors in a row.
    total, reach : float
        Sum of each row of the matrix, and how far inhibition goes (receptors).

    Returns
    -------
    ndarray, shape (n, n)
        K[p, j], the share of the rate of j that is taken off the rate of p.
    """
    places = np.arange(n)
    images = places[None, :] + 2 * n * np.arange(-1, 2)[:, None]
    images = np.concatenate([images, -1 - images])  # those at 0 … n - 1, and what the mirrors show
    distance = np.abs(places[:, None, None] - images[None])
    k = np.where(distance > 0, np.exp(-distance / reach), 0.0).sum(axis=1)
    return total * k / k.sum(axis=1, keepdims=True)


@takes(n=count, place=number(low=0), dark=number(low=0), bright=number(low=0))
def step_of_light(n=N, place=N / 2, *, dark=1.0, bright=3.0):
    """Light on each receptor (n,): ``dark`` before ``place``, ``bright`` from there on."""
    return np.where(np.arange(n) < place, dark, bright)


@takes(e=array(shape=("n",)), K=array(shape=("n", "n"), low=0))
def steady_rates(e, K):
    """Rates that agree with each other: r = e - K r, or (I + K) r = e.

    Parameters
    ----------
    e : array, shape (n,)
        What each receptor would fire if it were alone.
    K : array, shape (n, n)
        K[p, j], the share of the rate of j that is taken off the rate of p.

    Returns
    -------
    ndarray, shape (n,)

    Raises
    ------
    numpy.linalg.LinAlgError
        When no rates, or more than one set of them, agree with each other.

    References
    ----------
    Hartline HK, Ratliff F (1957). Inhibitory interaction of receptor units in the eye of Limulus. Journal of General
    Physiology 40:357-376.
    """
    return np.linalg.solve(np.eye(len(e)) + K, e)


@takes(
    e=array(shape=(..., "n"), low=0), K=array(shape=("n", "n"), low=0), T=positive, jitter=number(low=0), rng=generator
)
def settle(e, K, *, T=T, jitter=1e-3, rng):
    """Let rates that cannot fall below zero find their rest: dr/dt = -r + [e - K r]₊, time in time constants.

    Parameters
    ----------
    e : array, shape (n,) or (rows, n)
        Light on a row of receptors, or on many rows of them.
    K : array, shape (n, n)
        Who inhibits whom.
    T : float
        How long.
    jitter : float
        Each cell begins with what the light gives it, but for a share of this size: no two cells are quite alike.

    Returns
    -------
    ndarray
        Rates after the time T, in the shape of ``e``.
    """
    r = e * (1 + jitter * rng.standard_normal(e.shape))
    for _ in range(round(T / DT)):
        r += DT * (np.maximum(e - r @ K.T, 0.0) - r)
    return r


@takes(e=array(shape=("n",), low=0), K=array(shape=("n", "n"), low=0), tau=positive, T=positive)
def through_interneurons(e, K, *, tau=1.0, T=T):
    """The same inhibition without a synapse that breaks Dale's principle: receptors excite interneurons.

    dr/dt = -r + [e - i]₊ and tau di/dt = -i + K r. Light comes on at time 0.

    Parameters
    ----------
    tau : float
        Time constant of an interneuron, in those of a receptor.

    Returns
    -------
    ndarray, shape (steps + 1, n)
        Rates of the receptors after every step of 0.05.
    """
    r, i, dt = np.zeros(len(e)), np.zeros(len(e)), 0.05
    history = [r]
    for _ in range(round(T / dt)):
        r, i = r + dt * (np.maximum(e - i, 0.0) - r), i + dt / tau * (K @ r - i)
        history.append(r)
    return np.array(history)


@takes(
    e=array(shape=("n",), low=0), K=array(shape=("n", "n"), low=0), delay=positive, T=positive, jitter=number(low=0),
    rng=generator,
)  # fmt: skip
def late(e, K, *, delay=2.0, T=T, jitter=1e-3, rng):
    """Inhibition that arrives late: dr/dt = -r(t) + [e - K r(t - delay)]₊, in the dark before time 0.

    Parameters
    ----------
    delay : float
        How late, in time constants of a receptor.
    jitter : float
        The light on each receptor is off by a share of this size: no two are quite alike.

    Returns
    -------
    ndarray, shape (steps + 1, n)
        Rates after every step of 0.05.

    References
    ----------
    Coleman BD, Renninger GH (1974). Theory of delayed lateral inhibition in the compound eye of Limulus. PNAS
    71:2887-2891. doi:10.1073/pnas.71.7.2887
    """
    dt, light = 0.05, e * (1 + jitter * rng.standard_normal(e.shape))
    lag, n_steps = round(delay / dt), round(T / dt)
    r = np.zeros((n_steps + 1, len(e)))
    for k in range(n_steps):
        before = r[k - lag] if k >= lag else 0.0 * light
        r[k + 1] = r[k] + dt * (np.maximum(light - K @ before, 0.0) - r[k])
    return r


@takes(r=array(ndim=1, least=2), place=count)
def bands(r, place=N // 2):
    """How far the bright side of a step at ``place`` rises over its far end, and the dark side falls below its own.

    Returns
    -------
    tuple of float
        Overshoot and undershoot, as shares of the rates at the far ends.
    """
    return r[place:].max() / r[-1] - 1, 1 - r[:place].min() / r[0]


@takes(K=array(shape=("n", "n"), low=0))
def weakest(K):
    """The smallest eigenvalue of a symmetric K: below -1, the pattern that belongs to it grows out of nothing."""
    return float(np.linalg.eigvalsh(K)[0])


@takes(total=number(low=0), reach=positive, rng=generator)
def n_firing(total, *, reach=2.0, rng):
    """How many of the cells of a row still fire in plain grey light, when inhibition has gone on for long."""
    r = settle(np.ones(N), neighbours(total=total, reach=reach), rng=rng)
    return int((r > 0.01).sum())
