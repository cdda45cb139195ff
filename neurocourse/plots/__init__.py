"""The look of every picture: colours that colour-blind readers can tell apart, one style, and a few things to draw.

Nothing here touches pyplot or changes Matplotlib's settings for the reader: figures live off pyplot (so they are freed
with their last reference), and the style holds only while a picture of ours is made, changed or drawn.
"""

from neurocourse.plots.canvas import FigureCanvasAgg, figure
from neurocourse.plots.house import open_house, undisturbed
from neurocourse.plots.kit import decision_regions, plane, trace
from neurocourse.plots.paper import ENOUGH, TINTS, UNTINTED, legible, recolour, retheme, swap, to_rgba
from neurocourse.plots.style import (
    BLUE,
    DATA,
    GREEN,
    GREY,
    INK,
    ON_COLOUR,
    ORANGE,
    PAPER,
    PURPLE,
    RED,
    SKY,
    STYLE,
    YELLOW,
    house_style,
)

__all__ = [
    "BLUE",
    "DATA",
    "ENOUGH",
    "FigureCanvasAgg",
    "GREEN",
    "GREY",
    "INK",
    "ON_COLOUR",
    "ORANGE",
    "PAPER",
    "PURPLE",
    "RED",
    "SKY",
    "STYLE",
    "TINTS",
    "UNTINTED",
    "YELLOW",
    "decision_regions",
    "figure",
    "house_style",
    "legible",
    "open_house",
    "plane",
    "recolour",
    "retheme",
    "swap",
    "to_rgba",
    "trace",
    "undisturbed",
]
