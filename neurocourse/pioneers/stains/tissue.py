"""Golgi's black reaction: a synthetic tissue of branching cells, of which the stain shows a random few, each whole.

Every cell is a soma and a tree of processes that grow one voxel a step through a thin slab, seen from above.
"""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, count, each, fraction, generator, integer, takes
from neurocourse.wording import span

STEMS = 5  # dendrites that leave a soma; one axon is added
DENDRITE, AXON = 34, 110  # steps that they grow
SOMA = np.argwhere(np.hypot(*np.mgrid[-3:4, -3:4]) <= 2.5) - 3  # the disc of a soma, (row, column) offsets


class Tissue(NamedTuple):
    """A slab of tissue: its cells as linked voxels, and the pixels that each cell darkens when it is stained."""

    shape: tuple  # (depth, rows, columns) in voxels
    cell: np.ndarray  # (P,) the cell that each voxel belongs to
    voxel: np.ndarray  # (P, 3) depth, row, column
    link: np.ndarray  # (L, 2) voxels that follow each other inside one cell
    pixel: np.ndarray  # (Q,) flat pixels, cell after cell, each once a cell
    owner: np.ndarray  # (Q,) the cell of each pixel
    n_cells: int

    @property
    def middle(self):
        """The tissue cut to its middle layer, one voxel thick: seen by a microscope that takes one depth at a time."""
        rows, columns = self.shape[1:]
        here = self.voxel[:, 0] == self.shape[0] // 2
        flat = self.voxel[here, 1] * columns + self.voxel[here, 2]
        owner, pixel = np.divmod(np.unique(self.cell[here].astype(np.int64) * rows * columns + flat), rows * columns)
        return self._replace(owner=owner.astype(np.int32), pixel=pixel.astype(np.int32))


class Staining(NamedTuple):
    """The picture under the microscope. ``darkness`` counts the stained cells over each pixel."""

    stained: np.ndarray  # (N,) bool
    darkness: np.ndarray  # (rows, columns) int
    overlap: float  # other stained cells, on average, over a pixel of a stained cell
    separable: float  # share of stained cells with at least nine tenths of their pixels to themselves


@takes(n_cells=count, shape=array(shape=(3,), dtype=np.int64), rng=generator)
def grow(n_cells=500, shape=(16, 200, 300), *, rng):
    """Grow a tissue of branching cells.

    Parameters
    ----------
    n_cells : int
    shape : tuple of 3 int
        Depth, rows and columns, in voxels.
    rng : seed or numpy.random.Generator

    Returns
    -------
    Tissue

    Raises
    ------
    ValueError
        When there is no cell, or the slab is too small for one.
    """
    shape = tuple(integer("shape", size, low=low) for size, low in zip(shape, (1, 24, 24), strict=True))
    centre = np.column_stack(
        [rng.uniform(0, shape[0], n_cells)] + [rng.uniform(10, size - 10, n_cells) for size in shape[1:]]
    )
    place, cell, parent = _somata(centre)
    hub = np.arange(n_cells) * len(SOMA) + len(SOMA) // 2  # the middle voxel of each soma
    places, cells, parents = [place], [cell], [parent]
    for step in _processes(centre, hub, len(cell), shape, rng):
        for parts, part in zip((places, cells, parents), step, strict=True):
            parts.append(part)
    cell, parent, voxel = np.concatenate(cells), np.concatenate(parents), np.concatenate(places).astype(np.int64)
    link = np.column_stack([parent, np.arange(len(parent))])
    n_pixels = shape[1] * shape[2]
    owner, pixel = np.divmod(np.unique(cell * n_pixels + voxel[:, 1] * shape[2] + voxel[:, 2]), n_pixels)
    link = link[link[:, 0] != link[:, 1]]
    # Two hundred thousand voxels: whole numbers of half the usual size are large enough.
    return Tissue(shape, *(x.astype(np.int32) for x in (cell, voxel, link, pixel, owner)), n_cells)


def _somata(centre):
    """Voxels of all somata: place (N k, 3), cell, and the middle voxel of the same soma as parent."""
    n, k = len(centre), len(SOMA)
    disc = np.column_stack([np.zeros(k), SOMA])
    cell = np.repeat(np.arange(n), k)
    return (centre[:, None] + disc).reshape(-1, 3), cell, cell * k + k // 2


