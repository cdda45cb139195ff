"""What a sparse code learns, and what a hierarchy forgets."""

import numpy as np

from neurocourse.caching import kept
from neurocourse.cortex.features import hmax as model
from neurocourse.cortex.features import sparse_coding
from neurocourse.data import digits
from neurocourse.plots import BRAIN, GREEN, GREY, INK, MACHINE, PURPLE, SKY, figure, key, panel, title
from neurocourse.plots.marks import curves, move, name_ends, rule, set_names
from neurocourse.plots.pictures import lay_out, mosaic, picture
from neurocourse.teaching import Explorer, arm, choice, handle, slider, steps
from neurocourse.wording import number

__all__ = ["hmax", "sparse_code"]


def sparse_code():
    """Sixty-four fields as they form from noise while they learn a sparse code of photographs."""
    code, other = sparse_coding.trained(), sparse_coding.principal(rng=1)
    blind = sparse_coding.trained(noise=True).D
    fig, (left, right) = figure(1, 2, size=(6.4, 3.5), width_ratios=(1.1, 1))
    shown = picture(left, "", (87, 87), vmin=-1)
    panel(right, "", ("size (pixels)", 2, 8.5), ("explained by a Gabor (R²)", 0, 1))
    (dots,) = right.plot([], [], "o", color=MACHINE, ms=6, mec=INK, mew=0.5, label="these fields")
    last = len(code.history) - 1
    every = np.concatenate([*code.history, other, blind])  # measured at once: most of the work is to draw Gabors
    measured = np.stack([sparse_coding.spread(every), sparse_coding.like_gabor(every)])
    measured = measured.reshape(2, -1, len(other)).swapaxes(0, 1)
    right.plot(*measured[-2], "x", color=GREY, ms=5, label="principal components")
    key(right, "lower left", bbox_to_anchor=(0, 1))

    def stage(step):
        return "noise" if step == 0 else "the end of learning" if step == last else f"step {step} of {last}"

    def update(step, what, armed):
        k = (-1 if armed else step) if what == "sparse code" else -2
        D = {-1: blind, -2: other}[k] if k < 0 else code.history[k]
        fields = D.reshape(-1, sparse_coding.SIDE, sparse_coding.SIDE)
        fields = fields / np.abs(fields).max(axis=(1, 2), keepdims=True)
        shown.set_data(mosaic(np.moveaxis(fields, 0, 2), 8, 8))
        title(left, what.capitalize(), "unit")
        size, alike = measured[k]
        dots.set_data(size, alike)
        where = {-1: "learned from noise", -2: "no learning by use"}.get(k, "{step}")
        return (
            f"{what.capitalize()}, {where}: a Gabor function explains about {np.median(alike):.1f} of a typical field; "
            f"{np.mean(size < 6):.0%} are smaller than 6 pixels."
        )

    return Explorer(
        fig,
        update,
        title="Fields that nobody drew",
        alt="Left: sixty-four fields of 10 by 10 pixels. Right: how much of each field a Gabor function explains, "
        "against its size, with the principal components of the same patches as crosses.",
        presets={
            "Noise": dict(step=0, what="sparse code"),
            "Learned": dict(step=last, what="sparse code"),
            "Principal components": dict(what="principal components"),
        },
        step=steps(last, value=last, label="Learning", interval=400, show=stage),
        what=choice("sparse code", "principal components", label="Fields"),
        armed=arm("noise that is correlated like the photographs", remains="less of it", label="Arm the skeptic"),
    )


def hmax():
    """A digit moves: what each stage of the hierarchy still recognises."""
    images = digits().images
    pieces = model.templates(images[100:200], rng=0)
    shifts = (0, 1, 2, 3, 4)
    table = {d: model.tolerance(images[:24], pieces, d) for d in shifts}
    fig, axes = figure(size=(6.4, 4.2), plan="ac;bc", width_ratios=(1, 1.5))
    above, below, right = (axes[name] for name in "abc")
    shown = picture(above, "The screen", (20, 20), "Greys")
    maps = picture(below, "", (1, 1), "Blues")
    panel(right, "Same digit less another one", ("moved by (pixels)", -0.1, 4.1), "difference of correlations")
    right.set_xticks(shifts)
    colours = dict(zip(model.STAGES, (GREY, SKY, BRAIN, GREEN, PURPLE), strict=True))
    alike = [[table[d][name] for d in shifts] for name in model.STAGES]
    lines = curves(right, colours, shifts, alike, mec=INK, mew=0.5, lw=1.8)
    for line, ls, marker in zip(lines, ("-", ":", "-", ":", "-"), "osDv^", strict=True):
        line.set(linestyle=ls, marker=marker)
    rule(right, y=0, color=INK, ls="-", lw=0.8)
    now = rule(right, x=0, ls="--")
    set_names(name_ends(lines), lines)

    @kept
    def answer(digit, dx):
        return model.respond(model.screen(images[digit], dx=dx), pieces)

    def update(digit, dx, stage):
        picture = model.screen(images[digit], dx=dx)
        shown.set_data(picture)
        answers = answer(digit, dx)
        layer = getattr(answers, stage)
        sheet = layer[:, None, None] if stage == "C2" else layer
        cols = {"S1": 2, "C1": 2, "S2": 10, "C2": 10}[stage]
        lay_out(below, maps, mosaic(np.moveaxis(sheet, 0, 2), -(-len(sheet) // cols), cols))
        title(below, f"Stage {stage}", "cell")
        move(now, x=dx)
        alike = ", ".join(f"{name} {number(table[dx][name], 2)}" for name in ("pixels", "C1", "C2"))
        return f"Moved by {{dx}}. Same digit less another one: {alike}."

    return Explorer(
        fig,
        update,
        title="Less exact, stage by stage",
        alt="Left: a digit on a screen, and below it the answers of one stage. Right: for each stage, how much more "
        "alike a digit and its moved copy are than two different digits, against the movement.",
        presets={
            "In place": dict(dx=0, stage="S1"),
            "Moved": dict(dx=4, stage="C2"),
            "Complex cells": dict(stage="C1"),
        },
        handles=[handle(right, x="dx", at=0)],
        digit=slider(0, 23, 1, value=2, label="Digit"),
        dx=slider(0, 4, 1, value=2, unit="pixels", label="Move by"),
        stage=choice("S1", "C1", "S2", "C2", value="C1", label="Stage"),
    )
