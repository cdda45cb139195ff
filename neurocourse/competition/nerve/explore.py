"""The cut nerve again: the reader's own sheet sorts its wires, and cannot know up from down."""

from functools import cache

import numpy as np
from matplotlib.colors import to_rgb

from neurocourse.caching import kept
from neurocourse.competition.nerve import sorting, wires
from neurocourse.competition.nerve.explore_cut import ON_TOP, SHADES, look_out, nerve, show_scene
from neurocourse.competition.nerve.wires import PIXELS, REACH, SOURCES, N
from neurocourse.competition.sheet.som import FIRST, som_update
from neurocourse.plots import GREEN, PURPLE, SKY, YELLOW, badge, figure
from neurocourse.plots.pictures import picture
from neurocourse.teaching import Explorer, arm, choice, handle, slider, steps
from neurocourse.wording import count, number

__all__ = ["sorted_nerve"]

SNAPSHOTS = (10, 30, 100, 300, 1000, 3000)
FOLDED = 0.9  # below this the distances on the sheet are no longer those in the eye


def sorted_nerve(update=som_update):
    """Let a sheet sort the wires by what fires together; drag the eye, and see what the brain sees now."""
    fig, axes = figure(size=(6.4, 3.9), plan="abcd;eeee", height_ratios=(1, 1.25))
    scene, frame = look_out(axes["a"])
    titles = {"b": ("The eye sees", "cell"), "c": ("What arrives", "cell"), "d": ("Sorted", "unit")}
    eye, arrives, found = (
        picture(axes[name], words, (N, N), SHADES, sign=sign, zorder=ON_TOP) for name, (words, sign) in titles.items()
    )
    fibres = nerve(axes["e"], "in the eye", "on the sheet", by_origin())
    made = badge(axes["d"], update)

    @kept
    def training(*setting):
        return sort(update, *setting)

    def show(step, row, col, sigma, snapshots, source, axes, cut):
        sorted_, seen = training(sigma, SNAPSHOTS[snapshots], source, axes, cut), wires.view(0, row, col).ravel()
        places = sorted_.plugged[step]
        show_scene(scene, frame, (0, row, col))
        eye.set_data(seen.reshape(N, N))
        arrives.set_data(seen[np.argsort(plug(cut))].reshape(N, N))
        found.set_data(laid_out(seen, places))
        fibres(places)
        share, likeness = wires.kept(places), wires.alike(sorted_.drawn[step])
        words = (
            f"After {count(step, 'pass', 'passes')} {share:.0%} of the neighbours are side by side again, by chance 5%"
        )
        if likeness > FOLDED:
            return f"{words}; the picture is {wires.lies(places)}.{made}"
        return f"{words}; as a whole the sheet is {'folded' if step and share > 0.3 else 'in a muddle'}.{made}"

    return Explorer(
        fig,
        show,
        title="The cut nerve, sorted",
        alt="Above, from left to right: a photograph of a temple and the square that an eye looks at; its 144 pixels; "
        "the same in the muddle in which they arrive; and where the sheet has put their wires. Below: the wires from "
        "the eye to the sheet, coloured by where they start.",
        presets={
            "Cut": dict(step=0),
            "Sorted": dict(step=sorting.N_PASSES),
            "Noise": dict(step=sorting.N_PASSES, source="noise"),
            "Twisted": dict(step=sorting.N_PASSES, sigma=sorting.NARROW),
            "Waves": dict(step=sorting.N_PASSES, source="waves"),
        },
        handles=[handle(axes["a"], x="col", y="row", origin=wires.STRIDE * (N - 1) / 2)],
        step=steps(sorting.N_PASSES, label="Turns of all wires", interval=200, show=lambda k: count(k, "time")),
        row=slider(0, REACH - 3, 3, value=24, label="The eye, from above"),
        col=slider(0, REACH - 3, 3, value=102, label="The eye, from the left"),
        sigma=slider(1, 5, 0.5, value=FIRST, unit="places", label="First radius"),
        snapshots=slider(0, 5, 1, value=4, label="Snapshots", show=lambda k: number(SNAPSHOTS[k])),
        source=choice(*SOURCES, label="They show"),
        axes=arm("two axes to begin with", remains="nothing", label="Arm the sheet"),
        cut=slider(1, 10, 1, value=1, label="Cut it again", show=lambda k: f"cut no. {k}"),
    )


def plug(cut):
    """Where the wire of each pixel was put back at random, (144,)."""
    return np.random.default_rng([cut, 1]).permutation(N * N)


@kept
def traffic(n, source, cut):
    """How much any two wires are alike, as far as n snapshots tell."""
    return wires.fire_together(wires.snapshots(source, n, rng=cut))


def sort(update, sigma, n, source, axes, cut):
    """What a sheet makes of a nerve; the order of the wires, which was lost, is nothing that it could use."""
    return sorting.sort(traffic(n, source, cut), sigma=sigma, axes=axes, update=update, rng=cut)


def laid_out(seen, places):
    """A picture (12, 12) with each pixel where its wire ends."""
    shown = np.zeros((N, N))
    row, col = places.astype(np.intp).T
    shown[row, col] = seen
    return shown


@cache
def by_origin():
    """A colour for each pixel (144, 3), mixed from those of the four corners."""
    down, right = (PIXELS / (N - 1)).T[:, :, None]
    corners = [0.8 * np.array(to_rgb(colour)) for colour in (SKY, GREEN, PURPLE, YELLOW)]
    upper = corners[0] * (1 - right) + corners[1] * right
    return upper * (1 - down) + (corners[2] * (1 - right) + corners[3] * right) * down
