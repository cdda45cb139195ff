"""Time, armed: how far a threshold unit with two loops and a clock follows a leaky neuron."""

import numpy as np

from neurocourse.arguments import count, generator, positive, takes
from neurocourse.pioneers.signals.summation import respond
from neurocourse.pioneers.units.ticking import ticking_unit, ticks
from neurocourse.wording import span

W, THETA, TAU_M, DELAY = 4.0, 10.0, 10.0, 0.5  # mV, mV, ms, ms
SPREAD, DURATION = 60.0, 62.0  # ms


@takes(n_afferents=count, n_timings=count, rng=generator)
def timings(n_afferents=12, n_timings=200, *, rng):
    """Times (n_timings, n_afferents) in ms at which each afferent fires once."""
    return rng.uniform(0, SPREAD, (n_timings, n_afferents))


def neuron_answers(times):
    """Spikes of the leaky neuron for each row of ``times``."""
    w = np.full(times.shape[1], W)
    settings = dict(theta=THETA, tau_m=TAU_M, delay=DELAY, duration=DURATION, dt=0.1)
    return np.array([len(respond(row[:, None], w, **settings).spike_times) for row in times])


@takes(tick=positive, clear=bool)
def unit_answers(times, tick, *, clear=True):
    """How often the ticking unit says 1, for each row of ``times``."""
    w, keep = np.full(times.shape[1], W), np.exp(-tick / TAU_M)
    return np.array(
        [ticking_unit(ticks(row + DELAY, DURATION, tick), w, THETA, keep=keep, clear=clear).y.sum() for row in times]
    )


def report():
    """Share of timings in which each kind of unit answers as the neuron does, over three seeds, in words."""
    trials = [timings(rng=seed) for seed in range(3)]
    spikes = [neuron_answers(times) for times in trials]
    agreed = {"no loop, so one answer to all, whichever suits best": [np.bincount(n).max() / len(n) for n in spikes]}
    kinds = {
        "one loop, which carries the sum on, ticks of 0.1 ms": (0.1, False),
        "two loops, the second clears it, ticks of 10 ms": (10.0, True),
        "two loops, ticks of 1 ms": (1.0, True),
        "two loops, ticks of 0.1 ms": (0.1, True),
    }
    for name, (tick, clear) in kinds.items():
        pairs = zip(trials, spikes, strict=True)
        agreed[name] = [np.mean(unit_answers(times, tick, clear=clear) == n) for times, n in pairs]
    return "\n".join(f"{name}: {span([100 * share for share in shares], 0)}%" for name, shares in agreed.items())
