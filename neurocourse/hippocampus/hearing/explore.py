"""What the ear does first: places along the cochlea, two ears and a row of delays, a pitch that is not there."""

import numpy as np
from matplotlib.patches import Ellipse

from neurocourse.caching import kept
from neurocourse.hippocampus.hearing import gammatone, jeffress
from neurocourse.hippocampus.hearing import missing_fundamental as pitches
from neurocourse.plots import (
    BRAIN,
    GREEN,
    GREY,
    INK,
    PAPER,
    PURPLE,
    curves,
    figure,
    follow,
    here,
    key,
    limit,
    move,
    note,
    panel,
    rule,
)
from neurocourse.plots.pictures import bare
from neurocourse.teaching import Explorer, handle, slider, toggle
from neurocourse.wording import count, listed, number

__all__ = ["cochlea", "missing_pitch", "where_is_it"]

FS = 16_000
TICKS = (100, 200, 500, 1000, 2000)


def cochlea():
    """Two tones, and which places along the cochlea they move."""
    f = gammatone.centres(80)
    fig, (film, row) = figure(1, 2, size=(6.4, 3.6), width_ratios=(1.3, 1))
    image = film.imshow(np.zeros((80, 480)), aspect="auto", origin="lower", cmap="magma", vmin=0, vmax=1)
    image.set_extent((0, 30, -0.5, 79.5))
    panel(film, "How each place moves", ("time (ms)", 0, 30), ("place: its own frequency (Hz)", -0.5, 79.5), "cell")
    panel(row, "Along the cochlea", ("strength", 0, 0.85), ("", -0.5, 79.5), "cell")
    (line,) = row.plot(np.zeros(80), np.arange(80), color=BRAIN, lw=2)
    marks = [rule(row, y=0, color=INK, ls="--") for _ in range(2)]
    for ax in (film, row):
        ax.set_yticks(np.interp(TICKS, f, np.arange(80)), TICKS)

    def update(first, second, both):
        sound = gammatone.tone(first, 0.06, FS) + both * gammatone.tone(second, 0.06, FS)
        moved = gammatone.listen(sound, f, FS)[:, -480:]
        strength = gammatone.loudness(moved)
        image.set_data(np.maximum(moved, 0))
        line.set_xdata(strength)
        for mark, tone in zip(marks, (first, second if both else first), strict=True):
            move(mark, y=np.interp(tone, f, np.arange(80)))
        inside = np.flatnonzero((strength[1:-1] > strength[:-2]) & (strength[1:-1] >= strength[2:])) + 1
        peaks = inside[strength[inside] > 0.25 * strength.max()]
        places = peaks if len(peaks) else [strength.argmax()]
        frequencies = listed([number(round(f[k], -1), 0) for k in places])
        return f"The cochlea shows {count(len(places), 'peak')}, at the place for {frequencies} Hz."

    return Explorer(
        fig,
        update,
        title="Tones along the cochlea",
        alt="Left: movement over 30 milliseconds at each place of the cochlea, low tones below. Right: strength of the "
        "movement at each place, with dashed lines at the two tones.",
        presets={
            "Far apart": dict(first=300, second=1500, both=True),
            "Close together": dict(first=1000, second=1100, both=True),
            "One tone": dict(both=False),
        },
        first=slider(100, 3000, 20, value=300, unit="Hz", label="First tone"),
        second=slider(100, 3000, 20, value=1500, unit="Hz", label="Second tone"),
        both=toggle(True, label="Sound both"),
    )


def where_is_it():
    """A source goes round the head; cells with different delays find it."""
    fig, axes = figure(size=(6.4, 4.1), plan="hc;ec", width_ratios=(1, 1.1), height_ratios=(1, 1.15))
    head, ears, cells = axes["h"], axes["e"], axes["c"]
    source = _head(head)
    t = 1000 * np.arange(160) / jeffress.FS
    panel(ears, "What arrives", ("time (ms)", 0, t[-1]), ("pressure", -3.6, 3.6), yticks=())
    lines = curves(ears, {"left ear": BRAIN, "right ear": GREEN}, t, lw=1.8)
    key(ears, "upper left", ncols=2, columnspacing=1)
    delays = 1e6 * np.arange(-jeffress.LONGEST, jeffress.LONGEST + 1) / jeffress.FS
    panel(cells, "Cells that wait for both", "delay of the cell (µs)", ("both at once", -0.6, 1.3), "cell")
    (curve,) = cells.plot(delays, np.zeros(len(delays)), "o-", color=BRAIN, ms=4)
    best = here(cells, marker="D")
    truth = rule(cells, x=0, color=INK, ls="--")
    note(cells, "dashed: true delay")

    def update(angle, noise):
        heard = jeffress.hear(angle, noise=noise, rng=1)
        found = jeffress.locate(heard)
        follow(lines, t, heard[:, 1000:1160])
        activity = found.activity / found.activity.max()
        curve.set_ydata(activity)
        move(best, 1e6 * found.delay / jeffress.FS, 1)
        move(truth, x=1e6 * jeffress.delay_of(angle))
        move(source, angle, _height(angle))
        loudest = max(2.25, np.abs(heard[:, 1000:1160]).max())
        limit(ears, y=(-1.15 * loudest, 1.6 * loudest))  # room for the key above
        late = f"{1e6 * abs(jeffress.delay_of(angle)):.0f} µs later in one ear" if angle else "in both ears at once"
        return f"Source at {{angle}}: the sound is {late}. The row of cells says {number(found.angle, 0)}°."

    return Explorer(
        fig,
        update,
        title="Where is it? Two ears and a row of delays",
        alt="Left: the sound at both ears, one a little later. Right: activity of cells against their delay, the most "
        "active one marked, with the true delay as a dashed line.",
        presets={
            "Straight ahead": dict(angle=0),
            "To the right": dict(angle=60),
            "In a noisy room": dict(angle=-30, noise=1.5),
        },
        handles=[handle(head, x="angle", at=lambda angle, **_: _height(angle))],
        angle=slider(-90, 90, 5, value=35, unit="°", label="Direction of the source"),
        noise=slider(0, 3, 0.25, value=0, label="Noise in each ear"),
    )


