"""Channels that the voltage opens, too."""

import numpy as np

from neurocourse.neurotransmitters.channels import receptors
from neurocourse.plots import BRAIN, GREY, SKY, figure, here, move, panel, rule, shade
from neurocourse.teaching import Explorer, handle, slider

__all__ = ["nmda"]


def nmda():
    """Current against voltage with magnesium: a channel that lets less through the more it is pulled."""
    V = np.linspace(-100, 50, 301)
    fig, (left, right) = figure(1, 2, size=(6.4, 3.6), width_ratios=(1.2, 1))
    span = shade(left, -70, -30, color=SKY)
    ticks = dict(xticks=(-100, -50, 0, 50))
    panel(left, "Current, all doors open", ("V (mV)", -100, 50), ("current at 1 nS (pA)", -62, 55), "cell", **ticks)
    panel(right, "Free of magnesium", ("V (mV)", -100, 50), ("share", -0.03, 1.05), "cell", **ticks)
    rule(left, y=0, ls="-", lw=0.8)
    left.plot(V, 1000 * receptors.current(receptors.NMDA, V, Mg=0.0), color=GREY, ls="--", lw=1.5)
    left.text(-38, -57, "without Mg")
    words = left.text(-64, 34, "falls as\nV rises", ha="center")
    (curve,) = left.plot(V, V, color=BRAIN, lw=2)
    (free,) = right.plot(V, V, color=BRAIN, lw=2)
    dots = here(left), here(right)

    def update(Mg, voltage):
        I, share = 1000 * receptors.current(receptors.NMDA, V, Mg=Mg), receptors.unblocked(V, Mg)
        curve.set_ydata(I)
        free.set_ydata(share)
        now = receptors.unblocked(voltage, Mg)
        move(dots[0], voltage, _nmda_current(Mg, voltage))
        move(dots[1], voltage, now)
        falling = V[:-1][np.diff(I) < 0]
        span.set(x=falling.min() if len(falling) else -100, width=np.ptp(falling) if len(falling) else 0)
        words.set_visible(len(falling) > 0)
        ratio = receptors.unblocked(-70, Mg) / receptors.unblocked(40, Mg)
        return (
            f"At {{voltage}} magnesium leaves {100 * now:.0f}% of the channels free. The conductance at −70 "
            f"mV is {100 * ratio:.1f}% of that at +40 mV."
        )

    return Explorer(
        fig,
        update,
        title="NMDA: a synapse with a condition",
        alt="Left: current through NMDA channels against voltage, a bent curve that falls before it rises, and the "
        "straight line without magnesium. Right: the share of channels free of magnesium, rising with voltage.",
        presets={
            "At rest": dict(Mg=1, voltage=-70),
            "Depolarised": dict(Mg=1, voltage=-20),
            "No magnesium": dict(Mg=0, voltage=-70),
        },
        handles=[handle(left, x="voltage", at=_nmda_current)],
        Mg=slider(0, 2, 0.1, value=1.0, unit="mmol/L", label="Magnesium outside"),
        voltage=slider(-90, 40, 5, value=-70, unit="mV", label="Voltage"),
    )


def _nmda_current(Mg, voltage):
    """Current in pA through 1 nS of NMDA channels."""
    return 1000 * float(receptors.current(receptors.NMDA, voltage, Mg=Mg))
