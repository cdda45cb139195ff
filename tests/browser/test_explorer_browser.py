"""The Explorer in JupyterLab in Chromium: what a learner's hands and eyes meet."""

import json
import urllib.request

import pytest
from driving import (
    axe,
    cell_outputs,
    failures,
    picture,
    run_all,
    run_code,
    save,
    says,
    set_theme,
    shut_down,
    wait_for_new_picture,
    wait_for_picture,
    wait_until_hidden,
    write_notebook,
)

EXPLORER = """
import threading
import numpy as np
from neurocourse.plots import figure
from neurocourse.teaching import Explorer, choice, slider, steps, toggle

fig, (left, right) = figure(1, 2)
t = np.linspace(0, 10, 300)
(line,) = left.plot(t, t)
left.set(xlabel="time (ms)", ylabel="V (mV)", ylim=(-2, 2))
image = right.imshow(np.zeros((8, 8)), vmin=0, vmax=1)
asked, threads = [], set()

def update(current, rule, shown, step):
    asked.append((current, step))
    threads.add(threading.current_thread().name)
    if current == 4:
        raise ValueError("no neuron survives 4 nA")
    line.set_ydata(np.sin(t * current + step))
    line.set_visible(shown)
    image.set_data(np.eye(8) if rule == "Hebb" else 1 - np.eye(8))
    return f"{current} nA, step {step}."

Explorer(
    fig, update, title="A wave", alt="Left: a wave against time. Right: a diagonal, bright or dark.",
    presets={"Fast": dict(current=5)},
    current=slider(0, 5, 0.5, value=1, unit="nA", label="Current"), rule=choice("Hebb", "anti-Hebb", label="Rule"),
    shown=toggle(True, label="Show the wave"), step=steps(20, label="Step", interval=20),
)
"""


@pytest.fixture(scope="module")
def source(tmp_path_factory):
    return write_notebook(tmp_path_factory.mktemp("source") / "wave.ipynb", EXPLORER, "1 + 1")


@pytest.fixture(scope="module")
def opened(lab, page, source):
    """The notebook, run; its first frame on the screen."""
    lab.open_notebook(page, source)
    run_all(page)
    page.wait_for_selector(".nc-x img")
    return page


FIND = "import gc, hashlib\nshown = next(o for o in gc.get_objects() if isinstance(o, Explorer) and o.views)"
KERNELS_PICTURE = f"{FIND}\nprint(*hashlib.sha256(shown.pixels.tobytes()).digest())\ndel shown"


@pytest.fixture
def card(opened, errors):
    """The Explorer, back where it started, and its picture too; whatever a test does, the console stays silent."""
    card = opened.locator(".nc-x")
    card.get_by_role("button", name="Reset").click()
    says(card, "1.0 nA, step 0.")
    wait_for_picture(image(card), run_code(opened, KERNELS_PICTURE).strip())  # the words come first
    yield card
    assert errors == []


def image(card):
    return card.locator("img")


def test_it_runs_and_hides_its_static_copy(card, opened):
    assert failures(opened) == []
    assert opened.locator("figure.nc-static").count() == 1
    wait_until_hidden(opened.locator("figure.nc-static"))
    assert image(card).get_attribute("alt").endswith("bright or dark. 1.0 nA, step 0.")


def test_every_control_has_a_name(card):
    for role, name in [
        ("slider", "Current"),
        ("combobox", "Rule"),
        ("checkbox", "Show the wave"),
        ("slider", "Step"),
        ("button", "Play Step"),
        ("button", "Fast"),
    ]:
        assert card.get_by_role(role, name=name, exact=True).count() == 1, name
    assert card.get_by_role("slider", name="Current").get_attribute("aria-valuetext") == "1.0 nA"


def test_the_keyboard_moves_the_slider_and_the_picture(card, opened):
    before = picture(image(card))
    card.get_by_role("slider", name="Current").focus()
    opened.keyboard.press("ArrowRight")
    says(card, "1.5 nA, step 0.")
    wait_for_new_picture(image(card), before)
    assert card.locator("output").first.inner_text() == "1.5 nA"


@pytest.mark.parametrize("role, name", [("slider", "Current"), ("combobox", "Rule"), ("button", "Fast")])
def test_letters_do_nothing_to_the_notebook(card, opened, role, name):
    # In JupyterLab x cuts the cell, b and a insert one, j and k move away, m makes it text, dd deletes it.
    cells = "() => window.jupyterapp.shell.currentWidget.content.widgets.map(cell => cell.model.type)"
    before = opened.evaluate(cells)
    control = card.get_by_role(role, name=name)
    control.focus()
    for key in ["x", "j", "b", "a", "k", "m", "d", "d", "Shift+M"]:
        opened.keyboard.press(key)
    assert opened.evaluate(cells) == before
    assert control.evaluate("node => node === document.activeElement")


