"""The doctor: what it finds wrong is wrong, and whoever does what it says hears that everything is in order."""

import json
import os
import re
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import checkout
import matplotlib
import polluted
import pytest

from neurocourse import cli
from neurocourse.launch import doctor, front_end
from neurocourse.start_here.setting_up import causes, health

ROOT = checkout.ROOT
KERNEL = ["-m", "ipykernel_launcher", "-f", "{connection_file}"]


@pytest.fixture
def lessons(tmp_path, monkeypatch):
    """A folder for lessons, and a home in which nothing is set."""
    folder = tmp_path / "lessons"
    folder.mkdir()
    for name in ("HOME", "JUPYTER_DATA_DIR", "JUPYTER_CONFIG_DIR", "IPYTHONDIR"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    monkeypatch.setenv("PYTHONPATH", str(ROOT))  # where the kernel, too, finds this course
    monkeypatch.setenv("MPLCONFIGDIR", matplotlib.get_configdir())  # its list of fonts takes seconds to make
    for name in ("JUPYTER_PATH", "JUPYTER_PREFER_ENV_PATH", "MPLBACKEND"):
        monkeypatch.delenv(name, raising=False)
    return folder


def examine(folder):
    """How many things are wrong, and what is said, by name."""
    checks = doctor.everything(folder)
    return {check.name: check for check in checks if not check.ok}


def test_this_installation_is_in_order(lessons, monkeypatch, capsys):
    monkeypatch.chdir(lessons)
    with pytest.raises(SystemExit) as stopped:
        cli.main(["doctor"])
    out = capsys.readouterr().out
    assert stopped.value.code == 0, out
    assert "Everything is in order." in out and "a kernel starts and answers" in out and str(lessons) in out


@pytest.mark.parametrize("name", ["types.py", "matplotlib"])
def test_a_name_that_hides_a_library_is_found_in_the_folder_of_the_lesson(lessons, name):
    if name.endswith(".py"):
        polluted.write(lessons / name, polluted.BROKEN.format(name))
    else:
        polluted.write(lessons / name / "__init__.py", "")
    wrong = examine(lessons)
    assert "Names beside the notebooks" in wrong and {check.fix for check in wrong.values()} == {
        f"Rename {name}, for instance to my_{name}, then choose Kernel › Restart Kernel in every open lesson"
    }
    assert (name == "types.py") == ("Kernel" in wrong) and (name == "matplotlib") == ("Drawing" in wrong)
    (lessons / name).rename(lessons / f"my_{name}")
    assert examine(lessons) == {}


def another_python(folder):
    """An environment that borrows every library of this one, and whose prefix is another."""
    venv.create(folder, with_pip=False)
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    place = sysconfig.get_path("purelib", "venv", vars={"base": str(folder), "platbase": str(folder)})
    Path(place, "borrowed.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return str(python)


def kernelspec(place, *argv):
    spec = {"argv": [*argv, *KERNEL], "display_name": "Another", "language": "python"}
    polluted.write(place / "kernels" / "python3" / "kernel.json", json.dumps(spec))


def test_a_kernel_of_another_python_is_found_and_named(lessons, tmp_path, monkeypatch):
    python = another_python(tmp_path / "another")
    kernelspec(tmp_path / "jupyter", python)
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path / "jupyter"))
    wrong = examine(lessons)
    assert (
        python in wrong["Kernel"].detail
        and wrong["Kernel"].fix == "Remove the variable JUPYTER_PATH from your settings"
    )
    monkeypatch.delenv("JUPYTER_PATH")
    assert examine(lessons) == {}


def test_a_kernel_of_a_python_that_is_gone_is_found_and_its_folder_named(lessons, tmp_path, monkeypatch):
    kernelspec(tmp_path / "home", "no-such-python")
    monkeypatch.setenv("JUPYTER_PREFER_ENV_PATH", "0")
    found = examine(lessons)["Kernel"]
    assert "no-such-python" in found.detail
    place = re.match("Rename the folder (.*), which stands before the kernel of this environment", found.fix)[1]
    Path(place).rename(tmp_path / "old")
    assert examine(lessons) == {}


