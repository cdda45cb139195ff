"""What Binder will do with binder/: the files agree with the package, and the rendered steps run without Docker."""

import os
import shutil
import subprocess
import sys
import tomllib
import venv
from pathlib import Path

import pytest
from needs import FULL, missing
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

ROOT = Path(__file__).resolve().parent.parent
BINDER = ROOT / "binder"
BASE = {"jupyterlab": "4.4.9", "ipywidgets": "8.1.7", "ipykernel": "7.0.1"}  # in repo2docker's frozen environment
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def pins(path):
    lines = (line.split("#")[0].strip() for line in path.read_text(encoding="utf-8").splitlines())
    return {r.name.lower(): r for r in map(Requirement, filter(None, lines))}


def test_python_satisfies_the_package():
    version = (BINDER / "runtime.txt").read_text(encoding="utf-8").strip().removeprefix("python-")
    assert version in SpecifierSet(PROJECT["requires-python"])


def test_everything_is_pinned_as_the_tests_have_it_and_inside_the_ranges():
    tested = pins(ROOT / "constraints.txt")
    ranges = {r.name.lower(): r for r in map(Requirement, PROJECT["dependencies"])}
    for name, pin in pins(BINDER / "requirements.txt").items():
        (version,) = (s.version for s in pin.specifier if s.operator == "==")
        assert version in tested[name].specifier and version in ranges[name].specifier, name


def test_the_base_image_gives_what_is_not_listed():
    for requirement in map(Requirement, PROJECT["dependencies"]):
        name = requirement.name.lower()
        assert name in pins(BINDER / "requirements.txt") or BASE[name] in requirement.specifier


@pytest.mark.parametrize("name", ["postBuild", "start"])
def test_scripts_say_what_runs_them_and_contain_no_path_of_a_machine(name):
    assert (BINDER / name).read_bytes().startswith(b"#!/bin/bash\n")


def rendered_steps(folder):
    """Shell commands of the Dockerfile that repo2docker would build which touch binder/, in order."""
    command = [sys.executable, "-m", "repo2docker", "--no-build", "--debug", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
    text = done.stdout + done.stderr
    assert "python-3.10" not in text  # what Binder takes when runtime.txt is not where it looks
    return [line.strip()[4:] for line in text.splitlines() if line.strip().startswith("RUN ") and "binder/" in line]


def fresh_checkout(folder):
    for name in subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True).stdout.splitlines():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, folder / name)


@pytest.mark.slow
def test_rendered_steps_run_without_docker(tmp_path):
    """In an environment of their own with Binder's base versions: install, postBuild, start, and run lesson 00."""
    if not FULL:
        missing("a few minutes and a network", "NEUROCOURSE_FULL=1 python3 start.py test")
    checkout, home = tmp_path / "checkout", tmp_path / "env"
    fresh_checkout(checkout)
    steps = rendered_steps(checkout)
    assert len(steps) == 4 and "requirements.txt" in steps[0] and steps[2].endswith("binder/postBuild")
    venv.create(home, with_pip=True)
    environment = os.environ | {
        "KERNEL_PYTHON_PREFIX": str(home),
        "REPO_DIR": str(checkout),
        "PATH": f"{home / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "NEUROCOURSE_PROGRESS": "off",
        "PIP_NO_COMPILE": "1",  # few of the files are read here, and compiling them all takes longest
    }
    environment.pop("PYTHONPATH", None)

    def run(command):
        done = subprocess.run(
            ["bash", "-c", command], cwd=checkout, env=environment, capture_output=True, text=True, timeout=900
        )
        assert done.returncode == 0, command + done.stdout[-1500:] + done.stderr[-1500:]
        return done.stdout

    run("pip install -q " + " ".join(f"{name}=={version}" for name, version in BASE.items()) + " nbclient nbconvert")
    for step in steps:
        run(step)
    assert run("binder/start python -c \"import os; print(os.environ['OPENBLAS_NUM_THREADS'])\"").strip() == "1"
    run("binder/start jupyter nbconvert --to notebook --execute --output out.ipynb notebooks/00_start_here.ipynb")
    assert (checkout / "notebooks" / "out.ipynb").exists()
