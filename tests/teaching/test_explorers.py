"""The Explorer without a page: values, errors, frames equal to full drawings, nothing grows, the same bytes twice."""

import gc
import io
import re
import subprocess
import sys
import tracemalloc
import weakref
from pathlib import Path

import numpy as np
import pytest
from asking import ask
from PIL import Image
from sweep import sweep

from neurocourse import plots
from neurocourse.plots import BLUE, INK, RED, figure
from neurocourse.teaching import Explorer, choice, slider, steps, toggle
from neurocourse.teaching.explorers.view import View
from neurocourse.teaching.page.frames import png
from neurocourse.teaching.page.widget import explain

ALT = "Left: a wave against time with a dashed threshold. Right: an image of 32 by 32 pixels."


def wave(blit=True, **kw):
    """Two panels, one control of each kind; at gain 0.7 the update fails when asked to."""
    fig, (left, right) = figure(1, 2)
    t = np.linspace(0, 100, 500)
    (line,) = left.plot(t, np.sin(t), color=BLUE, label="wave")
    threshold = left.axhline(0.5, color=RED, ls="--", label="threshold")
    left.set(xlabel="time (ms)", ylabel="V (mV)", ylim=(-2, 2))
    left.legend(loc="upper right")
    noise = np.random.default_rng(0).random((32, 32))
    image = right.imshow(noise, vmin=0, vmax=1)

    def update(current, gain, rule, shown, step):
        if gain == 0.7:
            raise ValueError("the gain of 0.7 is forbidden")
        line.set_ydata(gain * np.sin(t * current + step))
        threshold.set_visible(shown)
        image.set_data(np.roll(noise, step, 0) if rule == "roll" else 1 - noise)
        return f"{current} nA at gain {gain}."

    controls = dict(
        current=slider(0, 5, 0.1, value=1, unit="nA", label="Current"),
        gain=slider(0.1, 1.5, 0.1, value=1, label="Gain"),
        rule=choice("roll", "negative", label="Rule"),
        shown=toggle(True, label="Show the threshold"),
        step=steps(10, label="Step"),
    )
    presets = {"Silent": dict(current=0), "Fast": dict(current=4, gain=1.5)}
    return Explorer(fig, update, title="A wave", alt=ALT, presets=presets, blit=blit, **{**controls, **kw})


# Controls and values


def test_values_snap_to_the_step():
    ex = wave().set(current=3.04)
    assert ex.values["current"] == 3.0
    assert ex.set(current=0.1 + 0.2).values["current"] == 0.3
    assert ex.set(step=3.4).values["step"] == 3 and isinstance(ex.values["step"], int)


@pytest.mark.parametrize(
    ("control", "value", "text"),
    [
        (slider(0, 5, 0.1, unit="nA"), 3, "3.0 nA"),
        (slider(5, 50), 20, "20"),
        (slider(0, 1, 0.25), 0.5, "0.50"),
        (slider(-70, -50, 2.5, unit="mV"), -65, "−65.0 mV"),
        (slider(-1, 1, 0.1), -1e-17, "0.0"),
        (slider(1, 5, unit="pixels"), 1, "1 pixel"),
        (slider(0, 5000, unit="ms"), 5000, "5,000 ms"),
        (choice(0.5, 1000, -2), 1000, "1,000"),
        (slider(1e-4, 1e-3, 1e-4), 0.0003, "0.0003"),
        (choice(1, 2), 2, "2"),
        (toggle(), True, "on"),
    ],
)
def test_text_of_a_value(control, value, text):
    assert control.text(control.read("x", value)) == text


def test_status_alt_and_text_follow_the_values():
    ex = wave().set(current=3)
    assert ex.status == "3.0 nA at gain 1.0."
    assert ex.alt == f"{ALT} {ex.status}"
    assert repr(ex) == (f"A wave (current=3.0 nA, gain=1.0, rule=roll, shown=on, step=0): {ALT} 3.0 nA at gain 1.0.")


def test_presets_start_from_the_defaults():
    ex = wave().set(rule="negative", step=5).preset("Fast")
    assert ex.values == dict(current=4.0, gain=1.5, rule="roll", shown=True, step=0)
    assert ex.reset().values == ex.defaults


def test_play_gives_a_frame_for_every_step():
    ex = wave()
    frames = list(ex.play("step"))
    assert len(frames) == 11 and len(set(frames)) == 11
    assert len(list(ex.play("current", [1, 2]))) == 2
    assert len(list(ex.play("rule"))) == 2


