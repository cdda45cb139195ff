"""Two eyes on one sheet: stripes and territory, and an eye that is closed early or late."""

import numpy as np

from neurocourse.competition import prepared
from neurocourse.competition.pinwheels import eyes
from neurocourse.competition.prepared import CLOSINGS, N_STAGES, SHADES, SHARES, STAGES
from neurocourse.plots import GREY, MACHINE, curves, figure, here, key, move, panel
from neurocourse.plots.panels import SMALL
from neurocourse.plots.pictures import picture
from neurocourse.teaching import Explorer, arm, handle, slider
from neurocourse.wording import number

__all__ = ["closed_eye", "two_eyes"]

STEADY, FALLS = eyes.RATES


def _sheet(ax):
    """The sheet with the left eye's cells black and the right eye's white."""
    return picture(ax, "Whose cells are they?", (eyes.N, eyes.N), "Greys", -SHADES, SHADES, "unit")


def two_eyes():
    """Let two eyes see the same or not, let one be used more, and watch them divide the sheet."""
    fig, (left, right) = figure(1, 2, size=(6.4, 3.7), width_ratios=(1.2, 1))
    shown = _sheet(left)
    axes = ("share of the inputs", 0, 0.55), ("share of the sheet", 0, 0.55)
    panel(right, "The left eye's territory", *axes, "unit", xticks=[0, 0.25, 0.5], yticks=[0, 0.25, 0.5])
    right.plot([0, 0.55], [0, 0.55], color=GREY, ls=":", lw=1.4)
    right.text(0.3, 0.4, "in proportion", color=GREY, size=SMALL, ha="right")
    dots = right.plot([], [], "o", color=MACHINE, ms=5, alpha=0.7, ls="none")[0]
    now = here(right)

    def update(stage, agreement, share):
        run = prepared.two_eyes(agreement=agreement, share=share)
        shown.set_data(run.belongs[stage])
        every = np.array([prepared.two_eyes(agreement=agreement, share=other).territory[stage] for other in SHARES])
        dots.set_data(np.repeat(SHARES, every.shape[1]), every.ravel())
        has = float(run.territory[stage, 0])
        move(now, share, has)
        apart, period = run.parted[stage, 0], float(run.period[stage, 0])
        return (
            f"The left eye sends {{share}} of the inputs and has {has:.0%} of the cells; they are {apart:.0%} parted, "
            f"in stripes {number(period, 1)} cells from one to the next."
        )

    return Explorer(
        fig,
        update,
        title="Two eyes on one sheet",
        alt="Left: a sheet of forty by forty cells, black where cells answer to the left eye and white where they "
        "answer to the right one, grey where to both: stripes. Right: the share of the sheet that the left eye has, "
        "against its share of the inputs, three trainings for each.",
        presets={
            "Twins": dict(agreement=0.8),
            "Two eyes": dict(agreement=0.4),
            "A squint": dict(agreement=0.0),
            "One eye used less": dict(share=0.2),
        },
        handles=[handle(right, x="share", at=lambda stage, agreement, share: share)],
        stage=slider(
            0, len(STAGES) - 1, 1, value=3, label="Training", show=lambda k: f"{STAGES[k] / N_STAGES:.0%} done"
        ),
        agreement=slider(0, 0.8, 0.2, value=0.4, label="How alike the eyes are"),
        share=slider(0.1, 0.5, 0.1, value=0.5, label="Inputs of the left eye", show=lambda x: f"{x:.0%}"),
    )


def closed_eye():
    """Close one eye early or late, on a sheet that learns always alike and on one that learns less with age."""
    fig, (left, right) = figure(1, 2, size=(6.4, 3.7), width_ratios=(1.2, 1))
    shown = _sheet(left)
    axes = ("the left eye is closed after (inputs)", 0, 8000), ("its share of the sheet at the end", 0, 0.6)
    panel(right, "What is left to it", *axes, "unit", xticks=[0, 4000, 8000], yticks=[0, 0.25, 0.5])
    lines = curves(right, dict.fromkeys(eyes.RATES, MACHINE), CLOSINGS, [_territory(rate) for rate in eyes.RATES])
    lines[0].set_label("rate always the same")
    lines[1].set_label("rate falls with age")
    names = key(right, "upper left")
    of_the_armed = lines[1], names.get_texts()[1], names.legend_handles[1]
    now = here(right)

    def update(closed_at, armed):
        run = prepared.closed_eye(closed_at=closed_at, rate=FALLS if armed else STEADY)
        shown.set_data(run.belongs)
        for part in of_the_armed:
            part.set_visible(armed)
        has = float(run.territory.mean())
        move(now, closed_at, has)
        when = (
            "Never closed, the left eye has"
            if closed_at == CLOSINGS[-1]
            else "Closed after {closed_at}, the left eye keeps"
        )
        return f"{when} {has:.0%} of the cells (mean of three trainings; open all the time, half)."

    return Explorer(
        fig,
        update,
        title="An eye is closed",
        alt="Left: the sheet at the end of its training, black where cells answer to the left eye. Right: how much of "
        "it the left eye keeps, against the time at which it was closed: nearly nothing whenever that was, or, with a "
        "rate that falls with age, much when it was late.",
        presets={
            "From the start": dict(closed_at=0),
            "Half way": dict(closed_at=4000),
            "Never": dict(closed_at=8000),
        },
        handles=[handle(right, x="closed_at", at=0.05)],
        closed_at=slider(0, 8000, 1000, value=2000, unit="inputs", label="Close the left eye after"),
        armed=arm("a rate that falls with age", remains="nothing", label="Arm the sheet"),
    )


def _territory(rate):
    """Mean territory of the closed eye for each time of closing."""
    return [prepared.closed_eye(closed_at=at, rate=rate).territory.mean() for at in CLOSINGS]
