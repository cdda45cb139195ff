"""Side by side: connections that store an episode in one look, and an LSTM that learns it in many."""

import numpy as np
from matplotlib.colors import ListedColormap

from neurocourse.caching import kept
from neurocourse.hippocampus import prepared
from neurocourse.hippocampus.attractors import hopfield
from neurocourse.hippocampus.attractors.explore_recall import INKS
from neurocourse.hippocampus.one_shot import episodes, learners
from neurocourse.plots import BRAIN, DIFFERENCE, MACHINE, ON_COLOUR, figure, key, log_ticks, panel
from neurocourse.plots.marks import curves, dots_on, follow, move, rule
from neurocourse.plots.panels import SMALL
from neurocourse.plots.pictures import picture
from neurocourse.teaching import Explorer, arm, choice, handle, slider, steps

__all__ = ["side_by_side"]

HOW_MANY = {"6": 6, "18": 18, "36": 36}
LOOKS = episodes.LOOKS
LIVED, LEARNED = ListedColormap(["#eef2f6", "#4c5560"]), ListedColormap(["#eef2f6", MACHINE])


@kept
def outcome(n_episodes, given, noise):
    """The cue of the first episode, the episode, what both learners make of it, and their mean scores (2, K).

    The LSTM's part was learned beforehand; ``noise`` in per cent.
    """
    lived = episodes.draw(n_episodes, rng=0)
    cue = episodes.cues(lived, given, noise / 100, rng=1)
    W = hopfield.store(lived.reshape(n_episodes, -1))
    found = prepared.side_by_side(n_episodes=n_episodes, given=given, noise=noise)
    completed = np.unpackbits(found.completed, axis=1).reshape(len(LOOKS), *lived[0].shape) * 2.0 - 1
    stored = episodes.complete(W, cue)[0]
    return cue[0], lived[0], stored, completed, np.array([[found.right[0]] * len(LOOKS), found.right[1:]])


@kept
def outcome_once(n_episodes, given, noise, way):
    """What the armed machine makes of the same cues after it heard the episodes once: the first, and the mean score."""
    lived = episodes.draw(n_episodes, rng=0)
    cue = episodes.cues(lived, given, noise / 100, rng=1)
    completed = episodes.go_on(_at_once(n_episodes, way), cue)
    return completed[0], episodes.right(completed, lived, given).mean()


@kept
def _at_once(n_episodes, way):
    lived = episodes.draw(n_episodes, rng=0)
    return learners.Attention(lived) if way == "attention" else learners.Loop(lived, "corrected", seed=0)


def side_by_side():
    """One cue for both: how often must they have seen the episode?"""
    fig, axes = figure(size=(6.4, 4.2), plan="wbm;sss", height_ratios=(1.5, 1))
    was, brain, machine = three = [axes[name] for name in "wbm"]
    sheets = [
        picture(was, "As it was", (12, 12), LIVED, -1),
        picture(brain, "Hippocampus", (12, 12), INKS, -1, sign="cell"),
        picture(machine, "Network", (12, 12), LEARNED, -1, sign="unit"),
    ]
    wrong = [ax.plot([], [], "x", color=DIFFERENCE, ms=4.5, mew=1.4)[0] for ax in three]
    fences = [rule(ax, y=0, color=ON_COLOUR, ls="-", lw=1.6) for ax in three]
    was.set_xlabel("cue above the line", size=SMALL)
    was.set_ylabel("moments")
    for ax in (brain, machine):
        ax.set_xlabel("× wrong", color=DIFFERENCE)
    lines, dots = _curves(axes["s"])

    def update(n_episodes, shown, given, noise, armed, way):
        P = HOW_MANY[n_episodes]
        cue, episode, stored, completed, share = outcome(P, given, noise)
        learned, name = completed[shown], "the LSTM"
        if armed:
            learned, right = outcome_once(P, given, noise, way)
            share, name = np.array([share[0], np.full(len(LOOKS), right)]), way.replace("a random", "the random")
        first = np.vstack([cue, episode[given:]])
        for sheet, cross, fence, shot in zip(sheets, wrong, fences, (first, stored, learned), strict=True):
            sheet.set_data(shot)
            cross.set_data(*np.nonzero(shot != episode)[::-1])
            move(fence, y=given - 0.5)
        follow(lines, LOOKS, 100 * share)
        follow(dots, LOOKS[shown], 100 * share[:, shown])
        return _verdict(*100 * share[:, shown], name)

    return Explorer(
        fig,
        update,
        title="The same episodes for a hippocampus and a network",
        alt="Four panels: an episode, its first moments being the cue; what the hippocampus makes of the cue; what the "
        "network makes of it, wrong features crossed; and the share of features right against the times shown.",
        presets={
            "Seen a hundred times": dict(shown=LOOKS.index(100), n_episodes="6", noise=0),
            "A blurred cue": dict(shown=LOOKS.index(500), n_episodes="6", noise=15, given=6),
            "Too many episodes": dict(shown=LOOKS.index(500), n_episodes="36", noise=0, given=4),
        },
        handles=[handle(was, y="given", at=5.5, origin=-0.5)],
        shown=steps(len(LOOKS) - 1, label="Show them again and again", interval=500, show=_times),
        n_episodes=choice(*HOW_MANY, value="6", label="Episodes to keep apart"),
        given=slider(1, 11, 1, value=4, label="Moments given as a cue"),
        noise=slider(0, 40, 5, value=0, unit="%", label="Features of the cue turned over"),
        armed=arm("a way to learn at once", remains="nothing"),
        way=choice("a random loop", "attention", label="It is"),
    )


def _curves(ax):
    """Axes of the score against the number of looks, and both learners' lines and markers."""
    panel(ax, "", ("times shown", 0.9, 600), ("right (%)", 38, 124), yticks=(40, 60, 80, 100))
    log_ticks(ax.xaxis, (1, 10, 100))
    lines = curves(ax, {"hippocampus": BRAIN, "network": MACHINE}, LOOKS)
    rule(ax, "guessing", y=50)
    key(ax, "upper left", ncols=2)
    return lines, dots_on(lines)


def _times(k):
    return "shown once" if LOOKS[k] == 1 else f"shown {LOOKS[k]} times"


def _verdict(stored, learned, name):
    after = f"of what follows the cue the hippocampus has {stored:.0f}% right, {name} {learned:.0f}%"
    return f"The episodes were {{shown}}: {after}."
