"""Self-organising map, 20 x 20 cells, 1,797 digits of 64 pixels: ours in rounds, and MiniSom one input after the other.

Both see each digit as often, with a Gaussian neighbourhood whose radius begins at 8 places. Ours is the batch form and
ends at 1.4; MiniSom's is the stochastic one, which is what it has, and ends at 1. So the errors stand beside the times.
MiniSom is one file and needs NumPy alone: ``pip install minisom==2.3.6``, into an environment of its own or with
``--target`` into a folder on ``PYTHONPATH``. Run: ``python benchmarks/som.py [rounds]``.
"""

import sys
from importlib.util import find_spec

from timing import cold, interleaved, mean, ratio, rounds_from

# Each side is a program of its own, so that "cold" can run it in a fresh interpreter.
COMMON = """
import sys
import numpy as np
from neurocourse.data import digits
from neurocourse.competition.sheet import batch, measures, som
SIDE, EPOCHS = 20, 10
X, place = digits().X, som.grid(SIDE, SIDE)

def errors(W):
    return measures.quantisation_error(X, W), measures.topographic_error(X, W, place)
"""
OURS = """
def train(seed):
    return batch.learn(X, place, n_epochs=EPOCHS, sigma=8.0, last=1.4)
"""
MINISOM = """
from minisom import MiniSom

def train(seed):
    how = dict(sigma=8.0, learning_rate=0.5, sigma_decay_function="linear_decay_to_one", random_seed=seed)
    how["decay_function"] = "linear_decay_to_zero"
    sheet = MiniSom(SIDE, SIDE, X.shape[1], **how)
    sheet.pca_weights_init(X)
    sheet.train(X, EPOCHS, use_epochs=True, random_order=True)
    return sheet.get_weights().reshape(SIDE * SIDE, -1)
"""
# What no formulation can do without: in each epoch one product to find the winners, and one to weigh neighbours.
FLOOR = """
def train(seed):
    W, near = X[:SIDE**2].copy(), np.exp(-((place[:, None] - place) ** 2).sum(axis=2))
    for epoch in range(EPOCHS):
        (X @ W.T).argmin(axis=1)
        near @ W
    return W
"""
SIDES = {"ours": OURS, "MiniSom": MINISOM, "floor": FLOOR}
PEERS = {"steady": 40, "cold": 6}  # its time / ours


def functions():
    """The sides as functions of a seed in this process, and what measures their errors."""
    sides, space = {}, {}
    for name, side in SIDES.items():
        space = {}
        exec(COMMON + side, space)
        sides[name] = space["train"]
    return sides, space["errors"]


def programs():
    """The sides as whole programs that print their quantisation error."""
    ending = "\nprint(errors(train(int(sys.argv[1])))[0])"
    return {name: COMMON + SIDES[name] + ending for name in ("ours", "MiniSom")}


def row(what, timed, target, held, errors):
    """Print one line: its time / ours, range, and the errors of both."""
    middle, low, high = ratio(timed, "MiniSom", "ours")
    verdict = "yes" if middle >= target and held else "**no**"
    print(f"| {what} | {middle:.0f} | {low:.0f} to {high:.0f} | {target:g} | {verdict} | {' | '.join(errors)} |")


def main(rounds):
    print("## Self-organising map, 20 x 20 cells, digits\n")
    print("Ten times all 1,797 digits, from a radius of 8 places on: ours in rounds, MiniSom one input after another.")
    print("Held means that neither of our errors is more than a hundredth above theirs, too: mean distance of a digit")
    print("from its winner, and share of digits whose second best cell does not touch the best (torn).\n")
    if find_spec("minisom") is None:
        print("MiniSom is not installed: the first lines of benchmarks/som.py say how to get it.\n")
        return
    print("| what | its time / ours | range | to hold | held | distance ours | theirs | torn ours | theirs |")
    print("|---|---|---|---|---|---|---|---|---|")
    sides, errors = functions()
    timed = interleaved(sides, rounds=rounds)
    ours, theirs = ([errors(W) for W in timed[name][1]] for name in ("ours", "MiniSom"))
    means = [mean(found) for side in (ours, theirs) for found in zip(*side, strict=True)]
    held = means[0] <= means[2] + 0.01 and means[1] <= means[3] + 0.01
    row("steady", timed, PEERS["steady"], held, [f"{means[k]:.3f}" for k in (0, 2, 1, 3)])
    floor = ratio(timed, "ours", "floor")[0]
    timed = cold(programs(), rounds=rounds)
    here, there = (mean(timed[name][1]) for name in ("ours", "MiniSom"))
    row("cold", timed, PEERS["cold"], here <= there + 0.01, [f"{here:.3f}", f"{there:.3f}", "–", "–"])
    print(f"\nOurs / its unavoidable products: {floor:.2f}. At most 2.")


if __name__ == "__main__":
    main(rounds_from(sys.argv, 5))
