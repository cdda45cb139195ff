"""Colour in opposite pairs, what stands out, and what a network finds on a road."""

import numpy as np
from matplotlib.patches import Rectangle

from neurocourse.caching import kept
from neurocourse.cortex import prepared
from neurocourse.cortex.attention import detector, saliency
from neurocourse.cortex.attention import street as model
from neurocourse.cortex.attention.average_precision import match
from neurocourse.cortex.attention.opponency import opponent, shaded
from neurocourse.data import photographs
from neurocourse.plots import BRAIN, GREEN, GREY, INK, PURPLE, SKY, figure, key, panel, title
from neurocourse.plots.marks import curves, follow, here, move, rule, set_bars
from neurocourse.plots.pictures import picture, shades
from neurocourse.teaching import Explorer, arm, choice, handle, slider, steps
from neurocourse.wording import count, number

__all__ = ["odd_one_out", "opponency", "street"]


def opponency():
    """What the eye sends on: light, red against green, blue against yellow; and what a shadow changes."""
    pictures = photographs()._asdict()
    fig, axes = figure(size=(6.4, 4.2), plan="ab;cd")
    shown = picture(axes["a"], "Photograph", (96, 96, 3))
    maps = [
        picture(axes["b"], "Light", (96, 96), shades("gray", 16), sign="cell"),
        picture(axes["c"], "Red against green", (96, 96), shades("PiYG_r"), -0.2, 0.2, "cell"),
        picture(axes["d"], "Blue against yellow", (96, 96), shades("PuOr"), -0.6, 0.6, "cell"),
    ]

    def update(picture, shade):
        full = pictures[picture]
        dark = half_shaded(full, 1 - shade / 100)
        before, after = opponent(full), opponent(dark)
        shown.set_data(np.round(12 * np.clip(dark[::2, ::2], 0, 1)) / 12)
        for image, channel in zip(maps, after, strict=True):
            image.set_data(channel[::2, ::2])
        where = "Right half with {shade} less light" if shade else "The same light everywhere"
        moved = [np.mean(np.abs(a - b)) for a, b in zip(before, after, strict=True)]
        return f"{where}. Mean change: light {moved[0]:.2f}, red-green {moved[1]:.4f}, blue-yellow {moved[2]:.4f}."

    return Explorer(
        fig,
        update,
        title="Colour is a difference",
        alt="A photograph whose right half lies in shadow, and its light; below them red against green (pink and "
        "green) and blue against yellow (purple and orange). The shadow's edge shows in the light only.",
        presets={"Full light": dict(shade=0), "Deep shadow": dict(shade=90)},
        picture=choice(*pictures, value="dahlia", label="Photograph"),
        shade=slider(0, 90, 10, value=60, unit="%", label="Shadow over the right half"),
    )


def half_shaded(picture, factor):
    """The picture with its right half in less light."""
    out = picture.copy()
    out[:, 96:] = shaded(picture[:, 96:], factor) if factor < 1 else picture[:, 96:]
    return out


def odd_one_out():
    """Thirty-six bars, one of them odd, or a street where one person walks: does the saliency map find it?"""
    alone = {kind: saliency.hit_rate(kind, 20, rng=1) for kind in saliency.KINDS}
    helped = alone | {PAIRING: saliency.hit_rate(PAIRING, 20, told=True, rng=1)}
    fig, axes = figure(size=(6.4, 4), plan="ab;cc", height_ratios=(2.2, 1))
    left, middle, below = axes.values()
    shown = picture(left, "Which one is odd?", (60, 60, 3))
    heat = picture(middle, "Saliency, peak ringed", (60, 60), "inferno", sign="cell")
    (guess,) = middle.plot([], [], "o", ms=22, mfc="none", mec=SKY, mew=2.5)
    box = left.add_patch(Rectangle((0, 0), 10, 10, fill=False, ec=NEARLY_WHITE, lw=2, ls="--"))
    bars = below.barh(list(alone), [100 * r for r in alone.values()], color=GREY)
    rule(below, "chance, among bars", x=100 / 36, color=INK)
    panel(below, "How often it is found", ("% of 20 displays", 0, 105), ("", 4.6, -1.6), xticks=[0, 50, 100])
    look = kept(_looked_at)

    def update(kind, seed, frame, reveal, armed):
        rates = helped if armed else alone
        show, (m, peak, found) = look(kind, seed, armed and kind == PAIRING)
        shown.set_data(show.picture if len(show.movie) == 1 else _frame(show, frame))
        heat.set_data(m / m.max())
        title(middle, "Wanted, peak ringed" if armed and kind == PAIRING else "Saliency, peak ringed")
        extent = (-0.5, m.shape[1] - 0.5, m.shape[0] - 0.5, -0.5)
        if extent != tuple(heat.get_extent()):
            for ax, image in ((left, shown), (middle, heat)):
                image.set_extent(extent)
                ax.set(xlim=extent[:2], ylim=extent[2:])
        move(guess, peak[1], peak[0])
        top, start, bottom, end = show.box
        box.set_bounds(start - 0.5, top - 0.5, end - start, bottom - top)
        box.set_visible(reveal == "shown")
        set_bars(bars, [100 * r for r in rates.values()], [BRAIN if name == kind else GREY for name in rates])
        verdict = "found" if found else "missed"
        what = "Someone walks in a street" if kind == "a street" else f"Odd in {kind}"
        return f"{what}: {verdict}. Over 20 displays it is found in {rates[kind]:.0%}."

    return Explorer(
        fig,
        update,
        title="What pops out (synthetic)",
        alt="Left: thirty-six coloured bars of which one is odd, or a street in which one person walks. Right: the "
        "saliency map with a ring around its peak. Below: how often the peak lies on the odd one, for every kind.",
        presets={
            "Colour": dict(kind="colour"),
            "Slope": dict(kind="slope"),
            "Movement": dict(kind="movement", frame=4),
            "A pairing": dict(kind="both at once"),
            "A street": dict(kind="a street"),
        },
        kind=choice(*saliency.KINDS, label="Odd in"),
        seed=slider(0, 50, 1, value=2, label="Another display"),
        frame=steps(23, value=11, label="Frame of the movement", interval=60, show=lambda k: f"{k + 1} of 24"),
        reveal=choice("hidden", "shown", value="shown", label="The odd one"),
        armed=arm("the word that it is red and upright", remains="nothing"),
    )


