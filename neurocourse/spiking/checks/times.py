"""Checks of the first spike and of the window: what they are called with, and mistakes that have a name."""

from typing import NamedTuple

import numpy as np

from neurocourse.spiking import coding, stdp
from neurocourse.teaching.exercise import exercise
from neurocourse.teaching.inputs import inputs, real


def first_spike(drive, V_th, tau_m):
    """τ_m ln(I / (I - V_th)), for a drive above the threshold."""
    return float(coding.encode_latency(drive, V_th=V_th, tau_m=tau_m))


def latency(share):
    """A time with a wrong logarithm in it."""
    return lambda D, V_th, tau: tau * share(D, V_th)


@exercise(
    reference=first_spike,
    inputs=inputs(
        drive=real(0.5, 100), V_th=real(0.5, 30), tau_m=real(1, 50), where=lambda D, V_th, tau: D > 1.001 * V_th,
        examples=[(2.3, 0.7, 12.0), (0.9, 0.5, 10.0), (2.0, 1.0, 20.0), (10.1, 10.0, 20.0), (30.0, 20.0, 20.0)],
    ),
    mistakes=[
        ("the time is negative: turn the fraction in the logarithm round", latency(lambda D, V: np.log((D - V) / D))),
        ("multiply by tau_m: a slow membrane fires late", lambda D, V, tau: np.log(D / (D - V))),
        ("you divide by tau_m: a slow membrane fires late, so multiply", lambda D, V, tau: np.log(D / (D - V)) / tau),
        ("this is the logarithm to base 10: use the natural one", latency(lambda D, V: np.log10(D / (D - V)))),
        ("this is the logarithm to base 2: use the natural one", latency(lambda D, V: np.log2(D / (D - V)))),
        ("take the logarithm of the fraction", latency(lambda D, V: D / (D - V))),
        ("your fraction is drive / V_th: divide by the distance that is left", latency(lambda D, V: np.log(D / V))),
        ("your fraction is V_th / (drive - V_th): the whole drive belongs on top",
         latency(lambda D, V: np.log(V / (D - V)))),
        ("put brackets round drive - V_th: division comes first", latency(lambda D, V: np.log(D / D - V))),
        ("it is drive - V_th: you have a plus", latency(lambda D, V: np.log((D + V) / D))),
        ("you leave the leak out: because of it V rises ever more slowly", latency(lambda D, V: V / D)),
        ("that is a rate: return the time, without 1 /", lambda *at: 1 / first_spike(*at)),
        ("a stronger drive must fire sooner: yours fires later", latency(lambda D, V: D / V)),
    ],
)  # fmt: skip
def encode_latency(f, ref):
    """When does a leaky neuron fire first, under a drive above its threshold?"""


def pair_change(dt, A_plus, A_minus, tau_plus, tau_minus):
    """A₊ exp(-Δt / τ₊) when the presynaptic spike came first, -A₋ exp(Δt / τ₋) when it came last, 0 at once."""
    return float(stdp.window(dt, A_plus=A_plus, A_minus=A_minus, tau_plus=tau_plus, tau_minus=tau_minus))


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
    reference=pair_change,
    inputs=inputs(
        dt=real(-100, 100), A_plus=real(0.001, 2), A_minus=real(0.001, 2), tau_plus=real(5, 99), tau_minus=real(5, 99),
        examples=[(dt, 0.9, 0.5, 16.8, 33.7) for dt in (10.0, -10.0, 0.0, 0.01, -0.01, 60.0, -60.0)],
    ),
    mistakes=[
        ("the two sides are swapped: dt > 0 means that the input came first, and must grow",
         lambda dt, *p: pair_change(-dt, *p)),
        ("an input that comes too late must weaken: for dt < 0 the change is negative",
         lambda dt, *p: abs(pair_change(dt, *p))),
        ("an input that comes first must grow: for dt > 0 the change is positive",
         lambda dt, *p: -abs(pair_change(dt, *p))),
        ("spikes far apart must count less: both exponents must be negative on their own side",
         sides(lambda x, p: p.A_plus * fades(-x, p.tau_plus), lambda x, p: -p.A_minus * fades(-x, p.tau_minus))),
        ("for dt > 0 the change must fade with time: its exponent is -dt / tau_plus",
         sides(right=lambda x, p: p.A_plus * fades(-x, p.tau_plus))),
        ("for dt < 0 the change must fade with time: its exponent is dt / tau_minus",
         sides(left=lambda x, p: -p.A_minus * fades(-x, p.tau_minus))),
        ("tau_plus and tau_minus are swapped", lambda dt, A, B, p, m: pair_change(dt, A, B, m, p)),
        ("for dt < 0 the time constant is tau_minus, not tau_plus", lambda dt, A, B, p, m: pair_change(dt, A, B, p, p)),
        ("for dt > 0 the time constant is tau_plus, not tau_minus", lambda dt, A, B, p, m: pair_change(dt, A, B, m, m)),
        ("A_plus and A_minus are swapped", lambda dt, A, B, p, m: pair_change(dt, B, A, p, m)),
        ("for dt < 0 the size is A_minus, not A_plus", lambda dt, A, B, p, m: pair_change(dt, A, A, p, m)),
        ("for dt > 0 the size is A_plus, not A_minus", lambda dt, A, B, p, m: pair_change(dt, B, B, p, m)),
        ("at dt = 0 nobody came first: nothing may change", lambda dt, *p: None if dt == 0 else pair_change(dt, *p)),
        ("an input that comes too late must weaken: for dt < 0 yours changes nothing", sides(left=lambda x, p: 0.0)),
        ("an input that comes first must grow: for dt > 0 yours changes nothing", sides(right=lambda x, p: 0.0)),
        ("nothing ever changes: look at both cases, dt > 0 and dt < 0", lambda dt, *p: 0.0),
        ("only one side counts at a time: you add both",
         lambda dt, *p: pair_change(abs(dt), *p) + pair_change(-abs(dt), *p)),
        ("the change must fade with time: multiply by the exponential",
         sides(lambda x, p: p.A_plus, lambda x, p: -p.A_minus)),
        ("divide by the time constant: you multiply by it",
         sides(lambda x, p: p.A_plus * fades(x, 1 / p.tau_plus), lambda x, p: -p.A_minus * fades(x, 1 / p.tau_minus))),
        ("you return the new weight, from 1: return its change", lambda dt, *p: 1 + pair_change(dt, *p)),
        ("for dt > 0 it is right, for dt < 0 it is not", sides(left=lambda x, p: None)),
        ("for dt < 0 it is right, for dt > 0 it is not", sides(right=lambda x, p: None)),
    ],
)  # fmt: skip
def stdp_window(f, ref):
    """Who fired first? The change of a synapse by one pair of spikes."""
