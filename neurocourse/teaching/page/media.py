"""Shows a figure, plays a sound: each with its words, for those who do not see or hear it."""

import base64
import html
import io
import sys
import wave

import numpy as np

from neurocourse.arguments import array, integer
from neurocourse.plots import FigureCanvasAgg
from neurocourse.teaching.page.display import figure_html, show_static
from neurocourse.teaching.page.frames import small_png

MOST = 30_000  # bytes: sounds stand in the notebook, which must stay small
PEAK = 0.8  # of full scale, so that no two sounds startle


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
    words = in_words(alt, 40, "what the figure shows")
    picture = small_png(pixels(fig))
    if "matplotlib.pyplot" in sys.modules:  # pyplot would show it a second time at the end of the cell
        sys.modules["matplotlib.pyplot"].close(fig)
    text = f"Figure: {words}" + (f"\n{caption}" if caption else "")
    show_static(figure_html(picture, words, caption), text)


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


def listen(samples, rate, *, alt):
    """Display a player for a sound, with its description.

    The browser's own player is used, with the keys that people know. It plays only when it is told to.

    Parameters
    ----------
    samples : array, shape (T,)
        Pressure over time, in any unit: the loudest sample is played at 80% of full scale.
    rate : int
        Samples a second (Hz).
    alt : str
        What is to be heard, in words; at least 20 characters.

    Raises
    ------
    TypeError, ValueError
        When something is no sound, too long for a notebook, or without words.
    """
    words = in_words(alt, 20, "what is to be heard")
    data = wav(samples, rate)
    if len(data) > MOST:
        seconds = (MOST - 44) / 2 / rate
        raise ValueError(f"samples must last at most {seconds:.1f} s at {rate} Hz, for the notebook to stay small")
    source = "data:audio/wav;base64," + base64.b64encode(data).decode()
    name = html.escape(words, quote=True)
    player = f'<audio controls preload="none" aria-label="{name}" src="{source}"></audio>'
    show_static(
        f'<figure class="nc-sound" style="margin:0">{player}<figcaption>{name}</figcaption></figure>', f"Sound: {words}"
    )


def wav(samples, rate):
    """The bytes of a WAV file: one channel, 16 bits."""
    x, rate = array("samples", samples, ndim=1), integer("rate", rate, low=1000)
    loudest = np.abs(x).max(initial=0)
    level = np.round(x / loudest * PEAK * 32767 if loudest else x).astype("<i2")
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(level.tobytes())
    return out.getvalue()


def in_words(alt, least, what):
    """A description on one line, unless it is too short to say ``what`` it is to say."""
    if not isinstance(alt, str):
        raise TypeError(f"alt must be a text, got a {type(alt).__name__}")
    words = " ".join(alt.split())
    if len(words) < least:
        raise ValueError(f"alt must say in {least} characters or more {what}, got {len(words)}: {words!r}")
    return words
