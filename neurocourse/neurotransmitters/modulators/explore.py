"""One pulse of serotonin, and the receptor that decides its sign."""

from neurocourse.neurotransmitters.modulators import serotonin as five_ht
from neurocourse.plots import BRAIN, GREEN, INK, PURPLE, curves, figure, follow, key, panel, rule
from neurocourse.teaching import Explorer, slider
from neurocourse.wording import number, signed

__all__ = ["serotonin"]


def serotonin():
    """One pulse of serotonin on three cells: one with 5-HT1A, one with 5-HT2A, and yours."""
    fig, (above, below) = figure(2, 1, size=(6.4, 4.2), height_ratios=(1, 1.4), sharex=True)
    panel(above, "What reaches the channels", ("", 0, 8), ("share, of 1", -0.03, 1.05), "cell")
    panel(below, "Membrane of three cells", ("time (s)", 0, 8), ("V (mV)", -73, -62), "cell")
    active = curves(above, {"1A pathway": GREEN, "2A pathway": PURPLE, "5-HT bound": INK}, lw=1.8)
    key(above, "upper right")
    cells = curves(below, {"5-HT1A only": GREEN, "5-HT2A only": PURPLE, "your cell": BRAIN})
    cells[2].set(linestyle="-", linewidth=3.5)
    rule(below, y=five_ht.resting())
    key(below, "lower right")

    def update(density_1A, density_2A, dose):
        run = five_ht.respond([1.0, 0.0, density_1A], [0.0, 1.0, density_2A], dose=dose, dt=10.0)
        t = run.t / 1000
        follow(active, t, [run.active_1A, run.active_2A, run.serotonin / (run.serotonin + five_ht.K)])
        follow(cells, t, run.V.T)
        low, high = (run.V - five_ht.resting()).min(axis=0), (run.V - five_ht.resting()).max(axis=0)
        return (
            f"One pulse, two signs: {signed(low[0], 1)} mV through 5-HT1A, {signed(high[1], 1)} mV through 5-HT2A. "
            f"Your cell goes down by {number(-low[2], 1)} mV and up by {number(high[2], 1)} mV."
        )

    return Explorer(
        fig,
        update,
        title="Serotonin: the receptor decides",
        alt="Above: serotonin bound after a short pulse, and two slow pathways that follow it. Below: the membranes of "
        "three cells; the one with 5-HT1A goes down, the one with 5-HT2A up, a cell with both first down, then up.",
        presets={
            "Both: down, then up": dict(density_1A=0.6, density_2A=0.9),
            "1A only": dict(density_1A=1, density_2A=0),
            "2A only": dict(density_1A=0, density_2A=1),
        },
        density_1A=slider(0, 1, 0.1, value=0.6, label="5-HT1A in your cell"),
        density_2A=slider(0, 1, 0.1, value=0.9, label="5-HT2A in your cell"),
        dose=slider(0, 10, 0.5, value=5, unit="µmol/L", label="Serotonin"),
    )
