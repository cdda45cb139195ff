"""The progress file on the disk: read with suspicion, written in one move, and only where a plain file is or may be."""

import contextlib
import errno
import json
import os
import re
import stat
import tempfile
import time

from neurocourse.teaching.record.summary import KINDS

PARTED = (*KINDS, "tries")  # kinds of which one entry may be damaged while the others are good
LOCK_WAIT, LOCK_STALE = 1.0, 5.0  # seconds
DEEP = 20  # levels: what a lesson notes has two or three


def load(path):
    """Contents of the file, and whether all of it made sense.

    Raises
    ------
    OSError
        It is no plain file, or cannot be read.
    """
    if not plain_file(path):
        return {}, True
    try:
        data = json.loads(path.read_bytes())  # knows UTF-8, UTF-16 and their byte order marks
    except (ValueError, RecursionError):
        return {}, False
    if not isinstance(data, dict):
        return {}, False
    return (good := what_is_sound(data)), good == data


def what_is_sound(data):
    """A record without the parts that make no sense."""
    return {
        kind: part if kind not in PARTED else {key: value for key, value in part.items() if sound(key) and sound(value)}
        for kind, part in data.items()
        if (kind in PARTED and isinstance(part, dict)) or (kind not in PARTED and sound(kind) and sound(part))
    }


def sound(value, deep=DEEP):
    """Whether a value can be written again as it is: no half of a surrogate pair, no NaN, nothing without an end."""
    if isinstance(value, dict):
        return deep > 0 and all(sound(key) and sound(part, deep - 1) for key, part in value.items())
    if isinstance(value, list | tuple):
        return deep > 0 and all(sound(part, deep - 1) for part in value)
    if isinstance(value, str):
        return not re.search("[\ud800-\udfff]", value)
    return value is None or isinstance(value, int) or (isinstance(value, float) and abs(value) < float("inf"))


def plain_file(path):
    """Whether there is a plain file at ``path``. Anything else there, such as a folder or a device, is refused."""
    try:
        mode = os.lstat(path).st_mode
    except FileNotFoundError:
        return False
    if not stat.S_ISREG(mode):
        raise OSError(errno.EINVAL, "it is not a plain file")
    return True


def write(path, data):
    """Replace the file in one move, so that nobody ever reads half of it."""
    if plain_file(path) and not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, "the file is read-only")
    text = json.dumps(data, indent=1, ensure_ascii=False, allow_nan=False).encode()
    descriptor, part = tempfile.mkstemp(prefix=path.name, dir=path.parent)
    try:
        with open(descriptor, "wb") as file:
            file.write(text)
        os.replace(part, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(part)
        raise


def keep_aside(path):
    """Copy a damaged file to the first free name: ``….json.bak``, ``….json.bak2``, … Returns the copy's name."""
    damaged = path.read_bytes()
    for n in range(1, 1000):
        copy = path.with_name(f"{path.name}.bak{n if n > 1 else ''}")
        if os.path.isfile(copy) and copy.read_bytes() == damaged:
            return copy.name  # kept before, when the new file could not be written
        with contextlib.suppress(FileExistsError), open(copy, "xb") as file:
            try:
                file.write(damaged)
                file.flush()
            except OSError:
                copy.unlink()
                raise
            return copy.name
    raise OSError(errno.EEXIST, "there are too many copies of damaged files beside it")


def kept_aside(path):
    """Copies of damaged files that were made here."""
    name = re.compile(re.escape(path.name) + r"\.bak\d*")
    return [copy for copy in path.parent.iterdir() if name.fullmatch(copy.name)]


@contextlib.contextmanager
def locked(path):
    """Keep other notebooks from writing meanwhile; a lock that nobody gives back is taken after a while."""
    lock, give_up = path.with_name(path.name + ".lock"), time.monotonic() + LOCK_WAIT
    mine = False
    while not mine and time.monotonic() < give_up:
        try:
            os.close(os.open(lock, os.O_CREAT | os.O_EXCL))
            mine = True
        except FileExistsError:
            with contextlib.suppress(OSError):
                if time.time() - lock.stat().st_mtime > LOCK_STALE:
                    lock.unlink()
            time.sleep(0.01)
    try:
        yield
    finally:
        if mine:
            lock.unlink(missing_ok=True)
