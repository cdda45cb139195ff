"""A thousand integrate-and-fire cells that send each other spikes: four fifths excite, one fifth inhibits.

τ_m·dV/dt = E_L - V + input + g_e + g_i, τ_e·dg_e/dt = -g_e, τ_i·dg_i/dt = -g_i, all in mV. A spike of an excitatory
cell adds w to g_e of each of its targets after the delay; one of an inhibitory cell takes g times w from g_i.
"""

from collections import deque
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, count, each, fraction, generator, number, positive, step_count, takes

AWAY = -1e9  # mV: where a refractory cell is put, out of reach of the threshold, until it comes back to V_reset


@takes(
    n=count(low=2), inhibitory=fraction, p=fraction, w=number, g=number(low=0), tau_m=positive, tau_e=positive,
    tau_i=positive, E_L=number, V_th=number, V_reset=number, t_ref=number(low=0), delay=number(low=0), input=number,
)  # fmt: skip
@dataclass(frozen=True)
class NetworkParameters:
    """Cells, synapses and wiring. mV and ms."""

    n: int = 1000
    inhibitory: float = 0.2  # share of the cells, the last ones
    p: float = 0.1  # that a cell reaches another
    w: float = 5.0  # mV
    g: float = 6.0  # an inhibitory spike counts so many times
    tau_m: float = 20.0
    tau_e: float = 3.0
    tau_i: float = 6.0
    E_L: float = -70.0
    V_th: float = -50.0
    V_reset: float = -60.0
    t_ref: float = 2.0
    delay: float = 1.5
    input: float = 60.0  # mV above E_L: where the drive from outside alone takes V

    @property
    def n_excitatory(self):
        """Number of excitatory cells; they come first."""
        return round(self.n * (1 - self.inhibitory))


class Spikes(NamedTuple):
    """Times ``t`` (K,) in ms and cells ``unit`` (K,) of all spikes, in order of time."""

    t: np.ndarray
    unit: np.ndarray


@takes(settings=NetworkParameters, rng=generator)
def wire(settings, *, rng):
    """Random targets of each cell: a list of int arrays, n long."""
    n = settings.n
    rows = rng.random((n, n)) < settings.p
    np.fill_diagonal(rows, False)
    return [np.flatnonzero(row) for row in rows]


@takes(settings=NetworkParameters, dt=positive)
def propagator(settings, dt):
    """What a step of ``dt`` makes of (V - V∞, g_e, g_i): the exact solution, a matrix (3, 3)."""
    decay = np.exp(-dt / np.array([settings.tau_m, settings.tau_e, settings.tau_i]))
    P = np.diag(decay)
    for k, tau in ((1, settings.tau_e), (2, settings.tau_i)):
        same = abs(tau - settings.tau_m) < 1e-9
        P[0, k] = dt / tau * decay[0] if same else tau / (settings.tau_m - tau) * (decay[0] - decay[k])
    return P


