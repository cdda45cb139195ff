"""Stores and their fates: a lesion, replay against interference, a place held in mind, the curve of forgetting."""

from functools import cache

import numpy as np

from neurocourse.hippocampus import amnesia, two_stores, working_memory
from neurocourse.hippocampus import forgetting as fading
from neurocourse.plots import BLUE, GREY, INK, ORANGE, PURPLE, RED, figure
from neurocourse.teaching import Explorer, choice, slider, steps, toggle

DAYS, BIN = 60, 5


def lesion():
    """Sixty days of life, and the day on which the hippocampus is lost: what is remembered at the end."""
    fig, (left, right) = figure(1, 2, size=(9, 3.4), width_ratios=(1.5, 1))
    middle = np.arange(BIN / 2, DAYS, BIN)
    (whole,) = left.plot([], [], "s--", color=GREY, lw=1.5, ms=4)
    (hurt,) = left.plot([], [], "o-", color=BLUE, lw=2.5)
    left.text(1, 1.08, "whole brain", color=GREY, weight="bold", size=9)
    left.text(16, 1.08, "after the lesion", color=BLUE, weight="bold", size=9)
    left.set(xlim=(0, DAYS), ylim=(-0.03, 1.18), xlabel="day on which it was lived", ylabel="remembered on day 60")
    left.set(title="What ten brains remember", yticks=np.linspace(0, 1, 6))
    (law,) = right.plot(np.arange(DAYS), np.zeros(DAYS), "--", color=GREY, lw=2)
    (traces,) = right.plot(np.arange(DAYS) + 0.5, np.zeros(DAYS), ".", color=PURPLE)
    right.text(1, 0.31, "measured", color=PURPLE, weight="bold", size=9)
    right.text(1, 0.285, "expected", color=GREY, weight="bold", size=9)
    right.set(xlim=(0, DAYS), ylim=(0, 0.34), xlabel="day on which it was lived", title="Traces in the cortex")
    cuts = [ax.axvline(0, color=RED, lw=2) for ax in (left, right)]
    word = left.text(0, 0.5, "lesion", color=RED, weight="bold", size=9)

    @cache
    def life(day, replays):
        found = amnesia.share_recalled(day, replays=replays, rng=4)
        brains = [amnesia.live(DAYS, day, replays=replays, rng=[4, k]) for k in range(10)]
        return found, np.mean([brain.traces for brain in brains], axis=0)

    for day in range(0, DAYS + 1, BIN):
        life(day, 20)

    def update(day, replays):
        found, cortex = life(day, replays)
        for line, y in ((whole, life(DAYS, replays)[0]), (hurt, found)):
            line.set_data(middle, y.reshape(-1, BIN).mean(axis=1))
        age = np.maximum(day - np.arange(DAYS), 0)
        law.set_ydata(amnesia.trace(age, replays=replays))
        traces.set_ydata(cortex)
        for cut in cuts:
            cut.set_xdata([day, day])
        word.set_position((day - 0.8, 0.5) if day > 50 else (day + 0.8, 0.5))
        word.set_ha("right" if day > 50 else "left")
        if day == DAYS:
            return f"No lesion: {found.mean():.0%} of all sixty days is remembered."
        parts = [found[s].mean() if found[s].size else np.nan for s in _spans(day)]
        said = [f"{name} {share:.0%}" for name, share in zip(SPANS, parts, strict=True) if np.isfinite(share)]
        return f"Lesion on day {day}, remembered on day {DAYS}: " + ", ".join(said) + "."

    return Explorer(
        fig,
        update,
        title="A lesion of the hippocampus",
        alt="Left: share of brains that remember each day of life, with and without a lesion (red): old days "
        "are kept, the last days before the lesion and all later ones are lost. Right: traces in the cortex, which "
        "grow with the age of the memory, measured and expected.",
        presets={
            "Early lesion": dict(day=20),
            "No lesion": dict(day=DAYS),
            "No replay": dict(replays=0),
            "Much replay": dict(replays=30),
        },
        day=slider(0, DAYS, BIN, value=40, label="Day of the lesion"),
        replays=choice(0, 5, 20, 30, value=20, label="Replays a night"),
    )


SPANS = ("more than two weeks before", "the last five days before", "after it")


