"""The findings as a table for a spreadsheet, and files that never replace what is not ours."""

import csv
import io
import json
import os

from neurocourse.launch import Stuck
from neurocourse.launch.lessons import digest, regular, replace
from neurocourse.lessons import lesson
from neurocourse.teaching.record.summary import KINDS

MADE = ".neurocourse-class.json"  # fingerprints of what this command has written
NAMES = 100
HEAD = (
    "student,lesson,title,kind,name,outcome,tries,last try (UTC),the check said,answer,how sure,earlier answers".split(
        ","
    )
)
OUTCOMES = {
    "exercises": ("not yet", "correct"),
    "challenges": ("stands", "broken"),
    "claims": ("not as the sources judge", "as the sources judge"),
}
FORMULA = "=+-@\t\r\n＝＋－＠"  # a spreadsheet takes what begins so for a formula


def as_csv(students, remarks):
    """One line for each thing that each student did, in UTF-8 with the mark that spreadsheets look for."""
    out = io.StringIO()
    table = csv.writer(out, quoting=csv.QUOTE_ALL)
    table.writerow(HEAD)
    for student in students:
        deeds = sorted(student.done.values(), key=lambda d: (lesson(d.room).number, KINDS.index(d.kind), d.name))
        table.writerows(map(neutral, line(student.name, done)) for done in deeds)
    for remark in remarks:
        table.writerow(map(neutral, [remark.student, "", "", "file", remark.file, remark.why, *[""] * 6]))
    return out.getvalue().encode("utf-8-sig")


def line(student, done):
    said = "; ".join(f"{words} ({times} times)" if times > 1 else words for words, times in done.said.items())
    last = f"{done.last:%Y-%m-%d %H:%M}" if done.last else ""
    where = lesson(done.room)
    outcome = OUTCOMES.get(done.kind, ("not right", "right"))[done.right]
    return [
        student, where.number, where.title, done.kind, done.name, outcome, done.tries or "", last, said, done.answer,
        done.sure, "; ".join(done.earlier),
    ]  # fmt: skip


def neutral(cell):
    """A cell that no spreadsheet takes for a formula, on one line."""
    text = str(cell)
    return "'" + text if text.lstrip(" ")[:1] in tuple(FORMULA) else text


def write(folder, texts):
    """Write ``class.html`` and ``class.csv``, or ``class-2`` and so on where the names are taken.

    The folder is made where it is missing; `texts` has the contents of each ending. Returned are the path of each
    file, and last the names that were taken.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        made, taken = read_made(folder), []
        for number in range(1, NAMES):
            paths = {end: folder / f"class{f'-{number}' if number > 1 else ''}.{end}" for end in texts}
            others = [path.name for path in paths.values() if not free(path, made)]
            if not others:
                break
            taken += others
        else:
            raise Stuck(f"{folder} is full of reports that were changed. Write into another folder: --out DIR")
        new = {paths[end].name: digest(text) for end, text in texts.items()}
        keep(
            folder,
            {name: [*made.get(name, []), fingerprint] for name, fingerprint in new.items()}
            | {name: found for name, found in made.items() if name not in new},
        )  # before they are written: whatever stops us, both are known as ours
        for end, text in texts.items():
            replace(paths[end], text)
        return *paths.values(), taken
    except OSError as error:
        raise Stuck(f"cannot write into {folder} ({error.strerror}). Name another folder: --out DIR") from None


def free(path, made):
    """Whether nothing is at a path, or what this command has left there, unchanged."""
    if not os.path.lexists(path):
        return True
    return regular(path) and digest(path.read_bytes()) in made.get(path.name, [])


def read_made(folder):
    """What this command has written here before: name -> fingerprints. Nothing where that is not known any more."""
    path = folder / MADE
    try:
        given = json.loads(path.read_bytes()) if regular(path) else {}
    except (OSError, ValueError, RecursionError):
        return {}
    pairs = given.items() if isinstance(given, dict) else ()
    return {name: [text for text in found if isinstance(text, str)] for name, found in pairs if isinstance(found, list)}


def keep(folder, made):
    path = folder / MADE
    if regular(path) or not os.path.lexists(path):
        replace(path, json.dumps({name: found[-2:] for name, found in made.items()}, indent=1).encode())
