"""One JupyterLab and one browser for all browser tests."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from driving import Lab, browser_page, watch  # noqa: E402


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def lab(tmp_path_factory):
    """A running JupyterLab with the settings that the wheel brings."""
    with Lab(tmp_path_factory.mktemp("lab")) as running:
        yield running


@pytest.fixture(scope="session")
def page(lab):
    """A page of the system's Chromium."""
    with browser_page(lab.patience) as opened:
        yield opened


@pytest.fixture
def errors(page):
    """What the page's console and scripts complain about during one test: a list that should stay empty."""
    return watch(page)
