"""Hodgkin-Huxley cells at 100 currents: ours, Brian2 (Cython, NumPy) and SciPy's solve_ivp, counted by their spikes.

Same cell, same start at rest, 50 ms. Ours and Brian2 take exponential Euler steps of 0.01 ms; solve_ivp chooses its own
steps for all cells at once (Runge-Kutta 4(5)). Brian2 has an environment of its own: see conductance.py. Run:
``BRIAN2_PYTHON=b2/bin/python python benchmarks/hodgkin_huxley.py [rounds]``; without the variable this Python is asked.
"""

import os
import sys

from processes import cold, has, steady
from timing import mean, ratio, rounds_from

# Its time / ours, to hold: steady state, cold.
PEERS = {"Brian2 cython": (1.4, 6), "Brian2 numpy": (6, 6), "solve_ivp": (2.5, 6)}
TIGHT = dict(rtol=1e-9, atol=1e-9, max_step=0.05)  # for the count that all should find

COMMON = """
import sys
from time import process_time
import numpy as np
I = np.linspace(0.0, 20.0, 100)  # uA/cm2
"""
OURS = """
from neurocourse.neurotransmitters.impulses.hodgkin_huxley import simulate

def run():
    V = simulate(I, duration=50.0, dt=0.01).V
    return np.count_nonzero((V[:-1] < 0) & (V[1:] >= 0))
"""
BRIAN2 = """
import brian2 as b
from neurocourse.neurotransmitters.impulses.hodgkin_huxley import rest, steady_gates
b.prefs.codegen.target = target
b.defaultclock.dt = 0.01 * b.ms
equations = '''
dv/dt = (I - g_Na*m**3*h*(v - E_Na) - g_K*n**4*(v - E_K) - g_L*(v - E_L)) / C : volt
dm/dt = alpha_m*(1 - m) - beta_m*m : 1
dh/dt = alpha_h*(1 - h) - beta_h*h : 1
dn/dt = alpha_n*(1 - n) - beta_n*n : 1
alpha_m = 0.1/mV*(v + 40*mV)/(1 - exp(-(v + 40*mV)/(10*mV)))/ms : Hz
beta_m = 4*exp(-(v + 65*mV)/(18*mV))/ms : Hz
alpha_h = 0.07*exp(-(v + 65*mV)/(20*mV))/ms : Hz
beta_h = 1/(1 + exp(-(v + 35*mV)/(10*mV)))/ms : Hz
alpha_n = 0.01/mV*(v + 55*mV)/(1 - exp(-(v + 55*mV)/(10*mV)))/ms : Hz
beta_n = 0.125*exp(-(v + 65*mV)/(80*mV))/ms : Hz
I : amp/meter**2 (constant)'''
area = b.cm**2
C, g_Na, g_K, g_L = 1 * b.uF / area, 120 * b.mS / area, 36 * b.mS / area, 0.3 * b.mS / area
E_Na, E_K, E_L = 50 * b.mV, -77 * b.mV, -54.387 * b.mV
cells = b.NeuronGroup(
    len(I), equations, threshold="v > 0*mV", refractory="v > 0*mV", method="exponential_euler"
)
cells.I, cells.v = I * b.uA / area, rest() * b.mV
cells.m, cells.h, cells.n = steady_gates(rest())
counter = b.SpikeMonitor(cells, record=False)
network = b.Network(cells, counter)
network.store()

def run():
    network.restore()
    network.run(50 * b.ms)
    return int(counter.count[:].sum())
"""
SOLVE_IVP = """
how = {how}
from scipy.integrate import solve_ivp
from neurocourse.neurotransmitters.impulses.hodgkin_huxley import ionic_current, rates, rest, steady_gates
start = np.repeat([rest(), *steady_gates(rest())], len(I))

def slope(t, state):
    V, *gates = x = state.reshape(4, -1)
    alpha, beta = rates(V)
    out = np.empty_like(x)
    out[0] = I - ionic_current(V, gates)
    out[1:] = alpha - (alpha + beta) * gates
    return out.ravel()

def run():
    V = solve_ivp(slope, (0, 50), start, **how).y[: len(I)].T
    return np.count_nonzero((V[:-1] < 0) & (V[1:] >= 0))
"""
# What no formulation can do without: one look-up for the gates, one exponential and one update of V a step.
FLOOR = """
table, v, row = np.ones((25001, 6)), np.zeros(100), np.empty((100, 6))

def run():
    for step in range(5000):
        table.take((v * 100).astype(np.intp), axis=0, mode="clip", out=row)
        np.multiply(row[:, :3], row[:, 3:], out=row[:, :3])
        np.multiply(v, np.exp(v), out=v)
    return 0
"""


