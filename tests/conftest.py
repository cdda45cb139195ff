"""Makes `needs`, `sweep` and the other helpers of this folder importable from every test below it."""

import sys

import pytest
from parts import part, rank

# Behind it is a grammar of addresses that takes a second to load, in each process. Without it jsonschema goes on.
sys.modules.setdefault("rfc3987_syntax", None)


def pytest_collection_modifyitems(items):
    """Files that take minutes come first, so that no worker is left with one of them while the others have gone."""
    items.sort(key=lambda item: rank(item.path))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """With ``--dist=loadfile`` a few long files are parted; see `parts`."""
    from xdist.scheduler import LoadFileScheduling

    class ByPart(LoadFileScheduling):
        def _split_scope(self, nodeid):
            return part(nodeid)

    return ByPart(config, log) if config.getvalue("dist") == "loadfile" else None


@pytest.fixture(autouse=True)
def nobodys_progress(monkeypatch):
    """Every test starts with nothing remembered, and writes no progress file unless it names one."""
    from neurocourse.teaching import record

    monkeypatch.setenv("NEUROCOURSE_PROGRESS", "off")
    monkeypatch.setattr(record, "_unwritten", {})
    monkeypatch.setattr(record, "_notes", [])
    monkeypatch.setattr(record, "_tried", {})
