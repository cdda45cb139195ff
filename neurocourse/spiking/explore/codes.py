"""Codes: how many bits arrive, and how few neurons can say it all."""

import numpy as np

from neurocourse.cortex import sparse_coding
from neurocourse.plots import BLUE, GREEN, GREY, INK, ORANGE, RED, figure
from neurocourse.spiking import coding, lca
from neurocourse.teaching import Explorer, choice, slider
from neurocourse.wording import count, number, signed

STIMULI = (np.arange(16) + 0.5) / 16
CODES = ("rate", "latency", "population")
LABELS = ("number of spikes", "time of the first spike (ms)", "which of the cells fired (sorted by number)")
N_DIGITS, PRICES, STEPS = 12, ("0.03", "0.1", "0.3"), 1200


def codes():
    """Sixteen stimuli, three codes, and how many bits of them arrive within the time that the reader waits."""
    fig, (left, right) = figure(1, 2, size=(9, 3.4), width_ratios=(1.15, 1))
    image = left.imshow(np.zeros((16, 2)), aspect="auto", origin="lower", cmap="cividis", interpolation="nearest")
    left.set(ylabel="stimulus", yticks=[0, 15], yticklabels=["weak", "strong"])
    bars = right.bar(range(3), np.zeros(3), color=(BLUE, GREEN, ORANGE), alpha=0.7)
    (plain,) = right.plot([], [], "x", color=RED, ms=9, mew=2)
    (corrected,) = right.plot([], [], "o", color=INK, ms=6)
    right.axhline(4, color=GREY, ls="--")
    right.text(-0.45, 3.78, "all there is: 4 bits", color=GREY, size=9, va="top")
    right.set(xticks=range(3), xticklabels=CODES, ylim=(0, 4.7), ylabel="information (bits)")
    right.text(0.99, 0.99, "bar: exact", ha="right", va="top", transform=right.transAxes, size=9)
    right.text(0.40, 0.99, "× estimate", color=RED, ha="right", va="top", transform=right.transAxes, size=9)
    right.text(0.72, 0.99, "● corrected", ha="right", va="top", transform=right.transAxes, size=9)

    def update(code, T, jitter, n):
        channels = (
            coding.rate_channel(10 + 90 * STIMULI, T),
            coding.latency_channel(1.2 + 3 * STIMULI, T, jitter=jitter),
            coding.population_channel(coding.tuning(STIMULI, 8), T),
        )
        bits = [coding.information(P) for P in channels]
        found = [coding.estimate(coding.sample(P, n, rng=1)) for P in channels]
        for bar, height in zip(bars, bits, strict=True):
            bar.set_height(height)
        plain.set_data(range(3), [e.plain for e in found])
        corrected.set_data(range(3), [e.corrected for e in found])
        draw_channel(left, image, CODES.index(code), channels[CODES.index(code)])
        k = int(np.argmax(bits))
        return (
            f"Within {T} ms: rate {bits[0]:.2f}, latency {bits[1]:.2f}, population {bits[2]:.2f} bits; {CODES[k]} says "
            f"most. With {n} samples a stimulus the estimate for the population is "
            f"{signed(found[2].plain - bits[2], 2)} off."
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
            "Sloppy spikes": dict(jitter=5, code="latency"),
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
        ax.set(xlim=extent[:2], ylim=extent[2:], xlabel=LABELS[k], title=f"What the reader gets: {CODES[k]}")


def settled(lam):
    """Twelve digits coded by iteration, by graded neurons and by spikes."""
    X, D = lca.patterns(N_DIGITS), lca.trained()
    graded, spiking = lca.lca(X, D, lam, T=STEPS), lca.spiking_lca(X, D, lam, T=STEPS)
    return dict(best=sparse_coding.codes(X, D, lam, 1500), graded=graded, spiking=spiking)


def sparse():
    """Few strokes for a digit: neurons that inhibit whoever explains the same, with spikes alone."""
    fig, (first, second, codes_ax, cost) = figure(1, 4, size=(10.5, 3.2), width_ratios=(0.8, 0.8, 1.3, 1.5))
    pictures = [ax.imshow(np.zeros((8, 8)), cmap="gray", vmin=0, vmax=0.35) for ax in (first, second)]
    for ax, word in ((first, "digit"), (second, "from its code")):
        ax.set(xticks=[], yticks=[], title=word)
    stems = codes_ax.vlines(np.arange(64), 0, 0, color=GREY, lw=1)
    (optimum,) = codes_ax.plot([], [], "o", mfc="none", color=GREY, ms=7)
    (ours,) = codes_ax.plot([], [], ".", color=BLUE, ms=7)
    codes_ax.set(xlim=(-1, 64), ylim=(-0.03, 0.8), xlabel="neuron", title="Code  (○ the best)")
    (line,) = cost.plot([], [], color=BLUE, lw=2)
    cost.axhline(1, color=GREY, ls="--")
    cost.text(0.99, 0.99, "dashed: the optimum", color=GREY, ha="right", va="top", transform=cost.transAxes, size=9)
    cost.set(xlim=(0, 60), ylim=(0.9, 2), xlabel="time (membrane constants)", title="Cost over the least cost")

    X, D, found = lca.patterns(N_DIGITS), lca.trained(), {price: settled(float(price)) for price in PRICES}

    def update(neurons, digit, price):
        course, best = found[price][neurons], found[price]["best"]
        a, least = course.A[digit], lca.costs(X[[digit]], best[[digit]], D, float(price))[0]
        cost_of_it = course.costs[:, digit]
        pictures[0].set_data(X[digit].reshape(8, 8))
        pictures[1].set_data((a @ D).reshape(8, 8))
        stems.set_segments([[(k, 0), (k, y)] for k, y in enumerate(a)])
        on = best[digit] > 0.005
        optimum.set_data(np.flatnonzero(on), best[digit][on])
        ours.set_data(np.flatnonzero(a > 0.005), a[a > 0.005])
        line.set_data(0.05 * np.arange(1, STEPS + 1), cost_of_it / least)
        spikes = "" if course.spikes is None else f" {count(course.spikes[digit].sum(), 'spike')} did it."
        return (
            f"{np.sum(a > 0.005)} of 64 neurons are active; the cost ends "
            f"{number(100 * (cost_of_it[-1] / least - 1), 1)}% above the least possible.{spikes}"
        )

    return Explorer(
        fig,
        update,
        title="Few neurons say it all",
        alt="From left: a digit; the sum of strokes that its code stands for; the code, one stem a neuron, with rings "
        "where the iterative solution lies; and the cost against time, over the least possible.",
        presets={"Graded": dict(neurons="graded"), "Talk is cheap": dict(price="0.03"), "Dear": dict(price="0.3")},
        neurons=choice("spiking", "graded", label="Neurons"),
        digit=slider(0, N_DIGITS - 1, 1, value=4, label="Another digit"),
        price=choice(*PRICES, value="0.1", label="Price of activity λ"),
    )
