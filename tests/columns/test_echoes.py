"""A stone in water: what a wiring recalls against the bound, what a shuffle takes, the edge of chaos, the exercise."""

import numpy as np
import pytest
from answers import answers
from arming import left
from mutants import assert_check
from sweep import sweeps

from neurocourse.columns import ahead, edge, explore, memory, wirings
from neurocourse.columns import checks as check
from neurocourse.columns.prepared import AGAIN, EDGES, LOUD, edges, looks_ahead, recalls

test_explorers = sweeps("columns.echoes")


def total(kind, strength=0.9, noise=1, **how):
    """Inputs recalled in all, of each draw."""
    how = dict(shuffled=False, linear=False) | how
    return recalls(kind=kind, strength=strength, noise=noise, **how).total.astype(float)


# Memory


@pytest.mark.parametrize("n", [10, 30])
def test_a_queue_reaches_jaegers_bound_and_nothing_passes_it(n):
    """Jaeger 2001: n units recall at most n inputs. What a readout finds by chance is 1 in 1,000 of each delay."""
    chance = memory.LONGEST / 1000
    assert memory.profile("queue", 1.0, n=n, rng=0).sum() == pytest.approx(n, abs=2 * chance)
    for kind in wirings.WIRINGS:
        for linear in (False, True):
            assert memory.profile(kind, 0.9, linear=linear, n=n, rng=1).sum() < n + 2 * chance


def test_without_noise_a_linear_web_comes_near_the_bound_and_a_hundredth_of_noise_takes_more_than_half():
    """Jaeger's theorem is about exact numbers: it holds, and it is of no use."""
    assert total("web", linear=True, noise=0).min() > 44
    assert total("web", linear=True, noise=1).max() < 21


def test_order_of_the_wirings_with_a_hundredth_of_noise():
    best = {k: max(total(k, s).mean() for s in recalls.grid["strength"]) for k in wirings.WIRINGS}
    assert 19 < best["web"] < 24 and 29 < best["ring"] < 32 and 40 < best["orthogonal web"] < 44
    assert best["queue"] > 49


def test_what_is_left_of_the_webs_shortfall_without_tanh():
    short = [total("queue", 1.0).mean() - total("web", linear=linear).mean() for linear in (False, True)]
    assert left(*short) == explore.stone_in_water().controls["linear"].remains == "all of it"


def test_in_loud_noise_fifty_ears_beat_one():
    """The queue hears the input at one place only; an orthogonal web at all of them."""
    assert total("orthogonal web", 1.0, 10).min() > total("queue", 1.0, 10).max() + 1


def test_a_shuffle_takes_nothing_from_a_web_and_most_of_a_queue():
    for kind in ("web", "orthogonal web"):
        assert abs(total(kind).mean() - total(kind, shuffled=True).mean()) < 2
    assert total("queue", 1.0, shuffled=True).max() < 15
    assert total("ring").mean() - total("ring", shuffled=True).mean() > 8


def test_a_shuffled_queue_recalls_what_its_first_unit_still_reaches():
    """Follow the wires from the first unit: as many inputs as there are units on the way."""
    for seed in range(4):
        wires = wirings.wiring("queue", 1.0, shuffled=True, rng=seed)
        way, now = 1, 0
        while (after := np.flatnonzero(wires.U[:, now])).size and after[0] != 0 and way < wirings.N:
            way, now = way + 1, after[0]
        u = np.random.default_rng(seed).uniform(-1, 1, 1500)
        X = wirings.states(wires, u, linear=True, rng=seed)
        closed = after.size and after[0] == 0
        if not closed:
            found = memory.readable(X[200:], memory.before(u, range(70), 200)).sum()
            assert found == pytest.approx(way, abs=0.3)


def test_a_plain_capacity_and_the_one_of_many_delays_agree():
    u = np.random.default_rng(0).uniform(-1, 1, 2200)
    X = wirings.states(wirings.wiring("web", rng=1), u, noise=0.01, rng=2)
    many = memory.readable(X[200:], memory.before(u, range(25), 200))
    assert [memory.capacity(X, u, k) for k in range(25)] == pytest.approx(many, abs=0.05)


