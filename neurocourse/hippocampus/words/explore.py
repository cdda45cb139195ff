"""The next word, and the same sentence in another language."""

from itertools import zip_longest

import numpy as np
from matplotlib.colors import LinearSegmentedColormap

from neurocourse.hippocampus.words import language, story, translation
from neurocourse.plots import GREEN, GREY, INK, MACHINE, ON_COLOUR, figure, key, panel, title
from neurocourse.plots.marks import curves, here, move, numbers_on, rule, set_bars, set_numbers
from neurocourse.plots.panels import SMALL
from neurocourse.plots.pictures import bare
from neurocourse.teaching import Explorer, arm, choice, handle, slider

__all__ = ["next_word", "translate"]

SUBJECTS = ("the rat", "the rats", "the small child", "the children", "the old owls")
PLACES = ("(nothing)", "near the house", "near the houses", "behind the old school", "above the quiet trees")
COUNTS = {"pairs of words": 2, "triples of words": 3}
LOOKS = LinearSegmentedColormap.from_list("looks", ["#fdfbf6", MACHINE])


def next_word(network, text):
    """Choose the beginning of a sentence and see which verb comes next: for counts of words and for the network.

    Parameters
    ----------
    network : Network
        From ``language.learn(text, rng=…).network``.
    text : Text
        What it learned from.
    """
    forms = [form for time in story.VERBS for many in (False, True) for form in story.verbs(time, many)]
    codes = text.encode(forms)
    models = {name: language.NGram(n, text.train, len(text.vocabulary)) for name, n in COUNTS.items()}
    models["network"] = language.NetworkModel(network, text.vocabulary)
    fig, axes = figure(1, 2, size=(6.4, 4.2), sharey=True)
    y = np.arange(len(forms))
    bars = [ax.barh(y, np.zeros(len(y)), height=0.78, color=GREY) for ax in axes]
    for ax, words in zip(axes, ("Pairs of words", "Recurrent network"), strict=True):
        panel(ax, words, ("probability", 0, 1), sign="unit", xticks=(0, 0.5, 1))
        for k in (3.5, 7.5, 11.5):
            rule(ax, y=k, ls="-", lw=0.6)
    axes[0].set_yticks(y, forms, fontsize=SMALL)
    axes[0].invert_yaxis()
    marks = [numbers_on(bar) for bar in bars]

    def update(time, subject, place, counts):
        context = " ".join([time, subject] + ([place] if place in PLACES[1:] else []))
        fits = np.isin(forms, story.verbs(time, subject in ("the rats", "the children", "the old owls")))
        heard, right = text.encode(context.split()), []
        for bar, mark, name in zip(bars, marks, (counts, "network"), strict=True):
            p = models[name].next(heard)[codes]
            set_bars(bar, p, [GREEN if fit else GREY for fit in fits])
            set_numbers(mark, bar, [f"✓ {value:.2f}" if fit else "" for value, fit in zip(p, fits, strict=True)])
            right.append(p[fits].sum())
        title(axes[0], counts[0].upper() + counts[1:])
        return (
            f"“{context} …”: on the four verbs that fit time and number, counting {counts} puts {right[0]:.0%}, "
            f"the network {right[1]:.0%}."
        )

    return Explorer(
        fig,
        update,
        title="Which word comes next?",
        alt="Two bar charts of the probability of sixteen verb forms, left from counting words, right from the "
        "recurrent network. The four forms that fit the time of day and the number of the subject are green and "
        "ticked.",
        presets={
            "Near neighbours agree": dict(subject="the rats", place="(nothing)"),
            "A false neighbour": dict(subject="the rat", place="near the houses"),
            "Same words at night": dict(time="at night", subject="the rat", place="near the houses"),
        },
        time=choice(*story.TIMES, label="When"),
        subject=choice(*SUBJECTS, label="Who"),
        place=choice(*PLACES, value="near the houses", label="Where"),
        counts=choice(*COUNTS, label="Count"),
    )


