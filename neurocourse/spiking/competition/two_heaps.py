"""Equal inputs, unequal synapses: with STDP alone, the weights of one neuron part into strong and weak ones.

Five hundred independent inputs, all at one rate, teach an integrate-and-fire neuron. A synapse is touched only when one
of its own spikes arrives or when the neuron fires, so numbers are kept in plain lists: for one spike at a time they are
several times as fast as arrays.
"""

from dataclasses import dataclass
from math import exp
from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, count, generator, number, positive, step_count, takes


@takes(
    tau_m=positive, tau_e=positive, E_L=number, E_e=number, V_th=number, V_reset=number, g_max=number(low=0),
    tau_plus=positive, tau_minus=positive, A_plus=number, A_minus=number, soft=bool,
)  # fmt: skip
@dataclass(frozen=True)
class LearningParameters:
    """Neuron and synapses. ms and mV; conductances in units of the leak."""

    tau_m: float = 10.0
    tau_e: float = 5.0  # of the synaptic conductance
    E_L: float = -74.0
    E_e: float = 0.0
    V_th: float = -54.0
    V_reset: float = -60.0
    g_max: float = 0.02  # of the strongest synapse, w = 1
    tau_plus: float = 20.0
    tau_minus: float = 20.0
    A_plus: float = 0.01
    A_minus: float = 0.0105  # a little more, so that chance shrinks a synapse
    soft: bool = False  # changes in proportion to the room that is left: to 1 - w when growing, to w when shrinking


class WeightHistory(NamedTuple):
    """Weights and rate of the neuron while it learns."""

    t: np.ndarray  # (n,) s
    w: np.ndarray  # (n, N) weights from 0 to 1 at these times
    rate: np.ndarray  # (n,) Hz, of the neuron since the time before


@takes(N=count, rate=number(low=0), T=positive, dt=positive, rng=generator)
def arrivals(N, rate, T, dt, rng):
    """Poisson spikes of N inputs in T s, in order: (steps, inputs) as two lists."""
    n = rng.poisson(N * rate * T)
    steps = np.sort(rng.integers(0, round(1000 * T / dt), n))
    return steps.tolist(), rng.integers(0, N, n).tolist()


class Neuron:
    """One neuron, its N synapses and the traces that remember spikes; ``run`` goes on from where it is."""

    @takes(w=array(ndim=1), settings=LearningParameters)
    def __init__(self, w, settings=None):
        self.settings = settings or LearningParameters()
        self.w = w.tolist()
        self.trace = [0.0] * len(self.w)  # of each input
        self.post, self.V, self.g = 0.0, self.settings.E_L, 0.0

    def run(self, steps, inputs, n, dt):
        """Advance ``n`` steps of ``dt`` ms while spikes of ``inputs`` arrive at ``steps``; return the neuron's spikes.

        N traces decay all the time. To save that work none decays here: a spike at time t adds A₊·exp(t / τ₊), and
        reading a trace multiplies it by exp(-t / τ₊). Before exp(t / τ₊) grows too large, time starts anew.
        `run_by_clock` is the plain form.
        """
        s, w, trace, V, g, post = self.settings, self.w, self.trace, self.V, self.g, self.post
        forget, fade, leak, E_L, E_e = exp(-dt / s.tau_minus), exp(-dt / s.tau_e), -dt / s.tau_m, s.E_L, s.E_e
        grow, rise = s.A_plus, exp(dt / s.tau_plus)
        fired, arriving = 0, zip([*steps, n], [*inputs, 0], strict=True)
        due, i = next(arriving)
        for k in range(n):
            total = 1 + g
            target = (E_L + g * E_e) / total
            V = target + (V - target) * exp(leak * total)
            g *= fade
            post *= forget
            grow *= rise
            while due == k:  # before the neuron's own spike, as these were too late to cause it
                g += s.g_max * w[i]
                trace[i] += grow
                w[i] = w[i] * (1 - post) if s.soft else max(w[i] - post, 0.0)
                due, i = next(arriving)
            if grow > 1e100:
                trace[:] = [x * s.A_plus / grow for x in trace]
                grow = s.A_plus
            if V >= s.V_th:
                V = s.V_reset
                fired += 1
                post += s.A_minus
                now = s.A_plus / grow
                if s.soft:
                    w[:] = [a + x * now * (1 - a) for a, x in zip(w, trace, strict=True)]
                else:
                    w[:] = [min(a + x * now, 1.0) for a, x in zip(w, trace, strict=True)]
        trace[:] = [x * s.A_plus / grow for x in trace]
        self.V, self.g, self.post = V, g, post
        return fired


@takes(N=count, T=positive, rate=number(low=0), dt=positive, n=count(low=2), settings=LearningParameters, rng=generator)
def learn(*, N=500, T=5.0, rate=15.0, dt=0.1, n=2, settings=None, rng):
    """Let N synapses learn for T seconds.

    Parameters
    ----------
    N : int
        Inputs, all alike and independent of each other.
    T : float, s
    rate : float, Hz
        Of every input.
    dt : float, ms
    n : int
        Moments to remember.
    settings : LearningParameters
    rng : seed or numpy.random.Generator

    Returns
    -------
    WeightHistory

    References
    ----------
    Song S, Miller KD, Abbott LF (2000). Competitive Hebbian learning through spike-timing-dependent synaptic
    plasticity. Nature Neuroscience 3:919-926. doi:10.1038/78829
    Soft bounds: van Rossum MCW, Bi GQ, Turrigiano GG (2000). doi:10.1523/JNEUROSCI.20-23-08812.2000
    """
    part = T / (n - 1)
    neuron = Neuron(rng.random(N), settings)
    weights, fired = [neuron.w[:]], [0]
    n_steps = step_count(T=part, dt=dt / 1000)
    for _ in range(n - 1):
        steps, inputs = arrivals(N, rate, part, dt, rng)
        fired.append(neuron.run(steps, inputs, n_steps, dt))
        weights.append(neuron.w[:])
    return WeightHistory(part * np.arange(n), np.array(weights), np.array(fired) / part)


def run_by_clock(w, steps, inputs, n, dt, settings):
    """`Neuron.run` as the equations read: every trace decays in every step, and inputs fire one at a time.

    Returns the weights, the steps at which the neuron fired, and V, g and the trace of its own spikes at the end.
    """
    s, V, g, pre, post, spikes = settings, settings.E_L, 0.0, np.zeros(len(w)), 0.0, []
    arriving = np.zeros((n, len(w)))
    np.add.at(arriving, (steps, inputs), 1)
    for k, x in enumerate(arriving):
        target = (s.E_L + g * s.E_e) / (1 + g)
        V = target + (V - target) * np.exp(-dt / s.tau_m * (1 + g))
        g, pre, post = g * np.exp(-dt / s.tau_e), pre * np.exp(-dt / s.tau_plus), post * np.exp(-dt / s.tau_minus)
        g = g + s.g_max * (w * x).sum()
        pre = pre + s.A_plus * x
        w = w * (1 - post * x) if s.soft else np.maximum(w - post * x, 0)
        if V >= s.V_th:
            V, post = s.V_reset, post + s.A_minus
            w = w + pre * (1 - w) if s.soft else np.minimum(w + pre, 1)
            spikes.append(k)
    return w, spikes, (V, g, post)
