"""Stored results for seven explorers of this room: long runs, and tests of networks for every setting."""

from dataclasses import replace

import numpy as np

from neurocourse.data.prepared import prepared
from neurocourse.spiking.chips import core_reader
from neurocourse.spiking.competition import pattern_onset, two_heaps
from neurocourse.spiking.delays import lines
from neurocourse.spiking.prices import contest
from neurocourse.spiking.readers import conversion, quantise

EDGES = np.linspace(0, 1, 21)
TICKS = 24


@prepared(rate=(12, 15, 20, 30), soft=(False, True))
def heaps(rate, soft):
    """A hundred seconds of a neuron with 500 equal inputs: synapses in each bin of weights, (41, 20), and its rate."""
    history = two_heaps.learn(T=100, n=41, rate=rate, settings=two_heaps.LearningParameters(soft=soft), rng=1)
    counts = [np.histogram(w, EDGES)[0] for w in history.w]
    return dict(counts=np.array(counts, np.uint16), rate=history.rate.astype(np.float32))


@prepared()
def deaf():
    """Spikes (ms) of a neuron that listens for a pattern and does not learn."""
    return dict(spikes=pattern_onset.search(90, learns=False, rng=21).spikes.astype(np.int32))


@prepared(kind=("MLP", "CNN"), bits=(3, 4, 8))
def convert(kind, bits):
    """The test of a spiking digit reader: share right, spikes and synaptic events a picture after each step."""
    accuracy, run = quantise.evaluate(bits, kind)
    parts = dict(accuracy=accuracy, spikes=run.spikes.mean(axis=1), events=run.events.mean(axis=1))
    return {name: values.astype(np.float32) for name, values in parts.items()}


@prepared(factor=tuple(np.arange(0.25, 2.01, 0.25).tolist()))
def core(factor):
    """Share of digits that the core reads after each tick with thresholds times ``factor``."""
    reader = core_reader.trained()
    votes = core_reader.read(with_thresholds(factor), reader.X_test, TICKS)
    return dict(accuracy=(votes.argmax(axis=2) == reader.y_test).mean(axis=1).astype(np.float32))


def with_thresholds(factor):
    """The digit reader's core with thresholds times ``factor``."""
    core = core_reader.trained().core
    return replace(core, threshold=np.maximum(np.rint(core.threshold * factor), 1).astype(np.int64))


@prepared(rng=(0, 1, 2))
def costs(rng):
    """What every reader of digits costs: a row for each `contest.Cost`."""
    found = contest.every(rng=rng)
    return dict(rows=np.array([cost for kind in contest.KINDS for cost in found[kind]], np.float32))


@prepared(kind=("MLP", "CNN"), rule=quantise.RULES)
def few_bits(kind, rule):
    """Share of digits that rounded networks of numbers read, (bits, seeds), for 2, 3, 4, 6 and 8 bits."""
    shares = [[quantise.read(kind, bits, rule, rng=seed) for seed in range(3)] for bits in BITS]
    return dict(accuracy=np.array(shares, np.float32))


BITS = (2, 3, 4, 6, 8)


@prepared(kind=("MLP", "CNN"), bits=(3, 4, 8))
def levels(kind, bits):
    """Share of digits that a network of numbers reads whose units have T + 1 values, for T = 1 … 64."""
    source = conversion.reader(kind)
    stages = conversion.convert(quantise.quantised(source.network, bits), conversion.calibration())
    said = [quantise.rounded(stages, source.X_test, T).argmax(axis=1) for T in range(1, 65)]
    return dict(accuracy=(np.array(said) == source.y_test).mean(axis=1).astype(np.float32))


@prepared(way=lines.WAYS)
def late(way):
    """What a cell learns of delays: weights, delays and thresholds on the way, and accuracy for three patterns."""
    learned = [lines.learn(way, rng=seed) for seed in SEEDS]
    rows = [np.concatenate([cell.w, cell.d, [cell.theta]]) for cell in learned[0].cells]
    padded = np.zeros((lines.LOOKS, 2 * lines.N * lines.COPIES + 1), np.float32)
    padded[:, : len(rows[0])] = rows
    return dict(cells=padded, accuracy=np.array([one.accuracy for one in learned], np.float32))


SEEDS = (0, 1, 2)
