"""You are the subject: two places to press, and where your slope stands beside those of simulated learners."""

import numpy as np

from neurocourse.basal_ganglia.pigeons import subject
from neurocourse.basal_ganglia.pigeons.learners import LEARNERS
from neurocourse.caching import kept
from neurocourse.plots import BLUE, GREEN, GREY, INK, RED, figure
from neurocourse.teaching import Explorer, choice, presses, slider
from neurocourse.wording import count, number

__all__ = ["two_places", "where_you_stand"]

SEED = 2  # of the game that comes first


def two_places():
    """Two places in three rooms, forty presses in each: the game of the pigeons."""
    fig, (left, right) = figure(1, 2, size=(9, 3.3), width_ratios=(1.7, 1))
    (won,) = left.plot([], [], "o", color=GREEN, ms=6)
    (lost,) = left.plot([], [], "x", color=RED, ms=4, mew=1.2)
    for k in range(subject.N_ROOMS):
        left.text(k * subject.PER_ROOM + 20.5, 1.45, f"room {k + 1}", ha="center", color=INK)
        left.axvline((k + 1) * subject.PER_ROOM + 0.5, color=GREY, lw=1, ls=":")
    left.set(xlim=(0.5, subject.N_PRESSES + 0.5), ylim=(-0.5, 1.7), xlabel="press", yticks=(0, 1), title="Your presses")
    left.set_yticklabels(subject.SIDES)
    left.text(2, 0.5, "● a reward   × none", color=GREY, va="center", size=9)
    places = np.arange(subject.N_ROOMS)
    sides = [right.bar(places + x, np.zeros(3), 0.36, color=c, hatch=h, ec="white") for x, c, h in LOOKS]
    right.set_xticks(places, [f"room {k + 1}" for k in places])
    right.set(ylim=(0, 44), ylabel="presses", title="How often you pressed")
    right.text(2.4, 40.5, "■ left", color=BLUE, weight="bold", ha="right")
    right.text(2.4, 37, "▨ right", color=RED, weight="bold", ha="right")

    def update(presses, seed):
        chosen = np.array([side == "left" for side in presses], bool)
        paid = subject.outcomes(subject.game(rng=seed), chosen)
        turn, side = np.arange(1, len(chosen) + 1), 1 - chosen
        won.set_data(turn[paid], side[paid])
        lost.set_data(turn[~paid], side[~paid])
        for bars, mine in zip(sides, (chosen, ~chosen), strict=True):
            per_room = np.add.reduceat(np.append(mine, np.zeros(subject.N_PRESSES - len(mine), bool)), [0, 40, 80])
            for bar, height in zip(bars, per_room, strict=True):
                bar.set_height(height)
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
        alt="Left: your presses of two places in three rooms, a disc where there was a reward and a cross where there "
        "was none. Right: how often you pressed left and right in each room.",
        presets={"In turn": dict(presses=list(subject.SIDES) * (subject.N_PRESSES // 2))},
        presses=presses(*subject.SIDES, most=subject.N_PRESSES, label="Press"),
        seed=slider(1, 20, 1, value=SEED, label="Other rooms"),
    )


LOOKS = ((-0.2, BLUE, ""), (0.2, RED, "//"))


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
    fig, (left, right) = figure(1, 2, size=(9, 3.3), width_ratios=(1, 1.2))
    left.plot(subject.SLOPES, profile - profile.max(), color=BLUE, lw=2)
    left.plot([best], [0], "o", color=INK, ms=8)
    left.plot(likely[[0, -1]], [-2, -2], "-|", color=INK, lw=2, ms=10)
    left.text(2.45, 0.4, "┝━┥ nearly as likely", color=INK, ha="right", va="center", size=9)
    left.set(xlim=(-0.5, 2.5), ylim=(-12, 1), xlabel="slope a", ylabel="log-likelihood, less the best")
    left.set_title("Your presses" if data.player == "you" else "A simulated player")
    edges = subject.SLOPES[::2] - 0.025
    hist = right.stairs(np.zeros(len(edges) - 1), edges, color=GREEN, lw=2, fill=False)
    for x, word in ((best, "you" if data.player == "you" else "it"), (1.0, "matching")):
        right.axvline(x, color=INK if word != "matching" else GREY, lw=2, ls="-" if word != "matching" else ":")
    right.text(1.02, 57, "matching", color=GREY, size=9)
    right.text(best - 0.02, 57, "you" if data.player == "you" else "it", color=INK, weight="bold", ha="right")
    right.set(xlim=(-0.5, 2.5), ylim=(0, 62), xlabel="slope a", ylabel="simulated players, of 60")

    def update(learner, longer):
        slopes = crowd(learner, longer, seed)
        hist.set_data(np.histogram(slopes, edges)[0], edges)
        right.set_title(f"Sixty simulated players: {learner}")
        low, high = np.percentile(slopes, [10, 90])
        how_long = "as long as this one" if longer == 1 else f"{longer} times as long"
        who = "Your slope is" if data.player == "you" else "The simulated player's slope is"
        return (
            f"{who} {number(best, 2)}. Of sixty who learn by {learner}, in games {how_long}, eight in ten have slopes "
            f"from {number(low, 2)} to {number(high, 2)}, and the one in the middle {number(np.median(slopes), 2)}."
        )

    return Explorer(
        fig,
        update,
        title="Where you stand",
        alt="Left: log-likelihood of one player's presses for every slope of the matching law, with its peak and the "
        "slopes that are nearly as likely. Right: slopes fitted to sixty simulated players; a line marks the one.",
        presets={f"{learner.capitalize()}, long": dict(learner=learner, longer=8) for learner in LEARNERS},
        learner=choice(*LEARNERS, label="They learn by"),
        longer=choice(1, 4, 8, label="Their games are longer by a factor of"),
    )


def fitted(log_likelihood, data):
    """The best log-likelihood of each slope, whatever the bias, (slopes,)."""
    score = [[log_likelihood(a, b, data.log_ratio, data.left) for b in subject.BIASES] for a in subject.SLOPES]
    return np.max(score, axis=1)


@kept
def crowd(learner, longer, seed):
    """Slopes of sixty simulated players."""
    return subject.crowd(learner, longer=longer, seed=seed, rng=1)
