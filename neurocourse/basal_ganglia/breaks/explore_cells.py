"""What one cell cannot tell: how bad a loss was, and how much rewards vary; and what many cells can."""

import numpy as np

from neurocourse.basal_ganglia.breaks import distributional
from neurocourse.basal_ganglia.breaks import floor as floors
from neurocourse.basal_ganglia.dopamine.cell import BASE
from neurocourse.caching import kept
from neurocourse.plots import (
    BRAIN,
    DIFFERENCE,
    GREEN,
    GREY,
    INK,
    MACHINE,
    PURPLE,
    figure,
    here,
    key,
    move,
    note,
    panel,
    rule,
)
from neurocourse.plots.marks import curves
from neurocourse.teaching import Explorer, arm, choice, handle, slider, steps
from neurocourse.wording import count, number

__all__ = ["floor", "optimists"]

RATE, *READINGS = floors.READINGS
CHANCES = np.linspace(0, 1, 21)


def floor():
    """A cell that cannot fire less than nothing, and what a learner believes that reads it."""
    t = np.linspace(0, 1, 101)
    fig, (left, right) = figure(1, 2, size=(6.4, 3.7))
    good, bad = curves(left, {"it pays": GREEN, "it does not": PURPLE}, t)
    rule(left, "at rest", y=BASE)
    panel(left, "The cell", ("time after the outcome (s)", 0, 1), ("spikes/s", -0.5, 25), "cell")
    key(left, "upper right")
    right.plot([0, 100], [0, 100], ":", color=GREY, label="the truth")
    (line,) = right.plot([], [], color=MACHINE, lw=2, label="its belief")
    (gap,) = right.plot([], [], ":", color=DIFFERENCE, lw=2, marker="_", ms=9)
    dot = here(right)
    panel(right, "Who reads it", ("the light pays in (%)", 0, 100), ("it believes (%)", 0, 100), "unit")
    key(right, "lower right")

    @kept
    def beliefs(reading):
        return np.array([floors.settles_at(p, reading) for p in CHANCES])

    def believed(p, armed, reading):
        return 100 * floors.settles_at(p / 100, reading if armed else RATE)

    def update(p, armed, reading):
        reading = reading if armed else RATE
        V = floors.settles_at(p / 100, reading)
        good.set_ydata(floors.response(1 - V, t))
        bad.set_ydata(floors.response(-V, t))
        line.set_data(100 * CHANCES, 100 * beliefs(reading))
        gap.set_data([p, p], [p, 100 * V])
        move(dot, p, 100 * V)
        silent = (floors.response(-V, t) == 0).sum() * t[1]
        return (
            f"A learner that reads {reading} takes a light that pays in {{p}} of trials for {100 * V:.0f}%. "
            f"When it does not pay, the cell is silent for {silent:.2f} s."
        )

    return Explorer(
        fig,
        update,
        title="A rate cannot fall below zero",
        alt="Left: rate of a model dopamine cell after a light has paid (solid) and has not (dashed), once the learner "
        "has settled. Right: what the learner believes against how often the light really pays; dotted: the truth.",
        presets={
            "Half of the time": dict(p=50),
            "Dips count four times": dict(armed=True, reading=READINGS[0]),
            "It counts missed spikes": dict(armed=True, reading=READINGS[1]),
            "It times the pause": dict(armed=True, reading=READINGS[2]),
        },
        handles=[handle(right, x="p", at=believed)],
        p=slider(10, 90, 10, value=50, unit="%", label="The light pays in"),
        armed=arm("another way to read the dip", remains="nothing"),
        reading=choice(*READINGS, value=READINGS[2], label="It reads"),
    )


WORLDS = {
    "always 3": [3.0],
    "1 or 5": [1.0, 5.0],
    "mostly 2, rarely 7": [2.0, 2.0, 2.0, 2.0, 7.0],
    "mostly 1, rarely 8": [1, 1, 1, 1, 1, 1, 1, 8.0],
    "from 0 to 6": list(np.linspace(0, 6, 13)),
}
N_CELLS, N_TRIALS = 9, 1200
NOTED = N_TRIALS // 60  # trials from one step of the learning to the next
DROPS = ("", -0.3, 10.4)  # the axis of values


