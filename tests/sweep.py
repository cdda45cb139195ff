"""Moves every control of an Explorer everywhere: what each chapter's test does with each of its explorers.

from sweep import sweeps

test_explorers = sweeps("pioneers.stains")
"""

import inspect
import sys
import warnings
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import numpy as np
import pytest
from colours import difference_alone, told_by_colour_alone
from crowding import crowded
from hostile import hostile
from matplotlib.text import Text
from words import faults

from neurocourse.caching import MEMORY

LARGEST = 640, 430  # px, of a picture on a laptop


def sweep(explorer, **allowed):
    """Visit every corner of an Explorer, see `visit`, where a warning counts as an error, as a learner may have it."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        visit(explorer, **allowed)


def visit(explorer, *, gaps=False, by_place=False, idle=(), rng=0):
    """Visit the start, the presets, both ends and the middle of every control, and random combinations.

    Everywhere: no exception, a sentence, no NaN (``gaps=True`` allows them in lines, as breaks), no two lines that
    only colour tells apart (``by_place=True`` where their places do), no red without a second sign, numbers and counts
    as a sentence has them, no texts that meet, and no more remembered than there is room for. In every other state the
    frame equals a full drawing. A state looks the same whatever was seen before it. Every control but those named in
    ``idle`` moves the picture or the sentence somewhere. No new pyplot figure is opened.
    """
    open_before = pyplot_figures()
    shown = {}  # what is seen at each state
    for values in explorer.samples(rng, n_random=4):
        if key(values) in shown:
            continue
        explorer.set(**values)
        assert explorer.status.strip(), f"no sentence at {values}"
        assert "nan" not in explorer.status.lower().split(), f"at {values}: {explorer.status}"
        assert by_place or not told_by_colour_alone(explorer.fig), f"colour alone at {values}"
        assert not difference_alone(explorer.fig), f"red without a second sign at {values}"
        assert gaps or all_finite(explorer.fig), f"NaN in the picture at {values}"
        assert not (found := crowded(explorer.fig)), f"at {values}: {found}"
        assert not (found := misworded(explorer)), f"at {values}: {found}"
        assert MEMORY.size <= MEMORY.budget
        if len(shown) % 2 == 0:  # a full drawing takes longest, and what the blitting missed stays missed
            explorer.compare()
        shown[key(values)] = values, explorer.frame, explorer.status
    states = list(shown.values())
    for values, frame, status in [*states[::-4], states[0]]:
        explorer.set(**values)
        assert (explorer.frame, explorer.status) == (frame, status), f"what was seen before changes {values}"
    dead = [name for name in explorer.controls if name not in idle and not moves(explorer, name, shown)]
    assert not dead, f"these controls change nothing: {dead}"
    assert pyplot_figures() == open_before, "update opens pyplot figures"


def assert_no_setting_changes(explorer, make):
    """Made anew under hostile settings, strict ones of NumPy and Python included, an explorer looks the same.

    To the byte, at the start and in one other state, and in words.
    """
    states = [explorer.defaults, explorer.samples(0, 1)[-1]]
    expected = [(explorer.set(**values).frame, repr(explorer)) for values in states]
    with hostile():
        again = make()
        start = again.frame, repr(again)
        found = [start, (again.set(**states[1]).frame, repr(again))]
    assert found == expected, "a reader's settings change the picture"


def misworded(explorer):
    """Faults of numbers in the description, which ends with the sentence, and in all texts of the picture."""
    drawn = [text.get_text() for text in explorer.fig.findobj(Text) if text.get_visible()]
    beside = [control.label or "" for control in explorer.controls.values()] + list(explorer.presets)
    return [fault for text in {explorer.title, repr(explorer), *drawn, *beside} for fault in faults(text)]


def badges(explorer):
    """What the badges in the picture say: whose function made it."""
    return [text.get_text() for ax in explorer.fig.axes for text in ax.texts if text.get_text() in BADGES]


BADGES = ("yours", "ours", "yours and ours")


def key(values):
    return tuple(values.items())


def pyplot_figures():
    return sys.modules["matplotlib.pyplot"].get_fignums() if "matplotlib.pyplot" in sys.modules else []


def all_finite(fig):
    """Are the data of all lines and images finite? Masked values are meant to be missing."""
    lines = [line.get_xydata() for ax in fig.axes for line in ax.lines]
    images = [np.ma.compressed(image.get_array()) for ax in fig.axes for image in ax.images]
    return all(np.isfinite(np.ma.compressed(np.ma.asarray(data))).all() for data in lines + images)


def moves(explorer, name, shown):
    """Does the control change picture or sentence in at least one of the states that were ``shown``?"""
    for state, *before in list(shown.values()):
        for value in explorer.controls[name].samples():
            there = {**state, name: value}
            if key(there) not in shown:
                explorer.set(**there)
                shown[key(there)] = there, explorer.frame, explorer.status
            if shown[key(there)][1:] != tuple(before):
                return True
    return False


def sweeps(chapter, *, by_place=(), **kw):
    """A test of every explorer of a chapter: ``test_explorers = sweeps("spiking.chips")``.

    The picture leaves room for its controls on a laptop. After the sweep each is made once more, as a reader
    with other settings has it; see `assert_no_setting_changes`.
    One that needs a trained network, and so has an argument without a default, is swept by another test of the same
    file, which trains it.
    ``by_place`` names those whose lines are told apart by their places; other words go to `sweep`.
    """
    room = import_module(f"neurocourse.{chapter.split('.')[0]}.explore")
    folder = import_module(f"neurocourse.{chapter}").__path__
    files = [module.name for module in iter_modules(folder) if module.name.startswith("explore")]
    names = [name for file in files for name in import_module(f"neurocourse.{chapter}.{file}").__all__]
    alone = [name for name in names if not needs_a_trained_network(getattr(room, name))]

    @pytest.mark.parametrize("name", names)
    def test_explorers(name):
        if name in alone:
            make = getattr(room, name)
            explorer = make()
            assert (explorer.fig.bbox.size <= LARGEST).all(), "it leaves no room beside or below it"
            sweep(explorer, by_place=name in by_place, **kw)
            assert_no_setting_changes(explorer, make)
        else:
            tests = (Path(__file__).parent / chapter.replace(".", "/test_")).with_suffix(".py").read_text("utf-8")
            assert "sweep(" in tests and (f'"{name}"' in tests or f"explore.{name}(" in tests)

    return test_explorers


def needs_a_trained_network(make):
    return any(p.default is p.empty for p in inspect.signature(make).parameters.values())
