"""Channels at the synapse: opened by transmitter, and, for NMDA, by the voltage too."""

import numpy as np

from neurocourse.neurotransmitters.channels import kinetics, receptors
from neurocourse.neurotransmitters.channels.membrane import simulate
from neurocourse.plots import BRAIN, GREY, INK, SKY, figure, here, move, panel, rule, spike_row
from neurocourse.teaching import Explorer, choice, handle, slider
from neurocourse.wording import number, signed

__all__ = ["kinetic_synapse", "nmda"]


def kinetic_synapse():
    """Five presynaptic spikes: the share of channels that they open, and what the membrane makes of it."""
    t = np.arange(0, 200, 0.2)
    fig, (top, bottom) = figure(2, 1, size=(6.4, 4.1), sharex=True)
    panel(top, "Open channels", ("", 0, 200), ("open share s", -0.24, 1.12), "cell")
    panel(bottom, "Membrane", "time (ms)", ("V (mV)", -78, -52), "cell")
    (share,) = top.plot(t, 0 * t, color=BRAIN, lw=1.8)
    limit = rule(top, "s∞, if it stayed", y=0, color=INK, ls="--")
    spikes = spike_row(top, -0.13, 0.12)
    top.text(2, -0.13, "spikes", va="center")
    (psp,) = bottom.plot(t, 0 * t, color=BRAIN, lw=1.8)
    rule(bottom, "rest", y=-70)

    def update(receptor, interval, T):
        kind = receptors.ALL[receptor]
        times = 30 + interval * np.arange(5.0)
        s = kinetics.open_share(t, times, kind.alpha, kind.beta, T=T)
        share.set_ydata(s)
        ceiling = kinetics.s_inf(T, kind.alpha, kind.beta)
        move(limit, y=ceiling)
        spikes.set_positions(times)
        synapse = receptors.conductance(kind, 0.004, times, T=T)
        V = simulate(0.0, [synapse], duration=200, dt=0.2, spiking=False).V
        psp.set_ydata(V)
        answer = V[np.abs(V + 70).argmax()] + 70
        plug = " (only a little: magnesium plugs most of them at rest)" if kind.plugged else ""
        return (
            f"{receptor} opens {100 * s.max():.0f} % of its channels (s∞ is {100 * ceiling:.0f} %) and moves the "
            f"membrane by {signed(answer, 1)} mV towards {number(kind.E_rev)} mV{plug}."
        )

    return Explorer(
        fig,
        update,
        title="A synapse as a reaction",
        alt="Above: share of open channels after five presynaptic spikes, with the share that steady transmitter would "
        "open. Below: the membrane, pulled towards the reversal potential of the receptor.",
        presets={
            "AMPA: fast": dict(receptor="AMPA"),
            "NMDA: slow": dict(receptor="NMDA"),
            "GABA_A: down": dict(receptor="GABA_A"),
            "A burst adds up": dict(receptor="AMPA", interval=3),
            "Little transmitter": dict(receptor="AMPA", T=0.1),
        },
        handles=[handle(top, x="interval", origin=30, at=-0.13)],
        receptor=choice(*receptors.ALL, label="Receptor"),
        interval=slider(1, 40, 1, value=20, unit="ms", label="Interval between the spikes"),
        T=slider(0.05, 2, 0.05, value=1.0, unit="mmol/L", label="Transmitter in a pulse"),
    )


def nmda():
    """Current against voltage with magnesium: a channel that lets less through the more it is pulled."""
    V = np.linspace(-100, 50, 301)
    fig, (left, right) = figure(1, 2, size=(6.4, 3.6), width_ratios=(1.2, 1))
    span = left.axvspan(-70, -30, color=SKY, alpha=0.25, lw=0)
    ticks = dict(xticks=(-100, -50, 0, 50))
    panel(left, "Current, all doors open", ("V (mV)", -100, 50), ("current at 1 nS (pA)", -62, 55), "cell", **ticks)
    panel(right, "Free of magnesium", ("V (mV)", -100, 50), ("share", -0.03, 1.05), "cell", **ticks)
    rule(left, y=0, ls="-", lw=0.8)
    left.plot(V, 1000 * receptors.current(receptors.NMDA, V, Mg=0.0), color=GREY, ls="--", lw=1.5)
    left.text(-38, -57, "without Mg")
    left.text(-64, 34, "falls as\nV rises", ha="center")
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
        ratio = receptors.unblocked(-70, Mg) / receptors.unblocked(40, Mg)
        return (
            f"At {{voltage}} magnesium leaves {100 * now:.0f} % of the channels free. The conductance at −70 "
            f"mV is {100 * ratio:.1f} % of that at +40 mV."
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
