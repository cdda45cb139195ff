"""Say much with few: a code that learns from photographs, and ends up with the fields of simple cells."""

from itertools import product
from typing import NamedTuple

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from neurocourse.arguments import array, count, generator, number, positive, takes
from neurocourse.caching import kept
from neurocourse.cortex.cells.gabor import gabor as gabor_function
from neurocourse.data import photographs
from neurocourse.nn.progress import Bar

SIDE = 10  # pixels of a patch


class Code(NamedTuple):
    """What was learned: ``D`` (n, 100) one field a row, and its history (n_snapshots, n, 100)."""

    D: np.ndarray
    history: np.ndarray


def whiten(image):
    """Flatten the spectrum of a picture, as the retina does: multiply by f, and cut what is finest.

    Natural pictures have amplitudes that fall as 1 / f, so their pixels say nearly the same as their neighbours.
    """
    fy, fx = np.fft.fftfreq(image.shape[0])[:, None], np.fft.rfftfreq(image.shape[1])
    f = np.hypot(fy, fx)
    flat = np.fft.irfft2(np.fft.rfft2(image) * f * np.exp(-((f / 0.4) ** 4)), image.shape)
    return flat / flat.std()


@takes(n=count, rng=generator)
def patches(n, *, rng):
    """Patches (n, 100) from random places of the two whitened photographs, turned and mirrored at random."""
    places = [sliding_window_view(whiten(picture.mean(axis=2)), (SIDE, SIDE)) for picture in photographs()]
    which, turns = rng.integers(len(places), size=n), rng.integers(4, size=n)
    mirrored, out = rng.random(n) < 0.5, np.empty((n, SIDE, SIDE))
    for k, place in enumerate(places):
        mine = np.flatnonzero(which == k)
        out[mine] = place[tuple(rng.integers(0, place.shape[:2], (len(mine), 2)).T)]
    for turn in range(1, 4):
        out[turns == turn] = np.rot90(out[turns == turn], turn, axes=(1, 2))
    out[mirrored] = out[mirrored, ::-1]
    out = out.reshape(n, -1)
    return out - out.mean(axis=1, keepdims=True)


@takes(X=array(shape=("n", "d"), least=2), rng=generator)
def like_noise(X, *, rng):
    """Noise (n, d) in which any two pixels go together just as much as in X (n, d), and nothing else is left of X."""
    _, scale, directions = np.linalg.svd(X / np.sqrt(len(X)), full_matrices=False)
    return rng.standard_normal((len(X), len(scale))) * scale @ directions


@takes(X=array(shape=("n", "d")), D=array(shape=("k", "d"), least=1), lam=number(low=0), n_steps=count)
def codes(X, D, lam, n_steps=40):
    """Sparse codes A (n, k) of patches X (n, d): ISTA steps towards the least ½ |X - A D|² + λ Σ |A|.

    Parameters
    ----------
    X : array, shape (n, d)
    D : array, shape (k, d)
        One field a row.
    lam : float
        Price of activity.
    n_steps : int

    Returns
    -------
    ndarray, shape (n, k)

    References
    ----------
    Olshausen BA, Field DJ (1996). Emergence of simple-cell receptive field properties by learning a sparse code for
    natural images. Nature 381:607-609. doi:10.1038/381607a0
    """
    G, drive = D @ D.T, X @ D.T
    eta = 1 / np.linalg.norm(G, 2)
    stay, drive = np.eye(len(G)) - eta * G, eta * drive  # A + η (drive - A G) in one product
    A, low = np.zeros_like(drive), np.empty_like(drive)
    for _ in range(n_steps):
        A = A @ stay
        A += drive
        A -= np.clip(A, -eta * lam, eta * lam, out=low)  # whatever is small is gone, and the rest comes nearer to zero
    return A


def objective(X, A, D, lam):
    """½ |X - A D|² + λ Σ |A|, mean over the patches."""
    return (0.5 * np.sum((X - A @ D) ** 2) + lam * np.abs(A).sum()) / len(X)


