"""Inside one cell: what a dendrite loses on the way, where a spike starts, and what a dendrite computes."""

import numpy as np
from matplotlib.colors import to_rgb

from neurocourse.caching import kept
from neurocourse.neurotransmitters.dendrites import axon_initial_segment as segment
from neurocourse.neurotransmitters.dendrites import cable as rall
from neurocourse.neurotransmitters.dendrites import dendritic_xor as xor
from neurocourse.plots import BRAIN, GREEN, GREY, INK, PURPLE, figure, key, panel
from neurocourse.plots.marks import curves, follow, move, rule, set_bars
from neurocourse.plots.pictures import bare
from neurocourse.teaching import Explorer, arm, choice, handle, slider, toggle
from neurocourse.wording import number

__all__ = ["cable", "dendritic_xor", "spike_start"]

LENGTH = 1000.0  # µm


def cable():
    """A pulse of current somewhere on a dendrite: what is seen there, and what reaches the cell body."""
    fig, axes = figure(size=(6.4, 4.1), plan="ab;ac", height_ratios=(1, 2.4))
    left, tree, right = (axes[name] for name in "abc")
    panel(left, "A pulse of 2 ms", ("time (ms)", 0, 80), ("V above rest (mV)", 0.02, 100), "cell", yscale="log")
    lines = curves(left, {"cell body": BRAIN, "at the input": GREEN})
    key(left, "upper right")
    x = np.linspace(0, LENGTH, 101)
    bare(tree, "How far the pulse gets", "cell", xlim=(-70, LENGTH + 20), ylim=(-1, 1))
    tree.plot([0, LENGTH], [0, 0], color=GREY, alpha=0.3, lw=12)
    glow = tree.imshow(np.zeros((1, 1, 4)), extent=(0, LENGTH, -1, 1), aspect="auto", interpolation="nearest", zorder=2)
    tree.plot(0, 0, "o", color=BRAIN, ms=20)
    (arrow,) = tree.plot([], [], "v", color=GREEN, ms=11, clip_on=False)
    panel(right, "Steady voltage", ("distance (µm)", -70, LENGTH + 20), ("V / V₀", 0, 1.3), "cell")
    (dots,) = right.plot([], [], "o", color=BRAIN, ms=4, label="compartments")
    (finite,) = right.plot(x, 0 * x, color=INK, lw=1.5, label="closed form")
    (endless,) = right.plot(x, 0 * x, color=GREY, ls=":", lw=1.8, label="without end: e^(−x/λ)")
    key(right, "upper right")

    def update(place, d, R_m):
        c = rall.dendrite(LENGTH, d, R_m=1000.0 * R_m, n=50)
        t, V = rall.simulate(c, place, dt=0.2, duration=80)
        at = rall.site(c, place)
        follow(lines, t[1:], np.maximum(V[1:, [0, at]], 1e-4).T)
        steady = rall.steady(c, 0)
        scale = rall.finite_decay(c.x[0], LENGTH, c.lam) / steady[0]
        dots.set_data(c.x, steady * scale)
        finite.set_ydata(rall.finite_decay(x, LENGTH, c.lam))
        endless.set_ydata(rall.decay(x, c.lam))
        _glow(glow, V.max(axis=0), d)
        arrow.set_data([place], [0.7])
        lost, delay = V[:, at].max() / V[:, 0].max(), t[V[:, 0].argmax()] - t[V[:, at].argmax()]
        return (
            f"λ is {number(c.lam, 0)} µm: of {V[:, at].max():.1f} mV at {{place}}, {number(V[:, 0].max(), 1)} "
            f"mV reach the cell body, {lost:.1f} times less and {delay:.0f} ms later."
        )

    return Explorer(
        fig,
        update,
        title="A dendrite is a leaky cable",
        alt="Left: voltage at the synapse and at the cell body after a short pulse, on a logarithmic axis; the second "
        "is smaller, later and wider. Right: the dendrite, blue where the pulse is felt; below it the steady voltage "
        "of its compartments, on the closed form.",
        presets={
            "Near": dict(place=50),
            "Far": dict(place=950),
            "Far, thin": dict(place=950, d=0.5),
            "Far, leaky": dict(place=950, R_m=5),
        },
        handles=[handle(tree, x="place", at=0.7)],
        place=slider(0, 1000, 50, value=800, unit="µm", label="Where the current comes in"),
        d=slider(0.5, 6, 0.25, value=2, unit="µm", label="Diameter"),
        R_m=slider(2, 50, 1, value=20, unit="kΩ cm²", label="Membrane R_m"),
    )


def _glow(image, V, d):
    """Colour a dendrite, ``d`` µm thick, as blue as it is lifted, the most lifted place fully."""
    image.set_data(np.array([[(*to_rgb(BRAIN), share) for share in V / V.max()]]))
    image.set_extent((0, LENGTH, -0.05 * d, 0.05 * d))


