"""The two heads of a transformer while they form: what they look at, what they say, and who lacks them."""

import numpy as np

from neurocourse.neuromodulation.induction import heads, learners, sequences
from neurocourse.neuromodulation.prepared import continuing
from neurocourse.plots import GREY, INK, MACHINE, PURPLE, figure, here, key, move, panel
from neurocourse.plots.marks import curves, dots_on, follow, set_bars
from neurocourse.plots.panels import SMALL
from neurocourse.plots.pictures import bare
from neurocourse.teaching import Explorer, arm, choice, handle, slider, steps
from neurocourse.wording import number

__all__ = ["induction_heads", "who_continues"]

T, V = sequences.LENGTH, sequences.N_TOKENS
CUTS = {"none": (), "layer 1": (1,), "layer 2": (2,)}
SEEDS, UPDATES = range(5), np.arange(0, 501, learners.EVERY)


def mean_curve(kind):
    """Share right after every 25th update, mean of five networks."""
    return np.mean([continuing(kind=kind, seed=seed).right for seed in SEEDS], axis=0, dtype=float)


class Arcs:
    """Arcs from a place to all places before it, as thick as they are looked at."""

    def __init__(self, ax, colour, side, **look):
        self.lines = [ax.plot([], [], color=colour, solid_capstyle="butt", **look)[0] for _ in range(T)]
        self.turn, self.side = np.linspace(0, np.pi, 24), side

    def show(self, start, shares):
        """Let arcs go from place ``start`` with these shares (T,), those below 0.04 not at all."""
        for j, (line, share) in enumerate(zip(self.lines, shares, strict=True)):
            r = (start - j) / 2
            seen = share > 0.04 and r > 0
            line.set_visible(seen)
            if seen:
                line.set(lw=6 * share)
                line.set_data(start - r + r * np.cos(self.turn), self.side * (0.55 + 0.2 * r * np.sin(self.turn)))


def induction_heads(learned):
    """One sequence, and where the heads of both layers look, at any moment of a training.

    Parameters
    ----------
    learned : Learned
        From ``learners.learn("two layers", rng=…)``.
    """
    network, last = learned.network, len(learned.updates) - 1
    fig, axes = figure(size=(6.4, 4.3), plan="aa;bc", height_ratios=(1.35, 1))
    scene, says, curve = axes.values()
    bare(scene, "", xlim=(-0.8, T - 0.2), ylim=(-1.9, 3.4))
    tokens = [scene.text(k, 0, "", ha="center", va="center", family="monospace") for k in range(T)]
    second, first = Arcs(scene, MACHINE, 1), Arcs(scene, PURPLE, -1)
    scene.text(-0.6, 3.1, "layer 2, from here", color=MACHINE, size=SMALL, va="center")
    scene.text(-0.6, -1.65, "layer 1, where layer 2 looks most", color=PURPLE, size=SMALL, va="center")
    ring = here(scene, ms=17, mfc="none", mec=INK, mew=1.6)
    bars = says.bar(np.arange(V), np.zeros(V), 0.8, color=MACHINE)
    panel(says, "What it says comes next", ("", -0.7, V - 0.3), ("probability", 0, 1.18), "unit")
    says.set_xticks(np.arange(V), list(sequences.LETTERS), fontsize=SMALL)
    tick = says.text(0, 0, "✓", ha="center", va="bottom", weight="bold")
    at = _learning(curve, learned)

    def update(moment, place, period, cut, again):
        network.parameters[...] = learned.moments[moment]
        found = sequences.repeating(1, period, period, rng=[again, 2])
        looks = heads.looks(network, found.tokens[:, 0], cut=CUTS[cut])
        best = int(looks.alpha[1, place].argmax())
        second.show(place, looks.alpha[1, place] * (2 not in CUTS[cut]))
        first.show(best, looks.alpha[0, best] * (1 not in CUTS[cut]))
        for k, (text, token) in enumerate(zip(tokens, found.tokens[:, 0], strict=True)):
            text.set(text=sequences.LETTERS[token], alpha=1 if k <= place else 0.35)
        move(ring, place, 0)
        move(at, learned.updates[moment], learned.right[moment])
        wanted = found.next[place, 0]
        set_bars(bars, looks.p[place], [MACHINE if k == wanted else GREY for k in range(V)])
        tick.set_position((wanted, looks.p[place, wanted] + 0.02))
        tried = heads.accuracy(network, 100, shortest=period, longest=period, cut=CUTS[cut], rng=1)
        known = "" if found.known[place, 0] else ", which nobody can know yet"
        return (
            f"After {learned.updates[moment]} updates it gives ≈ {number(looks.p[place, wanted], 2)} to "
            f"{sequences.LETTERS[wanted]}{known}. In 100 new sequences of period {{period}} it is right in "
            f"≈ {100 * tried:.0f}%."
        )

    return Explorer(
        fig,
        update,
        title="Two heads that continue what they never saw",
        alt="Above: a sequence of letters. Arcs over it show what the head of layer 2 looks at from the ringed place, "
        "arcs under it what the head of layer 1 looks at from there. Below: probabilities of the next letter, the "
        "right one ticked, and the share right in the course of learning.",
        presets={
            "Before learning": dict(moment=0),
            "Half way": dict(moment=5),
            "Learned": dict(moment=last),
            "Without layer 1": dict(cut="layer 1"),
            "A period never seen": dict(period=3, place=17),
        },
        handles=[handle(scene, x="place", at=0)],
        moment=steps(last, value=last, label="Learning", show=lambda k: f"update {learned.updates[k]}"),
        place=slider(1, T - 1, 1, value=16, label="Place"),
        period=slider(3, 12, 1, value=8, label="Period"),
        cut=choice(*CUTS, label="Cut the head of"),
        again=slider(1, 9, 1, value=2, label="Another sequence"),
    )


