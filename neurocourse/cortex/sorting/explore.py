"""A game: one field at a time, and the question what it comes from."""

import numpy as np

from neurocourse.cortex import prepared
from neurocourse.cortex.sorting import fields
from neurocourse.plots import BRAIN, GREEN, GREY, INK, MACHINE, figure, here, key, move, panel
from neurocourse.plots.pictures import picture
from neurocourse.teaching import Explorer, arm, choice, slider

__all__ = ["sort_fields"]

LOOKS = dict(zip(fields.KINDS, ((BRAIN, "o"), (GREEN, "^"), (MACHINE, "s"), (GREY, "x")), strict=True))
OPEN = "not yet"
N_SHOWN = 40


def sort_fields():
    """Is it the field of a cell, of a sparse code, of a network, or noise? Say it, then see the measures."""
    order = np.random.default_rng(7).permutation(4 * fields.N_EACH)[:N_SHOWN]
    fig, (left, right) = figure(1, 2, size=(6.4, 3.6), width_ratios=(1, 1.3))
    shown = picture(left, "What is it?", (fields.SIDE, fields.SIDE), vmin=-1)
    panel(right, "What is measured", ("half width of tuning (°)", 0, 93), ("explained by a Gabor (R²)", 0, 1.34))
    right.set(xticks=[0, 30, 60, 90], yticks=[0, 0.5, 1])
    dots = [right.plot([], [], mk, color=c, ms=5, ls="", label=kind)[0] for kind, (c, mk) in LOOKS.items()]
    key(right, "upper center", ncols=2)
    ring = here(right, ms=13, mfc="none", mec=INK, mew=2)

    def update(field, guess, armed):
        kind, number = divmod(int(order[field]), fields.N_EACH)
        one = fields.collection(0, armed)[kind, number].reshape(fields.SIDE, fields.SIDE)
        measured = prepared.sorting(small=armed).measured[0].astype(np.float64)
        shown.set_data(one / np.abs(one).max())
        for dot, rows in zip(dots, measured, strict=True):
            dot.set_data(*((rows[:, 1], rows[:, 0]) if guess != OPEN else ([], [])))
        r2, width, aspect = measured[kind, number]
        move(ring, width, r2)
        numbers = f"a Gabor explains {r2:.2f} of it, half width {width:.0f}°, length over width {aspect:.1f}"
        if guess == OPEN:
            return f"Field {{field}}: {numbers}. What is it?"
        verdict = "and so you said" if guess == fields.KINDS[kind] else f"you said {guess}"
        return f"Field {{field}}: {numbers}. It is {NAMES[kind]}, {verdict}."

    return Explorer(
        fig,
        update,
        title="Cell, code, network or noise?",
        alt="Left: a field of 10 by 10 pixels. Right: how much of it a Gabor function explains, against the half width "
        "of its tuning, as a ring; once you have guessed, dots for all fields of the four kinds.",
        presets={"The first": dict(field=0), "Another": dict(field=8), "A hard one": dict(field=_hard(order))},
        field=slider(0, N_SHOWN - 1, 1, value=0, label="Field", show=lambda k: str(k + 1)),
        guess=choice(OPEN, *fields.KINDS, label="You say"),
        armed=arm("small first weights", remains="less of it", label="Arm the network"),
    )


NAMES = ("the field of a cell", "from the sparse code", "from the network", "noise")


def _hard(order):
    """A cell that the measures hardly tell from a sparse code: its width is nearest to the median of the code."""
    measured = prepared.sorting(small=False).measured[0]
    aim = np.median(measured[1, :, 1])
    cells = [k for k in range(N_SHOWN) if order[k] < fields.N_EACH]
    return min(cells, key=lambda k: abs(measured[0, order[k], 1] - aim))
