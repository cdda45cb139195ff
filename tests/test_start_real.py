"""start.py for real: an environment made from nothing, in the worst of surroundings, ends with JupyterLab answering.

It is made once, which takes most of the time, and that after a start which was killed, whose remains are thrown away.
Where the fault is not in the making the tests use what was made.
"""

import os
import shutil
import signal
import subprocess
import time
from contextlib import ExitStack, suppress

import checkout
import polluted
import pytest
import sealed
import starting
from needs import FULL, missing

LESSON = """
import sys, types, random, json, numpy, matplotlib.pyplot, neurocourse
from neurocourse.start_here.explore import first_neuron
assert len(first_neuron().frame) > 1000
print(sys.prefix, matplotlib.get_backend())
"""
pytestmark = [pytest.mark.slow, pytest.mark.skipif(os.name == "nt", reason="folders and signals of Unix")]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A copy of the checkout in a folder with a difficult name, with files that would hide modules."""
    if not FULL:
        missing("a few minutes and a network", "NEUROCOURSE_FULL=1 python3 start.py test")
    place = checkout.copy_to(tmp_path_factory.mktemp("learner") / "Übung (1) d'été")
    for name in ("numpy", "types", "random", "json", "re"):
        for beside in (place, place / "notebooks"):
            polluted.write(beside / f"{name}.py", polluted.BROKEN.format(name))
    return place


@pytest.fixture(scope="module")
def prepared(folder, tmp_path_factory):
    """The folder, once two starts have been made at once with every variable set that leads astray.

    The first is killed in the middle; the second waits for what is left of it, makes all anew and opens JupyterLab.
    """
    place = tmp_path_factory.mktemp("polluted")
    env = starting.bare(**polluted.variables(place / "elsewhere"))
    with ExitStack() as running:
        first = subprocess.Popen(
            starting.command("doctor"), cwd=folder, env=env, stderr=subprocess.DEVNULL, start_new_session=True
        )
        running.callback(end, first)
        until(lambda: list(folder.glob(".venv/lib/*/site-packages/pip")))
        course = running.push(starting.Open(folder, place / "log", env))
        until(lambda: "Another start" in course.said())
        first.kill()  # what it has started goes on
        course.wait()
        seen = course.in_kernel(LESSON).split()
        said = course.said()
    return folder, seen, said


def test_from_a_bare_python_to_the_first_page_whatever_the_environment_says(prepared):
    folder, seen, said = prepared
    assert " ".join(seen[:-1]) == str(folder / ".venv") and seen[-1] in (
        "inline",
        "module://matplotlib_inline.backend_inline",
    )
    assert "Traceback" not in said


def test_of_two_at_once_one_waits_and_when_the_other_was_killed_makes_all_anew(prepared):
    *_, said = prepared
    waiting, making = "Another start is preparing the course: waiting for it", "Preparing the course in .venv"
    assert -1 < said.find(waiting) < said.find(making)


def test_a_bare_user_of_a_container_opens_it_with_the_same_line(prepared, tmp_path):
    """Nothing in the environment but PATH and HOME. Root is told one sentence, and what the user adds comes last."""
    folder, *_ = prepared
    env = starting.bare(HOME=str(tmp_path))
    with starting.Open(folder, tmp_path / "log", env, "--ServerApp.ip=127.0.0.1") as course:
        said = course.said()
    assert "Preparing" not in said and "Running as root is not recommended" not in said
    assert ("You are root" in said) == (os.geteuid() == 0)
    assert not [p for p in tmp_path.iterdir() if p.name not in ("log", ".npm")]  # JupyterLab asks npm where it lives


def test_a_home_that_cannot_be_written_is_one_sentence(prepared, tmp_path):
    folder, *_ = prepared
    home = tmp_path / "home"
    home.mkdir(mode=0o555)
    env = starting.bare(HOME=str(home))
    seal = sealed.give_up_the_right_to_write_anywhere if os.geteuid() == 0 else None
    with starting.Open(folder, tmp_path / "log", env, preexec_fn=seal) as course:
        course.in_kernel(LESSON)
        said = course.said()
    assert "Your home folder cannot be written to" in said and "Traceback" not in said


def test_what_was_deleted_is_put_back_and_the_doctor_looks_in_the_folder_of_the_lessons(prepared, tmp_path):
    folder, *_ = prepared
    (libraries,) = (folder / ".venv" / "lib").glob("*/site-packages")
    shutil.rmtree(libraries / "numpy" / "linalg")
    shutil.rmtree(libraries / "jupyterlab")
    env = starting.bare(HOME=str(tmp_path))
    found = starting.say(folder, "doctor", env=env)
    assert found.returncode == 1 and "Preparing" in found.stderr
    assert "Rename json.py, numpy.py, random.py, re.py, types.py" in found.stdout and "1 of " in found.stdout, (
        found.stdout + found.stderr
    )
    for name in ("numpy", "types", "random", "json", "re"):
        (folder / "notebooks" / f"{name}.py").rename(folder / "notebooks" / f"my_{name}.py")
    found = starting.say(folder, "doctor", env=env)
    assert (found.returncode, found.stderr) == (0, "") and "Everything is in order." in found.stdout


def test_without_a_network_the_reason_is_the_network(folder, tmp_path):
    place = checkout.copy_to(tmp_path / "course")
    env = {"PATH": os.defpath, "HOME": str(tmp_path), "PIP_INDEX_URL": "http://127.0.0.1:9/", "PIP_RETRIES": "0"}
    done = starting.say(place, env=env | {"PIP_CONFIG_FILE": os.devnull, "PIP_USER": "1"})
    last = done.stderr.strip().splitlines()[-1]
    assert done.returncode == 1 and last.startswith("start.py: the installation failed.")
    assert "Check that this computer is online." in last


def end(process):
    """Kill a process and what it has started."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def until(true):
    deadline = time.monotonic() + 120
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.05)
