"""What decides the sign of GABA: the chloride inside the cell."""

import numpy as np

from neurocourse.neurotransmitters.channels import receptors
from neurocourse.neurotransmitters.channels.membrane import Membrane, simulate
from neurocourse.neurotransmitters.ions import nernst
from neurocourse.plots import BRAIN, GREY, PURPLE, figure, here, log_ticks, move, panel, rule, spike_row
from neurocourse.teaching import Explorer, handle, slider
from neurocourse.wording import number

__all__ = ["reversal"]

CELL = Membrane()
START, STOP = 100.0, 300.0  # ms: when GABA comes


def reversal():
    """Chloride inside the cell sets where the GABA door leads, and that sets what the same synapse does."""
    inside = np.geomspace(2, 40, 200)
    arrivals = np.arange(START, STOP, 5.0)
    fig, (left, right) = figure(1, 2, size=(6.4, 3.8), width_ratios=(1, 1.5), sharey=True)
    panel(left, "Where GABA leads", ("chloride inside (mmol/L)", 2, 40), ("voltage (mV)", -112, -25))
    log_ticks(left.xaxis, (2, 5, 10, 20, 40))
    panel(right, "V, with GABA in the grey span", ("time (ms)", 0, 400), sign="cell")
    (curve,) = left.plot(inside, nernst.gaba(inside), color=PURPLE, lw=2)
    left.plot(inside, nernst.chloride(inside), color=GREY, ls="--", lw=1.3)
    left.text(14, -104, "chloride\nalone", color=GREY, size=9.5)
    rule(left, "threshold", y=CELL.V_th, at="left")
    rule(left, "rest", y=CELL.E_L, at="left")
    dot = here(left)
    right.axvspan(START, STOP, color=GREY, alpha=0.15, lw=0)
    (trace,) = right.plot([0], [0], color=BRAIN, lw=1.5)
    level = rule(right, "E_GABA", y=0, at="left", under=True, color=PURPLE, ls="--")
    spikes = spike_row(right, -36, 5)
    right.text(398, -33, "spikes", ha="right", va="bottom")

    def update(chloride, bicarbonate, g, I):
        E = _leads(chloride, bicarbonate)
        synapse = receptors.conductance(receptors.GABA_A, g / 1000, arrivals, E_rev=E)
        curve.set_ydata(_leads(inside, bicarbonate))
        run = simulate(I, [synapse], duration=400, dt=0.25)
        trace.set_data(run.t, run.V)
        move(level, y=E)
        move(dot, chloride, E)
        times = run.t[run.spikes]
        spikes.set_positions(times)
        before = simulate(I, duration=400, dt=0.25)
        n = [np.count_nonzero((s >= START) & (s < STOP)) for s in (before.t[before.spikes], times)]
        effect = "excites" if n[1] > n[0] else "inhibits" if n[1] < n[0] else _sub_threshold(E)
        return (
            f"With {{chloride}} inside, the door leads to {number(E, 1)} mV: GABA {effect}. "
            f"Spikes in the grey span: {n[0]} without it, {n[1]} with it."
        )

    return Explorer(
        fig,
        update,
        title="The same synapse, two signs",
        alt="Left: where the GABA door leads against chloride in the cell, with bicarbonate and without, and rest and "
        "threshold. Right: the membrane of a cell that gets GABA for 200 ms, pulled towards that voltage; spikes as "
        "ticks.",
        presets={
            "Mature: silenced": dict(chloride=4.5, I=0.25),
            "Immature: excited": dict(chloride=25, g=50, I=0.0),
            "It leads to rest: a shunt": dict(chloride=6, I=0.25),
            "Mature, quiet": dict(chloride=4.5, I=0.0),
        },
        handles=[handle(left, x="chloride", at=lambda chloride, bicarbonate, **_: _leads(chloride, bicarbonate))],
        chloride=slider(2, 40, 0.5, value=4.5, unit="mmol/L", label="Chloride inside"),
        bicarbonate=slider(0, 40, 5, value=20, unit="%", label="Bicarbonate passes, of chloride"),
        g=slider(0, 100, 5, value=30, unit="nS", label="GABA synapse"),
        I=slider(0, 0.5, 0.05, value=0.25, unit="nA", label="Other input"),
    )


def _leads(chloride, bicarbonate):
    """Where the door leads, in mV, from mmol/L and per cent."""
    return nernst.gaba(chloride, bicarbonate=bicarbonate / 100)


def _sub_threshold(E):
    """What GABA does to a cell that fires as often as before."""
    if abs(E - CELL.E_L) < 1:
        return "changes the voltage hardly at all"
    return "depolarises" if E > CELL.E_L else "hyperpolarises"
