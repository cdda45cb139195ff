"""start.py with every command noted instead of run: what it makes and believes, and what it says when it is stuck."""

import ast
import os
import re
import shutil
import subprocess
import sys
from collections import namedtuple
from pathlib import Path

import checkout
import pytest

from neurocourse.launch import Stuck, course, installing, making, running

ROOT = checkout.ROOT
Usage = namedtuple("Usage", "free")


class Pretended:
    """A course in ``root`` whose venv and pip only leave behind what tells that they were there."""

    def __init__(self, root, monkeypatch):
        self.root, self.monkeypatch, self.ran, self.told, self.fails = root, monkeypatch, [], [], {}
        for name in ("pyproject.toml", "constraints.txt", "notebooks/00_start_here.ipynb"):
            (root / name).parent.mkdir(exist_ok=True)
            shutil.copy(ROOT / name, root / name)
        settings = Path("neurocourse", "teaching", "page", "static", "lab-settings.json")
        (root / settings).parent.mkdir(parents=True)
        shutil.copy(ROOT / settings, root / settings)
        monkeypatch.setattr(making, "make_venv", self.venv)
        monkeypatch.setattr(making, "install", self.pip)
        monkeypatch.setattr(making, "look", lambda here: self.note("look"))
        monkeypatch.setattr(making, "compile_all", lambda here, held: self.note("compile"))
        monkeypatch.setattr(course, "hand_over", self.open)
        monkeypatch.setattr(course, "tell", self.told.append)
        monkeypatch.delenv("NEUROCOURSE_FULL", raising=False)

    def note(self, step):
        self.ran.append(step)
        if step in self.fails:
            raise self.fails[step]

    def venv(self, here, held):
        self.note("venv")
        for name in installing.PARTS:
            installing.remove(Path(here.folder, name))
        Path(here.folder, "lib", "python3.11", "site-packages").mkdir(parents=True)
        for name in ("bin/python", "pyvenv.cfg"):
            self.put(Path(here.folder, name))
        self.package(here, "pip")

    def pip(self, here, extras, held):
        self.note("pip " + ",".join(extras) if extras else "pip")
        for name in ("numpy", "jupyterlab", *extras):
            if not self.info(here.folder, name).exists():
                self.package(here, name)

    def info(self, folder, name):
        return Path(folder, "lib", "python3.11", "site-packages", f"{name}-1.0.dist-info")

    def package(self, here, name):
        info = self.info(here.folder, name)
        self.put(info.parent / name / "__init__.py", "x = 1\n")
        self.put(info / "RECORD", f"{name}/__init__.py,sha256=x,6\n{name}/__init__.pyc,,\n{info.name}/RECORD,,\n")

    @staticmethod
    def put(path, text=""):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def open(self, command, folder, variables):
        self.command, self.folder, self.variables = command, folder, variables
        self.ran.append({"jupyterlab": "lab", "pytest": "tests", "neurocourse": "doctor"}[command[3]])
        return 0

    def start(self, *arguments):
        """What a start does, in order."""
        before = len(self.ran)
        course.main(str(self.root), list(arguments))
        return " ".join(self.ran[before:])


@pytest.fixture
def pretended(tmp_path, monkeypatch):
    if os.name == "nt":
        pytest.skip("an environment of Unix is pretended")
    return Pretended(tmp_path, monkeypatch)


MADE = "venv pip look compile"


def test_it_is_short_and_imports_only_what_every_python_has():
    text = (ROOT / "start.py").read_text(encoding="utf-8")
    assert len(text.splitlines()) < 100
    assert re.findall(r"^import (\w+)", text, re.MULTILINE) == ["os", "sys"]


def test_what_runs_before_anything_is_installed_needs_pythons_own_library():
    for path in sorted((ROOT / "neurocourse" / "launch").glob("*.py")):
        if path.name not in ("doctor.py", "front_end.py"):
            for node in ast.parse(path.read_text(encoding="utf-8")).body:
                names = (
                    [a.name for a in node.names] if isinstance(node, ast.Import) else [getattr(node, "module", None)]
                )
                for name in filter(None, names):
                    assert name.split(".")[0] in sys.stdlib_module_names or name.startswith("neurocourse.launch"), path


