"""Calm and storm at two levers: who sets the learning rate, how it moves, and what that earns."""

import numpy as np

from neurocourse.neuromodulation.meta_bandit import switching
from neurocourse.neuromodulation.prepared import BIN, WORLDS, bandit
from neurocourse.plots import BRAIN, GREY, INK, MACHINE, figure, key, note, panel
from neurocourse.plots.marks import curves, set_bars
from neurocourse.plots.panels import SMALL
from neurocourse.teaching import Explorer, choice
from neurocourse.wording import number

__all__ = ["who_sets_the_rate"]

KINDS = tuple(switching.KINDS)
NAMES = ("one fixed rate", "rate by surprise", "a rate of its own", "oracle: two rates", "Bayes' rule")
WORLD_NAMES = {f"pays {100 * pays:.0f}%": pays for pays in WORLDS}
SEEDS = range(3)


def who_sets_the_rate():
    """Five learners in worlds that turn from calm to stormy and back, with the earnings of each."""
    fig, (left, right) = figure(1, 2, size=(6.4, 4.0), width_ratios=(1, 1.25))
    at = np.arange(len(KINDS))
    bars = left.barh(at, np.zeros(len(at)), 0.62, color=[GREY] * len(at))
    (dots,) = left.plot([], [], "o", color=INK, ms=4, mec="white", mew=0.6)
    panel(left, "What they earn", ("mean reward", 0.5, 1.0), xticks=(0.5, 0.6, 0.7, 0.8, 0.9))
    left.set_yticks(at, NAMES, fontsize=SMALL)
    left.invert_yaxis()
    words = [left.text(0.995, k, "", ha="right", va="center", size=SMALL) for k in at]
    T = len(bandit(kind=KINDS[0], pays=0.75, seed=0).rate) * BIN
    panel(right, "The rate, trial by trial", ("trial", 0, T), ("learning rate", 0, 1.45))
    right.set_yticks([0, 0.5, 1])
    for start in range(switching.BLOCK, T, 2 * switching.BLOCK):
        right.axvspan(start, start + switching.BLOCK, color=GREY, alpha=0.15, lw=0)
    trials = np.arange(0, T, BIN) + BIN / 2
    lines = curves(right, {"chosen": BRAIN, "one fixed rate": MACHINE}, trials, drawstyle="steps-mid")
    names = key(right, "upper left", lines)
    note(right, "grey: stormy", "lower right", color=GREY, size=SMALL)

    def update(world, learner):
        pays, k = WORLD_NAMES[world], NAMES.index(learner)
        earned = np.array([[bandit(kind=kind, pays=pays, seed=s).reward for s in SEEDS] for kind in KINDS], float)
        means = earned.mean(axis=1)
        set_bars(bars, means, [BRAIN if row == k else MACHINE if row == 0 else GREY for row in at])
        dots.set_data(earned.ravel(), np.repeat(at, len(SEEDS)))
        for text, mean in zip(words, means, strict=True):
            text.set_text(number(mean, 3))
        for line, kind in zip(lines, (KINDS[k], KINDS[0]), strict=True):
            line.set_ydata(bandit(kind=kind, pays=pays, seed=0).rate.astype(float))
        names.get_texts()[0].set_text(learner)
        return (
            f"The better lever {world}: {learner} earns {number(means[k], 3)}, one fixed rate {number(means[0], 3)}, "
            f"and the best there can be {number(means[-1], 3)}."
        )

    return Explorer(
        fig,
        update,
        title="Who should set the learning rate?",
        alt="Left: mean reward of five kinds of learners, as bars with a dot for each of three repetitions. Right: the "
        "learning rate of the chosen one and the fixed one in the course of calm and stormy trials.",
        presets={
            "Surprise": dict(learner=NAMES[1]),
            "An oracle": dict(learner=NAMES[3]),
            "A clearer world": dict(world="pays 90%", learner=NAMES[1]),
        },
        world=choice(*WORLD_NAMES, label="The better lever"),
        learner=choice(*NAMES[1:4], label="Beside the fixed rate"),
    )
