"""A translator that has learned where to look, and a gain on how sharply it looks."""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import count, generator, number, takes, unguarded
from neurocourse.hippocampus import translation
from neurocourse.hippocampus.words.attention import Attention, Translator
from neurocourse.neuromodulation.scaled_attention import dot_product


class Sharper(NamedTuple):
    """What a gain on its scores makes of a translator."""

    right: float  # share of new sentences whose every word is right
    largest: float  # mean share of the word that it looks at most


@takes(n=count, rng=generator)
def gap_to_attention(n=32, *, rng):
    """Largest difference between a translator's look at five memories of n numbers and attention to the same.

    The question is √n q W, and the memories are keys and values.
    """
    look, (q, m) = Attention(n, rng=rng), rng.normal(size=(2, 5, 1, n))
    same = dot_product.attention(np.sqrt(n) * q[:, 0] @ look.W, m[:, 0], m[:, 0])
    return float(np.abs(look.forward(q, m)[:, 0] - same).max())


@takes(model=Translator, gain=number(low=0), n_words=count(low=3), n=count, rng=generator)
def look_with(model, gain, n_words=8, *, n=200, rng):
    """Translate n new sentences while all scores of the look are multiplied by ``gain``; returns `Sharper`.

    Nothing is learned anew. At gain 0 it looks at all words alike.

    Parameters
    ----------
    model : Translator
        One that has attention.
    gain : float
    n_words, n : int
        Length and number of the sentences.
    rng : seed or numpy.random.Generator
    """
    if model.look is None:
        raise ValueError("model must be a translator with attention: this one has no look to sharpen")
    (source, _), labels = unguarded(translation.batch)(n_words, n, rng=rng)
    W = model.look.W.copy()
    model.look.W *= W.dtype.type(gain)
    try:
        words, looks = translation.write(model, source, len(labels))
    finally:
        model.look.W[...] = W
    return Sharper(float(np.mean(np.all(words == labels, axis=0))), float(looks.max(axis=-1).mean()))
