"""A column of cortex: three populations, the wires between them, which can be cut, and the wave that they make."""

import numpy as np
from matplotlib.patches import Ellipse, Polygon, Rectangle

from neurocourse.caching import kept
from neurocourse.columns import prepared
from neurocourse.columns.rhythm import jansen_rit as jr
from neurocourse.plots import BRAIN, GREEN, GREY, INK, PAPER, PURPLE, figure, here, move, note, panel, rule
from neurocourse.plots.pictures import bare
from neurocourse.teaching import Explorer, choice, handle, slider, steps
from neurocourse.wording import number

__all__ = ["column"]

T, FRAMES, EVERY = 1.2, 120, 4  # s; frames of 10 ms; steps of the model a frame
TOP, BOTTOM, EDGE = 16.0, -3.0, 15.6  # mV; what is beyond is shown at the edge
ON_TOP = 10  # of titles and notes, which then need not be drawn again with every picture
BODIES = {"P": (0.0, 0.24), "E": (-0.66, -0.78), "I": (0.66, -0.78)}
HUES = {"P": BRAIN, "E": GREEN, "I": PURPLE}
# Where each wire begins, the point that bends it, and where it ends.
PATHS = {
    "P → E": ((-0.24, 0.06), (-0.72, -0.02), (-0.72, -0.55)),
    "E → P": ((-0.44, -0.86), (-0.1, -0.72), (-0.1, -0.05)),
    "P → I": ((0.24, 0.06), (0.72, -0.02), (0.72, -0.55)),
    "I → P": ((0.44, -0.86), (0.1, -0.72), (0.1, -0.05)),
}
PULSES, SPEED = 4, 2.0  # on each wire; wires a second


def column():
    """Drag the input of a column, cut one of its wires, and see whether it still hums."""
    fig, axes = figure(size=(6.4, 4.25), plan="ab;ac", width_ratios=(1, 1.5), height_ratios=(1, 1.05))
    drawn = _column(axes["a"])
    trace = _trace(axes["b"])
    range_of = _range(axes["c"])

    def update(step, p, cut, start):
        wave, ends = waves(p, cut, start), prepared.swings(cut=cut, start=start)
        k = min(step * EVERY, len(wave.v) - 1)
        drawn(wave, k, p, cut)
        trace(wave, k)
        range_of(ends, p)
        return _says(ends, p, cut)

    return Explorer(
        fig,
        update,
        title="A column hums",
        alt="Left: a column of cortex with pyramidal cells P, excitatory cells E and inhibitory cells I, each brighter "
        "when it is more active, and four wires between them. Right, above: the potential of P in time. Right, below: "
        "how low and how high it swings in the end, for every input.",
        presets={
            "Quiet": dict(p=60),
            "Alpha": dict(p=200),
            "Spikes": dict(p=120),
            "Two answers": dict(p=100, start="in full swing"),
            "Cut": dict(p=200, cut="P → E"),
            "Cut, and driven": dict(p=700, cut="P → E"),
        },
        handles=[handle(axes["c"], x="p")],
        step=steps(FRAMES, value=85, interval=60, label="Time", show=lambda k: f"{10 * k} ms"),
        p=slider(0, 900, 10, value=200, unit="spikes/s", label="Input p"),
        cut=choice(*jr.CUTS, label="Cut"),
        start=choice(*jr.STARTS, label="Begin"),
    )


@kept
def waves(p, cut, start):
    return jr.simulate(p, cut, start, T=T, dt=0.0025)


def along(path, share):
    """Points (n, 2) on a wire, at shares of its way."""
    start, middle, end = np.array(path)
    u = np.asarray(share)[:, None]
    return (1 - u) ** 2 * start + 2 * u * (1 - u) * middle + u**2 * end


def _column(ax):
    """A column with its cells and wires; returns a function that shows what they do."""
    bare(ax, "A column of cortex", "cell", xlim=(-1.04, 1.04), ylim=(-1.72, 1.52))
    ax.add_patch(Rectangle((-0.98, -1.15), 1.96, 2.62, fc=GREY, alpha=0.1, ec="none", zorder=0))
    for y in (1.13, 0.72, 0.42, -0.12, -0.52):
        ax.plot([-0.98, 0.98], [y, y], color=GREY, lw=0.6, alpha=0.4, zorder=0)
    _dendrites(ax)
    wires = {name: _wire(ax, name) for name in PATHS}
    cells = _cells(ax)
    pulses = ax.scatter(*np.zeros((2, 4 * PULSES)), zorder=ON_TOP + 3, linewidths=0)
    pulses.set_facecolor(np.repeat([HUES[name[0]] for name in PATHS], PULSES))
    (gap,) = ax.plot([], [], "X", color=INK, mec=PAPER, ms=15, zorder=ON_TOP + 4)
    (stem,) = ax.plot([0, 0], [-1.5, -0.12], color=INK, zorder=ON_TOP)
    ax.plot([0], [-0.1], "^", color=INK, ms=9, zorder=6)
    word = ax.text(0, -1.62, "", ha="center", va="center", color=INK, zorder=ON_TOP)

    def show(wave, k, p, cut):
        rates = rates_of(wave, k, cut)
        for cell, rate in zip(cells, rates.values(), strict=True):
            cell.set_alpha(0.1 + 0.9 * rate / jr.MOST)
        at = [_pulses(name, wave.t[k], rates[name[0]], name == cut) for name in PATHS]
        pulses.set_offsets(np.concatenate([places for places, _ in at]))
        pulses.set_sizes(np.concatenate([sizes for _, sizes in at]))
        for name, wire in wires.items():
            wire.set(alpha=0.35 if name == cut else 1, ls=":" if name == cut else "-")
        gap.set_data(*(along(PATHS[cut], [0.5]).T if cut in PATHS else ([], [])))
        word.set_text(f"input p = {p}")
        stem.set_linewidth(1 + p / 200)

    return show


