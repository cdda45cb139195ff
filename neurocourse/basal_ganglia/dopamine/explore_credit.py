"""Who earned it? Credit that travels back along a trace, and two views of it that agree or differ."""

import numpy as np

from neurocourse.basal_ganglia.dopamine import eligibility, prediction_error
from neurocourse.caching import kept
from neurocourse.nn import one_hot
from neurocourse.plots import BLUE, INK, ORANGE, RED, figure
from neurocourse.teaching import Explorer, slider, steps, toggle
from neurocourse.wording import count

__all__ = ["credit"]

PATH, N_ROOMS = (0, 1, 2, 3, 2, 3, 2, 3, 4, 5, 6, 7), 8  # a rat that dithers between rooms 3 and 4, counted from 1
N_TRIALS, ALPHA = 300, 0.5


def credit():
    """A rat walks through eight rooms to a cheese: which rooms take credit for it, and how soon the first one hears."""
    fig, (left, right) = figure(1, 2, size=(9, 3.3))
    rooms = np.arange(1, N_ROOMS + 1)
    trace = left.bar(rooms, np.zeros(N_ROOMS), 0.8, color=ORANGE)
    (rat,) = left.plot([], [], "v", color=INK, ms=11)
    left.set(xlim=(0.4, 8.6), ylim=(0, 3.9), xticks=rooms, xlabel="room", ylabel="trace e")
    forward = right.bar(rooms, np.zeros(N_ROOMS), 0.8, color=BLUE, alpha=0.45)
    (backward,) = right.plot(rooms, np.zeros(N_ROOMS), "o", color=RED, ms=8)
    right.set(xlim=(0.4, 8.6), ylim=(0, 3.9), xticks=rooms, xlabel="room", ylabel="change of V, divided by α")
    right.set_title("What the cheese teaches")
    right.text(0.7, 3.6, "■ forward: waits for what follows", color=BLUE, weight="bold", size=9)
    right.text(0.7, 3.3, "● backward: error times trace", color=RED, weight="bold", size=9)

    def update(lam, gamma, step, online, dutch):
        e = traces(lam, gamma)
        for bar, height in zip(trace, e[step], strict=True):
            bar.set_height(height)
        rat.set_data([PATH[step] + 1], [min(e[step, PATH[step]] + 0.2, 3.6)])
        left.set_title(
            "Step 12: the cheese!" if step == len(PATH) - 1 else f"Step {step + 1}: the rat is in room {PATH[step] + 1}"
        )
        views = both_views(gamma, lam, online, dutch)
        for bar, height in zip(forward, views[0], strict=True):
            bar.set_height(height)
        backward.set_ydata(views[1])
        off = np.linalg.norm(views[1] - views[0]) / np.linalg.norm(views[0])
        agree = "agree" if off < 1e-9 else f"differ by {off:.0%}"
        when = "on the way" if online else "at the end"
        return (
            f"With λ = {lam:.1f}, learning {when}, the first room gets {views[0][0]:.2f} of the cheese, and the views "
            f"{agree}. On the delay line (α = 0.1) the cue knows half of the reward after "
            f"{count(trials_to_half(lam), 'trial')}."
        )

    return Explorer(
        fig,
        update,
        title="Credit that travels back",
        alt="Left: the trace of eight rooms at one step of a walk; a triangle marks where the rat is. Right: how much "
        "the value of each room changes after the walk, in the forward view (bars) and the backward view (dots).",
        presets={
            "One step only": dict(lam=0.0, step=11),
            "A fading trace": dict(lam=0.8, step=11),
            "Never fades": dict(lam=1.0, gamma=1.0, step=11),
            "Learning on the way": dict(lam=1.0, online=True),
        },
        lam=slider(0.0, 1.0, 0.1, value=0.8, label="Trace λ"),
        gamma=slider(0.8, 1.0, 0.05, value=1.0, label="Discount γ"),
        step=steps(len(PATH) - 1, value=len(PATH) - 1, label="Walk", interval=400),
        online=toggle(label="Learn on the way, with α = 0.5, not at the end"),
        dutch=toggle(label="Arm the machine: a trace that takes off what was learned"),
    )


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
