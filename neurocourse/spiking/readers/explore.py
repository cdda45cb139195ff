"""A digit reader of numbers beside its copy of spikes."""

import numpy as np

from neurocourse.plots import BRAIN, MACHINE, figure, here, log_ticks, move, panel, rule, set_bars, title
from neurocourse.plots.pictures import digit_image
from neurocourse.spiking import prepared
from neurocourse.spiking.readers import conversion, quantise
from neurocourse.teaching import Explorer, choice, handle, slider
from neurocourse.wording import number

__all__ = ["convert"]

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
    (curve,) = right.plot(T, 0 * T, color=BRAIN, lw=2)
    panel(right, "All 540 digits", ("time steps", 0.9, 70), ("accuracy (%)", 57, 101))
    log_ticks(right.xaxis, (1, 2, 4, 8, 16, 32, 64))
    dot, original = here(right), rule(right, "the original network", y=0, color=MACHINE, ls="--")

    sources = {kind: conversion.reader(kind) for kind in KINDS}
    spiking = {(kind, bits): _spiking(sources[kind], bits) for kind in KINDS for bits in BITS.values()}

    def update(kind, T, bits, digit):
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
        return (
            f"After {{T}} {accuracy[T - 1]:.1%} are right, the original {source.accuracy:.1%}; "
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
    )


def _spiking(source, bits):
    """The stages of a spiking reader with weights of so many bits."""
    return conversion.convert(quantise.quantised(source.network, bits), conversion.calibration())
