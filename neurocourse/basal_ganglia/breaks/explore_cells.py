"""What one cell cannot tell: how bad a loss was, and how much rewards vary; and what many cells can."""

import numpy as np

from neurocourse.basal_ganglia.breaks import distributional
from neurocourse.basal_ganglia.breaks import floor as floors
from neurocourse.basal_ganglia.dopamine.cell import BASE
from neurocourse.caching import kept
from neurocourse.plots import BLUE, GREEN, GREY, INK, PURPLE, RED, figure
from neurocourse.teaching import Explorer, choice, slider, steps, toggle
from neurocourse.wording import count, number

__all__ = ["floor", "optimists"]

RATE, *READINGS = floors.READINGS
CHANCES = np.linspace(0, 1, 21)


def floor():
    """A cell that cannot fire less than nothing, and what a learner believes that reads it."""
    t = np.linspace(0, 1, 101)
    fig, (left, right) = figure(1, 2, size=(9, 3.3), width_ratios=(1.2, 1))
    left.axhline(BASE, color=GREY, ls=":")
    left.text(0.99, BASE + 0.5, "at rest", color=GREY, ha="right", size=9)
    (good,) = left.plot(t, t, color=GREEN, lw=2)
    (bad,) = left.plot(t, t, "--", color=RED, lw=2)
    left.text(0.99, 21, "━ it pays", color=GREEN, weight="bold", ha="right")
    left.text(0.99, 18.8, "╍ it does not", color=RED, weight="bold", ha="right")
    left.set(xlim=(0, 1), ylim=(-0.5, 25), xlabel="time after the outcome (s)", ylabel="spikes/s", title="The cell")
    right.plot([0, 100], [0, 100], ":", color=GREY)
    right.text(70, 58, "the truth", color=GREY, size=9)
    (line,) = right.plot([], [], color=BLUE, lw=2)
    (dot,) = right.plot([], [], "o", color=INK, ms=8)
    right.set(xlim=(0, 100), ylim=(0, 100), xlabel="the cue pays in (%)", ylabel="the learner believes (%)")
    right.set_title("Who reads it")

    @kept
    def beliefs(reading):
        return np.array([floors.settles_at(p, reading) for p in CHANCES])

    def update(p, armed, reading):
        reading = reading if armed else RATE
        V = floors.settles_at(p / 100, reading)
        good.set_ydata(floors.response(1 - V, t))
        bad.set_ydata(floors.response(-V, t))
        line.set_data(100 * CHANCES, 100 * beliefs(reading))
        dot.set_data([p], [100 * V])
        silent = (floors.response(-V, t) == 0).sum() * t[1]
        return (
            f"A learner that reads {reading} takes a cue that pays in {p}% of trials for {V:.0%}. "
            f"When the cue does not pay, the cell is silent for {silent:.2f} s."
        )

    return Explorer(
        fig,
        update,
        title="A rate cannot fall below zero",
        alt="Left: rate of a model dopamine cell after a cue has paid (solid) and has not (dashed), once the learner "
        "has settled. Right: what the learner believes against how often the cue really pays; dotted: the truth.",
        presets={
            "Half of the time": dict(p=50),
            "Dips count four times": dict(armed=True, reading=READINGS[0]),
            "It counts missed spikes": dict(armed=True, reading=READINGS[1]),
            "It times the pause": dict(armed=True, reading=READINGS[2]),
        },
        p=slider(10, 90, 10, value=50, unit="%", label="The cue pays in"),
        armed=toggle(label="Arm the machine: read the dip in another way"),
        reading=choice(*READINGS, value=READINGS[1], label="It reads"),
    )


WORLDS = {
    "always 3": [3.0],
    "1 or 5": [1.0, 5.0],
    "mostly 2, rarely 7": [2.0, 2.0, 2.0, 2.0, 7.0],
    "mostly 1, rarely 8": [1, 1, 1, 1, 1, 1, 1, 8.0],
    "from 0 to 6": list(np.linspace(0, 6, 13)),
}
N_CELLS, N_TRIALS = 9, 1200


def optimists():
    """Nine cells that weigh good and bad surprises differently: each settles somewhere else in the same world."""
    colours = [GREEN if k == N_CELLS // 2 else RED if k > N_CELLS // 2 else BLUE for k in range(N_CELLS)]
    fig, (left, right) = figure(1, 2, size=(9, 3.4), width_ratios=(1.4, 1))
    styles = {BLUE: ":", GREEN: "-", RED: "--"}
    lines = [left.plot([], [], styles[c], color=c, lw=2 if c == GREEN else 1.5)[0] for c in colours]
    rewards = left.plot([], [], "<", color=PURPLE, ms=8, clip_on=False)[0]
    left.set(xlim=(0, N_TRIALS), ylim=(-0.3, 9.4), xlabel="trial", ylabel="value, in drops of juice")
    left.text(N_TRIALS, 8.8, "◂ rewards", color=PURPLE, weight="bold", ha="right")
    left.set_title("What each cell has learned to expect")
    (law,) = right.plot([], [], "--", color=GREY)
    (known,) = right.plot([], [], "-_", color=INK, lw=3, ms=14, mew=3)
    alone = right.text(0.53, 0, "", color=INK, size=9, va="center")
    dots = [right.plot([], [], "o", color=c, ms=8)[0] for c in colours]
    right.set(xlim=(0, 1), ylim=(-0.3, 9.4), xlabel="optimism τ", title="Where it is not surprised")
    right.text(0.05, 8.8, "pessimists", color=BLUE, weight="bold")
    right.text(0.95, 8.8, "optimists", color=RED, weight="bold", ha="right")

    @kept
    def learned(world, spread):
        return distributional.by_trial(WORLDS[world], cells(spread), n_trials=N_TRIALS, alpha=0.03, rng=1)

    @kept
    def one_cell(world):
        return distributional.mean_and_spread(WORLDS[world], rng=1)

    def update(world, spread, trial, armed):
        now, tau = trial * N_TRIALS // 60, cells(spread)
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
        alone.set(text="mean ± spread" if armed else "", y=mean + width + 0.45)
        return (
            f"After {count(now, 'trial')} the gloomiest cell expects {number(V[now, 0], 1)}, the middle "
            f"{number(V[now, N_CELLS // 2], 1)}, the brightest {V[now, -1]:.1f} drops. "
            + (f"One cell that learns its spread: {mean:.1f} ± {width:.1f}." if armed else "")
        ).strip()

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
        trial=steps(60, value=60, label="Learning", interval=50),
        armed=toggle(label="Arm the machine: one cell that learns its spread, too"),
    )


def cells(spread):
    """Optimism of the nine cells: from 0.5 - spread to 0.5 + spread."""
    return np.linspace(0.5 - spread, 0.5 + spread, N_CELLS)
