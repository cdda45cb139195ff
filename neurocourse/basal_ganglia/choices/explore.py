"""Two slot machines: the reader against four algorithms."""

import numpy as np

from neurocourse.basal_ganglia.choices import bandits
from neurocourse.basal_ganglia.choices.explore_race import LOOKS
from neurocourse.caching import kept
from neurocourse.plots import GREEN, GREY, INK, figure, key, panel
from neurocourse.plots.marks import curves, follow, here, move, name_ends, set_names
from neurocourse.teaching import Explorer, presses, slider, toggle
from neurocourse.wording import count

__all__ = ["play_bandit"]

TURNS, SIDES = 40, ("left", "right")


def play_bandit():
    """Two slot machines and forty pulls: the reader against four algorithms."""
    fig, (above, below) = figure(2, 1, size=(6.4, 4.2), height_ratios=(1, 1.6))
    won = above.plot([], [], "o", color=GREEN, ms=8, label="pays")[0]
    lost = above.plot([], [], "x", color=GREY, ms=6, mew=1.8, label="does not")[0]
    panel(above, "Your pulls", ("", 0, 1.42 * TURNS), ("", -0.75, 1.75), xticks=[], yticks=(0, 1))
    above.set_yticklabels(SIDES)
    key(above, "center right")
    odds = [above.text(1.04 * TURNS, y, "", va="center", color=INK, size=9.5) for y in (-0.1, 1.1)]
    hint = above.text(TURNS / 2, 0.5, "Press a button", ha="center", va="center", color=INK, size=12)
    lines = curves(below, LOOKS, np.arange(TURNS + 1), lw=1.6)
    names = name_ends(lines)
    (mine,) = below.plot([], [], "-", color=INK, lw=3)
    tip, you = here(below), below.text(0, 0, "you", color=INK, weight="bold", ha="right")
    below.hlines(0, 0, TURNS, color=GREY, lw=1)
    panel(below, "Wins ahead of the toss of a coin", ("pull", 0, 1.42 * TURNS), ("wins", -14, 14), "unit")
    below.set(xticks=range(0, TURNS + 1, 10), yticks=(-10, 0, 10))

    def update(pulls, seed, shown):
        game, wins = match(seed)
        sides = np.array([SIDES.index(side) for side in pulls], dtype=np.int64)
        paid = bandits.fetch(game.pays, sides)
        turn = np.arange(1, len(sides) + 1)
        won.set_data(turn[paid], sides[paid])
        lost.set_data(turn[~paid], sides[~paid])
        for text, p in zip(odds, game.p, strict=True):
            text.set_text(f"pays in {p:.0%}" if shown or len(sides) == TURNS else "")
        hint.set_text("" if pulls else "Press a button")
        coin = game.p.mean() * np.arange(TURNS + 1)
        follow(lines, np.arange(TURNS + 1), [w - coin for w in wins.values()])
        set_names(names, lines)
        score = np.concatenate([[0], np.cumsum(paid)]) - coin[: len(sides) + 1]
        mine.set_data(np.arange(len(score)), score)
        move(tip, len(sides), score[-1])
        you.set_position((max(len(sides) - 0.6, 4), min(score[-1] + 1.4, 11)))
        return verdict(pulls, paid, wins)

    return Explorer(
        fig,
        update,
        title="You against the algorithms",
        alt="Above: your pulls of the left and the right machine, a disc where it paid and a cross where it did not. "
        "Below: your wins so far, less what the toss of a coin would win, and the mean of 300 players of each of four "
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
