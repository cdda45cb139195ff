"""Small circuits of the spinal cord: a reflex arc, and two neurons that take turns."""

import numpy as np
from matplotlib.colors import to_rgb

from neurocourse.caching import kept
from neurocourse.neurotransmitters.reflexes import half_centre as matsuoka
from neurocourse.neurotransmitters.reflexes import reflex
from neurocourse.plots import (
    BRAIN,
    GREEN,
    GREY,
    INK,
    PURPLE,
    SKY,
    curves,
    figure,
    follow,
    here,
    key,
    limit,
    move,
    panel,
    rule,
)
from neurocourse.plots.pictures import bare
from neurocourse.teaching import Explorer, arm, handle, slider, steps, toggle
from neurocourse.wording import count, number

__all__ = ["half_centre", "reflex_arc"]

CELLS = {  # name: (place, colour, marker, full scale in Hz)
    "sensory": ((0.3, 2.6), SKY, "o", 180.0),
    "interneuron": ((1.35, 1.5), PURPLE, "s", 200.0),
    "quadriceps": ((2.9, 2.6), BRAIN, "o", 200.0),
    "hamstrings": ((2.9, 0.75), GREEN, "o", 60.0),
}
DT = 1.0  # ms


def _draw_circuit(ax):
    """The arc's wires, and its cells as markers to be lit."""
    for start, stop, end, ls in (
        ((0.55, 2.6), (2.62, 2.6), "-|>", "-"),
        ((0.85, 2.6), (1.2, 1.8), "-|>", "-"),
        ((1.65, 1.4), (2.6, 0.9), "-[,widthB=0.5,lengthB=0", "-"),
        ((2.9, -0.35), (2.9, 0.45), "-|>", "-"),
        ((3.15, 2.6), (4.25, 1.75), "-|>", "-"),
        ((3.15, 0.75), (4.2, 1.25), "-|>", "-"),
    ):
        ax.annotate("", stop, start, arrowprops=dict(arrowstyle=end, ls=ls, color=GREY, lw=1.4))
    ax.text(2.9, -0.45, "from the brain", ha="center", va="top")
    ax.text(2.1, 1.4, "inhibits")
    cells, labels = {}, {}
    for name, (place, colour, marker, _) in CELLS.items():
        (cells[name],) = ax.plot(*place, marker, ms=22, mec=colour, mew=2, mfc="none")
        shift = dict(interneuron=(-0.85, -0.75), hamstrings=(-0.95, -0.6)).get(name, (0, 0.47))
        labels[name] = ax.text(place[0] + shift[0], place[1] + shift[1], "", ha="center")
    ax.plot([4.45, 4.45], [2.6, 1.5], color=GREY, lw=7, solid_capstyle="round")
    (shank,) = ax.plot([4.45, 4.45], [1.5, 0.2], color=INK, lw=6, solid_capstyle="round")
    ax.plot(4.45, 1.5, "o", color=GREY, ms=9)
    ax.text(4.5, 2.75, "leg", ha="center")
    bare(ax, "The spinal cord, cell by cell", "cell", xlim=(-0.5, 5.9), ylim=(-0.95, 3.5))
    return cells, labels, shank


def reflex_arc():
    """The knee jerk as a circuit whose cells light up, with or without a brain, with or without inhibition."""
    fig, (left, right) = figure(2, 1, size=(6.4, 4.2), height_ratios=(1.35, 1))
    cells, labels, shank = _draw_circuit(left)
    right.axvspan(0, 20, color=GREY, alpha=0.2, lw=0)
    panel(
        right, "After the tap (line: now)", ("time (ms)", -20, 300), ("rate (Hz)", -5, 330), yticks=(0, 100, 200, 300)
    )
    motor = {"quadriceps": BRAIN, "hamstrings": GREEN, "kick (degrees × 5)": INK}
    lines, now = curves(right, motor), rule(right, x=0, color=INK, ls="-", lw=1)
    key(right, "upper right", ncols=3)

    @kept
    def run(tap, brain, inhibition):
        return reflex.knee_jerk(tap, brain=brain, inhibition=inhibition, duration=420, dt=DT)

    def update(tap, brain, inhibition, step):
        jerk, k = run(tap, brain, inhibition), round((reflex.TAP + 2.0 * step - 20) / DT)
        for name, cell in cells.items():
            rate = getattr(jerk, name)[k]
            cell.set_markerfacecolor((*to_rgb(CELLS[name][1]), min(1.0, rate / CELLS[name][3])))
            labels[name].set_text(f"{name} {rate:.0f} Hz")
        angle = np.radians(jerk.angle[k])
        shank.set_data([4.45, 4.45 + 1.3 * np.sin(angle)], [1.5, 1.5 - 1.3 * np.cos(angle)])
        follow(lines, jerk.t - reflex.TAP, [jerk.quadriceps, jerk.hamstrings, 5 * jerk.angle])
        move(now, x=jerk.t[k] - reflex.TAP)
        quad, ham = jerk.quadriceps.max(), jerk.hamstrings.min()
        held = f"stay at {ham:.0f}" if round(ham) == brain else f"go from {brain:g} down to {ham:.0f}"
        kick = round(jerk.angle.max())
        leg = f"kicks {count(kick, 'degree')}" if kick else "hangs still"
        return (
            f"{{step}} after the tap, brain {{brain}}: quadriceps reaches {quad:.0f} Hz, hamstrings {held} Hz, "
            f"the leg {leg}."
        )

    return Explorer(
        fig,
        update,
        title="The knee jerk",
        alt="Above: a circuit of a sensory neuron, an inhibitory interneuron and two motor neurons, filled with colour "
        "as far as each is active, and a leg. Below: rates of both motor neurons and the kick after a tap.",
        presets={
            "Without a brain": dict(brain=0),
            "Brain holds the leg": dict(brain=40),
            "Inhibition off": dict(brain=40, inhibition=False),
            "No tap": dict(tap=0, brain=40),
        },
        tap=slider(0, 4, 0.25, value=3, unit="mm", label="Hammer stretches by"),
        brain=slider(0, 60, 5, value=30, unit="Hz", label="Brain to the hamstrings"),
        inhibition=toggle(True, label="Interneuron inhibits"),
        step=steps(160, value=23, label="Time", interval=60, show=lambda k: f"{number(2 * k - 20)} ms"),
    )


