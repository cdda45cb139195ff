"""What makes a cell simple or complex."""

import numpy as np

from neurocourse.caching import kept
from neurocourse.cortex.cells import receptive_field
from neurocourse.plots import BRAIN, GREEN, figure, key, panel
from neurocourse.plots.marks import curves, dots_on, follow, numbers_on, rule, set_bars, set_numbers
from neurocourse.plots.pictures import picture
from neurocourse.teaching import Explorer, slider, steps
from neurocourse.wording import number

__all__ = ["simple_and_complex"]


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
        turn=slider(-90, 90, 10, value=0, label="Turned by", show=lambda a: f"{number(a)}°"),
        contrast=slider(10, 100, 10, value=100, unit="%", label="Contrast"),
    )
