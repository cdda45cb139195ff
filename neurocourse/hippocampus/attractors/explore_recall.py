"""A memory in the connections: draw a pattern, damage it, watch it come back."""

import numpy as np
from matplotlib.colors import ListedColormap

from neurocourse import data
from neurocourse.caching import kept
from neurocourse.hippocampus.attractors import hopfield
from neurocourse.plots import BRAIN, DIFFERENCE, ON_COLOUR, badge, figure, here, limit, move, panel, rule
from neurocourse.plots.pictures import picture, sketch
from neurocourse.teaching import Explorer, handle, pixels, slider, steps
from neurocourse.wording import count, number

__all__ = ["recall"]

SIDE = 12
INKS = ListedColormap(["#eef2f6", BRAIN])
BESIDE = (0, 7, 4, 1, 3, 5)  # digits in the order in which they are stored
MOST = 7  # drawings that are stored
WAY = 20  # steps of the slider through one recall

DRAWINGS = {
    "A heart": sketch(
        "............ ..##....##.. .####..####. .##########. .##########. .##########. ..########.. "
        "...######... ....####.... .....##..... ............ ............"
    ),
    "A house": sketch(
        ".....##..... ....####.... ...######... ..########.. .##########. .#........#. .#.##..##.#. "
        ".#.##..##.#. .#........#. .#...##...#. .#...##...#. .##########."
    ),
}


def digit_patterns(wanted=BESIDE):
    """The first example of each wanted digit, drawn larger (12 x 12) between its pixels: ±1, (len(wanted), 144)."""
    digits = data.digits()
    at = np.linspace(0, 7, SIDE)
    low = np.minimum(at.astype(int), 6)
    near = np.zeros((SIDE, 8))
    near[np.arange(SIDE), low], near[np.arange(SIDE), low + 1] = 1 - (at - low), at - low
    images = np.array([digits.images[np.flatnonzero(digits.y == d)[0]] for d in wanted])
    return np.where(near @ images @ near.T > 0.45, 1.0, -1.0).reshape(len(wanted), -1)


