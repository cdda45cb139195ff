"""What a class has handed in: whose each file is, what can be read, and a remark on each file that cannot."""

import os
import re
import stat
import unicodedata
from typing import NamedTuple

from neurocourse.class_report.pseudonyms import KEY
from neurocourse.class_report.reading import Unreadable, join, notebook, progress
from neurocourse.launch import Stuck
from neurocourse.lessons import lessons

FILES = 20_000  # more than a class hands in: this is some other folder
READERS = {".json": (progress, 2e6, "progress file"), ".ipynb": (notebook, 30e6, "notebook")}  # and largest size
ARCHIVES = (".zip", ".7z", ".rar", ".tar", ".gz", ".tgz")
OURS = re.compile(r"class(-\d+)?\.(csv|html)|" + re.escape(KEY) + r"|neurocourse-progress\.json\.(bak\d*|lock)")
JUNK = {"Thumbs.db", "desktop.ini", "__MACOSX", "__pycache__", "node_modules"}  # and whatever begins with a dot

# What learning platforms add to a name: Moodle `Zoë Lee_123_assignsubmission_file`, Canvas `leezoe_LATE_123_456_name`.
PLATFORM = re.compile(r"_\d+_assignsubmission_.*|(?:_LATE)?_\d{3,}_\d{3,}(?=_)", re.IGNORECASE)
ROOMS = "|".join(lesson.room for lesson in lessons())
LESSON = re.compile(rf"neurocourse[-_ ]progress|(?<!\d)\d\d_(?:{ROOMS})(?:_further)?", re.IGNORECASE)
JOINERS = "\u200c\u200d"  # invisible, and part of names in Persian and in Indian scripts


class Student(NamedTuple):
    """A student and what they did: (kind, room, name) -> `reading.Done`."""

    name: str
    done: dict


class Remark(NamedTuple):
    """How a file was read, such as "could not be read: it is empty".

    ``what`` is its kind, for when its name may not be told.
    """

    student: str
    file: str
    what: str
    why: str


def read(folder):
    """Students of a class in the order of their names, and the remarks.

    Raises
    ------
    Stuck
        There is no such folder, or nothing in it.
    """
    if not folder.exists():
        raise Stuck(f"there is no folder {folder}. Name the one with what the class has handed in.")
    if not folder.is_dir():
        raise Stuck(f"{folder} is a file. Name the folder that it lies in.")
    done, names, sources, remarks = {}, {}, {}, []
    for parts, file, what in sorted(files(folder), key=lambda found: found[0]):
        name = student(parts, readable(folder.name))
        key = name.casefold()
        names.setdefault(key, name)
        try:
            deeds, left = read_file(file)
            why = left and f"read in part, {left}"
            done[key] = join(done.get(key, {}), deeds)
            sources.setdefault((key, what), []).append(readable("/".join(parts)))
        except Unreadable as unreadable:
            why = f"could not be read: {unreadable}"
        if why:
            remarks.append(Remark(names[key], readable("/".join(parts)), what, why))
    remarks += [twice(names[key], what, files) for (key, what), files in sources.items() if what == "progress file"]
    if not names:
        raise Stuck(
            f"there is nothing to read in {folder}. Collect neurocourse-progress.json, or the notebooks, from each "
            "student: in a sub-folder for each, or named by student."
        )
    students = [Student(names[key], done[key]) for key in sorted(done)]
    return students, [remark for remark in remarks if remark]


def twice(name, what, files):
    """A remark on a student who has handed in two progress files; None for all others."""
    why = f"{len(files)} files of one student, joined: for each thing that which is further counts"
    return Remark(name, ", ".join(files[:5]), what, why) if len(files) > 1 else None


def files(folder):
    """Path below the folder, as parts, path and kind of each file; no link is followed."""

    seen = 0
    for place, folders, names in os.walk(folder):
        closed = [name for name in folders if not enters(os.path.join(place, name))]
        folders[:] = [name for name in folders if wanted(name) and name not in closed]
        for name in filter(wanted, [*names, *closed]):
            seen += 1
            if seen > FILES:
                raise Stuck(f"{folder} holds more than {FILES:,} files. Name the folder of one class.")
            file = os.path.join(place, name)
            yield tuple(os.path.relpath(file, folder).split(os.sep)), file, kind(name)


def enters(folder):
    """Whether a sub-folder is looked into: a link and one that is locked are not."""
    return not os.path.islink(folder) and os.access(folder, os.R_OK | os.X_OK)


def wanted(name):
    return not (name.startswith(".") or name in JUNK or OURS.fullmatch(name))


def kind(name):
    return READERS.get(os.path.splitext(name)[1].lower(), (None, 0, "other file"))[2]


def read_file(file):
    """What a file tells, and a remark on what it does not; `Unreadable` says why not."""
    ending = os.path.splitext(file)[1].lower()
    reader, largest, _ = READERS.get(ending, (None, 0, ""))
    try:
        found = os.lstat(file)
        if stat.S_ISLNK(found.st_mode):
            raise Unreadable("it is a link, which is not followed: put the file itself there")
        if not stat.S_ISREG(found.st_mode):
            locked = stat.S_ISDIR(found.st_mode)
            raise Unreadable("it is a folder that is closed to you" if locked else "it is no plain file")
        if ending in ARCHIVES:
            raise Unreadable("it is an archive: unpack it and run the command again")
        if reader is None:
            raise Unreadable("it is neither a progress file nor a notebook")
        if found.st_size > largest:
            raise Unreadable(f"it has {found.st_size / 1e6:,.0f} MB, far more than a {kind(file)} of the course")
        with open(file, "rb") as opened:
            return reader(opened.read(int(largest) + 1), os.path.basename(file))
    except OSError as error:
        raise Unreadable(f"the disk says: {error.strerror or error}") from None


def student(parts, folder):
    """The student's name: that of the outermost sub-folder, else what the file's name says beside the lesson's.

    >>> student(("Zoë Lee_1234_assignsubmission_file", "neurocourse-progress.json"), "9b")
    'Zoë Lee'
    >>> student(("neurocourse-progress-ann.json",), "9b"), student(("ben_neurocourse-progress (2).json",), "9b")
    ('ann', 'ben')
    >>> student(("neurocourse-progress (3).json",), "9b"), student(("neurocourse-progress.json",), "9b")
    ('neurocourse-progress (3)', '9b')
    """
    whole = readable(parts[0] if len(parts) > 1 else os.path.splitext(parts[0])[0])
    name = PLATFORM.sub("", whole)
    if len(parts) > 1:
        return name.strip(" _-.") or whole
    bare = LESSON.sub("", name)
    if bare == name:
        return name
    if not bare.strip(" _-."):
        return folder
    plain = re.sub(r"\(\d+\)|-Copy\d+", "", bare).strip(" _-.")
    return plain or whole


def readable(name):
    """A file's name as a page can hold it: composed letters, nothing invisible, nothing that turns the line."""
    text = unicodedata.normalize("NFC", os.fsencode(name).decode("utf-8", "replace"))
    odd = ("Cc", "Cf", "Cs", "Zl", "Zp")
    return "".join("�" if unicodedata.category(c) in odd and c not in JOINERS else c for c in text)[:120]
