"""A helicopter that flies away now and then, two who catch its bags, and the pupil of one of them."""

from functools import cache

import numpy as np
from matplotlib.patches import Circle, Ellipse

from neurocourse.caching import kept
from neurocourse.neuromodulation.learning_rate import helicopter
from neurocourse.plots import BRAIN, GREY, INK, MACHINE, ON_COLOUR, badge, figure, here, key, move, panel, rule
from neurocourse.plots.marks import curves
from neurocourse.plots.pictures import bare
from neurocourse.teaching import Explorer, arm, handle, sketch, slider, steps
from neurocourse.wording import number

__all__ = ["draw_the_share", "two_catchers"]

SKETCHED = 10.0  # m, the spread of the bags where the share is drawn
BAGS, HAZARDS = 60, (0.0, 0.02, 0.05, 0.1, 0.2, 0.4)
WHITE_OF_THE_EYE = "#fdfbf6"  # on any paper
BY_ERROR = (0.0075, 0.05)  # slope for a noise of 25, and floor: near the best of all that were tried


@kept
def flight(hazard, sigma, again):
    return helicopter.fly(BAGS, hazard=hazard, sigma=sigma, rng=[again, 8])


def mean_miss(hazard, sigma, catch, *how):
    """Mean miss in 20 other flights of somebody who catches their bags."""
    flights = [(hazard, sigma, again) for again in range(100, 120)]
    return float(np.mean([helicopter.miss(catch(*one, *how), flight(*one)) for one in flights]))


@cache
def around_a_flight():
    """Bags before and after a flight, and the mean rate of surprise at them, where no other flight is near."""
    near, many = np.arange(-3, 10), helicopter.fly(6000, hazard=0.05, sigma=SKETCHED, rng=0)
    rate = helicopter.surprised(many.bags, hazard=0.05, sigma=SKETCHED).rate
    alone = [k for k in np.flatnonzero(many.moved)[1:-9] if many.moved[k - 8 : k + 9].sum() == 1]
    return near, np.mean([rate[k + near - 1] for k in alone], axis=0)


def draw_the_share():
    """Draw what share of its error a good catcher learns, before and after the helicopter has flown."""
    bag, share = around_a_flight()
    return sketch(
        bag,
        share,
        title="Draw what share of each error to learn",
        alt="Axes: bags from 4 before to 9 after the helicopter has flown, and a share from 0 to 1.1.",
        because="The first bag after a flight tells more than all bags before it. From then on bag n counts about 1/n.",
        xlabel="bag (1: the first after the flight)",
        ylabel="share of the error that is learned",
        ylim=(0, 1.1),
    )


@kept
def other(hazard, sigma, again, rate, armed):
    """What the one with a fixed rate does with the bags of a flight, or, armed, with one by the size of its error."""
    bags = flight(hazard, sigma, again).bags
    slope, floor = BY_ERROR
    return helicopter.by_error(bags, slope * 25 / max(sigma, 25), floor) if armed else helicopter.fixed(bags, rate)


