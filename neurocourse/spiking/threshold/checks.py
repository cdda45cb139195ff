"""Check of one step of a cell: its inputs, and mistakes that have a name."""

from typing import NamedTuple

import numpy as np

from neurocourse.spiking.threshold import gates, lif
from neurocourse.teaching import exercise, inputs, made, real

__all__ = ["falling_exponential", "lif_step"]


class Cell(NamedTuple):
    """What a step is given, but for the current and the time."""

    V: float
    E_L: float
    V_th: float
    V_reset: float


def slope(change):
    """A step in which V changes by ``change(V, RI, dt, E_L, tau_m)``; the rest is right."""

    def step(V, RI, dt, E_L, V_th, V_reset, tau_m):
        V = V + change(V, RI, dt, E_L, tau_m)
        return (V_reset, True) if V >= V_th else (V, False)

    return step


def end(result):
    """A step of Euler's method that returns ``result(new V, did it reach the threshold?, cell)``."""

    def step(V, RI, dt, E_L, V_th, V_reset, tau_m):
        new = V + dt / tau_m * (E_L - V + RI)
        return result(new, new >= V_th, Cell(V, E_L, V_th, V_reset))

    return step


def clear(V, RI, dt, E_L, V_th, V_reset, tau_m):
    """Whether the step does not end so near to the threshold that rounding decides, and a reset is one."""
    return abs(V + dt / tau_m * (E_L + RI - V) - V_th) > 0.01 and V_reset < V_th


@exercise(
    reference=lif.step,
    inputs=inputs(
        V=real(-90, -40), RI=real(-40, 80), dt=real(0.01, 1), E_L=real(-80, -55), V_th=real(-60, -40),
        V_reset=real(-80, -50), tau_m=real(5, 50), where=clear,
        examples=[
            (-70.0, 0.0, 0.1, -70.0, -50.0, -60.0, 20.0),  # at rest
            (-60.0, 0.0, 0.1, -70.0, -50.0, -60.0, 20.0),
            (-50.1, 60.0, 0.1, -70.0, -50.0, -60.0, 20.0),
            (-50.0, 20.0, 0.5, -70.0, -50.0, -60.0, 16.0),  # ends at the threshold, in numbers without rounding
            (0.311, 1.5, 0.1, 0.0, 1.0, 0.0, 20.0),  # counted from rest, in thresholds
        ],
    ),
    mistakes=[
        ("above rest and without a current V must fall back: the leak has the wrong sign",
         slope(lambda V, RI, dt, E_L, tau: dt / tau * (V - E_L + RI))),
        ("a current must raise V: RI has the wrong sign", slope(lambda V, RI, dt, E_L, tau: dt / tau * (E_L - V - RI))),
        ("the leak pulls to E_L, not to zero: it is V - E_L that counts",
         slope(lambda V, RI, dt, E_L, tau: dt / tau * (RI - V))),
        ("the leak is missing: -(V - E_L)", slope(lambda V, RI, dt, E_L, tau: dt / tau * RI)),
        ("divide by tau_m: a slow membrane takes small steps", slope(lambda V, RI, dt, E_L, tau: dt * (E_L - V + RI))),
        ("multiply by dt: a step is short", slope(lambda V, RI, dt, E_L, tau: (E_L - V + RI) / tau)),
        ("it is dt / tau_m, not tau_m / dt", slope(lambda V, RI, dt, E_L, tau: tau / dt * (E_L - V + RI))),
        ("dt / tau_m weighs RI, too: put brackets", slope(lambda V, RI, dt, E_L, tau: dt / tau * (E_L - V) + RI)),
        ("dt / tau_m weighs the leak, too: put brackets", slope(lambda V, RI, dt, E_L, tau: dt / tau * RI + E_L - V)),
        ("that is the exact solution: a step of Euler's method goes along the slope at its start",
         slope(lambda V, RI, dt, E_L, tau: (E_L - V + RI) * (1 - np.exp(-dt / tau)))),
        ("V fires when it reaches the threshold, not only when it passes it: ask for `>=`",
         end(lambda V, fired, c: (c.V_reset, True) if V > c.V_th else (V, False))),
        ("ask for the threshold after the step: you look at the V before it",
         end(lambda V, fired, c: (c.V_reset, True) if c.V >= c.V_th else (V, False))),
        ("V passes the threshold, and nothing fires: this is the half of the model that no equation holds",
         end(lambda V, fired, c: (V, False))),
        ("after a spike V goes to V_reset: yours stays where it was", end(lambda V, fired, c: (V, fired))),
        ("V goes to V_reset, and you never say that there was a spike: return True then",
         end(lambda V, fired, c: (c.V_reset if fired else V, False))),
        ("True means that there was a spike: you have True and False the wrong way round",
         end(lambda V, fired, c: (c.V_reset if fired else V, not fired))),
        ("first the voltage, then whether there was a spike: you return them the other way round",
         end(lambda V, fired, c: (fired, c.V_reset if fired else V))),
        ("after a spike V goes to V_reset, not to rest", end(lambda V, fired, c: (c.E_L if fired else V, fired))),
        ("after a spike V goes to V_reset: it does not stop at the threshold",
         end(lambda V, fired, c: (c.V_th if fired else V, fired))),
        ("after a spike V must be V_reset, as it was given", end(lambda V, fired, c: (None if fired else V, fired))),
        ("you return the change of V: return the new V",
         end(lambda V, fired, c: (c.V_reset if fired else V - c.V, fired))),
        ("V may be below rest: do not stop at E_L",
         end(lambda V, fired, c: (c.V_reset if fired else max(V, c.E_L), fired))),
        ("V is right, but not whether there was a spike: there is one when V reaches V_th",
         end(lambda V, fired, c: (c.V_reset if fired else V, None))),
    ],
)  # fmt: skip
def lif_step(f, ref):
    """One step of a leaky integrate-and-fire cell."""


