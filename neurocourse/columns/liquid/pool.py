"""A pool of 135 spiking cells with random synapses, which tire or do not: the liquid of Maass and colleagues."""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, generator, number, takes

SIDES, INHIBITORY, CHANNELS = (15, 3, 3), 27, 4
N = int(np.prod(SIDES))
TAU, TAU_E, TAU_I, TAU_READ = 30.0, 3.0, 6.0, 30.0  # ms: membrane, synapses, and what the readout sees of a spike
REST, THRESHOLD = 13.5, 15.0  # mV above what it would be without the background current
SILENT = (3, 2)  # ms after a spike, of exciting and inhibiting cells
INPUT = 18.0  # mV for 3 ms of one input spike, on average
# Chance of a synapse between neighbours, and its strength (mV); [from][to], exciting cells first.
CHANCE, STRENGTH = np.array([[0.3, 0.2], [0.4, 0.1]]), np.array([[30.0, 60.0], [-19.0, -19.0]])
# Share that a spike uses, and ms for the store to refill and for the share to fall back; after Maass et al. (2002).
U = np.array([[0.5, 0.05], [0.25, 0.32]])
TAU_REC = np.array([[1100.0, 125.0], [700.0, 144.0]])
TAU_FACIL = np.array([[50.0, 1200.0], [20.0, 60.0]])
GAINS = {"tiring": 2.0, "tireless": 0.3, "none": 0.0}  # of all strengths: so that with either cells fire about alike


class Pool(NamedTuple):
    """``kind`` (135,), 1 for inhibiting cells; ``W`` (from, to), mV; ``W_in`` (channels, 135), mV."""

    kind: np.ndarray
    W: np.ndarray
    W_in: np.ndarray


class Ripples(NamedTuple):
    """What a readout sees in the end, (trials, 135), the mean rate in Hz, and spikes of the first trial, (T, 135)."""

    read: np.ndarray
    rate: float
    spikes: np.ndarray


@takes(rng=generator)
def pool(*, rng):
    """Draw a pool: cells on a grid of 15 by 3 by 3, a fifth of them inhibiting, synapses rarer with distance D.

    The chance of a synapse is C exp(−D² / 4), with C from 0.1 to 0.4 by the kinds of both cells.

    References
    ----------
    Maass W, Natschläger T, Markram H (2002). Real-time computing without stable states. Neural Computation
    14:2531-2560. doi:10.1162/089976602760407955
    """
    kind = np.zeros(N, np.intp)
    kind[rng.permutation(N)[:INHIBITORY]] = 1
    places = np.stack(np.meshgrid(*map(np.arange, SIDES), indexing="ij"), axis=-1).reshape(N, 3)
    far = ((places[:, None] - places) ** 2).sum(axis=2)
    pairs = kind[:, None], kind
    there = (rng.random((N, N)) < CHANCE[pairs] * np.exp(-far / 4)) & (far > 0)
    W = there * STRENGTH[pairs] * rng.gamma(1.0, 1.0, (N, N))
    heard = (rng.random((CHANNELS, N)) < 0.3) * rng.gamma(4.0, 0.25, (CHANNELS, N))
    return Pool(kind, W, INPUT * heard * np.where(kind, 0.5, 1.0))


@takes(cells=Pool, rng=generator)
def without_loops(cells, *, rng):
    """The same pool with its synapses moved so that none of them closes a loop.

    Cells are put into a row by chance. A synapse that leads back in it goes to another cell of the same kind, further
    on. The few for which there is no such cell, three in a hundred, are left out.
    """
    place = rng.permutation(N)
    ahead = place[:, None] < place
    W = np.where(ahead, cells.W, 0.0)
    for sender, hearer in np.argwhere((cells.W != 0) & ~ahead):
        free = np.flatnonzero(ahead[sender] & (W[sender] == 0) & (cells.kind == cells.kind[hearer]))
        if len(free):
            W[sender, rng.choice(free)] = cells.W[sender, hearer]
    return cells._replace(W=W)


@takes(cells=Pool, inputs=array(ndim=3, least=1), synapses=tuple(GAINS), gain=number(low=0))
def run(cells, inputs, synapses="tiring", gain=None):
    """Let input spikes fall into the pool, in many trials at once; 1 ms a step.

    Parameters
    ----------
    cells : Pool
    inputs : array, shape (T, trials, 4)
        Input spikes in each millisecond.
    synapses : {"tiring", "tireless", "none"}
        Those between cells: with stores that run low and shares that grow (Tsodyks and Markram), without, or absent.
    gain : float, optional
        Of all their strengths; set so that both kinds fire at about the same rate unless told.

    Returns
    -------
    Ripples
    """
    trials, gain = inputs.shape[1], GAINS[synapses] if gain is None else gain
    store = Stores(cells.kind, trials) if synapses == "tiring" else None
    W = (gain * cells.W).astype(np.float32)
    W_in, silent = cells.W_in.astype(np.float32), np.array(SILENT)[cells.kind]
    V, wait = np.full((trials, N), REST, np.float32), np.zeros((trials, N), np.int8)
    I_E, I_I, read = np.zeros_like(V), np.zeros_like(V), np.zeros_like(V)
    stay_E, stay_I, stay, fade = (np.float32(np.exp(-1 / tau)) for tau in (TAU_E, TAU_I, TAU, TAU_READ))
    seen, total, exciting = [], 0, cells.kind == 0
    for arriving in inputs.astype(np.float32):
        I_E = I_E * stay_E + arriving @ W_in
        I_I *= stay_I
        V = V * stay + (1 - stay) * (REST + I_E + I_I)
        V[wait > 0] = REST
        wait = np.maximum(wait - 1, 0)
        spikes = V >= THRESHOLD
        V[spikes] = REST
        wait[spikes] = np.broadcast_to(silent, spikes.shape)[spikes]
        read = read * fade + spikes
        seen.append(spikes[0])
        total += spikes.sum()
        if gain:
            for to in (0, 1):
                sent = (store.use(spikes, to) if store else spikes * U[cells.kind, to]).astype(np.float32)
                at = cells.kind == to
                I_E[:, at] += sent[:, exciting] @ W[np.ix_(exciting, at)]
                I_I[:, at] += sent[:, ~exciting] @ W[np.ix_(~exciting, at)]
    return Ripples(read.astype(float), 1000 * float(total) / (len(inputs) * trials * N), np.array(seen))


class Stores:
    """What each cell's synapses have ready, R, and the share that a spike uses, u, to cells of either kind."""

    def __init__(self, kind, trials):
        self.U, self.rec, self.facil = (x[kind].T[:, None].astype(np.float32) for x in (U, 1 / TAU_REC, 1 / TAU_FACIL))
        self.R = np.ones((2, trials, N), np.float32)
        self.u = np.broadcast_to(self.U, self.R.shape).copy()

    def use(self, spikes, to):
        """A millisecond later: what spikes send to cells of the kind ``to``."""
        R, u = self.R[to], self.u[to]
        R += (1 - R) * self.rec[to]
        u += (self.U[to] - u) * self.facil[to]
        sent = spikes * u * R
        R -= sent
        u += spikes * self.U[to] * (1 - u)
        return sent
