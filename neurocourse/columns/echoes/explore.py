"""A stone in a pool of fifty units: how it goes on, and how long it can be read out. And a web on the edge of chaos."""

import numpy as np
from matplotlib.collections import LineCollection

from neurocourse.columns.echoes import edge
from neurocourse.columns.echoes.wirings import SCALE, WIRINGS, N, states, wiring
from neurocourse.columns.prepared import AGAIN, EDGES, LOUD, NOISES, edges, recalls
from neurocourse.plots import GREEN, GREY, INK, MACHINE, PURPLE, figure, here, key, log_ticks, move, note, panel, rule
from neurocourse.plots.marks import curves, discs, follow
from neurocourse.plots.pictures import AMBER, bare
from neurocourse.teaching import Explorer, arm, choice, handle, slider, toggle
from neurocourse.wording import around, count, number

__all__ = ["on_the_edge", "stone_in_water"]

LONGEST, ON_TOP = 69, 6  # what moves lies over keys and titles, which then rest
ANGLE = np.pi / 2 - 2 * np.pi * (np.arange(N) + 0.5) / N
SPREAD = WIRINGS[:2]  # every unit hears the stone
RADIUS = np.where(np.arange(N) % 2, 0.9, 1.1)  # two circles: so a wire to a neighbour is seen
PLACES = np.column_stack([RADIUS * np.cos(ANGLE), RADIUS * np.sin(ANGLE)])
DRAWN = 3  # strongest wires of each unit that are drawn in a web


def wires_drawn(wires):
    """Pairs of places (m, 2, 2): from a unit to each of those that hear it, the strongest few."""
    size = np.abs(wires.U)
    hears, heard = np.nonzero((size > 0) & (size >= np.sort(size, axis=1)[:, [-DRAWN]]))
    return PLACES[np.column_stack([heard, hears])]


def stone_in_water():
    """Throw a stone into a wiring, drag the time since then, and see how much of it a readout recalls."""
    fig, (pool, curve) = figure(1, 2, size=(6.4, 3.7), width_ratios=(1, 1.25))
    show = _pool(pool)
    panel(curve, "What a readout recalls", ("steps back", -1, 70), ("share recalled", 0, 1.3), "unit")
    curve.set_yticks([0, 0.25, 0.5, 0.75, 1])
    lines = curves(
        curve, {"wired as it is": MACHINE, "shuffled": PURPLE}, np.arange(LONGEST + 1), lw=2.4, zorder=ON_TOP
    )
    key(curve, "upper right", lines)
    at = curve.plot([0, 0], [0, 1], color=GREY, lw=1.2, ls=":", zorder=ON_TOP)[0]
    ring = here(curve, ms=11, mfc="none", mec=INK, mew=2, zorder=ON_TOP)

    def update(back, kind, shuffled, linear, strength, noise):
        how = dict(kind=kind, linear=linear, strength=strength, noise=noise)
        found = [recalls(shuffled=mixed, **how) for mixed in (False, True)]
        rows = [one.percent / 100 for one in found]
        follow(lines, np.arange(LONGEST + 1), rows)
        lines[1].set_visible(shuffled)
        move(at, x=back)
        move(ring, back, rows[shuffled][back])
        show(kind, strength, shuffled, linear, back)
        words = f"{'A shuffled' if shuffled else 'An' if kind == 'orthogonal' else 'A'} {kind}"
        return (
            f"{words} recalls {around(found[shuffled].total, '.1f')} inputs of the last 70 in all, and the one "
            f"{{back}} back to {rows[shuffled][back]:.0%}."
        )

    return Explorer(
        fig,
        update,
        title="A stone in water",
        alt="Left: fifty units in a circle with their wires, the darker the more of a single input they still carry. "
        "Right: how much of each earlier input a linear readout recalls, by how many steps it is back.",
        presets={
            "A web": dict(kind="web"),
            "A queue": dict(kind="queue", strength=1.0),
            "A shuffled queue": dict(kind="queue", strength=1.0, shuffled=True),
            "A shuffled web": dict(kind="web", shuffled=True),
            "Loud noise": dict(kind="orthogonal web", strength=1.0, noise=10),
        },
        handles=[handle(curve, x="back", at=0.06)],
        back=slider(0, LONGEST, 1, value=12, unit="steps", label="Since the stone"),
        kind=choice(*WIRINGS, label="Wiring"),
        shuffled=toggle(label="Shuffle the wires"),
        strength=slider(0.3, 1.0, 0.1, value=0.9, label="Strength of the wires"),
        noise=choice(*NOISES, value=1, label="Noise in each unit (%)"),
        linear=arm("units without tanh", remains="all of it", label="Arm the web"),
    )


