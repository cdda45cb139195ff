"""Two bodies for one pole: a policy on the cart that it was found for, and on another."""

import numpy as np
from matplotlib.patches import Rectangle

from neurocourse.caching import kept
from neurocourse.plasticity.prepared import second_bodies
from neurocourse.plasticity.transfer import bodies
from neurocourse.plasticity.transfer.bodies import BEGINNINGS, BODIES, NEW
from neurocourse.plots import GREY, INK, MACHINE, PURPLE, figure, move, panel, rule, title
from neurocourse.plots.panels import SMALL
from neurocourse.plots.pictures import bare
from neurocourse.teaching import Explorer, arm, choice, steps
from neurocourse.wording import count

__all__ = ["another_body"]

LAST, ON_TOP = bodies.T // 5, 6  # moments; what moves lies over titles, which then rest
BEFORE, AFTER = "before it climbs", "after"


def another_body():
    """The same weights on the bicycle and on another cart, and how long climbers need to get used to it."""
    fig, axes = figure(size=(6.4, 4.2), plan="ac;bc", width_ratios=(1.15, 1))
    above, below, right = (axes[k] for k in "abc")
    old, new = Cart(above, "The bicycle: where it learned"), Cart(below)
    panel(right, "Policies tried, 24 climbers", ("trials", 0.7, 1600), ("", 4.5, -0.6), "unit", xscale="log")
    right.set_xticks([1, 10, 100], ["1", "10", "100"])
    right.set_xticks([], minor=True)
    right.set_yticks([])
    dots = [right.plot([], [], "o", color=MACHINE, ms=5, alpha=0.7)[0] for _ in BEGINNINGS]
    middles = [right.plot([], [], "|", color=INK, ms=17, mew=2.5)[0] for _ in BEGINNINGS]
    words = [right.text(0.8, k - 0.38, name, size=SMALL, va="center") for k, name in enumerate(BEGINNINGS)]
    medians = [right.text(1500, k - 0.38, "", size=SMALL, va="center", ha="right") for k in range(5)]
    shown = []  # what the right panel shows
    jitter = 0.13 * np.cos(2.4 * np.arange(bodies.N_CLIMBERS))

    def update(time, body, beginning, when, armed):
        found = {name: second_bodies(body=body, beginning=name) for name in BEGINNINGS}
        for k, one in enumerate(found.values() if shown != [body, beginning, armed] else ()):
            dots[k].set_data(np.maximum(np.sort(one.trials), 1), k + jitter)
            move(middles[k], np.median(one.trials), k)
            medians[k].set_text(f"median {np.median(one.trials):.0f}")
            for part in (dots[k], middles[k], words[k], medians[k]):
                part.set_visible(k < 4 or armed or beginning == BEGINNINGS[k])
            words[k].set_weight("bold" if BEGINNINGS[k] == beginning else "normal")
        shown[:] = body, beginning, armed
        w = found[beginning].w[int(when == AFTER)]
        old.show(BODIES["bicycle"], ride(tuple(bodies.cyclists()[0].tolist()), "bicycle"), time)
        path = ride(tuple(w.tolist()), body)
        new.show(BODIES[body], path, time)
        title(below, f"The {body}, {when}", "unit")
        falls = path.shape[1] <= LAST
        end = f"falls after {path.shape[1] / 10:.1f} s" if falls else "stays up for ten seconds"
        middle = np.median(found[beginning].trials)
        more = f"at the median it needs {count(round(middle), 'trial')}"
        if armed and body == "reversed motor":
            middle = np.median(found[BEGINNINGS[4]].trials)
            more += f", and negated {count(round(middle), 'trial')}"
        return f"{beginning.capitalize()}, the first climber {end} on the {body}; {more}."

    return Explorer(
        fig,
        update,
        title="Another body for the pole",
        alt="Left: a cart with a pole that a policy balances, and another cart under weights taken from it. Right: how "
        "many policies 24 climbers try until one balances, for each way to begin.",
        presets={
            "Motorcycle": dict(body="motorcycle", beginning=BEGINNINGS[1], when=BEFORE),
            "Short pole": dict(body="short pole", beginning=BEGINNINGS[2], when=BEFORE),
            "Reversed motor": dict(body="reversed motor", beginning=BEGINNINGS[1], when=BEFORE),
            "Learned": dict(when=AFTER),
        },
        time=steps(LAST, value=12, interval=50, label="Time", show=lambda k: f"{k / 10:.1f} s"),
        body=choice(*NEW, label="The other body"),
        beginning=choice(*BEGINNINGS, value=BEGINNINGS[1], label="Its weights come"),
        when=choice(BEFORE, AFTER, label="Seen"),
        armed=arm("the idea to negate all its weights at once", remains="nothing"),
    )


class Cart:
    """A cart on its track with a pole on it, as large as its body is heavy and long."""

    def __init__(self, ax, words=" "):
        bare(ax, words, "unit", xlim=(-2.7, 2.7), ylim=(-0.5, 2.4), aspect="equal")
        rule(ax, y=-0.32, ls="-", lw=1)
        ax.plot([-2.4, 2.4], [-0.4, -0.4], "^", color=GREY, ms=5)
        self.box = ax.add_patch(Rectangle((0, 0), 1, 1, fc=MACHINE, ec=INK, zorder=ON_TOP))
        self.wheels = [ax.plot([], [], "o", color=INK, ms=7, zorder=ON_TOP)[0] for _ in range(2)]
        (self.rod,) = ax.plot([], [], color=INK, solid_capstyle="round", zorder=ON_TOP)
        (self.motor,) = ax.plot([], [], color=PURPLE, lw=2, marker=">", ms=6, zorder=ON_TOP)

    def show(self, body, path, k):
        """Show a ``path`` of position and angle (2, moments) at moment k, or where it ended."""
        over = k >= path.shape[1]
        x, angle = path[:, min(k, path.shape[1] - 1)]
        half, height = 0.22 * body.cart**0.45, 0.28 * body.cart**0.25
        self.box.set_bounds(x - half, -0.22, 2 * half, height)
        top, angle = height - 0.22, angle if not over else np.copysign(1.5, angle)
        ends = 2 * body.half_length * np.array([np.sin(angle), np.cos(angle)])
        self.rod.set_data([x, x + ends[0]], [top, top + ends[1]])
        self.rod.set_linewidth(3 + 6 * body.pole)
        for wheel, side in zip(self.wheels, (-0.6, 0.6), strict=True):
            move(wheel, x + side * half, -0.24)
        way = np.sign(body.force)
        self.motor.set_data([x - 0.6 * way * half, x + 0.6 * way * half], [top - height / 2] * 2)
        self.motor.set(marker=">" if way > 0 else "<", markevery=[1])


@kept
def ride(w, body):
    """Position and angle (2, moments) of a cart under weights w: seen again with every moment of time."""
    return bodies.ride(np.array(w), BODIES[body])
