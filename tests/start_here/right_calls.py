"""Right calls of lesson 0."""

from doors import right

from neurocourse.start_here import health, neuron, traced

CALLS = {
    health.checks: lambda: right(folder=".").fine(folder="text"),
    neuron.weighted_sum: lambda: right(x=[1.0, 2.0], w=[0.5, 0.5]).signed("x w"),
    neuron.unit: lambda: right(x=[1.0, 2.0], w=[0.5, 0.5], b=0.5).signed("x w b"),
    neuron.simulate: lambda: right(I=2.0, duration=5.0).signed("I E_L V_th"),
    neuron.rate: lambda: right(I=2.0).signed("I E_L V_th"),
    traced.challenge: lambda: right(units=traced.from_threshold_to_top, rng=0),
}
