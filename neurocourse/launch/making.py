"""The private environment of start.py: made, mended when something is missing, never in somebody else's folder."""

import hashlib
import json
import os
import shutil
import sys
from contextlib import suppress
from pathlib import Path

from neurocourse.launch import Stuck, whole
from neurocourse.launch.clean import clean
from neurocourse.launch.installing import compile_all, forget, install, look, make_venv
from neurocourse.launch.lock import alone

NAMES = (".venv", ".venv-neurocourse")  # the second where the first is somebody else's
STAMP = "neurocourse-stamp.txt"
LAB_SETTINGS = Path("share", "jupyter", "lab", "settings", "overrides.d", "neurocourse.json")
ROOM = 600e6  # bytes


class Environment:
    """A folder with a Python of its own.

    Its stamp says that the folder is ours, and, once all is well, what was made: the Python and its place, the pins,
    the extras, the packages.
    """

    def __init__(self, root, folder, environ):
        self.root, self.folder, self.environ = root, str(folder), environ
        windows = os.name == "nt"
        self.python = os.path.join(self.folder, *(("Scripts", "python.exe") if windows else ("bin", "python")))
        self.stamp = Path(self.folder, STAMP)

    def variables(self):
        """The environment for everything that runs in here."""
        return clean(self.environ, self.folder, os.path.join(self.folder, "home"))

    def made(self):
        """What the stamp says; nothing while the environment is being made."""
        try:
            made = json.loads(self.stamp.read_text("utf-8"))
            lists = [made["extras"], made["packages"], [made["python"], made["pins"]]]
            return made if all(isinstance(word, str) for words in lists for word in words) else {}
        except (OSError, ValueError, LookupError, TypeError, RecursionError):
            return {}

    def mark(self):
        """Say that the folder is ours and nothing is made yet: what is killed now is made anew at the next start."""
        os.makedirs(self.folder, exist_ok=True)
        self.write_stamp()

    def write_stamp(self, **made):
        part = self.stamp.with_suffix(".part")
        part.write_text(json.dumps(made), encoding="utf-8")
        os.replace(part, self.stamp)

    def missing(self):
        """Names of packages of which something is missing; "python" for the environment's own parts."""
        if not (os.path.isfile(self.python) and os.path.isfile(os.path.join(self.folder, "pyvenv.cfg"))):
            return ["python"]
        return whole.broken(self.folder, self.made().get("packages", ()))


def prepare(root, extras, environ, tell):
    """Return the environment of the course in ``root`` with its ``extras``, made or mended where that is needed."""
    here = choose(root, environ)
    if ready(here, extras):
        with suppress(OSError):  # a course that cannot be written to has been joined when it was made
            join(here)
        return here
    able(here)
    lock = os.path.join(root, ".venv.lock")
    with alone(lock, lambda: tell("Another start is preparing the course: waiting for it ...")) as held:
        here = choose(root, environ)
        if not ready(here, extras):
            if os.path.basename(here.folder) != NAMES[0]:
                tell(f"{NAMES[0]} is not of the course's making and stays as it is: the course uses {NAMES[1]}.")
            tell(f"Preparing the course in {os.path.basename(here.folder)}: a minute or two the first time ...")
            work(here, extras, held, tell)
    return here


def choose(root, environ):
    """The folder that is ours, or the first that is free."""
    places = [Environment(root, Path(root, name), environ) for name in NAMES]
    ours = [here for here in places if here.stamp.is_file()]
    for here in [*ours, *(here for here in places if free(here.folder))]:
        return here
    raise Stuck(f"{NAMES[0]} and {NAMES[1]} are in the way, and not of the course's making. Rename one of them.")


def free(folder):
    """Whether nothing is there, or an empty folder."""
    return not os.path.lexists(folder) or (os.path.isdir(folder) and not os.listdir(folder))


def want(root):
    """What the stamp has to say about the Python, with its place, and about the pins."""
    pins = b"".join(Path(root, name).read_bytes() for name in ("pyproject.toml", "constraints.txt"))
    python = sys.version.encode() + os.fsencode(sys.base_prefix + root)
    return {"python": hashlib.sha256(python).hexdigest(), "pins": hashlib.sha256(pins).hexdigest()}


def ready(here, extras):
    """Whether the environment is as it should be. Moved to another folder it would not work."""
    made = here.made()
    return made.items() >= want(here.root).items() and set(extras) <= set(made["extras"]) and not here.missing()


def able(here):
    """Say at once what would only be found out after a minute."""
    if os.pathsep in here.root or not is_utf8(os.fsencode(here.root)):
        raise Stuck("the name of this folder has a character that Python cannot use. Rename the folder.")
    if not os.access(here.root, os.W_OK):
        raise Stuck("nothing can be written into this folder. Copy the course into a folder of your own.")
    if shutil.disk_usage(here.root).free < ROOM:
        raise Stuck("the disk has less than 600 MB left, which the course needs. Make room.")


def is_utf8(name):
    try:
        return bool(name.decode("utf-8"))
    except UnicodeDecodeError:
        return False


def work(here, extras, held, tell):
    """Bring the environment up to date, or make it anew where that cannot do. Stamp it when it works."""
    made, wanted = here.made(), want(here.root)
    names = sorted(set(extras) | set(made.get("extras", ())))
    lacking = here.missing()
    here.mark()
    if made.get("python") != wanted["python"] or {"python", "pip"} & set(lacking):
        fill(here, names, held)
    else:
        try:
            update(here, names, lacking, held)
        except Stuck as stuck:
            if lacking or not set(names) <= set(made["extras"]) or not works(here):
                raise
            tell(
                f"The libraries could not be brought up to date: {stuck.args[0]} The course goes on with those it has."
            )
            return here.write_stamp(**made)
    here.write_stamp(**wanted, extras=names, packages=sorted(whole.packages(here.folder)))


def fill(here, names, held):
    """Make the environment anew."""
    make_venv(here, held)
    install(here, names, held)
    join(here)
    look(here)
    compile_all(here, held)


def update(here, names, lacking, held):
    """Install what is missing or out of date. What still does not work then is made anew."""
    forget(here, lacking)
    install(here, names, held)
    join(here)
    if works(here):
        compile_all(here, held)
    else:
        fill(here, names, held)


def works(here):
    try:
        look(here)
        return True
    except Stuck:
        return False


def join(here):
    """Let the environment find the course, and JupyterLab its settings.

    The path is a relative one: Python cannot read every letter of a folder's name in such a file.
    """
    libraries = whole.libraries(here.folder)
    keep(libraries / "neurocourse.pth", os.path.relpath(here.root, libraries) + "\n")
    settings = Path(here.root, "neurocourse", "teaching", "page", "static", "lab-settings.json")
    keep(Path(here.folder, LAB_SETTINGS), settings.read_text("utf-8"))


def keep(path, text):
    """Let a file have this text; in an environment that cannot be written to it has."""
    if not path.is_file() or path.read_text("utf-8", "replace") != text:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
