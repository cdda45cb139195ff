"""One pulse of serotonin, and the receptor that decides its sign."""

from neurocourse.caching import kept
from neurocourse.neurotransmitters.modulators import serotonin as five_ht
from neurocourse.plots import BRAIN, GREEN, INK, MACHINE, PURPLE, curves, figure, follow, key, panel, rule
from neurocourse.teaching import Explorer, arm, slider
from neurocourse.wording import number, signed

__all__ = ["serotonin"]


def serotonin():
    """One pulse of serotonin on three cells: one with 5-HT1A, one with 5-HT2A, and yours."""
    fig, axes = figure(size=(6.4, 4.2), plan="a;b", height_ratios=(1, 1.6), sharex=True)
    above, below = axes["a"], axes["b"]
    panel(above, "What reaches the channels", ("", 0, 8), ("share, of 1", -0.03, 1.05), "cell")
    panel(below, "Membrane of three cells", ("time (s)", 0, 8), ("V (mV)", -74.5, -61), "cell")
    active = curves(above, {"1A pathway": GREEN, "2A pathway": PURPLE, "5-HT bound": INK}, lw=1.8)
    key(above, "upper right")
    cells = curves(below, {"5-HT1A only": GREEN, "5-HT2A only": PURPLE, "your cell": BRAIN})
    cells[2].set(linestyle="-", linewidth=3.5)
    (copy,) = below.plot([], [], color=MACHINE, ls="-.", lw=2.2, label="unit that follows yours")
    rule(below, y=five_ht.resting())
    key(below, "lower right")
    answers = kept(_answers)

    def update(density_1A, density_2A, dose, armed):
        run, units = answers(density_1A, density_2A, dose)
        t = run.t / 1000
        follow(active, t, [run.active_1A, run.active_2A, run.serotonin / (run.serotonin + five_ht.K)])
        follow(cells, t, run.V.T)
        copy.set_data(t, units[armed].V)
        low, high = (run.V - five_ht.resting()).min(axis=0), (run.V - five_ht.resting()).max(axis=0)
        return (
            f"One pulse, two signs: {signed(low[0], 1)} mV through 5-HT1A, {signed(high[1], 1)} mV through 5-HT2A. "
            f"Yours: {number(-low[2], 1)} mV down, {number(high[2], 1)} mV up; the unit is off by "
            f"{100 * units[armed].error:.0f}% of that swing."
        )

    return Explorer(
        fig,
        update,
        title="Serotonin: the receptor decides",
        alt="Above: serotonin bound after a short pulse, and two slow pathways that follow it. Below: the membranes of "
        "three cells; the one with 5-HT1A goes down, the one with 5-HT2A up, a cell with both first down, then up; and "
        "a unit that follows the last as well as it can.",
        presets={
            "Both: down, then up": dict(density_1A=0.6, density_2A=0.9),
            "1A only": dict(density_1A=1, density_2A=0),
            "2A only": dict(density_1A=0, density_2A=1),
            "Both, armed": dict(density_1A=0.6, density_2A=0.9, armed=True),
        },
        density_1A=slider(0, 1, 0.1, value=0.6, label="5-HT1A in your cell"),
        density_2A=slider(0, 1, 0.1, value=0.9, label="5-HT2A in your cell"),
        dose=slider(0, 10, 0.5, value=5, unit="µmol/L", label="Serotonin"),
        armed=arm("two weights and two leaks, one for each receptor", remains="less of it"),
    )


def _answers(density_1A, density_2A, dose):
    """Three cells, and the units that follow the third: with one weight, and with two."""
    run = five_ht.respond([1.0, 0.0, density_1A], [0.0, 1.0, density_2A], dose=dose, dt=10.0)
    yours = run._replace(V=run.V[:, 2])
    return run, (five_ht.unit(yours), five_ht.unit(yours, two=True))
