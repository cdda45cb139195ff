"""An Explorer beside ``interact`` with ``plt.show()`` and beside ipympl: the same two panels, sliders and key presses.

In one JupyterLab in one Chromium they take turns, a block of key presses each: our slider, our handle in the picture,
`interact` and a slider that moves an ipympl figure. A press counts from its event to the first task after the animation
frame that follows the new picture (decoded, or drawn on ipympl's canvas): from then on it can be seen.
Run: ``python benchmarks/explorers.py [rounds] [--quick]``. Needs the ``browser`` extra, Chromium and ipympl.
"""

import gc
import resource
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

from timing import ROOT, rounds_from

sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tests" / "browser")]

SHARED = """
import numpy as np
t = np.linspace(0, 100, 2000)
squares = np.random.default_rng(0).random((64, 64))
def wave(k):
    return np.sin(t * k / 50)
def scene(k):
    return np.roll(squares, k, axis=0)
def panels(left, right):
    (line,) = left.plot(t, wave(50), label="membrane")
    threshold = left.axhline(0.5, color="C1", ls="--", label="threshold")
    left.set(xlabel="time (ms)", ylabel="V (mV)", ylim=(-1.5, 1.5))
    left.legend(loc="upper right")
    image = right.imshow(scene(50), vmin=0, vmax=1)
    right.set(xlabel="x", ylabel="y")
    return line, threshold, image
"""
OURS = """
from neurocourse.plots import figure
from neurocourse.teaching import Explorer, handle, slider
def explorer():
    fig, (left, right) = figure(1, 2)
    line, threshold, image = panels(left, right)
    def update(k, level):
        line.set_ydata(wave(k))
        threshold.set_ydata([level, level])
        image.set_data(scene(k))
        return f"step {k}, level {level}"
    alt = "Left: membrane voltage against time with its threshold. Right: an image of 64 by 64 pixels."
    return Explorer(
        fig, update, alt=alt, handles=[handle(left, y="level", at=90)],
        k=slider(0, 100, value=50, label="step"), level=slider(-1.4, 1.4, 0.02, value=0.5, label="level"),
    )
"""
THEIRS = """
import matplotlib.pyplot as plt
def draw(k):
    fig, (left, right) = plt.subplots(1, 2, figsize=(8, 3.2), dpi=100)
    left.plot(t, wave(k), label="membrane")
    left.axhline(k / 100, color="C1", ls="--", label="threshold")
    left.set(xlabel="time (ms)", ylabel="V (mV)", ylim=(-1.5, 1.5))
    left.legend(loc="upper right")
    right.imshow(scene(k), vmin=0, vmax=1)
    right.set(xlabel="x", ylabel="y")
    plt.show()
"""
INTERACT = """
from ipywidgets import IntSlider, interact
interact(draw, k=IntSlider(50, 0, 100))
"""
IPYMPL = """
from ipympl.backend_nbagg import Canvas, FigureManager  # makes itself the backend
%matplotlib inline
from ipywidgets import IntSlider, VBox
from matplotlib.figure import Figure
fig = Figure(figsize=(8, 3.2), dpi=100)
canvas = Canvas(fig)
FigureManager(canvas, 1)
left, right = fig.subplots(1, 2)
line, threshold, image = panels(left, right)
step = IntSlider(50, 0, 100)
def follow(change):
    line.set_ydata(wave(step.value))
    threshold.set_ydata([step.value / 100] * 2)
    image.set_data(scene(step.value))
    canvas.draw_idle()
step.observe(follow, "value")
VBox([step, canvas]).add_class("bench-ipympl")
"""

