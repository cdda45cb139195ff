"""Is a peak at ten hertz a clock? A column in noise beside a spring that noise kicks."""

import numpy as np

from neurocourse.caching import kept
from neurocourse.columns import prepared
from neurocourse.columns.rhythm import envelope
from neurocourse.plots import BRAIN, GREY, MACHINE, figure, key, panel
from neurocourse.plots.marks import curves
from neurocourse.teaching import Explorer, arm, choice, slider
from neurocourse.wording import number

__all__ = ["clock_or_noise"]

SHOWN = 5.0  # s
ON_TOP = 10  # of titles, which then need not be drawn again with every picture
EDGES = np.linspace(0, 2.6, 14)  # of heights, in means


def clock_or_noise():
    """A column in noise and a machine with the same peak: their waves, their peaks, and how tall their waves are."""
    fig, axes = figure(size=(6.4, 4.3), plan="ab;cd")
    waves = [_wave(axes[name], *how) for name, how in zip("ab", (LEFT, RIGHT), strict=True)]
    powers, heights = _powers(axes["c"]), _heights(axes["d"])

    def update(state, noise, again, same):
        found = measured(state, noise, again, same)
        for show, one in zip(waves, found, strict=True):
            show(*one[:2])
        powers([one[2] for one in found])
        heights([one[1] for one in found])
        return _says(found)

    return Explorer(
        fig,
        update,
        title="A clock, or noise?",
        alt="Above: five seconds of a column in noise, and of a machine, each with the height of its waves as a dashed "
        "line. Below, left: their spectra. Below, right: how often their waves have which height.",
        presets={
            "It hums": dict(),
            "It rests": dict(state="one that rests", noise=60),
            "Hardly any noise": dict(noise=10),
        },
        state=choice(*envelope.STATES, label="Column"),
        noise=choice(*envelope.NOISES, value=30, label="Noise (spikes/s)"),
        again=slider(1, 2, 1, label="Another recording"),
        same=arm("the column's own spectrum", remains="less of it", label="Arm the machine"),
    )


LEFT = ("A column in noise", BRAIN, "cell")
RIGHT = ("Noise in a filter", MACHINE, "unit")


@kept
def measured(state, noise, again, same):
    """For column and machine: the recording, its envelope and its spectrum."""
    v = prepared.noisy_columns(state=state, noise=noise, again=again - 1).v / 30
    hz = envelope.spectrum(v).hz[4:][envelope.spectrum(v).power[4:].argmax()]
    other = envelope.filtered(v, rng=again) if same else envelope.resonator(hz, T=10.0, rng=[again, 1])
    return [(one, envelope.envelope(one)[0], envelope.spectrum(one)) for one in (v, other)]


def _wave(ax, words, hue, sign):
    """A recording and the height of its waves; returns a function that shows them."""
    panel(ax, words, ("time (s)", 0, SHOWN), ("", -3.6, 3.6), sign, yticks=[])
    (line,) = ax.plot([], [], color=hue, lw=1.2, zorder=ON_TOP)
    (tall,) = ax.plot([], [], color=hue, lw=1.6, ls="--", alpha=0.8, zorder=ON_TOP)
    t = np.arange(round(SHOWN / envelope.DT / envelope.EVERY)) * envelope.DT * envelope.EVERY

    def show(v, height):
        line.set_data(t, v[: len(t)].clip(-3.5, 3.5))
        tall.set_data(t, height[: len(t)].clip(0, 3.5))

    return show


def _powers(ax):
    """Two spectra; returns a function that shows them."""
    panel(ax, "Their spectra", ("frequency (Hz)", 2, 25), ("power", 0, 1.15), yticks=[0, 1])
    lines = curves(ax, {"column": BRAIN, "machine": MACHINE}, zorder=ON_TOP)
    key(ax, "upper right").set_zorder(0)

    def show(found):
        for line, one in zip(lines, found, strict=True):
            line.set_data(one.hz, one.power.clip(0, 1.15))

    return show


def _heights(ax):
    """How often waves have a height; returns a function that shows both."""
    panel(ax, "How tall the waves are", ("height, in means", 0, 2.6), ("share of the time (%)", 0, 45))
    lines = curves(ax, {"column": BRAIN, "machine": MACHINE}, drawstyle="steps-mid", zorder=ON_TOP)
    ax.axvline(1, color=GREY, lw=0.8)

    def show(found):
        middle = (EDGES[1:] + EDGES[:-1]) / 2
        for line, height in zip(lines, found, strict=True):
            share = np.histogram(height / height.mean(), EDGES)[0] / len(height)
            line.set_data(middle, (100 * share).clip(0, 45))

    return show


def _says(found):
    """The sentence: two peaks, and how unsteady the waves are."""
    hz = [number(one[2].hz[4:][one[2].power[4:].argmax()], 1) for one in found]
    spread = [number(float(one[1].std() / one[1].mean()), 2) for one in found]
    return (
        f"The column has its peak at {hz[0]} Hz, the machine at {hz[1]} Hz. The height of its waves varies by "
        f"{spread[0]} of its mean, that of the machine's by {spread[1]}."
    )