def two_catchers(learning_rate=helicopter.learning_rate):
    """Two catchers of the same bags: one whose rate surprise sets, and one with a rate to drag."""
    fig, axes = figure(size=(6.4, 4.3), plan="ab;cc", height_ratios=(1.5, 1), width_ratios=(2.6, 1))
    field, eye, rates = axes.values()
    panel(field, "Bags, and two guesses", ("bag", -1, BAGS), ("place in m", -30, 390), "cell")
    field.set_yticks([0, 100, 200, 300])
    seen = field.plot([], [], "o", color=GREY, ms=4, label="bags")[0]
    guesses = curves(field, {"surprised": BRAIN, "fixed rate": MACHINE}, drawstyle="steps-mid")
    key(field, "upper left", [seen, *guesses], ncols=3, columnspacing=1.2)
    craft = here(field, ms=10)
    rotor, tail = (field.plot([], [], color=INK, lw=2)[0] for _ in range(2))
    pupil = _eye(eye)
    panel(rates, "Share of an error that is learned", ("bag", -1, BAGS), ("rate", 0, 1.12), "cell", yticks=(0, 0.5, 1))
    shares = curves(rates, {"surprised": BRAIN, "fixed": MACHINE}, drawstyle="steps-mid")
    at = rule(rates, x=0, color=INK, ls="-")
    made = badge(field, learning_rate)

    @kept
    def surprised(hazard, sigma, again):
        bags = flight(hazard, sigma, again).bags
        if not hazard:
            return helicopter.decaying(bags)  # nothing to be surprised at
        return helicopter.surprised(bags, hazard=hazard, sigma=sigma, rate=learning_rate)

    def update(bag, hazard, sigma, rate, again, armed):
        chance = HAZARDS[hazard]
        world = chance, sigma, again
        flew, both = flight(*world), (surprised(*world), other(*world, rate, armed))
        upto = np.arange(bag + 1)
        seen.set_data(upto, flew.bags[upto].clip(-28, 328))
        for guess, share, one in zip(guesses, shares, both, strict=True):
            guess.set_data(upto, one.guess[upto])
            share.set_data(upto, one.rate[upto])
        place = flew.place[bag]
        move(craft, bag, place)
        rotor.set_data([bag - 2.2, bag + 2.2], [place + 17] * 2)
        tail.set_data([bag - 2.5, bag], [place + 3, place])
        pupil.set_radius(0.16 + 0.34 * both[0].rate[bag])
        move(at, x=bag)
        many = [mean_miss(chance, sigma, surprised), mean_miss(chance, sigma, other, rate, armed)]
        who = "a rate that follows the size of the error" if armed else f"a fixed rate of {number(rate, 2)}"
        return (
            f"At bag {bag} the surprised one learns {number(both[0].rate[bag], 2)} of the error. In 20 other flights "
            f"the miss is {number(many[0], 1)} m with surprise, {number(many[1], 1)} m with {who}.{made}"
        )

    return Explorer(
        fig,
        update,
        title="Side by side: surprise and a fixed rate",
        alt="Upper left: bags that fell from a helicopter, where it is now, and the guesses of two catchers. Upper "
        "right: an eye whose pupil is as wide as the rate of the surprised one. Below: both rates bag by bag.",
        presets={
            "Calm": dict(hazard=1),
            "Stormy": dict(hazard=5),
            "It never flies": dict(hazard=0),
            "Best fixed": dict(rate=0.6),
        },
        handles=[handle(rates, y="rate", at=BAGS - 2)],
        bag=steps(BAGS - 1, value=30, label="Bags so far", interval=150, show=lambda k: f"bag {k}"),
        hazard=steps(
            len(HAZARDS) - 1, value=3, label="It flies before", show=lambda k: f"{100 * HAZARDS[k]:.0f}% of bags"
        ),
        sigma=slider(5, 45, 5, value=25, unit="m", label="Spread of the bags"),
        rate=slider(0.05, 0.95, 0.05, value=0.3, label="Fixed rate"),
        again=slider(1, 9, 1, value=1, label="Another flight"),
        armed=arm("a rate that follows the size of its error", remains="less of it"),
    )


def _eye(ax):
    """An eye seen from the front; returns its pupil."""
    bare(ax, "The pupil", "cell", xlim=(-1.35, 1.35), ylim=(-1.1, 1.1))
    ax.set_aspect("equal")
    ax.add_patch(Ellipse((0, 0), 2.6, 1.55, facecolor=WHITE_OF_THE_EYE, edgecolor=INK, lw=1.5))
    ax.add_patch(Circle((0, 0), 0.68, facecolor=BRAIN, edgecolor=INK, lw=1))
    return ax.add_patch(Circle((0, 0), 0.2, facecolor=ON_COLOUR))
