"""A mixing desk for six transmitters in one bath, and the unit that follows the neuron best."""

import numpy as np

from neurocourse.caching import kept
from neurocourse.neurotransmitters.modulators import mixer as cell
from neurocourse.plots import BRAIN, GREY, INK, MACHINE, figure, here, key, move, note, panel, rule, spike_row
from neurocourse.plots.pictures import bare
from neurocourse.teaching import Explorer, arm, choice, handle, slider
from neurocourse.wording import number, signed

__all__ = ["mixer"]

REACHES = {25: 280, 50: 400, 100: 560}  # nS of glutamate at the right end, and the rate at the upper one
FADERS = ("GABA", "dopamine", "serotonin", "acetylcholine", "noradrenaline")
MOST = 30  # nS of GABA at the right end of its fader; the others end at a dose of 1
SPAN = -0.85, 1.27  # where the desk begins and ends, in lengths of a fader


class Desk:
    """A lying fader for each transmitter but glutamate: a track, how far it is filled, and the number."""

    def __init__(self, ax):
        rows = np.arange(len(FADERS))
        bare(ax, "In the bath", xlim=SPAN, ylim=(4.6, -0.6))
        for k, name in enumerate(FADERS):
            ax.text(SPAN[0] - 0.35, k, name, va="center")
        ax.hlines(rows, 0, 1, color=GREY, alpha=0.4, lw=5)
        self.filled = [ax.plot([0, 0], [k, k], color=BRAIN, lw=5, solid_capstyle="butt")[0] for k in rows]
        (self.knobs,) = ax.plot(0 * rows, rows, "o", color=INK, ms=9)
        self.numbers = [ax.text(1.1, k, "", va="center") for k in rows]
        self.doses, self.nS = ax, ax.twiny()  # GABA has a scale of its own
        bare(self.nS, xlim=[MOST * end for end in SPAN])

    def show(self, gaba, *doses):
        """Move the knobs and write the numbers."""
        shares = [gaba / MOST, *doses]
        self.knobs.set_xdata(shares)
        for filled, share in zip(self.filled, shares, strict=True):
            filled.set_xdata([0, share])
        for text, words in zip(self.numbers, [f"{gaba:g} nS", *(number(dose, 1) for dose in doses)], strict=True):
            text.set_text(words)

    def handles(self):
        """A handle on each knob."""
        doses = [handle(self.doses, x=name, at=k) for k, name in enumerate(FADERS) if k]
        return [handle(self.nS, x="gaba", at=0), *doses]


class Panels:
    """The artists of the mixer: the desk, the membrane, the curve of the neuron, the curve of the unit."""

    def __init__(self, t):
        self.fig, axes = figure(size=(6.4, 4.2), plan="ab;cd")
        left, middle, right = (axes[name] for name in "bcd")
        self.desk = Desk(axes["a"])
        (self.trace,) = left.plot(t, t, color=BRAIN, lw=1.2)
        self.ticks = spike_row(left, -41, 3)
        rule(left, x=cell.ONSET)
        left.text(cell.ONSET + 12, -88, "glutamate comes", color=GREY)
        panel(left, "Membrane, spikes", ("time (ms)", 0, 500), ("V (mV)", -90, -36), "cell")
        panel(middle, "Neuron: its curve", ("glutamate (nS)", 0, 25), ("rate (Hz)", -8, 290), "cell")
        panel(right, "Unit beside it", ("glutamate (nS)", 0, 25), ("", -8, 290), "unit")
        (self.bare,) = middle.plot([], [], color=GREY, ls="--", lw=1.6, label="glutamate alone")
        (self.curve,) = middle.plot([], [], color=BRAIN, lw=2)
        self.here = here(middle)
        key(middle, "upper left")
        (self.dots,) = right.plot([], [], "o", color=BRAIN, ms=3)
        (self.plain,) = right.plot([], [], color=GREY, ls="--", lw=1.6)
        (self.fitted,) = right.plot([], [], color=MACHINE, lw=2)
        self.words, self.curves = note(right, ""), (middle, right)

    def show(self, run, rate, x, bare, glutamate):
        """Trace and spikes of the last cell of ``run``, the curve of the others over ``x`` (µS), the bare one's."""
        self.trace.set_ydata(run.V[:, -1])
        self.ticks.set_positions(run.t[run.spikes[:, -1]])
        reach = round(1000 * x[-1])
        for ax in self.curves:
            ax.set(xlim=(0, reach), ylim=(-0.03 * REACHES[reach], REACHES[reach]))
        self.bare.set_data(1000 * x, bare)
        for line in (self.curve, self.dots):
            line.set_data(1000 * x, rate[:-1])
        move(self.here, glutamate, rate[-1])

    def show_unit(self, x, unit, before, now, armed):
        """The unit fitted to the bare curve (dashed) and the one of now, with its error and its move."""
        (plain, (_, _, zero), _), (line, (_, _, c), error) = before, now
        told = f"moved by {signed(1000 * (c - zero), 1)} nS" if armed else "its bias and gain stay"
        self.plain.set_data(1000 * x, plain)
        self.fitted.set_data(1000 * x, line)
        self.words.set_text(f"{unit}: off by {100 * error:.1f}%\n{told}")


