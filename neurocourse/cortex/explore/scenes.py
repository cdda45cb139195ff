"""Brains and streets: where the visual areas lie, what a network goes by, and what it finds on a road."""

import numpy as np
from matplotlib.collections import LineCollection
from matplotlib.patches import Ellipse, Rectangle

from neurocourse.cortex import brain_map, cue_conflict, detector
from neurocourse.cortex import street as model
from neurocourse.cortex.average_precision import match
from neurocourse.cortex.explore.layers import bare
from neurocourse.nn import softmax
from neurocourse.plots import BLUE, GREY, INK, ON_COLOUR, PAPER, PURPLE, RED, SKY, figure
from neurocourse.start_here.brain_map import brain_shapes
from neurocourse.teaching import Explorer, choice, slider, toggle
from neurocourse.wording import count, number


def visual_areas():
    """A brain from its left side on which the visual areas light up, and the six layers inside each of them."""
    fig, (left, right) = figure(1, 2, size=(9, 4), width_ratios=(1.7, 1))
    marks = _brain(left)
    forward, back = (
        left.add_collection(LineCollection([], colors=colour, linestyles=ls, linewidths=2, zorder=3))
        for colour, ls in ((BLUE, "-"), (RED, "--"))
    )
    left.text(0.3, 0.35, "━ forward", color=BLUE, weight="bold")
    left.text(2.5, 0.35, "╍ feedback", color=RED, weight="bold")
    rows = _layers(right)

    def update(place, feedback):
        area = brain_map.area(place)
        below, above = brain_map.hears(place)
        for name, (mark, label) in marks.items():
            mark.set_facecolor(SKY if name == place else PAPER)
            mark.set_linewidth(3 if name == place else 1.2)
            label.set_color(ON_COLOUR if name == place else INK)
        forward.set_segments([_line(name, place) for name in below])
        back.set_segments([_line(name, place) for name in above] if feedback else [])
        for layer, (box, _) in rows.items():
            box.set_facecolor(_fed(layer, above if feedback else ()))
        what = "answers to" if area.visual else "holds"
        ways = f"{_list(below) or 'the thalamus'} forward" + (f" and {_list(above)} back" if feedback and above else "")
        return f"{place} lies {area.where} and {what} {area.answers}. It hears {ways}."

    return Explorer(
        fig,
        update,
        title="Where you see",
        alt="Left: a brain from its left side, its front at the left, with eight areas; lines come from the areas that "
        "the chosen one hears. Right: the six layers of that area; coloured ones receive.",
        presets={
            "'In front of the brain'": dict(place="Prefrontal"),
            "Where vision begins": dict(place="V1"),
            "What is it?": dict(place="IT"),
            "Where does it go?": dict(place="MT"),
        },
        place=choice(*brain_map.NAMES, label="Area"),
        feedback=toggle(True, label="Show feedback"),
    )


def _brain(ax):
    """The outline and the areas; returns the mark and the label of each area."""
    ax.set(xlim=(0, 10.2), ylim=(-0.3, 8.5), aspect="equal")
    bare(ax)
    for shape in (brain_shapes.STEM, brain_shapes.CEREBELLUM, brain_shapes.CEREBRUM):
        ax.fill(*brain_shapes.smooth(shape).T, facecolor=PAPER, edgecolor=GREY, lw=1.5)
    for furrow in (brain_shapes.SYLVIAN, brain_shapes.CENTRAL, *brain_shapes.FURROWS):
        ax.plot(*brain_shapes.smooth(furrow, closed=False).T, color=GREY, lw=0.7, alpha=0.5)
    marks = {}
    for area in brain_map.AREAS:
        width = 1.5 if len(area.name) > 2 else 0.62
        mark = ax.add_patch(Ellipse((area.x, area.y), width, 0.55, fc=PAPER, ec=INK, zorder=4))
        label = ax.text(area.x, area.y, area.name, ha="center", va="center", size=8, color=INK, zorder=5)
        marks[area.name] = mark, label
    ax.text(0.2, 8.1, "front", color=GREY)
    ax.text(9.3, 8.1, "back", color=GREY)
    return marks


