"""How the tests are shared out: what one worker takes at a time, and what comes first.

A file trains its networks once, so it stays with one worker. Only a few files are parted, because they would keep one
worker busy when the others have gone.
"""

import re

# Longest first, so that at the end there are short ones to fill the gaps: names of files, or of a folder.
LONG = (
    "test_start_real.py",
    "test_browser_edition.py",
    "test_lessons_browser.py",
    "test_32_bits.py",
    "browser",
    "test_answers.py",
    "test_notebooks.py",
    "test_binder.py",
    "test_install.py",
    "test_nbgrader.py",
    "test_offline.py",
    "test_explorers.py",
)
# At the end of the name of a test that is about one notebook, or about one exercise of a room.
NOTEBOOK, EXERCISE = re.compile(r"\[(\d\d)_(\w+?)(?:_further)?\]$"), re.compile(r"\[(\w+)-\w+\]$")


def rank(path):
    """Where a file comes in the order of `LONG`; all others come after it."""
    names = (path.name, path.parent.name)
    return next((place for place, name in enumerate(LONG) if name in names), len(LONG))


def part(test):
    """What a test, by its full name, shares a worker with."""
    file = test.split("::")[0]
    notebook = NOTEBOOK.search(test)
    if file.endswith("test_lessons_browser.py"):  # two workers with a browser, which takes seconds to start
        return f"{file}, {'even' if notebook and int(notebook[1]) % 2 == 0 else 'odd'} lessons"
    about = notebook[2] if notebook else next(iter(EXERCISE.findall(test)), "")
    if file.endswith(("test_answers.py", "test_notebooks.py")):
        return f"{file}, {about}"
    alone = file.endswith("test_browser_edition.py")  # minutes, with a site and a browser of its own
    return "browser" if "/browser/" in file and not alone else file
