"""Conductance neuron, 200 currents for one second: ours and Brian2 (Cython, NumPy) at the same work.

Same membrane, shunt, currents, refractory period and step of 0.1 ms. Brian2 2.9 needs NumPy below 2.4, so it has an
environment of its own: ``python -m venv b2 && b2/bin/pip install brian2==2.9.0 "numpy<2.4" cython setuptools``. Run:
``BRIAN2_PYTHON=b2/bin/python python benchmarks/conductance.py [rounds]``; without the variable this Python is asked.
"""

import os
import sys

from processes import cold, has, steady
from timing import mean, ratio, rounds_from

PEERS = {"Brian2 cython": (3, 7), "Brian2 numpy": (7, 7)}  # its time / ours, to hold: steady state, cold
OFF = 0.5  # %, how far the mean rate may be from the closed form

COMMON = """
import sys
from time import perf_counter, process_time
import numpy as np
I = np.linspace(0.4, 1.2, 200)  # nA
"""
OURS = """
from neurocourse.neurotransmitters.channels.membrane import Conductance, Membrane, measure_f_i
shunt = Conductance("shunt", 0.01, -70.0)

def run():
    return measure_f_i(I, [shunt], cell=Membrane(), duration=1000.0, dt=0.1).mean()
"""
BRIAN2 = """
import brian2 as b
b.prefs.codegen.target = target
b.defaultclock.dt = 0.1 * b.ms
C, g_L, g_I = 0.2 * b.nF, 0.01 * b.uS, 0.01 * b.uS
E_L = E_I = -70 * b.mV
V_th, V_reset = -50 * b.mV, -60 * b.mV
equations = "dv/dt = (g_L * (E_L - v) + g_I * (E_I - v) + I) / C : volt (unless refractory)\\nI : amp (constant)"
how = dict(threshold="v >= V_th", reset="v = V_reset", refractory=2 * b.ms, method="exact")
cells = b.NeuronGroup(len(I), equations, **how)
cells.I, cells.v = I * b.nA, E_L
counter = b.SpikeMonitor(cells, record=False)
network = b.Network(cells, counter)
network.store()

def run():
    network.restore()
    network.run(1 * b.second)
    return np.mean(counter.count[:])
"""
# What no formulation can do without: decay, comparison and reset of 200 cells in each of 10,000 steps.
FLOOR = """
x, fired = np.full(200, -1.0), np.zeros(200, bool)

def run():
    for step in range(10_000):
        np.multiply(x, 0.999, out=x)
        np.greater_equal(x, -0.5, out=fired)
        np.multiply(x, 2.0, out=x, where=fired)
    return 0.0
"""


def closed_form():
    """Mean rate that the formula gives."""
    import numpy as np

    from neurocourse.neurotransmitters.channels.membrane import Conductance, f_i_curve

    return f_i_curve(np.linspace(0.4, 1.2, 200), [Conductance("shunt", 0.01, -70.0)]).mean()


def sides():
    """{name: (interpreter, program)}; Brian2's are left out where it is not installed."""
    found = {"ours": (sys.executable, COMMON + OURS), "floor": (sys.executable, COMMON + FLOOR)}
    python = os.environ.get("BRIAN2_PYTHON", sys.executable)
    if has(python, "brian2"):
        for name in PEERS:
            found[name] = (python, f"target = {name.split()[1]!r}\n{COMMON}{BRIAN2}")
    return found


def table(timed, which):
    """Print Markdown: peer, its time / ours, range, to hold, held, and how far both are from the closed form."""
    exact = closed_form()
    print("| compared with | its time / ours | range | to hold | held | off the closed form: ours, % | theirs, % |")
    print("|---|---|---|---|---|---|---|")
    for name, targets in PEERS.items():
        if name not in timed:
            print(f"| {name} | not installed | – | {targets[which]:g} | – | – | – |")
            continue
        middle, low, high = ratio(timed, name, "ours")
        ours, theirs = (100 * abs(mean(timed[side][1]) / exact - 1) for side in ("ours", name))
        verdict = "yes" if middle >= targets[which] and ours <= OFF else "**no**"
        spread = f"{low:.1f} to {high:.1f}"
        print(f"| {name} | {middle:.1f} | {spread} | {targets[which]:g} | {verdict} | {ours:.3f} | {theirs:.3f} |")
    print()


def main(rounds):
    programs = sides()
    print("## Conductance neuron, 200 currents for 1 s\n")
    print("Leak, shunt, refractory period; steps of 0.1 ms, every spike counted. Brian2 is built once, then restored")
    print(f"and run; its method is exact, too. Held means at most {OFF:g}% off the closed form, too.\n")
    if len(programs) == 2:
        print("Brian2 is not installed: the first lines of benchmarks/conductance.py say how to get it.\n")
    timed = steady(programs, rounds)
    print("### Steady state\n")
    table(timed, 0)
    middle, low, high = ratio(timed, "ours", "floor")
    print(f"Ours / decay, comparison and reset alone: {middle:.2f} ({low:.2f} to {high:.2f}). At most 2.2.\n")
    print("### Cold: interpreter, imports, set-up (Brian2's compiled code cached), result\n")
    table(cold(programs, rounds, uncounted=1), 1)  # Brian2's cache is filled first


if __name__ == "__main__":
    main(rounds_from(sys.argv, 7))
