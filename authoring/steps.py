"""Steps that several editions share: a folder that has to be new, a module of Python that has to do its work."""

import subprocess
import sys

from sources import ROOT


def must_be_new(folder, edition):
    """End with a sentence where a folder has something in it: nothing of anybody's is written over."""
    if folder.exists() and any(folder.iterdir()):
        sys.exit(f"build.py: {folder} is not empty. Name a new folder for {edition}.")


def run(module, *words, cwd=ROOT):
    """Run a module of this Python; end with its words when it fails."""
    done = subprocess.run([sys.executable, "-m", module, *map(str, words)], cwd=cwd, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"build.py: {module} failed:\n{(done.stdout + done.stderr)[-3000:]}")
