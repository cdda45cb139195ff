"""At the electrode: a cell that wants a line, and what makes a cell simple or complex."""

import numpy as np

from neurocourse.caching import kept
from neurocourse.cortex.cells import receptive_field
from neurocourse.plots import BRAIN, GREEN, INK, SKY, figure, key, panel
from neurocourse.plots.marks import curves, dots_on, follow, here, move, numbers_on, rule, set_bars, set_numbers
from neurocourse.plots.pictures import picture
from neurocourse.teaching import Explorer, choice, handle, slider, steps, toggle

__all__ = ["hubel_wiesel", "simple_and_complex"]

LIKES, FIRST = 60, 95  # degrees: the slope that the cell of the explorer prefers, and the one that is shown first
SLOPES = np.arange(0, 181, 5)
SHOWN = ("spot of light", "bar of light", "edge of a slide")
SWEEPS = 8  # presentations of one second each


def hubel_wiesel():
    """A screen, an electrode in a cell of the cortex, and the question what it wants."""
    fig, axes = figure(size=(6.4, 4.2), plan="ac;bc", height_ratios=(1.7, 1), width_ratios=(1, 1.25))
    above, below, right = (axes[name] for name in "abc")
    half = receptive_field.SIDE / 2
    screen = picture(above, "The screen", (1, 1), extent=(-half, half, -half, half))
    above.set_xlabel("circles: its inputs in a row")
    (centres,) = above.plot([], [], "o", mfc="none", mec=SKY, mew=1.5, ms=9)
    panel(below, "Its spikes, eight times", ("time (s)", 0, 1), ("", -0.7, 7.7), "cell", yticks=[])
    (ticks,) = below.plot([], [], "|", color=INK, ms=9, mew=1)
    panel(right, f"Rate at slopes from {FIRST}° to here", ("slope (°)", 0, 180), ("spikes a second", -2, 95), "cell")
    right.set_xticks([0, 45, 90, 135, 180])
    (curve,) = right.plot([], [], color=BRAIN, lw=2)
    (on_the_way,) = right.plot([], [], "o", color=BRAIN, ms=5)
    dot = here(right)
    measure = kept(_measure)

    def heard(shown, angle, position, n_cells, **_):
        return float(np.interp(angle, SLOPES, measure(shown, position, n_cells)))

    def update(shown, angle, position, n_cells, whole):
        rates = measure(shown, position, n_cells)
        screen.set_data(_draw(shown)(angle, position))
        centres.set_data(*_places(n_cells))
        now = heard(shown, angle, position, n_cells)
        passed = _passed(angle)
        tried = np.interp(passed, SLOPES, rates)
        ticks.set_data(*_spikes(now, shown, angle))
        on_the_way.set_data(passed, tried)
        curve.set_data(SLOPES, rates if whole else np.full(len(SLOPES), -50.0))
        move(dot, angle, now)
        slope = "" if shown == SHOWN[0] else " at {angle}"
        return f"{shown.capitalize()}{slope}: {now:.0f} a second. {_verdict(rates, passed, tried, whole)}"

    return Explorer(
        fig,
        update,
        title="At the electrode",
        alt="Left: a dark screen with a spot, a bar or an edge of light, and circles in a row where the cell's inputs "
        "look. Below it the cell's spikes as ticks. Right: its rate at each slope from the first to the present one, "
        "or the whole curve.",
        presets={
            "A spot": dict(shown=SHOWN[0]),
            "The edge of a slide": dict(shown=SHOWN[2], angle=60, position=-2),
            "A bar": dict(shown=SHOWN[1], angle=60),
            "The whole curve": dict(shown=SHOWN[1], angle=60, whole=True),
            "A longer row": dict(shown=SHOWN[1], angle=60, n_cells=8, whole=True),
        },
        handles=[handle(right, x="angle", at=heard)],
        shown=choice(*SHOWN, value=SHOWN[1], label="Show it a"),
        angle=slider(0, 180, 5, value=FIRST, label="Slope", show="{}°".format),
        position=slider(-8, 8, 1, value=0, unit="px", label="Position"),
        n_cells=slider(1, 8, 1, value=5, label="Cells in the row"),
        whole=toggle(False, label="Show the whole curve"),
    )


def _passed(angle):
    """All slopes on the way from the first one to this."""
    return np.arange(min(FIRST, angle), max(FIRST, angle) + 1, 5)


