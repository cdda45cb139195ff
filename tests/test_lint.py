"""Ruff and its formatter over all Python, notebooks included; codespell over everything that we write by hand."""

import subprocess
import sys

import checkout
import pytest

COMMANDS = {
    "ruff check": ["ruff", "check", "."],
    "ruff format": ["ruff", "format", "--check", "."],
    "codespell": ["codespell_lib", *(str(path) for path in checkout.files())],
}


@pytest.mark.parametrize("name", COMMANDS)
def test_tool_finds_nothing(name):
    done = subprocess.run([sys.executable, "-m", *COMMANDS[name]], cwd=checkout.ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-1000:]
