"""The lessons in a folder of the learner's own: copied, brought up to date, and never written over their work."""

import contextlib
import hashlib
import json
import os
import stat
import tempfile
import time
from importlib.resources import files
from pathlib import Path

from neurocourse.launch import Stuck

MANIFEST = ".neurocourse-manifest.json"
PART = ".neurocourse-part-"
HOUR = 3600  # seconds: what another copying left half-written and is older, nobody is writing any more


def lessons():
    """Path of each bundled notebook: inside the wheel, or beside the package in a checkout."""
    bundled = Path(str(files("neurocourse"))) / "_notebooks"
    folder = bundled if bundled.is_dir() else bundled.parent.parent / "notebooks"
    found = sorted(folder.glob("[0-9][0-9]_*.ipynb"))
    if not found:
        raise Stuck("the lessons are missing from this installation; install neurocourse again.")
    return found


def copy_lessons(folder):
    """Bring ``folder`` up to date without touching the learner's work.

    A missing notebook is copied. One that is still as an earlier release left it is refreshed. Any other stays.

    Parameters
    ----------
    folder : pathlib.Path

    Returns
    -------
    dict
        Name of each lesson -> "new", "refreshed", "yours" (kept) or "same".
    """
    folder.mkdir(parents=True, exist_ok=True)
    sweep(folder)
    ours, done, texts = read_manifest(folder), {}, {}
    for source in lessons():
        name, text = source.name, source.read_bytes()
        done[name], now = state(folder / name, text, ours.get(name, [])), digest(text)
        if done[name] in ("new", "refreshed"):
            texts[name] = text
            ours[name] = [*ours.get(name, []), now]
        elif done[name] == "same":
            ours[name] = [now]
    write_manifest(folder, ours)  # before anything is copied: whatever stops us, each notebook is known as ours
    for name, text in texts.items():
        replace(folder / name, text)
    write_manifest(folder, ours | {name: ours[name][-1:] for name in texts})
    return done


def state(target, text, ours):
    """What is to be done with one notebook. A link, a folder or a device in its place is the learner's."""
    if not os.path.lexists(target):
        return "new"
    if not regular(target):
        return "yours"
    found = target.read_bytes()
    return "same" if found == text else "refreshed" if digest(found) in ours else "yours"


def digest(data):
    return hashlib.sha256(data).hexdigest()


def regular(path):
    """Whether a path is a file itself, and no link to one."""
    try:
        return stat.S_ISREG(os.lstat(path).st_mode)
    except OSError:
        return False


def read_manifest(folder):
    """What was copied here before: name -> fingerprints. Nothing when that is not known any more."""
    try:
        given = json.loads((folder / MANIFEST).read_bytes()) if regular(folder / MANIFEST) else {}
    except (OSError, ValueError, RecursionError):
        return {}
    pairs = given.items() if isinstance(given, dict) else ()
    lists = {name: [found] if isinstance(found, str) else found for name, found in pairs}
    return {name: [f for f in found if isinstance(f, str)] for name, found in lists.items() if isinstance(found, list)}


def write_manifest(folder, ours):
    path = folder / MANIFEST
    if regular(path) or not os.path.lexists(path):
        replace(path, json.dumps(ours, indent=1, sort_keys=True).encode())


def replace(target, data):
    """Write a file in one step: a full disk or a pulled plug leaves the old one, and nothing beside it."""
    descriptor, part = tempfile.mkstemp(prefix=PART, dir=target.parent)
    try:
        with open(descriptor, "wb") as file:
            file.write(data)
        os.chmod(part, 0o666 & ~umask())
        os.replace(part, target)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(part)
        raise


def umask():
    """What new files of this user do not allow; asking means setting it for a moment."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def sweep(folder):
    """Remove what a copying that was killed left behind."""
    for part in folder.glob(PART + "*"):
        with contextlib.suppress(OSError):
            if regular(part) and time.time() - part.lstat().st_mtime > HOUR:
                part.unlink()
