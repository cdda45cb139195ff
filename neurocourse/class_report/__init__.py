"""Who is stuck? What a class has handed in, read on the teacher's own computer: ``neurocourse class FOLDER``.

``handed_in``   finds the files of each student in a folder
``reading``     what a progress file and a saved notebook tell
``findings``    who is stuck, which mistakes are common, how far each has come
``pseudonyms``  invented labels in place of names
``page``        the findings as one HTML page
``writing``     the same as a table, and files that never replace what is not ours

Loaded for this one command. Nothing is sent anywhere; names stay in the folder.
"""

import argparse
import sys

from neurocourse.class_report import findings, handed_in, page, pseudonyms, writing
from neurocourse.cli import path
from neurocourse.launch import Stuck
from neurocourse.wording import count

HELP = """Read the progress files and notebooks that a class has handed in, and say who is stuck where.

Put what your students hand in into one folder: a sub-folder for each student, or files that bear their names.
class.html and class.csv are written beside them; nothing of theirs is changed, nothing is sent anywhere."""
PRIVATE = "The page and the table hold your students' names: keep them, or write others with --pseudonyms."


def main(arguments):
    """Carry out the command; whatever is wrong with its input is one line, and the exit code 2."""
    try:
        options = parse(arguments)
        report(path(options.folder), options.out and path(options.out), options.pseudonyms)
    except Stuck as stuck:
        sys.stderr.write(f"neurocourse class: {stuck.args[0]}\n")
        sys.exit(2)


def parse(arguments):
    parser = argparse.ArgumentParser(
        prog="neurocourse class", description=HELP, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", nargs="?", help="with what the class has handed in")
    parser.add_argument("--out", metavar="DIR", help="write the page and the table into this folder instead")
    parser.add_argument(
        "--pseudonyms", action="store_true",
        help=f"write invented names; which is whose stands in {pseudonyms.KEY} in the folder of the class",
    )  # fmt: skip
    options = parser.parse_args(arguments)
    if not options.folder:
        raise Stuck("name the folder with what the class has handed in: neurocourse class FOLDER")
    return options


def report(folder, out, hide):
    """Read the folder, write the page and the table, and say so in a few lines."""
    students, remarks = handed_in.read(folder)
    if hide:
        students, remarks = pseudonyms.hidden(folder, students, remarks)
    found = findings.found(students)
    title = "Who is stuck?" if hide else f"Who is stuck in {handed_in.readable(folder.name)}?"
    texts = {"html": page.as_html(title, found, remarks), "csv": writing.as_csv(students, remarks)}
    html, csv, instead = writing.write(out or folder, texts)
    if instead:
        print(f"{', '.join(instead)} in {html.parent} is not of this command's making, or was changed: it stays.")
    print(f"{count(len(students), 'student')}, {count(len(found.stuck_students), 'of them stuck', 'of them stuck')}.")
    if remarks:
        print(
            f"{count(len(remarks), 'remark')} on files that could not be read, or not wholly: at the end of the page."
        )
    print(f"Open {html} in a browser; {csv.name} beside it opens in a spreadsheet.")
    print(f"Which label is whose stands in {folder / pseudonyms.KEY}: keep it to yourself." if hide else PRIVATE)