def test_an_old_part_of_the_page_is_found_and_named(lessons, tmp_path, monkeypatch):
    place = tmp_path / "home" / "labextensions" / "anywidget"
    polluted.write(place / "package.json", '{"name": "anywidget", "version": "0.0.1"}')
    monkeypatch.setenv("JUPYTER_PREFER_ENV_PATH", "0")
    (found,) = (check for check in front_end.checks() if not check.ok)
    assert "0.0.1" in found.detail and found.fix.startswith(f"Rename the folder {place}, ")
    place.rename(tmp_path / "old")
    assert all(check.ok for check in front_end.checks())
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path / "jupyter"))
    polluted.write(tmp_path / "jupyter" / "labextensions" / "anywidget" / "package.json", "{")
    (found,) = (check for check in front_end.checks() if not check.ok)
    assert "version unknown" in found.detail and "JUPYTER_PATH" in found.fix


def test_a_part_of_the_page_that_is_missing_is_found(monkeypatch):
    monkeypatch.setattr(front_end, "served", lambda extension: None)
    assert [check.ok for check in front_end.checks()] == [False, False]
    assert all("anywidget" in check.fix or "jupyterlab_widgets" in check.fix for check in front_end.checks()) or (
        all(check.fix == causes.AGAIN for check in front_end.checks())
    )


@pytest.mark.skipif(os.name == "nt", reason="a home of Unix")
def test_a_user_without_a_home_is_told(lessons, tmp_path):
    """As in a container with a user that nobody has named."""
    code = "import os, pathlib; pathlib.Path.expanduser = os.path.expanduser = lambda path: path\n"
    code += "import jupyter_core.paths as paths; paths.get_home_dir = lambda: 1 / 0\n"
    code += "from neurocourse.launch import front_end; print(*front_end.checks(), sep='\\n')"
    environment = {"PYTHONPATH": str(ROOT), "PATH": os.defpath, "JUPYTER_PREFER_ENV_PATH": "1"}
    done = subprocess.run([sys.executable, "-c", code], cwd=lessons, env=environment, capture_output=True, text=True)
    assert done.stdout.count("Set the variable HOME to a folder of your own") == 2, done.stderr


def test_a_library_in_pythonpath_is_found(lessons, tmp_path, monkeypatch):
    polluted.write(tmp_path / "old" / "anywidget.py", polluted.BROKEN.format("anywidget"))
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(ROOT), str(tmp_path / "old")]))
    wrong = examine(lessons)
    assert {check.fix for check in wrong.values()} == {
        f"Remove the variable PYTHONPATH from your settings: anywidget.py in {tmp_path / 'old'} may hide the library"
    }
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    assert examine(lessons) == {}


def test_a_backend_that_is_missing_is_named_and_the_course_does_without(lessons, monkeypatch):
    name = "module://nowhere.backend"
    monkeypatch.setenv("MPLBACKEND", name)
    kernel, found = doctor.in_kernel(lessons)
    assert kernel.ok and all(check.ok for check in found)
    assert any(f"MPLBACKEND asks for {name}, which is not installed" in check.detail for check in found)


def test_what_a_broken_library_needs_is_a_command_that_can_be_typed(monkeypatch, tmp_path):
    monkeypatch.setattr(causes.sys, "prefix", str(tmp_path))
    monkeypatch.setattr(causes.sys, "executable", "/a folder/python")
    pip = causes.PathFinder.find_spec
    monkeypatch.setattr(causes.PathFinder, "find_spec", lambda name: object())
    told = 'Install it again: "/a folder/python" -m pip install --force-reinstall "numpy>=2.0"'
    assert causes.again("numpy>=2.0") == told
    monkeypatch.setattr(causes.PathFinder, "find_spec", lambda name: None)
    assert causes.again("numpy") == 'Install it again: uv pip install --reinstall --python "/a folder/python" numpy'
    monkeypatch.setattr(causes.PathFinder, "find_spec", pip)
    (tmp_path / causes.STAMP).touch()
    assert causes.again("numpy") == causes.AGAIN == health.repair()


HARMLESS = ["my_notes.py", "test.py", "time.py", "os.py", "build.py", "numpy.txt", "00_start_here.py", "a b.py"]


def test_names_that_hide_nothing_are_no_problem(tmp_path):
    for name in HARMLESS:
        (tmp_path / name).touch()
    (tmp_path / "numpy").mkdir()  # without __init__.py the library behind it is found
    assert causes.beside(tmp_path).ok, causes.beside(tmp_path)


@pytest.mark.parametrize(
    "name", ["random.py", "traitlets.py", "IPython.py", "neurocourse.py", "numpy.pyc", "zmq.abi3.so"]
)
def test_names_that_hide_something_are(tmp_path, name):
    (tmp_path / name).touch()
    assert not causes.beside(tmp_path).ok
    assert causes.beside(tmp_path / "nowhere").ok