# The edge of chaos


def test_the_lyapunov_exponent_without_input_is_the_logarithm_of_the_strength():
    """Near silence tanh is a line, and a difference grows by the largest eigenvalue."""
    assert edge.lyapunov(0.8, 1e-6, rng=0) == pytest.approx(np.log(0.8), abs=0.02)


def test_two_runs_part_as_the_exponent_says():
    for strength, scale in ((0.5, 0.1), (0.9, 0.1), (0.9, 1.0)):
        far = edge.two_stones(strength, scale, rng=0)
        falls = far > 1e-8
        slope = np.polyfit(np.arange(120)[falls], np.log(far[falls]), 1)[0]
        assert slope == pytest.approx(edge.lyapunov(strength, scale, rng=0), rel=0.35, abs=0.02)
    assert edge.two_stones(1.5, 0.1, rng=0)[-1] > 100 * edge.APART


def test_recall_peaks_at_the_edge_and_working_out_well_below_it():
    def peak(what, scale):
        rows = [edges(strength=s, scale=scale, noise=1) for s in EDGES]
        best = rows[int(np.argmax([getattr(row, what).mean() for row in rows]))]
        return best.lyapunov.mean()

    assert -0.1 < peak("recall", 0.1) < 0
    assert -0.5 < peak("parity", 1.0) < -0.3


def test_where_the_best_web_lies_depends_on_noise_and_loudness():
    """So the edge is no law: with less noise weaker wires work out more."""
    best = {}
    for noise in (0.1, 1):
        worked_out = [edges(strength=s, scale=1.0, noise=noise).parity.mean() for s in EDGES]
        best[noise] = EDGES[int(np.argmax(worked_out))]
    assert best[0.1] < best[1]
    recalled = {scale: max(edges(strength=s, scale=scale, noise=1).recall.mean() for s in EDGES) for scale in LOUD}
    assert recalled[0.1] > 1.7 * recalled[1.0]


# Looking ahead


def test_the_web_earns_its_keep_at_84_steps_and_its_wires_do_not_matter():
    near, far = ({way: looks_ahead(way=way).error[:, k] for way in ahead.WAYS} for k in (0, 1))
    web = [far[way] for way in ("web", "web, shuffled", "ring")]
    assert max(map(max, web)) < min(far["20 values bent"]) < min(far["20 values"]) / 5
    assert near["20 values bent"].max() < near["web"].min(), "6 steps ahead memory is not what is missing"
    assert len(near["web"]) == len(AGAIN)


# Exercise and explorers


def test_the_check_of_capacity():
    mistaken = answers("columns").mistaken(
        "capacity",
        {
            "scored where it was learned": "score the second half",
            "r in place of r²": "square it",
            "looks into the future": "looks into the future",
            "np.roll": "np.roll wraps round: the first k",
            "one step too far": "your delay is k + 1",
            "learned from everything": "let it learn from the first half only",
            "one unit": "you take the best single unit",
            "the error": "you return the error",
        },
    )
    assert_check(check.capacity, right=answers("columns").rights["capacity"], wrong=mistaken)


def test_a_stone_goes_round():
    ex = explore.stone_in_water()
    assert "A queue recalls 49.6 inputs" in ex.preset("A queue").status
    assert "A shuffled queue recalls 7.5" in ex.preset("A shuffled queue").status
    edgy = explore.on_the_edge()
    assert "0 threes worked out" in edgy.preset("Chaos").status and "+0.03 a step" in edgy.status


def test_with_loud_noise_the_queue_is_ahead_again_once_it_hears_as_much_of_the_input():
    """All units of a web hear the input, with weights from −1 to 1: together √(50/3), four times as loudly as one."""
    how = dict(strength=1.0, noise=0.1, rng=[0, 10])
    quiet, loud = (memory.profile("queue", loud=loud, **how).sum() for loud in (1, 4))
    web = memory.profile("orthogonal web", **how).sum()
    assert quiet < web < loud - 5
    assert np.linalg.norm(wirings.wiring("web", rng=0).w) == pytest.approx(4, abs=0.6)
