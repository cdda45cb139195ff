"""Run All of every lesson in a kernel of its own: seconds, and the memory of the kernel when it is done.

By the wall clock, on one BLAS thread, without a page: what JupyterLab adds to draw the outputs does not count.
Run: ``python benchmarks/lessons.py [rounds]``. Memory is read on Linux only.
"""

import re
import sys
from pathlib import Path
from statistics import median
from time import perf_counter

import nbformat
from jupyter_client.manager import start_new_kernel
from timing import ROOT

SECONDS, MEGABYTES = 12, 140  # of a lesson, on two cores
FURTHER = 20, 160  # of a notebook that goes further


def run(path):
    """Seconds for all cells of one notebook, and MB of its kernel afterwards, shared pages counted in parts."""
    cells = [c.source for c in nbformat.read(path, as_version=4).cells if c.cell_type == "code"]
    manager, client = start_new_kernel(kernel_name="python3", cwd=str(path.parent))
    try:
        start = perf_counter()
        for cell in cells:
            reply = client.execute_interactive(cell, output_hook=lambda message: None, timeout=300)
            assert reply["content"]["status"] == "ok", reply["content"]
        seconds = perf_counter() - start
        return seconds, memory(manager.provisioner.pid)
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def memory(pid):
    rollup = Path(f"/proc/{pid}/smaps_rollup")
    if not rollup.exists():
        return float("nan")
    return int(re.search(r"^Pss:\s+(\d+)", rollup.read_text(), re.M)[1]) / 1024


def main(rounds):
    print("## Run All\n")
    print(
        f"Every lesson in a kernel of its own, from the first import to the last cell; medians over {rounds} rounds.\n"
    )
    print("Alone on a machine a kernel takes 110 MB for Python, NumPy, Matplotlib and the first explorer. The rest are")
    print("two to three dozen figures with their artists, and what the models keep. A class shares the libraries.\n")
    print("| lesson | seconds | range | at most | held | kernel afterwards, MB | at most | held |")
    print("|---|---|---|---|---|---|---|---|")
    paths = sorted((ROOT / "notebooks").glob("[0-9][0-9]_*.ipynb"))
    found = {path: [] for path in paths}
    for _ in range(rounds):
        for path in paths:
            found[path].append(run(path))
    for path, results in found.items():
        seconds, sizes = zip(*results, strict=True)
        (limit, room), size = FURTHER if "further" in path.stem else (SECONDS, MEGABYTES), median(sizes)
        in_time, in_space = ("yes" if ok else "**no**" for ok in (median(seconds) <= limit, size <= room))
        spread = f"{min(seconds):.0f} to {max(seconds):.0f}"
        print(f"| {path.stem} | {median(seconds):.0f} | {spread} | {limit} | {in_time} |", end="")
        print(f" {size:.0f} | {room} | {in_space} |", flush=True)
    print()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
