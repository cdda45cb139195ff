"""One start at a time makes the environment: the others wait, and say so."""

import os
import time
from contextlib import contextmanager

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None


@contextmanager
def alone(path, wait):
    """Hold the lock ``path`` and yield what a child needs to hold it as well; ``wait()`` is called when it is taken.

    The system gives the lock back when the last of its holders ends, however that happens. On a disk that knows no
    locks everybody goes on.
    """
    with open(path, "ab") as file:
        told = False
        while not taken(file):
            if not told:
                wait()
                told = True
            time.sleep(0.2)
        yield {"pass_fds": [file.fileno()]} if fcntl else {}


def taken(file):
    """Try to take the lock; False while somebody else has it."""
    try:
        if fcntl:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        else:
            import msvcrt

            os.lseek(file.fileno(), 0, os.SEEK_SET)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:
        return True
    return True
