"""Open the course:  python3 start.py          Run its tests:  python3 start.py test [arguments for pytest]
Ask what is wrong: python3 start.py doctor   On Windows:     py start.py

Makes a private environment in .venv beside this file, installs what the course needs into it and opens the first lesson
in JupyterLab. Options go to JupyterLab, such as --no-browser or --port=9000.
"""

import os
import sys

ROOT = os.path.dirname(os.path.realpath(__file__))


def only_python_and_the_course():
    """Import from Python's own library, then from this folder: no file here and no variable can hide a module."""
    elsewhere = [ROOT, os.path.dirname(__file__), ""] + os.environ.get("PYTHONPATH", "").split(os.pathsep)
    own = (sys.base_prefix, sys.base_exec_prefix, os.path.dirname(os.__file__))
    library = [p for p in sys.path if p.startswith(own) and p not in elsewhere and "-packages" not in p]
    sys.path[:] = library + [ROOT]


def main(arguments):
    if arguments[:1] in (["-h"], ["--help"]):
        sys.stdout.write(__doc__)
        return 0
    if sys.version_info < (3, 11):
        needed = "start.py: the course needs Python 3.11 or newer, and this is {}.{}. See python.org."
        sys.exit(needed.format(*sys.version_info[:2]) + " Then run this command again.")
    only_python_and_the_course()
    try:
        from neurocourse.launch import course
    except ImportError:
        sys.exit("start.py: the folder neurocourse beside it is missing or incomplete. Download the whole course.")
    return course.main(ROOT, arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