def _height(angle):
    """Where a source at an angle (degrees) stands on the half circle, which is drawn over the angles."""
    return np.cos(np.deg2rad(angle))


def _head(ax):
    """A head from above, and the half circle before it on which the source goes round; returns the source."""
    degrees = np.linspace(-90, 90, 61)
    ax.plot(degrees, _height(degrees), color=GREY, lw=1, ls=":")
    ax.plot([-25, 0, 25], [-0.05, 0.2, -0.05], color=INK, lw=2)  # the nose
    ax.add_patch(Ellipse((0, -0.3), 56, 0.72, fc=PAPER, ec=INK, lw=2, zorder=3))
    for x, colour in ((-31, BRAIN), (31, GREEN)):
        ax.add_patch(Ellipse((x, -0.3), 12, 0.3, fc=colour, ec=INK, zorder=4))
    bare(ax, "You, from above", xlim=(-106, 106), ylim=(-0.75, 1.2))
    return here(ax, marker="*", ms=16)


@kept
def _pitch(harmonics, base):
    sound = pitches.chord(base * np.array(harmonics))
    return pitches.hear_pitch(sound), pitches.loudest_place(sound)


def missing_pitch():
    """Leave out the lowest tones of a chord, and the pitch stays."""
    fig, (spectrum, rhythm) = figure(1, 2, size=(6.4, 3.6))
    bars = [spectrum.plot([0, 0], [0, 1], color=INK, lw=4)[0] for _ in range(8)]
    panel(spectrum, "Tones that sound", ("frequency (Hz)", 0, 2600), ("", 0, 1.25), yticks=[])
    panel(rhythm, "All places with their past", ("lag (ms)", 0, 12.5), ("correlation", -0.1, 1.1), "cell")
    absent = rule(spectrum, "pitch that is heard", x=0, color=PURPLE, ls="--", lw=1.5)
    (line,) = rhythm.plot([], [], color=BRAIN, lw=1.8)
    dot = here(rhythm, marker="D", color=PURPLE)
    rule(rhythm, y=0, ls="-", lw=0.8)

    def update(base, lowest, count):
        numbers = tuple(range(lowest, lowest + count))
        heard, place = _pitch(numbers, base)
        for k, bar in enumerate(bars):
            bar.set_xdata([base * numbers[k]] * 2 if k < count else [-100, -100])
        move(absent, x=heard.pitch)
        line.set_data(1000 * heard.lag, heard.summary)
        move(dot, 1000 / heard.pitch, np.interp(1 / heard.pitch, heard.lag, heard.summary))
        tones = listed([number(base * k) for k in numbers])
        return (
            f"{tones} Hz sound; the shared rhythm says {number(heard.pitch, 0)} Hz, the place that moves most "
            f"{number(place, 0)} Hz."
        )

    return Explorer(
        fig,
        update,
        title="A pitch that is not there",
        alt="Left: the tones that sound, with a dashed line at the pitch that is heard. Right: how well all places "
        "agree with their own past, against the lag, the first highest peak marked.",
        presets={
            "600, 800, 1000": dict(base=200, lowest=3, count=3),
            "The whole chord": dict(base=200, lowest=1, count=8),
            "One tone alone": dict(base=200, lowest=4, count=1),
        },
        base=slider(100, 300, 20, value=200, unit="Hz", label="Distance of the tones"),
        lowest=slider(1, 5, 1, value=3, label="Lowest tone: which multiple"),
        count=slider(1, 8, 1, value=3, label="How many tones"),
    )
