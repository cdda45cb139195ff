"""What the browser edition makes of Pyodide's lock, with a Pyodide of a few bytes."""

import hashlib
import json
import zipfile

import pytest
from browser_edition import pyodide_lock
from lite import served

NUMPY, LEFT_OUT = b"numpy's files", b"nobody asks for it"


@pytest.fixture
def pyodide(tmp_path):
    """A folder with all that a Pyodide has, and one package too many."""
    folder = tmp_path / "pyodide"
    folder.mkdir()
    for name in pyodide_lock.CORE:
        (folder / name).write_bytes(name.encode())
    (folder / "numpy.whl").write_bytes(NUMPY)
    packages = {
        "numpy": {"file_name": "numpy.whl", "sha256": hashlib.sha256(NUMPY).hexdigest(), "depends": ["not_there"]},
        "prompt-toolkit": {"file_name": "numpy.whl", "sha256": hashlib.sha256(NUMPY).hexdigest(), "depends": []},
        "jedi": {"file_name": "numpy.whl", "sha256": hashlib.sha256(NUMPY).hexdigest(), "depends": ["prompt_toolkit"]},
        "left-out": {"file_name": "left.whl", "sha256": hashlib.sha256(LEFT_OUT).hexdigest(), "depends": []},
    }
    (folder / pyodide_lock.LOCK).write_text(json.dumps({"info": {"python": "3.12"}, "packages": packages}))
    return folder


@pytest.fixture
def wheel(tmp_path):
    path = tmp_path / "neurocourse-0.1.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as file:
        for name in ("neurocourse/__init__.py", "single.py", "neurocourse-0.1.0.dist-info/METADATA"):
            file.writestr(name, "")
    return path


def lock_in(folder):
    return json.loads((folder / pyodide_lock.LOCK).read_text())


def test_our_wheel_is_entered_and_what_it_needs_is_copied(pyodide, wheel, tmp_path):
    pyodide_lock.write(tmp_path / "site", pyodide, [wheel])
    lock = lock_in(tmp_path / "site")
    assert sorted(lock["packages"]) == ["jedi", "neurocourse", "numpy", "prompt-toolkit"]
    assert lock["packages"]["numpy"]["depends"] == []
    ours = lock["packages"]["neurocourse"]
    assert ours["imports"] == ["neurocourse", "single"] and "numpy" in ours["depends"]
    assert ours["sha256"] == hashlib.sha256(wheel.read_bytes()).hexdigest()
    there = {path.name for path in (tmp_path / "site").iterdir()}
    assert there == {*pyodide_lock.CORE, pyodide_lock.LOCK, "numpy.whl", wheel.name}


def test_what_stays_in_the_network_is_named_by_its_address(pyodide, wheel, tmp_path):
    with served(pyodide) as url:
        pyodide_lock.write(tmp_path / "site", f"{url}/", [wheel])
    packages = lock_in(tmp_path / "site")["packages"]
    assert packages["numpy"]["file_name"] == f"{url}/numpy.whl"
    assert packages["neurocourse"]["file_name"] == wheel.name
    assert not (tmp_path / "site" / "numpy.whl").exists()


def test_a_file_that_the_lock_does_not_mean_is_refused(pyodide, wheel, tmp_path):
    (pyodide / "numpy.whl").write_bytes(b"something else")
    with pytest.raises(ValueError, match=r"numpy\.whl is not the file"):
        pyodide_lock.write(tmp_path / "site", pyodide, [wheel])
