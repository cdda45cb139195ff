"""The page of `neurocourse class`: readable on a phone and a laptop, light and dark, on paper; it asks for nothing."""

import pytest
from class_report.made_up import a_class
from driving import axe, watch

from neurocourse import class_report


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    folder = tmp_path_factory.mktemp("9b, with ü and <b>")
    a_class(folder, 30)
    class_report.main([str(folder)])
    return folder / "class.html"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [(390, 844), (1366, 768)])
def test_the_page_can_be_read_by_everybody_and_asks_for_nothing(report, page, size, scheme):
    viewport = dict(zip(("width", "height"), size, strict=True))
    context = page.context.browser.new_context(viewport=viewport, color_scheme=scheme)
    other = context.new_page()
    asked, complaints = [], watch(other)
    other.on("request", lambda request: asked.append(request.url))
    other.goto(report.as_uri())
    assert (complaints, asked) == ([], [report.as_uri()])
    assert other.evaluate("document.documentElement.scrollWidth <= innerWidth"), "wider than the page"
    assert other.evaluate("[...document.querySelectorAll('td, th')].every(cell => cell.offsetWidth >= 20)")
    stuck = other.locator("#stuck + .wide")
    assert stuck.evaluate("region => region.scrollWidth <= region.clientWidth"), "the first table fits"
    assert axe(other, "body") == []
    context.close()


def test_a_printed_page_is_whole_and_light(report, page):
    context = page.context.browser.new_context(color_scheme="dark")
    other = context.new_page()
    other.goto(report.as_uri())
    other.emulate_media(media="print")
    look = "node => [getComputedStyle(node).overflowX, getComputedStyle(document.body).backgroundColor]"
    assert other.locator(".wide").first.evaluate(look) == ["visible", "rgb(255, 255, 255)"]
    assert other.locator("nav").is_hidden()
    context.close()
