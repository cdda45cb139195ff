"""The first screen: a helicopter above the clouds, bags that fall out of them, and a basket that learns its place."""

import numpy as np
from matplotlib.patches import Polygon, Rectangle

from neurocourse.caching import kept
from neurocourse.neuromodulation.learning_rate import helicopter
from neurocourse.plots import (
    BRAIN,
    GREEN,
    GREY,
    INK,
    MACHINE,
    PAPER,
    SKY,
    YELLOW,
    discs,
    figure,
    numbers_on,
    panel,
    set_bars,
    set_numbers,
)
from neurocourse.plots.pictures import bare
from neurocourse.plots.scenes import ellipse
from neurocourse.teaching import Explorer, choice, handle, slider, steps, toggle
from neurocourse.wording import number

__all__ = ["fly_the_helicopter"]

BAGS, HAZARD, SIGMA = 40, 0.05, 25.0
HEIGHTS = (0.53, 0.33, 0.13, 0.13)  # of a bag on its way down; in the last of these pictures the basket moves
WHO = ("you", "surprise")
LYING = 8  # bags that are still seen on the ground
MOST = 120  # m; longer bars are cut off


@kept
def flight(again):
    return helicopter.fly(BAGS, hazard=HAZARD, sigma=SIGMA, rng=[again, 17])


def caught(bags, share, who):
    """What the basket does: with the share that the reader has set, or with that of surprise."""
    if who == WHO[1]:
        return helicopter.surprised(bags, hazard=HAZARD, sigma=SIGMA)
    return helicopter.fixed(bags, share)


@kept
def elsewhere(share, who):
    """Mean miss in 40 other flights."""
    flights = [flight(100 + k) for k in range(40)]
    return float(np.mean([helicopter.miss(caught(one.bags, share, who), one) for one in flights]))


def fly_the_helicopter():
    """Set what share of each error the basket moves, and let a helicopter that nobody sees drop its bags."""
    fig, axes = figure(size=(6.4, 4.2), plan="aa;bc", height_ratios=(4.6, 1), width_ratios=(1.35, 1))
    show_sky = _sky(axes["a"])
    gauge, knob = _gauge(axes["b"])
    score = axes["c"].barh([1, 0], [0, 0], 0.62, color=BRAIN)
    panel(axes["c"], "Miss in m, on average", ("", 0, MOST), ("", -0.5, 1.5), xticks=[])
    axes["c"].set_yticks([1, 0], ["here", "elsewhere"])
    numbers = numbers_on(score)

    def update(step, share, who, seen, again):
        bag, phase = divmod(step, len(HEIGHTS))
        flew = flight(again)
        basket = caught(flew.bags, share, who)
        used, colour = basket.rate[bag], MACHINE if who == WHO[0] else BRAIN
        show_sky(flew, basket, bag, phase, colour, seen)
        gauge.set(width=used, facecolor=colour)
        knob.set_data([used], [0])
        knob.set_visible(who == WHO[0])
        missed = np.abs(basket.guess - flew.place)[1 : bag + 1]
        here = missed.mean() if bag else 0.0
        values = here, elsewhere(share, who)
        set_bars(score, np.minimum(values, 0.85 * MOST), [colour] * 2)
        set_numbers(numbers, score, [number(values[0], 0) if bag else "", number(values[1], 0)])
        moves = "{share} of each error" if who == WHO[0] else "as much of each error as surprise says"
        if not bag:
            return f"The first bag falls. The basket moves {moves}."
        return (
            f"After {bag + 1} bags: the basket moves {moves}. It was {number(here, 0)} m from the right place on "
            f"average, and {number(values[1], 0)} m in 40 other flights."
        )

    return Explorer(
        fig,
        update,
        title="Where will the next bag fall?",
        alt="Above: a field under a closed layer of clouds, a bag that falls, bags that lie on the ground, and a "
        "basket. A line in the ground leads from the basket to the last bag; its thick part is how far the basket "
        "goes. Below, left: the share of the error that it goes. Below, right: how far from the right place it was.",
        presets={
            "Hardly": dict(share=0.05),
            "All of it": dict(share=1.0),
            "No clouds": dict(seen=True),
            "Surprise decides": dict(who=WHO[1]),
        },
        handles=[handle(axes["b"], x="share", at=0)],
        step=steps(
            BAGS * len(HEIGHTS) - 1, value=7, interval=130, label="Bags", show=lambda k: f"bag {k // len(HEIGHTS) + 1}"
        ),
        share=slider(0, 1, 0.05, value=0.3, label="Share of the error", show="{:.0%}".format),
        who=choice(*WHO, label="The share is set by"),
        seen=toggle(label="Look through the clouds"),
        again=slider(1, 9, 1, value=1, label="Another flight"),
    )


def _gauge(ax):
    """A bar as long as the share that is learned, and the knob at its end."""
    panel(ax, "Share of the error to learn", ("", -0.06, 1.06), ("", -0.55, 0.55))
    ax.set_xticks([0, 0.5, 1], ["nothing", "half", "all"])
    ax.set_yticks([])
    ax.spines[:].set_visible(False)
    ax.add_patch(Rectangle((0, -0.3), 1, 0.6, fc="none", ec=GREY, lw=1))
    bar = ax.add_patch(Rectangle((0, -0.3), 0, 0.6, fc=MACHINE, ec="none", zorder=2))
    (knob,) = ax.plot([0], [0], "o", ms=13, mfc=PAPER, mec=INK, mew=2, zorder=3)
    return bar, knob