def translate(attentive, plain):
    """Translate sentences of any length with one state of the reader; armed, with attention to each word.

    Parameters
    ----------
    attentive, plain : Training
        From ``translation.learn`` with ``attention=True`` and ``attention=False``.
    """
    models = {True: attentive.network, False: plain.network}
    lengths, most = np.arange(3, 13), 13
    fig, (left, right) = figure(1, 2, size=(6.4, 4.2), width_ratios=(1.6, 1))
    image = left.imshow(np.zeros((most, most - 1)), vmin=0, vmax=1, cmap=LOOKS, aspect="auto")
    bare(left, "Where it looks", "unit", xlim=(-3.1, most - 1.5), ylim=(most - 0.5, -3.4))
    heads = [left.text(k, -0.7, "", rotation=90, ha="center", va="bottom", size=SMALL) for k in range(most - 1)]
    rows = [left.text(-0.7, k, "", ha="right", va="center", size=SMALL) for k in range(most)]
    none = left.text(5, 6, "", ha="center", va="center", color=ON_COLOUR)
    scores = {armed: translation.by_length(model, lengths, n=100, rng=5) for armed, model in models.items()}
    helped, ring = _length_panel(right, lengths, list(scores.values()))

    def update(n_words, number, armed):
        words = translation.sentences(n_words, 1, rng=[number, n_words])[0]
        answer = translation.ask(models[armed], words)
        looks, written = np.zeros((most, most - 1)), answer.words
        if answer.alpha is not None:
            alpha = answer.alpha[:most]
            looks[: len(alpha), : alpha.shape[1]] = alpha
        image.set_data(looks)
        for k, head in enumerate(heads):
            head.set_text(words[k] if k < n_words else "")
        for k, row in enumerate(rows):
            good = written[k : k + 1] == answer.right[k : k + 1]
            row.set(text="".join(written[k : k + 1]) if good else f"✗ {''.join(written[k : k + 1])}")
            row.set_weight("normal" if good else "bold")
        none.set_text("" if answer.alpha is not None else "no looking back: all it has\nis one state of the reader")
        move(ring, n_words, 100 * scores[armed][n_words - 3])
        for part in helped:
            part.set_visible(armed)
        wrong = sum(a != b for a, b in zip_longest(written, answer.right))
        verdict = "all words right" if not wrong else f"{wrong} of {len(answer.right)} wrong (END counts)"
        translated = " ".join(w for w in written if w != translation.END)
        way = "with attention" if armed else "without attention"
        return (
            f"{' '.join(words)} → {translated}: {verdict}. Of 100 such sentences "
            f"≈ {100 * scores[armed][n_words - 3]:.0f} are right {way}."
        )

    return Explorer(
        fig,
        update,
        title="Translation with and without attention",
        alt="Left: a grid with the words of the source above and the words written on the side; the darker a cell, "
        "the more the writer looks there. Right: percentage of sentences without a mistake against length, for both "
        "networks.",
        presets={
            "Eight words": dict(n_words=8),
            "Eight, armed": dict(n_words=8, armed=True),
            "Longer than trained": dict(n_words=12, armed=True),
        },
        handles=[handle(right, x="n_words", at=lambda **_: ring.get_ydata()[0])],
        n_words=slider(3, 12, 1, value=4, unit="words", label="Length"),
        number=slider(1, 20, 1, value=1, label="Another sentence"),
        armed=arm("attention: a look back at every word", remains="nothing"),
    )


def _length_panel(ax, lengths, scores):
    """Exact match against length for two networks; returns what shows the first one, and a ring."""
    panel(ax, "Sentence right", ("words", 2.5, 12.5), ("% of 100 unseen sentences", -4, 138), "unit")
    ax.set_yticks([0, 25, 50, 75, 100])
    helped, _ = curves(ax, {"with attention": MACHINE, "without": INK}, lengths, 100 * np.array(scores), markers=True)
    names = key(ax, "upper left")
    ax.axvspan(translation.LONGEST + 0.5, 12.5, color=GREY, alpha=0.15, lw=0)
    ax.text(11.5, 103, "never\ntrained", color=GREY, ha="center", va="bottom", size=SMALL)
    return [helped, names.get_texts()[0], names.legend_handles[0]], here(ax, ms=13, mfc="none", mec=INK, mew=1.6)
