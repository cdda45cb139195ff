"""Fair timing on a machine that others use too.

Import this before NumPy: it gives every library one BLAS thread. All sides run in turn in one command (A B C, B C A,
…), so that a busy minute hits them alike; a ratio is formed inside each round, and the median of the rounds counts.
Absolute times mean nothing here and are not printed.
"""

import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

ROOT = Path(__file__).resolve().parent.parent
ONE_THREAD = {f"{name}_NUM_THREADS": "1" for name in ("OPENBLAS", "OMP", "MKL", "VECLIB_MAXIMUM", "NUMEXPR")}
if "numpy" in sys.modules:
    raise ImportError("import timing before anything that imports NumPy: it sets the number of BLAS threads")
os.environ.update(ONE_THREAD)
os.environ["NEUROCOURSE_PROGRESS"] = "off"
sys.path.insert(0, str(ROOT))  # this checkout, also when it is not installed


def interleaved(sides, *, rounds=7, clock=process_time):
    """Time ``{name: function(seed)}`` in turn; return {name: ([seconds a round], [result a round])}.

    By default the clock counts the processor time of this process, which other programs disturb least.
    """
    seconds, results = {name: [] for name in sides}, {name: [] for name in sides}
    for side in sides.values():
        side(0)  # first calls compile, allocate and fill caches
    names = list(sides)
    for seed in range(rounds):
        for name in names[seed % len(names) :] + names[: seed % len(names)]:
            start = clock()
            result = sides[name](seed)
            seconds[name].append(clock() - start)
            results[name].append(result)
    return {name: (seconds[name], results[name]) for name in sides}


def cold(programs, *, rounds=5):
    """Time ``{name: source text}`` in turn, each in a new interpreter by the wall clock: what a first use costs."""
    return interleaved({name: _fresh(source) for name, source in programs.items()}, rounds=rounds, clock=perf_counter)


def _fresh(source):
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])}

    def run(seed):
        command = [sys.executable, "-c", source, str(seed)]
        done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True)
        if done.returncode:
            raise RuntimeError(done.stderr)
        return float(done.stdout) if done.stdout.strip() else None

    return run


def ratio(timed, name, base):
    """Return (median, lowest, highest) of the rounds' quotients: seconds of ``name`` by seconds of ``base``."""
    quotients = [a / b for a, b in zip(timed[name][0], timed[base][0], strict=True)]
    return median(quotients), min(quotients), max(quotients)


def quotient(timed, name, base="ours"):
    """Two cells of a table, with three digits: the median of `ratio`, and its range."""
    middle, low, high = ratio(timed, name, base)
    return f"{middle:.3g} | {low:.3g} to {high:.3g}"


def versus(timed, ours, targets, *, slack):
    """Print Markdown: peer, its time / ours, range, to hold, held, and the accuracies in % that this was reached at.

    A ratio counts as held when the median reaches its target and our accuracy is not more than ``slack`` points lower.
    """
    print("| compared with | its time / ours | range | to hold | held | accuracy ours, % | accuracy theirs, % |")
    print("|---|---|---|---|---|---|---|")
    for name, target in targets.items():
        middle, low, high = ratio(timed, name, ours)
        here, there = (mean(timed[side][1]) for side in (ours, name))
        verdict = "–" if target is None else "yes" if middle >= target and here >= there - slack else "**no**"
        wanted = "–" if target is None else f"{target:g}"
        print(f"| {name} | {middle:.1f} | {low:.1f} to {high:.1f} | {wanted} | {verdict} | {here:.1f} | {there:.1f} |")
    print()


def mean(values):
    """Arithmetic mean."""
    return sum(values) / len(values)


def rounds_from(arguments, default):
    """Number of rounds: the first command-line argument, or ``default``; five at least make a median."""
    rounds = int(arguments[1]) if len(arguments) > 1 else default
    if rounds < 5:
        raise SystemExit("at least 5 rounds, please: fewer make no median")
    return rounds
