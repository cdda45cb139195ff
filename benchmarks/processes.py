"""Peers that need an interpreter of their own: every side is a process, and all of them run in turn.

A side is ``(interpreter, program)``. The program defines ``run()``, which does the work once and returns its result; it
imports sys and process_time, and finds the seed in ``sys.argv[1]``. A result is a number, or a text of several with
spaces between. A side named "floor" has no cold start.
"""

import os
import subprocess
from time import perf_counter

from timing import ROOT

# In a function: its names must not hide those of the program.
SERVE = """
def serve():
    run()  # compiles, allocates, fills caches
    for line in sys.stdin:
        start = process_time()
        result = run()
        print(process_time() - start, result, flush=True)

serve()
"""
ONCE = "\nprint(run())\n"


def has(python, module):
    """Whether that interpreter can import ``module``."""
    return subprocess.run([python, "-c", f"import {module}"], capture_output=True).returncode == 0


def start(python, program, seed=0, **pipes):
    """A new interpreter, with this checkout on its path, that runs ``program``."""
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    how = dict(env=environment, cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    return subprocess.Popen([python, "-c", program, str(seed)], **how, **pipes)


def numbers(text):
    """The number that a side printed, or the list of them."""
    found = [float(x) for x in text.split()]
    return found[0] if len(found) == 1 else found


def in_turn(names, rounds):
    """Order of every round: A B C, B C A, …"""
    for k in range(rounds):
        yield names[k % len(names) :] + names[: k % len(names)]


def steady(sides, rounds):
    """Processor time and result of each round; every side is a process that stays and runs when it is told."""
    workers = {name: start(python, text + SERVE, stdin=subprocess.PIPE) for name, (python, text) in sides.items()}
    timed = {name: ([], []) for name in workers}
    for names in in_turn(list(workers), rounds):
        for name in names:
            print("go", file=workers[name].stdin, flush=True)
            seconds, result = workers[name].stdout.readline().split(maxsplit=1)
            timed[name][0].append(float(seconds))
            timed[name][1].append(numbers(result))
    for worker in workers.values():
        worker.communicate()
    return timed


def cold(sides, rounds, *, uncounted=0):
    """Wall clock from nothing to the result, with a new seed a round.

    The first ``uncounted`` rounds are left out: they fill a peer's cache of compiled code.
    """
    timed = {name: ([], []) for name in sides if name != "floor"}
    names = list(timed)
    for seed, order in enumerate([*[names] * uncounted, *in_turn(names, rounds)]):
        for name in order:
            python, text = sides[name]
            begin = perf_counter()
            out, _ = start(python, text + ONCE, seed).communicate()
            timed[name][0].append(perf_counter() - begin)
            timed[name][1].append(numbers(out))
    return {name: (seconds[uncounted:], results[uncounted:]) for name, (seconds, results) in timed.items()}
