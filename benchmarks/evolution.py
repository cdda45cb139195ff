"""Looking for a policy that holds two poles: our evolution strategy, and CMA-ES as the library cma has it.

Both see nothing but how many steps each policy lasts, start from zeros and may try 3,000 policies; ours tries 20 at a
time. cma tries as many, or the 9 that are its default. Widths of the first steps are the best of a few on other seeds,
as ours is: 0.3 for 20, and 1 for 9. cma may go on where its rules would stop it. Then both on two smooth functions of
six numbers, at 3,000 evaluations: what is left of the error, and what a search costs when a trial costs nothing. cma
needs NumPy alone: ``pip install cma==4.5.0``, into an environment of its own or with ``--target`` into a folder on
``PYTHONPATH``. Run: ``python benchmarks/evolution.py [rounds]``.
"""

import sys
from functools import partial
from importlib.util import find_spec
from statistics import median

from timing import interleaved, ratio, rounds_from

SEEDS = 20  # of the poles: a search is over soon, or late
OURS = """
import numpy as np
from neurocourse.plasticity.evolution import search
MOST, D = search.MOST, 6
DISTANCES = {"bowl": np.ones(D), "narrow valley": np.logspace(0, 4, D)}

class Least:
    # Scores policies by how near they are to ones, and keeps the least error.
    def __init__(self, weights):
        self.weights, self.error = weights, np.inf

    def __call__(self, w):
        errors = (self.weights * (np.asarray(w) - 1) ** 2).sum(axis=1)
        self.error = min(self.error, errors.min())
        return -errors

def strategy(score, enough, seed):
    width = search.WAYS["evolution strategy"][1]
    return search.strategy(score, D, enough, width=width, rng=np.random.default_rng(seed)).trials

def poles(way, seed):
    return way(search.scorer("two poles", None), 1000, seed)

def smooth(way, what, seed):
    score = Least(DISTANCES[what])
    way(score, np.inf, seed)
    return score.error
"""
CMA = """
import warnings
import cma
warnings.filterwarnings("ignore")  # that a plateau has no slope
NEVER = dict(tolfun=0, tolfunhist=0, tolx=0, tolflatfitness=MOST, tolstagnation=MOST)

def covariance(score, enough, seed, popsize, width):
    how = dict(seed=seed + 1, popsize=popsize, verbose=-9, **NEVER)
    tried, search_ = 0, cma.CMAEvolutionStrategy(np.zeros(D), width, how)
    while tried < MOST:
        w = search_.ask()
        scores = score(np.array(w))
        if found := search.first(w, scores, enough, tried):
            return found.trials
        search_.tell(w, -scores.astype(float))
        tried += len(w)
    return MOST
"""
PEERS = {"cma, 20 at a time": (20, 0.3), "cma, 9 at a time": (9, 1.0)}


def ways(space):
    """{name: way(score, enough, seed)}."""
    found = {"ours": space["strategy"]}
    for name, (popsize, width) in PEERS.items():
        found[name] = partial(space["covariance"], popsize=popsize, width=width)
    return found


def per_trial(timed):
    """The same with seconds per policy that was tried."""
    return {
        name: ([s / n for s, n in zip(seconds, trials, strict=True)], trials)
        for name, (seconds, trials) in timed.items()
    }


def poles(space, found):
    """Print how many policies each search tried, and what one of them took."""
    sides = {name: partial(space["poles"], way) for name, way in found.items()}
    timed = per_trial(interleaved(sides, rounds=SEEDS))
    print("| search | found | policies tried: median | fewest to most | time per policy / ours | range |")
    print("|---|---|---|---|---|---|")
    for name, (_, trials) in timed.items():
        hits = sum(n < space["MOST"] for n in trials)
        middle, low, high = ratio(timed, name, "ours")
        cells = f"{median(trials):.0f} | {min(trials)} to {max(trials)} | {middle:.2f} | {low:.2f} to {high:.2f}"
        print(f"| {name} | {hits} of {SEEDS} | {cells} |")
    print()


def smooth(space, found, rounds):
    """Print the errors that are left on smooth functions, and the time of a whole search."""
    print("| function | search | least error: median | range | its time / ours | range |")
    print("|---|---|---|---|---|---|")
    for what in space["DISTANCES"]:
        sides = {name: partial(space["smooth"], way, what) for name, way in found.items()}
        timed = interleaved(sides, rounds=rounds)
        for name, (_, errors) in timed.items():
            middle, low, high = ratio(timed, name, "ours")
            cells = f"{median(errors):.1e} | {min(errors):.0e} to {max(errors):.0e}"
            print(f"| {what} | {name} | {cells} | {middle:.1f} | {low:.1f} to {high:.1f} |")


def main(rounds):
    print("## Evolution strategy, two poles on a cart\n")
    print(f"Six weights; a policy counts that holds both poles for 20 s. {SEEDS} seeds; 3,000 policies at most.")
    print("Policies are tried side by side, so that 20 at a time cost less each than 9. cma tends to need fewer,")
    print("though ranges overlap, and takes more time for each.\n")
    if find_spec("cma") is None:
        print("cma is not installed: the first lines of benchmarks/evolution.py say how to get it.\n")
        return
    space = {}
    exec(OURS + CMA, space)
    found = ways(space)
    poles(space, found)
    print("### Smooth functions of six numbers, 3,000 evaluations\n")
    print("Squared distance from ones, and the same with axes of which the steepest counts 10,000 times the flattest.")
    print("Ours keeps its width, so that it circles round the end. cma fits width and shape: it is far ahead here.\n")
    smooth(space, found, rounds)


if __name__ == "__main__":
    main(rounds_from(sys.argv, 7))
