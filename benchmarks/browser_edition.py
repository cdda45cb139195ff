"""The browser edition beside a Python of one's own: start, Run All, and a slider's way to the picture.

Each lesson runs in the page, in headless Chromium, and then in a kernel of its own. What counts is the processor time
of the thread that Python has in the page, and of the kernel: on a quiet machine those are the seconds that one waits.
Run: ``python benchmarks/browser_edition.py [names of notebooks]``. Needs Linux, Chromium, the ``browser`` and ``lite``
extras, and Pyodide, which ``tests/wheels.py`` fetches.
"""

import os
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

from timing import ROOT

sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tests" / "browser")]
os.environ["NEUROCOURSE_FULL"] = "1"  # fetch what is needed

import nbformat  # noqa: E402
import psutil  # noqa: E402
from driving import START_ALL, browser_page, failures, wait_for_cells  # noqa: E402
from jupyter_client.manager import start_new_kernel  # noqa: E402
from lite import (  # noqa: E402
    ALONE,
    PATIENCE,
    build,
    first_slider,
    open_lesson,
    served,
    to_the_other_end,
    whole_pyodide,
)  # fmt: skip

FIRST, TIMES, PRESSES = 10, 4, 9  # s to the first explorer; as long as natively, for a core lesson; keys on a slider


def python_in_page():
    """Processor seconds of all threads in which the browser runs Python."""
    seconds = 0.0
    for process in psutil.Process().children(recursive=True):
        try:
            for thread in process.threads():
                name = Path(f"/proc/{process.pid}/task/{thread.id}/comm").read_text().strip()
                seconds += thread.user_time + thread.system_time if name.startswith("DedicatedWorker") else 0
        except (psutil.Error, OSError):
            continue
    return seconds


def in_page(page, url, path):
    """Processor seconds to an idle Python, from there to the first explorer and to the last cell; ms of a key press."""
    page.goto("about:blank")  # ends the Python of the lesson before
    page.wait_for_timeout(2000)
    base = python_in_page()
    open_lesson(page, url, path.name)
    idle = python_in_page()
    page.evaluate(START_ALL)
    page.wait_for_selector(".nc-x img", state="attached")
    alive = python_in_page()
    wait_for_cells(page)
    done = python_in_page()
    assert not failures(page), failures(page)
    return idle - base, alive - idle, done - idle, pressed(page)


def pressed(page):
    """From a key on a slider to the new picture: median ms by the clock, and mean ms of Python's processor time."""
    image, slider = first_slider(page)
    clock, used = [], python_in_page()
    for _ in range(PRESSES):
        start = perf_counter()
        to_the_other_end(image, slider)
        clock.append(1000 * (perf_counter() - start))
    return median(clock), 1000 * (python_in_page() - used) / PRESSES


def natively(path):
    """Processor seconds of all cells in a kernel."""
    cells = [c.source for c in nbformat.read(path, as_version=4).cells if c.cell_type == "code"]
    manager, client = start_new_kernel(kernel_name="python3", cwd=str(path.parent))
    try:
        kernel = psutil.Process(manager.provisioner.pid)
        before = sum(kernel.cpu_times()[:2])
        for cell in cells:
            reply = client.execute_interactive(cell, output_hook=lambda message: None, timeout=None)
            assert reply["content"]["status"] == "ok", reply["content"]
        return sum(kernel.cpu_times()[:2]) - before
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def main(names):
    paths = sorted(p for p in (ROOT / "notebooks").glob("[0-9][0-9]_*.ipynb") if not names or p.stem in names)
    with tempfile.TemporaryDirectory() as folder:
        site = build(Path(folder, "site"), whole_pyodide())
        size = sum(p.stat().st_size for p in site.rglob("*") if p.is_file()) / 1e6
        print("## The browser edition\n")
        print(f"Seconds of processor time; the site has {size:.0f} MB. Held: the first explorer within {FIRST} s of an")
        print(f"idle Python, and Run All of a core lesson within {TIMES} times what it takes natively.\n")
        print("| lesson | until Python is idle | first explorer | held | Run All | natively | times | held |", end="")
        print(" a key on a slider, ms (of these Python's work) |\n|---|---|---|---|---|---|---|---|---|")
        with served(site) as url, browser_page(PATIENCE, arguments=[ALONE]) as page:
            for path in paths:
                idle, alive, ran, (clock, work) = in_page(page, url, path)
                own = natively(path)
                soon = "yes" if alive <= FIRST else "**no**"
                held = "–" if "further" in path.stem else "yes" if ran / own <= TIMES else "**no**"
                print(f"| {path.stem} | {idle:.1f} | {alive:.1f} | {soon} | {ran:.0f} | {own:.0f} |", end="")
                print(f" {ran / own:.1f} | {held} | {clock:.0f} ({work:.0f}) |", flush=True)
    print()


if __name__ == "__main__":
    main([word for word in sys.argv[1:] if not word.isdigit()])
