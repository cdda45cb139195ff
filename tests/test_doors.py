"""Every function that a lesson calls, and every documented one, names a wrong argument in one sentence.

Each gets a right call from ``tests/<room>/right_calls.py``, and then the same call with one argument made wrong, in
every way in turn.
"""

import ast
import inspect
import signal
import warnings

import numpy as np
import pytest
from doors import (
    answer,
    arguments_of,
    called,
    called_by_notebooks,
    documented,
    has_nan,
    judged,
    name_of,
    promising,
    right,
    right_calls,
    room_of,
    time_limit,
    wrong_values,
)  # fmt: skip

from neurocourse.arguments import number, positive, takes
from neurocourse.basal_ganglia import diffusion
from neurocourse.hippocampus import dentate
from neurocourse.lessons import lessons
from neurocourse.neurotransmitters import membrane, moons, recording, synapse
from neurocourse.pioneers import summation
from neurocourse.spiking import axon, events, network, quantise
from neurocourse.start_here import neuron

CALLS = right_calls()
ROOMS = [lesson.room for lesson in lessons()]


def complaints(f, call):
    """What does not keep the promise: one line for each wrong value."""
    parameters = arguments_of(f)
    for name, parameter in parameters.items():
        value = call.arguments.get(name, parameter.default)
        assert value is not parameter.empty, f"the right call has no {name}"
        for kind, wrong in wrong_values(name, value):
            found = answer(f, call, name, kind, wrong) if wrong is not parameter.default else None
            if found and found.kind not in ("clear", "right"):
                yield f"{name}, {kind}: {found.kind}, {found.words}"


def run(f, call):
    arguments = dict(call.arguments)
    return f(*([arguments.pop("self")] if "self" in arguments else []), **arguments)


@pytest.mark.parametrize("f", CALLS, ids=name_of)
def test_a_wrong_argument_is_named(f):
    call = CALLS[f]()
    with warnings.catch_warnings(), np.errstate(all="ignore"):  # of a wrong value that is allowed
        warnings.simplefilter("ignore")
        if call.quick:
            assert call.nan or not has_nan(run(f, call)), "the right call is not right"
        wrong = list(complaints(f, call))
    assert not wrong, "\n".join(["say with @takes what it takes, or in its right call what else is right:", *wrong])


@pytest.mark.parametrize("room", [*ROOMS, "nn"])
def test_every_function_that_promises_is_tried(room):
    """Under "nn" whatever belongs to no lesson."""
    untried = [f for f in promising() - CALLS.keys() if room == (room_of(f) if room_of(f) in ROOMS else "nn")]
    names = ", ".join(sorted(map(name_of, untried)))
    assert not untried, f"tests/{room}/right_calls.py needs a right call of {names}"


def test_lessons_are_read_as_python_reads_them():
    """Through imports, short names for modules, and methods of what a class made."""
    lesson = """
from neurocourse import spiking
from neurocourse.pioneers.units.mcculloch_pitts import unit
axon, other = spiking.axon, 3
network = spiking.network
fibre = axon.bare(476.0)
for d in (1, 2):
    print(unit([1], w=[1], theta=1), network.Network(rng=1).run(d))
"""
    found = {name_of(f) for f in called(ast.parse(lesson))}
    assert found == {
        "spiking.axon.bare", "pioneers.mcculloch_pitts.unit", "spiking.network.Network", "spiking.network.Network.run",
    }  # fmt: skip
    assert {axon.run, summation.window, network.Network.run} <= called_by_notebooks()
    assert summation.window in documented() and summation.rate not in documented()


def unguarded_rate(I, tau=10.0):
    """A function without a door."""
    return np.asarray(I) / tau


@takes(I=number, tau=positive)
def guarded_rate(I, tau=10.0):
    """The same with one."""
    return I / tau


def test_what_is_tried_finds_a_function_without_a_door():
    call = right(I=1.0).signed("I")
    assert list(complaints(guarded_rate, call)) == []
    found = " ".join(complaints(unguarded_rate, call))
    for part in (
        "I, nan: returned",
        "I, text: bare",
        "tau, negative: returned",
        "tau, None: bare",
        "I, list: returned",
    ):
        assert part in found, part


@pytest.mark.skipif(not hasattr(signal, "SIGALRM"), reason="needs the timer of Unix")
def test_what_does_not_come_back_is_stopped():
    with pytest.raises(TimeoutError), time_limit(0.1):
        while True:
            pass


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("dt must be a finite number > 0, got nan", "clear"),
        ("bits[2] must be a whole number, got 'x'", "clear"),
        ("width must be a number", "bare"),  # d and t are in it, dt is not
        ("dt must be\na number", "bare"),
        ("f() missing 1 required positional argument: 'dt'", "bare"),
    ],
)
def test_a_sentence_is_clear_when_it_names_the_argument_in_one_line(words, kind):
    assert judged(words, "bits" if "bits" in words else "dt").kind == kind


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: synapse.approach([0.01], [0.0], V0=np.nan), "V0 must be a finite number, got nan"),
        (lambda: diffusion.accuracy(np.nan, 1, 1), "A must hold finite numbers only, got 1 NaN or infinite"),
        (lambda: neuron.simulate(1.0, E_L=np.nan), "E_L must be a finite number, got nan"),
        (lambda: events.draw(kick="relu", rng=0), "kick must be a number, got the text 'relu'"),
        (lambda: recording.peaks([]), "V must hold at least 1 number, got shape (0,)"),
        (lambda: quantise.accuracy(bits=[]), "bits must be a whole number >= 2 and <= 16, got []"),
        (
            lambda: moons.two_moons(rng="x"),
            "rng must be a whole number (a seed) or a numpy Generator, got the text 'x'",
        ),
        (
            lambda: dentate.recalled(20, np.nan, separated=True, rng=0),
            "relation must be a finite number >= 0 and <= 1, got nan",
        ),
        (
            lambda: membrane.simulate([0.1, 0.2], [membrane.Conductance("leak", [0.1, 0.2, 0.3], 0.0)]),
            "I and conductances[0] must have shapes that fit together, got (2,) and (3,)",
        ),
    ],
)
def test_the_sentence_is_the_one_that_helps(call, words):
    with pytest.raises((TypeError, ValueError)) as caught:
        call()
    assert str(caught.value) == words


def test_a_door_changes_neither_name_nor_signature_nor_source():
    assert summation.window.__name__ == "window" and "Longest interval" in summation.window.__doc__
    assert list(inspect.signature(summation.window).parameters) == ["w", "theta", "tau_m"]
    assert "np.log(w / (theta - w))" in inspect.getsource(summation.window)
