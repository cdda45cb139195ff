"""Pioneers, from Golgi's stain to the wiring of a whole brain; the entries stand in ``timeline.toml``."""

import tomllib
from importlib.resources import files
from typing import NamedTuple

from neurocourse.arguments import takes

KINDS = ("anatomy", "chemistry", "physiology", "theory", "model", "machine", "clinic", "chip")
# What many accounts have otherwise, and the year of the entry where it is put right.
CORRECTIONS = (
    (1921, "Transmitters belong to Loewi and Dale, not to Sherrington, who named the synapse."),
    (1954, "A simulated network learned four years before the perceptron; McCulloch and Pitts's units do not learn."),
    (1955, "Golgi and Cajal shared the prize of 1906 as opponents; the electron microscopes of the 1950s settled it."),
    (1970, "Backpropagation: Linnainmaa 1970, Werbos 1974, Rumelhart, Hinton and Williams 1986."),
    (1992, "A network learned to steer from examples (ALVINN, 1988) before mirror neurons were reported."),
    (
        1997,
        "Learning from temporal differences (1983 to 1988) came before its link to dopamine: a loan from AI to brains.",
    ),
    (2023, "NorthPole is brain-inspired in its layout, but it does not spike."),
)


class Pioneer(NamedTuple):
    """One entry. ``sources`` holds (citation, link) pairs; the link is empty where no DOI was looked up."""

    year: int
    who: str
    contribution: str
    context: str
    kind: str
    side: str  # "brain", "machine" or "both"
    sources: tuple


@takes(kind=KINDS)
def pioneers(kind=None):
    """The pioneers in order of time, all or those of one kind.

    Parameters
    ----------
    kind : str, optional
        One of ``KINDS``.

    Returns
    -------
    list of Pioneer

    Raises
    ------
    ValueError
        When ``kind`` is unknown.
    """
    text = (files("neurocourse.pioneers") / "timeline.toml").read_text(encoding="utf-8")
    entries = [_pioneer(**entry) for entry in tomllib.loads(text)["pioneer"]]
    return sorted((p for p in entries if kind in (None, p.kind)), key=lambda p: p.year)


def _pioneer(sources, **fields):
    pairs = [(s["cite"], f"https://doi.org/{s['doi']}" if "doi" in s else s.get("url", "")) for s in sources]
    return Pioneer(**fields, sources=tuple(pairs))
