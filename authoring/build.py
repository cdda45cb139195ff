"""Build the notebooks from the texts in the rooms: ``neurocourse/<room>/lesson.py`` -> ``notebooks/NN_<room>.ipynb``.

    python authoring/build.py               build every lesson, and fill in the tables of README and docs
    python authoring/build.py spiking       build both notebooks of one room, and lesson 00 when it is stale
    python authoring/build.py --check       compare with what is committed, without executing anything
    python authoring/build.py --solved DIR  build the solved form into DIR
    python authoring/build.py --site DIR    write the committed notebooks as living pages that open from disk
    python authoring/build.py --lite DIR    write the browser edition, for any web server
    python authoring/build.py --offline DIR write the course for a room without internet
    python authoring/build.py --nbgrader DIR  write the lessons as assignments that nbgrader grades

The same source gives the same bytes: ids come from the contents, timings and widget state are dropped.
"""

import argparse
import os
import re
import sys
import tempfile
from pathlib import Path

import browser_edition
import class_kit
import home
import nbformat
import offline
import pages
import publisher
from execution import execute, normalise, printed_run_time
from percent import assemble
from reading import pages as reading_pages
from reading import stops
from sources import chosen

from neurocourse.wording import count

RUN_TIME = re.compile(r"\d+ seconds|\{run_time\}")


