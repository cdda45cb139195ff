"""One core after TrueNorth: 256 axons, 256 neurons, a crossbar of yes and no, and whole numbers only."""

from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, integer, option, takes, unguarded

N = 256  # axons, and neurons, of a core
V_MAX = 2**19 - 1  # membrane potentials have 20 bits, sign included
S_MAX = 255  # weights have 9 bits

# Merolla et al. (2014): the whole chip.
CHIP = {"cores": 4096, "neurons": 4096 * N, "synapses": 4096 * N * N, "power (mW)": 63}


@dataclass(frozen=True)
class Core:
    """What is stored in a core; all whole numbers.

    A synapse is one bit of ``crossbar``. How much it counts is looked up: axon a has one of four types G_a, and
    neuron n has one weight s[n, G] for each type.
    """

    crossbar: np.ndarray  # (N, N) bool, [neuron, axon]
    axon_type: np.ndarray  # (N,) 0 to 3
    s: np.ndarray  # (N, 4) -255 to 255
    leak: np.ndarray  # (N,) added at every step
    threshold: np.ndarray  # (N,) at least 1
    floor: np.ndarray = field(default_factory=lambda: np.full(N, -V_MAX - 1))  # V is not let below
    reset: str = "subtract"  # or "zero"

    def __post_init__(self):
        array("crossbar", self.crossbar, shape=(N, N), dtype=bool)
        within("axon_type", self.axon_type, (N,), 0, 3)
        within("s", self.s, (N, 4), -S_MAX, S_MAX)
        within("leak", self.leak, (N,), -S_MAX, S_MAX)
        within("threshold", self.threshold, (N,), 1, V_MAX)
        within("floor", self.floor, (N,), -V_MAX - 1, 0)
        option("reset", self.reset, ("subtract", "zero"))

    @property
    def weights(self):
        """What each spike adds to each neuron, W[n, a] = crossbar[n, a] · s[n, G_a]: (N, N) whole numbers."""
        return np.where(self.crossbar, self.s[:, self.axon_type], 0).astype(np.int64)


class CoreActivity(NamedTuple):
    """Spikes and voltages of a core."""

    spikes: np.ndarray  # (T, N) bool
    V: np.ndarray  # (T, N) after each step


def within(name, value, shape, low, high):
    """Whole numbers of a shape and a range, or one sentence."""
    x = array(name, value, shape=shape, dtype=np.int64)
    if x.min() < low or x.max() > high:
        raise ValueError(f"{name} must be whole numbers from {low} to {high}, got {x.min()} to {x.max()}")


@takes(
    V=array(shape=(..., N), dtype=np.int64), x=array(shape=(..., N), dtype=bool), core=Core,
    W=array(shape=(N, N), dtype=np.int64),
)  # fmt: skip
def step(V, x, core, W=None):
    """One tick: V ← V + Σ_a x_a W_na + leak; where V ≥ threshold, a spike; then the reset.

    Parameters
    ----------
    V : array of int, shape (..., N)
    x : array of bool, shape (..., N)
        Which axons got a spike.
    core : Core
    W : array of int, shape (N, N), optional
        ``core.weights``, to look them up once.

    Returns
    -------
    V, spikes : ndarray

    References
    ----------
    Merolla PA, Arthur JV, Alvarez-Icaza R, et al. (2014). A million spiking-neuron integrated circuit with a scalable
    communication network and interface. Science 345:668-673. doi:10.1126/science.1254642
    """
    W = core.weights if W is None else W
    drive = (x.astype(np.float64) @ W.T.astype(np.float64)).astype(np.int64)  # exact below 2⁵³, and fast
    V = np.clip(V + drive + core.leak, core.floor, V_MAX)
    spikes = V >= core.threshold
    after = V - core.threshold if core.reset == "subtract" else 0
    return np.where(spikes, after, V), spikes


@takes(
    core=Core, x=array(shape=("T", N), dtype=bool), route=array(shape=(N,), dtype=np.int64),
    delay=integer(low=1, high=15),
)  # fmt: skip
def run(core, x, *, route=None, delay=1):
    """Run a core on input spikes x (T, N), from V = 0.

    Parameters
    ----------
    core : Core
    x : array of bool, shape (T, N)
    route : array of int, shape (N,), optional
        The axon of this core to which each neuron's spikes go; -1 for none. That is how a core feeds back to itself.
    delay : int
        Ticks until they arrive, 1 to 15.

    Returns
    -------
    CoreActivity
    """
    x, W = x.copy(), core.weights
    route = np.full(N, -1) if route is None else array("route", route, dtype=np.int64, low=-1, high=N - 1)
    tick = unguarded(step)
    V, spikes, potentials = np.zeros(N, np.int64), np.zeros(x.shape, bool), np.zeros(x.shape, np.int64)
    for t in range(len(x)):
        V, spikes[t] = tick(V, x[t], core, W)
        potentials[t] = V
        if t + delay < len(x):
            x[t + delay, route[spikes[t] & (route >= 0)]] = True
    return CoreActivity(spikes, potentials)


def plain_step(V, x, core):
    """`step` as one would write it for the chip: whole numbers, one synapse after the other; lists of N."""
    V, spikes = list(V), []
    for n in range(N):
        for a in range(N):
            if x[a] and core.crossbar[n, a]:
                V[n] += int(core.s[n, core.axon_type[a]])
        V[n] = max(min(V[n] + int(core.leak[n]), V_MAX), int(core.floor[n]))
        spikes.append(V[n] >= core.threshold[n])
        if spikes[n]:
            V[n] = V[n] - int(core.threshold[n]) if core.reset == "subtract" else 0
    return V, spikes


def empty(**changes):
    """A core without synapses, with thresholds of 1; ``changes`` set its fields."""
    fields = dict(crossbar=np.zeros((N, N), bool), axon_type=np.zeros(N, np.int64), s=np.ones((N, 4), np.int64))
    fields |= dict(leak=np.zeros(N, np.int64), threshold=np.ones(N, np.int64))
    return Core(**(fields | changes))


@takes(core=Core, x=array(shape=("T", N), dtype=bool))
def synaptic_events(core, x):
    """How often a spike met a synapse that is there: what the chip's energy goes into."""
    return int((x @ core.crossbar.T.astype(np.int64)).sum())
