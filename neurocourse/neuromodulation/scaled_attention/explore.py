"""One gain for all or a question of one's own, and the root of d."""

import numpy as np

from neurocourse.caching import kept
from neurocourse.neuromodulation.scaled_attention import dot_product, selection
from neurocourse.plots import (
    BRAIN,
    GREY,
    INK,
    MACHINE,
    figure,
    here,
    key,
    log_ticks,
    move,
    panel,
    rule,
)
from neurocourse.plots.marks import curves, numbers_on, set_bars, set_numbers
from neurocourse.plots.panels import SMALL
from neurocourse.plots.pictures import bare
from neurocourse.teaching import Explorer, handle, slider, steps, toggle
from neurocourse.wording import number

__all__ = ["gain_or_question", "score_spread"]

THINGS = ("friend", "song", "tram", "dog", "rain", "clock")
LOUDNESS = np.array([0.2, 0.4, 0.9, 0.6, 0.0, -0.2])
ANGLES = np.deg2rad([75, 20, 325, 150, 205, 265])
KEYS = np.stack([np.cos(ANGLES), np.sin(ANGLES)], axis=1)
GAINS = (0.25, 0.5, 1, 2, 4, 8)


@kept
def many_scenes(question):
    """Share of the thing asked for at each gain, mean of 2,000 drawn scenes."""
    return [selection.listen(gain, question, rng=[7, k]).share for k, gain in enumerate(GAINS)]


def gain_or_question():
    """A crowd in which six things call: a gain for all of them on the left, a question to drag on the right."""
    fig, axes = figure(size=(6.4, 4.3), plan="ab;cd", height_ratios=(1.25, 1))
    left, right, plane, below = axes["a"], axes["b"], axes["c"], axes["d"]
    bars = [_heard(ax, words, sign, colour) for ax, words, sign, colour in (
        (left, "One gain for all", "cell", BRAIN), (right, "A gain and a question", "unit", MACHINE),
    )]  # fmt: skip
    arrow, tip = _keys(plane)
    panel(below, "In 2,000 drawn scenes", ("gain", 0.2, 10), ("share of the one asked", 0, 1.05))
    below.set_xscale("log")
    log_ticks(below.xaxis, GAINS)
    curves(
        below,
        {"a gain alone": BRAIN, "gain and question": MACHINE},
        GAINS,
        [many_scenes(0), many_scenes(2)],
        markers=True,
    )
    key(below, "upper left")
    at = rule(below, x=1.0, color=INK)

    def update(gain, qx, qy):
        fit = KEYS @ (qx, qy)
        found = [selection.shares(LOUDNESS, with_question, gain=gain) for with_question in (None, fit)]
        for (bar, marks), share in zip(bars, found, strict=True):
            set_bars(bar, share)
            set_numbers(marks, bar, [f"{value:.2f}" for value in share])
        arrow.set_data([0, qx], [0, qy])
        move(tip, qx, qy)
        move(at, x=gain)
        loud, asked = (int(share.argmax()) for share in found)
        same = "the same" if loud == asked else f"the {THINGS[asked]}"
        return (
            f"At gain {{gain}} the {THINGS[loud]}, the loudest, gets {number(found[0][loud], 2)} of what is heard. "
            f"With the question the winner is {same}, with {number(found[1][asked], 2)}."
        )

    return Explorer(
        fig,
        update,
        title="Side by side: a gain and a question",
        alt="Upper row: shares of six things that call, left with one gain for all, right with a question besides. "
        "Lower left: the keys of the six things as directions, and the question as an arrow. Lower right: mean share "
        "of what was asked against gain, without and with a question; drawn scenes.",
        presets={
            "Drowsy": dict(gain=0.25),
            "Wide awake": dict(gain=8.0),
            "Ask for the friend": dict(qx=0.6, qy=2.6, gain=2.0),
            "Ask for the clock": dict(qx=-0.6, qy=-2.9, gain=2.0),
        },
        handles=[handle(plane, x="qx", y="qy")],
        gain=slider(0.25, 8, 0.25, value=1.0, label="Gain"),
        qx=slider(-3, 3, 0.1, value=-1.4, label="Question, to the right"),
        qy=slider(-3, 3, 0.1, value=0.8, label="Question, upwards"),
    )  # fmt: skip


def _heard(ax, words, sign, colour):
    """Six lying bars with a number at each."""
    at = np.arange(len(THINGS))
    bars = ax.barh(at, np.zeros(len(at)), height=0.7, color=colour)
    panel(ax, words, ("share of what is heard", 0, 1.22), sign=sign, xticks=(0, 0.5, 1))
    ax.set_yticks(at, THINGS, fontsize=SMALL)
    ax.invert_yaxis()
    return bars, numbers_on(bars)


