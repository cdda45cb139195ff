"""Doors and weights: the same inputs to a membrane and to a unit, and how wrong the plain sum becomes."""

import numpy as np

from neurocourse.neurotransmitters.ions import synapse
from neurocourse.neurotransmitters.summation import weights
from neurocourse.plots import (
    BRAIN,
    DIFFERENCE,
    GREEN,
    INK,
    MACHINE,
    PAPER,
    PURPLE,
    badge,
    figure,
    key,
    log_ticks,
    panel,
)
from neurocourse.plots.marks import curves, dots_on, follow, here, move, numbers_on, rule, set_bars, set_numbers
from neurocourse.teaching import Explorer, arm, handle, slider
from neurocourse.wording import number, signed

__all__ = ["driving_force", "side_by_side"]

V_TH, E_L = -50.0, -70.0  # mV
EXCITED, BOTH, END = 20, 90, 160  # ms: glutamate comes, GABA comes as well, the picture ends


def side_by_side(current=synapse.synaptic_current, steady_state=synapse.steady_state):
    """The same excitation and inhibition to a membrane with doors and to a unit with weights.

    The trace takes its steps with ``current``, and the dashed levels stand where ``steady_state`` says.
    """
    fig, (left, right) = figure(1, 2, size=(6.4, 4.0), width_ratios=(1, 1))
    t = np.arange(0, END + 1)
    (trace,) = left.plot(t, t, color=BRAIN, lw=2)
    levels = [left.plot([a, b], [0, 0], color=INK, ls="--", lw=1.3)[0] for a, b in ((EXCITED, BOTH), (BOTH, END))]
    rule(left, "threshold", y=V_TH, color=INK)
    door = rule(left, "E_GABA", y=-70, at="left", under=True, color=PURPLE, ls="-.")
    inputs = [_input(left, *it) for it in ((EXCITED, "glutamate", GREEN, -106), (BOTH, "GABA", PURPLE, -114))]
    panel(left, "Neuron: doors", ("time (ms)", 0, END), ("V (mV)", -118, -10), "cell")
    names = ["gluta-\nmate", "GABA", "unit:\nsum", "neuron"]
    bars = right.bar(names, [0, 0, 0, 0], color=[GREEN, PURPLE, MACHINE, BRAIN], ec=INK, lw=0.6, width=0.65)
    bars[2].set_hatch("//")
    (gap,) = right.plot([], [], color=DIFFERENCE, ls=":", marker="_", ms=9, lw=2)
    numbers = numbers_on(bars, bbox=dict(fc=PAPER, ec="none", pad=1))  # one may stand on the threshold
    rule(right, y=0, color=INK, ls="-", lw=0.8)
    rule(right, "threshold", y=V_TH - E_L, color=INK)
    panel(right, "Unit: weights", ("", -0.5, 4.9), ("change from rest (mV)", -75, 115), "unit")

    def update(excitation, inhibition, E_GABA, armed):
        g, E = np.array([excitation, inhibition]) / 1000, np.array([0.0, E_GABA])
        first = synapse.approach(g[:1], E[:1], current, duration=BOTH - EXCITED)
        then = synapse.approach(g, E, current, V0=first[-1], duration=END - BOTH)
        trace.set_ydata(np.concatenate([np.full(EXCITED, E_L), first[:-1], then]))
        ends = [float(steady_state(x, y, 0.01, E_L)) for x, y in ((g[:1], E[:1]), (g, E))]
        move(door, y=E_GABA)
        for level, V in zip(levels, ends, strict=True):
            level.set_ydata([V, V])
        for artists, conductance in zip(inputs, g, strict=True):
            for artist in artists:
                artist.set_visible(conductance > 0)
        parts = weights.weight(E) * g
        total = (weights.normalised_sum(g, E) if armed else weights.linear_sum(g, E)) - E_L
        values = [*parts, total, ends[1] - E_L]
        set_bars(bars, np.clip(values, -62, 105))
        set_numbers(numbers, bars, [signed(value, 0) for value in values])
        gap.set_data([2.5, 2.5], [bar.get_height() for bar in bars[2:]])
        neuron, unit = ends[1] > V_TH, total > V_TH - E_L
        verdict = "they agree" if neuron == unit else "they disagree"
        return (
            f"The unit's sum is {signed(total, 1)} mV, the neuron changes by {signed(ends[1] - E_L, 1)} mV. "
            f"Above threshold: neuron {'yes' if neuron else 'no'}, unit {'yes' if unit else 'no'}; {verdict}."
        )

    made = badge(left, current, steady_state)
    return Explorer(
        fig,
        update,
        title="Side by side: doors and weights",
        alt="Left: a membrane that gets glutamate and later GABA as well, with the level that the formula predicts in "
        "each phase. Right: the two weighted inputs of a unit, their sum, and the neuron's change, as bars; a dotted "
        f"line in red spans what lies between the last two.{made}",
        presets={
            "Small inputs: they agree": dict(excitation=0.5, inhibition=0.5, E_GABA=-75),
            "Growing: they part": dict(excitation=6, inhibition=4, E_GABA=-75),
            "A weight of zero": dict(excitation=6, inhibition=20, E_GABA=-70),
            "Immature GABA": dict(excitation=0, inhibition=30, E_GABA=-40),
            "A weight of zero, armed": dict(excitation=6, inhibition=20, E_GABA=-70, armed=True),
        },
        handles=[handle(left, y="E_GABA", at=135)],
        excitation=slider(0, 15, 0.5, value=6, unit="nS", label="Open to glutamate"),
        inhibition=slider(0, 40, 0.5, value=20, unit="nS", label="Open to GABA"),
        E_GABA=slider(-90, -40, 1, value=-70, unit="mV", label="Where the GABA door leads"),
        armed=arm("a second sum, below the line", remains="nothing"),
    )


