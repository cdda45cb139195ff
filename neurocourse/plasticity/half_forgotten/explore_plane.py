"""Why it helps, in a plane of two weights; and how much, in nets of a hundred weights, and with a hidden layer."""

import numpy as np

from neurocourse.caching import kept
from neurocourse.plasticity import prepared
from neurocourse.plasticity.half_forgotten import free_lunch, hidden
from neurocourse.plots import BRAIN, GREY, INK, MACHINE, PAPER, badge, figure, key, limit, panel
from neurocourse.plots.panels import SMALL
from neurocourse.teaching import Explorer, arm, choice, handle, slider
from neurocourse.wording import number

__all__ = ["what_returns"]

CUES = np.array([[0.28, 0.96], [-0.6, 0.8]])  # of pairs A and B, each of length 1
KNOWN = np.array([1.6, 1.1])  # the weights that had learned both
ANSWERS = CUES @ KNOWN
LOW, HIGH = -0.6, 3.0
LISTS = np.arange(56)  # pairs that are relearned
SIZES = {"small": hidden.STEPS[0], "large": hidden.STEPS[-1]}
LOOKS = {"drift": ("o", "-", "drifted"), "fade": ("s", "--", "faded")}


def what_returns(relearn=free_lunch.relearn):
    """Drag forgotten weights, relearn pair A alone, and see what becomes of pair B; then in large nets."""
    fig, (left, right) = figure(1, 2, size=(6.4, 3.9), width_ratios=(1, 1.05))
    plane = _plane(left)
    shown = _amounts(right)
    made = badge(right, relearn)

    @kept
    def measured(way):
        return [100 * free_lunch.change(way, n, relearn=relearn, rng=[n, 1]) for n in hidden.LISTED]

    def update(w_1, w_2, deep, size):
        w = np.array([w_1, w_2])
        foot = relearn(w, CUES[:1], ANSWERS[:1])
        plane(w, foot)
        found = {way: with_layer(way, SIZES[size]) if deep else measured(way) for way in LOOKS}
        shown(found)
        return _says(w, foot, found["drift"][2], found["fade"][2], deep)

    return Explorer(
        fig,
        update,
        title="What comes back, and why",
        alt="Left: a plane of two weights with two lines, on which pair A and pair B are right. They meet where the "
        "weights knew both. An arrow leads from forgotten ones straight to the line of A. Right: how the error of the "
        f"pairs that were not relearned changes, against the share relearned, after drifting and after fading.{made}",
        presets={
            "Drifted": dict(w_1=1.2, w_2=2.3),
            "Bad luck": dict(w_1=2.5, w_2=1.6),
            "Faded": dict(w_1=0.8, w_2=0.55),
            "Hidden layer": dict(deep=True),
            "Large steps": dict(deep=True, size="large"),
        },
        handles=[handle(left, x="w_1", y="w_2")],
        w_1=slider(LOW, HIGH, 0.05, value=1.2, label="Weight 1"),
        w_2=slider(LOW, HIGH, 0.05, value=2.3, label="Weight 2"),
        deep=arm("a hidden layer", remains="all of it", label="Arm the net"),
        size=choice(*SIZES, label="Steps of the hidden layer's learning"),
    )


@kept
def with_layer(way, eta):
    """Change of the error elsewhere for nets with a hidden layer, in per cent, for each length of the list."""
    before, after = prepared.hidden_lunch(way=way, eta=eta, wrong=False).error.mean(axis=0).T
    return list(100 * (after / before - 1))


def _plane(ax):
    """Two weights; returns a function that shows forgotten ones and where relearning leads."""
    panel(ax, "Two weights", ("weight 1", LOW, HIGH), ("weight 2", LOW, HIGH), "cell", aspect="equal")
    along = np.array([-5.0, 5.0])
    for cue, answer, ls, name, at in zip(CUES, ANSWERS, ("-", "--"), "AB", ((-0.55, 1.8), (0.3, -0.42)), strict=True):
        across = np.array([-cue[1], cue[0]])
        ax.plot(*(answer * cue[:, None] + across[:, None] * along), color=BRAIN, ls=ls, lw=2)
        ax.text(*at, f"{name} is right", size=SMALL, color=BRAIN)
    (ring,) = ax.plot([], [], color=GREY, ls=":", lw=1.2)
    short = [ax.plot([], [], color=INK, ls=":", lw=1.6)[0] for _ in range(2)]
    arrow = ax.annotate("", (0, 0), (0, 0), arrowprops=dict(arrowstyle="-|>", color=INK, lw=1.8, shrinkA=5, shrinkB=0))
    ax.plot(*KNOWN, "*", color=BRAIN, ms=13, mec=PAPER)
    ax.plot(0, 0, "+", color=GREY, ms=9)
    (start,) = ax.plot([], [], "o", color=MACHINE, ms=10, mec=INK)
    (end,) = ax.plot([], [], "o", color=INK, ms=6)
    turn = np.linspace(0, 2 * np.pi, 73)

    def show(w, foot):
        ring.set_data(*(KNOWN[:, None] + np.linalg.norm(w - KNOWN) * np.array([np.cos(turn), np.sin(turn)])))
        start.set_data([w[0]], [w[1]])
        end.set_data([foot[0]], [foot[1]])
        arrow.xy, arrow.xyann = tuple(foot), tuple(w)
        for line, point in zip(short, (w, foot), strict=True):
            onto_b = point - (CUES[1] @ point - ANSWERS[1]) * CUES[1]
            line.set_data(*np.array([point, onto_b]).T)

    return show


def _amounts(ax):
    """Change elsewhere against the share relearned; returns a function that shows what nets gave."""
    panel(ax, "Error of the other pairs", ("pairs relearned, of 60", 0, 55), ("change (%)", -70, 200), "unit")
    ax.axhline(0, color=GREY, lw=1)
    dots = {}
    for way, (marker, ls, name) in LOOKS.items():
        law = 100 * free_lunch.promised(way, LISTS / free_lunch.N_WEIGHTS)
        ax.plot(LISTS, law, color=INK, ls=ls, lw=1.6, label=f"theory, {name}")
        (dots[way],) = ax.plot([], [], marker, color=MACHINE, ms=7, mec=INK, label=f"nets, {name}")
    key(ax, "upper left").set_zorder(0)

    def show(found):
        limit(ax, y=(-70, 200 if max(found["fade"]) < 130 else 330))
        for way, values in found.items():
            dots[way].set_data(hidden.LISTED, values)

    return show


def _says(w, foot, drift, fade, deep):
    """The sentence."""
    before, after = (float(CUES[1] @ point - ANSWERS[1]) ** 2 for point in (w, foot))
    moved = "is as wrong as before" if np.isclose(before, after) else "gets better" if after < before else "gets worse"
    net = "with a hidden layer" if deep else "of a hundred weights"
    drift, fade = (number(change, 0, sign=True) for change in (drift, fade))
    return (
        f"When A is relearned, B {moved}: its squared error goes from {number(before, 2)} to {number(after, 2)}. "
        f"In nets {net} the error elsewhere changes by {drift}% after drift and {fade}% after fading."
    )
