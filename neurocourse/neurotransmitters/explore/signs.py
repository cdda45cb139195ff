"""What decides the sign: the ions for GABA, the receptor for serotonin; and what inhibition does to a firing rate."""

import numpy as np

from neurocourse.neurotransmitters import inhibition, nernst, receptors
from neurocourse.neurotransmitters import serotonin as five_ht
from neurocourse.neurotransmitters.membrane import Membrane, simulate
from neurocourse.plots import BLUE, GREEN, GREY, INK, ORANGE, RED, figure
from neurocourse.teaching import Explorer, slider
from neurocourse.wording import number, signed

CELL = Membrane()
START, STOP = 100.0, 300.0  # ms: when GABA comes


def reversal():
    """Chloride inside the cell sets E_Cl, and E_Cl sets what the same GABA synapse does."""
    inside = np.geomspace(2, 40, 200)
    arrivals = np.arange(START, STOP, 5.0)
    fig, (left, right) = figure(1, 2, size=(9, 3.4), width_ratios=(1, 1.6))
    left.semilogx(inside, nernst.chloride(inside), color=BLUE, lw=2)
    (here,) = left.plot([5], [-85], "o", color=RED, ms=9)
    for V, name in ((CELL.V_th, "threshold"), (CELL.E_L, "rest")):
        left.axhline(V, color=GREY, ls="--", lw=1.2)
        left.text(2.1, V + 1, name, color=INK)
    left.set(title="Nernst potential of chloride", xlabel="chloride inside (mmol/L)", ylabel="E_Cl (mV)")
    left.set(xlim=(2, 40), ylim=(-112, -25), xticks=[2, 5, 10, 20, 40], xticklabels=["2", "5", "10", "20", "40"])
    left.minorticks_off()
    right.axvspan(START, STOP, color=GREY, alpha=0.15, lw=0)
    (trace,) = right.plot([0], [0], color=BLUE, lw=1.5)
    (level,) = right.plot([START, STOP], [0, 0], color=RED, ls="--", lw=1.5)
    (spikes,) = right.plot([], [], "|", color=INK, ms=12, mew=1.5)
    right.set(title="A cell with GABA in the grey span", xlabel="time (ms)", ylabel="V (mV)", xlim=(0, 400))
    right.set(ylim=(-112, -25))
    right.text(398, -33, "spikes", ha="right", va="bottom", color=INK)
    name = right.text(STOP + 4, -80, "E_Cl", color=RED, va="center")

    def update(chloride, g, I):
        E_Cl = nernst.chloride(chloride)
        synapse = receptors.conductance(receptors.GABA_A, g / 1000, arrivals, E_rev=E_Cl)
        run = simulate(I, [synapse], duration=400, dt=0.25)
        trace.set_data(run.t, run.V)
        level.set_ydata([E_Cl, E_Cl])
        name.set_y(E_Cl)
        here.set_data([chloride], [E_Cl])
        times = run.t[run.spikes]
        spikes.set_data(times, np.full(len(times), -36))
        before = simulate(I, duration=400, dt=0.25)
        n = [np.count_nonzero((s >= START) & (s < STOP)) for s in (before.t[before.spikes], times)]
        effect = "excites" if n[1] > n[0] else "inhibits" if n[1] < n[0] else _sub_threshold(E_Cl)
        return (
            f"E_Cl is {number(E_Cl, 1)} mV: GABA {effect}. Spikes in the grey span: {n[0]} without it, {n[1]} with it."
        )

    return Explorer(
        fig,
        update,
        title="The same synapse, two signs",
        alt="Left: the Nernst potential of chloride against its concentration in the cell, with rest and threshold. "
        "Right: the membrane of a cell that gets GABA for 200 ms, pulled towards E_Cl; spikes as ticks.",
        presets={
            "Mature: silenced": dict(chloride=5, I=0.25),
            "Immature: excited": dict(chloride=25, g=50, I=0.0),
            "E_Cl at rest: shunt": dict(chloride=8.5, I=0.25),
            "Mature, quiet": dict(chloride=5, I=0.0),
        },
        chloride=slider(2, 40, 0.5, value=5, unit="mmol/L", label="Chloride inside"),
        g=slider(0, 100, 5, value=30, unit="nS", label="Strength of the GABA synapse"),
        I=slider(0, 0.5, 0.05, value=0.25, unit="nA", label="Other input"),
    )


def _sub_threshold(E_Cl):
    """What GABA does to a cell that fires as often as before."""
    if abs(E_Cl - CELL.E_L) < 1:
        return "changes the voltage hardly at all"
    return "depolarises" if E_Cl > CELL.E_L else "hyperpolarises"


