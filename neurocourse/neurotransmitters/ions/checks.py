"""The check of exercise 1: the current through an open door."""

from neurocourse.neurotransmitters.ions import synapse
from neurocourse.teaching import exercise, inputs, real

__all__ = ["synaptic_current"]

NO_V = "your current does not ask where V is: at V = E_rev the pull must be gone"


NO_E = "your current does not ask where the door leads: E_rev is missing"


@exercise(
    reference=synapse.synaptic_current,
    inputs=inputs(
        V=real(-100, 60),
        g=real(0, 1),
        E_rev=real(-100, 60),
        examples=[(-60.0, 0.02, -80.0), (-60, 0.01, 0.0), (-80.0, 0.02, -80.0), (-60.0, 0.0, 0.0)],
    ),
    mistakes=[
        (
            "the sign is turned round: with E_rev below V the current must pull V down, so it is negative",
            lambda V, g, E: g * (V - E),
        ),
        (
            "your current pushes V up whatever happens: a door to a lower voltage must pull it down",
            lambda V, g, E: g * abs(E - V),
        ),
        (
            "your current pulls V down whatever happens: a door to a higher voltage must push it up",
            lambda V, g, E: -g * abs(E - V),
        ),
        ("a current that pulls V down is negative, and counts: do not cut it off", lambda V, g, E: max(g * (E - V), 0)),
        (NO_V, lambda V, g, E: g * E),
        (f"{NO_V}; and the sign is turned round", lambda V, g, E: -g * E),
        (NO_E, lambda V, g, E: -g * V),
        (f"{NO_E}, and the sign is turned round", lambda V, g, E: g * V),
        (
            "that is the driving force alone: twice as many open channels must carry twice the current",
            lambda V, g, E: E - V,
        ),
        (
            "that is the driving force alone, and its sign is turned round: multiply by g",
            lambda V, g, E: V - E,
        ),
        ("you divide by g: more open channels must carry more current, not less", lambda V, g, E: (E - V) / g),
        ("you add the two voltages: what drives the current is their difference", lambda V, g, E: g * (E + V)),
        ("you multiply g by E_rev alone and then subtract V: use brackets", lambda V, g, E: g * E - V),
        ("you multiply g by V alone: use brackets", lambda V, g, E: E - g * V),
        ("you square the driving force: the current is in proportion to it", lambda V, g, E: g * (E - V) ** 2),
        ("you square the conductance: the current is in proportion to it", lambda V, g, E: g**2 * (E - V)),
    ],
)
def synaptic_current(f, ref):
    """Exercise 1: the current through an open door."""
    return "the same formula holds for glutamate, GABA and the leak. Only E_rev tells them apart."
