"""A row of receptors of a horseshoe crab, and a photograph that goes through the same wires."""

import numpy as np

from neurocourse.caching import kept
from neurocourse.competition.borders import limulus
from neurocourse.data import photographs
from neurocourse.plots import BRAIN, INK, MACHINE, PAPER, badge, discs, figure, key, panel
from neurocourse.plots.pictures import bare, grey, picture
from neurocourse.teaching import Explorer, handle, slider
from neurocourse.wording import count, number

__all__ = ["borders"]

N = limulus.N
PLACES = np.arange(N)
BRIGHTEST, SEED = 3.0, 1


def borders(steady_rates=limulus.steady_rates):
    """A step of light on sixty receptors that inhibit each other; beside it a photograph, through the same wires."""
    fig, axes = figure(size=(6.4, 4.2), plan="ab;cd", width_ratios=(1.75, 1), height_ratios=(1, 1.35))
    scene, seen, rates, told = axes.values()
    eye = _eye(scene)
    picture(seen, "A photograph", (N, N), sign="unit").set_data(flower())
    after = picture(told, "Through this eye", (N, N), sign="unit")
    panel(rates, "What each receptor fires", ("receptor", -0.5, N - 0.5), ("rate", -0.6, 4.1), "cell", yticks=range(4))
    (light,) = rates.step([], [], color=INK, ls=":", lw=1.4, where="mid", label="alone")
    (ours,) = rates.plot([], [], color=BRAIN, lw=2, label="with neighbours")
    (sums,) = rates.plot([], [], color=MACHINE, lw=1.6, ls="--", label="by the equation")
    key(rates, "upper left", ncols=3, columnspacing=0.8, handlelength=1.1).set_zorder(0)

    @kept
    def states(total, reach, place, bright):
        K = limulus.neighbours(total=total, reach=reach)
        e = limulus.step_of_light(place=place, bright=bright)
        return K, e, limulus.settle(e, K, rng=SEED)

    @kept
    def camera(total, reach):
        return limulus.settle(flower(), limulus.neighbours(total=total, reach=reach), T=30, rng=SEED)

    def update(place, bright, total, reach):
        K, e, row = states(total, reach, place, bright)
        agreed = np.asarray(steady_rates(e, K), dtype=np.float64)
        eye(e, row)
        light.set_data(PLACES, e)
        ours.set_data(PLACES, row)
        sums.set_data(PLACES, agreed.clip(-3, 8))
        after.set_data((camera(total, reach) * (1 + total)).clip(0, 1))
        return _says(K, row, agreed, place, bright, total)

    made = badge(rates, steady_rates)
    return Explorer(
        fig,
        update,
        title="Rivals with borders",
        alt="Left, above: light on sixty receptors in a row, and the cells below them, the fuller of colour the "
        "faster they fire. Left, below: what each would fire alone, what it fires with its neighbours, and what the "
        "equation says. Right: a photograph of a dahlia, and what such an eye makes of each of its rows, brightened "
        f"so that plain grey stays as it was.{made}",
        presets={
            "No inhibition": dict(total=0),
            "Mach bands": dict(total=0.4),
            "Rates below zero": dict(total=1.5),
            "Too strong": dict(total=5.0, bright=1.0),
        },
        handles=[handle(rates, x="place", y="bright")],
        place=slider(10, 50, 1, value=30, label="Border at receptor"),
        bright=slider(1.0, BRIGHTEST, 0.5, value=3.0, label="Bright side, times the dark"),
        total=slider(0, 5, 0.1, value=0.4, label="Inhibition, all together"),
        reach=slider(1.0, 4.0, 0.5, value=2.0, unit="receptors", label="It reaches"),
    )


@kept
def flower():
    """The dahlia, N by N pixels, grey."""
    photo = grey(photographs().dahlia)[6:186, 6:186]
    return photo.reshape(N, 3, N, 3).mean(axis=(1, 3))


def _eye(ax):
    """Facets with light on them over cells; returns a function that shows light (N,) and rates (N,)."""
    bare(ax, "Light on facets, and their cells", "cell", xlim=(-0.5, N - 0.5), ylim=(-0.9, 4.5))
    ax.set_aspect("auto")
    light = ax.imshow(
        np.zeros((1, N)), "gray", vmin=0, vmax=1.15 * BRIGHTEST, extent=(-0.5, N - 0.5, 2.9, 4.1), aspect="auto"
    )
    ax.vlines(np.arange(N + 1) - 0.5, 2.9, 4.1, color=INK, lw=0.5)
    ax.vlines(PLACES, 0.7, 2.9, color=BRAIN, lw=0.7, alpha=0.7)
    for height in (1.5, 1.85, 2.2):
        ax.hlines(height, 0, N - 1, color=BRAIN, lw=0.6, alpha=0.7)  # fibres through which they hold each other back
    bodies = np.column_stack([PLACES, np.zeros(N)])
    discs(ax, bodies, 0.86, 1.5, fc=PAPER, ec=BRAIN, lw=0.8)
    cells = discs(ax, bodies, 0.86, 1.5, fc=BRAIN, lw=0)

    def show(shone, rates):
        light.set_data(shone[None])
        cells.set_alpha((rates / max(rates.max(), 1e-9)).clip(0, 1))

    return show


def _says(K, row, agreed, place, bright, total):
    """The sentence: bands at the border, cells that fell silent, or stripes."""
    firing, low = int((row > 0.01).sum()), limulus.weakest(K)
    if low < -1 and firing == N:
        return "Inhibition {total} is a little too much: what sets one receptor apart from the next grows, slowly."
    if low < -1:
        light = "plain grey light" if bright == 1 else "this light"
        return f"Inhibition {{total}} is too much: in {light} only {firing} of {N} receptors fire, in stripes."
    if bright == 1:
        return f"In plain grey light each receptor fires {number(row[0], 2)}: 1 / (1 + {{total}})."
    over, under = limulus.bands(row, place)
    bands = f"the bright side rises {over:.0%} over its far end, the dark side falls {under:.0%} below its own"
    if agreed.min() < -1e-9:
        silent = count(N - firing, "receptor falls silent", "receptors fall silent")
        return f"Inhibition {{total}}: {silent}, where the equation asks for a rate of {number(agreed.min(), 2)}."
    return f"Inhibition {{total}}: at the border {bands}."