def _learning(ax, learned):
    """Share right against updates, for this network and, means of five, for those that lack a part; returns a ring."""
    last = learned.updates[-1]
    panel(ax, "Right next letters", ("update", -10, last + 10), ("share", 0, 1.45), "unit")
    ax.set_yticks([0, 0.5, 1])
    curves(ax, {"two layers": MACHINE}, learned.updates, [learned.right], markers=True)
    before = UPDATES <= last
    looks = {"one layer": INK, "no attention": GREY}
    for (kind, colour), dash in zip(looks.items(), ("--", ":"), strict=True):
        ax.plot(UPDATES[before], mean_curve(kind)[before], ls=dash, color=colour, lw=2, label=kind)
    key(ax, "upper left", ncols=2, columnspacing=1.2)
    return here(ax, ms=13, mfc="none", mec=INK, mew=1.6)


def who_continues():
    """Seven learners at the same task, five networks each; armed, the LSTM gets seven times as many numbers."""
    kinds = [kind for kind in learners.KINDS if not kind.startswith("LSTM")]
    rows = [*kinds, "LSTM"]
    fig, (left, right) = figure(1, 2, size=(6.4, 4.0), width_ratios=(1.35, 1))
    at = np.arange(len(rows))
    bars = left.barh(at, np.zeros(len(at)), 0.62, color=[MACHINE if k == 0 else GREY for k in at])
    panel(left, "Right next letters", ("share, mean and each of five", 0, 1.32), sign="unit", xticks=(0, 0.5, 1))
    left.set_yticks(at, [f"{kind.replace(', ', ',' + chr(10))}" for kind in rows], fontsize=SMALL)
    left.invert_yaxis()
    (dots,) = left.plot([], [], "o", color=INK, ms=4, mec="white", mew=0.6)
    words = [left.text(1.3, k, "", ha="right", va="center", size=SMALL) for k in at]
    panel(right, "On the way", ("update", -15, 515), ("share", 0, 1.3), "unit")
    right.set_yticks([0, 0.5, 1])
    lines = curves(right, {"two layers": MACHINE, "LSTM": PURPLE}, UPDATES)
    ring = dots_on(lines)
    key(right, "upper left", lines)

    def update(moment, armed):
        lstm = "LSTM, seven times as many" if armed else "LSTM, as many numbers"
        found = np.array(
            [[continuing(kind=kind, seed=seed).right for seed in SEEDS] for kind in (*kinds, lstm)], dtype=float
        )
        now, means = found[..., moment], found.mean(axis=1)
        set_bars(bars, means[:, moment])
        dots.set_data(now.ravel(), np.repeat(at, len(SEEDS)))
        for text, mean in zip(words, means[:, moment], strict=True):
            text.set_text(number(mean, 2))
        follow(lines, UPDATES, means[[0, -1]])
        follow(ring, UPDATES[moment], means[[0, -1], moment])
        return (
            f"After {UPDATES[moment]} updates two layers are right in ≈ {100 * means[0, moment]:.0f}% (the worst of "
            f"five in {100 * now[0].min():.0f}%), one layer in {100 * means[1, moment]:.0f}%, an LSTM in "
            f"{100 * means[-1, moment]:.0f}%."
        )

    return Explorer(
        fig,
        update,
        title="Who can continue a sequence heard once?",
        alt="Left: share of right next letters for two layers of attention and for learners that lack a part, as bars "
        "with a dot for each of five networks. Right: the shares in the course of learning.",
        presets={
            "Before": dict(moment=0),
            "The jump": dict(moment=5),
            "At the end": dict(moment=20),
            "A larger LSTM": dict(moment=20, armed=True),
        },
        moment=steps(20, value=20, label="Learning", show=lambda k: f"update {UPDATES[k]}"),
        armed=arm("seven times as many numbers for the LSTM", remains="less of it"),
    )
