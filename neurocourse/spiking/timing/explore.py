"""The window of a synapse, and the cells that no rule of pairs explains."""

import numpy as np

from neurocourse.plots import BLUE, GREY, RED, figure
from neurocourse.spiking.timing import stdp
from neurocourse.teaching import Explorer, choice, slider
from neurocourse.wording import signed

__all__ = ["window"]

RULES = {"triplets": stdp.VISUAL_CORTEX, "best pairs": stdp.best_pair_rule()}


FREQUENCIES = np.array([0.1, 2, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50])


def window(f=stdp.window):
    """One pair of spikes and what it does to a synapse; and cells that no rule of pairs explains.

    Parameters
    ----------
    f : function
        ``f(dt, A_plus, A_minus, tau_plus, tau_minus)``, for instance the learner's own.
    """
    names = ("A_plus", "A_minus", "tau_plus", "tau_minus")
    fig, (left, right) = figure(1, 2, size=(9, 3.4))
    dt = np.concatenate([np.linspace(-100, -0.01, 80), np.linspace(0.01, 100, 80)])
    (curve,) = left.plot(dt, 0 * dt, color=BLUE, lw=2)
    (point,) = left.plot([], [], "o", color=RED, ms=9)
    left.axhline(0, color=GREY, lw=0.8), left.axvline(0, color=GREY, lw=0.8)
    left.set(
        xlim=(-100, 100),
        ylim=(-1.15, 1.15),
        xlabel="post minus pre (ms)",
        ylabel="change of w (%)",
        title="One pair of spikes",
    )
    words = [left.text(x, 1.0, word, ha="center", color=GREY) for x, word in ((-50, "post first"), (50, "pre first"))]
    looks = (("pre 10 ms before post", 10, BLUE, "-", "o"), ("post 10 ms before pre", -10, RED, "--", "s"))
    lines = cells(right, looks)
    misfits = {name: stdp.misfit(r) for name, r in RULES.items()}
    curves = {name: [stdp.pairing_experiment(FREQUENCIES, d, r) for _, d, *_ in looks] for name, r in RULES.items()}

    def update(dt_ms, tau_minus, rule):
        pair = dict(zip(names, (0.9, 0.5, 16.8, tau_minus), strict=True))
        y = np.array([float(f(x, **pair)) for x in dt])
        curve.set_ydata(y)
        at = float(f(float(dt_ms), **pair))
        point.set_data([dt_ms], [at])
        for line, values in zip(lines, curves[rule], strict=True):
            line.set_ydata(100 * values)
        right.set_title(f"Sixty pairings: cells, and {rule}")
        for word, x in zip(words, (-1, 1), strict=True):
            word.set_weight("bold" if x * dt_ms > 0 else "normal")
        using = f" ({f.badge})" if hasattr(f, "badge") else ""
        return (
            f"Δt {signed(dt_ms)} ms: the synapse changes by {signed(at, 2)} %{using}. On the right, {rule} miss the "
            f"cells by {misfits[rule]:.1f} squared standard errors on average."
        )

    return Explorer(
        fig,
        update,
        title="Who fired first?",
        alt="Left: change of a synapse against the time between two spikes: growth on the right, else shrinking. "
        "Right: change after sixty pairings against their frequency; points with errors are cells of visual cortex.",
        presets={"Just in time": dict(dt_ms=5), "Too late": dict(dt_ms=-5), "Only pairs": dict(rule="best pairs")},
        dt_ms=slider(-90, 90, 1, value=10, unit="ms", label="Post minus pre"),
        tau_minus=slider(10, 60, 1, value=34, unit="ms", label="Memory τ₋"),
        rule=choice(*RULES, label="Rule on the right"),
    )


def cells(ax, looks):
    """Draw Sjöström's cells and return a line of the rule for each order of the spikes."""
    data = stdp.SJOSTROM
    measured = ((data.pre_first, data.pre_error), (data.post_first, data.post_error))
    lines = []
    for (label, _, colour, style, marker), (mean, error) in zip(looks, measured, strict=True):
        kw = dict(color=colour, fmt=marker, ms=5, capsize=2, lw=1)
        ax.errorbar(data.frequency, 100 * np.array(mean), 100 * np.array(error), **kw)
        lines.append(ax.plot(FREQUENCIES, 0 * FREQUENCIES, style, color=colour, lw=2)[0])
        ax.text(1, 100 if label.startswith("pre") else 86, f"{style} {label}", color=colour, size=9, weight="bold")
    ax.axhline(0, color=GREY, lw=0.8)
    ax.set(xlim=(-2, 53), ylim=(-60, 115), xlabel="frequency of the pairs (Hz)", ylabel="change of w (%)")
    return lines
