"""What a dendrite computes with its currents, and what a weight stands for."""

import numpy as np

from neurocourse.neurotransmitters import dendritic_xor as xor
from neurocourse.neurotransmitters import weights
from neurocourse.plots import BLUE, GREEN, GREY, INK, ORANGE, RED, figure
from neurocourse.teaching import Explorer, slider, toggle
from neurocourse.wording import number


def dendritic_xor():
    """A dendrite that answers to one input and not to two makes one cell compute exclusive-or."""
    fig, (left, right) = figure(1, 2, size=(9, 3.4))
    I = np.linspace(0, 2, 401)
    (curve,) = left.plot(I, 0 * I, color=BLUE, lw=2)
    (dots,) = left.plot([], [], "o", color=RED, ms=9)
    names = [left.text(0, 0, text, color=INK, ha="left") for text in ("no input", "one", "both")]
    left.set(title="Dendritic spike", xlabel="input to the dendrite (nA)", ylabel="its current (nA)")
    left.set(xlim=(-0.05, 2), ylim=(-0.05, 1.5))
    bars = right.bar(["00", "01", "10", "11"], np.zeros(4), color=ORANGE, ec=INK, width=0.6)
    theta_line = right.axhline(0, color=INK, ls="--", lw=1.5)
    marks = [right.text(k, 32.5, "", ha="center", color=INK) for k in range(4)]
    right.set(title="Cell body: voltage, threshold, answer", xlabel="inputs x₁x₂", ylabel="V above rest (mV)")
    right.set(ylim=(0, 36))
    best = xor.best_point_neuron(n=21)

    def update(strength, width, theta, spike):
        cell = xor.Cell(strength=strength, width=width, theta=theta)
        answer = xor.respond(xor.INPUTS, cell, spike=spike)
        curve.set_ydata(xor.dendritic_spike(I, cell) * spike)
        dots.set_data([0, strength, 2 * strength], answer.spike[[0, 1, 3]])
        for name, at, height in zip(names, (0, strength, 2 * strength), answer.spike[[0, 1, 3]], strict=True):
            name.set_position((at + 0.03, height + 0.07))
        for bar, mark, V, y in zip(bars, marks, answer.V_s, answer.y, strict=True):
            bar.set_height(V)
            bar.set_facecolor(ORANGE if y else "none")
            mark.set_text(str(y))
        theta_line.set_ydata([theta] * 2)
        right_answers = int(np.sum(answer.y == xor.XOR))
        said = "".join(map(str, answer.y))
        verdict = "exclusive-or" if right_answers == 4 else f"{right_answers} of 4 answers of exclusive-or"
        return f"Answers {said} for 00, 01, 10, 11: {verdict}; the best point neuron gets {best} of 4."

    return Explorer(
        fig,
        update,
        title="Exclusive-or in one dendrite",
        alt="Left: current of the dendritic spike against its input: nothing below threshold, largest at threshold, "
        "then falling. Right: lift of the cell body for the four inputs, with the threshold: 01 and 10 pass, 11 not.",
        presets={
            "Exclusive-or": dict(),
            "Dendritic spike blocked": dict(spike=False),
            "It becomes OR": dict(theta=8),
            "It becomes AND": dict(theta=10, spike=False),
        },
        strength=slider(0.2, 1, 0.05, value=0.5, unit="nA", label="Strength of one input"),
        width=slider(0.05, 1, 0.05, value=0.2, unit="nA", label="How slowly the spike shrinks"),
        theta=slider(2, 30, 0.5, value=14, unit="mV", label="Threshold of the cell body"),
        spike=toggle(True, label="Dendritic spike"),
    )


def driving_force():
    """A weight is a conductance times a driving force: where the plain sum is right, and where it fails."""
    fig, (left, right) = figure(1, 2, size=(9, 3.4))
    g = np.linspace(0, 50, 101)  # nS
    (real,) = left.plot(g, 0 * g, color=BLUE, lw=2)
    (plain,) = left.plot(g, 0 * g, color=ORANGE, ls="--", lw=2)
    (dot,) = left.plot([], [], "o", color=BLUE, ms=9)
    (square,) = left.plot([], [], "s", color=ORANGE, mec=INK, ms=8)
    left.axhline(0, color=GREY, lw=1, ls=":")
    left.text(49, 3, "reversal of excitation: 0 mV", ha="right", color=INK)
    left.text(49, -92, "full: membrane\ndashed: linear sum", ha="right", color=INK)
    left.set(title="Where the membrane settles", xlabel="excitatory conductance (nS)", ylabel="V (mV)")
    left.set(xlim=(0, 50), ylim=(-95, 60))
    G = np.array([0.1, 100.0])
    right.loglog(G, 10 * G, color=INK, lw=1.5)
    right.axhspan(1, 10, color=GREEN, alpha=0.2, lw=0)
    right.text(90, 5, "sum is right within 10 %", ha="right", color=INK)
    (error,) = right.loglog([], [], "o", color=RED, ms=10)
    right.text(11, 200, "Σg / g_L", ha="right", color=INK)
    right.set(title="How much too large the sum is", xlabel="open conductance Σg (nS)", ylabel="error (%)")
    right.set(xlim=(0.3, 110), ylim=(1, 1500))

    def update(g_e, g_i, E_i):
        E = np.array([weights.E_EXC, E_i])
        both = 1e-3 * np.column_stack([g, np.full(len(g), g_i)])
        real.set_ydata(weights.steady_state(both, E))
        plain.set_ydata(np.clip(weights.linear_sum(both, E), -300, 300))
        now = 1e-3 * np.array([g_e, g_i])
        V, said = float(weights.steady_state(now, E)), float(weights.linear_sum(now, E))
        dot.set_data([g_e], [V])
        square.set_data([g_e], [said])
        if abs(V - weights.E_L) < 1e-9:
            error.set_data([], [])
            return f"Nothing moves the membrane: it stays at {number(V, 0)} mV."
        share = float(weights.relative_error(now, E))
        error.set_data([g_e + g_i], [100 * share])
        return (
            f"Open: {g_e + g_i:g} nS on a leak of 10 nS. The membrane settles at {number(V, 0)} mV, the linear sum "
            f"says {number(said, 0)} mV: its shift is {number(100 * share, 0)} % too large."
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
            "Inhibition wins": dict(g_e=5, g_i=40, E_i=-80),
        },
        g_e=slider(0, 50, 0.5, value=10, unit="nS", label="Excitatory conductance"),
        g_i=slider(0, 50, 0.5, value=10, unit="nS", label="Inhibitory conductance"),
        E_i=slider(-90, -50, 1, value=-80, unit="mV", label="Reversal of inhibition"),
    )
