"""Holding and forgetting: a direction that drifts in the mind, and the curve by which lists of syllables are lost."""

import numpy as np

from neurocourse.caching import kept
from neurocourse.hippocampus.retention import forgetting as fading
from neurocourse.hippocampus.retention import working_memory
from neurocourse.plots import BLUE, GREY, INK, ORANGE, RED, figure
from neurocourse.teaching import Explorer, choice, slider, toggle
from neurocourse.wording import count

__all__ = ["forgetting", "holding"]


def holding():
    """A bump of activity on a ring holds a direction in mind, and noise makes it wander."""
    fig, (ring, walks, spread) = figure(1, 3, size=(10, 3.3), width_ratios=(1.2, 1, 1))
    image = ring.imshow(
        np.zeros((64, 100)), vmin=0, vmax=1.2, cmap="Blues", aspect="auto", origin="lower", interpolation="nearest"
    )
    image.set_extent((0, 4, -180, 180))
    (place,) = ring.plot([], [], color=RED, lw=1.5)
    ring.set(xlim=(0, 4), xlabel="time (s)", yticks=(-180, -90, 0, 90, 180), title="One trial")
    ring.set_ylabel("cell prefers (degrees)")
    paths = walks.plot(np.zeros((2, 15)), color=GREY, lw=0.8)
    edges = [walks.plot([], [], color=RED, lw=2.5)[0] for _ in range(2)]
    walks.text(0.05, 0.91, "± standard deviation", color=RED, weight="bold", size=9, transform=walks.transAxes)
    walks.set(xlim=(0, 4), xlabel="time (s)", ylabel="error (degrees)", ylim=(-100, 100), title="Fifteen trials")
    (variance,) = spread.plot([], [], color=BLUE, lw=2.5)
    (law,) = spread.plot([], [], "--", color=GREY, lw=2)
    spread.text(0.05, 0.91, "measured", color=BLUE, weight="bold", size=9, transform=spread.transAxes)
    spread.text(0.05, 0.82, "8 noise² t / N", color=GREY, weight="bold", size=9, transform=spread.transAxes)
    spread.set(xlim=(0, 4), ylim=(0, 3000), xlabel="time (s)", ylabel="variance (degrees²)", title="It grows with time")

    @kept
    def trials(noise, N):
        return working_memory.remember(n=60, N=N, noise=noise, T=4, dt=0.01, rng=3)

    def update(noise, N, delay):
        held, last = trials(noise, N), round(delay / 0.01)
        t, degrees = held.t[:last:4], np.rad2deg(held.angle[:last:4])
        activity = np.ma.masked_array(np.zeros((N, len(held.t) // 5)), mask=True)
        means = held.rate[:last].reshape(last // 5, 5, N).mean(axis=1)  # over 50 ms
        activity[:, : last // 5] = np.roll(means, N // 2, axis=1).T
        image.set_data(activity)
        one = (degrees[:, 0] + 180) % 360 - 180
        place.set_data(t, np.ma.masked_where(np.abs(np.diff(one, prepend=one[0])) > 180, one))
        for line, walk in zip(paths, degrees.T[:15], strict=True):
            line.set_data(t, walk)
        for line, sign in zip(edges, (1, -1), strict=True):
            line.set_data(t, sign * degrees.std(axis=1))
        variance.set_data(t, degrees.var(axis=1))
        law.set_data(held.t, np.rad2deg(1) ** 2 * working_memory.law(held.t, N=N, noise=noise))
        expected = np.rad2deg(np.sqrt(working_memory.law(delay, N=N, noise=noise)))
        return (
            f"After {delay:g} s 60 memories are off by {count(round(degrees[-1].std()), 'degree')} (law: "
            f"{expected:.0f}), with {N} cells."
        )

    return Explorer(
        fig,
        update,
        title="A direction held in mind",
        alt="Left: activity of the ring against time, a bump whose place drifts. Middle: the error of fifteen trials, "
        "with the standard deviation of 60. Right: the variance, which grows along a straight line.",
        presets={"Quiet": dict(noise=0.2), "More cells": dict(N=128), "Few, noisy cells": dict(N=32, noise=1.2)},
        noise=slider(0, 1.4, 0.2, value=1.0, unit="/√s", label="Noise of each cell"),
        N=choice(32, 64, 128, value=64, label="Cells"),
        delay=slider(0.5, 4, 0.5, value=4, unit="s", label="Delay"),
    )


def forgetting():
    """Traces that fade at constant rates: all alike they give an exponential, all different a power law."""
    t, days = np.geomspace(0.005, 40, 80), np.linspace(0, 31, 125)
    fig, (left, right) = figure(1, 2, size=(9, 3.4))
    lines = [ax.plot([], [], color=BLUE, lw=4, alpha=0.6)[0] for ax in (left, right)]
    laws = [ax.plot([], [], "--", color=INK, lw=1.5)[0] for ax in (left, right)]
    data = [ax.plot(fading.DAYS, fading.SAVINGS, "D", color=ORANGE, mec="#7a5300", ms=7)[0] for ax in (left, right)]
    left.set(xlim=(-0.5, 32), ylim=(0, 1.03), xlabel="time (days)", ylabel="kept", title="Plain axes")
    right.set(xscale="log", yscale="log", xlim=(0.005, 40), ylim=(0.05, 1.15), xlabel="time (days)")
    right.set_title("Both axes logarithmic")
    right.set_xticks((0.01, 0.1, 1, 10), ("0.01", "0.1", "1", "10"))
    right.set_yticks((0.05, 0.1, 0.2, 0.5, 1), ("0.05", "0.1", "0.2", "0.5", "1"))
    right.minorticks_off()
    for k, (words, colour) in enumerate((("20,000 traces", BLUE), ("law", INK), ("Ebbinghaus 1885", "#a86f00"))):
        left.text(0.97, 0.92 - 0.09 * k, words, color=colour, weight="bold", ha="right", transform=left.transAxes)

    @kept
    def lost(rate, spread):
        return fading.lifetimes(20_000, rate=10**rate, spread=spread, rng=0)

    def update(rate, spread, shown):
        lasting = lost(rate, spread)
        for line, law, at in zip(lines, laws, (days, t), strict=True):
            line.set_data(at, np.maximum(fading.kept(lasting, at), 1e-6))
            law.set_data(at, np.maximum(fading.law(at, rate=10**rate, spread=spread), 1e-6))
        for dots in data:
            dots.set_visible(shown)
        off = np.abs(fading.kept(lasting, fading.DAYS) - fading.SAVINGS)
        kind = "an exponential: the line bends down" if spread == 0 else "straight in the end: a power law"
        return (
            f"Spread {spread:.1f}: on logarithmic axes {kind}. Largest distance from Ebbinghaus: "
            f"{100 * off.max():.0f} points of 100."
        )

    return Explorer(
        fig,
        update,
        title="The curve of forgetting",
        alt="Share of memory traces that are kept against time, on plain and on logarithmic axes, with the law beside "
        "the simulation and seven measurements by Ebbinghaus.",
        presets={
            "All alike": dict(spread=0, rate=-0.5),
            "Ebbinghaus": dict(spread=2.8, rate=2.9),
            "A little different": dict(spread=0.6, rate=-0.5),
        },
        rate=slider(-1, 4, 0.1, value=2.9, label="Mean rate of loss: 10 to the power of x, per day"),
        spread=slider(0, 4, 0.2, value=2.8, label="Spread of the rates (standard deviation / mean)"),
        shown=toggle(True, label="Show what Ebbinghaus measured"),
    )