@takes(
    n_fields=count, lam=positive, n_batches=count, batch=count, n_snapshots=count, noise=bool, rng=generator,
    progress=bool,
)  # fmt: skip
def learn(n_fields=64, *, lam=1.2, n_batches=120, batch=600, n_snapshots=12, noise=False, rng, progress=True):
    """Learn fields from photographs: find the sparse codes of a batch, then move the fields to explain it better.

    ΔD ∝ Aᵀ (X - A D), each field divided by the curvature Σ A² of its own use and kept at length one.

    Parameters
    ----------
    n_fields, n_batches, batch, n_snapshots : int
    lam : float
    noise : bool
        Whether to learn from `like_noise` in place of the photographs.
    rng : seed or numpy.random.Generator
    progress : bool

    Returns
    -------
    Code
    """
    pool = patches(6000, rng=rng)
    pool = like_noise(pool, rng=rng) if noise else pool
    D = unit(rng.standard_normal((n_fields, SIDE * SIDE)))
    use, history = np.full(n_fields, 1.0), [D]
    marks = set(np.unique(np.geomspace(1, n_batches, n_snapshots).astype(int)))
    with Bar(n_batches, what="batches", measure="cost", shown=progress) as bar:
        for k in range(1, n_batches + 1):
            X = pool[rng.integers(0, len(pool), batch)]
            A = codes(X, D, lam)
            use = 0.95 * use + 0.05 * (A**2).sum(axis=0)
            D = unit(D + (A.T @ (X - A @ D)) / (use[:, None] + 1))
            if k in marks:
                history.append(D)
            bar.update(k, objective(X, A, D, lam))
    return Code(D, np.array(history))


def unit(D):
    """Rows at length one."""
    return D / np.linalg.norm(D, axis=1, keepdims=True)


def principal(n_fields=64, *, rng):
    """For comparison: the first principal components of the same patches, (n_fields, 100)."""
    X = patches(6000, rng=rng)
    return np.linalg.svd(X - X.mean(axis=0), full_matrices=False)[2][:n_fields]


@takes(D=array(ndim=2, least=1))
def spread(D):
    """How large each field is (n,), in pixels: the square root of its effective number of pixels, (Σ w²)² / Σ w⁴."""
    power = D**2
    return np.sqrt(power.sum(axis=1) ** 2 / (power**2).sum(axis=1))


@takes(D=array(shape=("n", SIDE * SIDE), least=1))
def orientation(D):
    """How oriented each field is (n,): the share of its spectrum that points one way, |Σ P e^(2iθ)| / Σ P, 0 to 1."""
    fields = D.reshape(-1, SIDE, SIDE)
    P = np.abs(np.fft.fft2(fields, (32, 32))) ** 2
    fy, fx = np.fft.fftfreq(32)[:, None], np.fft.fftfreq(32)
    return np.abs((P * np.exp(2j * np.arctan2(fy, fx))).sum(axis=(1, 2))) / P.sum(axis=(1, 2))


@takes(D=array(shape=("n", SIDE * SIDE), least=1))
def like_gabor(D):
    """How much of each field the best Gabor function explains (n,): R², over place, slope, fineness, width and length.

    For each shape a ridge and an edge span a plane; a field's projection on it finds the best phase and size at once.

    References
    ----------
    Jones JP, Palmer LA (1987). An evaluation of the two-dimensional Gabor filter model of simple receptive fields in
    cat striate cortex. Journal of Neurophysiology 58:1233-1258. doi:10.1152/jn.1987.58.6.1233
    """
    fields = unit(D)
    best = np.zeros(len(fields))
    for even, odd in _gabors():
        explained = (fields @ even.T) ** 2 + (fields @ odd.T) ** 2
        np.maximum(best, explained.max(axis=1), out=best)
    return best


def _gabors():
    """Orthonormal pairs that span Gabor functions, one shape after the other: (n_places, 100) each."""
    shapes = product(range(0, 180, 15), (0.08, 0.13, 0.2, 0.3), (1.0, 1.6, 2.5), (0.5, 0.9))
    for angle, f, sigma, gamma in shapes:
        waves = (gabor_function(2 * SIDE - 1, angle, f=f, phi=phi, sigma=sigma, gamma=gamma) for phi in (0, 90))
        even, odd = (sliding_window_view(w, (SIDE, SIDE))[1:-1, 1:-1].reshape(-1, SIDE * SIDE) for w in waves)
        even = unit(even)
        yield even, unit(odd - np.sum(odd * even, axis=1, keepdims=True) * even)


@takes(noise=bool)
@kept
def trained(noise=False):
    """The code that the explorers share; ``noise`` as in `learn`."""
    return learn(noise=noise, rng=1)
