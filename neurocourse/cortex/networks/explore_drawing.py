"""Draw a digit by hand and watch the network read it."""

import numpy as np

from neurocourse.cortex.networks import lenet
from neurocourse.cortex.networks.explore import layers_of
from neurocourse.plots import figure
from neurocourse.plots.pictures import AMBER, lay_out, mosaic, picture, probabilities, set_answer, sketch
from neurocourse.teaching import Explorer, pixels

__all__ = ["draw_a_digit"]


def draw_a_digit(reader=None):
    """Draw with mouse or keyboard, and watch the layers and the answer."""
    reader = reader or lenet.trained()
    fig, (first, second, right) = figure(1, 3, size=(6.4, 3), width_ratios=(1.3, 1.3, 1))
    bars = probabilities(right)
    names = layers_of(reader)
    shown = [
        (ax, picture(ax, f"After {name}", (1, 1), AMBER, sign="unit"), name)
        for ax, name in zip((first, second), (names[len(names) // 2 - 1], names[-1]), strict=True)
    ]

    def update(drawing):
        ink = soften(np.array(drawing, dtype=np.float64))
        way = lenet.trace(reader.network, ink)
        for ax, sheet, name in shown:
            lay_out(ax, sheet, mosaic(way.maps[name]))
        p = way.p if ink.any() else np.zeros(10)
        says = set_answer(bars, p, int(np.argmax(p)))
        if not ink.any():
            return "Draw a digit in the grid: with the mouse, or with arrow keys and the space bar."
        second_best = int(np.argsort(p)[-2])
        return f"The network reads a {says} ({p[says]:.0%} sure); next best: {second_best} ({p[second_best]:.0%})."

    return Explorer(
        fig,
        update,
        title="Draw your own digit",
        alt="Left and middle: the maps of an early and of the last layer. Right: the probabilities of ten digits.",
        presets={name: dict(drawing=rows) for name, rows in SKETCHES.items()},
        drawing=pixels(8, 8, value=SKETCHES["A four"], label="Your digit"),
    )


def soften(drawing):
    """Make a pen stroke of black and white look as the scanned digits do, whose pixels are means over 4 x 4 dots.

    Each pixel keeps most of its ink and lends a little to its neighbours; empty stays empty.
    """
    padded = np.pad(drawing, 1)
    near = padded[:-2, 1:-1] + padded[2:, 1:-1] + padded[1:-1, :-2] + padded[1:-1, 2:]
    return np.clip(0.9 * drawing + 0.12 * near, 0, 1)


SKETCHES = {
    "A zero": sketch("...##... ..#..#.. .#....#. .#....#. .#....#. .#....#. ..#..#.. ...##..."),
    "A one": sketch("...##... ..###... .#.##... ...##... ...##... ...##... ...##... ..####.."),
    "A three": sketch("..####.. .....##. .....#.. ...###.. .....##. ......#. .#...##. ..####.."),
    "A four": sketch("....#... ...#.... ..#..... .#...#.. .######. .....#.. .....#.. .....#.."),
    "A seven": sketch(".######. ......#. .....#.. ..#####. ...#.... ...#.... ..#..... ..#....."),
}
