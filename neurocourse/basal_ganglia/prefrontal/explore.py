"""Deciding: evidence that drifts to a bound, and pools that compete while a place is held in mind."""

import numpy as np

from neurocourse.basal_ganglia.prefrontal import attractors, diffusion
from neurocourse.caching import kept
from neurocourse.hippocampus import working_memory
from neurocourse.plots import BLUE, GREY, INK, RED, figure
from neurocourse.teaching import Explorer, slider
from neurocourse.wording import count

__all__ = ["competition", "evidence"]


def evidence():
    """Noisy evidence drifts to one of two bounds: faster or surer, not both."""
    fig, (left, middle, right) = figure(1, 3, size=(10, 3.3), width_ratios=(1.3, 1, 0.9))
    lines = [left.plot([], [], lw=1)[0] for _ in range(12)]
    bounds = [left.axhline(0, color=INK, lw=2) for _ in range(2)]
    left.set(xlim=(0, 3), ylim=(-2.2, 2.2), xlabel="time (s)", ylabel="evidence", title="Twelve trials")
    edges = np.linspace(0, 4, 33)
    good = middle.bar(edges[:-1], np.zeros(32), 0.125, align="edge", color=BLUE)
    bad = middle.bar(edges[:-1], np.zeros(32), 0.125, align="edge", color=RED)
    middle.text(3.9, 0.92, "▲ right", color=BLUE, weight="bold", ha="right", transform=middle.get_xaxis_transform())
    middle.text(3.9, 0.83, "▼ wrong", color=RED, weight="bold", ha="right", transform=middle.get_xaxis_transform())
    middle.set(xlim=(0, 4), ylim=(-60, 300), xlabel="time of decision (s)", title="Two thousand trials", yticks=[])
    z = np.linspace(0.2, 2, 40)
    (trade,) = right.plot([], [], color=GREY, lw=2)
    (dot,) = right.plot([], [], "o", color=RED, ms=9)
    right.set(xlim=(0, 4), ylim=(50, 101), xlabel="mean time (s)", ylabel="right (%)", title="The bargain")

    def update(A, bound, seed):
        found = diffusion.decide(A, 1.0, bound, n=2000, rng=seed)
        paths = diffusion.paths(A, 1.0, bound, rng=seed)
        t = 0.01 * np.arange(len(paths))
        for line, x in zip(lines, paths.T, strict=True):
            line.set_data(t, np.ma.masked_invalid(x))
            lost, won = np.nanmin(x) <= -bound, np.nanmax(x) >= bound
            line.set(color=RED if lost else BLUE if won else GREY, ls="--" if lost else "-" if won else ":")
        for line, y in zip(bounds, (bound, -bound), strict=True):
            line.set_ydata([y, y])
        for bars, chosen, sign in ((good, found.right, 1), (bad, ~found.right, -1)):
            counts, _ = np.histogram(found.time[chosen], edges)
            for bar, height in zip(bars, counts, strict=True):
                bar.set_height(sign * min(height, 300))
        trade.set_data(diffusion.mean_time(A, 1, z), 100 * diffusion.accuracy(A, 1, z))
        dot.set_data([np.nanmean(found.time)], [100 * found.right.mean()])
        return (
            f"{found.right.mean():.1%} right in {np.nanmean(found.time):.2f} s; the formulas say "
            f"{diffusion.accuracy(A, 1, bound):.1%} and {diffusion.mean_time(A, 1, bound):.2f} s."
        )

    return Explorer(
        fig,
        update,
        title="Evidence that drifts to a bound",
        alt="Left: twelve wandering lines between two bounds, blue when they end at the right one, red and dashed "
        "at the other. Middle: times of right (up) and wrong (down) decisions. Right: accuracy against mean time for "
        "every bound.",
        presets={
            "Hasty": dict(bound=0.4),
            "Careful": dict(bound=1.6),
            "Weak evidence": dict(A=0.2),
            "Strong evidence": dict(A=2),
        },
        A=slider(0.1, 2, 0.1, value=0.8, unit="1/s", label="Strength of the evidence"),
        bound=slider(0.2, 2, 0.1, value=1, label="Bound: caution"),
        seed=slider(0, 20, 1, value=1, label="Other trials"),
    )


def competition():
    """Two pools of the prefrontal cortex decide about moving dots, and a bump that remembers a place drifts."""
    fig, (left, right) = figure(1, 2, size=(9, 3.3), width_ratios=(1.1, 1))
    pools = [left.plot([], [], ls, color=c, lw=1.2, alpha=0.8)[0] for c, ls in ((BLUE, "-"), (RED, "--")) * 4]
    left.text(0.03, 43, "━ pool for right", color=BLUE, weight="bold", size=9)
    left.text(0.03, 39, "╍ pool for left", color=RED, weight="bold", size=9)
    left.set(xlim=(0, 1.5), ylim=(0, 47), xlabel="time (s)", ylabel="rate (Hz)", title="Four decisions")
    walks = right.plot(np.zeros((2, 12)), color=GREY, lw=0.8)
    (deviation,) = right.plot([], [], color=RED, lw=2.5)
    spread = right.text(3.05, 0, "standard\ndeviation", color=RED, weight="bold", va="center", size=9)
    right.set(
        xlim=(0, 3.9),
        xticks=range(4),
        ylim=(-60, 60),
        xlabel="time (s)",
        ylabel="error (degrees)",
        title="A place held in mind",
    )

    def update(coherence, noise, seed):
        run = decided(coherence, seed)
        for k, line in enumerate(pools):
            line.set_data(run.t, run.rate[:, k // 2, k % 2])
        last = run.rate[-1]
        right_share = (last[:, 0] > last[:, 1]).mean()
        held = remembered(noise, seed)
        degrees = np.rad2deg(held.angle)
        for line, one in zip(walks, degrees[:, :12].T, strict=True):
            line.set_data(held.t, one)
        deviation.set_data(held.t, degrees.std(axis=1))
        spread.set_y(degrees[-1].std())
        return (
            f"At {coherence} % coherence, {right_share:.0%} of 60 decisions go right. The remembered place is off by "
            f"{count(round(degrees[-1].std()), 'degree')} after 3 s."
        )

    return Explorer(
        fig,
        update,
        title="Competition and memory in the prefrontal cortex",
        alt="Left: rates of two competing pools in four trials; one rises and the other falls silent. Right: a place "
        "held in mind drifts in twelve trials; the red line is the standard deviation over sixty.",
        presets={"No evidence": dict(coherence=0), "Clear evidence": dict(coherence=50), "Quiet ring": dict(noise=0.2)},
        coherence=slider(0, 60, 5, value=10, unit="%", label="Coherence of the dots"),
        noise=slider(0, 2, 0.2, value=1, label="Noise on the ring"),
        seed=slider(0, 20, 1, value=1, label="Other trials"),
    )


@kept
def decided(coherence, seed):
    """Sixty decisions of two pools about dots, so many per cent of which move one way: a rate every 10 ms."""
    run = attractors.compete(coherence / 100, n=60, dt=0.002, rng=seed)
    return attractors.Competition(run.rate[::5].astype(np.float32), run.t[::5])


@kept
def remembered(noise, seed):
    """Sixty bumps held in mind for three seconds."""
    held = working_memory.remember(n=60, T=3, dt=0.01, noise=noise, rng=seed)
    return held._replace(rate=None)
