"""The drawing kit: what follows the controls is where it should be, is drawn in part, and turns to dark paper."""

import numpy as np
import pytest
from matplotlib.colors import to_hex
from matplotlib.lines import Line2D
from matplotlib.text import Text

from neurocourse import plots
from neurocourse.plots import BRAIN, DIFFERENCE, INK, MACHINE, figure
from neurocourse.plots.marks import apart
from neurocourse.plots.pictures import bare, picture, sketch
from neurocourse.plots.signs import SignedTitle
from neurocourse.teaching import Explorer, slider

ALT = "Three panels: waves of a neuron and of a unit, a threshold with a dot, and two bars with numbers."


class Exercise:
    def __init__(self, badge):
        self.badge = badge


MINE, OURS = Exercise("your rule"), Exercise("reference rule (yours is not there yet)")


def whole_kit():
    """An Explorer with all of the kit in it."""
    fig, (left, middle, right) = figure(1, 3, size=(9, 3))
    t = np.linspace(0, 10, 30)
    plots.panel(left, "Neuron", ("time (ms)", 0, 10), ("V (mV)", -2, 2), "cell")
    plots.panel(middle, "Unit", ("time (ms)", 0, 10), ("y", -2, 2), "unit")
    plots.panel(right, "Bars", y=("share", -2, 2))
    plots.badge(left, MINE), plots.badge(middle, OURS), plots.note(right, "a note", "lower right")
    lines = plots.curves(left, {"neuron": BRAIN, "unit": MACHINE, "apart": DIFFERENCE}, t)
    plots.key(left, "upper right")
    dots, names, dot = plots.dots_on(lines), plots.name_ends(lines), plots.here(middle)
    level, now = plots.rule(middle, "threshold", y=0), plots.rule(middle, "now", x=0)
    spikes = plots.spike_row(middle, -1.8, 0.2)
    bars = right.bar(["a", "b"], [0, 0], color=[BRAIN, MACHINE])
    numbers = plots.numbers_on(bars)

    def update(k):
        ys = [np.sin(t + k), np.cos(t + k), 0 * t + 0.1 * k]
        plots.follow(lines, t, ys)
        plots.follow(dots, t[9], [y[9] for y in ys])
        plots.set_names(names, lines)
        plots.move(dot, k, k / 5), plots.move(level, y=k / 5), plots.move(now, x=k)
        spikes.set_positions(np.arange(k))
        plots.set_bars(bars, [k / 5, -k / 5], [MACHINE, BRAIN] if k > 4 else None)
        plots.set_numbers(numbers, bars, ["plus", "minus"])
        plots.title(left, f"Neuron {k}")
        return f"It says {k}."

    return Explorer(fig, update, alt=ALT, k=slider(0, 9, value=3))


@pytest.mark.parametrize("dark", [False, True])
def test_all_of_it_is_drawn_in_part_and_equals_a_full_drawing(dark):
    ex = whole_kit()
    ex.theme(dark)
    ex.check()
    assert ex.stats["full"] <= 4 < 10 < ex.stats["blit"]


def test_dark_and_back_is_where_it_was():
    ex = whole_kit()
    before = ex.frame
    ex.theme(True)
    assert ex.frame != before
    ex.theme(False)
    assert ex.frame == before


def test_a_panel_has_its_title_its_axes_and_their_ends():
    fig, (left, right) = figure(1, 2)
    plots.panel(left, "Membrane", ("time (ms)", 0, 20), "V (mV)", xticks=[0, 20])
    assert (left.get_title(loc="left"), left.get_xlabel(), left.get_ylabel()) == ("Membrane", "time (ms)", "V (mV)")
    assert left.get_xlim() == (0, 20) and list(left.get_xticks()) == [0, 20]
    plots.panel(right, "Unit", sign="unit")
    plots.title(right, "Unit 2")
    assert [a.words.get_text() for a in right.artists if isinstance(a, SignedTitle)] == ["Unit 2"]
    with pytest.raises(ValueError, match="sign must be one of"):
        plots.title(left, "Membrane", "brain")