def _processes(centre, hub, n_voxels, shape, rng):
    """Yield, step by step, the new voxels of all growing tips: place, cell, parent."""
    n = len(centre)
    is_axon = np.tile(np.arange(STEMS + 1) == STEMS, n)
    cell = np.repeat(np.arange(n), STEMS + 1)
    place, parent = centre[cell], hub[cell]
    heading = rng.uniform(0, 2 * np.pi, len(cell))
    slope = rng.uniform(-0.5, 0.5, len(cell))
    life = np.where(is_axon, AXON, DENDRITE) * rng.uniform(0.7, 1.3, len(cell))
    while len(cell):
        move = np.column_stack([slope, np.sin(heading), np.cos(heading)])
        outside = (place + move < 0) | (place + move >= shape)
        move[:, 0] *= np.where(outside[:, 0], -1, 1)  # turned back by the faces of the slab, cut off at its sides
        place, slope, life = place + move, move[:, 0], life - 1
        alive = (life > 0) & ~outside[:, 1:].any(axis=1)
        # A tip forks now and then: it is listed twice, and the two copies turn apart.
        fork = alive & (rng.random(len(cell)) < np.where(is_axon, 0.006, 0.03))
        ids = n_voxels + np.cumsum(alive) - 1
        yield place[alive], cell[alive], parent[alive]
        n_voxels += np.count_nonzero(alive)
        tips = np.concatenate([np.flatnonzero(alive), np.flatnonzero(fork)])
        turn = np.concatenate([-0.4 * fork[alive], np.full(np.count_nonzero(fork), 0.4)])
        place, cell, parent, life, is_axon = place[tips], cell[tips], ids[tips], life[tips], is_axon[tips]
        wander = np.where(is_axon, 0.05, 0.15)
        heading = heading[tips] + turn + wander * rng.standard_normal(len(tips))
        slope = np.clip(slope[tips] + 0.1 * rng.standard_normal(len(tips)), -0.7, 0.7)


@takes(tissue=Tissue, p=fraction, rng=generator)
def stain(tissue, p, *, rng):
    """Stain each cell, whole, with probability ``p``, as the black reaction does for reasons unknown to this day.

    With the same seed a larger ``p`` keeps the cells of a smaller one and adds others.

    Parameters
    ----------
    tissue : Tissue
    p : float
        Share of cells that take the stain, 0 to 1; Golgi's reaction marks about 0.01 to 0.05.
    rng : seed or numpy.random.Generator

    Returns
    -------
    Staining

    Raises
    ------
    ValueError
        When ``p`` is not between 0 and 1.

    References
    ----------
    Golgi C (1873). Sulla struttura della sostanza grigia del cervello. Gazzetta Medica Italiana, Lombardia 33:244-246.
    """
    return show(tissue, rng.random(tissue.n_cells) < p)


def show(tissue, stained):
    """The picture of a given choice of cells, ``stained`` bool (N,)."""
    stained = array("stained", stained, shape=(tissue.n_cells,), dtype=bool)
    seen = stained[tissue.owner]
    pixel, owner = tissue.pixel[seen], tissue.owner[seen]
    darkness = np.bincount(pixel, minlength=tissue.shape[1] * tissue.shape[2])
    others = darkness[pixel] - 1
    own = np.bincount(owner, weights=others == 0, minlength=tissue.n_cells)
    size = np.bincount(owner, minlength=tissue.n_cells)
    overlap = float(others.mean()) if len(others) else 0.0
    separable = float(np.mean(own[stained] >= 0.9 * size[stained])) if stained.any() else 1.0
    return Staining(stained, darkness.reshape(tissue.shape[1:]), overlap, separable)


@takes(tissue=Tissue, p=fraction, stainings=count, rng=generator)
def overlap(tissue, p, *, stainings=100, rng):
    """Other stained cells over a pixel of a stained cell, mean over ``stainings``: p·overlap(1) in expectation."""
    pictures = [stain(tissue, p, rng=rng) for _ in range(stainings)]
    area = np.array([picture.darkness.sum() for picture in pictures])
    return float(np.dot(area, [picture.overlap for picture in pictures]) / max(area.sum(), 1))


@takes(tissues=each(Tissue), rng=generator)
def report(tissues, *, rng):
    """Overlap in several tissues at three stains, through the whole slab and in its middle layer alone, in words."""
    lines = []
    for p, stainings in ((0.02, 40), (0.1, 10), (1.0, 1)):
        through, layer = ([overlap(slab, p, stainings=stainings, rng=rng) for slab in slabs]
                          for slabs in (tissues, [tissue.middle for tissue in tissues]))  # fmt: skip
        lines.append(
            f"{p:4.0%} stained: {span(through, 2)} other cells on each pixel of a stained one; "
            f"one layer at a time: {span(layer, 3)}"
        )
    return "\n".join(lines)
