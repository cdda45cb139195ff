"""A stream with a daily rhythm, odd events in it, and detectors that never saw one: who ranks them highest?"""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, count, generator, takes
from neurocourse.columns.temporal_memory.sequence_memory import TemporalMemory
from neurocourse.cortex.features.faces import auc

DAY, DAYS, LEARN = 24, 80, 30  # records of a day, days, and days before the first oddity
KINDS = ("spike", "reversed", "frozen", "half a day late")
LONG = {"spike": 1, "reversed": 12, "frozen": 12, "half a day late": 12}
EVENTS, NOISE, SMOOTH = 10, 0.04, (1, 6)  # and hours over which scores are smoothed
LEVELS = 5  # steps in which a temporal memory hears a value; chosen in its favour: with 3 or 8 it mostly does worse
DETECTORS = ("temporal memory", "temporal memory and hour", "z-score", "last difference", "same hour, yesterday",
             "same hour, median of five days")  # fmt: skip


class Stream(NamedTuple):
    """``x`` (T,), a record an hour, and ``odd`` (T,), whether it belongs to an odd event."""

    x: np.ndarray
    odd: np.ndarray


@takes(kind=KINDS, rng=generator)
def stream(kind, *, rng):
    """Draw 80 days of a daily rhythm with two humps and noise, and ten odd events of one kind after the 30th.

    Parameters
    ----------
    kind : {"spike", "reversed", "frozen", "half a day late"}
        One record that is too high or too low; twelve hours played backwards; twelve hours of the same value; twelve
        hours as they should be half a day later.
    rng : seed or numpy.random.Generator

    Returns
    -------
    Stream
    """
    hour = np.arange(DAY)
    day = 0.5 + 0.3 * np.sin(2 * np.pi * (hour - 7) / DAY) + 0.2 * np.sin(4 * np.pi * (hour - rng.uniform(0, 6)) / DAY)
    clean = np.tile(day, DAYS + 1)
    x, odd = clean[: DAY * DAYS].copy(), np.zeros(DAY * DAYS, bool)
    long = LONG[kind]
    for k in LEARN + np.sort(rng.choice(np.arange(0, DAYS - LEARN, 2), EVENTS, replace=False)):
        at = k * DAY + int(rng.integers(0, DAY - long + 1))
        part = slice(at, at + long)
        odd[part] = True
        if kind == "spike":
            x[at] += rng.choice([-0.6, 0.6])
        elif kind == "reversed":
            x[part] = x[part][::-1]
        else:
            x[part] = x[at] if kind == "frozen" else clean[at + DAY // 2 : at + DAY // 2 + long]
    return Stream(x + NOISE * rng.standard_normal(len(x)), odd)


@takes(detector=DETECTORS, x=array(ndim=1, least=2 * DAY), rng=generator)
def scores(detector, x, *, rng):
    """How odd each record is to a detector that has seen those before it: (T,), more is odder.

    Parameters
    ----------
    detector : str
        One of `DETECTORS`: share of a temporal memory's columns that did not expect the record, with its value as a
        letter, and with value and hour as a letter; distance from the mean of two days, in standard deviations; from
        the record before; from the same hour of the day before, and from its median over five days.
    x : array, shape (T,)
    rng : seed or numpy.random.Generator
        Only a temporal memory draws.

    Returns
    -------
    ndarray, shape (T,)

    References
    ----------
    Ahmad S, Lavin A, Purdy S, Agha Z (2017). Unsupervised real-time anomaly detection for streaming data.
    Neurocomputing 262:134-147. doi:10.1016/j.neucom.2017.04.070
    """
    if detector.startswith("temporal"):
        return surprise(x, "hour" in detector, rng)
    if detector == "z-score":
        past = np.lib.stride_tricks.sliding_window_view(x, 2 * DAY)[:-1]
        found = np.abs(x[2 * DAY :] - past.mean(axis=1)) / (past.std(axis=1) + 1e-9)
    elif detector == "last difference":
        found = np.abs(np.diff(x))
    else:
        days = 1 if "yesterday" in detector else 5
        past = np.stack([x[(days - k - 1) * DAY : len(x) - (k + 1) * DAY] for k in range(days)])
        found = np.abs(x[days * DAY :] - np.median(past, axis=0))
    return np.concatenate([np.zeros(len(x) - len(found)), found])


def surprise(x, knows_hour, rng):
    """Share of a temporal memory's columns that the record took by surprise, in each step."""
    low, high = x[: LEARN * DAY].min(), x[: LEARN * DAY].max()
    level = np.clip((x - low) / (high - low) * LEVELS, 0, LEVELS - 1).astype(np.intp)
    letters = level + LEVELS * (np.arange(len(x)) % DAY // 6) if knows_hour else level
    memory, found = TemporalMemory(LEVELS * (4 if knows_hour else 1), 8, rng=rng), []
    expected = np.zeros(memory.n_letters)
    for letter in letters:
        found.append(1 - expected[letter])
        expected = memory.see(letter)
    return np.array(found)


@takes(score=array(ndim=1, least=1), hours=count)
def smooth(score, hours):
    """Mean of a score over the last hours: odd events that last are then easier to tell from noise."""
    return np.convolve(score, np.full(hours, 1 / hours))[: len(score)]


@takes(kind=KINDS, detector=DETECTORS, rng=generator)
def detect(kind, detector, *, rng):
    """Let a detector watch a stream.

    Returns
    -------
    Stream
    score : ndarray, shape (2, T)
        As it is, and smoothed over six hours.
    area : ndarray, shape (2,)
        Of either, under the ROC curve of the days after the 30th.
    """
    made = stream(kind, rng=rng)
    found = scores(detector, made.x, rng=rng)
    score, late = np.array([smooth(found, hours) for hours in SMOOTH]), slice(LEARN * DAY, None)
    return made, score, np.array([auc(row[late], made.odd[late]) for row in score])