def _verdict(rates, passed, tried, whole):
    """What the curve says when it is shown whole, and what the slopes on the way say when it is not."""
    if whole and rates.max() < 5:
        return "It leaves the cell cold at every slope."
    if whole:
        width = receptive_field.half_width(SLOPES[:-1], rates[:-1])
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
    """How to draw a stimulus of this kind at a slope and a position."""
    if shown == SHOWN[0]:
        return lambda angle, position: receptive_field.spot(x=position)
    return receptive_field.bar if shown == SHOWN[1] else receptive_field.edge


def _measure(shown, position, n_cells):
    """Rates at all slopes."""
    field, best = _cell(n_cells)
    return receptive_field.rate(receptive_field.tuning(field, _draw(shown), SLOPES, position), best)


def _places(n_cells):
    """Where the centres of the row lie on the screen: x and y."""
    along = (np.arange(n_cells) - (n_cells - 1) / 2) * 2.5
    return along * np.cos(np.deg2rad(LIKES)), along * np.sin(np.deg2rad(LIKES))


def _spikes(rate, shown, angle):
    """Times and rows of the spikes of eight presentations; the same stimulus always gives the same spikes."""
    rng = np.random.default_rng([SHOWN.index(shown), angle])
    counts = rng.poisson(rate, SWEEPS)
    return rng.uniform(0, 1, counts.sum()), np.repeat(np.arange(SWEEPS), counts)


def simple_and_complex():
    """A grating drifts: a simple cell follows the stripes, a complex cell only says that they are there."""
    fig, axes = figure(size=(6.4, 4.2), plan="ab;cc")
    left, right, below = axes.values()
    stripes = picture(left, "The grating", (1, 1), vmin=-1, extent=(-10.5, 10.5, -10.5, 10.5))
    phases = np.append(receptive_field.PHASES, 360)
    panel(below, "Two cells", ("the grating moved by (°)", 0, 360), ("share of its best", -0.05, 1.42), "cell")
    below.set(xticks=[0, 90, 180, 270, 360], yticks=[0, 0.5, 1])
    lines = curves(below, {"simple cell, rectified": BRAIN, "complex cell, energy": GREEN})
    dots = dots_on(lines)
    key(below, "upper left", ncols=2)
    bars = right.bar(["simple", "complex"], [0, 0], color=[BRAIN, GREEN], width=0.6)
    numbers = numbers_on(bars)
    rule(right, "1: simple above", y=1)
    panel(right, "Follows the stripes", y=("F1/F0", 0, 2), sign="cell")
    run, full = kept(receptive_field.drift), receptive_field.drift()
    best = full.simple.max(), full.complex.max()

    def update(phase, turn, contrast):
        found = run(turn, contrast=contrast / 100)
        stripes.set_data(receptive_field.stripes(turn, receptive_field.PHASES[phase % 72], contrast / 100))
        shares = [np.append(answers, answers[0]) / top for answers, top in zip(found[:2], best, strict=True)]
        follow(lines, phases, shares)
        follow(dots, 5 * phase, [share[phase] for share in shares])
        ratios = found.simple_ratio, found.complex_ratio
        if found.complex.max() < 0.02 * best[1]:
            ratios = 0.0, 0.0
        set_bars(bars, ratios)
        set_numbers(numbers, bars, [f"{abs(ratio):.2f}" for ratio in ratios])
        if not any(ratios):
            return "Neither answers: these stripes have the wrong slope for both."
        return f"F1/F0: simple cell {ratios[0]:.2f} (above 1), complex cell {abs(ratios[1]):.2f}."

    return Explorer(
        fig,
        update,
        title="Simple and complex",
        alt="Left: a grating of light and dark stripes. Below: the answers of a simple cell, which come and go as the "
        "grating moves, and of a complex cell, which stay. Right: two bars of the ratio F1/F0.",
        presets={
            "Drifting": dict(phase=18),
            "Turned by 20°": dict(turn=20),
            "Across": dict(turn=90),
            "Half the contrast": dict(contrast=50),
        },
        phase=steps(72, value=0, label="The grating moves on", interval=40, show=lambda k: f"{5 * k}°"),
        turn=slider(-90, 90, 10, value=0, label="Turned by", show="{}°".format),
        contrast=slider(10, 100, 10, value=100, unit="%", label="Contrast"),
    )
