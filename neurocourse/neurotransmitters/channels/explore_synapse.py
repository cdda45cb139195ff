"""A living synapse: a bouton with its packets, the cleft, the doors of the cell below, and the ions that pass them."""

import numpy as np
from matplotlib.collections import LineCollection
from matplotlib.patches import Polygon

from neurocourse.caching import kept
from neurocourse.neurotransmitters.channels import kinetics, receptors
from neurocourse.neurotransmitters.channels.membrane import simulate
from neurocourse.plots import BRAIN, GREEN, GREY, INK, PAPER, PURPLE, figure, here, move, panel, rule, spike_row
from neurocourse.plots.pictures import bare
from neurocourse.teaching import Explorer, choice, handle, slider, steps
from neurocourse.wording import number, signed

__all__ = ["kinetic_synapse"]

SPIKES = -0.22  # height of the row of spikes, under the share of open doors
N_DOORS, HALF = 10, 0.3  # channels in the drawing; half of a door, whose two leaves swing into the cell
TOP, FLOOR, SKIN = 12.0, 6.6, 4.4  # heights: where the axon comes from, the bouton's lower side, the cell's membrane
BOUTON = np.array([(4.3, TOP), (4.3, 10.9), (1.6, 10.5), (0.9, 9.2), (0.9, 7.2), (1.5, FLOOR), (8.5, FLOOR),
                   (9.1, 7.2), (9.1, 9.2), (8.4, 10.5), (5.7, 10.9), (5.7, TOP)])  # fmt: skip
PACKETS = np.array([(2.4, 7.25), (5.0, 7.25), (7.6, 7.25), (2.0, 8.8), (3.9, 8.7), (6.1, 8.8), (8.0, 8.7), (4.9, 10.0)])
DOCKED, ROUND = 3, np.linspace(-0.5 * np.pi, 1.5 * np.pi, 25)
GRAINS = 0.18 * np.array([(-1, 0.4), (1, 0.4), (0, -1)])
IONS = {"AMPA": ("+", "sodium (+) flows in"), "NMDA": ("+", "magnesium plugs it"),
        "GABA_A": ("_", "chloride (−) flows in")}  # fmt: skip


class Scene:
    """The synapse as a thing; ``show`` draws one millisecond of it."""

    def __init__(self, ax):
        rng = np.random.default_rng(0)
        self.order, self.phase = rng.permutation(N_DOORS), rng.uniform(size=(N_DOORS, 2))
        bare(ax, "A synapse, doors and all", "cell", xlim=(0, 10), ylim=(0, TOP))
        ax.add_patch(Polygon([(0, 0), (0, SKIN), (10, SKIN), (10, 0)], fc=BRAIN, ec="none", alpha=0.12))
        ax.add_patch(Polygon(BOUTON, fc=BRAIN, ec="none", alpha=0.12))
        ax.plot(*BOUTON.T, color=BRAIN, lw=2)
        self.packets = [ax.plot([], [], color=INK, lw=1.3)[0] for _ in PACKETS]
        (self.grains,) = ax.plot([], [], "o", color=GREEN, ms=3)
        self.floor = ax.add_collection(LineCollection([], colors=[BRAIN], linewidths=2))
        (self.spike,) = ax.plot([], [], "*", color=INK, ms=13)
        walls = [[(k - 0.5 + HALF, SKIN), (k + 0.5 - HALF, SKIN)] for k in range(N_DOORS + 1)]
        ax.add_collection(LineCollection(walls, colors=[GREY], linewidths=7))
        self.leaves = ax.add_collection(LineCollection([], colors=[BRAIN], linewidths=2.5))
        (self.transmitter,) = ax.plot([], [], "o", color=GREEN, ms=4.5)
        (self.ions,) = ax.plot([], [], ls="", color=PURPLE, ms=9, mew=2.5)
        (self.plugs,) = ax.plot([], [], "s", color=INK, ms=6)
        self.drops = rng.uniform((0.6, SKIN + 0.5), (9.4, FLOOR - 0.2), (60, 2))
        self.words = ax.text(5, 0.35, "", ha="center", color=INK)
        ax.text(9.9, 11.6, "axon", ha="right", va="top")

    def show(self, receptor, time, spike_times, share, T):
        """Doors of ``receptor`` with this open share, and transmitter at ``T`` mmol/L while a packet is open."""
        released = bool(np.any((time >= spike_times) & (time <= spike_times + 1)))
        ahead = spike_times - time
        near = ahead[(ahead >= 0) & (ahead <= 3)]
        self.spike.set_data([5.0] * len(near), 11 + 0.25 * near)
        self._packets(released)
        self.transmitter.set_data(*self.drops[: round(30 * T) if released else 0].T)
        opened = np.flatnonzero(self.order < round(share * N_DOORS))
        wide = np.isin(np.arange(N_DOORS), opened)
        tips = [(0.8 * HALF, SKIN - 0.75) if it else (0.0, SKIN) for it in wide]
        doors = [(k + 0.5, side, tip) for k, tip in enumerate(tips) for side in (-1, 1)]
        self.leaves.set_segments([[(x + s * HALF, SKIN), (x + s * tip[0], tip[1])] for x, s, tip in doors])
        plugged = receptors.ALL[receptor].plugged
        self.plugs.set_data(*([opened + 0.5, 0 * opened + SKIN] if plugged else ([], [])))
        fall = (self.phase[opened] + 0.23 * time) % 1
        ions = [] if plugged else np.stack([np.repeat(opened + 0.5, 2), (FLOOR - 1.2 - 3.6 * fall).ravel()], 1)
        self.ions.set_data(*(np.transpose(ions) if len(ions) else ([], [])))
        marker, words = IONS[receptor]
        self.ions.set_marker(marker)
        self.words.set_text(f"next cell: {words}" if len(opened) else "next cell: its doors are shut")

    def _packets(self, released):
        """Round packets in the bouton; while transmitter comes out, those at its floor are open below."""
        gaps = []
        for k, (packet, (x, y)) in enumerate(zip(self.packets, PACKETS, strict=True)):
            out = released and k < DOCKED
            turn = ROUND[3:-3] if out else ROUND
            packet.set_data(x + 0.52 * np.cos(turn), y - 0.2 * out + 0.52 * np.sin(turn))
            gaps += [(x - 0.4, x + 0.4)] if out else []
        full = PACKETS[DOCKED * released :]
        self.grains.set_data(*(full[:, None] + GRAINS).reshape(-1, 2).T)
        self.floor.set_segments([[(a, FLOOR), (b, FLOOR)] for a, b in gaps])
        self.floor.set_color(PAPER)


