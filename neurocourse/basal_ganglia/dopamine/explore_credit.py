"""Who earned it? Credit that travels back along a trace, and two views of it that agree or differ."""

import numpy as np

from neurocourse.basal_ganglia.dopamine import eligibility, prediction_error
from neurocourse.caching import kept
from neurocourse.nn import one_hot
from neurocourse.plots import GREEN, INK, MACHINE, PURPLE, cheese, figure, key, panel, rat, title
from neurocourse.plots.marks import set_bars
from neurocourse.plots.pictures import bare
from neurocourse.teaching import Explorer, arm, slider, steps, toggle
from neurocourse.wording import count

__all__ = ["credit"]

PATH, N_ROOMS = (0, 1, 2, 3, 2, 3, 2, 3, 4, 5, 6, 7), 8  # a rat that dithers between rooms 3 and 4, counted from 1
N_TRIALS, ALPHA = 300, 0.5


def credit():
    """A rat walks through eight rooms to a cheese: which rooms take credit for it, and how soon the first one hears."""
    fig, axes = figure(size=(6.4, 4.1), plan="aa;bc", height_ratios=(0.5, 1))
    above, left, right = axes.values()
    rooms = np.arange(1, N_ROOMS + 1)
    walk = _rooms(above)
    trace = left.bar(rooms, np.zeros(N_ROOMS), 0.8, color=GREEN, ec=INK, lw=0.6)
    panel(left, "The trace of each room", ("room", 0.4, 8.6), ("trace e", 0, 3.9), "unit", xticks=rooms)
    forward = right.bar(rooms, np.zeros(N_ROOMS), 0.8, color=MACHINE, ec=INK, lw=0.6, label="forward: waits")
    (backward,) = right.plot(rooms, np.zeros(N_ROOMS), "o", color=PURPLE, ms=7, label="backward: error × trace")
    panel(right, "What the cheese teaches", ("room", 0.4, 8.6), ("change of V / α", 0, 5.2), "unit", xticks=rooms)
    key(right, "upper left", [forward, backward])

    def update(lam, gamma, step, online, dutch):
        set_bars(trace, traces(lam, gamma)[step])
        walk(step)
        views = both_views(gamma, lam, online, dutch)
        set_bars(forward, views[0])
        backward.set_ydata(views[1])
        off = np.linalg.norm(views[1] - views[0]) / np.linalg.norm(views[0])
        agree = "agree" if off < 1e-9 else f"differ by {off:.0%}"
        when = f"on the way with α = {ALPHA}" if online else "at the end"
        return (
            f"Learning {when}, the first room gets {views[0][0]:.2f} of the cheese, and the views {agree}. With λ = "
            f"{{lam}} a light knows of half its juice after {count(trials_to_half(lam), 'trial')} (α = 0.1)."
        )

    return Explorer(
        fig,
        update,
        title="Credit that travels back",
        alt="Above: a rat in a row of eight rooms with a cheese in the last. Left: the trace of each room at this "
        "step. Right: how much the value of each room changes, in the forward (bars) and the backward view (dots).",
        presets={
            "One step only": dict(lam=0.0),
            "Never fades": dict(lam=1.0),
            "Learning on the way": dict(lam=1.0, online=True),
        },
        step=steps(len(PATH) - 1, value=len(PATH) - 1, label="Walk", interval=400, show=lambda k: f"step {k + 1}"),
        lam=slider(0.0, 1.0, 0.1, value=0.8, label="Trace λ"),
        gamma=slider(0.8, 1.0, 0.05, value=1.0, label="Discount γ"),
        online=toggle(label="Learn on the way"),
        dutch=arm("a trace that takes off what was learned", remains="nothing"),
    )


def _rooms(ax):
    """Eight rooms in a row with doors between them, a cheese in the last; returns what puts the rat there."""
    bare(ax, "", xlim=(0.4, 8.6), ylim=(0, 1.15), aspect="equal")
    for x in np.arange(0.5, N_ROOMS + 1):
        ax.plot([x, x], [0.62 if 0.5 < x < N_ROOMS + 0.5 else 0.05, 1], color=INK, lw=2)
    for y in (0.05, 1):
        ax.plot([0.5, N_ROOMS + 0.5], [y, y], color=INK, lw=2)
    for room in range(1, N_ROOMS + 1):
        ax.text(room - 0.42, 0.9, str(room), size=9.5, va="center")
    cheese(ax)(N_ROOMS + 0.2, 0.3, 0.28)
    animal = rat(ax)

    def walk(step):
        back = step > 0 and PATH[step] < PATH[step - 1]
        animal(PATH[step] + 1 - 0.05, 0.32, size=0.75, turn=180 if back else 0)
        title(ax, "The cheese!" if step == len(PATH) - 1 else f"The rat is in room {PATH[step] + 1}")

    return walk


@kept
def both_views(gamma, lam, online, dutch):
    """What the first cheese teaches each room, seen forward and backward, in units of the learning rate."""
    episode = dict(x=one_hot(PATH, N_ROOMS), r=np.eye(len(PATH))[-1], w=np.zeros(N_ROOMS), gamma=gamma, lam=lam)
    if not online:
        return eligibility.forward_view(**episode), eligibility.backward_view(**episode)
    forward = eligibility.forward_online(**episode, alpha=ALPHA)
    return forward / ALPHA, eligibility.backward_online(**episode, alpha=ALPHA, dutch=dutch) / ALPHA


@kept
def traces(lam, gamma):
    """Trace of every room at every step of the walk, (steps, rooms)."""
    e = np.zeros((len(PATH), N_ROOMS))
    for t, room in enumerate(PATH):
        e[t] = gamma * lam * e[t - 1] if t else 0.0
        e[t, room] += 1.0
    return e


@kept
def trials_to_half(lam):
    """Trials until the cue of the delay line is worth half of the reward."""
    return int((prediction_error.learn(N_TRIALS, alpha=0.1, lam=lam).delta[:, 5] > 0.5).argmax())
