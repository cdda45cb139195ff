"""The palette on both papers, for eyes that lack a kind of cone, and in print without colour."""

import ast
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from colours import EYES, contrast, difference, difference_alone, lightness, told_by_colour_alone
from matplotlib.colors import to_hex
from matplotlib.patches import Rectangle

from neurocourse import plots
from neurocourse.plots import (
    BLUE,
    BRAIN,
    DATA,
    DIFFERENCE,
    GREY,
    INK,
    MACHINE,
    ORANGE,
    PAPER,
    PURPLE,
    RED,
    SKY,
    YELLOW,
    figure,
)

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
    assert seen[1] == [plots.TINTS[ORANGE.lower(), "line", True]] * 2 + [ORANGE.lower()] * 2


# Brain, machine, and what sets them apart

ROLES = (BRAIN, MACHINE, DIFFERENCE)
LEAST = {"areas": 39, ("line", False): 34, ("word", False): 24, ("line", True): 39, ("word", True): 39}  # in CIELAB


def seen_as(use):
    return [role if use == "areas" else plots.TINTS[role.lower(), *use] for role in ROLES]


@pytest.mark.parametrize("use", LEAST, ids=str)
@pytest.mark.parametrize("eyes", EYES)
def test_no_reader_takes_one_role_for_another(use, eyes):
    for a, b in combinations(seen_as(use), 2):
        assert difference(a, b, eyes) > LEAST[use], (a, b)


@pytest.mark.parametrize("dark", [False, True])
def test_areas_of_roles_stand_out_and_amber_has_an_edge_of_ink_on_white(dark):
    paper = on_paper(PAPER, dark)
    assert contrast(BRAIN, paper) > 3 and contrast(DIFFERENCE, paper) > 3
    assert contrast(MACHINE, paper) > (3 if dark else 2.2)
    assert contrast(INK, MACHINE) > 4.5  # the edge, and words on it


def test_words_of_roles_read_better_than_they_must():
    for role in ROLES:
        assert contrast(plots.TINTS[role.lower(), "word", False], PAPER) > 5.4
        assert contrast(plots.TINTS[role.lower(), "word", True], on_paper(PAPER, True)) > 5.4


ROOMS = """
    start_here pioneers neurotransmitters cortex hippocampus basal_ganglia spiking competition neuromodulation
    plasticity
""".split()


@pytest.mark.parametrize("room", ROOMS)
def test_explorers_say_brain_and_machine_and_keep_red_for_the_difference(room):
    for path in (Path(plots.__file__).parents[1] / room).glob("*/explore*.py"):
        used = {node.id for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Name)}
        assert not used & {"BLUE", "ORANGE", "RED"}, path


def test_red_without_a_second_sign_is_found():
    fig, ax = figure()
    ax.plot([0, 1], ls=":", color=DIFFERENCE), ax.plot([0, 1], marker="x", color=DIFFERENCE)
    ax.bar([0], [1], color=DIFFERENCE, hatch="//")
    assert not difference_alone(fig)
    alone = [*ax.plot([0, 1], color=DIFFERENCE), *ax.bar([1], [1], color=DIFFERENCE)]
    for dark in (False, True):
        plots.retheme(fig, dark)
        assert difference_alone(fig) == alone


def test_every_tint_goes_back_to_its_own_colour():
    """The blue of dark paper is that of SKY but for a trace that nobody sees."""
    for (colour, _, _), tint in plots.TINTS.items():
        assert plots.UNTINTED[tint] == colour
    for role in (BRAIN, SKY):
        fig, ax = figure()
        (line,) = ax.plot([0, 1], color=role)
        seen = []
        for dark in (False, True, False, True):
            plots.retheme(fig, dark)
            seen.append(to_hex(line.get_color()))
        assert seen[0] == seen[2] == plots.TINTS[role.lower(), "line", False]
        assert seen[1] == seen[3] == plots.TINTS[role.lower(), "line", True]


def test_boxes_without_filling_and_bundles_of_lines_are_lines_too():
    fig, ax = figure()
    box = ax.add_patch(Rectangle((0, 0), 1, 1, fill=False, ec=MACHINE))
    lines, spikes = ax.vlines([0, 1], 0, 1, colors=[BRAIN, DIFFERENCE]), ax.eventplot([0, 1], colors=MACHINE)[0]
    for dark in (False, True, False):
        plots.retheme(fig, dark)
        brain, machine, apart = (plots.TINTS[role.lower(), "line", dark] for role in ROLES)
        assert to_hex(box.get_edgecolor()) == machine
        assert [to_hex(c) for c in (*lines.get_color(), *np.atleast_2d(spikes.get_color()))] == [brain, apart, machine]


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