def _spans(day):
    """Old days, the last ones before the lesion, and those after it."""
    return slice(0, max(day - 14, 0)), slice(max(day - 5, 0), day), slice(day, DAYS)


def replay():
    """List A, then list B: learned in a block, or while the fast store brings back some of A."""
    lists = [two_stores.lists(rng=k) for k in range(3)]
    amounts = (0, 1, 2, 4, 8)
    runs = {r: [two_stores.study(x, replays=r, rng=k) for k, x in enumerate(lists)] for r in amounts}
    a, b = ({r: 100 * np.mean([getattr(run, part) for run in runs[r]], axis=0) for r in amounts} for part in "ab")
    n, switch = len(a[0]) - 1, runs[0][0].switch
    fig, (left, right) = figure(1, 2, size=(9, 3.3), width_ratios=(1.7, 1))
    (old,) = left.plot([], [], color=BLUE, lw=2.5)
    (new,) = left.plot([], [], "--", color=RED, lw=2.5)
    dots = [left.plot([], [], mark, color=c, ms=8)[0] for mark, c in (("o", BLUE), ("s", RED))]
    left.axvline(switch, color=GREY, lw=1)
    left.text(switch / 2, 113, "list A is studied", color=BLUE, weight="bold", ha="center", size=9)
    left.text((switch + n) / 2, 113, "list B is studied", color=RED, weight="bold", ha="center", size=9)
    left.set(xlim=(0, n), ylim=(-4, 123), yticks=range(0, 101, 20), xlabel="epoch", ylabel="right answers (%)")
    right.bar(range(len(amounts)), [a[r][-1] for r in amounts], color=BLUE, alpha=0.7)
    (chosen,) = right.plot([], [], "v", color=RED, ms=10)
    right.set_xticks(range(len(amounts)), [str(r) for r in amounts])
    right.set(
        ylim=(0, 113),
        yticks=range(0, 101, 20),
        xlabel="pairs of A replayed each epoch",
        title="Kept of A in the end (%)",
    )

    def update(replays, step):
        now = round(step * n / 60)
        old.set_data(np.arange(now + 1), a[replays][: now + 1])
        new.set_data(np.arange(now + 1), b[replays][: now + 1])
        for dot, y in zip(dots, (a[replays][now], b[replays][now]), strict=True):
            dot.set_data([now], [y])
        chosen.set_data([amounts.index(replays)], [a[replays][-1] + 6])
        how = {0: "Blocked", 8: "Interleaved"}.get(replays, f"With {replays} of 8 pairs replayed")
        return f"{how}, epoch {now}: {a[replays][now]:.0f} % of list A and {b[replays][now]:.0f} % of list B are right."

    return Explorer(
        fig,
        update,
        title="Blocked or interleaved",
        alt="Left: right answers to list A, solid, and list B, dashed, against the epoch; B comes in after epoch 60. "
        "Right: what is kept of A in the end, for 0 to 8 pairs replayed from the fast store. Means of three networks.",
        presets={
            "Blocked": dict(replays=0, step=60),
            "Interleaved": dict(replays=8, step=60),
            "A little replay": dict(replays=2, step=60),
            "The change of lists": dict(step=20),
        },
        replays=choice(*amounts, value=0, label="Pairs of A replayed each epoch"),
        step=steps(60, value=60, label="Study", interval=80),
    )


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

    @cache
    def trials(noise, N):
        return working_memory.remember(n=120, N=N, noise=noise, T=4, dt=0.01, rng=3)

    def update(noise, N, delay):
        held, last = trials(noise, N), round(delay / 0.01)
        t, degrees = held.t[:last:4], np.rad2deg(held.angle[:last:4])
        activity = np.ma.masked_array(np.zeros((N, len(held.t) // 2)), mask=True)
        activity[:, : last // 2] = np.roll(held.rate[:last:2], N // 2, axis=1).T
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
            f"After {delay:g} s 120 memories are off by {degrees[-1].std():.0f} degrees (law: {expected:.0f}), "
            f"with {N} cells."
        )

    return Explorer(
        fig,
        update,
        title="A direction held in mind",
        alt="Left: activity of the ring against time, a bump whose place drifts. Middle: the error of fifteen trials, "
        "with the standard deviation of 120. Right: the variance, which grows along a straight line.",
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

    @cache
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
