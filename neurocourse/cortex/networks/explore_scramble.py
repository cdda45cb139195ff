"""Shuffled pixels: what is left of a network's lead when neighbours are torn apart."""

import numpy as np

from neurocourse.cortex.networks import lenet
from neurocourse.nn.progress import Bar
from neurocourse.plots import INK, MACHINE, curves, dots_on, figure, follow, key, panel
from neurocourse.plots.pictures import digit_image
from neurocourse.teaching import Explorer, choice, slider

__all__ = ["scramble"]

SHARES = (0, 50, 100)  # per cent of the pixels that change places
SEEDS = (1, 2)


def scramble():
    """Shuffle the pixels of all digits in the same way: what is left of the network's edge over a plain one?"""
    table = _races()
    digits = lenet.read_digits(lenet.mlp, epochs=2, progress=False).X_test[:, :, :, 0]
    fig, (left, right) = figure(1, 2, size=(6.4, 3.3), width_ratios=(0.8, 1.4))
    shown = digit_image(left, "A digit, shuffled")
    mean = table.mean(axis=2)
    panel(right, f"Mean of {len(SEEDS)} trainings each", "pixels shuffled (%)", "unseen digits right (%)", "unit")
    right.set(xticks=SHARES, ylim=(np.floor(table.min() - 1), 100))
    lines = curves(right, {"convolutional network": MACHINE, "plain network": INK}, SHARES, mean.T, lw=1.5, marker="o")
    marks = dots_on(lines, ms=11)
    key(right, "upper right")

    def update(share, digit):
        k = SHARES.index(int(share))
        shown.set_data(digits[digit].reshape(-1)[order(SHARES[k])].reshape(8, 8))
        follow(marks, SHARES[k], mean[k])
        lead = mean[k, 0] - mean[k, 1]
        ahead = f"a lead of {lead:.1f}" if lead > 0.75 else "no lead worth the name"
        return f"{SHARES[k]} % shuffled: convolutional {mean[k, 0]:.0f} %, plain {mean[k, 1]:.0f} % right: {ahead}."

    return Explorer(
        fig,
        update,
        title="Neighbours matter",
        alt="Left: a digit whose pixels were shuffled. Right: accuracy of a convolutional and a plain network against "
        "the share of pixels shuffled.",
        presets={"As written": dict(share="0"), "All shuffled": dict(share="100")},
        share=choice(*map(str, SHARES), value="100", label="Pixels shuffled (%)"),
        digit=slider(0, 99, 1, value=3, label="Unseen digit"),
    )


def order(share):
    """The fixed shuffling for a share in per cent."""
    return lenet.scrambled_order(share / 100, rng=0)


def _races():
    """Accuracies in % (shares, 2, seeds): the convolutional and the plain network, trained on each shuffling."""
    table = np.zeros((len(SHARES), 2, len(SEEDS)))
    with Bar(table.size, what="trainings", measure="share misread") as bar:
        for done, (i, j, k) in enumerate(np.ndindex(*table.shape), 1):
            make = (lenet.build, lenet.mlp)[j]
            reader = lenet.read_digits(make, order=order(SHARES[i]), rng=SEEDS[k], progress=False)
            table[i, j, k] = 100 * reader.accuracy
            bar.update(done, 1 - reader.accuracy)
    return table
