"""Exercise checks: three outcomes, the mistake named, never an exception, never the answer."""

import functools
import inspect
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import numpy as np
import pytest
from colours import contrast
from mutants import assert_check, assert_survives
from sample_room.checks import double, twice

from neurocourse.teaching import record
from neurocourse.teaching.exercises import attempt
from neurocourse.teaching.exercises.blanks import open_blanks
from neurocourse.teaching.exercises.exercise import Answer, call, exercise, expect
from neurocourse.teaching.exercises.forms import misfit, say
from neurocourse.teaching.page import patience

HERE = Path(__file__).resolve().parent.parent
ENVIRONMENT = os.environ | {"PYTHONPATH": os.pathsep.join([str(HERE.parent), str(HERE)]), "NEUROCOURSE_PROGRESS": "off"}


def mean_reference(x, w):
    """Weighted mean."""
    return float(np.sum(x * w) / np.sum(w))


@exercise(reference=mean_reference, title="Weighted mean")
def mean(f, ref):
    x, w = np.array([1.0, 4.0]), np.array([1.0, 3.0])
    y = call(f, x, w)
    expect(np.ndim(y) == 0, "give one number")
    expect(y != np.sum(x * w), "you forgot to divide by the sum of the weights")
    expect(not np.isclose(y, 2.5), "you left the weights out")
    expect(np.isclose(y, ref(x, w)), "not the weighted mean")


def tripled(x):
    return 3 * x


def squared(x):
    return x**2


def absolute(x):
    return 2 * abs(x)


def test_each_mistake_gets_its_own_message():
    wrong = {squared: "you square", absolute: "try a negative one", lambda x: "six": "returns text"}
    assert_check(twice, right=[lambda x: x + x], wrong=wrong)
    assert_check(
        mean,
        right=[lambda x, w: np.average(x, weights=w)],
        wrong={
            lambda x, w: np.sum(x * w): "forgot to divide",
            lambda x, w: np.mean(x): "left the weights out",
            lambda x, w: x * w / np.sum(w): "one number",
        },
    )


def test_the_helper_itself_notices_a_check_that_is_too_kind():
    @exercise(reference=double)
    def lenient(f, ref):
        call(f, 1.0)

    with pytest.raises(AssertionError, match="is wrong, the check says correct"):
        assert_check(lenient, right=[double], wrong={squared: "", tripled: "", absolute: ""})
    with pytest.raises(AssertionError, match="at least 3"):
        assert_check(twice, right=[double], wrong={squared: "you square"})

    @exercise(reference=double)
    def mumbling(f, ref):
        expect(call(f, -3.0) == -6.0, "wrong")

    with pytest.raises(AssertionError, match="hear the same"):
        assert_check(mumbling, right=[double], wrong={squared: "", tripled: "", absolute: ""})
    with pytest.raises(AssertionError, match="should hear 'cube'"):
        assert_check(twice, right=[double], wrong={squared: "cube", tripled: "", absolute: ""})


def test_an_answer_is_the_learners_function_when_right_and_the_reference_until_then():
    def mine(x):
        return x + x

    good, bad, blank = twice(mine), twice(squared), twice(lambda x: ...)
    assert (good.outcome, good.badge, good(4)) == ("correct", "your twice", 8) and good.function is mine
    assert (bad.outcome, bad.badge) == ("not yet", "reference twice (yours is not there yet)")
    assert (blank.outcome, blank.badge) == ("not attempted", "reference twice")
    assert bad(4) == blank(4) == 8 and bad.function is double
    assert list(inspect.signature(bad).parameters) == ["x"] and bad.__name__ == "twice"


def test_a_checked_answer_can_be_checked_again():
    again = twice(twice(squared))
    assert again.outcome == "not yet" and again.learner is squared


def test_an_exception_is_retold_with_arguments_and_line():
    def stumbles(x):
        table = [1, 2]
        return table[7] * x

    message = twice(stumbles).message
    assert "IndexError (list index out of range)" in message
    assert "`return table[7] * x`" in message and "`twice(3)`" in message
    line = stumbles.__code__.co_firstlineno + 2
    assert f"in line {line}," in message


def test_an_exception_deep_in_a_library_is_told_at_the_learners_line():
    def solves(x):
        return np.linalg.solve(np.zeros((2, 2)), np.ones(2))

    message = twice(solves).message
    assert "LinAlgError" in message and "`return np.linalg.solve(np.zeros((2, 2)), np.ones(2))`" in message


def test_while_a_check_takes_long_it_says_how_to_stop_it(monkeypatch):
    shown, done = [], threading.Event()
    monkeypatch.setattr(patience, "PATIENCE", 0.01)
    monkeypatch.setattr(patience, "in_notebook", lambda: True)
    monkeypatch.setattr(patience, "show_static", lambda html, text: (shown.append(text), done.set()))

    def slow(x):
        done.wait(60)
        return 2 * x

    assert twice(slow).outcome == "correct"
    assert len(shown) == 1 and "press ■ (Stop)" in shown[0]


