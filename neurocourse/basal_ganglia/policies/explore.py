"""A policy that turns by what followed more than was expected: arrows in a small world, and how noisy each guess is."""

import numpy as np

from neurocourse.basal_ganglia import prepared
from neurocourse.basal_ganglia.policies import policy_gradient
from neurocourse.basal_ganglia.worlds import environments
from neurocourse.caching import kept
from neurocourse.plots import BLUE, GREEN, GREY, INK, PURPLE, figure
from neurocourse.teaching import Explorer, choice, steps
from neurocourse.wording import count, number

__all__ = ["policy"]

N_UPDATES, START, DOWN = prepared.N_UPDATES, 0, 2


def policy():
    """A policy that turns: arrows in a small world, with and without a baseline, and how noisy each guess is."""
    world = prepared.WORLD
    fig, (left, middle, right) = figure(1, 3, size=(10, 3.4), width_ratios=(0.9, 1, 1.1))
    floor, arrows = arrow_world(left, world)
    curves = [middle.plot([], [], ls, color=c, lw=2)[0] for c, ls in ((PURPLE, "--"), (GREEN, "-"))]
    now = middle.axvline(0, color=GREY, ls=":")
    middle.set(xlim=(0, N_UPDATES), ylim=(-60, 66), xlabel="update", title=f"Return, mean of {prepared.N_LEARNERS}")
    for y, colour, word in ((-42, GREEN, "with baseline"), (-52, PURPLE, "without")):
        middle.text(58, y, word, color=colour, weight="bold", ha="right", size=9)
    edges = np.linspace(-60, 60, 41)
    hists = [right.stairs(np.zeros(40), edges, color=c, lw=2, ls=ls) for c, ls in ((PURPLE, "--"), (GREEN, "-"))]
    truth = right.axvline(0, color=INK, lw=1)
    right.set(xlim=(-60, 60), ylim=(0, 1.08), yticks=[], xlabel="∂J/∂θ (start, down), from one walk each")
    right.set_title("Guesses of one slope")

    @kept
    def guesses(step, baseline, n):
        return guess(world, prepared.policy(baseline=baseline, n=n).theta[step])

    def update(step, baseline, n):
        for line, name in zip(curves, ("without", "with"), strict=True):
            line.set_data(np.arange(N_UPDATES), prepared.policy(baseline=name, n=n).returns)
        theta = prepared.policy(baseline=baseline, n=n).theta[step].astype(np.float64)
        pi = policy_gradient.softmax(theta)[floor] @ environments.MOVES
        arrows.set_UVC(pi[:, 1], -pi[:, 0])
        left.set_title(f"One policy after {count(step, 'update')}")
        now.set_xdata([step, step])
        plain, helped, exact = guesses(step, baseline, n)
        counts = np.array([np.histogram(values, edges)[0] for values in (plain, helped)])
        for hist, heights in zip(hists, counts / counts.max(), strict=True):
            hist.set_data(heights)
        truth.set_xdata([exact, exact])
        return (
            f"After {count(step, 'update')} {baseline} a baseline: guesses from one walk scatter by {plain.std():.1f} "
            f"without and by {helped.std():.1f} with a baseline. The true slope is {number(exact, 1)}."
        )

    return Explorer(
        fig,
        update,
        title="Changing the policy itself",
        alt="Left: a small world with an arrow in each square, the mean direction of the policy. Middle: mean return "
        "of ten learners with and without a baseline. Right: guesses of one entry of the gradient from single walks, "
        "and the exact value as a line.",
        presets={
            "Before learning": dict(step=0),
            "On the way": dict(step=10),
            "Learned": dict(step=60),
            "One walk an update": dict(n=1),
            "Eight walks": dict(n=8),
        },
        step=steps(N_UPDATES, value=10, label="Updates", interval=100),
        baseline=choice("with", "without", label="Baseline"),
        n=choice(*prepared.policy.grid["n"], value=2, label="Walks for each update"),
    )


def arrow_world(ax, world):
    """Draw a world with an arrow on every square where one can stand; return these squares and the arrows."""
    floor = np.array([s for s, c in enumerate("".join(world.text)) if c in "S."])
    rows, cols = np.unravel_index(floor, world.shape)
    wall = np.array([[c == "#" for c in row] for row in world.text])
    ax.imshow(np.ma.masked_where(~wall, np.ones(wall.shape)), cmap="Greys", vmin=0, vmax=1.6)
    ones = np.ones(len(floor))
    arrows = ax.quiver(cols, rows, ones, 0 * ones, color=BLUE, pivot="mid", scale=4.5, width=0.016)
    y, x = np.unravel_index(world.goal, world.shape)
    ax.text(0, -0.38, "start", ha="center", va="center", color=INK, size=9)
    ax.text(x, y, "goal", ha="center", va="center", color=INK, weight="bold")
    ax.set(xticks=[], yticks=[])
    ax.spines[:].set_visible(False)
    return floor, arrows


def guess(world, theta):
    """Guesses of one entry of the gradient from 400 walks, without and with a baseline, and the exact entry."""
    exact, V = policy_gradient.exact(world, theta)
    plain, helped = (
        policy_gradient.estimates(world, theta, n=400, baseline=b, T=300, rng=1)[:, START, DOWN] for b in (None, V)
    )
    return plain, helped, exact[START, DOWN]
