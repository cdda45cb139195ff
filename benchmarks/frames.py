"""How long the kernel works at a frame: every explorer of the course at random states that it has not shown before.

By the processor's clock, drawing and PNG included. Explorers of a network that the lesson trains are left out.
Run: ``python benchmarks/frames.py [frames]``.
"""

import inspect
import sys
from importlib import import_module
from pathlib import Path
from time import process_time

from timing import rounds_from  # isort: skip  (before NumPy: it sets the number of BLAS threads)
import numpy as np

import neurocourse

P95, FIRST, WORTH_A_LINE = 100, 200, 40  # ms; explorers that are faster than the last are only counted


def explorers():
    """All that need no argument, by room and name."""
    for path in sorted(Path(neurocourse.__file__).parent.glob("*/explore.py")):
        module = import_module(f"neurocourse.{path.parent.name}.explore")
        for name in module.__all__:
            make = getattr(module, name)
            needed = [p for p in inspect.signature(make).parameters.values() if p.default is p.empty]
            if name != "course_map" and not needed:
                yield f"{path.parent.name}.{name}", make


def frames(make, n):
    """Seconds to open, and ms of each of n frames."""
    start, rng = process_time(), np.random.default_rng(1)
    explorer = make()
    opened, times = process_time() - start, []
    for _ in range(n):
        values = {name: control.draw(rng) for name, control in explorer.controls.items()}
        start = process_time()
        explorer.set(**values)
        times.append(1000 * (process_time() - start))
    return opened, np.array(times)


def main(n):
    found = {name: frames(make, n) for name, make in explorers()}
    slow = {name: both for name, both in found.items() if np.quantile(both[1], 0.95) > WORTH_A_LINE}
    print("## Frames of all explorers\n")
    print(f"Kernel time of {n} random states each: at most {P95} ms for 95 of 100, and {FIRST} ms for the first.")
    print(f"Of {len(found)} explorers those for which 95 of 100 take up to more than {WORTH_A_LINE} ms:\n")
    print("| explorer | opens, s | first frame, ms | median | 95 of 100 | held |")
    print("|---|---|---|---|---|---|")
    for name, (opened, times) in sorted(slow.items(), key=lambda pair: -np.quantile(pair[1][1], 0.95)):
        first, middle, late = times[0], np.median(times), np.quantile(times, 0.95)
        held = "yes" if first <= FIRST and late <= P95 else "**no**"
        print(f"| {name} | {opened:.1f} | {first:.0f} | {middle:.0f} | {late:.0f} | {held} |")
    worst = max(times[0] for _, times in found.values())
    print(f"\nSlowest first frame of all: {worst:.0f} ms.\n")


if __name__ == "__main__":
    main(max(rounds_from(sys.argv, 40), 40))
