"""Beside each other: a dopamine cell and a temporal-difference learner; cues that compete for one error."""

import numpy as np

from neurocourse.basal_ganglia.dopamine import conditioning, prediction_error
from neurocourse.basal_ganglia.dopamine.cell import BASE, firing
from neurocourse.caching import kept
from neurocourse.plots import BLUE, GREEN, GREY, INK, PURPLE, RED, figure
from neurocourse.teaching import Explorer, choice, slider, steps, toggle
from neurocourse.wording import count, number, signed

__all__ = ["blocking", "side_by_side"]

CUE, REWARD, T, DT = 5, 15, 25, 0.1  # steps, and seconds a step
N_TRIALS, TRACE = 150, 0.9
NOT_PAIRS = ("blocking", "overshadowing", "overexpectation")  # what counting pairs cannot explain


def _cell(ax, time):
    """Bars for the rate of a dopamine cell at each moment."""
    ax.axhline(BASE, color=GREY, ls=":")
    ax.text(1.95, BASE + 0.7, "at rest", ha="right", color=GREY, size=9)
    ax.set(xlim=(-0.6, 2), ylim=(0, 28), xlabel="time after the cue (s)", ylabel="spikes/s")
    ax.set_title("Brain: a dopamine cell")
    return ax.bar(time, np.zeros(T), 0.085, color=BLUE)


def side_by_side(update=None):
    """A dopamine cell and a learner's prediction error in the same trial, with the reward given, moved or left out.

    Parameters
    ----------
    update : function, optional
        A learner's own ``update(V, V_next, r, alpha, gamma) -> new V``.
    """
    time = (np.arange(T) - CUE) * DT
    learned = kept(lambda alpha, lam: prediction_error.learn(N_TRIALS, alpha=alpha, lam=lam, update=update))
    fig, (left, right, far) = figure(1, 3, size=(10, 3.3), width_ratios=(1.2, 1.2, 0.9))
    cell = _cell(left, time)
    pause = left.text(1, 7, "", color=RED, weight="bold", ha="center", size=9)
    (error,) = right.step(time, np.zeros(T), where="mid", color=RED, lw=2)
    (value,) = right.step(time, np.zeros(T), where="mid", color=GREEN, lw=1.5, ls="--")
    right.axhline(0, color=INK, lw=0.8)
    right.text(1.12, -0.95, "━ error δ", color=RED, weight="bold", size=9)
    right.text(1.02, 0.95, "╍ value V", color=GREEN, weight="bold", size=9)
    right.set(xlim=(-0.6, 2), ylim=(-1.15, 1.3), xlabel="time after the cue (s)", title="Machine: temporal differences")
    heat = far.imshow(np.zeros((N_TRIALS, T)), aspect="auto", cmap="PuOr_r", vmin=-1, vmax=1)
    heat.set_extent((time[0], time[-1], N_TRIALS, 0))
    far.set(xlabel="time (s)", ylabel="trial", title="δ in all trials")
    line = far.axhline(0, color=INK, lw=1)
    for ax in (left, right):
        ax.axvline(0, color=GREY, lw=1, ls="--", zorder=0)
    given = [ax.plot([], [], "v", color=PURPLE, ms=9)[0] for ax in (left, right)]

    def show(trial, reward, alpha, trace):
        training = learned(alpha, TRACE if trace else 0.0)
        at = {"on time": REWARD, "left out": None, "early": REWARD - 5, "late": REWARD + 5}[reward]
        now = prediction_error.trial(training.w[trial], cue=CUE, reward=at)
        for bar, height in zip(cell, firing(now.delta), strict=True):
            bar.set_height(height)
        error.set_ydata(now.delta)
        value.set_ydata(now.V)
        heat.set_data(training.delta)
        line.set_ydata([trial, trial])
        silent = np.flatnonzero(firing(now.delta) == 0)
        pause.set_text("pause" if len(silent) else "")
        pause.set_x(time[silent[0]] if len(silent) else 0)
        for mark, y in zip(given, (27, 1.25), strict=True):
            mark.set_data([] if at is None else [time[at]], [] if at is None else [y])
        rule = getattr(update, "badge", "TD") + (f" and a trace, λ = {TRACE}" if trace else "")
        return (
            f"After {count(trial, 'trial')} with {rule}, reward {reward}: error {signed(now.delta[CUE], 2)} at the "
            f"cue, {signed(now.delta[REWARD], 2)} at the usual time of the reward."
        )

    return Explorer(
        fig,
        show,
        title="Side by side: a dopamine cell and a prediction error",
        alt="Left: rate of a dopamine cell around the cue at 0 s; a triangle marks the reward. Middle: error and "
        "value of a learner in the same trial. Right: the error in every trial so far, orange up and purple down.",
        presets={
            "First reward": dict(trial=0, reward="on time"),
            "On the way": dict(trial=30, reward="on time"),
            "Learned": dict(trial=150, reward="on time"),
            "Left out": dict(trial=150, reward="left out"),
            "Too early": dict(trial=150, reward="early"),
            "With a trace": dict(trial=10, reward="on time", trace=True),
        },
        trial=steps(N_TRIALS, value=N_TRIALS, label="Trials of learning", interval=60),
        reward=choice("on time", "left out", "early", "late", value="left out", label="Reward"),
        alpha=slider(0.1, 0.5, 0.1, value=0.3, label="Learning rate α"),
        trace=toggle(label="Arm the machine: a trace that fades"),
    )


