"""Where the likeness ends: a memory whose units hear only a few of the others."""

import numpy as np

from neurocourse.hippocampus import prepared
from neurocourse.hippocampus.limits import analogy
from neurocourse.plots import GREY, INK, MACHINE, figure, here, move, panel, rule
from neurocourse.plots.panels import SMALL
from neurocourse.plots.pictures import picture
from neurocourse.teaching import Explorer, arm, choice, handle, slider

__all__ = ["thin_connections"]

SHARES = {"20%": 0.2, "5%": 0.05}
N = 1000  # units
LOADS = prepared.THIN_LOADS


def thin_connections():
    """A network in which all units hear all; armed, most connections are missing, and each other one stores as much."""
    fig, (wiring, curves) = figure(1, 2, size=(6.4, 3.6), width_ratios=(0.62, 1))
    rng = np.random.default_rng(0)
    chance = rng.random((60, 60)) + np.eye(60)
    wired = picture(wiring, "Who hears whom", (60, 60), "Greys", sign="unit")
    loads, few = np.linspace(0.02, 0.75, 200), np.array([analogy.law(a) for a in LOADS])
    panel(curves, "What comes back", ("patterns for each connection", 0, 0.76), ("overlap", 0, 1.05), "unit")
    curves.plot(loads, [analogy.law(a, 400) for a in loads], color=INK, ls="--", lw=1.5)
    others = []  # shown once armed
    for x, y, name, c in ((0.1, 0.5, "all", 1.0), (0.22, 0.66, "20%", 0.2), (0.44, 0.5, "5%", 0.05)):
        others += curves.plot(LOADS, prepared.dilution(share=c).overlap, color=GREY, lw=1, marker=".", alpha=0.6)
        others.append(curves.text(x, y, name, color=GREY, size=SMALL))
    (line,) = curves.plot([], [], "o-", color=MACHINE, lw=2)
    dot = here(curves, marker="D")
    curves.text(0.76, 0.62, "law for\nfew connections", ha="right", size=SMALL)
    rule(curves, x=0.138)
    curves.text(0.145, 0.03, "all connected:\nbreaks at 0.138", color=GREY, size=SMALL)

    def update(load, armed, share):
        c = SHARES[share] if armed else 1.0
        overlap = prepared.dilution(share=c).overlap
        wired.set_data(chance < c if c < 1 else 1 - np.eye(60))
        line.set_data(LOADS, overlap)
        for part in others:
            part.set_visible(armed)
        at = int(np.abs(LOADS - load).argmin())
        move(dot, LOADS[at], overlap[at])
        heard = round(c * (N - 1))
        return (
            f"Each unit hears {heard} of {N:,}. {{load}} patterns for each connection: overlap {overlap[at]:.2f} (law "
            f"for few: {few[at]:.2f}). Over all loads it is {np.abs(overlap - few).mean():.2f} off the law."
        )

    return Explorer(
        fig,
        update,
        title="Few connections, as in CA3",
        alt="Left: who hears whom among sixty units, black where there is a connection. Right: overlap after recall "
        "against the number of patterns for each connection, for three shares of connections, with the law for few.",
        presets={
            "Nearly full": dict(load=0.1),
            "One in five": dict(armed=True, share="20%"),
            "One in twenty": dict(armed=True, share="5%"),
        },
        handles=[handle(curves, x="load", at=lambda **_: dot.get_ydata()[0])],
        load=slider(0.05, 0.75, 0.05, value=0.3, label="Patterns for each connection"),
        armed=arm("connections as few as in CA3", remains="less of it"),
        share=choice(*SHARES, value="5%", label="Connections that exist, once armed"),
    )
