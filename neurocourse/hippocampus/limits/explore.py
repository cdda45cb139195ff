"""Where the likeness ends: a memory whose units hear only a few of the others."""

import numpy as np

from neurocourse.hippocampus import prepared
from neurocourse.hippocampus.attractors.explore_recall import bare
from neurocourse.hippocampus.limits import analogy
from neurocourse.plots import BLUE, GREY, INK, ORANGE, RED, figure
from neurocourse.teaching import Explorer, choice, slider

__all__ = ["thin_connections"]

SHARES = {"all (100 %)": 1.0, "20 %": 0.2, "5 %": 0.05}
N = 1000  # units
LOADS = prepared.THIN_LOADS


def thin_connections():
    """Cut most connections, store just as much for each that is left, and recall."""
    fig, (wiring, curves) = figure(1, 2, width_ratios=(0.6, 1))
    rng = np.random.default_rng(0)
    chance = rng.random((60, 60)) + np.eye(60)
    picture = bare(wiring, "Who hears whom: 60 of 1,000").imshow(chance < 1, cmap="Greys", vmin=0, vmax=1)
    loads = np.linspace(0.02, 0.75, 200)
    curves.plot(loads, [analogy.law(a, 400) for a in loads], color=INK, ls="--", lw=1.5)
    others = [
        curves.plot(LOADS, prepared.dilution(share=c).overlap, color=GREY, lw=1, marker=".")[0] for c in SHARES.values()
    ]
    for x, y, name in ((0.16, 0.5, "all"), (0.22, 0.66, "20 %"), (0.44, 0.5, "5 %")):
        curves.text(x, y, name, color=GREY, fontsize=9)
    (line,) = curves.plot([], [], "o-", color=BLUE, lw=2)
    (dot,) = curves.plot([], [], "D", color=RED, ms=9)
    curves.text(0.62, 0.55, "law for\nfew connections", color=INK, fontsize=9)
    curves.axvline(0.138, color=ORANGE, lw=1)
    curves.text(0.145, 0.03, "all connected:\nbreaks at 0.138", color=ORANGE, fontsize=9)
    curves.set(xlabel="patterns for each connection of a unit", ylabel="overlap", xlim=(0, 0.76), ylim=(0, 1.05))
    curves.set_title("What comes back")

    def update(share, load):
        c = SHARES[share]
        overlap = prepared.dilution(share=c).overlap
        picture.set_data(chance < c if c < 1 else 1 - np.eye(60))
        line.set_data(LOADS, overlap)
        at = int(np.abs(LOADS - load).argmin())
        dot.set_data([LOADS[at]], [overlap[at]])
        heard = round(c * (N - 1))
        return (
            f"Each unit hears {heard} of {N:,}. {LOADS[at]:.2f} patterns for each connection: overlap "
            f"{overlap[at]:.2f} (law for few connections: {analogy.law(LOADS[at]):.2f})."
        )

    for other in others:
        other.set_alpha(0.6)
    return Explorer(
        fig,
        update,
        title="Few connections, as in CA3",
        alt="Left: who hears whom among sixty units, black where there is a connection. Right: overlap after recall "
        "against the number of patterns for each connection, for three shares of connections, with the law for few.",
        presets={
            "All connected, overfull": dict(share="all (100 %)", load=0.3),
            "One in twenty, just as full": dict(share="5 %", load=0.3),
        },
        share=choice(*SHARES, value="5 %", label="Connections that exist"),
        load=slider(0.05, 0.75, 0.05, value=0.3, label="Patterns for each connection"),
    )