def line(result, x=lambda V: V, y=np.log):
    """A line through all points, turned into ``result(slope, start)``."""
    return lambda V, beta: result(*np.polyfit(x(V), y(beta), 1).tolist())


def chord(V, beta):
    """The exponential through the first point and the last."""
    k = float((V[-1] - V[0]) / np.log(beta[0] / beta[-1]))
    return float(beta[0] * np.exp(V[0] / k)), k


def upright(V, beta):
    """V fitted against the logarithms."""
    slope, start = np.polyfit(np.log(beta), V, 1).tolist()
    return float(np.exp(-start / slope)), -slope


def voltages(rng, sizes):
    return np.round(np.sort(rng.uniform(1, 120, sizes["n"])), 1) + np.arange(sizes["n"])


def falls(V, beta):
    return len(V) == len(beta) and np.polyfit(V, np.log(beta), 1)[0] < -0.002


def is_row(x):
    return np.ndim(x) == 1 and len(x) > 2


@exercise(
    reference=gates.falling_exponential,
    inputs=inputs(
        V=made(voltages, fits=is_row), beta=made(lambda rng, sizes: rng.uniform(0.03, 0.3, sizes["n"]), fits=is_row),
        sizes={"n": (3, 12)}, where=falls,
        examples=[
            (gates.MEASURED.V, gates.MEASURED.closing),
            (np.array([10.0, 50.0, 90.0]), gates.curve(np.array([10.0, 50.0, 90.0]), 0.2, 40.0)),
        ],
    ),
    mistakes=[
        ("first b, then k: you return them the other way round", line(lambda m, c: (-1 / m, np.exp(c)))),
        ("that is the line: b is the exponential of its height at V = 0, and k is -1 / slope",
         line(lambda m, c: (c, m))),
        ("that is the line, and its slope stands first: b = exp(height at V = 0), k = -1 / slope",
         line(lambda m, c: (m, c))),
        ("b is not yet right: the line gives its logarithm, so undo it with np.exp", line(lambda m, c: (c, -1 / m))),
        ("np.polyfit gives the slope first: you take the slope for the height", line(lambda m, c: (np.exp(m), -1 / c))),
        ("k must be positive: the slope is -1 / k", line(lambda m, c: (np.exp(c), 1 / m))),
        ("k is 1 over the size of the slope, not the slope", line(lambda m, c: (np.exp(c), -m))),
        ("k is 1 over the size of the slope, not the slope", line(lambda m, c: (np.exp(c), m))),
        ("take the natural logarithm: with base 10 the slope is not -1 / k",
         line(lambda m, c: (10**c, -1 / m), y=np.log10)),
        ("np.log10 and np.exp do not undo each other: take the natural logarithm",
         line(lambda m, c: (np.exp(c), -1 / m), y=np.log10)),
        ("fit the logarithms: a line through the rates themselves is no exponential",
         line(lambda m, c: (c, -1 / m), y=np.asarray)),
        ("use all points, not only the first and the last", chord),
        ("b is the height of the curve at V = 0, not the first point",
         lambda V, beta: (float(beta[0]), gates.falling_exponential(V, beta)[1])),
        ("the logarithms are to miss least: fit them against V, not V against them", upright),
        ("b is right, but k is not: the slope of the line is -1 / k", line(lambda m, c: (np.exp(c), None))),
        ("k is right, but b is not: it is the exponential of the line's height at V = 0",
         line(lambda m, c: (None, -1 / m))),
    ],
)  # fmt: skip
def falling_exponential(f, ref):
    """An exponential through measured rates, by a line through their logarithms."""
