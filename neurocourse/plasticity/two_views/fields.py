"""A cell with two eyes looks at photographs: what it comes to prefer, and what becomes of an eye that is closed."""

from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from neurocourse.arguments import array, count, generator, optional, takes
from neurocourse.competition.nerve.wires import scenes
from neurocourse.plasticity.hebb import rules

SIZE = 13  # pixels along a patch, of which a disc is seen
ROWS, COLS = np.mgrid[:SIZE, :SIZE] - SIZE // 2
DISC = (ROWS**2 + COLS**2 <= (SIZE / 2) ** 2).ravel()
N = int(DISC.sum())  # pixels that each eye sees
CENTRE, SURROUND = 1.0, 3.0  # pixels: the retina takes the mean around from the middle
NOISE, ETA, TAU, LEAST = 0.1, 0.03, 100.0, 0.3
STAGE, STAGES, CLOSED = 10_000, 7, 3  # patches of a stage, stages, and how many of them go by before an eye is closed
NOISES = (0.1, 0.3, 0.6, 1.0, 1.5)  # of a closed eye; the contrast that an open one sees has the size 1
RULES = ("sliding threshold", "Oja")
ORIENTATIONS = np.arange(24) * np.pi / 24
WAVES = (0.06, 0.1, 0.14, 0.2)  # per pixel


@cache
def retina():
    """The two photographs in grey as a retina passes them on: centre less surround, with variance 1, (2, 192, 192)."""
    return np.array([seen / seen.std() for seen in (_blur(one, CENTRE) - _blur(one, SURROUND) for one in scenes())])


def _blur(picture, sigma):
    """A picture seen through a Gaussian, as if it went on like a mirror."""
    reach = int(4 * sigma + 1)
    window = np.exp(-(np.arange(-reach, reach + 1) ** 2) / (2 * sigma**2))
    for _ in range(2):
        wide = np.pad(picture, ((reach, reach), (0, 0)), mode="reflect")
        picture = (sliding_window_view(wide, 2 * reach + 1, axis=0) @ (window / window.sum())).T
    return picture


@takes(n=count, rng=generator)
def patches(n, *, rng):
    """Pieces of the photographs, (n, 137), turned by quarters and mirrored: no orientation is there more often."""
    scene, turn, mirrored = rng.integers(2, size=n), rng.integers(4, size=n), rng.integers(2, size=n)
    row, col = rng.integers(192 - SIZE, size=(2, n))
    found = sliding_window_view(retina(), (SIZE, SIZE), axis=(1, 2))[scene, row, col]
    for k in range(1, 4):
        found[turn == k] = np.rot90(found[turn == k], k, axes=(1, 2))
    found[mirrored == 1] = found[mirrored == 1][:, :, ::-1]
    return found.reshape(n, -1)[:, DISC]


def views(n, noise, rng):
    """What both eyes report of the same patches, (n, 274): a left eye that is closed sends ``noise``, see NOISES."""
    seen = patches(n, rng=rng)
    right = seen + NOISE * rng.standard_normal(seen.shape)
    left = (seen if noise is None else 0.0) + (noise or NOISE) * rng.standard_normal(seen.shape)
    return np.hstack([left, right]) / np.sqrt(2 * N)


class Fields(NamedTuple):
    """Weights of the left and the right eye before the first stage and after each, (stages + 1, 2, 137)."""

    w: np.ndarray

    @property
    def best(self):
        """What the cell answers to the best grating that each eye can see, (stages + 1, 2)."""
        return _answers(self.w).max(axis=(2, 3))

    @property
    def tuned(self):
        """How much orientation matters to each eye, (stages + 1, 2); see `tuning`."""
        return tuning(self.w)


@cache
def gratings():
    """Gratings of four widths, 24 orientations and 8 phases, (4, 24, 8, 137)."""
    along = COLS * np.cos(ORIENTATIONS)[:, None, None] + ROWS * np.sin(ORIENTATIONS)[:, None, None]
    angle = 2 * np.pi * np.array(WAVES)[:, None, None, None] * along.reshape(len(ORIENTATIONS), -1)[:, None, DISC]
    return np.cos(angle + np.arange(8)[:, None] * np.pi / 4)


def _answers(w):
    """Rate to the best phase of each grating, (…, widths, orientations), of weights (…, 137)."""
    return np.maximum(np.einsum("...n,ftpn->...ftp", w, gratings()), 0.0).max(axis=-1)


@takes(w=array(shape=(..., N)))
def tuning(w):
    """Orientation selectivity |Σ r e^{2iθ}| / Σ r of weights (…, 137), at the width that they answer best.

    0 is for a cell that answers all orientations alike, 1 for one that answers a single one.
    """
    r = _answers(w)
    best = np.take_along_axis(r, r.max(axis=-1).argmax(axis=-1)[..., None, None], axis=-2)[..., 0, :]
    return np.abs(best @ np.exp(2j * ORIENTATIONS)) / np.maximum(best.sum(axis=-1), 1e-12)


@takes(x=array(shape=("T", "n"), least=1), w=array(shape=("n",)), rule=RULES)
def learn(x, w, rule=RULES[0], theta=1.0):
    """Let a cell learn from x (T, n): weights (n,) and threshold after it.

    With a sliding threshold its rate is w·x, and a tenth of that below zero, and the change is divided by the
    threshold, η y (y − θ) x / θ: pictures have rare large contrasts, and without it the weights run away.
    """
    if rule == "Oja":
        oja = rules.change.unguarded
        for one in x:
            w = w + ETA * oja(one, float(w @ one), w)
        return w, theta
    for one in x:
        y = float(w @ one)
        y = y if y > 0 else 0.1 * y
        w = w + ETA * y * (y - theta) / max(theta, LEAST) * one
        theta += (y * y - theta) / TAU
    return w, theta


@takes(noise=optional(NOISES), rule=RULES, rng=generator)
def grow_up(noise=None, rule=RULES[0], *, rng):
    """A cell that sees 70,000 patches with both eyes, or loses the left one after 30,000.

    Parameters
    ----------
    noise : float, optional
        What the closed eye sends from then on, one of NOISES; without it both eyes stay open.
    rule : {"sliding threshold", "Oja"}
    rng : seed or numpy.random.Generator

    Returns
    -------
    Fields

    References
    ----------
    Rittenhouse CD, Shouval HZ, Paradiso MA, Bear MF (1999). Monocular deprivation induces homosynaptic long-term
    depression in visual cortex. Nature 397:347-350. doi:10.1038/16922
    Frenkel MY, Bear MF (2004). How monocular deprivation shifts ocular dominance in visual cortex of young mice.
    Neuron 44:917-923.
    """
    w, theta, kept = 0.5 * rng.standard_normal(2 * N), 1.0, []
    for k in range(STAGES):
        kept.append(w)
        x = views(STAGE, noise if k >= CLOSED else None, rng)
        w, theta = learn.unguarded(x, w, rule, theta)
    return Fields(np.array([*kept, w]).reshape(-1, 2, N))


@takes(source=("photographs", "noise"), rule=RULES, rng=generator)
def alone(source="photographs", rule=RULES[0], *, rng):
    """Selectivity of a cell with one eye after 30,000 patches, or as many pieces of noise.

    Parameters
    ----------
    source : {"photographs", "noise"}
    rule : {"sliding threshold", "Oja"}
    rng : seed or numpy.random.Generator
    """
    x = patches(30_000, rng=rng) if source == "photographs" else rng.standard_normal((30_000, N))
    w, _ = learn.unguarded(x / np.sqrt(N), 0.5 * rng.standard_normal(N), rule)
    return float(tuning(w))
