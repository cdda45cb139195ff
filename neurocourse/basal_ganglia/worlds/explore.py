"""Learning that can be seen: values that fill in, policies that turn, robots that stop bumping."""

from itertools import product
from typing import NamedTuple

import numpy as np
from matplotlib.patches import Circle

from neurocourse.basal_ganglia import prepared
from neurocourse.basal_ganglia.worlds import environments, navigation, planning, tabular
from neurocourse.nn import one_hot
from neurocourse.nn.progress import Bar
from neurocourse.plots import BLUE, GREEN, GREY, INK, ON_COLOUR, ORANGE, RED, figure
from neurocourse.teaching import Explorer, choice, slider, steps, toggle
from neurocourse.wording import count, number

__all__ = ["robot", "value_maps"]

WORLDS = {"cliff": environments.CLIFF, "rooms": environments.ROOMS}
PATH = "#fff6d6"  # a light that stands on the colours of values, and stays light on dark paper
N_EPISODES, N_AGENTS, N_SHOTS = 200, 20, 30
RULES, EPSILON = ("Q-learning", "SARSA"), 0.1


def value_maps(update=tabular.q_update):
    """Twenty learners at once: their mean values fill a world in, and the best path turns.

    Parameters
    ----------
    update : function
        ``update(Q_sa, r, Q_next, alpha, gamma)``, for instance the learner's own.
    """
    worlds = {name: environments.maze(text) for name, text in WORLDS.items()}
    trainings, best_of = _trainings(worlds, update), {name: _optimum(place) for name, place in worlds.items()}
    fig, (left, right) = figure(1, 2, size=(9, 3.6), width_ratios=(1.5, 1))
    heat = left.imshow(np.zeros((1, 1)), cmap="cividis")
    (path,) = left.plot([], [], "-o", color=PATH, ms=4, lw=2.5)
    look = dict(ha="center", va="center", weight="bold", color=ON_COLOUR, bbox=dict(fc=PATH, ec="none", pad=2.5))
    ends = [left.text(0, 0, letter, **look) for letter in "SG"]
    below = left.text(5.5, 3, "", ha="center", va="center", color=GREY)
    left.set(xticks=[], yticks=[])
    left.spines[:].set_visible(False)
    (curve,) = right.plot([], [], color=BLUE, lw=1.5)
    best = right.axhline(0, color=GREEN, ls="--")
    now = right.axvline(0, color=GREY, ls=":")
    right.set(xlim=(0, N_EPISODES), ylim=(-200, 0), xlabel="episode", title="Return, mean of 20 learners")

    def show(world, rule, step, fading):
        place, training, top = worlds[world], trainings[world, rule, fading], best_of[world]
        shot = min(step, len(training.snapshots) - 1)
        Q = training.snapshots[shot]
        V = np.ma.masked_where(walls(place), Q.max(axis=1).reshape(place.shape))
        heat.set_data(V)
        heat.set_extent((-0.5, place.shape[1] - 0.5, place.shape[0] - 0.5, -0.5))
        left.set(xlim=(-0.5, place.shape[1] - 0.5), ylim=(place.shape[0] - 0.5, -0.5))
        heat.set_clim(V.min(), max(V.max(), V.min() + 1e-6))
        visited, total = planning.rollout(place, Q.argmax(axis=1), 60)
        rows, cols = np.unravel_index(visited, place.shape)
        path.set_data(cols, rows)
        for text, s in zip(ends, (place.start, place.goal), strict=True):
            text.set_position(np.unravel_index(s, place.shape)[::-1])
        below.set_text("the cliff" if world == "cliff" else "")
        curve.set_data(np.arange(N_EPISODES), smooth(training.returns))
        best.set_ydata([top, top])
        now.set_xdata([training.at[shot]] * 2)
        left.set_title(f"Value, and the best path after episode {training.at[shot]}")
        arrived = visited[-1] == place.goal
        late = training.returns[-50:].mean()
        whose = getattr(update, "badge", "")
        return (
            f"{rule}{', ' + whose if whose else ''}: the best path "
            + (f"now returns {number(total, 0)}" if arrived else "does not arrive yet")
            + f"; the optimum is {number(top, 0)}. The last 50 episodes, with all their exploring, return "
            f"{number(late, 0)}."
        )

    return Explorer(
        fig,
        show,
        title="Values that fill in",
        alt="Left: a world of squares from start S to goal G, brighter where the value is higher, with the path that "
        "the mean values now prefer. Right: mean return of twenty learners by episode; dashed: the optimum.",
        presets={
            "Before learning": dict(step=0),
            "Half way": dict(step=8),
            "Along the edge": dict(world="cliff", rule="Q-learning", step=30),
            "The safe way": dict(world="cliff", rule="SARSA", step=30),
            "Exploring fades": dict(world="cliff", rule="Q-learning", step=30, fading=True),
            "Through doors": dict(world="rooms", rule="Q-learning", step=30),
        },
        world=choice(*WORLDS, label="World"),
        rule=choice(*RULES, label="Rule"),
        step=steps(N_SHOTS, value=N_SHOTS, label="Learning", interval=120),
        fading=toggle(label="Arm the machine: exploration, ε = 0.1, fades to none"),
    )


