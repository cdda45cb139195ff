"""Learning by timing: the window of a synapse, and the contest of inputs."""

from functools import cache

import numpy as np

from neurocourse.plots import BLUE, GREY, RED, figure
from neurocourse.spiking import correlated_groups, prepared, stdp
from neurocourse.teaching import Explorer, choice, slider, steps
from neurocourse.wording import signed

RULES = {"triplets": stdp.VISUAL_CORTEX, "best pairs": stdp.best_pair_rule()}
CORRELATIONS = (0.0, 0.05, 0.1, 0.2, 0.4)
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
    courses = {name: [stdp.pairing_experiment(FREQUENCIES, d, r) for _, d, *_ in looks] for name, r in RULES.items()}

    def update(dt_ms, tau_minus, rule):
        pair = dict(zip(names, (0.9, 0.5, 16.8, tau_minus), strict=True))
        y = np.array([float(f(x, **pair)) for x in dt])
        curve.set_ydata(y)
        at = float(f(float(dt_ms), **pair))
        point.set_data([dt_ms], [at])
        for line, values in zip(lines, courses[rule], strict=True):
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
    seen = ((data.pre_first, data.pre_error), (data.post_first, data.post_error))
    lines = []
    for (label, _, colour, style, marker), (mean, error) in zip(looks, seen, strict=True):
        kw = dict(color=colour, fmt=marker, ms=5, capsize=2, lw=1)
        ax.errorbar(data.frequency, 100 * np.array(mean), 100 * np.array(error), **kw)
        lines.append(ax.plot(FREQUENCIES, 0 * FREQUENCIES, style, color=colour, lw=2)[0])
        ax.text(1, 100 if label.startswith("pre") else 86, f"{style} {label}", color=colour, size=9, weight="bold")
    ax.axhline(0, color=GREY, lw=0.8)
    ax.set(xlim=(-2, 53), ylim=(-60, 115), xlabel="frequency of the pairs (Hz)", ylabel="change of w (%)")
    return lines


@cache
def contest():
    """Neurons that differ in how alike their first hundred inputs are, after 40 s of learning."""
    return correlated_groups.compete(CORRELATIONS, T=40, n=41, rng=1)


def competition_of_groups():
    """Two hundred inputs at the same rate; one half of them often fires together."""
    fig, (left, right) = figure(1, 2, size=(9, 3.4))
    course, half = contest(), contest().w.shape[2] // 2
    means = correlated_groups.group_means(course)
    dots = [left.plot([], [], m, color=c, ms=4)[0] for c, m in ((BLUE, "o"), (RED, "x"))]
    left.set(xlim=(-2, 2 * half + 2), ylim=(-0.03, 1.1), xlabel="input", ylabel="weight")
    left.text(half / 2, 1.04, "often together", color=BLUE, weight="bold", ha="center")
    left.text(1.5 * half, 1.04, "each on its own", color=RED, weight="bold", ha="center")
    lines = [right.plot([], [], ls, color=c, lw=2.5)[0] for c, ls in ((BLUE, "-"), (RED, "--"))]
    now = right.axvline(0, color=GREY, ls=":")
    right.set(xlim=(0, 40), ylim=(-0.03, 1.1), xlabel="time (s)", ylabel="mean weight of the group")

    def update(correlation, step):
        k = CORRELATIONS.index(float(correlation))
        w = course.w[step, k]
        for dot, part in zip(dots, (slice(0, half), slice(half, None)), strict=True):
            dot.set_data(np.arange(2 * half)[part], w[part])
        for line, y in zip(lines, means[:, k].T, strict=True):
            line.set_data(course.t, y)
        now.set_xdata([course.t[step]] * 2)
        together, alone = means[step, k]
        return (
            f"After {course.t[step]:.0f} s with correlation {correlation}: together {together:.2f}, alone {alone:.2f}; "
            f"the neuron fires at {course.rate[step, k]:.0f} Hz."
        )

    return Explorer(
        fig,
        update,
        title="Inputs that come together win",
        alt="Left: weights of two hundred inputs: dots for the group that often fires together, else crosses. "
        "Right: mean weight of both groups against time.",
        presets={"At the start": dict(step=0), "No group": dict(correlation="0.0"), "Hardly": dict(correlation="0.05")},
        correlation=choice(*map(str, CORRELATIONS), value="0.2", label="Correlation of the first half"),
        step=steps(40, value=40, label="Time", interval=100),
    )


def heaps():
    """Five hundred inputs that do not differ at all, and what becomes of their synapses."""
    fig, (left, right) = figure(1, 2, size=(9, 3.4))
    bars = left.bar(prepared.EDGES[:-1], np.zeros(20), width=0.05, align="edge", color=BLUE, edgecolor="white")
    left.set(xlim=(0, 1), ylim=(0, 160), xlabel="weight", ylabel="synapses")
    t = np.linspace(0, 100, 41)
    (line,) = right.plot([], [], color=RED, lw=2)
    now = right.axvline(0, color=GREY, ls=":")
    right.set(xlim=(0, 100), ylim=(0, 320), xlabel="time (s)", ylabel="the neuron fires (Hz)")

    def update(rate, step):
        course = prepared.heaps(rate=int(rate))
        for bar, count in zip(bars, course.counts[step], strict=True):
            bar.set_height(count)
        line.set_data(t[1:], course.rate[1:])
        now.set_xdata([t[step]] * 2)
        ends = (course.counts[step, :4].sum() + course.counts[step, -4:].sum()) / 500  # bins of 0.05
        return (
            f"After {t[step]:.0f} s with inputs at {rate} Hz: {ends:.0%} of the synapses are within 0.2 of 0 or 1; "
            f"the neuron fires at {course.rate[max(step, 1)]:.0f} Hz."
        )

    return Explorer(
        fig,
        update,
        title="Equal inputs, unequal synapses",
        alt="Left: how many of five hundred synapses have which weight. Right: rate of the neuron against time.",
        presets={"At the start": dict(step=0), "Two heaps": dict(step=40), "Twice the input": dict(rate="30", step=40)},
        rate=choice(*map(str, prepared.heaps.grid["rate"]), value="15", label="Rate of every input (Hz)"),
        step=steps(40, value=40, label="Time", interval=100),
    )
