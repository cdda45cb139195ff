"""Neuron and unit on the same inputs: two doors and two weights, then six transmitters in one bath."""

import numpy as np

from neurocourse.neurotransmitters import mixer as cell
from neurocourse.neurotransmitters import synapse, weights
from neurocourse.plots import BLUE, GREEN, GREY, INK, ORANGE, PURPLE, RED, figure
from neurocourse.teaching import Explorer, choice, slider
from neurocourse.wording import signed

V_TH, E_L = -50.0, -70.0  # mV
EXCITED, BOTH, END = 20, 90, 160  # ms: glutamate comes, GABA comes as well, the picture ends


def side_by_side(current=synapse.synaptic_current, steady_state=synapse.steady_state):
    """The same excitation and inhibition to a membrane with doors and to a unit with weights.

    The trace takes its steps with ``current``, and the dashed levels stand where ``steady_state`` says.
    """
    fig, (left, right) = figure(1, 2, size=(9, 3.5), width_ratios=(1.45, 1))
    t = np.arange(0, END + 1)
    (trace,) = left.plot(t, t, color=BLUE, lw=2)
    levels = [left.plot([a, b], [0, 0], color=INK, ls="--", lw=1.3)[0] for a, b in ((EXCITED, BOTH), (BOTH, END))]
    left.axhline(V_TH, color=RED, ls=":", lw=1.5)
    left.text(1, V_TH + 1, "threshold", color=RED)
    inputs = []
    for start, name, colour, y in ((EXCITED, "glutamate", GREEN, -96), (BOTH, "GABA", PURPLE, -104)):
        (line,) = left.plot([start, END], [y, y], color=colour, lw=5, solid_capstyle="butt")
        inputs.append((line, left.text(start + 1, y + 1, name, va="bottom", color=INK, fontsize=9)))
    left.set(title="Neuron: open doors", xlabel="time (ms)", ylabel="V (mV)", xlim=(0, END), ylim=(-108, -10))
    names = ["w·x\nglutamate", "w·x\nGABA", "unit:\nsum", "neuron:\nboth"]
    bars = right.bar(names, [0, 0, 0, 0], color=[GREEN, PURPLE, ORANGE, BLUE], ec=INK, lw=0.6, width=0.65)
    bars[2].set_hatch("//")
    numbers = [right.text(k, 0, "", ha="center", color=INK) for k in range(4)]
    right.axhline(0, color=INK, lw=0.8)
    right.axhline(V_TH - E_L, color=RED, ls=":", lw=1.5)
    right.text(4.55, V_TH - E_L + 2, "threshold", color=RED, ha="right")
    right.set(title="Unit: weights that add", ylabel="change from rest (mV)", ylim=(-75, 115), xlim=(-0.5, 4.6))
    right.tick_params(axis="x", labelsize=9)

    def update(excitation, inhibition, E_GABA):
        g, E = np.array([excitation, inhibition]) / 1000, np.array([0.0, E_GABA])
        first = synapse.approach(g[:1], E[:1], current, duration=BOTH - EXCITED)
        then = synapse.approach(g, E, current, V0=first[-1], duration=END - BOTH)
        trace.set_ydata(np.concatenate([np.full(EXCITED, E_L), first[:-1], then]))
        ends = [float(steady_state(x, y, 0.01, E_L)) for x, y in ((g[:1], E[:1]), (g, E))]
        for level, V in zip(levels, ends, strict=True):
            level.set_ydata([V, V])
        for artists, conductance in zip(inputs, g, strict=True):
            for artist in artists:
                artist.set_visible(conductance > 0)
        parts = weights.weight(E) * g
        values = [*parts, parts.sum(), ends[1] - E_L]
        for bar, label, value in zip(bars, numbers, values, strict=True):
            bar.set_height(np.clip(value, -70, 105))
            label.set(text=signed(value, 0), va="bottom" if value >= 0 else "top", y=np.clip(value, -62, 105))
        neuron, unit = ends[1] > V_TH, parts.sum() > V_TH - E_L
        said = "they agree" if neuron == unit else "they disagree"
        return (
            f"The unit's sum is {signed(parts.sum(), 1)} mV, the neuron goes {signed(ends[1] - E_L, 1)} mV. Above "
            f"threshold: neuron {'yes' if neuron else 'no'}, unit {'yes' if unit else 'no'}; {said}."
        )

    badges = ", ".join(dict.fromkeys(f.badge for f in (current, steady_state) if hasattr(f, "badge")))
    return Explorer(
        fig,
        update,
        title="Side by side: doors and weights" + (f" ({badges})" if badges else ""),
        alt="Left: a membrane that gets glutamate and later GABA as well, with the level that the formula predicts in "
        "each phase. Right: the two weighted inputs of a unit, their sum, and the neuron's change, as bars.",
        presets={
            "Small inputs: they agree": dict(excitation=0.5, inhibition=0.5, E_GABA=-80),
            "Growing: they part": dict(excitation=6, inhibition=4, E_GABA=-80),
            "A weight of zero": dict(excitation=6, inhibition=20, E_GABA=-70),
            "Immature GABA": dict(excitation=0, inhibition=30, E_GABA=-41),
        },
        excitation=slider(0, 15, 0.5, value=6, unit="nS", label="Glutamate: open conductance"),
        inhibition=slider(0, 40, 0.5, value=20, unit="nS", label="GABA: open conductance"),
        E_GABA=slider(-90, -40, 1, value=-70, unit="mV", label="Where the GABA door leads, E_Cl"),
    )


