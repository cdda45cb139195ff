"""The reading copy: pages that open from disk, alive without Python, and ask the network for nothing."""

import base64
import functools
import importlib.metadata
import io
import os
import re

import build
import editions
import nbformat
import numpy as np
import pytest
from driving import ROOT, axe, changes, picture, wait_for_new_picture, watch
from needs import missing
from PIL import Image
from reading import pages
from sources import every

from neurocourse.start_here import explore
from neurocourse.teaching.questions.sketch import verdict

STEMS = [source.stem for source in editions.opened()]
FEW = 8  # states of an explorer: enough to move
SOON = 1000  # ms in which a key has moved the picture, if it does


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    try:
        importlib.metadata.version("sphinx-mathjax-offline")
    except importlib.metadata.PackageNotFoundError:
        missing("sphinx-mathjax-offline", 'pip install -e ".[site]"')
    folder = tmp_path_factory.mktemp("a folder with spaces, and ü")
    build.main([*STEMS, "--site", str(folder), "--states", str(FEW), "--repository", "someone/course"])
    return folder


@pytest.fixture(scope="module")
def phone(lab, page):
    """A page of 390 x 844 that is touched, on a dark evening."""
    yield from opened(lab, page, (390, 844), color_scheme="dark", has_touch=True, is_mobile=True)


@pytest.fixture(scope="module")
def laptop(lab, page):
    yield from opened(lab, page, (1366, 768), color_scheme="light")


def opened(lab, page, size, **options):
    """A page of its own in the same browser: with other eyes, and with nothing kept from before."""
    context = page.context.browser.new_context(viewport=dict(zip(("width", "height"), size, strict=True)), **options)
    other = context.new_page()
    other.set_default_timeout(1000 * lab.patience)
    other.asked, other.complaints = [], watch(other)
    other.on("request", lambda request: other.asked.append(request.url))
    yield other
    context.close()


def read(page, site, stem):
    """Open a page and scroll through it, so that everything on it wakes up."""
    page.asked.clear()
    page.complaints.clear()
    page.goto((site / f"{stem}.html").as_uri())
    for place in page.locator(".nc-live").all():
        place.scroll_into_view_if_needed()
        place.locator(".nc-x img, .nc-q").first.wait_for()
    assert page.evaluate("() => [...document.images].every(i => i.alt.length > 20)")


def assert_at_peace(page):
    """No complaint, nothing asked of anybody, nothing wider than the page."""
    assert page.complaints == []
    assert [url for url in page.asked if not url.startswith(("file:", "data:", "blob:"))] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("stem", STEMS)
def test_a_page_opens_from_disk_and_all_of_it_moves(site, laptop, stem):
    read(laptop, site, stem)
    laptop.evaluate("() => MathJax.startup.promise")
    assert laptop.locator("mjx-merror").count() == 0
    assert not re.search(r"\$[^$\n]*\\", laptop.locator("main").inner_text()), "a formula was not set"
    for card in laptop.locator(".nc-x").all():
        assert_moves(laptop, card)
    assert_at_peace(laptop)
    assert axe(laptop, "body") == []  # it asks for the style sheet, which a page from disk may not read
    laptop.evaluate("() => localStorage.clear()")  # nothing stays drawn for the next reader


@pytest.mark.parametrize("stem", STEMS)
def test_a_page_can_be_read_on_a_phone_in_the_dark(site, phone, stem):
    read(phone, site, stem)
    assert phone.locator(".nc-x").count() == phone.locator(".nc-x[data-dark]").count()
    for card in phone.locator(".nc-x").all():
        button = card.locator(".nc-states button[aria-pressed=false]")
        if button.count():
            button.first.tap()
            card.locator(".nc-states button[aria-pressed=true]").first.wait_for()
    assert_at_peace(phone)


def assert_moves(page, card):
    """A key on a slider or a handle gives another picture; in a card without one, or whose picture keeps, a click."""
    image = card.locator("img").first
    before = picture(image)
    for move in ways(card):
        move()
        if changes(image, before, SOON):
            return
    assert changes(image, before), f"nothing moves {card.locator('.nc-title').inner_text()!r}"


def ways(card):
    """What a reader can do to a card, surest first."""
    if card.locator(".nc-sheet").count():
        yield functools.partial(sketch, card)
    for slider in card.locator("input[type=range], .nc-grip").all():
        for key in ("End", "Home"):
            yield functools.partial(slider.press, key)
    for button in card.locator(".nc-controls label, .nc-states button").all():
        if button.is_visible():
            yield button.click


def sketch(card):
    """Draw a curve by the keyboard, and ask for the true one."""
    for grip in card.locator(".nc-knot").all():
        grip.press("End")
    card.get_by_role("button", name="Show what happens").click()


# One page, as somebody would use it


