"""A sheet of cells among its inputs: pulled by one of them, and unfolded by many."""

import numpy as np
from matplotlib.collections import LineCollection

from neurocourse.caching import kept
from neurocourse.competition.sheet import measures, som
from neurocourse.competition.sheet.som import som_update
from neurocourse.plots import GREY, INK, MACHINE, badge, figure, panel
from neurocourse.plots.panels import SMALL
from neurocourse.plots.pictures import AMBER, picture
from neurocourse.teaching import Explorer, choice, handle, slider, steps
from neurocourse.wording import count, number

__all__ = ["pull_the_sheet", "unfold"]

SIDE, N_PASSES, N_INPUTS = 10, 15, 300
PLACE = som.grid(SIDE, SIDE)
FLAT = 0.15 + 0.7 * PLACE[:, ::-1] / (SIDE - 1)  # the sheet at rest, in a square of inputs
SQUARE = dict(xlim=(-0.05, 1.05), ylim=(-0.05, 1.05), aspect="equal", xticks=[0, 0.5, 1], yticks=[0, 0.5, 1])
INPUTS = ("a square", "three heaps", "a ring")


def pull_the_sheet(update=som_update):
    """Hold one input and drag it about: the nearest cell wins, and its neighbours on the sheet come along."""
    fig, (left, right) = figure(1, 2, size=(6.4, 3.4), width_ratios=(1.15, 1))
    panel(left, "The sheet, after one input", "first number of an input", "second number", "unit", **SQUARE)
    before = left.add_collection(LineCollection(net(FLAT), colors=GREY, linewidths=0.7, linestyles=":"))
    before.set_label("before")
    sheet, cells = draw_net(left)
    (pull,) = left.plot([], [], ":", color=INK, lw=1.5)
    (held,) = left.plot([], [], "o", color=INK, ms=9)
    moved = picture(right, "How far each cell went", (SIDE, SIDE), AMBER, 0, 0.3, "unit", origin="lower")
    word = right.text(0, 0, "", ha="center", va="center", size=SMALL, zorder=6)
    made = badge(right, update)

    def show(x, y, sigma, eta):
        there = np.array([x, y])
        after = np.asarray(update(FLAT.copy(), there, PLACE, sigma, eta))
        winner = int(((there - FLAT) ** 2).sum(axis=1).argmin())
        sheet.set_segments(net(after))
        cells.set_data(*after.T)
        pull.set_data(*np.transpose([after[winner], there]))
        held.set_data([x], [y])
        way = np.linalg.norm(after - FLAT, axis=1)
        moved.set_data(way.reshape(SIDE, SIDE))
        word.set(x=winner % SIDE, y=winner // SIDE, text="1st")
        dragged = int((way > way.max() / 10).sum())
        words = "a tenth as far as the winner or further"
        return f"With a radius of {{sigma}}, {count(dragged, 'cell')} of {SIDE**2} went {words}.{made}"

    return Explorer(
        fig,
        show,
        title="Pull the sheet",
        alt="Left: a sheet of ten by ten cells in a square of inputs, drawn as a net; one corner is pulled to an "
        "input. Right: how far each cell of the sheet went, darkest at the winner and paler with the distance.",
        presets={
            "The winner alone": dict(sigma=0.3),
            "With neighbours": dict(sigma=1.5),
            "Half the sheet": dict(sigma=4),
        },
        handles=[handle(left, x="x", y="y")],
        x=slider(0, 1, 0.01, value=0.98, label="First number of the input"),
        y=slider(0, 1, 0.01, value=0.96, label="Second number"),
        sigma=slider(0.3, 5, 0.1, value=1.5, unit="places", label="Radius σ"),
        eta=slider(0.1, 1, 0.1, value=0.8, label="Rate η"),
    )


def unfold(update=som_update):
    """Let a crumpled sheet learn from many inputs, with a radius that shrinks, or with one that is too narrow."""
    fig, (left, right) = figure(1, 2, size=(6.4, 3.4), width_ratios=(1.15, 1))
    panel(left, "The sheet among its inputs", "first number of an input", "second number", "unit", **SQUARE)
    dots = left.plot([], [], ".", color=GREY, ms=4, alpha=0.6)[0]
    sheet, cells = draw_net(left)
    walls = picture(right, "Distance to neighbours", (SIDE, SIDE), "Greys", 0, 0.25, "unit", origin="lower")
    made = badge(right, update)

    @kept
    def training(inputs, sigma):
        return train(update, inputs, sigma)

    def show(step, sigma, inputs):
        X, W = drawn(inputs), training(inputs, sigma)[step]
        dots.set_data(*X.T)
        sheet.set_segments(net(W))
        cells.set_data(*W.T)
        walls.set_data(measures.u_matrix(W, SIDE, SIDE))
        off, torn = measures.quantisation_error(X, W), measures.topographic_error(X, W, PLACE)
        return (
            f"After {count(step, 'pass', 'passes')}: inputs are {number(off, 3)} from their winner, and for {torn:.0%} "
            f"of them the second best cell is not beside the best.{made}"
        )

    return Explorer(
        fig,
        show,
        title="A sheet unfolds",
        alt="Left: inputs as dots, and a sheet of ten by ten cells drawn as a net that learns to lie among them. "
        "Right: seen from above, how far each cell is from its neighbours; dark walls part heaps of inputs.",
        presets={
            "Unfolds": dict(step=N_PASSES),
            "Too narrow": dict(step=N_PASSES, sigma=1),
            "No neighbours": dict(step=N_PASSES, sigma=0.25),
            "Three heaps": dict(step=N_PASSES, inputs="three heaps"),
        },
        step=steps(N_PASSES, label="Passes through all inputs", interval=200),
        sigma=slider(0.25, 4, 0.25, value=4, unit="places", label="First radius"),
        inputs=choice(*INPUTS, label="The inputs fill"),
    )


@kept
def drawn(inputs):
    """Inputs (300, 2) from the unit square."""
    rng = np.random.default_rng(3)
    if inputs == "a square":
        return rng.random((N_INPUTS, 2))
    if inputs == "a ring":
        angle, radius = 2 * np.pi * rng.random(N_INPUTS), 0.35 + 0.12 * rng.random(N_INPUTS)
        return 0.5 + radius[:, None] * np.column_stack([np.cos(angle), np.sin(angle)])
    centres = np.array([(0.2, 0.25), (0.8, 0.3), (0.45, 0.8)])
    return np.clip(centres[np.arange(N_INPUTS) % 3] + 0.07 * rng.standard_normal((N_INPUTS, 2)), 0, 1)


def train(update, inputs, sigma):
    """A sheet before and after each pass, (passes + 1, 100, 2)."""
    X, rng = drawn(inputs), np.random.default_rng(5)
    W, last = som.at_random(X, PLACE, rng=rng), min(sigma, som.LAST)
    return som.learn(X, PLACE, W, n_passes=N_PASSES, sigma=sigma, last=last, update=update, rng=rng)


def draw_net(ax):
    """A net of amber threads with a dot for each cell, to be moved."""
    threads = ax.add_collection(LineCollection([], colors=MACHINE, linewidths=1.2))
    (knots,) = ax.plot([], [], "o", color=MACHINE, ms=3.5)
    return threads, knots


def net(W):
    """The rows and the columns of a sheet as lines (2 * SIDE, SIDE, 2)."""
    rows = W.reshape(SIDE, SIDE, 2)
    return np.concatenate([rows, rows.swapaxes(0, 1)])
