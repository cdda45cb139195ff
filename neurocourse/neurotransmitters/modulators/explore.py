"""One pulse of serotonin, and the receptor that decides its sign."""

from neurocourse.neurotransmitters.modulators import serotonin as five_ht
from neurocourse.plots import BLUE, GREEN, GREY, INK, RED, figure
from neurocourse.teaching import Explorer, slider
from neurocourse.wording import signed

__all__ = ["serotonin"]


def serotonin():
    """One pulse of serotonin on three cells: one with 5-HT1A, one with 5-HT2A, and yours."""
    fig, (left, right) = figure(1, 2, size=(9, 3.4), width_ratios=(1, 1.5))
    looks = [dict(color=BLUE, lw=1.8), dict(color=RED, lw=1.8, ls="--"), dict(color=GREEN, lw=3)]
    (dose_line,) = left.plot([0], [0], color=INK, ls=":", lw=1.8)
    active = [left.plot([0], [0], **look)[0] for look in looks[:2]]
    left.set(
        title="What reaches the channels", xlabel="time (s)", ylabel="share, of 1", xlim=(0, 8), ylim=(-0.03, 1.05)
    )
    labels = ["5-HT bound", "1A pathway", "2A pathway"]
    for y, text, colour in zip((0.97, 0.87, 0.77), labels, (INK, BLUE, RED), strict=True):
        left.text(7.9, y, text, ha="right", va="center", color=colour)
    lines = [right.plot([0], [0], **look)[0] for look in looks]
    right.axhline(five_ht.resting(), color=GREY, ls=":", lw=1)
    right.set(title="Membrane of three cells", xlabel="time (s)", ylabel="V (mV)", xlim=(0, 8), ylim=(-73, -62))
    names = ["5-HT1A only", "5-HT2A only", "your cell"]
    for y, text, look in zip((-72.3, -62.6, -63.6), names, looks, strict=True):
        right.text(7.9, y, text, ha="right", va="center", color=look["color"], weight="bold")

    def update(density_1A, density_2A, dose):
        run = five_ht.respond([1.0, 0.0, density_1A], [0.0, 1.0, density_2A], dose=dose, dt=10.0)
        t = run.t / 1000
        dose_line.set_data(t, run.serotonin / (run.serotonin + five_ht.K))
        for line, x in zip(active, (run.active_1A, run.active_2A), strict=True):
            line.set_data(t, x)
        for line, V in zip(lines, run.V.T, strict=True):
            line.set_data(t, V)
        low, high = (run.V - five_ht.resting()).min(axis=0), (run.V - five_ht.resting()).max(axis=0)
        return (
            f"One pulse, two signs: {signed(low[0], 1)} mV through 5-HT1A, {signed(high[1], 1)} mV through 5-HT2A. "
            f"Your cell goes {signed(low[2], 1)} mV down and {signed(high[2], 1)} mV up."
        )

    return Explorer(
        fig,
        update,
        title="Serotonin: the receptor decides",
        alt="Left: serotonin bound after a short pulse, and two slow pathways that follow it. Right: the membranes of "
        "three cells; the one with 5-HT1A goes down, the one with 5-HT2A up, a cell with both first down, then up.",
        presets={
            "Both: down, then up": dict(density_1A=0.6, density_2A=0.9),
            "1A only": dict(density_1A=1, density_2A=0),
            "2A only": dict(density_1A=0, density_2A=1),
        },
        density_1A=slider(0, 1, 0.1, value=0.6, label="Your cell: 5-HT1A receptors"),
        density_2A=slider(0, 1, 0.1, value=0.9, label="Your cell: 5-HT2A receptors"),
        dose=slider(0, 10, 0.5, value=5, unit="µmol/L", label="Serotonin in the pulse"),
    )
