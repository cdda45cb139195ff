"""Two balls on two planks that tilt alike: one rolls down, the other up, and the regret of both."""

import numpy as np
from matplotlib.patches import Polygon

from neurocourse.caching import kept
from neurocourse.plasticity.online import planks
from neurocourse.plots import GREY, INK, MACHINE, PURPLE, badge, figure, key, limit, move, panel, rule
from neurocourse.plots.pictures import bare
from neurocourse.teaching import Explorer, choice, slider, steps
from neurocourse.wording import number

__all__ = ["planks_in_rounds"]

T = planks.T
WORLDS = ("coin tosses", "tides", "your function")
TITLES = {"descent": "Descent: it rolls down", "ascent": "The plus sign: it rolls up"}
COLOURS = {"descent": MACHINE, "ascent": PURPLE}


def planks_in_rounds(world=planks.world):
    """Choose a world, and see which sign loses less in it, and what the promise has to say."""
    fig, axes = figure(size=(6.4, 4.0), plan="ab;cc", height_ratios=(1, 1.15))
    tilt = {sign: _plank(axes[name], sign) for name, sign in zip("ab", planks.SIGNS, strict=True)}
    track = _track(axes["c"])
    made = badge(axes["c"], world)

    @kept
    def played(kind, share, eta):
        if kind == WORLDS[2]:
            z = np.asarray(world(T), dtype=float).clip(-1, 1)
        else:
            z = planks.tides() if kind == WORLDS[1] else planks.coin(share=share / 100, rng=2)
        plays = {sign: planks.play(z, sign, eta) for sign in planks.SIGNS}
        return z, plays, {sign: planks.regret(z, one.loss) for sign, one in plays.items()}

    def update(step, kind, share, eta):
        z, plays, regrets = played(kind, share, eta)
        for sign, show in tilt.items():
            show(z[step], plays[sign].w[step])
        track(regrets, planks.bound(np.arange(1, T + 1), eta), step)
        return _says(plays, regrets, step)

    return Explorer(
        fig,
        update,
        title="Which way is down?",
        alt="Above: two planks that tilt alike in every round, with a ball on each; on the left it rolls down, on the "
        "right up. Below: regret per round of both so far, and the most that is promised to descent, a dotted line."
        f"{made}",
        presets={
            "Fair coin": dict(share=50),
            "A trend": dict(share=60),
            "Always the same": dict(share=100),
            "Tides": dict(kind=WORLDS[1]),
            "The seesaw": dict(kind=WORLDS[2]),
        },
        step=steps(T - 1, value=T - 1, interval=60, label="Round", show=lambda k: str(k + 1)),
        kind=choice(*WORLDS, label="World"),
        share=slider(50, 100, 5, value=60, unit="%", label="Coins that tilt it up to the right"),
        eta=slider(0.2, 2.0, 0.2, value=1.0, label="Step size η"),
    )


def _plank(ax, sign):
    """A plank on a pivot, and a ball; returns a function that tilts it and puts the ball there."""
    bare(ax, TITLES[sign], "unit", xlim=(-1.25, 1.25), ylim=(-1.3, 1.25))
    ax.add_patch(Polygon([(-0.16, -1.2), (0.16, -1.2), (0, -0.06)], fc=GREY, ec="none"))
    (plank,) = ax.plot([], [], color=INK, lw=5, solid_capstyle="round")
    marker = "o" if sign == "descent" else "s"
    (ball,) = ax.plot([], [], marker, color=COLOURS[sign], mec=INK, ms=17, ls="none")
    ends = np.array([-1.0, 1.0])

    def show(z, w):
        plank.set_data(ends, 0.6 * z * ends)
        ball.set_data([w], [0.6 * z * w + 0.21])

    return show


def _track(ax):
    """Regret per round of both signs; returns a function that draws them up to a round."""
    panel(ax, "", ("round", 0, T), ("regret per round", -0.3, 1))
    ax.axhline(0, color=GREY, lw=1)
    (promise,) = ax.plot([], [], color=INK, ls=":", lw=1.8, label="promised to descent")
    lines = {
        sign: ax.plot([], [], color=COLOURS[sign], ls=ls, lw=2.2, label=label)[0]
        for sign, ls, label in (("descent", "-", "descent"), ("ascent", "--", "plus sign"))
    }
    now = rule(ax, x=0, color=INK, ls="-")
    key(ax, "lower center", bbox_to_anchor=(0.5, 1.0), ncols=3, columnspacing=2).set_zorder(0)

    def show(regrets, promised, k):
        t = np.arange(1, k + 2)
        top = max(1.0, 1.1 * max(float(one[9:].max()) for one in regrets.values()))
        low = min(-0.35, 1.1 * min(float(one[9:].min()) for one in regrets.values()))
        limit(ax, y=(low, top))
        promise.set_data(np.arange(1, T + 1), promised)
        for sign, line in lines.items():
            line.set_data(t, regrets[sign][: k + 1])
        move(now, x=k + 1)

    return show


def _says(plays, regrets, k):
    """The sentence."""
    losses = [number(float(one.loss[: k + 1].mean()), 2, sign=True) for one in plays.values()]
    first, second = (number(float(one[k]), 2) for one in regrets.values())
    return (
        f"Up to round {{step}} the mean loss is {losses[0]} for descent and {losses[1]} for the plus sign; their "
        f"regrets are {first} and {second}."
    )
