"""A restricted Boltzmann machine with 12 hidden units that learns bars and stripes: ours and scikit-learn's.

30 pictures of 4 x 4 pixels, all of them at each of 2,000 updates, step 0.2. scikit-learn's BernoulliRBM lets 30 chains
go on dreaming (persistent contrastive divergence), which ours can do, too; CD-1 it does once its chains are put back to
the data before each update. The likelihood is exact on all sides, by our function. scikit-learn is one of the libraries
that our tests need: ``pip install scikit-learn``. Run: ``python benchmarks/boltzmann.py [rounds]``.
"""

import sys
from importlib.util import find_spec

from timing import cold, interleaved, mean, quotient, ratio, rounds_from

# Each side is a program of its own, so that "cold" can run it in a fresh interpreter.
COMMON = """
import sys
import numpy as np
from neurocourse.columns.boltzmann import learning, machine
UPDATES, HIDDEN, ETA = 2000, 12, 0.2
V = machine.bars_and_stripes()

def likelihood(found):
    return machine.log_likelihood(V, *found)
"""
OURS = """
def train(seed):
    course = learning.learn.unguarded(V, rule, hidden=HIDDEN, epochs=(UPDATES,), rng=np.random.default_rng(seed))
    return course.machines[-1]
"""
SKLEARN = """
from sklearn.neural_network import BernoulliRBM

class FromTheData(BernoulliRBM):
    def _fit(self, v_pos, rng):
        self.h_samples_ = self._sample_hiddens(v_pos, rng).astype(float)
        super()._fit(v_pos, rng)

def train(seed):
    kind = FromTheData if rule == "CD-1" else BernoulliRBM
    how = dict(learning_rate=ETA, batch_size=len(V), n_iter=UPDATES, random_state=seed)
    found = kind(HIDDEN, **how).fit(V)
    return machine.Machine(found.components_, found.intercept_visible_, found.intercept_hidden_)
"""
# What no formulation can do without: five products an update, three squashings, and the noise of three samples.
FLOOR = """
W, H = np.full((HIDDEN, V.shape[1]), 0.1), np.full((len(V), HIDDEN), 0.1)

def train(seed):
    rng = np.random.default_rng(seed)
    for _ in range(UPDATES):
        np.tanh(V @ W.T), np.tanh(H @ W), np.tanh(V @ W.T), H.T @ V, H.T @ V
        rng.random(H.shape), rng.random(V.shape), rng.random(H.shape)
"""
RULES = {"CD-1": "CD-1", "30 chains": "30 chains that go on"}
SIDES = {"ours": OURS, "scikit-learn": SKLEARN, "floor": FLOOR}


def functions(rule):
    """The sides as functions of a seed in this process, and what measures a machine."""
    sides, space = {}, {}
    for name, side in SIDES.items():
        space = {"rule": rule}
        exec(COMMON + side, space)
        sides[name] = space["train"]
    return sides, space["likelihood"]


def programs(rule):
    """The sides as whole programs that print their likelihood."""
    ending = "\nprint(likelihood(train(int(sys.argv[1]))))"
    return {name: f"rule = {rule!r}\n{COMMON}{SIDES[name]}{ending}" for name in ("ours", "scikit-learn")}


def row(what, timed, found):
    """Print one line: likelihoods of both, its time / ours, range."""
    spans = [f"{mean(one):.2f} | {min(one):.2f} to {max(one):.2f}" for one in found]
    print(f"| {what} | {' | '.join(spans)} | {quotient(timed, 'scikit-learn')} |")


def main(rounds):
    print("## Restricted Boltzmann machine, bars and stripes\n")
    print("16 pixels, 12 hidden units, 2,000 updates with all 30 pictures. Likelihood: exact, nats a picture, mean of")
    print("the seeds and range; log 30 would be -3.40, and to know nothing -11.09. scikit-learn lets chains go on; for")
    print("CD-1 they are put back to the data before each update, which costs it one sample more. Both do the same few")
    print("products and samples on small arrays: steady, scikit-learn is level or ahead; what we save is its import.\n")
    if find_spec("sklearn") is None:
        print("scikit-learn is not installed.\n")
        return
    print("| what | likelihood ours | range | theirs | range | its time / ours | range |")
    print("|---|---|---|---|---|---|---|")
    floors = []
    for rule, name in RULES.items():
        sides, likelihood = functions(rule)
        timed = interleaved(sides, rounds=rounds)
        found = [[likelihood(one) for one in timed[side][1]] for side in ("ours", "scikit-learn")]
        row(f"{name}, steady", timed, found)
        floors.append(f"{name} {ratio(timed, 'ours', 'floor')[0]:.2f}")
        timed = cold(programs(rule), rounds=rounds)
        row(f"{name}, cold", timed, [timed[side][1] for side in ("ours", "scikit-learn")])
    print(f"\nOurs / its unavoidable products, tanh and noise: {'; '.join(floors)}.")


if __name__ == "__main__":
    main(rounds_from(sys.argv, 7))
