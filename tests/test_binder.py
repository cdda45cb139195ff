"""What Binder will do with binder/: the files agree with the package, and the rendered steps run without Docker."""

import os
import re
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
    """Binder's base has JupyterLab 4.4.9, ipywidgets 8.1.7 and ipykernel 7.0.1; the package must accept them."""
    base = {"jupyterlab": "4.4.9", "ipywidgets": "8.1.7", "ipykernel": "7.0.1"}
    for requirement in map(Requirement, PROJECT["dependencies"]):
        name = requirement.name.lower()
        assert name in pins(BINDER / "requirements.txt") or base[name] in requirement.specifier


@pytest.mark.parametrize("name", ["postBuild", "start"])
def test_scripts_say_what_runs_them_and_contain_no_path_of_a_machine(name):
    assert (BINDER / name).read_bytes().startswith(b"#!/bin/bash\n")


def rendered_steps(folder):
    """RUN lines of the Dockerfile that repo2docker would build, from the requirements on."""
    code = (
        "from repo2docker.app import Repo2Docker; import os; os.chdir(%r); app = Repo2Docker(); app.platform = 'linux/amd64';"
        "pack = next(b for b in (p() for p in app.buildpacks) if b.detect()); pack.platform = 'linux/amd64'; print(pack.render())"
    )
    done = subprocess.run([sys.executable, "-c", code % str(folder)], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


@pytest.mark.slow
def test_rendered_steps_run_without_docker(tmp_path):
    """The pinned requirements, then postBuild, then start, in an environment of their own on Binder's base versions."""
    try:
        import repo2docker  # noqa: F401
    except ImportError:
        missing("repo2docker", 'pip install -e ".[oracles]"')
    if not FULL:
        missing("a few minutes and a network", "NEUROCOURSE_FULL=1 python3 start.py test")
    checkout = tmp_path / "checkout"
    for name in subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True).stdout.splitlines():
        (checkout / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, checkout / name)
    dockerfile = rendered_steps(checkout)
    assert re.search(r"requirements\.txt", dockerfile) and "postBuild" in dockerfile and "python-3.11" not in dockerfile
    home = tmp_path / "env"
    venv.create(home, with_pip=True)
    python = home / "bin" / "python"
    environment = os.environ | {"PATH": f"{home / 'bin'}{os.pathsep}{os.environ['PATH']}", "NEUROCOURSE_PROGRESS": "off"}
    environment.pop("PYTHONPATH", None)

    def run(*command):
        done = subprocess.run(command, cwd=checkout, env=environment, capture_output=True, text=True, timeout=900)
        assert done.returncode == 0, done.stdout[-1500:] + done.stderr[-1500:]
        return done.stdout

    base = ["jupyterlab==4.4.9", "ipywidgets==8.1.7", "ipykernel==7.0.1", "nbclient", "pip"]
    run(str(python), "-m", "pip", "install", "-q", *base)
    run(str(python), "-m", "pip", "install", "-q", "-r", "binder/requirements.txt")
    run("binder/postBuild")
    out = run("binder/start", str(python), "-c", "import os; print(os.environ['OPENBLAS_NUM_THREADS'])")
    assert out.strip() == "1"
    lesson = checkout / "notebooks" / "00_start_here.ipynb"
    run("binder/start", str(python), "-m", "jupyter", "execute", "--inplace", str(lesson))
