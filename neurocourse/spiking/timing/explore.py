"""The window of a synapse, and the cells that no rule of pairs explains."""

import numpy as np

from neurocourse.plots import BRAIN, GREY, PURPLE, badge, curves, figure, follow, here, key, move, panel, rule, title
from neurocourse.spiking.timing import stdp, triplets
from neurocourse.teaching import Explorer, arm, choice, handle, slider
from neurocourse.wording import signed

__all__ = ["window"]

RULES = {"pairs": stdp.best_pair_rule(), "triplets": stdp.VISUAL_CORTEX}
FREQUENCIES = np.array([0.1, 2, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50])


def window(f=stdp.window):
    """One pair of spikes and what it does to a synapse; and cells that no rule of pairs explains.

    Parameters
    ----------
    f : function
        ``f(dt, A_plus, A_minus, tau_plus, tau_minus)``, for instance the learner's own.
    """
    names = ("A_plus", "A_minus", "tau_plus", "tau_minus")
    fig, (left, right) = figure(1, 2, size=(6.4, 3.6))
    dt = np.concatenate([np.linspace(-100, -0.01, 80), np.linspace(0.01, 100, 80)])
    (curve,) = left.plot(dt, 0 * dt, color=BRAIN, lw=2)
    panel(left, "One pair of spikes", ("post minus pre (ms)", -100, 100), ("change of w (%)", -1.15, 1.15), "cell")
    rule(left, x=0, ls="-", lw=0.8), rule(left, y=0, ls="-", lw=0.8)
    point, made = here(left), badge(left, f)
    words = [left.text(x, 1.0, word, ha="center", color=GREY) for x, word in ((-50, "post first"), (50, "pre first"))]
    looks = (("pre 10 ms before post", 10, BRAIN, "-", "o"), ("post 10 ms before pre", -10, PURPLE, "--", "s"))
    lines = cells(right, looks)
    rules = RULES | {"armed pairs": triplets.free_pairs()[0]}
    misfits = {name: stdp.misfit(r) for name, r in rules.items()}
    fits = {name: [stdp.pairing_experiment(FREQUENCIES, d, r) for _, d, *_ in looks] for name, r in rules.items()}

    def update(dt_ms, tau_minus, rule, armed):
        rule = "armed pairs" if armed and rule == "pairs" else rule
        shape = dict(zip(names, (0.9, 0.5, 16.8, tau_minus), strict=True))
        y = np.array([float(f(x, **shape)) for x in dt])
        curve.set_ydata(y)
        at = float(f(float(dt_ms), **shape))
        move(point, dt_ms, at)
        follow(lines, FREQUENCIES, 100 * np.array(fits[rule]))
        title(right, f"Cells, and {rule}")
        for word, x in zip(words, (-1, 1), strict=True):
            word.set_weight("bold" if x * dt_ms > 0 else "normal")
        return (
            f"Post minus pre {{dt_ms}}: the synapse changes by {signed(at, 2)}%. On the right, {rule} miss the "
            f"cells by {misfits[rule]:.1f} squared standard errors on average."
        )

    return Explorer(
        fig,
        update,
        title="Who fired first?",
        alt="Left: change of a synapse against the time between two spikes: growth on the right, else shrinking. "
        "Right: change after sixty pairings against their frequency; points with errors are cells of visual cortex."
        f"{made}",
        presets={"Just in time": dict(dt_ms=5), "Too late": dict(dt_ms=-5), "Three spikes": dict(rule="triplets")},
        handles=[handle(left, x="dt_ms", at=lambda **_: point.get_ydata()[0])],
        dt_ms=slider(-90, 90, 1, value=10, unit="ms", label="Post minus pre"),
        tau_minus=slider(10, 60, 1, value=34, unit="ms", label="Memory τ₋"),
        rule=choice(*RULES, label="Rule on the right"),
        armed=arm("time constants of their own choice", remains="less of it", label="Arm the pairs"),
    )


def cells(ax, looks):
    """Draw Sjöström's cells and return a line of the rule for each order of the spikes."""
    data = stdp.SJOSTROM
    panel(ax, "Sixty pairings", ("frequency of the pairs (Hz)", -2, 53), ("", -60, 130), "cell")
    measured = ((data.pre_first, data.pre_error), (data.post_first, data.post_error))
    for (_, _, colour, _, marker), (mean, error) in zip(looks, measured, strict=True):
        kw = dict(color=colour, fmt=marker, ms=5, capsize=2, lw=1)
        ax.errorbar(data.frequency, 100 * np.array(mean), 100 * np.array(error), **kw)
    rule(ax, y=0, ls="-", lw=0.8)
    lines = curves(ax, {label: colour for label, _, colour, *_ in looks}, FREQUENCIES)
    key(ax, "upper left", lines)
    return lines
