"""A network that learns the order of spikes."""

from functools import cache

import numpy as np

from neurocourse import nn
from neurocourse.plots import BRAIN, GREEN, INK, MACHINE, PURPLE, figure, here, move, panel, rule, set_bars, title
from neurocourse.plots.panels import key
from neurocourse.spiking.learning import clocks, surrogate
from neurocourse.teaching import Explorer, arm, slider, steps, toggle
from neurocourse.wording import count

__all__ = ["spike_order"]


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
    """Which group of inputs came first? A spiking network learns it; a reader of counts cannot."""
    learned, (scores, chance) = surrogate.trained(), examination()
    fig, axes = figure(size=(6.4, 4.0), plan="ab;ac", width_ratios=(1.3, 1), height_ratios=(1, 1.8))
    left, middle, right = axes.values()
    groups = [left.plot([], [], "|", color=c, ms=5, mew=1.5)[0] for c in (GREEN, PURPLE)]
    (hidden,) = left.plot([], [], ".", color=INK, ms=4)
    panel(left, "", ("time step", -1, 50), ylim=(-1, 52), yticks=[])
    for y, word, c in ((4, "A", GREEN), (14, "B", PURPLE), (35, "network", INK)):
        left.text(-0.02, y, word, color=c, weight="bold", ha="right", va="center", transform=left.get_yaxis_transform())
    bars = middle.barh(["A first", "B first"], [0, 0], color=[GREEN, PURPLE])
    panel(middle, "Its answer", ("probability", 0, 1), ("", 1.6, -0.6), "cell")
    right.plot(learned.updates, 100 * scores, color=BRAIN, lw=2, label="spikes")
    (memory,) = right.plot([], [], color=MACHINE, ls="--", lw=2, label="numbers")
    panel(right, "While they learn", "updates", ("right answers (%)", 40, 103))
    names = key(right, "center right")
    dot = here(right)
    rule(right, "best reader of counts", y=100 * chance)

    def taught(step):
        return count(learned.updates[step], "update")

    def update(step, trial, backwards, armed):
        learned.network.parameters[:] = learned.snapshots[step]
        one = surrogate.trials(1, rng=100 + trial)
        x = one.x[::-1].copy() if backwards else one.x
        truth = 1 - one.y[0] if backwards else one.y[0]
        p = nn.softmax(learned.network.forward(x))[0]
        for dots, part in zip(groups, (slice(0, 10), slice(10, 20)), strict=True):
            t, unit = np.nonzero(x[:, 0, part])
            dots.set_data(t, unit + (0 if part.start == 0 else 10))
        t, unit = np.nonzero(learned.network.layers[0].s[:, 0])
        hidden.set_data(t, unit + 21)
        set_bars(bars, p)
        move(dot, learned.updates[step], 100 * scores[step])
        rival = clocks.trained()
        memory.set_data(*((rival.updates, 100 * rival.accuracy) if armed else ([], [])))
        for part in (names.get_texts()[1], names.legend_handles[1]):
            part.set_visible(armed)
        numbers = f", by numbers with a memory {rival.accuracy[step]:.1%}" if armed else ""
        title(left, f"{'AB'[truth]} came first")
        return (
            f"After {{step}} the network answers {'AB'[p.argmax()]} first, "
            f"{'right' if p.argmax() == truth else 'wrong'}; over 500 trials {scores[step]:.1%} right"
            f"{numbers}, by counts alone {chance:.0%}."
        )

    return Explorer(
        fig,
        update,
        title="The order of spikes",
        alt="Left: spikes of group A, of group B and of the network in one trial. Above right: what the network "
        "answers. Below it: share of right answers while it learns, the level of the best reader of counts, and once "
        "armed a network of numbers.",
        presets={
            "Untrained": dict(step=0),
            "Learning": dict(step=2),
            "Backwards": dict(backwards=True),
            "Numbers that remember": dict(armed=True),
        },
        step=steps(
            len(learned.snapshots) - 1, value=len(learned.snapshots) - 1, label="Training", interval=150, show=taught
        ),
        trial=slider(0, 20, 1, value=1, label="Another trial"),
        backwards=toggle(False, label="Play the spikes backwards"),
        armed=arm("a memory of its last answer", remains="nothing", label="Arm the numbers"),
    )
