"""Place cells: the field of one, and a walk read back from the spikes of many."""

import numpy as np
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.patches import Circle, Polygon

from neurocourse.caching import kept
from neurocourse.hippocampus.places import place_cells
from neurocourse.plots import BRAIN, GREEN, GREY, INK, PURPLE, figure, follow, move, panel, rule, title
from neurocourse.plots.panels import SMALL
from neurocourse.teaching import Explorer, choice, slider, steps
from neurocourse.wording import count, number

__all__ = ["decode_walk", "place_fields"]

DT = 0.02  # s
TILE = 5  # cm, of the measured map
CHANCES = LinearSegmentedColormap.from_list("chances", [GREEN + "00", GREEN])  # nothing where there is no chance
FUR = "#b9b2a7"
ON_MAP = "#fffaf0"  # a white that stays white on dark paper
NAMES = "rat (wide grey)", "● Bayes", "■ mean of centres"
BODY = np.array([(-9, 0), (-7, 3.6), (0, 4.2), (5, 3), (10, 0), (5, -3), (0, -4.2), (-7, -3.6)])  # cm, heading along x
TAIL = np.array([(-9, 0), (-12, 1.2), (-15, -1.2), (-18, 0.6)])
EARS = np.array([(4, 3), (4, -3)])


def _box(ax, words, sign):
    panel(ax, words, ("x (cm)", 0, 100), ("", 0, 100), sign, aspect="equal", xticks=[0, 50, 100], yticks=[0, 50, 100])


class Rat:
    """A rat seen from above, at the size of a young one: 20 cm without its tail."""

    def __init__(self, ax):
        self.body = ax.add_patch(Polygon(BODY, closed=True, fc=FUR, ec=INK, lw=1, zorder=3, clip_on=False))
        (self.tail,) = ax.plot([], [], color=INK, lw=1.6, zorder=3, clip_on=False)
        (self.ears,) = ax.plot([], [], "o", color=FUR, mec=INK, ms=4, zorder=3, clip_on=False)

    def stand(self, place, heading):
        """Stand at a place and look along ``heading``, both (2,) in cm."""
        a = np.arctan2(*heading[::-1])
        turn = np.array([[np.cos(a), np.sin(a)], [-np.sin(a), np.cos(a)]])
        body, tail, ears = (place + part @ turn for part in (BODY, TAIL, EARS))
        self.body.set_xy(body)
        self.tail.set_data(*tail.T)
        self.ears.set_data(*ears.T)


