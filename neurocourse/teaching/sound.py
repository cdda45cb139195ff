"""Plays a sound in the page, and says in words what there is to hear."""

import base64
import html
import io
import wave

import numpy as np

from neurocourse.arguments import array, integer
from neurocourse.teaching.display import show_static

LEAST = 20  # characters: fewer do not say what is to be heard
MOST = 30_000  # bytes: sounds stand in the notebook, which must stay small
PEAK = 0.8  # of full scale, so that no two sounds startle


def listen(samples, rate, *, alt):
    """Display a player for a sound, with its description.

    The browser's own player is used, with the keys that people know. It plays only when it is told to.

    Parameters
    ----------
    samples : array, shape (T,)
        Pressure over time, in any unit: the loudest sample is played at 80 % of full scale.
    rate : int
        Samples a second (Hz).
    alt : str
        What is to be heard, in words; at least 20 characters.

    Raises
    ------
    TypeError, ValueError
        When something is no sound, too long for a notebook, or without words.
    """
    if not isinstance(alt, str):
        raise TypeError(f"alt must be a text, got a {type(alt).__name__}")
    words = " ".join(alt.split())
    if len(words) < LEAST:
        raise ValueError(f"alt must say in {LEAST} characters or more what is to be heard, got {words!r}")
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
