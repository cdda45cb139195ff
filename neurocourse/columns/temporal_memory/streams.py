"""Words that share their middle, in a stream: who can tell at the end how a word began?"""

from collections import Counter, defaultdict

import numpy as np

from neurocourse.arguments import count, each, either, fraction, generator, takes
from neurocourse.columns.temporal_memory.sequence_memory import TemporalMemory

LEARNERS = ("eight cells a column", "one cell a column", "table of two letters", "table that cuts")
EVERY = 15  # words over which shares are taken


@takes(middle=count)
def two_words(middle=3):
    """Two words of letters 0, 1, 2 …: A and X, then the same ``middle`` letters, then E or Y: (2, middle + 2).

    With three in the middle they are ABCDE and XBCDY, whose letters have the numbers 0 to 6.
    """
    shared = np.arange(1, middle + 1)
    return np.array([[0, *shared, middle + 1], [middle + 2, *shared, middle + 3]])


class Table:
    """Counts what came after the last letters; what is longer than it has seen, it cuts.

    Parameters
    ----------
    order : int
        How many of the last letters it looks at.
    backs_off : bool
        Whether it goes to fewer letters where it has never met so many together.
    """

    @takes(n_letters=count, order=count, backs_off=bool)
    def __init__(self, n_letters, order, *, backs_off=True):
        self.n_letters, self.order, self.backs_off = n_letters, order, backs_off
        self.after = defaultdict(Counter)
        self.reset()

    def reset(self):
        """Forget what came just now, and nothing else."""
        self.last = ()
        return self

    def see(self, letter):
        """Take in the next letter, and return shares of what came after the last letters, (n_letters,)."""
        for n in range(len(self.last) + 1):
            self.after[self.last[len(self.last) - n :]][letter] += 1
        self.last = (*self.last, letter)[-self.order :]
        return self.expected()

    def expected(self):
        """Shares of what came after the last letters."""
        lengths = range(len(self.last), -1, -1) if self.backs_off else (len(self.last),)
        known = [past for n in lengths if (past := self.last[len(self.last) - n :]) in self.after]
        found = self.after[known[0]] if known else Counter()
        return np.array([found[k] for k in range(self.n_letters)]) / max(found.total(), 1)


@takes(name=LEARNERS, n_letters=count, rng=generator)
def learner(name, n_letters, *, rng):
    """One of `LEARNERS`, who knows nothing yet."""
    if "table" in name:
        return Table(n_letters, 2, backs_off=False) if "two" in name else Table(n_letters, 10)
    return TemporalMemory(n_letters, 8 if "eight" in name else 1, rng=rng)


@takes(
    learner=either(TemporalMemory, Table),
    middle=count,
    n=count,
    resets=bool,
    wrong=fraction,
    rng=generator,
)
def last_letters(learner, middle=3, n=300, *, resets=False, wrong=0.0, rng):
    """How often ``learner`` expects the right one of the two last letters, after the word's other letters.

    Parameters
    ----------
    learner : TemporalMemory or Table
    middle : int
        Letters that both words share, see `two_words`; either word comes by the toss of a coin.
    n : int
        Words.
    resets : bool
        Whether it is told where a word ends.
    wrong : float
        How often one letter of the middle is swapped for any of them.
    rng : seed or numpy.random.Generator

    Returns
    -------
    ndarray, shape (n,)
        1 or 0; one half where it expects both, or neither.
    """
    words, right = two_words(middle), np.empty(n)
    for k, which in enumerate(rng.integers(2, size=n)):
        word = words[which].copy()
        if rng.random() < wrong:
            word[rng.integers(1, middle + 1)] = rng.integers(1, middle + 1)
        for letter in word[:-1]:
            found = learner.see(letter)
        sure = found[words[:, -1]]
        right[k] = 0.5 if sure[0] == sure[1] else sure.argmax() == which
        learner.see(word[-1])
        if resets:
            learner.reset()
    return right


@takes(cells=count, punish=fraction, words=each(count(low=0)), rng=generator)
def stages(cells=8, punish=0.05, words=(0, 5, 60), *, rng):
    """What a temporal memory does at each letter of ABCDE and XBCDY after it has learned from so many words.

    Returns
    -------
    active, expects : bool arrays, shape (stages, 2, 5, 35 * cells)
        Cells that are active at a letter, and that expect to be next then.
    """
    memory, shown, found = TemporalMemory(7, cells, punish=punish, rng=rng), two_words(3), []
    order = rng.integers(2, size=max(words))
    for k in range(max(words) + 1):
        if k in words:
            found.append([_shown(memory, word) for word in shown])
        if k < len(order):
            for letter in shown[order[k]]:
                memory.see(letter)
            memory.reset()
    return tuple(np.moveaxis(np.array(found), 3, 0))


def _shown(memory, word):
    """What it does at each letter of a word that it does not learn from."""
    rows = []
    for letter in word:
        memory.see(letter, learns=False)
        rows.append((memory.active, memory.expects))
    memory.reset()
    return rows