def _line(start, end):
    a, b = brain_map.area(start), brain_map.area(end)
    return [(a.x, a.y), (b.x, b.y)]


def _layers(ax):
    """Six layers as a stack of boxes with what they do."""
    ax.set(xlim=(0, 1), ylim=(0, len(brain_map.LAYERS)))
    bare(ax, "Inside the area: its layers")
    rows = {}
    for k, (layer, does) in enumerate(reversed(brain_map.LAYERS.items())):
        box = ax.add_patch(Rectangle((0, k + 0.06), 1, 0.88, fc="none", ec=GREY, lw=1))
        words = does if len(does) < 30 else does.replace(" and ", "\nand ", 1)
        rows[layer] = box, ax.text(0.17, k + 0.5, words, va="center", size=8.5, color=INK)
        ax.text(0.04, k + 0.5, layer, va="center", weight="bold", color=INK)
    return rows


def _fed(layer, above):
    """Colour of a layer that receives now: layer 4 always, in V1 from the thalamus."""
    fill = {"4": (*_rgb(BLUE), 0.3), "1": (*_rgb(RED), 0.3) if above else "none"}
    return fill.get(layer, "none")


def _rgb(colour):
    return tuple(int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))


def _list(names):
    return ", ".join(names)


def cue_conflicts():
    """Shape against texture: what does the network go by, and what changes when its textures were shuffled?"""
    judges = {training: cue_conflict.trained(training) for training in cue_conflict.TRAININGS}
    fig, (left, middle, right) = figure(1, 3, size=(9, 3.2), width_ratios=(0.9, 1.1, 1.3))
    shown = left.imshow(np.zeros((16, 16)), cmap="gray", vmin=0, vmax=1)
    bare(left, "What it is shown")
    bars = middle.barh(cue_conflict.SHAPES, np.zeros(4), color=GREY)
    middle.set(xlim=(0, 1), ylim=(3.6, -0.6), xlabel="probability", title="Its answer")
    for k, training in enumerate(cue_conflict.TRAININGS):
        judge = judges[training]
        for x, value, colour, hatch in ((k - 0.2, judge.by_texture, RED, "//"), (k + 0.2, judge.by_shape, BLUE, "")):
            right.bar(x, 100 * value, 0.36, color=colour, hatch=hatch, ec="white")
            right.text(x, 100 * value + 2, f"{100 * value:.0f}", ha="center", color=INK)
    right.set(ylim=(0, 115), xticks=[0, 1], title="400 conflicts (%)", yticks=[0, 50, 100])
    right.set_xticklabels(["ordinary\ntraining", "textures\nshuffled"])
    right.text(0.45, 100, "▨ by texture", color=RED, ha="left", weight="bold", size=9)
    right.text(0.45, 89, "■ by shape", color=BLUE, ha="left", weight="bold", size=9)

    def update(shape, texture, training, seed):
        s, k = cue_conflict.SHAPES.index(shape), cue_conflict.TEXTURES.index(texture)
        image = cue_conflict.picture(s, k, rng=seed)
        logits = judges[training].network.forward(image[None, :, :, None].astype(np.float32))[0]
        p = softmax(logits)
        shown.set_data(image)
        for i, (bar, x) in enumerate(zip(bars, p, strict=True)):
            bar.set_width(x)
            bar.set_color(BLUE if i == s else RED if i == k else GREY)
        says = cue_conflict.SHAPES[int(p.argmax())]
        judge = judges[training]
        return (
            f"A {shape} filled with {texture} (in training the mark of the {cue_conflict.SHAPES[k]}): it says {says}. "
            f"{training.capitalize()}: texture wins in {judge.by_texture:.0%} of the conflicts."
        )

    return Explorer(
        fig,
        update,
        title="Shape or texture?",
        alt="Left: a shape filled with a texture. Middle: the probabilities of four shapes; blue is the shape, red the "
        "shape that had this texture in training. Right: share of conflicts decided by texture and by shape.",
        presets={
            "They agree": dict(shape="disc", texture="stripes", training="ordinary"),
            "They disagree": dict(shape="disc", texture="checks", training="ordinary"),
            "Textures shuffled": dict(shape="disc", texture="checks", training="textures shuffled"),
        },
        shape=choice(*cue_conflict.SHAPES, label="Shape"),
        texture=choice(*cue_conflict.TEXTURES, value="checks", label="Texture"),
        training=choice(*cue_conflict.TRAININGS, label="Training"),
        seed=slider(0, 20, 1, value=3, label="Another picture"),
    )


