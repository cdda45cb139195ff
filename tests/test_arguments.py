"""Checks for arguments: what is good comes back, what is not gets one sentence that names it."""

import numpy as np
import pytest

from neurocourse import arguments


class Celsius:
    def __repr__(self):
        return "Celsius " * 40


@pytest.mark.parametrize("value", [2, 2.0, np.int8(2), np.float32(2), np.array(2), np.array(2.0)])
def test_number_takes_every_real_number(value):
    x = arguments.number("x", value, low=0)
    assert type(x) is float and x == 2.0


@pytest.mark.parametrize(
    "value, error, part",
    [
        (True, TypeError, "x must be a number > 0, got True"),
        (np.True_, TypeError, "x must be a number"),
        ("2", TypeError, "got the text '2'"),
        (None, TypeError, "got None"),
        ([2], TypeError, "got [2]"),
        (1j, TypeError, "got 1j"),
        (np.complex128(1), TypeError, "x must be a number"),
        (np.array(1j), TypeError, "x must be a number"),
        (np.array("a"), TypeError, "x must be a number"),
        (np.array(None), TypeError, "x must be a number"),
        (np.array(True), TypeError, "x must be a number"),
        (np.array([1.0]), TypeError, "an array of shape (1,)"),
        (Celsius(), TypeError, "got a Celsius"),
        (0, ValueError, "x must be a finite number > 0, got 0"),
        (np.nan, ValueError, "got nan"),
        (np.inf, ValueError, "got inf"),
        (10**400, ValueError, "x must be a finite number"),
    ],
)
def test_number_says_what_is_wrong_in_one_line(value, error, part):
    with pytest.raises(error) as caught:
        arguments.positive("x", value)
    assert part in str(caught.value) and "\n" not in str(caught.value) and len(str(caught.value)) < 160


def test_number_holds_every_bound_and_names_it():
    assert arguments.number("p", 1, low=0, high=1) == 1.0
    for value, bounds, words in [
        (1.5, dict(low=0, high=1), ">= 0 and <= 1"),
        (-0.1, dict(low=0), ">= 0"),
        (1.0, dict(above=0, below=1), "> 0 and < 1"),
        (0.0, dict(above=0, below=1), "> 0 and < 1"),
    ]:
        with pytest.raises(ValueError, match=f"p must be a finite number {words}, got"):
            arguments.number("p", value, **bounds)


def test_integer():
    assert arguments.integer("n", np.int64(3), low=1) == 3 and type(arguments.integer("n", np.uint8(3))) is int
    assert arguments.integer("n", np.array(3)) == 3
    assert arguments.integer("n", 10**30) == 10**30
    assert arguments.integer("n", 2**53 + 1, high=2**53 + 1) == 2**53 + 1
    for value in (3.0, True, "3", None, np.array([3]), np.array(3.0), np.array(True), np.float64(3)):
        with pytest.raises(TypeError, match="n must be a whole number"):
            arguments.integer("n", value)
    with pytest.raises(ValueError, match="n must be a whole number >= 1, got 0"):
        arguments.integer("n", 0, low=1)
    with pytest.raises(ValueError, match=f"<= {2**53}, got"):
        arguments.integer("n", 2**53 + 1, high=2**53)
    with pytest.raises(ValueError, match="<= 5, got a huge whole number"):
        arguments.integer("n", 10**400, high=5)


def test_array_gives_finite_numbers_in_the_wanted_shape():
    x = arguments.array("x", [[1, 2], [3, 4]], shape=("T", 2))
    assert x.dtype == np.float64 and x.shape == (2, 2)
    assert arguments.array("x", 3.0).shape == ()
    assert arguments.array("x", [True, False], dtype=bool).tolist() == [True, False]
    assert arguments.array("x", [], ndim=1).size == 0


@pytest.mark.parametrize(
    "value, wanted, error, part",
    [
        (None, {}, TypeError, "x must be an array of numbers, got None"),
        (["a"], {}, TypeError, "x must be an array of numbers"),
        (["1.5"], {}, TypeError, "x must be an array of numbers"),
        (["1"], dict(dtype=int), TypeError, "x must be an array of numbers"),
        ([1j, 2], {}, TypeError, "complex"),
        ([[1, 2], [3]], {}, TypeError, "x must be an array of numbers"),
        ([None, 1], {}, TypeError, "x must be an array of numbers"),
        ([..., 1], {}, TypeError, "x must be an array of numbers"),
        ({1, 2}, {}, TypeError, "x must be an array of numbers"),
        ({}, {}, TypeError, "x must be an array of numbers"),
        ([10**400], {}, ValueError, "finite"),
        ([1.5], dict(dtype=int), TypeError, "x must hold whole numbers"),
        ([0, 2], dict(dtype=bool), TypeError, "x must hold only 0 and 1"),
        ([np.nan, 1, np.inf], {}, ValueError, "got 2 NaN or infinite"),
        ([np.nan], dict(dtype=int), ValueError, "x must hold finite numbers"),
        (3.0, dict(ndim=1), ValueError, "x must have 1 axis, got shape ()"),
        (np.zeros((2, 2)), dict(ndim=1), ValueError, "x must have 1 axis, got shape (2, 2)"),
        (np.zeros((2, 3)), dict(shape=("T", 2)), ValueError, "x must have shape (T, 2), got shape (2, 3)"),
        (np.zeros((2, 3)), dict(shape=("N", "N")), ValueError, "x must have shape (N, N), got shape (2, 3)"),
        (np.zeros(2), dict(shape=(3,)), ValueError, "x must have shape (3,), got shape (2,)"),
        (0.0, dict(shape=("N",)), ValueError, "x must have shape (N,), got shape ()"),
    ],
)
def test_array_says_what_is_wrong_in_one_line(value, wanted, error, part):
    with pytest.raises(error) as caught:
        arguments.array("x", value, **wanted)
    assert part in str(caught.value) and "\n" not in str(caught.value) and len(str(caught.value)) < 160


def test_array_keeps_the_kind_of_number_when_asked():
    for value in ([1, 2], [True], [0.5], [1j]):
        assert arguments.array("x", value, dtype=None).dtype == np.asarray(value).dtype
    for value in (["a"], [None], {}):
        with pytest.raises(TypeError, match="x must be an array of numbers"):
            arguments.array("x", value, dtype=None)


def test_array_takes_objects_that_are_numbers():
    assert arguments.array("x", np.array([1, 2.5], dtype=object)).tolist() == [1.0, 2.5]
    assert arguments.array("n", [1.0, 2.0], dtype=int).tolist() == [1, 2]
    assert arguments.array("z", [1j], dtype=complex).tolist() == [1j]
    with pytest.raises(ValueError, match="z must hold finite numbers"):
        arguments.array("z", [complex(0, np.nan)], dtype=complex)


def test_option():
    assert arguments.option("rule", "hebb", ("hebb", "bcm")) == "hebb"
    for value in ("oja", None, ["hebb"], np.zeros(3)):
        with pytest.raises(ValueError, match="rule must be one of 'hebb', 'bcm'; got") as caught:
            arguments.option("rule", value, ("hebb", "bcm"))
        assert "\n" not in str(caught.value)


def test_function():
    assert arguments.function("f", len) is len
    with pytest.raises(TypeError, match="f must be a function, got 3"):
        arguments.function("f", 3)
