"""The same network by events and by the clock, and a thousand cells live."""

from functools import cache

import numpy as np

from neurocourse.caching import kept
from neurocourse.plots import BRAIN, INK, MACHINE, PURPLE, figure, key, limit, log_ticks, move, panel, round_up, rule
from neurocourse.spiking.networks import events as queue
from neurocourse.spiking.networks import network
from neurocourse.teaching import Explorer, arm, choice, slider
from neurocourse.wording import count, number

__all__ = ["events", "live_network"]

SHOWN, SETTLE, BEFORE = 120.0, 40.0, 180.0  # ms of the network: shown; to settle; measured, too, but not shown
FAST = 80  # spikes a second and cell
RATES = (5, 10, 20, 40, 80, 160)
COARSE = 1.5  # ms, steps of the armed clock: as long as a spike is on its way


@kept
def both(rate):
    net = queue.draw(rate=rate, rng=0)
    return queue.by_events(net), queue.by_clock(net), queue.by_clock(net, dt=COARSE)


def events():
    """The same network from event to event and on a clock: the same spikes, not the same work."""
    fig, (raster, work) = figure(1, 2, size=(6.4, 3.6), width_ratios=(1.3, 1))
    panel(raster, "Spikes of 100 cells", ("time (ms)", 0, 500), ("cell", -2, 118), yticks=range(0, 101, 25))
    panel(work, "Work for half a second", "arrivals at each cell (Hz)", "voltages computed", yscale="log")
    log_ticks(work.xaxis, RATES)
    (clocked,) = raster.plot([], [], "o", color=MACHINE, ms=6, mfc="none", label="by clock")
    (queued,) = raster.plot([], [], "|", color=BRAIN, ms=7, label="by events")
    key(raster, "upper left", ncols=2)
    work.plot(RATES, [both(r)[0].work for r in RATES], "o-", color=BRAIN, label="by events")
    (clock,) = work.plot(RATES, [both(r)[1].work for r in RATES], "s--", color=MACHINE, label="by clock")
    now = rule(work, x=20, color=INK, ls="-")
    key(work, "center left")

    def update(rate, armed):
        by_events, by_clock = both(rate)[0], both(rate)[1 + armed]
        clock.set_ydata([both(r)[1 + armed].work for r in RATES])
        queued.set_data(by_events.times, by_events.cells)
        clocked.set_data(by_clock.times, by_clock.cells)
        move(now, x=rate)
        times = by_clock.work / by_events.work
        more = f"{number(times, 0)} times as many" if times >= 2 else f"{times:.1f} times as many"
        return f"{rate} Hz: {agreement(by_events, by_clock)}; the clock computes {more} voltages."

    return Explorer(
        fig,
        update,
        title="Only when something happens",
        alt="Left: spikes of a hundred cells, bars from the simulator of events and rings from the clock. Right: how "
        "many voltages each had to compute, against the rate of arrivals, both axes logarithmic.",
        presets={"Quiet": dict(rate=20), "Busy": dict(rate=160)},
        rate=choice(*RATES, value=80, label="Arrivals at each cell (Hz)"),
        armed=arm("steps fifteen times as long", remains="less of it", label="Arm the clock"),
    )


def agreement(by_events, by_clock):
    """How far the spikes of the clock are those of the events, in words."""
    n = len(by_events.times)
    if not n and not len(by_clock.times):
        return "no spike in either"
    if n == len(by_clock.times) and np.abs(by_events.times - by_clock.times).max() < 1e-10:
        return f"the same {count(n, 'spike')} to ten decimals"
    near = [
        np.abs(by_clock.times[by_clock.cells == cell] - t).min(initial=np.inf) < 3
        for t, cell in zip(by_events.times, by_events.cells, strict=True)
    ]
    return f"{sum(near)} of {count(n, 'spike')} also by the clock, to within 3 ms"


@cache
def wires():
    return network.wire(network.NetworkParameters(), rng=0)


def live_network():
    """A thousand cells: find the states between silence and storm."""
    fig, (raster, rate) = figure(2, 1, size=(6.4, 4.2), height_ratios=(2, 1), sharex=True)
    (excite,) = raster.plot([], [], ".", color=BRAIN, ms=1.6)
    (hold,) = raster.plot([], [], ".", color=PURPLE, ms=1.6)
    panel(raster, "Spikes of 1,000 cells", ("", 0, SHOWN), ("cell", 0, 1000), "cell")
    raster.set_yticks([0, 400, 800, 900, 1000], ["0", "excite", "800", "inhibit", "1000"])
    panel(rate, "", ("time (ms)", 0, SHOWN), ("rate (Hz)", 0, 400))
    (line,) = rate.plot([], [], color=BRAIN, lw=1.3)
    bins = np.arange(0, SHOWN + 2, 2.0)

    def update(drive, g, dt, seed):
        net = network.Network(targets=wires(), rng=seed)
        fast = len(net.run(SETTLE, input=drive, g=g, dt=dt).t) > FAST * SETTLE
        before = 0.0 if fast else BEFORE  # of cells that fire fast, what is shown has intervals enough
        run = net.run(before + SHOWN, input=drive, g=g, dt=dt)
        late = run.t >= SETTLE + before
        t, unit = run.t[late] - SETTLE - before, run.unit[late]
        for dots, part in ((excite, unit < 800), (hold, unit >= 800)):
            dots.set_data(t[part], unit[part])
        rates = np.histogram(t, bins)[0] / 2
        line.set_data(bins[:-1] + 1, rates)
        limit(rate, y=(0, 400 if rates.max() < 380 else round_up(rates.max())))
        cv = network.irregularity(run)
        cv = f"irregularity {cv:.1f} (clock 0, dice 1)" if cv else "too few spikes to measure the irregularity"
        return f"Inhibition {{g}}, input {{drive}}: {len(t) / SHOWN:.0f} spikes a second and cell, {cv}."

    return Explorer(
        fig,
        update,
        title="A thousand cells, live",
        alt="Above: a dot for each spike of a thousand cells over 120 milliseconds, the inhibiting ones on top. Below: "
        "the mean rate over time.",
        presets={
            "In balance": dict(g=6, drive=60),
            "Inhibition weak": dict(g=3, drive=60),
            "Storm": dict(g=1, drive=60),
            "Little input": dict(g=6, drive=22),
        },
        drive=slider(16, 80, 2, value=60, unit="mV", label="Input (20: just enough)"),
        g=slider(0, 10, 0.5, value=6, label="Inhibition, over excitation"),
        dt=choice(0.5, 0.25, value=0.5, label="Time step (ms)"),
        seed=slider(1, 20, 1, value=1, label="Another start"),
    )