X = cell.GLUTAMATE


class Panels:
    """The artists of the mixer: membrane, curve of the neuron, curve of the unit."""

    def __init__(self, t, bare):
        self.fig, (left, middle, right) = figure(1, 3, size=(9, 3.5), width_ratios=(1.2, 1, 1))
        (self.trace,) = left.plot(t, t, color=BLUE, lw=1.2)
        (self.ticks,) = left.plot([], [], "|", color=INK, ms=11, mew=1.4)
        left.axvline(cell.ONSET, color=GREY, ls=":", lw=1.2)
        left.text(cell.ONSET + 6, -88, "glutamate comes", color=INK, va="bottom")
        left.set(title="Membrane (ticks: spikes)", xlabel="time (ms)", ylabel="V (mV)", xlim=(0, 500), ylim=(-89, -38))
        for ax, name in ((middle, "Neuron: its curve"), (right, "Unit: fitted to it")):
            ax.set(title=name, xlabel="glutamate (nS)", xlim=(0, 25), ylim=(-8, 290))
        middle.set(ylabel="rate (Hz)")
        middle.plot(1000 * X, bare, color=GREY, ls="--", lw=1.6)
        (self.curve,) = middle.plot(1000 * X, bare, color=BLUE, lw=2)
        (self.here,) = middle.plot([0], [0], "o", color=RED, ms=8)
        (self.dots,) = right.plot(1000 * X, bare, "o", color=BLUE, ms=3)
        (self.plain,) = right.plot(1000 * X, bare, color=GREY, ls="--", lw=1.6)
        (self.fitted,) = right.plot(1000 * X, bare, color=RED, lw=2)
        self.words = right.text(0.7, 285, "", va="top", color=INK)
        middle.text(0.7, 285, "dashed: nothing\nbut glutamate", va="top", color=INK)

    def show(self, run, rate, glutamate):
        """Trace and spikes of the last cell of ``run``, the curve of the others."""
        times = run.t[run.spikes[:, -1]]
        self.trace.set_ydata(run.V[:, -1])
        self.ticks.set_data(times, np.full(len(times), -41))
        self.curve.set_ydata(rate[:-1])
        self.dots.set_ydata(rate[:-1])
        self.here.set_data([glutamate], [rate[-1]])

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
            return f"{rate[-1]:.0f} Hz at {glutamate:g} nS. This is the bare cell: nothing but glutamate in the bath."
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
            "Nothing but glutamate": dict(gaba=0),
            "GABA (article: sigmoid)": dict(gaba=15, unit="sigmoid"),
            "Serotonin 1A (article: tanh)": dict(gaba=0, serotonin=1, unit="tanh"),
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
