"""Channels at the synapse: opened by transmitter, and, for NMDA, by the voltage too."""

import numpy as np
from matplotlib.collections import LineCollection

from neurocourse.caching import kept
from neurocourse.neurotransmitters.channels import kinetics, receptors
from neurocourse.neurotransmitters.channels.membrane import simulate
from neurocourse.plots import BRAIN, GREEN, GREY, INK, SKY, figure, here, move, panel, rule, spike_row
from neurocourse.plots.pictures import bare
from neurocourse.teaching import Explorer, choice, handle, slider, steps
from neurocourse.wording import number, signed

__all__ = ["kinetic_synapse", "nmda"]


N_DOORS, HALF = 20, 0.33  # channels in the drawing; half of a door, whose two leaves swing into the cell


class Synapse:
    """A piece of membrane with its doors, the cell below it, and the transmitter above it."""

    def __init__(self, ax):
        rng = np.random.default_rng(0)
        self.order = rng.permutation(N_DOORS)
        bare(ax, "Its doors, at the time of the line", "cell", xlim=(-0.6, N_DOORS - 0.4), ylim=(-1.1, 2))
        walls = [[(k + HALF, 0), (k + 1 - HALF, 0)] for k in range(-1, N_DOORS)]
        ax.add_collection(LineCollection(walls, colors=[GREY], linewidths=7))
        self.doors = ax.add_collection(LineCollection([], colors=[BRAIN], linewidths=2.5))
        (self.transmitter,) = ax.plot([], [], "o", color=GREEN, ms=5)
        self.drops = rng.uniform((-0.4, 0.6), (N_DOORS - 0.6, 1.8), (60, 2))

    def show(self, share, T):
        """Open this share of the doors, and let transmitter at ``T`` mmol/L be there."""
        opened = self.order < round(share * N_DOORS)
        tips = [(0.8 * HALF, -1.0) if wide else (0.0, 0.0) for wide in opened]
        leaves = [[(k + side * HALF, 0), (k + side * x, y)] for k, (x, y) in enumerate(tips) for side in (-1, 1)]
        self.doors.set_segments(leaves)
        self.transmitter.set_data(*self.drops[: round(30 * T)].T)


def kinetic_synapse():
    """Five presynaptic spikes: the share of channels that they open, and what the membrane makes of it."""
    t = np.arange(0, 200, 0.2)
    fig, (strip, top, bottom) = figure(3, 1, size=(6.4, 4.2), height_ratios=(0.5, 1, 1))
    drawing = Synapse(strip)
    panel(top, "Open channels", ("", 0, 200), ("open share s", -0.3, 1.12), "cell", xticklabels=())
    panel(bottom, "Membrane", ("time (ms)", 0, 200), ("V (mV)", -78, -52), "cell")
    (share,) = top.plot(t, 0 * t, color=BRAIN, lw=1.8)
    limit = rule(top, "s∞, if it stayed", y=0, color=INK, ls="--")
    spikes = spike_row(top, -0.16, 0.16)
    top.text(2, -0.16, "spikes", va="center")
    (psp,) = bottom.plot(t, 0 * t, color=BRAIN, lw=1.8)
    rule(bottom, "rest", y=-70)
    now = [rule(ax, x=0, color=INK, ls="-", lw=1)[0] for ax in (top, bottom)]
    potential = kept(_potential)

    def update(receptor, interval, T, time):
        kind = receptors.ALL[receptor]
        times = 30 + interval * np.arange(5.0)
        s = kinetics.open_share(t, times, kind.alpha, kind.beta, T=T)
        share.set_ydata(s)
        ceiling = kinetics.s_inf(T, kind.alpha, kind.beta)
        move(limit, y=ceiling)
        spikes.set_positions(times)
        move(now, x=time)
        drawing.show(s[5 * time], T if np.any((time >= times) & (time <= times + 1)) else 0.0)
        V = potential(receptor, interval, T)
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
        alt="At the top a piece of membrane whose doors open when transmitter comes. Below it the share of open doors "
        "after five presynaptic spikes, with the share that steady transmitter would open. At the bottom the "
        "membrane, pulled towards the reversal potential of the receptor.",
        presets={
            "AMPA: fast": dict(receptor="AMPA"),
            "NMDA: slow": dict(receptor="NMDA"),
            "GABA_A: down": dict(receptor="GABA_A"),
            "A burst adds up": dict(receptor="AMPA", interval=3),
            "Little transmitter": dict(receptor="AMPA", T=0.1),
        },
        handles=[handle(top, x="interval", origin=30, at=-0.16)],
        receptor=choice(*receptors.ALL, label="Receptor"),
        interval=slider(1, 40, 1, value=20, unit="ms", label="Interval between the spikes"),
        T=slider(0.05, 2, 0.05, value=1.0, unit="mmol/L", label="Transmitter in a pulse"),
        time=steps(199, value=31, unit="ms", label="Time", interval=60),
    )


def _potential(receptor, interval, T):
    """Voltage of the membrane after five spikes."""
    synapse = receptors.conductance(receptors.ALL[receptor], 0.004, 30 + interval * np.arange(5.0), T=T)
    return simulate(0.0, [synapse], duration=200, dt=0.2, spiking=False).V


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
