"""The check of exercise 3: how much glutamate holds so much GABA in balance."""

from neurocourse.neurotransmitters.shunting import noise
from neurocourse.teaching import call, exercise, inputs, real
from neurocourse.wording import number

__all__ = ["balance"]


def _between(V, E_glu, E_gaba):
    """Away from both doors: at either of them one of the two cannot push at all."""
    return E_gaba + 2 < V < E_glu - 2


@exercise(
    reference=noise.balance,
    inputs=inputs(
        V=real(-72, -40),
        E_glu=real(-20, 20),
        E_gaba=real(-90, -70),
        where=_between,
        examples=[(-66.0, 0.0, -75.0), (-60, 0, -70), (-50.0, 10.0, -80.0), (-45.0, 5.0, -90.0)],
    ),
    mistakes=[
        (
            "upside down: that is GABA for each unit of glutamate. Which of the two pushes harder at V?",
            lambda V, E_glu, E_gaba: (E_glu - V) / (V - E_gaba),
        ),
        (
            "a conductance cannot be negative: the two currents have opposite signs, and so cancel",
            lambda V, E_glu, E_gaba: (E_gaba - V) / (E_glu - V),
        ),
        (
            "a conductance cannot be negative, and yours is also upside down",
            lambda V, E_glu, E_gaba: (E_glu - V) / (E_gaba - V),
        ),
        (
            "equal doors push equally only half way between the two voltages",
            lambda V, E_glu, E_gaba: 1.0,
        ),
        (
            "that is a difference of the two pushes: ask which factor makes them equal",
            lambda V, E_glu, E_gaba: (E_glu - V) - (V - E_gaba),
        ),
        (
            "you divide by the way between the two doors: divide by what drives the glutamate at V",
            lambda V, E_glu, E_gaba: (V - E_gaba) / (E_glu - E_gaba),
        ),
        ("you forget where GABA leads: its push is V - E_gaba", lambda V, E_glu, E_gaba: -V / (E_glu - V)),
        (
            "you forget where glutamate leads: its push is E_glu - V",
            lambda V, E_glu, E_gaba: (V - E_gaba) / -V,
        ),
        ("you multiply the two pushes: divide one by the other", lambda V, E_glu, E_gaba: (V - E_gaba) * (E_glu - V)),
        ("the sum of the two pushes is the same at every V", lambda V, E_glu, E_gaba: (V - E_gaba) + (E_glu - V)),
    ],
)
def balance(f, ref):
    """Exercise 3: so much glutamate that no current flows."""
    found = float(call(f, noise.HELD, noise.E_GLU, noise.E_GABA))
    return f"at {number(noise.HELD)} mV a little glutamate is enough: {found:.2f} of the conductance of GABA."
