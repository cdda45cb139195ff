"""Spikes in silicon: a converted network, its bill of energy, and one core of whole numbers."""

import numpy as np

from neurocourse.caching import kept
from neurocourse.limits import limit, round_up
from neurocourse.plots import BLUE, GREEN, GREY, INK, ORANGE, PURPLE, RED, figure
from neurocourse.spiking import conversion, core_reader, energy, prepared, quantise, truenorth
from neurocourse.teaching import Explorer, choice, slider, steps, toggle
from neurocourse.wording import count, number

KINDS = ("MLP", "CNN")
BITS = {"3 bits": 3, "4 bits": 4, "8 bits": 8}
TICKS = prepared.TICKS


def convert():
    """A digit reader turned into spiking neurons: time buys precision, and every step costs spikes."""
    fig, (left, middle, right) = figure(1, 3, size=(10.5, 3.4), width_ratios=(0.8, 1.1, 1.5))
    picture = left.imshow(np.zeros((8, 8)), cmap="gray_r", vmin=0, vmax=1)
    left.set(xticks=[], yticks=[])
    bars = middle.bar(range(10), np.zeros(10), color=BLUE, width=0.7)
    (wanted,) = middle.plot([], [], "_", color=RED, ms=14, mew=2)
    middle.set(xticks=range(10), ylim=(-28, 24), xlabel="digit", title="Votes   (red: the original)")
    T = np.arange(1, 65)
    (curve,) = right.plot(T, 0 * T, color=BLUE, lw=2)
    (dot,) = right.plot([], [], "o", color=BLUE, ms=8)
    original = right.axhline(0, color=RED, ls="--")
    right.set_xscale("log", base=2)
    right.set(xlim=(0.9, 70), ylim=(57, 101), xlabel="time steps", ylabel="accuracy (%)", title="All 540 digits")
    right.set_xticks([1, 2, 4, 8, 16, 32, 64], ["1", "2", "4", "8", "16", "32", "64"])
    right.text(
        0.98, 0.04, "red, dashed: the original network", color=RED, ha="right", size=9, transform=right.transAxes
    )

    sources = {kind: conversion.reader(kind) for kind in KINDS}
    spiking = {(kind, bits): _spiking(sources[kind], bits) for kind in KINDS for bits in BITS.values()}

    def update(kind, T, bits, digit):
        source, all_digits = sources[kind], prepared.convert(kind=kind, bits=BITS[bits])
        shown, accuracy = source.X_test[digit : digit + 1], all_digits.accuracy
        votes = conversion.run(spiking[kind, BITS[bits]], shown, T).logits[-1, 0]
        target = source.network.forward(shown)[0]
        for bar, height in zip(bars, votes, strict=True):
            bar.set_height(height)
        wanted.set_data(range(10), target)
        picture.set_data(shown[0, :, :, 0])
        left.set_title(f"read as {votes.argmax()}" + ("" if votes.argmax() == source.y_test[digit] else ": wrong"))
        curve.set_ydata(100 * accuracy)
        dot.set_data([T], [100 * accuracy[T - 1]])
        original.set_ydata([100 * source.accuracy] * 2)
        return (
            f"After {count(T, 'step')} {accuracy[T - 1]:.1%} are right, the original {source.accuracy:.1%}; "
            f"{number(all_digits.spikes[T - 1], 0)} spikes a picture, {number(all_digits.events[T - 1], 0)} at "
            "synapses."
        )

    return Explorer(
        fig,
        update,
        title="From rectifiers to spikes",
        alt="Left: a digit. Middle: the votes of the spiking network as bars, and those of the original as red marks. "
        "Right: accuracy on all digits against the number of time steps; dashed: the original network.",
        presets={
            "One step": dict(T=1),
            "Patience": dict(T=64),
            "Convolution": dict(kind="CNN"),
            "Three bits": dict(bits="3 bits"),
        },
        kind=choice(*KINDS, label="Network"),
        T=slider(1, 64, 1, value=4, label="Time steps"),
        bits=choice(*BITS, value="8 bits", label="Weights of"),
        digit=slider(0, 60, 1, value=3, label="Another digit"),
    )


