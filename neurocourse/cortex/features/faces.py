"""Faces against what is no face: by their mean and its main variations, and by a network. All faces here are drawn.

The usual small set of face photographs shows people who were never asked. It is not shipped, and no error for groups of
people is reported: that needs pictures of people who agreed to be counted.
"""

from typing import NamedTuple

import numpy as np

from neurocourse import nn
from neurocourse.arguments import count, generator, integer, number, rng_or_seed, takes
from neurocourse.caching import kept

SIDE = 20
VIEWS = ("upright", "upside down", "lit from the left", "lit from below")


class Examiner(NamedTuple):
    """What was learned from faces, and how well two judges tell new faces from other things (area under the ROC)."""

    mean: np.ndarray  # (400,)
    components: np.ndarray  # (k, 400)
    network: nn.Network
    auc_eigenfaces: float
    auc_network: float


@takes(light=number, below=number, rng=generator)
def face(*, light=0.0, below=0.0, rng):
    """Draw one face (20, 20): head, eyes with brows, nose, mouth; light from the side (-1 to 1) or from below (0 to 1).

    Synthetic. Place, width, expression and shade vary.
    """
    y, x = np.mgrid[:SIDE, :SIDE] - (SIDE - 1) / 2
    y, x = y - rng.uniform(-1, 1), x - rng.uniform(-1, 1)
    width, height = rng.uniform(6, 7.5), rng.uniform(8, 9.2)
    skin = rng.uniform(0.45, 0.9)
    inside = (x / width) ** 2 + (y / height) ** 2 <= 1
    image = np.where(inside, skin * (1 - 0.25 * (x / width) ** 2), rng.uniform(0.1, 0.9))
    eye_y, eye_x, gape = rng.uniform(-3, -2), rng.uniform(2.4, 3.2), rng.uniform(0.6, 1.3)
    for side in (-1, 1):
        image[((x - side * eye_x) / 1.5) ** 2 + ((y - eye_y) / gape) ** 2 <= 1] = 0.1
        image[(np.abs(x - side * eye_x) <= 1.9) & (np.abs(y - eye_y + 2.2) <= 0.5)] = 0.25 * skin
    image[(np.abs(x) <= 0.6) & (y > eye_y + 1) & (y < 1.8)] *= 0.8
    smile = rng.uniform(-0.08, 0.12)
    image[(np.abs(x) <= rng.uniform(2.2, 3.4)) & (np.abs(y - 4.5 + smile * x**2) <= 0.7)] = 0.3 * skin
    shade = 1 + 0.6 * light * x / width + 0.6 * below * y / height
    return np.clip(image * shade + 0.03 * rng.standard_normal(image.shape), 0, 1)


@takes(rng=generator)
def other(*, rng):
    """Something else (20, 20): the pieces of a face in the wrong places, blobs, or stripes. Synthetic."""
    kind = rng.integers(3)
    if kind == 0:
        blocks = face(rng=rng).reshape(4, 5, 4, 5).swapaxes(1, 2).reshape(16, 5, 5)
        return rng.permutation(blocks).reshape(4, 4, 5, 5).swapaxes(1, 2).reshape(SIDE, SIDE)
    y, x = np.mgrid[:SIDE, :SIDE]
    if kind == 1:
        image = np.full((SIDE, SIDE), rng.uniform(0.2, 0.8))
        for cy, cx, r, shade in zip(*rng.uniform(0, SIDE, (2, 6)), rng.uniform(1, 6, 6), rng.random(6), strict=True):
            image[(y - cy) ** 2 + (x - cx) ** 2 <= r**2] = shade
    else:
        angle, wave = rng.uniform(0, np.pi), rng.uniform(3, 10)
        image = 0.5 + 0.4 * np.sin(2 * np.pi * (x * np.cos(angle) + y * np.sin(angle)) / wave)
    return np.clip(image + 0.03 * rng.standard_normal(image.shape), 0, 1)


