"""Two cells that see photographs with two eyes, until one eye is closed: silent, or full of noise."""

import numpy as np

from neurocourse.plasticity import prepared
from neurocourse.plasticity.two_views import fields
from neurocourse.plots import BRAIN, GREY, INK, MACHINE, figure, key, move, panel, rule
from neurocourse.plots.panels import SMALL
from neurocourse.plots.pictures import picture
from neurocourse.teaching import Explorer, choice, steps

__all__ = ["silent_or_noisy"]

SHOWN = {"sliding threshold": ("A sliding threshold", "cell", BRAIN), "Oja": ("Oja's rule", "unit", MACHINE)}
ON_TOP = 10  # of the title, which then need not be drawn again with every picture
GAP = 3  # pixels between the fields of two eyes
THOUSANDS = fields.STAGE // 1000


def silent_or_noisy():
    """Close an eye that then sends nothing, or noise, and see what two rules make of it."""
    fig, axes = figure(size=(6.4, 4.25), plan="ab;cc", height_ratios=(1.05, 1))
    show = {kind: _fields(axes[name], *SHOWN[kind][:2]) for kind, name in zip(SHOWN, "ab", strict=True)}
    track = _track(axes["c"])

    def update(step, noise):
        runs = {kind: prepared.eyes(noise=noise, rule=kind) for kind in SHOWN}
        for kind, run in runs.items():
            show[kind](run.w[step])
        shares = {kind: 100 * run.best[0] / run.best[0, fields.CLOSED] for kind, run in runs.items()}
        track(shares, step)
        return _says(shares, runs, step)

    return Explorer(
        fig,
        update,
        title="A closed eye: silent or noisy?",
        alt="Above: what both eyes of two cells prefer to see, as pictures of their weights. On the left a cell with a "
        "sliding threshold, on the right a unit with Oja's rule. Below: how strongly they answer the best grating of "
        "each eye, in per cent of what it was when the left eye was closed.",
        presets={
            "Before": dict(step=fields.CLOSED),
            "Silent": dict(noise=0.1),
            "Noisy": dict(noise=1.0),
        },
        step=steps(fields.STAGES, value=fields.STAGES, interval=500, label="Patches seen", show=lambda k: f"{seen(k)}"),
        noise=choice(*fields.NOISES, value=0.1, label="Noise that the closed eye sends"),
    )


def seen(k):
    """How many patches after so many stages, in words."""
    return f"{k * fields.STAGE:,}"


def _fields(ax, words, sign):
    """Weights of two eyes side by side; returns a function that shows them."""
    n = fields.SIZE
    look = dict(vmin=-1, vmax=1, zorder=ON_TOP)
    image = picture(ax, words, (n, 2 * n + GAP), "gray", sign=sign, **look)
    for x, name in ((n / 2, "left eye"), (1.5 * n + GAP, "right eye")):
        ax.text(x - 0.5, n, name, ha="center", va="top", size=SMALL, color=INK)
    ax.set_ylim(n + 1.2, -0.5)

    def show(w):
        sheet = np.full((n, 2 * n + GAP), np.nan)
        for k, eye in enumerate(w):
            one = np.full(n * n, np.nan)
            one[fields.DISC] = eye / 127
            sheet[:, k * (n + GAP) : k * (n + GAP) + n] = one.reshape(n, n)
        image.set_data(sheet)

    return show


def _track(ax):
    """Best answers of both eyes by both rules in time; returns a function that draws them up to a stage."""
    panel(ax, "", ("patches seen (thousands)", 0, fields.STAGES * THOUSANDS), ("best answer (%)", -8, 235))
    eyes, looks = ("left eye", "right eye"), (("o-", "s--"), ("^:", "D-."))
    lines = {
        kind: [
            ax.plot([], [], look, color=colour, lw=2, ms=5, label=eye)[0] for eye, look in zip(eyes, own, strict=True)
        ]
        for (kind, (_, _, colour)), own in zip(SHOWN.items(), looks, strict=True)
    }
    ax.axhline(100, color=GREY, lw=1, ls=":")
    rule(ax, "left eye closed", x=fields.CLOSED * THOUSANDS)
    now = rule(ax, x=0, color=INK, ls="-")
    key(ax, "lower center", bbox_to_anchor=(0.5, 1.0), ncols=4, columnspacing=1.5).set_zorder(0)

    def draw(shares, k):
        t = THOUSANDS * np.arange(k + 1)
        for kind, pair in lines.items():
            for line, y in zip(pair, shares[kind].T, strict=True):
                line.set_data(t, y[: k + 1])
        move(now, x=THOUSANDS * k)

    return draw


def _says(shares, runs, k):
    """The sentence."""
    when = f"After {seen(k)} patches"
    if k <= fields.CLOSED:
        tuned = [run.tuned[0, k].mean() for run in runs.values()]
        both = f"{tuned[0]:.2f} with a sliding threshold and {tuned[1]:.2f} with Oja's rule"
        return f"{when}, with both eyes open, selectivity is {both}."
    left, right = ([f"{share[k, eye]:.0f}%" for share in shares.values()] for eye in (0, 1))
    return (
        f"{when} the closed eye's best answer is {left[0]} of what it was, {left[1]} with Oja's rule; the open eye's "
        f"{right[0]} and {right[1]}."
    )
