"""Carrot or stick: what dopamine does while a group learns, and while it is tested."""

import numpy as np

from neurocourse.basal_ganglia import prepared
from neurocourse.basal_ganglia.striatum import pathways
from neurocourse.plots import GREEN, GREY, RED, figure
from neurocourse.teaching import Explorer, choice, slider, toggle
from neurocourse.wording import signed

__all__ = ["go_and_nogo"]

LEVELS = prepared.DOSES
TEACHER, *VOICES = pathways.ROLES


def go_and_nogo():
    """Dopamine turned up or down at learning and at the test, for four guesses at what it does."""
    fig, (left, right) = figure(1, 2, size=(9, 3.3))
    places = np.arange(6)
    go = left.bar(places - 0.2, np.zeros(6), 0.36, color=GREEN, ec="white")
    nogo = left.bar(places + 0.2, np.zeros(6), 0.36, color=RED, hatch="//", ec="white")
    left.set(ylim=(0, 3.6), ylabel="weight × loudness", title="What speaks for and against each symbol")
    left.set_xticks(places, [f"{s}\n{100 * p:.0f} %" for s, p in zip(pathways.SYMBOLS, pathways.P_RIGHT, strict=True)])
    left.text(5.5, 3.3, "■ for it (Go)", color=GREEN, weight="bold", ha="right")
    left.text(5.5, 3.0, "▨ against it (NoGo)", color=RED, weight="bold", ha="right")
    (choose_A,) = right.plot(LEVELS, np.zeros(5), "-o", color=GREEN, lw=2)
    (avoid_B,) = right.plot(LEVELS, np.zeros(5), "--s", color=RED, lw=2)
    right.text(-0.8, 82, "● choose A", color=GREEN, weight="bold")
    right.text(-0.8, 79, "■ avoid B", color=RED, weight="bold")
    right.set(xlabel="dopamine at the test (0: usual)", ylabel="% of new pairs", ylim=(48, 86), title="The test")
    here = right.axvline(0, color=GREY, ls=":")

    def update(learning, test, armed, voice):
        role, k = voice if armed else TEACHER, LEVELS.index(test)
        group = prepared.doses(role=role, learning=learning)
        for bars, weights, loud in zip((go, nogo), group.weights, loudness(role, test), strict=True):
            for bar, height in zip(bars, loud * weights, strict=True):
                bar.set_height(height)
        choose_A.set_ydata(100 * group.choose_A)
        avoid_B.set_ydata(100 * group.avoid_B)
        here.set_xdata([test, test])
        return (
            f"Dopamine as {role if role in pathways.ONE_VALUE else f'“{role}”'}, {signed(learning, 1)} at learning and "
            f"{signed(test, 1)} at the test: the group chooses A in {group.choose_A[k]:.1%} and avoids B in "
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
        learning=slider(-0.8, 0.8, 0.4, value=-0.8, label="Dopamine at learning"),
        test=slider(-0.8, 0.8, 0.4, value=-0.8, label="Dopamine at the test"),
        armed=toggle(label="Arm the machine: dopamine has a say in the choice, too"),
        voice=choice(*VOICES, value="Go up, NoGo down", label="What it does there"),
    )


def loudness(role, test):
    """How loud what speaks for a symbol, and against it, is at the test."""
    if role == TEACHER:
        return pathways.VALUE_BETA, 0.0
    if role == "a volume":
        return pathways.VALUE_BETA * (1 + test), 0.0
    return 1 + test, 1.0 if role == "Go up" else 1 - test
