"""Fields of four kinds, and the three measures that a physiologist takes of each: can they be told apart?

No recordings ship with the course. The cells are drawn by a rule after published measurements: synthetic.
"""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from neurocourse import nn
from neurocourse.arguments import array, count, generator, takes
from neurocourse.caching import kept
from neurocourse.cortex.cells.gabor import gabor
from neurocourse.cortex.features import sparse_coding
from neurocourse.cortex.features.sparse_coding import SIDE, like_gabor, unit, whiten
from neurocourse.data import photographs

KINDS = ("cell", "sparse code", "network", "noise")
MEASURES = ("explained by a Gabor (R²)", "half width of tuning (°)", "length over width")
N_EACH = 48
NOISE = 0.35  # of a recorded field, as a share of its root mean square


@takes(n=count, rng=generator)
def cells(n, *, rng):
    """Fields (n, 100) of simple cells, with the noise of a recording. Synthetic.

    Gabor functions whose width and length, in periods of their wave, rise together: from blobs with hardly a flank to
    fields with a few stripes, as Ringach found in macaques. The noise is ours.

    References
    ----------
    Ringach DL (2002). Spatial structure and symmetry of simple-cell receptive fields in macaque primary visual cortex.
    Journal of Neurophysiology 88:455-463.
    """
    fields = np.empty((n, SIDE**2))
    for field in fields:
        periods, f = rng.uniform(0.1, 0.5), rng.uniform(0.1, 0.25)
        sigma = np.clip(periods / f, 0.9, 2.4)
        shape = dict(f=f, sigma=sigma, gamma=1 / rng.uniform(0.9, 1.7), phi=rng.uniform(0, 360))
        drawn = gabor(SIDE, rng.uniform(0, 180), **shape).ravel()
        field[:] = drawn + NOISE * np.sqrt(np.mean(drawn**2)) * rng.standard_normal(len(drawn))
    return unit(fields)


@takes(n=count, small=bool, n_examples=count, rng=generator)
def network(n=N_EACH, *, small=False, n_examples=8000, rng):
    """Weights (n, 100) of the hidden units of a network that was told of which photograph a patch is, and which way up.

    The patches are those of the sparse code: whitened, and turned by quarters. ``small`` first weights leave less of
    the noise that every network starts with.
    """
    places = [sliding_window_view(whiten(picture.mean(axis=2)), (SIDE, SIDE)) for picture in photographs()]
    which, turns = rng.integers(2, size=n_examples), rng.integers(4, size=n_examples)
    spots = [rng.integers(0, places[k].shape[:2]) for k in which]
    X = np.array([np.rot90(places[k][*spot], turn) for k, spot, turn in zip(which, spots, turns, strict=True)])
    X = X.reshape(n_examples, -1) - X.mean(axis=(1, 2))[:, None]
    hidden = nn.Dense(SIDE**2, n, rng=rng, init="he")
    hidden.W *= 0.05 if small else 1
    whole = nn.Network([hidden, nn.ReLU(), nn.Dense(n, 8, rng=rng)])
    nn.train(whole, X, 4 * which + turns, eta=0.003, epochs=4, batch_size=64, rng=rng, progress=False)
    return unit(hidden.W.copy())


@kept
def collection(seed=0, small=False):
    """Fields of all four kinds, (4, N_EACH, 100)."""
    rng = np.random.default_rng(seed)
    code = sparse_coding.trained() if seed == 0 else sparse_coding.learn(rng=seed, progress=False)
    recorded, chosen = cells(N_EACH, rng=rng), rng.permutation(len(code.D))[:N_EACH]
    noise = unit(rng.standard_normal((N_EACH, SIDE**2)))
    return np.array([recorded, code.D[chosen], network(small=small, rng=rng), noise])


@takes(D=array(shape=("n", SIDE * SIDE), least=1))
def measures(D):
    """The three ``MEASURES`` of each field, (n, 3).

    The tuning is that to gratings of the fineness that the field likes best; length and width are those of the square
    of the field, along its best slope and across.
    """
    return np.stack([like_gabor(D), *map(np.array, zip(*map(_tuning_and_aspect, unit(D)), strict=True))], axis=1)


def _tuning_and_aspect(field):
    """Half width at half height (degrees, 90 when it never falls so far), and length over width."""
    field = field.reshape(SIDE, SIDE)
    n = 64
    P = np.abs(np.fft.fftshift(np.fft.fft2(field, (n, n))))
    at = np.array(np.unravel_index(P.argmax(), P.shape)) - n // 2
    radius, best = np.hypot(*at), np.arctan2(at[0], at[1])
    off = np.deg2rad(np.arange(0, 91, 3))
    sides = [
        P[tuple(np.round(n // 2 + radius * np.array([np.sin(a), np.cos(a)])).astype(int) % n)]
        for a in (best + off, best - off)
    ]
    answers = np.mean(sides, axis=0)
    below = np.flatnonzero(answers < answers[0] / 2)
    y, x = np.indices(field.shape) - (SIDE - 1) / 2
    weight = field**2 / np.sum(field**2)
    across, along = x * np.cos(best) + y * np.sin(best), y * np.cos(best) - x * np.sin(best)
    spread = [np.sum(weight * u**2) - np.sum(weight * u) ** 2 for u in (along, across)]
    return (3.0 * below[0] if len(below) else 90.0), float(np.sqrt(spread[0] / spread[1]))


@kept
def all_measures(seed=0, small=False):
    """`measures` of the whole collection, (4, N_EACH, 3)."""
    return measures(collection(seed, small).reshape(-1, SIDE**2)).reshape(4, N_EACH, 3)


@takes(measured=array(shape=(len(KINDS), "n", len(MEASURES)), least=8), k=count)
def sorted_by_measures(measured, k=7):
    """Who is taken for whom by the k fields with the most similar measures, without itself: (4, 4) shares of a row."""
    m = measured.reshape(-1, len(MEASURES))
    z = (m - m.mean(axis=0)) / m.std(axis=0)
    distance = np.linalg.norm(z[:, None] - z, axis=2)
    np.fill_diagonal(distance, np.inf)
    kinds = np.repeat(np.arange(len(KINDS)), measured.shape[1])
    votes = kinds[np.argsort(distance, axis=1)[:, :k]]
    said = np.array([np.bincount(row, minlength=4).argmax() for row in votes])
    return np.array([[np.mean(said[kinds == i] == j) for j in range(4)] for i in range(4)])
