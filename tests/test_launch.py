"""What start.py and the command neurocourse share: reasons, locks, and an environment that nothing can spoil."""

import json
import os
import subprocess
import sys
from pathlib import Path

import checkout
import polluted
import pytest
from jupyter_client.manager import start_new_kernel

from neurocourse.launch import Stuck, clean, doctor, installing, making, reasons

ROOT = checkout.ROOT

# Each as venv or pip said it once.
SAID = {
    "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device": "The disk is full.",
    "OSError: [Errno 122] Disk quota exceeded: '/course/.venv/lib'": "The disk is full.",
    "ERROR: Could not install packages due to an OSError: [Errno 13] Permission denied: 'lib'": "Something may not be",
    "PermissionError: [WinError 32] The process cannot access the file because it is in use": "Close other programs",
    "OSError: [Errno 30] Read-only file system: 'lib'": "Something may not be",
    "Error: [Errno 1] Operation not permitted: 'lib' -> '/stick/.venv/lib64'": "This disk knows no links",
    "ImportError: numpy.so: failed to map segment from shared object": "This disk lets no program run",
    "The virtual environment was not created because ensurepip is not\navailable.": "apt install python3-venv",
    "/course/.venv/bin/python: No module named ensurepip": "apt install python3-venv",
    "/usr/bin/python3: No module named venv": "apt install python3-venv",
    "WARNING: Retrying (Retry(total=4)) after connection broken by 'NewConnectionError('<HTTPSConnection>: "
    "Failed to establish a new connection: [Errno -3] Temporary failure in name "
    "resolution')': /simple/numpy/\nERROR: No matching distribution found for numpy": "this computer is online",
    "urllib3.exceptions.ReadTimeoutError: HTTPSConnectionPool(host='x'): Read timed out.": "this computer is online",
    "Caused by ProxyError('Cannot connect to proxy.', OSError('Tunnel connection failed: 403'))": "HTTPS_PROXY",
    "SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED] self-signed certificate'))": "PIP_CERT",
    "OSError: Could not find a suitable TLS CA certificate bundle, invalid path: /nowhere": "PIP_CERT",
    "WARNING: The repository located at x is not a trusted or secure host and is being ignored.": "PIP_TRUSTED_HOST",
    "ERROR: HTTP error 503 while getting https://x/numpy.whl": "Try again later",
    "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.": "A download arrived damaged",
    "error: subprocess-exited-with-error\n× Preparing metadata did not run successfully.": "no ready-made build",
    "ERROR: Could not find a version that satisfies the requirement numpy (from versions: none)": "has not all that",
    "something that nobody has seen before": "What was said stands above.",
}


@pytest.mark.parametrize("said", SAID)
def test_the_reason_is_what_venv_or_pip_said(said):
    sentence = reasons.reason(said, 1)
    assert SAID[said] in sentence and "\n" not in sentence and sentence.endswith(".")
    assert ("online" in sentence) == ("online" in SAID[said])


def test_a_program_that_was_ended_from_outside_is_told():
    assert "signal 9" in reasons.reason("", -9)
    assert reasons.last_words("a\n\n[notice] a new pip\n" + "b" * 300 + "\n", 2) == "a\n" + "b" * 200


def here(tmp_path, python=sys.executable):
    environment = making.Environment(str(ROOT), tmp_path / "env", {"PATH": os.environ["PATH"]})
    environment.python = python
    return environment


def test_what_is_installed_is_what_pyproject_asks_for(tmp_path, monkeypatch):
    heard = []
    monkeypatch.setattr(installing, "hear", lambda command, *_: heard.append(command) or (0, ""))
    monkeypatch.setattr(installing, "for_pip", lambda variables, python: variables)
    installing.install(here(tmp_path), ["site"], {})
    assert any(need.startswith("numpy>=") for need in heard[0]) and any("mathjax" in need for need in heard[0])


def test_the_last_words_come_before_the_sentence(tmp_path, monkeypatch):
    monkeypatch.setattr(installing, "hear", lambda *_: (1, "one\nERROR: [Errno 28] No space left on device\n"))
    monkeypatch.setattr(installing, "for_pip", lambda variables, python: variables)
    with pytest.raises(Stuck) as stuck:
        installing.install(here(tmp_path), [], {})
    sentence, words = stuck.value.args
    assert sentence.startswith("the installation failed. The disk is full.") and words.startswith("one\nERROR")


def test_a_library_that_does_not_work_is_named_with_its_own_error(tmp_path, monkeypatch):
    monkeypatch.setattr(installing, "NEEDED", "json no_such_library")
    with pytest.raises(Stuck, match="No module named 'no_such_library'"):
        installing.look(here(tmp_path))


def test_the_stamp_is_written_in_one_move(tmp_path):
    environment = here(tmp_path)
    environment.mark()
    assert environment.made() == {} and environment.stamp.is_file()
    stamp = {"python": "a", "pins": "b", "extras": [], "packages": ["pip"]}
    environment.write_stamp(**stamp)
    assert environment.made() == stamp == json.loads(environment.stamp.read_text())
    assert [p.name for p in Path(environment.folder).iterdir()] == [making.STAMP]


LOCKED = """
import sys, time
from neurocourse.launch.lock import alone
with alone(sys.argv[1], lambda: print("waiting", flush=True)) as held:
    print("mine", flush=True)
    sys.stdin.readline()
"""


