"""Checks for arguments: what is good comes back, what is not gets one sentence that names it."""

import inspect
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
import pytest

from neurocourse import arguments
from neurocourse.arguments import array, count, each, either, generator, number, optional, positive, takes


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


def test_option_keeps_arrays_out_and_numbers_in():
    assert arguments.option("sign", np.int64(1), (1, -1)) == 1
    for value in (np.array([1]), np.array("hebb"), np.array(3j)):
        with pytest.raises(ValueError, match="sign must be one of 1, -1; got"):
            arguments.option("sign", value, (1, -1))


def test_numbers_and_counts_end_where_arithmetic_and_memory_do():
    assert str(arguments.number("x", -0.0)) == "0.0"
    with pytest.raises(ValueError, match=r"x must be a number of at most 1e\+100"):
        arguments.number("x", -1e200)
    assert arguments.count("n", 3) == 3 and arguments.count("n", 0, low=0) == 0
    with pytest.raises(ValueError, match="n must be a whole number of at most 10,000,000, got 1000000000000"):
        arguments.count("n", 10**12)
    with pytest.raises(ValueError, match="n must be a whole number >= 1, got 0"):
        arguments.count("n", 0)


def test_array_holds_bounds_and_how_many():
    assert arguments.array("x", [0, 0.5, 1], low=0, high=1).tolist() == [0, 0.5, 1]
    assert arguments.array("x", [], above=0).size == 0
    for value, wanted, words in [
        ([0.5, -1.0], dict(low=0), "x must be >= 0, got -1 among its numbers"),
        ([0.5, 3.0], dict(low=0, high=1), "x must be >= 0 and <= 1, got 3 among its numbers"),
        (0.0, dict(above=0), "x must be > 0, got 0"),
        ([], dict(least=1), r"x must hold at least 1 number, got shape \(0,\)"),
        ([1], dict(least=2), r"x must hold at least 2 numbers, got shape \(1,\)"),
    ]:
        with pytest.raises(ValueError, match=f"^{words}$"):
            arguments.array("x", value, **wanted)


def test_array_leaves_axes_in_front_open():
    for shape in ((3,), (2, 3), (4, 2, 3)):
        assert arguments.array("x", np.zeros(shape), shape=(..., 3)).shape == shape
    for shape in ((), (2,), (3, 2)):
        with pytest.raises(ValueError, match=r"x must have shape \(\.\.\., 3\), got shape"):
            arguments.array("x", np.zeros(shape), shape=(..., 3))


@pytest.mark.parametrize("seed", [0, np.int64(3), [1, 2], (5,)])
def test_generator_starts_from_a_seed_as_numpy_does(seed):
    assert arguments.generator("rng", seed).random() == np.random.default_rng(seed).random()
    assert arguments.rng_or_seed("rng", seed) is seed


def test_generator_goes_on_with_one_that_is_given():
    rng = np.random.default_rng(1)
    assert arguments.generator("rng", rng) is rng


@pytest.mark.parametrize("seed", ["x", None, 1.5, np.nan, [], ["x"], True, -1, [-1], object(), np.random])
def test_generator_names_what_is_no_seed(seed):
    with pytest.raises((TypeError, ValueError), match="rng must be a"):
        arguments.generator("rng", seed)


class Fibre(NamedTuple):
    d: float


@pytest.mark.parametrize(
    ("kind", "good", "bad", "words"),
    [
        (str, "a", 3, "x must be text, got 3"),
        (bool, np.True_, 1, "x must be True or False, got 1"),
        (Fibre, Fibre(1.0), (1.0,), r"x must be a Fibre, got \(1.0,\)"),
        (str | Fibre, "a", 3, "x must be text or a Fibre, got 3"),
    ],
)
def test_instance(kind, good, bad, words):
    assert arguments.instance("x", good, kind) is good
    with pytest.raises(TypeError, match=words):
        arguments.instance("x", bad, kind)


def test_broadcast_names_shapes_that_do_not_fit():
    assert [x.shape for x in arguments.broadcast(a=np.zeros(3), b=1.0)] == [(3,), (3,)]
    with pytest.raises(ValueError, match=r"a and b must have shapes that fit together, got \(3,\) and \(2,\)"):
        arguments.broadcast(a=np.zeros(3), b=np.zeros(2))


def test_step_count_names_both():
    assert arguments.step_count(duration=1.0, dt=0.25) == 4
    for duration, dt in ((1.0, 3.0), (1.0, 1e-9)):
        with pytest.raises(ValueError, match="duration must be 1 to 10,000,000 steps of dt, which is"):
            arguments.step_count(duration=duration, dt=dt)


def test_rising_names_all():
    arguments.rising(start=0, stop=1)
    with pytest.raises(ValueError, match="cue < early < usual must hold, got 5, 3, 15"):
        arguments.rising(cue=5, early=3, usual=15)


def test_each_checks_every_part():
    check = each(count)
    assert check("bits", (1, 2)) == check("bits", range(1, 3)) == check("bits", np.array([1, 2])) == [1, 2]
    assert each(count, empty=True)("bits", []) == []
    for value, words in (([1, "x"], r"bits\[1\] must be a whole number"), ([], "bits must not be empty")):
        with pytest.raises((TypeError, ValueError), match=words):
            check("bits", value)
    for value in ("12", b"12", 3, None, {1: 2}, {1, 2}, np.array(3), np.nan):
        with pytest.raises(TypeError, match="bits must be a list, got"):
            check("bits", value)


