"""How many bits of a stimulus three codes carry."""

import numpy as np

from neurocourse.plots import BRAIN, INK, figure, follow, key, panel, rule, set_bars
from neurocourse.spiking.codes import coding
from neurocourse.teaching import Explorer, choice, slider
from neurocourse.wording import signed

__all__ = ["codes"]

STIMULI = (np.arange(16) + 0.5) / 16
CODES = ("rate", "latency", "population")
LABELS = ("number of spikes", "time of the first spike (ms)", "which cells fired (few to many)")


def codes():
    """Sixteen stimuli, three codes, and how many bits of them arrive within the time that the reader waits."""
    fig, (left, right) = figure(1, 2, size=(6.4, 3.6))
    image = left.imshow(np.zeros((16, 2)), aspect="auto", origin="lower", cmap="cividis", interpolation="nearest")
    left.set(ylabel="stimulus", yticks=[0, 15], yticklabels=["weak", "strong"])
    bars = right.bar(range(3), np.zeros(3), color=BRAIN, alpha=0.7)
    (plain,) = right.plot([], [], "x", color=INK, ms=9, mew=2, label="estimate")
    (corrected,) = right.plot([], [], "o", color=INK, ms=6, label="corrected")
    panel(right, "Bars: exact", y=("information (bits)", 0, 5.2), sign="cell", xticks=range(3), xticklabels=CODES)
    rule(right, "the most: 4 bits", y=4, ls="--")
    key(right, "upper left", ncols=2)

    def update(code, T, jitter, n):
        channels = (
            coding.rate_channel(10 + 90 * STIMULI, T),
            coding.latency_channel(1.2 + 3 * STIMULI, T, jitter=jitter),
            coding.population_channel(coding.tuning(STIMULI, 8), T),
        )
        bits = [coding.information(P) for P in channels]
        estimates = [coding.estimate(coding.sample(P, n, rng=1)) for P in channels]
        set_bars(bars, bits)
        follow([plain, corrected], range(3), [[e.plain for e in estimates], [e.corrected for e in estimates]])
        draw_channel(left, image, CODES.index(code), channels[CODES.index(code)])
        k = int(np.argmax(bits))
        return (
            f"Within {{T}}: rate {bits[0]:.2f}, latency {bits[1]:.2f}, population {bits[2]:.2f} bits; {CODES[k]} "
            f"tells most. With {{n}} samples a stimulus the population is estimated "
            f"{signed(estimates[2].plain - bits[2], 2)} bits off."
        )

    return Explorer(
        fig,
        update,
        title="What arrives",
        alt="Left: how likely each answer of the cells is for each of sixteen stimuli, bright is likely. Right: bits "
        "that three codes carry; bars are exact, crosses estimated from samples, dots corrected for the bias.",
        presets={
            "In a hurry": dict(T=10),
            "With patience": dict(T=200, code="rate"),
            "Imprecise spikes": dict(jitter=5, code="latency"),
            "Few samples": dict(n=10),
        },
        code=choice(*CODES, value="latency", label="Show"),
        T=slider(5, 200, 5, value=20, unit="ms", label="The reader waits"),
        jitter=slider(0.2, 5, 0.2, value=1, unit="ms", label="Jitter of spikes"),
        n=slider(10, 500, 10, value=50, label="Samples a stimulus"),
    )


def draw_channel(ax, image, k, P):
    """Show P(answer | stimulus) of code k where there is something to see."""
    if k == 0:
        P, extent = P[:, :26], (-0.5, 25.5, -0.5, 15.5)
    elif k == 1:
        waited, extent = P[:, :-1][:, :60], (0.0, 30.0, -0.5, 15.5)
        P = np.ma.masked_all((len(P), 60))
        P[:, : waited.shape[1]] = waited
    else:
        words = np.argsort(((np.arange(P.shape[1])[:, None] >> np.arange(8)) & 1).sum(axis=1), kind="stable")
        P, extent = P[:, words], (-0.5, P.shape[1] - 0.5, -0.5, 15.5)
    image.set_data(np.sqrt(P))
    image.set_clim(0, np.sqrt(P.max()))
    if ax.get_xlabel() != LABELS[k]:
        image.set_extent(extent)
        panel(ax, f"The reader gets: {CODES[k]}", (LABELS[k], *extent[:2]), sign="cell", ylim=extent[2:])
