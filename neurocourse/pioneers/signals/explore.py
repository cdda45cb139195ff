"""Sherrington's sum: what arrives, what is left of it, and how long the second kick may wait."""

import numpy as np

from neurocourse.pioneers.signals import summation as sherrington
from neurocourse.plots import BRAIN, GREEN, GREY, INK, PAPER, PURPLE, SKY, figure, here, move, note, panel, rule
from neurocourse.plots.marks import spike_row
from neurocourse.plots.pictures import bare
from neurocourse.teaching import Explorer, handle, sketch, slider

__all__ = ["guess_the_window", "reflex", "summation"]

THETA = 10.0  # mV above rest
FIRST = 10.5  # ms, when the first kick arrives


def guess_the_window():
    """How long the second kick may wait, against the size of both, to be drawn before it is shown."""
    return sketch(
        *sherrington.window_curve(THETA),
        title="Draw it: how long may the second kick wait?",
        alt="Empty axes: the longest interval between two kicks that fire the neuron, from 0 to 60 ms, against the "
        "size of one kick, from half the threshold, 5 mV, to nearly all of it, 9.8 mV.",
        because="Half the threshold: at once or never. From there each millivolt more buys more time than the one "
        "before, and at the whole threshold the wait has no end.",
        xlabel="size of one kick (mV); the threshold is 10 mV",
        ylabel="longest interval that fires (ms)",
        ylim=(0, 60),
    )


def summation():
    """Two kicks and a threshold: the trace of one pair beside the window of all pairs."""
    fig, (left, right) = figure(1, 2, size=(6.4, 3.5), width_ratios=(1.25, 1))
    panel(left, "Membrane", ("time (ms)", 0, 60), ("V above rest (mV)", -3.5, 21), "cell")
    panel(right, "Below τ ln(w / (θ − w)) it fires", ("size of one kick w (mV)", 4, 10), ("interval Δt (ms)", -1, 41))
    (trace,) = left.plot([0], [0], color=BRAIN, lw=2)
    (spike,) = left.plot([], [], "*", color=INK, ms=15)
    rule(left, "threshold", y=THETA, ls="--")
    kicks = np.linspace(5.02, 9.98, 200)
    (border,) = right.plot(kicks, kicks, color=INK, lw=1.8)
    dot, arrivals = here(right), left.plot([], [], "^", color=INK, ms=9)[0]
    note(right, "fires", "lower right")
    right.text(4.2, 25, "silent")

    def update(interval, w, tau_m):
        response = sherrington.summation(interval, w, theta=THETA, tau_m=tau_m)
        trace.set_data(response.t, response.V)
        spike.set_data(response.spike_times, np.full(len(response.spike_times), 18.5))
        arrivals.set_data([FIRST, FIRST + interval], [-2, -2])
        border.set_ydata([sherrington.window(kick, THETA, tau_m) for kick in kicks])
        move(dot, w, interval)
        fired = len(response.spike_times) > 0
        dot.set(marker="*" if fired else "o", ms=15 if fired else 9)
        limit = sherrington.window(w, THETA, tau_m)
        reach = f"the window is {limit:.1f} ms" if limit >= 0 else "two such kicks are never enough"
        return f"Kicks of {{w}}, {{interval}} apart: the neuron {'fires' if fired else 'stays silent'}; {reach}."

    return Explorer(
        fig,
        update,
        title="Sherrington's summing neuron",
        alt="Left: the membrane jumps at each of two kicks and leaks back; a star marks a spike. Right: the border "
        "between pairs of kicks that fire the neuron, below the curve, and pairs that do not.",
        presets={
            "Together": dict(interval=0, w=6),
            "Too late": dict(interval=15, w=6),
            "Stronger": dict(interval=15, w=9),
            "Long memory": dict(interval=15, w=6, tau_m=30),
        },
        handles=[handle(right, x="w", y="interval")],
        interval=slider(0, 40, 0.5, value=2, unit="ms", label="Interval between the kicks"),
        w=slider(4, 9.5, 0.1, value=6, unit="mV", label="Size of one kick"),
        tau_m=slider(2, 40, 1, value=10, unit="ms", label="Time constant of the leak"),
    )