def sides():
    """{name: (interpreter, program)}; what is not installed is left out."""
    found = {name: (sys.executable, COMMON + text) for name, text in (("ours", OURS), ("floor", FLOOR))}
    python = os.environ.get("BRIAN2_PYTHON", sys.executable)
    if has(python, "brian2"):
        for name in ("Brian2 cython", "Brian2 numpy"):
            found[name] = (python, f"target = {name.split()[1]!r}\n{COMMON}{BRIAN2}")
    if has(sys.executable, "scipy"):
        found["solve_ivp"] = (sys.executable, COMMON + SOLVE_IVP.format(how={}))
    return found


def converged():
    """Number of spikes that very small errors allow, or None without SciPy."""
    if not has(sys.executable, "scipy"):
        return None
    program = COMMON + SOLVE_IVP.format(how=TIGHT)
    return int(cold({"": (sys.executable, program)}, 1)[""][1][0])


def table(timed, which, exact):
    """Print Markdown: peer, its time / ours, range, to hold, held, and the spikes that both counted."""
    print("| compared with | its time / ours | range | to hold | held | spikes ours | spikes theirs |")
    print("|---|---|---|---|---|---|---|")
    for name, targets in PEERS.items():
        if name not in timed:
            print(f"| {name} | not installed | – | {targets[which]:g} | – | – | – |")
            continue
        middle, low, high = ratio(timed, name, "ours")
        ours, theirs = (mean(timed[side][1]) for side in ("ours", name))
        right = theirs if exact is None else exact
        verdict = "yes" if middle >= targets[which] and abs(ours - right) <= abs(theirs - right) else "**no**"
        spread = f"{low:.1f} to {high:.1f}"
        print(f"| {name} | {middle:.1f} | {spread} | {targets[which]:g} | {verdict} | {ours:g} | {theirs:g} |")
    print()


def main(rounds):
    programs = sides()
    print("## Hodgkin-Huxley, 100 currents for 50 ms\n")
    exact = converged()
    print(f"""From 0 to 20 uA/cm2; ours keeps all voltages. Brian2 is built once, then restored and run; solve_ivp runs
all cells in one system. With errors of 1e-9 there are {exact} spikes: held means as near to that, too. Brian2 loses a
few: it moves voltage and gates at once; ours moves gates, then voltage. solve_ivp chooses its steps, so that it
needs half as many evaluations, and times its spikes better. It also imports about three times as fast as Brian2:
the bar of 6 for a cold start was set for Brian2, and solve_ivp does not reach it.
""")
    timed = steady(programs, rounds)
    print("### Steady state\n")
    table(timed, 0, exact)
    middle, low, high = ratio(timed, "ours", "floor")
    print(f"Ours / look-up, exponential and two updates a step: {middle:.2f} ({low:.2f} to {high:.2f}). At most 3.\n")
    print("### Cold: interpreter, imports, set-up (Brian2's compiled code cached), result\n")
    table(cold(programs, rounds, uncounted=1), 1, exact)  # Brian2's cache is filled first


if __name__ == "__main__":
    main(rounds_from(sys.argv, 7))
