"""Answers are held against the reference on all inputs, called in every way, and the mistake is named truly."""

import numpy as np
import pytest

from neurocourse.teaching.calls.inputs import inputs, numbers, one_of, real, whole
from neurocourse.teaching.exercises import forms
from neurocourse.teaching.exercises.calling import element_by_element
from neurocourse.teaching.exercises.exercise import exercise


def leak(V, dt, tau):
    """V after one step of its leak."""
    return V - dt / tau * V


AT = dict(V=real(-90, 50), dt=real(0.01, 1), tau=real(5, 50))
MANY = inputs(V=numbers("N", low=-90, high=50), dt=AT["dt"], tau=AT["tau"], sizes={"N": (1, 50)})


@exercise(
    reference=leak,
    inputs=(inputs(**AT), MANY),
    many="right for one cell, and the lesson has many",
    mistakes=[("you return the change", lambda V, dt, tau: -dt / tau * V)],
)
def cell(f, ref):
    """One number, and many."""


@exercise(reference=leak, inputs=(inputs(**AT), MANY), each="(),(),()->()")
def cells(f, ref):
    """One number, and many, one by one."""


def fire(V, V_th):
    """The voltage, and whether there is a spike."""
    return (0.0, True) if V >= V_th else (V, False)


@exercise(reference=fire, inputs=inputs(V=real(-1, 1), V_th=real(0.1, 0.9), examples=[(0.5, 0.5)]))
def spike(f, ref):
    """Two values."""


WRONG = {
    "you return the change": lambda V, dt, tau: -dt / tau * V,
    "`tau` makes no difference": lambda V, dt, tau: V - dt / 20 * V,
    "your answer is 3 times the right one": lambda V, dt, tau: 3 * leak(V, dt, tau),
    "the right size and the wrong sign": lambda V, dt, tau: -leak(V, dt, tau),
    "your answer is always 0, whatever": lambda V, dt, tau: 0.0,
    "and should give": lambda V, dt, tau: max(leak(V, dt, tau), 0.0),
    "return one number; you return an array of shape (2,)": lambda V, dt, tau: np.array([V, V]),
}


@pytest.mark.parametrize("message", WRONG)
def test_a_mistake_is_named_and_what_has_no_name_is_shown(message):
    answer = cell(WRONG[message])
    assert answer.outcome == "not yet" and message in answer.message, answer.message


def test_what_is_seen_is_the_call_the_result_and_the_right_one():
    answer = spike(lambda V, V_th: (0.0, True) if V > V_th else (V, False))
    assert answer.message == "`spike(0.5, 0.5)`, value number 1 gives 0.5 and should give 0"


def test_what_is_right_for_one_is_called_one_by_one_or_told_that_there_are_many():
    def for_one(V, dt, tau):
        return float(V) - float(dt) / float(tau) * float(V)

    assert "right for one cell, and the lesson has many: your function stopped" in cell(for_one).message
    answer = cells(for_one)
    assert answer.outcome == "correct" and "called for each" in answer.message
    V = np.array([-60.0, 10.0])
    np.testing.assert_allclose(answer(V, 0.1, 20.0), leak(V, 0.1, 20.0))
    np.testing.assert_allclose(answer(V=V, dt=0.1, tau=20.0), leak(V, 0.1, 20.0))
    assert answer(-60.0, 0.1, 20.0) == leak(-60.0, 0.1, 20.0)


def test_what_changes_its_input_in_place_is_right_for_numbers_and_spares_arrays():
    def in_place(V, dt, tau):
        V -= dt / tau * V
        return V

    assert "changes its input `V`" in cell(in_place).message
    answer, V = cells(in_place), np.array([-60.0, 10.0])
    assert answer.outcome == "correct", answer.message
    np.testing.assert_allclose(answer(V, 0.1, 20.0), leak(V, 0.1, 20.0))
    assert V.tolist() == [-60.0, 10.0]


STYLES = {
    "other names": lambda a, b: (0.0, True) if a >= b else (a, False),
    "names only": lambda *, V, V_th: (0.0, True) if V >= V_th else (V, False),
    "an array": lambda V, V_th: np.array([0.0, 1.0]) if V >= V_th else np.array([V, 0.0]),
    "a list": lambda V, V_th: [0, 1] if V >= V_th else [V, 0],
    "float32": lambda V, V_th: (np.float32(0), np.bool_(True)) if V >= V_th else (np.float32(V), np.bool_(False)),
    "whole numbers": lambda V, V_th: (0, 1) if V >= V_th else (V, 0),
}


@pytest.mark.parametrize("style", STYLES)
def test_every_right_style_goes_on_in_the_form_of_the_reference(style):
    answer = spike(STYLES[style])
    assert answer.outcome == "correct", answer.message
    V, fired = answer(V=0.8, V_th=0.5)
    assert isinstance(answer(0.8, 0.5), tuple) and isinstance(fired, bool | np.bool_) and fired
    assert np.ndim(V) == 0 and V == 0


@exercise(
    reference=fire,
    inputs=inputs(V=real(-1, 1), V_th=real(0.1, 0.9), examples=[(0.5, 0.5)]),
    mistakes=[
        ("above the threshold the voltage is not right", lambda V, V_th: (None, True) if V >= V_th else (V, False)),
        ("at the threshold it must fire", lambda V, V_th: None if V == V_th else fire(V, V_th)),
        ("the two are swapped", lambda V, V_th: fire(V, V_th)[::-1]),
    ],
)
def reset(f, ref):
    """Two values, of which one may be any where a mistake is about it."""


