"""Checks of the window and of the growth by triplets: what they are called with, and mistakes that have a name."""

from typing import NamedTuple

import numpy as np

from neurocourse.spiking.timing import stdp, triplets
from neurocourse.teaching import call, exercise, inputs, made, real

__all__ = ["stdp_window", "triplet_growth"]


class Pair(NamedTuple):
    """Constants of the window."""

    A_plus: float
    A_minus: float
    tau_plus: float
    tau_minus: float


def fades(x, tau):
    return np.exp(-x / tau)


def sides(right=lambda x, p: p.A_plus * fades(x, p.tau_plus), left=lambda x, p: -p.A_minus * fades(x, p.tau_minus)):
    """A window with one side, or both, wrong: what a pair does that is ``x`` ms apart; 0 at once."""
    return lambda dt, *p: 0.0 if dt == 0 else right(dt, Pair(*p)) if dt > 0 else left(-dt, Pair(*p))


@exercise(
    reference=stdp.window,
    inputs=inputs(
        dt=real(-100, 100), A_plus=real(0.001, 2), A_minus=real(0.001, 2), tau_plus=real(5, 99), tau_minus=real(5, 99),
        examples=[(dt, 0.9, 0.5, 16.8, 33.7) for dt in (10.0, -10.0, 0.0, 0.01, -0.01, 60.0, -60.0)],
    ),
    mistakes=[
        ("the two sides are swapped: dt > 0 means that the input came first, and must grow",
         lambda dt, *p: stdp.window(-dt, *p)),
        ("an input that comes too late must weaken: for dt < 0 the change is negative",
         lambda dt, *p: abs(stdp.window(dt, *p))),
        ("an input that comes first must grow: for dt > 0 the change is positive",
         lambda dt, *p: -abs(stdp.window(dt, *p))),
        ("spikes far apart must count less: both exponents must be negative on their own side",
         sides(lambda x, p: p.A_plus * fades(-x, p.tau_plus), lambda x, p: -p.A_minus * fades(-x, p.tau_minus))),
        ("for dt > 0 the change must fade with time: its exponent is -dt / tau_plus",
         sides(right=lambda x, p: p.A_plus * fades(-x, p.tau_plus))),
        ("for dt < 0 the change must fade with time: its exponent is dt / tau_minus",
         sides(left=lambda x, p: -p.A_minus * fades(-x, p.tau_minus))),
        ("tau_plus and tau_minus are swapped", lambda dt, A, B, p, m: stdp.window(dt, A, B, m, p)),
        ("for dt < 0 the time constant is tau_minus, not tau_plus", lambda dt, A, B, p, m: stdp.window(dt, A, B, p, p)),
        ("for dt > 0 the time constant is tau_plus, not tau_minus", lambda dt, A, B, p, m: stdp.window(dt, A, B, m, m)),
        ("A_plus and A_minus are swapped", lambda dt, A, B, p, m: stdp.window(dt, B, A, p, m)),
        ("for dt < 0 the size is A_minus, not A_plus", lambda dt, A, B, p, m: stdp.window(dt, A, A, p, m)),
        ("for dt > 0 the size is A_plus, not A_minus", lambda dt, A, B, p, m: stdp.window(dt, B, B, p, m)),
        ("at dt = 0 nobody came first: nothing may change", lambda dt, *p: None if dt == 0 else stdp.window(dt, *p)),
        ("an input that comes too late must weaken: for dt < 0 yours changes nothing", sides(left=lambda x, p: 0.0)),
        ("an input that comes first must grow: for dt > 0 yours changes nothing", sides(right=lambda x, p: 0.0)),
        ("nothing ever changes: look at both cases, dt > 0 and dt < 0", lambda dt, *p: 0.0),
        ("only one side counts at a time: you add both",
         lambda dt, *p: stdp.window(abs(dt), *p) + stdp.window(-abs(dt), *p)),
        ("the change must fade with time: multiply by the exponential",
         sides(lambda x, p: p.A_plus, lambda x, p: -p.A_minus)),
        ("divide by the time constant: you multiply by it",
         sides(lambda x, p: p.A_plus * fades(x, 1 / p.tau_plus), lambda x, p: -p.A_minus * fades(x, 1 / p.tau_minus))),
        ("you return the new weight, from 1: return its change", lambda dt, *p: 1 + stdp.window(dt, *p)),
        ("for dt > 0 it is right, for dt < 0 it is not", sides(left=lambda x, p: None)),
        ("for dt < 0 it is right, for dt > 0 it is not", sides(right=lambda x, p: None)),
    ],
)  # fmt: skip
def stdp_window(f, ref):
    """Who fired first? The change of a synapse by one pair of spikes."""