def half_centre():
    """Two neurons that inhibit each other and tire: their rhythm, and the map of what they do."""
    fig, (left, right) = figure(1, 2, size=(6.4, 3.8), width_ratios=(1.3, 1))
    panel(left, "Left and right leg, say", ("time (ms)", 0, 4000), ("activity", -0.03, 0.9), "cell")
    panel(right, "What the pair does", ("fatigue b", -0.2, 6.2), ("inhibition w", -0.2, 6.2))
    legs = curves(left, {"unit 1": BRAIN, "unit 2": GREEN}, lw=1.8)
    key(left, "upper right", ncols=2)
    right.plot([0, 6], [1, 7], color=INK, lw=1.5)
    lower = rule(right, y=1, color=INK, ls="--", lw=1.5)
    dot = here(right)
    for x, y, words in ((1.1, 5.2, "one wins"), (4.3, 2.9, "take turns"), (4.3, 0.45, "both stay on")):
        right.text(x, y, words, ha="center")

    def update(w, b, tau_a, I, armed):
        move(lower, y=1 + 50 / tau_a)
        move(dot, 0 if armed else b, w)
        if armed:
            rhythm = matsuoka.noisy(I, w, tau_a=tau_a, rng=3)
            _show_legs(left, legs, rhythm)
            n = len(matsuoka.turns(rhythm))
            return f"Inhibition {{w}}, no fatigue, noise: {count(n, 'whole turn')} in 4 s, as chance will have it."
        rhythm = matsuoka.simulate(I, w, b, tau_a=tau_a, dt=2.0)
        _show_legs(left, legs, rhythm)
        T, r = matsuoka.period(rhythm, 0.25), matsuoka.antiphase(rhythm)
        words = {"both": "both stay on", "winner": "one silences the other for good"}
        regime = matsuoka.regime(w, b, tau_a=tau_a)
        if regime in words:
            return f"Inhibition {{w}}, fatigue {{b}}: {words[regime]}."
        cycle = f"a period of {number(T, 0)} ms" if np.isfinite(T) else "a period too long for this picture"
        return f"Inhibition {{w}}, fatigue {{b}}: they take turns with {cycle}, correlation {number(r, 2)}."

    return Explorer(
        fig,
        update,
        title="A half-centre",
        alt="Left: activities of two neurons over time, in turns. Right: the plane of fatigue and inhibition, cut into "
        "three regions: one wins, they take turns, both stay on; a dot marks the present pair.",
        presets={
            "Walk": dict(w=2.5, b=3),
            "Too little inhibition": dict(w=1, b=3),
            "Never tired": dict(w=2.5, b=0.5),
            "Slow": dict(w=2.5, b=3, tau_a=800),
            "Noise, no fatigue": dict(w=2.5, armed=True),
        },
        handles=[handle(right, x="b", y="w")],
        w=slider(0, 6, 0.1, value=2.5, label="Inhibition w"),
        b=slider(0, 6, 0.1, value=3, label="Fatigue b"),
        tau_a=slider(100, 1000, 50, value=300, unit="ms", label="Fatigue τ_a"),
        I=slider(0, 2, 0.1, value=1, label="Steady drive I"),
        armed=arm("noise in place of fatigue", remains="less of it", label="Arm the untiring pair"),
    )


def _show_legs(ax, legs, rhythm):
    """Draw both activities, on an axis that holds all of them and leaves room for the key."""
    follow(legs, rhythm.t, rhythm.x.T)
    top = max(0.75, rhythm.x.max()) * 1.2
    limit(ax, y=(-0.03 * top, top))