PLACED = {
    "above the threshold the voltage is not right": lambda V, V_th: (V_th, True) if V >= V_th else (V, False),
    "at the threshold it must fire": lambda V, V_th: (0.0, True) if V > V_th else (V, False),
    "the two are swapped": lambda V, V_th: (True, 0.0) if V >= V_th else (False, V),
    "and should give": lambda V, V_th: (V_th, True) if V >= V_th else (2 * V, False),
}


@pytest.mark.parametrize("message", PLACED)
def test_a_mistake_may_be_told_by_the_place_where_the_answer_is_wrong(message):
    answer = reset(PLACED[message])
    assert answer.outcome == "not yet" and message in answer.message, answer.message


def test_what_matters_in_an_example_only_does_make_a_difference():
    @exercise(reference=lambda V, V_th: V > V_th, inputs=inputs(V=real(50, 99), V_th=real(0, 1), examples=[(0.5, 0.2)]))
    def above(f, ref):
        """V is far above the threshold, but for one example."""

    assert "makes no difference" not in above(lambda V, V_th: V > V_th + 0.31).message


@pytest.mark.parametrize("signature", ["(),(n),()->()", "(),(n),()->(n)", "(),(n),()->(),(n)"])
def test_one_by_one_is_what_numpy_calls_vectorize(signature):
    def each(a, row, b):
        number, part = a + b * max(row), a * row
        return {"()": number, "(n)": part}.get(signature.split("->")[1], (number, part))

    args = np.arange(6.0).reshape(3, 2), np.arange(12.0).reshape(3, 1, 4), 0.5
    ours, numpys = (f(*args) for f in (element_by_element(each, signature), np.vectorize(each, signature=signature)))
    for one, other in zip(*((x if isinstance(x, tuple) else (x,)) for x in (ours, numpys)), strict=True):
        np.testing.assert_array_equal(one, other)
    assert np.ndim(element_by_element(max, "(n)->()")(np.arange(4))) == 0


def test_a_function_that_remembers_or_writes_over_what_it_gave_is_refused():
    seen, board = [], np.zeros(3)

    def counts(V, V_th):
        seen.append(V)
        return fire(V + (len(seen) > 5), V_th)

    def writes_over(V, dt, tau):
        if np.ndim(V) == 0:
            return leak(V, dt, tau)
        board.resize(len(V), refcheck=False)
        board[:] = leak(V, dt, tau)
        return board

    assert "must not remember earlier calls" in spike(counts).message
    assert cell(writes_over).outcome == "not yet"


def test_cases_hold_examples_borders_and_sizes_that_differ():
    described = inputs(
        x=numbers("rows", "cols", low=-1, high=1), k=whole(1, 3), way=one_of("up", "down"),
        sizes={"rows": (1, 9), "cols": (1, 9)},
        examples=[(np.ones((2, 2)), 1, "up")],
    )  # fmt: skip
    cases = list(described.cases())
    assert cases[0][1:] == (1, "up")
    assert any((x == -1).all() for x, _, _ in cases[1:]) and {k for _, k, _ in cases} == {1, 2, 3}
    assert all(x.shape[0] != x.shape[1] for x, _, _ in cases[1:])
    assert all(described.misses(case) == "" for case in cases[1:])


@pytest.mark.parametrize(
    "call, why",
    [
        ((np.zeros(3), 1.0), "x is an array of shape (3,), not one number"),
        ((7.0, 1.0), "goes from 7 to 7, not 0 to 1"),
        ((0.5,), "1 arguments"),
        ((0.2, 0.1), "the arguments together"),
    ],
)
def test_a_call_that_is_not_described_is_noticed(call, why):
    described = inputs(x=real(0, 1), y=real(0, 1), where=lambda x, y: x < y)
    assert why in described.misses(call)


@exercise(
    reference=lambda x: np.outer(x, x),
    inputs=inputs(x=numbers("N", low=-1, high=1), sizes={"N": (2, 9)}),
    mistakes=[
        ("one row is not all", lambda x: np.full(len(x), None)),
        (
            "the last column is wrong",
            lambda x: np.array([[*row[:-1], None] for row in np.outer(x, x) + np.eye(len(x))]),
        ),
    ],
)
def table(f, ref):
    """An array for an array."""


def test_a_mistake_may_be_a_shape_or_leave_places_open():
    def last_column_empty(x):
        S = np.outer(x, x) + np.eye(len(x))
        S[:, -1] = 7
        return S

    assert table(lambda x: x**2).message == "one row is not all"
    assert table(last_column_empty).message == "the last column is wrong"
    assert "return an array of shape" in table(lambda x: np.outer(x, x)[:-1]).message
    assert table(lambda x: np.outer(x, x).tolist()).outcome == "correct"


@exercise(reference=lambda n: n**2, inputs=inputs(n=whole(0, 9)))
def square(f, ref):
    """A whole number for a whole number."""


def test_nothing_is_lost_when_a_result_changes_its_form():
    assert square(lambda n: float(n**2)).outcome == "correct"
    assert "gives 0.5 and should give 0" in square(lambda n: n**2 + (0.5 if n == 0 else 0)).message
    assert isinstance(square(lambda n: float(n**2))(3), int)


def test_numbers_too_large_for_an_array_are_told_as_well():
    assert "and should give" in square(lambda n: n**2 + 10**30).message


def test_whole_numbers_are_shown_as_a_learner_types_them():
    assert forms.say(np.int64(-1)) == forms.say(-1) == "-1"
    assert forms.say(np.bool_(True)) == "True" and forms.say(np.uint8(7)) == "7"
