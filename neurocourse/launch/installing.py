"""venv and pip at work: what they say is kept, and told only when they fail."""

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

from neurocourse.launch import Stuck, whole
from neurocourse.launch.clean import for_pip
from neurocourse.launch.reasons import last_words, reason

# What venv and pip make. Anything else in the folder, such as a file that somebody put there, stays.
PARTS = "bin Scripts lib Lib lib64 include Include share etc man pyvenv.cfg".split()
WHEELS, MADE_FOR = "wheels", "made-for.txt"  # beside start.py in a room without internet: all that would be fetched
NEEDED = "numpy matplotlib.pyplot ipywidgets anywidget jupyterlab.labapp ipykernel.kernelapp neurocourse.start_here"


def make_venv(here, held):
    """Make an empty environment with pip."""
    for name in PARTS:
        remove(Path(here.folder, name))
    python = getattr(sys, "_base_executable", None) or sys.executable  # this may be the Python that was just removed
    steps = [[python, "venv", "--without-pip", here.folder], [here.python, "ensurepip", "--default-pip"]]
    for program, *module in steps:  # venv would take the second step, too, and keep to itself why it failed
        status, said = hear([program, "-I", "-X", "utf8", "-m", *module], here.variables(), held)
        if status:
            raise Stuck(f"the environment could not be made. {reason(said, status)}", last_words(said))


def remove(path):
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def forget(here, names):
    """Let pip believe that the packages ``names`` are not there; it could not take away what is incomplete."""
    for name, info in whole.packages(here.folder).items():
        if name in names:
            remove(info)


def install(here, extras, held):
    """Install what the course and its ``extras`` need, as pyproject.toml says, and is not there."""
    project = tomllib.loads(Path(here.root, "pyproject.toml").read_text("utf-8"))["project"]
    needs = [*project["dependencies"], *(need for name in extras for need in project["optional-dependencies"][name])]
    pip = [
        here.python,
        "-P",
        *"-m pip install --no-compile --no-input --progress-bar off --disable-pip-version-check -c".split(),
    ]
    pins, wheels = str(Path(here.root, "constraints.txt")), Path(here.root, WHEELS)
    variables = for_pip(here.variables(), here.python)
    if wheels.is_dir():
        needs = ["--no-index", "--find-links", str(wheels), *needs]
    status, said = hear([*pip, pins, *needs], variables, held)
    if status and wheels.is_dir():
        raise Stuck(f"the installation failed. {unfit(wheels)}", last_words(said))
    if status:
        why = said + unreached(said, pip, variables, held)
        raise Stuck(f"the installation failed. {reason(why, status)}", last_words(said))


def unfit(wheels):
    """Why a folder of wheels may not do."""
    made_for = wheels / MADE_FOR
    which = made_for.read_text("utf-8") if made_for.is_file() else "another computer"
    return (
        f"The folder {WHEELS} beside start.py holds the course for {which}, and no tests. Take a folder made for this "
        f"computer, or rename {WHEELS} if you are online."
    )


def unreached(said, pip, variables, held):
    """What pip keeps to itself when it finds no version of a package: why it could not read the index."""
    found = re.search(r"(?:satisfies the requirement|Cannot install) ([\w.-]+)", said)
    if not found:
        return ""
    _, more = hear([*pip[:-1], "-vv", "--dry-run", "--no-deps", found[1]], variables, held)
    return "\n".join(line for line in more.splitlines() if "Could not fetch URL" in line)


def look(here):
    """Import what a lesson needs, where it will be imported."""
    code = "import sys, importlib; [importlib.import_module(name) for name in sys.argv[1:]]"
    command = [here.python, "-P", "-c", code, *NEEDED.split()]
    done = subprocess.run(command, env=here.variables(), capture_output=True, encoding="utf-8", errors="replace")
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["no word"])[-1]
        why = reason(done.stderr, done.returncode)
        raise Stuck(f"what was installed does not work ({last[:200]}). {why}", last_words(done.stderr))


def compile_all(here, held):
    """Compile on all cores, where pip would take one."""
    command = [here.python, "-P", "-m", "compileall", "-qq", "-j", "0", here.folder]
    subprocess.run(command, env=here.variables(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **held)


def hear(command, variables, held):
    """Run a command; return its status and all that it said."""
    said = []
    with subprocess.Popen(
        command, env=variables, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        encoding="utf-8", errors="replace", **held,
    ) as child:  # fmt: skip
        for line in child.stdout:
            said.append(line)
            show(line)
    show("")
    return child.returncode, "".join(said)


def show(line):
    """What pip is at, in one line that changes, for somebody who looks."""
    found = re.match(r"Collecting ([\w.-]+)|Installing collected packages|$", line)
    if found and sys.stderr.isatty():
        sys.stderr.write(f"\r{('  ' + (found[1] or found[0][:10]))[:40]:<40}\r")
        sys.stderr.flush()
