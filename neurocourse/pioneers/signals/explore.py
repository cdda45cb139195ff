"""Sherrington's sum and Loewi's two hearts: what arrives, what is left of it, and what carries it."""

import numpy as np

from neurocourse.pioneers.signals import hearts
from neurocourse.pioneers.signals import summation as sherrington
from neurocourse.plots import BLUE, GREEN, GREY, INK, ORANGE, RED, figure
from neurocourse.teaching import Explorer, handle, slider, toggle

__all__ = ["reflex", "summation", "two_hearts"]

THETA = 10.0  # mV above rest


def summation():
    """Two kicks and a threshold: the trace of one pair beside the window of all pairs."""
    fig, (left, right) = figure(1, 2, size=(6.4, 3.4))
    (trace,) = left.plot([0], [0], color=BLUE, lw=1.8)
    (spike,) = left.plot([], [], "*", color=RED, ms=14)
    left.axhline(THETA, color=GREY, ls="--", lw=1.2)
    left.text(59.5, THETA + 0.3, "threshold", ha="right", color=GREY)
    left.set(title="Membrane", xlabel="time (ms)", ylabel="V above rest (mV)", xlim=(0, 60), ylim=(-1, 20))
    kicks = np.linspace(5.02, 9.98, 200)
    (border,) = right.plot(kicks, kicks, color=INK, lw=1.8, label="τ ln(w / (θ − w))")
    (here,) = right.plot([0], [0], "o", ms=9)
    right.set(title="Which pairs make it fire?", xlabel="size of one kick w (mV)", ylabel="interval Δt (ms)")
    right.set(xlim=(4, 10), ylim=(-1, 40))
    right.text(9.9, 1, "fires", ha="right", va="bottom", color=INK)
    right.text(4.2, 25, "silent", color=INK)
    right.legend(frameon=False, loc="upper left")

    def update(interval, w, tau_m):
        response = sherrington.summation(interval, w, theta=THETA, tau_m=tau_m)
        trace.set_data(response.t, response.V)
        spike.set_data(response.spike_times, np.full(len(response.spike_times), 18.5))
        border.set_ydata([sherrington.window(kick, THETA, tau_m) for kick in kicks])
        here.set_data([w], [interval])
        fired = len(response.spike_times) > 0
        here.set(color=RED if fired else GREY, marker="*" if fired else "o")
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


def two_hearts():
    """Stimulate one heart's nerve, carry its fluid over or not, and count the beats of both."""
    fig, (left, right) = figure(1, 2, size=(6.4, 3.4), width_ratios=(1.1, 1), sharex=True)
    rows = {0: ("heart 1 (with its nerve)", BLUE, "-"), 1: ("heart 2 (no nerve)", ORANGE, "--")}
    for ax in (left, right):
        ax.axvspan(10, 40, color=GREY, alpha=0.15, lw=0)
        ax.set(xlabel="time (s)", xlim=(0, 90))
    beats = {k: left.plot([], [], "|", color=color, ms=22, mew=1.3)[0] for k, (_, color, _) in rows.items()}
    rates = {k: right.plot([], [], color=color, ls=ls, lw=2, label=name)[0] for k, (name, color, ls) in rows.items()}
    left.set(title="Beats (grey: nerve stimulated)", yticks=[1, 0], yticklabels=["heart 1", "heart 2"])
    left.set(ylim=(-0.6, 1.6))
    right.set(title="Rate", ylabel="beats a minute", ylim=(0, 70))
    right.legend(frameon=False, loc="lower right")

    def update(transferred, release, atropine):
        pair = hearts.two_hearts(transferred=transferred, release=release, K=10.0**atropine)
        for k in rows:
            beats[k].set_data(pair.beats[k], np.full(len(pair.beats[k]), 1 - k))
            rates[k].set_data(pair.t, pair.rate[:, k])
        slowest = pair.rate.min(axis=0)
        fluid = "carried over" if transferred else "not carried over"
        return (
            f"Fluid {fluid}: both begin at 60 beats a minute; heart 1 goes down to {slowest[0]:.0f}, the lowest of "
            f"heart 2 is {slowest[1]:.0f}."
        )

    return Explorer(
        fig,
        update,
        title="Loewi's two hearts",
        alt="Left: the beats of two hearts as ticks over 90 seconds. Right: their rates. When the nerve of heart 1 is "
        "stimulated it slows; heart 2 follows only when it gets the fluid of heart 1.",
        presets={
            "Fluid stays": dict(transferred=False),
            "Fluid is carried over": dict(transferred=True),
            "Fluid of a heart at rest": dict(transferred=True, release=0),
            "With atropine": dict(transferred=True, atropine=2),
        },
        release=slider(0, 2, 0.1, value=0.5, unit="µmol/L/s", label="Release by the nerve"),
        atropine=slider(0, 2, 0.5, value=0, label="Atropine, tenfold doses"),
        transferred=toggle(False, label="Carry the fluid over to heart 2"),
    )


def reflex():
    """Reciprocal inhibition: one muscle pulls while its antagonist lets go."""
    fig, (left, right) = figure(1, 2, size=(6.4, 3.4), width_ratios=(1.6, 1))
    names = ("sensory", "interneuron", "flexor", "extensor")
    colours = dict(zip(names, (GREY, RED, BLUE, GREEN), strict=True))
    rasters = {n: left.plot([], [], "|", color=colours[n], ms=18, mew=1.2)[0] for n in names}
    left.axvspan(50, 150, color=GREY, alpha=0.15, lw=0)
    left.set(title="Spikes (grey: touched)", xlabel="time (ms)", xlim=(0, 200), ylim=(-0.6, 3.6))
    left.set(yticks=range(4), yticklabels=names[::-1])
    bars = right.bar(["flexor", "extensor"], [0, 0], color=[BLUE, GREEN], width=0.6)
    right.set(title="Rate during the touch", ylabel="Hz", ylim=(0, 300))

    def update(touch, inhibition):
        arc = sherrington.reflex(touch / 1000, w_inhibitory=-inhibition)
        times = (arc.sensory, arc.interneuron.spike_times, arc.flexor.spike_times, arc.extensor.spike_times)
        for row, (name, spikes) in enumerate(zip(names, times, strict=True)):
            rasters[name].set_data(spikes, np.full(len(spikes), 3 - row))
        rates = [sherrington.rate(spikes, 60, 150) for spikes in times[2:]]
        for bar, height in zip(bars, rates, strict=True):
            bar.set_height(height)
        return f"Touch at {{touch}}: flexor {rates[0]:.0f} Hz, extensor {rates[1]:.0f} Hz."

    return Explorer(
        fig,
        update,
        title="A reflex with reciprocal inhibition",
        alt="Left: spikes of a sensory neuron, an inhibitory interneuron, the flexor's and the extensor's motor "
        "neuron. Right: during the touch the flexor's rate goes up and the extensor's comes down.",
        presets={
            "Rest": dict(touch=0),
            "Touch": dict(touch=200, inhibition=8),
            "Inhibition cut": dict(touch=200, inhibition=0),
        },
        touch=slider(0, 250, 10, value=200, unit="spikes/s", label="Strength of the touch"),
        inhibition=slider(0, 12, 1, value=8, unit="mV", label="Inhibition by the interneuron"),
    )
