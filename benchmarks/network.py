"""A thousand integrate-and-fire cells, 10,000 steps: ours, Brian2 (Cython, NumPy), PyTorch and snnTorch.

Wiring, start, synapses, refractory period and step are the same, and so is every spike: a checksum over all steps
and cells says so. Brian2 2.9 needs NumPy below 2.4, so it has an environment of its own: see conductance.py. Run:
``BRIAN2_PYTHON=b2/bin/python python benchmarks/network.py [rounds]``; without the variable this Python is asked.
snnTorch's recurrent cell has no synaptic current and no refractory period: its network is a simpler one.
"""

import os
import sys

from processes import cold, has, steady
from timing import mean, ratio, rounds_from

# Its time / ours, to hold: steady state, cold. None: compared, but not the same model.
PEERS = {"Brian2 cython": (3, 10), "Brian2 numpy": (8, 10), "PyTorch": (3, 8), "snnTorch": (None, None)}

# E_L lies above V_th, so that all cells fire by themselves.
COMMON = """
import sys
from time import process_time
import numpy as np
N, STEPS, P, W, W_I = {n}, 10_000, {p}, 1.62, 9.0
rng = np.random.default_rng(int(sys.argv[1]) + 7)
reach = rng.random((N, N)) < P
np.fill_diagonal(reach, False)
V_0 = rng.uniform(-60.0, -50.0, N)

def checksum(step, cell):
    return int(((np.asarray(step, dtype=np.int64) + 1) * (np.asarray(cell, dtype=np.int64) + 1)).sum())
"""
OURS = """
from neurocourse.spiking.networks.network import Network, NetworkParameters
settings = NetworkParameters(n=N, w=W, g=W_I / W, tau_e=5.0, tau_i=10.0, E_L=-49.0, t_ref=5.0, delay=0.0, input=0.0)
targets = [np.flatnonzero(row) for row in reach]

def run():
    spikes = Network(settings, targets=targets, V=V_0, rng=0).run(STEPS * 0.1, dt=0.1)
    return checksum(np.rint(spikes.t / 0.1), spikes.unit)
"""
BRIAN2 = """
import brian2 as b
b.prefs.codegen.target = target
b.defaultclock.dt = 0.1 * b.ms
tau_m, tau_e, tau_i, E_L = 20 * b.ms, 5 * b.ms, 10 * b.ms, -49 * b.mV
equations = '''dv/dt = (g_e + g_i - (v - E_L)) / tau_m : volt (unless refractory)
dg_e/dt = -g_e / tau_e : volt
dg_i/dt = -g_i / tau_i : volt'''
how = dict(threshold="v >= -50 * mV", reset="v = -60 * mV", refractory=5 * b.ms, method="exact")
cells = b.NeuronGroup(N, equations, **how)
cells.v = V_0 * b.mV
n_e = round(0.8 * N)
source, target_cell = np.nonzero(reach)
synapses = []
for chosen, effect in ((source < n_e, "g_e += W * mV"), (source >= n_e, "g_i -= W_I * mV")):
    synapse = b.Synapses(cells, cells, on_pre=effect)
    synapse.connect(i=source[chosen], j=target_cell[chosen])
    synapses.append(synapse)
monitor = b.SpikeMonitor(cells)
network = b.Network(cells, *synapses, monitor)
network.store()

def run():
    network.restore()
    network.run(STEPS * 0.1 * b.ms)
    return checksum(np.rint(monitor.t / (0.1 * b.ms)), monitor.i)
"""
TORCH = """
import torch
from collections import deque
torch.set_num_threads(1)
from neurocourse.spiking.networks.network import NetworkParameters, propagator
settings = NetworkParameters(n=N, tau_e=5.0, tau_i=10.0)
targets = [torch.from_numpy(np.flatnonzero(row)) for row in reach]
n_e = round(0.8 * N)

@torch.no_grad()
def run():
    A = torch.from_numpy(propagator(settings, 0.1))
    X = torch.zeros(3, N, dtype=torch.float64)
    X[0] = torch.from_numpy(V_0 + 49.0)
    back, steps, units = deque(), [], []
    for k in range(STEPS):
        X = A @ X
        while back and back[0][0] <= k:
            X[0, back.popleft()[1]] = -11.0
        fires = X[0] >= -1.0
        if fires.any():
            fired = fires.nonzero()[:, 0]
            X[0, fired] = -1e9
            back.append((k + 49, fired))
            for i in fired.tolist():
                X[1 if i < n_e else 2].index_add_(0, targets[i], weight[1 if i < n_e else 2][: len(targets[i])])
                steps.append(k)
                units.append(i)
    return checksum(steps, units)

weight = {1: torch.full((N,), W, dtype=torch.float64), 2: torch.full((N,), -W_I, dtype=torch.float64)}
"""
SNNTORCH = """
import torch, snntorch
torch.set_num_threads(1)
cells = snntorch.RLeaky(beta=float(np.exp(-0.1 / 20)), all_to_all=True, linear_features=N, threshold=10.0)
with torch.no_grad():
    sign = np.where(np.arange(N) < round(0.8 * N), 0.4, -4.0)
    cells.recurrent.weight.copy_(torch.from_numpy((reach * sign[:, None]).T).float())
    cells.recurrent.bias.zero_()
drive = torch.full((N,), 11.0 * (1 - float(np.exp(-0.1 / 20))))

@torch.no_grad()
def run():
    spikes, V = cells.init_rleaky()
    spikes, V, count = torch.zeros(N), torch.from_numpy(V_0 + 60.0).float(), 0.0
    for k in range(STEPS):
        spikes, V = cells(drive, spikes, V)
        count += spikes.sum()
    return float(count)
"""
# What no formulation can do without: propagate, compare and count, in each of 10,000 steps.
FLOOR = """
X, new, P, fires = np.zeros((3, N)), np.zeros((3, N)), np.eye(3), np.empty(N, bool)

def run():
    for k in range(STEPS):
        np.matmul(P, X, out=new)
        np.greater_equal(new[0], 1.0, out=fires)
        np.count_nonzero(fires)
    return 0
"""


