"""Twenty days of a stream with odd events, and what a detector makes of each hour."""

import numpy as np

from neurocourse.columns.oddities import events
from neurocourse.columns.prepared import SHOWN, detected
from neurocourse.plots import BRAIN, DIFFERENCE, GREY, INK, MACHINE, figure, panel
from neurocourse.plots.marks import numbers_on, set_bars, set_numbers
from neurocourse.teaching import Explorer, arm, choice
from neurocourse.wording import around

__all__ = ["odd_events"]

ON_TOP, T = 6, SHOWN * events.DAY  # what moves lies over titles, which then rest; hours shown
PLAIN = events.DETECTORS[:4]  # without the one line that wins
SHORT = ("temporal memory", "… and the hour", "z-score", "last difference", "yesterday", "median of 5 days")


def odd_events():
    """Choose a kind of odd event and a detector, and see who ranks odd hours highest."""
    fig, axes = figure(size=(6.4, 4.2), plan="ac;bc", width_ratios=(1.25, 1))
    show = _tracks(axes["a"], axes["b"])
    ranking = axes["c"]
    panel(ranking, "Odd above ordinary", ("area under the curve", 0.15, 1.2), ("", 5.6, -0.6), "unit")
    ranking.set_yticks(range(6), SHORT)
    ranking.set_xticks([0.5, 0.75, 1.0])
    ranking.plot([0.5, 0.5], [-0.5, 5.5], color=INK, lw=1, ls=":")
    bars = ranking.barh(range(6), np.zeros(6), 0.62, color=MACHINE, zorder=ON_TOP)
    for bar in bars[:2]:
        bar.set_facecolor(BRAIN)
    for bar in bars[4:]:
        bar.set(facecolor=GREY, hatch="//", edgecolor=INK)
    numbers = numbers_on(bars, zorder=ON_TOP)

    def update(kind, detector, hours, armed):
        row = events.SMOOTH.index(hours)
        found = [detected(kind=kind, detector=name) for name in events.DETECTORS]
        areas = np.array([one.area[:, row].mean() for one in found])
        shown = areas * np.append(np.ones(4), [armed, armed])
        set_bars(bars, shown)
        set_numbers(numbers, bars, [f"{area:.2f}" if seen else "" for area, seen in zip(areas, shown > 0, strict=True)])
        watched = events.DETECTORS[5] if armed else detector
        one = found[events.DETECTORS.index(watched)]
        show(one.x / 100 - 1, np.unpackbits(one.odd)[:T], one.score[row] / 100, watched)
        name = watched[0].upper() + watched[1:]
        return (
            f"{name}: an hour of what is odd ({kind}) is ranked above an ordinary one in "
            f"{around(one.area[:, row], '.0%')} of cases; 50% is guessing."
        )

    return Explorer(
        fig,
        update,
        title="Odd events",
        alt="Upper left: the last twenty days of a stream with a daily rhythm, odd hours marked. Lower left: how odd "
        "each hour is to a detector. Right: how often each detector ranks an odd hour above an ordinary one.",
        presets={
            "A spike": dict(kind="spike", detector="z-score", hours=1),
            "Reversed": dict(kind="reversed"),
            "Frozen": dict(kind="frozen"),
            "Half a day late": dict(kind="half a day late", detector="temporal memory and hour"),
        },
        kind=choice(*events.KINDS, value="reversed", label="What is odd"),
        detector=choice(*PLAIN, label="Detector"),
        hours=choice(*events.SMOOTH, value=6, label="Scores: mean of hours"),
        armed=arm("one line: the median of the same hour in five days", remains="nothing", label="Arm with a line"),
    )


def _tracks(stream, score):
    """The stream and the score; returns a function that shows both."""
    days = np.arange(T) / events.DAY
    panel(stream, "A stream, odd hours ticked", "", ("value", -0.9, 2.1))
    panel(score, "How odd each hour is", ("days", 0, SHOWN), ("share of the largest", 0, 1.05), "unit")
    stream.set(xlim=(0, SHOWN), xticks=[])
    score.set_yticks([0, 0.5, 1])
    (line,) = stream.plot(days, np.zeros(T), color=INK, lw=1.1, zorder=ON_TOP)
    (marks,) = stream.plot([], [], "|", color=DIFFERENCE, ms=9, mew=1.6, zorder=ON_TOP)
    (odd,) = score.plot(days, np.zeros(T), color=MACHINE, lw=1.1, zorder=ON_TOP)

    def show(x, where, scores, name):
        line.set_ydata(x)
        at = days[where == 1]
        marks.set_data(at, np.full(len(at), -0.7))
        odd.set_ydata(scores)
        odd.set_color(BRAIN if name.startswith("temporal") else MACHINE)

    return show
