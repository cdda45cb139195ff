"""Brackets drawn as a mountain, and four readers who say which of them must close next."""

import numpy as np

from neurocourse.neuromodulation.brackets import dyck
from neurocourse.neuromodulation.prepared import READERS, bracket_scores, brackets_said
from neurocourse.plots import GREY, INK, MACHINE, PURPLE, SKY, figure, here, key, move, panel, rule
from neurocourse.plots.marks import curves, dots_on, follow
from neurocourse.plots.panels import SMALL
from neurocourse.plots.pictures import bare
from neurocourse.teaching import Explorer, choice, handle, slider
from neurocourse.wording import count

__all__ = ["which_closes"]

LOOKS = dict(zip(READERS, (MACHINE, PURPLE, SKY, GREY), strict=True))
CLOSING = dyck.SIGNS[2:]
BINS = ("1", "2–5", "6–11", "12–19", "20 or more")


def mean_scores(name):
    """Share right of each reader, means of three, (readers, bins), by "distance" or "depth"."""
    return np.array([
        np.mean([getattr(bracket_scores(reader=reader, seed=seed), name) for seed in range(3)], axis=0, dtype=float)
        for reader in READERS
    ])  # fmt: skip


def which_closes():
    """A sequence of brackets with a place to drag along it: what is open there, and who still knows."""
    fig, axes = figure(size=(6.4, 4.3), plan="aa;bc", height_ratios=(1.1, 1), width_ratios=(1, 1.5))
    scene, verdicts, below = axes.values()
    bare(scene, "Deeper is higher", xlim=(-1, dyck.LENGTH), ylim=(-1.6, dyck.DEEPEST + 1.2))
    (mountain,) = scene.plot([], [], color=GREY, lw=1, drawstyle="steps-mid", zorder=0)
    signs = [scene.text(k, 0, "", ha="center", va="center", family="monospace") for k in range(dyck.LENGTH)]
    (span,) = scene.plot([], [], color=INK, lw=2.5, solid_capstyle="round")
    ring = here(scene, ms=14, mfc="none", mec=INK, mew=1.6)
    bare(verdicts, "Who knows", "unit", xlim=(0, 1), ylim=(len(READERS) - 0.4, -0.8))
    says = [verdicts.text(0.04, k, "", va="center", size=SMALL) for k in range(len(READERS))]
    panel(below, "Share right", ("", -0.4, 4.4), ("mean of three", 0.4, 1.42), "unit", yticks=(0.5, 0.75, 1))
    lines = curves(below, LOOKS, range(5), markers=True)
    key(below, "upper left", ncols=2, columnspacing=1.2)
    rule(below, y=0.5)
    below.set_xticks(range(5), [])
    under = dict(transform=below.get_xaxis_transform(), ha="center", va="top", size=SMALL)
    names = [below.text(k, -0.06, "", **under) for k in range(5)]
    at = dots_on(lines, ms=11)

    def update(number, place, by):
        found = dyck.draw(1, rng=[number, 4])
        tokens, depth = found.tokens[:, 0], found.depth[:, 0]
        is_open, distance = int(found.open[place, 0]), int(found.distance[place, 0])
        mountain.set_data(np.arange(dyck.LENGTH), depth)
        for k, (sign, token) in enumerate(zip(signs, tokens, strict=True)):
            sign.set(text=dyck.SIGNS[token], y=depth[k] + (token >= 2) - 0.5, alpha=1 if k <= place else 0.3)
        level = depth[place] - 0.5
        move(ring, place, signs[place].get_position()[1])
        span.set_data([place + 1 - distance, place], [level - 0.6] * 2 if is_open >= 0 else [-9, -9])
        right = []
        for text, reader in zip(says, READERS, strict=True):
            said = int(brackets_said(reader=reader, number=number).said[place])
            good = said == is_open
            right += [reader] * bool(good and is_open >= 0)
            word = CLOSING[said]
            text.set_text(f"{'✓' if good else '✗'} {reader}: {word}" if is_open >= 0 else f"– {reader}")
        values = mean_scores(by)[:, _bins(by)]
        follow(lines, np.arange(values.shape[1]), values)
        for text, name in zip(names, BINS if by == "distance" else [k + 1 for k in _bins(by)], strict=True):
            text.set_text(name)
        follow(at, *_where(by, depth[place], distance, values, is_open))
        if is_open < 0:
            return "Nothing is open at this place: no bracket can close."
        closing = CLOSING[is_open]
        return (
            f"After place {{place}}, at depth {depth[place]}, {closing} must close: its bracket was opened "
            f"{count(distance, 'place')} ago. {len(right)} of {len(READERS)} readers know it."
        )

    return Explorer(
        fig,
        update,
        title="Which bracket must close next?",
        alt="Above: a sequence of brackets as a mountain whose height is the depth; a bar under it reaches back to the "
        "bracket that must close next. Below: what four readers say, and the share right by distance or depth.",
        presets={
            "Close by": dict(number=7, place=6),
            "By depth": dict(by="depth"),
            "Long ago": dict(number=7, place=47),
        },
        handles=[handle(scene, x="place", at=-1.2)],
        number=slider(1, 9, 1, value=3, label="Another sequence"),
        place=slider(0, dyck.LENGTH - 1, 1, value=26, label="Place"),
        by=choice("distance", "depth", label="Share right by"),
    )


def _bins(by):
    """Which of the scores are drawn: five distances, or depths 1, 2, 4, 6 and 8."""
    return list(range(5)) if by == "distance" else [0, 1, 3, 5, 7]


def _where(by, depth, distance, values, is_open):
    """Where the dots stand: x and one value for each reader; out of sight where nothing is open."""
    if is_open < 0:
        return -9, np.full(len(values), 0.5)
    edges = [low for low, _ in dyck.DISTANCES] if by == "distance" else [1, 2, 4, 6, 8]
    k = int(np.searchsorted(edges, distance if by == "distance" else depth, side="right")) - 1
    return k, values[:, k]
