"""A convolutional network on digits: ours and PyTorch at the same work.

Same rows, two convolutions of 3 x 3 with 16 and 32 maps, each with ReLU and 2 x 2 max-pooling, a dense layer, Adam with
a step of 0.01, 15 epochs, batches of 64, float32. Run: ``python benchmarks/cnn.py [rounds]``.
"""

import sys

from timing import cold, interleaved, ratio, rounds_from, versus

# Each side is a program of its own, so that "cold" can run it in a fresh interpreter.
DATA = """
import sys
import numpy as np
from neurocourse.data import digits, split
X_train, X_test, y_train, y_test = split(*digits(), rng=0)
X_train, X_test = (X.astype(np.float32).reshape(-1, 8, 8, 1) for X in (X_train, X_test))
"""
OURS = """
from neurocourse import nn

def ours(seed):
    rng = np.random.default_rng(seed)
    how = dict(rng=rng, dtype=np.float32)
    stages = [[nn.Conv2d(a, b, 3, padding=1, **how), nn.MaxPool2d(2), nn.ReLU()] for a, b in ((1, 16), (16, 32))]
    network = nn.Network([*stages[0], *stages[1], nn.Flatten(), nn.Dense(128, 10, **how)])
    test = X_test, y_test
    return 100 * nn.train(network, X_train, y_train, test=test, eta=0.01, epochs=15, batch_size=64, rng=rng).accuracy
"""
TORCH = """
import torch
torch.set_num_threads(1)
A, C = (torch.tensor(X.transpose(0, 3, 1, 2).copy()) for X in (X_train, X_test))
B = torch.tensor(y_train)
t = torch.nn

def pytorch(seed):
    torch.manual_seed(seed)
    stages = [[t.Conv2d(a, b, 3, padding=1), t.ReLU(), t.MaxPool2d(2)] for a, b in ((1, 16), (16, 32))]
    net = t.Sequential(*stages[0], *stages[1], t.Flatten(), t.Linear(128, 10))
    adam, losses = torch.optim.Adam(net.parameters(), lr=0.01), []
    for epoch in range(15):
        total = 0.0
        for x, y in batches():
            adam.zero_grad()
            loss = t.functional.cross_entropy(net(x), y)
            loss.backward()
            adam.step()
            total += loss.item() * len(x)
        losses.append(total / len(A))
    with torch.no_grad():
        return 100 * (net(C).argmax(1).numpy() == y_test).mean()
"""
INDEX = """
def batches():
    for rows in torch.randperm(len(A)).split(64):
        yield A[rows], B[rows]
"""
LOADER = """
loader = torch.utils.data.DataLoader(torch.utils.data.TensorDataset(A, B), batch_size=64, shuffle=True)

def batches():
    return loader
"""
# The matrix products that no formulation can do without, at the same shapes.
FLOOR = """
def matrix(*shape):
    return np.full(shape, 0.5, np.float32)

c1, W1, d1 = matrix(4096, 9), matrix(16, 9), matrix(4096, 16)
c2, W2, d2 = matrix(1024, 144), matrix(32, 144), matrix(1024, 32)
h, W3, z = matrix(64, 128), matrix(10, 128), matrix(64, 10)

def floor(seed):
    for step in range(15 * -(-len(X_train) // 64)):
        c1 @ W1.T, c2 @ W2.T, h @ W3.T, np.exp(z), z.T @ h, z @ W3, d2.T @ c2, d2 @ W2, d1.T @ c1
"""
SIDES = {  # name: (source text, function in it)
    "ours": (OURS, "ours"),
    "PyTorch": (TORCH + INDEX, "pytorch"),
    "PyTorch with DataLoader": (TORCH + LOADER, "pytorch"),
    "floor": (FLOOR, "floor"),
}
PEERS = ("PyTorch", "PyTorch with DataLoader")


def functions():
    """The sides as functions of a seed in this process."""
    sides = {}
    for name, (source, call) in SIDES.items():
        space = {}
        exec(DATA + source, space)
        sides[name] = space[call]
    return sides


def programs():
    """The sides as whole programs that print their accuracy."""
    calls = {name: f"\nprint({call}(int(sys.argv[1])))" for name, (_, call) in SIDES.items() if name != "floor"}
    return {name: DATA + SIDES[name][0] + call for name, call in calls.items()}


def main(rounds):
    print("## Convolutional network 16-32 on digits\n")
    print("Adam, 15 epochs, batches of 64, float32, loss recorded. Accuracy: on unseen digits, mean of the seeds.\n")
    timed = interleaved(functions(), rounds=rounds)
    print("### Steady state\n")
    versus(timed, "ours", dict(zip(PEERS, (1.4, 1.5), strict=True)), slack=0.5)
    middle, low, high = ratio(timed, "ours", "floor")
    print(f"Ours / its unavoidable matrix products: {middle:.2f} ({low:.2f} to {high:.2f}). At most 3.\n")
    print("### Cold: interpreter, imports, data, training, result\n")
    versus(cold(programs(), rounds=rounds), "ours", dict(zip(PEERS, (4, 4), strict=True)), slack=0.5)


if __name__ == "__main__":
    main(rounds_from(sys.argv, 7))
