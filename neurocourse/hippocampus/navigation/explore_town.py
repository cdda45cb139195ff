"""A town in the head: ways round closed streets."""

import numpy as np
from matplotlib.collections import LineCollection

from neurocourse.caching import kept
from neurocourse.hippocampus.navigation import detours, streets, successor
from neurocourse.plots import GREEN, GREY, INK, PURPLE, SKY, YELLOW, figure, here, move, panel
from neurocourse.plots.panels import SMALL
from neurocourse.teaching import Explorer, choice, pixels, slider
from neurocourse.wording import count

__all__ = ["detour"]

GAMMA, HOME, WALK = 0.9, 57, 100  # discount; crossing; streets of a walk
WALKS, PAUSE = 60, 5  # walks of relearning, and after how many of them the map is looked at
UNDER = 0.5  # z-order of words that stay: under what moves, so that they are not drawn again
GOALS = {"Station": 5, "Park": 17, "Market": 20, "School": 62}
LOOKS = {"planning": (INK, "-", 0.0), "old map": (PURPLE, "--", -0.13), "relearned": (GREEN, "-.", 0.13)}


def detour():
    """Close streets and watch three walkers: one with the old map, one that relearns by walking, one that plans."""
    town = streets.read()
    old = successor.successor_representation(streets.transitions(town), GAMMA)
    R, C = town.shape
    fig, (left, right) = figure(1, 2, size=(6.4, 4), width_ratios=(1.5, 1))
    _streets(left, town)
    left.plot(*_place([HOME], C), "o", color=INK, ms=11)
    left.text(*_place([HOME], C)[:, 0] + (0, 0.38), "Home", ha="center", va="center", weight="bold", zorder=UNDER)
    star, name = here(left, marker="*", color=YELLOW, mec=INK, ms=19), left.text(0, 0, "", ha="center", weight="bold")
    lines = {who: left.plot([], [], ls, color=c, lw=3)[0] for who, (c, ls, _) in LOOKS.items()}
    lost = {who: left.plot([], [], marker="$↺$", color=LOOKS[who][0], ms=15)[0] for who in ("old map", "relearned")}
    (shut,) = left.plot([], [], "X", color=INK, ms=12, mec="white")
    rows = _bars(right)

    @kept
    def known(shut, closed):
        now = _closed(town, shut, closed)
        return now, _relearned(now, old)

    def update(closed, works, goal, walks):
        crossings = tuple(np.flatnonzero(np.array(works)).tolist())
        now, learned = known(crossings, closed)
        target = GOALS[goal]
        maps = {"old map": old, "relearned": learned[walks // PAUSE]}
        paths = {who: detours.follow(now, M[:, target], HOME, target) for who, M in maps.items()}
        best = streets.shortest_path(now, HOME, target)
        paths["planning"] = best or [HOME], bool(best)
        for who, (path, there) in paths.items():
            way = _place(path, C) + LOOKS[who][2]
            lines[who].set_data(way)
            if who in lost:
                lost[who].set_data(way[:, -1:] + [[0], [1.5 * LOOKS[who][2]]] if not there else ([], []))
        at = _place([target], C)[:, 0]
        move(star, *at)
        name.set(position=at + (0, -0.36), text=goal)
        middle = [_place(streets.STREETS[closed], C).mean(axis=1)] if closed in streets.STREETS else []
        shut.set_data(*np.array([*middle, *_place(crossings, C).T]).reshape(-1, 2).T)
        _set_bars(rows, {who: detours.trips(now, M) for who, M in maps.items()}, walks)
        trip = {who: count(len(path) - 1, "street") if there else "no arrival" for who, (path, there) in paths.items()}
        return (
            f"Home to {goal}: planning {trip['planning']}, the old map {trip['old map']}, after {count(walks, 'walk')} "
            f"of relearning {trip['relearned']}."
        )

    return Explorer(
        fig,
        update,
        title="A street is closed",
        alt="Left: a town of 63 crossings with a river and three bridges, and the ways of three walkers from home to a "
        "goal. Right: over all trips in the town, the share that each walker ends by a shortest way, by a longer way, "
        "or not at all.",
        presets={
            "All open": dict(closed="none", walks=0),
            "New goal": dict(closed="none", goal="Park", walks=0),
            "Just closed": dict(walks=0),
            "Relearned": dict(walks=WALKS),
            "Road works": dict(closed="none", works=WORKS),
        },
        closed=choice("none", *streets.STREETS, value="Old Bridge", label="Closed bridge"),
        works=pixels(R, C, label="Road works"),
        goal=choice(*GOALS, label="Goal"),
        walks=slider(0, WALKS, PAUSE, value=40, label="Walks of relearning"),
    )


WORKS = tuple(tuple(int((r, c) in {(2, 3), (2, 4), (2, 5), (1, 5)}) for c in range(9)) for r in range(7))


def _closed(town, crossings, name):
    """The town with some crossings and one named street closed."""
    return streets.close(town, [streets.STREETS[name]] if name in streets.STREETS else [], crossings)


def _relearned(town, old):
    """The old map, changed by walks through a changed town: after 0, ``PAUSE``, … ``WALKS`` walks."""
    T, at, rng, maps = streets.transitions(town), HOME, np.random.default_rng(0), [old]
    for _ in range(WALKS):
        path = streets.wander(T, WALK, at, rng=rng)
        at = int(path[-1])
        maps.append(successor.learn(path, maps[-1], GAMMA))
    return maps[::PAUSE]


def _place(crossings, cols):
    """Where crossings lie on the page, shape (2, n)."""
    s = np.asarray(crossings, dtype=np.int64)
    return np.stack([s % cols, s // cols]).astype(float)


def _streets(ax, town):
    a, b = np.nonzero(np.triu(town.joined))
    ends = np.stack([_place(a, town.shape[1]), _place(b, town.shape[1])]).transpose(2, 0, 1)
    ax.axhspan(2.25, 2.75, color=SKY, alpha=0.5, lw=0, zorder=0.3)
    ax.add_collection(LineCollection(ends, colors=GREY, linewidths=5, alpha=0.35, zorder=0.4))
    for text, (a, b) in streets.STREETS.items():
        x, y = _place([a, b], town.shape[1]).mean(axis=1)
        ax.text(x - 0.12, y, text.replace(" ", "\n"), ha="right", va="center", fontsize=SMALL, zorder=UNDER)
    ax.set(xlim=(-0.6, 8.6), ylim=(6.7, -0.7), aspect="equal")
    ax.axis("off")


def _bars(ax):
    """Two stacked bars, one for each map, and what they say."""
    rows = {}
    for y, who in ((1, "old map"), (0, "relearned")):
        parts = [ax.barh(y, 0, height=0.36, color=c)[0] for c in (SKY, GREY, YELLOW)]
        rows[who] = parts, ax.text(0, y + 0.25, "", color=LOOKS[who][0], weight="bold", size=SMALL)
    for y, text, colour in ((2.3, "■ shortest", SKY), (2.14, "■ longer", GREY), (1.98, "■ in circles", YELLOW)):
        ax.text(0, y, text, color=colour, weight="bold", fontsize=SMALL, zorder=UNDER)
    ax.text(0, -0.52, "━ planning:\nalways the shortest", color=INK, weight="bold", zorder=UNDER, size=SMALL)
    panel(ax, "All trips in the town", ("% of trips", 0, 100), ("", -0.6, 2.5), yticks=[])
    return rows


def _set_bars(rows, trips, walks):
    for who, (parts, label) in rows.items():
        short, there = 100 * trips[who].shortest, 100 * trips[who].arrived
        for part, start, end in zip(parts, (0, short, there), (short, there, 100), strict=True):
            part.set(x=start, width=end - start)
        title = "╍ old map" if who == "old map" else f"-·- after {count(walks, 'walk')}"
        label.set_text(f"{title}:\n{short:.1f}% shortest")
