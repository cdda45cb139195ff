"""A memory for sequences: columns that answer to a letter, and cells in them that know what came before it.

Each cell has dendrites whose synapses hear other cells. A dendrite that hears enough of them makes its cell expect to
be next. A column with a cell that expected its letter answers with that cell alone; one that is surprised bursts.
"""

import numpy as np

from neurocourse.arguments import array, count, fraction, generator, takes

CONNECTED = 0.5  # permanence from which a synapse counts
WIDTH, DENDRITES, SYNAPSES = 5, 12, 10  # columns of a letter; dendrites of a cell, and synapses of a dendrite
THRESHOLD, LIKE = 4, 2  # synapses that wake a dendrite, and those that make it worth going on with
SHAPE = ("cells", "dendrites", "synapses")
START, GAIN, LOSS = 0.4, 0.15, 0.05


@takes(
    active=array(ndim=1, dtype=bool, least=1), synapses=array(shape=SHAPE, dtype=np.intp, low=0),
    permanence=array(shape=SHAPE), threshold=count,
)  # fmt: skip
def predictive_cells(active, synapses, permanence, threshold=THRESHOLD):
    """Which cells expect to be next: those with a dendrite that hears at least ``threshold`` active cells.

    Parameters
    ----------
    active : bool array, shape (cells,)
        Cells that are active now.
    synapses : int array, shape (cells, dendrites, synapses)
        Which cell each synapse hears.
    permanence : array, shape (cells, dendrites, synapses)
        How grown together each synapse is, 0 to 1; it hears nothing below 0.5.
    threshold : int

    Returns
    -------
    bool array, shape (cells,)

    References
    ----------
    Hawkins J, Ahmad S (2016). Why neurons have thousands of synapses, a theory of sequence memory in neocortex.
    Frontiers in Neural Circuits 10:23. doi:10.3389/fncir.2016.00023
    """
    heard = active[synapses] & (permanence >= CONNECTED)
    return (heard.sum(axis=2) >= threshold).any(axis=1)


def counted(heard):
    """How many synapses of each dendrite hear something: as ``sum``, in a third of the time."""
    return heard.view(np.int8).sum(axis=-1, dtype=np.int8)


class TemporalMemory:
    """Learns sequences of letters as they come.

    Parameters
    ----------
    n_letters : int
    cells : int
        Cells in each column; the course's columns are few, five for each letter and for no other.
    punish : float
        How much permanence a synapse loses when it helped to expect a letter that did not come.
    rng : seed or numpy.random.Generator

    Attributes
    ----------
    active, expects : bool arrays, shape (n_letters * 5 * cells,)
        Cells active at the last letter, and those that expect to be next.
    burst : bool array, shape (n_letters * 5,)
        Columns that were surprised by the last letter.
    """

    @takes(n_letters=count, cells=count, punish=fraction, rng=generator)
    def __init__(self, n_letters, cells=8, *, punish=0.05, rng):
        self.n_letters, self.cells, self.punish, self.rng = n_letters, cells, punish, rng
        n = n_letters * WIDTH * cells
        self.synapses = np.zeros((n, DENDRITES, SYNAPSES), np.intp)
        self.permanence = np.zeros((n, DENDRITES, SYNAPSES))
        self.used = np.zeros((n, DENDRITES), np.intp)  # when a dendrite was last of use; 0: it has not grown yet
        self.clock = 0
        self.reset()

    def reset(self):
        """Forget what came just now, and nothing else."""
        n = len(self.synapses)
        self.active, self.expects = np.zeros(n, bool), np.zeros(n, bool)
        self.winners, self.burst = np.zeros(0, np.intp), np.zeros(n // self.cells, bool)
        return self

    def expected(self):
        """How many of the columns of each letter hold a cell that expects it, as a share: (n_letters,)."""
        return self.expects.reshape(self.n_letters, WIDTH, self.cells).any(axis=2).mean(axis=1)

    def see(self, letter, *, learns=True):
        """Take in the next letter, learn from it unless told not to, and return what is `expected` after it."""
        mine = np.arange(letter * WIDTH, (letter + 1) * WIDTH)[:, None] * self.cells + np.arange(self.cells)
        told = self.expects[mine]
        surprised = ~told.any(axis=1)
        if learns:
            self._learn(mine, told, surprised)
        self.active = np.zeros_like(self.active)
        self.active[mine[told | surprised[:, None]]] = True
        self.burst = np.zeros_like(self.burst)
        self.burst[mine[surprised, 0] // self.cells] = True
        self.expects = predictive_cells(self.active, self.synapses, self.permanence)
        return self.expected()

    def _learn(self, mine, told, surprised):
        """Reward dendrites that foresaw this letter, punish those that foresaw another, teach where it surprised."""
        self.clock += 1
        heard = self.active[self.synapses] & (self.permanence > 0)
        strong = counted(heard & (self.permanence >= CONNECTED)) >= THRESHOLD
        taught = [(cell, d) for cell in mine[told] for d in np.flatnonzero(strong[cell])]
        strong[mine] = False
        self.permanence -= self.punish * (heard & strong[:, :, None])
        taught += [self._choose(column, counted(heard[column])) for column in mine[surprised]]
        for cell, d in taught if len(self.winners) else ():
            self._grow(cell, d, heard[cell, d])
        self.winners = np.unique([cell for cell, _ in taught])

    def _choose(self, column, like):
        """The cell of a surprised column that is to learn, and its dendrite: what comes nearest, or the least used."""
        if like.max() >= LIKE:
            cell, d = np.unravel_index(like.argmax(), like.shape)
            return column[cell], d
        grown = (self.used[column] > 0).sum(axis=1)
        cell = column[self.rng.choice(np.flatnonzero(grown == grown.min()))]
        d = self.used[cell].argmin()
        self.permanence[cell, d] = 0
        return cell, d

    def _grow(self, cell, d, heard):
        """Let a dendrite hold on to what it heard, let go of the rest, and reach out to winners of the last letter."""
        p = self.permanence[cell, d]
        p += np.where(heard, GAIN, -LOSS)
        np.clip(p, 0, 1, out=p)
        self.used[cell, d] = self.clock
        held = set(self.synapses[cell, d][p > 0].tolist())
        new = [winner for winner in self.winners.tolist() if winner not in held]
        free = np.flatnonzero(p == 0)[: min(len(new), max(WIDTH - int(heard.sum()), 0))]
        self.synapses[cell, d, free] = new[: len(free)]
        p[free] = START