def _keys(ax):
    """The plane of keys and questions; returns the shaft and the tip of the question's arrow."""
    bare(ax, "Keys, and a question to drag", "unit", xlim=(-4.4, 4.4), ylim=(-3.2, 3.2))
    for name, (x, y) in zip(THINGS, KEYS, strict=True):
        ax.plot([0, 1.8 * x], [0, 1.8 * y], color=GREY, lw=1.2)
        ax.text(
            2.05 * x,
            2.05 * y,
            name,
            ha="left" if x > 0.3 else "right" if x < -0.3 else "center",
            va="center",
            size=SMALL,
        )
    (shaft,) = ax.plot([], [], color=MACHINE, lw=3, solid_capstyle="round")
    return shaft, here(ax, ms=12, color=MACHINE)


SIZES = (2, 4, 8, 16, 32, 64, 128, 256)


@kept
def largest(root):
    """Largest of 32 shares against the length of the keys, mean of 500 random questions."""
    return [dot_product.largest_share(d, root=root, rng=[5, d]) for d in SIZES]


@kept
def one_question(d, again):
    """32 scores of one random question, and 2,000 for their histogram."""
    rng = np.random.default_rng([d, again])
    q, K = rng.normal(size=d), rng.normal(size=(32, d))
    return K @ q, np.einsum("nd,nd->n", *rng.normal(size=(2, 2000, d)))


def score_spread():
    """Why the scores are divided by √d: their spread, and what it makes of the shares."""
    fig, axes = figure(size=(6.4, 4.2), plan="ab;cc", height_ratios=(1, 0.9))
    spread, rows, below = axes.values()
    edges = np.linspace(-32, 32, 33)
    bins = spread.bar(edges[:-1] + 1, np.zeros(32), 1.8, color=MACHINE)
    panel(spread, "Scores of 2,000 pairs", ("score", -32, 32), ("share of pairs", 0, 0.52), "unit")
    shares = rows.bar(np.arange(1, 33), np.zeros(32), 0.8, color=MACHINE)
    panel(rows, "32 keys share one question", ("key, from the best fit", 0, 33), ("share", 0, 1.05), "unit")
    lines = _by_length(below)
    at = here(below)

    def update(length, root, again):
        d = SIZES[length]
        own, many = one_question(d, again)
        scale = np.sqrt(d) if root else 1.0
        counts = np.histogram((many / scale).clip(-31.9, 31.9), edges)[0]
        set_bars(bins, counts / len(many))
        found = np.sort(selection.shares(own / scale))[::-1]
        set_bars(shares, found)
        move(at, d, lines[int(root)].get_ydata()[length])
        variance = (many / scale).var()
        what = "divided by √d" if root else "as they are"
        return (
            f"Keys of {d} numbers, scores {what}: their variance is {number(variance, 1 if variance > 9 else 2)}, "
            f"and the best of 32 keys gets {number(found[0], 2)} of this question."
        )

    return Explorer(
        fig,
        update,
        title="What the root is for",
        alt="Upper left: histogram of the products of random questions and keys. Upper right: the shares of 32 "
        "keys, sorted. Below: the largest share against the length of the keys, flat with the root, rising without it.",
        presets={
            "Short keys": dict(length=1, root=False),
            "Long keys": dict(length=6, root=False),
            "Long keys, with the root": dict(length=6, root=True),
        },
        length=steps(len(SIZES) - 1, value=5, label="Numbers in a key", show=lambda k: f"d = {SIZES[k]}"),
        root=toggle(False, label="Divide by √d"),
        again=slider(1, 9, 1, value=1, label="Another question"),
    )


def _by_length(ax):
    """The largest of 32 shares against the length of the keys, without and with the root; returns both lines."""
    words = ("numbers in a key, d", 1.7, 300), ("largest share", -0.16, 1.05)
    panel(ax, "The largest share, mean of 500 questions", *words, "unit", yticks=(0, 0.5, 1))
    ax.set_xscale("log")
    log_ticks(ax.xaxis, SIZES)
    looks = {"without the root": GREY, "divided by √d": MACHINE}
    lines = curves(ax, looks, SIZES, [largest(False), largest(True)], markers=True)
    key(ax, "upper left")
    rule(ax, "all alike: 1/32", y=1 / 32, under=True)
    return lines
