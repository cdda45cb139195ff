"""The course in a room without internet: its folder is made online, and start.py works from it with no way out."""

import os
import subprocess
import sys

import pytest
import starting
from checkout import ROOT
from needs import FULL, missing

NOWHERE = "http://127.0.0.1:9/"  # nobody answers there
CUT = {"PIP_INDEX_URL": NOWHERE, "HTTPS_PROXY": NOWHERE, "HTTP_PROXY": NOWHERE, "PIP_RETRIES": "0"}


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    """The folder for the room, with a reading copy of one lesson in few states."""
    if not FULL:
        missing("a network and a minute", "NEUROCOURSE_FULL=1 python3 start.py test")
    folder = tmp_path_factory.mktemp("stick") / "a room, ü"
    build = [sys.executable, ROOT / "authoring" / "build.py", "--offline", folder, "--states", "2", "00_start_here"]
    done = subprocess.run(build, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "its README.txt says how" in done.stdout
    return folder


@pytest.mark.slow
def test_a_seat_starts_the_course_with_the_network_cut(room, tmp_path):
    env = starting.BARE | CUT | {"HOME": str(tmp_path)}
    done = starting.say(room, "doctor", env=env)
    assert done.returncode == 0, done.stdout + done.stderr
    code = "from neurocourse.start_here.explore import first_neuron; print(len(first_neuron().frame))"
    python = room / ".venv" / "bin" / "python"
    done = subprocess.run([python, "-c", code], cwd=tmp_path, env=env, capture_output=True, text=True)
    assert int(done.stdout) > 1000, done.stderr


@pytest.mark.slow
def test_it_can_be_read_without_python(room):
    assert {"index.html", "00_start_here.html"} <= set(os.listdir(room / "reading"))
    told = (room / "README.txt").read_text("utf-8")
    assert "reading/index.html" in told and "python3 start.py" in told


@pytest.mark.slow
def test_wheels_of_another_system_are_named(room, tmp_path):
    """One sentence that says for whom they are, and what to do."""
    other = tmp_path / "course"
    subprocess.run(["cp", "-r", room, other], check=True)
    for wheel in (other / "wheels").glob("numpy-*"):
        wheel.rename(wheel.with_name("numpy-2.0-cp311-cp311-win_arm64.whl"))
    subprocess.run(["rm", "-rf", other / ".venv"], check=True)
    done = starting.say(other, env=starting.BARE | CUT | {"HOME": str(tmp_path)})
    last = done.stderr.strip().splitlines()[-1]
    assert done.returncode == 1 and "holds the course for Linux" in last and "rename wheels if you are online" in last


def test_a_folder_that_is_not_empty_stays(tmp_path):
    (tmp_path / "mine.txt").write_text("mine")
    build = [sys.executable, ROOT / "authoring" / "build.py", "--offline", tmp_path]
    done = subprocess.run(build, capture_output=True, text=True)
    assert done.returncode == 1 and done.stderr.strip().endswith("Name a new folder for the room.")
    assert os.listdir(tmp_path) == ["mine.txt"]
