"""Open the course:  python3 start.py          Run its tests:  python3 start.py test [arguments for pytest]

Makes a private environment in .venv beside this file, installs the course into it and opens the first lesson in
JupyterLab. Other arguments go to JupyterLab, such as --no-browser or --port=9000. On Windows: py start.py
"""

import hashlib
import os
import shutil
import subprocess
import sys

ROOT = os.path.dirname(os.path.realpath(__file__))
VENV = os.path.join(ROOT, ".venv")
PYTHON = os.path.join(VENV, "Scripts", "python.exe") if os.name == "nt" else os.path.join(VENV, "bin", "python")
STAMP = os.path.join(VENV, "neurocourse-stamp.txt")  # three lines: the Python and its place, the pins, the extras


def stop(sentence):
    sys.exit("start.py: " + sentence + " Then run this command again.")


def prepare(extras):
    """Make or mend the environment, unless it is as it should be. Moved to another folder it would not work."""
    pins = b"".join(open(os.path.join(ROOT, name), "rb").read() for name in ("pyproject.toml", "constraints.txt"))
    want = [hashlib.sha256(part).hexdigest() for part in (sys.version.encode() + os.fsencode(ROOT), pins)]
    made = os.path.exists(STAMP) and os.path.exists(PYTHON)
    have = (open(STAMP, "rb").read().decode("ascii", "replace") if made else "").split("\n") + ["", ""]
    kept = set(have[2].split(",")) - {""} if have[0] == want[0] else set()
    if have[:2] == want and set(extras) <= kept:
        return
    if not os.access(ROOT, os.W_OK):
        stop("nothing can be written into this folder. Copy the course into a folder of your own.")
    if shutil.disk_usage(ROOT).free < 600e6:
        stop("the disk has less than 600 MB left, which the course needs. Make room.")
    sys.stderr.write("Preparing the course in .venv: a minute or two the first time ...\n")
    if have[0] != want[0] and subprocess.call([sys.executable, "-m", "venv", "--clear", VENV]) != 0:
        stop("the environment .venv could not be made. On Debian or Ubuntu: sudo apt install python3-venv.")
    names = ",".join(sorted(kept | set(extras)))
    pip = [PYTHON] + "-m pip install -q --no-compile --disable-pip-version-check -c constraints.txt -e".split()
    if subprocess.call(pip + ([".[" + names + "]"] if names else ["."]), cwd=ROOT) != 0:
        stop("the installation failed, see above. Check that this computer is online.")
    subprocess.call([PYTHON, "-m", "compileall", "-qq", "-j", "0", VENV])  # on all cores, where pip would take one
    with open(STAMP, "w") as file:
        file.write("\n".join(want + [names]))


def run(command):
    child = subprocess.Popen(command, cwd=ROOT)
    while True:
        try:
            return child.wait()
        except KeyboardInterrupt:
            pass  # JupyterLab and pytest hear Ctrl-C too, and end in their own good order


def main(arguments):
    if arguments[:1] in (["-h"], ["--help"]):
        sys.stdout.write(__doc__)
        return 0
    if sys.version_info < (3, 11):
        stop("the course needs Python 3.11 or newer, and this is {}.{}. See python.org.".format(*sys.version_info[:2]))
    testing = arguments[:1] == ["test"]
    os.environ.update({"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"} | os.environ)  # fastest for small networks
    lab = ["jupyterlab", os.path.join(ROOT, "notebooks", "00_start_here.ipynb")]
    # A file of tests trains its networks once, so it stays with one worker. Tests in the browser wait a lot: cores + 1.
    tests = ["pytest", "-n", str(min((os.cpu_count() or 1) + 1, 4)), "--dist=loadfile", "--no-loadscope-reorder"]
    extras = ["test", "oracles", "browser", "site"] if os.environ.get("NEUROCOURSE_FULL") == "1" else ["test"]
    try:
        prepare(extras if testing else [])
        return run([PYTHON, "-m"] + (tests if testing else lab) + arguments[testing:])
    except KeyboardInterrupt:
        return 130
    except OSError as error:
        stop("{}. Check that this folder can be written to and that the disk has room.".format(error))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
