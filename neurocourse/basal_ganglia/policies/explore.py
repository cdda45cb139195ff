"""A policy that turns by what followed more than was expected: arrows in a small world, and how noisy each guess is."""

import numpy as np

from neurocourse.basal_ganglia import prepared
from neurocourse.basal_ganglia.policies import policy_gradient
from neurocourse.basal_ganglia.worlds import environments
from neurocourse.caching import kept
from neurocourse.plots import GREY, INK, MACHINE, PURPLE, cheese, figure, key, move, panel, rule, title
from neurocourse.plots.marks import curves
from neurocourse.plots.pictures import bare
from neurocourse.teaching import Explorer, choice, steps
from neurocourse.wording import count, number

__all__ = ["policy"]

N_UPDATES, START, DOWN = prepared.N_UPDATES, 0, 2
EXTENT = (-0.5, 3.5, -0.5, 3.5)  # of the world, four squares by four


def policy():
    """A policy that turns: arrows in a small world, with and without a baseline, and how noisy each guess is."""
    world = prepared.WORLD
    fig, axes = figure(size=(6.4, 4.2), plan="ab;ac", width_ratios=(1, 1.25))
    left, middle, right = axes.values()
    floor, arrows = arrow_world(left, world)
    lines = curves(middle, {"with baseline": MACHINE, "without": PURPLE}, np.arange(N_UPDATES))
    key(middle, "lower right")
    now = rule(middle, x=0)
    panel(middle, f"Return, mean of {prepared.N_LEARNERS}", ("update", 0, N_UPDATES), ("", -60, 66), "unit")
    edges = np.linspace(-60, 60, 41)
    hists = [right.stairs(np.zeros(40), edges, color=c, lw=2, ls=ls) for c, ls in ((MACHINE, "-"), (PURPLE, "--"))]
    truth = rule(right, x=0, color=INK, ls="-")
    panel(
        right, "Guesses of one slope", ("∂J/∂θ (start, down), one walk each", -60, 60), ("", 0, 1.08), "unit", yticks=[]
    )

    @kept
    def guesses(step, baseline, n):
        return guess(world, prepared.policy(baseline=baseline, n=n).theta[step])

    def update(step, baseline, n):
        for line, name in zip(lines, ("with", "without"), strict=True):
            line.set_data(np.arange(N_UPDATES), prepared.policy(baseline=name, n=n).returns)
        theta = prepared.policy(baseline=baseline, n=n).theta[step].astype(np.float64)
        pi = policy_gradient.softmax(theta)[floor] @ environments.MOVES
        arrows.set_UVC(pi[:, 1], -pi[:, 0])
        title(left, f"After {count(step, 'update')}")
        move(now, x=step)
        plain, helped, exact = guesses(step, baseline, n)
        counts = np.array([np.histogram(values, edges)[0] for values in (helped, plain)])
        for hist, heights in zip(hists, counts / counts.max(), strict=True):
            hist.set_data(heights)
        move(truth, x=exact)
        return (
            f"After {{step}} {baseline} a baseline: guesses from one walk scatter by {plain.std():.1f} "
            f"without and by {helped.std():.1f} with a baseline. The true slope is {number(exact, 1)}."
        )

    return Explorer(
        fig,
        update,
        title="Changing the policy itself",
        alt="Left: a small world with an arrow in each square, the mean direction of the policy. Right, above: mean "
        "return of ten learners with and without a baseline. Below it: guesses of one entry of the gradient from "
        "single walks, and the exact value as a line.",
        presets={
            "Before learning": dict(step=0),
            "On the way": dict(step=10),
            "Learned": dict(step=60),
            "One walk an update": dict(n=1),
            "Eight walks": dict(n=8),
        },
        step=steps(N_UPDATES, value=10, label="Learning", interval=100, show=lambda k: count(k, "update")),
        baseline=choice("with", "without", label="Baseline"),
        n=choice(*prepared.policy.grid["n"], value=2, label="Walks for each update"),
    )


def arrow_world(ax, world):
    """Draw a world with an arrow on every square where one can stand; return these squares and the arrows."""
    floor = np.array([s for s, c in enumerate("".join(world.text)) if c in "S."])
    rows, cols = np.unravel_index(floor, world.shape)
    wall = np.array([[c == "#" for c in row] for row in world.text])
    ax.imshow(np.ma.masked_where(~wall, np.ones(wall.shape)), cmap="Greys", vmin=0, vmax=1.6, extent=EXTENT)
    for edge in np.arange(-0.5, max(world.shape)):
        ax.axhline(edge, color=GREY, lw=0.5, alpha=0.5), ax.axvline(edge, color=GREY, lw=0.5, alpha=0.5)
    ones = np.ones(len(floor))
    arrows = ax.quiver(cols, 3 - rows, ones, 0 * ones, color=MACHINE, pivot="mid", scale=4.5, width=0.02)
    y, x = np.unravel_index(world.goal, world.shape)
    cheese(ax)(x, 3 - y, 0.7)
    ax.text(0, 3.72, "start", ha="center", va="center", color=INK, size=9.5)
    bare(ax, " ", "unit", ylim=(-0.5, 3.95))
    return floor, arrows


def guess(world, theta):
    """Guesses of one entry of the gradient from 400 walks, without and with a baseline, and the exact entry."""
    exact, V = policy_gradient.exact(world, theta)
    plain, helped = (
        policy_gradient.estimates(world, theta, n=400, baseline=b, T=300, rng=1)[:, START, DOWN] for b in (None, V)
    )
    return plain, helped, exact[START, DOWN]
