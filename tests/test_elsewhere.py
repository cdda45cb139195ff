"""A notebook that is opened elsewhere: its head says where it runs, and in Colab it fetches the course."""

import os
import re
import sys
import types
from urllib.parse import unquote

import nbformat
import publisher
import pytest
from execution import execute
from needs import FULL, missing
from percent import FOLDED, assemble
from reading import doors
from sources import every
from wheels import installed

SOURCES = every()
MADE_UP = "someone/the-course"
# What Colab had in August 2026, of all that lessons import. Its Python was 3.13.
COLAB = (
    "numpy==2.1.3",
    "matplotlib==3.10.0",
    "ipywidgets==7.7.1",
    "widgetsnbextension==3.6.10",
    "ipython_genutils==0.2.0",
    "anywidget==0.9.21",
    "ipykernel==6.17.1",
)


@pytest.fixture
def published(monkeypatch):
    monkeypatch.setattr(publisher, "known", lambda: MADE_UP)


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.stem)
def test_the_head_of_a_notebook_leads_to_the_places_where_it_runs(source, published):
    head, first = assemble(source.read(), source).cells[:2]
    links = dict(re.findall(r"\[([^]]+)\]\((https:[^)]+)\)", head.source))
    assert list(links) == ["in this browser", "on Binder", "in Colab", "to read, also on a phone"]
    *runs, read = links.values()
    assert all(f"{source.stem}.ipynb" in link and "someone" in link for link in runs)
    assert read == f"https://someone.github.io/the-course/{source.stem}.html"
    assert f"--no-deps git+https://github.com/{MADE_UP}" in first.source and first.metadata == FOLDED


@pytest.mark.parametrize(("setting", "page"), [("lab", "lab/tree/notebooks/"), ("notebook", "notebooks/notebooks/")])
def test_binder_opens_what_the_setting_says(setting, page, monkeypatch, tmp_path):
    text = (doors.ROOT / "pyproject.toml").read_text("utf-8")
    monkeypatch.setattr(doors, "ROOT", tmp_path)
    (tmp_path / "pyproject.toml").write_text(text.replace('binder = "lab"', f'binder = "{setting}"'), "utf-8")
    address = dict(doors.doors("01_pioneers", MADE_UP))["on Binder"]
    assert unquote(address).endswith(f"urlpath={page}01_pioneers.ipynb")
    (tmp_path / "pyproject.toml").write_text(text.replace('binder = "lab"', 'binder = "classic"'), "utf-8")
    with pytest.raises(SystemExit, match="binder must be one of lab, notebook"):
        doors.doors(None, MADE_UP)


def test_while_nobody_publishes_it_no_notebook_names_an_address(monkeypatch):
    monkeypatch.setattr(publisher, "known", lambda: None)
    for source in SOURCES:
        head, first = assemble(source.read(), source).cells[:2]
        assert "https:" not in head.source and "Open it" not in head.source and "pip" not in first.source


@pytest.mark.parametrize("colab", [True, False])
def test_the_first_cell_installs_in_colab_alone(published, monkeypatch, colab):
    from IPython.core.interactiveshell import InteractiveShell

    shell, asked = InteractiveShell.instance(), []
    monkeypatch.setitem(shell.magics_manager.magics["line"], "pip", asked.append)
    if colab:
        monkeypatch.setitem(sys.modules, "google.colab", types.ModuleType("google.colab"))
    shell.run_cell(publisher.colab()).raise_error()
    assert asked == [f"install --quiet --no-deps git+https://github.com/{MADE_UP}"] * colab


@pytest.mark.slow
def test_a_lesson_runs_with_what_colab_has(monkeypatch):
    """From first to last cell; ``--no-deps`` leaves Colab its own."""
    if not FULL:
        missing("what Colab has", "NEUROCOURSE_FULL=1 fetches it")
    folder = installed(COLAB, "the course in Colab")
    monkeypatch.setenv("PYTHONPATH", str(folder))
    source = SOURCES[0]
    notebook = assemble(source.read(), source, with_solutions=True)
    versions = "; ".join(
        f"assert {name}.__version__ == {version!r}" for name, version in (pin.split("==") for pin in COLAB[:3])
    )
    versions = f"import ipykernel, ipywidgets, matplotlib, numpy; {versions}; print(ipykernel.__version__)"
    notebook.cells.append(nbformat.v4.new_code_cell(versions))
    execute(notebook)
    assert notebook.cells[-1].outputs[0].text.strip() == "6.17.1"
    assert os.environ["PYTHONPATH"].endswith(str(folder))