def optimists():
    """Nine cells that weigh good and bad surprises differently: each settles somewhere else in the same world."""
    colours = [BRAIN if k == N_CELLS // 2 else GREEN if k > N_CELLS // 2 else PURPLE for k in range(N_CELLS)]
    styles = {PURPLE: ":", BRAIN: "-", GREEN: "--"}
    fig, (left, right) = figure(1, 2, size=(6.4, 3.9), width_ratios=(1.3, 1), sharey=True)
    lines = [left.plot([], [], styles[c], color=c, lw=2 if c == BRAIN else 1.5)[0] for c in colours]
    rewards = left.plot([], [], "<", color=INK, ms=7, clip_on=False)[0]
    panel(left, "What each cell expects", ("trial", 0, N_TRIALS), ("drops of juice", *DROPS[1:]), "cell")
    left.set_xticks([0, 500, 1000])
    note(left, "◂ rewards", "upper right")
    law, known = right.plot([], [], "--", color=GREY)[0], right.plot([], [], "-_", color=INK, lw=3, ms=14, mew=3)[0]
    alone = right.text(0.5, 0, "", color=INK, size=9.5, va="bottom", ha="center")
    dots = [right.plot([], [], "o", color=c, ms=8)[0] for c in colours]
    panel(right, "Not surprised at", ("optimism τ", 0, 1), DROPS, "cell")
    note(right, "pessimists", "upper left", color=PURPLE), note(right, "optimists", "upper right", color=GREEN)

    def update(world, spread, trial, armed):
        now, tau = trial * NOTED, cells(spread)
        V = learned(world, spread)
        seen = V[: now + 1 : 6]
        for line, dot, values, at, last in zip(lines, dots, seen.T, tau, V[now], strict=True):
            line.set_data(6 * np.arange(len(values)), values)
            dot.set_data([at], [last])
        rewards.set_data(np.full(len(set(WORLDS[world])), N_TRIALS), sorted(set(WORLDS[world])))
        grid = np.linspace(0.04, 0.96, 47)
        law.set_data(grid, distributional.expectile(WORLDS[world], grid))
        mean, width = one_cell(world)
        known.set_data([0.5, 0.5] if armed else [], [mean - width, mean + width] if armed else [])
        alone.set(text="mean ± spread" if armed else "", y=mean + width + 0.3)
        words = [number(x, 1) for x in V[now, [0, N_CELLS // 2, -1]]]
        last = f" One cell that learns its spread: {mean:.1f} ± {width:.1f}." if armed else ""
        return (
            f"After {{trial}} the gloomiest cell expects {words[0]}, the middle one {words[1]}, the brightest "
            f"{words[2]} drops.{last}"
        )

    return Explorer(
        fig,
        update,
        title="Optimists and pessimists",
        alt="Left: values of nine model cells by trial; triangles at the right edge mark the rewards there are. Right: "
        "the value of each cell against its optimism; dashed: where theory says that it settles.",
        presets={
            "Before learning": dict(trial=0),
            "No risk": dict(world="always 3"),
            "A rare treasure": dict(world="mostly 1, rarely 8"),
            "All alike": dict(spread=0.0),
            "Same mean, same spread": dict(world="mostly 2, rarely 7", armed=True),
        },
        world=choice(*WORLDS, value="1 or 5", label="A reward is"),
        spread=slider(0.0, 0.4, 0.1, value=0.4, label="How much the cells differ"),
        trial=steps(60, value=60, label="Learning", interval=50, show=lambda k: count(NOTED * k, "trial")),
        armed=arm("one cell that learns its spread, too", remains="less of it"),
    )


@kept
def learned(world, spread):
    """Values of nine cells before each trial, (trials + 1, 9)."""
    return distributional.by_trial(WORLDS[world], cells(spread), n_trials=N_TRIALS, alpha=0.03, rng=1)


@kept
def one_cell(world):
    """Mean and spread that one plain cell learns."""
    return distributional.mean_and_spread(WORLDS[world], rng=1)


def cells(spread):
    """Optimism of the nine cells: from 0.5 - spread to 0.5 + spread."""
    return np.linspace(0.5 - spread, 0.5 + spread, N_CELLS)
