"""Step through two words letter by letter, cell by cell; and a race of memories in a stream of such words."""

import numpy as np
from matplotlib.colors import ListedColormap

from neurocourse.columns.prepared import CELLS, LEARNED, last_letter, letters
from neurocourse.columns.temporal_memory import streams
from neurocourse.columns.temporal_memory.sequence_memory import WIDTH
from neurocourse.plots import BRAIN, DIFFERENCE, GREY, INK, ORANGE, PURPLE, figure, key, move, panel
from neurocourse.plots.marks import curves, follow, set_bars
from neurocourse.plots.pictures import bare
from neurocourse.teaching import Explorer, arm, choice, handle, slider, steps
from neurocourse.wording import count

__all__ = ["letter_by_letter", "words_in_a_stream"]

NAMES = "ABCDEXY"
WORDS = ("ABCDE", "XBCDY")
ON_TOP = 6  # what moves lies over titles, which then rest
ROWS, COLS = max(CELLS), len(NAMES) * (WIDTH + 1) - 1
LAST = len(LEARNED) - 1
QUIET, EXPECTING, ACTIVE, SURPRISED = range(4)
SHADES = ListedColormap([(1, 1, 1, 0), "#7fc0e8", BRAIN, PURPLE])
DOTS = {EXPECTING: "expects to be next", ACTIVE: "active", SURPRISED: "active in surprise: its whole column bursts"}


def letter_by_letter():
    """Columns and their cells at each letter of a word, and which letters they expect next."""
    fig, (sheet, bars_at) = figure(2, 1, size=(6.4, 4.2), height_ratios=(1.5, 1))
    show, mark = _columns(sheet)
    bars = bars_at.bar(np.arange(len(NAMES)), np.zeros(len(NAMES)), 0.7, color=BRAIN, zorder=ON_TOP)
    panel(bars_at, "What is expected next", ("", -0.6, 6.6), ("share of columns", 0, 1.05), "cell")
    bars_at.set_xticks(range(len(NAMES)), NAMES)
    bars_at.set_yticks([0, 0.5, 1])

    def update(at, word, learned, cells, punish):
        found = letters(cells=cells, punish=punish)
        here = learned, WORDS.index(word), at
        active, expects = (unpacked(part[here]) for part in (found.active, found.expects))
        burst = show(active, expects, cells)
        mark(word, at)
        shares = expects.any(axis=1).reshape(len(NAMES), WIDTH).mean(axis=1)
        set_bars(bars, shares)
        next_ = [NAMES[k] for k in np.flatnonzero(shares >= 0.5)]
        expected = " and ".join(next_) if next_ else "nothing"
        surprise = "Nobody expected it, and its columns burst." if burst else "Cells that expected it are active."
        return (
            f"{word[: at + 1]}: letter {{at}} of {word}. {surprise} After it this memory, which has learned from "
            f"{count(LEARNED[learned], 'word')}, expects {expected}."
        )

    return Explorer(
        fig,
        update,
        title="Letter by letter",
        alt="Above: the cells of 35 columns, five for each letter, that are active, surprised or expect to be next. "
        "Below: the share of each letter's columns in which a cell expects it.",
        presets={
            "After ABCD": dict(at=3, word="ABCDE"),
            "After XBCD": dict(at=3, word="XBCDY"),
            "One cell a column": dict(at=3, cells=1),
            "No punishment": dict(at=3, word="XBCDY", punish=0),
            "The second word": dict(at=1, learned=1),
        },
        at=steps(4, value=3, interval=700, label="Letter", show=lambda k: str(k + 1)),
        word=choice(*WORDS, label="Word"),
        learned=slider(0, LAST, 1, value=LAST, label="Words learned", show=lambda k: str(LEARNED[k])),
        cells=choice(*CELLS, value=8, label="Cells in a column"),
        punish=choice(0, 5, value=5, label="Lost for a wrong guess (%)"),
    )


def unpacked(packed):
    """Cells of each column, (35, 8)."""
    return np.unpackbits(packed)[: len(NAMES) * WIDTH * ROWS].reshape(-1, ROWS).astype(bool)


