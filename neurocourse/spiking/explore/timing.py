"""Networks that read time: the order of spikes, and the start of a pattern."""

from functools import cache

import numpy as np

from neurocourse import nn
from neurocourse.caching import kept
from neurocourse.plots import BLUE, GREEN, GREY, INK, RED, figure
from neurocourse.spiking import pattern_onset, prepared, surrogate
from neurocourse.teaching import Explorer, slider, steps, toggle
from neurocourse.wording import count


@cache
def examination():
    """Accuracy of every snapshot of the network, and of the best reader of rates."""
    learned, batch = surrogate.trained(), surrogate.trials(500, rng=9)
    scores = []
    for snapshot in learned.snapshots:
        learned.network.parameters[:] = snapshot
        scores.append(nn.accuracy(learned.network.forward(batch.x), batch.y))
    return np.array(scores), surrogate.rate_readout(rng=0)


def spike_order():
    """Which group of inputs came first? A spiking network learns it; whoever only counts cannot."""
    learned, (scores, chance) = surrogate.trained(), examination()
    fig, (left, middle, right) = figure(1, 3, size=(10, 3.4), width_ratios=(1.5, 0.8, 1.1))
    groups = [left.plot([], [], "|", color=c, ms=5, mew=1.5)[0] for c in (BLUE, RED)]
    (hidden,) = left.plot([], [], ".", color=INK, ms=4)
    left.set(xlim=(-1, 50), ylim=(-1, 52), xlabel="time step", yticks=[])
    for y, word, c in ((4, "A", BLUE), (14, "B", RED), (35, "network", INK)):
        left.text(-0.02, y, word, color=c, weight="bold", ha="right", va="center", transform=left.get_yaxis_transform())
    bars = middle.bar(["A first", "B first"], [0, 0], color=[BLUE, RED])
    middle.set(ylim=(0, 1), ylabel="answer (probability)")
    right.plot(learned.updates, 100 * scores, color=GREEN, lw=2)
    (dot,) = right.plot([], [], "o", color=GREEN, ms=8)
    right.axhline(100 * chance, color=GREY, ls="--")
    right.text(learned.updates[-1], 100 * chance + 2, "best reader of counts", color=GREY, ha="right", size=9)
    right.set(xlabel="updates", ylabel="right answers (%)", ylim=(40, 103))

    def update(step, trial, backwards):
        learned.network.parameters[:] = learned.snapshots[step]
        one = surrogate.trials(1, rng=100 + trial)
        x = one.x[::-1].copy() if backwards else one.x
        truth = 1 - one.y[0] if backwards else one.y[0]
        p = nn.Softmax().forward(learned.network.forward(x))[0]
        for dots, part in zip(groups, (slice(0, 10), slice(10, 20)), strict=True):
            t, unit = np.nonzero(x[:, 0, part])
            dots.set_data(t, unit + (0 if part.start == 0 else 10))
        t, unit = np.nonzero(learned.network.layers[0].s[:, 0])
        hidden.set_data(t, unit + 21)
        for bar, height in zip(bars, p, strict=True):
            bar.set_height(height)
        dot.set_data([learned.updates[step]], [100 * scores[step]])
        left.set_title(f"{'AB'[truth]} came first")
        return (
            f"After {count(learned.updates[step], 'update')} the network says {'AB'[p.argmax()]} first, "
            f"{'right' if p.argmax() == truth else 'wrong'}; over 500 trials {scores[step]:.1%}, counting {chance:.0%}."
        )

    return Explorer(
        fig,
        update,
        title="The order of spikes",
        alt="Left: spikes of group A, of group B and of the network in one trial. Middle: what the network answers. "
        "Right: share of right answers while it learns, and the level of the best reader of counts.",
        presets={"Untrained": dict(step=0), "Learning": dict(step=2), "Backwards": dict(backwards=True)},
        step=steps(len(learned.snapshots) - 1, value=len(learned.snapshots) - 1, label="Training", interval=150),
        trial=slider(0, 20, 1, value=1, label="Another trial"),
        backwards=toggle(False, label="Play the spikes backwards"),
    )


@kept
def listener(learns):
    """A search with or without plasticity, and when the neuron first answered each repetition of the pattern."""
    found = pattern_onset.found()
    if not learns:  # it has heard the same, and its weights have stayed what they were
        unmoved = np.broadcast_to(found.snapshots[0], found.snapshots.shape)
        found = found._replace(spikes=prepared.deaf().spikes, w=unmoved[0], snapshots=unmoved)
    spikes = np.append(found.spikes, np.inf)
    first = spikes[np.searchsorted(found.spikes, found.onsets)] - found.onsets
    return found, np.where(first < pattern_onset.LENGTH, first, np.inf)


def onset_finder():
    """One neuron, a thousand inputs, a pattern of 50 ms that comes back: learning moves its spike to the start."""
    fig, (left, right) = figure(1, 2, size=(9.5, 3.5), width_ratios=(1.3, 1))
    (answers,) = left.plot([], [], ".", color=BLUE, ms=3)
    now = left.axvline(0, color=GREY, ls=":")
    left.set(xlim=(0, 90), ylim=(0, 50), xlabel="time of listening (s)", ylabel="first spike after onset (ms)")
    pattern = listener(True)[0].pattern
    t, unit = np.nonzero(pattern[:, ::5])
    (weak,) = right.plot([], [], "|", color=GREY, ms=4)
    (strong,) = right.plot([], [], "|", color=RED, ms=6, mew=2)
    when = right.axvline(0, color=BLUE, lw=2)
    right.set(xlim=(-1, 50), ylim=(-1, len(pattern.T) // 5), xlabel="time in the pattern (ms)", yticks=[])
    right.set_ylabel("every fifth input")
    right.set_title("The pattern; thick: strong synapses")

    def update(step, learns):
        found, first = listener(learns)
        T = 3 * step
        seen = found.onsets < 1000 * T
        hit = seen & np.isfinite(first)
        answers.set_data(found.onsets[hit] / 1000, first[hit])
        now.set_xdata([T, T])
        big = found.snapshots[step][::5][unit] > 0.5
        strong.set_data(t[big], unit[big])
        weak.set_data(t[~big], unit[~big])
        score = pattern_onset.score(found, max(T - 6, 0), max(T, 3))
        when.set_xdata([min(score.latency, 49.0)] * 2)
        return (
            f"Around {T} s: answers {score.hits:.0%} of the patterns, {score.latency:.0f} ms after their onset on "
            f"average, and fires at {score.false_alarms:.1f} Hz in between."
            if np.isfinite(score.latency)
            else f"Around {T} s the neuron does not answer."
        )

    return Explorer(
        fig,
        update,
        title="A neuron that finds a pattern",
        alt="Left: for every repetition of the pattern, how long after its onset the neuron first fired. "
        "Right: spikes of the pattern, thick and red where the synapse is strong; the blue line is the neuron's "
        "mean answer.",
        presets={
            "At the start": dict(step=0),
            "Silent for a while": dict(step=3),
            "Found": dict(step=6),
            "Its onset": {},
        },
        step=steps(30, value=30, label="Listening", interval=150),
        learns=toggle(True, label="Synapses learn"),
    )
