"""A loop drawn as a chain, and what happens to a gradient that travels back along it."""

import numpy as np
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.patches import FancyArrowPatch

from neurocourse.hippocampus.recurrence import unrolled
from neurocourse.plots import GREY, INK, MACHINE, ON_COLOUR, PURPLE, figure, panel
from neurocourse.plots.panels import SMALL
from neurocourse.plots.pictures import bare
from neurocourse.teaching import Explorer, choice, handle, slider, steps
from neurocourse.wording import number, scientific

__all__ = ["unroll", "vanishing_gradient"]

SIGNED = LinearSegmentedColormap.from_list("signed", [PURPLE, "#f4f1ea", MACHINE])  # −1, 0, 1
N_STEPS = 7
INPUTS = {
    "one pulse": (1, 0, 0, 0, 0, 0, 0),
    "two pulses": (1, 0, 0, 1, 0, 0, 0),
    "up and down": (1, -1, 1, -1, 1, -1, 1),
    "always on": (1, 1, 1, 1, 1, 1, 1),
}
ROWS = {"X": 0.0, "h": 1.0, "Y": 2.0}  # from the input below to the output above


def unroll():
    """The flowchart of the recurrent network as a chain, Xₜ → hₜ → Yₜ, each box with the value it has now."""
    fig, ax = figure(1, 1, size=(6.4, 3.6))
    bare(ax, xlim=(-1.35, N_STEPS + 0.45), ylim=(-0.75, 2.55))
    for name, words in (("X", "input X"), ("h", "state h"), ("Y", "output Y")):
        ax.text(-0.4, ROWS[name], words, ha="right", va="center", size=SMALL)
    x = np.arange(1, N_STEPS + 1)
    nodes, texts = {}, {}
    for (name, y), marker in zip(ROWS.items(), "sos", strict=True):
        where = np.arange(N_STEPS + 1) if name == "h" else x
        look = dict(cmap=SIGNED, vmin=-1, vmax=1, marker=marker, edgecolors=GREY, linewidths=1.2)
        nodes[name] = ax.scatter(where, np.full(len(where), y), s=980, c=np.zeros(len(where)), **look)
        texts[name] = [ax.text(k, y, "", ha="center", va="center", color=ON_COLOUR, size=SMALL) for k in where]
    for k in x:
        ax.text(k, -0.55, f"t = {k}", ha="center", va="center", size=SMALL)
    ups = [[_arrow(ax, (k, y + 0.28), (k, y + 0.72)) for y in (0, 1)] for k in x]
    overs = [_arrow(ax, (k - 0.72, 1), (k - 0.28, 1)) for k in x]
    labels = [ax.text(k - 0.5, 1.2, "U", ha="center", weight="bold") for k in x]

    def update(inputs, u, w, step):
        weights = unrolled.Weights(np.array([[w]]), np.array([[u]]), np.zeros(1), np.array([[1.0]]), np.zeros(1))
        sequence = np.array(INPUTS[inputs], dtype=float)[:, None]
        run = unrolled.recursive(sequence, weights)
        chain = unrolled.unrolled(sequence, unrolled.copies(weights, N_STEPS))
        values = {"X": sequence[:, 0], "h": run.h[:, 0], "Y": run.y[:, 0]}
        for name, value in values.items():
            reached = step + (name == "h")
            shown = np.where(np.arange(len(value)) < reached, value, 0)
            nodes[name].set_array(np.clip(shown, -1, 1))
            for k, (text, v) in enumerate(zip(texts[name], value, strict=True)):
                text.set_text(number(v, 2) if k < reached else "")
        for k, (over, up, label) in enumerate(zip(overs, ups, labels, strict=True)):
            for arrow in (over, *up):
                arrow.set(color=INK if k < step else GREY, alpha=1.0 if k < step else 0.25)
            label.set_alpha(1.0 if k < step else 0.25)
        if not step:
            return "Before the first input the state h is 0. Press Play: every step uses the same three weights."
        apart = np.abs(run.y - chain.y).max()
        apart = "less than 10⁻¹²" if apart < 1e-12 else scientific(apart)
        before, x_t, h = run.h[step - 1, 0] + 0.0, sequence[step - 1, 0], run.h[step, 0]
        return (
            f"At {{step}} h = tanh({{w}} × {number(x_t, 0)} + {{u}} × {number(before, 2)}) = {number(h, 2)}. "
            f"The loop and the chain of {N_STEPS} layers differ by {apart}."
        )

    return Explorer(
        fig,
        update,
        title="The loop, unrolled in time",
        alt="A chain of seven columns. In each, an input box below sends its value up to a state circle, which "
        "sends it on to an output box. Every state also gets an arrow from the state to its left, labelled U. Purple "
        "is negative, amber positive.",
        presets={
            "It fades": dict(u=0.6, step=N_STEPS),
            "It stays": dict(u=2.0, step=N_STEPS),
            "It flips": dict(u=-1.5, step=N_STEPS),
            "No recurrence": dict(u=0, step=N_STEPS),
        },
        inputs=choice(*INPUTS, label="Input"),
        u=slider(-2, 2, 0.1, value=0.9, label="U, from the last state"),
        w=slider(0, 2, 0.1, value=1.0, label="W, from the input"),
        step=steps(N_STEPS, value=N_STEPS, label="Time step", interval=500, show=lambda t: f"step {t}"),
    )


