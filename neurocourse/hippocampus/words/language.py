"""Which word comes next? Counting pairs and triples of words, and a recurrent network that hears the whole sentence."""

from collections import Counter, defaultdict
from typing import NamedTuple

import numpy as np

from neurocourse import nn
from neurocourse.arguments import array, count, each, generator, integer, positive, takes
from neurocourse.hippocampus.words.story import draw_sentences, story_sentences

RARE = "(other)"  # words that the training part shows only once
WORDS = array(ndim=1, dtype=np.int64, low=0, least=1)  # a sentence, word by word
MEMORY = 20  # steps for which gates may start open: two sentences


class Text(NamedTuple):
    """Sentences as numbers, cut into a part to learn from and one to be tested on."""

    vocabulary: tuple
    train: list  # sentences, each an int array (n_words,)
    test: list

    def encode(self, words):
        """Numbers of the words, unknown ones as RARE."""
        code = {word: k for k, word in enumerate(self.vocabulary)}
        return np.array([code.get(word, code[RARE]) for word in words], dtype=np.int64)


@takes(n_sentences=count(low=10), rng=generator)
def text(n_sentences=500, *, rng):
    """The course's own text: sentences drawn from a grammar and a story written by hand; a fifth is for testing."""
    sentences = draw_sentences(n_sentences, rng=rng) + story_sentences()
    order = rng.permutation(len(sentences))
    cut = len(order) // 5
    test, train = ([sentences[k] for k in part] for part in (order[:cut], order[cut:]))
    often = Counter(word for words in train for word in words)
    made = Text((*sorted(word for word, n in often.items() if n > 1), RARE), [], [])
    return made._replace(train=[made.encode(s) for s in train], test=[made.encode(s) for s in test])


class NGram:
    """Counts of words after the n − 1 words before them, smoothed by the counts for fewer words (Witten and Bell).

    P(w | a b) = (c(a b w) + d P(w | b)) / (c(a b) + d), with c a count and d the number of different words seen after
    a b: the more surprises a context had, the more is left for words that never followed it.

    Parameters
    ----------
    n : int
        1 counts words, 2 pairs, 3 triples.
    sentences : list of int arrays
    n_words : int
        Size of the vocabulary.

    References
    ----------
    Witten IH, Bell TC (1991). The zero-frequency problem. IEEE Transactions on Information Theory 37:1085-1094.
    """

    @takes(n=count, sentences=each(WORDS, empty=True), n_words=count)
    def __init__(self, n, sentences, n_words):
        self.n, self.n_words = n, n_words
        _expect_known(sentences, n_words)
        self.count = defaultdict(lambda: np.zeros(self.n_words))
        for words in sentences:
            words = words.tolist()
            for k, word in enumerate(words):
                for back in range(min(n, k + 1)):
                    self.count[tuple(words[k - back : k])][word] += 1

    def next(self, context):
        """Probabilities (n_words,) of the word after ``context``, of which at most n − 1 words are heard."""
        context = [int(word) for word in context]
        p = np.full(self.n_words, 1 / self.n_words)
        for back in range(min(self.n, len(context) + 1)):
            followers = self.count.get(tuple(context[len(context) - back :]))
            if followers is not None:
                different = np.count_nonzero(followers)
                p = (followers + different * p) / (followers.sum() + different)
        return p

    def sentence(self, words):
        """Probabilities of each word of a sentence given those before, (n_words,)."""
        return np.array([self.next(words[:k])[word] for k, word in enumerate(words)])


class NetworkModel:
    """The same two questions, put to a recurrent network. It starts every sentence after a full stop."""

    @takes(network=nn.Network, vocabulary=each(str))
    def __init__(self, network, vocabulary):
        self.network, self.n_words = network, len(vocabulary)
        if "." not in vocabulary:
            raise ValueError("vocabulary must have a full stop, with which sentences end")
        self.stop = vocabulary.index(".")

    def _ask(self, words):
        heard = nn.one_hot([self.stop, *words], self.n_words, dtype=np.float32)
        return nn.softmax(self.network.propagate(heard[:, None])[:, 0].astype(float))

    def next(self, context):
        """Probabilities (n_words,) of the word after ``context``."""
        return self._ask(context)[-1]

    def sentence(self, words):
        """Probabilities of each word of a sentence given those before, (n_words,)."""
        return self._ask(words[:-1])[np.arange(len(words)), words]


def _expect_known(sentences, n_words):
    largest = max((int(words.max(initial=0)) for words in sentences), default=0)
    if largest >= n_words:
        raise ValueError(f"sentences must hold words below n_words, {n_words}, got {largest}")


@takes(
    text=Text, kind=("LSTM", "GRU", "RNN"), n_hidden=count, window=count, B=count, updates=count, eta=positive,
    rng=generator, progress=bool,
)  # fmt: skip
def learn(text, *, kind="LSTM", n_hidden=32, window=24, B=32, updates=400, eta=0.02, rng, progress=True):
    """Teach a network to say the next word, on random windows of the training part; interrupt it when you like.

    Parameters
    ----------
    text : Text
    kind : "LSTM", "GRU" or "RNN"
    n_hidden, window, B, updates : int
        Units, words in a row, windows an update, updates.
    eta : float
        Step of Adam.
    rng : seed or numpy.random.Generator
    progress : bool

    Returns
    -------
    nn.Training
        Its loss is the surprise a word (nats).
    """
    n = len(text.vocabulary)
    integer("window", window, low=1, high=sum(map(len, text.train)) - 1)
    options = dict(rng=rng, dtype=np.float32)
    gates = {} if kind == "RNN" else dict(memory=MEMORY)
    network = nn.Network([getattr(nn, kind)(n, n_hidden, **options, **gates), nn.Dense(n_hidden, n, **options)])

    def sample(rng):
        stream = np.concatenate([text.train[k] for k in rng.permutation(len(text.train))])
        at = rng.integers(0, len(stream) - window, B) + np.arange(window + 1)[:, None]
        words = stream[at]
        return nn.one_hot(words[:-1], n, dtype=np.float32), words[1:]

    return nn.train(network, sample, eta=eta, clip=1.0, updates=updates, rng=rng, progress=progress)


@takes(model=NGram | NetworkModel, sentences=each(WORDS))
def perplexity(model, sentences):
    """exp of the mean surprise −log P(word | words before): as if it had to choose among so many words each time.

    Parameters
    ----------
    model : NGram or NetworkModel
    sentences : list of int arrays

    Returns
    -------
    float

    References
    ----------
    Shannon CE (1951). Prediction and entropy of printed English. Bell System Technical Journal 30:50-64.
    """
    _expect_known(sentences, model.n_words)
    surprise = -np.log(np.concatenate([model.sentence(words) for words in sentences]))
    return float(np.exp(surprise.mean()))
