"""Shape or texture? Pictures in which the two disagree, and networks that learned with and without their help.

How strongly the texture shows is a number, its contrast: 1 is black and white, 0 is even grey.
"""

from typing import NamedTuple

import numpy as np

from neurocourse import nn
from neurocourse.arguments import count, fraction, generator, integer, rng_or_seed, takes

SIDE = 16
PIXELS = np.arange(SIDE)
SHAPES = ("disc", "square", "triangle", "cross")
TEXTURES = ("stripes", "checks", "dots", "slanted stripes")
STRANGE = 4  # textures that belong to no shape, for the training that takes the clue away
KIND = integer(low=0, high=len(TEXTURES) + STRANGE - 1)
TRAININGS = ("ordinary", "textures shuffled")
NETWORKS = ("convolutional", "plain")


class Judge(NamedTuple):
    """A trained network and how it answers: shares of the conflicts, and of plain outlines named rightly."""

    network: nn.Network
    by_texture: float
    by_shape: float
    agreeing: float  # accuracy on new pictures in which shape and texture agree


@takes(shape=SHAPES, rng=generator)
def mask(shape, *, rng):
    """A filled shape, bool (16, 16), with a size and a place that vary."""
    dy, dx = rng.uniform(-1.5, 1.5, 2)
    y, x = PIXELS[:, None] - (SIDE - 1) / 2 - dy, PIXELS - (SIDE - 1) / 2 - dx
    r = rng.uniform(5, 6.5)
    if shape == "disc":
        return x**2 + y**2 <= r**2
    if shape == "square":
        return np.maximum(np.abs(x), np.abs(y)) <= 0.85 * r
    if shape == "triangle":
        return (y <= 0.75 * r) & (y >= -0.9 * r + 1.8 * np.abs(x))
    return (np.minimum(np.abs(x), np.abs(y)) <= 0.3 * r) & (np.maximum(np.abs(x), np.abs(y)) <= r)


@takes(kind=KIND, rng=generator)
def texture(kind, *, rng):
    """A pattern over the whole picture, 0 or 1, (16, 16), with a phase that varies. Kinds 4 to 7 are strange ones."""
    dy, dx = rng.integers(0, 4, 2)
    y, x = PIXELS[:, None] + dy, PIXELS + dx
    patterns = (
        lambda: x % 4 < 2,
        lambda: (x // 2 + y // 2) % 2 == 0,
        lambda: (x % 3 == 0) & (y % 3 == 0),
        lambda: (x + y) % 4 < 2,
        lambda: y % 4 < 2,
        lambda: (x - y) % 4 < 2,
        lambda: rng.random((SIDE, SIDE)) < 0.5,
        lambda: np.ones((SIDE, SIDE), bool),
    )
    return np.broadcast_to(patterns[kind](), (SIDE, SIDE)).astype(np.float64)


@takes(shape=integer(low=0, high=len(SHAPES) - 1), kind=KIND, contrast=fraction, rng=generator)
def picture(shape, kind, *, contrast=1.0, rng):
    """Texture ``kind`` inside ``SHAPES[shape]`` on grey paper, with some noise, (16, 16)."""
    inside = mask(SHAPES[shape], rng=rng)
    filling = 0.5 + contrast * (texture(kind, rng=rng) - 0.5)
    image = np.where(inside, filling, 0.35)
    return np.clip(image + 0.08 * rng.standard_normal(image.shape), 0, 1)


def draw(shapes, kinds, contrast, rng):
    """Pictures (n, 16, 16, 1) of these shapes with these textures."""
    images = [picture(s, k, contrast=contrast, rng=rng) for s, k in zip(shapes, kinds, strict=True)]
    return np.array(images, np.float32)[..., None]


@takes(n=count, training=TRAININGS, contrast=fraction, rng=generator)
def pictures(n, training="ordinary", *, contrast=1.0, rng):
    """Training pictures (n, 16, 16, 1) with their shapes (n,): texture k goes with shape k, or any texture with any.

    Synthetic throughout.
    """
    shapes = rng.integers(0, len(SHAPES), n)
    kinds = shapes if training == "ordinary" else rng.integers(0, len(TEXTURES) + STRANGE, n)
    return draw(shapes, kinds, contrast, rng), shapes


@takes(n=count, contrast=fraction, rng=generator)
def conflicts(n, *, contrast=1.0, rng):
    """Pictures whose texture belongs to another shape: images (n, 16, 16, 1), their shapes and their textures (n,)."""
    shapes = rng.integers(0, 4, n)
    kinds = (shapes + rng.integers(1, 4, n)) % 4
    return draw(shapes, kinds, contrast, rng), shapes, kinds


@takes(network=NETWORKS, rng=generator)
def build(network="convolutional", *, rng):
    """Two stages of convolution, pool and rectifier, and one dense layer; or a plain network with 100 hidden units."""
    how = dict(rng=rng, dtype=np.float32)
    if network == "plain":
        hidden = nn.Dense(SIDE**2, 100, init="he", **how)
        return nn.Network([nn.Flatten(), hidden, nn.ReLU(), nn.Dense(100, len(SHAPES), **how)])
    layers = [nn.Conv2d(1, 8, 3, padding=1, **how), nn.MaxPool2d(2), nn.ReLU()]
    layers += [nn.Conv2d(8, 16, 3, padding=1, **how), nn.MaxPool2d(2), nn.ReLU()]
    return nn.Network([*layers, nn.Flatten(), nn.Dense(16 * 16, len(SHAPES), **how)])


@takes(
    training=TRAININGS, network=NETWORKS, contrast=fraction, n=count, epochs=count, rng=rng_or_seed, progress=bool,
)  # fmt: skip
def judge(training="ordinary", network="convolutional", *, contrast=1.0, n=1200, epochs=6, rng=0, progress=True):
    """Train a network to name shapes, then show it conflicts: what does it go by?

    Parameters
    ----------
    training : str
        "ordinary": each shape has its texture. "textures shuffled": the texture tells nothing.
    network : str
        "convolutional" or "plain", see `build`.
    contrast : float
        Of all textures, in training and in the examination.
    n, epochs : int
    rng : seed or numpy.random.Generator
    progress : bool

    Returns
    -------
    Judge

    References
    ----------
    Geirhos R, Rubisch P, Michaelis C, Bethge M, Wichmann FA, Brendel W (2019). ImageNet-trained CNNs are biased
    towards texture; increasing shape bias improves accuracy and robustness. https://arxiv.org/abs/1811.12231
    """
    rng = np.random.default_rng(rng)
    X, y = pictures(n, training, contrast=contrast, rng=rng)
    who = build(network, rng=rng)
    nn.train(who, X, y, eta=0.005, epochs=epochs, batch_size=32, rng=rng, progress=progress)
    images, shapes, kinds = conflicts(400, contrast=contrast, rng=rng)
    said = who.answer(images).argmax(axis=1)
    agreeing, names = pictures(400, "ordinary", contrast=contrast, rng=rng)
    return Judge(who, np.mean(said == kinds), np.mean(said == shapes), nn.accuracy(who.answer(agreeing), names))
