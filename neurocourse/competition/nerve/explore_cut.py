"""The first screen: an eye, a brain, and a nerve between them that was cut and has grown together anyhow."""

import numpy as np
from matplotlib.collections import LineCollection
from matplotlib.patches import Rectangle

from neurocourse.caching import kept
from neurocourse.competition.nerve import wires
from neurocourse.competition.nerve.wires import PIXELS, STRIDE, N
from neurocourse.plots import GREEN, GREY, INK, PURPLE, YELLOW, figure
from neurocourse.plots.panels import SMALL
from neurocourse.plots.pictures import bare, picture, shades
from neurocourse.teaching import Explorer, choice, handle, slider, steps
from neurocourse.wording import count, number

__all__ = ["cut_nerve"]

FRIENDS, MOST = 8, 1000
SEEN = tuple(np.unique(np.geomspace(3, MOST, 40).round().astype(int)).tolist())
SHADES = shades("gray", 24)
ON_TOP = 10  # of the title, which then need not be drawn again with every picture


def cut_nerve():
    """Point at a wire where it arrives, and see which others fire together with it, and where they come from."""
    fig, axes = figure(size=(6.4, 4.25), plan="abc;ddd", height_ratios=(1, 0.95))
    scene, frame = look_out(axes["a"])
    eye, brain = (
        picture(axes[name], words, (N, N), SHADES, sign="cell", zorder=ON_TOP)
        for name, words in (("b", "What the eye sees"), ("c", "What arrives"))
    )
    marks = [_marks(axes[name]) for name in "bc"]
    fibres = nerve(axes["d"], "in the eye", "in the brain")

    def update(seen, row, col, source, cut):
        n = SEEN[seen]
        traffic, looks = looked(source)
        plug = np.random.default_rng(cut).permutation(N * N)
        now = traffic[n - 1]
        show_scene(scene, frame, looks[n - 1] if source == "photographs" else None)
        eye.set_data(_as_grey(now, source).reshape(N, N))
        brain.set_data(_as_grey(now, source)[np.argsort(plug)].reshape(N, N))
        mine = int(np.argsort(plug)[N * row + col])
        others = friends(traffic[:n], mine)
        for (ring, crowd), at in zip(marks, (np.arange(N * N), plug), strict=True):
            for mark, who in ((ring, [mine]), (crowd, others)):
                mark.set_data(at[who] % N, at[who] // N)
        fibres(PIXELS[plug], [mine, *others])
        far, any_two = (np.linalg.norm(PIXELS[who] - PIXELS[mine], axis=1).mean() for who in (others, slice(None)))
        words = f"the {FRIENDS} wires that fire most often together with this one start {number(far, 1)} pixels from it"
        return (
            f"After {count(n, 'snapshot')} {words} in the eye; wires picked at random start {number(any_two, 1)} away."
        )

    return Explorer(
        fig,
        update,
        title="The cut nerve",
        alt="Above, left: a photograph and the square that an eye looks at. Above, middle: the 144 pixels of that eye. "
        "Above, right: the same pixels where their wires arrive, in a muddle. Below: the wires of the nerve, from the "
        "eye to the brain, with one and its eight closest companions in colour.",
        presets={
            "The first glance": dict(seen=0),
            "Thirty snapshots": dict(seen=SEEN.index(min(SEEN, key=lambda n: abs(n - 30)))),
            "A thousand": dict(seen=len(SEEN) - 1),
            "Only noise": dict(seen=len(SEEN) - 1, source="noise"),
        },
        handles=[handle(axes["c"], x="col", y="row")],
        seen=steps(
            len(SEEN) - 1, value=0, interval=250, label="The eye has taken", show=lambda k: f"{SEEN[k]} snapshots"
        ),
        row=slider(0, N - 1, 1, value=5, label="The wire, from above", show=lambda k: f"row {k + 1}"),
        col=slider(0, N - 1, 1, value=6, label="The wire, from the left", show=lambda k: f"column {k + 1}"),
        source=choice("photographs", "noise", label="The eye looks at"),
        cut=slider(1, 20, 1, value=2, label="Cut it again", show=lambda k: f"cut no. {k}"),
    )


@kept
def looked(source):
    """A thousand snapshots (n, 144), and where the camera was: scene, row and column of each."""
    rng = np.random.default_rng(7)
    if source == "noise":
        return wires.snapshots("noise", MOST, rng=rng), None
    looks = np.column_stack([rng.integers(2, size=MOST), *rng.integers(wires.REACH, size=(2, MOST))])
    return np.array([wires.view(*look).ravel() for look in looks]), looks


def friends(traffic, mine):
    """The wires whose traffic is most like that of wire ``mine``, the closest first."""
    z = traffic - traffic.mean(axis=0)
    likeness = z.T @ z[:, mine] / np.maximum(np.sqrt((z**2).sum(axis=0)), 1e-12)
    likeness[mine] = -np.inf
    return np.argsort(-likeness, kind="stable")[:FRIENDS]


def _as_grey(values, source):
    return values if source == "photographs" else 0.5 + values / 6


def look_out(ax):
    """A panel with a photograph, and the frame around what the camera sees of it."""
    shown = picture(ax, "The world", (192, 192), SHADES, zorder=ON_TOP)
    frame = ax.add_patch(
        Rectangle((0, 0), STRIDE * (N - 1), STRIDE * (N - 1), fc="none", ec=YELLOW, lw=2.5, zorder=ON_TOP + 1)
    )
    return shown, frame


def show_scene(shown, frame, look):
    """Show the photograph that the camera looks at and where; nothing when it is covered."""
    frame.set_visible(look is not None)
    if look is None:
        shown.set_data(np.full((192, 192), 0.5))
        return
    scene, row, col = look
    shown.set_data(wires.scenes()[scene])
    frame.set_xy((col, row))


def _marks(ax):
    """A ring for the wire that is pointed at, and squares for its companions."""
    (crowd,) = ax.plot([], [], "s", mfc="none", mec=GREEN, mew=2, ms=9, zorder=ON_TOP + 1)
    (ring,) = ax.plot([], [], "o", mfc="none", mec=PURPLE, mew=2.5, ms=12, zorder=ON_TOP + 1)
    return ring, crowd


# The nerve

TURN = np.array(
    [[0.0, -0.075], [0.035, -0.028]]
)  # one row down, one column to the right, on a sheet seen from the side
ALONG = np.linspace(0, 1, 18)
EASE = 3 * ALONG**2 - 2 * ALONG**3


def on_sheet(places, x):
    """Where places (n, 2) of a sheet lie in the drawing of the nerve, seen from the side at ``x``."""
    return (places - (N - 1) / 2) @ TURN + (x, 0)


def nerve(ax, start, end, colours=None):
    """Draw a nerve between two sheets, grey or with a colour for each wire.

    Returns
    -------
    function
        ``show(places, chosen)`` leads the wire of each pixel to its place (144, 2), and draws the chosen ones bold:
        one, and others after it.
    """
    bare(ax, xlim=(-0.05, 4.05), ylim=(-0.72, 0.66))
    left, right = on_sheet(PIXELS, 0.35), on_sheet(PIXELS, 3.65)
    bundle = ax.add_collection(LineCollection([], linewidths=0.7))
    bold = ax.add_collection(LineCollection([], linewidths=2, zorder=3, colors=[PURPLE] + FRIENDS * [GREEN]))
    ax.plot(*left.T, ".", color=GREY, ms=3, ls="none")
    ax.plot(*right.T, ".", color=GREY, ms=3, ls="none")
    for x, words in ((0.35, start), (3.65, end)):
        ax.text(x, -0.6, words, ha="center", va="top", size=SMALL, color=INK)

    bundle.set(color=GREY if colours is None else colours, alpha=0.3 if colours is None else 0.9)
    drawn = {}

    def show(places, chosen=()):
        paths = _paths(left, on_sheet(places, 3.65))
        if not np.array_equal(places, drawn.get("places")):  # what stays need not be drawn again
            bundle.set_segments(paths)
            drawn["places"] = places
        bold.set_segments(paths[list(chosen)])

    return show


def _paths(left, right):
    """A line from each point (n, 2) to its partner, pressed together on the way: (n, points, 2)."""
    x = left[:, :1] + (right - left)[:, :1] * ALONG
    y = left[:, 1:] + (right - left)[:, 1:] * EASE
    return np.stack([x, y * (1 - 0.62 * np.sin(np.pi * ALONG) ** 2)], axis=2)
