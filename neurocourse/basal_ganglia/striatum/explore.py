"""Reward predicted: dopamine cells beside a temporal-difference learner, conditioning, and two pathways."""

import numpy as np

from neurocourse.basal_ganglia.striatum import pathways
from neurocourse.plots import GREEN, GREY, RED, figure
from neurocourse.teaching import Explorer, slider
from neurocourse.wording import signed

__all__ = ["go_and_nogo"]


def go_and_nogo():
    """Dopamine turned up or down while a group learns and chooses: carrot or stick?"""
    levels = np.round(np.arange(-0.8, 0.81, 0.2), 1)
    groups = [pathways.experiment(d, n_subjects=300, rng=1) for d in levels]
    taught = [pathways.learn(300, dopamine=d, rng=1) for d in levels]
    fig, (left, right) = figure(1, 2, size=(9, 3.3))
    places = np.arange(6)
    go = left.bar(places - 0.2, np.zeros(6), 0.36, color=GREEN, ec="white")
    nogo = left.bar(places + 0.2, np.zeros(6), 0.36, color=RED, hatch="//", ec="white")
    left.set(ylim=(0, 3), ylabel="weight × loudness", title="How loud each pathway speaks")
    left.set_xticks(places, [f"{s}\n{100 * p:.0f} %" for s, p in zip(pathways.SYMBOLS, pathways.P_RIGHT, strict=True)])
    left.text(5.5, 2.75, "■ Go (D1)", color=GREEN, weight="bold", ha="right")
    left.text(5.5, 2.5, "▨ NoGo (D2)", color=RED, weight="bold", ha="right")
    for values, colour, ls, name, y in (
        ([g.choose_A.mean() for g in groups], GREEN, "-", "choose A", 0.83),
        ([g.avoid_B.mean() for g in groups], RED, "--", "avoid B", 0.655),
    ):
        right.plot(levels, 100 * np.array(values), ls + "o", color=colour, lw=2)
        right.text(0.8, 100 * y, name, color=colour, weight="bold", ha="right")
    right.set(xlabel="dopamine (−1 none, 0 usual, 1 much)", ylabel="% of new pairs", ylim=(60, 90), title="The test")
    here = right.axvline(0, color=GREY, ls=":")

    def update(dopamine):
        k = int(np.argmin(np.abs(levels - dopamine)))
        for bars, weights, loudness in ((go, taught[k].G, 1 + levels[k]), (nogo, taught[k].N, 1 - levels[k])):
            for bar, height in zip(bars, loudness * weights.mean(axis=0), strict=True):
                bar.set_height(height)
        here.set_xdata([levels[k], levels[k]])
        a, b = groups[k].choose_A.mean(), groups[k].avoid_B.mean()
        return f"Dopamine {signed(levels[k], 1)}: the group chooses A in {a:.0%} and avoids B in {b:.0%} of new pairs."

    return Explorer(
        fig,
        update,
        title="Carrot or stick",
        alt="Left: drive of the Go and the NoGo pathway for six symbols that are right in 80, 20, 70, 30, 60 and 40 "
        "per cent: mean weight times how loud dopamine lets it speak. "
        "Right: how often the group chooses A and avoids B in new pairs, against the level of dopamine.",
        presets={"Little dopamine": dict(dopamine=-0.6), "Usual": dict(dopamine=0), "Much": dict(dopamine=0.6)},
        dopamine=slider(-0.8, 0.8, 0.2, value=-0.6, label="Dopamine"),
    )
