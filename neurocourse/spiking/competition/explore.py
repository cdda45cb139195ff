"""Synapses that compete: groups, equal inputs, and a pattern that returns."""

from functools import cache

import numpy as np

from neurocourse.caching import kept
from neurocourse.plots import BRAIN, GREY, PURPLE, curves, figure, follow, key, limit, move, panel, rule
from neurocourse.spiking import prepared
from neurocourse.spiking.competition import correlated_groups, pattern_onset
from neurocourse.teaching import Explorer, arm, choice, steps, toggle

__all__ = ["competition_of_groups", "heaps", "onset_finder"]

CORRELATIONS = (0.0, 0.05, 0.1, 0.2, 0.4)


@cache
def contest():
    """Neurons whose first hundred inputs are correlated more or less, during 40 s of learning."""
    return correlated_groups.compete(CORRELATIONS, T=40, n=41, rng=1)


def competition_of_groups():
    """Two hundred inputs at the same rate; one half of them often fires together."""
    fig, (left, right) = figure(1, 2, size=(6.4, 3.4))
    history, half = contest(), contest().w.shape[2] // 2
    means = correlated_groups.group_means(history)
    panel(left, "Two hundred synapses", ("input", -2, 2 * half + 2), ("weight", -0.03, 1.1), "cell")
    panel(right, "Both groups", ("time (s)", 0, 40), ("mean weight", -0.03, 1.3), "cell")
    dots = [left.plot([], [], m, color=c, ms=4)[0] for c, m in ((BRAIN, "o"), (GREY, "x"))]
    lines, now = curves(right, {"often together": BRAIN, "each on its own": GREY}, lw=2.5), rule(right, x=0)
    key(right, "upper right")

    def update(correlation, step):
        k = CORRELATIONS.index(float(correlation))
        w = history.w[step, k]
        for dot, part in zip(dots, (slice(0, half), slice(half, None)), strict=True):
            dot.set_data(np.arange(2 * half)[part], w[part])
        follow(lines, history.t, means[:, k].T)
        move(now, x=history.t[step])
        together, alone = means[step, k]
        return (
            f"After {{step}} with correlation {correlation}: together {together:.2f}, alone "
            f"{alone:.2f}; the neuron fires at {history.rate[step, k]:.0f} Hz."
        )

    return Explorer(
        fig,
        update,
        title="Inputs that come together win",
        alt="Left: weights of two hundred inputs: dots for the group that often fires together, else crosses. "
        "Right: mean weight of both groups against time.",
        presets={"At the start": dict(step=0), "No group": dict(correlation="0.0"), "Hardly": dict(correlation="0.05")},
        correlation=choice(*map(str, CORRELATIONS), value="0.2", label="Correlation of the first half"),
        step=steps(40, value=40, unit="s", label="Time", interval=100),
    )


def heaps():
    """Five hundred equal inputs, and how their synapses part."""
    fig, (left, right) = figure(1, 2, size=(6.4, 3.4))
    panel(left, "Five hundred synapses", ("weight", 0, 1), ("synapses", 0, 160), "cell")
    panel(right, "Their neuron", ("time (s)", 0, 100), ("rate (Hz)", 0, 320), "cell")
    heap = left.stairs(np.zeros(20), prepared.EDGES, fill=True, color=BRAIN)
    t = np.linspace(0, 100, 41)
    (line,) = right.plot([], [], color=BRAIN, lw=2)
    now = rule(right, x=0)

    def update(rate, step, armed):
        history = prepared.heaps(rate=int(rate), soft=armed)
        heap.set_data(history.counts[step])
        limit(left, y=(0, 520 if armed else 160))
        line.set_data(t[1:], history.rate[1:])
        move(now, x=t[step])
        ends = (history.counts[step, :4].sum() + history.counts[step, -4:].sum()) / 500  # bins of 0.05
        return (
            f"After {{step}} with inputs at {rate} Hz: {ends:.0%} of the synapses are within 0.2 of 0 or 1; "
            f"the neuron fires at {history.rate[max(step, 1)]:.0f} Hz."
        )

    return Explorer(
        fig,
        update,
        title="Equal inputs, unequal synapses",
        alt="Left: how many of five hundred synapses have which weight. Right: rate of the neuron against time.",
        presets={"At the start": dict(step=0), "Twice the input": dict(rate="30"), "One heap": dict(armed=True)},
        rate=choice(*map(str, prepared.heaps.grid["rate"]), value="15", label="Rate of every input (Hz)"),
        step=steps(40, value=40, label="Time", interval=100, show=lambda k: f"{t[k]:.1f} s"),
        armed=arm("changes in proportion to the room that is left", remains="nothing", label="Arm the synapses"),
    )