def test_tab_goes_through_the_controls_in_order(card, opened):
    card.get_by_role("slider", name="Current").focus()
    names = []
    for _ in range(7):
        names.append(
            opened.evaluate("() => (document.activeElement.labels?.[0] || document.activeElement).textContent")
        )
        opened.keyboard.press("Tab")
    assert names == ["Current", "Rule", "Show the wave", "Play", "Step", "Fast", "Reset"]


def test_a_choice_a_toggle_and_a_preset_change_the_picture(card):
    start = picture(image(card))
    card.get_by_role("combobox").select_option("anti-Hebb")
    negative = wait_for_new_picture(image(card), start)
    card.get_by_role("checkbox").uncheck()
    hidden = wait_for_new_picture(image(card), negative)
    card.get_by_role("button", name="Fast").click()
    says(card, "5.0 nA, step 0.")
    assert card.get_by_role("button", name="Fast").get_attribute("aria-pressed") == "true"
    assert len({start, negative, hidden, wait_for_new_picture(image(card), hidden)}) == 4


COUNT_FRAMES = """img => {
  window.frames_shown = 0;
  const watcher = new MutationObserver(records => { window.frames_shown += records.length; });
  watcher.observe(img, { attributeFilter: ["src"] });
}"""
PRESS_PLAY = """button => {
  button.click();
  return [button.textContent, button.closest(".nc-x").querySelector("[role=status]").getAttribute("aria-live")];
}"""


def test_play_shows_every_step_once(card, opened):
    run_code(opened, "asked.clear()")
    image(card).evaluate(COUNT_FRAMES)
    assert card.get_by_role("button", name="Play Step").evaluate(PRESS_PLAY) == ["Pause", "off"]
    says(card, "1.0 nA, step 20.")
    card.get_by_role("button", name="Play Step").wait_for()
    assert json.loads(run_code(opened, "print([step for _, step in asked])")) == list(range(1, 21))
    assert opened.evaluate("() => window.frames_shown") == 20
    assert card.locator("[role=status]").get_attribute("aria-live") == "polite"


def test_play_starts_again_at_the_end_and_pauses(card, opened):
    card.get_by_role("slider", name="Step").focus()
    opened.keyboard.press("End")
    says(card, "1.0 nA, step 20.")
    play = card.get_by_role("button", name="Play Step")
    play.evaluate("button => { button.click(); button.click(); }")  # nobody can say how far it would come meanwhile
    says(card, "1.0 nA, step 0.")
    assert play.inner_text() == "Play" and card.get_by_role("slider", name="Step").input_value() == "0"


DRAG = """(input, values) => {
  for (const value of values) {
    input.value = value;
    input.dispatchEvent(new Event("input", { bubbles: true }));
  }
}"""


def test_a_fast_drag_ends_on_its_last_value_and_queues_nothing(card, opened):
    run_code(opened, "asked.clear()")
    values = [i % 8 / 2 for i in range(200)]  # 4 nA, which fails, is not among them
    card.get_by_role("slider", name="Current").evaluate(DRAG, values + [4.5])
    says(card, "4.5 nA, step 0.")
    # What came while the first was under way was merged.
    assert json.loads(run_code(opened, "print([current for current, _ in asked])")) == [0, 4.5]


def test_an_error_is_told_in_place_and_the_picture_stays(card, opened):
    good = picture(image(card))
    card.get_by_role("slider", name="Current").evaluate(DRAG, [4])
    alert = card.get_by_role("alert")
    alert.wait_for()
    assert alert.inner_text().startswith("ValueError (in update, line")
    assert "no neuron survives 4 nA" in alert.inner_text()
    assert picture(image(card)) == good
    assert card.get_by_role("slider", name="Current").input_value() == "4"
    assert failures(opened) == []
    card.get_by_role("slider", name="Current").evaluate(DRAG, [3])
    says(card, "3.0 nA, step 0.")
    assert not alert.is_visible()


CORNER_IS = """([img, low, high]) => {
  const canvas = new OffscreenCanvas(1, 1);
  const context = canvas.getContext("2d");
  context.drawImage(img, 0, 0);
  const [r, g, b, alpha] = context.getImageData(0, 0, 1, 1).data;
  return alpha === 255 && low <= Math.min(r, g, b) && Math.max(r, g, b) <= high;
}"""