def sides(n=1000, p=0.02):
    """{name: (interpreter, program)}; what is not installed is left out."""
    common = COMMON.format(n=n, p=p)
    found = {"ours": (sys.executable, common + OURS), "floor": (sys.executable, common + FLOOR)}
    python = os.environ.get("BRIAN2_PYTHON", sys.executable)
    if has(python, "brian2"):
        for name in ("Brian2 cython", "Brian2 numpy"):
            found[name] = (python, f"target = {name.split()[1]!r}\n{common}{BRIAN2}")
    for name, module, program in (("PyTorch", "torch", TORCH), ("snnTorch", "snntorch", SNNTORCH)):
        if has(sys.executable, module):
            found[name] = (sys.executable, common + program)
    return found


def table(timed, which):
    """Print Markdown: peer, its time / ours, range, to hold, held, and whether all spikes are the same."""
    print("| compared with | its time / ours | range | to hold | held | the same spikes |")
    print("|---|---|---|---|---|---|")
    for name, targets in PEERS.items():
        wanted = "–" if targets[which] is None else f"{targets[which]:g}"
        if name not in timed:
            print(f"| {name} | not installed | – | {wanted} | – | – |")
            continue
        middle, low, high = ratio(timed, name, "ours")
        same = timed[name][1] == timed["ours"][1]
        verdict = "–" if targets[which] is None else "yes" if same and middle >= targets[which] else "**no**"
        told = "another model" if targets[which] is None else "yes" if same else "**no**"
        print(f"| {name} | {middle:.1f} | {low:.1f} to {high:.1f} | {wanted} | {verdict} | {told} |")
    print()


def growth(rounds):
    """Print how our time grows from 1,000 to 4,000 cells that each reach 20 others."""
    print("### Growth\n")
    timed = {}
    for n in (1000, 4000):
        pair = steady({k: v for k, v in sides(n, 20 / n).items() if k in ("ours", "Brian2 cython")}, rounds)
        timed |= {f"{name}, {n}": result for name, result in pair.items()}
    for name in ("ours", "Brian2 cython"):
        if f"{name}, 4000" in timed:
            times = mean(timed[f"{name}, 4000"][0]) / mean(timed[f"{name}, 1000"][0])
            print(f"- {name}: 4 times the cells, 20 targets each, take {times:.1f} times as long")
    print()


def main(rounds):
    programs = sides()
    print("## Network of 1,000 spiking cells, 10,000 steps\n")
    print("Current synapses, 2% wired, refractory period, steps of 0.1 ms, double precision, every spike recorded.")
    print("Brian2 is built once, then restored and run. PyTorch runs the same algorithm.\n")
    timed = steady(programs, rounds)
    print("### Steady state\n")
    table(timed, 0)
    middle, low, high = ratio(timed, "ours", "floor")
    print(f"Ours / propagation and comparison alone: {middle:.2f} ({low:.2f} to {high:.2f}). At most 2.2.\n")
    print("### Cold: interpreter, imports, wiring (Brian2's compiled code cached), result\n")
    table(cold(programs, rounds, uncounted=1), 1)  # Brian2's cache is filled first
    growth(5)


if __name__ == "__main__":
    main(rounds_from(sys.argv, 7))
