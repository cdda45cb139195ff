"""The command ``neurocourse``: put the lessons into a folder of your own and open them, or say what is wrong.

neurocourse [folder]      copy the lessons that the folder lacks and open JupyterLab there
                          (default: neurocourse-lessons)
neurocourse doctor        check the installation, in plain language
"""

import argparse
import hashlib
import json
import os
import re
import sys
from importlib.resources import files
from pathlib import Path
from subprocess import DEVNULL

from neurocourse import __version__

MANIFEST = ".neurocourse-manifest.json"
LAB_FLAGS = ("--no-browser", "--allow-root", "--debug")
UNKNOWN = "unknown argument {}. Options of JupyterLab are --no-browser, --allow-root, --debug and --name=value"


def lessons():
    """Path of each bundled notebook: inside the wheel, or beside the package in a checkout."""
    bundled = Path(str(files("neurocourse"))) / "_notebooks"
    folder = bundled if bundled.is_dir() else bundled.parent.parent / "notebooks"
    found = sorted(folder.glob("[0-9][0-9]_*.ipynb"))
    if not found:
        stop("the lessons are missing from this installation; install neurocourse again.")
    return found


def stop(sentence):
    sys.exit(f"neurocourse: {sentence}")


def fingerprint(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def copy_lessons(folder):
    """Bring ``folder`` up to date without touching the learner's work.

    A missing notebook is copied. One that is still as an earlier release left it is refreshed. Any other stays.

    Parameters
    ----------
    folder : pathlib.Path

    Returns
    -------
    dict
        Name of each lesson -> "new", "refreshed", "yours" (kept) or "same".
    """
    folder.mkdir(parents=True, exist_ok=True)
    given = read_manifest(folder)
    done = {}
    for source in lessons():
        target, text = folder / source.name, source.read_bytes()
        now = hashlib.sha256(text).hexdigest()
        if not target.exists():
            done[source.name] = "new"
        elif fingerprint(target) == now:
            done[source.name] = "same"
        elif fingerprint(target) == given.get(source.name):
            done[source.name] = "refreshed"
        else:
            done[source.name] = "yours"
            continue
        if done[source.name] != "same":
            replace(target, text)
        given[source.name] = now
    replace(folder / MANIFEST, json.dumps(given, indent=1, sort_keys=True).encode())
    return done


def read_manifest(folder):
    """What was copied here before, by name; nothing when that is not known any more."""
    try:
        given = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return given if isinstance(given, dict) else {}


def replace(target, data):
    """Write a file in one step: a full disk or a pulled plug leaves the old one."""
    part = target.with_name(target.name + ".part")
    part.write_bytes(data)
    os.replace(part, target)


def open_lessons(folder, options):
    """Copy, tell, and open JupyterLab in this process, so that Ctrl-C and Windows behave."""
    if folder.exists() and not folder.is_dir():
        stop(f"{folder} is a file; name a folder.")
    if (folder / "__init__.py").exists():
        stop(f"{folder} holds a program; name another folder.")
    try:
        done = copy_lessons(folder)
    except OSError as error:
        stop(f"cannot write to {folder} ({error.strerror}). Name another folder: neurocourse PATH")
    for word, sentence in (("new", "copied"), ("refreshed", "brought up to date"), ("yours", "kept with your changes")):
        names = [name for name, what in done.items() if what == word]
        if names:
            print(f"{sentence}: {', '.join(names)}")
    first = folder / min(done)
    print(f"The course is in {folder}")
    if options.open:
        from jupyterlab.labapp import main as lab

        os.chdir(folder)
        for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"):
            os.environ.setdefault(name, "1")  # small networks are many times faster so on a busy machine
        lab([str(first.name), *options.rest])


def doctor(folder):
    """Print one line for each thing that the course needs; return the number of things that are wrong."""
    from neurocourse.start_here import health

    checks = [*health.checks(folder), health.library("jupyterlab", "JupyterLab", "4.4"), kernel()]
    for check in checks:
        print(f"{'ok     ' if check.ok else 'PROBLEM'}  {check.name}: {check.detail}")
        if not check.ok:
            print(f"         {check.fix}")
    wrong = sum(not check.ok for check in checks)
    print("Everything is in order." if not wrong else f"{wrong} of {len(checks)} need your attention.")
    return wrong


def kernel():
    """Start a kernel as JupyterLab does and let it add two numbers."""
    from neurocourse.start_here.setting_up.health import Check

    try:
        from jupyter_client.manager import start_new_kernel

        manager, client = start_new_kernel(startup_timeout=60, stderr=DEVNULL)
        try:
            reply = client.execute_interactive("print(1 + 1)", timeout=60, output_hook=lambda message: None)
        finally:
            client.stop_channels()
            manager.shutdown_kernel(now=True)
        ok, detail = reply["content"]["status"] == "ok", "a kernel starts and answers"
    except Exception as error:  # whatever goes wrong here is the finding
        ok, detail = False, f"no kernel starts ({type(error).__name__}: {error})"
    return Check("Kernel", ok, detail, "Install the kernel again: python -m pip install --force-reinstall ipykernel")


def parse(arguments):
    parser = argparse.ArgumentParser(
        prog="neurocourse", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("folder", nargs="?", default="neurocourse-lessons", help="for the lessons, or the word doctor")
    parser.add_argument("--no-open", dest="open", action="store_false", help="copy only; do not open JupyterLab")
    parser.add_argument("--version", action="version", version=f"neurocourse {__version__}")
    options, options.rest = parser.parse_known_args(arguments)
    for word in options.rest:
        if word not in LAB_FLAGS and not re.match(r"--[\w.]+=", word):
            parser.error(UNKNOWN.format(word))
    return options


def main(arguments=None):
    options = parse(arguments)
    if options.folder == "doctor":
        sys.exit(1 if doctor(Path.cwd()) else 0)
    open_lessons(Path(options.folder).expanduser().resolve(), options)
