"""Where the analogy breaks: a reward that comes too early, and two levers that come in sight."""

import numpy as np

from neurocourse.basal_ganglia.breaks import clock as clocks
from neurocourse.basal_ganglia.breaks import levers as offers
from neurocourse.basal_ganglia.dopamine.explore import CUE, DT, REWARD, TIME, dopamine_cell, show_rate
from neurocourse.caching import kept
from neurocourse.plots import GREEN, INK, PURPLE, figure, key, move, panel, rule
from neurocourse.plots.marks import set_bars
from neurocourse.plots.panels import SMALL
from neurocourse.teaching import Explorer, arm, choice, handle, slider
from neurocourse.wording import signed

__all__ = ["early_reward", "levers"]

GOES_ON, *OTHERS = clocks.CLOCKS
NAMES = dict(zip(offers.RULES, ("Q-learning", "SARSA", "Actor, critic"), strict=True))


def early_reward():
    """A juice that comes too early, and one that does not come, for three kinds of clock."""
    fig, axes = figure(1, 2, size=(6.4, 3.6), sharey=True)
    cells = [dopamine_cell(ax, words) for ax, words in zip(axes, ("The juice comes early", "No juice"), strict=True)]
    axes[1].set_ylabel("")
    for ax in axes:
        ax.set_ylim(0, 32)
        rule(ax, "light", x=0, at="left", ls="--")
        rule(ax, "usual time", x=TIME[REWARD], color=INK, ls="--")
    (mark,) = axes[0].plot([], [], "v", color=PURPLE, ms=10)
    word = axes[0].text(0, 26.5, "juice", color=PURPLE, va="center", size=SMALL)

    def update(early, gamma, armed, clock):
        clock, at = clock if armed else GOES_ON, round(early / DT) + CUE
        moved, without = (clocks.trial(clock, reward, gamma=gamma) for reward in (at, None))
        for cell, delta in zip(cells, (moved, without), strict=True):
            show_rate(*cell, delta)
        move(mark, early, 26.5)
        late = early > 0.45
        word.set(x=early - 0.08 if late else early + 0.08, ha="right" if late else "left")
        return (
            f"A clock that {clock if clock != OTHERS[0] else 'is ' + clock}, juice after {{early}}: error "
            f"{signed(moved[at], 2)} at the juice, at worst {signed(moved[at + 1 :].min(), 2)} after it; at worst "
            f"{signed(without.min(), 2)} when it is left out."
        )

    return Explorer(
        fig,
        update,
        title="A juice that comes too early",
        alt="Rate of a model dopamine cell. Left: a trial in which the juice (triangle) comes early. Right: a trial "
        "without juice. The dashed line is the time at which it usually comes.",
        presets={
            "On time": dict(early=1.0),
            "Half a second early": dict(early=0.5),
            "The juice stops the clock": dict(early=0.5, armed=True, clock=OTHERS[0]),
            "The same, no discount": dict(early=0.5, gamma=1.0, armed=True, clock=OTHERS[0]),
            "A clock that blurs": dict(early=0.5, armed=True, clock=OTHERS[1]),
        },
        handles=[handle(axes[0], x="early", at=26.5)],
        early=slider(0.1, 1.0, 0.1, value=0.5, unit="s", label="The juice comes after"),
        gamma=slider(0.8, 1.0, 0.1, value=0.9, label="Discount γ per step"),
        armed=arm("another clock", remains="less of it"),
        clock=choice(*OTHERS, value=OTHERS[1], label="It is one that"),
    )


def levers():
    """Two levers come in sight: what three rules say before the better and before the worse one is pulled."""
    fig, axes = figure(1, 3, size=(6.4, 3.6), sharey=True)
    drawn, places = [], np.arange(2)
    for ax, rule_name in zip(axes, offers.RULES, strict=True):
        better = ax.bar(places - 0.2, np.zeros(2), 0.36, color=GREEN, ec=INK, lw=0.6, label="the better")
        worse = ax.bar(places + 0.2, np.zeros(2), 0.36, color=PURPLE, hatch="//", ec=INK, lw=0.6, label="the worse")
        rule(ax, y=0, color=INK, ls="-", lw=0.8)
        panel(ax, NAMES[rule_name], ("", -0.6, 1.6), ("", -0.6, 0.55), "unit")
        ax.set_xticks(places, ["good\npair", "poor\npair"])
        drawn.append((better, worse))
    axes[0].set_ylabel("error at the sight of the levers")
    key(axes[0], "upper left", title="before it pulls", title_fontsize=SMALL, alignment="left")

    @kept
    def errors_of(rule, vary, epsilon):
        pairs = offers.PAIRS if vary else offers.PAIR
        return offers.at_the_offer(rule, pairs, n_agents=100, n_trials=600, alpha=0.1, epsilon=epsilon, rng=1)

    def update(vary, epsilon):
        words = []
        for rule_name, pair in zip(offers.RULES, drawn, strict=True):
            offer = errors_of(rule_name, vary, epsilon)
            for bars, errors in zip(pair, offer, strict=True):
                set_bars(bars, np.append(errors, 0.0)[:2])
            words.append(f"{rule_name} {signed(offer.better[0] - offer.worse[0], 2)}")
        return f"At ε = {{epsilon}}, better less worse lever of the good pair: {', '.join(words)}."

    return Explorer(
        fig,
        update,
        title="The best lever, or the one that is pulled",
        alt="Error of three learners when two levers come in sight, in trials in which the better lever (plain bars) "
        "or the worse one (hatched bars) is then pulled. The levers of the good pair pay in 75 and 25 per cent of "
        "trials, those of the poor pair in 50 and 25.",
        presets={"Two kinds of offer": dict(vary=True)},
        vary=arm("offers that differ, so that they can be news", remains="all of it"),
        epsilon=slider(0.1, 0.5, 0.1, value=0.2, label="How often any lever is pulled, ε"),
    )