def shunt():
    """A shunt and a subtracted current: the voltage below threshold on the left, the firing rate on the right."""
    below, I = np.linspace(0, 0.2, 50), np.linspace(0, 1.2, 241)
    fig, (left, right) = figure(1, 2, size=(9, 3.4), width_ratios=(1, 1.5))
    looks = [dict(color=INK, ls=":", lw=2), dict(color=BLUE, lw=2), dict(color=ORANGE, ls="--", lw=2.2)]
    names = ("no inhibition", "shunt", "subtracted current")
    lines = [
        [ax.plot([0], [0], label=name, **look)[0] for name, look in zip(names, looks, strict=True)]
        for ax in (left, right)
    ]
    left.set(title="Below threshold", xlabel="input (nA)", ylabel="V above rest (mV)", xlim=(0, 0.2), ylim=(-52, 22))
    right.set(title="Firing", xlabel="input (nA)", ylabel="rate (Hz)", xlim=(0, 1.2), ylim=(0, 300))
    right.legend(frameon=False, loc="upper left")

    def update(g, subtract):
        g = g / 1000
        rows = [(0.0, 0.0), (g, 0.0), (0.0, subtract)]
        for k, (conductance, current) in enumerate(rows):
            lines[0][k].set_data(below, inhibition.deflection(below - current, conductance))
            lines[1][k].set_data(I, inhibition.rates(I, conductance, subtract=current))
        factor = inhibition.CELL.g_L / (inhibition.CELL.g_L + g)
        change = 100 * (inhibition.slope(g) / inhibition.slope() - 1)
        shift = inhibition.current_for(100.0, g) - inhibition.current_for(100.0)
        verdict = "from the rate it subtracts" if change < 10 else "so strong a shunt steepens the curve, too"
        return (
            f"Below threshold the shunt multiplies the voltage by {factor:.2f}. Between 50 and 150 Hz it changes the "
            f"slope by {signed(change, 1)} % and moves the curve by {number(shift, 2)} nA: {verdict}."
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
        g=slider(0, 30, 1, value=10, unit="nS", label="Shunt (the leak is 10 nS)"),
        subtract=slider(0, 0.5, 0.01, value=0.15, unit="nA", label="Subtracted current"),
    )


def serotonin():
    """One pulse of serotonin on three cells: one with 5-HT1A, one with 5-HT2A, and yours."""
    fig, (left, right) = figure(1, 2, size=(9, 3.4), width_ratios=(1, 1.5))
    looks = [dict(color=BLUE, lw=1.8), dict(color=RED, lw=1.8, ls="--"), dict(color=GREEN, lw=3)]
    (dose_line,) = left.plot([0], [0], color=INK, ls=":", lw=1.8)
    active = [left.plot([0], [0], **look)[0] for look in looks[:2]]
    left.set(
        title="What reaches the channels", xlabel="time (s)", ylabel="share, of 1", xlim=(0, 8), ylim=(-0.03, 1.05)
    )
    labels = ["5-HT bound", "1A pathway", "2A pathway"]
    for y, text, colour in zip((0.97, 0.87, 0.77), labels, (INK, BLUE, RED), strict=True):
        left.text(7.9, y, text, ha="right", va="center", color=colour)
    lines = [right.plot([0], [0], **look)[0] for look in looks]
    right.axhline(five_ht.resting(), color=GREY, ls=":", lw=1)
    right.set(title="Membrane of three cells", xlabel="time (s)", ylabel="V (mV)", xlim=(0, 8), ylim=(-73, -62))
    names = ["5-HT1A only", "5-HT2A only", "your cell"]
    for y, text, look in zip((-72.3, -62.6, -63.6), names, looks, strict=True):
        right.text(7.9, y, text, ha="right", va="center", color=look["color"], weight="bold")

    def update(density_1A, density_2A, dose):
        run = five_ht.respond([1.0, 0.0, density_1A], [0.0, 1.0, density_2A], dose=dose, dt=10.0)
        t = run.t / 1000
        dose_line.set_data(t, run.serotonin / (run.serotonin + five_ht.K))
        for line, x in zip(active, (run.active_1A, run.active_2A), strict=True):
            line.set_data(t, x)
        for line, V in zip(lines, run.V.T, strict=True):
            line.set_data(t, V)
        low, high = (run.V - five_ht.resting()).min(axis=0), (run.V - five_ht.resting()).max(axis=0)
        return (
            f"One pulse, two signs: {signed(low[0], 1)} mV through 5-HT1A, {signed(high[1], 1)} mV through 5-HT2A. "
            f"Your cell goes {signed(low[2], 1)} mV down and {signed(high[2], 1)} mV up."
        )

    return Explorer(
        fig,
        update,
        title="Serotonin: the receptor decides",
        alt="Left: serotonin bound after a short pulse, and two slow pathways that follow it. Right: the membranes of "
        "three cells; the one with 5-HT1A goes down, the one with 5-HT2A up, a cell with both first down, then up.",
        presets={
            "Both: down, then up": dict(density_1A=0.6, density_2A=0.9),
            "1A only": dict(density_1A=1, density_2A=0),
            "2A only": dict(density_1A=0, density_2A=1),
        },
        density_1A=slider(0, 1, 0.1, value=0.6, label="Your cell: 5-HT1A receptors"),
        density_2A=slider(0, 1, 0.1, value=0.9, label="Your cell: 5-HT2A receptors"),
        dose=slider(0, 10, 0.5, value=5, unit="µmol/L", label="Serotonin in the pulse"),
    )
