"""Who earned it? Blame that travels back along a trace, and a policy that turns by what followed."""

import numpy as np

from neurocourse.basal_ganglia import eligibility, environments, policy_gradient, prediction_error, prepared
from neurocourse.caching import kept
from neurocourse.plots import BLUE, GREEN, GREY, INK, ORANGE, PURPLE, RED, figure
from neurocourse.teaching import Explorer, choice, slider, steps
from neurocourse.wording import count, number

PATH, N_ROOMS = (0, 1, 2, 3, 2, 3, 2, 3, 4, 5, 6, 7), 8  # a rat that dithers between rooms 3 and 4, counted from 1
TRIALS = 300


def credit():
    """A rat walks through eight rooms to a cheese: which rooms take credit for it, and how soon the first one hears."""
    x, r = np.eye(N_ROOMS)[list(PATH)], np.eye(len(PATH))[-1]
    fig, (left, right) = figure(1, 2, size=(9, 3.3))
    rooms = np.arange(1, N_ROOMS + 1)
    trace = left.bar(rooms, np.zeros(N_ROOMS), 0.8, color=ORANGE)
    (rat,) = left.plot([], [], "v", color=INK, ms=11)
    left.set(xlim=(0.4, 8.6), ylim=(0, 3.9), xticks=rooms, xlabel="room", ylabel="trace e")
    forward = right.bar(rooms, np.zeros(N_ROOMS), 0.8, color=BLUE, alpha=0.45)
    (backward,) = right.plot(rooms, np.zeros(N_ROOMS), "o", color=RED, ms=8)
    right.set(xlim=(0.4, 8.6), ylim=(0, 3.9), xticks=rooms, xlabel="room", ylabel="change of V, for α = 1")
    right.set_title("What the cheese teaches")
    right.text(0.7, 3.6, "■ forward: waits for the end", color=BLUE, weight="bold", size=9)
    right.text(0.7, 3.3, "● backward: error times trace", color=RED, weight="bold", size=9)

    def update(lam, gamma, step):
        e = traces(lam, gamma)
        for bar, height in zip(trace, e[step], strict=True):
            bar.set_height(height)
        rat.set_data([PATH[step] + 1], [min(e[step, PATH[step]] + 0.2, 3.6)])
        left.set_title(
            "Step 12: the cheese!" if step == len(PATH) - 1 else f"Step {step + 1}: the rat is in room {PATH[step] + 1}"
        )
        views = [
            see(x, r, np.zeros(N_ROOMS), gamma=gamma, lam=lam)
            for see in (eligibility.forward_view, eligibility.backward_view)
        ]
        for bar, height in zip(forward, views[0], strict=True):
            bar.set_height(height)
        backward.set_ydata(views[1])
        agree = "agree" if np.abs(views[0] - views[1]).max() < 1e-10 else "differ"
        return (
            f"With λ = {lam:.1f} the first room gets {views[0][0]:.2f} of the first cheese; both views {agree}. On the "
            f"delay line (α = 0.1), the cue knows half of the reward after {count(trials_to_half(lam), 'trial')}."
        )

    return Explorer(
        fig,
        update,
        title="Blame that travels back",
        alt="Left: the trace of eight rooms at one step of a walk; a triangle marks where the rat is. Right: how much "
        "the value of each room changes after the walk, in the forward view (bars) and the backward view (dots).",
        presets={
            "One step only": dict(lam=0.0, step=11),
            "A fading trace": dict(lam=0.8, step=11),
            "Never fades": dict(lam=1.0, gamma=1.0, step=11),
        },
        lam=slider(0.0, 1.0, 0.1, value=0.8, label="Trace λ"),
        gamma=slider(0.8, 1.0, 0.05, value=1.0, label="Discount γ"),
        step=steps(len(PATH) - 1, value=len(PATH) - 1, label="Walk", interval=400),
    )


@kept
def traces(lam, gamma):
    """Trace of every room at every step of the walk, (steps, rooms)."""
    e = np.zeros((len(PATH), N_ROOMS))
    for t, room in enumerate(PATH):
        e[t] = gamma * lam * e[t - 1] if t else 0.0
        e[t, room] += 1.0
    return e


@kept
def trials_to_half(lam):
    """Trials until the cue of the delay line is worth half of the reward."""
    return int((prediction_error.learn(TRIALS, alpha=0.1, lam=lam).delta[:, 5] > 0.5).argmax())


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
