"""Ruff, its formatter and codespell over everything that we write by hand, and over the notebooks."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
COMMANDS = {
    "ruff check": ["ruff", "check", "."],
    "ruff format": ["ruff", "format", "--check", "."],
    "codespell": [
        "codespell_lib",
        "neurocourse",
        "notebooks/src",
        "tests",
        "benchmarks",
        "README.md",
        "CONTRIBUTING.md",
    ],
}


@pytest.mark.parametrize("name", COMMANDS)
def test_tool_finds_nothing(name):
    done = subprocess.run([sys.executable, "-m", *COMMANDS[name]], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-1000:]