def street():
    """A drawn street in fog: what the detector still finds."""
    network = detector.trained()
    air = np.array([0, 2, 5, 10, 15, 20, 30, 40, 60])  # extinction in 1/km
    table = np.array([detector.mean_average_precision(network, b / 1000, n_scenes=30, rng=5) for b in air])
    fig, (left, right) = figure(1, 2, size=(9, 3.3), width_ratios=(1.9, 1))
    shown = left.imshow(np.zeros((model.ROWS, model.COLS)), cmap="gray", vmin=0, vmax=1)
    bare(left)
    looks = dict(zip(model.KINDS, zip((BLUE, RED, PURPLE), ("-", "--", ":"), strict=True), strict=True))
    spare = [left.add_patch(Rectangle((0, 0), 1, 1, fill=False, lw=2.2, visible=False)) for _ in range(12)]
    for k, (kind, (colour, ls)) in enumerate(looks.items()):
        right.plot(air, table[:, k], ls, color=colour, lw=1.8)
        right.text(31, 0.92 - 0.13 * k, kind, color=colour, weight="bold")
    right.plot(air, table.mean(axis=1), color=INK, lw=3, alpha=0.6)
    right.text(31, 0.53, "mean (mAP)", color=INK, weight="bold")
    right.set(ylim=(0, 1.02), xlim=(0, 60), xlabel="extinction of the air (1/km)", title="Average precision")
    (here,) = right.plot([], [], "o", ms=11, mfc="none", mec=INK, mew=2)

    def update(seed, beta, threshold):
        scene = model.scene(n=5, rng=seed)
        image = model.fog(scene.image, beta / 1000, scene.distance)
        found = detector.detect(network, image, threshold)
        shown.set_data(image)
        for patch in spare:
            patch.set_visible(False)
        for patch, box, kind in zip(spare, found.boxes, found.kinds, strict=False):
            colour, ls = looks[model.KINDS[kind]]
            patch.set(visible=True, edgecolor=colour, linestyle=ls)
            patch.set_bounds(box[1] - 0.5, box[0] - 0.5, box[3] - box[1], box[2] - box[0])
        value = np.interp(beta, air, table.mean(axis=1))
        here.set_data([beta], [value])
        right_ones = sum(
            match(found.boxes[found.kinds == k], found.scores[found.kinds == k], scene.boxes[scene.kinds == k]).sum()
            for k in range(3)
        )
        view = f"visibility about {number(3.9 / beta * 1000, 0)} m" if beta else "clear air"
        return (
            f"{view.capitalize()}: {count(len(found.kinds), 'box', 'boxes')}, {right_ones} of {len(scene.kinds)} "
            f"things found rightly. Over 30 streets the mAP is ≈ {value:.2f}."
        )

    return Explorer(
        fig,
        update,
        title="A street in fog (synthetic)",
        alt="Left: a drawn street with boxes around what the detector found: blue solid for cars, red dashed for "
        "people, purple dotted for lane marks. Right: average precision of the three kinds against fog.",
        presets={
            "Clear": dict(beta=0),
            "Mist": dict(beta=10),
            "Fog": dict(beta=40),
            "Take any box": dict(threshold=0.2),
        },
        seed=slider(0, 50, 1, value=3, label="Another street"),
        beta=slider(0, 60, 2, value=10, unit="1/km", label="Fog"),
        threshold=slider(0.2, 0.95, 0.05, value=0.5, label="Least probability of a box"),
    )
