"""The two actors of the first scene, drawn: a neuron with its synapses and its axon, and a unit with its weights."""

import numpy as np
from matplotlib.collections import LineCollection
from matplotlib.colors import to_rgb
from matplotlib.patches import Ellipse

from neurocourse.plots import BRAIN, GREY, INK, MACHINE, ON_COLOUR, PAPER, here, move
from neurocourse.plots.pictures import bare
from neurocourse.wording import number

__all__ = []

ROWS = (8.4, 2.4)  # height of each dendrite: a weight of 0
TIP, BODY, END = 1.4, (2.2, 5.4), 3.3  # where the synapses are, where the cell body is, where the axon branches
TRAVEL = 12.0  # ms that a spike takes along the axon, drawn slowly
LIT = 3.0  # ms for which a spike lights the body
HEIGHT = (-0.7, 12.2)
NAMES = "₁₂"


class Cell:
    """A neuron: a bar for the weight of each synapse, a body that fills up, an axon on which spikes run."""

    def __init__(self, ax):
        bare(ax, "Brain: a neuron", "cell", xlim=(-0.3, 3.7), ylim=HEIGHT)
        self._tree(ax)
        (self.spikes,) = ax.plot([], [], "d", color=INK, mec=PAPER, ms=11)
        ax.add_patch(Ellipse(BODY, 0.6, 3.2, fc=PAPER, lw=0, zorder=2.8))
        self.body = ax.add_patch(Ellipse(BODY, 0.6, 3.2, ec=BRAIN, lw=2, zorder=3))
        self.fibres = ax.add_collection(LineCollection([], colors=[GREY], zorder=2.5))
        self.weights = [ax.plot([TIP] * 2, [y, y], color=BRAIN, lw=9, solid_capstyle="butt")[0] for y in ROWS]
        self.ends = [ax.plot([], [], "o", color=BRAIN, ms=12)[0] for _ in ROWS]
        self.knobs = [here(ax) for _ in ROWS]
        for y, name in zip(ROWS, NAMES, strict=True):
            ax.text(-0.27, y + 1, f"x{name}", va="center")
            ax.text(TIP + 0.16, y + 2.2, f"w{name}", va="center")

    def _tree(self, ax):
        """Two dendrites and an axon with three ends."""
        t = np.linspace(0, 1, 30)[:, None]
        look = dict(color=BRAIN, solid_capstyle="round", solid_joinstyle="round")
        for y in ROWS:
            corner = (BODY[0] - 0.25, y)
            bend = (1 - t) ** 2 * (TIP - 0.3, y) + 2 * t * (1 - t) * corner + t**2 * BODY
            ax.plot(*bend.T, lw=6, **look)
            twig = [(TIP + 0.25, y), (TIP + 0.5, y + (1.3 if y > BODY[1] else -1.3))]
            ax.plot(*np.transpose(twig), lw=3, **look)
        ax.plot([BODY[0], END], [BODY[1]] * 2, lw=3, **look)
        for dy in (-2, 0, 2):
            ax.plot([END, END + 0.25], [BODY[1], BODY[1] + dy], lw=1.8, marker="o", markevery=[1], ms=6, **look)

    def show(self, x, w, membrane, now):
        """Inputs, weights, and what voltage and spikes are at this time in ms."""
        tips = [y + weight for y, weight in zip(ROWS, w, strict=True)]
        self.fibres.set_segments([[(0, y + 1), (1, y + 1), (TIP, tip)] for y, tip in zip(ROWS, tips, strict=True)])
        self.fibres.set_linewidth([1 + 4 * value for value in x])
        for knob, value, y in zip(self.knobs, x, ROWS, strict=True):
            move(knob, value, y + 1)
        for bar, end, y, tip in zip(self.weights, self.ends, ROWS, tips, strict=True):
            bar.set_ydata([y, tip])
            end.set_data([TIP], [tip])
            end.set_markerfacecolor(BRAIN if tip >= y else PAPER)  # an open end inhibits
        since = now - membrane.spike_times
        lit = np.any((since >= 0) & (since < LIT))
        charge = 1.0 if lit else np.clip((membrane.V[round(10 * now)] + 75) / 30, 0.05, 0.7)
        self.body.set_facecolor((*to_rgb(BRAIN), float(charge)))
        way = since[(since >= 0) & (since <= TRAVEL)] / TRAVEL
        self.spikes.set_data(BODY[0] + 0.35 + way * (END - BODY[0] - 0.35), np.full(len(way), BODY[1]))


class Unit:
    """A unit: its inputs as boxes, its weights as lines, dashed below zero, its sum and its answer."""

    def __init__(self, ax):
        bare(ax, "AI: a unit", "unit", xlim=(0, 3.2), ylim=HEIGHT)
        box = dict(ha="center", va="center", color=ON_COLOUR, bbox=dict(boxstyle="square,pad=0.35", fc=MACHINE, ec=INK))
        self.x = [ax.text(0.35, y + 1, "", **box) for y in ROWS]
        self.lines = [ax.plot([0.65, BODY[0] - 0.55], [y + 1, BODY[1]], color=MACHINE)[0] for y in ROWS]
        self.w = [ax.text(1.1, y + (1.9 if y > BODY[1] else -0.9), "", ha="center") for y in ROWS]
        ring = dict(boxstyle="circle,pad=0.3", fc=MACHINE, ec=INK, lw=1.5)
        ax.text(BODY[0] - 0.3, BODY[1], "Σ", ha="center", va="center", size=16, color=ON_COLOUR, bbox=ring)
        self.b = ax.text(2.4, BODY[1] - 5.2, "", ha="center", va="center")
        (self.wire,) = ax.plot([BODY[0], 2.3], [BODY[1] - 1.9, BODY[1] - 4.3], color=MACHINE, lw=2.5)
        ax.plot([BODY[0] + 0.1, 2.65], [BODY[1]] * 2, color=MACHINE, lw=2.5)
        self.y = ax.text(2.85, BODY[1], "", size=13, **box)

    def show(self, x, w, b, y, armed):
        """Inputs, weights, bias and answer."""
        for box, value in zip(self.x, x, strict=True):
            box.set_text(number(value, 2))
        for line, words, weight in zip(self.lines, self.w, w, strict=True):
            line.set(lw=1 + 1.5 * abs(weight), ls="-" if weight >= 0 else (0, (2, 1)))
            words.set_text(f"× {number(weight, 1)}")
        self.b.set_text(f"bias {number(b, 1)}" if armed else "")
        self.wire.set_visible(armed)
        self.y.set_text(number(y, 1))
