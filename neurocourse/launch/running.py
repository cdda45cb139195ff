"""Give the terminal to another program, and JupyterLab its first lesson."""

import os
import subprocess
import sys

ROOT_USER = (
    "You are root, as in a container: JupyterLab is told so. It listens on this machine only and asks for its token. "
    "To reach it from outside a container add --ip=0.0.0.0\n"
)
NO_HOME = "Your home folder cannot be written to. The course does not need it, and keeps its settings elsewhere.\n"


def lab(python, lesson, options):
    """The command that opens ``lesson`` in JupyterLab; ``options`` of the learner come last, and so they win."""
    root = is_root()
    if root and "--allow-root" not in options:
        sys.stderr.write(ROOT_USER)
    if not os.access(os.path.expanduser("~"), os.W_OK | os.X_OK):
        sys.stderr.write(NO_HOME)
    return [python, "-P", "-m", "jupyterlab", lesson, *(["--allow-root"] if root else []), *options]


def is_root():
    return hasattr(os, "geteuid") and os.geteuid() == 0


def hand_over(command, folder, variables):
    """Become ``command`` in ``folder``, so that signals reach it; on Windows, where that cannot be, wait for it."""
    os.chdir(folder)
    sys.stdout.flush()
    sys.stderr.flush()
    if os.name != "nt":
        os.execve(command[0], command, variables)
    child = subprocess.Popen(command, env=variables)
    while True:
        try:
            return child.wait()
        except KeyboardInterrupt:
            pass  # JupyterLab and pytest hear Ctrl-C too, and end in their own good order
