"""Four ways to explore, side by side on the same machines."""

import numpy as np
from matplotlib.ticker import MaxNLocator

from neurocourse.basal_ganglia import prepared
from neurocourse.basal_ganglia.choices import bandits
from neurocourse.plots import GREEN, GREY, INK, MACHINE, PURPLE, SKY, figure, panel, title
from neurocourse.plots.limits import limit, round_up
from neurocourse.plots.marks import curves, follow, name_ends, numbers_on, set_bars, set_names, set_numbers
from neurocourse.teaching import Explorer, arm, choice, slider

__all__ = ["bandit_race"]

LOOKS = dict(zip(bandits.RULES, (MACHINE, PURPLE, SKY, GREEN), strict=True))


def bandit_race():
    """Four ways to explore, played by a hundred players each on the same three machines."""
    fig, (left, right) = figure(1, 2, size=(6.4, 3.8), width_ratios=(1.9, 1))
    lines = curves(left, LOOKS, prepared.PULLS)
    names = name_ends(lines)
    panel(left, "Regret: lost to the best machine", ("choice", 0, 1480), sign="unit")
    left.set(xticks=[0, 500, 1000])
    left.yaxis.set_major_locator(MaxNLocator(6, integer=True))
    bars = right.bar(range(3), np.zeros(3), color=GREY, ec=INK, lw=0.6)
    odds = numbers_on(bars)
    panel(right, " ", "it pays in (%)", ("last 100 choices (%)", 0, 112), "unit", xticks=range(3))
    right.set(yticks=[0, 50, 100])

    def update(gap, rule, fading, seed):
        found, p = prepared.bandit_race(gap=gap, seed=seed), (0.5 - gap, 0.5, 0.5 + gap)
        played = [4, 1, 2, 3] if fading else [0, 1, 2, 3]  # the fifth game is that of epsilon-greedy, armed
        regret = found.regret[played] / 10
        lost = dict(zip(bandits.RULES, regret[:, -1], strict=True))
        limit(left, y=(0, 1.04 * round_up(max(lost.values()))))
        follow(lines, prepared.PULLS, regret)
        set_names(names, lines)
        share = found.last[played[bandits.RULES.index(rule)]] / 100
        set_bars(bars, share, [GREY, GREY, GREEN])
        set_numbers(odds, bars, [f"{x:.0f}" for x in share])
        right.set_xticks(range(3), [f"{100 * x:.0f}" for x in p])
        title(right, rule)
        least = min(lost, key=lost.get)
        return (
            f"Gap {{gap}}: after 1,000 choices {rule} has lost {lost[rule]:.0f}; "
            f"least lost: {least}, {lost[least]:.0f}."
        )

    return Explorer(
        fig,
        update,
        title="Explore or exploit",
        alt="Left: regret against choices for epsilon-greedy, softmax, UCB1 and Thompson sampling, each the mean of a "
        "hundred players. Right: which of three machines the chosen rule plays at the end; green is the best one.",
        presets={"Easy": dict(gap=0.3), "Hard": dict(gap=0.04), "Exploring fades": dict(fading=True)},
        gap=slider(prepared.GAPS[0], prepared.GAPS[-1], 0.02, value=0.2, label="Gap between machines"),
        rule=choice(*bandits.RULES, value="UCB1", label="Look at"),
        fading=arm("an ε that fades, 20 / number of pulls", remains="less of it"),
        seed=slider(1, 6, 1, value=1, label="Other players"),
    )