def spike_start():
    """Which part of the cell spikes first? Move the sodium channels and see."""
    fig, (left, right) = figure(1, 2, size=(6.4, 3.8), width_ratios=(1.1, 1))
    shape = segment.shape()
    shown = {"soma": 4, "AIS": 7, "dendrite": 1, "axon": 13}
    panel(left, "Around the first spike", ("time from first crossing (ms)", -0.6, 1.0), ("V (mV)", -75, 50), "cell")
    panel(right, "When each part spikes", ("place along the cell (µm)", -265, 245), ("delay (ms)", -0.06, 1.02), "cell")
    lines = curves(left, dict(zip(shown, (BRAIN, PURPLE, GREEN, GREY), strict=True)), lw=1.8)
    rule(left, y=segment.CROSSING, ls="-", lw=0.8)
    key(left, "upper left")
    right.axvspan(0, 40, color=PURPLE, alpha=0.12, lw=0)
    right.axvspan(-20, 0, color=BRAIN, alpha=0.12, lw=0)
    (times,) = right.plot([], [], "o-", color=INK, ms=5, lw=1)
    (star,) = right.plot([], [], "*", color=INK, ms=16)
    for place, word, ha in (
        (-255, "dendrite", "left"),
        (0, "soma ", "right"),
        (0, " AIS", "left"),
        (240, "axon", "right"),
    ):
        right.text(place, 0.93, word, ha=ha)
    simulate = kept(lambda ais, soma, I, site: segment.simulate(ais, soma, I=I, site=site, duration=6.0))

    def update(ais, soma, I, site):
        run = simulate(ais, soma, I, site)
        fired = np.isfinite(run.times)
        zero = run.times.min() if fired.any() else 1.0
        follow(lines, run.t - zero, run.V[:, list(shown.values())].T)
        times.set_data(shape.x[fired], (run.times - zero)[fired])
        at = int(run.times.argmin())
        star.set_data(*([shape.x[at]], [0.0]) if fired.any() else ([], []))
        if not fired.any():
            return "Density {ais} in the AIS, {soma} in the soma: no spike at {I}."
        lead = segment.lead(run)
        who = "before" if lead > 0 else "after"
        by = (
            f"the AIS spikes {1000 * abs(lead):.0f} µs {who} the soma"
            if np.isfinite(lead)
            else "the soma does not spike"
        )
        return f"Density {{ais}} in the AIS, {{soma}} in the soma: the spike starts in the {segment.first(run)}; {by}."

    return Explorer(
        fig,
        update,
        title="Where the spike starts",
        alt="Left: voltage of dendrite, soma, axon initial segment and axon around the first spike. Right: the delay "
        "with which each place along the cell spikes; a star marks the first, in the initial segment at the start.",
        presets={
            "As in cortex": dict(ais=6, soma=0.3),
            "Channels moved to the soma": dict(ais=0.3, soma=6),
            "The same everywhere": dict(ais=1, soma=1),
            "None in the soma": dict(ais=6, soma=0),
            "Input on the dendrite": dict(site="dendrite"),
        },
        ais=slider(0, 12, 0.1, value=6, unit="× squid", label="AIS channels"),
        soma=slider(0, 6, 0.1, value=0.3, unit="× squid", label="Soma channels"),
        I=slider(0.4, 1.2, 0.1, value=1, unit="nA", label="Current"),
        site=choice("soma", "dendrite", label="Current flows into"),
    )


def dendritic_xor():
    """A dendrite that answers to one input and not to two makes one cell compute exclusive-or."""
    fig, (left, right) = figure(1, 2, size=(6.4, 3.7))
    I = np.linspace(0, 2.4, 481)
    (curve,) = left.plot(I, 0 * I, color=BRAIN, lw=2)
    (dots,) = left.plot([], [], "o", color=INK, ms=9)
    names = [left.text(0, 0, text) for text in ("one", "both")]
    panel(left, "Dendritic spike", ("input to the dendrite (nA)", -0.05, 2.4), ("its current (nA)", -0.05, 1.5), "cell")
    bars = right.bar(["00", "01", "10", "11"], np.zeros(4), color=BRAIN, ec=INK, width=0.6)
    level = rule(right, "threshold", y=0, at="left", color=INK, ls="--", lw=1.5)
    marks = [right.text(k, 32.5, "", ha="center") for k in range(4)]
    panel(right, "Cell body and answers", ("inputs x₁x₂", -0.5, 3.9), ("V above rest (mV)", 0, 36), "cell")
    best = {False: xor.best_point_neuron(n=21), True: xor.best_bump_unit()}

    def update(strength, width, theta, spike, armed):
        cell = xor.Cell(strength=strength, width=width, theta=theta)
        answer = xor.respond(xor.INPUTS, cell, spike=spike)
        curve.set_ydata(xor.dendritic_spike(I, cell) * spike)
        dots.set_data([0, strength, 2 * strength], answer.spike[[0, 1, 3]])
        for k, name in enumerate(names):
            name.set_position(((k + 1) * strength + 0.03, answer.spike[2 * k + 1] + (0.18, 0.07)[k]))
        set_bars(bars, answer.V_s, [BRAIN if y else "none" for y in answer.y])
        for mark, y in zip(marks, answer.y, strict=True):
            mark.set_text(str(y))
        move(level, y=theta)
        right_answers = int(np.sum(answer.y == xor.XOR))
        outputs = "".join(map(str, answer.y))
        verdict = "exclusive-or" if right_answers == 4 else f"{right_answers} of 4 answers of exclusive-or"
        return f"Answers {outputs} for 00, 01, 10, 11: {verdict}; the best single unit gets {best[armed]} of 4."

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
        handles=[
            handle(left, x="strength", at=lambda **_: dots.get_ydata()[1]),
            handle(right, y="theta", at=3.5),
        ],
        strength=slider(0.2, 1, 0.05, value=0.5, unit="nA", label="Strength of one input"),
        width=slider(0.05, 1, 0.05, value=0.2, unit="nA", label="Spike shrinks over"),
        theta=slider(2, 30, 0.5, value=14, unit="mV", label="Threshold of the cell body"),
        spike=toggle(True, label="Dendritic spike"),
        armed=arm("an activation function with a bump", remains="nothing"),
    )
