"""Fukushima's pair: S-cells that find a feature exactly, C-cells that allow it to lie a little aside."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from neurocourse.arguments import array, count, positive, takes


@takes(image=array(ndim=2), template=array(shape=("k", "k"), least=1), r=positive)
def s_cells(image, template, r=2.0):
    """S-cells at every place: excitation by the template against inhibition by all ink in the window.

    s = r · max(0, (1 + e) / (1 + r / (1 + r) · h) - 1), with e = (1 + r) Σ a · x and h = (1 + r) √(Σ x²). So h = e for
    the template itself, and the cell fires where the cosine between window and template exceeds r / (1 + r).

    Parameters
    ----------
    image : array, shape (rows, cols)
    template : array, shape (k, k)
    r : float
        Selectivity, above 0.

    Returns
    -------
    ndarray, shape (rows - k + 1, cols - k + 1)

    References
    ----------
    Fukushima K (1980). Neocognitron: a self-organizing neural network model for a mechanism of pattern recognition
    unaffected by shift in position. Biological Cybernetics 36:193-202. doi:10.1007/BF00344251
    """
    if any(k > n for k, n in zip(template.shape, image.shape, strict=True)) or not template.any():
        raise ValueError(f"template must show something and fit into the image {image.shape}")
    a = template / np.linalg.norm(template)
    view = sliding_window_view(image, template.shape)
    excitation = np.einsum("ijuv,uv->ij", view, a) * (1 + r)
    inhibition = np.sqrt((view**2).sum(axis=(2, 3))) * (1 + r)
    share = r / (1 + r)
    return r * np.maximum(0, (1 + excitation) / (1 + share * inhibition) - 1)


@takes(maps=array(ndim=2), size=count)
def c_cells(maps, size=3):
    """C-cells: a blurred sum over the S-cells of a neighbourhood, saturating as x / (1 + x)."""
    d = np.arange(size) - (size - 1) / 2
    weights = np.exp(-(d[:, None] ** 2 + d**2) / (2 * (size / 3) ** 2))
    total = np.einsum("ijuv,uv->ij", sliding_window_view(np.pad(maps, size // 2), (size, size)), weights)
    return total / (1 + total)


def kept(a, b):
    """Share of an answer that another one has, too: Σ min(a, b) / Σ max(a, b), 1 for the same."""
    largest = np.maximum(a, b).sum()
    return float(np.minimum(a, b).sum() / largest) if largest else 1.0


@takes(digits=array(ndim=3, least=2), template=array(shape=("k", "k"), least=1))
def told_apart(digits, template):
    """How alike the answers to a digit and to its copy one pixel aside are, and those to a digit and the next one.

    Parameters
    ----------
    digits : array, shape (n, rows, cols)
    template : array, shape (k, k)
        What the S-cells look for.

    Returns
    -------
    dict
        For S-cells, for C-cells above them and for a blur without S-cells: means of `kept` for copy and for the next.
    """

    def s(x):
        return s_cells(x, template)

    rows = {"S-cells": s, "C-cells above them": lambda x: c_cells(s(x)), "a blur alone": c_cells}
    wide = np.pad(digits, ((0, 0), (2, 2), (2, 2)))
    found = {}
    for name, answer in rows.items():
        here, aside = ([answer(x) for x in pictures] for pictures in (wide, np.roll(wide, 1, axis=2)))
        found[name] = tuple(np.mean([kept(*pair) for pair in zip(here, b, strict=False)]) for b in (aside, here[1:]))
    return found


@takes(digits=array(ndim=3, least=2), template=array(shape=("k", "k"), least=1))
def report(digits, template):
    """`told_apart` in words."""
    lines = [f"{'':20}its copy, one pixel aside   another digit"]
    for name, (copy, other) in told_apart(digits, template).items():
        lines.append(f"{name:20}{copy:25.0%}{other:16.0%}")
    return "\n".join(lines)