def _spiking(source, bits):
    """The stages of a spiking reader with weights of so many bits."""
    return conversion.convert(quantise.quantised(source.network, bits), conversion.calibration())


def ledger():
    """What one picture costs, by operations and by memory; and the number of steps at which spikes stop being cheap."""
    fig, (left, right) = figure(1, 2, size=(9.5, 3.4), width_ratios=(1, 1.2))
    colours, words = (BLUE, ORANGE, PURPLE), ("arithmetic", "weights", "potentials")
    stacks = [left.bar(["artificial", "spiking"], [0, 0], color=c, width=0.6) for c in colours]
    labels = [left.text(1.38, 0, word, color=INK, va="center", size=9) for word in words]
    left.set(xlim=(-0.5, 2.2))
    T = np.arange(1, 65)
    (alone,) = right.plot(T, T, ":", color=GREY, lw=2)
    (curve,) = right.plot(T, T, color=BLUE, lw=2)
    (dot,) = right.plot([], [], "o", color=BLUE, ms=8)
    right.text(0.02, 0.97, "━ with this memory", color=BLUE, va="top", transform=right.transAxes)
    right.text(0.02, 0.88, "┅ arithmetic alone", color=GREY, va="top", transform=right.transAxes)
    right.axhline(1, color=RED, ls="--")
    right.text(64, 0.93, "break-even", color=RED, ha="right", va="top")
    right.set_xscale("log", base=2), right.set_yscale("log")
    right.set(xlim=(0.9, 70), ylim=(0.1, 300), xlabel="time steps", ylabel="spiking / artificial")
    right.set_xticks([1, 2, 4, 8, 16, 32, 64], ["1", "2", "4", "8", "16", "32", "64"])

    def update(kind, T, memory, reuse, skip):
        word, work = energy.MEMORIES[memory], energy.work(kind, T)
        bills = (energy.artificial(work, word, reuse=reuse, skip_zeros=skip), energy.spiking(work, word, reuse=reuse))
        base, top = np.zeros(2), max(bill.total for bill in bills)
        unit, word_for = (1000, "µJ") if top > 5000 else (1, "nJ")
        left.set_title(f"Energy for a picture ({word_for})")
        for stack, label, parts in zip(stacks, labels, zip(*bills, strict=True), strict=True):
            for k, (bar, part) in enumerate(zip(stack, parts, strict=True)):
                bar.set_y(base[k] / unit), bar.set_height(part / unit)
            label.set_y((base[1] + parts[1] / 2) / unit), label.set_visible(parts[1] > 0.04 * top)
            base += parts
        limit(left, y=(0, round_up(1.02 * top / unit)))
        curve.set_ydata(energy.relative_cost(kind, word, reuse=reuse, skip_zeros=skip))
        alone.set_ydata(energy.relative_cost(kind, 0.0, skip_zeros=skip))
        dot.set_data([T], [bills[1].total / bills[0].total])
        return (
            f"{energy.spikes_per_synapse(work):.1f} spikes a synapse; break-even of these operations is "
            f"{energy.break_even_with_memory(word, reuse=reuse):.1f}. Spiking ≈ {number(bills[1].total, 0)} nJ, "
            f"artificial ≈ {number(bills[0].total, 0)} nJ; ≈ {work.accuracy:.1%} and ≈ {work.original:.1%} right."
        )

    return Explorer(
        fig,
        update,
        title="The ledger",
        alt="Left: energy for one picture of the artificial and of the spiking network, stacked by arithmetic, "
        "fetching weights, and reading and writing potentials. Right: their ratio against time steps; "
        "dotted for arithmetic alone, dashed where both cost the same.",
        presets={
            "Arithmetic alone": dict(memory="free"),
            "Small memory near by": dict(memory="8 kB"),
            "Memory far away": dict(memory="DRAM"),
            "Too many steps": dict(T=16, memory="free"),
            "A fair opponent": dict(skip=True, reuse=32),
        },
        kind=choice(*KINDS, value="CNN", label="Network"),
        T=slider(1, 64, 1, value=4, label="Time steps"),
        memory=choice(*energy.MEMORIES, value="8 kB", label="Memory for weights and potentials"),
        reuse=slider(1, 64, 1, value=1, label="Pictures that share a fetched weight"),
        skip=toggle(False, label="The artificial network skips zeros"),
    )


