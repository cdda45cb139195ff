"""The timeline: who found what, when, and by which road."""

from textwrap import fill

from neurocourse.pioneers.history.timeline import KINDS, pioneers
from neurocourse.plots import BRAIN, GREY, INK, MACHINE, figure, panel
from neurocourse.plots.panels import SMALL
from neurocourse.teaching import Explorer, choice, steps

__all__ = ["timeline"]

# What was found in living things is blue, what was built amber, what was thought out ink; each kind has its own marker.
COLOURS = dict.fromkeys(KINDS, BRAIN) | {"theory": INK} | dict.fromkeys(("model", "machine", "chip"), MACHINE)
LOOKS = {kind: (COLOURS[kind], marker) for kind, marker in zip(KINDS, "o^sDvPX*", strict=True)}
STORIES = {
    "One stain, two conclusions": (1906, "Golgi"),
    "Soup, not sparks": (1921, "Loewi"),
    "Before the perceptron": (1954, "Farley"),
    "Backpropagation, first": (1970, "Linnainmaa"),
    "Backpropagation, again": (1974, "Werbos"),
    "Backpropagation, famous": (1986, "Rumelhart"),
    "From AI to the brain": (1997, "Schultz"),
    "A prize in physics": (2024, "Hopfield"),
}


def timeline():
    """Pioneers as dots, a row for each kind; one of them is ringed, and the sentence below says who it was."""
    everybody = pioneers()
    fig, (above, below) = figure(2, 1, size=(6.4, 4.2), height_ratios=(2, 1.3))
    rows = _rows(above, everybody)
    (ring,) = above.plot([], [], "o", ms=18, mfc="none", mec=INK, mew=1.8)
    below.axis("off")
    below.set(xlim=(0, 1), ylim=(0, 1))
    head = below.text(-0.1, 0.97, "", size=10.5, weight="bold", va="top", color=INK)
    source = below.text(-0.1, 0.78, "", size=SMALL, va="top", color=GREY, linespacing=1.3)

    def update(kind, entry):
        chosen = [p for p in everybody if kind in ("all", p.kind)]
        place = min(entry, len(chosen) - 1)
        p = chosen[place]
        for name, dots in rows.items():
            dots.set_alpha(1 if kind in ("all", name) else 0.2)
        ring.set_data([p.year], [_height(p, everybody)])
        head.set_text(f"{p.year}  {p.who}")
        source.set_text("\n".join(fill(f"{cite} {link}", 84, break_on_hyphens=False) for cite, link in p.sources))
        links = " ".join(link for _, link in p.sources if link)
        number = f"{place + 1} of {len(chosen)}" + ("" if kind == "all" else f" in {kind}")
        return f"{p.year}: {p.who}. {p.contribution} {p.context} ({p.kind}; {number}) {links}".strip()

    return Explorer(
        fig,
        update,
        title="Timeline",
        alt="Above: pioneers as dots on the years 1870 to 2030, in eight rows: anatomy, chemistry, physiology, "
        "theory, model, machine, clinic and chip. A ring marks one of them. Below: who it was, and the source.",
        presets={label: dict(kind="all", entry=find(everybody, *story)) for label, story in STORIES.items()},
        kind=choice("all", *KINDS, label="Kind"),
        entry=steps(len(everybody) - 1, value=8, label="Pioneer, in order of time", interval=2500),
    )


def find(entries, year, who):
    """Position of the entry of ``year`` whose name contains ``who``."""
    return next(i for i, p in enumerate(entries) if p.year == year and who in p.who)


def _rows(ax, entries):
    """A row of dots for each kind, each with its own colour and marker."""
    panel(ax, "", ("", 1868, 2032), ("", -0.6, len(KINDS) - 0.4), xticks=range(1870, 2031, 40))
    ax.set_yticks(range(len(KINDS)), KINDS[::-1])
    ax.hlines(range(len(KINDS)), 1868, 2032, color=GREY, lw=0.6, alpha=0.35)
    ax.tick_params(axis="y", length=0)
    rows = {}
    for kind, (colour, marker) in LOOKS.items():
        own = [p for p in entries if p.kind == kind]
        x, y = [p.year for p in own], [_height(p, entries) for p in own]
        (rows[kind],) = ax.plot(x, y, marker, color=colour, mec=INK, mew=0.7, ms=11 if marker == "*" else 8)
    return rows


def _height(entry, entries):
    """Row of an entry, counted from below; those of one kind and year stand above each other."""
    twins = [p for p in entries if (p.year, p.kind) == (entry.year, entry.kind)]
    shift = 0.36 * (twins.index(entry) / (len(twins) - 1) - 0.5) if len(twins) > 1 else 0
    return len(KINDS) - 1 - KINDS.index(entry.kind) + shift
