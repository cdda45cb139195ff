"""Two stores: what a lesion takes and leaves, and what replay saves."""

import numpy as np

from neurocourse.hippocampus import prepared
from neurocourse.hippocampus.stores import amnesia, two_stores
from neurocourse.plots import (
    BRAIN,
    GREY,
    INK,
    MACHINE,
    PURPLE,
    curves,
    dots_on,
    figure,
    follow,
    here,
    key,
    move,
    panel,
    rule,
)
from neurocourse.plots.panels import SMALL
from neurocourse.teaching import Explorer, arm, choice, handle, slider, steps

__all__ = ["lesion", "replay"]

DAYS, BIN = prepared.DAYS, prepared.BIN
STUDY = 60  # steps of the slider through both lists


def lesion():
    """Sixty days of life, and the day on which the hippocampus is lost: what is remembered at the end."""
    fig, (left, right) = figure(1, 2, size=(6.4, 3.7), width_ratios=(1.4, 1))
    middle = np.arange(BIN / 2, DAYS, BIN)
    panel(left, "Remembered on day 60", ("day when it was lived", 0, DAYS), ("share of ten brains", -0.03, 1.3), "cell")
    left.set_yticks(np.linspace(0, 1, 6))
    lines = curves(left, {"after the lesion": BRAIN, "whole brain": GREY}, markers=True)
    key(left, "upper left")
    panel(right, "Traces in the cortex", ("day when it was lived", 0, DAYS), ("", 0, 0.42), "cell")
    (law,) = right.plot(np.arange(DAYS), np.zeros(DAYS), "--", color=GREY, lw=2, label="expected")
    (traces,) = right.plot(np.arange(DAYS) + 0.5, np.zeros(DAYS), ".", color=PURPLE, label="measured")
    key(right, "upper left")
    cuts = [part for ax in (left, right) for part in rule(ax, x=0, color=INK, ls="-", lw=2, ymax=0.78)]
    word = left.text(0, 0.5, "lesion", weight="bold", size=SMALL)

    def update(day, replays):
        life, whole_life = (prepared.lesion(day=d, replays=replays) for d in (day, DAYS))
        found = life.tenths / 10
        remembered = [one.reshape(-1, BIN).mean(axis=1) for one in (found, whole_life.tenths / 10)]
        follow(lines, middle, remembered)
        age = np.maximum(day - np.arange(DAYS), 0)
        law.set_ydata(amnesia.trace(age, replays=replays))
        traces.set_ydata(life.traces)
        move(cuts, x=day)
        for artist in (*cuts, word):
            artist.set_visible(day < DAYS)
        word.set(position=(day - 0.8 if day > 50 else day + 0.8, 0.5), ha="right" if day > 50 else "left")
        if day == DAYS:
            return f"No lesion: {found.mean():.0%} of all sixty days are remembered."
        parts = [found[s].mean() if found[s].size else np.nan for s in _spans(day)]
        phrases = [f"{name} {share:.0%}" for name, share in zip(SPANS, parts, strict=True) if np.isfinite(share)]
        return f"Lesion on day {day}, remembered on day {DAYS}: " + ", ".join(phrases) + "."

    return Explorer(
        fig,
        update,
        title="A lesion of the hippocampus",
        alt="Left: share of brains that remember each day of life, with and without a lesion: old days "
        "are kept, the last days before the lesion and all later ones are lost. Right: traces in the cortex, which "
        "grow with the age of the memory, measured and expected.",
        presets={
            "Early lesion": dict(day=20),
            "No lesion": dict(day=DAYS),
            "No replay": dict(replays=0),
            "Much replay": dict(replays=30),
        },
        handles=[handle(left, x="day", at=0.25)],
        day=slider(0, DAYS, BIN, value=40, label="Day of the lesion"),
        replays=choice(*prepared.lesion.grid["replays"], value=20, label="Replays a night"),
    )


SPANS = ("more than two weeks before", "the last five days before", "after it")


def _spans(day):
    """Old days, the last ones before the lesion, and those after it."""
    return slice(0, max(day - 14, 0)), slice(max(day - 5, 0), day), slice(day, DAYS)


def replay():
    """List A, then list B: learned in a block; armed, while a fast store brings back some of A."""
    amounts = prepared.study.grid["replays"]
    a, b = ({r: 100 * getattr(prepared.study(replays=r), part) for r in amounts} for part in "ab")
    n, switch = sum(two_stores.EPOCHS), two_stores.EPOCHS[0]
    epochs = np.arange(n + 1) * STUDY / n  # on the scale of the slider, so that it can stand in the picture
    fig, (left, right) = figure(1, 2, size=(6.4, 3.6), width_ratios=(1.5, 1))
    panel(left, "One network", ("epoch", 0, STUDY), ("right answers (%)", -4, 123), "unit", yticks=range(0, 101, 20))
    left.set_xticks(np.arange(0, n + 1, 60) * STUDY / n, range(0, n + 1, 60))
    lines = curves(left, {"list A": MACHINE, "list B": PURPLE}, lw=2.5)
    dots = dots_on(lines)
    rule(left, x=epochs[switch], ls="-", lw=1)
    left.text(epochs[switch] / 2, 113, "first A", color=MACHINE, weight="bold", ha="center", size=SMALL)
    left.text((epochs[switch] + STUDY) / 2, 113, "then B", color=PURPLE, weight="bold", ha="center", size=SMALL)
    bars = right.bar(range(len(amounts)), [a[r][-1] for r in amounts], color=MACHINE, ec=INK, lw=0.6)
    chosen = here(right, marker="v")
    panel(right, "Left of A (%)", "pairs of A replayed", ("", 0, 113), "unit", yticks=range(0, 101, 20))
    right.set_xticks(range(len(amounts)), amounts)
    line = rule(left, x=0, color=INK, ls="-", lw=1)

    def update(step, armed, replays):
        now, replays = round(step * n / STUDY), replays * armed
        follow(lines, epochs[: now + 1], [a[replays][: now + 1], b[replays][: now + 1]])
        follow(dots, epochs[now], [a[replays][now], b[replays][now]])
        move(line, x=epochs[now])
        for bar in bars[1:]:  # what replay saves is to be predicted first
            bar.set_visible(armed)
        move(chosen, amounts.index(replays), a[replays][-1] + 6)
        schedule = {0: "Blocked", 8: "Interleaved"}.get(replays, f"With {replays} of 8 pairs replayed")
        return f"{schedule}, {{step}}: {a[replays][now]:.0f}% of list A and {b[replays][now]:.0f}% of list B are right."

    return Explorer(
        fig,
        update,
        title="Blocked or interleaved",
        alt="Left: right answers to list A, solid, and list B, dashed, against the epoch; B comes in after epoch 60. "
        "Right: what is kept of A in the end, for 0 to 8 pairs replayed from the fast store. Means of three networks.",
        presets={
            "Blocked": dict(step=STUDY),
            "Interleaved": dict(armed=True, replays=8, step=STUDY),
            "A little replay": dict(armed=True, replays=2, step=STUDY),
            "The change of lists": dict(step=20),
        },
        step=steps(STUDY, value=STUDY, label="Study", interval=80, show=lambda k: f"epoch {round(k * n / STUDY)}"),
        armed=arm("a fast store that replays pairs of A", remains="less of it"),
        replays=choice(*amounts[1:], value=4, label="Pairs replayed each epoch, once armed"),
    )