@kept
def core_with(factor):
    """The digit reader's core with thresholds times ``factor``, and its weights."""
    core = prepared.with_thresholds(factor)
    return core, core.weights


def core():
    """One core of 256 axons and 256 neurons reads digits with whole numbers only."""
    reader = core_reader.trained()
    fig, (left, middle, right) = figure(1, 3, size=(10.5, 3.6), width_ratios=(0.7, 1.2, 1))
    picture = left.imshow(np.zeros((8, 8)), cmap="gray_r", vmin=0, vmax=1)
    left.set(xticks=[], yticks=[])
    crossbar = middle.imshow(np.zeros((256, 256)), cmap="PuOr", vmin=-2.5, vmax=2.5, interpolation="nearest")
    (active,) = middle.plot([], [], "|", color=RED, ms=6)
    (fired,) = middle.plot([], [], "_", color=GREEN, ms=6)
    middle.set(xlim=(-1, 265), ylim=(256, -10), xlabel="axon: four for each pixel", ylabel="neuron: 25 for each digit")
    middle.set_title("Synapses at work; red: in, green: out")
    bars = right.bar(range(10), np.zeros(10), color=BLUE)
    right.set(xticks=range(10), xlabel="digit", title="Spikes so far")

    def update(digit, tick, factor):
        tick = max(tick, 1)
        (now, W), accuracy = core_with(factor), prepared.core(factor=factor).accuracy
        x = core_reader.axons(reader.X_test[digit : digit + 1], TICKS)[:, 0]
        run = truenorth.run(now, x)
        on, out = np.flatnonzero(x[tick - 1]), np.flatnonzero(run.spikes[tick - 1])
        picture.set_data(reader.X_test[digit].reshape(8, 8))
        crossbar.set_data(np.where(x[tick - 1], W, 0))
        active.set_data(on, np.full(len(on), -5))
        fired.set_data(np.full(len(out), 261), out)
        votes = core_reader.votes(run.spikes).cumsum(axis=0)
        so_far = votes[tick - 1]
        for k, (bar, height) in enumerate(zip(bars, so_far, strict=True)):
            bar.set_height(height)
            bar.set_color(GREEN if k == reader.y_test[digit] else GREY)
        limit(right, y=(0, round_up(votes[-1].max() + 1)))
        left.set_title(f"tick {tick}" + (f": {so_far.argmax()}" if so_far.max() else ": no vote yet"))
        return (
            f"Tick {tick}: {count(truenorth.synaptic_events(now, x[:tick]), 'synaptic event')} so far; of all digits "
            f"{accuracy[tick - 1]:.1%} are read, with real numbers {reader.before:.1%}."
        )

    return Explorer(
        fig,
        update,
        title="One core",
        alt="Left: a digit. Middle: synapses of 256 axons and 256 neurons that got a spike at this tick, coloured by "
        "weights from −2 to 2; spikes come in above and go out at the right. Right: spikes for each digit so far.",
        presets={"First tick": dict(tick=1), "Eight ticks": dict(tick=8), "Too eager": dict(factor=0.25)},
        digit=slider(0, 60, 1, value=3, label="Another digit"),
        tick=steps(TICKS, value=TICKS, label="Tick", interval=150),
        factor=slider(0.25, 2, 0.25, value=1, label="Thresholds times"),
    )