def _input(ax, start, name, colour, y):
    """A bar with a name, from when an input comes to the end of the picture."""
    (line,) = ax.plot([start, END], [y, y], color=colour, lw=5, solid_capstyle="butt")
    return line, ax.text(start + 1, y + 1, name, va="bottom", size=9.5)


def driving_force():
    """A weight is a conductance times a driving force: where the plain sum is right, and where it fails."""
    fig, (left, right) = figure(1, 2, size=(6.4, 3.8))
    g = np.linspace(0, 50, 101)  # nS
    panel(left, "Where V settles", ("excitatory conductance (nS)", 0, 50), ("V (mV)", -95, 60))
    panel(right, "Sum too large by", ("open conductance Σg (nS)", 0.3, 110), ("error (%)", 1, 1500))
    log_ticks(right.xaxis, (1, 10, 100))
    log_ticks(right.yaxis, (1, 10, 100, 1000))
    lines = curves(left, {"membrane": BRAIN, "linear sum": MACHINE}, g)
    dots = dots_on(lines)
    rule(left, "E of excitation", y=0)
    floor = rule(left, "E of inhibition", y=-75, color=PURPLE, ls="-.")
    key(left, "upper right")
    G = np.array([0.1, 100.0])
    right.plot(G, 10 * G, color=INK, lw=1.5)
    right.axhspan(1, 10, color=GREEN, alpha=0.2, lw=0)
    right.text(100, 1.3, "right within 10%", ha="right")
    right.text(11, 200, "Σg / g_L", ha="right")
    (gap,) = left.plot([], [], color=DIFFERENCE, ls=":", lw=2)
    error = here(right, marker="D", color=DIFFERENCE)

    def update(g_e, g_i, E_i):
        E = np.array([weights.E_EXC, E_i])
        both = 1e-3 * np.column_stack([g, np.full(len(g), g_i)])
        move(floor, y=E_i)
        follow(lines, g, [weights.steady_state(both, E), np.clip(weights.linear_sum(both, E), -300, 300)])
        now = 1e-3 * np.array([g_e, g_i])
        V, linear = float(weights.steady_state(now, E)), float(weights.linear_sum(now, E))
        follow(dots, g_e, [V, linear])
        gap.set_data([g_e, g_e], [V, linear])
        if abs(V - weights.E_L) < 1e-9:
            error.set_data([], [])
            return f"Nothing moves the membrane: it stays at {number(V, 0)} mV."
        share = float(weights.relative_error(now, E))
        move(error, g_e + g_i, 100 * share)
        return (
            f"Open: {g_e + g_i:g} nS on a leak of 10 nS. The membrane settles at {number(V, 0)} mV, the linear sum "
            f"gives {number(linear, 0)} mV: that change is {number(100 * share, 0)}% too large."
        )

    return Explorer(
        fig,
        update,
        title="What a weight stands for",
        alt="Left: steady voltage against excitatory conductance: the real curve bends towards 0 mV, the linear sum "
        "runs straight on. Right: the error of the sum grows in proportion to the open conductance.",
        presets={
            "Weak: the sum is right": dict(g_e=0.5, g_i=0),
            "Strong": dict(g_e=20, g_i=0),
            "Shunt": dict(g_e=10, g_i=30, E_i=-70),
            "Inhibition wins": dict(g_e=5, g_i=40, E_i=-75),
        },
        handles=[
            handle(left, x="g_e", at=_settled),
            handle(left, y="E_i", at=22),
        ],
        g_e=slider(0, 50, 0.5, value=10, unit="nS", label="Excitatory conductance"),
        g_i=slider(0, 50, 0.5, value=10, unit="nS", label="Inhibition"),
        E_i=slider(-90, -50, 1, value=-75, unit="mV", label="Reversal of inhibition"),
    )


def _settled(g_e, g_i, E_i):
    """Voltage of the membrane with both doors open, from nS and mV."""
    return float(weights.steady_state([g_e / 1000, g_i / 1000], [weights.E_EXC, E_i]))
