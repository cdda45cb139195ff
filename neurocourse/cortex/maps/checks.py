"""Checkers of the map and of how far its units see: what the functions are called with, each mistake by its name."""

from math import prod

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from neurocourse.cortex.cells.checks import PIXELS
from neurocourse.cortex.maps import convolution, reach
from neurocourse.teaching import exercise, inputs, numbers

__all__ = ["cross_correlate", "receptive_field"]


def _map(change=lambda S: S, *, image=lambda x: x, kernel=lambda K: K):
    """The right map but for one thing: the image, the kernel or what becomes of the map is another."""
    return lambda x, K: change(convolution.cross_correlate(image(x), kernel(K)))


def _turned(K):
    return K[::-1, ::-1]


def _sized(places):
    """Any map, with so many places along a side for n pixels and a kernel of k."""
    return lambda x, K: np.full([places(n, k) for n, k in zip(x.shape, K.shape, strict=True)], None)


def _written(rows, cols):
    """Only these places of the map are written; in the others there are zeros."""

    def keep(S):
        kept = np.zeros_like(S)
        kept[rows, cols] = S[rows, cols]
        return kept

    return _map(keep)


def _noise(n, k):
    """A picture and a kernel as large as those of the lesson."""
    rng = np.random.default_rng(0)
    return rng.normal(size=(n, n)), rng.normal(size=(k, k))


ANY, FIRST, NOT_LAST = slice(None), slice(1), slice(-1)
COMPLETELY = "keep only the places where the kernel lies on the picture completely"
WEIGHTS = dict(low=-6, high=6)


@exercise(
    reference=convolution.cross_correlate,
    inputs=(
        inputs(  # square ones first, on which more mistakes can be told apart
            image=numbers("n", "n", **WEIGHTS), kernel=numbers("k", "k", **WEIGHTS),
            sizes={"n": (4, 128), "k": (1, 5)}, where=lambda x, K: K.shape <= x.shape,
            examples=[(np.arange(16.0).reshape(4, 4), np.diag([1.0, 2.0, 3.0, 4.0])), _noise(32, 5)],
        ),
        inputs(
            image=numbers("rows", "cols", **WEIGHTS), kernel=numbers("k", "m", **WEIGHTS),
            sizes={"rows": (4, 128), "cols": (4, 128), "k": (1, 5), "m": (1, 5)},
            where=lambda x, K: np.less_equal(K.shape, x.shape).all(),
        ),
    ),
    many="right for square pictures and kernels, but not for all others",
    mistakes=[
        (f"your map is as large as the picture: {COMPLETELY}", _sized(lambda n, k: n)),
        (f"your map is larger than the picture: {COMPLETELY}", _sized(lambda n, k: n + k - 1)),
        ("your map is one too small: after the last step the kernel just fits", _sized(lambda n, k: n - k)),
        ("your map has the size of the kernel: count the places where the kernel can lie", _sized(lambda n, k: k)),
        ("the map is zero everywhere: the loop writes nothing into it", _map(np.zeros_like)),
        ("only the first place is written: does `return` stand inside the loops?", _written(FIRST, FIRST)),
        ("only the first row of the map is written: does `return` stand inside a loop?", _written(FIRST, ANY)),
        ("the last row and column of the map stay zero: the loops end too early", _written(NOT_LAST, NOT_LAST)),
        ("your kernel is flipped: a true convolution does that, a layer does not", _map(kernel=_turned)),
        ("your kernel stands upside down: its first row belongs on the first row of the patch", _map(kernel=np.flipud)),
        ("your kernel is mirrored: its first column belongs on the first column of the patch", _map(kernel=np.fliplr)),
        ("your kernel is transposed: its rows lie along the columns of the picture", _map(kernel=np.transpose)),
        ("your map is transposed: `i` counts rows, `j` counts columns", _map(np.transpose)),
        ("you take the mean of the products: a weighted sum is their sum", _map(kernel=lambda K: K / K.size)),
        ("you rectify: that comes in a step of its own, here negative answers stay", _map(lambda S: np.maximum(S, 0))),
        ("you take the size of each answer: negative ones stay negative", _map(np.abs)),
        ("you lose the signs: weights and pixels may be negative", _map(image=np.abs, kernel=np.abs)),
        ("you add up the patch and leave out the kernel", _map(kernel=np.ones_like)),
        (PIXELS, _map(kernel=lambda K: np.full(K.shape, K.sum()))),
        (
            f"{PIXELS}: `@` is the product of matrices",
            _map(kernel=lambda K: np.repeat(K.sum(axis=0)[:, None], len(K), axis=1)),
        ),
        (
            f"{PIXELS}: `@` is the product of matrices",
            _map(kernel=lambda K: np.repeat(K.sum(axis=1)[None], len(K), axis=0)),
        ),
        (
            "you take the largest product: a weighted sum is the sum of all of them",
            lambda x, K: np.max(sliding_window_view(x, K.shape) * K, axis=(2, 3)),
        ),
        (
            "your kernel moves on by its own size: let it move by one pixel",
            lambda x, K: convolution.cross_correlate(x, K)[:: len(K), :: len(K)],
        ),
        (
            "all places of your map are alike: does the patch move with `i` and `j`?",
            _map(lambda S: np.full(S.shape, S[0, 0])),
        ),
        ("all rows of your map are alike: does the patch move with `i`?", _map(lambda S: S[:1].repeat(len(S), axis=0))),
        ("all columns of your map are alike: does the patch move with `j`?", _map(lambda S: S[:, :1] + 0 * S)),
    ],
)  # fmt: skip
def cross_correlate(f, ref):
    """Exercise 2: what a convolution layer computes."""


