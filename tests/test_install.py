"""Wheel and sdist: what they carry, what a package index says of them, and that the wheel works on an empty machine.

``NEUROCOURSE_DIST=folder`` takes those that are there, as the workflow does before it publishes them.
"""

import importlib.util
import json
import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import checkout
import pytest
from needs import FULL, missing

ROOT = checkout.ROOT
NOTEBOOKS = sorted(p.name for p in (ROOT / "notebooks").glob("[0-9][0-9]_*.ipynb"))
LAB_SETTINGS = "share/jupyter/lab/settings/overrides.d/neurocourse.json"


def run(*command, **kw):
    return subprocess.run(command, capture_output=True, text=True, timeout=600, **kw)


def clean_environment(**more):
    """The environment without what would let a child find this checkout or this Python's packages."""
    kept = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV")}
    return kept | {"NEUROCOURSE_PROGRESS": "off", **more}


@pytest.fixture(scope="module")
def dist(tmp_path_factory):
    """A folder with the sdist and the wheel that was made from it."""
    if there := os.environ.get("NEUROCOURSE_DIST"):
        return ROOT / there
    folder = tmp_path_factory.mktemp("dist")
    source = checkout.copy_to(tmp_path_factory.mktemp("source"))
    done = run(sys.executable, "-m", "build", "--outdir", str(folder), str(source), env=clean_environment())
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    return folder


@pytest.fixture(scope="module")
def wheel(dist):
    return next(dist.glob("*.whl"))


def test_a_package_index_has_nothing_to_say_against_them(dist):
    if not importlib.util.find_spec("twine"):
        missing("twine", 'pip install -e ".[release]"')
    files = sorted(str(path) for path in dist.iterdir())
    assert [Path(file).suffix for file in files] == [".whl", ".gz"]
    done = run(sys.executable, "-m", "twine", "check", "--strict", *files)
    assert done.returncode == 0 and done.stdout.count("PASSED") == 2, done.stdout + done.stderr


def test_wheel_carries_the_lessons_the_data_and_the_lab_settings(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    assert sorted(Path(n).name for n in names if "_notebooks/" in n and n.endswith(".ipynb")) == NOTEBOOKS
    assert any(n.endswith(f"data/{LAB_SETTINGS}") for n in names)
    for needed in ("data/digits.npz", "pioneers/claims.toml", "teaching/page/static/explorer.js"):
        assert f"neurocourse/{needed}" in names


def test_installed_wheel_fills_an_empty_folder(wheel, tmp_path):
    """The wheel in an environment of its own; NumPy and the others are borrowed from the one that runs this test."""
    home = tmp_path / "env"
    venv.create(home, with_pip=False)
    python = home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    site = Path(run(str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").stdout.strip())
    # Without --ignore-installed pip would first take the course out of the environment that runs this test.
    pip = (sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--ignore-installed", "--prefix", str(home))
    assert run(*pip, str(wheel)).returncode == 0
    assert run(sys.executable, "-c", "import neurocourse", cwd=tmp_path).returncode == 0
    borrowed = [p for p in sys.path if "site-packages" in p]
    (site / "borrowed.pth").write_text("\n".join(borrowed), encoding="utf-8")
    folder = tmp_path / "empty folder"
    folder.mkdir()
    done = run(str(python), "-m", "neurocourse", "my course", "--no-open", cwd=folder, env=clean_environment())
    assert done.returncode == 0, done.stderr
    assert sorted(p.name for p in (folder / "my course").glob("*.ipynb")) == NOTEBOOKS
    assert (home / LAB_SETTINGS).exists()
    code = "import neurocourse; print(neurocourse.__file__)"
    where = run(str(python), "-c", code, cwd=folder, env=clean_environment())
    assert str(home) in where.stdout


@pytest.mark.slow
def test_on_an_empty_machine_the_wheel_brings_all_that_a_lesson_needs(wheel, tmp_path):
    """Nothing is borrowed: pip, the command, what it says of itself, and a lesson from its first cell to its last."""
    if not FULL:
        missing("a minute and a network", "NEUROCOURSE_FULL=1 python3 start.py test")
    home, folder = tmp_path / "env", tmp_path / "my course"
    venv.create(home, with_pip=True)
    programs = home / ("Scripts" if os.name == "nt" else "bin")
    variables = clean_environment(PATH=f"{programs}{os.pathsep}{os.environ['PATH']}", PIP_NO_COMPILE="1")

    def succeed(program, *words):
        done = run(str(programs / program), *words, cwd=tmp_path, env=variables)
        assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
        return done.stdout

    succeed("python", "-m", "pip", "install", "-q", str(wheel), "-c", str(ROOT / "constraints.txt"))
    succeed("neurocourse", str(folder), "--no-open")
    assert sorted(path.name for path in folder.glob("*.ipynb")) == NOTEBOOKS
    assert "Everything is in order." in succeed("neurocourse", "doctor", str(folder))
    lesson = str(folder / NOTEBOOKS[0])
    succeed("python", "-m", "nbconvert", "--to", "notebook", "--execute", "--output", "done.ipynb", lesson)
    cells = json.loads((folder / "done.ipynb").read_text("utf-8"))["cells"]
    assert all(cell["execution_count"] for cell in cells if cell["cell_type"] == "code")


def test_jupyterlab_knows_every_setting_that_is_shipped():
    """It ignores what it does not know, and the learner would be asked about news."""
    shipped = json.loads((ROOT / "neurocourse/teaching/page/static/lab-settings.json").read_text("utf-8"))
    assert shipped["@jupyterlab/apputils-extension:notification"] == {"checkForUpdates": False, "fetchNews": "false"}
    schemas = Path(sys.prefix, "share", "jupyter", "lab", "schemas")
    for plugin, settings in shipped.items():
        known = json.loads(schemas.joinpath(*plugin.split(":")).with_suffix(".json").read_text("utf-8"))["properties"]
        for name, value in settings.items():
            allowed = [choice["const"] for choice in known[name].get("oneOf", [])] or known[name].get("enum", [value])
            assert value in allowed and isinstance(value, {"string": str, "boolean": bool}[known[name]["type"]])
