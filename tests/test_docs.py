"""What the pages beside the lessons say: links lead somewhere, and the page on accessibility says what is so."""

import re

import checkout
import pytest

ROOT = checkout.ROOT
PAGES = [path for path in checkout.files() if path.suffix == ".md"]
PAGE = ROOT / "neurocourse" / "teaching" / "page" / "static"
ACCESSIBILITY = ROOT / "docs" / "accessibility.md"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_of_a_page_lead_somewhere(page):
    for link in re.findall(r"\]\((?!https?:|#)([^)#\s]+)", page.read_text("utf-8")):
        assert (page.parent / link).exists(), link


def test_the_page_on_accessibility_is_found_from_both_doors():
    assert "](docs/accessibility.md)" in (ROOT / "README.md").read_text("utf-8")
    assert "](accessibility.md)" in (ROOT / "docs" / "teaching.md").read_text("utf-8")


def test_files_that_it_names_as_tests_are_there():
    names = re.findall(r"`(?:tests/)?(test_\w+\.py)`", ACCESSIBILITY.read_text("utf-8"))
    assert names and not [name for name in names if not list((ROOT / "tests").rglob(name))]


SAYS = {  # what the page says, and the code that makes it so
    "Page Up, Page Down: ten steps": ("controls.js", "PageUp: 10, PageDown: -10"),
    "arrows: one step": ("controls.js", "ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1"),
    "Home, End: to an end": ("controls.js", "{ Home: spec.min, End: spec.max }"),
    "Space or Enter inks or clears": ("controls.js", 'event.key === " " || event.key === "Enter"'),
    "Escape closes it": ("controls.js", 'event.key === "Escape" && ask(false)'),
    "Tab to one of five handles": ("sketch.js", "const KNOTS = 5;"),
    "by one percent, Page Up and Page Down by ten": ("sketch.js", "min: 0, max: 100, step: 1"),
    "at least a quarter of a second": ("explorer.js", '"(prefers-reduced-motion: reduce)").matches ? 250 : 0'),
    "no picture fades": ("explorer.css", "(prefers-reduced-motion: no-preference) {\n  .nc-x .nc-picture { transition"),
    "Ctrl, Cmd or Alt still reach": ("common.js", "if (!event.ctrlKey && !event.metaKey && !event.altKey) event.stop"),
    "*Describe the picture*": ("explorer.js", '"Describe the picture"'),
    "row 3, column 5, ink": ("controls.js", "row ${Math.floor(k / spec.cols) + 1}, column ${(k % spec.cols) + 1}"),
}


@pytest.mark.parametrize("words", SAYS)
def test_the_page_on_accessibility_says_what_is_so(words):
    file, code = SAYS[words]
    assert words in " ".join(ACCESSIBILITY.read_text("utf-8").split()), "the page no longer says so"
    assert code in (PAGE / file).read_text("utf-8"), f"{file} no longer does what the page says"
