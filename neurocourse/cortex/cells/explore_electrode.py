"""At the electrode: a cell that wants a line."""

import numpy as np
from matplotlib.patches import Arc, Circle, Polygon

from neurocourse.caching import kept
from neurocourse.cortex.cells import receptive_field
from neurocourse.plots import BRAIN, GREY, INK, SKY, figure, here, move, panel, rule
from neurocourse.plots.panels import SMALL
from neurocourse.plots.pictures import bare, picture
from neurocourse.teaching import Explorer, choice, handle, slider, steps, toggle
from neurocourse.wording import number

__all__ = ["hubel_wiesel"]

VESSEL = "#d08b3c"  # of the retina, which is dark on every paper

LIKES, FIRST = 60, 95  # degrees: the slope that the cell of the explorer prefers, and the one that is shown first
SLOPES = np.arange(0, 181, 5)
FINE = np.arange(180)
SHOWN = ("spot of light", "bar of light", "edge of a slide")
FAR, STEP = 12, 0.1  # pixels to the left and the right that the light goes, and seconds that it takes for one
SWEEP = 2 * FAR * STEP


def hubel_wiesel():
    """A bar of light on a retina, an electrode in a cell of the cortex, and the question what the cell wants."""
    fig, axes = figure(size=(6.4, 4.2), plan="ad;ac;bc", height_ratios=(1, 0.9, 0.75), width_ratios=(1, 1.3))
    above, below, right, bench = (axes[name] for name in "abcd")
    screen, centres = _retina(above)
    panel(below, "Its clicks", ("since the left edge (s)", 0, SWEEP), ("", -1, 1), "cell", yticks=[])
    (ticks,) = below.plot([], [], "|", color=INK, ms=16, mew=1)
    now = rule(below, x=0, ls="-", color=SKY, lw=2)
    panel(right, f"Slopes from {FIRST}° to here", ("slope (°)", 0, 180), ("spikes/s", -4, 95), "cell")
    right.set(xticks=[0, 45, 90, 135, 180], yticks=[0, 40, 80])
    (curve,) = right.plot([], [], color=BRAIN, lw=2)
    (on_the_way,) = right.plot([], [], "o", color=BRAIN, ms=5)
    dot = here(right)
    listen = _bench(bench)
    measure = kept(_measure)

    def heard(shown, angle, step, n_cells, **_):
        return float(np.interp(angle, SLOPES, measure(shown, step - FAR, n_cells)))

    def update(shown, angle, step, n_cells, whole):
        rates = measure(shown, step - FAR, n_cells)
        screen.set_data(_draw(shown)(angle, step - FAR))
        centres.set_data(*_places(n_cells))
        spikes = _clicks(shown, angle, n_cells, step, heard)
        ticks.set_data(spikes, np.zeros(len(spikes)))
        move(now, x=step * STEP)
        passed = _passed(angle)
        tried = np.interp(passed, SLOPES, rates)
        on_the_way.set_data(passed, tried)
        curve.set_data(SLOPES, rates if whole else np.full(len(SLOPES), -50.0))
        rate = heard(shown, angle, step, n_cells)
        move(dot, angle, rate)
        listen(n_cells, rate)
        slope = "" if shown == SHOWN[0] else " at {angle}"
        return f"{shown.capitalize()}{slope}: {rate:.0f} a second. {_verdict(rates, passed, tried, whole)}"

    return Explorer(
        fig,
        update,
        title="At the electrode",
        alt="Left: a retina on which a spot, a bar or an edge of light lies, and circles in a row where the cell's "
        "inputs look; below it the cell's clicks while the light moves from the left edge. Right: the inputs, the cell "
        "with its electrode and a loudspeaker; below, its rate at each slope from the first to the present one.",
        presets={
            "A spot": dict(shown=SHOWN[0], step=FAR),
            "The edge of a slide": dict(shown=SHOWN[2], angle=60, step=FAR + 2),
            "A bar": dict(shown=SHOWN[1], angle=60, step=FAR),
            "The whole curve": dict(shown=SHOWN[1], angle=60, step=FAR, whole=True),
            "A longer row": dict(shown=SHOWN[1], angle=60, step=FAR, n_cells=8, whole=True),
        },
        handles=[handle(above, x="step", at=0, origin=-FAR), handle(right, x="angle", at=heard)],
        shown=choice(*SHOWN, value=SHOWN[1], label="Show it a"),
        step=steps(2 * FAR, value=FAR, label="Place of the light", interval=60, show=lambda k: f"{number(k - FAR)} px"),
        angle=slider(0, 180, 5, value=FIRST, label="Slope", show=lambda a: f"{number(a)}°"),
        n_cells=slider(1, 8, 1, value=5, label="Cells in the row"),
        whole=toggle(False, label="Show the whole curve"),
    )


def _retina(ax):
    """A round retina with its vessels: the light that lies on it, and circles for where the inputs look."""
    half = receptive_field.SIDE / 2
    light = picture(ax, "A bar on its retina", (1, 1), extent=(-half, half, -half, half))
    light.set_clip_path(ax.add_patch(Circle((0, 0), half - 0.3, fill=False, ec=GREY, lw=2)))
    along = np.linspace(0, 1, 30)
    for end, bend in ((13, 3), (9, -4), (-10, -2), (-13, 4)):
        ax.plot(12.5 - 17 * along, 1 + end * along + bend * np.sin(3 * along), color=VESSEL, lw=1, alpha=0.55)
    ax.add_patch(Circle((12.5, 1), 1.5, fc=VESSEL, ec="none", alpha=0.8))  # where the nerve leaves
    for line in ax.lines:
        line.set_clip_path(ax.patches[0])
    (centres,) = ax.plot([], [], "o", mfc="none", mec=SKY, mew=1.5, ms=9)
    ax.set(xlim=(-half, half), ylim=(-half, half))
    return light, centres