class Learned(NamedTuple):
    """What is shown of twenty learners: their mean return by episode, mean tables on the way, and when those were."""

    returns: np.ndarray
    snapshots: np.ndarray
    at: np.ndarray


def _trainings(worlds, update):
    """All that can be chosen, learned before the explorer opens: (world, rule, does exploration fade?) -> Learned."""
    sizes, found = dict(n_agents=N_AGENTS, n_episodes=N_EPISODES, n_snapshots=N_SHOTS, update=update), {}
    first, last = [EPSILON, EPSILON], [EPSILON, 0.0]
    with Bar(len(worlds) * len(RULES), what="groups of learners") as bar:
        for done, (name, rule) in enumerate(product(worlds, RULES), 1):
            groups = tabular.learn_groups(worlds[name], rule, first, last_epsilons=last, **sizes, rng=1)
            for fading, group in zip((False, True), groups, strict=True):
                found[name, rule, fading] = Learned(group.returns.mean(axis=1), group.snapshots, group.at)
            bar.update(done)
    return found


def _optimum(place):
    """The best return there is from the start."""
    return planning.value_iteration(planning.model(place)).V[place.start]


def walls(place):
    """True (rows, cols) at walls, cliffs, and other squares on which nobody stands."""
    return np.array([[c in "#CX" for c in row] for row in place.text])


def smooth(x, n=10):
    """Running mean over n episodes, shorter at the start."""
    total = np.cumsum(np.concatenate([[0.0], x]))
    first = np.maximum(np.arange(1, len(x) + 1) - n, 0)
    return (total[1:] - total[first]) / (np.arange(1, len(x) + 1) - first)


def robot():
    """Robots in a room with obstacles: their paths after each batch of learning."""
    fig, (left, right) = figure(1, 2, size=(9, 4), width_ratios=(1, 1.1))
    left.set(xlim=(0, 1), ylim=(0, 1), aspect="equal", xticks=[0, 1], yticks=[0, 1], xlabel="m")
    for x, y, r in navigation.OBSTACLES:
        left.add_patch(Circle((x, y), r, color=GREY, lw=0))
    left.add_patch(Circle(navigation.GOAL, navigation.NEAR, color=ORANGE, alpha=0.5, lw=0))
    left.text(0.97, 0.76, "lamp", ha="right", va="center", color=INK)
    left.set_title("Thirty robots")
    paths = [left.plot([], [], "-", lw=1.2)[0] for _ in range(30)]
    (crashes,) = left.plot([], [], "x", color=RED, ms=8, mew=2)
    (curve,) = right.plot([], [], color=BLUE, lw=2)
    now = right.axvline(0, color=GREY, ls=":")
    right.set(xlim=(0, 40), ylim=(-3, 103), xlabel="batch of learning", ylabel="ended safely at the lamp (%)")
    right.set_title("While exploring")

    def update(step, penalty, wobble):
        training = prepared.robot(penalty=penalty, wobble=wobble)
        walks = navigation.walk(one_hot(training.heading[step], 8), n=30, T=120, wobble=wobble, rng=2)
        for k, line in enumerate(paths):
            line.set_data(*walks.place[:, k].T)
            hit, home = walks.collided[k], walks.reached[k]
            line.set(color=RED if hit else BLUE if home else GREY, ls="--" if hit else "-" if home else ":")
        crashes.set_data(*walks.place[-1][walks.collided].T)
        curve.set_data(np.arange(1, 41), 100 * training.safe)
        now.set_xdata([step, step])
        return (
            f"After {count(step, 'batch', 'batches')}, 30 robots without exploring: {walks.reached.sum()} reached the "
            f"lamp, {walks.collided.sum()} collided."
        )

    return Explorer(
        fig,
        update,
        title="A robot that pays for collisions",
        alt="Left: a room with four round obstacles and a lamp; blue paths arrive, red, dashed ones collide "
        "(cross), grey, dotted ones wander. Right: share of episodes that ended safely in each batch of learning.",
        presets={
            "Before learning": dict(step=0),
            "A little": dict(step=4),
            "Learned": dict(step=40),
            "Collisions cost nothing": dict(step=40, penalty=0),
        },
        step=steps(40, value=40, label="Batches", interval=200),
        penalty=slider(0, 2, 0.5, value=1, label="Penalty for a collision"),
        wobble=slider(0, 0.4, 0.05, value=0.15, unit="strides", label="Wheels slip by"),
    )