NEARLY_WHITE = "#fffdf5"  # around what is shown on a black screen: pure white would turn dark on dark paper
PAIRING = "both at once"


def _looked_at(kind, seed, told):
    """A display, and what the saliency map makes of it, or whoever is told what to look for."""
    show = saliency.display(kind, rng=seed)
    return show, saliency.look(show, told=told)


def _frame(show, k):
    """One frame of a display in which something moves, in grey."""
    return np.repeat(show.movie[k][..., None], 3, axis=2)


def street():
    """A drawn street in fog: what the detector still finds."""
    networks = {foggy: prepared.detector_network(foggy=foggy) for foggy in (False, True)}
    air = prepared.AIR
    tables = {foggy: prepared.fog(foggy=foggy).precision.mean(axis=0) for foggy in networks}
    fig, (left, right) = figure(1, 2, size=(6.4, 3), width_ratios=(1.7, 1))
    shown = picture(left, "What the detector finds", (model.ROWS, model.COLS), sign="unit")
    looks = dict(zip(model.KINDS, zip((GREEN, PURPLE, SKY), ("-", "--", ":"), strict=True), strict=True))
    spare = [left.add_patch(Rectangle((0, 0), 1, 1, fill=False, lw=2.2, visible=False)) for _ in range(12)]
    lines = curves(right, {kind: colour for kind, (colour, _) in looks.items()}, air, lw=1.8)
    lines += right.plot(air, 0 * air, color=INK, lw=3, alpha=0.6, label="mean (mAP)")
    ticks = dict(xticks=[0, 20, 40, 60], yticks=(0, 0.2, 0.4, 0.6, 0.8, 1.0))
    panel(right, "Average precision", ("fog: extinction (1/km)", 0, 60), ("", 0, 1.42), "unit", **ticks)
    key(right, "upper right", ncols=2)
    ring = here(right, ms=11, mfc="none", mec=INK, mew=2)

    def mean(beta, armed):
        return np.interp(beta, air, tables[armed].mean(axis=1))

    def update(seed, beta, threshold, armed):
        scene = model.scene(n=5, rng=seed)
        image = model.fog(scene.image, beta / 1000, scene.distance)
        found = detector.detect(networks[armed], image, threshold)
        shown.set_data(image)
        for patch in spare:
            patch.set_visible(False)
        for patch, box, kind in zip(spare, found.boxes, found.kinds, strict=False):
            colour, ls = looks[model.KINDS[kind]]
            patch.set(visible=True, edgecolor=colour, linestyle=ls)
            patch.set_bounds(box[1] - 0.5, box[0] - 0.5, box[3] - box[1], box[2] - box[0])
        value = mean(beta, armed)
        follow(lines, air, [*tables[armed].T, tables[armed].mean(axis=1)])
        move(ring, beta, value)
        right_ones = sum(
            match(found.boxes[found.kinds == k], found.scores[found.kinds == k], scene.boxes[scene.kinds == k]).sum()
            for k in range(3)
        )
        view = f"visibility about {number(3.9 / beta * 1000, 0)} m" if beta else "clear air"
        return (
            f"{view.capitalize()}: {count(len(found.kinds), 'box', 'boxes')}, {right_ones} of {len(scene.kinds)} "
            f"things found rightly. Over many streets the mAP is ≈ {value:.2f}."
        )

    return Explorer(
        fig,
        update,
        title="A street in fog (synthetic)",
        alt="Left: a drawn street with boxes around what the detector found: green solid for cars, purple dashed "
        "for people, light blue dotted for lane marks. Right: average precision of the three kinds against fog.",
        presets={
            "Clear": dict(beta=0),
            "Mist": dict(beta=10),
            "Fog": dict(beta=40),
            "Take any box": dict(threshold=0.2),
        },
        handles=[handle(right, x="beta", at=lambda beta, armed, **_: mean(beta, armed))],
        seed=slider(0, 50, 1, value=3, label="Another street"),
        beta=slider(0, 60, 2, value=10, unit="1/km", label="Fog"),
        threshold=slider(0.2, 0.95, 0.05, value=0.5, label="Least probability of a box"),
        armed=arm("training in fog, too", remains="nothing"),
    )
