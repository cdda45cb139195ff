"""Loewi's two hearts, drawn: they beat, one of them slows, and its fluid slows the other."""

import numpy as np
from matplotlib.patches import Polygon, Rectangle

from neurocourse.caching import kept
from neurocourse.pioneers.signals import hearts
from neurocourse.plots import BRAIN, GREEN, GREY, INK, SKY, curves, figure, follow, key, move, panel, rule
from neurocourse.plots.pictures import bare
from neurocourse.teaching import Explorer, slider, steps, toggle

__all__ = ["two_hearts"]

DURATION, STEP = 90.0, 0.2  # s, and s of one frame
ON, OFF = 10.0, 40.0  # s, when the nerve is stimulated
PLACES, SIZE, SQUEEZE = (1.35, 4.65), 0.7, 0.3  # of the hearts in the drawing; how much smaller a beat makes them
N_DROPS, FULL = 60, 5.0  # droplets in a chamber that holds FULL µmol/L of transmitter


def outline(n=60):
    """A heart around the origin, (n, 2), for a drawing in which a step across is wider than a step up."""
    t = np.linspace(0, 2 * np.pi, n)
    x = 16 * np.sin(t) ** 3
    y = 13 * np.cos(t) - 5 * np.cos(2 * t) - 2 * np.cos(3 * t) - np.cos(4 * t)
    return np.column_stack([0.62 * x, y]) / 14.5


def squeezed(phase):
    """Size of a heart at a phase of its cycle, 0 to 1: a quick beat, and the rest of the time relaxed."""
    return 1 - SQUEEZE * np.exp(-(((phase % 1 - 0.15) / 0.1) ** 2))


class Bench:
    """Two vessels with a heart in each, a nerve at the first, and a tube that leads from one to the other."""

    def __init__(self, ax):
        rng = np.random.default_rng(0)
        bare(ax, "Two frog hearts in salt water", "cell", xlim=(-0.3, 6.3), ylim=(-1.15, 1.75))
        for x in PLACES:
            ax.plot([x - 1.2, x - 1.2, x + 1.2, x + 1.2], [0.95, -1, -1, 0.95], color=GREY, lw=2)
            ax.add_patch(Rectangle((x - 1.19, -0.98), 2.38, 1.75, color=SKY, alpha=0.2, lw=0))
        self.nerve = ax.plot([-0.2, 0.3, 0.75], [1.5, 1.3, 0.55], color=GREEN, solid_capstyle="round")[0]
        ax.text(0.45, 1.4, "vagus nerve", va="center")
        (self.tube,) = ax.plot([2.2, 2.2, 3.8, 3.8], [0.3, 1.25, 1.25, 0.3], color=SKY, lw=6, alpha=0.6)
        self.fluid = ax.text(3, 1.36, "fluid", ha="center", va="bottom")
        self.drops = [ax.plot([], [], "o", color=GREEN, ms=4)[0] for _ in PLACES]
        self.where = rng.uniform((-1.1, -0.9), (1.1, 0.7), (N_DROPS, 2))
        self.hearts = [ax.add_patch(Polygon(outline(), fc=BRAIN, ec=INK, lw=1.2, zorder=3)) for _ in PLACES]

    def show(self, phase, transmitter, stimulated, transferred):
        """Both hearts at their phases, what is in their fluid, nerve and tube."""
        self.nerve.set_linewidth(7 if stimulated else 2.5)
        self.tube.set_visible(transferred)
        self.fluid.set_visible(transferred)
        for k, x in enumerate(PLACES):
            self.hearts[k].set_xy(outline() * SIZE * squeezed(phase[k]) + (x, -0.1))
            self.drops[k].set_data(*(self.where[: round(N_DROPS * min(1, transmitter[k] / FULL))] + (x, 0)).T)


def two_hearts():
    """Stimulate one heart's nerve, carry its fluid over or not, and count the beats of both."""
    fig, (scene, rate) = figure(2, 1, size=(6.4, 4.2), height_ratios=(1.25, 1))
    bench = Bench(scene)
    panel(rate, "How fast they beat (shaded: nerve on)", ("time (s)", 0, DURATION), ("beats a minute", 0, 69), "cell")
    rate.axvspan(ON, OFF, color=GREEN, alpha=0.15, lw=0)
    lines = curves(rate, {"heart 1": BRAIN, "heart 2": INK})
    key(rate, "lower right")
    now = rule(rate, x=0, color=INK, ls="-", lw=1)
    run = kept(lambda **settings: _run(**settings))

    def update(release, atropine, transferred, step):
        t, transmitter, rates, phase = run(transferred=transferred, release=release, K=10.0**atropine)
        k = min(round(step * STEP / (t[1] - t[0])), len(t) - 1)
        bench.show(phase[k], transmitter[k], ON <= t[k] < OFF and release > 0, transferred)
        follow(lines, t, rates.T)
        move(now, x=t[k])
        slowest = rates.min(axis=0)
        fluid = "carried over" if transferred else "not carried over"
        return (
            f"{{step}}, fluid {fluid}: the first heart beats {rates[k, 0]:.0f} times a minute, the second "
            f"{rates[k, 1]:.0f}. At its slowest the first is at {slowest[0]:.0f}, the second at {slowest[1]:.0f}."
        )

    return Explorer(
        fig,
        update,
        title="Loewi's two hearts",
        alt="Above: two hearts that beat, each in a vessel of salt water, with a nerve at the first, droplets for the "
        "substance in the fluid, and a tube from one vessel to the other if fluid is carried over. Below: their rates.",
        presets={
            "Fluid stays": dict(transferred=False),
            "Fluid is carried over": dict(transferred=True),
            "Fluid of a heart at rest": dict(transferred=True, release=0),
            "With atropine": dict(transferred=True, atropine=2),
        },
        step=steps(round(DURATION / STEP), value=150, label="Time", interval=80, show=lambda k: f"{k * STEP:.1f} s"),
        transferred=toggle(False, label="Carry the fluid over to heart 2"),
        release=slider(0, 2, 0.1, value=0.5, unit="µmol/L/s", label="Release by the nerve"),
        atropine=slider(0, 2, 0.5, value=0, label="Atropine, tenfold doses"),
    )


def _run(**settings):
    """Times, transmitter, rates and phases, in cycles, of both hearts."""
    pair = hearts.two_hearts(**settings, stimulated=(ON, OFF), duration=DURATION)
    return pair.t, pair.transmitter, pair.rate, np.cumsum(pair.rate, axis=0) * (pair.t[1] - pair.t[0]) / 60
