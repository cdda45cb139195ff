"""Loads Matplotlib, which refuses to be loaded at all while MPLBACKEND names a backend that is not installed.

Nothing in the course draws with the reader's backend. Their own cells do: one that Matplotlib knows stays theirs, in
place of another they get the kernel's.
"""

import os
import sys

KERNEL = "module://matplotlib_inline.backend_inline"  # what a kernel takes when it is told nothing


def load():
    wanted = os.environ.pop("MPLBACKEND", None)
    try:
        import matplotlib
    finally:
        if wanted is not None:
            os.environ["MPLBACKEND"] = wanted
    try:
        if wanted:
            matplotlib.rcParams["backend"] = wanted
    except ValueError:
        if "ipykernel" in sys.modules:
            matplotlib.rcParams["backend"] = KERNEL


if "matplotlib" not in sys.modules:
    load()
