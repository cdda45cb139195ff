"""Learning that can be seen: values that fill in, policies that turn, robots that stop bumping."""

from itertools import product
from typing import NamedTuple

import numpy as np
from matplotlib.patches import Circle, Rectangle

from neurocourse.basal_ganglia import prepared
from neurocourse.basal_ganglia.worlds import environments, navigation, planning, tabular
from neurocourse.nn import one_hot
from neurocourse.nn.progress import Bar
from neurocourse.plots import (
    GREEN,
    GREY,
    INK,
    MACHINE,
    PURPLE,
    YELLOW,
    badge,
    cheese,
    cliff,
    figure,
    limit,
    move,
    panel,
    rat,
    rule,
    title,
)
from neurocourse.plots.pictures import bare
from neurocourse.teaching import Explorer, arm, choice, slider, steps
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
    fig, (above, below) = figure(2, 1, size=(6.4, 4.2), height_ratios=(1.9, 1))
    draw = _map(above)
    (curve,) = below.plot([], [], color=MACHINE, lw=1.5)
    best = rule(below, "optimum", y=0, color=GREEN, ls="--", at="left")
    now = rule(below, x=0, color=INK)
    panel(
        below, "Return, mean of 20 learners", ("episode", 0, N_EPISODES), ("", -200, 25), "unit", yticks=[-200, -100, 0]
    )
    made = badge(below, update)

    def show(world, rule, step, fading):
        place, training, top = worlds[world], trainings[world, rule, fading], best_of[world]
        shot = min(step, len(training.snapshots) - 1)
        Q = training.snapshots[shot]
        visited, total = planning.rollout(place, Q.argmax(axis=1), 60)
        draw(place, Q.max(axis=1), visited)
        curve.set_data(np.arange(N_EPISODES), smooth(training.returns))
        move(best, y=top), move(now, x=training.at[shot])
        title(above, f"Value, and the best path after episode {training.at[shot]}")
        arrived, late = visited[-1] == place.goal, training.returns[-50:].mean()
        return (
            f"{rule}: the best path {f'now returns {number(total, 0)}' if arrived else 'does not arrive yet'}; the "
            f"optimum is {number(top, 0)}. The last 50 episodes, with all their exploring, return {number(late, 0)}."
        )

    return Explorer(
        fig,
        show,
        title="Values that fill in",
        alt="Above: a world of squares from a rat to a cheese, brighter where the value is higher, with the path that "
        f"the mean values now prefer. Below: mean return of twenty learners by episode; dashed: the optimum.{made}",
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
        step=steps(N_SHOTS, value=N_SHOTS, label="Learning", interval=120, show=lambda k: f"{100 * k // N_SHOTS}%"),
        fading=arm("an exploration that fades, from ε = 0.1 to none", remains="nothing"),
    )


def _map(ax):
    """A panel for a world: its values, its walls or the sea below its cliff, a rat and a cheese, and a path.

    Returns
    -------
    function
        ``draw(place, V, path)`` with values (S,) and the states of the path.
    """
    bare(ax, " ", "unit", aspect="equal")
    edge = cliff(ax, 0.5, 10.5, 0.5, -0.5)
    heat = ax.imshow(np.zeros((1, 1)), cmap="cividis")
    bricks = ax.imshow(np.zeros((1, 1)), cmap="Greys", vmin=0, vmax=1.6)
    (path,) = ax.plot([], [], "-o", color=PATH, ms=4, lw=2.5)
    animal, food = rat(ax), cheese(ax)

    def draw(place, V, visited):
        rows, cols = place.shape
        shut = walls(place)
        V = np.ma.masked_where(shut, V.reshape(place.shape))
        heat.set_data(V)
        heat.set_clim(V.min(), max(V.max(), V.min() + 1e-6))
        bricks.set_data(np.ma.masked_where(~np.array([[c == "#" for c in row] for row in place.text]), shut))
        for image in (heat, bricks):
            image.set_extent((-0.5, cols - 0.5, -0.5, rows - 0.5))
        middle, half = (cols - 1) / 2, 1.5 * rows  # as broad as the cliff, whatever the world
        limit(ax, (middle - half, middle + half), (-0.5, rows - 0.5))
        for artist in edge:
            artist.set_visible("C" in "".join(place.text))
        y, x = np.unravel_index(visited, place.shape)
        path.set_data(x, rows - 1 - y)
        for put, s in ((animal, place.start), (food, place.goal)):
            y, x = np.unravel_index(s, place.shape)
            put(x, rows - 1 - y)

    return draw


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
    fig, (left, right) = figure(1, 2, size=(6.4, 3.8), width_ratios=(1.25, 1))
    bare(left, "Thirty robots", "unit", xlim=(0, 1), ylim=(0, 1), aspect="equal")
    left.add_patch(Rectangle((0, 0), 1, 1, fc="none", ec=INK, lw=1.5))
    for x, y, r in navigation.OBSTACLES:
        left.add_patch(Circle((x, y), r, color=GREY, lw=0))
    left.add_patch(Circle(navigation.GOAL, navigation.NEAR, fc=YELLOW, ec=INK, lw=1, alpha=0.8))
    left.text(0.97, 0.76, "lamp", ha="right", va="center", color=INK)
    paths = [left.plot([], [], "-", lw=1.2)[0] for _ in range(30)]
    (crashes,) = left.plot([], [], "x", color=PURPLE, ms=8, mew=2)
    (curve,) = right.plot([], [], color=MACHINE, lw=2)
    now = rule(right, x=0, color=INK)
    panel(right, "While exploring", ("batch of learning", 0, 40), ("safely at the lamp (%)", -3, 103), "unit")

    def update(step, penalty, wobble):
        training = prepared.robot(penalty=penalty, wobble=wobble)
        walks = navigation.walk(one_hot(training.heading[step], 8), n=30, T=120, wobble=wobble, rng=2)
        for k, line in enumerate(paths):
            line.set_data(*walks.place[:, k].T)
            hit, home = walks.collided[k], walks.reached[k]
            line.set(color=PURPLE if hit else MACHINE if home else GREY, ls="--" if hit else "-" if home else ":")
        crashes.set_data(*walks.place[-1][walks.collided].T)
        curve.set_data(np.arange(1, 41), 100 * training.safe)
        move(now, x=step)
        return (
            f"After {{step}}, 30 robots without exploring: {walks.reached.sum()} reached the lamp, "
            f"{walks.collided.sum()} collided."
        )

    return Explorer(
        fig,
        update,
        title="A robot that pays for collisions",
        alt="Left: a room with four round obstacles and a lamp; solid paths arrive, dashed ones collide "
        "(cross), dotted ones wander. Right: share of episodes that ended safely in each batch of learning.",
        presets={
            "Before learning": dict(step=0),
            "A little": dict(step=4),
            "Learned": dict(step=40),
            "Collisions cost nothing": dict(step=40, penalty=0),
        },
        step=steps(40, value=40, label="Learning", interval=200, show=lambda k: count(k, "batch", "batches")),
        penalty=slider(0, 2, 0.5, value=1, label="Penalty for a collision"),
        wobble=slider(0, 0.4, 0.05, value=0.15, unit="strides", label="Wheels slip by"),
    )
