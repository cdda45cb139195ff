"""The liquid: spiking cells, synapses that tire, the readouts that need no liquid, and the challenge."""

import sys

import numpy as np
import pytest
from arming import left
from sweep import sweeps

from neurocourse.columns import checks as check
from neurocourse.columns import contest, explore, pool, rhythms
from neurocourse.columns.prepared import liquids, loopless
from neurocourse.teaching import record

test_explorers = sweeps("columns.liquid")


def right(way, asked, before=0, noise=1):
    """Share right of each draw."""
    return liquids(way=way, before=before, noise=noise).right[:, rhythms.ASKED.index(asked)] / 100


# The pool


def test_a_pool_is_wired_as_maass_and_colleagues_have_it():
    """Chances C exp(−D²/4): counted over many pools, for exciting cells that are neighbours on the grid."""
    places = np.stack(np.meshgrid(*map(np.arange, pool.SIDES), indexing="ij"), axis=-1).reshape(-1, 3)
    far = ((places[:, None] - places) ** 2).sum(axis=2)
    there = {1: [], 4: []}
    for seed in range(30):
        cells = pool.pool(rng=seed)
        exciting = (cells.kind[:, None] == 0) & (cells.kind == 0)
        for D in there:
            there[D].append((cells.W[exciting & (far == D)] != 0).mean())
        assert (cells.W[cells.kind == 1] <= 0).all() and (cells.W[cells.kind == 0] >= 0).all()
        assert cells.kind.sum() == 27 and not cells.W.diagonal().any()
    assert np.mean(there[1]) == pytest.approx(0.3 * np.exp(-1 / 4), abs=0.02)
    assert np.mean(there[4]) == pytest.approx(0.3 * np.exp(-1), abs=0.02)


def test_stores_run_as_in_the_lesson_on_transmitters():
    """Against `short_term.simulate`, which solves the equations between spikes exactly."""
    from neurocourse.neurotransmitters import short_term

    times = np.array([10, 40, 60, 110, 112, 300])
    store, sent = pool.Stores(np.zeros(pool.N, np.intp), 1), []
    for t in range(301):
        amount = store.use(np.full((1, pool.N), t in times), 0)
        if t in times:
            sent.append(amount[0, 0])
    exact = short_term.simulate(times.astype(float), U=0.5, tau_rec=1100.0, tau_facil=50.0)
    assert sent == pytest.approx(exact.A, abs=0.01)


def test_without_input_no_cell_fires_and_with_tireless_strong_synapses_it_boils():
    cells, told = pool.pool(rng=0), rhythms.trials(20, rng=0)
    assert pool.run(cells, np.zeros((50, 2, 4))).rate == 0
    rates = [pool.run(cells, told.spikes, "tireless", gain).rate for gain in (0.3, 1.0)]
    assert rates[0] < 40 and rates[1] > 100


def test_pools_with_either_kind_of_synapses_fire_alike():
    rates = [float(liquids(way=f"{kind} synapses", before=0, noise=1).rate) for kind in ("tiring", "tireless")]
    assert max(rates) < 1.3 * min(rates)


# Who remembers


def test_the_newest_piece_is_no_test_of_a_liquid():
    assert min(right(way, "newest").min() for way in rhythms.WAYS) > 0.95


def test_synapses_that_tire_hold_the_second_piece_and_others_do_not():
    tiring = right("tiring synapses", "second")
    for way in ("tireless synapses", "no synapses"):
        assert tiring.mean() > right(way, "second").mean() + 0.1


def test_a_pool_without_loops_has_no_way_back_and_nearly_all_of_its_synapses():
    cells = pool.pool(rng=0)
    straight = pool.without_loops(cells, rng=1)
    ways = (straight.W != 0).astype(float)
    assert not np.linalg.matrix_power(ways, pool.N).any(), "a way that never ends would be a loop"
    assert np.count_nonzero(straight.W) > 0.94 * np.count_nonzero(cells.W)
    assert (straight.W[cells.kind == 1] <= 0).all() and set(straight.W[straight.W != 0]) <= set(cells.W[cells.W != 0])


def test_synapses_that_tire_need_no_loops_to_hold_the_second_piece():
    looped, straight = (loopless(loops=loops) for loops in (True, False))
    second = rhythms.ASKED.index("second")
    assert straight.right[:, second].mean() > looped.right[:, second].mean() - 10 > 65
    assert straight.rate.mean() == pytest.approx(looped.rate.mean(), rel=0.1)