@pytest.mark.parametrize(
    ("make", "error", "words"),
    [
        (lambda: slider(5, 0), ValueError, "high"),
        (lambda: slider(0, 1, 0), ValueError, "step"),
        (lambda: slider(0, 1, 0.3), ValueError, "never reaches 1"),
        (lambda: slider(0, 1, value=2), ValueError, "value"),
        (lambda: steps(0), ValueError, "n must"),
        (lambda: choice("one"), ValueError, "two different"),
        (lambda: choice("a", "a"), ValueError, "two different"),
        (lambda: choice("a", "b", value="c"), ValueError, "'a', 'b'"),
        (lambda: toggle(1), TypeError, "True or False"),
        (lambda: wave(current=3), TypeError, "current must be made by slider"),
        (lambda: Explorer(figure()[0], lambda: "", alt=ALT), ValueError, "at least one control"),
        (lambda: Explorer(figure()[0], 3, alt=ALT, k=slider(0, 1)), TypeError, "update must be a function"),
        (lambda: Explorer(figure()[0], lambda k: "", alt="short", k=slider(0, 1)), ValueError, "40 characters"),
        (lambda: Explorer(figure()[0], lambda k: None, alt=ALT, k=slider(0, 1)), TypeError, "one sentence"),
        (lambda: Explorer(None, lambda k: "", alt=ALT, k=slider(0, 1)), TypeError, "fig must be"),
        (lambda: wave().set(speed=1), ValueError, "'current', 'gain'"),
        (lambda: wave().set(current=9), ValueError, "<= 5"),
        (lambda: wave().set(current="fast"), TypeError, "current must be a number"),
        (lambda: wave().set(current=float("nan")), ValueError, "current must be a finite number"),
        (lambda: wave().set(rule="other"), ValueError, "rule must be one of"),
        (lambda: wave().set(shown=1), TypeError, "shown must be True or False"),
        (lambda: wave().preset("Loud"), ValueError, "'Silent', 'Fast'"),
        (lambda: next(wave().play("speed")), ValueError, "control must be one of"),
    ],
)
def test_bad_arguments_are_told_in_one_sentence(make, error, words):
    with pytest.raises(error, match=re.escape(words)) as caught:
        make()
    assert "\n" not in str(caught.value)


def test_a_preset_with_an_unknown_control_is_told():
    with pytest.raises(ValueError, match="control must be one of 'k'"):
        Explorer(figure()[0], lambda k: "", alt=ALT, presets={"Odd": dict(j=1)}, k=slider(0, 1))


# Errors in update


def test_an_error_keeps_the_last_good_state_and_is_raised():
    ex = wave().set(gain=0.6)
    before = ex.values, ex.status, ex.alt, ex.frame
    with pytest.raises(ValueError, match="forbidden"):
        ex.set(gain=0.7, current=3)
    assert (ex.values, ex.status, ex.alt, ex.frame) == before
    assert ex.stats["error"] == 1
    ex.set(gain=0.8).compare()


def test_the_sentence_about_an_error_names_the_learners_line():
    code = compile("def neuron(x):\n    y = x - x\n    return 1 / y", "<cell>", "exec")
    names = {}
    exec(code, names)
    with pytest.raises(ZeroDivisionError) as caught:
        names["neuron"](2)
    assert explain(caught.value) == "ZeroDivisionError (in neuron, line 3): division by zero."


# The page's side


def test_a_request_is_done_and_answered_with_its_turn():
    ex = wave()
    view = View(ex)
    state = ask(view, "set", turn="a 1", values=dict(current=3.02, rule=1, shown=False))
    assert ex.values == dict(current=3.0, gain=1.0, rule="negative", shown=False, step=0)
    assert state["turn"] == "a 1" and state["values"]["rule"] == 1 and state["error"] == ""
    assert view.frame == ex.frame and "".join(state["status"]) == ex.status


@pytest.mark.parametrize(
    "values",
    [
        dict(current=99),
        dict(current="3"),
        dict(current=None),
        dict(current=True),
        dict(rule=2),
        dict(rule=-1),
        dict(rule="roll"),
        dict(shown=0),
        dict(speed=1),
        [1],
        None,
    ],
)
def test_values_of_the_page_are_not_trusted(values):
    ex = wave()
    view, before = View(ex), (ex.values, ex.frame)
    state = ask(view, "set", turn="a 2", values=values)
    assert state["turn"] == "a 2" and state["error"]
    assert (ex.values, ex.frame) == before


