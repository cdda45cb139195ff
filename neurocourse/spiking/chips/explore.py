"""One core of whole numbers that reads digits, and a sparse code found by spikes."""

import numpy as np

from neurocourse.caching import kept
from neurocourse.cortex import sparse_coding
from neurocourse.plots import GREEN, GREY, INK, MACHINE, PURPLE, figure, key, limit, panel, round_up, title
from neurocourse.plots.marks import rule, set_bars
from neurocourse.plots.pictures import digit_image, picture
from neurocourse.spiking import prepared
from neurocourse.spiking.chips import core_reader, lca, truenorth
from neurocourse.teaching import Explorer, choice, slider, steps
from neurocourse.wording import count, number

__all__ = ["core", "sparse"]

N_DIGITS, PRICES, STEPS = 12, ("0.03", "0.1", "0.3"), 1200


def settled(lam):
    """Twelve digits coded by iteration, by graded neurons and by spikes."""
    X, D = lca.patterns(N_DIGITS), lca.trained()
    graded, spiking = lca.lca(X, D, lam, T=STEPS), lca.spiking_lca(X, D, lam, T=STEPS)
    return dict(best=sparse_coding.codes(X, D, lam, 1500), graded=graded, spiking=spiking)


def sparse():
    """A digit as a sum of few strokes: neurons inhibit those that explain the same, by spikes alone."""
    fig, axes = figure(size=(6.4, 4.2), plan="ac;bd", width_ratios=(0.4, 1))
    first, second, codes_ax, cost = (axes[name] for name in "abcd")
    shown = [picture(ax, words, (8, 8), vmax=0.35) for ax, words in ((first, "Digit"), (second, "From its code"))]
    panel(codes_ax, "Code", ("neuron", -1, 64), ("", -0.03, 0.85), "unit")
    stems = codes_ax.vlines(np.arange(64), 0, 0, color=GREY, lw=1)
    (optimum,) = codes_ax.plot([], [], "o", mfc="none", color=GREY, ms=7, label="the best")
    (ours,) = codes_ax.plot([], [], ".", color=MACHINE, ms=7, label="these neurons")
    key(codes_ax, "upper left", ncols=2)
    panel(cost, "Cost over the least cost", ("time (membrane constants)", 0, 60), ("", 0.9, 2), "unit")
    (line,) = cost.plot([], [], color=MACHINE, lw=2)
    rule(cost, "the optimum", y=1, ls="--")

    X, D, codes = lca.patterns(N_DIGITS), lca.trained(), {price: settled(float(price)) for price in PRICES}

    def update(neurons, digit, price):
        code, best = codes[price][neurons], codes[price]["best"]
        a, least = code.A[digit], lca.costs(X[[digit]], best[[digit]], D, float(price))[0]
        cost_of_it = code.costs[:, digit]
        shown[0].set_data(X[digit].reshape(8, 8))
        shown[1].set_data((a @ D).reshape(8, 8))
        stems.set_segments([[(k, 0), (k, y)] for k, y in enumerate(a)])
        on = best[digit] > 0.005
        optimum.set_data(np.flatnonzero(on), best[digit][on])
        ours.set_data(np.flatnonzero(a > 0.005), a[a > 0.005])
        line.set_data(0.05 * np.arange(1, STEPS + 1), cost_of_it / least)
        spikes = "" if code.spikes is None else f" It took {count(code.spikes[digit].sum(), 'spike')}."
        return (
            f"{np.sum(a > 0.005)} of 64 neurons are active; the cost ends "
            f"{number(100 * (cost_of_it[-1] / least - 1), 1)}% above the least possible.{spikes}"
        )

    return Explorer(
        fig,
        update,
        title="Few neurons say it all",
        alt="Left: a digit, and the sum of strokes that its code stands for. Right: the code, one stem a neuron, with "
        "rings where the iterative solution lies; below it the cost against time, over the least possible.",
        presets={"Graded": dict(neurons="graded"), "Low price": dict(price="0.03"), "High price": dict(price="0.3")},
        neurons=choice("spiking", "graded", label="Neurons"),
        digit=slider(0, N_DIGITS - 1, 1, value=4, label="Another digit"),
        price=choice(*PRICES, value="0.1", label="Price of activity λ"),
    )


TICKS = prepared.TICKS


@kept
def core_with(factor):
    """The digit reader's core with thresholds times ``factor``, and its weights."""
    core = prepared.with_thresholds(factor)
    return core, core.weights


def core():
    """One core of 256 axons and 256 neurons reads digits with whole numbers only."""
    reader = core_reader.trained()
    fig, axes = figure(size=(6.4, 4.2), plan="ab;cb", width_ratios=(0.6, 1))
    left, middle, right = axes.values()
    shown = digit_image(left)
    crossbar = middle.imshow(np.zeros((256, 256)), cmap="PuOr", vmin=-2.5, vmax=2.5, interpolation="nearest")
    (active,) = middle.plot([], [], "|", color=PURPLE, ms=6)
    (fired,) = middle.plot([], [], "_", color=GREEN, ms=6)
    panel(middle, "Synapses: purple in, green out", ("axon: four for each pixel", -1, 265), sign="unit")
    middle.set(ylim=(256, -10), ylabel="neuron: 25 for each digit")
    bars = right.bar(range(10), np.zeros(10), ec=INK, lw=0.6)
    panel(right, "Spikes so far", "digit", sign="unit", xticks=range(10))

    def update(digit, tick, factor):
        tick = max(tick, 1)
        (now, W), accuracy = core_with(factor), prepared.core(factor=factor).accuracy
        x = core_reader.axons(reader.X_test[digit : digit + 1], TICKS)[:, 0]
        run = truenorth.run(now, x)
        on, out = np.flatnonzero(x[tick - 1]), np.flatnonzero(run.spikes[tick - 1])
        shown.set_data(reader.X_test[digit].reshape(8, 8))
        crossbar.set_data(np.ma.masked_equal(np.where(x[tick - 1], W, 0), 0))
        active.set_data(on, np.full(len(on), -5))
        fired.set_data(np.full(len(out), 261), out)
        votes = core_reader.votes(run.spikes).cumsum(axis=0)
        so_far = votes[tick - 1]
        set_bars(bars, so_far, [MACHINE if k == reader.y_test[digit] else GREY for k in range(10)])
        limit(right, y=(0, round_up(votes[-1].max() + 1)))
        title(left, f"tick {tick}" + (f": {so_far.argmax()}" if so_far.max() else ": no vote yet"))
        return (
            f"Tick {tick}: {count(truenorth.synaptic_events(now, x[:tick]), 'synaptic event')} so far; of all digits "
            f"{accuracy[tick - 1]:.1%} are read, with real numbers {reader.before:.1%}."
        )

    return Explorer(
        fig,
        update,
        title="One core",
        alt="Left: a digit, and below it spikes for each digit so far. Right: synapses of 256 axons and 256 "
        "neurons that got a spike at this tick, coloured by weights from −2 to 2; spikes come in above and go out at "
        "the right.",
        presets={"First tick": dict(tick=1), "Eight ticks": dict(tick=8), "Low thresholds": dict(factor=0.25)},
        digit=slider(0, 60, 1, value=3, label="Another digit"),
        tick=steps(TICKS, value=TICKS, label="Tick", interval=150),
        factor=slider(0.25, 2, 0.25, value=1, label="Thresholds times"),
    )
