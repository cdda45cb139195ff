"""What lesson Start here draws: the first explorer and the map of the course."""

from neurocourse import plots
from neurocourse.start_here.explore.course_map import course_map
from neurocourse.start_here.explore.first_neuron import first_neuron

__all__ = ["course_map", "first_neuron"]

plots.open_house(__name__)
