"""A net grows old: its units, silent ones crossed out, and how well it still learns, task after task."""

import numpy as np

from neurocourse.plasticity.ageing import stream
from neurocourse.plasticity.prepared import AGAIN, SHADES, lives
from neurocourse.plots import DIFFERENCE, GREY, INK, MACHINE, figure, key, move, panel
from neurocourse.plots.marks import curves, discs, follow
from neurocourse.plots.pictures import bare
from neurocourse.teaching import Explorer, arm, choice, handle, sketch, slider
from neurocourse.wording import count

__all__ = ["draw_a_long_life", "old_net"]

SIDE, SMOOTH, ON_TOP = 8, 5, 6
TREATED = "least useful replaced"
BESIDE = ("born anew each task", "as it is")
SHOWN = tuple(way for way in stream.WAYS if way not in (*BESIDE, TREATED))
PLACES = np.array([(k % SIDE, k // SIDE) for k in range(SIDE**2)], dtype=float)


def smooth(right):
    """Means of five tasks in a row, (96,), of three starts."""
    return np.convolve(np.mean(right, axis=0), np.full(SMOOTH, 1 / SMOOTH), "valid")


def draw_a_long_life():
    """Draw how well a net learns its tasks, each as hard as the first; then see how well it does."""
    right = smooth([lives(care="large steps", way="as it is", again=k).right for k in AGAIN])
    at = np.arange(SMOOTH, stream.TASKS + 1) - SMOOTH // 2
    return sketch(
        at,
        right,
        title="Draw how well the net learns, task by task",
        alt="The number of the task against the share of digits that the net reads right while it learns this task.",
        because="Fewer and fewer of its units answer to anything, and a unit that is silent cannot learn.",
        xlabel="task",
        ylabel="share right while it learns",
        ylim=(0, 1),
        known=("a net born anew for each task", smooth(_born_anew())),
    )


def _born_anew():
    return [lives(care="large steps", way=BESIDE[0], again=k).right for k in AGAIN]


def old_net():
    """One net, a hundred tasks, each as hard as the first: watch its units fall silent, and keep it young."""
    fig, axes = figure(size=(6.4, 4.2), plan="ac\nbc", width_ratios=(1, 2.1))
    layers = [_layer(axes[name], words) for name, words in (("a", "Second layer"), ("b", "First layer"))]
    curve = axes["c"]
    panel(curve, "Right, task by task", ("task", 0, stream.TASKS), ("share right while it learns", 0, 1.12))
    curve.set_yticks([0, 0.25, 0.5, 0.75, 1])
    tasks = np.arange(SMOOTH, stream.TASKS + 1) - SMOOTH // 2
    looks = {"the net": MACHINE, "born anew each task": INK, "as it is": GREY}
    lines = curves(curve, looks, tasks, zorder=ON_TOP)
    names = key(curve, "upper right", lines, ncols=1)
    (at,) = curve.plot([0, 0], [0, 0.9], color=INK, lw=1.2, zorder=ON_TOP)

    def update(learned, way, care, armed):
        chosen = TREATED if armed else way
        found = {name: [lives(care=care, way=name, again=k) for k in AGAIN] for name in (chosen, *BESIDE)}
        rows = [smooth([one.right for one in found[name]]) for name in (chosen, *BESIDE)]
        follow(lines, tasks, rows)
        for mark in (lines[2], names.legend_handles[2]):
            mark.set_visible(chosen != BESIDE[1])
        names.get_texts()[0].set_text(chosen)
        names.get_texts()[2].set_text("" if chosen == BESIDE[1] else BESIDE[1])
        task = max(learned, 1) - 1
        move(at, x=learned)
        for show, values in zip(layers, found[chosen][0].units[learned // 5][::-1], strict=True):
            show(values)
        silent = np.mean([one.silent[task, 1] for one in found[chosen]])
        now, anew = (np.mean([one.right[_near(task)] for one in found[name]]) for name in (chosen, BESIDE[0]))
        return (
            f"Around task {task + 1} the net reads {now:.0%} right as it learns, a newborn one {anew:.0%}; "
            f"{silent:.0f}% of the second layer are silent."
        )

    return Explorer(
        fig,
        update,
        title="A net grows old",
        alt="Left: the 64 units of each of two hidden layers, the paler the fewer pictures they answer to, silent ones "
        "crossed out. Right: share right in each of a hundred tasks, for this net and one born anew for each task.",
        presets={
            "A hundred tasks": dict(learned=stream.TASKS),
            "At random": dict(learned=stream.TASKS, way="any replaced"),
            "Leaky": dict(learned=stream.TASKS, way="leaky units"),
            "Gentle": dict(learned=stream.TASKS, care="gentle"),
        },
        handles=[handle(curve, x="learned")],
        learned=slider(0, stream.TASKS, 5, value=15, label="Learned", show=lambda n: count(max(n, 1), "task")),
        way=choice("as it is", *SHOWN, label="The net"),
        care=choice(*stream.CARE, label="It is taught with"),
        armed=arm("one unit in a thousand replaced at each step, the least useful", remains="less of it"),
    )


def _near(task):
    """Tasks around one, over which shares are taken."""
    return slice(max(task - 4, 0), task + 5)


def _layer(ax, words):
    """The units of a layer as discs; returns ``show(values)``, values in steps from silent to always."""
    bare(ax, words, "unit", xlim=(-0.7, SIDE - 0.3), ylim=(SIDE - 0.3, -0.7))
    ax.set_aspect("equal")
    units = discs(ax, PLACES, 0.74, facecolor=MACHINE, edgecolor=INK, linewidth=0.6, zorder=ON_TOP)
    (silent,) = ax.plot([], [], "x", color=DIFFERENCE, ms=6, mew=1.6, zorder=ON_TOP + 1)

    def show(values):
        off = values == 0
        units.set_alpha(np.where(off, 0.06, 0.15 + 0.85 * values / SHADES))
        silent.set_data(*PLACES[off].T)

    return show
