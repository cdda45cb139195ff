"""Two slot machines: the reader against four algorithms."""

import numpy as np

from neurocourse.basal_ganglia.choices import bandits
from neurocourse.basal_ganglia.choices.explore_race import LOOKS, spread
from neurocourse.caching import kept
from neurocourse.plots import GREEN, GREY, INK, RED, figure
from neurocourse.teaching import Explorer, presses, slider, toggle
from neurocourse.wording import count

__all__ = ["play_bandit"]

TURNS, SIDES = 40, ("left", "right")


def play_bandit():
    """Two slot machines and forty pulls: the reader against four algorithms."""
    fig, (left, right) = figure(1, 2, size=(9, 3.3), width_ratios=(1, 1.15))
    (won,) = left.plot([], [], "o", color=GREEN, ms=8)
    (lost,) = left.plot([], [], "x", color=RED, ms=6, mew=1.8)
    left.set(xlim=(0, TURNS + 1), ylim=(-0.75, 1.75), xlabel="pull", yticks=(0, 1), title="Your pulls")
    left.set_yticklabels(SIDES)
    left.text(1, 0.5, "● pays   × does not", color=GREY, va="center", size=9)
    labels = [left.text(TURNS / 2, y, "", ha="center", va="center", color=INK, weight="bold") for y in (-0.45, 1.45)]
    lines = {rule: right.plot([], [], ls, color=c, lw=1.6)[0] for rule, (c, ls) in LOOKS.items()}
    names = {rule: right.text(0, 0, rule, color=c, size=9) for rule, (c, _) in LOOKS.items()}
    (mine,) = right.plot([], [], "-", color=INK, lw=3)
    (tip,) = right.plot([], [], "o", color=INK, ms=7)
    you = right.text(0, 0, "you", color=INK, weight="bold", ha="right")
    hint = left.text(TURNS / 2, 0.9, "Press a button below", ha="center", color=INK, size=12)
    right.axhline(0, color=GREY, lw=1)
    right.set(
        xlim=(0, 1.36 * TURNS), ylim=(-9, 13), xticks=range(0, TURNS + 1, 10), yticks=(-5, 0, 5, 10), xlabel="pull"
    )
    right.set_title("Wins ahead of the toss of a coin")

    def update(pulls, seed, shown):
        game, wins = match(seed)
        sides = np.array([SIDES.index(side) for side in pulls], dtype=np.int64)
        paid = bandits.fetch(game.pays, sides)
        turn = np.arange(1, len(sides) + 1)
        won.set_data(turn[paid], sides[paid])
        lost.set_data(turn[~paid], sides[~paid])
        over = len(sides) == TURNS
        for text, p in zip(labels, game.p, strict=True):
            text.set_text(f"pays in {p:.0%} of pulls" if shown or over else "")
        hint.set_text("" if pulls else "Press a button below")
        coin = game.p.mean() * np.arange(TURNS + 1)
        heights = spread([wins[rule][-1] - coin[-1] for rule in LOOKS], 1.8)
        for (rule, w), y in zip(wins.items(), heights, strict=True):
            lines[rule].set_data(np.arange(TURNS + 1), w - coin)
            names[rule].set_position((TURNS + 0.7, y - 0.5))
        score = np.concatenate([[0], np.cumsum(paid)]) - coin[: len(sides) + 1]
        mine.set_data(np.arange(len(score)), score)
        tip.set_data([len(sides)], [score[-1]])
        you.set_position((max(len(sides) - 0.6, 4), min(score[-1] + 1.1, 12)))
        return verdict(pulls, paid, wins)

    return Explorer(
        fig,
        update,
        title="You against the algorithms",
        alt="Left: your pulls of the left and the right machine, a disc where it paid and a cross where it did not. "
        "Right: your wins so far, less what the toss of a coin would win, and the mean of 300 players of each of four "
        "algorithms.",
        presets={
            "In turn": dict(pulls=list(SIDES) * (TURNS // 2)),
            "Win: stay, lose: change": dict(pulls=stay_or_change(match(1)[0].pays)),
            "Always left": dict(pulls=["left"] * TURNS),
        },
        pulls=presses(*SIDES, most=TURNS, label="Pull a machine"),
        seed=slider(1, 20, 1, value=1, label="Other machines"),
        shown=toggle(False, label="Show what they pay"),
    )


@kept
def match(seed):
    """Two machines, and the mean wins (TURNS + 1,) of 300 players of each rule on machines with the same chances."""
    game = bandits.machines(TURNS, rng=seed)
    played = {rule: bandits.play(game.p, rule, T=TURNS, n=300, rng=seed).rewards for rule in LOOKS}
    return game, {rule: np.concatenate([[0], r.mean(axis=1).cumsum()]) for rule, r in played.items()}


def stay_or_change(pays):
    """Pulls of a player who stays with a machine as long as it pays, and changes when it does not."""
    sides = [0]
    for turn in pays[:-1]:
        sides.append(sides[-1] if turn[sides[-1]] else 1 - sides[-1])
    return [SIDES[k] for k in sides]


def verdict(pulls, paid, wins):
    """The sentence under the game."""
    n, own = len(pulls), int(paid.sum())
    if not n:
        return f"Nothing pulled yet. {TURNS} pulls are yours, and one of the two machines pays more often."
    best = max(wins, key=lambda rule: wins[rule][n])
    ahead = sum(own > w[n] for w in wins.values())
    tail = f"You are ahead of {ahead} of the 4." if n == TURNS else f"{count(TURNS - n, 'pull')} left."
    last = f"{pulls[-1].capitalize()} {'pays' if paid[-1] else 'does not pay'}."
    so_far = f"After {count(n, 'pull')}: {count(own, 'win')}."
    return f"{last} {so_far} On average {best} has {wins[best][n]:.1f}. {tail}"
