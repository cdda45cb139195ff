"""How the tests are shared out: nothing that belongs together is parted, and what is named is there."""

from pathlib import Path

from parts import LONG, part, rank

HERE = Path(__file__).parent


def test_a_file_stays_together_but_for_those_that_take_minutes():
    assert part("tests/cortex/test_maps.py::test_a[1]") == part("tests/cortex/test_maps.py::test_b[01_pioneers]")
    answers = [f"tests/test_answers.py::test_{x}" for x in ("a[03_cortex]", "a[03_cortex_further]", "b[cortex-build]")]
    assert len({part(test) for test in answers}) == 1
    assert part(answers[0]) != part("tests/test_answers.py::test_a[04_hippocampus]")
    lessons = [
        f"tests/browser/test_lessons_browser.py::test_{x}" for x in ("a[02_x]", "a[04_y_further]", "a[01_z]", "b")
    ]
    assert len({part(test) for test in lessons}) == 2 and part(lessons[2]) == part(lessons[3])


def test_what_takes_longest_is_there_and_comes_first():
    assert all(list(HERE.rglob(name)) for name in LONG)
    places = [rank(HERE / name) for name in ("test_start_real.py", "browser/test_index_browser.py", "test_wording.py")]
    assert places == sorted(set(places))
