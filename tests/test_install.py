"""From nothing: the wheel in an empty folder, start.py on a bare Python, and what both say when they are stuck."""

import importlib.util
import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
import venv
import zipfile
from collections import namedtuple
from pathlib import Path

import checkout
import pytest
from needs import FULL, missing

from neurocourse import __version__, cli

ROOT = checkout.ROOT
NOTEBOOKS = sorted(p.name for p in (ROOT / "notebooks").glob("[0-9][0-9]_*.ipynb"))
LAB_SETTINGS = "share/jupyter/lab/settings/overrides.d/neurocourse.json"


Usage = namedtuple("Usage", "free")


def run(*command, **kw):
    return subprocess.run(command, capture_output=True, text=True, timeout=600, **kw)


def clean_environment(**more):
    """The environment without what would let a child find this checkout or this Python's packages."""
    kept = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV")}
    return kept | {"NEUROCOURSE_PROGRESS": "off", **more}


# The folder of lessons: nothing of the learner's is ever lost


@pytest.fixture
def bundle(tmp_path, monkeypatch):
    """Two bundled lessons that a test may change as a newer release would."""
    folder = tmp_path / "bundle"
    folder.mkdir()
    for name in ("00_start_here.ipynb", "01_pioneers.ipynb"):
        (folder / name).write_text("first release", encoding="utf-8")
    monkeypatch.setattr(cli, "lessons", lambda: sorted(folder.glob("*.ipynb")))
    return folder


def test_an_empty_folder_gets_every_lesson(bundle, tmp_path):
    assert set(cli.copy_lessons(tmp_path / "Kurs für Zoë").values()) == {"new"}
    assert set(cli.copy_lessons(tmp_path / "Kurs für Zoë").values()) == {"same"}


def test_a_new_release_refreshes_what_is_untouched_and_keeps_what_is_edited(bundle, tmp_path):
    folder = tmp_path / "course"
    cli.copy_lessons(folder)
    (folder / "01_pioneers.ipynb").write_text("my answers", encoding="utf-8")
    for name in bundle.iterdir():
        name.write_text("second release", encoding="utf-8")
    assert cli.copy_lessons(folder) == {"00_start_here.ipynb": "refreshed", "01_pioneers.ipynb": "yours"}
    assert (folder / "01_pioneers.ipynb").read_text(encoding="utf-8") == "my answers"
    assert (folder / "00_start_here.ipynb").read_text(encoding="utf-8") == "second release"


def test_a_deleted_lesson_comes_back_and_a_broken_manifest_costs_nothing(bundle, tmp_path):
    folder = tmp_path / "course"
    cli.copy_lessons(folder)
    (folder / "00_start_here.ipynb").unlink()
    (folder / "01_pioneers.ipynb").write_text("my answers", encoding="utf-8")
    (folder / cli.MANIFEST).write_text("{ not json", encoding="utf-8")
    assert cli.copy_lessons(folder) == {"00_start_here.ipynb": "new", "01_pioneers.ipynb": "yours"}


def test_an_old_lesson_without_a_manifest_counts_as_the_learners(bundle, tmp_path):
    (tmp_path / "course").mkdir()
    (tmp_path / "course" / "00_start_here.ipynb").write_text("who knows", encoding="utf-8")
    assert cli.copy_lessons(tmp_path / "course")["00_start_here.ipynb"] == "yours"


STUCK = {
    "{file} --no-open": "is a file; name a folder",
    "{file} --no-open --frob": "unknown argument --frob",
    "{file} y": "unknown argument y",
}


@pytest.mark.parametrize("arguments, sentence", STUCK.items())
def test_the_command_says_what_is_wrong_in_one_line(bundle, tmp_path, capsys, arguments, sentence):
    file = tmp_path / "file"
    file.write_text("", encoding="utf-8")
    with pytest.raises(SystemExit) as stopped:
        cli.main([word.format(file=file) for word in arguments.split()])
    assert sentence in str(stopped.value) + capsys.readouterr().err


