"""An Explorer beside ipywidgets' ``interact`` with ``plt.show()``: the same two panels, slider and key presses.

In one JupyterLab in one Chromium the two take turns, a block of key presses each. A press counts from its event to the
first task after the animation frame that follows the decoding of the new picture: from then on it can be seen.
Run: ``python benchmarks/explorers.py [rounds] [--quick]``. Needs the ``browser`` extra and Chromium.
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
"""
OURS = """
from neurocourse.plots import figure
from neurocourse.teaching import Explorer, slider
def explorer():
    fig, (left, right) = figure(1, 2)
    (line,) = left.plot(t, wave(50), label="membrane")
    threshold = left.axhline(0.5, color="C1", ls="--", label="threshold")
    left.set(xlabel="time (ms)", ylabel="V (mV)", ylim=(-1.5, 1.5))
    left.legend(loc="upper right")
    image = right.imshow(scene(50), vmin=0, vmax=1)
    right.set(xlabel="x", ylabel="y")
    def update(k):
        line.set_ydata(wave(k))
        threshold.set_ydata([k / 100, k / 100])
        image.set_data(scene(k))
        return f"step {k}"
    alt = "Left: membrane voltage against time with its threshold. Right: an image of 64 by 64 pixels."
    return Explorer(fig, update, alt=alt, k=slider(0, 100, value=50, label="step"))
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
# A drag: 30 values a second for 3 s; how far the picture is behind at each frame, and when the last value was on it.
DRAG = """async area => {
  const root = document.querySelector(area), input = root.querySelector("input[type=range]");
  const image = root.querySelector("img"), status = root.querySelector("[role=status]");
  let sent = 0, last = 0, arrived = 0;
  const behind = [];
  const seen = () => {
    const shown = Number(status.textContent.split(" ")[1]);
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
    """Milliseconds from key to picture, a list a round, for ours and the peer; and what the drags gave."""
    from driving import Lab, browser_page, failures, run_all, write_notebook

    times, drags = {"ours": [], "peer": []}, []
    with tempfile.TemporaryDirectory() as folder, Lab(Path(folder) / "lab") as lab, browser_page(lab.patience) as page:
        cells = [SHARED + OURS + "explorer()", "%matplotlib inline\n" + THEIRS + INTERACT]
        lab.open_notebook(page, write_notebook(Path(folder) / "bench.ipynb", *cells))
        run_all(page)
        assert failures(page) == []
        sides = {"ours": (".nc-x", ".nc-x input"), "peer": (".widget-interact", ".widget-interact [role=slider]")}
        for _, control in sides.values():
            page.wait_for_selector(control)
        for turn in range(rounds):
            for name in list(sides)[:: 1 if turn % 2 == 0 else -1]:
                times[name].append(press(page, *sides[name], presses))
            drags.append(page.evaluate(DRAG, ".nc-x"))
    return times, drags


def press(page, area, control, presses):
    """Milliseconds of ``presses`` arrow keys, forth and back; the first two warm up and do not count."""
    page.locator(control).first.scroll_into_view_if_needed()
    page.locator(control).first.focus()
    taken = []
    for i in range(presses + 2):
        page.evaluate("source => { window.pressed = eval(source[0])(source[1]); }", [PRESS, area])
        page.keyboard.press("ArrowRight" if i % 2 else "ArrowLeft")
        taken.append(page.evaluate("() => window.pressed"))
        page.wait_for_timeout(50)
    return taken[2:]


def row(what, value, budget, held):
    print(f"| {what} | {value} | {budget} | {'yes' if held else '**no**'} |")


def main(rounds, quick):
    kernel, grown = kernel_side(rounds, 20 if quick else 60)
    page, drags = page_side(rounds, 6 if quick else 20)
    ours, peer = sum(page["ours"], []), sum(page["peer"], [])
    faster = [median(b) / median(a) for a, b in zip(page["ours"], page["peer"], strict=True)]
    drawing = median(kernel["peer"]) / median(kernel["ours"])
    late, behind = [drag["late"] for drag in drags], median(sum((drag["behind"] for drag in drags), []))
    print("## Explorers\n")
    print(f"Two panels of 800 x 320 pixels. {len(ours)} key presses each, {len(drags)} drags, times in ms.\n")
    print("| what | measured | budget | held |")
    print("|---|---|---|---|")
    frame = percentile(kernel["ours"], 0.95)
    row("kernel, a frame: median, p95", f"{median(kernel['ours']):.0f}, {frame:.0f}", "p95 ≤ 33", frame <= 33)
    row("kernel, drawing anew / a frame", f"{drawing:.1f}", "≥ 2.5", drawing >= 2.5)
    p95 = percentile(ours, 0.95)
    row("key to new pixels: median, p95", f"{median(ours):.0f}, {p95:.0f}", "p95 ≤ 100", p95 <= 100)
    print(f"| `interact` and `plt.show()`: median, p95 | {median(peer):.0f}, {percentile(peer, 0.95):.0f} | – | – |")
    spread = f"{median(faster):.1f} ({min(faster):.1f} to {max(faster):.1f})"
    row("`interact` / ours, median of the rounds", spread, "≥ 2.5", median(faster) >= 2.5)
    ends = all(x is not None for x in late)
    words = f"{median(late):.0f} (slowest {max(late):.0f})" if ends else "not always"
    row("drag of 30 values a second: last value on the screen after", words, "≤ 150", ends and median(late) <= 150)
    row("drag: steps behind, median", f"{behind:.0f}", "≤ 4", behind <= 4)
    row("growth over 1,000 frames, MB", f"{grown:.1f}", "≤ 5", grown <= 5)
    print()


if __name__ == "__main__":
    quick = "--quick" in sys.argv
    main(rounds_from([a for a in sys.argv if a != "--quick"], 5), quick)
