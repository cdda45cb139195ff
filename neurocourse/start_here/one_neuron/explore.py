"""The first explorer of the course: a neuron and a unit, both drawn, on the same inputs; and a curve to draw."""

import numpy as np

from neurocourse.plots import BRAIN, INK, MACHINE, badge, figure, move, panel, rule, spike_row
from neurocourse.start_here.one_neuron import neuron
from neurocourse.start_here.one_neuron.explore_drawing import ROWS, TIP, Cell, Unit
from neurocourse.teaching import Explorer, arm, handle, sketch, slider, steps
from neurocourse.wording import number

__all__ = ["first_neuron", "guess_the_curve"]

BIAS = -1.5  # of the armed unit: it answers from the same sum on as the neuron
SHOWN = 100  # ms


def first_neuron(weighted_sum=neuron.weighted_sum):
    """Two inputs, two weights: the neuron answers with spikes, the unit with a number; armed, it has a bias.

    Parameters
    ----------
    weighted_sum : function
        ``weighted_sum(x, w) -> float``, for instance the learner's own.
    """
    fig, axes = figure(2, 2, size=(6.4, 4.3), width_ratios=(1.45, 1), height_ratios=(1.25, 1))
    (alive, made), (left, right) = axes
    cell, unit = Cell(alive), Unit(made)
    panel(left, "Its voltage and its spikes", ("time (ms)", 0, SHOWN), ("V (mV)", -94, -38))
    panel(right, "Its answer", ("time (ms)", 0, SHOWN), ("answer", -0.3, 6.6), xticks=(0, 50, 100))
    (trace,) = left.plot([0], [0], color=BRAIN, lw=1.5)
    spikes = spike_row(left, -42.5, 6)
    rule(left, "threshold", y=-55, ls="--")
    (answer,) = right.plot([0, SHOWN], [0, 0], color=MACHINE, lw=2.5)
    now = [rule(ax, x=0, color=INK, ls="-", lw=1)[0] for ax in (left, right)]
    made_with = badge(right, weighted_sum)

    def update(x1, w1, x2, w2, time, armed):
        x, w, b = np.array([x1, x2]), np.array([w1, w2]), BIAS * armed
        I = weighted_sum(x, w)
        membrane = neuron.simulate(I, duration=SHOWN + 0.1)
        trace.set_data(membrane.t, membrane.V)
        spikes.set_positions(membrane.spike_times)
        y = max(0.0, I + b)
        answer.set_ydata([y, y])
        move(now, x=time)
        cell.show(x, w, membrane, time)
        unit.show(x, w, b, y, armed)
        answers = f"the neuron fires at {neuron.rate(I):.0f} Hz, the unit says {y:.1f}"
        return f"The sum of {{x1}} × {{w1}} and {{x2}} × {{w2}} is {number(I, 1)} nA: {answers}.{made_with}"

    return Explorer(
        fig,
        update,
        title="One neuron, one unit",
        alt="Left: a neuron with two dendrites, on each a bar for the weight of its synapse, and an axon with the "
        "spikes on their way; below it the voltage. Right: a unit that adds the same inputs; below it its answer.",
        presets={
            "Nothing happens": dict(x1=0.5, w1=2, x2=0),
            "It fires": dict(x1=1, w1=2.5, x2=0),
            "Inhibition": dict(x1=1, w1=2.5, x2=1, w2=-1),
            "A unit that waits": dict(x1=0.5, w1=2, x2=0, armed=True),
        },
        handles=[
            *(handle(alive, x=f"x{k}", at=y + 1) for k, y in zip((1, 2), ROWS, strict=True)),
            *(handle(alive, y=f"w{k}", at=TIP, origin=y) for k, y in zip((1, 2), ROWS, strict=True)),
        ],
        x1=slider(0, 1, 0.05, value=1, label="Input x₁"),
        w1=slider(-1, 3, 0.1, value=2, unit="nA", label="Weight w₁"),
        x2=slider(0, 1, 0.05, value=0.5, label="Input x₂"),
        w2=slider(-1, 3, 0.1, value=1, unit="nA", label="Weight w₂"),
        time=steps(SHOWN, value=34, unit="ms", label="Time", interval=80),
        armed=arm("a bias of −1.5", remains="less of it"),
    )


def guess_the_curve():
    """Rate of the neuron against the sum of its inputs, to be drawn before it is shown."""
    I = np.linspace(0, 2.5, 126)
    return sketch(
        I,
        np.array([neuron.rate(current) for current in I]),
        title="Draw it: how fast does the neuron fire?",
        alt="Empty axes: the rate of the neuron, from 0 to 160 Hz, against the sum of its inputs, from 0 to 2.5 nA.",
        because="Up to 1.5 nA there is not one spike. Then the rate leaps up, steeper than any line, and bends over.",
        xlabel="sum of the inputs (nA)",
        ylabel="rate (Hz)",
        ylim=(0, 160),
    )
