"""Sentences whose meaning stands in their order, and words as random vectors: what the verb takes from the others."""

import numpy as np

from neurocourse.arguments import each, takes
from neurocourse.neuromodulation.scaled_attention import dot_product

WIDTH = 8  # numbers in a word's vector
VERB = 2  # place of the verb
SENTENCES = {
    "cat and dog": ("the", "dog", "bites", "the", "cat"),
    "owl and mouse": ("the", "owl", "hears", "the", "mouse"),
    "child and king": ("a", "child", "tells", "the", "king"),
}


def word_name(name, value):
    """A check of arguments: a word of letters."""
    if not isinstance(value, str) or not value.isalpha():
        raise TypeError(f"{name} must be a word, got {value!r:.40}")
    return value


def vector(word):
    """A vector (WIDTH,) for a word, drawn at random but always the same."""
    return np.random.default_rng([ord(letter) for letter in word]).normal(size=WIDTH)


def exchanged(words):
    """The sentence with who does it and whom it is done to exchanged."""
    words = list(words)
    words[1], words[4] = words[4], words[1]
    return tuple(words)


@takes(words=each(word_name), place=bool)
def pair(words, *, place=False):
    """What the verb of a sentence of five words takes from all words: as said and exchanged, (2, WIDTH)."""
    if len(words) != 5:
        raise ValueError(f"words must be five, as in 'the dog bites the cat', got {len(words)}")
    x = np.array([[vector(word) for word in order] for order in (words, exchanged(words))])
    return np.array([dot_product.mixed(one, place=place)[VERB] for one in x])