def _arrow(ax, start, end):
    return ax.add_patch(FancyArrowPatch(start, end, arrowstyle="-|>", mutation_scale=12, lw=1.4, color=INK))


def vanishing_gradient():
    """A gradient sent back through time: how much is left after so many steps, and the eigenvalues that decide it."""
    n_hidden, seed = 60, 3
    spectra = {}
    for kind in ("random", "orthogonal"):
        drawn = unrolled.draw(1, n_hidden, 1, spectral_radius=1, orthogonal=kind == "orthogonal", rng=seed)
        spectra[kind] = np.linalg.eigvals(drawn.U)
    fig, (left, right) = figure(1, 2, size=(6.4, 3.5), width_ratios=(1.25, 1))
    panel(left, "How much of it arrives", ("steps back in time", 0, 104), ("its length", 1e-22, 1e22), "unit")
    left.set_yscale("log")
    (line,) = left.plot([], [], color=MACHINE, lw=2.6)
    (power,) = left.plot([], [], color=INK, ls="--", lw=1.2)
    (end,) = left.plot([], [], "o", color=MACHINE, ms=8)
    name = left.text(0, 1, "ρᵗ", va="bottom", size=12)
    circle = np.linspace(0, 2 * np.pi, 200)
    right.plot(np.cos(circle), np.sin(circle), color=GREY, lw=1.2, ls="--")
    right.text(0, -2.05, "dashed: |λ| = 1", color=GREY, ha="center", va="bottom", size=SMALL)
    (dots,) = right.plot([], [], "o", ms=4.5, color=MACHINE)
    panel(right, "Eigenvalues λ of U", ("real part", -1.7, 1.7), ("imaginary part", -2.1, 1.7), "unit", aspect="equal")

    def update(rho, T, drive, matrix):
        orthogonal = matrix == "orthogonal"
        run = unrolled.gradient_decay(rho, T, drive=drive, orthogonal=orthogonal, n_hidden=n_hidden, rng=seed)
        norm = np.clip(run.norm, 1e-23, 1e23)
        line.set_data(run.lag, norm)
        end.set_data(run.lag[-1:], norm[-1:])
        power.set_data(run.lag, np.clip(rho ** run.lag.astype(float), 1e-23, 1e23))
        k = int(0.6 * T)
        name.set_position((k, np.clip(rho**k * 10, 1e-21, 1e19)))
        values = rho * spectra[matrix]
        dots.set_data(values.real, values.imag)
        dots.set_color(PURPLE if rho > 1 else MACHINE)
        dots.set_marker("^" if rho > 1 else "o")
        left_over = scientific(run.norm[-1]) if not 0.01 <= run.norm[-1] < 100 else f"{run.norm[-1]:.2f}"
        slope = f"; the units' mean slope is {run.slope:.2f}" if drive else ""
        return f"After {T} steps {left_over} of the gradient is left: × {run.rate:.2f} a step, ρ is {rho:g}{slope}."

    return Explorer(
        fig,
        update,
        title="The gradient vanishes, or explodes",
        alt="Left: length of the gradient against steps back in time on a logarithmic scale, and dashed the power of "
        "the spectral radius to expect. Right: eigenvalues of the recurrent weights and the unit circle.",
        presets={
            "Vanishing": dict(rho=0.8, drive=0, matrix="orthogonal"),
            "Just right": dict(rho=1.0, drive=0, matrix="orthogonal"),
            "Exploding": dict(rho=1.2, drive=0, matrix="orthogonal"),
            "Saturated": dict(rho=1.2, drive=1.5, matrix="orthogonal"),
            "Random weights": dict(rho=0.9, drive=0, matrix="random"),
        },
        handles=[handle(left, x="T", at=lambda **_: end.get_ydata()[0]), handle(right, x="rho", at=0)],
        rho=slider(0.5, 1.5, 0.05, value=0.8, label="Spectral radius ρ of U"),
        T=slider(10, 100, 5, value=100, unit="steps", label="Length of the sequence"),
        drive=slider(0, 2, 0.1, value=0, label="Strength of the input"),
        matrix=choice("orthogonal", "random", value="orthogonal", label="Weights"),
    )
