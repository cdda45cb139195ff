"""A gallery of cells from two equations, and the ramp before a spike of a real cell."""

import numpy as np
from matplotlib.collections import LineCollection

from neurocourse.plots import BRAIN, GREY, INK, MACHINE, figure, key, note, panel, rule, title
from neurocourse.spiking.cells import fit, izhikevich
from neurocourse.teaching import Explorer, choice, handle, slider, toggle

__all__ = ["gallery", "ramp"]


def gallery():
    """Seven kinds of cell from one pair of equations."""
    fig, axes = figure(size=(6.4, 3.6), plan="ac;bc", width_ratios=(1.6, 1), height_ratios=(3, 1))
    trace, below, plane = (axes[name] for name in "abc")
    panel(trace, "One cell", ("", 0, 300), ("V (mV)", -100, 35), "cell")
    trace.tick_params(labelbottom=False)
    panel(below, "", ("time (ms)", 0, 300), ("input", -18, 28))
    panel(plane, "Its path", ("V (mV)", -85, 32), ("recovery u", -22, 19), "cell")
    (line,) = trace.plot([], [], color=BRAIN, lw=1.2)
    (input_,) = below.plot([], [], color=INK, lw=1.5)
    (orbit,) = plane.plot([], [], color=BRAIN, lw=1)
    v = np.linspace(-85, 30, 200)
    (rests,) = plane.plot(v, v, color=GREY, lw=1.2, ls="--")
    note(plane, "dashed:\nV stands still", "upper right", color=GREY)

    def update(kind, current, pulse):
        def input_at(t):
            return np.where((t > 50) & ((t < 250) | (not pulse)), current, 0.0)

        run = izhikevich.simulate(kind, input_at)
        line.set_data(run.t, run.V)
        input_.set_data(run.t, run.I)
        orbit.set_data(run.V, run.u)
        rests.set_ydata(0.04 * v**2 + 5 * v + 140 + current)
        gaps = np.diff(run.spikes)
        if len(gaps) > 2:
            firing = f"{len(run.spikes)} spikes, intervals from {gaps.min():.0f} to {gaps.max():.0f} ms"
        else:
            firing = {0: "no spike", 1: "one spike"}.get(len(run.spikes), f"{len(run.spikes)} spikes")
        return f"{kind.capitalize()}, input {{current}}: {firing}."

    return Explorer(
        fig,
        update,
        title="A gallery of cells",
        alt="Left: voltage of the chosen cell over 300 milliseconds, and below it the input. Right: its path in "
        "the plane of voltage and recovery, with the dashed curve on which the voltage stands still.",
        presets={
            "Bursts": dict(kind="chattering", current=10),
            "Fast": dict(kind="fast spiking", current=10),
            "Released from below": dict(kind="thalamo-cortical", current=-10, pulse=True),
        },
        handles=[handle(below, y="current", at=150)],
        kind=choice(*izhikevich.GALLERY, label="Kind of cell"),
        current=slider(-15, 25, 1, value=10, label="Input"),
        pulse=toggle(False, label="Input ends after 200 ms"),
    )


STRETCHES = ("learned", "held out", "beginning", "end")
EQUATIONS = ("drive only", "with a leak", "leak and upstroke")


def equation(name, tau, Delta):
    """The best model of this kind for the stretch that is learned from, with the leak and the sharpness given."""
    tau, Delta = (None if name == EQUATIONS[0] else tau), (Delta if name == EQUATIONS[2] else None)
    return fit.model(fit.ramps("learned"), Delta=Delta, tau=tau)


def ramp():
    """Choose an equation and its time constant; its drive is fitted to one stretch and judged on another."""
    fig, (left, right) = figure(1, 2, size=(6.4, 3.6), width_ratios=(1.2, 1))
    cell = left.add_collection(LineCollection([], colors=BRAIN, linewidths=0.7))
    (line,) = left.plot([], [], color=MACHINE, lw=2.5, ls="--")
    rule(left, "foot of the spike", y=fit.FOOT, at="left")
    panel(left, "", "sample", ("V (mV)", -70, -22))
    panel(right, "What was learned", ("V (mV)", -49, -26), ("dV/dt (mV a sample)", -0.1, 0.75))
    V, slopes = fit.measured_slopes(fit.ramps("learned"))
    right.plot(V, slopes, "o", color=BRAIN, ms=5, label="the cell")
    (law,) = right.plot(V, 0 * V, color=MACHINE, lw=2.5, ls="--", label="the equation")
    rule(right, y=0, ls="-", lw=0.8)
    key(right, "upper left")

    def update(kind, tau, Delta, stretch):
        model, ramps = equation(kind, tau, Delta), fit.ramps(stretch)
        length = max(map(len, ramps)) + 10
        cell.set_segments([np.stack([np.arange(len(V)), V], 1) for V in ramps])
        line.set_data(np.arange(length), fit.run(model, fit.start(ramps), length))
        left.set_xlim(0, length)
        title(left, f"Ramps: {stretch}")
        law.set_ydata(model.slope(V))
        score = fit.score(model, ramps)
        never = fit.run(model, fit.start(ramps), fit.LONGEST)[-1] < fit.FOOT
        spike = "no spike ever comes" if never else f"the spike is off by {score.time:.1f} samples"
        back = max(map(fit.setback, ramps))
        falls = f"the cell falls back by up to {back:.1f} mV; the equation never does"
        falls = falls if back >= 0.05 else "neither falls back"
        return f"{kind.capitalize()}: the voltage is off by {score.voltage:.1f} mV, {spike}. On its way {falls}."

    return Explorer(
        fig,
        update,
        title="Which equation fits the ramp?",
        alt="Left: voltage of a real cell, thin lines, from its lowest point after a spike to the next foot, and "
        "the model's ramp, a thick line. Right: how fast the voltage rises at each voltage, dots for the cell.",
        presets={
            "The bucket": dict(kind="with a leak", tau=60, stretch="learned"),
            "Its own current": dict(kind="leak and upstroke", tau=36, Delta=8.0, stretch="learned"),
            "Unseen": dict(kind="leak and upstroke", tau=36, Delta=8.0, stretch="held out"),
            "What no equation of V can do": dict(kind="leak and upstroke", tau=36, Delta=8.0, stretch="beginning"),
        },
        kind=choice(*EQUATIONS, value="with a leak", label="Equation"),
        tau=slider(10, 300, 2, value=60, unit="samples", label="Time constant τ of the leak"),
        Delta=slider(1, 14, 0.5, value=8.0, unit="mV", label="Softness of the upstroke Δ"),
        stretch=choice(*STRETCHES, value="learned", label="Stretch of the recording"),
    )