def _columns(ax):
    """Columns of cells; returns a function that shows their state, and one that marks the letter in its word."""
    bare(ax, "Columns and their cells", "cell", xlim=(-0.5, COLS - 0.5), ylim=(ROWS + 1.6, -2.4))
    ax.set_zorder(1)
    centres = np.arange(COLS)[np.arange(COLS) % (WIDTH + 1) != WIDTH]
    x, y = np.repeat(centres, ROWS), np.tile(np.arange(ROWS), len(centres))
    dots = ax.scatter(x, y, s=42, c=np.zeros(len(x)), cmap=SHADES, vmin=0, vmax=3, ec=GREY, lw=0.5, zorder=ON_TOP)
    for k, name in enumerate(NAMES):
        ax.text(k * (WIDTH + 1) + 2, ROWS + 0.7, name, ha="center", va="center", weight="bold", size=11)
    for k, (state, words) in enumerate(DOTS.items()):
        at = (0, 12.5, 19)[k]
        ax.plot(at, -1.7, "o", color=SHADES.colors[state], mec=GREY, mew=0.5, ms=6)
        ax.text(at + 0.9, -1.7, words, va="center", size=9.5, color=INK)
    (frame,) = ax.plot([], [], color=ORANGE, lw=2, zorder=ON_TOP)

    def show(active, expects, cells):
        surprised = active.sum(axis=1) == cells
        told = np.zeros(active.shape, int)
        told[expects] = EXPECTING
        told[active] = ACTIVE
        burst = surprised.any() and cells > 1
        told[active & surprised[:, None] & burst] = SURPRISED
        dots.set_array(told.ravel())
        dots.set_sizes(np.where(np.tile(np.arange(ROWS) < cells, len(active)), 42, 0.0))
        return bool(burst)

    def mark(word, at):
        left = NAMES.index(word[at]) * (WIDTH + 1)
        frame.set_data(left + np.array([-0.6, 4.6, 4.6, -0.6, -0.6]), np.array([-0.7, -0.7, 7.7, 7.7, -0.7]))

    return show, mark


def words_in_a_stream():
    """Two words that differ in their first letter and their last: who expects the right end, after how many words?"""
    fig, ax = figure(size=(6.4, 3.6))
    looks = dict(zip(streams.LEARNERS, (BRAIN, INK, GREY, DIFFERENCE), strict=True))
    middle = streams.EVERY * (np.arange(20) + 0.5)
    lines = curves(ax, looks, middle, lw=2.4, zorder=ON_TOP)
    lines[-1].set(marker="D", ms=4)
    panel(ax, "Last letters expected rightly", ("words heard", 0, 300), ("share, mean of three", 0.3, 1.3), "cell")
    ax.set_yticks([0.4, 0.6, 0.8, 1.0])
    ax.plot([0, 300], [0.5, 0.5], color=GREY, lw=1, ls=":")
    key(ax, "upper center", ncols=2, columnspacing=2)
    (at,) = ax.plot([0, 0], [0.3, 1.04], color=INK, lw=1.2, ls=":", zorder=ON_TOP)

    def update(words, length, resets, wrong, armed):
        found = last_letter(middle=length, resets=resets == "told", wrong=wrong).percent.mean(axis=1) / 100
        follow(lines, middle, found)
        lines[-1].set_visible(armed)
        move(at, x=words)
        k = min(words // streams.EVERY, 19)
        table = f" The table that cuts: {found[3][k]:.0%}." if armed else ""
        return (
            f"After {{words}} eight cells a column expect {found[0][k]:.0%} of the last letters rightly, one cell "
            f"{found[1][k]:.0%}, a table of two letters {found[2][k]:.0%}.{table}"
        )

    return Explorer(
        fig,
        update,
        title="Two words in a stream",
        alt="Share of last letters that are expected rightly, in words that share all letters but the first and the "
        "last, against the number of words heard: a memory with eight cells a column, with one, a table of the last "
        "two letters, and, when armed, a table that looks as far back as it can.",
        presets={
            "Run together": dict(resets="not told"),
            "Ends are told": dict(resets="told"),
            "A long middle": dict(length=6, resets="told"),
            "Slips of the tongue": dict(wrong=10, resets="told"),
        },
        handles=[handle(ax, x="words", at=0.36)],
        words=slider(0, 300, 15, value=150, unit="words", label="Words heard"),
        length=choice(2, 6, label="Letters in the middle"),
        resets=choice("not told", "told", label="Where a word ends"),
        wrong=choice(0, 10, label="Middles with a wrong letter (%)"),
        armed=arm("a table that looks back ten letters and cuts", remains="nothing", label="Arm the table"),
    )
