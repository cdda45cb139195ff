"""The look of every picture: colours that colour-blind readers can tell apart, one style, and a few things to draw.

Nothing here touches pyplot or changes Matplotlib's settings for the reader: figures live off pyplot (so they are freed
with their last reference), and the style holds only while a picture of ours is made, changed or drawn.
"""

from neurocourse.plots.canvas import FigureCanvasAgg, figure
from neurocourse.plots.house import open_house, undisturbed
from neurocourse.plots.limits import limit, round_up
from neurocourse.plots.marks import (
    curves,
    dots_on,
    follow,
    here,
    move,
    name_ends,
    numbers_on,
    rule,
    set_bars,
    set_names,
    set_numbers,
    shade,
    spike_row,
    spread,
)
from neurocourse.plots.panels import badge, key, log_ticks, note, panel
from neurocourse.plots.paper import ENOUGH, TINTS, UNTINTED, legible, recolour, retheme, swap, to_rgba
from neurocourse.plots.regions import decision_regions, plane
from neurocourse.plots.scenes import cheese, cliff, rat
from neurocourse.plots.signs import title
from neurocourse.plots.style import (
    BLUE,
    BRAIN,
    DATA,
    DIFFERENCE,
    GREEN,
    GREY,
    INK,
    MACHINE,
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
    "BRAIN",
    "DATA",
    "DIFFERENCE",
    "ENOUGH",
    "FigureCanvasAgg",
    "GREEN",
    "GREY",
    "INK",
    "MACHINE",
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
    "badge",
    "cheese",
    "cliff",
    "curves",
    "decision_regions",
    "dots_on",
    "figure",
    "follow",
    "here",
    "house_style",
    "key",
    "legible",
    "limit",
    "log_ticks",
    "move",
    "name_ends",
    "note",
    "numbers_on",
    "open_house",
    "panel",
    "plane",
    "rat",
    "recolour",
    "retheme",
    "round_up",
    "rule",
    "set_bars",
    "set_names",
    "set_numbers",
    "shade",
    "spike_row",
    "spread",
    "swap",
    "title",
    "to_rgba",
    "undisturbed",
]
