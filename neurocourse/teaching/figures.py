"""Shows a figure with its description, for those who do not see it."""

import sys

import numpy as np

from neurocourse.plots import FigureCanvasAgg
from neurocourse.teaching import static_copy
from neurocourse.teaching.display import show_static

LEAST = 40  # characters: fewer do not say what is in a figure


def show(fig, alt, caption=""):
    """Display a figure as a small picture with alternative text.

    Parameters
    ----------
    fig : matplotlib.figure.Figure
    alt : str
        What is to be seen, in words: the axes, the curves, the point. At least 40 characters.
    caption : str, optional
        Printed under the picture, for everybody.

    Raises
    ------
    TypeError
        ``fig`` is not a figure, or ``alt`` not a text.
    ValueError
        ``alt`` is shorter than 40 characters.
    """
    fig = getattr(fig, "figure", fig)  # an axes knows its figure
    if not hasattr(fig, "set_canvas"):
        raise TypeError(f"fig must be a matplotlib figure, got a {type(fig).__name__}")
    if not isinstance(alt, str):
        raise TypeError(f"alt must be a text, got a {type(alt).__name__}")
    words = " ".join(alt.split())
    if len(words) < LEAST:
        raise ValueError(
            f"alt must say in {LEAST} characters or more what the figure shows, got {len(words)}: {words!r}"
        )
    picture = static_copy.small_png(pixels(fig))
    if "matplotlib.pyplot" in sys.modules:  # pyplot would show it a second time at the end of the cell
        sys.modules["matplotlib.pyplot"].close(fig)
    text = f"Figure: {words}" + (f"\n{caption}" if caption else "")
    show_static(static_copy.figure_html(picture, words, caption), text)


def pixels(fig):
    """Draw a figure with Agg, on white: (height, width, 3) uint8. The figure keeps its own canvas."""
    own = fig.canvas
    canvas = own if isinstance(own, FigureCanvasAgg) else FigureCanvasAgg(fig)
    try:
        canvas.draw()
        rgba = np.asarray(canvas.buffer_rgba()).astype(np.uint16)
    finally:
        fig.set_canvas(own)
    alpha = rgba[..., 3:]
    return ((rgba[..., :3] * alpha + 255 * (255 - alpha) + 127) // 255).astype(np.uint8)
