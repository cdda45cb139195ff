"""Find cars, people and lane marks: a network trained on small windows, slid over the street by convolution."""

from functools import cache
from typing import NamedTuple

import numpy as np

from neurocourse import nn
from neurocourse.arguments import array, count, fraction, generator, number, takes
from neurocourse.cortex.attention import average_precision as ap
from neurocourse.cortex.attention import street

WINDOW, STRIDE = 14, 2  # pixels that one answer hears; distance between neighbouring answers
NOTHING = len(street.KINDS)


class Found(NamedTuple):
    """What was found in one picture."""

    boxes: np.ndarray  # (n, 4)
    kinds: np.ndarray  # (n,)
    scores: np.ndarray  # (n,) 0 to 1


@takes(rng=generator)
def build(*, rng):
    """Three convolutions and a pool; a window of 14 x 14 gives one answer, a larger picture a map of answers."""
    how = dict(rng=rng, dtype=np.float32)
    layers = [nn.Conv2d(1, 12, 3, **how), nn.MaxPool2d(2), nn.ReLU(), nn.Conv2d(12, 24, 3, **how), nn.ReLU()]
    return nn.Network([*layers, nn.Conv2d(24, NOTHING + 1, 4, **how)])


@takes(n_scenes=count, foggy=bool, rng=generator)
def windows(n_scenes, *, foggy=False, rng):
    """Training windows (n, 14, 14, 1) and what is in their middle: things, places beside things, and backdrop.

    ``foggy`` streets have any extinction from none to 0.06 /m.
    """
    X, y = [], []
    for _ in range(n_scenes):
        scene = street.scene(n=5, rng=rng)
        if foggy:
            scene = scene._replace(image=street.fog(scene.image, rng.uniform(0, 0.06), scene.distance))
        middles = (scene.boxes[:, :2] + scene.boxes[:, 2:]) / 2
        near = middles + rng.choice([-1, 1], middles.shape) * rng.uniform(3, 7, middles.shape)
        for places, kinds in ((middles, scene.kinds), (near, None), (rng.uniform(7, (33, 65), (4, 2)), None)):
            for k, place in enumerate(places):
                corner = np.round(place).astype(int) - WINDOW // 2
                if (corner < 0).any() or (corner + WINDOW > scene.image.shape).any():
                    continue
                far = np.abs(place - middles).max(axis=1).min() > 2.5
                if kinds is None and not far:
                    continue
                X.append(scene.image[corner[0] : corner[0] + WINDOW, corner[1] : corner[1] + WINDOW])
                y.append(NOTHING if kinds is None else kinds[k])
    return np.array(X, np.float32)[..., None], np.array(y, np.int64)


@takes(n_scenes=count, epochs=count, foggy=bool, rng=generator, progress=bool)
def train(*, n_scenes=300, epochs=8, foggy=False, rng, progress=True):
    """Train the window network on clear streets, or on ``foggy`` ones, too."""
    X, y = windows(n_scenes, foggy=foggy, rng=rng)
    body = build(rng=rng)
    network = nn.Network([*body.layers, nn.Flatten()])
    return nn.train(network, X, y, eta=0.004, epochs=epochs, batch_size=64, rng=rng, progress=progress).network


@cache
def trained():
    """The detector that the explorers share."""
    return train(rng=1)


@takes(network=nn.Network, image=array(ndim=2))
def score_map(network, image):
    """Probability of each kind, and of nothing, at every window (rows, cols, 4): the network slid over the picture."""
    x = np.asarray(image, np.float32)[None, :, :, None]
    for layer in network.layers[:-1]:
        x = layer.forward(x)
    return nn.softmax(x)[0]


@takes(network=nn.Network, image=array(ndim=2), threshold=fraction)
def detect(network, image, threshold=0.5):
    """Boxes of the usual size around the windows that are surest, without those that overlap a better one.

    Parameters
    ----------
    network : nn.Network
    image : array, shape (rows, cols)
    threshold : float
        Least probability.

    Returns
    -------
    Found
    """
    if min(image.shape) < WINDOW:
        raise ValueError(f"image must be at least {WINDOW} x {WINDOW} pixels, got shape {image.shape}")
    p = score_map(network, image)
    rows, cols, kinds = np.nonzero(p[:, :, :NOTHING] >= threshold)
    scores = p[rows, cols, kinds]
    middles = (
        np.stack([_centre(p[:, :, k], i, j) for i, j, k in zip(rows, cols, kinds, strict=True)])
        if len(rows)
        else (np.zeros((0, 2)))
    )
    boxes = np.hstack([middles - street.SIZES[kinds] / 2, middles + street.SIZES[kinds] / 2])
    kept = []
    for kind in range(NOTHING):
        own = np.flatnonzero(kinds == kind)
        kept += [own[k] for k in ap.suppress(boxes[own], scores[own])]
    kept = np.array(kept, np.int64)
    return Found(boxes[kept], kinds[kept], scores[kept])


def _centre(p, i, j):
    """Middle of what is seen around window (i, j), in pixels: the mean of the neighbouring windows, by their scores."""
    i0, j0 = max(i - 1, 0), max(j - 1, 0)
    near = p[i0 : i + 2, j0 : j + 2]
    y, x = i0 + np.arange(near.shape[0]), j0 + np.arange(near.shape[1])
    place = np.array([near.sum(axis=1) @ y, near.sum(axis=0) @ x]) / near.sum()
    return place * STRIDE + WINDOW / 2


@takes(network=nn.Network, beta=number(low=0), n_scenes=count, threshold=fraction, rng=generator)
def mean_average_precision(network, beta=0.0, *, n_scenes=60, threshold=0.5, rng):
    """Average precision of each kind (3,) on new streets in fog of extinction ``beta`` (1/m); their mean is the mAP.

    A box is right when it overlaps a true one of its kind by at least ``threshold`` (intersection over union).
    """
    scores, right, truth = ([[] for _ in street.KINDS] for _ in range(3))
    for _ in range(n_scenes):
        scene = street.scene(rng=rng)
        found = detect(network, street.fog(scene.image, beta, scene.distance), threshold=0.2)
        for k in range(NOTHING):
            own, real = found.kinds == k, scene.boxes[scene.kinds == k]
            scores[k] += list(found.scores[own])
            right[k] += list(ap.match(found.boxes[own], found.scores[own], real, threshold))
            truth[k].append(len(real))
    if not all(map(sum, truth)):
        raise ValueError(f"n_scenes must be enough to show every kind, got {n_scenes}")
    return np.array([ap.average_precision(s, r, sum(n)) for s, r, n in zip(scores, right, truth, strict=True)])