@kept
def listener(learns):
    """A search with or without plasticity, and when the neuron first answered each repetition of the pattern."""
    search = pattern_onset.trained()
    if not learns:  # the same input, and weights that never change
        unmoved = np.broadcast_to(search.snapshots[0], search.snapshots.shape)
        search = search._replace(spikes=prepared.deaf().spikes, w=unmoved[0], snapshots=unmoved)
    spikes = np.append(search.spikes, np.inf)
    first = spikes[np.searchsorted(search.spikes, search.onsets)] - search.onsets
    return search, np.where(first < pattern_onset.LENGTH, first, np.inf)


def onset_finder():
    """One neuron, a thousand inputs, a pattern of 50 ms that comes back: learning moves its spike to the start."""
    fig, (left, right) = figure(1, 2, size=(6.4, 3.6), width_ratios=(1.2, 1))
    (answers,) = left.plot([], [], ".", color=BRAIN, ms=3)
    now = rule(left, x=0)
    panel(left, "Its answers", ("time of listening (s)", 0, 90), ("first spike after onset (ms)", 0, 50), "cell")
    pattern = listener(True)[0].pattern
    t, unit = np.nonzero(pattern[:, ::5])
    (weak,) = right.plot([], [], "|", color=GREY, ms=4)
    (strong,) = right.plot([], [], "|", color=PURPLE, ms=6, mew=2)
    when = rule(right, x=0, color=BRAIN, ls="-", lw=2)
    panel(right, "The pattern; thick: strong", ("time in the pattern (ms)", -1, 50), "every fifth input", "cell")
    right.set(ylim=(-1, len(pattern.T) // 5), yticks=[])

    def update(step, learns):
        search, first = listener(learns)
        T = 3 * step
        past = search.onsets < 1000 * T
        hit = past & np.isfinite(first)
        answers.set_data(search.onsets[hit] / 1000, first[hit])
        move(now, x=T)
        big = search.snapshots[step][::5][unit] > 0.5
        strong.set_data(t[big], unit[big])
        weak.set_data(t[~big], unit[~big])
        score = pattern_onset.score(search, max(T - 6, 0), max(T, 3))
        move(when, x=min(score.latency, 49.0))
        return (
            f"Around {{step}}: answers {score.hits:.0%} of the patterns, {score.latency:.0f} ms after their onset on "
            f"average, and fires at {score.false_alarms:.1f} Hz in between."
            if np.isfinite(score.latency)
            else "Around {step} the neuron does not answer."
        )

    return Explorer(
        fig,
        update,
        title="A neuron that finds a pattern",
        alt="Left: for every repetition of the pattern, how long after its onset the neuron first fired. "
        "Right: spikes of the pattern, thick and purple where the synapse is strong; the blue line is the neuron's "
        "mean answer.",
        presets={
            "At the start": dict(step=0),
            "Silent for a while": dict(step=3),
            "Found": dict(step=6),
            "At its onset": {},
        },
        step=steps(30, value=30, label="Listening", interval=150, show=lambda k: f"{3 * k} s"),
        learns=toggle(True, label="Synapses learn"),
    )
