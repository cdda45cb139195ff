"""The ramp before a spike of a real cell, and equations that might draw it."""

import numpy as np
from matplotlib.collections import LineCollection

from neurocourse.plots import BLUE, GREY, ORANGE, figure
from neurocourse.spiking import fit
from neurocourse.teaching import Explorer, choice, slider

STRETCHES = ("learned", "held out", "beginning", "end")
EQUATIONS = ("drive only", "with a leak", "leak and upstroke")


def equation(name, tau, Delta):
    """The best model of this kind for the stretch that is learned from, with the leak and the sharpness given."""
    tau, Delta = (None if name == EQUATIONS[0] else tau), (Delta if name == EQUATIONS[2] else None)
    return fit.model(fit.ramps("learned"), Delta=Delta, tau=tau)


def ramp():
    """Choose an equation and its time constant; its drive is fitted to one stretch and judged on another."""
    fig, (left, right) = figure(1, 2, size=(9, 3.6), width_ratios=(1.3, 1))
    cell = left.add_collection(LineCollection([], colors=GREY, linewidths=0.7))
    (line,) = left.plot([], [], color=BLUE, lw=2.5)
    left.axhline(fit.FOOT, color=ORANGE, lw=1, ls=":")
    left.text(0.01, 0.96, "foot of the spike", color=ORANGE, transform=left.transAxes, va="top", fontsize=9)
    left.set(ylim=(-70, -22), xlabel="sample", ylabel="V (mV)")
    V, slopes = fit.measured_slopes(fit.ramps("learned"))
    right.plot(V, slopes, "o", color=GREY, ms=5)
    (law,) = right.plot(V, 0 * V, color=BLUE, lw=2.5)
    right.axhline(0, color=GREY, lw=0.8)
    right.set(xlim=(-49, -26), ylim=(-0.1, 0.75), xlabel="V (mV)", ylabel="dV/dt (mV per sample)")
    right.set_title("What was learned")
    for y, word, color in ((0.66, "the cell", GREY), (0.58, "the equation", BLUE)):
        right.text(-48.5, y, word, color=color, weight="bold", fontsize=9)

    def update(kind, tau, Delta, stretch):
        found, seen = equation(kind, tau, Delta), fit.ramps(stretch)
        length = max(map(len, seen)) + 10
        cell.set_segments([np.stack([np.arange(len(V)), V], 1) for V in seen])
        line.set_data(np.arange(length), fit.run(found, fit.start(seen), length))
        left.set(xlim=(0, length), title=f"Ramps to a spike: {stretch}")
        law.set_ydata(found.slope(V))
        score = fit.score(found, seen)
        never = fit.run(found, fit.start(seen), fit.LONGEST)[-1] < fit.FOOT
        spike = "no spike ever comes" if never else f"the spike is off by {score.time:.1f} samples"
        return (
            f"{kind.capitalize()}: the voltage is off by {score.voltage:.1f} mV, {spike}. On its way the cell falls "
            f"back by up to {max(map(fit.setback, seen)):.1f} mV; the equation never does."
        )

    return Explorer(
        fig,
        update,
        title="Which equation draws the ramp?",
        alt="Left: voltage of a real cell, thin lines, from its lowest point after a spike to the next foot, and "
        "the model's ramp, a thick line. Right: how fast the voltage rises at each voltage, dots for the cell.",
        presets={
            "A bucket": dict(kind="with a leak", tau=60, stretch="learned"),
            "Its own current": dict(kind="leak and upstroke", tau=36, Delta=8.0, stretch="learned"),
            "Unseen": dict(kind="leak and upstroke", tau=36, Delta=8.0, stretch="held out"),
            "What no ramp can do": dict(kind="leak and upstroke", tau=36, Delta=8.0, stretch="beginning"),
        },
        kind=choice(*EQUATIONS, value="with a leak", label="Equation"),
        tau=slider(10, 300, 2, value=60, unit="samples", label="Time constant of the leak τ"),
        Delta=slider(1, 14, 0.5, value=8.0, unit="mV", label="Softness of the upstroke Δ"),
        stretch=choice(*STRETCHES, value="learned", label="Stretch of the recording"),
    )
