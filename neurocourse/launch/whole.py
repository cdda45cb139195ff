"""Is all that was installed still there? Every file is looked for, which takes a tenth of a second."""

import csv
import os
import re
from pathlib import Path


def libraries(folder):
    """Where an environment keeps its libraries, or None."""
    found = [Path(folder, "Lib", "site-packages")] if os.name == "nt" else Path(folder, "lib").glob("*/site-packages")
    return next((place for place in found if place.is_dir()), None)


def packages(folder):
    """Name of each package in an environment -> its folder of records."""
    place = libraries(folder)
    return {plain(info.name.split("-")[0]): info for info in place.glob("*.dist-info")} if place else {}


def plain(name):
    """One spelling for Jupyter_Core, jupyter-core and jupyter.core."""
    return re.sub(r"[-_.]+", "-", name).lower()


def broken(folder, names):
    """Those of the packages ``names`` that are missing, or lack a file, or have one of another size."""
    there = packages(folder)
    return [name for name in names if name not in there or not complete(there[name])]


def complete(info):
    try:
        with open(info / "RECORD", encoding="utf-8", newline="") as record:
            return all(as_written(info.parent, *row[::2]) for row in csv.reader(record) if not row[0].endswith(".pyc"))
    except (OSError, ValueError, TypeError, IndexError, csv.Error):
        return False


def as_written(folder, name, size=""):
    return os.stat(os.path.join(folder, name)).st_size == int(size) if size else os.path.exists(folder / name)
