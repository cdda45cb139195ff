"""Memory that a cell has used and freed goes back to the machine, so that thirty kernels of a class fit on one."""

import ctypes
import sys


def _malloc_trim():
    """What hands freed memory back in glibc, or None: other C libraries do it by themselves, or cannot."""
    try:
        return ctypes.CDLL(None).malloc_trim if sys.platform == "linux" else None
    except (AttributeError, OSError):
        return None


trim = _malloc_trim()


def give_back(result=None):
    """Hand back what has been freed: a few milliseconds, and tens of MB after a training or a large simulation."""
    if trim is not None:
        trim(0)


def give_back_after_cells():
    """Do so after each cell of this kernel from now on."""
    shell = sys.modules["IPython"].get_ipython() if "IPython" in sys.modules else None
    if shell is not None and give_back not in shell.events.callbacks["post_run_cell"]:
        shell.events.register("post_run_cell", give_back)
