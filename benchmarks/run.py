"""Run the benchmarks of this folder and write RESULTS.md. Run: ``python benchmarks/run.py [rounds] [names]``.

With names, such as ``lessons mlp``, the other sections stay as they are.

A benchmark is a file here that prints Markdown: sections that start with ``##``. To add one, add the file.
"""

import datetime
import os
import platform
import re
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
LIBRARIES = "numpy matplotlib ipywidgets anywidget scikit-learn torch scipy gymnasium snntorch minisom cma".split()
LIBRARIES += "reservoirpy neurosush brainblocks".split()
HEADER = """# Benchmarks

Written by `python benchmarks/run.py`; never edited by hand. Ours and the others run in turn in the same minutes, with
one thread each. Every figure is the median over the rounds of a quotient formed inside one round; the range is its
lowest and highest value. Times of different machines cannot be compared, quotients roughly can.

"""


def versions():
    """Return one line: Python and the libraries that are installed, the number of cores and the date."""
    found = [f"Python {platform.python_version()}"]
    for name in LIBRARIES:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            found.append(f"{name} not installed")
    return f"{', '.join(found)}. {os.cpu_count()} cores. {datetime.date.today():%d %B %Y}.\n\n"


def section(script, arguments):
    """Return (what the benchmark printed, whether it ran to its end)."""
    print(f"{script.name} …", file=sys.stderr, flush=True)
    command = [sys.executable, "-X", "utf8", script, *arguments]
    done = subprocess.run(command, capture_output=True, encoding="utf-8")
    if done.returncode == 0:
        return done.stdout.strip() + "\n\n", True
    print(done.stderr, file=sys.stderr)
    return f"## {script.stem}\n\nDid not run: {done.stderr.strip().splitlines()[-1]}\n\n", False


def kept(names):
    """Sections of RESULTS.md by their headings, when only some are made anew."""
    if not names:
        return {}
    return parted((FOLDER / "RESULTS.md").read_text(encoding="utf-8"))


def parted(text):
    """Sections of a Markdown text by their headings."""
    parts = re.split(r"^(?=## )", text, flags=re.MULTILINE)
    return {part.splitlines()[0]: part.strip() + "\n\n" for part in parts if part.startswith("## ")}


def main(arguments):
    rounds, names = [a for a in arguments if a.isdigit()], [a for a in arguments if not a.isdigit()]
    scripts = sorted(path for path in FOLDER.glob("*.py") if path.stem not in ("run", "timing", "processes"))
    sections = [section(script, rounds) for script in scripts if not names or script.stem in names]
    found = kept(names) | parted("".join(text for text, _ in sections))
    text = HEADER + versions() + "".join(found[heading] for heading in sorted(found))
    (FOLDER / "RESULTS.md").write_text(text.rstrip() + "\n", encoding="utf-8")
    return 0 if all(ran for _, ran in sections) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
