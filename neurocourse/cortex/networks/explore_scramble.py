"""Shuffled pixels: what is left of a network's lead when neighbours are torn apart."""

import numpy as np

from neurocourse.cortex.networks import lenet
from neurocourse.nn.progress import Bar
from neurocourse.plots import BLUE, RED, figure
from neurocourse.plots.pictures import digit_image
from neurocourse.teaching import Explorer, choice, slider

__all__ = ["scramble"]

SHARES = (0, 50, 100)  # per cent of the pixels that change places


SEEDS = (1, 2)


def scramble():
    """Shuffle the pixels of all digits in the same way: what is left of the network's edge over a plain one?"""
    table = _races()
    digits = lenet.read_digits(lenet.mlp, epochs=2, progress=False).X_test[:, :, :, 0]
    fig, (left, right) = figure(1, 2, size=(8, 3.2), width_ratios=(0.8, 1.4))
    picture = digit_image(left, "Unseen digit, shuffled")
    mean = table.mean(axis=2)
    for k, (name, colour, ls) in enumerate((("convolutional network", BLUE, "-"), ("plain network", RED, "--"))):
        right.plot(SHARES, mean[:, k], "o" + ls, color=colour)
        right.text(5, mean[0, k] + (0.1 if k == 0 else -0.4), name, color=colour, weight="bold")
    marks = [right.plot([], [], "o", ms=14, mfc="none", mec=c, mew=2)[0] for c in (BLUE, RED)]
    right.set(xlabel="pixels shuffled (%)", ylabel="unseen digits read rightly (%)", xticks=SHARES)
    right.set_ylim(np.floor(table.min() - 1), 100)
    right.set_title(f"Mean of {len(SEEDS)} trainings each")

    def update(share, digit):
        k = SHARES.index(int(share))
        picture.set_data(digits[digit].reshape(-1)[order(SHARES[k])].reshape(8, 8))
        for mark, value in zip(marks, mean[k], strict=True):
            mark.set_data([SHARES[k]], [value])
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