def _view(grow=lambda r, k, s, gap: r + (k - 1) * gap, widen=lambda gap, s: gap * s, *, start=1, early=False):
    """A view that grows, and gaps that widen, from layer to layer in a way of their own."""

    def r(kernels, strides):
        r, gap = start, 1
        for k, s in zip(kernels, strides, strict=True):
            now = widen(gap, s)
            r, gap = grow(r, k, s, now if early else gap), now
        return r

    return r


KERNEL = "a kernel of `k` spans only `k - 1` gaps, so one must be taken off"


@exercise(
    reference=reach.receptive_field,
    inputs=inputs(
        kernels=numbers("layers", low=1, high=7, whole=True, as_list=True),
        strides=numbers("layers", low=1, high=4, whole=True, as_list=True),
        sizes={"layers": (1, 6)},
        examples=[([5, 2, 5, 2, 5][:n], [1, 2, 1, 2, 1][:n]) for n in range(1, 6)],  # LeNet-5
    ),
    mistakes=[
        ("the view never grows: add to `r` in every layer", lambda kernels, strides: 1),
        (KERNEL, _view(lambda r, k, s, gap: r + k * gap)),
        (KERNEL, _view(lambda r, k, s, gap: r + k)),
        ("one pixel is missing: a unit without any layer below it sees 1", _view(start=0)),
        ("the kernels are multiplied: their overlaps count once, so the view is a sum", lambda K, S: prod(K)),
        ("you add up the kernels as they are: those of neighbours overlap", lambda K, S: sum(K)),
        (
            "steps are ignored: after a step of 2 the units lie two pixels apart, and gaps count double",
            _view(lambda r, k, s, gap: r + k - 1),
        ),
        ("a layer's own step counts too early: it spreads the units above it, not those below", _view(early=True)),
        (
            "only a layer's own step counts in yours: the gaps are as wide as all steps below it multiplied",
            _view(lambda r, k, s, gap: r + (k - 1) * s),
        ),
        ("steps multiply: yours are added", _view(widen=lambda gap, s: gap + s)),
        ("steps multiply: yours are added", _view(widen=lambda gap, s: gap + s - 1)),
        ("only the step of the last layer counts in yours: steps multiply", _view(widen=lambda gap, s: s)),
        ("the view is written over in each layer: add to `r`", _view(lambda r, k, s, gap: 1 + (k - 1) * gap)),
        ("that is how far the units lie apart: return the view, `r`", lambda K, S: prod(S)),
        ("your layers run from the last to the first", lambda K, S: reach.receptive_field(K[::-1], S[::-1])),
        ("the first layer is left out", lambda K, S: reach.receptive_field(K[1:], S[1:])),
        ("the last layer is left out", lambda K, S: reach.receptive_field(K[:-1], S[:-1])),
        ("only the first layer counts: does `return` stand inside the loop?", lambda K, S: K[0]),
        ("that is the number of pixels in the square: give its side", lambda K, S: reach.receptive_field(K, S) ** 2),
    ],
)
def receptive_field(f, ref):
    """Exercise 3: how far a unit sees, held against the sizes of LeNet-5."""
    return "in LeNet-5 a unit sees 5, 6, 14, 16 and at last 32 pixels: its input is 32 by 32, so C5 sees it all."
