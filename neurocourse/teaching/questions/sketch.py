"""Sketches: the reader draws the curve that they expect on empty axes, then sees the truth over it."""

from typing import NamedTuple

import numpy as np

from neurocourse import arguments
from neurocourse.plots import BRAIN, INK, MACHINE, figure, key
from neurocourse.teaching.explorers.explorer import Explorer
from neurocourse.teaching.explorers.surfaces import curve

CLOSE, FLAT, SHIFTED = 0.08, 0.05, 0.15  # shares of the panel's height, and of its width


class Sketched(NamedTuple):
    """What a drawn curve is held against: the truth at the places where the reader draws, and what is said with it."""

    truth: np.ndarray
    ylim: tuple
    because: str
    yours: object  # the line that repeats the reader's curve


def sketch(x, truth, *, title, alt, because, xlabel, ylabel, ylim, known=None):
    """An Explorer to draw a curve in: the truth appears when the curve is whole, with a word on what was expected.

    Parameters
    ----------
    x, truth : array, shape (T,)
        The curve as the model gives it. ``x`` rises.
    title : str
        What to draw, as a request.
    alt : str
        What the axes are, for those who do not see them; not what the curve does.
    because : str
        Said with the truth: why it is as it is.
    xlabel, ylabel : str
    ylim : tuple
        Ends of the vertical axis. They should not betray the answer.
    known : (str, array), optional
        A curve that stands there from the start, to compare with, and its name.
    """
    x, truth = arguments.array("x", x, ndim=1), arguments.array("truth", truth, shape=np.shape(x))
    fig, ax = figure(size=(6.4, 3.6))
    if known:
        ax.plot(x, known[1], color=INK, ls=":", lw=2, label=known[0])
    (yours,) = ax.plot([], [], color=MACHINE, marker="o", markevery=4, label="you")
    (real,) = ax.plot(x, truth, color=BRAIN, ls="--", lw=2.5, label="the model")
    ax.set(xlim=(x[0], x[-1]), ylim=ylim, xlabel=xlabel, ylabel=ylabel)
    names = key(ax)
    of_the_drawn = [*names.get_texts()[-2:], *names.legend_handles[-2:]]
    drawing = curve(ax)
    across = np.linspace(x[0], x[-1], drawing.n)
    sketched = Sketched(np.interp(across, x, truth), ylim, because, yours)

    def update(drawing):
        drawn = len(drawing) > 0
        yours.set_data(across if drawn else [], drawing)
        for part in (real, *of_the_drawn):
            part.set_visible(drawn)
        if not drawn:
            return "Draw the curve that you expect from the left edge to the right one."
        return f"{verdict(np.array(drawing), sketched.truth, ylim)} {because}"

    explorer = Explorer(fig, update, title=title, alt=alt, drawing=drawing)
    explorer.sketched = sketched
    return explorer


def verdict(drawn, truth, ylim):
    """How a drawn curve differs from the true one, in a few words: direction, shape, place of the peak, height.

    >>> verdict(np.linspace(0, 1, 9), np.linspace(1, 0, 9), (0, 1))
    'The other way round.'
    """
    height = ylim[1] - ylim[0]
    off = (drawn - truth) / height
    if np.abs(off).max() < 2 * CLOSE and np.abs(off).mean() < CLOSE:
        return "Close."
    moves = [np.ptp(y) / height > FLAT for y in (drawn, truth)]
    if moves[1] and not moves[0]:
        return "Yours is flat, and it is not."
    if moves[0] and not moves[1]:
        return "Yours moves, and it is flat."
    alike = np.corrcoef(drawn, truth)[0, 1] if all(moves) else 1.0
    if alike < -0.3:
        return "The other way round."
    if alike > 0.9:
        side = "high" if off.mean() > 0 else "low"
        return f"The right shape, too {side}." if abs(off.mean()) > CLOSE else "The right shape; the heights differ."
    peaks = (np.argmax(drawn) - np.argmax(truth)) / len(truth)
    if alike > 0.3 and abs(peaks) > SHIFTED:
        return f"It peaks further {'left' if peaks > 0 else 'right'}."
    return "Another shape."