@pytest.mark.parametrize("sign, role", [("cell", BRAIN), ("unit", MACHINE)])
def test_a_sign_has_the_colour_of_its_role_on_both_papers(sign, role):
    fig, ax = figure()
    plots.title(ax, "A title", sign)
    (signed,) = (artist for artist in ax.artists if isinstance(artist, SignedTitle))
    lines = signed.findobj(Line2D)
    assert len(lines) == 2
    for dark in (False, True, False):
        plots.retheme(fig, dark)
        assert {to_hex(line.get_color()) for line in lines} == {plots.TINTS[role.lower(), "line", dark]}


def test_a_signed_title_takes_as_much_height_as_a_plain_one_and_no_width():
    panels = []
    for sign in (None, "cell", "unit"):
        fig, (left, right) = figure(1, 2)
        plots.title(left, "A title that is much longer than its panel is wide, by far", sign)
        fig.canvas.draw()
        panels.append(left.get_position().bounds)
        tops = [a.get_window_extent(fig.canvas.get_renderer()).y1 for a in left.artists]
        assert max(tops, default=0) <= fig.bbox.height, "the sign is cut"
    np.testing.assert_allclose(panels, panels[:1] * 3, atol=0.01)


@pytest.mark.parametrize(
    "functions, word, sentence",
    [
        ([MINE], "yours", " Made with your rule."),
        ([OURS], "ours", " Made with the reference rule (yours is not there yet)."),
        ([MINE, OURS], "yours and ours", " Made with your rule and the reference rule (yours is not there yet)."),
        ([MINE, MINE], "yours", " Made with your rule."),
        ([len], None, ""),
    ],
)
def test_a_badge_says_whose_function_it_was(functions, word, sentence):
    fig, ax = figure()
    assert plots.badge(ax, *functions) == sentence
    assert [text.get_text() for text in ax.texts] == ([word] if word else [])


def test_names_keep_apart_and_move_as_little_as_that_needs():
    np.testing.assert_allclose(apart([0.5, 0.1, 0.9], 0.2), [0.5, 0.1, 0.9])
    np.testing.assert_allclose(apart([0.5, 0.5], 0.2), [0.4, 0.6])
    for y in np.random.default_rng(0).random((20, 6)):
        assert np.diff(np.sort(apart(y, 0.1))).min() > 0.1 - 1e-9
        assert list(np.argsort(apart(y, 0.1))) == list(np.argsort(y))


def test_bars_stand_or_lie_and_their_numbers_are_at_their_ends():
    fig, (left, right) = figure(1, 2)
    for bars, ends in ((left.bar([0, 1], [1, 1]), [(0, 2), (1, -3)]), (right.barh([0, 1], [1, 1]), [(2, 0), (-3, 1)])):
        numbers = plots.numbers_on(bars)
        plots.set_bars(bars, [2, -3], [BRAIN, MACHINE])
        plots.set_numbers(numbers, bars, ["2", "−3"])
        assert [number.xy for number in numbers] == ends
        assert [to_hex(bar.get_facecolor()) for bar in bars] == [BRAIN.lower(), MACHINE.lower()]


def test_rules_dots_and_words_move_one_way_or_both():
    fig, ax = figure()
    (level, name), (now,), dot, words = (
        plots.rule(ax, "rest", y=0),
        plots.rule(ax, x=0),
        plots.here(ax),
        ax.text(0, 0, ""),
    )
    plots.move([level, name], y=2)
    assert list(level.get_ydata()) == [2, 2] and name.xy == (1, 2)
    plots.move([now, dot, words], x=3, y=1)
    assert list(now.get_xdata()) == [3, 3] and words.get_position() == (3, 1)
    plots.move(dot, y=5)
    assert (dot.get_xdata(), dot.get_ydata()) == ([3], [5])


