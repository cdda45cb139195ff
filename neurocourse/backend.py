"""A drawing backend of the reader's that Matplotlib does not know would stop every import of Matplotlib.

The course draws with Agg and never uses the reader's backend, so it goes on without one that cannot be found.
"""

import os
import sys
from importlib.util import find_spec

dropped = ""  # its name, for `start_here.health`


def drop_unknown_backend():
    """Take ``MPLBACKEND`` out of the environment when Matplotlib refuses it."""
    global dropped
    name = os.environ.get("MPLBACKEND", "")
    usual = name.endswith("inline") and find_spec("matplotlib_inline")  # as in every kernel: a look would be slow
    if not name or usual or "matplotlib" in sys.modules:
        return
    del os.environ["MPLBACKEND"]
    try:
        import matplotlib

        matplotlib.rcParams["backend"] = name
        os.environ["MPLBACKEND"] = name
    except ValueError:
        dropped = name
    except Exception:  # Matplotlib itself is broken or missing: whoever needs it will say so
        os.environ["MPLBACKEND"] = name
