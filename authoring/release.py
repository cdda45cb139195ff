"""A release: who publishes the course, and when; whether a tag is its version.

    python authoring/release.py fill OWNER/NAME   write the addresses into package page, README and citation, and the
                                                  day of the release, unless it has one, into changelog and citation
    python authoring/release.py notes v0.1.0      say what is new in it; fail when the tag is not the version

The workflow `release` does both. Whoever owns the repository does the first by hand, once, then runs
`python authoring/build.py`, and commits: README and the head of each notebook name the addresses then, and a notebook
that is opened in Colab fetches the course.
"""

import argparse
import datetime
import re
import sys
import tomllib

import pages
import publisher
from publisher import GITHUB, PROJECT
from sources import ROOT

CITATION, CHANGELOG = ROOT / "CITATION.cff", ROOT / "CHANGELOG.md"
MARKS = re.compile(r"(# publisher: filled in by authoring/release.py\n).*?(# end\n)", re.DOTALL)
SECTION = r"## \[{version}\] - (\S+)\n(.*?)(?=^## |\Z)"
OPEN = "unreleased"

URLS = """\
[project.urls]
Homepage = "{site}"
Repository = "{repository}"
Issues = "{repository}/issues"
Changelog = "{repository}/blob/main/CHANGELOG.md"

[[tool.hatch.metadata.hooks.fancy-pypi-readme.substitutions]]
pattern = '!\\[([^\\]]*)\\]\\((?!https?:|#)([^)\\s]+)\\)'
replacement = '![\\1]({raw}/v$HFPR_VERSION/\\2)'

[[tool.hatch.metadata.hooks.fancy-pypi-readme.substitutions]]
pattern = '\\]\\((?!https?:|#)([^)\\s]+)\\)'
replacement = ']({repository}/blob/v$HFPR_VERSION/\\1)'
"""
CITED = 'repository-code: "{repository}"\nurl: "{site}"\n'


def version():
    return tomllib.loads(PROJECT.read_text("utf-8"))["project"]["version"]


def section():
    """Day and text of the changelog's section about this version."""
    found = re.search(SECTION.format(version=re.escape(version())), CHANGELOG.read_text("utf-8"), re.DOTALL | re.M)
    if not found:
        sys.exit(f"release.py: CHANGELOG.md has no section ## [{version()}] - {OPEN}")
    return found[1], found[2].strip() + "\n"


def fill(name, today):
    """Write the publisher and, where it is open, the day of the release into the files that name them."""
    addresses = dict(
        site=publisher.site(name), repository=GITHUB + name, raw=f"https://raw.githubusercontent.com/{name}"
    )
    for path, block in ((PROJECT, URLS), (CITATION, CITED)):
        between = block.format(**addresses)
        rewrite(path, lambda text, between=between: MARKS.sub(lambda marks: marks[1] + between + marks[2], text))
    if section()[0] == OPEN:
        rewrite(CHANGELOG, lambda text: text.replace(f"## [{version()}] - {OPEN}", f"## [{version()}] - {today}"))
        day = f"date-released: {today}\nlicense:"
        rewrite(CITATION, lambda text: re.sub(r"^(date-released: .+\n)?license:", day, text, flags=re.M))
    pages.fill_in()


def rewrite(path, change):
    path.write_text(change(path.read_text("utf-8")), encoding="utf-8", newline="\n")


def notes(tag):
    """What is new in the release that a tag names."""
    if tag != f"v{version()}":
        sys.exit(f"release.py: the tag is {tag}, and the version in pyproject.toml {version()}. They must agree.")
    return section()[1]


def repository(text):
    if not re.fullmatch(r"[\w.-]+/[\w.-]+", text):
        raise argparse.ArgumentTypeError(f"{text!r} is not owner/name")
    return text


def main(arguments=None):
    parser = argparse.ArgumentParser(description="Prepare a release.")
    words = parser.add_subparsers(dest="word", required=True)
    words.add_parser("fill", help="who publishes the course").add_argument("name", type=repository)
    words.add_parser("notes", help="what is new, when the tag is the version").add_argument("tag")
    options = parser.parse_args(arguments)
    if options.word == "fill":
        fill(options.name, datetime.date.today())
    else:
        sys.stdout.write(notes(options.tag))


if __name__ == "__main__":
    main()
