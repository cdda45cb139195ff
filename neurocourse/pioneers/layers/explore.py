"""Backpropagation at work: a small network learns exclusive-or, and eight messages find a code."""

import numpy as np
from matplotlib.colors import LinearSegmentedColormap

from neurocourse.caching import kept
from neurocourse.pioneers.layers import backprop
from neurocourse.pioneers.layers import encoder as hinton
from neurocourse.plots import BLUE, GREEN, GREY, ON_COLOUR, ORANGE, PURPLE, RED, SKY, YELLOW, figure
from neurocourse.teaching import Explorer, choice, slider, steps
from neurocourse.wording import number

__all__ = ["encoder", "learn_xor"]

EIGHT = (BLUE, ORANGE, GREEN, RED, PURPLE, SKY, YELLOW, GREY)
N_STARTS = 20
OUTPUT = LinearSegmentedColormap.from_list("output", ["#fdfbf6", ORANGE])  # 0, 1


def learn_xor():
    """A 2-n-1 network learns exclusive-or: its answer over the square, its error, and what its hidden units see."""
    n_notes = 60
    runs = {n: backprop.learn_xor(int(n), seeds=range(N_STARTS), every=3000 // n_notes) for n in "234"}
    grid = np.linspace(-0.3, 1.3, 41)
    square = np.stack(np.meshgrid(grid, grid), axis=-1).reshape(-1, 2)
    fig, (left, middle, right) = figure(1, 3, size=(9.6, 3.4))
    surface = left.imshow(
        np.zeros((41, 41)), origin="lower", extent=(-0.3, 1.3, -0.3, 1.3), vmin=0, vmax=1, cmap=OUTPUT
    )
    left.set(title="Answer of the network", xlabel="x₁", ylabel="x₂", xticks=[0, 1], yticks=[0, 1])
    for x, y in zip(backprop.XOR_X, backprop.XOR_Y[:, 0], strict=True):
        left.plot(*x, "^" if y else "o", color=ORANGE if y else BLUE, mec=ON_COLOUR, ms=10)
    (error,) = middle.semilogy([], [], color=BLUE, lw=1.8)
    (here,) = middle.semilogy([], [], "o", color=RED, ms=8)
    middle.set(title="Error", xlabel="epoch", ylabel="E", xlim=(-100, 3100), ylim=(3e-4, 2))
    image = right.imshow(np.zeros((4, 4)), vmin=0, vmax=1, cmap=OUTPUT, aspect="auto")
    right.set(title="Hidden units", yticks=range(4), yticklabels=["00", "01", "10", "11"], ylabel="input", xticks=[])

    def update(n_hidden, seed, step):
        run = runs[n_hidden]
        W1, b1, W2, b2 = (part[seed] for part in run.weights[step])
        y_hat = backprop.sigmoid(backprop.sigmoid(square @ W1.T + b1) @ W2.T + b2)
        surface.set_data(y_hat.reshape(41, 41))
        error.set_data(run.epoch, run.loss[:, seed])
        here.set_data([run.epoch[step]], [run.loss[step, seed]])
        image.set_data(run.h[step, seed])
        right_answers = int(np.sum((run.y_hat[step, seed] > 0.5) == (backprop.XOR_Y > 0.5)))
        return f"Epoch {number(run.epoch[step])}: error {run.loss[step, seed]:.3f}, {right_answers} of 4 answers right."

    return Explorer(
        fig,
        update,
        title="Backpropagation learns exclusive-or",
        alt="Left: the network's answer over the square of its inputs, with the four examples. Middle: its error as "
        "training goes on. Right: what each hidden unit says to each of the four inputs.",
        presets={
            "It works": dict(n_hidden="4", seed=1, step=n_notes),
            "It gets stuck": dict(n_hidden="2", seed=0, step=n_notes),
            "Two can be enough": dict(n_hidden="2", seed=1, step=n_notes),
        },
        n_hidden=choice(*"234", value="4", label="Hidden units"),
        seed=slider(0, N_STARTS - 1, 1, value=1, label="Another start"),
        step=steps(n_notes, value=n_notes, label="Training", interval=80),
    )


def encoder(backward=backprop.backward_pass):
    """Watch eight messages find their codes in the cube of three hidden units.

    Parameters
    ----------
    backward : function
        ``backward(x, y, h, y_hat, W2) -> (dW1, delta1, dW2, delta2)``, for instance the learner's own.
    """
    learned = kept(lambda seed: hinton.train_encoder(backward, rng=seed))
    fig = figure(1, 2, size=(9, 3.8), width_ratios=(1.1, 1))[0]
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
    cube.set(title="The eight messages in the cube of hidden activities", xticks=[], yticks=[])
    cube.set(xlim=(-0.15, 1.6), ylim=(-0.15, 1.5))
    cube.spines[:].set_visible(False)
    image = right.imshow(np.zeros((8, 3)), vmin=0, vmax=1, cmap=OUTPUT, aspect="auto")
    cells = [[right.text(j, i, "", ha="center", va="center", color=ON_COLOUR) for j in range(3)] for i in range(8)]
    right.set(title="Hidden activities", yticks=range(8), ylabel="message", xticks=range(3))
    right.set(xticklabels=["unit 1", "unit 2", "unit 3"])

    def update(seed, step):
        run = learned(seed)
        codes = run.codes[step]
        for dot, name, place in zip(dots, names, _project(codes), strict=True):
            dot.set_data(place[:1], place[1:])
            name.set_position(place)
        image.set_data(codes)
        for row, values in zip(cells, codes, strict=True):
            for cell, value in zip(row, values, strict=True):
                cell.set_text(f"{value:.1f}")
        sent = int(np.sum(run.outputs[step].argmax(axis=1) == np.arange(8)))
        using = getattr(backward, "badge", "reference backward_pass")
        return (
            f"Epoch {number(run.epoch[step])} with {using}: {sent} of 8 messages come through, error "
            f"{run.loss[step]:.2f}."
        )

    n_notes = 100
    return Explorer(
        fig,
        update,
        title="The 8-3-8 encoder",
        alt="Left: eight numbered dots inside a cube, each placed by the activities of three hidden units; they start "
        "in a heap and move towards the corners. Right: the same activities as a table.",
        presets={"The start": dict(step=0), "They part": dict(step=20), "The code": dict(step=n_notes)},
        seed=slider(0, 9, 1, value=7, label="Another start"),
        step=steps(n_notes, value=n_notes, label="Training", interval=80),
    )


def _project(points):
    """Place points (N, 3) of the unit cube on paper, seen a little from the right and from above."""
    return points @ np.array([[1.0, 0.0], [0.45, 0.32], [0.0, 1.0]])
