"""A drawing backend of the reader's that Matplotlib does not know would stop every import of Matplotlib.

The course draws with Agg and never uses the reader's backend, so it goes on without one that cannot be found. The
reader's own cells then get what a kernel takes when it is told nothing.
"""

import os
import sys
from importlib.util import find_spec

KERNEL = "module://matplotlib_inline.backend_inline"
dropped = ""  # its name, for `start_here.health`


def drop_unknown_backend():
    """Take ``MPLBACKEND`` out of the environment when it cannot be found."""
    global dropped
    name = os.environ.get("MPLBACKEND", "")
    if name and "matplotlib" not in sys.modules and not known(name):
        dropped = os.environ.pop("MPLBACKEND")
        if "ipykernel" in sys.modules:
            os.environ["MPLBACKEND"] = KERNEL


def known(name):
    """Whether a backend is there, or Matplotlib cannot be asked."""
    module = name.removeprefix("module://")
    if module != name:
        try:
            return find_spec(module.split(".")[0]) is not None  # to look further would load it
        except (ImportError, ValueError):
            return False
    asked = os.environ.pop("MPLBACKEND")
    try:
        import matplotlib

        matplotlib.rcParams["backend"] = name
        return True
    except Exception as error:  # of a Matplotlib that is broken or missing somebody else will speak
        return not isinstance(error, ValueError)
    finally:
        os.environ["MPLBACKEND"] = asked