def kinetic_synapse():
    """Five spikes reach a synapse: what opens, what flows, and what the membrane makes of it."""
    t = np.arange(0, 200, 0.2)
    fig, axes = figure(size=(6.4, 4.2), plan="ab;ac", width_ratios=(1.05, 1))
    drawing, top, bottom = Scene(axes["a"]), axes["b"], axes["c"]
    names = dict(yticks=(SPIKES, 0, 0.5, 1), yticklabels=("spikes", "0", "0.5", "1"), xticklabels=())
    panel(top, "Open doors", ("", 0, 200), ("open share s", -0.38, 1.12), "cell", **names)
    panel(bottom, "Membrane", ("time (ms)", 0, 200), ("V (mV)", -78, -52), "cell")
    (share,) = top.plot(t, 0 * t, color=BRAIN, lw=1.8)
    limit = rule(top, "s∞, if it stayed", y=0, color=INK, ls="--")
    spikes = spike_row(top, SPIKES, 0.16)
    (psp,) = bottom.plot(t, 0 * t, color=BRAIN, lw=1.8)
    rule(bottom, "rest", y=-70, under=True)
    now, dot = [rule(ax, x=0, color=INK, ls="-", lw=1)[0] for ax in (top, bottom)], here(bottom)
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
        drawing.show(receptor, time, times, s[5 * time], T)
        V = potential(receptor, interval, T)
        psp.set_ydata(V)
        move(dot, time, V[5 * time])
        answer = V[np.abs(V + 70).argmax()] + 70
        plug = " (little: magnesium plugs most of them at rest)" if kind.plugged else ""
        return (
            f"{receptor} opens {100 * s.max():.0f}% of its doors (s∞ is {100 * ceiling:.0f}%) and moves the "
            f"membrane by {signed(answer, 1)} mV towards {number(kind.E_rev)} mV{plug}."
        )

    return Explorer(
        fig,
        update,
        title="A synapse, millisecond by millisecond",
        alt="Left: the end of an axon with its packets of transmitter, the cleft, and the membrane of the next cell, "
        "whose doors open when transmitter comes and let ions through. Right: the share of open doors after five "
        "spikes, and the membrane, pulled towards the voltage of the door.",
        presets={
            "AMPA: fast": dict(receptor="AMPA"),
            "NMDA: slow": dict(receptor="NMDA"),
            "GABA_A: down": dict(receptor="GABA_A"),
            "A burst adds up": dict(receptor="AMPA", interval=3),
            "Little transmitter": dict(receptor="AMPA", T=0.1),
        },
        handles=[handle(top, x="interval", origin=30, at=SPIKES)],
        time=steps(199, value=31, unit="ms", label="Time", interval=60),
        receptor=choice(*receptors.ALL, label="Receptor"),
        interval=slider(1, 40, 1, value=20, unit="ms", label="Interval between the spikes"),
        T=slider(0.05, 2, 0.05, value=1.0, unit="mmol/L", label="Transmitter in a pulse"),
    )


def _potential(receptor, interval, T):
    """Voltage of the membrane after five spikes. GABA gets more doors: at rest it has a short way to go."""
    g = 0.02 if receptor == "GABA_A" else 0.004
    synapse = receptors.conductance(receptors.ALL[receptor], g, 30 + interval * np.arange(5.0), T=T)
    return simulate(0.0, [synapse], duration=200, dt=0.2, spiking=False).V