def test_a_folder_that_cannot_be_written_to_is_told(bundle, tmp_path, monkeypatch):
    def refuse(folder):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(cli, "copy_lessons", refuse)
    with pytest.raises(SystemExit, match="cannot write to .* Name another folder"):
        cli.main([str(tmp_path / "course"), "--no-open"])


def test_help_and_version(capsys):
    for arguments, text in ((["--help"], "doctor"), (["--version"], __version__)):
        with pytest.raises(SystemExit) as stopped:
            cli.main(arguments)
        assert stopped.value.code == 0 and text in capsys.readouterr().out


def test_doctor_finds_this_installation_in_order(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as stopped:
        cli.main(["doctor"])
    out = capsys.readouterr().out
    assert stopped.value.code == 0, out
    assert "Everything is in order." in out and "a kernel starts and answers" in out


# The wheel


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    source = checkout.copy_to(folder / "source")
    done = run(sys.executable, "-m", "build", "--wheel", "--outdir", str(folder), str(source), env=clean_environment())
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    return next(folder.glob("*.whl"))


def test_wheel_carries_the_lessons_the_data_and_the_lab_settings(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    assert sorted(Path(n).name for n in names if "_notebooks/" in n and n.endswith(".ipynb")) == NOTEBOOKS
    assert any(n.endswith(f"data/{LAB_SETTINGS}") for n in names)
    for needed in ("data/digits.npz", "pioneers/claims.toml", "teaching/static/explorer.js"):
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
    assert "Version" in run(sys.executable, "-m", "pip", "show", "neurocourse", cwd=tmp_path).stdout
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


# start.py


def start_py():
    spec = importlib.util.spec_from_file_location("start", ROOT / "start.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def start(tmp_path, monkeypatch):
    """start.py in a folder of its own, with every command noted instead of run."""
    module = start_py()
    for name in ("pyproject.toml", "constraints.txt"):
        shutil.copy(ROOT / name, tmp_path / name)
    (tmp_path / ".venv").mkdir()
    monkeypatch.setattr(module, "ROOT", str(tmp_path))
    monkeypatch.setattr(module, "VENV", str(tmp_path / ".venv"))
    monkeypatch.setattr(module, "STAMP", str(tmp_path / ".venv" / "stamp"))
    monkeypatch.setattr(module, "PYTHON", sys.executable)
    monkeypatch.delenv("NEUROCOURSE_FULL", raising=False)
    module.ran = []
    monkeypatch.setattr(module.subprocess, "call", lambda command, **kw: module.ran.append(command) or 0)
    monkeypatch.setattr(module, "run", lambda command: module.ran.append(command) or 0)
    return module


def kinds(commands):
    names = {"venv": "venv", "pip": "pip", "compileall": "compile", "jupyterlab": "lab", "pytest": "pytest"}
    return [names[command[2]] for command in commands]


def test_start_py_is_short_and_uses_the_standard_library_only():
    text = (ROOT / "start.py").read_text(encoding="utf-8")
    assert len(text.splitlines()) < 80
    assert all(line.split()[1] in sys.stdlib_module_names for line in text.splitlines() if line.startswith("import "))


def test_first_start_makes_the_environment_and_the_second_only_opens(start):
    start.main([])
    start.main(["--no-browser"])
    assert kinds(start.ran) == ["venv", "pip", "compile", "lab", "lab"]
    assert start.ran[-1][-1] == "--no-browser"


def test_tests_add_their_tools_once_and_pass_arguments_on(start):
    start.main([])
    start.main(["test", "-k", "pioneers"])
    start.main(["test"])
    start.main([])
    assert kinds(start.ran) == ["venv", "pip", "compile", "lab", "pip", "compile", "pytest", "pytest", "lab"]
    assert start.ran[4][-1].endswith("[test]") and start.ran[6][-2:] == ["-k", "pioneers"]


def test_ci_gets_the_peers_and_the_browser_too(start, monkeypatch):
    monkeypatch.setenv("NEUROCOURSE_FULL", "1")
    start.main(["test"])
    assert start.ran[1][-1].endswith("[browser,oracles,site,test]")


def test_changed_pins_and_another_python_are_noticed(start, tmp_path, monkeypatch):
    start.main([])
    (tmp_path / "pyproject.toml").write_text("changed", encoding="utf-8")
    start.main([])
    monkeypatch.setattr(start.sys, "version", "another")
    start.main([])
    assert kinds(start.ran) == "venv pip compile lab pip compile lab venv pip compile lab".split()


@pytest.mark.parametrize(
    "module, sentence", [("venv", "could not be made"), ("pip", "Check that this computer is online")]
)
def test_a_failing_step_ends_in_one_sentence(start, monkeypatch, module, sentence):
    monkeypatch.setattr(start.subprocess, "call", lambda command, **kw: int(command[2] == module))
    with pytest.raises(SystemExit, match=sentence) as stopped:
        start.main([])
    assert "\n" not in str(stopped.value)


def test_an_old_python_is_told_what_to_do(start, monkeypatch):
    monkeypatch.setattr(start.sys, "version_info", (3, 9, 2))
    with pytest.raises(SystemExit, match="needs Python 3.11 or newer, and this is 3.9"):
        start.main([])


def test_a_full_disk_is_one_sentence(start, monkeypatch):
    def full(extras):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(start, "prepare", full)
    with pytest.raises(SystemExit, match="No space left on device. Check that this folder"):
        start.main([])


def test_too_little_room_is_told_before_anything_is_made(start, monkeypatch):
    monkeypatch.setattr(start.shutil, "disk_usage", lambda folder: Usage(free=5e8))
    with pytest.raises(SystemExit, match="Make room"):
        start.main([])
    assert start.ran == []


def test_a_moved_folder_gets_a_new_environment(start, monkeypatch, tmp_path):
    start.main([])
    moved = tmp_path / "moved"
    moved.mkdir()
    for name in ("pyproject.toml", "constraints.txt"):
        shutil.copy(tmp_path / name, moved / name)
    monkeypatch.setattr(start, "ROOT", str(moved))
    start.main([])
    assert kinds(start.ran) == ["venv", "pip", "compile", "lab", "venv", "pip", "compile", "lab"]


def test_help_needs_nothing(start, capsys):
    assert start.main(["--help"]) == 0
    assert "python3 start.py test" in capsys.readouterr().out and start.ran == []


@pytest.mark.slow
def test_from_a_bare_python_to_the_first_page(tmp_path):
    """A fresh copy, one command, and JupyterLab answers with the first lesson."""
    if not FULL:
        missing("a few minutes and a network", "NEUROCOURSE_FULL=1 python3 start.py test")
    checkout.copy_to(tmp_path)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = [
        "--no-browser",
        f"--port={port}",
        "--ServerApp.ip=127.0.0.1",
        "--IdentityProvider.token=",
        "--allow-root",
    ]
    lab = subprocess.Popen(
        [sys._base_executable, "start.py", *options], cwd=tmp_path, env=clean_environment(), start_new_session=True,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        page = wait_for(f"http://127.0.0.1:{port}/api/contents/00_start_here.ipynb?content=0", lab, seconds=420)
        assert json.loads(page)["name"] == "00_start_here.ipynb"
    finally:
        os.killpg(lab.pid, 15)
        lab.wait(30)


def wait_for(url, process, seconds):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        assert process.poll() is None, "start.py ended before JupyterLab answered"
        try:
            return urllib.request.urlopen(url, timeout=5).read()
        except (urllib.error.URLError, OSError):
            time.sleep(1)
    raise AssertionError(f"no answer from {url} in {seconds} s")
