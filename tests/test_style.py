"""The house style holds from the first artist to the last frame, and leaves the reader's own settings alone."""

import locale
import os
import subprocess
import sys
import threading
from contextlib import nullcontext
from functools import cache
from importlib import import_module
from pathlib import Path

import matplotlib as mpl
import numpy as np
import pytest
from hostile import SETTINGS, hostile
from matplotlib.style import context
from teaching.test_explorers import ALT, many_things, wave

import neurocourse
from neurocourse.pioneers import explore
from neurocourse.plots import figure, house_style, style
from neurocourse.teaching import Explorer, show, slider

PACKAGE = Path(neurocourse.__file__).parent
HAVE = sorted(path.parent.name for path in PACKAGE.glob("*/explore*") if path.stem == "explore")
ROOMS = {room: f"neurocourse.{room}.explore" for room in HAVE}
EXPLORERS = [(room, name) for room, face in ROOMS.items() for name in import_module(face).__all__]


def maker(room, name):
    return getattr(import_module(ROOMS[room]), name)


def everything():
    """Every kind of artist; a move changes some and makes one anew."""
    fig, moves = many_things()
    rng = np.random.default_rng(1)

    def update(k):
        for move in moves[:: 10 - k] if k else ():
            move(rng)
        moves[-1](rng)
        return "moved"

    return Explorer(fig, update, alt=ALT, k=slider(0, 9))


def seen():
    """All that a learner gets of two Explorers: frames, the fine picture, words."""
    shown = []
    for ex, moved in ((wave(), dict(current=3)), (everything(), dict(k=8))):
        shown += [ex.frame, ex.set(**moved).frame, repr(ex)]
    return [*shown, ex.sharp()]


@cache
def clean():
    """The same with nothing set."""
    return seen()


def settings():
    return {key: mpl.rcParams._get(key) for key in mpl.rcParams}


# Pictures


@pytest.mark.parametrize("family", sorted({key.split(".")[0] for key in SETTINGS}))
def test_no_setting_changes_a_picture(family):
    expected = clean()
    with mpl.rc_context({key: value for key, value in SETTINGS.items() if key.startswith(f"{family}.")}):
        assert seen() == expected


@pytest.mark.parametrize("name", ["ggplot", "dark_background", "classic", "seaborn-v0_8-poster", "xkcd"])
def test_no_style_changes_a_picture(name):
    expected = clean()
    with xkcd() if name == "xkcd" else context(name):
        assert seen() == expected


def xkcd():
    import matplotlib.pyplot as plt

    return plt.xkcd()


def test_a_decimal_comma_of_the_readers_country_stays_out_of_pictures(monkeypatch):
    """Matplotlib writes numbers on its axes with it when it is told to."""
    expected = clean()
    monkeypatch.setattr(locale, "_override_localeconv", {"decimal_point": ","})
    with mpl.rc_context({"axes.formatter.use_locale": True}):
        assert seen() == expected


def test_a_picture_shown_in_a_cell_is_in_the_house_style(capsys, monkeypatch):
    """Without an Explorer around it, line by line, as lessons and learners write it."""
    shown = []
    monkeypatch.setattr("neurocourse.teaching.page.media.show_static", lambda html, text: shown.append(html))
    for around in (nullcontext(), hostile()):
        with around:
            fig, (a, b) = figure(1, 2)
            a.plot([1, 2, 3], [1, 4, 9], "--", label="squares")
            a.legend()
            fig.colorbar(b.imshow(np.eye(3)), ax=b)
            inset = a.inset_axes([0.1, 0.5, 0.3, 0.3])
            inset.bar([1, 2], [1, 2])
            a.twinx().set_ylabel("again")
            fig.suptitle("squares")
            show(fig, alt=ALT)
    assert shown[0] == shown[1]


def test_a_learners_own_figure_keeps_their_style(monkeypatch):
    shown = []
    monkeypatch.setattr("neurocourse.teaching.page.media.show_static", lambda html, text: shown.append(html))
    for around in (nullcontext(), context("dark_background")):
        with around:
            fig = mpl.figure.Figure()
            fig.subplots().plot([1, 2])
            show(fig, alt=ALT)
    assert shown[0] != shown[1]