# The picture of the sky and the field

MIST = (0.9, 0.9, 0.9)
ROWS = ((0.76, 44, 0.15, 0.0), (0.66, 52, 0.16, 1.0), (0.71, 60, 0.2, 2.0))  # height, size and phase of the puffs
BODY, WINDOW = ellipse(0, 0, 15, 0.045), ellipse(7.5, 0.008, 5, 0.022)
TAIL = np.array([(-10, 0.02), (-34, 0.03), (-37, 0.065), (-33, 0.065), (-31, 0.012), (-10, -0.02)])
SACK = np.array([(-5, 0), (-6, 0.03), (-2, 0.055), (-3.5, 0.075), (3.5, 0.075), (2, 0.055), (6, 0.03), (5, 0)])
BASKET = np.array([(-17, 0.075), (-12, -0.02), (12, -0.02), (17, 0.075)])
WEAVE = [(-14, 0.02), (14, 0.02), (16, 0.05), (-16, 0.05), (-17, 0.075)]  # in one stroke, along the rims
STAVES = [(-8.5, 0.075), (-6, -0.02), (0, -0.02), (0, 0.075), (8.5, 0.075), (6, -0.02)]
WICKER = np.array(WEAVE + STAVES)


def _sky(ax):
    """Sky, clouds, field, and what moves in it; returns a function that shows one moment of a flight."""
    _scenery(ax)
    (lying,) = ax.plot([], [], "o", ms=7, color=YELLOW, mec=INK, mew=0.8, alpha=0.6, zorder=2)
    sack = ax.add_patch(Polygon(SACK, closed=True, fc=YELLOW, ec=INK, lw=1.2, zorder=3))
    basket = ax.add_patch(Polygon(BASKET, closed=True, fc=MACHINE, ec=INK, lw=1.4, zorder=4))
    wicker, error, way = (ax.plot([], [], color=INK, lw=lw, zorder=4)[0] for lw in (0.8, 1.2, 6))
    error.set(marker="|", ms=9)
    way.set_solid_capstyle("butt")
    craft = _craft(ax)

    def show(flew, caught, bag, phase, colour, seen):
        bags, guess = flew.bags.clip(-24, 324), caught.guess[bag]
        x = bags[bag]
        to = guess + caught.rate[bag] * (x - guess) if phase == 3 else guess
        sack.set_xy(SACK + (x, HEIGHTS[phase]))
        before = bags[max(bag - LYING, 0) : bag]
        lying.set_data(before, np.full(len(before), 0.135))
        basket.set(xy=BASKET + (to, 0.14), facecolor=colour)
        wicker.set_data(*(WICKER + (to, 0.14)).T)
        error.set_data(([guess, x], [0.06, 0.06]) if phase > 1 else ([], []))
        way.set_data(([guess, to], [0.06, 0.06]) if phase == 3 else ([], []))
        way.set_color(colour)
        craft(flew.place[bag], phase, seen)

    return show


def _scenery(ax):
    """What never moves: sky, field, and clouds in front of all that falls."""
    bare(ax, "A helicopter above the clouds", xlim=(-30, 330), ylim=(0, 1))
    ax.add_patch(Rectangle((-30, 0.12), 360, 0.88, fc=SKY, ec="none", alpha=0.3))
    ax.add_patch(Rectangle((-30, 0), 360, 0.12, fc=GREEN, ec="none", alpha=0.45))
    for edge, lw, zorder in ((GREY, 2, 5), (MIST, 0, 6)):  # the second time without their outlines
        for height, width, high, phase in ROWS:
            x = np.arange(-45, 350, 0.62 * width) + 9 * phase
            y = height + 0.016 * np.sin(2.3 * np.arange(len(x)) + phase)
            discs(ax, np.column_stack([x, y]), width, high, fc=MIST, ec=edge, lw=lw, zorder=zorder)


def _craft(ax):
    """A helicopter; returns a function that puts it above the clouds, for those who look through them."""
    shapes = ((TAIL, GREY), (BODY, GREY), (WINDOW, PAPER))
    skins = [ax.add_patch(Polygon(shape, closed=True, fc=fc, ec=INK, lw=1, zorder=7)) for shape, fc in shapes]
    rotor, mast, skid = (ax.plot([], [], color=INK, lw=lw, zorder=8)[0] for lw in (2, 1.4, 1.4))

    def place(x, turn, seen):
        for skin, (shape, _) in zip(skins, shapes, strict=True):
            skin.set_xy(shape + (x, 0.895))
        reach = (30, 21, 11, 21)[turn]
        rotor.set_data([x - reach, x + reach], [0.965] * 2)
        mast.set_data([x, x], [0.94, 0.965])
        skid.set_data([x - 12, x + 12], [0.838] * 2)
        for part in (*skins, rotor, mast, skid):
            part.set_visible(seen)

    return place
