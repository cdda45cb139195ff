"""A release: what the package page says, and whether version and day agree everywhere."""

import argparse
import datetime
import json
import re
import subprocess
import sys
import tomllib

import build
import checkout
import pytest
import release
import yaml
from workflows import workflow

import neurocourse

ROOT = checkout.ROOT
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
MADE_UP = "someone/the-course"
HOME = "https://github.com/someone/the-course/blob/v0.1.0/".replace("0.1.0", neurocourse.__version__)
RAW = HOME.replace("github.com", "raw.githubusercontent.com").replace("/blob", "")


def run(folder, *words):
    return subprocess.run([sys.executable, *words], cwd=folder, capture_output=True, text=True)


@pytest.fixture(scope="module")
def unpublished(tmp_path_factory):
    """A copy of the checkout as it is while nobody publishes the course."""
    folder = checkout.copy_to(tmp_path_factory.mktemp("unpublished"))
    for name in ("pyproject.toml", "CITATION.cff"):
        text = (folder / name).read_text("utf-8")
        (folder / name).write_text(release.MARKS.sub(r"\1\2", text), encoding="utf-8")
    assert (
        run(folder, "-c", "import sys; sys.path.insert(0, 'authoring'); import pages; pages.fill_in()").returncode == 0
    )
    return folder


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    """A copy of the checkout in which somebody has filled in a release."""
    folder = checkout.copy_to(tmp_path_factory.mktemp("published"))
    done = run(folder, "authoring/release.py", "fill", MADE_UP)
    assert done.returncode == 0, done.stderr
    return folder


def metadata(folder):
    """What the wheel will say of itself."""
    done = run(folder, "-m", "hatchling", "metadata")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def links(text):
    """Addresses of links and pictures in Markdown."""
    return re.findall(r"\]\(([^)\s]+)\)", text)


def relative(text):
    return [link for link in links(text) if not re.match("https?:|#", link)]


def there(name, heading):
    """Whether a file is there, and in it the heading that a link leads to."""
    if not heading:
        return (ROOT / name).is_file()
    headings = re.findall(r"^#+ (.+)$", (ROOT / name).read_text("utf-8"), re.M)
    return heading in [re.sub(r"[^\w -]", "", one).lower().replace(" ", "-") for one in headings]


def cited(folder):
    return yaml.safe_load((folder / "CITATION.cff").read_text("utf-8"))


# The package page


def test_where_nobody_publishes_the_course_nothing_claims_an_address(unpublished):
    page = metadata(unpublished)
    text, readme = page["readme"]["text"], (unpublished / "README.md").read_text("utf-8")
    assert "urls" not in page and text.startswith(readme)
    assert relative(text) == relative(readme) != []
    assert not {"repository-code", "url"} & set(cited(unpublished))
    assert re.findall(r"github\.com/|github\.io|githubusercontent|mybinder\.org/v2|OWNER", text) == []


def test_where_somebody_does_every_link_is_absolute_and_leads_to_a_file_of_the_release(published):
    page = metadata(published)
    text, urls = page["readme"]["text"], page["urls"]
    assert relative(text) == [] and "OWNER" not in text
    files = [link.removeprefix(HOME) for link in links(text) if link.startswith(HOME)]
    pictures = [link.removeprefix(RAW) for link in links(text) if link.startswith(RAW)]
    assert sorted(files + pictures) == sorted(set(relative((ROOT / "README.md").read_text("utf-8"))))
    assert all(there(*name.partition("#")[::2]) for name in files + pictures)
    assert {name.rsplit(".")[-1] for name in pictures} == {"png"} and len(files) > 15
    assert urls["Repository"] == "https://github.com/someone/the-course"
    assert urls["Homepage"] == "https://someone.github.io/the-course/"
    assert f"]({urls['Homepage']})" in text and "https://mybinder.org/v2/gh/someone/the-course/" in text
    assert cited(published)["repository-code"] == urls["Repository"] and cited(published)["url"] == urls["Homepage"]


def test_the_page_ends_with_what_is_new():
    assert metadata(ROOT)["readme"]["text"].endswith((ROOT / "CHANGELOG.md").read_text("utf-8"))


def test_filling_in_again_changes_nothing_and_another_publisher_takes_the_place_of_the_first(published, tmp_path):
    names = ("pyproject.toml", "CITATION.cff", "CHANGELOG.md", "README.md")
    before = [(published / name).read_text("utf-8") for name in names]
    assert run(published, "authoring/release.py", "fill", "another/one").returncode == 0
    assert "someone" not in "".join((published / name).read_text("utf-8") for name in names)
    assert run(published, "authoring/release.py", "fill", MADE_UP).returncode == 0
    assert [(published / name).read_text("utf-8") for name in names] == before