def mixer():
    """Six dials on one neuron, and a unit that follows it: what do the dials move in the unit?"""
    sights = {reach: _Sight(reach) for reach in REACHES}
    start, slope = cell.reading(sights[25].x, sights[25].bare)
    panels = Panels(cell.simulate(sights[25].x[:1]).t)

    def update(glutamate, gaba, dopamine, serotonin, receptor, acetylcholine, noradrenaline, unit, reach, armed):
        mix, sight = cell.Mix(gaba / 1000, dopamine, serotonin, acetylcholine, noradrenaline, receptor), sights[reach]
        run = cell.simulate(np.append(sight.x, glutamate / 1000), mix)
        rate = cell.rates(run)[1]
        panels.desk.show(gaba, dopamine, serotonin, acetylcholine, noradrenaline)
        panels.show(run, rate, sight.x, sight.bare, glutamate)
        before = sight.before(unit)
        now = sight.units(unit).fit(rate[:-1]) if armed else (*before[:2], cell.error(before[0], rate[:-1]))
        panels.show_unit(sight.x, unit, before, now, armed)
        if mix == cell.Mix():
            return f"{rate[-1]:.0f} Hz at {{glutamate}}. Only glutamate is in the bath: this is the bare cell."
        x, rise = cell.reading(sights[25].x, rate[:-1] if reach == 25 else _curve(mix))
        moved = (
            f"starts {abs(1000 * (x - start)):.1f} nS {'later' if x > start else 'earlier'}"
            if np.isfinite(x)
            else "has left the picture"
        )
        tilted = f" and is {rise / slope:.1f} times as steep" if np.isfinite(rise) else ""
        return f"{rate[-1]:.0f} Hz at {{glutamate}}. Compared with the bare cell the curve {moved}{tilted}."

    return Explorer(
        panels.fig,
        update,
        title="The transmitter mixer",
        alt="A desk with a fader for each of five transmitters; beside it the membrane of one neuron from the moment "
        "when glutamate comes. Below: its rate against glutamate, now and without other transmitters, and an "
        "artificial unit fitted to the same curve.",
        presets={
            "Bare cell": dict(gaba=0),
            "Sigmoid?": dict(gaba=15, unit="sigmoid", armed=True),
            "Driven far": dict(gaba=15, unit="tanh", reach=100, armed=True),
            "Tanh?": dict(gaba=0, serotonin=1, unit="tanh", armed=True),
            "5-HT2A": dict(gaba=0, serotonin=1, receptor="5-HT2A"),
            "Dopamine": dict(gaba=0, dopamine=1),
            "M channels": dict(gaba=0, acetylcholine=1),
            "Noradrenaline": dict(gaba=0, noradrenaline=1),
        },
        handles=[
            handle(panels.here.axes, x="glutamate", at=lambda **_: panels.here.get_ydata()[0]),
            *panels.desk.handles(),
        ],
        glutamate=slider(0, 25, 0.5, value=12, unit="nS", label="Glutamate"),
        gaba=slider(0, MOST, 1, value=15, unit="nS", label="GABA"),
        dopamine=slider(0, 1, 0.1, value=0, label="Dopamine, by D1"),
        serotonin=slider(0, 1, 0.1, value=0, label="Serotonin"),
        receptor=choice(*cell.RECEPTORS, label="Serotonin acts by"),
        acetylcholine=slider(0, 1, 0.1, value=0, label="Acetylcholine, on M channels"),
        noradrenaline=slider(0, 1, 0.1, value=0, label="Noradrenaline"),
        unit=choice(*cell.SHAPES, label="Unit"),
        reach=choice(*REACHES, label="Glutamate up to (nS)"),
        armed=arm("a bias and a gain that the bath may set", remains="less of it"),
    )


class _Sight:
    """Everything up to one amount of glutamate: where curves are read, the bare cell's, and units to be fitted."""

    def __init__(self, reach):
        self.x = np.linspace(0, reach / 1000, 26)
        self.bare = cell.rates(cell.simulate(self.x))[1]
        self.units = kept(lambda shape: cell.Units(shape, self.x))
        self.before = kept(lambda shape: self.units(shape).fit(self.bare))


def _curve(mix):
    """Rates up to 25 nS, where starts and slopes are read."""
    return cell.rates(cell.simulate(cell.GLUTAMATE, mix))[1]
