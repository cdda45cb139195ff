"""The first scene: an axon that a current excites, its spikes on their way, and what flows through the membrane."""

import numpy as np
from matplotlib.collections import LineCollection
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.patches import Ellipse

from neurocourse.caching import kept
from neurocourse.neurotransmitters import hodgkin_huxley as hh
from neurocourse.plots import BRAIN, GREEN, INK, PURPLE, figure, move, panel, rule
from neurocourse.plots.pictures import bare
from neurocourse.spiking.axons import axon
from neurocourse.teaching import Explorer, handle, slider, steps
from neurocourse.wording import count

__all__ = ["living_axon"]

DURATION, DT, FRAMES = 14.0, 0.02, 140
MARK, TOP = 45.0, 0.36  # mm, where the voltage is read; half the thickness of the drawn axon
DOORS = slice(2, None, 3)  # every third piece of the axon has a door drawn
EXCITED = LinearSegmentedColormap.from_list("excited", ["#e8eef3", BRAIN])


@kept
def excited(current):
    """Voltages along the axon while a current (µA) flows into its left end, the spikes at the mark, and the flows."""
    run = axon.run(axon.bare(dx=0.1), duration=DURATION, dt=DT, inject=1000 * current)
    at = int(np.abs(10 * run.x - MARK).argmin())
    seen = np.linspace(0, len(run.t) - 1, FRAMES + 1).astype(int)
    sodium, potassium = (flow[seen][:, DOORS] for flow in axon.flows(run))
    return run, run.V[:, at], hh.spike_times(run.t, run.V[:, at], -20.0), sodium, potassium


class Axon:
    """A cell body and its axon, as bright as they are excited, with doors that open."""

    def __init__(self, ax, x):
        bare(ax, "An axon of the squid", "cell", xlim=(-13, 62), ylim=(-1.25, 1.15))
        self.tube = ax.imshow(np.zeros((1, len(x))), cmap=EXCITED, vmin=-70, vmax=30, aspect="auto", zorder=1)
        self.tube.set_extent((x[0], x[-1], -TOP, TOP))
        self.body = ax.add_patch(Ellipse((-3.5, 0), 8, 1.3, fc=BRAIN, ec=INK, lw=1.2, zorder=2))
        branches = [[(-6.5, 0.35), (-11.5, 0.85)], [(-7.3, 0.0), (-12.5, 0.05)], [(-6.5, -0.35), (-11.5, -0.8)]]
        ax.add_collection(LineCollection(branches, colors=INK, linewidths=2.5, capstyle="round", zorder=1))
        ax.plot(np.array([[0, 0], [x[-1], x[-1]]]), [[TOP, -TOP], [TOP, -TOP]], color=INK, lw=1.2)
        self.places = x[DOORS]
        looks = ((GREEN, "v", 0.1), (PURPLE, "^", 0.1))
        self.doors = [ax.plot([], [], ls="", color=c, marker=m, ms=8, zorder=3)[0] for c, m, _ in looks]
        for place, words, colour in ((14, "▼ sodium flows in", GREEN), (38, "▲ potassium flows out", PURPLE)):
            ax.text(place, -0.95, words, color=colour, ha="center", va="center", size=9.5)
        ax.plot([MARK, MARK], [TOP + 0.08, 0.95], color=INK, lw=1.4)
        ax.text(MARK + 1, 0.95, "electrode", va="center", size=9.5)

    def show(self, V, sodium, potassium):
        """Voltages (N,) now, and what flows at the doors, µA/cm²."""
        self.tube.set_data(V[None])
        self.body.set_facecolor(EXCITED((V[0] + 70) / 100))
        into = sodium > np.maximum(potassium, 30)
        for dots, open_, y in zip(self.doors, (into, ~into & (potassium > 30)), (0.52, 0.62), strict=True):
            dots.set_data(self.places[open_], np.full(open_.sum(), y))


def living_axon():
    """A steady current, and the spikes that it sends down an axon."""
    fig, axes = figure(size=(6.4, 3.9), plan="aa;bc", width_ratios=(0.28, 1), height_ratios=(1.1, 1))
    scene, gauge, trace = axes.values()
    run = excited(1.0)[0]
    fibre = Axon(scene, 10 * run.x)
    (bar,) = gauge.bar([0], [0], color=INK, width=0.5)
    panel(gauge, "", y=("current (µA)", 0, 4.15), xticks=[], xlim=(-0.6, 0.6), yticks=range(5))
    (line,) = trace.plot(run.t, run.V[:, 0], color=BRAIN, lw=2)
    panel(trace, "At the electrode", ("time (ms)", 0, DURATION), ("V (mV)", -85, 45), "cell")
    now = rule(trace, x=0, color=INK, ls="-")

    def update(current, step):
        run, V, spikes, sodium, potassium = excited(current)
        k = round(step / FRAMES * (len(run.t) - 1))
        fibre.show(run.V[k], sodium[step], potassium[step])
        bar.set_height(current)
        line.set_ydata(V)
        move(now, x=run.t[k])
        if not len(spikes):
            return f"{{current}}: nothing arrives at the electrode, at most {V.max() - V[0]:.0f} mV above rest."
        rate = f", one every {np.diff(spikes).mean():.1f} ms" if len(spikes) > 1 else ""
        return (
            f"{{current}}: {count(len(spikes), 'spike')} at the electrode within 14 ms{rate}; the first is "
            f"{V[: round(spikes[0] / DT) + 60].max() - V[0]:.0f} mV high."
        )

    return Explorer(
        fig,
        update,
        title="A spike on its way",
        alt="Above: a cell body and its axon, dark blue where it is excited, with triangles where sodium flows in and "
        "where potassium flows out. Below: the current into its left end, and the voltage at the electrode over time.",
        presets={"Too little": dict(current=0.5), "Enough": dict(current=1.0), "Twice as much": dict(current=2.0)},
        handles=[handle(gauge, y="current", at=0)],
        current=slider(0, 4, 0.1, value=1, unit="µA", label="Current"),
        step=steps(FRAMES, value=32, label="Time", interval=60, show=lambda k: f"{k / FRAMES * DURATION:.1f} ms"),
    )
