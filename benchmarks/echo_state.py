"""Echo state network, 500 units, 5,000 steps of the Mackey-Glass series, ridge: ours and reservoirpy at the same work.

Both learn to see 6 steps ahead from 4,000 steps and are asked about 1,000 more: run on the input, fit, read out. The
spectral radius, leak, ridge and the distributions of all weights are the same; our units have 10 inputs each,
reservoirpy's its own 10% of all connections, or 2%, as many as ours. reservoirpy brings SciPy with it, so
give it an environment of its own: ``python -m venv rp && rp/bin/pip install reservoirpy==0.4.2``. Run:
``RESERVOIRPY_PYTHON=rp/bin/python python benchmarks/echo_state.py [rounds]``; without it this Python is asked.
"""

import os
import sys

from processes import cold, has, steady
from timing import mean, ratio, rounds_from

PEERS = {"reservoirpy, 10%": (1.4, 2.5), "reservoirpy, 2%": (None, None)}  # its time / ours: steady state, cold

COMMON = """
import sys
from time import process_time
import numpy as np
from neurocourse.hippocampus.forecasting.mackey_glass import nrmse, series
N, LEARN, AHEAD, seed = 500, 4000, 6, int(sys.argv[1])
z = series(5000 + AHEAD)
z = ((z - z[:LEARN].mean()) / z[:LEARN].std())[:, None]
x, y = z[:5000], z[AHEAD:]
"""
OURS = """
from neurocourse.hippocampus.forecasting.echo_state import EchoState
network = EchoState(1, N, spectral_radius=0.9, scale=0.6, leak=0.5, connections=10, rng=seed)

def run():
    network.reset().learn(x[:LEARN], y[:LEARN], ridge=1e-8, washout=100)
    return nrmse(network.predict(x[LEARN:])[:, 0], y[LEARN:, 0])
"""
RESERVOIRPY = """
from reservoirpy.mat_gen import uniform
from reservoirpy.nodes import Reservoir, Ridge
drawn = dict(Win=uniform(low=-1, high=1), W=uniform(low=-1, high=1), bias=uniform(low=-0.2, high=0.2, connectivity=1.0))
how = dict(lr=0.5, sr=0.9, input_scaling=0.6, input_connectivity=1.0, rc_connectivity=share, seed=seed)
reservoir = Reservoir(N, **drawn, **how)
readout = Ridge(ridge=1e-8)

def run():
    if reservoir.initialized:
        reservoir.reset()
    readout.fit(reservoir.run(x[:LEARN]), y[:LEARN], warmup=100)
    return nrmse(readout.run(reservoir.run(x[LEARN:]))[:, 0], y[LEARN:, 0])
"""
# What no formulation can do without: hearing 10 others and tanh, 5,000 times; Hᵀ H and the solution.
FLOOR = """
h, weights, sources = np.zeros(N), np.zeros((10, N)), np.random.default_rng(0).integers(0, N, (10, N))
H, eye = np.zeros((LEARN, N)), np.eye(N)

def run():
    for step in range(5000):
        np.add.reduce(h[sources] * weights, axis=0)
        np.tanh(h)
    np.linalg.solve(H.T @ H + eye, H.T @ H[:, :1])
    return 0.0
"""


def sides():
    """{name: (interpreter, program)}; reservoirpy's are left out where it is not installed."""
    found = {"ours": (sys.executable, COMMON + OURS), "floor": (sys.executable, COMMON + FLOOR)}
    python = os.environ.get("RESERVOIRPY_PYTHON", sys.executable)
    if has(python, "reservoirpy"):
        for name, share in zip(PEERS, (0.1, 0.02), strict=True):
            found[name] = (python, f"share = {share}\n{COMMON}{RESERVOIRPY}")
    return found


def table(timed, which, errors):
    """Print Markdown: peer, its time / ours, range, to hold, held, and the errors of both over all seeds."""
    print("| compared with | its time / ours | range | to hold | held | NRMSE ours | NRMSE theirs |")
    print("|---|---|---|---|---|---|---|")
    for name, targets in PEERS.items():
        wanted = "–" if targets[which] is None else f"{targets[which]:g}"
        if name not in timed:
            print(f"| {name} | not installed | – | {wanted} | – | {errors['ours']:.2g} | – |")
            continue
        middle, low, high = ratio(timed, name, "ours")
        good = errors["ours"] <= 1.1 * errors[name]
        held = "–" if targets[which] is None else "yes" if middle >= targets[which] and good else "**no**"
        here, there = errors["ours"], errors[name]
        print(f"| {name} | {middle:.1f} | {low:.1f} to {high:.1f} | {wanted} | {held} | {here:.2g} | {there:.2g} |")
    print()


def main(rounds):
    programs = sides()
    print("## Echo state network, 500 units, 5,000 steps\n")
    print("Mackey-Glass, 6 steps ahead: 4,000 steps to learn, 1,000 to be tested on. NRMSE: mean over the seeds of the")
    print("cold runs; held means ours is at most a tenth above theirs, too.\n")
    if len(programs) == 2:
        print("reservoirpy is not installed: the first lines of benchmarks/echo_state.py say how to get it.\n")
    stayed, fresh = steady(programs, rounds), cold(programs, rounds)
    errors = {name: mean(results) for name, (_, results) in fresh.items()}
    print("### Steady state: run, fit, read out\n")
    table(stayed, 0, errors)
    middle, low, high = ratio(stayed, "ours", "floor")
    print(f"Ours / its unavoidable sums, tanh and products: {middle:.2f} ({low:.2f} to {high:.2f}). At most 1.5.\n")
    print("### Cold: interpreter, imports, drawing the network, result\n")
    table(fresh, 1, errors)


if __name__ == "__main__":
    main(rounds_from(sys.argv, 7))
