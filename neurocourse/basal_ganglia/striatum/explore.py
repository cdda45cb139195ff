"""Carrot or stick: what dopamine does while a group learns, and while it is tested."""

import numpy as np

from neurocourse.basal_ganglia import prepared
from neurocourse.basal_ganglia.striatum import pathways
from neurocourse.plots import GREEN, INK, PURPLE, figure, key, move, panel, rule
from neurocourse.plots.marks import curves, dots_on, follow, set_bars
from neurocourse.teaching import Explorer, arm, choice, handle, slider
from neurocourse.wording import signed

__all__ = ["go_and_nogo"]

LEVELS = prepared.DOSES
TEACHER, *VOICES = pathways.ROLES


def go_and_nogo():
    """Dopamine turned up or down at learning and at the test, for four guesses at what it does."""
    fig, (left, right) = figure(1, 2, size=(6.4, 3.8), width_ratios=(1.25, 1))
    places = np.arange(6)
    go = left.bar(places - 0.2, np.zeros(6), 0.36, color=GREEN, ec=INK, lw=0.6, label="for it (Go)")
    nogo = left.bar(
        places + 0.2, np.zeros(6), 0.36, color=PURPLE, hatch="//", ec=INK, lw=0.6, label="against it (NoGo)"
    )
    panel(left, "For and against each symbol", "right in (%)", ("weight × loudness", 0, 4.1), "unit")
    left.set_xticks(places, [f"{s}\n{100 * p:.0f}" for s, p in zip(pathways.SYMBOLS, pathways.P_RIGHT, strict=True)])
    key(left, "upper right")
    lines = curves(right, {"choose A": GREEN, "avoid B": PURPLE}, LEVELS)
    dots = dots_on(lines)
    panel(right, "The test", ("dopamine at the test", -0.95, 0.95), ("% of new pairs", 46, 90), "unit")
    right.set_xticks([-0.8, 0, 0.8], ["−0.8", "usual", "+0.8"])
    rule(right, "chance", y=50)
    key(right, "upper left", ncols=2, columnspacing=1)
    now = rule(right, x=0)

    def update(learning, test, armed, voice):
        role, k = voice if armed else TEACHER, LEVELS.index(test)
        group = prepared.doses(role=role, learning=learning)
        for bars, weights, loud in zip((go, nogo), group.weights, loudness(role, test), strict=True):
            set_bars(bars, loud * weights)
        shares = 100 * np.array([group.choose_A, group.avoid_B])
        follow(lines, LEVELS, shares)
        follow(dots, test, shares[:, k])
        move(now, x=test)
        return (
            f"Dopamine as {role if role in pathways.ONE_VALUE else f'“{role}”'}, {{learning}} at learning and "
            f"{{test}} at the test: the group chooses A in {group.choose_A[k]:.1%} and avoids B in "
            f"{group.avoid_B[k]:.1%} of new pairs."
        )

    return Explorer(
        fig,
        update,
        title="Carrot or stick",
        alt="Left: what speaks for and against six symbols that are right in 80, 20, 70, 30, 60 and 40 per cent: mean "
        "weight times how loud dopamine lets it speak at the test. "
        "Right: how often the group chooses A and avoids B in new pairs, against dopamine at the test.",
        presets={
            "Little all the time": dict(learning=-0.8, test=-0.8, armed=True, voice="Go up, NoGo down"),
            "Much all the time": dict(learning=0.8, test=0.8, armed=True, voice="Go up, NoGo down"),
            "Much at the test only": dict(learning=-0.8, test=0.8, armed=True, voice="Go up, NoGo down"),
            "Much at learning only": dict(learning=0.8, test=-0.8, armed=True, voice="Go up, NoGo down"),
        },
        handles=[handle(right, x="test", at=47.5)],
        learning=slider(-0.8, 0.8, 0.4, value=-0.8, label="Dopamine at learning", show=dose),
        test=slider(-0.8, 0.8, 0.4, value=-0.8, label="Dopamine at the test", show=dose),
        armed=arm("a say in the choice for dopamine, too", remains="less of it"),
        voice=choice(*VOICES, value="Go up, NoGo down", label="What it does there"),
    )


def dose(d):
    """A dose as the reader reads it."""
    return signed(d, 1) if d else "as usual"


def loudness(role, test):
    """How loud what speaks for a symbol, and against it, is at the test."""
    if role == TEACHER:
        return pathways.VALUE_BETA, 0.0
    if role == "a volume":
        return pathways.VALUE_BETA * (1 + test), 0.0
    return 1 + test, 1.0 if role == "Go up" else 1 - test
