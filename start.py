"""Open the course:  python3 start.py          Run its tests:  python3 start.py test [arguments for pytest]

Makes a private environment in .venv beside this file, installs the course into it and opens the first lesson in
JupyterLab. Other arguments go to JupyterLab, such as --no-browser or --port=9000. On Windows: py start.py
"""

import hashlib
import os
import subprocess
import sys

ROOT = os.path.dirname(os.path.abspath(__file__))
VENV = os.path.join(ROOT, ".venv")
PYTHON = os.path.join(VENV, "Scripts", "python.exe") if os.name == "nt" else os.path.join(VENV, "bin", "python")
STAMP = os.path.join(VENV, "neurocourse-stamp.txt")  # three lines: the Python, the pins, the extras
PINS = [os.path.join(ROOT, "pyproject.toml"), os.path.join(ROOT, "constraints.txt")]
NO_VENV = "the environment .venv could not be made: is the disk full, the folder read-only, or python3-venv missing?"
NO_INSTALL = "the installation failed. Check the network and the free disk space (450 MB), then run this command again."
TOO_OLD = "this course needs Python 3.11 or newer, and this is {}.{}. Get a newer one from python.org."


def stop(sentence):
    sys.exit("start.py: " + sentence)


def fingerprint():
    """The Python and the pins that the environment must be made from."""
    digest = hashlib.sha256()
    for path in PINS:
        digest.update(open(path, "rb").read())
    return [" ".join(sys.version.split()) + " " + sys.executable, digest.hexdigest()]


def prepare(extras):
    """Make or mend the environment, unless it is as it should be."""
    want, have = fingerprint(), ["", "", ""]
    if os.path.exists(STAMP) and os.path.exists(PYTHON):
        have = open(STAMP, encoding="utf-8").read().split("\n")
    kept = set(have[2].split(",")) - {""}
    if have[:2] == want and set(extras) <= kept:
        return
    if have[0] != want[0]:
        kept = set()
        print("Making the environment .venv ...", flush=True)
        if subprocess.call([sys.executable, "-m", "venv", "--clear", VENV]) != 0:
            stop(NO_VENV)
    print("Installing the course: a minute or two the first time ...", flush=True)
    names = ",".join(sorted(kept | set(extras)))
    pip = [PYTHON, "-m", "pip", "install", "-q", "--disable-pip-version-check", "-c", PINS[1]]
    if subprocess.call(pip + ["-e", ROOT + ("[" + names + "]" if names else "")]) != 0:
        stop(NO_INSTALL)
    with open(STAMP, "w", encoding="utf-8") as file:
        file.write("\n".join(want + [names]))


def main(arguments):
    if sys.version_info < (3, 11):
        stop(TOO_OLD.format(*sys.version_info[:2]))
    if arguments[:1] in (["-h"], ["--help"]):
        return print(__doc__)
    testing = arguments[:1] == ["test"]
    full = os.environ.get("NEUROCOURSE_FULL") == "1"
    prepare((["test", "oracles", "browser"] if full else ["test"]) if testing else [])
    for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"):
        os.environ.setdefault(name, "1")  # small networks are many times faster so on a busy machine
    notebook = os.path.join(ROOT, "notebooks", "00_start_here.ipynb")
    command = ["pytest"] + arguments[1:] if testing else ["jupyterlab", notebook] + arguments
    return subprocess.call([PYTHON, "-m"] + command, cwd=ROOT)


def guarded(arguments):
    try:
        return main(arguments)
    except KeyboardInterrupt:
        return 130
    except OSError as error:
        stop("{}. Check that this folder can be written to and that the disk has room.".format(error))


if __name__ == "__main__":
    sys.exit(guarded(sys.argv[1:]))
