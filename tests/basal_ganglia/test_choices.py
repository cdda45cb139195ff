"""Slot machines: four ways to explore, and one of them armed."""

import numpy as np
import pytest
from arming import left
from sweep import sweeps

from neurocourse.basal_ganglia import explore
from neurocourse.basal_ganglia.choices import bandits


def test_ucb1_stays_inside_its_bound_and_grows_with_the_logarithm():
    p = [0.3, 0.5, 0.7]
    regret = bandits.play(p, "UCB1", T=10_000, n=100, rng=0).regret
    assert regret[-1] < bandits.ucb_regret_bound(p, 10_000)
    early, late = regret[999] - regret[99], regret[9999] - regret[999]
    assert late < 2.5 * early  # ten times as many choices, and yet: a straight line would give ten


def test_fixed_exploration_pays_for_ever_and_thompson_least():
    p = [0.3, 0.5, 0.7]
    regret = {rule: bandits.play(p, rule, T=5000, n=100, rng=0).regret for rule in bandits.RULES}
    slope = (regret["epsilon-greedy"][-1] - regret["epsilon-greedy"][-1001]) / 1000
    assert slope == pytest.approx(0.1 * (0.2 + 0.4) / 3, rel=0.1)
    assert min(regret, key=lambda rule: regret[rule][-1]) == "Thompson"


def test_chances_are_checked():
    with pytest.raises(ValueError, match="p must"):
        bandits.play([0.5, 1.5], rng=0)


def test_an_epsilon_that_fades_bends_the_curve_of_epsilon_greedy():
    """So that it pays for ever is a matter of its ε, not of its kind."""
    p = [0.3, 0.5, 0.7]
    for seed in range(3):
        regret = {rule: bandits.play(p, rule, T=5000, n=50, rng=seed).regret for rule in ("UCB1", bandits.FADING)}
        late = {rule: lost[-1] - lost[999] for rule, lost in regret.items()}
        assert late[bandits.FADING] < 20 < late["UCB1"] < 100


def test_of_what_is_paid_for_ever_a_fading_epsilon_leaves_less():
    """Loss in the last two hundred of a thousand pulls."""
    late = []
    for rule in ("epsilon-greedy", bandits.FADING):
        games = [bandits.play([0.3, 0.5, 0.7], rule, T=1000, n=100, rng=seed).regret for seed in range(3)]
        late.append(np.mean([regret[-1] - regret[-201] for regret in games]))
    assert explore.bandit_race().controls["fading"].remains == left(*late) == "less of it"


def test_machines_pay_by_their_chances_and_a_player_gets_what_was_pulled():
    p, pays = bandits.machines(20_000, rng=3)
    assert pays.mean(axis=0) == pytest.approx(p, abs=0.01) and abs(p[0] - p[1]) >= 0.2
    assert bandits.fetch(pays, [1, 0, 1]).tolist() == [pays[0, 1], pays[1, 0], pays[2, 1]]
    assert bandits.fetch(pays, []).tolist() == []


test_explorers = sweeps("basal_ganglia.choices", gaps=True)