@pytest.mark.parametrize("version", [(3, 6), (3, 10)])
def test_an_old_python_reads_it_and_is_told_what_to_do(version):
    text = (ROOT / "start.py").read_text(encoding="utf-8")
    tree = ast.parse(text, feature_version=version)
    assert not [n for n in ast.walk(tree) if isinstance(n, ast.JoinedStr | ast.NamedExpr)]  # Python 2 reads it, too
    code = f"import runpy, sys; sys.version_info = {(*version, 2)}; runpy.run_path('start.py', run_name='__main__')"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    told = "start.py: the course needs Python 3.11 or newer, and this is {}.{}. See python.org."
    assert done.returncode == 1 and done.stderr.startswith(told.format(*version)), done.stderr


def test_files_beside_it_hide_nothing_and_without_the_package_it_says_so(tmp_path):
    shutil.copy(ROOT / "start.py", tmp_path)
    for name in ("types", "json", "subprocess", "hashlib", "re", "pathlib"):
        (tmp_path / f"{name}.py").write_text("raise RuntimeError('hidden')")
    done = subprocess.run([sys.executable, tmp_path / "start.py"], capture_output=True, text=True)
    assert (
        done.stderr.strip()
        == "start.py: the folder neurocourse beside it is missing or incomplete. Download the whole course."
    )
    shutil.copytree(ROOT / "neurocourse" / "launch", tmp_path / "neurocourse" / "launch")
    for name in ("__init__.py", "backend.py"):
        shutil.copy(ROOT / "neurocourse" / name, tmp_path / "neurocourse")
    done = subprocess.run([sys.executable, tmp_path / "start.py"], capture_output=True, text=True)
    assert done.stderr.startswith("start.py: the lessons are missing beside start.py."), done.stderr


# What is made, and what is believed


def test_the_first_start_makes_the_environment_and_the_second_only_opens(pretended):
    assert pretended.start() == f"{MADE} lab"
    assert pretended.start("--no-browser") == "lab" and pretended.command[-1] == "--no-browser"
    assert (pretended.root / ".venv" / making.LAB_SETTINGS).is_file()


def test_tests_add_their_tools_once_and_pass_arguments_on(pretended):
    pretended.start()
    assert pretended.start("test", "-k", "pioneers") == "pip test look compile tests"
    assert pretended.command[-2:] == ["-k", "pioneers"]
    assert pretended.start("test") == "tests" and pretended.start() == "lab"


def test_ci_gets_the_peers_and_the_browser_too(pretended, monkeypatch):
    monkeypatch.setenv("NEUROCOURSE_FULL", "1")
    assert pretended.start("test") == "venv pip browser,lite,oracles,release,site,test look compile tests"


def test_changed_pins_another_python_and_a_moved_folder_are_noticed(pretended, monkeypatch, tmp_path_factory):
    pretended.start()
    (pretended.root / "constraints.txt").write_text("changed", encoding="utf-8")
    assert pretended.start() == "pip look compile lab"
    moved = tmp_path_factory.mktemp("moved") / "course"
    shutil.copytree(pretended.root, moved)
    monkeypatch.setattr(making.sys, "version", "another")
    assert pretended.start() == f"{MADE} lab"
    pretended.root = moved
    assert pretended.start() == f"{MADE} lab"


def numpy_gone(course):
    shutil.rmtree(course.root / ".venv/lib/python3.11/site-packages/numpy")


def cut_off(course):
    (course.root / ".venv/lib/python3.11/site-packages/jupyterlab/__init__.py").write_text("")


def record_gone(course):
    (course.info(course.root / ".venv", "numpy") / "RECORD").unlink()


