"""Lesson Start here: its neuron, its exercise, its words, the index and the map of the course, the health report."""

import ast
import re
from importlib import import_module
from pathlib import Path

import numpy as np
import pytest
from mutants import assert_check
from sources import every

from neurocourse import start_here
from neurocourse.lessons import address, lesson, lessons, named, ready
from neurocourse.pioneers.explore import timeline
from neurocourse.start_here import checks, course_map, explore, glossary, health, index, neuron
from neurocourse.start_here.explore import brain_shapes
from neurocourse.teaching import rooms

ROOT = Path(__file__).resolve().parent.parent


# The neuron


@pytest.mark.parametrize("I", [1.6, 2.0, 3.0, 5.0])
def test_the_neuron_fires_at_the_rate_of_the_closed_form(I):
    """Intervals between spikes are the closed form's, rounded up to the next time step."""
    dt = 0.01
    intervals = np.diff(neuron.simulate(I, duration=500, dt=dt).spike_times)
    exact = 1000 / neuron.rate(I)
    assert len(intervals) > 5
    assert np.all(intervals >= exact - 1e-9) and np.all(intervals <= exact + dt + 1e-9)


def test_the_rheobase_is_one_and_a_half_nanoampere():
    assert neuron.rate(1.5) == 0 < neuron.rate(1.5 + 1e-6)
    for I, fires in ((1.49, False), (1.5, False), (1.51, True)):
        assert bool(len(neuron.simulate(I, duration=1000).spike_times)) == fires


def test_below_threshold_the_membrane_settles_where_ohm_says():
    run = neuron.simulate(1.0, duration=200)
    assert run.V[-1] == pytest.approx(-70 + 10 * 1.0, abs=1e-6)
    assert run.V.max() < -55 and len(run.spike_times) == 0


def test_the_weighted_sum_and_the_unit():
    assert neuron.weighted_sum([1, 2, 0.5], [3, -1, 4]) == 3.0
    assert neuron.unit([1, 1], [2, -3]) == 0 and neuron.unit([1, 1], [2, 3]) == 5


@pytest.mark.parametrize(
    "call, message",
    [
        (lambda: neuron.weighted_sum([1, 2], [1]), "w must"),
        (lambda: neuron.weighted_sum([1, np.nan], [1, 1]), "x must"),
        (lambda: neuron.simulate(2, tau_m=0), "tau_m must"),
        (lambda: neuron.rate(2, R=-1), "R must"),
        (lambda: neuron.rate("2"), "I must"),
    ],
)
def test_bad_input_is_named(call, message):
    with pytest.raises((ValueError, TypeError), match=message):
        call()


# The exercise


def test_the_check_of_the_weighted_sum():
    def adds_all(x, w):
        return sum(x) + sum(w)

    def forgets_weights(x, w):
        return sum(x)

    def adds_first(x, w):
        return sum(x) * sum(w)

    def drops_signs(x, w):
        return sum(x * abs(w))

    def keeps_the_products(x, w):
        return x * w

    def two_inputs_only(x, w):
        return x[0] * w[0] + x[1] * w[1] if len(x) > 1 else 0.0

    assert_check(
        checks.weighted_sum,
        right=[lambda x, w: sum(x * w), lambda x, w: x @ w, lambda x, w: sum(a * b for a, b in zip(x, w, strict=True))],
        wrong={
            adds_all: "multiply",
            forgets_weights: "leave the weights out",
            adds_first: "you add first",
            drops_signs: "drop the minus",
            keeps_the_products: "one number",
            two_inputs_only: "and should give",
        },
    )


# Explorers


def test_the_first_explorer_says_what_neuron_and_unit_answer():
    explorer = explore.first_neuron()
    status = explorer.set(x1=1, w1=1, x2=0, w2=0).status
    assert "the neuron fires at 0 Hz, the unit says 1.0" in status
    status = explorer.set(x1=1, w1=2, x2=0, w2=0).status
    assert "72 Hz" in status and "2.0" in status and "the course's weighted_sum" in status
    own = explore.first_neuron(checks.weighted_sum(lambda x, w: sum(x * w)))
    assert "your weighted_sum" in own.status


def test_the_timeline_tells_its_stories():
    explorer = timeline()
    for label, year, who in (("Backpropagation, first", 1970, "Linnainmaa"), ("Soup, not sparks", 1921, "Loewi")):
        assert explorer.preset(label).status.startswith(f"{year}: ") and who in explorer.status
    assert "doi.org/10.1007/BF01738910" in explorer.status
    last = explorer.set(kind="chip", entry=49).status
    assert "3 of 3 in chip" in last and explorer.set(entry=2).status == last


# The words


def test_every_pair_of_words_fails_somewhere():
    terms = glossary.terms()
    assert len(terms) >= 40
    assert len({(t.brain, t.machine) for t in terms}) == len(terms)
    for term in terms:
        assert term.fails.endswith(".") and len(term.fails) < 140 and term.fails.count(". ") == 0, term


