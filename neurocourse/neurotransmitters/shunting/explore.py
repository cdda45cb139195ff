"""What inhibition does to the voltage below threshold, and what it does to a firing rate."""

import numpy as np

from neurocourse.neurotransmitters.shunting import inhibition
from neurocourse.plots import BRAIN, INK, PURPLE, curves, figure, follow, key, panel
from neurocourse.teaching import Explorer, handle, sketch, slider
from neurocourse.wording import number, signed

__all__ = ["guess_the_shunt", "shunt"]

RHEOBASE = inhibition.CELL.g_L * (inhibition.CELL.V_th - inhibition.CELL.E_L)  # nA, where firing begins


def guess_the_shunt():
    """The firing rate of a cell with a shunt as large as its leak, to be drawn before it is shown."""
    I = np.linspace(0, 1.2, 241)
    return sketch(
        I,
        inhibition.rates(I, 0.01),
        title="Draw it: the firing rate of a cell with a shunt",
        alt="Axes with one curve: firing rate, from 0 to 300 Hz, against input, from 0 to 1.2 nA, of a cell without a "
        "shunt. The curve with a shunt as large as the leak is to be drawn.",
        because="Below threshold a shunt halves the voltage. The rate is moved: firing starts at twice the input, and "
        "from there the curve rises as steeply as before.",
        xlabel="input (nA)",
        ylabel="rate (Hz)",
        ylim=(0, 300),
        known=("no shunt", inhibition.rates(I)),
    )


def shunt():
    """A shunt and a subtracted current: the voltage below threshold on the left, the firing rate on the right."""
    below, I = np.linspace(0, 0.2, 50), np.linspace(0, 1.2, 241)
    fig, (left, right) = figure(1, 2, size=(6.4, 3.7), width_ratios=(1, 1.3))
    panel(left, "Below threshold", ("input (nA)", 0, 0.2), ("V above rest (mV)", -52, 42), "cell", xticks=(0, 0.1, 0.2))
    panel(right, "Firing", ("input (nA)", 0, 1.2), ("rate (Hz)", 0, 300), "cell")
    colours = {"shunt": BRAIN, "subtracted current": PURPLE, "no inhibition": INK}
    lines, rates = curves(left, colours), curves(right, colours)
    key(left, "upper left")

    def update(g, subtract):
        g = g / 1000
        rows = [(g, 0.0), (0.0, subtract), (0.0, 0.0)]
        follow(lines, below, [inhibition.deflection(below - current, conductance) for conductance, current in rows])
        follow(rates, I, [inhibition.rates(I, conductance, subtract=current) for conductance, current in rows])
        factor = inhibition.CELL.g_L / (inhibition.CELL.g_L + g)
        change = 100 * (inhibition.slope(g) / inhibition.slope() - 1)
        shift = inhibition.current_for(100.0, g) - inhibition.current_for(100.0)
        verdict = "from the rate it subtracts" if change < 10 else "so strong a shunt also steepens it"
        if not g:
            return "No shunt: below threshold and above it, its curve is that of a cell without inhibition."
        return (
            f"Below threshold the shunt multiplies V by {factor:.2f}. From 50 to 150 Hz: slope {signed(change, 1)}%, "
            f"curve moved by {number(shift, 2)} nA; {verdict}."
        )

    return Explorer(
        fig,
        update,
        title="Does inhibition divide or subtract?",
        alt="Left: steady voltage below threshold against input; a shunt makes the line flatter, a subtracted current "
        "moves it down. Right: firing rate against input; both move the curve to the right, nearly in parallel.",
        presets={
            "No inhibition": dict(g=0, subtract=0),
            "Shunt like the leak": dict(g=10, subtract=0.15),
            "Half a leak": dict(g=5, subtract=0.08),
            "A very strong shunt": dict(g=30, subtract=0.45),
        },
        handles=[handle(right, x="subtract", origin=RHEOBASE, at=0)],
        g=slider(0, 30, 1, value=10, unit="nS", label="Shunt (leak: 10 nS)"),
        subtract=slider(0, 0.5, 0.01, value=0.15, unit="nA", label="Subtracted current"),
    )
