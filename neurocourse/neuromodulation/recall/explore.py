"""A drawing among thousands: recalled by connections and by attention; a tape that is written and read by shares."""

import numpy as np
from matplotlib.colors import LinearSegmentedColormap, ListedColormap

from neurocourse.caching import kept
from neurocourse.hippocampus import hopfield
from neurocourse.neuromodulation.prepared import LOADS, SHARPNESS, recall_rates
from neurocourse.neuromodulation.recall import dense_recall, tape
from neurocourse.plots import BRAIN, DIFFERENCE, GREY, INK, MACHINE, figure, here, key, move, panel, rule
from neurocourse.plots.marks import curves, follow, set_bars
from neurocourse.plots.pictures import picture, sketch
from neurocourse.teaching import Explorer, arm, handle, pixels, slider, toggle
from neurocourse.wording import number

__all__ = ["copy_tape", "recall_race"]

SIDE = 8
PLACES_OF_LOADS = range(len(LOADS))  # on the axis, where they stand one beside the other
HEART = sketch("........ .##..##. ######## ######## .######. ..####.. ...##... ........")
SHADES = {colour: ListedColormap(["#f3f1ec", colour]) for colour in (BRAIN, MACHINE, INK)}


@kept
def others(P):
    """Patterns that are stored beside the drawing, (P − 1, 64)."""
    return hopfield.random_patterns(P - 1, SIDE**2, rng=[4, P])