@pytest.mark.parametrize("room, predictions, items", [("start_here", 1, 2), ("pioneers", 2, 9)])
def test_every_wrong_option_names_the_idea_behind_it(room, predictions, items):
    assert [p.id for p in rooms.predictions(room)] == ["first", "hearts"][:predictions]
    found = rooms.items(room)
    assert len(found) == items
    for item in found:
        assert 3 <= len(item.options) <= 4
        assert sum(o.correct for o in item.options) == 1
        for option in item.options:
            assert len(option.because) > 20 and option.correct != bool(option.misconception), (item.id, option.text)


@pytest.mark.parametrize("room", ["start_here", "pioneers"])
def test_right_options_stand_in_no_fixed_place_and_are_not_always_the_longest(room):
    found = rooms.items(room)
    assert len({[o.correct for o in item.options].index(True) for item in found}) > 1
    longest = [max(item.options, key=lambda o: len(o.text)).correct for item in found]
    assert not all(longest)


@pytest.mark.parametrize("room", ["start_here", "pioneers"])
def test_the_lesson_asks_every_question_that_there_is(room):
    source = "\n".join(source.read() for source in every() if source.lesson.room == room)
    texts = [n.value for n in ast.walk(ast.parse(source)) if isinstance(n, ast.Constant) and isinstance(n.value, str)]
    asked = {word for text in texts for word in text.split()}
    predictions, items = {p.id for p in rooms.predictions(room)}, {i.id for i in rooms.items(room)}
    assert predictions <= asked
    assert f"quiz({room})" in source or items <= asked  # a quiz without ids asks them all


# The index

# The systems of the articles that each lesson has to teach.
SYSTEMS = {
    "pioneers": "S1-01 S1-02 S1-03 S1-04 S1-05 S1-06 S1-07 S1-24 S1-26 S1-31 S2-01 S2-02 S2-42",
    "neurotransmitters": "S1-08 S1-09 S1-10 S1-11 S1-12 S1-13 S1-14 S1-15 S1-16 S1-18 S1-24 S1-25 S1-27 S1-28 S1-29 "
    "S2-03",
    "cortex": "S1-28 S1-38 S1-39 S1-40 S1-41 S1-42 S1-43 S1-44 S1-45 S2-09 S2-10 S2-43",
    "hippocampus": "S1-46 S1-47 S1-48 S1-49 S1-50 S1-51 S1-52 S1-53 S1-54 S1-55 S1-56 S1-57 S1-58 S2-06 S2-07 S2-08",
    "basal_ganglia": "S1-17 S1-59 S1-60 S1-61 S1-62 S1-63 S1-64 S1-66 S1-106 S2-12 S2-13 S2-14 S2-15 S2-16 S2-22",
    "spiking": "S1-08 S1-09 S1-86 S1-87 S1-88 S1-89 S1-90 S1-91 S2-03 S2-04 S2-22 S2-27 S2-28 S2-29 S2-30 S2-31 S2-32 "
    "S2-33 S2-38 S2-41",
}


@pytest.mark.parametrize("room", SYSTEMS)
def test_no_system_of_the_articles_is_left_out(room):
    ids = [place.id for place in index.systems() if place.room == room]
    assert sorted(ids) == sorted(SYSTEMS[room].split())


