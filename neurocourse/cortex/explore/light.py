"""The same digits in fog and in negative: what a network that learned one light makes of them, and what V1 does."""

import numpy as np

from neurocourse.cortex import analogy, lenet
from neurocourse.plots import BLUE, GREY, RED, figure
from neurocourse.teaching import Explorer, slider
from neurocourse.wording import number

CONTRASTS = np.round(np.arange(-1, 1.01, 0.05), 2)


def another_light(reader=None):
    """Turn the contrast of all digits down and over, and count what two readers still read.

    Parameters
    ----------
    reader : lenet.Reader, optional
        A trained network with unseen digits; the course's own by default.
    """
    reader, readout = reader or lenet.trained(), analogy.v1_readout(rng=1)
    rates = analogy.another_light(CONTRASTS, reader, rng=1)
    fig, (left, right) = figure(1, 2, size=(8, 3.2), width_ratios=(0.7, 1.5))
    picture = left.imshow(np.zeros((8, 8)), cmap="Greys", vmin=0, vmax=1)
    left.set(title="Unseen digit", xticks=[], yticks=[])
    dots = []
    for name, values, colour, ls, y in (
        ("complex cells", rates.complex_cells, RED, "--", 84),
        ("network", rates.network, BLUE, "-", 24),
    ):
        right.plot(100 * CONTRASTS, 100 * values, ls, color=colour, lw=2)
        right.text(-97, y, name, color=colour, weight="bold")
        dots += right.plot([], [], "o", color=colour, ms=10)
    right.axvline(0, color=GREY, lw=0.8, ls=":")
    right.set(title="All unseen digits", xlabel="contrast (%); below 0 the negative", ylabel="read rightly (%)")
    right.set(xlim=(-102, 102), ylim=(-3, 108), yticks=[0, 50, 100])

    def update(digit, contrast):
        x = analogy.in_light(reader.X_test[digit : digit + 1], contrast / 100)
        picture.set_data(x[0, :, :, 0])
        at = int(np.argmin(abs(CONTRASTS - contrast / 100)))
        shares = 100 * rates.complex_cells[at], 100 * rates.network[at]
        for dot, share in zip(dots, shares, strict=True):
            dot.set_data([contrast], [share])
        says = [int(y.argmax()) for y in (reader.network.forward(x), readout.forward(analogy.energies(x)))]
        if contrast == 0:
            return "Nothing to see: at no contrast both can only guess."
        return (
            f"A {reader.y_test[digit]} at {number(contrast)} % contrast: network says {says[0]}, complex cells say "
            f"{says[1]}."
        )

    return Explorer(
        fig,
        update,
        title="In another light",
        alt="Left: a handwritten digit at the chosen contrast. Right: the share of all unseen digits that a "
        "convolutional network and a model of V1 read rightly, against the contrast.",
        presets={
            "As learned": dict(contrast=100),
            "In fog": dict(contrast=10),
            "The negative": dict(contrast=-100),
        },
        digit=slider(0, 99, 1, value=3, label="Unseen digit"),
        contrast=slider(-100, 100, 5, value=-100, unit="%", label="Contrast"),
    )
