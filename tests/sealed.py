"""Run a child process where a careless lesson would fail: no network, a read-only folder with a difficult name."""

import ctypes
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NAME = "Kurs für Zoë & 神経 (1)"

# Python imports a module of this name when it starts, in the kernel as well. Jupyter's own sockets are on loopback.
GUARD = """
import socket
import sys

HERE = ("127.0.0.1", "::1", "localhost", "0.0.0.0", "", None)
look_up, connect = socket.getaddrinfo, socket.socket.connect


def only_here(host, *args, **kwargs):
    if host not in HERE:
        raise OSError(f"the network is cut: {host}")
    return look_up(host, *args, **kwargs)


def connect_here(self, address):
    if isinstance(address, tuple) and address[0] not in HERE:
        raise OSError(f"the network is cut: {address[0]}")
    return connect(self, address)


socket.getaddrinfo, socket.socket.connect = only_here, connect_here
sys.modules["rfc3987_syntax"] = None  # as in conftest.py
"""


def folder(tmp_path, *files, mode=0o555):
    """A folder with a difficult name that holds copies of ``files`` and, by its mode, cannot be written to."""
    place = tmp_path / NAME
    place.mkdir()
    for file in files:
        shutil.copy(file, place)
    place.chmod(mode)
    return place


def run(command, place, tmp_path, **environment):
    """Run ``python command`` in ``place`` with this checkout, one BLAS thread and no network."""
    guard = tmp_path / "guard"
    guard.mkdir(exist_ok=True)
    (guard / "sitecustomize.py").write_text(GUARD, encoding="utf-8")
    path = os.pathsep.join(filter(None, [str(guard), str(ROOT), os.environ.get("PYTHONPATH")]))
    environment = os.environ | {"PYTHONPATH": path, "OPENBLAS_NUM_THREADS": "1"} | environment
    seal = give_up_the_right_to_write_anywhere if sys.platform == "linux" and os.geteuid() == 0 else None
    return subprocess.run(
        [sys.executable, *command], cwd=place, env=environment, preexec_fn=seal,
        capture_output=True, text=True, timeout=600,
    )  # fmt: skip


def give_up_the_right_to_write_anywhere():
    """Without it, permissions hold for root as for everybody: prctl(PR_CAPBSET_DROP, CAP_DAC_OVERRIDE)."""
    ctypes.CDLL(None).prctl(24, 1, 0, 0, 0)