def blocking():
    """Cues that share one error: choose a classic design and watch which cue takes the credit."""
    fig, ax = figure(1, 1, size=(8, 3.4))
    lines = {letter: ax.plot([], [], ls, color=c, lw=2.2)[0] for letter, c, ls in (("A", BLUE, "-"), ("B", RED, "--"))}
    names = {letter: ax.text(0, 0, "", color=c, weight="bold") for letter, c in (("A", BLUE), ("B", RED))}
    walls = [ax.axvline(-1, color=GREY, ls=":") for _ in range(3)]
    heads = [ax.text(0, 1.28, "", ha="center", color=INK) for _ in range(3)]
    ax.axhline(0, color=INK, lw=0.8)
    ax.set(ylim=(-1.15, 1.45), xlabel="trial", ylabel="strength V")

    def update(design, shared, alpha, salience_B):
        phases = conditioning.DESIGNS[design]
        history = conditioning.rescorla_wagner(phases, alpha={"A": alpha, "B": alpha * salience_B}, shared=shared)
        n = len(next(iter(history.values()))) - 1
        ax.set_xlim(0, n * 1.06)
        for letter, line in lines.items():
            V = history.get(letter, np.full(n + 1, np.nan))
            line.set_data(np.arange(n + 1), np.ma.masked_invalid(V))
            shown = letter in history
            names[letter].set_text(letter if shown else "")
            if shown:
                names[letter].set_position((n * 1.012, V[-1] + (0.06 if letter == "A" else -0.06)))
        blocks = phases if len(phases) <= 3 else ()
        ends = np.cumsum([p.n for p in blocks])
        for k, (wall, head) in enumerate(zip(walls, heads, strict=True)):
            inside = k < len(blocks)
            wall.set_xdata([ends[k], ends[k]] if inside else [-1, -1])
            head.set_text(f"{blocks[k].cues} {'+' if blocks[k].lam else '−'}" if inside else "")
            head.set_x(ends[k] - blocks[k].n / 2 if inside else 0)
        last = ", ".join(f"{cue} {number(V[-1], 2)}" for cue, V in history.items())
        rule = "one shared error" if shared else "an error for each cue"
        return f"{design.capitalize()} with {rule}: strengths at the end are {last}."

    return Explorer(
        fig,
        update,
        title="Who takes the credit?",
        alt="Strength of cue A (blue, solid) and of cue B (red, dashed) against trials. Dotted lines part the phases; "
        "above each phase stand the cues shown together, with a plus for food and a minus for none.",
        presets={name.capitalize(): dict(design=name, shared=True) for name in NOT_PAIRS},
        design=choice(*conditioning.DESIGNS, value="blocking", label="Design"),
        shared=toggle(label="Arm the machine: all cues share one error"),
        alpha=slider(0.05, 0.5, 0.05, value=0.2, label="Salience of A"),
        salience_B=slider(0.2, 2, 0.2, value=1, label="Salience of B, times A's"),
    )