def test_either_and_optional():
    check = either(number(low=0), array(ndim=1, low=0))
    assert check("g", 2) == 2.0 and check("g", [1, 2]).tolist() == [1, 2]
    for value, words in ((-1, "g must be a finite number >= 0"), ([-1], "g must be >= 0, got -1"), ("x", "g must be")):
        with pytest.raises((TypeError, ValueError), match=words):
            check("g", value)
    assert optional(positive)("tau", None) is None and optional(positive)("tau", 1) == 1.0


# The door of a function


@takes(x=array(shape=("n",)), w=array(shape=("n",)), kind=("sum", "mean"), fibre=Fibre, rng=generator)
def weigh(x, w, *, kind="sum", fibre=None, rng=0, **more):
    """Weighted."""
    return x, w, kind, fibre, rng, more


def test_what_passes_the_door_is_converted_and_a_default_is_as_it_was():
    x, w, kind, fibre, rng, more = weigh([1, 2], w=(3, 4), fibre=Fibre(1.0), extra=5)
    assert x.dtype == w.dtype == float and (kind, fibre, rng, more) == ("sum", Fibre(1.0), 0, dict(extra=5))
    assert isinstance(weigh([1], [1], rng=7)[4], np.random.Generator) and weigh([1], [1], fibre=None)[3] is None


@pytest.mark.parametrize(
    ("arguments_", "words"),
    [
        (dict(x=[np.nan], w=[1]), "x must hold finite numbers"),
        (dict(x=[1], w=[1, 2]), r"w must have shape \(n,\), n = 1 as in x, got shape \(2,\)"),
        (dict(w=[1, 2], x=[1]), r"x must have shape \(n,\), n = 2 as in w, got shape \(1,\)"),
        (dict(x=[1], w=[1], kind="max"), "kind must be one of 'sum', 'mean'"),
        (dict(x=[1], w=[1], fibre=1.0), "fibre must be a Fibre"),
        (dict(x=[1], w=[1], rng="x"), "rng must be a whole number"),
        (dict(x=[1]), "missing 1 required positional argument: 'w'"),
        (dict(x=[1], w=[1], y=1, x2=2), None),
    ],
)
def test_what_does_not_fit_is_named_at_the_door(arguments_, words):
    if words is None:
        assert weigh(**arguments_)[-1] == dict(y=1, x2=2)
        return
    with pytest.raises((TypeError, ValueError), match=words) as caught:
        weigh(**arguments_)
    assert len(caught.traceback) <= 2, "our own ways to the sentence are not shown"


def test_python_still_counts_the_arguments():
    with pytest.raises(TypeError, match="takes 2 positional arguments but 3"):
        weigh([1], [1], [1])


def test_equal_letters_are_equal_sizes_of_one_call_only():
    assert len(weigh([1, 2], [3, 4])[0]) == 2 and len(weigh([1], [3])[0]) == 1


@takes(v=array(shape="S"), drive=array(shape="S"))
def step(v, drive):
    return v + drive


def test_a_letter_may_stand_for_a_whole_shape():
    assert step(1, 2) == 3 and step(np.ones((2, 3)), np.ones((2, 3))).shape == (2, 3)
    with pytest.raises(ValueError, match=r"drive must have the shape of v, \(2, 3\), got shape \(3,\)"):
        step(np.ones((2, 3)), np.ones(3))


@takes(C=positive)
@dataclass(frozen=True)
class Membrane:
    C: float = 1


@takes(tau=positive, n=count)
class Rule(NamedTuple):
    tau: float = 20.0
    n: int = 1


class Layer:
    @takes(n=count)
    def __init__(self, n):
        self.n = n


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: Membrane(C=-1), "C must be"),
        (lambda: Membrane("x"), "C must be"),
        (lambda: replace(Membrane(), C=np.nan), "C must be"),
        (lambda: Rule(tau=None), "tau must be"),
        (lambda: Rule(20.0, 1.5), "n must be"),
        (lambda: Layer(0), "n must be"),
    ],
)
def test_a_class_has_a_door_too(make, words):
    assert Membrane(C=2).C == 2.0 and Rule(3) == (3.0, 1) and Rule(3)._replace(n=2).n == 2 and Layer(3).n == 3
    with pytest.raises((TypeError, ValueError), match=words):
        make()


def test_a_door_keeps_name_signature_docstring_and_source():
    assert (weigh.__name__, weigh.__doc__) == ("weigh", "Weighted.")
    assert list(inspect.signature(weigh).parameters) == ["x", "w", "kind", "fibre", "rng", "more"]
    assert "return x, w, kind, fibre, rng, more" in inspect.getsource(weigh)


def test_a_loop_goes_in_behind_the_door():
    assert arguments.unguarded(step)("a", "b") == "ab" and arguments.unguarded(len) is len


def test_a_door_for_an_argument_that_is_not_there_is_a_mistake():
    with pytest.raises(KeyError, match="tau"):
        takes(tau=positive)(lambda x: x)