def rates_of(wave, k, cut):
    """What each population fires, spikes per second."""
    y0, c = wave.y[k, 0], jr.connections(cut)
    return dict(zip("PEI", (float(jr.fires(v)) for v in (wave.v[k], c[0] * y0, c[2] * y0)), strict=True))


def _pulses(name, t, rate, is_cut):
    """Where the pulses on a wire are, and how large; none gets past a cut."""
    share = (SPEED * t + np.arange(PULSES) / PULSES) % 1
    sizes = 70 * (rate / jr.MOST) * np.where(is_cut, share < 0.42, True)
    return along(PATHS[name], share), sizes


def _dendrites(ax):
    """The tree of a pyramidal cell, up to the surface."""
    limbs = [((0, 0), (0.3, 1.1)), ((0, -0.45), (1.08, 1.4)), ((0, 0.45), (1.08, 1.4)), ((0, -0.16), (1.08, 1.44))]
    limbs += [((0, 0.16), (1.08, 1.44)), ((0, -0.3), (0.72, 0.88)), ((0, 0.3), (0.8, 0.96))]
    for x, y in limbs:
        ax.plot(x, y, color=BRAIN, lw=2.6, solid_capstyle="round", zorder=2)


def _cells(ax):
    """Bodies of the three populations over paper, so that nothing shines through; returns what lights up."""
    turn = np.pi / 2 + np.pi * np.arange(12) / 6
    star = np.stack([np.cos(turn), np.sin(turn)], axis=1) * np.tile([0.3, 0.19], 6)[:, None]
    shapes = {"P": np.array([(-0.3, -0.24), (0.3, -0.24), (0, 0.36)]), "E": star}
    lit = []
    for name, at in BODIES.items():
        for hue, fill, z in ((HUES[name], PAPER, 4), ("none", HUES[name], ON_TOP + 1)):
            look = dict(fc=fill, ec=hue, lw=2, zorder=z)
            shape = (
                Polygon(shapes[name] + at, closed=True, **look) if name in shapes else Ellipse(at, 0.46, 0.46, **look)
            )
            ax.add_patch(shape)
        lit.append(shape)
        ax.text(
            at[0],
            at[1] - 0.05 * (name == "P"),
            name,
            ha="center",
            va="center",
            color=INK,
            weight="bold",
            zorder=ON_TOP + 2,
        )
    return lit


def _wire(ax, name):
    """A wire with its ending: an arrow that excites, a bar that inhibits."""
    path, hue = PATHS[name], HUES[name[0]]
    (line,) = ax.plot(*along(path, np.linspace(0, 1, 30)).T, color=hue, lw=2, zorder=ON_TOP)
    x, y = path[2]
    if name == "I → P":
        ax.plot([x - 0.08, x + 0.08], [y, y], color=hue, lw=3.5, solid_capstyle="butt", zorder=6)
    else:
        ax.plot([x], [y], "^" if name == "E → P" else "v", color=hue, ms=9, zorder=6)
    return line


def _trace(ax):
    """The potential in time; returns a function that draws it, and where we are."""
    panel(ax, "Potential of P", ("time (s)", 0, T), ("mV", BOTTOM, TOP), "cell")
    (line,) = ax.plot([], [], color=BRAIN, lw=1.8, zorder=ON_TOP)
    now, dot = rule(ax, x=0, color=INK, ls="-", zorder=ON_TOP), here(ax, ms=7, zorder=ON_TOP + 1)

    def show(wave, k):
        line.set_data(wave.t, np.minimum(wave.v, EDGE))
        move(now, x=wave.t[k])
        dot.set_data([wave.t[k]], [min(wave.v[k], EDGE)])

    return show


def _range(ax):
    """How far it swings for every input; returns a function that shows it, and the input that is chosen."""
    panel(ax, "How far it swings in the end", ("input p (spikes/s)", 0, 900), ("mV", BOTTOM, TOP))
    ax.set_xticks([0, 300, 600, 900])
    bars = ax.vlines(prepared.INPUTS, 0, 0, color=BRAIN, lw=2.6, zorder=ON_TOP)
    now = rule(ax, x=0, color=INK, ls="-", lw=1.8, zorder=ON_TOP)
    note(ax, "drag the line", "lower right")

    def show(ends, p):
        low, high = (np.minimum(end.astype(float), EDGE) for end in (ends.low, ends.high))
        thick = np.maximum(high - low, 0.25)
        bars.set_segments([[(x, y), (x, y + d)] for x, y, d in zip(prepared.INPUTS, low, thick, strict=True)])
        move(now, x=p)

    return show


def _says(ends, p, cut):
    """The sentence: what becomes of it in the end."""
    k = p // 10
    low, high, hz = (float(part[k]) for part in (ends.low, ends.high, ends.hz))
    where = "With every wire in place" if cut == "nothing" else f"With {cut} cut"
    if not hz:
        return f"{where} the column comes to rest at {number((low + high) / 2, 1)} mV, for an input of {p} spikes/s."
    return f"{where} it swings {number(hz, 1)} times a second, by {number(high - low, 1)} mV."
