"""Words on a desk, half forgotten: study some of them, and look at the others."""

import numpy as np
from matplotlib import colormaps

from neurocourse.caching import kept
from neurocourse.plasticity.half_forgotten import free_lunch, vocabulary
from neurocourse.plots import BRAIN, GREY, INK, YELLOW, figure, key, limit, move, panel, rule
from neurocourse.plots.pictures import picture
from neurocourse.teaching import Explorer, choice, handle, sketch, slider, steps
from neurocourse.wording import count

__all__ = ["draw_what_returns", "half_forgotten"]

ROUNDS, ROW = 20, 6  # rounds of study, and cards in a column of the desk
N = len(vocabulary.WORDS)
WAYS = {"drift about": "drift", "fade": "fade"}
TAUGHT = ("right", "mixed up")
ON_TOP = 10  # of the title, which then need not be drawn again with every picture
DESK = colormaps["Greys"].with_extremes(bad="#cdb48b")  # cards on a wooden desk


def half_forgotten():
    """Study the cards on the left of a line, again and again, and see whether those on its right come back."""
    fig, (desk, below) = figure(2, 1, size=(6.4, 4.25), height_ratios=(2.5, 1))
    cards = picture(
        desk, "Sixty words, as they are remembered now", (66, 210), DESK, aspect="auto", sign="cell", zorder=ON_TOP
    )
    cards.set_extent((0, N, ROW, 0))
    desk.set(xlim=(0, N), ylim=(ROW, 0))
    border = desk.axvline(30, color=YELLOW, lw=4, zorder=ON_TOP + 1)
    panel(below, "", ("rounds of study", 0, ROUNDS), ("error", 0, 1.5), xticks=range(0, ROUNDS + 1, 5))
    (studied,) = below.plot([], [], color=BRAIN, lw=1.6, label="words that are studied")
    (others,) = below.plot([], [], color=BRAIN, lw=2.6, ls="--", label="all others")
    below.axhline(1, color=GREY, ls=":", lw=1.2)
    now = rule(below, x=0, color=INK, ls="-")
    key(below, "upper left", ncols=2, columnspacing=1.5).set_zorder(0)

    def update(step, n_1, way, taught, eta):
        run = course(n_1, WAYS[way], taught == TAUGHT[1], eta)
        cards.set_data(run["desk"][step])
        move(border, x=n_1)
        limit(below, y=(0, 1.45 * run["error"].max()))
        for line, errors in zip((studied, others), run["error"].T, strict=True):
            line.set_data(np.arange(step + 1), errors[: step + 1])
        move(now, x=step)
        return _says(run["error"][step], step, n_1)

    return Explorer(
        fig,
        update,
        title="Half forgotten",
        alt="Above: a desk with sixty cards, and on each a word as a memory draws it now, faint or full of specks. A "
        "yellow line parts those that are studied, on its left, from the others. Below: the error of both in the "
        "rounds of study.",
        presets={
            "Forgotten": dict(step=0),
            "Thirty studied": dict(step=ROUNDS),
            "Forty-eight": dict(step=ROUNDS, n_1=48),
            "After fading": dict(step=ROUNDS, way="fade", n_1=48),
            "Mixed up": dict(step=ROUNDS, taught=TAUGHT[1]),
        },
        handles=[handle(desk, x="n_1")],
        step=steps(ROUNDS, value=0, interval=250, label="Study", show=lambda k: count(k, "round")),
        n_1=slider(6, 54, 6, value=30, label="Studied", show=lambda n: f"{n} words"),
        way=choice(*WAYS, label="Weights"),
        taught=choice(*TAUGHT, label="Meanings in the book are"),
        eta=slider(0.1, 1.9, 0.1, value=1.0, label="Step size"),
    )


def _says(errors, step, n_1):
    """The sentence: how the others have fared."""
    rest = count(N - n_1, "other word")
    if step == 0:
        return f"Nothing has been studied yet. Which way will the error of the {rest} go?"
    change = errors[1] - 1
    words = f"{'fallen' if change < 0 else 'grown'} by {abs(change):.0%}"
    return f"After {count(step, 'round')} with {n_1} words the error of the {rest}, which nobody studies, has {words}."


@kept
def course(n_1, way, wrong, eta):
    """Desks after each round of study, and the error of the words that are studied and of all others; both begin at 1.

    A word is 119 pixels, and each pixel has a hundred weights of its own.
    """
    rng = np.random.default_rng(5)
    words = vocabulary.pictures()
    X = rng.standard_normal((N, free_lunch.N_WEIGHTS))
    w = free_lunch.forget(np.linalg.pinv(X) @ words, way, rng=rng)
    listed = rng.permutation(words[:n_1]) if wrong else words[:n_1]
    rounds = [w]
    for _ in range(ROUNDS):
        rounds.append(free_lunch.study(rounds[-1], X[:n_1], listed, eta))
    said = np.array([X @ w for w in rounds])
    off = ((said - words) ** 2).mean(axis=2)
    errors = np.stack([off[:, :n_1].mean(axis=1), off[:, n_1:].mean(axis=1)], axis=1)
    desks = np.array([vocabulary.on_desk(one.clip(0, 1)) for one in said])
    return dict(desk=desks.astype(np.float16), error=errors / errors[0])


def draw_what_returns():
    """Draw how much better the words that were not studied become, from few studied to many."""
    share = np.linspace(0.05, 0.5, 60)
    return sketch(
        share,
        -100 * free_lunch.promised("fade", share),
        title="The weights have faded: draw the error that others are spared",
        alt="Axes: the share of weights for which a pair is relearned, 0.05 to 0.5, and what the error of all other "
        "pairs falls by, −120 to 120 per cent. A dotted line rises in proportion: it is for weights that drifted.",
        because="What relearning adds is noise to every pair off the list: the more is relearned, the louder it gets.",
        xlabel="pairs relearned, as a share of the weights",
        ylabel="error that others are spared (%)",
        ylim=(-120, 120),
        known=("after drifting", 100 * share),
    )
