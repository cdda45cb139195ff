"""What a test needs beyond the light test environment: skip with one line, or fail where everything must run.

``NEUROCOURSE_FULL=1`` (CI sets it) turns every such skip into a failure.
"""

import importlib
import os
import shutil

import pytest

FULL = os.environ.get("NEUROCOURSE_FULL") == "1"


def missing(what, how):
    """Skip the test, or fail it under NEUROCOURSE_FULL=1, saying how to get ``what``."""
    message = f"needs {what}: {how}"
    if FULL:
        pytest.fail(message, pytrace=False)
    pytest.skip(message, allow_module_level=True)


def oracle(module):
    """Import a peer library such as torch, or skip."""
    try:
        return importlib.import_module(module)
    except ImportError:
        missing(module, 'pip install -e ".[oracles]"')


def chromium():
    """Path of the system's Chromium, or skip."""
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), None)
    return path or missing(
        "Chromium", "install it with your system's package manager (Debian: apt-get install chromium)"
    )
