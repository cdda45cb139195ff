"""Spikes and movement: a camera that sees it, and neurons that make it."""

import numpy as np
from matplotlib.patches import Ellipse
from matplotlib.ticker import MultipleLocator

from neurocourse.caching import kept
from neurocourse.plots import BRAIN, GREEN, GREY, INK, MACHINE, PURPLE, SKY, figure, key, limit, move, panel, rule
from neurocourse.plots.pictures import bare, picture
from neurocourse.spiking.movement import event_camera as camera
from neurocourse.spiking.movement import generator
from neurocourse.teaching import Explorer, choice, slider, steps
from neurocourse.wording import count, listed, number

__all__ = ["event_camera", "gait"]

RAT = (0, -0.1, 0.66, 1.8), (0, 1, 0.42, 0.7), (-0.22, 0.95, 0.24, 0.24), (0.22, 0.95, 0.24, 0.24)  # body, head, ears
ROW, COL = 24, 16  # the pixel whose light is drawn


@kept
def recorded(scene, C, light):
    """Frames, events of a scene."""
    frames, t = camera.scene(scene, light=light)
    return frames, camera.encode(frames, t, C=C)


def event_camera():
    """A camera whose pixels send events only when their light changes."""
    fig, axes = figure(size=(6.4, 4.2), plan="ab;cc", height_ratios=(1.5, 1))
    left, middle, right = axes.values()
    frame = picture(left, "Light", (32, 32), vmax=4)
    change = picture(middle, "Events of 5 ms", (32, 32), "PRGn_r", -3, 3, "unit")
    (curve,) = right.plot([], [], color=GREY, lw=2)
    looks = (("^", PURPLE, "brighter"), ("v", GREEN, "darker"))
    marks = [right.plot([], [], m, color=c, ms=7, ls="", label=word)[0] for m, c, word in looks]
    (square,) = left.plot([COL], [ROW], "s", mfc="none", color=MACHINE, ms=6)
    now = rule(right, x=0, color=INK)
    panel(right, "The marked pixel and its events", ("time (ms)", 0, 150), "log light", "unit")
    key(right, "upper right", ncols=2)
    right.yaxis.set_major_locator(MultipleLocator(1))
    right.yaxis.set_label_coords(-0.055, 0.5)  # beyond the widest number, in the shade

    def update(scene, step, C, light):
        intensity = {"shade": 0.01, "room": 1.0, "sunshine": 100.0}[light]
        frames, events = recorded(scene, C, intensity)
        frame.set_data(frames[step])
        lately = (events.t <= step) & (events.t > step - 5)
        image = np.zeros((32, 32))
        np.add.at(image, (events.row[lately], events.col[lately]), events.sign[lately])
        change.set_data(image)
        pixel = np.log(frames[:, ROW, COL])
        curve.set_data(np.arange(150), pixel)
        limit(right, y=(pixel.min() - 0.3, pixel.min() + 2.0))
        here = (events.row == ROW) & (events.col == COL)
        for mark, sign in zip(marks, (1, -1), strict=True):
            t = events.t[here & (events.sign == sign)]
            mark.set_data(t, np.interp(t, np.arange(150), pixel))
        move(now, x=step)
        rate = camera.data_rate(events, 150)
        return (
            f"{count(len(events.t), 'event')} in 150 ms, {number(rate, 0)} kB/s; frames of the same sharpness in time "
            f"need {number(camera.frame_rate(32 * 32, 1000), 0)}, 30 frames a second "
            f"{camera.frame_rate(32 * 32, 30):.0f}."
        )

    return Explorer(
        fig,
        update,
        title="A camera of events",
        alt="Above: the light that falls on 32 by 32 pixels, and events of the last 5 ms, brighter and darker in "
        "two colours. Below: light of one pixel in time, with a triangle for each of its events.",
        presets={
            "Nothing moves": dict(scene="nothing"),
            "Everything": dict(scene="flicker", step=52),
            "Coarse": dict(C=0.6),
        },
        scene=choice(*camera.SCENES, value="disc", label="Scene"),
        step=steps(149, value=60, unit="ms", label="Time", interval=60),
        C=slider(0.1, 0.6, 0.1, value=0.2, label="Contrast threshold C"),
        light=choice("shade", "room", "sunshine", value="room", label="Light"),
    )


