"""You are the subject: two places to press, and where your slope stands beside those of simulated learners."""

import numpy as np

from neurocourse.basal_ganglia.pigeons import subject
from neurocourse.basal_ganglia.pigeons.learners import LEARNERS
from neurocourse.caching import kept
from neurocourse.plots import GREEN, GREY, INK, MACHINE, PURPLE, badge, figure, panel, rule, title
from neurocourse.plots.marks import set_bars
from neurocourse.plots.panels import SMALL
from neurocourse.teaching import Explorer, choice, presses, slider
from neurocourse.wording import count, number

__all__ = ["two_places", "where_you_stand"]

SEED = 2  # of the game that comes first
WHOSE = {"you": "Your", "it": "The simulated player's"}


def two_places():
    """Two places in three rooms, forty presses in each: the game of the pigeons."""
    fig, (above, below) = figure(2, 1, size=(6.4, 4.0), height_ratios=(1, 1.1))
    won = above.plot([], [], "o", color=GREEN, ms=5, label="a reward")[0]
    lost = above.plot([], [], "x", color=GREY, ms=4, mew=1.2, label="none")[0]
    for k in range(subject.N_ROOMS):
        rule(above, x=(k + 1) * subject.PER_ROOM + 0.5)
        above.text((k + 0.5) * subject.PER_ROOM, 1.55, f"room {k + 1}", ha="center", va="center", size=SMALL)
    panel(above, "Your presses", ("press", 0.5, subject.N_PRESSES + 0.5), ("", -0.5, 1.9), yticks=(0, 1))
    above.set_yticklabels(subject.SIDES)
    above.legend(**KEY, loc="lower right", bbox_to_anchor=(1, 1), ncols=2)
    places = np.arange(subject.N_ROOMS)
    sides = [
        below.bar(places + x, np.zeros(3), 0.36, color=c, hatch=h, ec=INK, lw=0.6, label=w) for x, c, h, w in LOOKS
    ]
    below.set_xticks(places, [f"room {k + 1}" for k in places])
    panel(below, "How often you pressed", ("", -0.5, 2.5), ("presses", 0, 44))
    below.legend(**KEY, loc="lower right", bbox_to_anchor=(1, 1), ncols=2)

    def update(presses, seed):
        chosen = np.array([side == "left" for side in presses], bool)
        paid = subject.outcomes(subject.game(rng=seed), chosen)
        turn, side = np.arange(1, len(chosen) + 1), 1 - chosen
        won.set_data(turn[paid], side[paid])
        lost.set_data(turn[~paid], side[~paid])
        for bars, mine in zip(sides, (chosen, ~chosen), strict=True):
            per_room = np.add.reduceat(np.append(mine, np.zeros(subject.N_PRESSES - len(mine), bool)), [0, 40, 80])
            set_bars(bars, per_room)
        if not len(chosen):
            return f"Nothing pressed yet. {subject.N_PRESSES} presses are yours, {subject.PER_ROOM} in each room."
        last = f"{presses[-1].capitalize()}: {'a reward' if paid[-1] else 'nothing'}."
        to_go = subject.N_PRESSES - len(chosen)
        end = f"{count(to_go, 'press', 'presses')} left." if to_go else "Now fit yourself, below."
        return f"{last} {count(int(paid.sum()), 'reward')} for {count(len(chosen), 'press', 'presses')}. {end}"

    return Explorer(
        fig,
        update,
        title="You are the subject",
        alt="Above: your presses of two places in three rooms, a disc where there was a reward and a cross where there "
        "was none. Below: how often you pressed left and right in each room.",
        presets={"In turn": dict(presses=list(subject.SIDES) * (subject.N_PRESSES // 2))},
        presses=presses(*subject.SIDES, most=subject.N_PRESSES, label="Press"),
        seed=slider(1, 20, 1, value=SEED, label="Other rooms"),
    )


LOOKS = ((-0.2, GREEN, "", "left"), (0.2, PURPLE, "//", "right"))
KEY = dict(frameon=False, fontsize=SMALL, borderaxespad=0.1, handletextpad=0.4, columnspacing=1)


def where_you_stand(log_likelihood=None, presses=(), seed=SEED):
    """How well every slope fits your presses, beside slopes fitted to simulated players of the same kind of game.

    Parameters
    ----------
    log_likelihood : function, optional
        A learner's own ``log_likelihood(a, log_b, log_ratio, left)``.
    presses, seed : tuple of str and int
        What was played, as ``two_places().values`` has it.
    """
    data = subject.data(presses, seed=seed)
    profile = fitted(log_likelihood or subject.log_likelihood, data)
    best = subject.SLOPES[profile.argmax()]
    likely = subject.SLOPES[profile > profile.max() - 2]
    fig, (left, right) = figure(1, 2, size=(6.4, 3.7))
    who = "you" if data.player == "you" else "it"
    left.plot(subject.SLOPES, profile - profile.max(), color=INK, lw=2)
    left.plot([best], [0], "o", color=INK, ms=8)
    left.plot(likely[[0, -1]], [-2, -2], "-|", color=INK, lw=2, ms=10)
    left.text(2.45, 1.6, "├─┤ nearly as likely", ha="right", va="center", size=SMALL)
    panel(left, "Your presses" if who == "you" else "A simulated player", ("slope a", -0.5, 2.5))
    left.set(ylim=(-12, 2.4), ylabel="log-likelihood, less the best")
    made = badge(left, log_likelihood) if log_likelihood else ""
    edges = subject.SLOPES[::2] - 0.025
    hist = right.stairs(np.zeros(len(edges) - 1), edges, color=MACHINE, lw=2, fill=False)
    rule(right, "matching", x=1.0, at="left" if best > 1 else "right")
    rule(right, who, x=best, color=INK, ls="-", lw=2, at="right" if best > 1 else "left")
    panel(right, " ", ("slope a", -0.5, 2.5), ("simulated players, of 60", 0, 64), "unit")

    def update(learner, longer):
        slopes = crowd(learner, longer, seed)
        hist.set_data(np.histogram(slopes, edges)[0], edges)
        title(right, f"Sixty: {learner}")
        low, high = np.percentile(slopes, [10, 90])
        how_long = "as long as this one" if longer == 1 else f"{longer} times as long"
        return (
            f"{WHOSE[who]} slope is {number(best, 2)}. Of sixty who learn by {learner}, in games {how_long}, eight "
            f"in ten have slopes from {number(low, 2)} to {number(high, 2)}, and the one in the middle "
            f"{number(np.median(slopes), 2)}."
        )

    return Explorer(
        fig,
        update,
        title="Where you stand",
        alt="Left: log-likelihood of one player's presses for every slope of the matching law, with its peak and the "
        f"slopes that are nearly as likely. Right: slopes fitted to sixty simulated players; a line marks one.{made}",
        presets={f"{learner.capitalize()}, long": dict(learner=learner, longer=8) for learner in LEARNERS},
        learner=choice(*LEARNERS, label="They learn by"),
        longer=choice(1, 4, 8, label="Their games are longer, times"),
    )


def fitted(log_likelihood, data):
    """The best log-likelihood of each slope, whatever the bias, (slopes,)."""
    score = [[log_likelihood(a, b, data.log_ratio, data.left) for b in subject.BIASES] for a in subject.SLOPES]
    return np.max(score, axis=1)


@kept
def crowd(learner, longer, seed):
    """Slopes of sixty simulated players."""
    return subject.crowd(learner, longer=longer, seed=seed, rng=1)
