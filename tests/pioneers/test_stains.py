"""Golgi's stain and Cajal's argument: overlaps in proportion, tissue of one piece or of many."""

import numpy as np
import pytest
from needs import oracle
from sweep import sweeps

from neurocourse.pioneers import (
    doctrine,
    tissue,
)


@pytest.fixture(scope="module")
def grown():
    return tissue.grow(rng=1)


@pytest.mark.parametrize("p", [0.02, 0.1, 0.3, 0.6])
def test_overlap_grows_in_proportion_to_p(p):
    for seed in range(3):
        cells = tissue.grow(rng=seed)
        full = tissue.stain(cells, 1, rng=0).overlap
        assert tissue.overlap(cells, p, stainings=400, rng=seed) == pytest.approx(p * full, rel=0.10)


def test_a_sparse_stain_shows_single_cells_and_a_full_one_none(grown):
    sparse, full = ([tissue.stain(grown, p, rng=k) for k in range(30)] for p in (0.02, 1))
    assert np.mean([s.separable for s in sparse]) > 0.7
    assert full[0].separable == 0
    assert full[0].overlap > 5 * np.mean([s.overlap for s in sparse])


def test_the_stain_takes_whole_cells_and_counts_them(grown):
    shown = tissue.stain(grown, 0.05, rng=0)
    one_by_one = sum(
        (tissue.show(grown, np.arange(grown.n_cells) == k).darkness > 0) for k in np.flatnonzero(shown.stained)
    )
    np.testing.assert_array_equal(shown.darkness, one_by_one)


def test_more_stain_adds_cells_to_those_already_shown(grown):
    few, many = (tissue.stain(grown, p, rng=4).stained for p in (0.05, 0.2))
    assert many[few].all() and many.sum() > few.sum()
    assert tissue.stain(grown, 0, rng=4).overlap == 0


def test_overlap_of_two_known_cells():
    """Cells on pixels 0, 1, 2 and 2, 3: one of five stained pixel places is shared from either side."""
    two = tissue.Tissue((1, 1, 6), None, None, None, np.array([0, 1, 2, 2, 3]), np.array([0, 0, 0, 1, 1]), 2)
    shown = tissue.show(two, [True, True])
    assert shown.darkness.tolist() == [[1, 1, 2, 1, 0, 0]]
    assert shown.overlap == pytest.approx(2 / 5) and shown.separable == 0


@pytest.mark.parametrize("seed", range(3))
def test_in_one_thin_layer_a_stain_of_everything_is_clear(seed):
    """Measured 0.23 others on a pixel, where the whole slab has 3.2 to 3.4."""
    cells = tissue.grow(rng=seed)
    slab, layer = (tissue.stain(t, 1, rng=0) for t in (cells, cells.middle))
    assert layer.overlap < 0.1 * slab.overlap
    here = cells.voxel[:, 0] == cells.shape[0] // 2
    pairs = {(c, r, k) for c, (_, r, k) in zip(cells.cell[here].tolist(), cells.voxel[here].tolist(), strict=True)}
    assert len(cells.middle.pixel) == len(pairs) == layer.darkness.sum()


def test_damage_that_fades_stops_in_the_wrong_place(grown):
    """A defender of the net may let damage die away: it then spares a part of its own cell and takes others'."""
    for cell in (0, 100, 200):
        net, cells = (doctrine.degenerate(grown, cell, d) for d in doctrine.DOCTRINES)
        own, others = doctrine.toll(grown, cell, doctrine.faded(net))
        assert own < 0.7 and others > 0.8
        assert doctrine.toll(grown, cell, cells) == (1, 0)
        assert doctrine.toll(grown, cell, net)[0] == 1


def test_faded_damage_is_the_same_up_to_its_reach():
    assert doctrine.faded(np.array([-1, 0, 3, 4, 9]), 3).tolist() == [-1, 0, 3, -1, -1]


def test_the_reports_hold_a_row_for_each_control(grown):
    assert len(tissue.report([grown], rng=0).splitlines()) == 3
    rows = doctrine.report(grown, cells=(0, 7)).splitlines()
    assert (
        len(rows) == 3
        and rows[2] == "separate cells: 100% of the destroyed cell is lost, 0% of the loss is other cells'"
    )


@pytest.mark.parametrize("seed", range(5))
def test_the_tissue_is_one_piece_or_as_many_as_cells(seed):
    cells = tissue.grow(rng=seed)
    assert doctrine.components(cells, "reticular") == 1
    assert doctrine.components(cells, "neuron") == cells.n_cells


def test_contacts_join_different_cells_in_the_same_place(grown):
    a, b = doctrine.contacts(grown).T
    assert len(a) > grown.n_cells
    assert (grown.cell[a] != grown.cell[b]).all()
    np.testing.assert_array_equal(grown.voxel[a], grown.voxel[b])


def test_links_stay_within_a_cell_and_join_neighbours(grown):
    a, b = grown.link.T
    assert (grown.cell[a] == grown.cell[b]).all()
    assert abs(grown.voxel[a] - grown.voxel[b]).max() <= 3  # the rim of a soma to its middle


def test_degeneration_stops_at_the_border_or_runs_through_everything(grown):
    for cell in (0, 7):
        inside = doctrine.degenerate(grown, cell, "neuron")
        np.testing.assert_array_equal(inside >= 0, grown.cell == cell)
        everywhere = doctrine.degenerate(grown, cell, "reticular")
        assert (everywhere >= 0).all()
        assert (everywhere[grown.cell == cell] <= inside[grown.cell == cell]).all()  # short cuts through others only


def test_degeneration_spreads_step_by_step(grown):
    distance = doctrine.degenerate(grown, 3, "reticular")
    a, b = doctrine.continuity(grown, "reticular").T
    assert abs(distance[a] - distance[b]).max() == 1
    share = [doctrine.spread(grown, distance, k).mean() for k in (0, 20, 60, distance.max())]
    assert share == sorted(share) and share[0] < 0.001 and share[-1] == 1


def test_pieces_of_a_known_graph():
    label = doctrine.label_pieces(7, np.array([[6, 5], [5, 4], [0, 2], [2, 1]]))
    assert label.tolist() == [0, 0, 0, 3, 4, 4, 4]


def test_pieces_agree_with_scipy(grown):
    sparse, graph = oracle("scipy.sparse"), oracle("scipy.sparse.csgraph")
    links = grown.link[::3]  # cut into many pieces
    n = len(grown.cell)
    peer = graph.connected_components(sparse.coo_matrix((np.ones(len(links)), links.T), (n, n)), directed=False)[0]
    assert len(np.unique(doctrine.label_pieces(n, links))) == peer


test_explorers = sweeps("pioneers.stains")
