"""Webs of units that recall their input: ours and reservoirpy, with 50 units and with 500.

2,200 steps of an input drawn evenly from -1 to 1. The first reservoirpy gets our wires, so that its states must be
ours; the second has its own, a tenth of all connections, which it keeps in a sparse matrix. Then the memory capacity,
which is the sum over 1 to 70 steps back: states, readout and correlation. Both learn the readout from one half and are
asked about the other; ours solves least squares as they are, reservoirpy with a ridge of 1e-14. reservoirpy brings
SciPy and joblib with it: ``pip install reservoirpy==0.4.2``, into an environment of its own or with ``--target`` into a
folder on ``PYTHONPATH``. Run: ``python benchmarks/reservoir.py [rounds]``.
"""

import sys
from functools import partial
from importlib.util import find_spec

from timing import interleaved, mean, quotient, ratio, rounds_from

OURS = """
import numpy as np
from neurocourse.columns.echoes import memory, wirings
T, SETTLE, LONGEST = memory.T, memory.SETTLE, memory.LONGEST
u = np.random.default_rng(0).uniform(-1, 1, T)
webs = [wirings.wiring("web", 0.9, n=n, rng=seed) for seed in range(3)]
states = wirings.states.unguarded

def ours(seed):
    return states(webs[seed % 3], u, rng=np.random.default_rng(seed))

def our_capacity(seed):
    past = memory.before(u, range(1, LONGEST + 1), SETTLE)
    return float(memory.readable.unguarded(ours(seed)[SETTLE:], past).sum())
"""
RESERVOIRPY = """
from reservoirpy.mat_gen import normal, uniform
from reservoirpy.nodes import Reservoir, Ridge
from reservoirpy.observables import memory_capacity

def given(seed):
    web = webs[seed % 3]
    return Reservoir(n, W=web.U, Win=wirings.SCALE * web.w[:, None], bias=np.zeros(n), lr=1.0)

def own(seed):
    drawn = dict(W=normal, Win=uniform(low=-1, high=1), bias=np.zeros(n), rc_connectivity=0.1, input_connectivity=1.0)
    return Reservoir(n, sr=0.9, lr=1.0, input_scaling=wirings.SCALE, seed=seed % 3, **drawn)

nodes = {make: [make(seed) for seed in range(3)] for make in (given, own)}

def run(make, seed):
    node = nodes[make][seed % 3]
    if node.initialized:
        node.reset()
    return node.run(u[:, None])

def capacity(make, seed):
    model = make(seed) >> Ridge(ridge=1e-14)
    return float(memory_capacity(model, LONGEST, series=u[SETTLE - LONGEST :, None], test_size=(T - SETTLE) // 2))
"""
# What no formulation can do without: a product with the wires and tanh, at every step.
FLOOR = """
U, h = np.full((n, n), 1 / n), np.zeros(n)

def floor(seed):
    for _ in range(T):
        h @ U
        np.tanh(h)
"""
PEERS = {"reservoirpy, our wires": "given", "reservoirpy, 10 % of wires": "own"}


def sides_of(space, ours, theirs):
    """The sides as functions of a seed: ours, and reservoirpy's with our wires and with its own."""
    calls = {name: partial(space[theirs], space[make]) for name, make in PEERS.items()}
    return {"ours": space[ours]} | calls


def rows(n, space, rounds):
    """Print the lines of one size, and return ours / the floor."""
    runs = interleaved(sides_of(space, "ours", "run") | {"floor": space["floor"]}, rounds=rounds)
    recalls = interleaved(sides_of(space, "our_capacity", "capacity"), rounds=rounds)
    for name, make in PEERS.items():
        pairs = zip(runs["ours"][1], runs[name][1], strict=True)
        apart = f"{max(abs(here - there).max() for here, there in pairs):.0e}" if make == "given" else "other wires"
        here, there = (mean(recalls[side][1]) for side in ("ours", name))
        cells = f"{apart} | {quotient(runs, name)} | {here:.1f} | {there:.1f} | {quotient(recalls, name)}"
        print(f"| {n} units, {name} | {cells} |")
    return ratio(runs, "ours", "floor")[0]


def main(rounds):
    print("## Reservoirs, what they recall\n")
    print("2,200 steps, double precision. States must agree where the wires are ours. Memory capacity: how many steps")
    print("back are recalled in all, of 70 that are asked for, mean of three webs. With 500 units the product with the")
    print("wires is most of the work on both sides: reservoirpy is ahead with our wires, and about level with its own.")
    print("Ours draws the noise of each unit even where its size is nought: a seventh of its time there.\n")
    if find_spec("reservoirpy") is None:
        print("reservoirpy is not installed: the first lines of benchmarks/reservoir.py say how to get it.\n")
        return
    print("| what | states differ by | states: its time / ours | range | capacity ours | theirs", end=" ")
    print("| capacity: its time / ours | range |")
    print("|---|---|---|---|---|---|---|---|")
    floors = []
    for n in (50, 500):
        space = {"n": n}
        exec(OURS + RESERVOIRPY + FLOOR, space)
        floors.append(f"{n} units {rows(n, space, rounds):.2f}")
    print(f"\nStates, ours / its unavoidable products and tanh: {'; '.join(floors)}.")


if __name__ == "__main__":
    main(rounds_from(sys.argv, 7))