def recall(hebb_weights=hopfield.hebb_weights):
    """Draw a pattern, store it beside some digits, damage it, and watch it come back.

    Parameters
    ----------
    hebb_weights : function
        Weights (144, 144) for patterns (P, 144) of 0 and 1, as in exercise 1.
    """
    beside = digit_patterns()
    fig, axes = figure(size=(6.4, 4.2), plan="cb;se", height_ratios=(2.1, 1))
    cue, back, hill = axes["c"], axes["b"], axes["e"]
    sheets = [_sheet(cue, "The cue"), _sheet(back, "What it becomes", sign="cell")]
    wrong = [ax.plot([], [], "x", color=DIFFERENCE, ms=5, mew=1.5)[0] for ax in (cue, back)]
    back.set_xlabel("× differs from your drawing", color=DIFFERENCE)
    sheets[0].set_extent((-0.5, SIDE - 0.5, 0, 100))  # so that the slider of what is covered can stand in it
    cue.set(ylim=(0, 100), aspect=SIDE / 100)
    edge = rule(cue, y=0, color=ON_COLOUR, ls="-", lw=1.6)
    stored = _stored(axes["s"])
    (line,) = hill.plot([], [], color=BRAIN, lw=2)
    dot = here(hill)
    panel(hill, "Downhill", ("units turned over", 0, 80), ("energy", -140, 0))
    made = badge(hill, hebb_weights)

    @kept
    def run(drawing, digits, covered, noise):
        own = np.where(np.array(drawing).ravel(), 1.0, -1.0)
        patterns = np.vstack([own, beside[:digits]])
        cue = hopfield.damage(own, noise / 100, covered / 100, rng=2)
        W = hebb_weights((patterns > 0).astype(int))
        return patterns, hopfield.trace(W, cue, rng=3)

    def update(drawing, digits, covered, noise, step):
        patterns, way = run(drawing, digits, covered, noise)
        flips = len(way.states) - 1
        now = round(flips * step / WAY)
        for sheet, s in zip(sheets, way.states[[0, now]], strict=True):
            sheet.set_data(s.reshape(SIDE, SIDE) > 0)
        (rows, cols), (back_rows, back_cols) = (_wrong(s, patterns[0]) for s in way.states[[0, now]])
        wrong[0].set_data(cols, 100 * (1 - (rows + 0.5) / SIDE))
        wrong[1].set_data(back_cols, back_rows)
        move(edge, y=covered)
        stored.set_data(_mosaic(patterns))
        line.set_data(np.arange(flips + 1), way.energy)
        move(dot, now, way.energy[now])
        limit(hill, (-1, flips + 2), (way.energy[-1] * 1.08, max(0, way.energy[0]) + 3))
        start, m = hopfield.overlap(way.states[[0, now]], patterns[0])
        return _verdict(drawing, m, start, now, flips, hopfield.overlap(way.states[-1], patterns))

    return Explorer(
        fig,
        update,
        title="Draw a memory, damage it, get it back",
        alt="Four panels: your damaged drawing; the state of the network, with crosses where it differs from the "
        "drawing; the drawing and the digits that are stored; the energy against the number of units turned over."
        f"{made}",
        presets={
            "Noise": dict(covered=0, noise=30),
            "A house": dict(drawing=DRAWINGS["A house"]),
            "Too many alike": dict(digits=6),
        },
        handles=[handle(cue, y="covered", at=SIDE - 0.5), handle(axes["s"], x="digits", at=0.5, origin=1.4)],
        drawing=pixels(SIDE, SIDE, value=DRAWINGS["A heart"], label="Your drawing"),
        digits=slider(0, 6, 1, value=2, label="Digits stored beside it"),
        covered=slider(0, 80, 5, value=30, unit="%", label="Covered from below"),
        noise=slider(0, 50, 5, value=10, unit="%", label="Pixels turned over"),
        step=steps(WAY, value=WAY, label="Recall", interval=150, show=lambda k: f"{100 * k // WAY}%"),
    )


def _verdict(drawing, m, start, now, flips, ends):
    """One sentence: how much of the drawing is back, and what else came in its place."""
    if not np.any(drawing):
        return "Draw something in the grid: with the mouse, or with arrow keys and the space bar."
    alike = f"the overlap with your drawing is {number(m, 2)} (the cue: {number(start, 2)})"
    sentence = f"After {now} of {count(flips, 'flip')} {alike}"
    if now < flips:
        return sentence + "."
    if ends[0] > 0.95:
        return sentence + ": it is back."
    best = int(ends.argmax())
    if best and ends[best] > 0.95:
        return sentence + f": the {BESIDE[best - 1]} came in its place."
    return sentence + ": a mixture came back that nobody stored."


def _stored(ax):
    """Room for seven pictures in a row, each of them one wide, so that the slider of their number can stand in it."""
    image = _sheet(ax, "Stored in the connections", rows=SIDE, cols=MOST * (SIDE + 1))
    image.set_extent((0, MOST, 0, 1))
    ax.set(xlim=(0, MOST + 1), ylim=(0, 1))
    return image


def _sheet(ax, words, rows=SIDE, cols=SIDE, sign=None):
    return picture(ax, words, (rows, cols), INKS, sign=sign)


def _wrong(state, pattern):
    """Rows and columns of the units that differ."""
    return np.nonzero((state != pattern).reshape(SIDE, SIDE))


def _mosaic(patterns):
    """Up to seven patterns in a row; what is not there is masked."""
    sheet = np.ma.masked_array(np.zeros((SIDE, MOST * (SIDE + 1))), mask=True)
    for k, pattern in enumerate(patterns):
        sheet[:, k * (SIDE + 1) :][:, :SIDE] = pattern.reshape(SIDE, SIDE) > 0
    return sheet