def test_synapses_that_tire_and_never_grow_hold_it_nearly_as_well(monkeypatch):
    """With a facilitation that fades within a millisecond: the trace is in the stores."""
    monkeypatch.setattr(sys.modules[pool.run.__module__], "TAU_FACIL", np.ones_like(pool.TAU_FACIL))
    found = [rhythms.compare("tiring synapses", rng=[k, 3])[0][1] for k in range(3)]
    assert np.mean(found) > 0.68


def test_tireless_synapses_do_no_better_at_another_strength():
    told, cells = rhythms.trials(300, rng=[0, 3]), pool.pool(rng=5)
    for gain in (0.1, 0.5):
        read = pool.run(cells, told.spikes, "tireless", gain).read
        assert rhythms.share_right(read, told.which[:, 1], learn=200) < 0.68


def test_an_exact_readout_finds_the_oldest_piece_only_in_a_pool_that_has_never_been_used():
    """Control of its memory: 400 ms of other spikes first."""
    fresh, used = (right("tiring synapses", "oldest", before, noise=0) for before in (0, 400))
    assert fresh.min() > 0.98 and used.mean() < 0.8 and used.min() < 0.65


def test_leaky_traces_remember_all_of_it_and_cannot_compare():
    for asked in rhythms.ASKED[:4]:
        assert right("leaky traces", asked).min() == 1
    assert right("leaky traces", "newest two differ").mean() < 0.56


def test_what_the_armed_readout_leaves():
    """The difference is what tiring synapses add for the second piece; leaky traces without a liquid close it."""
    tiring, none, traces = (right(way, "second").mean() for way in ("tiring synapses", "no synapses", "leaky traces"))
    assert left(tiring - none, tiring - traces) == explore.in_the_liquid().controls["armed"].remains


def test_loops_add_nothing_sure_to_comparing_the_newest_two():
    alone, pooled = (right(way, "newest two differ") for way in ("no synapses", "tiring synapses"))
    assert alone.mean() > 0.65 and pooled.max() < 1
    assert right("echo state net", "newest two differ").min() > max(pooled.max(), alone.max())


def test_answers_dealt_out_anew_are_guessed():
    found = [liquids(way=way, before=0, noise=1).chance.mean() for way in rhythms.WAYS]
    assert np.abs(np.array(found) - 50).max() < 4


def test_traces_are_leaky_integrals():
    spikes = np.zeros((400, 1, 4))
    spikes[300, 0, 2] = 1
    found = rhythms.traces(spikes).reshape(4, 34)
    assert not found[[0, 1, 3]].any() and found[2, -1] == pytest.approx(np.exp(-99 / 400))


# Break our result


def products(spikes):
    """136 random products of what came in the second piece and in the third."""
    counts = spikes.reshape(20, 20, *spikes.shape[1:]).sum(axis=1).swapaxes(0, 1)
    counts = counts - counts.mean(axis=0)
    rng, n = np.random.default_rng(0), len(counts)
    a, b = (counts[:, part].reshape(n, -1) for part in (slice(5, 10), slice(10, 15)))
    return (a @ rng.standard_normal((20, 136))) * (b @ rng.standard_normal((20, 136)))


def test_products_win_and_traces_lose():
    assert [contest.score(products, rng=seed).won for seed in (11, 12, 13)] == [True] * 3
    assert not any(contest.score(rhythms.traces, rng=seed).won for seed in (11, 12, 13))


def test_the_challenge():
    assert not all(one.won for one in check.beat_the_web(rhythms.traces))
    assert all(one.won for one in check.beat_the_web(products))
    assert record.get("challenges", "columns.beat_the_web")["right"] is True


@pytest.mark.parametrize("made", [np.zeros(3), np.zeros((500, 137)), np.full((500, 3), np.nan), np.ones((500, 3)) + 1j])
def test_what_cannot_be_scored_is_said(made):
    with pytest.raises(ValueError, match="return an array of shape|must be finite|must be real"):
        contest.score(lambda spikes: made, rng=0)


def test_in_the_liquid():
    ex = explore.in_the_liquid()
    assert "50% is guessing." in ex.status and ex.controls["armed"].remains == "nothing"
    assert "Leaky traces: 100%." in ex.set(armed=True).status
