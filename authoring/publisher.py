"""Who publishes the course: ``owner/name`` on GitHub, from which every address follows.

The name stands in pyproject.toml, under ``[project.urls]``, where ``authoring/release.py`` writes it. While it does
not, no page says where the course is to be found.
"""

import tomllib

from reading.doors import doors
from sources import ROOT

PROJECT = ROOT / "pyproject.toml"
GITHUB = "https://github.com/"
COLAB = """\
import sys

if "google.colab" in sys.modules:  # elsewhere the course is there
    %pip install --quiet --no-deps git+https://github.com/{name}"""


def known():
    """Such as ``owner/name``; None while nobody publishes the course."""
    urls = tomllib.loads(PROJECT.read_text("utf-8"))["project"].get("urls", {})
    return urls.get("Repository", "").removeprefix(GITHUB) or None


def site(name):
    """Address of the reading copy, which the workflow `pages` publishes."""
    owner, _, project = name.partition("/")
    return f"https://{owner}.github.io/{project}/"


def elsewhere(stem):
    """Links to the places where a notebook runs, and to where it can be read; "" while nobody publishes the course."""
    if not (name := known()):
        return ""
    places = [*doors(stem, name), ("to read, also on a phone", f"{site(name)}{stem}.html")]
    return " · ".join(f"[{place}]({address})" for place, address in places)


def colab():
    """The first code of a notebook: Colab has the libraries and lacks the course. None while nobody publishes it.

    With ``--no-deps``, as Colab stands on its own versions of ipywidgets and ipykernel.
    """
    return COLAB.format(name=name) if (name := known()) else None


def ways_in():
    """A line of README: where the course can be opened at once."""
    if not (name := known()):
        return "The course has no address yet: the commands below make each of the three.\n"
    browser, binder = (address for _, address in doors(None, name)[:2])
    return f"**[Read it now]({site(name)})** · [Run it in your browser]({browser}) · [Run it on Binder]({binder})\n"
