"""Looking into the network that reads: its maps, what it looks at, and what it mixes up."""

import numpy as np

from neurocourse.cortex.networks import lenet
from neurocourse.plots import ON_COLOUR, figure, move, panel, title
from neurocourse.plots.panels import SMALL
from neurocourse.plots.pictures import AMBER, digit_image, lay_out, mosaic, picture, probabilities, set_answer
from neurocourse.teaching import Explorer, choice, handle, slider
from neurocourse.wording import count, number, numbered

__all__ = ["confusion", "feature_maps", "occlusion"]

WORTH_SEEING = {
    "Lines and edges": "convolution 1",
    "Where exactly? Forgotten": "pool 1",
    "Pieces of digits": "convolution 2",
    "All that is left": "pool 2",
}


def feature_maps(reader=None):
    """A digit on its way through the network: all maps of one layer, and the ten probabilities.

    Parameters
    ----------
    reader : lenet.Reader, optional
        A trained network with unseen digits; the course's own by default.
    """
    reader = reader or lenet.trained()
    layers = layers_of(reader)
    fig, axes = figure(size=(6.4, 4.2), plan="ac;bc", height_ratios=(1, 1.1), width_ratios=(1, 1.8))
    above, below, right = (axes[name] for name in "abc")
    shown = digit_image(above, "Unseen digit")
    maps = picture(right, "", (1, 1), AMBER, sign="unit")
    bars = probabilities(below)

    def update(digit, layer):
        image = reader.X_test[digit, :, :, 0]
        way = lenet.trace(reader.network, image)
        shown.set_data(image)
        lay_out(right, maps, mosaic(way.maps[layer]))
        rows, cols, n = way.maps[layer].shape
        title(right, f"{layer.capitalize()}: {n} maps of {rows} × {cols}")
        says = set_answer(bars, way.p, reader.y_test[digit])
        silent = np.mean(way.maps[layer] == 0)
        return f"The network says {says} ({way.p[says]:.0%} sure); it is a {reader.y_test[digit]}. " + (
            f"In {layer}, {silent:.0%} of the units are silent."
        )

    return Explorer(
        fig,
        update,
        title="Inside the network",
        alt="Left: a handwritten digit of 8 by 8 pixels, and below it the probabilities of the ten digits. Right: all "
        "maps of one layer, dark where units answer.",
        presets={words: dict(layer=layer) for words, layer in WORTH_SEEING.items() if layer in layers},
        digit=slider(0, 99, 1, value=3, label="Unseen digit", show=numbered),
        layer=choice(*layers, label="Layer"),
    )


def layers_of(reader):
    """Names of the layers that make maps: at least a convolution and a pool."""
    return list(lenet.trace(reader.network, reader.X_test[0, :, :, 0]).maps)


def occlusion(reader=None):
    """Rub out a piece of the digit: where does the network's trust fall?"""
    reader = reader or lenet.trained()
    fig, (left, right) = figure(1, 2, size=(6.4, 3.2), width_ratios=(1, 1.2))
    shown = digit_image(left, "Unseen digit")
    heat = picture(right, "Fall when rubbed out", (8, 8), AMBER, sign="unit")
    fig.colorbar(heat, ax=right)

    def update(digit, size):
        image, label = reader.X_test[digit, :, :, 0], int(reader.y_test[digit])
        fall = lenet.occlusion(reader.network, image, label, size)
        shown.set_data(image)
        heat.set_data(np.maximum(fall, 0))
        i, j = np.unravel_index(fall.argmax(), fall.shape)
        return (
            f"A {label}. Rubbing out {size} × {count(size, 'pixel')} around row {i + 1}, column {j + 1} costs most: "
            f"its probability falls by {number(fall.max(), 2)}."
        )

    return Explorer(
        fig,
        update,
        title="What does it look at?",
        alt="Left: a handwritten digit. Right: a map of the same size, darker where rubbing out costs probability.",
        presets={"A nine hangs on its loop": dict(digit=11, size=3), "A small rubber": dict(size=1)},
        digit=slider(0, 99, 1, value=3, label="Unseen digit", show=numbered),
        size=slider(1, 4, 1, value=3, unit="pixels", label="Rubber"),
    )


def confusion(reader=None):
    """Which digits are mixed up: the table, and the cases themselves."""
    reader = reader or lenet.trained()
    table = lenet.confusion(reader)
    said = reader.network.answer(reader.X_test).argmax(axis=1)
    fig, (left, right) = figure(1, 2, size=(6.4, 3.9), width_ratios=(1.5, 1))
    left.imshow(np.where(np.eye(10, dtype=bool), 0, table), cmap=AMBER, vmin=0, vmax=max(3, table.max() // 20))
    panel(left, "Unseen digits", "read as", "written", "unit", xticks=range(10), yticks=range(10))
    for (i, j), n in np.ndenumerate(table):
        if n:
            left.text(j, i, n, ha="center", va="center", size=SMALL, color=ON_COLOUR)
    left.invert_yaxis()  # upwards is more, as for a hand that moves the ring
    (ring,) = left.plot([], [], "s", ms=20, mfc="none", mec=ON_COLOUR, mew=2)
    shown = picture(right, "", (1, 1), "Greys")

    def update(written, read):
        cases = np.flatnonzero((reader.y_test == written) & (said == read))[:9]
        side = max(1, int(np.ceil(np.sqrt(len(cases)))))
        sheet = mosaic(np.moveaxis(reader.X_test[cases, :, :, 0], 0, 2), side, side)
        lay_out(right, shown, sheet)
        title(right, f"{written} read as {read}" if len(cases) else "no such case")
        move(ring, read, written)
        return f"{table[written, read]} of {table[written].sum()} written as {{written}} were read as {{read}}; " + (
            f"{table.trace()} of {table.sum()} digits are read rightly."
        )

    worst = np.unravel_index(np.where(np.eye(10, dtype=bool), -1, table).argmax(), table.shape)
    return Explorer(
        fig,
        update,
        title="What does it mix up?",
        alt="Left: a table of ten rows (written) and ten columns (read as) with the number of digits in each box. "
        "Right: up to nine digits of the ringed box.",
        presets={"The most frequent mistake": dict(written=int(worst[0]), read=int(worst[1]))},
        handles=[handle(left, x="read", y="written")],
        written=slider(0, 9, 1, value=int(worst[0]), label="Written"),
        read=slider(0, 9, 1, value=int(worst[1]), label="Read as"),
    )
