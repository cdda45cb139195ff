"""Makes `needs`, `sweep` and the other helpers of this folder importable from every test below it."""

import pytest


@pytest.fixture(autouse=True)
def nobodys_progress(monkeypatch):
    """Every test starts with nothing remembered, and writes no progress file unless it names one."""
    from neurocourse.teaching import record

    monkeypatch.setenv("NEUROCOURSE_PROGRESS", "off")
    monkeypatch.setattr(record, "_unwritten", {})
    monkeypatch.setattr(record, "_notes", [])
