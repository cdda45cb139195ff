"""What explorers and tables of this room show at once: trainings and courses for every setting."""

import numpy as np

from neurocourse.columns.echoes import ahead, edge, memory, wirings
from neurocourse.columns.liquid import rhythms
from neurocourse.columns.oddities import events
from neurocourse.columns.temporal_memory import streams
from neurocourse.data.prepared import prepared

# ---- second half

AGAIN = (0, 1, 2)
STRENGTHS, NOISES = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0), (0, 1, 10)  # of the wires; percent of the input's size


@prepared(kind=wirings.WIRINGS, shuffled=(False, True), linear=(False, True), strength=STRENGTHS, noise=NOISES)
def recalls(kind, shuffled, linear, strength, noise):
    """Percent recalled of each of the last 70 inputs, mean of three draws, (70,), and the sum of each draw, (3,)."""
    how = dict(shuffled=shuffled, linear=linear, noise=noise / 100)
    found = np.array([memory.profile(kind, strength, **how, rng=[k, 10]) for k in AGAIN])
    return dict(percent=np.rint(100 * found.mean(axis=0)).astype(np.uint8), total=found.sum(axis=1).astype(np.float16))


EDGES, LOUD = tuple(k / 10 for k in range(1, 17)), (0.1, 0.3, 1.0)  # strength of a web; loudness of its input


@prepared(strength=EDGES, scale=LOUD, noise=(0.1, 1))
def edges(strength, scale, noise):
    """Lyapunov exponent, coins recalled and threes of coins worked out by three webs, (3,) each; noise in percent."""
    exponents = [edge.lyapunov(strength, scale, rng=k) for k in AGAIN]
    tasks = [edge.recall_and_parity(strength, scale, noise / 100, rng=k) for k in AGAIN]
    found = np.column_stack([exponents, tasks])
    return dict(zip(("lyapunov", "recall", "parity"), found.T.astype(np.float32), strict=True))


@prepared(way=ahead.WAYS)
def looks_ahead(way):
    """NRMSE 6 and 84 steps ahead of three draws, (3, 2)."""
    return dict(error=np.array([ahead.errors(way, rng=[k, 5]) for k in AGAIN], np.float32))


LEARNED = (0, 1, 2, 3, 5, 10, 20, 50, 100)  # words so far
CELLS = (1, 2, 8)


@prepared(cells=CELLS, punish=(0, 5))
def letters(cells, punish):
    """Cells active and expecting at each letter of two words, (stages, 2, 5, 35 * 8 / 8): bits, absent cells are 0."""
    found = streams.stages(cells, punish / 100, LEARNED, rng=5)
    whole = np.zeros((2, len(LEARNED), 2, 5, 35, max(CELLS)), bool)
    whole[..., :cells] = np.reshape(found, (*whole.shape[:-1], cells))
    active, expects = np.packbits(whole.reshape(*whole.shape[:4], -1), axis=-1)
    return dict(active=active, expects=expects)


@prepared(middle=(2, 6), resets=(False, True), wrong=(0, 10))
def last_letter(middle, resets, wrong):
    """Percent right of the last letters in every 15 words of 300, of each learner and draw, (4, 3, 20)."""
    rows = []
    for name in streams.LEARNERS:
        for k in AGAIN:
            one = streams.learner(name, middle + 4, rng=k)
            found = streams.last_letters(one, middle, resets=resets, wrong=wrong / 100, rng=[k, 1])
            rows.append(found.reshape(-1, streams.EVERY).mean(axis=1))
    return dict(percent=np.rint(100 * np.reshape(rows, (len(streams.LEARNERS), len(AGAIN), -1))).astype(np.uint8))


BEFORE = (0, 400)  # ms of other spikes that come first


@prepared(way=rhythms.WAYS, before=BEFORE, noise=(0, 1))
def liquids(way, before, noise):
    """Percent right of each question, as it is and with answers dealt out anew, (3, 6) each; rate in Hz; one raster.

    ``raster``, (80 pieces of 5 ms, 135): bits, of the last 400 ms of the first trial of the first draw.
    """
    found = [rhythms.compare(way, before, noise / 100, rng=[k, 3]) for k in AGAIN]
    right, chance = (np.rint(100 * np.array([one[k] for one in found])).astype(np.uint8) for k in (0, 1))
    raster = found[0][3][before:].reshape(80, 5, -1).any(axis=1)
    rate = np.float32(np.mean([one[2] for one in found]))
    return dict(right=right, chance=chance, rate=rate, raster=np.packbits(raster, axis=1))


SHOWN = 20  # days of a stream that are shown, the last


@prepared(kind=events.KINDS, detector=events.DETECTORS)
def detected(kind, detector):
    """Area under the ROC curve of three streams, (3, 2): of scores as they are, and smoothed over six hours.

    Stream and scores of the first in its last days, (480,) and (2, 480): the stream in steps of 0.01 from −1 on, the
    scores in shares of the largest, 0 to 100.
    """
    found = [events.detect(kind, detector, rng=[k, 4]) for k in AGAIN]
    (made, score, _), last = found[0], slice(-SHOWN * events.DAY, None)
    x, odd, score = made.x[last], made.odd[last], score[:, last]
    return dict(
        area=np.array([one[2] for one in found], np.float32),
        x=np.rint(100 * (x + 1)).clip(0, 255).astype(np.uint8),
        odd=np.packbits(odd),
        score=np.rint(100 * score / score.max(axis=1, keepdims=True)).astype(np.uint8),
    )