def test_stop_ends_an_endless_answer_and_the_lesson_goes_on_with_the_reference():
    def endless(x):
        raise KeyboardInterrupt

    answer = twice(endless)
    assert answer.outcome == "not yet" and "every loop" in answer.message and answer.function is twice.reference


def test_blanks_are_not_attempted_however_many_are_left():
    def untouched(x):
        y = ...  # your code here
        z = ...
        return y + z

    def half(x):
        y = 2 * x
        z = ...
        return y + z

    def inner_blank(x):
        def helper(a):
            return ... * a

        return helper(x)

    assert twice(untouched).message == "2 blanks are still open: `y = ...`, `z = ...`"
    assert twice(half).message == "one blank is still open: `z = ...`"
    assert twice(inner_blank).outcome == "not attempted"
    assert {twice(f).outcome for f in (untouched, half)} == {"not attempted"}


def helper_with_blank(x):
    return ...


def uses_helper(x):
    return 2 * helper_with_blank(x)


def test_a_blank_in_a_helper_or_behind_a_decorator_counts():
    def shouting(f):
        def wrapper(x):
            return f(x)

        return wrapper

    @shouting
    def hidden(x):
        return ...

    class Callable:
        def __call__(self, x):
            return ...

    for f in (uses_helper, hidden, functools.partial(helper_with_blank), Callable(), Callable().__call__):
        assert twice(f).outcome == "not attempted", f


def test_an_index_or_a_default_is_no_blank():
    def indexed(x, y=...):
        return np.asarray(x)[..., None] * 2

    def stray(x):
        ...  # your code here
        return 2 * x

    assert open_blanks(indexed) == []
    assert twice(indexed).outcome == "not yet"
    assert twice(stray).outcome == "correct"


def test_blanks_are_found_without_source():
    space = {}
    exec("def typed(x):\n    y = ...\n    return y\ndef wrong(x):\n    return 3 * x", space)
    assert twice(space["typed"]).outcome == "not attempted"
    assert twice(space["wrong"]).outcome == "not yet"


def test_a_blank_among_several_results_is_not_attempted():
    @exercise(reference=lambda x: (x, x))
    def pair(f, ref):
        a, b = call(f, 1.0)
        expect(a == b, "two different numbers")

    dots = ...  # no literal inside the function
    assert pair(lambda x: (x, dots)).outcome == "not attempted"
    assert pair(lambda x: x).message == "return 2 values, separated by commas; you return one number"
    assert "you return a tuple of one" in pair(lambda x: (x,)).message
    assert pair(lambda x: [x, x]).outcome == "correct"


def test_arguments_are_copies_and_changed_inputs_are_told():
    x = np.ones(3)
    seen = []

    @exercise(reference=lambda x: 2 * x)
    def doubled(f, ref):
        seen.append(call(f, x))
        expect(np.allclose(seen[-1], 2), "not doubled")

    def in_place(x):
        x *= 2
        return x

    assert "changes its input `x`" in doubled(in_place).message
    assert x.tolist() == [1, 1, 1]
    listed = doubled(lambda x: [2, 2, 2])
    assert listed.outcome == "correct" and isinstance(listed(np.ones(3)), np.ndarray), "later cells calculate with it"
    assert doubled(lambda x: np.full((1, 3), 2.0)).message == (
        "return an array of shape (3,); you return an array of shape (1, 3)"
    )


def test_an_exercise_may_be_about_changing_in_place():
    def reset(x):
        x[:] = 0

    @exercise(reference=reset)
    def cleared(f, ref):
        x = np.ones(2)
        expect(call(f, x) is None, "return nothing")

    assert cleared(reset).outcome == "correct"


def test_prints_and_warnings_do_not_reach_the_reader(capsys, recwarn):
    def noisy(x):
        print("debugging", x)
        np.log(np.array([-1.0]))
        return 2 * x

    assert twice(noisy).outcome == "correct"
    assert "debugging" not in capsys.readouterr().out and not recwarn.list
    assert "prints its result" in twice(print).message


@pytest.mark.parametrize("value, words", [(np.nan, "NaN"), (-np.inf, "infinite"), ((1.0, np.nan), "NaN")])
def test_what_is_not_a_number_is_told_with_the_call(value, words):
    message = twice(lambda x: value).message
    assert words in message and "`twice(3)`" in message


def test_nan_is_fine_where_the_reference_says_nan():
    @exercise(reference=lambda x: np.log(x))
    def logarithm(f, ref):
        expect(np.isnan(call(f, -1.0)), "the logarithm of a negative number does not exist")

    assert logarithm(lambda x: np.log(x)).outcome == "correct"


