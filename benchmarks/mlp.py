"""Multilayer perceptron 64-100-10 on digits: ours, scikit-learn's MLPClassifier and PyTorch at the same work.

Same rows, architecture, Adam with a step of 0.001, 30 epochs, batches of 64, loss recorded, no weight decay, no early
stopping; the initial weights as each library has them. Run: ``python benchmarks/mlp.py [rounds]``.
"""

import sys

from timing import cold, interleaved, ratio, rounds_from, versus

# Each side is a program of its own, so that "cold" can run it in a fresh interpreter. The data come from the same small
# file for all three: scikit-learn's own loader would cost it more.
DATA = """
import sys
import numpy as np
from neurocourse.data import digits, split
X_train, X_test, y_train, y_test = split(*digits(), rng=0)
X_train, X_test = X_train.astype(dtype), X_test.astype(dtype)
"""
OURS = """
from neurocourse import nn

def ours(seed):
    rng = np.random.default_rng(seed)
    hidden = nn.Dense(64, 100, rng=rng, dtype=dtype, init="he")
    network = nn.Network([hidden, nn.ReLU(), nn.Dense(100, 10, rng=rng, dtype=dtype)])
    test = X_test, y_test
    return 100 * nn.train(network, X_train, y_train, test=test, eta=0.001, epochs=30, batch_size=64, rng=rng).accuracy
"""
SKLEARN = """
import warnings
from sklearn.neural_network import MLPClassifier

def sklearn(seed):
    how = dict(batch_size=64, max_iter=30, learning_rate_init=0.001, alpha=0, tol=0, n_iter_no_change=31)
    peer = MLPClassifier(100, random_state=seed, **how)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # "has not converged": thirty epochs are the work
        peer.fit(X_train, y_train)
    return 100 * peer.score(X_test, y_test)
"""
TORCH = """
import torch
torch.set_num_threads(1)
kind = torch.float32 if dtype == "float32" else torch.float64
A, B = torch.tensor(X_train, dtype=kind), torch.tensor(y_train)

def pytorch(seed):
    torch.manual_seed(seed)
    net = torch.nn.Sequential(torch.nn.Linear(64, 100), torch.nn.ReLU(), torch.nn.Linear(100, 10)).to(kind)
    adam, losses = torch.optim.Adam(net.parameters(), lr=0.001), []
    for epoch in range(30):
        total = 0.0
        for x, y in batches():
            adam.zero_grad()
            loss = torch.nn.functional.cross_entropy(net(x), y)
            loss.backward()
            adam.step()
            total += loss.item() * len(x)
        losses.append(total / len(A))
    with torch.no_grad():
        return 100 * (net(torch.tensor(X_test, dtype=kind)).argmax(1).numpy() == y_test).mean()
"""
INDEX = (
    TORCH
    + """
def batches():
    for rows in torch.randperm(len(A)).split(64):
        yield A[rows], B[rows]
"""
)
LOADER = (
    TORCH
    + """
loader = torch.utils.data.DataLoader(torch.utils.data.TensorDataset(A, B), batch_size=64, shuffle=True)

def batches():
    return loader
"""
)
# The calls that no formulation can do without, at the same shapes: five matrix products and one exponential a step.
FLOOR = """
x, h, z, W1, W2 = (np.full(shape, 0.5, dtype) for shape in ((64, 64), (64, 100), (64, 10), (100, 64), (10, 100)))

def floor(seed):
    for step in range(30 * -(-len(X_train) // 64)):
        x @ W1.T, h @ W2.T, np.exp(z), z.T @ h, z @ W2, h.T @ x
"""
SIDES = {  # name: (source text, function in it)
    "ours": (OURS, "ours"),
    "scikit-learn": (SKLEARN, "sklearn"),
    "PyTorch": (INDEX, "pytorch"),
    "PyTorch with DataLoader": (LOADER, "pytorch"),
    "floor": (FLOOR, "floor"),
}


def program(source, dtype):
    """Text of one side without its call."""
    return f"dtype = {dtype!r}\n{DATA}{source}"


def functions(dtype):
    """The sides as functions of a seed in this process."""
    sides = {}
    for name, (source, call) in SIDES.items():
        space = {}
        exec(program(source, dtype), space)
        sides[name] = space[call]
    return sides


def programs(dtype):
    """The sides as whole programs that print their accuracy."""
    calls = {name: f"\nprint({call}(int(sys.argv[1])))" for name, (_, call) in SIDES.items() if name != "floor"}
    return {name: program(SIDES[name][0], dtype) + call for name, call in calls.items()}


def main(rounds):
    print("## Multilayer perceptron 64-100-10 on digits\n")
    print("Adam, 30 epochs, batches of 64, loss recorded. PyTorch takes its batches by index, or from a DataLoader.")
    print(f"Accuracy: on unseen digits, mean of {rounds} seeds; held means at most 0.5 points lower, too.\n")
    print("PyTorch by index is the narrowest race. A version of ours without any class or check, written out by hand,")
    print("reached about 4.2 on such a machine: what is left is NumPy's own cost for each call on arrays this small.\n")
    peers = ("scikit-learn", "PyTorch", "PyTorch with DataLoader")
    for dtype, targets in (("float32", (2.8, 5, 5)), ("float64", (None, None, None))):
        timed = interleaved(functions(dtype), rounds=rounds)
        print(f"### Steady state, {dtype}\n")
        versus(timed, "ours", dict(zip(peers, targets, strict=True)), slack=0.5)
        middle, low, high = ratio(timed, "ours", "floor")
        print(f"Ours / its unavoidable matrix products and exponentials: {middle:.2f} ({low:.2f} to {high:.2f}).")
        print("At most 3 in float32.\n" if dtype == "float32" else "")
    print("### Cold, float32: interpreter, imports, data, training, result\n")
    versus(cold(programs("float32"), rounds=rounds), "ours", dict(zip(peers, (5, 10, 10), strict=True)), slack=0.5)


if __name__ == "__main__":
    main(rounds_from(sys.argv, 7))