LIKE_A_LEARNER = """
import hashlib, sys
import matplotlib as mpl
from neurocourse.cortex import explore
from neurocourse.pioneers import explore as pioneers
from teaching.test_explorers import wave
for make in (wave, pioneers.side_by_side, explore.odd_one_out, explore.hubel_wiesel):
    ex = make()
    print(hashlib.sha256(ex.frame + ex.set(**ex.samples(0, 1)[-1]).frame).hexdigest())
assert "matplotlib.pyplot" not in sys.modules
print(mpl.rcParams["lines.linewidth"], file=sys.stderr)
"""
FILE = """
backend: module://nowhere
text.usetex: True
font.size: 30
lines.linewidth: 7
image.lut: 4
image.cmap: gray
axes.formatter.use_locale: True
figure.constrained_layout.use: False
path.sketch: 2, 50, 20
"""


def python(code, **environment):
    path = os.pathsep.join(sys.path)
    return subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": path, **environment},
        capture_output=True,
        text=True,
    )


def test_a_matplotlibrc_changes_no_picture(tmp_path):
    file = tmp_path / "matplotlibrc"
    file.write_text(FILE)
    clean, odd = python(LIKE_A_LEARNER), python(LIKE_A_LEARNER, MATPLOTLIBRC=str(file))
    assert odd.returncode == 0, odd.stderr
    assert clean.stdout == odd.stdout and clean.stdout.count("\n") == 4
    assert odd.stderr.endswith("7.0\n")  # theirs, still


# The door


@pytest.mark.parametrize("room, name", EXPLORERS)
def test_every_explorer_goes_through_the_door(room, name):
    assert hasattr(maker(room, name), "__wrapped__"), f"plots.open_house is not called in {ROOMS[room]}"


# The reader's own settings


def test_they_come_back_after_pictures_and_after_errors():
    with hostile({"lines.linewidth": 7.0, "font.size": 20.0}):
        before = settings()
        ex = explore.threshold_unit()
        ex.theme(True)
        ex.sharp()
        with pytest.raises(TypeError):
            explore.threshold_unit(nonsense=1)
        broken = wave()
        with pytest.raises(ValueError, match="forbidden"):
            broken.set(gain=0.7)
        fig, ax = figure()
        with pytest.raises(ValueError):
            ax.plot([1, 2], [1, 2, 3])
        fig.canvas.draw()
        assert settings() == before


def test_what_is_set_inside_an_explorer_does_not_reach_its_picture_nor_the_reader():
    def meddling():
        fig, ax = figure()
        (line,) = ax.plot([0, 1], [0, 1])

        def update(k):
            mpl.rcParams.update({"text.usetex": True, "path.sketch": (9, 9, 9), "font.size": 40})
            line.set_ydata([0, k])
            return "meddled"

        return Explorer(fig, update, alt=ALT, k=slider(0, 5))

    before = settings()
    meddled = meddling()
    meddled.set(k=3).compare()
    assert settings() == before


def test_two_threads_in_the_style_leave_the_readers_settings_behind_whoever_goes_first():
    entered, leave = threading.Event(), threading.Event()

    def other():
        with house_style():
            entered.set()
            leave.wait()

    with mpl.rc_context({"lines.linewidth": 7.0}):
        thread = threading.Thread(target=other)
        with house_style():
            thread.start()
            entered.wait()
        assert mpl.rcParams["lines.linewidth"] == style.STYLE["lines.linewidth"]  # the other is still at work
        leave.set()
        thread.join()
        assert mpl.rcParams["lines.linewidth"] == 7


def test_the_backend_stays_the_readers():
    with mpl.rc_context({"interactive": True}), house_style():
        assert mpl.rcParams["interactive"] and not set(style.PLACES) & style.SETTINGS.keys()
    missing = mpl.rcParamsDefault.keys() - style.SETTINGS.keys() - set(style.PLACES)
    assert not missing


# A backend that is not installed


@pytest.mark.parametrize(
    "module", ["plots", "teaching.explorers.explorer", "teaching.page.media", *(f"{room}.explore" for room in ROOMS)]
)
@pytest.mark.parametrize("backend", ["module://ipympl.backend_nbagg", "nonsense"])
def test_a_backend_that_is_not_installed_is_not_needed(module, backend):
    done = python(f"import neurocourse.{module}; print('loaded')", MPLBACKEND=backend)
    assert (done.returncode, done.stdout.strip()) == (0, "loaded"), done.stderr


def test_a_backend_that_is_installed_stays():
    code = "from neurocourse import plots; import matplotlib; print(matplotlib.get_backend())"
    assert python(code, MPLBACKEND="svg").stdout.strip() == "svg"
