"""Backpropagation at work: a small network learns exclusive-or, and eight messages find a code."""

import numpy as np
from matplotlib.collections import LineCollection
from matplotlib.colors import LinearSegmentedColormap

from neurocourse.caching import kept
from neurocourse.pioneers import prepared
from neurocourse.pioneers.layers import backprop
from neurocourse.pioneers.layers import encoder as hinton
from neurocourse.plots import GREEN, GREY, INK, MACHINE, ON_COLOUR, PURPLE, badge, figure, here, log_ticks, move, panel
from neurocourse.plots.marks import rule
from neurocourse.plots.pictures import bare
from neurocourse.teaching import Explorer, arm, choice, slider, steps, toggle
from neurocourse.wording import number

__all__ = ["encoder", "learn_xor"]

OUTPUT = LinearSegmentedColormap.from_list("output", ["#fdfbf6", MACHINE])  # 0, 1
ERRORS = (1e-4, 0.01, 1)


def learn_xor():
    """A 2-n-1 network learns exclusive-or: its answer over the square, and its error against epochs and weights.

    Armed, it starts from weights four times smaller.
    """
    last = len(prepared.EPOCHS) - 1
    learned = kept(lambda n, small: _xor(n, small))
    grid = np.linspace(-0.3, 1.3, 41)
    square = np.stack(np.meshgrid(grid, grid), axis=-1).reshape(-1, 2)
    fig, axes = figure(size=(6.4, 4.1), plan="se;sw", width_ratios=(1, 1.05))
    left, middle, right = axes["s"], axes["e"], axes["w"]
    surface, cuts = _square(left)
    panel(middle, "Error E by epoch", ("", -5, 40000), ("", 1e-5, 2), "unit")
    panel(right, "E by length of all weights", ("", 0, 34), ("", 1e-5, 2), "unit")
    for ax in (middle, right):
        log_ticks(ax.yaxis, ERRORS)
    middle.set_xscale("symlog", linthresh=50)
    middle.set_xticks([0, 100, 1000, 10_000], ["0", "100", "1,000", "10,000"])
    others = right.add_collection(LineCollection([], colors=GREY, lw=0.8, alpha=0.6))
    error, path = (ax.plot([], [], color=MACHINE, lw=2)[0] for ax in (middle, right))
    dots = here(middle), here(right)
    rule(right, "E = ¼", y=0.25, color=INK)

    def update(n_hidden, seed, step, armed):
        weights, loss, length, y_hat = learned(int(n_hidden), armed)
        W1, b1, W2, b2 = (part[seed, step] for part in weights)
        over_square = backprop.sigmoid(backprop.sigmoid(square @ W1.T + b1) @ W2.T + b2)
        surface.set_data(over_square.reshape(41, 41))
        cuts.set_segments(_cuts(W1, b1))
        error.set_data(prepared.EPOCHS, loss[seed])
        move(dots[0], prepared.EPOCHS[step], loss[seed, step])
        others.set_segments([np.column_stack(pair) for pair in zip(length, loss, strict=True)])
        path.set_data(length[seed, : step + 1], loss[seed, : step + 1])
        move(dots[1], length[seed, step], loss[seed, step])
        right_answers = int(np.sum((y_hat[seed, step] > 0.5) == (backprop.XOR_Y > 0.5)))
        return (
            f"{{step}}: error {loss[seed, step]:.4f}, {right_answers} of 4 answers right, "
            f"all weights together {length[seed, step]:.1f} long."
        )

    return Explorer(
        fig,
        update,
        title="Backpropagation learns exclusive-or",
        alt="Left: the network's answer over the square of its inputs, with the four examples and a line for each "
        "hidden unit. Middle: its error as training goes on. Right: the same error against the length of all weights, "
        "with the paths of the other starts in grey; some of them run along a valley at an error of a quarter.",
        presets={
            "It works": dict(n_hidden="4", seed=1, step=last),
            "Into the valley": dict(n_hidden="2", seed=0, step=last),
            "Two can be enough": dict(n_hidden="2", seed=1, step=last),
            "A way out": dict(n_hidden="2", seed=4, step=last),
            "Small first weights": dict(n_hidden="2", seed=0, step=last, armed=True),
        },
        n_hidden=choice(*map(str, prepared.HIDDEN), value="4", label="Hidden units"),
        seed=slider(0, prepared.STARTS - 1, 1, value=1, label="Another start"),
        step=steps(last, value=last, label="Training", interval=80, show=_epoch),
        armed=arm("small first weights", remains="less of it"),
    )


def _epoch(step):
    return f"epoch {number(prepared.EPOCHS[step])}"


def _square(ax):
    """The square of two inputs with its four examples: the surface of answers, and the lines of hidden units."""
    edges = (-0.3, 1.3, -0.3, 1.3)
    surface = ax.imshow(np.zeros((41, 41)), origin="lower", extent=edges, vmin=0, vmax=1, cmap=OUTPUT)
    panel(
        ax, "Answer (lines: hidden units)", ("x₁", *edges[:2]), ("x₂", *edges[2:]), "unit", xticks=[0, 1], yticks=[0, 1]
    )
    cuts = ax.add_collection(LineCollection([], colors=ON_COLOUR, lw=1.4, ls="--"))
    for x, y in zip(backprop.XOR_X, backprop.XOR_Y[:, 0], strict=True):
        ax.plot(*x, "^" if y else "o", color=PURPLE if y else GREEN, mec=ON_COLOUR, ms=11)
    return surface, cuts


