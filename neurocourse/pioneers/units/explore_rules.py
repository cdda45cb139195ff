"""Rosenblatt's rule at work: one mistake, one step of the line, and one input more for exclusive-or."""

import numpy as np
from matplotlib.colors import ListedColormap

from neurocourse.caching import kept
from neurocourse.pioneers.units import features
from neurocourse.pioneers.units import perceptron as rosenblatt
from neurocourse.plots import GREEN, MACHINE, ON_COLOUR, PURPLE, badge, figure, here, move, note, panel, rule
from neurocourse.teaching import Explorer, arm, choice, steps
from neurocourse.wording import count

__all__ = ["perceptron"]

N_STEPS = 40
VIEW = (-2.6, 2.6, -1.6, 1.6)  # left, right, bottom, top of the plane of inputs
PALE = ListedColormap(["#fdfbf6", "#fbe3b5"])  # where the unit says 0, where it says 1
TASKS = ("setosa or versicolor", "versicolor or virginica", "exclusive-or")


def perceptron(third_input=features.third_input):
    """Follow the learning rule from mistake to mistake, on real flowers and on exclusive-or.

    Parameters
    ----------
    third_input : function
        ``third_input(x1, x2) -> float``, for instance the learner's own; armed, exclusive-or has it beside its inputs.
    """
    training = kept(lambda task, armed: _training(task, third_input if armed else None))
    fig, (left, right) = figure(1, 2, size=(6.4, 3.4), width_ratios=(1.15, 1))
    region = left.imshow(np.zeros((2, 2)), origin="lower", aspect="auto", extent=VIEW, vmin=0, vmax=1, cmap=PALE)
    dots = [left.plot([], [], m, color=c, mec=ON_COLOUR, mew=0.5, ms=7)[0] for m, c in (("o", GREEN), ("^", PURPLE))]
    (ring,) = left.plot([], [], "o", mfc="none", mec=ON_COLOUR, mew=2, ms=16)
    panel(left, "The line after this mistake", ("petal length x₁ (cm, from its mean)", *VIEW[:2]), sign="unit")
    panel(left, y=("petal width x₂ (cm, from its mean)", *VIEW[2:]))
    grid = np.stack(np.meshgrid(np.linspace(*VIEW[:2], 80), np.linspace(*VIEW[2:], 60)), axis=-1)
    panel(right, "Right answers", ("mistakes so far", -1, N_STEPS + 1), ("share of all examples", 0, 1.05), "unit")
    (curve,) = right.plot([], [], color=MACHINE, lw=2)
    now = here(right)
    rule(right, y=0.75)
    note(right, "dotted: a line's best\nat exclusive-or, ¾", "lower right")
    using = badge(right, third_input)
    badges = right.texts[1:]  # of a third input that nobody has written there is none

    def update(task, mistake, armed):
        armed = armed and task == TASKS[2]
        X, y, states, shown, shares, limit = training(task, armed)
        k = min(mistake, len(states) - 1)
        third = [features.between(X[:, 2], grid[..., 0] + 0.5, grid[..., 1] + 0.5)[..., None]] if armed else []
        region.set_data(rosenblatt.answer(*states[k], np.concatenate([grid, *third], axis=-1)))
        for value, dot in enumerate(dots):
            dot.set_data(*X[y == value, :2].T)
        ring.set_data(*X[shown[max(k - 1, 0) : k], :2].T)
        curve.set_data(np.arange(len(shares)), shares)
        move(now, k, shares[k])
        for own in badges:
            own.set_visible(armed)
        end = ", and it made no more" if k < mistake else ""
        promise = (
            f"Novikoff allows {count(round(limit), 'mistake')}."
            if np.isfinite(limit)
            else "No line can be right on all of them."
        )
        told = using if armed else ""
        return f"{count(k, 'mistake')}{end}; {shares[k]:.0%} of the examples right. {promise}{told}"

    return Explorer(
        fig,
        update,
        title="Rosenblatt's perceptron",
        alt="Left: examples of two classes, circles and triangles, and the half plane that the unit answers with 1. "
        "Right: the share of right answers after each mistake.",
        presets={
            "Easy flowers": dict(task=TASKS[0], mistake=N_STEPS),
            "Hard flowers": dict(task=TASKS[1], mistake=N_STEPS),
            "Exclusive-or": dict(task=TASKS[2], mistake=N_STEPS),
            "Exclusive-or, armed": dict(task=TASKS[2], mistake=N_STEPS, armed=True),
        },
        task=choice(*TASKS, value=TASKS[0], label="Data"),
        mistake=steps(N_STEPS, value=3, label="Mistakes made", interval=250),
        armed=arm("a third input for exclusive-or", remains="nothing"),
    )


def _training(task, third):
    """States of the unit after each of its first mistakes: data, (w, b), examples, shares of right answers, bound."""
    X, y = _data(task, third)
    training = rosenblatt.learn(X, y, epochs=60, rng=1)
    wrong = np.flatnonzero(training.wrong)[:N_STEPS]
    at = np.concatenate([[0], wrong + 1])
    states = [(training.w[k], training.b[k]) for k in at]
    shares = [rosenblatt.accuracy(w, b, X, y) for w, b in states]
    return X, y, states, training.order[wrong], shares, rosenblatt.bound(X, y)


def _data(task, third):
    """Petal length and width (cm) of two species, or the four corners; both measured from their mean."""
    if task == TASKS[2]:
        X, y = features.with_third(third) if third else features.CORNERS, features.XOR
    else:
        X, y = rosenblatt.pair(*((0, 1) if task == TASKS[0] else (1, 2)))
        X = X[:, 2:]
    return X - X.mean(axis=0), y
