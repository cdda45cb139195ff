"""The race in which an LSTM, a GRU and a plain network learn to add across a hundred steps."""

import numpy as np

from neurocourse.hippocampus.gating import adding
from neurocourse.plots import GREEN, GREY, MACHINE, PURPLE, figure, name_ends, note, panel, rule, set_names
from neurocourse.teaching import Explorer, arm, choice, steps, toggle
from neurocourse.wording import count

__all__ = ["adding_race"]

LOOK = {"LSTM": (MACHINE, "-", "o"), "GRU": (GREEN, "--", "s"), "RNN": (PURPLE, ":", "^")}


def adding_race(trainings, held):
    """Learning curves of several networks on the same task, and their answers to sequences they have never seen.

    Parameters
    ----------
    trainings : sequence of Training
        From ``adding.learn``, one for each of "LSTM", "GRU" and "RNN".
    held : Training
        Of "IRNN", the plain network that starts as one that holds what it has.
    """
    by_kind = {training.kind: training for training in trainings}
    armed_too = by_kind | {"RNN": held}
    n = min(len(training.loss) for training in (*trainings, held)) // adding.EVERY
    curves = {id(t): [adding.smooth(t.loss, width) for width in (1, 20)] for t in (*trainings, held)}
    fig, (left, right) = figure(1, 2, size=(6.4, 3.6), width_ratios=(1.5, 1))
    updates = ("update", 0, 1.26 * n * adding.EVERY)
    panel(left, "Error while learning", updates, ("mean squared error", 5e-4, 30), "unit")
    left.set_yscale("log")
    lines = {kind: left.plot([], [], color=LOOK[kind][0], ls=LOOK[kind][1], lw=2, label=kind)[0] for kind in by_kind}
    dots = {kind: left.plot([], [], LOOK[kind][2], color=LOOK[kind][0], ms=8)[0] for kind in by_kind}
    names = name_ends(list(lines.values()), weight="bold", xytext=(9, 0))
    rule(left, y=adding.CHANCE, ls="-.", lw=1, xmax=1 / 1.26)
    note(left, "dash-dotted: chance, 1/6", "lower left", color=GREY)
    cloud = _answers(right)

    def update(kind, smoothed, step, armed):
        now, racing = step * adding.EVERY, armed_too if armed else by_kind
        for name, training in racing.items():
            curve = curves[id(training)][smoothed][:now]
            level = np.mean((training.answers[0] - training.targets) ** 2)
            curve = np.append(curve, curve[-1] if len(curve) else level)
            lines[name].set_data(np.arange(1, len(curve) + 1), curve)
            dots[name].set_data([now], [curve[-1]])
            dots[name].set_alpha(1.0 if name == kind else 0.5)
            lines[name].set_linewidth(2.6 if name == kind else 1.4)
        set_names(names, list(lines.values()))
        training = racing[kind]
        cloud.set_data(training.targets, np.clip(training.answers[step], -0.3, 2.3))
        cloud.set(color=LOOK[kind][0], marker=LOOK[kind][2])
        error = np.mean((training.answers[step] - training.targets) ** 2)
        verdict = (
            "as good as always saying 1" if error > 0.12 else f"{adding.CHANCE / error:.0f} times better than chance"
        )
        return f"After {{step}} the {kind}'s error on unseen sequences is {error:.4f}: {verdict}."

    return Explorer(
        fig,
        update,
        title="Who learns to add across 100 steps?",
        alt="Left: error against update for LSTM, GRU and plain RNN on a logarithmic scale, with the level of chance. "
        "Right: the chosen network's answers against the right sums; on the dashed diagonal they are right.",
        presets={
            "LSTM at the end": dict(kind="LSTM", step=n),
            "RNN at the end": dict(kind="RNN", step=n),
            "The turning point": dict(kind="GRU", step=min(n, 10)),
            "RNN, armed": dict(kind="RNN", step=n, armed=True),
        },
        kind=choice(*by_kind, label="Answers of the"),
        armed=arm("an RNN that starts as one that holds", remains="less of it"),
        smoothed=toggle(True, label="Smooth the curves"),
        step=steps(n, value=n, label="Training", interval=120, show=lambda k: count(k * adding.EVERY, "update")),
    )


def _answers(ax):
    """Answers against right sums: the diagonal, and the dots that will be moved."""
    ax.plot([0, 2], [0, 2], color=GREY, lw=1, ls="--")
    panel(ax, "Unseen sequences", ("sum of the marked", -0.1, 2.1), ("answer", -0.3, 2.3), "unit")
    return ax.plot([], [], "o", ms=5, alpha=0.8)[0]
