"""Every control of every explorer of the course, moved everywhere. A room's new explorer is taken up by itself."""

import inspect
from importlib import import_module
from pathlib import Path

import pytest
from sweep import sweep

import neurocourse

ROOMS = sorted(
    path.parent.name for path in Path(neurocourse.__file__).parent.glob("*/explore") if (path / "__init__.py").exists()
)
MODULES = {room: import_module(f"neurocourse.{room}.explore") for room in ROOMS}
EXPLORERS = {(room, name): getattr(module, name) for room, module in MODULES.items() for name in module.__all__}
BY_PLACE = {  # what the place says, colour may repeat: rows and bars with a name each, curves with a name on them
}


def needs_a_trained_network(make):
    return any(p.default is p.empty for p in inspect.signature(make).parameters.values())


TRAINED = [key for key, make in EXPLORERS.items() if needs_a_trained_network(make)]
ALONE = [key for key in EXPLORERS if key not in TRAINED]


@pytest.mark.parametrize("room, name", ALONE, ids=lambda word: word)
def test_every_control_of_every_explorer(room, name):
    sweep(EXPLORERS[room, name](), by_place=(room, name) in BY_PLACE)


@pytest.mark.parametrize("room, name", TRAINED, ids=lambda word: word)
def test_an_explorer_of_a_trained_network_is_swept_where_it_is_trained(room, name):
    tests = "".join(path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob(f"test_{room}*.py"))
    assert "sweep(" in tests and (f'"{name}"' in tests or f"explore.{name}(" in tests)
