"""Deciding: evidence that drifts to a bound, and pools that compete while a place is held in mind."""

import numpy as np

from neurocourse.basal_ganglia.prefrontal import attractors, diffusion
from neurocourse.caching import kept
from neurocourse.hippocampus import working_memory
from neurocourse.plots import BRAIN, GREEN, GREY, INK, PURPLE, figure, here, key, limit, move, panel, rule
from neurocourse.plots.marks import curves, set_bars
from neurocourse.teaching import Explorer, handle, slider
from neurocourse.wording import count

__all__ = ["competition", "evidence"]

EDGES = np.linspace(0, 4, 33)  # s
SIDES = ((GREEN, "up: right"), (PURPLE, "down: wrong"))


def evidence():
    """Noisy evidence drifts to one of two bounds: faster or surer, not both."""
    fig, axes = figure(size=(6.4, 4.2), plan="aa;bc", width_ratios=(1.2, 1))
    above, left, right = axes.values()
    lines = [above.plot([], [], lw=1)[0] for _ in range(12)]
    bounds = [rule(above, y=0, color=INK, lw=2, ls="-") for _ in range(2)]
    panel(above, "Twelve trials", ("time (s)", 0, 3), ("evidence", -2.2, 2.2), "cell")
    good, bad = (left.bar(EDGES[:-1], np.zeros(32), 0.125, align="edge", color=c, label=w) for c, w in SIDES)
    panel(left, "Two thousand trials", ("time of decision (s)", 0, 4), ("", -60, 300), "cell", yticks=[])
    key(left, "upper right")
    z = np.linspace(0.2, 2, 40)
    (trade,) = right.plot([], [], color=GREY, lw=2)
    dot = here(right)
    panel(right, "The bargain", ("mean time (s)", 0, 4), ("right (%)", 48, 102))

    def update(A, bound, seed):
        found = diffusion.decide(A, 1.0, bound, n=2000, rng=seed)
        paths = diffusion.paths(A, 1.0, bound, rng=seed)
        t = 0.01 * np.arange(len(paths))
        for line, x in zip(lines, paths.T, strict=True):
            line.set_data(t, np.ma.masked_invalid(x))
            lost, won = np.nanmin(x) <= -bound, np.nanmax(x) >= bound
            line.set(color=PURPLE if lost else GREEN if won else GREY, ls="--" if lost else "-" if won else ":")
        for line, y in zip(bounds, (bound, -bound), strict=True):
            move(line, y=y)
        tallest = []
        for bars, chosen, sign in ((good, found.right, 1), (bad, ~found.right, -1)):
            counts = np.histogram(found.time[chosen], EDGES)[0]
            set_bars(bars, sign * counts)
            tallest.append(max(1.1 * counts.max(), 20))
        limit(left, y=(-tallest[1], tallest[0]))
        trade.set_data(diffusion.mean_time(A, 1, z), 100 * diffusion.accuracy(A, 1, z))
        move(dot, np.nanmean(found.time), 100 * found.right.mean())
        return (
            f"With a bound of {{bound}}: {found.right.mean():.1%} right in {np.nanmean(found.time):.2f} s; the "
            f"formulas say {diffusion.accuracy(A, 1, bound):.1%} and {diffusion.mean_time(A, 1, bound):.2f} s."
        )

    return Explorer(
        fig,
        update,
        title="Evidence that drifts to a bound",
        alt="Above: twelve wandering lines between two bounds, solid when they end at the right one, dashed at "
        "the other. Left: times of right (up) and wrong (down) decisions. Right: accuracy against mean time for "
        "every bound.",
        presets={
            "Hasty": dict(bound=0.4),
            "Careful": dict(bound=1.6),
            "Weak evidence": dict(A=0.2),
            "Strong evidence": dict(A=2),
        },
        handles=[handle(above, y="bound", at=2.9)],
        A=slider(0.1, 2, 0.1, value=0.8, unit="1/s", label="Strength of the evidence"),
        bound=slider(0.2, 2, 0.1, value=1, label="Bound: caution"),
        seed=slider(0, 20, 1, value=1, label="Other trials"),
    )


def competition():
    """Two pools of the prefrontal cortex decide about moving dots, and a bump that remembers a place drifts."""
    fig, (left, right) = figure(1, 2, size=(6.4, 3.7))
    looks = {"pool for right": GREEN, "pool for left": PURPLE}
    pools = [line for _ in range(4) for line in curves(left, looks, lw=1.2, alpha=0.8, ys=[[], []])]
    key(left, "upper left", pools[:2])
    panel(left, "Four decisions", ("time (s)", 0, 1.5), ("rate (Hz)", 0, 66), "cell")
    walks = right.plot(np.zeros((2, 12)), color=GREY, lw=0.8)
    (deviation,) = right.plot([], [], "--", color=BRAIN, lw=2.5, label="standard deviation")
    key(right, "lower left")
    panel(right, "A place held in mind", ("time (s)", 0, 3), ("error (degrees)", -75, 75), "cell", xticks=range(4))

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
        return (
            f"At {{coherence}} coherence, {100 * right_share:.0f}% of 60 decisions go right. The remembered place is "
            f"off by {count(round(degrees[-1].std()), 'degree')} after 3 s."
        )

    return Explorer(
        fig,
        update,
        title="Competition and memory in the prefrontal cortex",
        alt="Left: rates of two competing pools in four trials; one rises and the other falls silent. Right: a place "
        "held in mind drifts in twelve trials; the thick line is the standard deviation over sixty.",
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
