"""Checks of one step of a cell and of the rates of 1952: their inputs, and mistakes that have a name."""

from typing import NamedTuple

import numpy as np

from neurocourse.spiking.threshold import gates, lif
from neurocourse.teaching import call, exercise, expect, inputs, real

__all__ = ["lif_step", "rate_functions"]


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


def linoid(x, y=None, scale=0.01):
    """The form of α: x / (1 - exp(-x / 10))."""
    return scale * x / (1 - np.exp(-(x if y is None else y) / 10))


def opens(alpha):
    """Rates of which only α may be wrong."""
    return lambda V: (alpha(V), 0.125 * np.exp(-(V + 65) / 80))


def closes(beta):
    """Rates of which only β may be wrong."""
    return lambda V: (linoid(V + 55), beta(V))


@exercise(
    reference=gates.potassium_rates,
    inputs=inputs(
        V=real(-120, 60),
        examples=[(35.0,), (-90.0,), (-15.0,), (-40.0,), (-65.0,)],
        where=lambda V: abs(V + 55) > 0.5,  # there alpha is 0 / 0, unless one takes the limit
    ),
    mistakes=[
        ("alpha opens and beta closes: the two are swapped", lambda V: gates.potassium_rates(V)[::-1]),
        ("your alpha is negative: a rate cannot be. Check the denominator", opens(lambda V: -linoid(V + 55))),
        ("your alpha is ten times too large: the factor is 0.01", opens(lambda V: linoid(V + 55, scale=0.1))),
        ("the factor of alpha is missing: 0.01", opens(lambda V: linoid(V + 55, scale=1))),
        ("the exponent of alpha has a minus sign in front", opens(lambda V: linoid(V + 55, -(V + 55)))),
        ("the minus in the exponent of alpha goes for all of V + 55: put brackets",
         opens(lambda V: linoid(V + 55, V - 55))),
        ("alpha has V + 55: yours has V - 55", opens(lambda V: linoid(V - 55))),
        ("your alpha is that of the sodium gate, which turns at -40 mV", opens(lambda V: linoid(V + 40, scale=0.1))),
        ("below alpha is 1 - exp(…): you have a plus", opens(lambda V: 0.01 * (V + 55) / (1 + np.exp(-(V + 55) / 10)))),
        ("put brackets round the denominator of alpha", opens(lambda V: 0.01 * (V + 55) - np.exp(-(V + 55) / 10))),
        ("below -55 mV alpha is not right: it is small there, and positive",
         opens(lambda V: None if V < -55 else linoid(V + 55))),
        ("beta falls with depolarisation: a minus is missing", closes(lambda V: 0.125 * np.exp((V + 65) / 80))),
        ("the minus in the exponent of beta goes for all of V + 65: put brackets",
         closes(lambda V: 0.125 * np.exp((-V + 65) / 80))),
        ("in beta all of V + 65 is divided by 80: put brackets", closes(lambda V: 0.125 * np.exp(-(V + 65 / 80)))),
        ("the factor of beta is missing: 0.125", closes(lambda V: np.exp(-(V + 65) / 80))),
        ("your beta is the same at every voltage: it falls with depolarisation", closes(lambda V: 0.125)),
        ("your beta is that of the sodium gate: divide by 80", closes(lambda V: 0.125 * np.exp(-(V + 65) / 18))),
        ("55 and 65 are swapped", lambda V: (linoid(V + 65), 0.125 * np.exp(-(V + 55) / 80))),
        ("you count V from rest: here it is -65 mV at rest", lambda V: gates.potassium_rates(V - 65)),
        ("the sign of V: depolarised means less negative", lambda V: gates.potassium_rates(-130 - V)),
        ("those are rates per second: return them per millisecond",
         lambda V: tuple(1000 * rate for rate in gates.potassium_rates(V))),
        ("you return where the gate ends, and its time constant: return the two rates",
         lambda V: (linoid(V + 55) / sum(gates.potassium_rates(V)), 1 / sum(gates.potassium_rates(V)))),
        ("alpha is right, and beta is not", closes(lambda V: None)),
        ("beta is right, and alpha is not", opens(lambda V: None)),
    ],
)  # fmt: skip
def rate_functions(f, ref):
    """The classic result: the rates of the potassium gate, against the curves of 1952."""
    for v, printed in gates.PUBLISHED.items():
        mine = call(f, v - 65 + 0.01 * (v == 10))  # just beside the place where alpha is 0 / 0
        near = np.allclose(mine, printed, atol=2e-3)
        expect(near, f"{v} mV above rest the curves of 1952 have {printed[0]:.2f} and {printed[1]:.2f}: yours differ")
    return f"at {', '.join(map(str, gates.PUBLISHED))} mV above rest your rates are those of 1952."
