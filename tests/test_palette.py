"""The palette on both papers, for eyes that lack a kind of cone, and in print without colour."""

from itertools import combinations

import pytest
from colours import EYES, contrast, difference, lightness, told_by_colour_alone
from matplotlib.colors import to_hex

from neurocourse import plots
from neurocourse.plots import BLUE, DATA, GREY, INK, ORANGE, PAPER, PURPLE, RED, SKY, YELLOW, figure

LINES = [colour for colour in DATA if colour != YELLOW]  # too near to paper for a line to keep its hue


def on_paper(colour, dark):
    return to_hex(plots.swap(plots.to_rgba(colour), dark)) if dark else colour


@pytest.mark.parametrize("dark", [False, True])
def test_inks_lines_and_words_stand_out_on_both_papers(dark):
    """WCAG 2.2: 4.5 for text, 3 for what a picture needs; body text has more."""
    paper = on_paper(PAPER, dark)
    assert contrast(on_paper(INK, dark), paper) > 7
    assert contrast(on_paper(GREY, dark), paper) > 4.5
    for colour in DATA:
        assert contrast(plots.TINTS[colour.lower(), "line", dark], paper) >= 3, colour
        assert contrast(plots.TINTS[colour.lower(), "word", dark], paper) >= 4.5, colour


@pytest.mark.parametrize("eyes", EYES)
def test_areas_stay_apart_for_all_eyes(eyes):
    for a, b in combinations(DATA, 2):
        assert difference(a, b, eyes) > 15, (a, b)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("eyes", EYES)
def test_lines_stay_apart_but_for_red_and_orange(eyes, dark):
    """What is left is told by dash or marker: the sweep of every explorer holds that."""
    tints = {colour: plots.TINTS[colour.lower(), "line", dark] for colour in LINES}
    for a, b in combinations(LINES, 2):
        if (a, b) != (RED, ORANGE):
            assert difference(tints[a], tints[b], eyes) > 9, (a, b)


def test_the_pair_of_brain_and_machine_differs_in_print_too():
    assert abs(lightness(BLUE) - lightness(SKY)) > 20 and abs(lightness(BLUE) - lightness(ORANGE)) > 20
    assert min(difference(BLUE, RED, eyes) for eyes in EYES) > 40


def test_a_colour_that_stands_out_is_not_tinted():
    for colour in (BLUE, RED, PURPLE):
        assert plots.TINTS[colour.lower(), "line", False] == colour.lower()
    assert plots.TINTS[ORANGE.lower(), "line", False] != ORANGE.lower()


def test_lines_and_words_are_tinted_areas_are_not_and_all_of_it_goes_back():
    fig, ax = figure()
    (line,), (dots,) = ax.plot([0, 1], color=ORANGE), ax.plot([0, 1], "o", color=ORANGE)
    word, (bar,) = ax.text(0, 0, "word", color=ORANGE), ax.bar(0, 1, color=ORANGE)
    seen = []
    for dark in (False, True, False):
        plots.retheme(fig, dark)
        seen.append([to_hex(x) for x in (line.get_color(), word.get_color(), bar.get_facecolor(), dots.get_color())])
    tint = [plots.TINTS[ORANGE.lower(), kind, False] for kind in ("line", "word")]
    assert seen[0] == seen[2] == [*tint, ORANGE.lower(), ORANGE.lower()]
    assert seen[1] == [ORANGE.lower()] * 4


@pytest.mark.parametrize(
    "other, alike",
    [
        (dict(color=RED), True),
        (dict(color=RED, ls="--"), False),
        (dict(color=RED, lw=4), False),
        (dict(color=RED, marker="o"), False),
        (dict(color=YELLOW), False),
        (dict(color=BLUE), False),
        (dict(color=RED, visible=False), False),
    ],
)
def test_what_only_colour_tells_apart_is_found(other, alike):
    fig, ax = figure()
    ax.plot([0, 1], color=BLUE)
    ax.plot([1, 0], **other)
    ax.axhline(0.5, color=PURPLE)
    assert bool(told_by_colour_alone(fig)) == alike