def run_time(seconds, previous):
    """Seconds to print: rounded up to five; the last figure stands while it is true within a factor of two."""
    if previous and 0.5 <= seconds / previous <= 1:
        return previous
    return max(5, 5 * -(-int(seconds + 1) // 5))


def build(source, target, *, with_solutions=False, previous=None):
    """Build one notebook; the target is replaced only when everything ran."""
    notebook = assemble(source.read(), source, with_solutions=with_solutions)
    seconds = execute(notebook)
    stated = run_time(seconds, previous)
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            cell.source = cell.source.replace("{run_time}", f"{stated} seconds")
    normalise(notebook)
    write(notebook, target)
    return seconds


def write(notebook, target):
    nbformat.validate(notebook)
    text = nbformat.writes(notebook).rstrip("\n") + "\n"
    with tempfile.NamedTemporaryFile("w", dir=target.parent, delete=False, encoding="utf-8", newline="\n") as file:
        file.write(text)
    os.chmod(file.name, 0o644)
    os.replace(file.name, target)


def differences(source):
    """What the committed notebook and its source disagree about; an empty list when they agree."""
    target = source.notebook
    if not target.exists():
        return [f"{target.name} is missing"]
    raw = target.read_text(encoding="utf-8")
    have, want = nbformat.reads(raw, as_version=4), assemble(source.read(), source)
    found = []
    if raw != nbformat.writes(have).rstrip("\n") + "\n":
        found.append("not in canonical form (edited by hand?)")
    if len(have.cells) != len(want.cells):
        found.append(f"{len(have.cells)} cells, its source has {len(want.cells)}")
    for a, b in zip(have.cells, want.cells, strict=False):
        if (a.id, a.cell_type, RUN_TIME.sub("", a.source)) != (b.id, b.cell_type, RUN_TIME.sub("", b.source)):
            found.append(f"differs from its source first at: {(b.source or a.source).splitlines()[0][:70]!r}")
            break
        if a.cell_type == "code" and (a.execution_count is None or a.metadata.get("tags") != b.metadata.get("tags")):
            found.append(f"not executed, or other tags: {a.source.splitlines()[0][:70]!r}")
            break
    if source == home.source() and (old := home.stale(target)):
        found.append(f"its {' and its '.join(old)} changed since it was built")
    return found


def write_site(options):
    """The reading copy of the chosen lessons."""
    found = chosen(options.lessons)
    how = dict(most=options.states, repository=options.repository)
    written = reading_pages.write(found, options.site, options.mathjax, **how)
    print(f"{len(written)} pages; open {written[-1]} in a browser")


def write_course(options):
    """The chosen lessons as an nbgrader course."""
    graded = class_kit.write(chosen(options.lessons), options.nbgrader)
    for stem, names in graded.items():
        print(f"{stem}: {count(len(names), 'exercise') if names else 'left out, as it has no exercise'}")
    print(f"{options.nbgrader} is an nbgrader course; docs/teaching.md has the commands, from handing out to feedback")


def write_offline(options):
    """A folder for a room without internet, with the reading copy of the chosen lessons."""
    how = dict(most=options.states, repository=options.repository)
    found = chosen(options.lessons)
    offline.write(options.offline, lambda folder: reading_pages.write(found, folder, options.mathjax, **how))
    print(f"{options.offline} works without internet: its README.txt says how; wheels for {offline.this_system()}")


def check(sources):
    """Print what is not as its source says; the number of such files."""
    found = {source.notebook.name: differences(source) for source in sources}
    found |= {path.name: ["its tables are not those of lessons.toml"] * (not fits) for path, fits in pages.compared()}
    for name, why in found.items():
        print(f"{name}: {'; '.join(why) or 'is what its source says'}")
    return sum(map(bool, found.values()))


def main(arguments=None):
    parser = argparse.ArgumentParser(description="Build the notebooks from the texts in the rooms.")
    parser.add_argument("lessons", nargs="*", help="which (default: all), such as 01_pioneers or pioneers")
    parser.add_argument("--check", action="store_true", help="compare only; nothing is executed or written")
    parser.add_argument("--solved", metavar="DIR", type=Path, help="build the solved form into DIR")
    parser.add_argument("--site", metavar="DIR", type=Path, help="write the reading copy into DIR")
    parser.add_argument(
        "--states", metavar="N", type=int, default=stops.STATES, help="with --site: states of an explorer"
    )
    where = "with --site: owner/name on GitHub, for links to where the code runs"
    parser.add_argument(
        "--repository", metavar="NAME", default=publisher.known() or os.environ.get("GITHUB_REPOSITORY"), help=where
    )
    parser.add_argument("--lite", metavar="DIR", type=Path, help="write the browser edition into the new folder DIR")
    parser.add_argument(
        "--pyodide", metavar="DIR", default=browser_edition.CDN,
        help="with --lite: a whole Pyodide to take into it (default: readers load NumPy & co. from %(default)s)",
    )  # fmt: skip
    how = "write an nbgrader course into the new folder DIR, with the chosen lessons as its assignments"
    parser.add_argument("--nbgrader", metavar="DIR", type=Path, help=how)
    parser.add_argument("--mathjax", metavar="FILE", type=Path, help="with --site: MathJax 3, tex-svg-full.js")
    how = "write the course for a room without internet into the new folder DIR: wheels for a system like this one, "
    parser.add_argument("--offline", metavar="DIR", type=Path, help=how + "the lessons, and the reading copy")
    options = parser.parse_args(arguments)
    if options.offline:
        write_offline(options)
    elif options.site:
        write_site(options)
    elif options.lite:
        browser_edition.write(options.lite, options.pyodide)
        print(f"{options.lite} is the browser edition; a web server must serve it, such as python -m http.server")
    elif options.nbgrader:
        write_course(options)
    elif options.check:
        if check(with_home(chosen(options.lessons))):
            sys.exit("build.py: run `python authoring/build.py` and commit the result")
    else:
        for source in with_home(chosen(options.lessons), options.solved):
            write_notebook(source, options.solved)
        pages.fill_in()


def with_home(sources, solved=None):
    """The sources, and lesson 00 with them when it shows a room otherwise than the room now is."""
    first = home.source()
    if solved or first in sources or not first.notebook.exists() or not home.stale(first.notebook):
        return sources
    return [first, *sources]


def write_notebook(source, solved):
    """Build one notebook into its place, or its solved form into the folder ``solved``."""
    target = (solved or source.notebook.parent) / source.notebook.name
    target.parent.mkdir(parents=True, exist_ok=True)
    print(f"{target.name} …", end=" ", flush=True)
    previous = printed_run_time(source.notebook)
    seconds = build(source, target, with_solutions=solved is not None, previous=previous)
    print(f"{seconds:.1f} s, {target.stat().st_size / 1024:.0f} KB")


if __name__ == "__main__":
    main()
