"""Is it clever to match? What every share of choices earns, and where learners stand on the hill."""

import numpy as np

from neurocourse.basal_ganglia.pigeons import matching
from neurocourse.basal_ganglia.pigeons.learners import LEARNERS
from neurocourse.caching import kept
from neurocourse.plots import BRAIN, GREEN, GREY, figure, move, panel, rule
from neurocourse.teaching import Explorer, choice, handle, slider

__all__ = ["matching_law"]


def matching_law():
    """Twenty animals and two places: how they share their choices, and what another share would earn."""
    fig, (left, right) = figure(1, 2, size=(6.4, 3.7))
    left.plot([0, 100], [0, 100], "--", color=GREY)
    left.text(38, 46, "matching", color=GREY, rotation=45, rotation_mode="anchor", ha="center", size=9.5)
    (dots,) = left.plot([], [], "o", mfc="none", mec=BRAIN, ms=6, mew=1.4)
    panel(left, "Twenty animals", ("rewards from place 1 (%)", -2, 102), ("choices of place 1 (%)", -2, 102), "cell")
    left.set(xticks=(0, 50, 100), yticks=(0, 50, 100))
    q = np.linspace(0, 1, 101)
    (hill,) = right.plot(100 * q, 0 * q, color=GREEN, lw=2.5)
    (peak,) = right.plot([], [], "*", color=GREEN, ms=15)
    done_at = rule(right, x=50, color=BRAIN, lw=2, ls="--")
    word = right.text(0, 1, "what they do", color=BRAIN, size=9.5, va="bottom")
    panel(right, "What each fixed share earns", ("choices of place 1 (%)", 0, 100), ("rewards per 100 choices", 0, 38))

    def update(share, learner, schedule):
        choices, rewards = lived(share, learner, schedule)
        dots.set_data(100 * rewards, 100 * choices)
        p = chances(share)
        earned = 100 * (matching.income(p[0], q, schedule) + matching.income(p[1], 1 - q, schedule))
        hill.set_ydata(earned)
        top = int(earned.argmax())
        move(peak, 100 * q[top], earned[top])
        done = choices.mean()
        move(done_at, x=100 * done)
        word.set(x=100 * done + (2 if done < 0.6 else -2), ha="left" if done < 0.6 else "right")
        return (
            f"{{share}} fall in place 1. {learner.capitalize()}: {100 * done:.0f}% of the choices and "
            f"{100 * rewards.mean():.0f}% of the rewards are from there. The best fixed share would "
            f"be {100 * q[top]:.0f}%."
        )

    return Explorer(
        fig,
        update,
        title="Is it clever to match?",
        alt="Left: share of choices against share of rewards for twenty simulated animals, with the diagonal of "
        "matching. Right: rewards per hundred choices for every fixed share of choices, its peak a star; dashed: "
        "what the animals do.",
        presets={
            "Four to one": dict(share=80),
            "Values in place of incomes": dict(share=80, learner="values"),
            "Rewards that do not wait": dict(share=60, schedule="plain"),
        },
        handles=[handle(left, x="share", at=4)],
        share=slider(10, 90, 10, value=70, unit="%", label="Rewards that fall in place 1"),
        learner=choice(*LEARNERS, label="The animals learn by"),
        schedule=choice(*matching.SCHEDULES, label="Rewards (baited: they wait)"),
    )


@kept
def lived(share, learner, schedule):
    """Shares of choices and of rewards of place 1, (20,) each, in the second half of 800 choices."""
    first, rewarded = matching.play(chances(share), learner, schedule=schedule, T=800, n=20, rng=1)
    first, rewarded = first[400:], rewarded[400:]
    return first.mean(axis=0), (first & rewarded).sum(axis=0) / np.maximum(rewarded.sum(axis=0), 1)


def chances(share):
    """Chance of a reward per choice in each place; 0.3 in all, of which ``share`` per cent falls in place 1."""
    return 0.003 * share, 0.3 - 0.003 * share
