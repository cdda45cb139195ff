"""Makes `needs`, `sweep` and the other helpers of this folder importable from every test below it."""

import pytest

LONG = ("test_notebooks.py", "test_lessons_browser.py", "test_start_real.py", "test_binder.py")


def pytest_collection_modifyitems(items):
    """Files that take minutes come first, so that no worker is left with one of them while the others have gone."""
    items.sort(key=lambda item: LONG.index(item.path.name) if item.path.name in LONG else len(LONG))


@pytest.fixture(autouse=True)
def nobodys_progress(monkeypatch):
    """Every test starts with nothing remembered, and writes no progress file unless it names one."""
    from neurocourse.teaching import record

    monkeypatch.setenv("NEUROCOURSE_PROGRESS", "off")
    monkeypatch.setattr(record, "_unwritten", {})
    monkeypatch.setattr(record, "_notes", [])
