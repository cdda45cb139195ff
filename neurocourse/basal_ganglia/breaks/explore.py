"""Where the analogy breaks, and how it was mended: an early reward, and cells that are optimists or pessimists."""

import numpy as np

from neurocourse.basal_ganglia.breaks import distributional
from neurocourse.basal_ganglia.breaks.analogy import BASE, firing
from neurocourse.basal_ganglia.dopamine import prediction_error
from neurocourse.caching import kept
from neurocourse.plots import BLUE, GREEN, GREY, PURPLE, RED, figure
from neurocourse.teaching import Explorer, choice, slider, steps
from neurocourse.wording import count, number, signed

__all__ = ["early_reward", "optimists"]

CUE, USUAL, T, DT = 5, 15, 25, 0.1  # steps, and seconds a step


def early_reward():
    """A reward that comes too early, for a delay line that goes on and for one that the reward stops."""
    time = (np.arange(T) - CUE) * DT
    learned = kept(lambda gamma: prediction_error.learn(400, cue=CUE, reward=USUAL, gamma=gamma).w[-1])
    fig, axes = figure(1, 2, size=(9, 3.3), sharey=True)
    for ax, title in zip(axes, ("The delay line goes on", "The reward stops the line"), strict=True):
        ax.axhline(BASE, color=GREY, ls=":")
        ax.axvline((USUAL - CUE) * DT, color=RED, ls="--", lw=1)
        ax.text((USUAL - CUE) * DT + 0.03, 21, "old\ntime", color=RED, size=9, va="center")
        ax.text(0, 16, "cue", color=GREY, size=9, ha="center")
        ax.set(xlim=(-0.4, 1.8), ylim=(0, 30), xlabel="time after the cue (s)", title=title)
    axes[0].set_ylabel("spikes/s")
    bars = [ax.bar(time, np.zeros(T), 0.085, color=BLUE) for ax in axes]
    marks = [ax.plot([], [], "v", color=PURPLE, ms=10)[0] for ax in axes]
    pauses = [ax.text(0.96, 7, "", color=RED, weight="bold", ha="right", size=9) for ax in axes]
    words = [ax.text(0, 0, "reward", color=PURPLE, weight="bold", ha="center", size=9) for ax in axes]

    def update(early, gamma):
        at = round(early / DT) + CUE
        deltas = []
        for cell, mark, word, pause, reset in zip(bars, marks, words, pauses, (False, True), strict=True):
            delta = prediction_error.trial(learned(gamma), cue=CUE, reward=at, gamma=gamma, reset=reset).delta
            for bar, height in zip(cell, firing(delta), strict=True):
                bar.set_height(height)
            pause.set_text("pause" if firing(delta[USUAL]) == 0 else "")
            mark.set_data([early], [27])
            word.set_position((early, 28.2))
            old = f" at the reward and {signed(delta[USUAL], 2)} at the old time" if at != USUAL else ""
            deltas.append(signed(delta[at], 2) + old)
        return f"Error without a reset: {deltas[0]}. With it: {deltas[1]}."

    return Explorer(
        fig,
        update,
        title="A reward that comes too early",
        alt="Rate of a model dopamine cell in a trial in which the reward (triangle) comes early. Left: the delay line "
        "goes on and expects it again at the old time. Right: the reward stops the line.",
        presets={
            "On time": dict(early=1.0),
            "Half a second early": dict(early=0.5),
            "Almost with the cue": dict(early=0.1),
            "No discount": dict(early=0.5, gamma=1.0),
        },
        early=slider(0.1, 1.0, 0.1, value=0.5, unit="s", label="The reward comes after"),
        gamma=slider(0.8, 1.0, 0.05, value=0.9, label="Discount γ per step"),
    )


WORLDS = {
    "always 3": [3.0],
    "1 or 5": [1.0, 5.0],
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
    dots = [right.plot([], [], "o", color=c, ms=8)[0] for c in colours]
    right.set(xlim=(0, 1), ylim=(-0.3, 9.4), xlabel="optimism τ", title="Where it is not surprised")
    right.text(0.05, 8.8, "pessimists", color=BLUE, weight="bold")
    right.text(0.95, 8.8, "optimists", color=RED, weight="bold", ha="right")

    learned = kept(
        lambda world, spread: distributional.course(WORLDS[world], cells(spread), n_trials=N_TRIALS, alpha=0.03, rng=1)
    )

    def update(world, spread, trial):
        now, tau = trial * N_TRIALS // 60, cells(spread)
        V = learned(world, spread)
        seen = V[: now + 1 : 6]
        for line, dot, values, at, last in zip(lines, dots, seen.T, tau, V[now], strict=True):
            line.set_data(6 * np.arange(len(values)), values)
            dot.set_data([at], [last])
        rewards.set_data(np.full(len(set(WORLDS[world])), N_TRIALS), sorted(set(WORLDS[world])))
        grid = np.linspace(0.04, 0.96, 47)
        law.set_data(grid, distributional.expectile(WORLDS[world], grid))
        return (
            f"After {count(now, 'trial')} the gloomiest cell expects {number(V[now, 0], 1)}, the middle "
            f"{number(V[now, N_CELLS // 2], 1)}, the brightest {V[now, -1]:.1f} drops. The mean is "
            f"{np.mean(WORLDS[world]):.1f}."
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
        },
        world=choice(*WORLDS, value="1 or 5", label="A reward is"),
        spread=slider(0.0, 0.4, 0.1, value=0.4, label="How much the cells differ"),
        trial=steps(60, value=60, label="Learning", interval=50),
    )


def cells(spread):
    """Optimism of the nine cells: from 0.5 - spread to 0.5 + spread."""
    return np.linspace(0.5 - spread, 0.5 + spread, N_CELLS)