@pytest.mark.parametrize("place", index.systems(), ids=lambda p: p.id)
def test_the_index_points_to_what_is_there(place):
    module, _, name = place.model.partition(":")
    assert hasattr(import_module(module), name)
    file, _, test = place.test.partition("::")
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    assert test in {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
    (source,) = (source.read() for source in every() if source.stem == place.notebook)
    assert re.search(rf"^# #+ {re.escape(place.section)}$", source, re.MULTILINE), place.section


def test_the_index_is_a_table_with_a_caption_and_links():
    places = index.systems()
    assert {"pioneers"} <= {p.room for p in places} and len({(p.id, p.room) for p in places}) == len(places) >= 13
    golgi = places[0]
    assert golgi.notebook == lesson("pioneers").stem
    assert f"./{golgi.notebook}.ipynb#heading=Golgi&#x27;s-stain" in index.cells(golgi)[1]


def test_tables_can_be_read_aloud_and_as_text(capsys):
    start_here.index.show()
    start_here.glossary.show()
    text = capsys.readouterr().out
    assert "Camillo Golgi's black reaction | " in text and "synapse | weight | " in text
    html = start_here.index.table("A <b> caption", ("One", "Two"), [("<i>a</i>", "b")])
    assert "<caption" in html and "A &lt;b&gt; caption" in html
    assert html.count('<th scope="col"') == 2 and html.count('<th scope="row"') == 1 and "<i>a</i>" in html


# The map


def test_sixteen_lessons_stand_on_the_brain():
    rooms_ = [lesson.room for lesson in course_map.on_the_map()]
    assert len(rooms_) == len(set(rooms_)) == 16
    places = np.array([(lesson.x, lesson.y) for lesson in course_map.on_the_map()])
    apart = np.linalg.norm(places[:, None] - places[None], axis=-1) + 10 * np.eye(16)
    assert apart.min() > 0.6  # no two discs overlap


def test_each_lesson_lies_in_its_part():
    """Inside the closed curve of a part that belongs to it; only `the whole brain` lies on the border."""
    from matplotlib.path import Path as Curve

    outlines = {
        course_map.CORTEX: (brain_shapes.CEREBRUM, brain_shapes.BULB),
        course_map.DEEP: (
            brain_shapes.CALLOSUM,
            brain_shapes.CAUDATE,
            brain_shapes.THALAMUS,
            brain_shapes.HIPPOCAMPUS,
            brain_shapes.AMYGDALA,
        ),
        course_map.STEM: (brain_shapes.STEM, brain_shapes.CEREBELLUM),
    }
    for it in course_map.on_the_map():
        inside = [Curve(brain_shapes.smooth(s)).contains_point((it.x, it.y)) for s in outlines[it.part]]
        assert any(inside) or it.brain == "the whole brain", it


def test_a_smooth_curve_passes_through_its_points():
    points = [(0, 0), (2, 1), (3, -1), (1, -2)]
    for closed in (True, False):
        curve = brain_shapes.smooth(points, closed=closed, n=8)
        assert all(np.abs(curve - p).sum(axis=1).min() < 1e-12 for p in points)
        assert np.allclose(curve[0], curve[-1]) == closed


def test_lessons_that_are_built_are_links_and_carry_the_number_of_their_notebook():
    draw = import_module("neurocourse.start_here.explore.course_map")
    html, text = draw.list_html(), draw.list_text()
    assert html.count("<li>") == 16 == len(text.splitlines())
    built = len(ready()) - 1
    assert html.count("<a href=") == built >= 1
    assert html.count("in preparation") == text.count("in preparation") == 16 - built


def test_the_map_shows_its_picture_and_its_list_in_words(capsys):
    explore.course_map()
    text = capsys.readouterr().out
    assert "A brain from its left side" in text and "16. Clinic" in text


# Notebooks and health


def test_a_lesson_has_its_number_from_its_place_in_the_plan():
    assert [lesson.number for lesson in lessons()] == list(range(17))
    assert lesson("cortex").stem == "03_cortex" and lesson("clinic").number == 16
    assert address("x") == "./x.ipynb" and address("x", "The claims, judged") == "./x.ipynb#heading=The-claims,-judged"
    with pytest.raises(KeyError, match="no lesson has the room 'cerebellum'; there are: start_here"):
        lesson("cerebellum")


def test_texts_name_lessons_by_their_room():
    assert named("as {lesson:cortex} shows. {Lesson:clinic}.") == "as lesson 3 shows. Lesson 16."
    assert named("{link:cortex}, then {link:clinic}") == "[3 · Cortex to CNN](03_cortex.ipynb), then Clinic"
    for source in every():
        assert not re.search(r"\b[Ll]essons? \d", source.read()), source.path


def test_everything_is_in_order_here(capsys):
    assert [check for check in health.checks() if not check.ok] == []
    health.report()
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(health.checks()) >= 7
    assert all(re.fullmatch(r"[^:]+: in order", line) for line in lines)


def test_what_is_wrong_is_said_with_what_to_do(capsys, monkeypatch, tmp_path):
    assert not health.python((3, 10, 4)).ok and "3.10.4" in health.python((3, 10, 4)).detail
    assert health.python((3, 11, 0)).ok
    assert "cannot be imported" in health.library("no_such_library", "Nothing").detail
    old = health.library("numpy", "NumPy", "99.0")
    assert not old.ok and "needs 99.0" in old.detail
    monkeypatch.setattr(health, "checks", lambda: [old])
    health.report()
    assert capsys.readouterr().out == f"NumPy: {old.detail}. {old.fix}.\n"
    assert not health.writing(tmp_path / "nowhere").ok


def test_versions_are_compared_as_numbers():
    assert health.version("3.10.1") > health.version("3.9") > health.version("3.9rc1")[:1]
    assert health.version("2.0.0rc1") == (2, 0, 0)


def test_the_setting_of_jupyterlab_is_missed_only_where_it_should_be(monkeypatch, tmp_path):
    monkeypatch.setattr(health, "installed", lambda: False)
    assert health.lab_setting(tmp_path).ok
    monkeypatch.setattr(health, "installed", lambda: True)
    assert not health.lab_setting(tmp_path).ok
    (tmp_path / health.SETTING).parent.mkdir(parents=True)
    (tmp_path / health.SETTING).write_text("{}", encoding="utf-8")
    assert health.lab_setting(tmp_path).ok


def test_modules_are_loaded_on_first_use():
    assert start_here.neuron is neuron and set(dir(start_here)) >= {"glossary", "health", "index", "course_map"}
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        start_here.nothing  # noqa: B018
