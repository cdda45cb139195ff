"""Reads the data of a room (``claims.toml``, ``quiz.toml``, ``systems.toml``), in the order of the file or of ids."""

import difflib
import tomllib
from importlib import import_module
from importlib.resources import files

from neurocourse.lessons import named
from neurocourse.teaching.rooms.entries import RoomError, read_claim, read_item, read_prediction, read_system


def claims(room, ids=()):
    """Claim cards of a room, in the order of the file, or of ``ids``."""
    return entries(room, "claims.toml", "claim", read_claim, ids)


def items(room, ids=()):
    """Quiz items of a room, in the order of the file, or of ``ids``."""
    return entries(room, "quiz.toml", "item", read_item, ids)


def prediction(room, id):
    """The prediction of a room with this id."""
    return entries(room, "quiz.toml", "prediction", read_prediction, (id,))[0]


def predictions(room, ids=()):
    """Predictions of a room, in the order of the file, or of ``ids``."""
    return entries(room, "quiz.toml", "prediction", read_prediction, ids)


def systems(room, ids=()):
    """Systems that a room teaches, in the order of the file, or of ``ids``."""
    return entries(room, "systems.toml", "system", read_system, ids)


def room_name(room):
    """Short name of a room, ``"pioneers"``, given its module or that name."""
    return (room if isinstance(room, str) else room.__name__).rpartition(".")[2]


def entries(room, filename, kind, read, ids):
    """All entries of one kind, checked; or those with the given ids."""
    name = room_name(room)
    found = {}
    for number, table in enumerate(tables(room, filename, kind), 1):
        id = table.get("id") if isinstance(table, dict) else None
        entry = read(f"{name}/{filename}, {kind} {id or number}", table)
        if entry.id in found:
            raise RoomError(f"{name}/{filename}: two entries have the id {entry.id!r}")
        found[entry.id] = entry
    for id in ids:
        if id not in found:
            near = difflib.get_close_matches(str(id), found, 1)
            hint = f"did you mean {near[0]!r}?" if near else f"it has: {', '.join(found) or 'none'}"
            raise RoomError(f"{name}/{filename} has no {kind} {id!r}; {hint}")
    return [found[id] for id in (ids or found)]


def tables(room, filename, kind):
    """The raw tables of one kind in a room's file."""
    package = import_module(f"neurocourse.{room}") if isinstance(room, str) else room
    name = room_name(room)
    try:
        data = tomllib.loads(named((files(package) / filename).read_text("utf-8")))
    except FileNotFoundError:
        raise RoomError(f"{name} has no {filename}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RoomError(f"{name}/{filename} is not valid TOML: {error}") from None
    found = data.get(kind, [])
    if not isinstance(found, list):
        raise RoomError(f"{name}/{filename}: write [[{kind}]] with two brackets")
    return found
