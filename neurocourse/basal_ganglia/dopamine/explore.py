"""Beside each other: a dopamine cell and a temporal-difference learner; cues that compete for one error."""

import numpy as np

from neurocourse.basal_ganglia.dopamine import conditioning, prediction_error
from neurocourse.basal_ganglia.dopamine.cell import BASE, firing, rate_curve
from neurocourse.caching import kept
from neurocourse.plots import BRAIN, GREEN, GREY, INK, MACHINE, PURPLE, badge, figure, key, limit, panel, to_rgba
from neurocourse.plots.marks import curves, move, rule, set_bars
from neurocourse.plots.panels import SMALL
from neurocourse.teaching import Explorer, arm, choice, handle, sketch, slider, steps, toggle
from neurocourse.wording import count, number, signed

__all__ = ["blocking", "draw_the_rate", "side_by_side"]

CUE, REWARD, T, DT = 5, 15, 25, 0.1  # steps, and seconds a step
TIME = (np.arange(T) - CUE) * DT
N_TRIALS, TRACE = 150, 0.9
NOT_PAIRS = ("blocking", "overshadowing", "overexpectation")  # what counting pairs cannot explain


def dopamine_cell(ax, words="A dopamine cell", dt=0.085):
    """Bars for the rate of a dopamine cell at each moment of a trial, and the word for where it falls silent."""
    panel(ax, words, ("time after the light (s)", -0.55, 1.95), ("spikes/s", 0, 29), "cell", yticks=[0, 10, 20])
    rule(ax, "at rest", y=BASE)
    pause = ax.text(0, 7.4, "", color=BRAIN, weight="bold", size=SMALL)
    return ax.bar(TIME, np.zeros(T), dt, color=BRAIN), pause


def show_rate(cell, pause, delta, upto=T):
    """Let the bars show what the cell does with the errors ``delta`` (T,), and say where it falls silent."""
    rate = firing(delta)
    set_bars(cell, rate)
    silent = np.flatnonzero(rate[:upto] == 0)
    pause.set(text="pause" if len(silent) else "", x=TIME[silent[0]] + 0.06 if len(silent) else 0)


def side_by_side(update=None):
    """A dopamine cell and a learner's prediction error in the same trial, with the juice given, moved or left out.

    Parameters
    ----------
    update : function, optional
        A learner's own ``update(V, V_next, r, alpha, gamma) -> new V``.
    """
    learned = kept(lambda alpha, lam: prediction_error.learn(N_TRIALS, alpha=alpha, lam=lam, update=update))
    fig, axes = figure(size=(6.4, 4.2), plan="ab;cc", height_ratios=(1, 0.8))
    left, right, below = axes.values()
    cell, pause = dopamine_cell(left)
    panel(right, "Temporal differences", ("time after the light (s)", -0.55, 1.95), ("", -1.15, 1.6), "unit")
    looks = {"error δ": MACHINE, "value V": GREEN}
    lines = curves(right, looks, TIME, drawstyle="steps-mid")
    key(right, "upper right")
    rule(right, y=0, color=INK, ls="-", lw=0.8)
    panel(below, "The error in every trial", ("trial", 0, N_TRIALS), ("time (s)", TIME[-1], TIME[0]), "unit")
    heat = below.imshow(coloured(np.zeros((T, N_TRIALS))), aspect="auto", interpolation="nearest")
    heat.set_extent((0, N_TRIALS, TIME[-1] + DT / 2, TIME[0] - DT / 2))
    now = rule(below, x=0, color=INK, ls="-")
    rule(left, "light", x=0, at="left", ls="--")
    juice = [ax.plot([], [], "v", color=PURPLE, mec=PURPLE, ms=9)[0] for ax in (left, right)]
    word = left.text(0, 26.5, "", color=PURPLE, va="center", size=SMALL)

    def show(trial, given, reward, alpha, trace):
        training = learned(alpha, TRACE if trace else 0.0)
        at = round(reward / DT) + CUE if given else None
        found = prediction_error.trial(training.w[trial], cue=CUE, reward=at)
        show_rate(cell, pause, found.delta)
        for line, y in zip(lines, (found.delta, found.V), strict=True):
            line.set_ydata(y)
        heat.set_data(coloured(training.delta.T))
        move(now, x=trial)
        for mark, y in zip(juice, (26.5, -1.0), strict=True):
            move(mark, reward, y)
            mark.set_markerfacecolor(PURPLE if given else "none")
        word.set(text="juice" if given else "no juice", x=reward + 0.12)
        when = "juice after {reward}" if given else "no juice"
        return (
            f"After {{trial}} of learning, {when}: error {signed(found.delta[CUE], 2)} at the "
            f"light, {signed(found.delta[REWARD], 2)} after one second, the usual time."
        )

    made = badge(right, update) if update else ""
    return Explorer(
        fig,
        show,
        title="Side by side: a dopamine cell and a prediction error",
        alt="Left: rate of a dopamine cell around the light at 0 s; a triangle marks the juice. Right: error and value "
        f"of a learner in the same trial. Below: the error in all trials, amber up and purple down.{made}",
        presets={
            "First juice": dict(trial=0, given=True),
            "On the way": dict(trial=30, given=True),
            "Learned": dict(given=True),
            "Left out": dict(given=False),
            "Too early": dict(given=True, reward=0.5),
            "With a trace": dict(trial=10, given=True, trace=True),
        },
        handles=[handle(left, x="reward", at=26.5)],
        trial=steps(N_TRIALS, value=N_TRIALS, label="Learning", interval=60, show=lambda k: count(k, "trial")),
        given=toggle(False, label="The juice comes"),
        reward=slider(0.2, 1.8, 0.1, value=1.0, unit="s", label="The juice comes after"),
        alpha=slider(0.1, 0.5, 0.1, value=0.3, label="Learning rate α"),
        trace=arm("a trace that fades", remains="less of it"),
    )


