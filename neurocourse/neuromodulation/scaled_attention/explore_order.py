"""A sentence with two words exchanged, and a machine that does not hear the difference."""

import numpy as np

from neurocourse.neuromodulation.scaled_attention import sentences
from neurocourse.plots import DIFFERENCE, GREY, INK, MACHINE, figure, key, note, panel
from neurocourse.plots.marks import set_bars
from neurocourse.plots.panels import SMALL
from neurocourse.plots.pictures import bare
from neurocourse.teaching import Explorer, arm, choice
from neurocourse.wording import number

__all__ = ["order"]


def order():
    """A sentence with two words exchanged; armed, each word says where it stands."""
    fig, axes = figure(size=(6.4, 4.2), plan="aa;bc", height_ratios=(0.9, 1))
    tiles, verb, apart = axes.values()
    bare(tiles, "", xlim=(-0.6, 7.4), ylim=(-0.65, 1.6))
    rows = [[tiles.text(k + 1.7, y, "", ha="center", va="center") for k in range(5)] for y in (1, 0)]
    for words, y in (("as said", 1), ("exchanged", 0)):
        tiles.text(0.85, y, words, ha="right", va="center", color=GREY, size=SMALL)
    at, width = np.arange(sentences.WIDTH), 0.4
    before = verb.bar(at - width / 2, at * 0.0, width, color=MACHINE)
    after = verb.bar(at + width / 2, at * 0.0, width, color="none", edgecolor=INK, lw=1.2)
    panel(verb, "What the verb takes", ("number", -0.7, sentences.WIDTH - 0.3), ("", -2.9, 2.2), "unit")
    key(verb, "lower right", [before, after], ncols=2, labels=["as said", "exchanged"])
    found = apart.barh([0], [0.0], 0.5, color=DIFFERENCE, hatch="//", edgecolor="white")
    panel(apart, "Who did it to whom?", ("difference between the two", 0, 1.2), ("", -0.6, 0.6), "unit")
    apart.set_yticks([])
    word = note(apart, "", "upper right")

    def update(sentence, armed):
        said = sentences.SENTENCES[sentence]
        pair = sentences.pair(said, place=armed)
        for row, words in zip(rows, (said, sentences.exchanged(said)), strict=True):
            for k, text in enumerate(row):
                text.set(text=words[k], weight="bold" if k in (1, 4) else "normal")
        for bars, y in zip((before, after), pair, strict=True):
            set_bars(bars, y)
        difference = float(np.linalg.norm(pair[0] - pair[1]))
        blind = difference < 1e-9
        set_bars(found, [difference])
        word.set_text("the machine cannot tell" if blind else "the machine can tell")
        way = "with" if armed else "without"
        same = f"“{' '.join(said)}” and the same with two words exchanged"
        return f"{same}, {way} places: difference {number(difference, 2)}."

    return Explorer(
        fig,
        update,
        title="Does attention know the order of words?",
        alt="Above: a sentence, and the same with two words exchanged. Below left: eight numbers that the verb takes "
        "from all words in both. Below right: how far apart the two are.",
        presets={name.capitalize(): dict(sentence=name) for name in list(sentences.SENTENCES)[:2]},
        sentence=choice(*sentences.SENTENCES, label="Sentence"),
        armed=arm("positions: each word says where it stands", remains="nothing"),
    )