def test_slow_answers_are_told_and_too_slow_ones_are_stopped(monkeypatch):
    monkeypatch.setattr(attempt, "SLOW", 0.01)
    monkeypatch.setattr(attempt, "TOO_SLOW", 0.05)

    def slow(x):
        time.sleep(0.012)
        return 2 * x

    def slower(x):
        time.sleep(0.06)
        return 2 * x

    assert twice(slow).outcome == "correct" and "slow" in twice(slow).message
    assert twice(slower).outcome == "not yet" and "too slow to check" in twice(slower).message


def test_a_result_that_the_check_cannot_work_with_is_told_by_its_form():
    @exercise(reference=lambda x: np.ones((2, 2)))
    def square(f, ref):
        expect(np.allclose(call(f, 1.0), ref(1.0)), "not ones")

    assert "shape (2, 2); you return an array of shape (3,)" in square(lambda x: np.ones(3)).message


def test_a_remark_of_the_check_is_said_to_the_right_answer():
    @exercise(reference=double)
    def praised(f, ref):
        expect(call(f, 1.0) == 2.0, "no")
        return "now try it on arrays"

    assert praised(double).message == "now try it on arrays"


def test_feedback_is_words_and_symbols_and_the_same_every_time(capsys):
    answers = [twice(lambda x: 2 * x), twice(squared), twice(lambda x: ...)]
    printed = capsys.readouterr().out
    assert [s for s in printed if s in "✓✗○"] == ["✓", "✗", "○"]
    for answer, symbol in zip(answers, "✓✗○", strict=True):
        html = answer._repr_html_()
        assert 'role="status"' in html and f"{symbol} {answer.outcome}</strong>" in html
        assert repr(answer).startswith(f"{symbol} twice: {answer.outcome}")
    assert "<code>3</code> doubled" in answers[1]._repr_html_()
    assert "<script" not in Answer("f", "not yet", "<script>", len, len, len)._repr_html_()
    assert repr(twice(squared)) == repr(twice(squared))


def test_white_on_every_feedback_colour_has_contrast():
    from neurocourse.teaching.page import display

    for colour in (display.BLUE, display.BROWN, display.PURPLE, display.RED, display.GREY):
        assert contrast("white", colour) >= 4.5, colour


def test_outcomes_are_remembered_and_correct_stays(monkeypatch, tmp_path):
    monkeypatch.setenv("NEUROCOURSE_PROGRESS", str(tmp_path / "p.json"))
    twice(lambda x: ...)
    assert record.get("exercises", "sample_room.twice") is None
    twice(squared)
    assert record.get("exercises", "sample_room.twice") == "not yet"
    twice(double)
    twice(squared)
    assert record.get("exercises", "sample_room.twice") == "correct"
    tries = record.get("tries", "sample_room.twice")
    assert tries["n"] == 2 and tries["said"] == {"you square the number: `…` doubled is `…`": 1}


def test_to_run_a_cell_again_is_no_new_try():
    for _ in range(3):
        twice(eval("lambda x: x**2"))
    assert record.get("tries", "sample_room.twice")["n"] == 1
    twice(eval("lambda x: x**3"))
    assert record.get("tries", "sample_room.twice")["n"] == 2


def test_hostile_answers_in_a_check_with_keywords():
    @exercise(reference=lambda x, *, dt: x + dt)
    def step(f, ref):
        expect(np.allclose(call(f, np.zeros(2), dt=0.5), 0.5), "not one step")

    assert_survives(step, lambda x, *, dt: x + dt)
    assert step(lambda x: x).message == "your function must take (x, dt), and it takes (x)"


def test_call_wants_the_function_of_the_check():
    with pytest.raises(TypeError, match="as it is"):
        call(double, 1)


def test_checks_cost_no_drawing_library():
    code = (
        "import sys, sample_room.checks as c; c.twice(lambda x: 2 * x); "
        "print([m for m in ('matplotlib', 'ipywidgets', 'anywidget', 'IPython', 'PIL') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=HERE, env=ENVIRONMENT)
    assert done.returncode == 0 and done.stdout.splitlines()[-1] == "[]", done.stderr


def test_values_are_said_shortly():
    assert say(np.array([1.0, -2.5])) == "[1, -2.5]" and say(0.123456) == "0.123"
    assert say(np.zeros((30, 30))) == "<array of shape (30, 30)>" and "0x…" in say(object())
    assert misfit(3.0, 2.0) is None and misfit(np.float64(3), 2) is None


def test_in_a_notebook_the_feedback_appears_once():
    from IPython.core.interactiveshell import InteractiveShell
    from IPython.utils.capture import capture_output

    shell = InteractiveShell.instance()
    try:
        with capture_output() as shown:
            shell.run_cell("from sample_room.checks import twice\nanswer = twice(lambda x: x)\nanswer")
        assert [out.data["text/plain"].split("\n")[0] for out in shown.outputs] == ["✗ twice: not yet"]
    finally:
        InteractiveShell.clear_instance()
