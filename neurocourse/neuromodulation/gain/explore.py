"""A cell whose gain is set by the blue spot: what it says of signal and noise, and what the next cell makes of it."""

import numpy as np

from neurocourse.caching import kept
from neurocourse.neuromodulation.gain import detection
from neurocourse.plots import BRAIN, GREY, INK, PURPLE, figure, key, log_ticks, move, panel, rule
from neurocourse.plots.marks import curves, follow, numbers_on, set_bars, set_numbers
from neurocourse.teaching import Explorer, handle, slider
from neurocourse.wording import number

__all__ = ["one_gain"]

GAINS = (0.25, 0.5, 1, 2, 4, 8)
X = np.linspace(-3, 4.5, 151)
BELLS = np.exp(-0.5 * np.array([X - 1, X]) ** 2)  # inputs with and without the signal, as high as one


@kept
def score(gain, noise):
    """How well this cell and the next one tell signal from noise."""
    return detection.two_stages(gain, noise=noise, n=8000, rng=3)


@kept
def scores(noise):
    """How well both cells tell signal from noise at each of ``GAINS``, (2, n)."""
    return np.array([score(g, noise) for g in GAINS]).T


def one_gain():
    """One gain from drowsy to wired: the curve of a cell, its answers, and who can tell signal from noise."""
    fig, axes = figure(size=(6.4, 4.3), plan="ab;cc", height_ratios=(1.15, 1))
    cell, told, below = axes.values()
    panel(cell, "A cell, and what comes in", ("input", -3, 4.5), ("activity", 0, 1.38), "cell", yticks=(0, 0.5, 1))
    curves(cell, {"with the signal": PURPLE, "without": GREY}, X, BELLS, lw=1.5)
    (answer,) = cell.plot(X, X, color=BRAIN, lw=2.6, label="its activity")
    key(cell, "upper left", ncols=2, columnspacing=1.0)
    half = rule(cell, x=0.0, color=INK, ls="--")
    bars = told.bar([0, 1], [0.5, 0.5], 0.6, color=BRAIN)
    panel(told, "Signal told from noise", ("", -0.7, 1.7), ("0.5 is guessing", 0.5, 0.85), "cell")
    told.set_xticks([0, 1], ["this cell", "the next cell"])
    marks = numbers_on(bars)
    panel(below, "At every gain", ("gain", 0.22, 9.2), ("share, or area", 0.48, 0.98))
    below.set_xscale("log")
    log_ticks(below.xaxis, GAINS)
    looks = {"this cell": BRAIN, "the next cell": PURPLE, "one decision by this cell": INK}
    lines = curves(below, looks, GAINS, markers=True)
    key(below, "upper left", ncols=3, columnspacing=1.2)
    at = rule(below, x=1.0, color=INK, ls="-")

    def update(gain, noise, bias):
        answer.set_ydata(detection.response(X, gain, bias))
        move(half, x=bias / gain)
        both = score(gain, noise)
        set_bars(bars, both)
        set_numbers(marks, bars, [f"{value:.2f}" for value in both])
        decided = [detection.accuracy(g, bias) for g in GAINS]
        follow(lines, GAINS, [*scores(noise), decided])
        move(at, x=gain)
        share = 100 * detection.accuracy(gain, bias)
        return (
            f"At gain {{gain}} this cell tells signal from noise with {number(both.one, 3)}, the next one with "
            f"{number(both.two, 3)}. Decided at half activity, {share:.0f}% of answers are right."
        )

    return Explorer(
        fig,
        update,
        title="Side by side: this cell and the next one",
        alt="Upper left: the activity of a cell against its input, over the inputs with and without a signal; a dashed "
        "line where it is half active. Upper right: how well this cell and the next one tell both apart. Below: the "
        "same at every gain, and the share of right answers of one decision.",
        presets={
            "Drowsy": dict(gain=0.25),
            "Alert": dict(gain=2.0),
            "Wired": dict(gain=8.0),
            "Quiet on the way": dict(gain=2.0, noise=0.0),
            "A shallow U": dict(gain=8.0, bias=0.5),
        },
        handles=[handle(below, x="gain", at=0.52)],
        gain=slider(0.25, 8, 0.25, value=1.0, label="Gain"),
        noise=slider(0, 1, 0.25, value=0.5, label="Noise on the way to the next cell"),
        bias=slider(0, 3, 0.25, value=1.0, label="Bias"),
    )