def before(train, t):
    return t - train[train < t]


def left(waits, tau):
    return float(np.exp(-waits / tau).sum())


def each_spike(what):
    """A growth that adds ``what(t, pre, post, tau_plus, tau_y)`` for every spike of the target."""
    return lambda pre, post, *taus: float(sum(what(t, pre, post, *taus) for t in post))


def last(waits):
    return waits[-1:]


def near(train, t):
    return np.abs(t - train[train != t])


def train(rng, sizes):
    """Times of a few spikes, in order, ms."""
    return np.sort(rng.uniform(0, 200, rng.integers(1, 7)))


def is_train(x):
    return np.ndim(x) == 1 and 0 < len(x) <= 100 and bool((np.diff(x) > 0).all())


TRAIN = dict(fits=is_train, ends=(np.array([50.0]), np.array([40.0, 60.0, 90.0])))


@exercise(
    reference=triplets.growth,
    inputs=inputs(
        pre=made(train, **TRAIN), post=made(train, **TRAIN), tau_plus=real(5, 50), tau_y=real(20, 300),
        examples=[
            (np.array([0.0, 50.0, 100.0]), np.array([10.0, 60.0, 110.0]), 16.8, 114.0),
            (np.array([10.0, 60.0, 110.0]), np.array([0.0, 50.0, 100.0]), 16.8, 114.0),
            (np.array([0.0, 40.0]), np.array([20.0, 40.0]), 16.8, 114.0),  # two at the same time
            *((*stdp.pairing(f, dt), 16.8, 114.0) for f in (0.1, 50.0) for dt in (10, -10)),
        ],
    ),
    mistakes=[
        ("a spike does not find its own trace: of the target's spikes only *earlier* ones count",
         each_spike(lambda t, pre, post, p, y: left(before(pre, t), p) * (1 + left(before(post, t), y)))),
        ("spikes that come later cannot count: take only those before t",
         each_spike(lambda t, pre, post, p, y: left(near(pre, t), p) * left(near(post, t), y))),
        ("that is growth by pairs: multiply by what earlier spikes of the target have left",
         each_spike(lambda t, pre, post, p, y: left(before(pre, t), p))),
        ("the inputs are missing: multiply by what they have left",
         each_spike(lambda t, pre, post, p, y: left(before(post, t), y))),
        ("it takes both: multiply the two sums, do not add them",
         each_spike(lambda t, pre, post, p, y: left(before(pre, t), p) + left(before(post, t), y))),
        ("tau_plus and tau_y are swapped: the target is remembered for tau_y",
         lambda pre, post, p, y: triplets.growth(pre, post, y, p)),
        ("the target's earlier spikes fade with tau_y: yours fade with tau_plus",
         lambda pre, post, p, y: triplets.growth(pre, post, p, p)),
        ("the inputs' spikes fade with tau_plus: yours fade with tau_y",
         lambda pre, post, p, y: triplets.growth(pre, post, y, y)),
        ("every input spike before t counts, not only the last",
         each_spike(lambda t, pre, post, p, y: left(last(before(pre, t)), p) * left(before(post, t), y))),
        ("every earlier spike of the target counts, not only the last",
         each_spike(lambda t, pre, post, p, y: left(before(pre, t), p) * left(last(before(post, t)), y))),
        ("an input spike at the same time did not come before: ask for `<`",
         each_spike(lambda t, pre, post, p, y: left(t - pre[pre <= t], p) * left(before(post, t), y))),
        ("multiply for each spike of the target, and then add: you add first",
         lambda pre, post, p, y: float(sum(left(before(pre, t), p) for t in post)
                                       * sum(left(before(post, t), y) for t in post))),
        ("pre and post are swapped: it is the target's spikes that make the synapse grow",
         lambda pre, post, p, y: triplets.growth(post, pre, p, y)),
        ("the target's spikes make it grow: yours shrinks", lambda *at: -triplets.growth(*at)),
        ("return the sum over all spikes of the target: yours is only the last one's",
         lambda pre, post, p, y: left(before(pre, post[-1]), p) * left(before(post, post[-1]), y)),
        ("return the sum, not the mean", lambda pre, post, p, y: triplets.growth(pre, post, p, y) / len(post)),
    ],
)  # fmt: skip
def triplet_growth(f, ref):
    """Growth by three spikes; with it two constants of 2006, from ten measured points."""
    found = triplets.fit(lambda *at: call(f, *at))
    return f"with your growth the best fit has A₃₊ = {found.A3_plus:.1e} and A₂₋ = {found.A2_minus:.1e}."
