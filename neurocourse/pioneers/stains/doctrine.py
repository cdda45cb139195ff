"""Cajal's argument: is the tissue one fused net, or many cells that only touch?

Both doctrines see the same voxels. They differ in one thing: whether processes that meet in one voxel are continuous
(Golgi's reticulum) or merely in contact (Cajal's doctrine). So they predict different degeneration after a cut.
"""

import numpy as np

from neurocourse.arguments import array, count, each, integer, takes
from neurocourse.pioneers.stains.tissue import Tissue
from neurocourse.wording import span

DOCTRINES = ("reticular", "neuron")
FADES = 25  # steps after which damage dies away in a sturdier net


def contacts(tissue):
    """Pairs of voxels (M, 2) where processes of two different cells meet in the same place."""
    flat = np.ravel_multi_index(tissue.voxel.T, tissue.shape)
    order = np.argsort(flat, kind="stable")
    pair = np.column_stack([order[:-1], order[1:]])
    met = (flat[pair[:, 0]] == flat[pair[:, 1]]) & (tissue.cell[pair[:, 0]] != tissue.cell[pair[:, 1]])
    return pair[met]


@takes(tissue=Tissue, doctrine=DOCTRINES)
def continuity(tissue, doctrine):
    """Links (L, 2) through which protoplasm is continuous under ``doctrine``: "reticular" or "neuron"."""
    if doctrine == "neuron":
        return tissue.link
    return np.concatenate([tissue.link, contacts(tissue)])


def label_pieces(n, links):
    """Label (n,) of each node's connected piece: the smallest node number in it.

    Every node takes the smallest label among its neighbours, and then its label's label, until nothing changes.
    """
    a, b = links.T
    label = np.arange(n)
    while True:
        smallest = np.minimum(label[a], label[b])
        new = label.copy()
        np.minimum.at(new, label[a], smallest)
        np.minimum.at(new, label[b], smallest)
        new = new[new]
        if np.array_equal(new, label):
            return label
        label = new


@takes(tissue=Tissue, doctrine=DOCTRINES)
def components(tissue, doctrine):
    """Number of connected pieces of living matter in the tissue.

    Parameters
    ----------
    tissue : Tissue
    doctrine : {"reticular", "neuron"}

    Returns
    -------
    int
        The number of cells under the neuron doctrine; 1 under the reticular one when the tissue is dense.

    References
    ----------
    Ramón y Cajal S (1888). Estructura de los centros nerviosos de las aves. Revista Trimestral de Histología Normal y
    Patológica 1:1-10.
    """
    return len(np.unique(label_pieces(len(tissue.cell), continuity(tissue, doctrine))))


@takes(tissue=Tissue, cell=count(low=0), doctrine=DOCTRINES)
def degenerate(tissue, cell, doctrine):
    """Let one cell be destroyed at its soma, and degeneration run on through everything continuous with it.

    Parameters
    ----------
    tissue : Tissue
    cell : int
        The destroyed cell, 0 to N - 1.
    doctrine : {"reticular", "neuron"}

    Returns
    -------
    distance : array of int, shape (P,)
        Steps (voxels of process) after which each voxel has degenerated; -1 where it never does.

    Raises
    ------
    ValueError
        When there is no such cell or doctrine.

    References
    ----------
    Forel A (1887). Einige hirnanatomische Betrachtungen und Ergebnisse. Arch Psychiatr Nervenkr 18:162-198.
    """
    cell = integer("cell", cell, low=0, high=tissue.n_cells - 1)
    return _steps_from(np.flatnonzero(tissue.cell == cell)[:1], *_neighbours(tissue, doctrine))


def _steps_from(front, neighbours, first):
    """Steps from the nodes of ``front`` to every node of a graph; -1 where no way leads."""
    distance, step = np.full(len(first) - 1, -1, np.int32), 0
    while len(front):
        distance[front] = step
        n = first[front + 1] - first[front]
        own = np.repeat(first[front] - (n.cumsum() - n), n)  # where each node's part of the list begins
        reached = neighbours[own + np.arange(n.sum())]
        front, step = np.unique(reached[distance[reached] < 0]), step + 1
    return distance


def _neighbours(tissue, doctrine):
    """Neighbour list of the voxels: those of voxel i are ``neighbours[first[i]:first[i + 1]]``."""
    links = continuity(tissue, doctrine)
    both = np.concatenate([links, links[:, ::-1]])
    both = both[np.argsort(both[:, 0], kind="stable")]
    return both[:, 1], np.searchsorted(both[:, 0], np.arange(len(tissue.cell) + 1))


@takes(tissue=Tissue, distance=array(ndim=1, dtype=np.int64), step=count(low=0))
def spread(tissue, distance, step):
    """Share of each cell's voxels (N,) that have degenerated after ``step`` steps."""
    gone = (distance >= 0) & (distance <= step)
    return np.bincount(tissue.cell, weights=gone, minlength=tissue.n_cells) / np.bincount(tissue.cell)


def faded(distance, reach=FADES):
    """The same damage when it dies away after ``reach`` steps."""
    return np.where(distance > reach, -1, distance)


@takes(tissue=Tissue, cell=count(low=0), distance=array(ndim=1, dtype=np.int64))
def toll(tissue, cell, distance):
    """What the damage took in the end: the share of the destroyed cell, and the share of it that is other cells'."""
    gone, own = distance >= 0, tissue.cell == cell
    return float(gone[own].mean()), float(1 - own[gone].mean())


@takes(tissue=Tissue, cells=each(count(low=0)))
def report(tissue, cells):
    """Where the damage goes from each of several cells: in a net, in a sturdier net, and among separate cells."""
    somata = [np.flatnonzero(tissue.cell == cell)[:1] for cell in cells]
    graphs = {doctrine: _neighbours(tissue, doctrine) for doctrine in DOCTRINES}
    damage = {doctrine: [_steps_from(soma, *graph) for soma in somata] for doctrine, graph in graphs.items()}
    cases = {
        "one net": damage["reticular"],
        f"one net, damage dies away after {FADES} steps": [faded(distance) for distance in damage["reticular"]],
        "separate cells": damage["neuron"],
    }
    lines = []
    for name, distances in cases.items():
        taken = [toll(tissue, cell, distance) for cell, distance in zip(cells, distances, strict=True)]
        own, others = (span([100 * share for share in shares], 0) for shares in zip(*taken, strict=True))
        lines.append(f"{name}: {own}% of the destroyed cell is lost, {others}% of the loss is other cells'")
    return "\n".join(lines)