# One press: from the key's event until a new picture in `area` is decoded, framed and painted.
PRESS = """area => new Promise(done => {
  const root = document.querySelector(area);
  let start = null;
  document.addEventListener("keydown", () => { start = performance.now(); }, { capture: true, once: true });
  const watcher = new MutationObserver(async records => {
    const images = records.flatMap(r => r.type === "attributes" ? [r.target] : [...r.addedNodes])
      .flatMap(node => node.tagName === "IMG" ? [node] : [...(node.querySelectorAll?.("img") || [])]);
    if (start === null || !images.length) return;
    watcher.disconnect();
    await images[0].decode().catch(() => {});
    requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
  });
  watcher.observe(root, { subtree: true, childList: true, attributes: true, attributeFilter: ["src"] });
  window.ready = true;
})"""
# The same where the picture is a canvas: until other pixels have been drawn on one in `area`, framed and painted.
PRESS_CANVAS = """area => new Promise(done => {
  const root = document.querySelector(area), { drawImage } = CanvasRenderingContext2D.prototype;
  const pixels = canvas => canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
  const before = new Map([...root.querySelectorAll("canvas")].map(canvas => [canvas, pixels(canvas)]));
  let start = null;
  document.addEventListener("keydown", () => { start = performance.now(); }, { capture: true, once: true });
  CanvasRenderingContext2D.prototype.drawImage = function (...where) {
    drawImage.apply(this, where);
    const old = before.get(this.canvas);
    if (start === null || !old) return;
    const drawn = performance.now();
    if (pixels(this.canvas).every((value, i) => value === old[i])) return;
    CanvasRenderingContext2D.prototype.drawImage = drawImage;
    const looking = performance.now() - drawn; // our own search is not its time
    requestAnimationFrame(() => setTimeout(() => done(performance.now() - start - looking)));
  };
})"""
# A hand on the handle: when it stood at which level, and when which level could be seen.
WATCH_HANDLE = """area => {
  const root = document.querySelector(area), image = root.querySelector("img");
  const grip = root.querySelector(".nc-grip"), status = root.querySelector("[role=status]");
  const levelOf = text => Number(text.split("level ")[1].replace("−", "-").match(/^[-0-9.]+/)[0]);
  window.moved = [];
  window.seen = [];
  window.addEventListener("pointermove", () => setTimeout(() =>
    window.moved.push([performance.now(), Number(grip.getAttribute("aria-valuenow"))])));
  image.addEventListener("load", () => {
    const level = levelOf(status.textContent);
    requestAnimationFrame(() => setTimeout(() => window.seen.push([performance.now(), level])));
  });
}"""
# A drag: 30 values a second for 3 s; how far the picture is behind at each frame, and when the last value was on it.
DRAG = """async area => {
  const root = document.querySelector(area), input = root.querySelector("input[type=range]");
  const image = root.querySelector("img"), status = root.querySelector("[role=status]");
  let sent = 0, last = 0, arrived = 0;
  const behind = [];
  const seen = () => {
    const shown = parseInt(status.textContent.split(" ")[1]);
    behind.push(sent - shown);
    if (shown === 90) requestAnimationFrame(() => setTimeout(() => { arrived = performance.now(); }));
  };
  image.addEventListener("load", seen);
  const start = performance.now();
  for (sent = 1; sent <= 90; sent++) {
    await new Promise(done => setTimeout(done, start + sent * 1000 / 30 - performance.now()));
    input.value = sent;
    input.dispatchEvent(new Event("input", { bubbles: true }));
  }
  sent = 90;
  last = performance.now();
  while (!arrived && performance.now() - last < 5000) await new Promise(done => setTimeout(done, 10));
  image.removeEventListener("load", seen);
  return { behind, late: arrived ? arrived - last : null };
}"""
# What is pressed: its area, its control in there, and how a new picture is noticed.
SIDES = {
    "slider": (".nc-x", "input", PRESS),
    "handle": (".nc-x", ".nc-grip", PRESS),
    "interact": (".widget-interact", "[role=slider]", PRESS),
    "ipympl": (".bench-ipympl", "[role=slider]", PRESS_CANVAS),
}


def percentile(values, part):
    """The value below which ``part`` of the sorted ``values`` lie (nearest rank)."""
    return sorted(values)[min(len(values) - 1, int(part * len(values)))]