def _pool(ax):
    """Units and wires; returns a function that shows what is left of a stone."""
    bare(ax, "Fifty units", "unit", xlim=(-1.35, 1.35), ylim=(-1.35, 1.35))
    ax.set_aspect("equal")
    wires = ax.add_collection(LineCollection([], colors=GREY, alpha=0.6, zorder=ON_TOP))
    stone = ax.text(*(1.07 * PLACES[0]), "↙ stone", va="bottom", color=INK, size=9.5, zorder=ON_TOP)
    units = discs(ax, PLACES, 0.1, ec=INK, lw=0.7, cmap=AMBER, zorder=ON_TOP)
    units.set_array(np.zeros(N))
    units.set_clim(0, 1)
    left = ax.text(0, 0, "", ha="center", va="center", size=9.5, zorder=ON_TOP, bbox=dict(fc="white", ec="none", pad=2))

    def show(kind, strength, shuffled, linear, back):
        made = wiring(kind, strength, shuffled=shuffled, rng=[AGAIN[0], 10, 1])
        x = np.abs(states(made, np.eye(back + 1)[0], linear=linear, rng=0)[back])
        wires.set(segments=wires_drawn(made), linewidth=0.8 if kind in SPREAD else 1.8)
        stone.set_visible(kind not in SPREAD)
        units.set_array(np.sqrt(x / x.max()) if x.max() > 1e-12 else x)
        share = np.linalg.norm(x) / (SCALE * np.linalg.norm(made.w))
        left.set_text(f"{share:.0%} of the\nstone is left" if share >= 0.005 else "hardly any\nof it is left")

    return show


def on_the_edge():
    """Drag how strong a web's wires are, and see what two runs make of a small difference, and what it can do."""
    fig, (stones, tasks) = figure(1, 2, size=(6.4, 3.7), width_ratios=(1, 1.25))
    panel(stones, "A small difference", ("steps", 0, 119), ("distance of two runs", 3e-10, 50), "unit")
    log_ticks(stones.yaxis, [1e-9, 1e-6, 1e-3, 1])
    stones.set_yticks([1e-9, 1e-6, 1e-3, 1], ["10⁻⁹", "10⁻⁶", "10⁻³", "1"])
    (gap,) = stones.plot([], [], color=MACHINE, lw=2.2, zorder=ON_TOP)
    rule(stones, y=edge.APART, color=GREY)
    verdict = note(stones, "", "upper right", zorder=ON_TOP)
    panel(tasks, "What it can do", ("strength of the wires", 0, 1.7), ("sum of shares right", 0, 31), "unit")
    lines = curves(
        tasks,
        {"coins recalled": MACHINE, "threes of coins worked out": GREEN},
        EDGES,
        markers=True,
        ms=5,
        zorder=ON_TOP,
    )
    key(tasks, "upper right", lines)
    (at,) = tasks.plot([0, 0], [0, 22], color=INK, ls=":", lw=1.4, zorder=ON_TOP)
    (border,) = tasks.plot([0, 0], [0, 22], color=GREY, ls="--", lw=1.4, zorder=ON_TOP)
    named = tasks.text(0, 22.6, "chaos →", color=GREY, size=9.5, zorder=ON_TOP)

    def update(strength, scale, noise):
        rows = [edges(strength=s, scale=scale, noise=noise) for s in EDGES]
        follow(lines, EDGES, [[one.recall.mean() for one in rows], [one.parity.mean() for one in rows]])
        gap.set_data(np.arange(120), edge.two_stones(strength, scale, rng=0))
        exponents = np.array([one.lyapunov.mean() for one in rows])
        begins = np.interp(0, exponents, EDGES) if exponents[-1] > 0 else 1.7
        move(border, x=begins)
        named.set(x=begins - 0.05, visible=begins < 1.5)
        move(at, x=strength)
        now = rows[EDGES.index(strength)]
        exponent = float(now.lyapunov.mean())
        verdict.set_text("it grows" if exponent > 0 else "it dies out")
        return (
            f"At {{strength}} a difference changes by {number(exponent, 2, sign=True)} a step, in logarithms. "
            f"{number(float(now.recall.mean()), 1)} coins are recalled, and "
            f"{count(round(float(now.parity.mean()), 1), 'three')} worked out."
        )

    return Explorer(
        fig,
        update,
        title="On the edge of chaos",
        alt="Left: distance of two runs of a web of fifty units that start a thousandth apart, over 120 steps. Right: "
        "how many coin tosses back a readout recalls, and of how many threes of tosses it knows whether heads were "
        "odd, against the strength of the wires; a dashed line shows where chaos begins.",
        presets={
            "Dull": dict(strength=0.3),
            "It works things out": dict(strength=0.5, scale=1.0),
            "Best recall": dict(strength=0.9),
            "Chaos": dict(strength=1.5),
        },
        handles=[handle(tasks, x="strength", at=1)],
        strength=slider(EDGES[0], EDGES[-1], 0.1, value=0.9, label="Strength of the wires"),
        scale=choice(*LOUD, label="Loudness of the input"),
        noise=choice(*edges.grid["noise"], value=1, label="Noise in each unit (%)"),
    )
