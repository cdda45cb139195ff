"""What starts a spike: onset of firing, and steps, ramps and release for a real threshold and an ideal one."""

from functools import cache

import numpy as np

from neurocourse.caching import kept
from neurocourse.neurotransmitters import hodgkin_huxley as hh
from neurocourse.neurotransmitters import membrane
from neurocourse.plots import BRAIN, INK, MACHINE, figure, here, move, note, panel, rule, spike_row
from neurocourse.spiking.threshold import moving
from neurocourse.spiking.threshold import onset as starts
from neurocourse.teaching import Explorer, arm, choice, handle, slider
from neurocourse.wording import count

__all__ = ["onset", "rebound"]

LEVEL_AT = 40.0  # ms at which the level of the current is taken by the hand
SHARES = np.array([0.8, 0.9, 0.95, 1.0, 1.005, 1.05, 1.1, 1.2, 1.35, 1.5, 1.75, 2.0])


@cache
def curves():
    """Steady rates (Hz) against the current as a share of the onset; the last are those of a moving threshold."""
    old = hh.firing_rate(starts.ONSET * SHARES, settle=200, duration=500, dt=0.03)
    fine = np.linspace(0.6, 2, 350)
    fixed = fine, membrane.f_i_curve(starts.RHEOBASE * fine, cell=starts.CELL)
    few = np.sort(np.concatenate([np.linspace(0.6, 2, 29), [1.019]]))
    return old, fixed, (few, moving.rates(moving.ONSET * few))


@kept
def pair(kind, level, ramp, armed=False):
    return starts.compare(kind, level, ramp=ramp, armed=armed)


def onset():
    """Turn the current up slowly: one cell begins at once with fifty spikes a second, the other from zero."""
    fig, (trace, rates) = figure(1, 2, size=(6.4, 3.4))
    squid, *buckets = curves()
    (line,) = trace.plot([], [], color=BRAIN, lw=1.3)
    panel(trace, "Hodgkin and Huxley", ("time (ms)", 0, 110), ("V (mV)", -85, 50), "cell")
    rates.plot(SHARES, squid, "o", color=BRAIN)
    (bucket,) = rates.plot(*buckets[0], color=MACHINE, ls="--", lw=2)
    now, dot = rule(rates, x=1, color=INK, ls="-"), here(rates)
    for y, words, color in ((44, "Hodgkin\nand Huxley", BRAIN), (12, "integrate\nand fire", MACHINE)):
        rates.text(2.02, y, words, color=color, size=9.5, ha="right")
    panel(rates, "Where firing begins", ("current (share of the onset)", 0.56, 2.04), ("steady rate (Hz)", -3, 128))

    def update(share, armed):
        both = pair("step", share, 50.0)
        line.set_data(both.t, both.V_hh)
        bucket.set_data(*buckets[armed])
        rate = float(np.interp(share, *buckets[armed]))
        move(now, x=share), move(dot, share, rate)
        return (
            f"{starts.ONSET * share:.2f} µA/cm²: {count(len(both.spikes_hh), 'spike')} in 95 ms; the "
            f"integrate-and-fire cell goes on at {rate:.0f} Hz."
        )

    return Explorer(
        fig,
        update,
        title="Where does firing begin?",
        alt="Left: voltage of Hodgkin and Huxley's neuron in a steady current. Right: steady rate against the current, "
        "dots for Hodgkin and Huxley and a dashed line for the integrate-and-fire cell.",
        presets={"Just below": dict(share=0.98), "Just above": dict(share=1.02), "Armed": dict(armed=True)},
        handles=[handle(rates, x="share", at=lambda **_: dot.get_ydata()[0])],
        share=slider(0.6, 2.0, 0.02, value=1.02, label="Current, as a share of the onset"),
        armed=arm("a threshold that moves", remains="less of it", label="Arm the bucket"),
    )


def rebound():
    """Steps, ramps and release: what an ideal threshold cannot do."""
    fig, axes = figure(3, 1, size=(6.4, 4.2), sharex=True, height_ratios=(0.9, 1, 1))
    colors, titles = (INK, BRAIN, MACHINE), ("Current", "Hodgkin and Huxley", "Integrate and fire")
    lines = [ax.plot([], [], color=color, lw=1.4)[0] for ax, color in zip(axes, colors, strict=True)]
    panel(axes[0], titles[0], y=("of the onset", -1.2, 1.7))
    for ax, words, sign in zip(axes[1:], titles[1:], ("cell", "unit"), strict=True):
        panel(ax, words, y=("V (mV)", -95, 50), sign=sign)
    panel(axes[2], x=("time (ms)", 0, 110), y=("V (mV)", -145, 90))
    rule(axes[0], "onset", y=1, at="left")
    (threshold,) = axes[2].plot([], [], color=INK, ls=":", lw=1.4)
    spikes = spike_row(axes[2], 65, 30, MACHINE)
    note(axes[2], "bars: spikes", color=MACHINE)
    note(axes[2], "dotted: threshold", "lower right")

    def update(kind, level, ramp, armed):
        both = pair(kind, level, ramp, armed)
        for line, y in zip(lines, (both.share, both.V_hh, both.V_lif), strict=True):
            line.set_data(both.t, y)
        threshold.set_data(both.t, both.theta)
        spikes.set_positions(both.spikes_lif)
        return (
            f"{kind.capitalize()}, level {{level}} of the onset: Hodgkin and Huxley fire "
            f"{_times(both.spikes_hh)}, integrate and fire {_times(both.spikes_lif)}."
        )

    return Explorer(
        fig,
        update,
        title="Steps, ramps and release",
        alt="Three panels over time: the current as a share of the one where steady firing begins; the voltage of "
        "Hodgkin and Huxley's neuron; the voltage, the dotted threshold and the spikes of the integrate-and-fire cell.",
        presets={
            "Release": dict(kind="release", level=-0.5),
            "Half the onset, at once": dict(kind="step", level=0.5),
            "Beyond it, slowly": dict(kind="ramp", level=1.3, ramp=50),
        },
        handles=[handle(axes[0], y="level", at=LEVEL_AT)],
        kind=choice(*starts.PROTOCOLS, value="release", label="Protocol"),
        level=slider(-1, 1.5, 0.1, value=-0.5, label="Level, as a share of the onset"),
        ramp=slider(5, 80, 5, value=50, unit="ms", label="Length of the ramp"),
        armed=arm("a threshold that moves", remains="nothing", label="Arm the bucket"),
    )


def _times(spikes):
    return {0: "not at all", 1: "once", 2: "twice"}.get(len(spikes), f"{len(spikes)} times")