def place_fields():
    """One cell listened to while a synthetic animal wanders: its spikes on the path, and its map of rates."""
    path = place_cells.walk(600, dt=DT, rng=1)
    tile = (np.minimum(path // TILE, 100 // TILE - 1) @ [1, 100 // TILE]).astype(np.intp)
    fig, (left, right) = figure(1, 2, size=(6.4, 3.5), width_ratios=(1, 1.13))
    (way,) = left.plot([], [], color=GREY, lw=0.6, alpha=0.7)
    (fired,) = left.plot([], [], "o", color=BRAIN, ms=3)
    rat = Rat(left)
    _box(left, "A dot for each spike", "cell")
    left.set_ylabel("y (cm)")
    image = right.imshow(np.zeros((20, 20)), extent=(0, 100, 0, 100), origin="lower", cmap="viridis", vmin=0, vmax=20)
    ring = right.add_patch(Circle((0, 0), 1, fill=False, color=ON_MAP, lw=2, ls="--"))
    _box(right, "Spikes per time in a tile", "cell")
    fig.colorbar(image, ax=right, label="rate (Hz)")

    def update(cell, sigma, minutes, noise):
        cells = place_cells.scatter(40, sigma=sigma, r_0=noise, rng=4)
        one = cells._replace(c=cells.c[[cell - 1]])
        T = int(minutes * 60 / DT)
        n = place_cells.spikes(one, path[:T], DT, rng=cell)[:, 0]
        heard = path[:T][n > 0]
        way.set_data(*path[:T:15].T)
        fired.set_data(*heard.T)
        rat.stand(path[T - 1], path[T - 1] - path[T - 15])
        image.set_data(_map(tile[:T], n))
        ring.set(center=one.c[0], radius=sigma)
        inside = np.linalg.norm(path[:T] - one.c[0], axis=1) < 2 * sigma
        share = n[inside].sum() / max(n.sum(), 1)
        return (
            f"{{cell}}, {{minutes}}: {count(n.sum(), 'spike')}, {share:.0%} of them within two widths of its "
            f"centre, where the animal spent {inside.mean():.0%} of the time."
        )

    return Explorer(
        fig,
        update,
        title="A place cell",
        alt="Left: a rat and its winding path in a box of one metre, with a blue dot for each spike of one cell; "
        "the dots crowd in one place. Right: the rate of that cell in each tile; a ring is one width from the centre.",
        presets={
            "Another cell": dict(cell=23),
            "Narrow field": dict(sigma=6),
            "Wide field": dict(sigma=25),
            "One minute only": dict(minutes=1),
            "A noisy cell": dict(noise=3),
        },
        cell=slider(1, 40, value=8, label="Cell", show=lambda k: f"cell {k}"),
        sigma=slider(5, 30, value=12, unit="cm", label="Width of its field σ"),
        minutes=slider(1, 10, value=3, unit="min", label="Time listened"),
        noise=slider(0.1, 5.1, 0.2, value=0.1, unit="Hz", label="Background rate"),
    )


def _map(tile, count):
    """Measured rates, Hz, in tiles; where the animal never was they are masked."""
    spent = np.bincount(tile, minlength=400) * DT
    total = np.bincount(tile, weights=count, minlength=400)
    return np.ma.masked_where(spent == 0, total / np.maximum(spent, DT)).reshape(20, 20)


@kept
def reading(n_cells, tau, noise):
    """A walk of 30 s in windows of ``tau``: places, both guesses, spikes, log P of each tile, least error, centres."""
    path, places = place_cells.walk(30, dt=DT, rng=7), place_cells.floor(2.0)
    cells, n_steps = place_cells.scatter(n_cells, r_0=noise, rng=3), round(tau / DT)
    n = place_cells.windows(place_cells.spikes(cells, path, DT, rng=5), n_steps)
    true = place_cells.windows(path, n_steps) / n_steps
    log_p = place_cells.log_posterior(cells, n, tau, places).astype(np.float32)
    bayes, mean = places[log_p.argmax(axis=1)], place_cells.population_vector(cells, n)
    return true, bayes, mean, n, log_p, place_cells.least_error(cells, true, tau), cells.c


def decode_walk():
    """Where was the animal? Only its place cells are asked: by Bayes' rule, and by the mean of their centres."""
    fig, (left, right) = figure(1, 2, size=(6.4, 3.7), width_ratios=(1, 1.15))
    image = left.imshow(np.zeros((50, 50)), extent=(0, 100, 0, 100), origin="lower", cmap=CHANCES, vmin=0, vmax=1)
    (way,) = left.plot([], [], color=GREY, lw=1, alpha=0.8)
    (mean_at,) = left.plot([], [], "s", color=PURPLE, ms=8, mec="white", zorder=4)
    (bayes_at,) = left.plot([], [], "o", color=BRAIN, ms=9, mec="white", zorder=4)
    lit = left.scatter([0], [0], s=[0], color=BRAIN, alpha=0.5, lw=0)
    rat = Rat(left)
    _box(left, "What the spikes say", "cell")
    left.set_ylabel("y (cm)")
    (true_x,) = right.plot([], [], color=GREY, lw=6, alpha=0.45)
    (mean_x,) = right.plot([], [], "--", color=PURPLE, lw=1.3)
    (bayes_x,) = right.plot([], [], color=BRAIN, lw=1.6)
    now = rule(right, x=0, color=INK, ymax=0.75)
    panel(right, "The walk along x", ("time (s)", 0, 100), ("x (cm)", 0, 142), yticks=[0, 50, 100])
    right.set_xticks(np.arange(0, 31, 10) / 0.3, range(0, 31, 10))
    for x, y, text, colour in zip((2, 60, 2), (130, 130, 114), NAMES, (GREY, BRAIN, PURPLE), strict=True):
        right.text(x, y, text, color=colour, weight="bold", size=SMALL, zorder=1)

    def update(cells, tau, noise, moment):
        true, bayes, mean, n, log_p, bound, centres = reading(cells, tau, noise)
        k = min(int(moment / 100 * len(true)), len(true) - 1)
        p = np.exp(log_p[k] - log_p[k].max())
        image.set_data(np.sqrt(p).reshape(50, 50))
        way.set_data(*true.T)
        lit.set(offsets=centres, sizes=16 * n[k])
        rat.stand(true[k], true[min(k + 1, len(true) - 1)] - true[max(k - 1, 0)])
        for dot, series in ((bayes_at, bayes), (mean_at, mean)):
            dot.set_data(series[[k], 0], series[[k], 1])
        t = (np.arange(len(true)) + 0.5) * tau
        follow([true_x, bayes_x, mean_x], t / 0.3, [true[:, 0], bayes[:, 0], mean[:, 0]])
        move(now, x=t[k] / 0.3)
        title(left, f"{t[k]:.1f} s: {count(n[k].sum(), 'spike')} {'says' if n[k].sum() == 1 else 'say'} …")
        return (
            f"{cells} cells, windows of {tau} s: Bayes errs by {place_cells.rms(bayes, true):.1f} cm, the mean of the "
            f"centres by {place_cells.rms(mean, true):.1f} cm (theory, at rest and without walls: about "
            f"{number(bound, 1)} cm)."
        )

    return Explorer(
        fig,
        update,
        title="Reading the walk from the spikes",
        alt="Left: a rat on its path through a box; blue lights over the fields of the cells that fire, and two "
        "guesses from their spikes over a green map of how likely each place is. Right: the animal's x over 30 "
        "seconds and both guesses.",
        presets={
            "Ten cells": dict(cells=10),
            "Many cells": dict(cells=320),
            "Too short a window": dict(tau=0.1),
            "Too long a window": dict(tau=2.0),
            "Noisy cells": dict(noise=3.1),
        },
        cells=choice(5, 10, 20, 40, 80, 160, 320, value=80, label="Number of cells"),
        tau=choice(0.1, 0.2, 0.5, 1.0, 2.0, value=0.5, label="Window (s)"),
        noise=slider(0.1, 5.1, 0.5, value=0.1, unit="Hz", label="Background rate"),
        moment=steps(100, value=42, label="Moment", interval=120, show=lambda k: f"{0.3 * k:.1f} s"),
    )
