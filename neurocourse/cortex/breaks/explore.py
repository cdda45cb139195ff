"""Where network and cortex part, armed: another light, outline against texture, and changes chosen to do harm."""

import numpy as np

from neurocourse import nn
from neurocourse.cortex import prepared
from neurocourse.cortex.breaks import adversarial, light
from neurocourse.cortex.breaks import cue_conflict as cues
from neurocourse.cortex.networks import lenet
from neurocourse.plots import BRAIN, GREEN, GREY, INK, MACHINE, PURPLE, figure, key, panel
from neurocourse.plots.marks import curves, dots_on, follow, here, move, rule, set_bars
from neurocourse.plots.pictures import digit_image, picture, probabilities, set_answer
from neurocourse.teaching import Explorer, arm, choice, handle, slider
from neurocourse.wording import numbered

__all__ = ["another_light", "cue_conflict", "fool"]

NETWORKS = {(True, False): "network, divided", (True, True): "network, divided, sizes"}


def another_light(reader=None):
    """Turn the contrast of all digits down and over, and count what a network and cells of V1 still read.

    Parameters
    ----------
    reader : lenet.Reader, optional
        A trained network with unseen digits; the course's own by default.
    """
    reader = reader or lenet.trained()
    contrasts = prepared.DIMMED
    own = _of_reader(reader, contrasts)
    fig, (left, right) = figure(1, 2, size=(6.4, 3.2), width_ratios=(0.7, 1.3))
    shown = digit_image(left, "Unseen digit")
    panel(right, "All unseen digits", ("contrast (%); below 0 the negative", -102, 102), ("read rightly (%)", -3, 108))
    right.set(xticks=[-100, -50, 0, 50, 100], yticks=[0, 50, 100])
    lines = curves(right, {"cells of V1": BRAIN, "network": MACHINE}, 100 * contrasts)
    dots = dots_on(lines, ms=10)
    rule(right, x=0)
    key(right, "center left")

    def read(cells, division, sizes):
        eye = prepared.lights(eye=f"{cells}, divided")
        if not (division or sizes):
            return (100 * eye.right.mean(axis=0), own[0]), (eye.says, own[1])
        net = prepared.lights(eye=NETWORKS[True, sizes])
        return (100 * eye.right.mean(axis=0), 100 * net.right.mean(axis=0)), (eye.says, net.says)

    def update(digit, contrast, cells, division, sizes):
        shares, says = read(cells, division, sizes)
        at = _nearest(contrast)
        shown.set_data(light.in_light(reader.X_test[digit], contrast / 100)[:, :, 0])
        follow(lines, 100 * contrasts, shares)
        follow(dots, contrast, [share[at] for share in shares])
        if contrast == 0:
            return "Nothing to see: at no contrast both can only guess."
        said = f"network says {says[1][at, digit]}, {cells} say {says[0][at, digit]}"
        rates = f"Of all they read {shares[1][at]:.0f}% and {shares[0][at]:.0f}%."
        return f"A {reader.y_test[digit]} at {{contrast}} contrast: {said}. {rates}"

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
            "Simple cells, negative": dict(contrast=-100, cells="simple cells"),
        },
        handles=[handle(right, x="contrast", at=lambda contrast, **now: read(*_armed(now))[0][1][_nearest(contrast)])],
        digit=slider(0, prepared.N_SHOWN - 1, 1, value=3, label="Unseen digit", show=numbered),
        contrast=slider(-100, 100, 5, value=10, unit="%", label="Contrast"),
        cells=choice("complex cells", "simple cells", label="V1 reads by"),
        division=arm(
            "the mean taken off, and a division by the contrast", remains="nothing", label="Arm the network for fog"
        ),
        sizes=arm("the same, and |S| for max(0, S)", remains="nothing", label="Arm it for negatives"),
    )


def _armed(now):
    return now["cells"], now["division"], now["sizes"]


def _of_reader(reader, contrasts):
    """Per cent of the unseen digits that a reader's network reads at each contrast, and what it says to the first."""
    says = np.array([reader.network.answer(light.in_light(reader.X_test, c)).argmax(axis=1) for c in contrasts])
    return 100 * np.mean(says == reader.y_test, axis=1), says[:, : prepared.N_SHOWN]


def _nearest(contrast):
    """Which of the contrasts that were measured is nearest to this one, in per cent."""
    return int(np.argmin(abs(prepared.DIMMED - contrast / 100)))


