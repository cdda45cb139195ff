"""Two cells that a gap junction pulls together."""

import numpy as np

from neurocourse.neurotransmitters.coupling import gap_junction as gap
from neurocourse.neurotransmitters.impulses import hodgkin_huxley as hh
from neurocourse.plots import BRAIN, GREEN, INK, curves, figure, follow, here, key, move, panel
from neurocourse.teaching import Explorer, handle, slider

__all__ = ["gap_junction"]


def gap_junction():
    """Two cells and a junction: what one lends the other at rest, and how they fall into step when they fire."""
    ratios, differences = np.arange(21) / 20, np.arange(5) / 4  # g_c / g_L, and µA/cm²
    g, d = (x.ravel() for x in np.meshgrid(ratios, differences))
    t, V = gap.spiking(g * hh.SQUID.g_L, difference=d, dt=0.025)
    lags = np.array([gap.lag(t, V[:, k]) for k in range(len(g))]).reshape(5, 21)
    V = V[t >= 140][::4].reshape(-1, 5, 21, 2)
    t = t[t >= 140][::4]
    fig, axes = figure(size=(6.4, 4.2), plan="ac;bb", width_ratios=(1.2, 1))
    rest, fire, step = (axes[name] for name in "abc")
    panel(rest, "Current into cell 1", ("time (ms)", 0, 320), ("V (mV)", -71, -57), "cell")
    panel(fire, "Both fire, cell 1 driven harder", ("time (ms)", 140, 200), ("V (mV)", -85, 55), "cell")
    panel(step, "Out of step by", ("g_c / g_L", -0.03, 1.03), ("ms", -0.4, 7.5))
    cells = {"cell 1": BRAIN, "cell 2": GREEN}
    passive, firing = curves(rest, cells), curves(fire, cells)
    key(rest, "upper right")
    (curve,) = step.plot(ratios, lags[0], color=INK, lw=1.5)
    dot = here(step)

    def update(ratio, difference):
        i, j = round(difference * 4), round(ratio * 20)
        pair = gap.passive(0.1, ratio * 0.01)
        follow(passive, pair.t, pair.V.T)
        follow(firing, t, V[:, i, j].T)
        curve.set_ydata(lags[i])
        move(dot, ratio, lags[i, j])
        change = np.ptp(pair.V, axis=0)
        return (
            f"g_c is {{ratio}} of the leak: cell 2 changes by {100 * change[1] / change[0]:.0f}% as much as cell 1 "
            f"(closed form {100 * gap.coefficient(ratio * 0.01):.0f}%); their spikes are {lags[i, j]:.1f} ms apart."
        )

    return Explorer(
        fig,
        update,
        title="The synapse without a transmitter",
        alt="Left: two resting cells, one given current, the other following by a share. Below: spikes of two cells "
        "with different drive. Right: how far apart their spikes are, against the conductance of the junction.",
        presets={
            "No junction": dict(ratio=0, difference=0.5),
            "A weak one": dict(ratio=0.1, difference=0.5),
            "A strong one": dict(ratio=1, difference=0.5),
        },
        handles=[handle(step, x="ratio", at=lambda **_: dot.get_ydata()[0])],
        ratio=slider(0, 1, 0.05, value=0.2, label="Junction g_c, in leaks g_L"),
        difference=slider(0, 1, 0.25, value=0.5, unit="µA/cm²", label="Extra to cell 1"),
    )