@kept
def walked(gait, drive, inhibition):
    """A walk, its spikes as points, and its beat."""
    walk = generator.simulate(gait, drive=drive, inhibition=inhibition, rng=1)
    return walk, np.nonzero(walk.spikes.reshape(len(walk.t), -1)), generator.rhythm(walk)


def gait():
    """Four groups of neurons that inhibit each other, and the four legs that they move."""
    fig, (left, right) = figure(1, 2, size=(6.4, 3.6), width_ratios=(1.6, 1))
    colours = (BRAIN, SKY, PURPLE, GREEN)
    dots = [left.plot([], [], ".", color=c, ms=2.5)[0] for c in colours]
    now = rule(left, x=0, color=INK)
    panel(left, "Spikes of 48 neurons", ("time (ms)", 500, 2000), ("", 49, -1), "cell")
    left.set_yticks([6, 18, 30, 42], generator.LEGS)
    bare(right, "Seen from above", xlim=(-0.95, 0.95), ylim=(-1.75, 1.65), aspect="equal")
    for x, y, width, height in RAT:
        right.add_patch(Ellipse((x, y), width, height, color=GREY))
    right.plot([0, 0.08, -0.04], [-0.9, -1.3, -1.65], color=GREY, lw=5, solid_capstyle="round")
    places = np.array([(-0.6, 0.6), (0.6, 0.6), (-0.6, -0.6), (0.6, -0.6)])
    legs = [right.plot([], [], "-", color=c, lw=6, solid_capstyle="round")[0] for c in colours]
    feet = [right.plot([], [], "o", color=c, ms=15)[0] for c in colours]

    def update(gait, step, drive, inhibition):
        walk, (t, unit), beat = walked(gait, drive, inhibition)
        for k, dot in enumerate(dots):
            own = unit // 12 == k
            dot.set_data(t[own], unit[own])
        move(now, x=500 + 10 * step)
        push = walk.rate / max(np.percentile(walk.rate[500:], 98), 1.0)
        for (x, y), leg, foot, p in zip(places, legs, feet, push[500 + 10 * step], strict=True):
            at = y - 0.22 + 0.44 * min(p, 1.0)
            leg.set_data([0.2 * np.sign(x), x], [y, at])
            foot.set_data([x], [at])
            foot.set_markerfacecolor(foot.get_color() if p > 0.5 else "none")
        apart = generator.apart(beat.phase[1:], beat.phase[0])
        if beat.strength < 0.5:
            return f"No common beat: the strongest one holds {beat.strength:.0%} of the power."
        lags = listed([f"{number(a, 0)}°" for a in apart])
        return f"{beat.frequency:.1f} Hz; the other legs lag the left front one by {lags}."

    return Explorer(
        fig,
        update,
        title="Steps without a beat",
        alt="Left: spikes of four groups of twelve neurons, one group a leg. Right: an animal from above; a filled "
        "foot swings forward, an empty one stands.",
        presets={
            "Pace": dict(gait="pace"),
            "Bound": dict(gait="bound"),
            "No inhibition": dict(inhibition=0),
            "Slow": dict(inhibition=1.6),
        },
        gait=choice(*generator.GAITS, label="Gait"),
        step=steps(149, value=40, label="Time", interval=60, show=lambda k: f"{number(500 + 10 * k)} ms"),
        drive=slider(18, 32, 2, value=24, unit="mV", label="Drive"),
        inhibition=slider(0, 1.6, 0.2, value=1, label="Inhibition"),
    )