def cue_conflict():
    """Shape against texture: what does a network go by, when the texture is strong and when it is faint?"""
    contrasts = prepared.CONTRASTS
    fig, axes = figure(size=(6.4, 4), plan="ac;bc", height_ratios=(1.8, 1), width_ratios=(1, 1.5))
    above, below, right = (axes[name] for name in "abc")
    shown = picture(above, "What it is shown", (16, 16))
    bars = below.barh(cues.SHAPES, np.zeros(4), color=GREY)
    panel(below, "Its answer", ("probability", 0, 1), ("", 3.6, -0.6), "unit")
    panel(right, "Decided by texture", ("contrast of the texture", -0.3, 6.3), ("conflicts (%)", -3, 118), "unit")
    right.set_xticks(range(7), [f"{c:g}" for c in contrasts])
    right.set_yticks([0, 50, 100])
    lines = curves(right, {"convolutional": MACHINE, "plain": INK}, range(7), markers=True)
    key(right, "upper left", ncols=2)
    dot = here(right, ms=12, mfc="none", mec=INK, mew=2)

    def share(network, faint, armed):
        return 100 * _found(network, faint, armed).shares[:, 0].mean()

    def update(shape, texture, network, faint, armed, seed):
        s, k = cues.SHAPES.index(shape), cues.TEXTURES.index(texture)
        p = _found(network, faint, armed).answers[s, k, seed] / 255
        shown.set_data(prepared.stimuli(s, k, contrasts[faint])[seed, :, :, 0])
        set_bars(bars, p, [GREEN if i == s else PURPLE if i == k else GREY for i in range(4)])
        follow(lines, range(7), [[share(name, i, armed) for i in range(7)] for name in cues.NETWORKS])
        move(dot, faint, share(network, faint, armed))
        says = cues.SHAPES[int(p.argmax())]
        return (
            f"A {shape} with {texture}, in training the mark of the {cues.SHAPES[k]}: it says {says}. Over 400 "
            f"conflicts: {share(network, faint, armed):.0f}% by texture."
        )

    return Explorer(
        fig,
        update,
        title="Shape or texture?",
        alt="Left: a shape filled with a texture, and below it the probabilities of four shapes; green is the shape, "
        "purple the one that had this texture in training. Right: share of conflicts decided by texture, by a "
        "convolutional and by a plain network, against the contrast of the texture.",
        presets={
            "They agree": dict(texture="stripes"),
            "They disagree": dict(texture="checks"),
            "A plain network": dict(network="plain"),
            "A faint texture": dict(faint=0),
        },
        handles=[handle(right, x="faint", at=lambda faint, network, armed, **_: share(network, faint, armed))],
        shape=choice(*cues.SHAPES, label="Shape"),
        texture=choice(*cues.TEXTURES, value="checks", label="Texture"),
        network=choice(*cues.NETWORKS, label="Network"),
        faint=slider(0, 6, 1, value=6, label="Contrast of the texture", show=lambda k: f"{contrasts[k]:g}"),
        seed=slider(0, prepared.N_PICTURES - 1, 1, value=3, label="Another picture"),
        armed=arm("training in which textures change from picture to picture", remains="nothing"),
    )


def _found(network, faint, armed):
    """What was found for this network at the contrast of that number."""
    training = cues.TRAININGS[armed]
    return prepared.textures(network=network, training=training, contrast=prepared.CONTRASTS[faint])


def fool(reader=None):
    """Change every pixel a little: by chance, or in the direction that hurts most."""
    reader = reader or lenet.trained()
    networks = {False: reader.network, True: prepared.hardened_network()}
    shares = 100 * prepared.EPSILONS
    rates = {k: 100 * adversarial.accuracies(one, shares / 100, rng=0) for k, one in networks.items()}
    fig, axes = figure(size=(6.4, 4.2), plan="ac;bc", height_ratios=(1, 1.1), width_ratios=(1, 1.5))
    above, below, right = (axes[name] for name in "abc")
    shown = digit_image(above, "What it is shown")
    bars = probabilities(below)
    panel(right, "All unseen digits", "change of each pixel (%)", ("read rightly (%)", -3, 105), "unit")
    lines = curves(right, {"chosen": MACHINE, "by chance": INK}, shares)
    key(right, "lower left")
    ring = here(right, ms=11, mfc="none", mec=INK, mew=2)

    def read(epsilon, kind, armed, **_):
        return np.interp(epsilon, shares, rates[armed][:, 0 if kind == "chosen" else 1])

    def update(digit, epsilon, kind, armed):
        x, y = reader.X_test[digit : digit + 1], reader.y_test[digit : digit + 1]
        if kind == "chosen":
            changed = adversarial.fool(networks[armed], x, y, epsilon / 100)
        else:
            changed = adversarial.coin_noise(x, epsilon / 100, rng=digit)
        p = nn.softmax(networks[armed].forward(changed))[0]
        shown.set_data(changed[0, :, :, 0])
        says = set_answer(bars, p, y[0])
        follow(lines, shares, rates[armed].T)
        move(ring, epsilon, read(epsilon, kind, armed))
        return f"A {y[0]}, each pixel changed by {{epsilon}} ({kind}): read as {says}, probability {p[says]:.1f}."

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
        digit=slider(0, 99, 1, value=3, label="Unseen digit", show=numbered),
        epsilon=slider(0, 40, 1, value=15, unit="%", label="Change of each pixel"),
        kind=choice("chosen", "by chance", label="Change"),
        armed=arm("training with changes that fool it", remains="less of it"),
    )