class Network:
    """A network with its state: ``run`` goes on from there, with any input and inhibition. See `plain_network`.

    Parameters
    ----------
    settings : NetworkParameters
    targets : list of int arrays
        Who reaches whom; drawn unless given.
    V : array (n,), mV
        Where the cells start; drawn between reset and threshold unless given.
    rng : seed or Generator
        Nothing is drawn after the start: there is no noise in this network.
    """

    @takes(settings=NetworkParameters, targets=each(np.ndarray), V=array(ndim=1), rng=generator)
    def __init__(self, settings=None, *, targets=None, V=None, rng):
        self.settings = settings or NetworkParameters()
        s = self.settings
        self.targets = wire(s, rng=rng) if targets is None else _known(targets, s.n)
        V = rng.uniform(s.V_reset, s.V_th, s.n) if V is None else array("V", V, shape=(s.n,))
        self.X = np.stack([V - s.E_L, np.zeros(s.n), np.zeros(s.n)])  # V - E_L, g_e, g_i
        self.t = 0.0
        self.due, self.back = [], []  # (ms, cells): spikes that still have to arrive; cells that are refractory until

    @takes(duration=positive, input=number, g=number(low=0), dt=positive)
    def run(self, duration, *, input=None, g=None, dt=0.1):
        """Go on for ``duration`` ms.

        Parameters
        ----------
        duration, dt : float, ms
            Times of spikes, delay and refractory period are rounded to ``dt``.
        input : float, mV
            Where the constant drive alone takes V, above E_L; that of the settings by default.
        g : float
            Strength of inhibition, in excitatory weights; that of the settings by default.

        Returns
        -------
        Spikes

        References
        ----------
        Brunel N (2000). Dynamics of sparsely connected networks of excitatory and inhibitory spiking neurons. Journal
        of Computational Neuroscience 8:183-208. doi:10.1023/A:1008925309027
        """
        s, steps = self.settings, step_count(duration=duration, dt=dt)
        drive = s.input if input is None else input
        self.X[0] -= drive
        found = self._step(steps, dt, drive, s.g if g is None else g)
        self.X[0] += drive
        t = self.t + dt * np.repeat([k for k, _ in found], [len(cells) for _, cells in found])
        self.t += steps * dt
        return Spikes(t, np.concatenate([cells for _, cells in found] or [np.empty(0, np.intp)]))

    def _step(self, steps, dt, drive, g):
        """Advance ``steps``; row 0 of X is V - E_L - drive. Gives (step, cells that fired) of each step with spikes."""
        s, P, n_e = self.settings, propagator(self.settings, dt), self.settings.n_excitatory
        n_ref, n_delay, targets = round(s.t_ref / dt), round(s.delay / dt), self.targets
        threshold, reset = s.V_th - s.E_L - drive, s.V_reset - s.E_L - drive
        due, back = (deque((round((t - self.t) / dt), cells) for t, cells in q) for q in (self.due, self.back))
        fires, found, w_e, w_i = np.empty(s.n, bool), [], s.w, g * s.w
        old, new = ((X, *X) for X in (self.X, np.empty_like(self.X)))  # with its rows, so as not to look them up again
        for k in range(steps):
            np.matmul(P, old[0], out=new[0])
            old, new = new, old
            _, V, g_e, g_i = old
            while back and back[0][0] <= k:
                V[back.popleft()[1]] = reset
            if np.count_nonzero(np.greater_equal(V, threshold, out=fires)):
                fired = fires.nonzero()[0]
                V[fired] = AWAY
                found.append((k, fired))
                back.append((k + n_ref - 1, fired))
                due.append((k + n_delay, fired))
            while due and due[0][0] <= k:
                cells = due.popleft()[1]
                if len(cells) < 16:
                    for i in cells.tolist():
                        if i < n_e:
                            g_e[targets[i]] += w_e
                        else:
                            g_i[targets[i]] -= w_i
                else:
                    split = np.searchsorted(cells, n_e)
                    g_e += w_e * arrivals(cells[:split], targets)
                    g_i -= w_i * arrivals(cells[split:], targets)
        self.X = old[0]
        self.due, self.back = ([(self.t + k * dt, cells) for k, cells in q] for q in (due, back))
        return found


def _known(targets, n):
    """The targets, when there is a list for each of n cells and it holds no others."""
    if len(targets) != n:
        raise ValueError(f"targets must have one array for each of the {n} cells, got {len(targets)}")
    array("targets", np.hstack(targets), dtype=np.int64, low=0, high=n - 1)
    return [cells.astype(np.intp, copy=False) for cells in targets]


def arrivals(cells, targets):
    """How many spikes of ``cells`` arrive at each cell, (n,): for many at once this takes less time than one by one."""
    return np.bincount(np.concatenate([targets[i] for i in cells.tolist()] or [cells]), minlength=len(targets))


@takes(spikes=Spikes, at_least=count)
def irregularity(spikes, *, at_least=5):
    """Coefficient of variation of the intervals, mean over all cells with so many: 0 for a clock, 1 for dice."""
    order = np.lexsort((spikes.t, spikes.unit))
    t, unit = spikes.t[order], spikes.unit[order]
    same = np.diff(unit) == 0  # both spikes of the pair are of one cell
    gaps, cell = np.diff(t)[same], unit[1:][same]
    n = np.bincount(cell)
    enough = n >= at_least
    mean = np.bincount(cell, gaps)[enough] / n[enough]
    square = np.bincount(cell, gaps**2)[enough] / n[enough]
    return float(np.mean(np.sqrt(np.maximum(square - mean**2, 0)) / mean)) if enough.any() else 0.0