def test_an_error_of_update_is_shown_and_stays_until_a_state_that_works():
    view = View(wave())
    frame = view.frame
    state = ask(view, "set", turn="a 1", values=dict(gain=0.7))
    assert state["error"] == "ValueError: the gain of 0.7 is forbidden." and view.frame == frame
    assert ask(view, "theme", turn="a 2", dark=True)["error"]
    assert ask(view, "set", turn="a 3", values=dict(gain=0.8))["error"] == ""


def test_a_page_cannot_write_the_state():
    view = View(wave())
    view._handle_msg({"content": {"data": {"method": "update", "state": {"state": {"status": "mine"}}}}, "buffers": []})
    assert view.state["status"] == ["1.0 nA at gain 1.0."]


def test_a_program_moves_the_page_too():
    ex = wave()
    views = [View(ex), View(ex)]
    ex.set(current=2)
    assert all(view.state["values"]["current"] == 2 and view.frame == ex.frame for view in views)


def test_a_fine_screen_gets_twice_the_pixels_and_the_next_frame_is_still_right():
    ex = wave().set(current=2)  # the first move teaches what moves
    view = View(ex)
    ask(view, "sharp", turn="a 1")
    height, width = ex.pixels.shape[:2]
    assert size(view.frame) == (2 * width, 2 * height) and size(ex.frame) == (width, height)
    ex.set(current=3).compare()
    assert ex.stats["blit"] == 1


def size(png):
    return int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")


# Frames


def test_sweep():
    sweep(wave(gain=slider(0.8, 1.5, 0.1, value=1, label="Gain")))


def remembering():
    """An explorer whose sentence tells where it has been."""
    seen, fig = set(), figure()[0]

    def update(n):
        seen.add(n)
        return f"Largest so far: {max(seen)}."

    return Explorer(fig, update, alt="An empty picture whose sentence remembers what was seen.", n=slider(0, 4))


@pytest.mark.parametrize(
    ("sentence", "low", "complaint"),
    [
        ("moved by {:+.2f}", 0, "a zero with a sign"),
        ("moved by {:.1f}", -1, "a hyphen for a minus"),
        ("after {:.0f} steps", 1, "one of many"),
        ("on {:.1e} of them", 1, "a number for a machine"),
        ("{:.0f}0000 in all", 1, "a long number without commas"),
    ],
)
def test_a_sweep_finds_numbers_that_no_sentence_has(sentence, low, complaint):
    fig, ax = figure()
    (line,) = ax.plot([0, 1], [0, 0])

    def update(n):
        line.set_ydata([0, n])
        return sentence.format(n)

    ex = Explorer(fig, update, alt="A line from nowhere to the number that is chosen.", n=slider(low, 2))
    with pytest.raises(AssertionError, match=complaint):
        sweep(ex)


def test_a_sweep_finds_a_picture_that_depends_on_what_was_seen_before():
    with pytest.raises(AssertionError, match="what was seen before"):
        sweep(remembering())


def test_without_blitting_too():
    ex = wave(blit=False, gain=slider(0.8, 1.5, 0.1, value=1, label="Gain"))
    ex.check()
    assert ex.stats["blit"] == 0


def test_a_frame_is_the_canvas_in_png():
    ex = wave().set(current=3)
    canvas = np.array(ex.fig.canvas.buffer_rgba())
    assert ex.frame.startswith(b"\x89PNG") and np.array_equal(ex.pixels, canvas)
    noise = np.random.default_rng(0).integers(0, 256, (31, 17, 4), dtype=np.uint8)
    assert np.array_equal(np.array(Image.open(io.BytesIO(png(noise)))), noise[..., :3])


def test_most_frames_are_drawn_in_part():
    ex = wave()
    for i in range(50):
        ex.set(current=i / 10)
    assert ex.stats == {"full": 2, "blit": 49, "error": 0}


def test_the_check_finds_a_wrong_frame():
    fig, ax = figure()
    (line,) = ax.plot([0, 1], [0, 1])

    def update(k):
        line.set_linewidth(1 + k)
        line.stale = False  # hides the change
        return "thicker"

    with pytest.raises(AssertionError, match="blit=False"):
        Explorer(fig, update, alt=ALT, k=slider(0, 5)).check()