def card_named(page, title):
    return page.locator(".nc-x", has=page.locator(".nc-title", has_text=title)).first


def test_play_goes_to_the_end(site, laptop):
    read(laptop, site, "01_pioneers")
    card = card_named(laptop, "Cajal's argument")
    slider, end = card.locator("input[type=range]").first, "slider => slider.value === slider.max"
    assert not slider.evaluate(end)
    card.get_by_role("button", name="Play").click()
    laptop.wait_for_function(end, arg=slider.element_handle())
    card.get_by_role("button", name="Play").wait_for()
    assert_at_peace(laptop)


def test_the_machine_is_armed_after_a_prediction_which_is_remembered(site, laptop):
    read(laptop, site, "00_start_here")
    card = card_named(laptop, "One neuron, one unit")
    card.get_by_role("switch").click()
    card.get_by_role("button", name="less of it").click()
    card.locator(".nc-help", has_text="Left of the difference").wait_for()
    assert card.get_by_role("switch").is_checked()
    read(laptop, site, "00_start_here")
    card = card_named(laptop, "One neuron, one unit")
    card.get_by_role("switch").click()
    card.locator(".nc-help", has_text="Left of the difference").wait_for()  # not asked again


def test_a_prediction_is_kept_and_met_again(site, laptop):
    read(laptop, site, "00_start_here")
    ask = laptop.locator(".nc-q", has_text="Predict first").first
    reveal = laptop.locator(".nc-q", has_text="Your prediction, revisited").first
    assert "You have not committed" in reveal.inner_text()
    ask.locator("label", has_text="Both at once").click()
    ask.locator("label", has_text="fairly sure").click()
    ask.get_by_role("button", name="Commit").click()
    reveal.locator("text=What happens").wait_for()
    read(laptop, site, "00_start_here")
    assert "You said: Both at once" in laptop.locator(".nc-q", has_text="Predict first").first.inner_text()
    assert "What happens" in laptop.locator(".nc-q", has_text="Your prediction, revisited").first.inner_text()
    assert_at_peace(laptop)


def test_quizzes_and_claims_answer_and_are_kept(site, laptop):
    read(laptop, site, "01_pioneers")
    for button in ("Check", "See the verdict"):
        form = laptop.locator("form", has=laptop.get_by_role("button", name=button)).first
        form.locator("label").first.click()
        form.get_by_role("button", name=button).click()
        form.locator(".nc-said strong").first.wait_for()
    said = laptop.locator(".nc-said, .nc-score").all_inner_texts()
    read(laptop, site, "01_pioneers")
    assert laptop.locator(".nc-said, .nc-score").all_inner_texts() == said
    assert_at_peace(laptop)


def test_a_sketch_is_judged_in_the_words_of_the_course_and_stays(site, laptop):
    read(laptop, site, "00_start_here")
    card = card_named(laptop, "Draw it")
    before = picture(card.locator("img"))
    card.locator(".nc-sheet").scroll_into_view_if_needed()
    box = card.locator(".nc-sheet").bounding_box()
    laptop.mouse.move(box["x"] + 1, box["y"] + box["height"] - 8)
    laptop.mouse.down()
    laptop.mouse.move(box["x"] + box["width"] - 1, box["y"] + box["height"] - 8, steps=20)
    laptop.mouse.up()
    card.get_by_role("button", name="Show what happens").click()
    wait_for_new_picture(card.locator("img"), before)
    assert "Yours is flat, and it is not." in card.locator(".nc-status").inner_text()
    read(laptop, site, "00_start_here")
    card = card_named(laptop, "Draw it")
    assert "Yours is flat" in card.locator(".nc-status").inner_text()
    assert card.locator(".nc-sheet svg").is_visible()
    card.get_by_role("button", name="Draw again").click()
    card.locator(".nc-status", has_text="Draw the curve").wait_for()


def test_a_handle_is_dragged_by_a_finger(site, phone):
    read(phone, site, "00_start_here")
    card = card_named(phone, "One neuron, one unit")
    handle = card.locator(".nc-handle").first
    handle.scroll_into_view_if_needed()
    said, box = card.locator(".nc-status").inner_text(), handle.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    touch = phone.context.new_cdp_session(phone)
    for kind, dx in (("touchStart", 0), ("touchMove", -30), ("touchMove", -60), ("touchEnd", None)):
        points = [] if dx is None else [{"x": x + dx, "y": y}]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    phone.wait_for_function("([e, t]) => e.innerText !== t", arg=[card.locator(".nc-status").element_handle(), said])
    assert_at_peace(phone)


