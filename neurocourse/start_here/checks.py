"""The check of the one small exercise of this lesson."""

import numpy as np

from neurocourse.start_here import neuron
from neurocourse.teaching.exercise import call, exercise, expect


@exercise(reference=neuron.weighted_sum)
def weighted_sum(f, ref):
    """Product first, then sum; weights count with their sign; any number of inputs."""
    x, w = np.array([1.0, 3.0]), np.array([2.0, -4.0])  # every mistake below gives another number
    y = call(f, x, w)
    expect(np.ndim(y) == 0, "a neuron has one output: add the products up to one number")
    expect(y != np.sum(x) + np.sum(w), "you add inputs and weights; a weight of 0 must silence its input, so multiply")
    expect(y != np.sum(x), "you leave the weights out: multiply each input by its weight first")
    expect(y != np.sum(x) * np.sum(w), "you add first: each input has its own weight, so multiply first")
    expect(y != np.sum(x * np.abs(w)), "you drop the minus of a weight: an inhibitory input must make the sum smaller")
    rng = np.random.default_rng(1)
    for n in (1, 2, 3, 7):
        x, w = rng.normal(size=(2, n))
        expect(np.isclose(call(f, x, w), ref(x, w)), f"wrong for {n} inputs: let it work for any number of them")
