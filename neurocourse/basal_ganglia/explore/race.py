"""Four ways to explore, side by side on the same machines."""

import functools

import numpy as np

from neurocourse.basal_ganglia import bandits
from neurocourse.plots import BLUE, GREEN, GREY, INK, PURPLE, RED, figure
from neurocourse.teaching import Explorer, choice, slider

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

    def update(gap, rule, seed):
        p, games = race(gap, seed)
        top = max(game.regret[-1] for game in games.values())
        left.set_ylim(0, 1.08 * top)
        heights = spread([games[name].regret[-1] for name in LOOKS], 0.07 * top)
        for (name, game), y in zip(games.items(), heights, strict=True):
            lines[name].set_data(np.arange(1000), game.regret)
            names[name].set_position((1010, y))
        share = [100 * np.mean(games[rule].choices[-100:] == k) for k in range(3)]
        for bar, height, best in zip(bars, share, (False, False, True), strict=True):
            bar.set_height(height)
            bar.set_color(GREEN if best else GREY)
        for text, x in zip(odds, p, strict=True):
            text.set_text(f"pays {x:.0%}")
        right.set_title(rule)
        least = min(games, key=lambda name: games[name].regret[-1])
        return (
            f"Gap {gap:.2f}: after 1000 choices {rule} has lost {games[rule].regret[-1]:.0f}; least lost: {least}, "
            f"{games[least].regret[-1]:.0f}."
        )

    return Explorer(
        fig,
        update,
        title="Explore or exploit",
        alt="Left: regret against choices for epsilon-greedy, softmax, UCB1 and Thompson sampling, each the mean of a "
        "hundred players. Right: which of three machines the chosen rule plays at the end; green is the best one.",
        presets={"Easy": dict(gap=0.3), "Hard": dict(gap=0.04)},
        gap=slider(0.02, 0.4, 0.02, value=0.2, label="Gap between machines"),
        rule=choice(*bandits.RULES, value="UCB1", label="Look at"),
        seed=slider(0, 20, 1, value=1, label="Other players"),
    )


@functools.lru_cache(32)
def race(gap, seed):
    """Chances of three machines, and the game of a hundred players of each rule on them."""
    p = np.array([0.5 - gap, 0.5, 0.5 + gap])
    return p, {name: bandits.play(p, name, T=1000, n=100, rng=seed) for name in LOOKS}


def spread(heights, least):
    """Move heights apart so that labels at them do not overlap; the order stays."""
    order, out = np.argsort(heights), np.array(heights, float)
    for low, high in zip(order, order[1:], strict=False):
        out[high] = max(out[high], out[low] + least)
    return out
