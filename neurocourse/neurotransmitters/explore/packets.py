"""A recording of 1956 and the packets behind it."""

import numpy as np

from neurocourse.neurotransmitters import endplate, release
from neurocourse.plots import BLUE, GREY, INK, ORANGE, RED, SKY, figure
from neurocourse.teaching import Explorer, choice, slider
from neurocourse.wording import count


def end_plate(failures=release.failures):
    """Boyd and Martin's 198 answers, the packets that ``failures`` or the mean finds in them, and ten end-plates."""
    amplitude, sizes = endplate.answers(), np.array(list(endplate.EVOKED))
    fine = np.linspace(0.05, 3.2, 316)
    fig, (left, right) = figure(1, 2, size=(9, 3.4), width_ratios=(1.7, 1))
    counts = list(endplate.EVOKED.values())
    left.bar(sizes, counts, 0.09, color=[ORANGE, *[SKY] * (len(sizes) - 1)], ec=INK, lw=0.5)
    (curve,) = left.plot(fine, fine, color=INK, lw=1.8)
    (none,) = left.plot([0], [0], "D", color=RED, ms=8)
    left.text(-0.05, 24, "no answer\n(diamond: expected)", color=INK, va="center")
    left.set(title="198 answers (bars) and Poisson packets (line)", xlabel="size of the answer (mV)")
    left.set(ylabel="answers", xlim=(-0.12, 3.2), ylim=(0, 31))
    right.plot([0, 4], [0, 4], color=GREY, ls="--", lw=1.3)
    right.plot(endplate.DIRECT, endplate.BY_FAILURES, "s", color=BLUE, ms=6)
    (yours,) = right.plot([0], [0], "*", color=RED, ms=15, mec=INK)
    right.set(title="Ten end-plates, as published", xlabel="packets, by mean size", ylabel="packets, by failures")
    right.set(xlim=(0, 4), ylim=(0, 4))
    right.text(3.9, 0.2, "star: computed here", ha="right", color=INK)

    def update(method, q):
        m = {"failures": float(failures(amplitude, q)), "mean size": release.direct(amplitude, q)}
        curve.set_ydata(endplate.predicted(m[method], fine))
        expected = endplate.predicted_failures(m[method])
        none.set_ydata([expected])
        yours.set_data([m["mean size"]], [m["failures"]])
        return (
            f"By failures {m['failures']:.2f} packets an impulse, by size {m['mean size']:.2f}. The {method} makes "
            f"one expect {count(round(expected), 'impulse')} without an answer; there were 18."
        )

    badge = f" ({failures.badge})" if hasattr(failures, "badge") else ""
    return Explorer(
        fig,
        update,
        title="Packets at an end-plate" + badge,
        alt="Left: a histogram of 198 recorded answers with the curve that Poisson packets predict, and the expected "
        "number of failures as a diamond. Right: packets found in two ways for ten end-plates, along the diagonal.",
        presets={
            "From the failures": dict(method="failures", q=0.4),
            "A packet too small": dict(method="mean size", q=0.3),
            "A packet too large": dict(method="mean size", q=0.5),
        },
        method=choice("mean size", "failures", label="Count packets by"),
        q=slider(0.25, 0.55, 0.01, value=0.4, unit="mV", label="Size of one packet q"),
    )