def many_things():
    """A figure of every kind of artist, and what may happen to it: a list of functions of a random generator."""
    fig, ((a, b), (c, d)) = figure(2, 2, size=(7, 5))
    x = np.linspace(0, 10, 50)
    (line,) = a.plot(x, np.sin(x), label="line")
    text, note = a.text(2, 0.5, "text"), a.annotate("note", (5, 0), xytext=(7, 0.5), arrowprops=dict(arrowstyle="->"))
    legend, span = a.legend(loc="upper left"), a.axvspan(1, 2, alpha=0.3)
    image = b.imshow(np.eye(8), vmin=0, vmax=1)
    bar = fig.colorbar(image, ax=b)
    dots = c.scatter(x, np.cos(x), c=np.sin(x), vmin=-1, vmax=1)
    twin = c.twinx()
    (twin_line,) = twin.plot(x, x**2, color=RED)
    bars, inset = d.bar(range(5), np.arange(5) + 1), d.inset_axes([0.1, 0.5, 0.4, 0.4])
    (inner,) = inset.plot(x, x)
    heading, extra = fig.suptitle("everything"), []
    filled = d.fill_between(x, 0, 1, alpha=0.3)

    def replace(r):
        while extra:
            extra.pop().remove()
        extra.extend(a.plot(x, np.sin(x + r.random())))

    moves = [
        lambda r: line.set_ydata(np.sin(x * r.random())),
        lambda r: line.set_color(r.choice([BLUE, RED])),
        lambda r: line.set_visible(r.random() < 0.5),
        lambda r: line.set_zorder(r.integers(1, 9)),
        lambda r: text.set_text(f"{r.random():.2f}"),
        lambda r: setattr(note, "xy", (10 * r.random(), 0)),
        lambda r: legend.get_texts()[0].set_text(f"line {r.integers(9)}"),
        lambda r: span.set_alpha(r.random()),
        lambda r: image.set_data(r.random((8, 8))),
        lambda r: image.set_clim(0, 1 + r.random()),
        lambda r: dots.set_offsets(np.column_stack([x, r.random(50)])),
        lambda r: dots.set_array(r.random(50)),
        lambda r: dots.set_sizes(r.uniform(10, 40, 50)),
        lambda r: twin_line.set_ydata(x * 10 * r.random()),
        lambda r: bars[2].set_height(5 * r.random()),
        lambda r: inner.set_ydata(10 * r.random(50)),
        lambda r: heading.set_text(f"heading {r.integers(9)}"),
        lambda r: a.set_title(f"title {r.integers(9)}"),
        lambda r: a.set_xlim(0, 5 + 5 * r.random()),
        lambda r: a.set_xlabel(f"label {r.integers(9)}"),
        lambda r: b.set_facecolor(r.random(3)),
        lambda r: c.set_xticks(np.sort(r.random(3) * 10)),
        lambda r: d.grid(bool(r.integers(2))),
        lambda r: d.set_visible(r.random() < 0.8),
        lambda r: a.set_axis_off() if r.random() < 0.3 else a.set_axis_on(),
        lambda r: a.spines["left"].set_color(r.choice([INK, RED])),
        lambda r: bar.set_label(f"bar {r.integers(9)}"),
        lambda r: filled.set_facecolor(r.random(3)),
        replace,
    ]
    return fig, moves


@pytest.mark.parametrize("dark", [False, True])
def test_whatever_changes_the_frame_equals_a_full_drawing(dark):
    fig, moves = many_things()
    rng = np.random.default_rng(1)

    def update(kind, k):
        for i in {kind, rng.integers(len(moves))} if k else ():
            moves[i](rng)
        return "moved"

    ex = Explorer(fig, update, alt=ALT, kind=steps(len(moves) - 1), k=slider(0, 1000))
    ex.theme(dark)
    for k in range(1, 2 if dark else 3):
        for kind in range(len(moves)):
            ex.set(kind=kind, k=k)
            try:
                ex.compare()
            except AssertionError:
                pytest.fail(f"move {kind}, round {k}")
    assert ex.stats["blit"] > 10


# Nothing grows


def test_a_thousand_frames_leave_nothing_behind():
    fig, ax = figure(size=(3, 2))
    (line,) = ax.plot(np.zeros(100))

    def update(step):
        line.set_ydata(np.full(100, step / 100))
        return f"Step {step}."

    view = View(Explorer(fig, update, alt=ALT, step=steps(100)))
    run(view, 100)
    things = count()
    run(view, 1000)
    assert abs(count() - things) < 100
    tracemalloc.start()  # arrays and bytes are no things that Python counts: weigh them, slowly
    run(view, 100)
    before = tracemalloc.get_traced_memory()[0]
    run(view, 200)
    growth = tracemalloc.get_traced_memory()[0] - before
    tracemalloc.stop()
    assert growth < 100_000, f"{growth} bytes"  # one frame alone has 5,000


def run(view, frames):
    for i in range(frames):
        ask(view, "set", turn=f"a {i}", values=dict(step=i % 101))
    gc.collect()


def count():
    gc.collect()
    return len(gc.get_objects())