def test_a_logarithmic_axis_has_the_ticks_that_it_is_told():
    fig, ax = figure()
    ax.plot([1, 300])
    plots.log_ticks(ax.yaxis, (0.1, 1, 100))
    assert ax.get_yscale() == "log" and [t.get_text() for t in ax.get_yticklabels()] == ["0.1", "1", "100"]
    assert not len(ax.yaxis.get_minorticklocs())


def test_a_picture_stands_without_axes():
    fig, ax = figure()
    image = picture(ax, "Digit", (8, 8), "Greys")
    assert image.get_array().shape == (8, 8) and not ax.get_xticks().size and not ax.spines["left"].get_visible()
    bare(ax, "Digit", xlabel="8 pixels")
    assert ax.get_xlabel() == "8 pixels" and sketch("#. .#") == ((1, 0), (0, 1))


def extent(artists):
    """Left, bottom, right and top of some artists, in their data."""
    corners = np.concatenate([artist.get_xy() for artist in artists])
    return [*corners.min(axis=0), *corners.max(axis=0)]


def test_a_rat_stands_on_its_feet_whichever_way_it_looks_and_can_be_turned_over():
    fig, ax = figure()
    place = plots.rat(ax)
    feet, body = ax.patches[0], ax.patches[2]
    for turn, facing in ((0, 1), (180, -1)):
        place(2, 3, size=0.5, turn=turn)
        assert extent([feet])[1] < extent([body])[1] < 3  # below the body
        nose = body.get_xy()[np.abs(body.get_xy()[:, 0] - 2).argmax(), 0]
        assert (
            np.sign(nose - 2) == facing and 0.6 < np.ptp(ax.lines[0].get_xdata()) + np.ptp(body.get_xy()[:, 0]) < 0.75
        )
    place(0, 0, turn=-165)
    assert extent([feet])[1] > 0


def test_cheese_lies_where_it_is_put_and_a_cliff_fills_its_place():
    fig, ax = figure()
    plots.cheese(ax)(4, 5, size=2)
    left, bottom, right, top = extent(ax.patches)
    assert 2 < left < 4 < right < 6 and 4 < bottom < 5 < top < 6
    sea, face, *lines = plots.cliff(ax, 0, 8, 2, -1)
    assert sea.get_y() == -1 and face.get_y() + face.get_height() == pytest.approx(2)
    xy = np.concatenate([line.get_xydata() for line in lines])
    assert xy.min(axis=0)[1] > -1 and xy.max(axis=0)[1] < 2 and -0.2 < xy[:, 0].min() and xy[:, 0].max() < 8.2


def test_words_of_a_key_have_the_colours_of_their_lines():
    fig, ax = figure()
    plots.curves(ax, {"neuron": BRAIN, "unit": INK})
    words = plots.key(ax).findobj(Text)
    assert [to_hex(t.get_color()) for t in words if t.get_text() in ("neuron", "unit")] == [BRAIN.lower(), INK]


def test_discs_are_as_wide_as_the_axes_say_and_fade_one_by_one():
    fig, ax = plots.figure()
    ax.set(xlim=(0, 4), ylim=(0, 2))
    shapes = plots.discs(ax, [(1, 1), (3, 1)], 1.0, 0.5, fc=plots.BLUE, lw=0)
    shapes.set_alpha(np.array([1.0, 0.0]))
    fig.canvas.draw()
    picture = np.asarray(fig.canvas.buffer_rgba())[::-1, :, :3]
    blue = 255 * np.array(plots.to_rgba(plots.BLUE))[:3]
    seen = {}
    for x, y in ((1, 1), (1.45, 1), (1.55, 1), (1, 1.2), (1, 1.3), (3, 1)):
        col, row = ax.transData.transform((x, y)).astype(int)
        seen[x, y] = bool((np.abs(picture[row, col] - blue) < 8).all())
    assert [place for place, inside in seen.items() if inside] == [(1, 1), (1.45, 1), (1, 1.2)]