@kept
def recalls(drawing, P, beta, equal):
    """The cue, and what becomes of it in the connections and by attention: (3, 64) of −1 and +1."""
    own = np.where(np.array(drawing).ravel(), 1.0, -1.0)
    patterns = np.vstack([others(P), own])
    cue = hopfield.damage(own, 0.2, rng=3)
    listed = patterns[: (SIDE**2 - 1) // 2] if equal else patterns
    connections = hopfield.recall(hopfield.store(patterns), cue, rng=1)
    return np.array([cue, connections, dense_recall.signs(dense_recall.step(listed, cue, beta=beta))])


def recall_race():
    """Side by side: one cue, a network of connections that holds P patterns, and attention over a list of them."""
    fig, axes = figure(size=(6.4, 4.3), plan="abc;ddd", height_ratios=(1.15, 1))
    names = ("The cue", INK, None), ("By connections", BRAIN, "cell"), ("By attention", MACHINE, "unit")
    sheets = [picture(axes[k], words, (SIDE, SIDE), SHADES[colour], sign=sign) for k, (words, colour, sign) in
              zip("abc", names, strict=True)]  # fmt: skip
    wrong = [axes[k].plot([], [], "x", color=DIFFERENCE, ms=7, mew=1.8)[0] for k in "abc"]
    below = axes["d"]
    ends = ("patterns stored", -0.3, len(LOADS) - 0.7), ("share", -0.05, 1.38)
    panel(below, "Recalled without a wrong unit", *ends, yticks=(0, 0.5, 1))
    below.set_xticks(PLACES_OF_LOADS, [f"{P:,}" for P in LOADS])
    looks = {"connections": BRAIN, "attention": MACHINE, "a search of the list": GREY}
    lines = curves(below, looks, PLACES_OF_LOADS, markers=True)
    key(below, "center right")
    rule(below, "as many numbers as connections", x=LOADS.index(31))
    at = here(below, ms=13, mfc="none", mec=INK, mew=1.6)

    def update(drawing, load, beta, armed):
        P = LOADS[load]
        states = recalls(drawing, P, SHARPNESS[beta], armed)
        own = np.where(np.array(drawing).ravel(), 1.0, -1.0)
        misses = []
        for sheet, crosses, state in zip(sheets, wrong, states, strict=True):
            rows, cols = np.nonzero((state != own).reshape(SIDE, SIDE))
            sheet.set_data(state.reshape(SIDE, SIDE) > 0)
            crosses.set_data(cols, rows)
            misses.append(len(rows))
        found = recall_rates(beta=SHARPNESS[beta], equal=armed).rates.astype(float)
        follow(lines, PLACES_OF_LOADS, found)
        move(at, load, found[1][load])
        kept_by = dense_recall.numbers_kept(P)
        return (
            f"Among {P:,} patterns the connections, {kept_by[0]:,} numbers, leave {misses[1]} of 64 units wrong; "
            f"attention over a list of {1984 if armed and P > 31 else kept_by[1]:,} numbers leaves {misses[2]}. "
            f"Over three nets: {number(found[0][load], 2)} and {number(found[1][load], 2)} recalled."
        )

    return Explorer(
        fig,
        update,
        title="Side by side: recall by connections and by attention",
        alt="Three pictures: the damaged drawing, and what connections and attention make of it, with crosses at wrong "
        "units. Below: share recalled against how many patterns are stored, for connections, attention and a search.",
        presets={
            "5,000": dict(load=6),
            "Too soft": dict(load=5, beta=0),
        },
        handles=[handle(below, x="load", at=-0.02)],
        drawing=pixels(SIDE, SIDE, value=HEART, label="Your drawing"),
        load=slider(0, len(LOADS) - 1, 1, value=1, label="Stored together", show=lambda k: f"{LOADS[k]:,} patterns"),
        beta=slider(0, len(SHARPNESS) - 1, 1, value=3, label="Sharpness β", show=lambda k: f"β = {SHARPNESS[k]}"),
        armed=arm("as few numbers", remains="less of it"),
    )  # fmt: skip


N_ITEMS, BITS = 20, 16
PLACES = range(0, N_ITEMS, 5)
SIGNED = LinearSegmentedColormap.from_list("signed", [INK, "#f3f1ec", MACHINE])


@kept
def copied(smear, sharpen):
    return tape.copy(N_ITEMS, BITS, smear=smear / 100, sharpen=sharpen, rng=5)


def copy_tape():
    """A sequence is written to a memory place after place and read again; the place may smear on the way."""
    fig, axes = figure(size=(6.4, 4.2), plan="ab;cc", height_ratios=(1.6, 1))
    tape_ax, place, below = axes.values()
    sheet = picture(tape_ax, "The memory", (N_ITEMS, BITS), SIGNED, vmin=-1, vmax=1, sign="unit")
    sheet.axes.set_aspect("auto")
    shares = place.barh(np.arange(N_ITEMS), np.zeros(N_ITEMS), 0.8, color=MACHINE)
    panel(place, "Where it writes and reads", ("share", 0, 1.05), ("place", N_ITEMS - 0.5, -0.5), "unit", yticks=PLACES)
    bars = below.bar(np.arange(N_ITEMS), np.zeros(N_ITEMS), 0.8, color=MACHINE)
    panel(below, "Bits right when it is read", ("item", -0.7, N_ITEMS - 0.3), ("of 16", 0, 17.5), "unit", xticks=PLACES)
    below.set_yticks([0, BITS // 2, BITS])
    rule(below, y=BITS / 2)
    at = rule(below, x=0, color=INK, ls="-")

    def update(step, smear, sharp):
        found = copied(smear, 2.0 if sharp else 1.0)
        sheet.set_data(found.memory[step + 1].clip(-1, 1))
        set_bars(shares, found.where[step])
        right = (np.sign(found.read) == found.items).sum(axis=1)
        set_bars(bars, right)
        move(at, x=step)
        whole = int((right == BITS).sum())
        return (
            f"Item {step + 1} goes to its place with {number(found.where[step].max(), 2)} of the weight. Read again, "
            f"{whole} of {N_ITEMS} items are whole."
        )

    return Explorer(
        fig,
        update,
        title="A tape that is written by attention",
        alt="Left: the memory, a row a place, as it stands after this item. Right: how the write is spread over the "
        "places. Below: bits of each item that are right when the tape is read; a dotted line at 8, for guessing.",
        presets={
            "A steady hand": dict(smear=0),
            "A shaky hand": dict(smear=10, step=12),
            "Shaky, but sharpened": dict(smear=10, step=12, sharp=True),
        },
        handles=[handle(below, x="step", at=BITS)],
        step=slider(0, N_ITEMS - 1, 1, value=9, label="Item"),
        smear=slider(0, 20, 1, value=5, unit="%", label="Astray at each step"),
        sharp=toggle(False, label="Sharpen: w², shared out again"),
    )
