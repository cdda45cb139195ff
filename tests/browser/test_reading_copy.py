"""The offline reading copy: pages that open from disk, with formulas and pictures, and ask the network for nothing."""

import importlib.metadata
import os
import re

import build
import nbformat
import pytest
import reading_copy
from driving import ROOT, axe
from needs import missing
from sources import every

PAGES = [source.stem for source in every()]


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    try:
        importlib.metadata.version("sphinx-mathjax-offline")
    except importlib.metadata.PackageNotFoundError:
        missing("sphinx-mathjax-offline", 'pip install -e ".[site]"')
    folder = tmp_path_factory.mktemp("a folder with spaces, and ü")
    build.main(["--site", str(folder)])
    return folder


@pytest.fixture
def asked(page):
    """Addresses that a page asks for outside its folder."""
    page.goto("about:blank")  # a JupyterLab that is still open would go on asking for its kernels
    seen = []

    def note(request):
        if not request.url.startswith(("file:", "data:")):
            seen.append(request.url)

    page.on("request", note)
    yield seen
    page.remove_listener("request", note)


@pytest.mark.parametrize("stem", PAGES)
def test_a_page_opens_from_disk(site, page, asked, errors, stem):
    page.goto((site / f"{stem}.html").as_uri())
    page.wait_for_function("() => window.MathJax && MathJax.startup && MathJax.startup.promise")
    page.evaluate("() => MathJax.startup.promise")
    assert page.locator("mjx-merror").count() == 0
    assert not re.search(r"\$[^$\n]*\\", page.locator("main").inner_text()), "a formula was not set"
    assert page.evaluate("() => [...document.images].every(i => i.complete && i.naturalWidth && i.alt.length > 40)")
    assert asked == [] and errors == []
    assert axe(page, "body") == []  # last: it asks for the style sheet, which a page from disk may not read


def test_every_link_inside_the_copy_leads_somewhere(site):
    for file in site.glob("*.html"):
        text = file.read_text(encoding="utf-8")
        links = set(re.findall(r'(?:href|src)="((?!https?:|data:|#|mailto:)[^"#]+)', text))
        assert {link for link in links if not (site / link).exists()} == set(), file.name
    assert {f"{stem}.html" for stem in PAGES} | {"index.html"} == {file.name for file in site.glob("*.html")}


def test_without_mathjax_it_says_what_to_do(tmp_path, monkeypatch):
    monkeypatch.setattr(importlib.metadata, "files", lambda name: None)
    with pytest.raises(SystemExit, match="formulas need MathJax. Run .* or name the file tex-svg-full.js"):
        reading_copy.write([], tmp_path / "site")
    assert os.listdir(tmp_path / "site") == []


def test_the_code_of_folded_cells_is_left_out_and_what_they_show_is_there():
    """On a phone the first scene would else stand below a screen of imports."""
    body = reading_copy.content(nbformat.read(ROOT / "notebooks" / "00_start_here.ipynb", as_version=4))
    assert "neurocourse.teaching" not in body and "predictions 0 of 1" in body and "course_map" in body
