"""Inhibition that comes as a hail of events: it moves a rate or divides it, as glutamate comes with it or not."""

import numpy as np

from neurocourse.caching import kept
from neurocourse.neurotransmitters import prepared
from neurocourse.neurotransmitters.shunting import noise
from neurocourse.plots import BRAIN, GREEN, INK, PURPLE, figure, here, key, move, panel, rule
from neurocourse.teaching import Explorer, arm, choice, handle, slider
from neurocourse.wording import number

__all__ = ["hail"]

WAYS = ("held open evenly", "a hail of events")
I = noise.CURRENTS
T = np.arange(4000) * 0.1  # ms


def hail():
    """GABA made stronger, evenly or event by event: is the new curve a moved copy of the old one, or a divided one?"""
    fig, (left, right) = figure(1, 2, size=(6.4, 3.8), width_ratios=(1, 1.35))
    panel(left, "Membrane", ("time (ms)", 0, 400), ("V (mV)", -76, -36), "cell")
    panel(right, "Rates, compared up to the line", ("input (nA)", 0, 1), ("rate (Hz)", -5, 270), "cell")
    (membrane,) = left.plot(T, 0 * T, color=BRAIN, lw=1.1)
    rule(left, "threshold", y=noise.CELL.V_th)
    ticks = left.eventplot([], lineoffsets=-40, linelengths=4, colors=INK, linewidths=1.4)[0]
    (old,) = right.plot(I, 0 * I, color=INK, ls=":", lw=2, label="usual GABA")
    (new,) = right.plot(I, 0 * I, color=BRAIN, lw=2.5, label="more GABA")
    (divided,) = right.plot(I, 0 * I, color=PURPLE, ls="--", lw=1.6, label="old, divided")
    (moved,) = right.plot(I, 0 * I, color=GREEN, ls="-.", lw=1.6, label="old, moved")
    key(right, "upper left")
    dot, end = here(right), rule(right, x=0.7, ls="-", lw=1)
    traces = kept(lambda current, doors, events: noise.trace(current, *events, even=doors == WAYS[0], rng=1))

    def update(current, strength, doors, reach, armed):
        before, after = (_rates(k, doors, armed) for k in (1.0, strength))
        V, spikes = traces(current, doors, noise.background(strength, armed))
        membrane.set_ydata(V)
        ticks.set_positions(T[spikes])
        n = round(reach / I[1]) + 1
        fit = noise.compare(I[:n], before[:n], after[:n])
        copies = fit.factor * before, np.interp(I - fit.moved, I, before)
        for line, y in zip((old, new, divided, moved), (before, after, *copies), strict=True):
            line.set_ydata(y)
        move(dot, current, np.interp(current, I, after))
        move(end, x=reach)
        if not after[:n].any():
            return "GABA at {strength} silences the cell up to {reach}: nothing to compare."
        better = "divided" if fit.off_divided < fit.off_moved else "moved"
        return (
            f"Up to {{reach}}: the old curve moved by {number(fit.moved, 2)} nA is off by {fit.off_moved:.1f} Hz, "
            f"multiplied by {fit.factor:.2f} by {fit.off_divided:.1f} Hz. So GABA has {better} it."
        )

    return Explorer(
        fig,
        update,
        title="The same doors, opened by chance",
        alt="Left: the membrane of one cell and its spikes. Right: firing rate against input with the usual GABA and "
        "with more of it, beside the old curve moved and the old curve divided.",
        presets={
            "Held open evenly": dict(doors=WAYS[0], strength=2),
            "A hail of GABA": dict(doors=WAYS[1]),
            "With glutamate": dict(doors=WAYS[1], armed=True),
            "Driven hard": dict(doors=WAYS[1], armed=True, strength=2, reach=1),
        },
        handles=[
            handle(right, x="current", at=lambda **_: dot.get_ydata()[0]),
            handle(right, x="reach", at=228),
        ],
        current=slider(0, 1, 0.05, value=0.6, unit="nA", label="Input"),
        strength=slider(2, 5, 1, value=3, unit="× usual", label="GABA"),
        doors=choice(*WAYS, value=WAYS[1], label="Its doors"),
        reach=slider(0.5, 1, 0.05, value=0.7, unit="nA", label="Compared up to"),
        armed=arm("glutamate that grows with GABA", remains="nothing", label="Arm the division"),
    )


def _rates(strength, doors, glutamate):
    if doors == WAYS[0]:
        return noise.steady(I, *noise.background(strength, glutamate))
    return prepared.hail(strength=strength, glutamate=glutamate, seed=0).rate.astype(np.float64)