def record_garbage(course):
    (course.info(course.root / ".venv", "numpy") / "RECORD").write_bytes(b"\xff\x00,,x\n")


def all_of_it_gone(course):
    numpy_gone(course)
    shutil.rmtree(course.info(course.root / ".venv", "numpy"))


@pytest.mark.parametrize("damage", [numpy_gone, cut_off, record_gone, record_garbage, all_of_it_gone])
def test_a_library_that_is_no_longer_whole_is_noticed_and_put_back(pretended, damage):
    pretended.start()
    damage(pretended)
    assert pretended.start() == "pip look compile lab" and pretended.start() == "lab"


def python_gone(course):
    (course.root / ".venv/bin/python").unlink()


def python_elsewhere(course):
    (course.root / ".venv/bin/python").unlink()
    (course.root / ".venv/bin/python").symlink_to("/nowhere/python")


def settings_gone(course):
    (course.root / ".venv/pyvenv.cfg").unlink()


def pip_gone(course):
    shutil.rmtree(course.info(course.root / ".venv", "pip"))


def libraries_gone(course):
    shutil.rmtree(course.root / ".venv/lib")


def stamp_garbage(course):
    (course.root / ".venv" / making.STAMP).write_text('{"python": 1, "pins": [], "extras": 2, "packages": {}}')


def old_stamp(course):
    """Three lines, as start.py wrote them once."""
    (course.root / ".venv" / making.STAMP).write_text("a\nb\ntest")


@pytest.mark.parametrize(
    "damage", [python_gone, python_elsewhere, settings_gone, pip_gone, libraries_gone, stamp_garbage, old_stamp]
)
def test_an_environment_that_cannot_mend_itself_is_made_anew(pretended, damage):
    pretended.start()
    damage(pretended)
    assert pretended.start() == f"{MADE} lab" and pretended.start() == "lab"


@pytest.mark.parametrize("step", ["venv", "pip", "look", "compile"])
def test_a_start_that_was_killed_at_any_step_is_made_anew(pretended, step):
    class Killed(BaseException):
        pass

    pretended.fails = {step: Killed()}
    with pytest.raises(Killed):
        pretended.start()
    pretended.fails = {}
    assert pretended.start() == f"{MADE} lab" and pretended.start() == "lab"


def test_what_does_not_work_after_an_update_is_made_anew_and_then_told(pretended):
    pretended.start()
    numpy_gone(pretended)
    pretended.fails = {"look": Stuck("what was installed does not work (ImportError: numpy).")}
    with pytest.raises(SystemExit, match=r"does not work \(ImportError: numpy\)"):
        pretended.start()
    assert pretended.ran[-5:] == "look venv pip look".split()[-5:] or pretended.ran[-4:] == "look venv pip look".split()
    pretended.fails = {}
    assert pretended.start() == f"{MADE} lab"


def test_new_pins_without_a_network_leave_the_course_as_it_was(pretended):
    pretended.start()
    (pretended.root / "constraints.txt").write_text("changed", encoding="utf-8")
    pretended.fails = {"pip": Stuck("the installation failed. The package index was not reached.")}
    assert pretended.start() == "pip look lab"
    assert (
        "could not be brought up to date: the installation failed. The package index was not reached."
        in pretended.told[-1]
    )
    numpy_gone(pretended)
    with pytest.raises(SystemExit, match="The package index was not reached"):
        pretended.start()


# Folders of somebody else


def thesis(place):
    (place / "thesis.txt").write_text("four years")


def test_an_environment_of_somebody_else_is_left_alone_and_another_folder_used(pretended):
    venv = pretended.root / ".venv"
    pretended.put(venv / "pyvenv.cfg", "uv = 0.13")
    assert pretended.start() == f"{MADE} lab"
    assert [p.name for p in venv.iterdir()] == ["pyvenv.cfg"] and (venv / "pyvenv.cfg").read_text() == "uv = 0.13"
    assert any(".venv is not of the course's making and stays as it is" in sentence for sentence in pretended.told)
    assert "/.venv-neurocourse/" in pretended.command[0] and pretended.start() == "lab"
    shutil.rmtree(venv)
    assert pretended.start() == "lab" and "/.venv-neurocourse/" in pretended.command[0]


