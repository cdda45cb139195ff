"""Synapses compete for the control of a neuron: by spike timing alone, inputs that fire together win."""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, count, generator, number, positive, step_count, takes
from neurocourse.nn.progress import Bar

DT = 1.0  # ms
TAU_M, E_L, V_TH, V_RESET = 20.0, -70.0, -54.0, -60.0  # ms, mV: the neuron of Song, Miller & Abbott
E_EX, E_IN, TAU_SYN = 0.0, -70.0, 5.0  # mV, mV, ms
G_MAX, G_IN = 0.05, 0.25  # in units of the leak; larger than theirs, as there are a fifth of the synapses
TAU_STDP = 20.0  # ms, both sides of the window


class Contest(NamedTuple):
    """Weights from 0 to 1 while they compete; the first half of the inputs is the correlated group."""

    t: np.ndarray  # (n,) s
    w: np.ndarray  # (n, B, N) weights at these times
    rate: np.ndarray  # (n, B) Hz, of the neuron since the time before


@takes(
    c=array(ndim=1, low=0, high=1, least=1), N=count(low=2), T=positive, rate=number(low=0), A_plus=number(low=0),
    B_ratio=number(low=0), n=count(low=2), rng=generator,
)  # fmt: skip
def compete(c, *, N=200, T=60.0, rate=15.0, A_plus=0.01, B_ratio=1.1, n=31, rng):
    """Let N synapses of an integrate-and-fire neuron learn by additive STDP; half of them often fire together.

    A synapse that helped to fire the neuron was active just before it, and grows. Inputs that fire together help more
    often. All other spikes fall before and after by chance, and as A₋ > A₊, chance weakens a synapse.

    Parameters
    ----------
    c : array, shape (B,)
        Correlation of the spikes in the first group, 0 to 1, for each of B neurons. The second group has none.
    N : int
        Excitatory inputs.
    T : float, s
    rate : float, Hz
        Of every input: the same for all, so that it cannot decide.
    A_plus, B_ratio : float
        Growth in units of the largest weight; A₋ / A₊.
    n : int
        Moments to remember.
    rng : seed or numpy.random.Generator

    Returns
    -------
    Contest

    References
    ----------
    Song S, Miller KD, Abbott LF (2000). Competitive Hebbian learning through spike-timing-dependent synaptic
    plasticity. Nature Neuroscience 3:919-926. doi:10.1038/78829
    """
    n_steps, state = step_count(T=T, DT=DT / 1000), State(len(c), N)
    share = np.zeros((len(c), N))
    share[:, : N // 2] = np.sqrt(c)[:, None]
    marks, fired, weights, rates = np.linspace(0, n_steps, n).astype(int), np.zeros(len(c)), [state.w.copy()], []
    with Bar(n_steps, what="steps of learning") as bar:
        for start, stop in zip(marks, marks[1:], strict=False):
            for _ in range(start, stop):
                spikes = inputs(share, rate * DT / 1000, rng)
                fired += state.step(spikes, A_plus, A_plus * B_ratio, rng)
            weights.append(state.w.copy())
            rates.append(fired * 1000 / (DT * (stop - start)))
            fired = np.zeros(len(c))
            bar.update(stop)
    return Contest(marks * DT / 1000, np.array(weights), np.array([rates[0], *rates]))


def inputs(share, p, rng):
    """Spikes (B, N) with chance p each; with chance ``share`` = √c an input copies the source that its group has."""
    own = rng.random(share.shape)
    follows = rng.random(share.shape) < share
    common = rng.random((len(share), 1))
    return np.where(follows, common, own) < p


class State:
    """B neurons with N plastic synapses each, and the traces that remember spikes."""

    def __init__(self, B, N):
        self.V, self.g_ex, self.g_in = np.full(B, E_L), np.zeros(B), np.zeros(B)
        self.w = np.full((B, N), 0.5)
        self.pre, self.post = np.zeros((B, N)), np.zeros(B)

    def step(self, spikes, A_plus, A_minus, rng):
        """One step of ``DT``; returns who fired (B,). Forty inhibitory inputs fire at 10 Hz and do not learn."""
        keep, forget = np.exp(-DT / TAU_SYN), np.exp(-DT / TAU_STDP)
        self.g_ex = self.g_ex * keep + G_MAX * (self.w * spikes).sum(axis=1)
        self.g_in = self.g_in * keep + G_IN * rng.poisson(40 * 10 * DT / 1000, len(self.V))
        total = 1 + self.g_ex + self.g_in
        V_inf = (E_L + self.g_ex * E_EX + self.g_in * E_IN) / total
        self.V = V_inf + (self.V - V_inf) * np.exp(-DT / TAU_M * total)
        fired = self.V >= V_TH
        self.V[fired] = V_RESET
        self.pre *= forget
        self.post *= forget
        self.w -= A_minus * spikes * self.post[:, None]
        self.pre += spikes
        if fired.any():
            self.w[fired] += A_plus * self.pre[fired]
            self.post += fired
        np.clip(self.w, 0, 1, out=self.w)
        return fired


def group_means(contest):
    """Mean weight of the correlated and of the other group at each time: (n, B, 2)."""
    half = contest.w.shape[2] // 2
    return np.stack([contest.w[..., :half].mean(axis=2), contest.w[..., half:].mean(axis=2)], axis=2)
