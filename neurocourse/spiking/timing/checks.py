"""Check of the window: what it is called with, and mistakes that have a name."""

from typing import NamedTuple

import numpy as np

from neurocourse.spiking.timing import stdp
from neurocourse.teaching import exercise, inputs, real

__all__ = ["stdp_window"]


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