def test_a_link_to_a_folder_is_no_environment(pretended, tmp_path_factory):
    papers = tmp_path_factory.mktemp("papers")
    thesis(papers)
    (pretended.root / ".venv").symlink_to(papers)
    (pretended.root / ".venv-neurocourse").symlink_to("nowhere")
    with pytest.raises(SystemExit, match="are in the way, and not of the course's making. Rename one of them"):
        pretended.start()
    (pretended.root / ".venv-neurocourse").unlink()
    assert pretended.start() == f"{MADE} lab" and [p.name for p in papers.iterdir()] == ["thesis.txt"]


def test_a_file_of_the_learners_survives_when_the_environment_is_made_anew(tmp_path):
    for name in ("lib/x", "bin/x", "home/x", "thesis.txt", "pyvenv.cfg"):
        Pretended.put(tmp_path / name)
    (tmp_path / "lib64").symlink_to("lib")
    for name in installing.PARTS:
        installing.remove(tmp_path / name)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["home", "thesis.txt"]


def test_an_empty_folder_may_be_used(pretended):
    (pretended.root / ".venv").mkdir()
    assert pretended.start() == f"{MADE} lab" and "/.venv/" in pretended.command[0]


# The words of the command


def test_the_doctor_looks_in_the_folder_of_the_lessons(pretended):
    assert pretended.start("doctor") == f"{MADE} doctor"
    assert pretended.command[-1] == str(pretended.root / "notebooks")


@pytest.mark.parametrize(
    "words, hint", [("docter", "Did you mean doctor?"), ("TESTS", "test?"), ("doctor x", "test and doctor")]
)
def test_a_word_that_it_does_not_know_is_told(pretended, words, hint):
    with pytest.raises(SystemExit, match="does not know what to do with") as stopped:
        pretended.start(*words.split())
    assert hint in str(stopped.value) and pretended.ran == []


def test_help_needs_nothing(capsys):
    done = subprocess.run([sys.executable, ROOT / "start.py", "--help"], capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 0 and "python3 start.py test" in done.stdout


def test_root_is_told_once_and_what_the_learner_adds_comes_last(monkeypatch, capsys):
    monkeypatch.setattr(running, "is_root", lambda: True)
    command = running.lab("python", "first.ipynb", ["--ip=0.0.0.0"])
    assert command[-2:] == ["--allow-root", "--ip=0.0.0.0"]
    assert "You are root, as in a container" in capsys.readouterr().err
    running.lab("python", "first.ipynb", ["--allow-root"])
    assert "You are root" not in capsys.readouterr().err
    monkeypatch.setattr(running, "is_root", lambda: False)
    assert "--allow-root" not in running.lab("python", "first.ipynb", [])


# What it says when it is stuck


def test_too_little_room_is_told_before_anything_is_made(pretended, monkeypatch):
    monkeypatch.setattr(making.shutil, "disk_usage", lambda folder: Usage(free=5e8))
    with pytest.raises(SystemExit, match="Make room"):
        pretended.start()
    assert pretended.ran == []


def test_a_folder_that_cannot_be_written_is_told_unless_all_is_there(pretended, monkeypatch):
    pretended.start()
    monkeypatch.setattr(making.os, "access", lambda *_: False)
    assert pretended.start() == "lab"
    numpy_gone(pretended)
    with pytest.raises(SystemExit, match="nothing can be written into this folder. Copy the course"):
        pretended.start()


def test_any_other_failing_disk_is_one_sentence(pretended):
    pretended.fails = {"venv": OSError(28, "No space left on device")}
    with pytest.raises(SystemExit, match="No space left on device. Check that this folder") as stopped:
        pretended.start()
    assert "\n" not in str(stopped.value)