def test_a_lock_makes_others_wait_and_a_killed_holder_gives_it_back(tmp_path):
    def holder():
        return subprocess.Popen(
            [sys.executable, "-c", LOCKED, str(tmp_path / "lock")],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    first = holder()
    assert first.stdout.readline() == "mine\n"
    second = holder()
    assert second.stdout.readline() == "waiting\n"
    first.kill()
    assert second.stdout.readline() == "mine\n"
    second.communicate("")


# One clean environment


def test_nothing_that_leads_astray_reaches_a_child(tmp_path):
    prefix, home = str(tmp_path / "env"), str(tmp_path / "env" / "home")
    dirty = polluted.variables(tmp_path / "elsewhere") | {"PATH": "programs", "LANG": "C", "OMP_NUM_THREADS": "3"}
    child = clean.clean(dirty, prefix, home)
    leaks = {n for n, text in child.items() if "elsewhere" in text or dirty.get(n) == text} - {"HOME", "LANG"}
    assert leaks == {"PIP_CONFIG_FILE", "OMP_NUM_THREADS"}  # a file of pip's settings is read by `for_pip` alone
    assert child["PATH"] == os.pathsep.join([os.path.join(prefix, "bin"), "programs"])
    assert child["OPENBLAS_NUM_THREADS"] == "1" and child["LANG"] == "C"
    own = [child[name] for name in clean.PLACES]
    assert all(os.path.isdir(place) and place.startswith(home) for place in own) and len(set(own)) == len(own)


def test_the_way_to_the_package_index_and_what_was_chosen_for_this_start_stay(tmp_path):
    chosen = {"PIP_INDEX_URL": "https://mirror", "PIP_CERT": "own.pem", "HTTPS_PROXY": "proxy", "JUPYTER_TOKEN": "t"}
    child = clean.clean(chosen, str(tmp_path), str(tmp_path / "home"))
    assert chosen.items() <= child.items()


def test_a_home_of_the_course_that_cannot_be_written_is_a_temporary_one(tmp_path):
    (tmp_path / "file").touch()
    child = clean.clean({}, str(tmp_path), str(tmp_path / "file" / "home"))
    assert os.access(child["IPYTHONDIR"], os.W_OK) and not child["IPYTHONDIR"].startswith(str(tmp_path))


def test_the_look_that_the_learner_has_chosen_stays(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert clean.look_and_keys() == {}
    (settings := tmp_path / ".jupyter" / "lab" / "user-settings").mkdir(parents=True)
    assert clean.look_and_keys() == {"JUPYTERLAB_SETTINGS_DIR": str(settings)}


def test_of_pips_own_settings_only_the_way_to_the_index_is_kept(tmp_path):
    pytest.importorskip("pip")
    settings = "[install]\nuser = yes\ntarget = there\nindex-url = https://mirror\n"
    settings += (
        "[global]\nroot = there\nproxy = one\nindex-url = https://other\nextra-index-url =\n  https://a\n  https://b\n"
    )
    (tmp_path / "pip.conf").write_text(settings)
    environ = {"PATH": os.environ["PATH"], "PIP_CONFIG_FILE": str(tmp_path / "pip.conf"), "PIP_PROXY": "mine"}
    kept = clean.for_pip(environ, sys.executable)
    assert kept["PIP_INDEX_URL"] == "https://mirror" and kept["PIP_PROXY"] == "mine"
    assert kept["PIP_EXTRA_INDEX_URL"].split() == ["https://a", "https://b"]
    assert kept["PIP_CONFIG_FILE"] == os.devnull and not {"PIP_USER", "PIP_TARGET", "PIP_ROOT"} & kept.keys()
    (tmp_path / "pip.conf").write_text("not a file of settings")
    assert clean.for_pip(environ, sys.executable)["PIP_CONFIG_FILE"] == os.devnull


@pytest.mark.parametrize("spec", [None, "{", "[]", '{"argv": 3}', '{"argv": ["python", "-m", "ipykernel_launcher"]}'])
def test_the_kernel_of_the_course_is_python_that_cannot_be_misled(tmp_path, spec):
    if spec:
        polluted.write(tmp_path / "share" / "jupyter" / "kernels" / "python3" / "kernel.json", spec)
    clean.kernelspec(str(tmp_path), str(tmp_path / "home"))
    argv = json.loads((tmp_path / "home" / "kernels" / "python3" / "kernel.json").read_text())["argv"]
    assert argv[:4] == ["python", "-P", "-m", "ipykernel_launcher"] and argv[-2:] == clean.KERNEL


def test_no_file_beside_a_notebook_hides_a_library_and_the_learners_own_modules_are_found(tmp_path, monkeypatch):
    for name in ("types", "random", "numpy", "pathlib"):
        polluted.write(tmp_path / f"{name}.py", polluted.BROKEN.format(name))
    polluted.write(tmp_path / "my_module.py", "answer = 42")
    for name, text in clean.clean(os.environ, sys.prefix, str(tmp_path / "home")).items():
        monkeypatch.setenv(name, text)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    manager, client = start_new_kernel(cwd=str(tmp_path))
    try:
        code = "import types, random, numpy, my_module; print(my_module.answer, random.Random, numpy.__version__)"
        assert doctor.ask(client, code).startswith("42 ")
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


FROM_OUTSIDE = "from neurocourse.launch.clean import needed_from_outside as n; print('PYTHONPATH' in n())"


def test_the_course_stays_where_it_was_found_and_nothing_else_of_pythonpath_does(tmp_path):
    def kept(path):
        command = [sys.executable, "-c", f"import sys; sys.path.insert(1, {str(ROOT)!r}); {FROM_OUTSIDE}"]
        environment = os.environ | {"PYTHONPATH": str(path)}
        return subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True).stdout

    assert kept(ROOT) == "True\n" and kept(tmp_path) == "False\n"
