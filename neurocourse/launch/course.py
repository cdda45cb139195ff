"""What start.py does, once it knows that this Python is young enough."""

import os
import sys
from difflib import get_close_matches
from pathlib import Path

from neurocourse.launch import Stuck
from neurocourse.launch.making import prepare
from neurocourse.launch.running import hand_over, lab

WORDS = ("test", "doctor")


def main(root, arguments):
    """Prepare the environment and open the course, test it or look at it; end in one sentence when that cannot be."""
    try:
        word, rest = split(arguments)
        return start(root, word, rest)
    except KeyboardInterrupt:
        return 130
    except Stuck as stuck:
        sentence, words = (*stuck.args, "")[:2]
        sys.stderr.write(words and words + "\n")
        sys.exit(f"start.py: {sentence} Then run this command again.")
    except OSError as error:
        sys.exit(f"start.py: {error}. Check that this folder can be written to and that the disk has room.")


def split(arguments):
    """The word that says what to do, "" for opening the course, and what is passed on."""
    if not arguments or arguments[0].startswith("-"):
        return "", arguments
    word, *rest = arguments
    if word in WORDS and not (word == "doctor" and rest):
        return word, rest
    close = get_close_matches(word.lower(), WORDS)
    hint = f"Did you mean {close[0]}?" if close and not rest else "It knows the words test and doctor."
    told = f"start.py: it does not know what to do with {' '.join(arguments)!r}. {hint}"
    sys.exit(f"{told} Options, such as --no-browser, go to JupyterLab.")


def start(root, word, rest):
    lessons = sorted(Path(root, "notebooks").glob("[0-9][0-9]_*.ipynb"))
    if not lessons:
        raise Stuck("the lessons are missing beside start.py. Download the whole course.")
    full = os.environ.get("NEUROCOURSE_FULL") == "1"
    extras = ["test", "oracles", "browser", "site", "lite", "release"] if full else ["test"]
    here = prepare(root, extras if word == "test" else [], dict(os.environ), tell)
    commands = {"": opening, "test": testing, "doctor": looking}
    return hand_over(commands[word](here.python, lessons[0], rest), root, here.variables())


def opening(python, lesson, options):
    return lab(python, str(lesson), options)


def testing(python, _, options):
    """A file of tests trains its networks once, so it stays with one worker. Tests in the browser wait a lot."""
    workers = str(min((os.cpu_count() or 1) + 1, 4))
    return [python, "-P", "-m", "pytest", "-n", workers, "--dist=loadfile", "--no-loadscope-reorder", *options]


def looking(python, lesson, _):
    return [python, "-P", "-m", "neurocourse", "doctor", str(lesson.parent)]


def tell(sentence):
    sys.stderr.write(sentence + "\n")
    sys.stderr.flush()
