"""The curve of a real cell: what it heard before its spikes, and the unit that follows its rate best."""

import numpy as np

from neurocourse.neurotransmitters.listening import grasshopper
from neurocourse.neurotransmitters.modulators.mixer import SOFTENED, Units
from neurocourse.plots import BRAIN, GREY, INK, MACHINE, figure, here, key, move, panel, rule
from neurocourse.teaching import Explorer, choice, handle, slider
from neurocourse.wording import number

__all__ = ["real_curve"]

LAGS = grasshopper.DT * np.arange(40)


def real_curve():
    """Mean loudness before a spike of a grasshopper's receptor, and its rate against the drive, with a fitted unit."""
    fig, (left, right) = figure(1, 2, size=(6.4, 3.7))
    panel(left, "Heard before a spike", ("time before the spike (ms)", 20, 0), ("loudness (sd)", -0.8, 1.2), "cell")
    panel(right, "Its rate, measured", ("drive (sd)", -2.3, 2.3), ("rate (Hz)", -15, 450), "cell")
    left.axhspan(-grasshopper.CHANCE, grasshopper.CHANCE, color=GREY, alpha=0.2, lw=0)
    left.text(19.5, -0.7, "grey: what chance gives")
    rule(left, y=0, ls="-", lw=0.8)
    (sound,) = left.plot(LAGS, 0 * LAGS, color=BRAIN, lw=2)
    (rate,) = right.plot([], [], "o", color=BRAIN, ms=6, label="one part in twenty")
    (unit,) = right.plot([], [], color=MACHINE, lw=2, label="fitted unit")
    key(right, "upper left")
    mark, end = here(left), rule(right, x=2.3, color=INK, ls="--")
    x = np.linspace(-2.2, 2.2, 89)

    def update(recording, shape, lag, left_out):
        one = grasshopper.RECORDINGS[recording]
        drive, rates = one.curve.drive, one.curve.rate
        n = len(drive) - left_out
        a, b, c = Units(shape, drive[:n]).fit(rates[:n])[1]
        error = grasshopper.units(left_out)[recording][shape]
        sound.set_ydata(one.sound)
        rate.set_data(drive, rates)
        unit.set_data(x, np.clip(a * SOFTENED[shape](b * (x - c)), -20, 460))
        move(mark, lag, one.sound[round(lag / grasshopper.DT)])
        move(end, x=(drive[n - 1] + (drive[n] if left_out else 2.5)) / 2)
        heard = one.sound[round(lag / grasshopper.DT)]
        return (
            f"{{lag}} before a spike the sound was {number(abs(heard), 2)} sd {'louder' if heard >= 0 else 'softer'} "
            f"than usual. The best {shape} is off by {100 * error:.1f}% of the top."
        )

    return Explorer(
        fig,
        update,
        title="The curve of a real cell",
        alt="Left: mean loudness of a sound in the 20 ms before a spike of a grasshopper's receptor, a peak about 7 ms "
        "before it. Right: measured firing rate against the drive, and a fitted unit.",
        presets={
            "Slow sound": dict(recording="slow sound"),
            "Fast sound": dict(recording="fast sound", lag=7),
            "ReLU": dict(shape="ReLU"),
            "Softened, without the loudest": dict(shape="softened ReLU", left_out=1),
        },
        handles=[handle(left, x="lag", at=lambda **_: mark.get_ydata()[0])],
        lag=slider(0, 19.5, 0.5, value=6.5, unit="ms", label="Before the spike"),
        recording=choice(*grasshopper.RECORDINGS, label="Recording"),
        shape=choice(*SOFTENED, value="sigmoid", label="Unit"),
        left_out=slider(0, 8, 1, value=0, label="Loudest parts left out"),
    )
