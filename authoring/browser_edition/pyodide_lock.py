"""Pyodide with our wheels in its lock.

The lock, ``pyodide-lock.json``, names every package that Pyodide can load: its file, its checksum, what is imported
from it, what it depends on. Python in the page loads what a cell imports by it.
"""

import hashlib
import json
import re
import shutil
import urllib.parse
import urllib.request
import zipfile
from pathlib import Path

LOCK = "pyodide-lock.json"
CORE = "pyodide.js", "pyodide.mjs", "pyodide.asm.js", "pyodide.asm.wasm", "python_stdlib.zip"
KERNEL = "piplite", "ipykernel", "pyodide_kernel"  # the kernel brings these wheels
NEEDED = "ipywidgets", "anywidget", "comm", "psygnal", "typing_extensions"  # and these Pyodide lacks
# What each needs when it runs. What its metadata says is more: a front end, which the site has in another place.
DEPENDS = {
    "neurocourse": ["numpy", "matplotlib", "pillow", "ipywidgets", "anywidget"],
    "ipywidgets": ["comm", "ipython", "traitlets"],
    "anywidget": ["ipywidgets", "psygnal", "typing-extensions"],
    "comm": ["traitlets"],
    "pyodide-kernel": ["ipykernel", "ipython", "comm"],
    "piplite": ["micropip"],
}
ROOTS = "neurocourse", "micropip", "piplite", "pyodide-kernel", "ssl", "sqlite3", "jedi"


def write(folder, pyodide, wheels):
    """Put Pyodide's core, the wheels and the lock into a folder; and from a folder the packages that they need, too."""
    folder.mkdir(parents=True)
    local = not str(pyodide).startswith(("http:", "https:"))
    for name in CORE:
        fetch(pyodide, name, folder)
    lock = json.loads(read(pyodide, LOCK))
    lock["packages"] |= {entry["name"]: entry for entry in map(entry_of, wheels)}
    lock["packages"] = {name: lock["packages"][name] for name in needed(lock["packages"])}
    for wheel in wheels:
        shutil.copy(wheel, folder)
    ours = {wheel.name for wheel in wheels}
    for package in lock["packages"].values():
        package["depends"] = [name for name in package["depends"] if normal(name) in lock["packages"]]
        name = package["file_name"]
        if name not in ours and local:
            fetch(pyodide, name, folder)
            if checksum(folder / name) != package["sha256"]:
                raise ValueError(f"{name} is not the file that {LOCK} means")
        elif name not in ours:
            package["file_name"] = urllib.parse.urljoin(pyodide, name)
    (folder / LOCK).write_text(json.dumps(lock), encoding="utf-8")


def needed(packages):
    """Names of the packages that the course needs, sorted; a package may depend on one that is not there."""
    found, waiting = set(), list(ROOTS)
    while waiting:
        name = normal(waiting.pop())
        if name not in found and name in packages:
            found.add(name)
            waiting += packages[name]["depends"]
    return sorted(found)


def entry_of(wheel):
    """The lock's entry for a wheel."""
    distribution, version = wheel.name.split("-")[:2]
    name = normal(distribution)
    return {
        "name": name, "version": version, "file_name": wheel.name, "sha256": checksum(wheel),
        "install_dir": "site", "package_type": "package", "unvendored_tests": False,
        "imports": imports(wheel), "depends": DEPENDS.get(name, []),
    }  # fmt: skip


def normal(name):
    """One spelling for prompt_toolkit and prompt-toolkit."""
    return re.sub(r"[-_.]+", "-", name).lower()


def imports(wheel):
    """Modules and packages at the top of a wheel."""
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    return sorted(top.removesuffix(".py") for top in tops if not top.endswith((".dist-info", ".data", ".libs")))


def checksum(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def fetch(pyodide, name, folder):
    (folder / name).write_bytes(read(pyodide, name))


def read(pyodide, name):
    """A file of Pyodide, from its folder or its address."""
    if Path(pyodide).is_dir():
        return Path(pyodide, name).read_bytes()
    with urllib.request.urlopen(urllib.parse.urljoin(str(pyodide), name)) as answer:
        return answer.read()