def kernel_side(rounds, frames):
    """Milliseconds of each frame, ours and the peer's drawing, in turn; MB that 1,000 frames of ours add."""
    import io

    names = {}
    exec(SHARED + OURS + THEIRS, names)
    ex, times = names["explorer"](), {"ours": [], "peer": []}
    plt = names["plt"]
    plt.switch_backend("agg")
    plt.show = lambda: (plt.gcf().savefig(io.BytesIO(), bbox_inches="tight"), plt.close())  # as the inline backend does
    for _ in range(rounds):
        times["ours"] += [clocked(ex.set, k=k) for k in range(frames)]
        times["peer"] += [clocked(names["draw"], k=k) for k in range(max(3, frames // 10))]
    return times, growth(ex)


def clocked(function, **values):
    start = perf_counter()
    function(**values)
    return 1000 * (perf_counter() - start)


def growth(ex, frames=1000):
    """MB that the process grows by in ``frames`` frames (Linux; elsewhere the growth of its largest size)."""
    before = size()
    for i in range(frames):
        ex.set(k=i % 101)
    return size() - before


def size():
    gc.collect()
    if Path("/proc/self/statm").exists():
        return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() / 1e6
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6  # macOS counts bytes


def page_side(rounds, presses):
    """Milliseconds from key to picture, a list a round, for each side; and what drags of slider and handle gave."""
    from driving import Lab, browser_page, failures, run_all, write_notebook

    times, drags, pulls = {name: [] for name in SIDES}, [], []
    with tempfile.TemporaryDirectory() as folder, Lab(Path(folder) / "lab") as lab, browser_page(lab.patience) as page:
        cells = [SHARED + OURS + "explorer()", "%matplotlib inline\n" + THEIRS + INTERACT, IPYMPL]
        lab.open_notebook(page, write_notebook(Path(folder) / "bench.ipynb", *cells))
        run_all(page)
        assert failures(page) == []
        for area, control, _ in SIDES.values():
            page.wait_for_selector(f"{area} {control}")
        page.evaluate(WATCH_HANDLE, ".nc-x")
        for turn in range(rounds):
            for name in list(SIDES)[:: 1 if turn % 2 == 0 else -1]:
                times[name].append(press(page, *SIDES[name], presses))
            drags.append(page.evaluate(DRAG, ".nc-x"))
            pulls += pull(page)
    return times, drags, pulls


def pull(page, moves=60):
    """Milliseconds from each place of a hand that drags the handle, 30 places a second, to its picture."""
    page.locator(".nc-x img").scroll_into_view_if_needed()
    box, area = (page.locator(f".nc-x {part}").bounding_box() for part in (".nc-handle", "img"))
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    share = 0.6 if y < area["y"] + area["height"] / 2 else 0.3  # of the picture's height: well inside the slider's ends
    page.evaluate("() => { window.moved.length = window.seen.length = 0; }")
    page.mouse.move(x, y)
    page.mouse.down()
    down = area["y"] + share * area["height"] - y
    start = perf_counter()
    for i in range(1, moves + 1):
        page.wait_for_timeout(max(0, 1000 * (start + i / 30 - perf_counter())))
        page.mouse.move(x, y + down * i / moves)
    page.mouse.up()
    page.wait_for_function("() => window.seen.length && window.seen.at(-1)[1] === window.moved.at(-1)[1]")
    moved, seen = page.evaluate("() => [window.moved, window.seen]")
    sign = 1 if moved[-1][1] > moved[0][1] else -1
    new = [(at, level) for (_, before), (at, level) in zip(moved, moved[1:], strict=False) if level != before]
    return [next(at - asked for at, shown in seen if sign * (shown - level) >= 0) for asked, level in new]


def press(page, area, control, watch, presses):
    """Milliseconds of ``presses`` arrow keys, forth and back; the first two warm up and do not count."""
    page.locator(f"{area} {control}").first.scroll_into_view_if_needed()
    page.locator(f"{area} {control}").first.focus()
    taken = []
    for i in range(presses + 2):
        page.evaluate("source => { window.pressed = eval(source[0])(source[1]); }", [watch, area])
        page.keyboard.press("ArrowRight" if i % 2 else "ArrowLeft")
        taken.append(page.evaluate("() => window.pressed"))
        page.wait_for_timeout(50)
    return taken[2:]


def row(what, value, budget, held):
    print(f"| {what} | {value} | {budget} | {'yes' if held else '**no**'} |")


def main(rounds, quick):
    kernel, grown = kernel_side(rounds, 20 if quick else 60)
    page, drags, pulls = page_side(rounds, 6 if quick else 20)
    drawing = median(kernel["peer"]) / median(kernel["ours"])
    late, behind = [drag["late"] for drag in drags], median(sum((drag["behind"] for drag in drags), []))
    print("## Explorers\n")
    presses = f"{len(sum(page['slider'], []))} key presses each, {len(drags)} drags of each control"
    print(f"Two panels of 800 x 320 pixels. {presses}, times in ms.\n")
    print("| what | measured | budget | held |")
    print("|---|---|---|---|")
    frame = percentile(kernel["ours"], 0.95)
    row("kernel, a frame: median, p95", f"{median(kernel['ours']):.0f}, {frame:.0f}", "p95 ≤ 33", frame <= 33)
    row("kernel, drawing anew / a frame", f"{drawing:.1f}", "≥ 2.5", drawing >= 2.5)
    for name, taken in page.items():
        p95, ours = percentile(sum(taken, []), 0.95), name in ("slider", "handle")
        words = f"{median(sum(taken, [])):.0f}, {p95:.0f}"
        what = f"{name}: key to new pixels, median, p95"
        if ours:
            row(what, words, "p95 ≤ 100", p95 <= 100)
        else:
            print(f"| {what} | {words} | – | – |")
    for peer, budget in (("interact", 2.5), ("ipympl", 1)):
        faster = [median(b) / median(a) for a, b in zip(page["slider"], page[peer], strict=True)]
        spread = f"{median(faster):.1f} ({min(faster):.1f} to {max(faster):.1f})"
        row(f"{peer} / slider, median of the rounds", spread, f"≥ {budget}", median(faster) >= budget)
    pulled = percentile(pulls, 0.95)
    words = f"{median(pulls):.0f}, {pulled:.0f}"
    row("handle dragged, 30 places a second: to their pixels, median, p95", words, "p95 ≤ 100", pulled <= 100)
    ends = all(x is not None for x in late)
    words = f"{median(late):.0f} (slowest {max(late):.0f})" if ends else "not always"
    row("drag of 30 values a second: last value on the screen after", words, "≤ 150", ends and median(late) <= 150)
    row("drag: steps behind, median", f"{behind:.0f}", "≤ 4", behind <= 4)
    row("growth over 1,000 frames, MB", f"{grown:.1f}", "≤ 5", grown <= 5)
    print()


if __name__ == "__main__":
    quick = "--quick" in sys.argv
    main(rounds_from([a for a in sys.argv if a != "--quick"], 5), quick)
