"""Where network and cortex part: light turned round, outline against texture, and changes chosen to do harm."""

import numpy as np

from neurocourse.cortex.breaks import adversarial, analogy
from neurocourse.cortex.breaks import cue_conflict as cues
from neurocourse.cortex.networks import lenet
from neurocourse.nn import softmax
from neurocourse.plots import BRAIN, GREEN, GREY, INK, MACHINE, PURPLE, figure, key, panel
from neurocourse.plots.marks import curves, dots_on, follow, here, move, rule, set_bars
from neurocourse.plots.pictures import digit_image, picture, probabilities, set_answer
from neurocourse.teaching import Explorer, choice, handle, slider

__all__ = ["another_light", "cue_conflict", "fool"]

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
    fig, (left, right) = figure(1, 2, size=(6.4, 3.2), width_ratios=(0.7, 1.3))
    shown = digit_image(left, "Unseen digit")
    panel(right, "All unseen digits", ("contrast (%); below 0 the negative", -102, 102), ("read rightly (%)", -3, 108))
    right.set(xticks=[-100, -50, 0, 50, 100], yticks=[0, 50, 100])
    shares = 100 * np.array([rates.complex_cells, rates.network])
    lines = curves(right, {"complex cells": BRAIN, "network": MACHINE}, 100 * CONTRASTS, shares)
    dots = dots_on(lines, ms=10)
    rule(right, x=0)
    key(right, "center left")

    def update(digit, contrast):
        x = analogy.in_light(reader.X_test[digit : digit + 1], contrast / 100)
        shown.set_data(x[0, :, :, 0])
        follow(dots, contrast, shares[:, _nearest(contrast)])
        says = [int(y.argmax()) for y in (reader.network.forward(x), readout.forward(analogy.energies(x)))]
        if contrast == 0:
            return "Nothing to see: at no contrast both can only guess."
        return (
            f"A {reader.y_test[digit]} at {{contrast}} contrast: network says {says[0]}, complex cells say {says[1]}."
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
        handles=[handle(right, x="contrast", at=lambda contrast, **_: shares[1][_nearest(contrast)])],
        digit=slider(0, 99, 1, value=3, label="Unseen digit"),
        contrast=slider(-100, 100, 5, value=-100, unit="%", label="Contrast"),
    )


def _nearest(contrast):
    """Which of the contrasts that were measured is nearest to this one, in per cent."""
    return int(np.argmin(abs(CONTRASTS - contrast / 100)))


def cue_conflict():
    """Shape against texture: what does the network go by, and what changes when its textures were shuffled?"""
    judges = {training: cues.trained(training) for training in cues.TRAININGS}
    fig, axes = figure(size=(6.4, 4), plan="ac;bc", height_ratios=(1.8, 1))
    above, below, right = (axes[name] for name in "abc")
    shown = picture(above, "What it is shown", (16, 16))
    bars = below.barh(cues.SHAPES, np.zeros(4), color=GREY)
    panel(below, "Its answer", ("probability", 0, 1), ("", 3.6, -0.6), "unit")
    panel(right, "400 conflicts, decided (%)", y=("", 0, 115), sign="unit", yticks=[0, 50, 100])
    right.set_xticks([0, 1], ["ordinary\ntraining", "textures\nshuffled"])
    for x, cue, colour, hatch in ((-0.2, "texture", PURPLE, "//"), (0.2, "shape", GREEN, "")):
        shares = [100 * getattr(judges[training], f"by_{cue}") for training in cues.TRAININGS]
        told = right.bar([x, 1 + x], shares, 0.36, color=colour, hatch=hatch, ec="white", label=f"by {cue}")
        right.bar_label(told, fmt="%.0f", padding=2)
    key(right, "upper center")

    def update(shape, texture, training, seed):
        s, k = cues.SHAPES.index(shape), cues.TEXTURES.index(texture)
        image = cues.picture(s, k, rng=seed)
        logits = judges[training].network.forward(image[None, :, :, None].astype(np.float32))[0]
        p = softmax(logits)
        shown.set_data(image)
        set_bars(bars, p, [GREEN if i == s else PURPLE if i == k else GREY for i in range(4)])
        says = cues.SHAPES[int(p.argmax())]
        judge = judges[training]
        return (
            f"A {shape} filled with {texture} (in training the mark of the {cues.SHAPES[k]}): it says {says}. "
            f"{training.capitalize()}: texture wins {judge.by_texture:.0%}."
        )

    return Explorer(
        fig,
        update,
        title="Shape or texture?",
        alt="Left: a shape filled with a texture, and below it the probabilities of four shapes; green is the shape, "
        "purple the one that had this texture in training. Right: conflicts decided by texture and by shape.",
        presets={
            "They agree": dict(shape="disc", texture="stripes", training="ordinary"),
            "They disagree": dict(shape="disc", texture="checks", training="ordinary"),
            "Textures shuffled": dict(shape="disc", texture="checks", training="textures shuffled"),
        },
        shape=choice(*cues.SHAPES, label="Shape"),
        texture=choice(*cues.TEXTURES, value="checks", label="Texture"),
        training=choice(*cues.TRAININGS, label="Training"),
        seed=slider(0, 20, 1, value=3, label="Another picture"),
    )


def fool(reader=None):
    """Change every pixel a little: by chance, or in the direction that hurts most."""
    reader = reader or lenet.trained()
    shares = np.arange(0, 41, 5)
    rates = 100 * adversarial.accuracies(reader, shares / 100, rng=0)
    fig, axes = figure(size=(6.4, 4.2), plan="ac;bc", height_ratios=(1, 1.1), width_ratios=(1, 1.5))
    above, below, right = (axes[name] for name in "abc")
    shown = digit_image(above, "What it is shown")
    bars = probabilities(below)
    panel(right, "All unseen digits", "change of each pixel (%)", ("read rightly (%)", -3, 105), "unit")
    curves(right, {"chosen": MACHINE, "by chance": INK}, shares, rates.T)
    key(right, "lower left")
    ring = here(right, ms=11, mfc="none", mec=INK, mew=2)

    def read(epsilon, kind, **_):
        return np.interp(epsilon, shares, rates[:, 0 if kind == "chosen" else 1])

    def update(digit, epsilon, kind):
        x, y = reader.X_test[digit : digit + 1], reader.y_test[digit : digit + 1]
        if kind == "chosen":
            changed = adversarial.fool(reader.network, x, y, epsilon / 100)
        else:
            changed = adversarial.coin_noise(x, epsilon / 100, rng=digit)
        way = lenet.trace(reader.network, changed[0, :, :, 0])
        shown.set_data(changed[0, :, :, 0])
        says = set_answer(bars, way.p, y[0])
        move(ring, epsilon, read(epsilon, kind))
        return f"A {y[0]}, each pixel changed by {{epsilon}} ({kind}): read as {says}, probability {way.p[says]:.1f}."

    return Explorer(
        fig,
        update,
        title="Fooled",
        alt="Left: a digit with small changes, and below it the probabilities of the ten digits. Right: share of all "
        "unseen digits read rightly against the size of the change, chosen or by chance.",
        presets={
            "Untouched": dict(epsilon=0, kind="chosen"),
            "Chosen": dict(epsilon=15, kind="chosen"),
            "By chance": dict(epsilon=15, kind="by chance"),
        },
        handles=[handle(right, x="epsilon", at=read)],
        digit=slider(0, 99, 1, value=3, label="Unseen digit"),
        epsilon=slider(0, 40, 1, value=15, unit="%", label="Change of each pixel"),
        kind=choice("chosen", "by chance", label="Change"),
    )
