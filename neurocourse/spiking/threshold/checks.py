"""Check of one step of a cell: its inputs, and mistakes that have a name."""

from typing import NamedTuple

import numpy as np

from neurocourse.spiking.threshold import lif
from neurocourse.teaching import exercise, inputs, real

__all__ = ["lif_step"]


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
