"""Hopfield network, 1,000 units, 100 patterns, 20 damaged ones recalled: ours, PyTorch and the textbook's double loop.

Everybody stores by one matrix product in float64, gets the same patterns and cues (a tenth of the units turned over),
and goes on until nothing moves. All at once: ours and the same algorithm in PyTorch. One by one: ours, which goes from
flip to flip, and the loop over states and units as textbooks write it, in NumPy.
Run: ``python benchmarks/hopfield.py [rounds]``.
"""

import sys

from timing import cold, interleaved, mean, ratio, rounds_from

# Each side is a program of its own, so that "cold" can run it in a fresh interpreter.
DATA = """
import sys
import numpy as np
N, P, B, SWEEPS = 1000, 100, 20, 20

def memories(seed):
    rng = np.random.default_rng(seed)
    X = rng.choice([-1.0, 1.0], size=(P, N))
    return X, np.where(rng.random((B, N)) < 0.1, -X[:B], X[:B])
"""
OURS = """
from neurocourse.hippocampus import hopfield

def run(seed):
    X, cues = memories(seed)
    return np.mean(hopfield.recall(hopfield.store(X), cues, update=how, sweeps=SWEEPS, rng=seed) * X[:B])
"""
TORCH = """
import torch
torch.set_num_threads(1)

@torch.no_grad()
def run(seed):
    X, s = (torch.from_numpy(a) for a in memories(seed))
    W = X.T @ X / N
    W.fill_diagonal_(0)
    for sweep in range(SWEEPS):
        h = s @ W
        new = torch.where(h.abs() < 1e-9, s, torch.sign(h))
        if torch.equal(new, s):
            break
        s = new
    return (s * X[:B]).mean().item()
"""
TEXTBOOK = """
def run(seed):
    X, cues = memories(seed)
    rng, W = np.random.default_rng(seed), X.T @ X / N
    np.fill_diagonal(W, 0)
    for s in cues:
        moved = True
        while moved:
            moved = False
            for i in rng.permutation(N):
                h = W[i] @ s
                if h * s[i] < -1e-9:
                    s[i] = -s[i]
                    moved = True
    return np.mean(cues * X[:B])
"""
# The calls that no formulation can do without: the data, the product that stores, and the products of the steps, in
# which fewer and fewer cues still move (20, 20, 20, 10 and 1 of them in a typical run).
FLOOR = """
def run(seed):
    X, cues = memories(seed)
    W = X.T @ X
    W *= 1 / N
    for moving in (20, 20, 20, 10, 1):
        np.sign(cues[:moving] @ W)
    return 0.0
"""
KINDS = {
    "all at once": {"ours": OURS, "PyTorch": TORCH, "floor": FLOOR},
    "one by one": {"ours": OURS, "textbook": TEXTBOOK},
}
PEERS = {"all at once": ("PyTorch", 1.3, 1.2), "one by one": ("textbook", 3.5, 1.2)}  # its time / ours: steady, cold


def program(how, side):
    """Text of one side without its call."""
    return f"how = {how!r}\n{DATA}{side}"


def functions(how):
    """The sides as functions of a seed in this process."""
    sides = {}
    for name, side in KINDS[how].items():
        space = {}
        exec(program(how, side), space)
        sides[name] = space["run"]
    return sides


def programs(how):
    """The sides as whole programs that print their overlap."""
    sides = KINDS[how].items()
    return {name: program(how, side) + "\nprint(run(int(sys.argv[1])))" for name, side in sides if name != "floor"}


def row(what, timed, peer, target):
    """Print one line: its time / ours, range, and the mean overlap of both, which must agree to a thousandth."""
    middle, low, high = ratio(timed, peer, "ours")
    here, there = mean(timed["ours"][1]), mean(timed[peer][1])
    held = "yes" if middle >= target and abs(here - there) < 0.001 else "**no**"
    print(
        f"| {what} | {peer} | {middle:.1f} | {low:.1f} to {high:.1f} | {target:g} | {held} | {here:.4f} | {there:.4f} |"
    )


def main(rounds):
    print("## Hopfield network, 1,000 units, 100 patterns\n")
    print(
        "Store, and recall 20 patterns of which a tenth is turned over. The same patterns and cues on both sides; held"
    )
    print("means that the overlaps agree, too. Cold: interpreter, imports and one run.\n")
    print("All at once is nothing but products of matrices, in the same kind of library on both sides: that ratio")
    print("has little to win, and moves most from round to round.\n")
    print("| what | compared with | its time / ours | range | to hold | held | overlap ours | overlap theirs |")
    print("|---|---|---|---|---|---|---|---|")
    for how, (peer, target, cold_target) in PEERS.items():
        timed = interleaved(functions(how), rounds=rounds)
        row(f"{how}, steady", timed, peer, target)
        if "floor" in timed:
            floor = ratio(timed, "ours", "floor")[0]
        row(f"{how}, cold", cold(programs(how), rounds=rounds), peer, cold_target)
    print(f"\nOurs, all at once / its unavoidable products: {floor:.2f}. At most 1.5.")


if __name__ == "__main__":
    main(rounds_from(sys.argv, 7))