def test_the_picture_follows_the_theme(card, opened):
    shown = image(card).element_handle()
    set_theme(opened, dark=True)
    try:
        opened.wait_for_function(CORNER_IS, arg=[shown, 0, 40])
        assert axe(opened, ".nc-x") == []
    finally:
        set_theme(opened, dark=False)
    opened.wait_for_function("() => !document.querySelector('.nc-x').hasAttribute('data-dark')")
    opened.wait_for_function(CORNER_IS, arg=[shown, 255, 255])


def test_axe_finds_nothing_also_with_error_and_description(card, opened):
    card.get_by_role("slider", name="Current").evaluate(DRAG, [4])
    card.get_by_role("alert").wait_for()
    card.locator("summary").click()
    assert axe(opened, ".jp-OutputArea-output:has(.nc-x)") == []
    card.locator("summary").click()


def test_a_move_in_a_program_moves_the_page(card, opened):
    run_code(opened, f"{FIND}\nprint(shown.set(current=2).status)\ndel shown")
    says(card, "2.0 nA, step 0.")
    assert card.get_by_role("slider", name="Current").input_value() == "2"


def test_the_settings_of_the_wheel_are_in_force(lab, card, opened):
    def default(plugin, name):
        with urllib.request.urlopen(f"{lab.url}/lab/api/settings/@jupyterlab/apputils-extension:{plugin}") as answer:
            return json.load(answer)["schema"]["properties"][name]["default"]

    assert default("kernels-settings", "commsOverSubshells") == "disabled"
    assert (default("notification", "fetchNews"), default("notification", "checkForUpdates")) == ("false", False)
    assert "Jupyter news" not in opened.inner_text("body")  # without an answer it would ask at the first start
    card.get_by_role("slider", name="Current").evaluate(DRAG, [2, 3, 2, 3])
    says(card, "3.0 nA, step 0.")
    assert run_code(opened, "print(threads)").strip() == "{'MainThread'}"


def test_running_the_cell_again_frees_the_old_explorer(card, opened):
    alive = "import gc; gc.collect(); print(sum(isinstance(o, Explorer) for o in gc.get_objects()))"
    for _ in range(6):
        run_all(opened)
        says(card, "1.0 nA, step 0.")
    assert int(run_code(opened, alive)) == 1
    assert card.count() == 1


def test_a_saved_copy_shows_the_static_figure(lab, opened, source):
    save(opened)
    shut_down(opened)
    opened.goto("about:blank")  # a page that has seen no widget
    lab.open_notebook(opened, lab.work / source.name)
    copy = opened.locator("figure.nc-static")
    copy.wait_for()
    assert copy.locator("img").get_attribute("alt").endswith("1.0 nA, step 0.")
    assert "A wave" in copy.inner_text() and "1.0 nA, step 0." in copy.inner_text()
    assert copy.locator("img").evaluate("img => img.naturalWidth") == 800
    assert axe(opened, "figure.nc-static") == []
    assert "text/plain" in cell_outputs(opened)[0][0]["data"]


@pytest.fixture
def fine_page(lab, page):
    """One more page of the same browser, on a screen of twice as many pixels."""
    context = page.context.browser.new_context(device_scale_factor=2, viewport={"width": 760, "height": 900})
    context.set_default_timeout(1000 * lab.patience)
    yield context.new_page()
    context.close()


def test_a_fine_narrow_screen_gets_a_sharp_legible_picture(lab, source, fine_page):
    lab.open_notebook(fine_page, write_notebook(source.with_name("fine.ipynb"), EXPLORER))
    run_all(fine_page)
    fine_page.wait_for_function("() => document.querySelector('.nc-x img')?.naturalWidth === 1600")
    shown = fine_page.locator(".nc-x img").bounding_box()
    assert 560 <= shown["width"] < 800
    assert fine_page.locator(".nc-picture").get_attribute("tabindex") == "0"  # it scrolls, so the keyboard gets there
    assert axe(fine_page, ".nc-x") == []


def test_a_page_that_loads_too_late_for_anywidget_has_a_live_explorer_all_the_same(lab, source, page):
    """It gives each widget two seconds to load its code, which is too little for a slow computer that runs a lesson."""
    context = page.context.browser.new_context()
    context.set_default_timeout(1000 * lab.patience)
    slow = context.new_page()
    slow.add_init_script("const wait = AbortSignal.timeout; AbortSignal.timeout = () => wait.call(AbortSignal, 0);")
    lab.open_notebook(slow, write_notebook(source.with_name("late.ipynb"), EXPLORER))
    run_all(slow)
    card = slow.locator(".nc-x")
    card.get_by_role("slider", name="Current").evaluate(DRAG, [2])
    says(card, "2.0 nA, step 0.")
    context.close()
