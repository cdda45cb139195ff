"""Stored results for four explorers of this room: long runs, and tests of networks for every setting."""

from dataclasses import replace

import numpy as np

from neurocourse.data.prepared import prepared
from neurocourse.spiking.chips import core_reader
from neurocourse.spiking.competition import pattern_onset, two_heaps
from neurocourse.spiking.readers import quantise

EDGES = np.linspace(0, 1, 21)
TICKS = 24


@prepared(rate=(12, 15, 20, 30))
def heaps(rate):
    """A hundred seconds of a neuron with 500 equal inputs: synapses in each bin of weights, (41, 20), and its rate."""
    history = two_heaps.learn(T=100, n=41, rate=rate, rng=1)
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