def _clicks(shown, angle, n_cells, step, heard):
    """Times (s) of the clicks since the light was at the left edge; the same light always gives the same clicks."""
    rng = np.random.default_rng([SHOWN.index(shown), angle, n_cells])
    rates = [heard(shown, angle, k, n_cells) for k in range(2 * FAR)]
    counts = rng.poisson(np.array(rates) * STEP).astype(np.intp)
    times = (np.repeat(np.arange(2 * FAR), counts) + rng.random(counts.sum())) * STEP
    return times[times <= step * STEP]


def _passed(angle):
    """All slopes on the way from the first one to this."""
    return np.arange(min(FIRST, angle), max(FIRST, angle) + 1, 5)


def _verdict(rates, passed, tried, whole):
    """What the curve says when it is shown whole, and what the slopes on the way say when it is not."""
    if whole and rates.max() < 5:
        return "It leaves the cell cold at every slope."
    if whole:
        width = receptive_field.half_width(FINE, np.interp(FINE, SLOPES, rates))
        return f"The cell gives half of its best up to {width:.0f}° off."
    if tried.max() < 5:
        return "Hardly a spike: try something else."
    return f"Best on the way from {FIRST}°: {tried.max():.0f} a second at {passed[tried.argmax()]}°."


@kept
def _cell(n_cells):
    """Weights of the simple cell, and its summed answer to the best bar."""
    field = receptive_field.row(n_cells, LIKES)
    return field, float(receptive_field.tuning(field, receptive_field.bar, [LIKES])[0])


def _draw(shown):
    """How to draw a stimulus of this kind at a slope and a place."""
    if shown == SHOWN[0]:
        return lambda angle, x: receptive_field.spot(x=x)
    return receptive_field.bar if shown == SHOWN[1] else receptive_field.edge


def _measure(shown, x, n_cells):
    """Rates at all slopes."""
    field, best = _cell(n_cells)
    return receptive_field.rate(receptive_field.tuning(field, _draw(shown), SLOPES, x), best)


def _places(n_cells):
    """Where the centres of the row lie on the screen: x and y."""
    along = (np.arange(n_cells) - (n_cells - 1) / 2) * 2.5
    return along * np.cos(np.deg2rad(LIKES)), along * np.sin(np.deg2rad(LIKES))


def _bench(ax):
    """The row of inputs, the cell that they excite, the electrode and its loudspeaker; returns a function.

    Told the number of inputs and the rate in spikes/s, it fills the cell and turns the loudspeaker up.
    """
    bare(ax, "What you listen to", "cell", xlim=(0, 10.4), ylim=(-0.7, 3.3), aspect="equal")
    wires = [ax.plot([], [], color=SKY, lw=1.3)[0] for _ in range(8)]
    (inputs,) = ax.plot([], [], "o", mfc="none", mec=SKY, mew=1.5, ms=7)
    body = [(3.8, 1), (4.8, 1), (4.3, 2.2)]  # the cell, with its dendrites and axon
    for x, y in (([4.3, 4.3], [3.2, -0.1]), ([3.4, 4.3, 5.2], [0.2, 1.6, 0.2])):
        ax.plot(x, y, color=BRAIN, lw=2)
    for colour in ("white", BRAIN):
        soma = ax.add_patch(Polygon(body, fc=colour, ec="none", zorder=3))
    ax.plot(*np.transpose([*body, body[0], body[1]]), color=BRAIN, lw=2, zorder=4)
    ax.add_patch(Polygon([(4.7, 1.7), (6.2, 2.8), (6.45, 2.45)], fc=GREY, ec="none", zorder=5))
    ax.plot([6.3, 7, 7.6], [2.6, 2.7, 1.6], color=INK, lw=1.2)
    ax.add_patch(Polygon([(7.5, 1.2), (7.9, 1.2), (8.4, 0.7), (8.4, 2.3), (7.9, 1.8), (7.5, 1.8)], fc=INK, ec="none"))
    waves = [ax.add_patch(Arc((8.3, 1.5), d, 1.2 * d, theta1=-50, theta2=50, color=INK, lw=1.5)) for d in (1, 2, 3, 4)]
    for x, words in ((0.9, "inputs"), (4.3, "its cell"), (8.2, "clicks")):
        ax.text(x, -0.65, words, ha="center", size=SMALL)

    def show(n_cells, rate):
        y = 1.6 + (np.arange(n_cells) - (n_cells - 1) / 2) * 0.42
        inputs.set_data(np.full(n_cells, 0.9), y)
        for k, wire in enumerate(wires):
            wire.set_data(([1.1, 3.7], [y[k], 1.5]) if k < n_cells else ([], []))
        soma.set_alpha(min(rate / 80, 1))
        for k, wave in enumerate(waves):
            wave.set_visible(rate > 20 * k + 2)

    return show