def _xor(n_hidden, small):
    """Weights, and errors (STARTS, EPOCHS), lengths of all weights and answers that follow from them."""
    flat = getattr(prepared.xor(small=small), f"weights_{n_hidden}")
    W1, b1, W2, b2 = weights = prepared.weights(flat, n_hidden)
    h = backprop.sigmoid(backprop.XOR_X @ W1.mT + b1[..., None, :])
    y_hat = backprop.sigmoid(h @ W2.mT + b2[..., None, :])
    loss = 0.5 * ((y_hat - backprop.XOR_Y) ** 2).sum(axis=(-2, -1))
    return weights, loss, np.linalg.norm(flat.astype(np.float64), axis=-1), y_hat


def _cuts(W1, b1):
    """Where each hidden unit is at ½: two far points of the line w·x + b = 0."""
    size = (W1**2).sum(axis=1, keepdims=True) + 1e-12
    foot, along = -b1[:, None] * W1 / size, np.array([[-1, 1]]) * W1[:, ::-1] / np.sqrt(size)
    return np.stack([foot - 4 * along, foot + 4 * along], axis=1)


def encoder(backward=backprop.backward_pass):
    """Watch eight messages find their codes in the cube of three hidden units.

    Frozen, the hidden weights stay as they were drawn, and only the outputs learn.

    Parameters
    ----------
    backward : function
        ``backward(x, y, h, y_hat, W2) -> (dW1, delta1, dW2, delta2)``, for instance the learner's own.
    """
    learned = kept(lambda seed, frozen: hinton.train_encoder(backward, rng=seed, frozen=frozen))
    fig, (left, right) = figure(1, 2, size=(6.4, 3.7), width_ratios=(1.25, 1))
    cube = Cube(left)
    panel(right, "Hidden activities", y="message", sign="unit", yticks=range(8))
    right.set_xticks(range(3), ["unit 1", "unit 2", "unit 3"])
    image = right.imshow(np.zeros((8, 3)), vmin=0, vmax=1, cmap=OUTPUT, aspect="auto")
    cells = [[right.text(j, i, "", ha="center", va="center", color=ON_COLOUR) for j in range(3)] for i in range(8)]
    using = badge(right, backward)

    def update(seed, step, frozen):
        training = learned(seed, frozen)
        codes = training.codes[step]
        cube.show(training.codes[: step + 1])
        image.set_data(codes)
        for row, values in zip(cells, codes, strict=True):
            for cell, value in zip(row, values, strict=True):
                cell.set_text(f"{value:.1f}")
        sent = int(np.sum(training.outputs[step].argmax(axis=1) == np.arange(8)))
        return f"{{step}}: {sent} of 8 messages come through, error {training.loss[step]:.2f}.{using}"

    n_notes = 100
    return Explorer(
        fig,
        update,
        title="The 8-3-8 encoder",
        alt="Left: eight numbered dots inside a cube, each placed by the activities of three hidden units, with the "
        "ways that they have come; they start in a heap and move towards the corners. Right: the same activities as a "
        "table.",
        presets={
            "The start": dict(step=0),
            "They part": dict(step=20),
            "The code": dict(step=n_notes),
            "Hidden weights frozen": dict(step=n_notes, frozen=True),
        },
        seed=slider(0, 9, 1, value=7, label="Another start"),
        step=steps(n_notes, value=n_notes, label="Training", interval=80, show=lambda k: f"epoch {5 * k}"),
        frozen=toggle(False, label="Hidden weights stay random"),
    )


class Cube:
    """The cube of three activities, with a numbered dot for each message and the way that it has come."""

    def __init__(self, ax):
        bare(ax, "Eight messages in a cube", "unit", xlim=(-0.12, 1.57), ylim=(-0.12, 1.42))
        corners = _project(np.array([[a, b, c] for a in (0, 1) for b in (0, 1) for c in (0, 1)], dtype=float))
        edges = [corners[[i, i | bit]] for i in range(8) for bit in (1, 2, 4) if not i & bit]
        ax.add_collection(LineCollection(edges, colors=GREY, lw=0.9, ls="--"))
        self.ways = ax.add_collection(LineCollection([], colors=MACHINE, lw=1.5, alpha=0.5))
        self.dots = [ax.plot([], [], "o", color=MACHINE, mec=ON_COLOUR, ms=15)[0] for _ in range(8)]
        look = dict(ha="center", va="center", fontsize=9.5, weight="bold", color=ON_COLOUR)
        self.names = [ax.text(0, 0, str(k), zorder=3, **look) for k in range(8)]

    def show(self, codes):
        """Codes (K, 8, 3) so far; of dots that lie over each other only the upper one shows its number."""
        ways = _project(codes).swapaxes(0, 1)
        self.ways.set_segments(ways)
        for k, (dot, name, (x, y)) in enumerate(zip(self.dots, self.names, ways[:, -1], strict=True)):
            dot.set_data([x], [y])
            name.set_position((x, y))
            name.set_visible(not (np.hypot(*(ways[k + 1 :, -1] - (x, y)).T) < APART).any())


APART = 0.085  # of two dots that do not cover each other, in edges of the cube


def _project(points):
    """Place points (N, 3) of the unit cube on paper, seen a little from the right and from above."""
    return points @ np.array([[1.0, 0.0], [0.45, 0.32], [0.0, 1.0]])
