"""From a touch to a pull: a sensory ending, and a muscle with its motor neurons."""

import numpy as np

from neurocourse.neurotransmitters.reflexes import motor
from neurocourse.neurotransmitters.reflexes import sensory as adrian
from neurocourse.plots import BRAIN, GREY, INK, figure, here, log_ticks, move, note, panel, set_bars, spike_row
from neurocourse.teaching import Explorer, handle, slider
from neurocourse.wording import number

__all__ = ["muscle", "sensory"]


def sensory():
    """A receptor: spikes of one size whose rate tells the strength, and the share that can just be noticed."""
    fig, (left, right) = figure(1, 2, size=(6.4, 3.7), width_ratios=(1.2, 1))
    left.axvspan(200, 1700, color=GREY, alpha=0.15, lw=0)
    panel(left, "Pressed in the grey span", ("time (ms)", 0, 2200), ("rate (Hz)", -5, 225), "cell")
    panel(right, "Just noticed", "background s", ("Δs / s", 0.03, 20))
    log_ticks(right.yaxis, (0.1, 1, 10))
    right.set_xticks(range(-1, 4), ("0.1", "1", "10", "100", "1,000"))
    (rate,) = left.plot([], [], color=BRAIN, lw=1.8)
    (floor,) = left.plot([200, 1700], [0, 0], color=INK, ls="--", lw=1.2)
    ticks = spike_row(left, 212, 16, lw=1)
    decades = np.linspace(-1, 3, 121)
    s = 10**decades
    moving, fixed = adrian.just_noticeable(s), adrian.just_noticeable(s, shift=0)
    right.plot(decades, moving / s, color=BRAIN, lw=2)
    right.plot(decades[fixed / s < 20], (fixed / s)[fixed / s < 20], color=GREY, ls="--", lw=2)
    right.text(2.95, 0.075, "curve moves with\nthe background", color=BRAIN, ha="right", va="top")
    right.text(1.25, 5, "curve stays:\nsoon blind", va="center", ha="right")
    dot = here(right)

    def update(decade, b, tau):
        strength = 10.0**decade
        run = adrian.respond(strength, b=b, tau=tau, dt=2.0)
        rate.set_data(run.t, run.r)
        steady = float(adrian.steady_rate(strength, b=b))
        floor.set_ydata([steady, steady])
        ticks.set_positions(run.spike_times)
        share = float(adrian.just_noticeable(strength)) / strength
        move(dot, decade, share)
        first = float(adrian.encode(strength))
        falls = f"starts at {first:.0f} Hz and falls to {steady:.0f}" if b else f"stays at {first:.0f}"
        noticed = f"on this background a change of {100 * share:.0f}% can just be noticed"
        return f"Strength {{decade}}: the rate {falls} Hz; {noticed}."

    return Explorer(
        fig,
        update,
        title="A sensory ending",
        alt="Left: rate and spikes of a receptor under a steady stimulus: the rate jumps and falls to a lower level. "
        "Right: the smallest change that can be noticed as a share of the background: a flat line over more than two "
        "decades when the curve moves with the background, a steep rise when it stays.",
        presets={
            "Feather": dict(decade=-0.6),
            "Press": dict(decade=0.5),
            "Hundred times the feather": dict(decade=1.4),
            "No adaptation": dict(b=0),
        },
        handles=[handle(right, x="decade", at=lambda **_: dot.get_ydata()[0])],
        decade=slider(-1, 3, 0.1, value=0.5, label="Strength", show=_strength),
        b=slider(0, 4, 0.1, value=1.5, label="Adaptation b"),
        tau=slider(50, 800, 50, value=300, unit="ms", label="Adaptation τ"),
    )


def _strength(decade):
    """A power of ten as the reader reads it, with two digits."""
    return number(float(f"{10.0**decade:.2g}"))


def muscle():
    """Twitches that fuse into a tetanus, and motor units that are called in the order of their size."""
    fig, (left, right) = figure(1, 2, size=(6.4, 3.6), width_ratios=(1.1, 1))
    t = np.arange(0, 1500, 2.0)
    (line,) = left.plot(t, 0 * t, color=BRAIN, lw=1.8)
    ticks = spike_row(left, -0.45, 0.5)
    panel(left, "One unit: twitches add up", ("time (ms)", 0, 1500), ("force (twitches)", -0.8, 11), "cell")
    units = motor.pool(rng=0)
    order = np.argsort(units.size)
    bars = right.bar(np.arange(1, 31), np.zeros(30), color=BRAIN, width=0.8)
    panel(right, "30 units under one drive", ("unit, from small to large", 0, 31), ("rate (Hz)", 0, 55), "cell")
    called = note(right, "", "upper right")

    def update(rate, T_c, drive):
        spikes = np.arange(100, 1500, 1000 / rate)
        line.set_ydata(motor.force(spikes, t, T_c))
        ticks.set_positions(spikes)
        rates = motor.rates(units, drive)[order]
        set_bars(bars, rates)
        n = int(np.count_nonzero(rates))
        called.set_text(f"{n} called, {motor.steady_force(units, drive) / 1000:.2f} N")
        ripple, fused = motor.ripple(rate, T_c), motor.fused_rate(T_c)
        state = "a smooth tetanus" if rate >= fused else "still trembling"
        return (
            f"At {{rate}} the force ripples by {100 * ripple:.0f}%, {state} (below 5% from {fused:.0f} Hz on); "
            f"a drive of {{drive}} calls the {n} smallest of 30 units."
        )

    return Explorer(
        fig,
        update,
        title="Motor neurons and their muscle",
        alt="Left: force of one motor unit; each spike adds a twitch, and at high rates they fuse. Right: rates of "
        "thirty motor units ordered by size; the small ones fire first.",
        presets={
            "Single twitches": dict(rate=2),
            "Unfused": dict(rate=10),
            "Tetanus": dict(rate=40),
            "A gentle pull": dict(drive=3),
            "With all force": dict(drive=25),
        },
        rate=slider(1, 50, 1, value=12, unit="Hz", label="Motor neuron fires"),
        T_c=slider(30, 80, 5, value=60, unit="ms", label="Contraction time"),
        drive=slider(0, 30, 0.5, value=8, unit="nA", label="Drive to all units"),
    )
