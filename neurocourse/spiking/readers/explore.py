"""A digit reader of numbers beside its copy of spikes."""

import numpy as np

from neurocourse.plots import BRAIN, INK, MACHINE, figure, here, log_ticks, move, panel, rule, set_bars, spread, title
from neurocourse.plots.panels import key
from neurocourse.plots.pictures import bare, digit_image
from neurocourse.spiking import prepared
from neurocourse.spiking.readers import conversion, quantise
from neurocourse.teaching import Explorer, arm, choice, handle, slider
from neurocourse.wording import number

__all__ = ["convert", "few_bits"]

KINDS = ("MLP", "CNN")
BITS = {"3 bits": 3, "4 bits": 4, "8 bits": 8}


def convert():
    """A digit reader turned into spiking neurons: more steps are more precise, and cost more spikes."""
    fig, axes = figure(size=(6.4, 4.2), plan="ab;cc", width_ratios=(0.55, 1), height_ratios=(1.1, 1))
    left, middle, right = axes.values()
    shown_digit = digit_image(left)
    bars = middle.bar(range(10), np.zeros(10), color=BRAIN, width=0.7)
    (wanted,) = middle.plot([], [], "_", color=MACHINE, ms=14, mew=2)
    panel(middle, "Votes (amber: the original)", "digit", ("", -28, 24), xticks=range(10))
    T = np.arange(1, 65)
    (curve,) = right.plot(T, 0 * T, color=BRAIN, lw=2, label="spikes")
    (few,) = right.plot([], [], color=MACHINE, ls=":", lw=3.5, label="numbers of as few values")
    names = key(right, "lower right")
    panel(right, "All 539 digits", ("time steps", 0.9, 70), ("accuracy (%)", 57, 101))
    log_ticks(right.xaxis, (1, 2, 4, 8, 16, 32, 64))
    dot, original = here(right), rule(right, "the original network", y=0, color=MACHINE, ls="--")

    sources = {kind: conversion.reader(kind) for kind in KINDS}
    spiking = {(kind, bits): _spiking(sources[kind], bits) for kind in KINDS for bits in BITS.values()}

    def update(kind, T, bits, digit, armed):
        source, all_digits = sources[kind], prepared.convert(kind=kind, bits=BITS[bits])
        shown, accuracy = source.X_test[digit : digit + 1], all_digits.accuracy
        votes = conversion.run(spiking[kind, BITS[bits]], shown, T).logits[-1, 0]
        target = source.network.forward(shown)[0]
        set_bars(bars, votes)
        wanted.set_data(range(10), target)
        shown_digit.set_data(shown[0, :, :, 0])
        title(left, f"read as {votes.argmax()}" + ("" if votes.argmax() == source.y_test[digit] else ": wrong"))
        curve.set_ydata(100 * accuracy)
        move(dot, T, 100 * accuracy[T - 1])
        move(original, y=100 * source.accuracy)
        rival = prepared.levels(kind=kind, bits=BITS[bits]).accuracy
        few.set_data(*((range(1, 65), 100 * rival) if armed else ([], [])))
        for part in (names.get_texts()[1], names.legend_handles[1]):
            part.set_visible(armed)
        numbers = f"numbers of {T + 1} values {rival[T - 1]:.1%}, " if armed else ""
        return (
            f"After {{T}} {accuracy[T - 1]:.1%} are right, {numbers}the original {source.accuracy:.1%}; "
            f"{number(all_digits.spikes[T - 1], 0)} spikes a picture, {number(all_digits.events[T - 1], 0)} arrivals "
            "at synapses."
        )

    return Explorer(
        fig,
        update,
        title="From rectifiers to spikes",
        alt="Above: a digit, and the votes of the spiking network as bars, those of the original as amber marks. "
        "Below: accuracy on all digits against the number of time steps; dashed: the original network.",
        presets={
            "One step": dict(T=1),
            "Patience": dict(T=64),
            "Convolution": dict(kind="CNN"),
            "Three bits": dict(bits="3 bits"),
        },
        handles=[handle(right, x="T", at=lambda **_: dot.get_ydata()[0])],
        kind=choice(*KINDS, label="Network"),
        T=slider(1, 64, 1, value=4, unit="steps", label="Time"),
        bits=choice(*BITS, value="8 bits", label="Weights of"),
        digit=slider(0, 60, 1, value=3, label="Another digit"),
        armed=arm("units that know as few values as a copy can count", remains="nothing", label="Arm the numbers"),
    )


def _spiking(source, bits):
    """The stages of a spiking reader with weights of so many bits."""
    return conversion.convert(quantise.quantised(source.network, bits), conversion.calibration())


def few_bits():
    """Weights rounded to a few bits: what one cell looks for, and how many digits are still read."""
    fig, (left, right) = figure(1, 2, size=(6.4, 3.6), width_ratios=(0.8, 1))
    bare(left, "What one cell looks for", "unit")
    shown = left.imshow(np.zeros((8, 8)), cmap="PuOr", interpolation="nearest")
    bits = np.array(prepared.BITS)
    band = right.fill_between(bits, 0, 0, color=MACHINE, alpha=0.3, lw=0)
    (line,) = right.plot(bits, 0 * bits, "o-", color=MACHINE, lw=2)
    panel(right, "All 539 digits", ("bits of a weight", 1.7, 8.3), ("accuracy (%)", 0, 104), "unit", xticks=bits)
    now = rule(right, x=2, color=INK, ls="-")
    networks = {kind: conversion.reader(kind).network for kind in KINDS}

    def update(kind, level, cell, armed):
        rule_of = "mean" if armed else "largest"
        shares = 100 * prepared.few_bits(kind=kind, rule=rule_of).accuracy
        line.set_ydata(shares.mean(axis=1))
        spread(band, bits, shares.min(axis=1), shares.max(axis=1))
        k = prepared.BITS.index(level)
        move(now, x=level)
        W = quantise.quantised(networks["MLP"], level, rule_of).layers[1].W
        shown.set_data(W[cell].reshape(8, 8))
        shown.set_clim(-np.abs(W).max(), np.abs(W).max())
        zero = np.mean(W == 0)
        return (
            f"{level} bits: {zero:.0%} of the weights of this layer become 0; three networks read "
            f"≈ {shares[k].min():.0f} to {shares[k].max():.0f}% of the digits."
        )

    return Explorer(
        fig,
        update,
        title="Small whole numbers",
        alt="Left: the 64 weights by which one cell of the plain network weighs the pixels, purple and orange for the "
        "two signs. Right: the share of digits read against the bits of a weight, with a band over three networks.",
        presets={"Two bits": dict(level=2), "Two bits, armed": dict(level=2, armed=True), "Four bits": dict(level=4)},
        kind=choice(*KINDS, label="Network on the right"),
        level=choice(*prepared.BITS, value=2, label="Bits of a weight"),
        cell=slider(0, 99, 1, value=10, label="Another cell"),
        armed=arm("three values that are set by the mean weight", remains="less of it", label="Arm two bits"),
    )
