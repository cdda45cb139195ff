"""One neuron that 500 inputs teach by spike timing for 5 s: ours and Brian2 (Cython, NumPy).

Same neuron, synapses, rule, step of 0.1 ms and first weights; the Poisson inputs are each side's own, so rates and
weights agree on average. Brian2 has an environment of its own: see conductance.py. Run:
``BRIAN2_PYTHON=b2/bin/python python benchmarks/stdp.py [rounds]``; without the variable this Python is asked.
"""

import os
import sys

from processes import cold, has, steady
from timing import ratio, rounds_from

PEERS = {"Brian2 cython": (15, 10), "Brian2 numpy": (60, 10)}  # its time / ours, to hold: steady state, cold
RATE, WEIGHT = 10, 2  # %, how far our mean rate and mean weight may be from theirs
SEEDS = 20  # that the means are taken over

COMMON = """
import sys
from time import process_time
import numpy as np
w_0 = np.random.default_rng(1).random(500)
"""
OURS = """
from neurocourse.spiking.competition.two_heaps import Neuron, arrivals
rng = np.random.default_rng(int(sys.argv[1]))

def run():
    neuron = Neuron(w_0)
    fired = neuron.run(*arrivals(500, 15.0, 5.0, 0.1, rng), 50_000, 0.1)
    return f"{fired / 5} {np.mean(neuron.w)}"
"""
BRIAN2 = """
import brian2 as b
b.prefs.codegen.target = target
b.defaultclock.dt = 0.1 * b.ms
b.seed(int(sys.argv[1]))
from neurocourse.spiking.competition.two_heaps import LearningParameters
s = LearningParameters()
tau_m, tau_e, tau_pre, tau_post = (x * b.ms for x in (s.tau_m, s.tau_e, s.tau_plus, s.tau_minus))
E_L, E_e, V_th, V_reset = (x * b.mV for x in (s.E_L, s.E_e, s.V_th, s.V_reset))
g_max, A_plus, A_minus = s.g_max, s.A_plus, s.A_minus
inputs = b.PoissonGroup(500, rates=15 * b.Hz)
equations = '''dv/dt = (g * (E_e - v) + E_L - v) / tau_m : volt
dg/dt = -g / tau_e : 1'''
cell = b.NeuronGroup(1, equations, threshold="v >= V_th", reset="v = V_reset", method="exponential_euler")
cell.v = E_L
model = '''w : 1
dpre/dt = -pre / tau_pre : 1 (event-driven)
dpost/dt = -post / tau_post : 1 (event-driven)'''
on_pre = '''g_post += g_max * w
pre += A_plus
w = clip(w - post, 0, 1)'''
on_post = '''post += A_minus
w = clip(w + pre, 0, 1)'''
synapses = b.Synapses(inputs, cell, model, on_pre=on_pre, on_post=on_post)
synapses.connect()
synapses.w = w_0
counter = b.SpikeMonitor(cell, record=False)
network = b.Network(inputs, cell, synapses, counter)
network.store()

def run():
    network.restore()
    network.run(5 * b.second)
    return f"{counter.num_spikes / 5} {np.mean(synapses.w[:])}"
"""


def sides():
    """{name: (interpreter, program)}; Brian2's are left out where it is not installed."""
    found = {"ours": (sys.executable, COMMON + OURS)}
    python = os.environ.get("BRIAN2_PYTHON", sys.executable)
    if has(python, "brian2"):
        for name in PEERS:
            found[name] = (python, f"target = {name.split()[1]!r}\n{COMMON}{BRIAN2}")
    return found


def agreement(programs):
    """{name: (rate in Hz, mean weight)}: means over many runs, which are not timed."""
    named = {name: side for name, side in programs.items() if name in ("ours", "Brian2 cython")}
    runs = {name: results for name, (_, results) in steady(named, SEEDS).items()}
    return {name: tuple(sum(x) / SEEDS for x in zip(*results, strict=True)) for name, results in runs.items()}


def table(timed, which, agree):
    """Print Markdown: peer, its time / ours, range, to hold, held."""
    print("| compared with | its time / ours | range | to hold | held |")
    print("|---|---|---|---|---|")
    for name, targets in PEERS.items():
        if name not in timed:
            print(f"| {name} | not installed | – | {targets[which]:g} | – |")
            continue
        middle, low, high = ratio(timed, name, "ours")
        verdict = "yes" if agree and middle >= targets[which] else "**no**"
        print(f"| {name} | {middle:.1f} | {low:.1f} to {high:.1f} | {targets[which]:g} | {verdict} |")
    print()


def main(rounds):
    programs, agree = sides(), False
    print("## STDP, 500 inputs, 5 s\n")
    print(f"""Conductance synapses, all-to-all pairs, steps of 0.1 ms. Brian2 is built once, restored and run. It draws
a number for each input and step, ours only the spikes; ours touches a synapse only at a spike, with plain lists. Held
means rates within {RATE}% and mean weights within {WEIGHT}%, too.
""")
    if "Brian2 cython" in programs:
        found = agreement(programs)
        (rate, w), (their_rate, their_w) = found["ours"], found["Brian2 cython"]
        agree = abs(rate / their_rate - 1) <= RATE / 100 and abs(w / their_w - 1) <= WEIGHT / 100
        print(f"Means of {SEEDS} runs: ours, theirs {rate:.1f}, {their_rate:.1f} Hz; weight {w:.4f}, {their_w:.4f}.\n")
    timed = steady(programs, rounds)
    print("### Steady state\n")
    table(timed, 0, agree)
    print("### Cold: interpreter, imports, set-up (Brian2's compiled code cached), result\n")
    table(cold(programs, rounds, uncounted=1), 1, agree)  # Brian2's cache is filled first


if __name__ == "__main__":
    main(rounds_from(sys.argv, 7))