CELLS = {"sensory": INK, "interneuron": PURPLE, "flexor": BRAIN, "extensor": GREEN}
ON, OFF = 50, 150  # ms of a touch


class Limb:
    """Two bones and two muscles, each as thick as its motor neuron fires fast; the stronger one turns the joint."""

    def __init__(self, ax):
        bare(ax, "While touched", "cell", xlim=(-1.35, 1.85), ylim=(-2, 2.1))
        bone = dict(color=GREY, lw=9, solid_capstyle="round")
        ax.plot([0, 0], [0, 1.8], **bone)
        (self.lower,) = ax.plot([], [], **bone)
        look = dict(solid_capstyle="round", solid_joinstyle="round")
        self.muscles = [ax.plot([], [], color=CELLS[name], **look)[0] for _, _, name in self.BESIDE]
        ax.plot(0, 0, "o", color=PAPER, mec=GREY, mew=2, ms=11)
        self.words = [ax.text(x, 2, "", ha=ha, va="top", color=CELLS[name]) for x, ha, name in self.BESIDE]

    BESIDE = ((0.3, "left", "flexor"), (-0.3, "right", "extensor"))

    def show(self, *rates):
        """Rates of flexor and extensor in Hz."""
        bend = np.radians(15 + 95 * np.clip((rates[0] - rates[1]) / 200, 0, 1))
        along = np.array([np.sin(bend), -np.cos(bend)])
        across = np.array([np.cos(bend), np.sin(bend)])
        self.lower.set_data(*np.transpose([(0, 0), 1.8 * along]))
        for muscle, side, rate in zip(self.muscles, (1, -1), rates, strict=True):
            top, low = np.array([0.25 * side, 1.3]), 0.75 * along + 0.25 * side * across
            middle = (top + low) / 2 + (0.2, 0) if side > 0 else (-0.4, -0.05)  # the extensor runs around the joint
            muscle.set_data(*np.transpose([top, middle, low]))
            muscle.set_linewidth(3 + rate / 14)
        for words, name, rate in zip(self.words, ("flexor", "extensor"), rates, strict=True):
            words.set_text(f"{name}\n{rate:.0f} Hz")


def reflex():
    """Reciprocal inhibition: one muscle pulls while its antagonist lets go."""
    fig, (left, right) = figure(1, 2, size=(6.4, 3.4), width_ratios=(1.9, 1))
    panel(left, "Spikes (shaded: touched)", ("time (ms)", 0, 200), ("", -0.6, 3.6), "cell")
    left.set_yticks(range(4), list(CELLS)[::-1])
    left.set_xticks(range(0, 201, 50))
    left.axvspan(ON, OFF, color=SKY, alpha=0.2, lw=0)
    rasters = [spike_row(left, 3 - k, 0.55, colour) for k, colour in enumerate(CELLS.values())]
    limb = Limb(right)

    def update(touch, inhibition):
        arc = sherrington.reflex(touch / 1000, w_inhibitory=-inhibition)
        times = (arc.sensory, arc.interneuron.spike_times, arc.flexor.spike_times, arc.extensor.spike_times)
        for raster, spikes in zip(rasters, times, strict=True):
            raster.set_positions(spikes)
        rates = [sherrington.rate(spikes, ON + 10, OFF) for spikes in times[2:]]
        limb.show(*rates)
        return f"Touch at {{touch}}: flexor {rates[0]:.0f} Hz, extensor {rates[1]:.0f} Hz."

    return Explorer(
        fig,
        update,
        title="A reflex with reciprocal inhibition",
        alt="Left: spikes of a sensory neuron, an inhibitory interneuron, the flexor's and the extensor's motor "
        "neuron. Right: a limb with both muscles, each as thick as its motor neuron fires fast during the touch; it "
        "bends when the flexor pulls alone, and locks half way when both do.",
        presets={
            "Rest": dict(touch=0),
            "Touch": dict(touch=200, inhibition=8),
            "Inhibition cut": dict(touch=200, inhibition=0),
        },
        touch=slider(0, 250, 10, value=200, unit="spikes/s", label="Strength of the touch"),
        inhibition=slider(0, 12, 1, value=8, unit="mV", label="Inhibition by the interneuron"),
    )
