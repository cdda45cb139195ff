"""Holding and forgetting: a direction that drifts in the mind, and the curve by which lists of syllables are lost."""

import numpy as np

from neurocourse.caching import kept
from neurocourse.hippocampus.retention import forgetting as fading
from neurocourse.hippocampus.retention import working_memory
from neurocourse.plots import BRAIN, GREEN, GREY, INK, curves, figure, follow, key, limit, log_ticks, panel
from neurocourse.teaching import Explorer, choice, handle, slider, toggle
from neurocourse.wording import count

__all__ = ["forgetting", "holding"]


def holding():
    """A bump of activity on a ring holds a direction in mind, and noise makes it wander."""
    fig, axes = figure(size=(6.4, 4.2), plan="rr;ws", height_ratios=(1, 1))
    ring, walks, spread = axes["r"], axes["w"], axes["s"]
    panel(ring, "One trial", ("time (s)", 0, 4), "cell prefers (°)", "cell", yticks=(-180, -90, 0, 90, 180))
    panel(walks, "Fifteen trials", ("time (s)", 0, 4), ("error (°)", -100, 130), "cell")
    panel(spread, "It grows with time", ("time (s)", 0, 4), ("variance (°²)", 0, 3600))
    image = ring.imshow(np.zeros((64, 100)), vmin=0, vmax=1.2, cmap="Blues", origin="lower", interpolation="nearest")
    image.set_extent((0, 4, -180, 180))
    ring.set(aspect="auto", xlim=(0, 4), ylim=(-180, 180))
    (place,) = ring.plot([], [], color=INK, lw=1.5)
    paths = walks.plot(np.zeros((2, 15)), color=GREY, lw=0.8)
    edges = curves(walks, {"± standard deviation": BRAIN, "": BRAIN}, lw=2.5, ls="-")
    key(walks, "upper left", edges[:1])
    lines = curves(spread, {"measured": BRAIN, "8 noise² t / N": GREY})
    key(spread, "upper left")

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
        follow(paths, t, degrees.T[:15])
        follow(edges, t, [degrees.std(axis=1), -degrees.std(axis=1)])
        law = np.rad2deg(1) ** 2 * working_memory.law(held.t, N=N, noise=noise)
        lines[0].set_data(t, degrees.var(axis=1))
        lines[1].set_data(held.t, law)
        far = max(100, 1.05 * np.abs(degrees[:, :15]).max())
        limit(walks, y=(-far, 1.5 * far))  # the same room for the key above
        limit(spread, y=(0, 3600 if law[-1] < 2800 else 1.6 * law[-1]))
        expected = np.rad2deg(np.sqrt(working_memory.law(delay, N=N, noise=noise)))
        return (
            f"After {{delay}} 60 memories are off by {count(round(degrees[-1].std()), 'degree')} (law: "
            f"{expected:.0f}), with {N} cells."
        )

    return Explorer(
        fig,
        update,
        title="A direction held in mind",
        alt="Left: activity of the ring against time, a bump whose place drifts. Middle: the error of fifteen trials, "
        "with the standard deviation of 60. Right: the variance, which grows along a straight line.",
        presets={"Quiet": dict(noise=0.2), "More cells": dict(N=128), "Few, noisy cells": dict(N=32, noise=1.2)},
        handles=[handle(ring, x="delay", at=-140)],
        noise=slider(0, 1.4, 0.2, value=1.0, unit="/√s", label="Noise of each cell"),
        N=choice(32, 64, 128, value=64, label="Cells"),
        delay=slider(0.5, 4, 0.5, value=4, unit="s", label="Delay"),
    )


def forgetting():
    """Traces that fade at constant rates: all alike they give an exponential, all different a power law."""
    t, days = np.geomspace(0.005, 40, 80), np.linspace(0, 31, 125)
    fig, (left, right) = figure(1, 2, size=(6.4, 3.6))
    panel(left, "Plain axes", ("time (days)", -0.5, 32), ("kept", 0, 1.03))
    panel(right, "Logarithmic axes", ("time (days)", 0.005, 40), ("", 0.05, 1.15))
    log_ticks(right.xaxis, (0.01, 0.1, 1, 10)), log_ticks(right.yaxis, (0.05, 0.1, 0.2, 0.5, 1))
    lines = [ax.plot([], [], color=GREEN, lw=4, alpha=0.6, label="20,000 traces")[0] for ax in (left, right)]
    laws = [ax.plot([], [], "--", color=INK, lw=1.5, label="law")[0] for ax in (left, right)]
    look = dict(color=BRAIN, mec=INK, ms=7, label="Ebbinghaus 1885")
    data = [ax.plot(fading.DAYS, fading.SAVINGS, "D", **look)[0] for ax in (left, right)]
    key(left, "upper right")

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
            f"Spread {{spread}}: on logarithmic axes {kind}. Largest distance from Ebbinghaus: "
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
