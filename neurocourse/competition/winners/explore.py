"""Ten prototypes that compete for handwritten digits."""

import numpy as np

from neurocourse.caching import kept
from neurocourse.competition.winners import prototypes
from neurocourse.data import digits
from neurocourse.plots import BRAIN, INK, MACHINE, ON_COLOUR, figure, panel, rule, set_bars
from neurocourse.plots.panels import SMALL
from neurocourse.plots.pictures import picture
from neurocourse.teaching import Explorer, arm, choice, slider, steps
from neurocourse.wording import count

__all__ = ["dead_units"]

K, LOOKS, EPOCHS = prototypes.K, prototypes.LOOKS, 3
SIDE = 8
GAP = 1  # pixel between two pictures
SEEN = np.linspace(0, EPOCHS * 1797, LOOKS + 1)  # digits


def dead_units():
    """Ten prototypes learn digits by winning them: on the left what they have become, on the right who wins."""
    fig, axes = figure(size=(6.4, 4.1), plan="ab;cc", height_ratios=(1.5, 1), width_ratios=(1.7, 1))
    (left, right, below), X = axes.values(), digits().X
    shape = 2 * SIDE + GAP, 5 * SIDE + 4 * GAP
    sheet = picture(left, "What ten cells have become", shape, "Greys", sign="cell")
    _number(left)
    (crosses,) = left.plot([], [], "x", color=ON_COLOUR, ms=17, mew=2)
    left.set_anchor("NW")
    bars = right.bar(np.arange(1, K + 1), np.zeros(K), 0.7, color=BRAIN, ec=INK, lw=0.6)
    panel(right, "Who wins", ("cell", 0.3, K + 0.7), ("% of the digits", 0, 105), "cell", xticks=range(1, K + 1, 3))
    rule(right, "", y=100 / K)
    (line,) = below.plot([], [], color=BRAIN, lw=2)
    panel(
        below,
        "Squared distance from the nearest cell, times k-means",
        ("digits seen", 0, 1.02 * SEEN[-1]),
        ("", 0.7, 2.1),
        "unit",
    )
    rule(below, "k-means, all digits at once", y=1.0, under=True, color=MACHINE, ls="--")
    (dot,) = below.plot([], [], "o", color=BRAIN, ms=8)

    def update(step, start, conscience, seed):
        W, wins, off = learned(start, conscience, seed)
        now = 100 * wins[max(step - 1, 0)] / wins[0].sum() if step else np.zeros(K)
        set_bars(bars, now)
        dead = np.setdiff1d(np.arange(K), prototypes.nearest(X, W[step]))
        faded = np.where(np.isin(np.arange(K), dead), 0.4, 1.0)
        sheet.set_data(_sheet(faded[:, None] * W[step]))
        crosses.set_data(*_middle(dead))
        line.set_data(SEEN, off)
        dot.set_data([SEEN[step]], [off[step]])
        return (
            f"After {SEEN[step]:,.0f} digits {count(len(dead), 'cell is', 'cells are')} nearest to no digit; "
            f"the error of all ten together is {off[step]:.2f} times that of k-means."
        )

    return Explorer(
        fig,
        update,
        title="Winners that learn",
        alt="Left: ten prototypes as pictures of 8 by 8 pixels; a cross marks those that are nearest to no digit. "
        "Right: the share of the last digits that each has won. Below: the squared distance of all digits from their "
        "nearest prototypes, divided by that of k-means.",
        presets={
            "Dead units": dict(),
            "A start at ten digits": dict(start=prototypes.STARTS[1]),
            "A conscience": dict(conscience=True),
        },
        step=steps(LOOKS, value=LOOKS, label="Learning", interval=80, show=_seen),
        start=choice(*prototypes.STARTS, label="They start"),
        conscience=arm("a conscience", remains="nothing"),
        seed=slider(1, 6, 1, value=1, label="Another start"),
    )


@kept
def learned(start, conscience, seed):
    """Prototypes on the way, the wins between them, and how far the digits are from them, times k-means."""
    X = digits().X
    found = prototypes.learn(X, start=start, conscience=float(conscience), epochs=EPOCHS, rng=seed)
    off = [prototypes.inertia(X, W) / best() for W in found.W]
    return found.W, found.wins, np.array(off)


@kept
def best():
    """What k-means leaves, the best of ten starts."""
    X = digits().X
    return prototypes.inertia(X, prototypes.k_means(X, rng=0))


def _seen(k):
    """How many digits have been seen after so many pictures."""
    return count(round(SEEN[k]), "digit")


def _sheet(W):
    """Ten prototypes side by side in two rows."""
    sheet = np.zeros((2 * SIDE + GAP, 5 * SIDE + 4 * GAP))
    for j, w in enumerate(W):
        i, k = (SIDE + GAP) * np.array(divmod(j, 5))
        sheet[i : i + SIDE, k : k + SIDE] = w.reshape(SIDE, SIDE)
    return sheet


def _number(ax):
    """Write which cell it is in the corner of each picture."""
    for j in range(K):
        x, y = _middle(j)
        ax.text(x - SIDE / 2, y - SIDE / 2, j + 1, size=SMALL, color=ON_COLOUR, va="top", ha="left")


def _middle(j):
    """Where the middles of some prototypes' pictures lie: x and y."""
    row, col = np.divmod(j, 5)
    return (SIDE + GAP) * col + (SIDE - 1) / 2, (SIDE + GAP) * row + (SIDE - 1) / 2
