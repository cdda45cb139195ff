"""What the course remembers: never more than there is room for, and nothing for longer than its owner."""

import ast
import gc
import tracemalloc
from importlib import import_module
from pathlib import Path

import numpy as np
import pytest

import neurocourse
from neurocourse import caching
from neurocourse.caching import Memory, bytes_of, kept

PACKAGE = Path(neurocourse.__file__).parent


@pytest.fixture
def memory(monkeypatch):
    """A memory with room for three arrays of a kilobyte."""
    monkeypatch.setattr(caching, "MEMORY", Memory(3500))
    return caching.MEMORY


def squares(calls):
    @kept
    def square(n, shift=0):
        calls.append(n)
        return np.full(128, n**2.0 + shift)

    return square


def test_a_value_is_worked_out_once(memory):
    calls = []
    square = squares(calls)
    assert [square(3)[0], square(3)[0], square(3, shift=1)[0], square(n=3)[0]] == [9, 9, 10, 9]
    assert calls == [3, 3, 3] and square.__name__ == "square"


def test_what_was_not_asked_for_longest_goes_first(memory):
    calls = []
    square = squares(calls)
    for n in (1, 2, 3, 1, 4, 1, 3, 2):
        square(n)
    assert calls == [1, 2, 3, 4, 2] and memory.size <= memory.budget


def test_a_value_that_is_too_large_is_given_but_not_kept(memory):
    calls = []

    @kept
    def large(n):
        calls.append(n)
        return np.zeros(n)

    assert len(large(1000)) == len(large(1000)) == 1000
    assert calls == [1000, 1000] and memory.size == 0


def test_all_functions_share_the_room(memory):
    many = [squares([]) for _ in range(20)]
    for square in many:
        for n in range(3):
            square(n)
            assert memory.size <= memory.budget


def test_what_an_owner_remembers_goes_with_it(memory):
    square = squares([])
    square(2)
    assert memory.size > 1000
    del square
    gc.collect()
    assert memory.size == 0


@pytest.mark.parametrize(
    ("value", "least"),
    [
        (np.zeros(1000), 8000),
        (np.zeros((100, 1000), np.float32)[:, ::10], 400_000),  # a view keeps all of its base
        ({"a": [np.zeros(10), (np.zeros(1000),)]}, 8080),
    ],
)
def test_bytes_of_arrays_are_counted_wherever_they_are(value, least):
    assert least <= bytes_of(value) < least + 1500


def test_an_array_that_is_seen_twice_is_counted_once():
    x = np.zeros(10_000)
    assert bytes_of([x, x[1:], x]) < 81_000


def test_parameters_of_a_network_are_counted():
    from neurocourse import nn

    network = nn.Network([nn.Dense(100, 50, rng=0)])
    assert network.parameters.nbytes <= bytes_of(network) < 6 * network.parameters.nbytes


MODULES = [p for p in sorted(PACKAGE.rglob("*.py")) if p.name != "prepared.py" and "_notebooks" not in p.parts]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_only_functions_without_arguments_are_remembered_without_a_bound(path):
    """``functools.cache`` is for one value; ``page_code`` holds three files of the page."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and node.name != "page_code":
            caches = [ast.unparse(d) for d in node.decorator_list if "cache" in ast.unparse(d)]
            assert not (caches and ast.unparse(node.args) not in ("", "self")), f"{node.name}: use caching.kept"
        if isinstance(node, ast.Call):
            assert ast.unparse(node.func).split("(")[0].split(".")[-1] not in ("cache", "lru_cache"), "use caching.kept"


HUNGRY = [
    ("basal_ganglia", "bandit_race"),
    ("basal_ganglia", "competition"),
    ("basal_ganglia", "policy"),
    ("hippocampus", "decode_walk"),
    ("neurotransmitters", "dale"),
    ("spiking", "convert"),
    ("spiking", "event_camera"),
]


@pytest.mark.parametrize("room, name", HUNGRY)
def test_an_explorer_takes_no_more_room_the_more_of_it_was_seen(room, name, monkeypatch):
    """Those that grew by up to 80 MB in forty frames; what they hold beside the memory would be seen here, too."""
    monkeypatch.setattr(caching, "MEMORY", Memory(1_000_000))
    explorer = getattr(import_module(f"neurocourse.{room}.explore"), name)()
    rng = np.random.default_rng(0)
    states = [{key: control.draw(rng) for key, control in explorer.controls.items()} for _ in range(12)]
    for values in states[:3]:  # the first frames bring what is needed once
        explorer.set(**values)
    gc.collect()
    tracemalloc.start()
    try:
        for values in states[3:]:
            explorer.set(**values)
        gc.collect()
        grown = tracemalloc.get_traced_memory()[0]
    finally:
        tracemalloc.stop()
    assert grown < 2_500_000 and caching.MEMORY.size <= caching.MEMORY.budget
