"""Four ways to explore, side by side on the same machines."""

import numpy as np

from neurocourse.basal_ganglia import prepared
from neurocourse.basal_ganglia.choices import bandits
from neurocourse.plots import BLUE, GREEN, GREY, INK, PURPLE, RED, figure
from neurocourse.plots.limits import limit, round_up
from neurocourse.teaching import Explorer, choice, slider, toggle

__all__ = ["bandit_race"]

LOOKS = dict(zip(bandits.RULES, ((BLUE, "-"), (PURPLE, "--"), (RED, "-."), (GREEN, ":")), strict=True))


def bandit_race():
    """Four ways to explore, played by a hundred players each on the same three machines."""
    fig, (left, right) = figure(1, 2, size=(9, 3.4), width_ratios=(1.4, 1))
    lines = {rule: left.plot([], [], ls, color=c, lw=2)[0] for rule, (c, ls) in LOOKS.items()}
    names = {rule: left.text(0, 0, rule, color=c, weight="bold", size=9) for rule, (c, _) in LOOKS.items()}
    left.set(
        xlim=(0, 1250),
        xticks=range(0, 1001, 200),
        xlabel="choice",
        ylabel="regret",
        title="What the best machine would have paid on top",
    )
    bars = right.bar(range(3), np.zeros(3), color=GREY)
    odds = [right.text(k, 103, "", ha="center", color=INK, size=9) for k in range(3)]
    right.set(ylim=(0, 112), yticks=range(0, 101, 20), xticks=range(3), xlabel="machine")
    right.set_ylabel("% of the last 100 choices")
    right.set_xticklabels("ABC")

    def update(gap, rule, fading, seed):
        found, p = prepared.bandit_race(gap=gap, seed=seed), (0.5 - gap, 0.5, 0.5 + gap)
        played = [4, 1, 2, 3] if fading else [0, 1, 2, 3]  # the fifth game is that of epsilon-greedy, armed
        regret = dict(zip(bandits.RULES, found.regret[played] / 10, strict=True))
        lost = {name: values[-1] for name, values in regret.items()}
        top = round_up(max(lost.values()))
        limit(left, y=(0, top))
        for name, y in zip(LOOKS, spread([lost[name] for name in LOOKS], 0.07 * top), strict=True):
            lines[name].set_data(prepared.PULLS, regret[name])
            names[name].set_position((1010, y))
        share = found.last[played[bandits.RULES.index(rule)]] / 100
        for bar, height, best in zip(bars, share, (False, False, True), strict=True):
            bar.set_height(height)
            bar.set_color(GREEN if best else GREY)
        for text, x in zip(odds, p, strict=True):
            text.set_text(f"pays {x:.0%}")
        right.set_title(rule)
        least = min(lost, key=lost.get)
        return (
            f"Gap {gap:.2f}: after 1,000 choices {rule} has lost {lost[rule]:.0f}; "
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
        fading=toggle(label="Arm the machine: ε fades, 20 / number of pulls"),
        seed=slider(1, 6, 1, value=1, label="Other players"),
    )


def spread(heights, least):
    """Move heights apart so that labels at them do not overlap; the order stays."""
    order, out = np.argsort(heights), np.array(heights, float)
    for low, high in zip(order, order[1:], strict=False):
        out[high] = max(out[high], out[low] + least)
    return out
