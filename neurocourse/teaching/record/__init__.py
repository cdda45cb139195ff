"""What the learner has done, in one small file beside the notebooks: ``neurocourse-progress.json``.

``NEUROCOURSE_PROGRESS`` names another file, or is ``off``. The file may be deleted, damaged, read-only or shared by two
notebooks: nothing breaks, and what could not be written is remembered until the kernel ends. It holds no name and no
code of the learner's; whoever gives it to a teacher lets ``neurocourse class`` count it.
"""

import os
from pathlib import Path

from neurocourse.teaching.page.display import show_static
from neurocourse.teaching.record import file as progress_file
from neurocourse.teaching.record.summary import as_html, as_text, summary
from neurocourse.teaching.record.tries import one_more

_unwritten = {}  # kind -> key -> value, what the file has not got yet
_notes = []  # what went wrong with the file, said by `progress`
_tried = {}  # key -> what was last handed in: to run the same cell once more is no new try


def put(kind, key, value):
    """Remember ``value`` under ``kind`` (one of `KINDS`) and ``key`` such as ``"pioneers.xor"``."""
    if not progress_file.sound([key, value]):
        return note(f"{kind}: {key!r} is nothing that a file can keep.")
    _unwritten.setdefault(kind, {})[key] = value
    path = where()
    if path is None:
        return
    try:
        progress_file.plain_file(path)  # before anything is put beside a device
        with progress_file.locked(path):
            data, whole = progress_file.load(path)
            if not whole:
                note(f"{path.name} was damaged; what was in it is kept in {progress_file.keep_aside(path)}.")
            progress_file.write(path, merged(data, _unwritten))
        _unwritten.clear()
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        note(f"{path.name} could not be written ({why}), so it lasts only as long as this kernel.")


def get(kind, key, default=None):
    """What is remembered under ``kind`` and ``key``."""
    return everything()[0].get(kind, {}).get(key, default)


def solve(key, outcome, gist="", answer=None):
    """Remember how an exercise went; once correct, it stays so.

    Parameters
    ----------
    key, outcome : str
    gist : str
        What the check said to a wrong answer, without anything that the learner wrote.
    answer : object, optional
        Equal for equal answers: one that is handed in again counts as one try. It is not written down.
    """
    before = get("exercises", key)
    if outcome == "not attempted" or before == "correct":
        return
    again = answer is not None and _tried.get(key) == answer
    _tried[key] = answer
    if not again:
        _unwritten.setdefault("tries", {})[key] = one_more(get("tries", key), gist)
    if not again or before != outcome:
        put("exercises", key, outcome)


def answered(kind, key, answer):
    """Remember an answer to a question; other answers that were given before it stay beside it as ``earlier``."""
    old, chosen = get(kind, key), "vote" if kind == "claims" else "answer"
    old = old if isinstance(old, dict) else {}
    earlier = old.get("earlier") if isinstance(old.get("earlier"), list) else []
    if old.get(chosen) not in (None, answer[chosen], *earlier):
        earlier = [*earlier, old[chosen]]
    put(kind, key, answer | ({"earlier": earlier} if earlier else {}))


def progress(forget=False):
    """Show what you have done so far; ``progress(forget=True)`` deletes it all."""
    if forget:
        erase()
    data, whole = everything()
    notes = list(_notes)
    path = where()
    if not whole and path:
        notes.append(
            f"Parts of {path.name} could not be read and were left out; a copy is kept when it is next written."
        )
    if path is None:
        notes.append("Nothing is written to a file: it lasts only as long as this kernel.")
    rows = summary(data)
    show_static(as_html(rows, notes), as_text(rows, notes))


def where():
    """Path of the file, or None when nothing is to be written."""
    name = os.environ.get("NEUROCOURSE_PROGRESS", "").strip() or "neurocourse-progress.json"
    try:
        return None if name.lower() == "off" else Path(name).expanduser().resolve()
    except (OSError, RuntimeError, ValueError) as error:  # a deleted folder, nobody's home, a link that leads to itself
        note(f"There is no place for {name!r} ({error}).")
        return None


def everything():
    """All that is remembered, and whether the whole file could be read."""
    path = where()
    try:
        data, whole = progress_file.load(path) if path else ({}, True)
    except OSError:
        data, whole = {}, False
    return merged(data, _unwritten), whole


def merged(data, more):
    """Two records as one; the second one wins."""
    return data | {kind: data.get(kind, {}) | part for kind, part in more.items()}


def erase():
    """Forget everything: the file, the copies of damaged ones, and what was not written."""
    for memory in (_unwritten, _notes, _tried):
        memory.clear()
    path = where()
    if path is None:
        return
    try:
        for file in [path] * progress_file.plain_file(path) + progress_file.kept_aside(path):
            file.unlink(missing_ok=True)
    except OSError as error:
        note(f"{path.name} could not be deleted ({error.strerror}).")


def note(text):
    if text not in _notes:
        _notes.append(text)
