"""The explorers of lesson Pioneers: everything in the room that draws."""

from neurocourse import plots
from neurocourse.pioneers.explore.history import timeline
from neurocourse.pioneers.explore.layers import digit_network
from neurocourse.pioneers.explore.learning import encoder, learn_xor
from neurocourse.pioneers.explore.rules import perceptron
from neurocourse.pioneers.explore.signals import reflex, summation, two_hearts
from neurocourse.pioneers.explore.stains import cajal_argument, golgi_stain
from neurocourse.pioneers.explore.units import side_by_side, threshold_unit

__all__ = [
    "cajal_argument",
    "digit_network",
    "encoder",
    "golgi_stain",
    "learn_xor",
    "perceptron",
    "reflex",
    "side_by_side",
    "summation",
    "threshold_unit",
    "timeline",
    "two_hearts",
]

plots.open_house(__name__)
