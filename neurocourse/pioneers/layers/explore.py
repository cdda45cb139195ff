"""Backpropagation at work: a small network learns exclusive-or, and eight messages find a code."""

import numpy as np
from matplotlib.collections import LineCollection
from matplotlib.colors import LinearSegmentedColormap

from neurocourse.caching import kept
from neurocourse.pioneers import prepared
from neurocourse.pioneers.layers import backprop
from neurocourse.pioneers.layers import encoder as hinton
from neurocourse.plots import BLUE, GREEN, GREY, INK, ON_COLOUR, ORANGE, PURPLE, RED, SKY, YELLOW, figure
from neurocourse.teaching import Explorer, choice, slider, steps, toggle
from neurocourse.wording import number

__all__ = ["encoder", "learn_xor"]

EIGHT = (BLUE, ORANGE, GREEN, RED, PURPLE, SKY, YELLOW, GREY)
OUTPUT = LinearSegmentedColormap.from_list("output", ["#fdfbf6", ORANGE])  # 0, 1


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
    (error,) = middle.plot([], [], color=BLUE, lw=1.8)
    (here,) = middle.plot([], [], "o", color=RED, ms=8)
    middle.set_xscale("symlog", linthresh=50)
    middle.set_xticks([0, 100, 1000, 10_000], ["0", "100", "1,000", "10,000"])
    middle.set(title="Error E, by epoch", xlim=(-5, 40000), yscale="log", ylim=(1e-5, 2))
    others = right.add_collection(LineCollection([], colors=GREY, lw=0.8, alpha=0.6))
    (path,) = right.plot([], [], color=BLUE, lw=1.8)
    (end,) = right.plot([], [], "o", color=RED, ms=8)
    right.axhline(0.25, color=INK, ls=":", lw=1)
    right.text(33.5, 0.27, "E = ¼", ha="right", va="bottom", color=INK)
    right.set(title="Error E, by length of all weights", yscale="log", xlim=(0, 34), ylim=(1e-5, 2))

    def update(n_hidden, seed, step, armed):
        weights, loss, length, y_hat = learned(int(n_hidden), armed)
        W1, b1, W2, b2 = (part[seed, step] for part in weights)
        over_square = backprop.sigmoid(backprop.sigmoid(square @ W1.T + b1) @ W2.T + b2)
        surface.set_data(over_square.reshape(41, 41))
        cuts.set_segments(_cuts(W1, b1))
        error.set_data(prepared.EPOCHS, loss[seed])
        here.set_data([prepared.EPOCHS[step]], [loss[seed, step]])
        others.set_segments([np.column_stack(pair) for pair in zip(length, loss, strict=True)])
        path.set_data(length[seed, : step + 1], loss[seed, : step + 1])
        end.set_data([length[seed, step]], [loss[seed, step]])
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
        armed=toggle(False, label="Small first weights"),
    )


def _epoch(step):
    return f"epoch {number(prepared.EPOCHS[step])}"


def _square(ax):
    """The square of two inputs with its four examples: the surface of answers, and the lines of hidden units."""
    edges = (-0.3, 1.3, -0.3, 1.3)
    surface = ax.imshow(np.zeros((41, 41)), origin="lower", extent=edges, vmin=0, vmax=1, cmap=OUTPUT)
    ax.set(title="Answer (lines: hidden units)", xlabel="x₁", ylabel="x₂", xticks=[0, 1], yticks=[0, 1])
    ax.set(xlim=edges[:2], ylim=edges[2:])
    cuts = ax.add_collection(LineCollection([], colors=INK, lw=1.4, ls="--"))
    for x, y in zip(backprop.XOR_X, backprop.XOR_Y[:, 0], strict=True):
        ax.plot(*x, "^" if y else "o", color=ORANGE if y else BLUE, mec=ON_COLOUR, ms=10)
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

    Armed, the hidden weights stay as they were drawn, and only the outputs learn.

    Parameters
    ----------
    backward : function
        ``backward(x, y, h, y_hat, W2) -> (dW1, delta1, dW2, delta2)``, for instance the learner's own.
    """
    learned = kept(lambda seed, frozen: hinton.train_encoder(backward, rng=seed, frozen=frozen))
    fig = figure(1, 2, size=(6.4, 3.6), width_ratios=(1.1, 1))[0]
    cube, right = fig.axes
    corners = _project(np.array([[a, b, c] for a in (0, 1) for b in (0, 1) for c in (0, 1)], dtype=float))
    for i in range(8):
        for bit in (1, 2, 4):
            if not i & bit:
                cube.plot(*corners[[i, i | bit]].T, color=GREY, lw=0.9, ls="--")
    dots = [cube.plot([], [], "o", color=c, mec=ON_COLOUR, ms=13)[0] for c in EIGHT]
    names = [
        cube.text(0, 0, str(k), ha="center", va="center", fontsize=9, weight="bold", color=ON_COLOUR) for k in range(8)
    ]
    cube.set(title="Eight messages in a cube", xticks=[], yticks=[])
    cube.set(xlim=(-0.15, 1.6), ylim=(-0.15, 1.5))
    cube.spines[:].set_visible(False)
    image = right.imshow(np.zeros((8, 3)), vmin=0, vmax=1, cmap=OUTPUT, aspect="auto")
    cells = [[right.text(j, i, "", ha="center", va="center", color=ON_COLOUR) for j in range(3)] for i in range(8)]
    right.set(title="Hidden activities", yticks=range(8), ylabel="message", xticks=range(3))
    right.set(xticklabels=["unit 1", "2", "3"])

    def update(seed, step, armed):
        training = learned(seed, armed)
        codes = training.codes[step]
        for dot, name, place in zip(dots, names, _project(codes), strict=True):
            dot.set_data(place[:1], place[1:])
            name.set_position(place)
        image.set_data(codes)
        for row, values in zip(cells, codes, strict=True):
            for cell, value in zip(row, values, strict=True):
                cell.set_text(f"{value:.1f}")
        sent = int(np.sum(training.outputs[step].argmax(axis=1) == np.arange(8)))
        using = getattr(backward, "badge", "the course's backward_pass")
        return (
            f"Epoch {number(training.epoch[step])} with {using}: {sent} of 8 messages come through, error "
            f"{training.loss[step]:.2f}."
        )

    n_notes = 100
    return Explorer(
        fig,
        update,
        title="The 8-3-8 encoder",
        alt="Left: eight numbered dots inside a cube, each placed by the activities of three hidden units; they start "
        "in a heap and move towards the corners. Right: the same activities as a table.",
        presets={
            "The start": dict(step=0),
            "They part": dict(step=20),
            "The code": dict(step=n_notes),
            "Hidden weights frozen": dict(step=n_notes, armed=True),
        },
        seed=slider(0, 9, 1, value=7, label="Another start"),
        step=steps(n_notes, value=n_notes, label="Training", interval=80),
        armed=toggle(False, label="Arm the machine: random hidden weights that stay as they are"),
    )


def _project(points):
    """Place points (N, 3) of the unit cube on paper, seen a little from the right and from above."""
    return points @ np.array([[1.0, 0.0], [0.45, 0.32], [0.0, 1.0]])
