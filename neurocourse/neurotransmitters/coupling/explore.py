"""Two cells that a gap junction pulls together."""

import numpy as np

from neurocourse.neurotransmitters.coupling import gap_junction as gap
from neurocourse.neurotransmitters.impulses import hodgkin_huxley as hh
from neurocourse.plots import BLUE, INK, ORANGE, RED, figure
from neurocourse.teaching import Explorer, slider

__all__ = ["gap_junction"]


def gap_junction():
    """Two cells and a junction: what one lends the other at rest, and how they fall into step when they fire."""
    ratios, differences = np.arange(21) / 20, np.arange(5) / 4  # g_c / g_L, and µA/cm²
    g, d = (x.ravel() for x in np.meshgrid(ratios, differences))
    t, V = gap.spiking(g * hh.SQUID.g_L, difference=d, dt=0.025)
    lags = np.array([gap.lag(t, V[:, k]) for k in range(len(g))]).reshape(5, 21)
    V = V[t >= 140][::4].reshape(-1, 5, 21, 2)
    t = t[t >= 140][::4]
    fig, (left, middle, right) = figure(1, 3, size=(9.6, 3.4), width_ratios=(1, 1.3, 1))
    cells = [dict(color=BLUE, lw=1.8), dict(color=ORANGE, lw=2.2, ls="--")]
    passive = [left.plot([0], [0], **style)[0] for style in cells]
    firing = [middle.plot(t, V[:, 0, 0, k], **style)[0] for k, style in enumerate(cells)]
    left.set(title="At rest: current into cell 1", xlabel="time (ms)", ylabel="V (mV)", xlim=(0, 320), ylim=(-71, -58))
    names = [left.text(140, -69, name, ha="center", color=INK) for name in ("cell 1", "cell 2")]
    middle.set(title="Firing: cell 1 driven harder", xlabel="time (ms)", ylabel="V (mV)", xlim=(140, 200))
    middle.set(ylim=(-85, 55))
    (curve,) = right.plot(ratios, lags[0], color=INK, lw=1.5)
    (here,) = right.plot([0], [0], "o", color=RED, ms=9)
    right.set(title="Out of step by", xlabel="g_c / g_L", ylabel="ms", xlim=(-0.03, 1.03), ylim=(-0.2, 7.5))

    def update(ratio, difference):
        i, j = round(difference * 4), round(ratio * 20)
        pair = gap.passive(0.1, ratio * 0.01)
        for k in (0, 1):
            passive[k].set_data(pair.t, pair.V[:, k])
            firing[k].set_ydata(V[:, i, j, k])
            names[k].set_y(pair.V[:, k].max() + 0.25)
        curve.set_ydata(lags[i])
        here.set_data([ratio], [lags[i, j]])
        change = np.ptp(pair.V, axis=0)
        return (
            f"g_c is {ratio:g} of the leak: cell 2 changes by {100 * change[1] / change[0]:.0f} % as much as cell 1 "
            f"(closed form {100 * gap.coefficient(ratio * 0.01):.0f} %); their spikes are {lags[i, j]:.1f} ms apart."
        )

    return Explorer(
        fig,
        update,
        title="The synapse without a transmitter",
        alt="Left: two resting cells, one given current, the other following by a share. Middle: spikes of two cells "
        "with different drive. Right: how far apart their spikes are, against the conductance of the junction.",
        presets={
            "No junction": dict(ratio=0, difference=0.5),
            "A weak one": dict(ratio=0.1, difference=0.5),
            "A strong one": dict(ratio=1, difference=0.5),
        },
        ratio=slider(0, 1, 0.05, value=0.2, label="Junction g_c, in leaks g_L"),
        difference=slider(0, 1, 0.25, value=0.5, unit="µA/cm²", label="Cell 1 is driven harder by"),
    )
