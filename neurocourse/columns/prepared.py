"""What explorers and tables of this room show at once: trainings and courses for every setting."""

import numpy as np

from neurocourse.columns.boltzmann import learning, machine
from neurocourse.columns.echoes import ahead, edge, memory, wirings
from neurocourse.columns.folding import parity, zigzag
from neurocourse.columns.liquid import rhythms
from neurocourse.columns.oddities import events
from neurocourse.columns.pepper import sheets
from neurocourse.columns.rhythm import envelope, jansen_rit
from neurocourse.columns.stack import belief_net
from neurocourse.columns.temporal_memory import streams
from neurocourse.data.prepared import prepared

INPUTS = np.arange(0, 901, 10)  # spikes per second into a column


@prepared(cut=jansen_rit.CUTS, start=jansen_rit.STARTS)
def swings(cut, start):
    """Lowest and highest potential (mV) of a column in the last 4 of 12 s, and how often it swings (Hz), (91,) each."""
    v = jansen_rit.simulate(INPUTS, cut, start, T=12.0).v[-2000:]
    low, high, above = v.min(axis=0), v.max(axis=0), v > (v.min(axis=0) + v.max(axis=0)) / 2
    rises = [np.flatnonzero(one[1:] & ~one[:-1]) for one in above.T]
    hz = [(len(k) - 1) / (0.002 * (k[-1] - k[0])) if len(k) > 1 else 0 for k in rises] * (high - low > 0.2)
    return {name: found.astype(np.float16) for name, found in (("low", low), ("high", high), ("hz", hz))}


@prepared(state=tuple(envelope.STATES), noise=envelope.NOISES, again=(0, 1))
def noisy_columns(state, noise, again):
    """Ten seconds of a column in noise, (1000,), in steps of a 30th of its standard deviation."""
    p, start = envelope.STATES[state]
    v = envelope.column(p, noise, start, T=10.0, rng=again)
    return dict(v=np.rint(30 * v / v.std()).astype(np.int8))


REACHES, SITES = (1, 2, 3, 4, 5, 6, 8), (1, 2, 3, 4, 5, 6, 8)  # cells
SHUFFLED = (0, 25, 50, 75, 100)  # percent


@prepared(shuffled=SHUFFLED)
def readers(shuffled):
    """Mean errors (degrees) of readers of the cells nearby, by reach, and of electrodes, by side; three sheets each."""
    made = [sheets.sheet(shuffled / 100, rng=seed) for seed in range(3)]
    near = [[_nearby(one, reach) for reach in REACHES] for one in made]
    sites = [[sheets.error_of_electrodes(one, site, rng=0) for site in SITES] for one in made]
    return {name: np.mean(found, axis=0).astype(np.float16) for name, found in (("near", near), ("sites", sites))}


def _nearby(preferred, reach):
    """The mean over sixteen places."""
    places = [(row, col) for row in range(4, sheets.N, 8) for col in range(4, sheets.N, 8)]
    return np.mean([sheets.error(sheets.nearby(preferred, reach, *at), 100, rng=0) for at in places])


STARTS, CURVES = 6, 3  # of nets that learn a zigzag; of those whose answers are shown
FOLDS = (1, 2, 3, 4, 5)


@prepared(way=zigzag.WAYS, folds=FOLDS)
def zigzags(way, folds):
    """Root mean square errors of six nets, (6,), and answers of three, (3, 129), in hundredths."""
    fits = [zigzag.learn(way, folds, rng=[seed, folds]) for seed in range(STARTS)]
    y = np.clip(100 * np.array([fit.y[::2] for fit in fits[:CURVES]]), -127, 127)
    return dict(error=np.array([fit.error for fit in fits], np.float16), y=np.rint(y).astype(np.int8))


@prepared(reader=parity.READERS, again=(0, 1, 2))
def odd_or_even(reader, again):
    """Shares right of patterns of ten bits that were learned and that were not."""
    return dict(right=np.array(parity.generalise(reader, rng=again), np.float16))


@prepared(rule=learning.RULES, falling=(False, True))
def machines(rule, falling):
    """Log likelihood (nats) and error of three machines, (3, 7), the sum of all states only once; the first's numbers.

    These are W, b and c in a row, (7, 220).
    """
    starts = (0, 1, 2) if rule != "exact" else (0,)
    found = [learning.learn(machine.bars_and_stripes(), rule, falling, rng=seed) for seed in starts]
    numbers = [np.concatenate([part.ravel() for part in one]) for one in found[0].machines]
    shape = 3, len(learning.EPOCHS)
    return dict(
        likelihood=np.resize([one.likelihood for one in found], shape).astype(np.float16),
        error=np.resize([one.error for one in found], shape).astype(np.float16),
        numbers=np.array(numbers, np.float16),
    )


@prepared(rule=("CD-1", "500 chains"))
def unseen_pictures(rule):
    """Log likelihood (nats) of 20 bars and stripes that were learned and of 10 that were not, (3, 2)."""
    V, found = machine.bars_and_stripes(), []
    for seed in range(3):
        order = np.random.default_rng([seed, 5]).permutation(len(V))
        last = learning.learn(V[order[:20]], rule, True, rng=seed).machines[-1]
        found.append([machine.log_likelihood(V[part], *last) for part in (order[:20], order[20:])])
    return dict(likelihood=np.array(found, np.float16))


@prepared(labels=belief_net.LABELS, again=(0, 1, 2, 3))
def starts(labels, again):
    """Share of 500 digits that each way reads right, (7,), and weights of 25 dreamed units in steps, (25, 64)."""
    found, W = belief_net.compare(labels, rng=again)
    first = W[:25] * (again == 0 and labels == belief_net.LABELS[0])
    steps = np.rint(100 * first / max(np.abs(first).max(), 1e-9)).astype(np.int8)
    return dict(right=np.array([*found.values()], np.float16), W=steps)


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


MANY = range(6)  # pools


@prepared(loops=(False, True))
def loopless(loops):
    """Percent right of each question by tiring synapses with a noise of 1%, in six pools, (6, 6); rates in Hz, (6,)."""
    found = [rhythms.compare("tiring synapses", 0, 0.01, loops=loops, rng=[k, 3]) for k in MANY]
    right = np.rint(100 * np.array([one[0] for one in found])).astype(np.uint8)
    return dict(right=right, rate=np.array([one[2] for one in found], np.float32))


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
