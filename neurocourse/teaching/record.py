"""What the learner has done, in one small file beside the notebooks: ``neurocourse-progress.json``.

``NEUROCOURSE_PROGRESS`` names another file, or is ``off``. The file may be deleted, damaged, read-only or shared by two
notebooks: nothing breaks, and what could not be written is remembered until the kernel ends.
"""

import contextlib
import json
import os
import shutil
import tempfile
import time
from pathlib import Path

from neurocourse.teaching.display import show_static
from neurocourse.teaching.summary import KINDS, as_html, as_text, summary

LOCK_WAIT, LOCK_STALE = 1.0, 5.0  # seconds

_unwritten = {}  # kind -> key -> value, what the file has not got yet
_notes = []  # what went wrong with the file, said by `progress`


def put(kind, key, value):
    """Remember ``value`` under ``kind`` (one of `KINDS`) and ``key`` such as ``"pioneers.xor"``."""
    _unwritten.setdefault(kind, {})[key] = value
    path = where()
    if path is None:
        return
    try:
        with locked(path):
            data, whole = load(path)
            if not whole:
                keep_aside(path)
            write(path, merged(data, _unwritten))
        _unwritten.clear()
    except OSError as error:
        note(f"{path.name} could not be written ({error.strerror}), so it lasts only as long as this kernel.")


def get(kind, key, default=None):
    """What is remembered under ``kind`` and ``key``."""
    return everything()[0].get(kind, {}).get(key, default)


def solve(key, outcome):
    """Remember how an exercise went; once correct, it stays so."""
    if outcome != "not attempted" and get("exercises", key) not in ("correct", outcome):
        put("exercises", key, outcome)


def progress(forget=False):
    """Show what you have done so far; ``progress(forget=True)`` deletes it all."""
    if forget:
        erase()
    data, whole = everything()
    notes = list(_notes)
    if not whole:
        notes.append(
            f"Parts of {where().name} could not be read and were left out; a copy is kept when it is next written."
        )
    if where() is None:
        notes.append("Nothing is written to a file: it lasts only as long as this kernel.")
    rows = summary(data)
    show_static(as_html(rows, notes), as_text(rows, notes))


def where():
    """Path of the file, or None when nothing is to be written."""
    name = os.environ.get("NEUROCOURSE_PROGRESS", "").strip() or "neurocourse-progress.json"
    return None if name.lower() == "off" else Path(name).expanduser().resolve()


def everything():
    """All that is remembered, and whether the whole file could be read."""
    path = where()
    try:
        data, whole = load(path) if path else ({}, True)
    except OSError:
        data, whole = {}, False
    return merged(data, _unwritten), whole


def load(path):
    """Contents of the file, and whether all of it made sense."""
    try:
        data = json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return {}, True
    except (ValueError, RecursionError):
        return {}, False
    if not isinstance(data, dict):
        return {}, False
    good = {kind: part for kind, part in data.items() if kind not in KINDS or isinstance(part, dict)}
    return good, len(good) == len(data)


def merged(data, more):
    """Two records as one; the second one wins."""
    return data | {kind: data.get(kind, {}) | part for kind, part in more.items()}


def write(path, data):
    """Replace the file in one move, so that nobody ever reads half of it."""
    with tempfile.NamedTemporaryFile("w", dir=path.parent, prefix=path.name, delete=False, encoding="utf-8") as file:
        json.dump(data, file, indent=1, ensure_ascii=False)
    try:
        os.replace(file.name, path)
    except OSError:
        os.unlink(file.name)
        raise


def keep_aside(path):
    """Copy a damaged file to the first free name: ``….json.bak``, ``….json.bak2``, …"""
    copies = (path.with_name(f"{path.name}.bak{n if n > 1 else ''}") for n in range(1, 1000))
    copy = next(c for c in copies if not c.exists())
    shutil.copy2(path, copy)
    note(f"{path.name} was damaged; what was in it is kept in {copy.name}.")


@contextlib.contextmanager
def locked(path):
    """Keep other notebooks from writing meanwhile; a lock that nobody gives back is taken after a while."""
    lock, give_up = path.with_name(path.name + ".lock"), time.monotonic() + LOCK_WAIT
    mine = False
    while not mine and time.monotonic() < give_up:
        try:
            os.close(os.open(lock, os.O_CREAT | os.O_EXCL))
            mine = True
        except FileExistsError:
            with contextlib.suppress(FileNotFoundError):
                if time.time() - lock.stat().st_mtime > LOCK_STALE:
                    lock.unlink()
            time.sleep(0.01)
    try:
        yield
    finally:
        if mine:
            lock.unlink(missing_ok=True)


def erase():
    """Forget everything: the file, the copies of damaged ones, and what was not written."""
    _unwritten.clear()
    _notes.clear()
    path = where()
    if path:
        for file in [path, *path.parent.glob(path.name + ".bak*")]:
            try:
                file.unlink(missing_ok=True)
            except OSError as error:
                note(f"{file.name} could not be deleted ({error.strerror}).")


def note(text):
    if text not in _notes:
        _notes.append(text)