def test_a_closed_view_lets_go_of_the_figure():
    ex = wave()
    fig, view = weakref.ref(ex.fig), View(ex)
    view.close()
    assert ex.views == []
    del ex, view
    gc.collect()
    assert fig() is None


# What stays in the notebook

SHOW = """
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output
from test_explorers import wave
InteractiveShell.instance()
with capture_output() as captured:
    wave()._ipython_display_()
for output in captured.outputs:
    print(output.data.get("text/html"), output.data.get("text/plain"), sorted(output.data), sep="\\n")
"""


def shown(tmp_path, seed):
    """Outputs of displaying a wave in a process of its own, as text."""
    path = ":".join([str(Path(__file__).parent), *sys.path])
    env = {"PYTHONPATH": path, "PYTHONHASHSEED": seed, "HOME": str(tmp_path), "PATH": "/usr/bin"}
    done = subprocess.run([sys.executable, "-c", SHOW], env=env, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_two_kernels_leave_the_same_small_copy(tmp_path):
    first, second = shown(tmp_path, "1"), shown(tmp_path, "2")
    assert first == second
    html, text, keys, *widget = first.splitlines()
    assert html.startswith('<figure class="nc-static"') and f'<img alt="{ALT} 1.0 nA at gain 1.0."' in html
    assert "<figcaption" in html and text == repr(wave())
    assert keys == "['text/html', 'text/plain']"
    assert widget[-1] == "['application/vnd.jupyter.widget-view+json']"
    assert len(html) < 25_000 * 4 / 3


def test_the_static_copy_is_light_in_a_dark_page():
    light, dark = wave(), wave()
    dark.theme(True)
    assert np.array_equal(dark.light_pixels(), light.light_pixels())
    assert dark.dark and not np.array_equal(dark.pixels, light.pixels)


def test_plots_leave_matplotlib_alone():
    code = """
import matplotlib, sys
settings = [key for key in matplotlib.rcParams if key != "backend"]  # asking for the backend loads pyplot
before = {key: matplotlib.rcParams[key] for key in settings}
from neurocourse import plots
plots.figure(1, 2)
assert {key: matplotlib.rcParams[key] for key in settings} == before
assert "matplotlib.pyplot" not in sys.modules
"""
    subprocess.run([sys.executable, "-c", code], env={"PYTHONPATH": ":".join(sys.path), "PATH": "/usr/bin"}, check=True)


def test_the_layout_is_worked_out_once():
    fig, ax = figure()
    ax.set_ylabel("V (mV)")
    fig.canvas.draw()
    place = ax.get_position().bounds
    ax.set_ylabel("V\n(mV)\nof a neuron")
    fig.canvas.draw()
    assert ax.get_position().bounds == place


# Colours


def test_dark_and_back_is_where_it_was():
    fig, _ = many_things()
    fig.canvas.draw()
    light = np.array(fig.canvas.buffer_rgba())
    plots.retheme(fig, dark=True)
    fig.canvas.draw()
    dark = np.array(fig.canvas.buffer_rgba())
    plots.retheme(fig, dark=True)  # a second time changes nothing
    fig.canvas.draw()
    assert np.array_equal(np.array(fig.canvas.buffer_rgba()), dark)
    assert dark[0, 0, :3].max() < 40 and light[0, 0, :3].min() == 255
    plots.retheme(fig, dark=False)
    fig.canvas.draw()
    assert np.array_equal(np.array(fig.canvas.buffer_rgba()), light)


def test_artists_made_while_dark_are_dark_too():
    fig, ax = figure()
    words = []

    def update(k):
        while words:
            words.pop().remove()
        words.append(ax.text(0.5, 0.5, f"word {k}", color=INK))
        return "a word"

    ex = Explorer(fig, update, alt=ALT, k=slider(0, 5))
    ex.theme(True)
    ex.set(k=3)
    assert min(plots.swap((0.13, 0.13, 0.13, 1), True)[:3]) > 0.7
    assert min(words[0].get_color()[:3]) > 0.7
    ex.compare()


def test_only_the_last_explorers_hold_a_canvas_and_older_ones_come_back():
    from matplotlib.backends.backend_agg import RendererAgg

    many = [wave() for _ in range(6)]
    frames = [ex.frame for ex in many]
    gc.collect()
    assert sum(type(o) is RendererAgg for o in gc.get_objects()) <= 4  # one may be on its way
    assert [ex.frame for ex in many] == frames
    first = many[0].set(current=2)
    first.compare()
    assert first.set(current=many[1].values["current"]).frame == frames[0]
    first.theme(True)
    first.set(current=3).compare()
