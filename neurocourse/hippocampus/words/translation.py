"""Machine translation in small: an invented language with another word order, learned with and without attention."""

from typing import NamedTuple

import numpy as np

from neurocourse import nn
from neurocourse.arguments import count, each, generator, positive, rng_or_seed, takes
from neurocourse.hippocampus.words.attention import Translator

# Ours and the invented language. A noun is of class a or o, and the words that belong to it take its ending.
ADJECTIVES = {"old": "ved", "red": "rub", "big": "mag", "quiet": "tis", "quick": "lep", "small": "pik"}
NOUNS = {
    "dog": "kana",
    "cat": "mira",
    "bird": "vola",
    "fish": "pesa",
    "king": "rego",
    "child": "filo",
    "owl": "ulo",
    "bear": "urso",
}
VERBS = {"sees": "vid", "hears": "aud", "finds": "trov", "loves": "am", "calls": "vok"}
SOURCE = (*ADJECTIVES, *NOUNS, *VERBS)
END, START = "END", "START"
TARGET = (
    *(stem + ending for stem in (*ADJECTIVES.values(), *VERBS.values()) for ending in "ao"),
    *NOUNS.values(),
    END,
    START,
)
SHORTEST, LONGEST = 3, 10  # words of the sentences learned from
READ, CODE = ({word: k for k, word in enumerate(words)} for words in (SOURCE, TARGET))  # word -> number


class Translation(NamedTuple):
    """One sentence translated word by word."""

    source: list
    words: list  # what the network wrote, with END if it came to an end
    right: list  # with END
    alpha: np.ndarray | None  # (words, source words) where it looked; None without attention


@takes(n_words=count(low=3), n=count, rng=generator)
def sentences(n_words, n, *, rng):
    """Draw ``n`` sentences: adjectives, noun, verb, adjectives, noun, all in all ``n_words`` >= 3 words each."""
    extra = n_words - 3
    first = rng.integers(0, extra + 1, n).tolist()
    adjectives, nouns, verbs = (
        rng.choice(list(words), (n, k)).tolist() for words, k in ((ADJECTIVES, extra), (NOUNS, 2), (VERBS, 1))
    )
    parts = zip(first, adjectives, nouns, verbs, strict=True)
    return [[*a[:k], noun, *verb, *a[k:], other] for k, a, (noun, other), verb in parts]


def translate(words):
    """The rules: noun before its adjectives, in reversed order and with its ending; verb last, with the subject's.

    >>> translate("red dog sees old king".split())
    ['kana', 'ruba', 'rego', 'vedo', 'vida']
    """
    at = next((k for k, word in enumerate(words) if word in VERBS), None)
    known = READ.keys() >= set(words)
    if at is None or not known or not (words[at - 1] in NOUNS and words[-1] in NOUNS and at > 0):
        raise ValueError(
            f"words must be adjectives, a noun, a verb, adjectives and a noun, got {' '.join(map(str, words))}"
        )
    subject, object_ = (_phrase(part) for part in (words[:at], words[at + 1 :]))
    return [*subject, *object_, VERBS[words[at]] + subject[0][-1]]


def _phrase(words):
    noun = NOUNS[words[-1]]
    return [noun, *(ADJECTIVES[word] + noun[-1] for word in reversed(words[:-1]))]


@takes(n_words=count(low=3), B=count, rng=generator)
def batch(n_words, B, *, rng):
    """B sentences of one length as ((source, before), labels): one-hot (T, B, ·), (T + 1, B, ·) and int (T + 1, B)."""
    drawn = sentences(n_words, B, rng=rng)
    source = np.array([[READ[w] for w in words] for words in drawn]).T
    labels = np.array([[*(CODE[w] for w in translate(words)), CODE[END]] for words in drawn]).T
    before = np.concatenate([np.full((1, B), CODE[START]), labels[:-1]])
    return (_one_hot(source, SOURCE), _one_hot(before, TARGET)), labels


def _one_hot(numbers, words):
    return nn.one_hot(numbers, len(words), dtype=np.float32)


@takes(attention=bool, updates=count, n_hidden=count, B=count, eta=positive, rng=generator, progress=bool)
def learn(*, attention=True, updates=800, n_hidden=32, B=32, eta=0.01, rng, progress=True):
    """Teach a translator sentences of 3 to 10 words; interrupt it when you like.

    Parameters
    ----------
    attention : bool
    updates, n_hidden, B : int
        Updates, units of reader and of writer, sentences an update.
    eta : float
        Step of Adam at first; the last third of the updates takes a fifth of it.
    rng : seed or numpy.random.Generator
    progress : bool

    Returns
    -------
    nn.Training
        Its loss is the surprise a word (nats).
    """
    model = Translator(len(SOURCE), len(TARGET), n_hidden, attention=attention, rng=rng)
    return nn.train(
        model, lambda rng: batch(int(rng.integers(SHORTEST, LONGEST + 1)), B, rng=rng),
        eta=lambda update: eta if update <= 2 * updates // 3 else eta / 5, clip=1.0, updates=updates, rng=rng,
        progress=progress,
    )  # fmt: skip


def write(model, source, longest):
    """Let the network write on its own, its own last word as input: numbers (longest, B), and the looks, if any.

    ``source`` is one-hot (T, B, n_source).
    """
    read, looks, words = model.reader.forward(source), [], []
    state, word = model.reader.state, np.full(source.shape[1], CODE[START])
    for _ in range(longest):
        h = model.writer.forward(_one_hot(word[None], TARGET), state)
        state, word = model.writer.state, model.answer(h, read)[0].argmax(axis=-1)
        words.append(word)
        if model.look is not None:
            looks.append(model.look.alpha[:, 0])
    return np.array(words), (np.stack(looks, axis=1) if looks else None)


@takes(model=Translator, n_words=count(low=3), n=count, rng=rng_or_seed)
def exact_match(model, n_words, *, n=200, rng):
    """Fraction (0 to 1) of ``n`` new sentences of a length whose every word, END included, is right."""
    (source, _), labels = batch(n_words, n, rng=rng)
    words, _ = write(model, source, len(labels))
    return float(np.mean(np.all(words == labels, axis=0)))


@takes(model=Translator, lengths=each(count(low=3)), n=count, rng=generator)
def by_length(model, lengths, *, n=200, rng):
    """Exact match for each of ``lengths``, shape (len(lengths),)."""
    return np.array([exact_match(model, n_words, n=n, rng=rng) for n_words in lengths])


def ask(model, words):
    """Translate one sentence and show where the network looked while it wrote."""
    right = translate(words)
    source = _one_hot([[READ[w]] for w in words], SOURCE)
    numbers, looks = write(model, source, len(words) + 3)
    written = [TARGET[k] for k in numbers[:, 0]]
    n = written.index(END) + 1 if END in written else len(written)
    return Translation(list(words), written[:n], [*right, END], None if looks is None else looks[0, :n])