def test_the_reading_copy_takes_the_publisher_from_the_same_place(published, monkeypatch):
    monkeypatch.delenv("GITHUB_REPOSITORY", raising=False)
    monkeypatch.setattr(release.publisher, "PROJECT", published / "pyproject.toml")
    seen = []
    monkeypatch.setattr(build, "write_site", seen.append)
    build.main(["--site", "anywhere"])
    assert seen[0].repository == MADE_UP


@pytest.mark.parametrize("name", ["someone", "https://github.com/someone/the-course", "some one/course", ""])
def test_what_is_no_name_of_a_repository_is_told(name):
    with pytest.raises(argparse.ArgumentTypeError, match="is not owner/name"):
        release.repository(name)


def test_classifiers_name_the_pythons_that_are_tested():
    (matrix,) = (job["strategy"]["matrix"] for job in workflow("ci")["jobs"].values() if "strategy" in job)
    named = [line.split(" :: ")[-1] for line in PROJECT["project"]["classifiers"] if ":: Python :: 3." in line]
    assert named == matrix["python"]
    assert PROJECT["project"]["requires-python"] == f">={named[0]}"


def test_whoever_builds_without_isolation_has_what_a_build_needs():
    extras = PROJECT["project"]["optional-dependencies"]
    for name in ("test", "lite"):
        assert set(PROJECT["build-system"]["requires"]) <= set(extras[name]), name


# Version and day


def test_the_version_is_one():
    assert PROJECT["project"]["version"] == neurocourse.__version__ == str(cited(ROOT)["version"])
    newest = re.search(r"^## \[(.+?)\]", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert newest[1] == neurocourse.__version__
    tags = re.findall(r"\bv(\d+\.\d+\.\d+)\b", (ROOT / "docs" / "teaching.md").read_text("utf-8"))
    assert tags and set(tags) == {neurocourse.__version__}


def test_changelog_and_citation_have_the_same_day_or_none(published):
    day = cited(ROOT).get("date-released", release.OPEN)
    assert release.section()[0] == str(day)
    day = cited(published)["date-released"]
    assert isinstance(day, datetime.date)
    assert f"## [{neurocourse.__version__}] - {day}\n" in (published / "CHANGELOG.md").read_text("utf-8")


def test_a_later_release_takes_the_place_of_the_day_before_it(published, tmp_path, monkeypatch):
    """Also where somebody has forgotten to take the old day out of the citation."""
    for name in ("CITATION.cff", "CHANGELOG.md", "pyproject.toml"):
        (tmp_path / name).write_text((published / name).read_text("utf-8"), encoding="utf-8")
    for name, place in dict(CITATION="CITATION.cff", CHANGELOG="CHANGELOG.md", PROJECT="pyproject.toml").items():
        monkeypatch.setattr(release, name, tmp_path / place)
    monkeypatch.setattr(release.pages, "fill_in", lambda: None)
    release.rewrite(release.CHANGELOG, lambda text: re.sub(r"(## \[.+\] - )\S+", r"\1unreleased", text))
    release.fill(MADE_UP, datetime.date(2031, 2, 3))
    assert (tmp_path / "CITATION.cff").read_text("utf-8").count("date-released") == 1
    assert str(cited(tmp_path)["date-released"]) == release.section()[0] == "2031-02-03"


def test_a_tag_gets_its_notes_and_another_one_is_refused(capsys):
    release.main(["notes", f"v{neurocourse.__version__}"])
    said = capsys.readouterr().out
    assert said.startswith("The first release") and "### Added" in said and "## [" not in said
    for tag in ("v9.9.9", neurocourse.__version__, "main"):
        with pytest.raises(SystemExit, match="They must agree"):
            release.main(["notes", tag])


def test_the_changelog_keeps_its_form():
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert text.startswith("# Changelog\n") and "keepachangelog.com" in text
    kinds = set(re.findall(r"^### (.+)$", text, re.MULTILINE))
    assert kinds <= {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}


def test_the_citation_has_what_its_schema_demands():
    cff = cited(ROOT)
    assert {"cff-version", "message", "title", "authors"} <= set(cff) and cff["cff-version"] == "1.2.0"
    allowed = {"cff-version", "message", "title", "type", "authors", "version", "date-released", "license", "keywords"}
    assert set(cff) <= allowed | {"repository-code", "url"} and cff["type"] == "software"
    assert all(
        set(author) <= {"name", "family-names", "given-names", "orcid", "affiliation"} for author in cff["authors"]
    )
    spdx = PROJECT["project"]["license"].split(" AND ")
    assert cff["license"] == spdx
