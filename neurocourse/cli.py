"""The command ``neurocourse``: put the lessons into a folder of your own and open them, or say what is wrong.

neurocourse [folder]           copy the lessons that the folder lacks and open JupyterLab there
                               (default: neurocourse-lessons)
neurocourse doctor [folder]    look at the installation as the notebooks in the folder meet it
                               (default: the folder you are in)
neurocourse class folder       for teachers: who is stuck where, out of what a class has handed in
"""

import argparse
import os
import re
import sys
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

from neurocourse import __version__
from neurocourse.launch import Stuck
from neurocourse.launch.clean import clean, needed_from_outside
from neurocourse.launch.lessons import copy_lessons
from neurocourse.launch.running import hand_over, lab

LAB_FLAGS = ("--no-browser", "--allow-root", "--debug")
UNKNOWN = "unknown argument {}. Options of JupyterLab are --no-browser, --allow-root, --debug and --name=value"
TOLD = (("new", "copied"), ("refreshed", "brought up to date"), ("yours", "kept with your changes"))


def open_lessons(folder, options):
    """Copy the lessons, tell which, and open JupyterLab."""
    if folder.exists() and not folder.is_dir():
        raise Stuck(f"{folder} is a file; name a folder.")
    if (folder / "__init__.py").exists():
        raise Stuck(f"{folder} holds a program; name another folder.")
    try:
        done = copy_lessons(folder)
    except OSError as error:
        raise Stuck(f"cannot write to {folder} ({error.strerror}). Name another folder: neurocourse PATH") from None
    for word, sentence in TOLD:
        names = [name for name, what in done.items() if what == word]
        if names:
            print(f"{sentence}: {', '.join(names)}")
    print(f"The course is in {folder}")
    if options.open:
        open_lab(folder, min(done), options.rest)


def open_lab(folder, lesson, options):
    """JupyterLab with the first lesson, in as clean an environment as start.py's."""
    if find_spec("jupyterlab") is None:
        raise Stuck(f"JupyterLab is missing. Install it: {sys.executable} -m pip install jupyterlab")
    variables = clean(os.environ, sys.prefix, str(folder / ".neurocourse")) | needed_from_outside()
    sys.exit(hand_over(lab(sys.executable, lesson, options), folder, variables))


def doctor(folder):
    """Look at everything and exit: 0 when all is well."""
    from neurocourse.launch import doctor

    if not folder.is_dir():
        raise Stuck(f"there is no folder {folder}.")
    sys.exit(1 if doctor.examine(folder) else 0)


def parse(arguments):
    parser = argparse.ArgumentParser(
        prog="neurocourse", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument(
        "folder", nargs="?", default="neurocourse-lessons", help="for the lessons, or the word doctor or class"
    )
    parser.add_argument("place", nargs="?", help="which folder the doctor looks at")
    parser.add_argument("--no-open", dest="open", action="store_false", help="copy only; do not open JupyterLab")
    parser.add_argument("--version", action="version", version=f"neurocourse {__version__}")
    options, options.rest = parser.parse_known_args(arguments)
    surplus = [options.place] if options.place and options.folder != "doctor" else []
    for word in [*options.rest, *surplus]:
        if word not in LAB_FLAGS and not re.match(r"--[\w.]+=", word):
            parser.error(UNKNOWN.format(word))
    return options


def path(text):
    """A folder that the learner names, as an absolute path."""
    try:
        return Path(text).expanduser().resolve()
    except FileNotFoundError:
        raise Stuck("the folder you are in is gone. Change to another one and try again.") from None
    except (OSError, RuntimeError, ValueError) as error:
        raise Stuck(f"{text!r} cannot be a folder ({error}).") from None


def main(arguments=None):
    """Carry out the command; whatever is wrong is one sentence."""
    for stream in filter(None, (sys.stdout, sys.stderr)):
        with suppress(AttributeError):
            stream.reconfigure(errors="backslashreplace")  # a terminal that lacks a letter is no reason to end
    arguments = sys.argv[1:] if arguments is None else arguments
    if arguments[:1] == ["class"]:
        from neurocourse import class_report

        return class_report.main(arguments[1:])
    options = parse(arguments)
    try:
        if options.folder == "doctor":
            doctor(path(options.place or "."))
        open_lessons(path(options.folder), options)
    except (Stuck, OSError, ValueError) as error:
        sys.exit(f"neurocourse: {error.args[0] if isinstance(error, Stuck) else error}")
