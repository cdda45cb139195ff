"""Six transmitters in one bath, and the unit that follows the neuron best."""

import numpy as np

from neurocourse.neurotransmitters.modulators import mixer as cell
from neurocourse.plots import BRAIN, GREY, MACHINE, figure, here, key, move, note, panel, rule, spike_row
from neurocourse.teaching import Explorer, choice, slider
from neurocourse.wording import signed

__all__ = ["mixer"]

X = cell.GLUTAMATE


class Panels:
    """The artists of the mixer: membrane, curve of the neuron, curve of the unit."""

    def __init__(self, t, bare):
        self.fig, (left, middle, right) = figure(1, 3, size=(9, 3.5), width_ratios=(1.2, 1, 1))
        (self.trace,) = left.plot(t, t, color=BRAIN, lw=1.2)
        self.ticks = spike_row(left, -41, 3)
        rule(left, "glutamate comes", x=cell.ONSET)
        panel(left, "Membrane (ticks: spikes)", ("time (ms)", 0, 500), ("V (mV)", -80, -36), "cell")
        panel(middle, "Neuron: its curve", ("glutamate (nS)", 0, 25), ("rate (Hz)", -8, 290), "cell")
        panel(right, "Unit: fitted to it", ("glutamate (nS)", 0, 25), ("", -8, 290), "unit")
        middle.plot(1000 * X, bare, color=GREY, ls="--", lw=1.6, label="glutamate alone")
        (self.curve,) = middle.plot(1000 * X, bare, color=BRAIN, lw=2)
        self.here = here(middle)
        key(middle, "upper left")
        (self.dots,) = right.plot(1000 * X, bare, "o", color=BRAIN, ms=3)
        (self.plain,) = right.plot(1000 * X, bare, color=GREY, ls="--", lw=1.6)
        (self.fitted,) = right.plot(1000 * X, bare, color=MACHINE, lw=2)
        self.words = note(right, "")

    def show(self, run, rate, glutamate):
        """Trace and spikes of the last cell of ``run``, the curve of the others."""
        self.trace.set_ydata(run.V[:, -1])
        self.ticks.set_positions(run.t[run.spikes[:, -1]])
        self.curve.set_ydata(rate[:-1])
        self.dots.set_ydata(rate[:-1])
        move(self.here, glutamate, rate[-1])

    def show_unit(self, unit, before, now):
        """The unit fitted to the bare curve (dashed) and to the one of now, with its error and its move."""
        (plain, (_, _, zero), _), (line, (_, _, c), error) = before, now
        self.plain.set_ydata(plain)
        self.fitted.set_ydata(line)
        self.words.set_text(f"{unit}: off by {100 * error:.1f} %\nmoved by {signed(1000 * (c - zero), 1)} nS")


def mixer():
    """Six dials on one neuron, and the unit that follows it best: what do the dials move in the unit?"""
    units = {shape: cell.Units(shape, X) for shape in cell.SHAPES}
    bare = cell.rates(cell.simulate(X))[1]
    before = {shape: unit.fit(bare) for shape, unit in units.items()}
    start, slope = cell.reading(X, bare)
    panels = Panels(cell.simulate(X[:1]).t, bare)

    def update(glutamate, gaba, dopamine, serotonin, receptor, acetylcholine, noradrenaline, unit):
        mix = cell.Mix(gaba / 1000, dopamine, serotonin, acetylcholine, noradrenaline, receptor)
        run = cell.simulate(np.append(X, glutamate / 1000), mix)
        rate = cell.rates(run)[1]
        panels.show(run, rate, glutamate)
        panels.show_unit(unit, before[unit], units[unit].fit(rate[:-1]))
        if mix == cell.Mix():
            return f"{rate[-1]:.0f} Hz at {glutamate:g} nS. Only glutamate is in the bath: this is the bare cell."
        x, rise = cell.reading(X, rate[:-1])
        moved = (
            f"starts {abs(1000 * (x - start)):.1f} nS {'later' if x > start else 'earlier'}"
            if np.isfinite(x)
            else "has left the picture"
        )
        tilted = f" and is {rise / slope:.1f} times as steep" if np.isfinite(rise) else ""
        return f"{rate[-1]:.0f} Hz at {glutamate:g} nS. Compared with the bare cell the curve {moved}{tilted}."

    return Explorer(
        panels.fig,
        update,
        title="The transmitter mixer",
        alt="Left: the membrane of one neuron from the moment when glutamate comes. Middle: its rate against "
        "glutamate, now and without other transmitters. Right: an artificial unit fitted to the same curve.",
        presets={
            "Glutamate alone": dict(gaba=0),
            "GABA: a sigmoid?": dict(gaba=15, unit="sigmoid"),
            "Serotonin 1A: tanh?": dict(gaba=0, serotonin=1, unit="tanh"),
            "Serotonin 2A": dict(gaba=0, serotonin=1, receptor="5-HT2A"),
            "Dopamine": dict(gaba=0, dopamine=1),
            "Acetylcholine": dict(gaba=0, acetylcholine=1),
            "Noradrenaline": dict(gaba=0, noradrenaline=1),
        },
        glutamate=slider(0, 25, 0.5, value=12, unit="nS", label="Glutamate"),
        gaba=slider(0, 30, 1, value=15, unit="nS", label="GABA"),
        dopamine=slider(0, 1, 0.1, value=0, label="Dopamine, by D1"),
        serotonin=slider(0, 1, 0.1, value=0, label="Serotonin"),
        receptor=choice(*cell.RECEPTORS, label="Serotonin acts by"),
        acetylcholine=slider(0, 1, 0.1, value=0, label="Acetylcholine, on M channels"),
        noradrenaline=slider(0, 1, 0.1, value=0, label="Noradrenaline"),
        unit=choice(*cell.SHAPES, label="Unit to fit"),
    )
