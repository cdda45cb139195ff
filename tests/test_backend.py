"""A backend that the environment asks for and that is not there: Matplotlib is imported all the same."""

import os
import subprocess
import sys

import checkout
import pytest

CODE = """
import os, sys, neurocourse
early = "matplotlib" in sys.modules
import matplotlib
from neurocourse import backend
print(os.environ.get("MPLBACKEND"), backend.dropped or "nothing", early)
"""


def run(name):
    environment = os.environ | {"PYTHONPATH": str(checkout.ROOT), "MPLBACKEND": name}
    done = subprocess.run([sys.executable, "-P", "-c", CODE], env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


@pytest.mark.parametrize("name", ["nowhere", "module://nowhere.backend", "module://", "module://.x"])
def test_one_that_is_missing_is_left_out(name):
    assert run(name)[:2] == ["None", name]


@pytest.mark.parametrize("name", ["agg", "TkAgg", "svg"])
def test_one_that_is_there_stays(name):
    assert run(name)[:2] == [name, "nothing"]


def test_the_one_of_every_kernel_costs_nothing():
    name = "module://matplotlib_inline.backend_inline"
    assert run(name) == [name, "nothing", "False"]
