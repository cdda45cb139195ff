"""The course for a room without internet: a folder to carry there on a stick.

It holds the course as it is downloaded, and in ``wheels`` all that ``start.py`` would fetch: where that folder stands,
``start.py`` takes from it and asks nobody. In ``reading`` lies the reading copy, which needs no Python.
"""

import platform
import shutil
import sys
import tomllib

from sources import ROOT
from steps import must_be_new, run

from neurocourse.launch.installing import MADE_FOR, WHEELS

COURSE = "start.py", "pyproject.toml", "constraints.txt", "README.md", "LICENSE", "LICENSE-TEXT"
FOLDERS = "neurocourse", "notebooks", "docs"
LEFT = shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints", "neurocourse-progress.json*", ".neurocourse*")
TOLD = """neurocourse, for a room without internet

Read now, without Python: open reading/index.html in a browser.

Work through it: copy this folder to the computer, open a terminal in it, and run

    python3 start.py        (Windows: py start.py)

It makes a private environment out of the folder wheels and opens the first lesson. Nothing is fetched. The wheels are
for {made_for}; another system needs a folder of its own.

Wrong somewhere? python3 start.py doctor
For teachers: docs/teaching.md
"""


def write(folder, reading=None):
    """Write the room's folder; ``reading(folder)`` writes the reading copy."""
    must_be_new(folder, "the room")
    folder.mkdir(parents=True, exist_ok=True)
    for name in COURSE:
        shutil.copy(ROOT / name, folder)
    for name in FOLDERS:
        shutil.copytree(ROOT / name, folder / name, ignore=LEFT)
    download(folder / WHEELS)
    (folder / "README.txt").write_text(TOLD.format(made_for=this_system()), encoding="utf-8")
    if reading:
        reading(folder / "reading")


def download(folder):
    """All wheels that the course needs on a computer like this one, with a word on what they are for."""
    needs = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    pins = ["-c", ROOT / "constraints.txt"]
    run("pip", "download", "--quiet", "--only-binary", ":all:", "-d", folder, *pins, *needs)
    (folder / MADE_FOR).write_text(this_system(), encoding="utf-8")


def this_system():
    """What the wheels fit, such as "Linux x86_64 and Python 3.11"."""
    return f"{platform.system()} {platform.machine()} and Python {sys.version_info[0]}.{sys.version_info[1]}"
