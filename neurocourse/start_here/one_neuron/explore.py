"""The first explorer of the course: a spiking neuron and the unit that stands in for it, on the same inputs."""

import numpy as np

from neurocourse.plots import BLUE, GREY, ORANGE, RED, figure
from neurocourse.start_here.one_neuron import neuron
from neurocourse.teaching import Explorer, arm, slider
from neurocourse.wording import number

__all__ = ["first_neuron"]

CURRENTS = np.linspace(-2, 6, 161)  # nA
BIAS = -1.5  # of the armed unit: it answers from the same sum on as the neuron


def first_neuron(weighted_sum=neuron.weighted_sum):
    """Two inputs, two weights: the neuron answers with spikes, the unit with a number; armed, it has a bias.

    Parameters
    ----------
    weighted_sum : function
        ``weighted_sum(x, w) -> float``, for instance the learner's own.
    """
    fig, (left, right) = figure(1, 2, size=(6.4, 3.4), width_ratios=(1.15, 1))
    (trace,) = left.plot([0], [0], color=BLUE, lw=1.5)
    (spikes,) = left.plot([], [], "|", color=RED, ms=14, mew=2)
    left.axhline(-55, color=GREY, ls="--", lw=1.2)
    left.text(199, -54.6, "threshold", ha="right", color=GREY)
    left.set(title="Brain: a membrane that fires", xlabel="time (ms)", ylabel="V (mV)")
    left.set(xlim=(0, 200), ylim=(-95, -45))
    rates = [neuron.rate(I) / 100 for I in CURRENTS]
    right.plot(CURRENTS, rates, color=BLUE, label="neuron: Hz / 100")
    (ramp,) = right.plot(CURRENTS, CURRENTS * 0, color=ORANGE, ls="--", label="unit: max(0, sum + b)")
    (of_neuron,) = right.plot([], [], "o", color=BLUE, ms=9)
    (of_unit,) = right.plot([], [], "s", color=ORANGE, mec=GREY, ms=8)
    right.set(title="AI: a number", xlabel="sum of the inputs (nA)", ylabel="answer", ylim=(-0.3, 6.5))
    right.legend(frameon=False, loc="upper left")

    def update(x1, w1, x2, w2, armed):
        I, b = weighted_sum(np.array([x1, x2]), np.array([w1, w2])), BIAS * armed
        membrane = neuron.simulate(I)
        trace.set_data(membrane.t, membrane.V)
        spikes.set_data(membrane.spike_times, np.full(len(membrane.spike_times), -48))
        ramp.set_ydata([neuron.unit([current], [1], b) for current in CURRENTS])
        of_neuron.set_data([I], [neuron.rate(I) / 100])
        of_unit.set_data([I], [max(0.0, I + b)])
        using = getattr(weighted_sum, "badge", "the course's weighted_sum")
        answers = f"the neuron fires at {neuron.rate(I):.0f} Hz, the unit says {max(0.0, I + b):.1f}"
        return f"Sum {number(I, 1)} nA with {using}: {answers}."

    return Explorer(
        fig,
        update,
        title="One neuron, one unit",
        alt="Left: the voltage of a neuron under the summed current, with a tick for each spike. Right: spikes a "
        "second against the sum, beside the answer of an artificial unit; dots mark the current sum.",
        presets={
            "Nothing happens": dict(x1=0.5, w1=2, x2=0),
            "It fires": dict(x1=1, w1=2.5, x2=0),
            "Inhibition": dict(x1=1, w1=2.5, x2=1, w2=-1),
            "A unit that waits": dict(x1=0.5, w1=2, x2=0, armed=True),
        },
        x1=slider(0, 1, 0.05, value=1, label="Input x₁"),
        w1=slider(-1, 3, 0.1, value=2, unit="nA", label="Weight w₁"),
        x2=slider(0, 1, 0.05, value=0.5, label="Input x₂"),
        w2=slider(-1, 3, 0.1, value=1, unit="nA", label="Weight w₂"),
        armed=arm("a bias of −1.5", remains="less of it"),
    )