@takes(view=VIEWS, rng=rng_or_seed)
def seen(view, *, rng):
    """One face in one of the ``VIEWS``."""
    lights = {"lit from the left": dict(light=-0.9), "lit from below": dict(below=0.9)}
    image = face(**lights.get(view, {}), rng=rng)
    return image[::-1] if view == "upside down" else image


def eigenfaces(faces, k=12):
    """Mean face (400,) and the k directions (k, 400) in which faces vary most.

    References
    ----------
    Turk M, Pentland A (1991). Eigenfaces for recognition. Journal of Cognitive Neuroscience 3:71-86.
    doi:10.1162/jocn.1991.3.1.71
    """
    X = faces.reshape(len(faces), -1)
    mean = X.mean(axis=0)
    _, _, Vt = np.linalg.svd(X - mean, full_matrices=False)
    return mean, Vt[: integer("k", k, low=1, high=len(X))]


def faceness(images, mean, components):
    """How well the eigenfaces rebuild each image: the share of its variation around the mean face that they explain."""
    X = images.reshape(len(images), -1) - mean
    left = X - X @ components.T @ components
    return 1 - (left**2).sum(axis=1) / (X**2).sum(axis=1)


def auc(scores, positive):
    """Area under the ROC curve: the chance that a random face scores higher than a random other thing; ties half."""
    scores, positive = np.asarray(scores, float), np.asarray(positive, bool)
    more = scores[positive][:, None] - scores[~positive]
    return float(((more > 0) + 0.5 * (more == 0)).mean())


@takes(rng=generator)
def build(*, rng):
    """A small convolutional network with one answer: face or not."""
    how = dict(rng=rng, dtype=np.float32)
    layers = [
        nn.Conv2d(1, 8, 5, **how),
        nn.MaxPool2d(2),
        nn.ReLU(),
        nn.Conv2d(8, 12, 3, **how),
        nn.MaxPool2d(2),
        nn.ReLU(),
    ]
    return nn.Network([*layers, nn.Flatten(), nn.Dense(108, 2, **how)])


def face_score(network, images):
    """Logit of "face" less that of "no face" (n,)."""
    z = network.answer(np.asarray(images, np.float32)[..., None])
    return z[:, 1] - z[:, 0]


@takes(n=count, both_ways=bool, rng=generator, progress=bool)
def examine(*, n=400, both_ways=False, rng, progress=True):
    """Learn from n drawn faces and n other things, and test both judges on new ones.

    With ``both_ways`` every second face and thing that is learned stands on its head.
    """
    faces, others = ([make(rng=rng) for _ in range(2 * n)] for make in (face, other))
    X = np.array([*faces[:n], *others[:n]])
    X[1::2] = X[1::2, ::-1] if both_ways else X[1::2]
    y = np.repeat([1, 0], n)
    mean, components = eigenfaces(X[:n])
    network = build(rng=rng)
    nn.train(network, X[..., None], y, eta=0.003, epochs=6, batch_size=32, rng=rng, progress=progress)
    test = np.array([*faces[n:], *others[n:]])
    scores = faceness(test, mean, components), face_score(network, test)
    return Examiner(mean, components, network, *(auc(s, y) for s in scores))


@kept
def trained(both_ways=False):
    """The examiner that the explorers share."""
    return examine(both_ways=both_ways, rng=1)


@takes(examiner=Examiner, n=count, rng=generator)
def aucs_by_view(examiner, n=200, *, rng):
    """AUC of eigenfaces and network for each of the ``VIEWS``, against the same other things: (4, 2)."""
    others = np.array([other(rng=rng) for _ in range(n)])
    table = []
    for view in VIEWS:
        images = np.array([*(seen(view, rng=rng) for _ in range(n)), *others])
        y = np.repeat([1, 0], n)
        scores = faceness(images, examiner.mean, examiner.components), face_score(examiner.network, images)
        table.append([auc(s, y) for s in scores])
    return np.array(table)