def coloured(delta):
    """Errors (T, trials) as colours (T, trials, 4): amber up, purple down, and nothing on the paper where it is 0."""
    up, down = (np.array(to_rgba(colour)) for colour in (MACHINE, PURPLE))
    rgba = np.where(delta[..., None] > 0, up, down)
    rgba[..., 3] = np.abs(delta).clip(0, 1)
    return rgba


def draw_the_rate():
    """The reader draws the rate of the cell against the error that it carries, and meets its floor."""
    found = rate_curve()
    return sketch(
        found.x,
        found.y,
        title="Draw the rate of the cell against the error that it reports",
        alt="Empty axes: the error δ from −1 to 1, and the rate of a dopamine cell up to 30 spikes a second.",
        because="At rest it fires 5 times a second, and a good surprise may add 20. But it can take off no more than "
        f"5: every error below −{BASE / 20:.2f} looks the same.",
        xlabel="error δ: worse or better than expected",
        ylabel="spikes/s",
        ylim=(0, 30),
    )


def blocking():
    """Cues that share one error: choose a classic design and watch which cue takes the credit."""
    fig, ax = figure(size=(6.4, 3.9))
    lines = curves(ax, {"A": GREEN, "B": PURPLE}, lw=2.4)
    names = [ax.text(0, 0, "", color=line.get_color(), weight="bold", va="center") for line in lines]
    walls = [ax.axvline(-1, color=GREY, ls=":") for _ in range(3)]
    heads = [ax.text(0, 1.28, "", ha="center", color=INK) for _ in range(3)]
    rule(ax, y=0, color=INK, ls="-", lw=0.8)
    panel(ax, "How much each cue predicts", "trial", ("strength V", -1.15, 1.45), "unit")

    def update(design, shared, alpha, salience_B):
        phases = conditioning.DESIGNS[design]
        history = conditioning.rescorla_wagner(phases, alpha={"A": alpha, "B": alpha * salience_B}, shared=shared)
        n = len(next(iter(history.values()))) - 1
        limit(ax, x=(0, n * 1.06))
        together = len(history) == 2 and abs(history["A"][-1] - history["B"][-1]) < 0.15
        for name, line, letter, side in zip(names, lines, "AB", (1, -1), strict=True):
            V = history.get(letter, np.full(n + 1, np.nan))
            line.set_data(np.arange(n + 1), np.ma.masked_invalid(V))
            shown = letter in history
            name.set(text=letter if shown else "", x=n * 1.015, y=_beside(V[-1], side * together) if shown else 0)
        _phases(phases if len(phases) <= 3 else (), walls, heads)
        last = ", ".join(f"{cue} {number(V[-1], 2)}" for cue, V in history.items())
        rule_used = "one shared error" if shared else "an error for each cue"
        return f"{design.capitalize()} with {rule_used}, salience {{alpha}}: strengths at the end are {last}."

    return Explorer(
        fig,
        update,
        title="Who takes the credit?",
        alt="Strength of cue A (solid) and of cue B (dashed) against trials. Dotted lines part the phases; above each "
        "phase stand the cues shown together, with a plus for food and a minus for none.",
        presets={name.capitalize(): dict(design=name, shared=True) for name in NOT_PAIRS},
        design=choice(*conditioning.DESIGNS, value="blocking", label="Design"),
        shared=arm("one error that all cues share", remains="less of it"),
        alpha=slider(0.05, 0.5, 0.05, value=0.2, label="Salience of A"),
        salience_B=slider(0.2, 2, 0.2, value=1, label="Salience of B, times A's"),
    )


def _beside(V, side):
    """Where the name of a line that ends at ``V`` stands: apart from its neighbour's, and not on the zero line."""
    return V + 0.08 * (side or abs(V) < 0.08)


def _phases(blocks, walls, heads):
    """Part the phases of an experiment, and say over each what was shown together and whether food came."""
    ends = np.cumsum([block.n for block in blocks])
    for k, (wall, head) in enumerate(zip(walls, heads, strict=True)):
        inside = k < len(blocks)
        move(wall, x=ends[k] if inside else -1)
        head.set(
            text=f"{blocks[k].cues} {'+' if blocks[k].lam else '−'}" if inside else "",
            x=ends[k] - blocks[k].n / 2 if inside else 0,
        )
