"""Where the analogy breaks: a reward that comes too early, and two levers that come in sight."""

import numpy as np

from neurocourse.basal_ganglia.breaks import clock as clocks
from neurocourse.basal_ganglia.breaks import levers as offers
from neurocourse.basal_ganglia.dopamine.cell import BASE, firing
from neurocourse.caching import kept
from neurocourse.plots import BLUE, GREY, INK, ORANGE, PURPLE, RED, figure
from neurocourse.teaching import Explorer, choice, slider, toggle
from neurocourse.wording import signed

__all__ = ["early_reward", "levers"]

CUE, USUAL, T, DT = 5, 15, 25, 0.1  # steps, and seconds a step
GOES_ON, *OTHERS = clocks.CLOCKS


def early_reward():
    """A juice that comes too early, and one that does not come, for three kinds of clock."""
    time = (np.arange(T) - CUE) * DT
    fig, axes = figure(1, 2, size=(9, 3.3), sharey=True)
    for ax, title in zip(axes, ("The juice comes early", "The juice is left out"), strict=True):
        ax.axhline(BASE, color=GREY, ls=":")
        ax.axvline((USUAL - CUE) * DT, color=RED, ls="--", lw=1)
        ax.text((USUAL - CUE) * DT + 0.03, 21, "usual\ntime", color=RED, size=9, va="center")
        ax.text(0, 28.2, "light", color=GREY, size=9, ha="center")
        ax.set(xlim=(-0.4, 1.8), ylim=(0, 30), xlabel="time after the light (s)", title=title)
    axes[0].set_ylabel("spikes/s")
    bars = [ax.bar(time, np.zeros(T), 0.085, color=BLUE) for ax in axes]
    (mark,) = axes[0].plot([], [], "v", color=PURPLE, ms=10)
    pauses = [ax.text(0.96, 7, "", color=RED, weight="bold", ha="right", size=9) for ax in axes]
    word = axes[0].text(0, 0, "juice", color=PURPLE, weight="bold", ha="center", size=9)

    def update(early, gamma, armed, clock):
        clock, at = clock if armed else GOES_ON, round(early / DT) + CUE
        moved, without = (clocks.trial(clock, reward, gamma=gamma) for reward in (at, None))
        for cell, pause, delta in zip(bars, pauses, (moved, without), strict=True):
            rate = firing(delta)
            for bar, height in zip(cell, rate, strict=True):
                bar.set_height(height)
            pause.set_text("pause" if rate[USUAL] == 0 else "")
        mark.set_data([early], [25.5])
        word.set_position((early, 27.0))
        return (
            f"A clock that {clock if clock != OTHERS[0] else 'is ' + clock}: error {signed(moved[at], 2)} at the "
            f"juice, at worst {signed(moved[at + 1 :].min(), 2)} after it; at worst {signed(without.min(), 2)} when it "
            "is left out."
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
        early=slider(0.1, 1.0, 0.1, value=0.5, unit="s", label="The juice comes after"),
        gamma=slider(0.8, 1.0, 0.1, value=0.9, label="Discount γ per step"),
        armed=toggle(label="Arm the machine: another clock"),
        clock=choice(*OTHERS, label="It is one that"),
    )


def levers():
    """Two levers come in sight: what three rules say before the better and before the worse one is pulled."""
    fig, axes = figure(1, 3, size=(9, 3.1), sharey=True)
    drawn, places = [], np.arange(2)
    for ax, rule in zip(axes, offers.RULES, strict=True):
        ax.axhline(0, color=INK, lw=0.8)
        better = ax.bar(places - 0.2, np.zeros(2), 0.36, color=BLUE)
        worse = ax.bar(places + 0.2, np.zeros(2), 0.36, color=ORANGE, hatch="//", ec="white")
        ax.set(xlim=(-0.6, 1.6), ylim=(-0.6, 0.4), title=rule)
        ax.set_xticks(places, ["good pair", "poor pair"])
        drawn.append((better, worse))
    axes[0].set_ylabel("error at the sight of the levers")
    axes[2].text(1.55, 0.33, "■ before the better", color=BLUE, weight="bold", ha="right", size=9)
    axes[2].text(1.55, 0.27, "▨ before the worse", color=ORANGE, weight="bold", ha="right", size=9)

    @kept
    def errors_of(rule, vary, epsilon):
        pairs = offers.PAIRS if vary else offers.PAIR
        return offers.at_the_offer(rule, pairs, n_agents=100, n_trials=600, alpha=0.1, epsilon=epsilon, rng=1)

    def update(vary, epsilon):
        words = []
        for rule, (better, worse) in zip(offers.RULES, drawn, strict=True):
            offer = errors_of(rule, vary, epsilon)
            for bars, errors in zip((better, worse), offer, strict=True):
                for bar, height in zip(bars, np.append(errors, 0.0), strict=False):
                    bar.set_height(height)
            words.append(f"{rule} {signed(offer.better[0] - offer.worse[0], 2)}")
        return f"Better less worse lever of the good pair: {', '.join(words)}."

    return Explorer(
        fig,
        update,
        title="The best lever, or the one that is pulled",
        alt="Error of three learners when two levers come in sight, in trials in which the better lever (plain bars) "
        "or the worse one (hatched bars) is then pulled. The levers of the good pair pay in 75 and 25 per cent of "
        "trials, those of the poor pair in 50 and 25.",
        presets={"Two kinds of offer": dict(vary=True)},
        vary=toggle(label="Arm the machine: offers differ, so that they can be news"),
        epsilon=slider(0.1, 0.5, 0.1, value=0.2, label="How often any lever is pulled, ε"),
    )
