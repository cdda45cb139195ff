"""What the workflows may do, and that nothing is published before it was tested."""

import os
import re
import subprocess
import sys
import tomllib

import checkout
import pytest
from workflows import FOLDER, NAMES, commands, steps, workflow

ROOT = checkout.ROOT
EXTRAS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
WRITERS = {  # the only jobs that may write, and what
    ("pages", "publish"): {"pages": "write", "id-token": "write"},
    ("release", "index"): {"id-token": "write"},
    ("release", "github"): {"contents": "write"},
}


@pytest.mark.parametrize("name", NAMES)
def test_actions_are_pinned_to_a_major_version(name):
    used = [step["uses"] for step in steps(name) if "uses" in step]
    assert used and [it for it in used if not re.fullmatch(r"[\w.-]+/[\w.-]+@(release/)?v\d+", it)] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_workflow_reads_and_only_a_job_that_publishes_may_write(name):
    assert workflow(name)["permissions"] == {"contents": "read"}
    for key, job in workflow(name)["jobs"].items():
        assert job.get("permissions", {}) == WRITERS.get((name, key), {}), key


@pytest.mark.parametrize("name, job", WRITERS)
def test_what_may_write_runs_no_code_of_ours_and_waits_for_tests(name, job):
    assert not re.search(r"\bpython\b|\bpip\b", " ".join(commands(name, job)))
    before = [line for one in waits_for(workflow(name)["jobs"], job) for line in commands(name, one)]
    assert any(re.search(r"-m pytest tests/", line) for line in before)


def waits_for(jobs, key):
    """Every job that a job waits for."""
    needs = jobs[key].get("needs", [])
    first = [needs] if isinstance(needs, str) else needs
    return {*first, *(far for one in first for far in waits_for(jobs, one))}


@pytest.mark.parametrize("name", NAMES)
def test_what_a_workflow_names_is_there(name):
    code = "".join(path.read_text("utf-8") for path in checkout.files() if path.suffix == ".py")
    for line in commands(name):
        for file in re.findall(r"(?<![\w/])(?:[\w-]+/)*[\w-]+\.(?:py|txt)\b", line):
            assert (ROOT / file).is_file(), file
        for extras in re.findall(r"\.\[([\w,]+)\]", line):
            assert set(extras.split(",")) <= set(EXTRAS), extras
    for variable in (key for step in steps(name) for key in step.get("env", {}) if key.startswith("NEUROCOURSE_")):
        assert f'"{variable}"' in code, f"nothing reads {variable}"


def test_the_smoke_test_looks_at_what_is_published_and_chooses_tests_that_exist():
    (step,) = (step for step in steps("pages") if "NEUROCOURSE_PUBLISHED" in step.get("env", {}))
    file, expression = re.search(r"-m pytest (\S+) -k \"(.+)\"", step["run"]).groups()
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--collect-only", file, "-k", expression]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, env=os.environ).stdout
    lesson = "test_a_lesson_runs_moves_and_is_solved"
    chosen = [f"{lesson}[00_start_here]", f"{lesson}[01_pioneers]", "test_work_and_progress_outlive_a_reload"]
    assert re.findall(r"::(test_\w+(?:\[\w+\])?)", listed) == chosen
    folder = step["env"]["NEUROCOURSE_PUBLISHED"]
    assert any(line.endswith(f"--lite {folder}") for line in commands("pages", "build"))
    assert steps("pages", "build")[-1]["with"]["path"] == folder.split("/")[0], "uploaded last, after the test"


def test_a_tag_is_held_against_the_version_before_anything_is_built():
    assert workflow("release")[True] == {"push": {"tags": ["v*"]}}
    lines = commands("release", "build")
    words = (
        'release.py notes "$GITHUB_REF_NAME"',
        'release.py fill "$GITHUB_REPOSITORY"',
        "-m build",
        "twine check --strict",
    )
    places = [next(i for i, line in enumerate(lines) if word in line) for word in words]
    assert places == sorted(places)


def test_the_package_index_gets_what_was_tested_and_wants_no_password():
    text = (FOLDER / "release.yml").read_text("utf-8")
    assert text.count("-m build\n") == 1 and "secrets." not in text and "password:" not in text
    job = workflow("release")["jobs"]["index"]
    assert job["environment"] == "pypi"
    assert [step["uses"].split("@")[0] for step in job["steps"]] == [
        "actions/download-artifact",
        "pypa/gh-action-pypi-publish",
    ]


def test_a_release_on_github_has_the_wheel_the_sdist_and_a_copy_for_a_stick():
    (line,) = commands("release", "github")
    assert {"dist/*", "reading-copy.zip", "--verify-tag"} <= set(line.split())
    assert "python -m zipfile -c reading-copy.zip reading-copy" in " ".join(commands("release", "build"))
