"""The explorers of lesson Pioneers: everything in the room that draws."""

from neurocourse.pioneers.explore.signals import reflex, summation, two_hearts
from neurocourse.pioneers.explore.stains import cajal_argument, golgi_stain
from neurocourse.pioneers.explore.units import side_by_side, threshold_unit

__all__ = ["cajal_argument", "golgi_stain", "reflex", "side_by_side", "summation", "threshold_unit", "two_hearts"]
