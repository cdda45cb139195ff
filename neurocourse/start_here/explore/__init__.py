"""What lesson Start here draws: the first explorer and the map of the course."""

from neurocourse.start_here.explore.first_neuron import first_neuron

__all__ = ["first_neuron"]
