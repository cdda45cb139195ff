"""The files that belong to the checkout, with git or, in a downloaded archive, without it."""

import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MADE = {".git", "dist", "build", "__pycache__", ".ipynb_checkpoints"}  # by running things, not by us
MADE_FILES = {"neurocourse-progress.json", ".neurocourse-manifest.json"}


def files():
    """Every file of the checkout that is committed or about to be."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return sorted(p for p in ROOT.rglob("*") if p.is_file() and not made(p.relative_to(ROOT)))
    paths = (ROOT / name.decode() for name in done.stdout.split(b"\0") if name)
    return sorted(p for p in paths if p.is_file())


def made(path):
    ours = any(part.startswith(".venv") or part.endswith("_cache") for part in path.parts)
    return ours or bool(MADE & set(path.parts)) or path.name in MADE_FILES


def copy_to(folder):
    """A fresh copy of the checkout, as a clone would be."""
    for path in files():
        target = folder / path.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)
    return folder
