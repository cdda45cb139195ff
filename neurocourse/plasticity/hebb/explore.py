"""A cell whose synapses grow when they are used, and what its weights point at."""

import numpy as np

from neurocourse.caching import kept
from neurocourse.plasticity.hebb import rules
from neurocourse.plots import BRAIN, GREY, INK, MACHINE, PAPER, badge, figure, key, log_ticks, move, panel, rule
from neurocourse.plots.marks import curves
from neurocourse.plots.panels import SMALL
from neurocourse.plots.pictures import bare
from neurocourse.teaching import Explorer, arm, choice, handle, slider, steps
from neurocourse.wording import count, number

__all__ = ["runaway"]

EVERY, LOOKS, N_DOTS = 10, 60, 120
REACH = 4.6
RULES = ("Hebb", "Oja", "scaling")
NAMES = {"Hebb": "Hebb's rule", "Oja": "Oja's rule", "scaling": "Hebb's rule with scaling"}


def runaway(change=rules.change):
    """Two synapses that learn from use: the cell, the direction of its weights, and their length in time."""
    fig, axes = figure(size=(6.4, 4.25), plan="ab;cc", height_ratios=(1.9, 1), width_ratios=(1, 1.35))
    grow = _cell(axes["a"])
    point = _plane(axes["b"])
    track = _track(axes["c"])
    made = badge(axes["c"], change)

    @kept
    def learned(m_1, m_2, centred):
        X = rules.cloud(LOOKS * EVERY, (m_1, m_2), rng=1)
        X = X - X.mean(axis=0) * centred
        start = np.array(rules.START)
        courses = rules.learn(X, start, rules.hebb), rules.learn(X, start, change), rules.learn_scaled(X, start)
        return X, dict(zip(RULES, courses, strict=True))

    def update(step, law, m_1, m_2, centred):
        X, courses = learned(m_1, m_2, centred)
        k = step * EVERY
        w = courses[law].w[k]
        grow(w)
        point(X, w, (m_1, m_2))
        track(courses, law, k)
        return _says(courses[law], X, law, k)

    return Explorer(
        fig,
        update,
        title="Hebb runs away",
        alt="Above, left: a cell with two synapses, each as large as its weight. Above, right: a cloud of inputs, the "
        "direction in which it is widest, and the direction of the weights. Below: the length of the weights in time, "
        f"on a logarithmic axis, for three rules.{made}",
        presets={
            "Hebb": dict(law="Hebb", step=30),
            "Oja": dict(law="Oja"),
            "Scaling": dict(law="scaling"),
            "Rates": dict(law="Oja", m_1=3.0, m_2=-1.5),
        },
        handles=[handle(axes["b"], x="m_1", y="m_2")],
        step=steps(LOOKS, value=LOOKS, interval=80, label="Inputs seen", show=lambda k: f"{k * EVERY}"),
        law=choice(*RULES, value="Oja", label="Rule"),
        m_1=slider(-3.0, 3.0, 0.5, value=0.0, label="Mean of input 1"),
        m_2=slider(-3.0, 3.0, 0.5, value=0.0, label="Mean of input 2"),
        centred=arm("inputs without their mean", remains="nothing", label="Arm the unit"),
    )


def _cell(ax):
    """A cell body and two dendrites; returns a function that lets their synapses grow."""
    bare(ax, "Two synapses of a cell", "cell", xlim=(-1.3, 1.3), ylim=(-1.2, 1.25))
    tips = np.array([[-0.75, 0.62], [0.75, 0.62]])
    ax.plot([0, 0], [-1.2, -0.35], color=BRAIN, lw=3)
    for tip in tips:
        ax.plot([0, tip[0]], [-0.35, tip[1]], color=BRAIN, lw=5, solid_capstyle="round")
    ax.plot([0], [-0.4], "o", ms=34, color=BRAIN)
    spines = [ax.plot([x], [y], "o", mec=BRAIN, mew=2, ms=5, clip_on=False)[0] for x, y in tips]
    words = [ax.text(x, -0.85, "", ha="center", va="center", size=SMALL, color=INK) for x in (-0.83, 0.83)]

    def grow(w):
        for spine, word, weight, name in zip(spines, words, w, "12", strict=True):
            spine.set(markersize=5 + 22 * min(abs(weight), 2.0) ** 0.7, markerfacecolor=BRAIN if weight > 0 else PAPER)
            word.set_text(f"weight {name}\n{short(weight)}")

    return grow


def _plane(ax):
    """A cloud of inputs and three directions; returns a function that moves them."""
    panel(ax, "What its weights point at", ("input 1", -7, 6), ("input 2", -REACH, REACH), "unit", aspect="equal")
    (dots,) = ax.plot([], [], ".", color=GREY, ms=3)
    (wide,) = ax.plot([], [], color=INK, ls="--", lw=1.4, label="widest")
    (weights,) = ax.plot([], [], color=MACHINE, lw=3, marker="o", markevery=[1], label="weights")
    (middle,) = ax.plot([], [], "P", color=INK, mec=PAPER, ms=10, label="mean")
    key(ax, "upper left").set_zorder(0)

    def show(X, w, mean):
        dots.set_data(*X[:N_DOTS].T)
        at, axis = X.mean(axis=0), REACH * rules.component(X)
        wide.set_data(*np.array([at - axis, at + axis]).T)
        weights.set_data(*np.array([np.zeros(2), 3 * w / max(np.linalg.norm(w), 1.0)]).T)
        middle.set_data([mean[0]], [mean[1]])

    return show


def _track(ax):
    """Length of the weights by all three rules, one of them bold; returns a function that moves it."""
    panel(ax, "", ("inputs seen", 0, LOOKS * EVERY), ("length of weights", 0.05, 1e6))
    log_ticks(ax.yaxis, [0.1, 1, 100, 10000])
    ax.set_yticklabels(["0.1", "1", "100", "10,000"])
    ax.set_ylim(0.02, 1e6)
    lines = curves(ax, dict.fromkeys(RULES, MACHINE), lw=1.2)
    now = rule(ax, x=0, color=INK, ls="-")
    key(ax, "center left", bbox_to_anchor=(1.0, 0.5)).set_zorder(0)

    def show(courses, law, k):
        for line, (name, course) in zip(lines, courses.items(), strict=True):
            line.set_data(np.arange(k + 1), course.length[: k + 1].clip(0.02, 1e6))
            line.set_linewidth(3 if name == law else 1.2)
        move(now, x=k)

    return show


def short(x):
    """A weight in three digits; more than 10,000 is too many."""
    return "over 10,000" if x > 1e4 else number(x, 2) if abs(x) < 10 else number(float(f"{x:.3g}"), 0)


def _says(course, X, law, k):
    """The sentence: how long the weights are and what they point at."""
    seen, w = f"After {count(k, 'input')}", course.w[k]
    if course.ran_away and course.ran_away <= k:
        return f"{NAMES[law]} has run away: after {course.ran_away} inputs the weights were a million long."
    near = [f"{rules.along(w, to):.2f}" for to in (rules.component(X), X.mean(axis=0))]
    far = np.linalg.norm(X.mean(axis=0)) > 0.5
    middle = f", and with that to the mean {near[1]}" if far else ""
    return (
        f"{seen} the length of the weights is {short(course.length[k])}. Their cosine with the widest direction is "
        f"{near[0]}{middle}."
    )
