"""The player of the teaching machinery: a WAV file in the page, with words."""

import base64
import io
import re
import wave

import numpy as np
import pytest

from neurocourse.teaching import listen
from neurocourse.teaching.page import media as sound

WORDS = "A tone of 440 hertz, for a tenth of a second."


def tone(level=1.0, seconds=0.1):
    return level * np.sin(2 * np.pi * 440 * np.arange(int(8000 * seconds)) / 8000)


def test_the_file_is_what_every_browser_plays():
    with wave.open(io.BytesIO(sound.wav(tone(), 8000))) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate(), file.getnframes()) == (1, 2, 8000, 800)
        x = np.frombuffer(file.readframes(800), "<i2")
    np.testing.assert_allclose(x / 32767, 0.8 * tone() / np.abs(tone()).max(), atol=1e-4)


@pytest.mark.parametrize("level", [1e-6, 1.0, 1e9])
def test_loud_and_soft_are_played_alike_and_nothing_wraps(level):
    assert sound.wav(tone(level), 8000) == sound.wav(tone(), 8000)


def test_silence_is_silent():
    assert not any(sound.wav(np.zeros(100), 8000)[44:])


def test_the_player_has_a_name_and_the_page_says_it(capsys, monkeypatch):
    shown = []
    monkeypatch.setattr(sound, "show_static", lambda html, text: shown.append((html, text)))
    listen(tone(), 8000, alt=WORDS + " <b>")
    ((html, text),) = shown
    assert text == f"Sound: {WORDS} <b>"
    assert "<audio controls" in html and f'aria-label="{WORDS} &lt;b&gt;"' in html and "autoplay" not in html
    data = base64.b64decode(re.search(r"base64,([^\"]+)", html)[1])
    assert data == sound.wav(tone(), 8000)


@pytest.mark.parametrize(
    "arguments, message",
    [
        ((tone(), 8000, "beep"), "alt must say in 20 characters"),
        ((tone(seconds=3), 8000, WORDS), "samples must last at most 1.9 s"),
        (([[0.0]], 8000, WORDS), "samples must"),
        (([0.0, np.nan], 8000, WORDS), "samples must"),
        ((tone(), 10, WORDS), "rate must be"),
    ],
)
def test_what_is_no_sound_is_named(arguments, message):
    samples, rate, alt = arguments
    with pytest.raises(ValueError, match=message):
        listen(samples, rate, alt=alt)