def test_its_words_about_a_curve_are_those_of_the_course(site, laptop):
    """The page judges by itself what elsewhere Python judges."""
    read(laptop, site, "00_start_here")
    rng, x = np.random.default_rng(5), np.linspace(0, 1, 41)
    peaks = [np.exp(-(((x - at) / wide) ** 2)) for at, wide in ((0.3, 0.1), (0.7, 0.2))]
    shapes = [0 * x, x, 1 - x, x**3, np.sin(9 * x), *peaks]
    seen = set()
    for _ in range(300):
        drawn, truth = (rng.uniform(0.2, 1) * shapes[rng.integers(7)] + rng.uniform(0, 0.3) for _ in range(2))
        said = verdict(drawn, truth, (-0.2, 1.3))
        arg = [drawn.tolist(), dict(truth=truth.tolist(), low=-0.2, high=1.3)]
        assert laptop.evaluate("([drawn, sketch]) => verdict(drawn, sketch)", arg) == said
        seen.add(said)
    assert len(seen) >= 8


def test_a_picture_is_the_explorers_own_in_the_light_and_in_the_dark(site, laptop):
    """Nothing is lost on the way to the page but shades: 128 colours stand for all."""
    own = explore.first_neuron()
    own.fig.set_dpi(200)
    read(laptop, site, "00_start_here")
    card = card_named(laptop, "One neuron, one unit")
    for name, dark in (("It fires", False), ("Inhibition", False), ("Inhibition", True)):
        if dark:
            laptop.get_by_role("button", name="Dark page").click()
            card.and_(laptop.locator("[data-dark]")).wait_for()
        card.get_by_role("button", name=name).click()
        card.locator("button[aria-pressed=true]", has_text=name).wait_for()
        own.theme(dark)
        own.preset(name)
        off = np.abs(pixels(card.locator("img")) - np.asarray(own.fig.canvas.buffer_rgba())[..., :3].astype(int))
        assert off.mean() < 0.5 and np.percentile(off, 99.9) < 30, (name, dark, off.mean(), off.max())
    laptop.get_by_role("button", name="Light page").click()


def pixels(image):
    """What an ``<img>`` shows, (height, width, 3)."""
    address = image.evaluate(
        """async img => {
          await img.decode();
          const canvas = document.createElement("canvas");
          Object.assign(canvas, { width: img.naturalWidth, height: img.naturalHeight });
          canvas.getContext("2d").drawImage(img, 0, 0);
          return canvas.toDataURL();
        }"""
    )
    return np.array(Image.open(io.BytesIO(base64.b64decode(address.partition(",")[2]))).convert("RGB")).astype(int)


# The files


def test_every_link_inside_the_copy_leads_somewhere(site):
    elsewhere = {f"{start}{source.stem}.html" for source in every() for start in ("", "./")}
    for file in site.glob("*.html"):
        text = file.read_text(encoding="utf-8")
        links = set(re.findall(r'(?:href|src)="((?!https?:|data:|#|mailto:)[^"#]+)', text))
        assert {link for link in links if not (site / link).exists()} <= elsewhere, file.name
        lives = set(re.findall(r'data-live="([^"]+)"', text)) - set(re.findall(r'"([^"]+)": {"kind"', text))
        assert {live for live in lives if not (site / "live" / f"{live}.js").exists()} == set(), file.name
    assert {f"{stem}.html" for stem in STEMS} | {"index.html"} == {file.name for file in site.glob("*.html")}


def test_each_page_leads_to_the_places_where_its_code_runs(site):
    text = (site / "01_pioneers.html").read_text("utf-8")
    assert "https://someone.github.io/course/run/lab/index.html?path=01_pioneers.ipynb" in text
    page = "lab%2Ftree%2Fnotebooks%2F01_pioneers.ipynb"
    assert f"https://mybinder.org/v2/gh/someone/course/HEAD?urlpath={page}" in text
    assert "https://colab.research.google.com/github/someone/course/blob/main/notebooks/01_pioneers.ipynb" in text


def test_the_first_page_has_a_scene_and_the_map(site, laptop):
    read(laptop, site, "index")
    assert_moves(laptop, laptop.locator(".nc-x"))
    assert_at_peace(laptop)
    laptop.locator(".nc-map").get_by_role("link", name="1 Pioneers").click()
    laptop.wait_for_url("**/01_pioneers.html")


def test_without_mathjax_it_says_what_to_do(tmp_path, monkeypatch):
    monkeypatch.setattr(importlib.metadata, "files", lambda name: None)
    with pytest.raises(SystemExit, match="formulas need MathJax. Run .* or name the file tex-svg-full.js"):
        pages.write([], tmp_path / "site", most=FEW)
    assert os.listdir(tmp_path) == []


def test_the_code_of_folded_cells_is_left_out_and_what_they_show_is_there():
    """On a phone the first scene would else stand below a screen of imports."""
    body = pages.content(nbformat.read(ROOT / "notebooks" / "00_start_here.ipynb", as_version=4))
    assert "neurocourse.teaching" not in body and "predictions 0 of 1" in body and "course_map" in body
