"""LSTM and plain RNN on the adding problem: ours and PyTorch's nn.LSTM (oneDNN) and nn.RNN at the same work.

50 steps, 32 units, batches of 64 fresh sequences, mean squared error of the last output, Adam, 100 updates; both sides
clip the gradient to length 1, get the same sequences and start from the same weights.
Run: ``python benchmarks/lstm.py [rounds]``.
"""

import sys

from timing import cold, interleaved, mean, ratio, rounds_from

# Each side is a program of its own, so that "cold" can run it in a fresh interpreter.
DATA = """
import sys
import numpy as np
T, B, H, UPDATES, eta = 50, 64, 32, 100, 0.01

def sequences(seed):
    rng = np.random.default_rng(seed)
    for update in range(UPDATES):
        x, row = np.zeros((T, B, 2), dtype), np.arange(B)
        x[..., 0] = rng.random((T, B))
        first, second = rng.integers(0, T // 2, B), rng.integers(T // 2, T, B)
        x[first, row, 1] = x[second, row, 1] = 1
        yield x, (x[first, row, 0] + x[second, row, 0])[:, None]

def weights(seed):
    rng, rows = np.random.default_rng(seed), (4 if kind == "LSTM" else 1) * H
    uniform = lambda *shape: rng.uniform(-(H**-0.5), H**-0.5, shape).astype(dtype)
    return uniform(rows, 2), uniform(rows, H), uniform(rows), uniform(1, H), uniform(1)
"""
OURS = """
from neurocourse import nn

def ours(seed):
    layer, out = getattr(nn, kind)(2, H, rng=0, dtype=dtype, returns="last"), nn.Dense(H, 1, rng=0, dtype=dtype)
    network = nn.Network([layer, out])
    # PyTorch's rows are input, forget, candidate, output; ours output, input, forget, candidate.
    rows = np.arange(4 * H).reshape(4, H)[[3, 0, 1, 2]].ravel() if kind == "LSTM" else np.arange(H)
    W, U, b, V, c = weights(seed)
    layer.W[...], layer.U[...], layer.b[...], out.W[...], out.b[...] = W[rows], U[rows], b[rows], V, c
    batches = sequences(seed)
    training = nn.train(network, lambda rng: next(batches), loss=nn.mse, eta=eta, clip=1.0, updates=UPDATES, rng=seed)
    return training.loss.mean()
"""
TORCH = """
import torch
torch.set_num_threads(1)
tensor = lambda a: torch.from_numpy(np.ascontiguousarray(a))

class Net(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.layer, self.out = getattr(torch.nn, kind)(2, H), torch.nn.Linear(H, 1)

    def forward(self, x):
        return self.out(self.layer(x)[0][-1])

def pytorch(seed):
    net = Net().to(torch.float32 if dtype == "float32" else torch.float64)
    W, U, b, V, c = weights(seed)
    with torch.no_grad():
        for parameter, value in zip(net.parameters(), (W, U, b, np.zeros_like(b), V, c)):
            parameter.copy_(tensor(value))
    net.layer.bias_hh_l0.requires_grad_(False)  # one bias, as ours
    net.layer.flatten_parameters()
    learned = [p for p in net.parameters() if p.requires_grad]
    adam, losses = torch.optim.Adam(learned, lr=eta), []
    for x, y in sequences(seed):
        adam.zero_grad()
        loss = torch.nn.functional.mse_loss(net(tensor(x)), tensor(y))
        loss.backward()
        torch.nn.utils.clip_grad_norm_(learned, 1.0)
        adam.step()
        losses.append(loss.item())
    return sum(losses) / UPDATES
"""
# The calls that no formulation can do without, at the same shapes: the products of a step and its tanh.
FLOOR = """
def floor(seed):
    rows = (4 if kind == "LSTM" else 1) * H
    A, s, U, z, h = (np.full(n, 0.1, dtype) for n in ((rows, H + 3), (H + 3, B), (H, rows), (rows, B), (H, B)))
    for step in range(UPDATES * T):
        A @ s, np.tanh(z), U @ z, z @ s.T
        if kind == "LSTM":
            np.tanh(h)
"""
SIDES = {"ours": (OURS, "ours"), "PyTorch": (TORCH, "pytorch"), "floor": (FLOOR, "floor")}


def program(name, kind, dtype):
    """Text of one side without its call."""
    return f"kind, dtype = {kind!r}, {dtype!r}\n{DATA}{SIDES[name][0]}"


def functions(kind, dtype):
    """The sides as functions of a seed in this process."""
    sides = {}
    for name, (_, call) in SIDES.items():
        space = {}
        exec(program(name, kind, dtype), space)
        sides[name] = space[call]
    return sides


def programs(kind, dtype):
    """The sides as whole programs that print their loss."""
    call = "\nprint({}(int(sys.argv[1])))"
    return {name: program(name, kind, dtype) + call.format(SIDES[name][1]) for name in ("ours", "PyTorch")}


def row(what, timed, target):
    """Print one line: its time / ours, range, and the mean loss over the training on both sides, which must agree."""
    middle, low, high = ratio(timed, "PyTorch", "ours")
    here, there = mean(timed["ours"][1]), mean(timed["PyTorch"][1])
    same = abs(here / there - 1) < 0.01
    held = "–" if target is None else "yes" if middle >= target and same else "**no**"
    wanted = "–" if target is None else f"{target:g}"
    print(f"| {what} | {middle:.1f} | {low:.1f} to {high:.1f} | {wanted} | {held} | {here:.4f} | {there:.4f} |")


def main(rounds):
    print("## LSTM and RNN on the adding problem\n")
    print("50 steps, 32 units, batch 64, 100 updates of Adam; PyTorch's nn.LSTM uses oneDNN. The same weights and")
    print("sequences on both sides; loss: mean over the training, held means the two agree to 1%, too.\n")
    print("In single precision oneDNN runs a whole sequence in one compiled call, with its sums and gates fused. Ours")
    print(
        "makes nine NumPy calls a step forward and six back, and pays for each. The two draw about level, and we do not"
    )
    print("claim to be ahead. In double precision PyTorch does not use oneDNN for this.\n")
    print("| what | PyTorch's time / ours | range | to hold | held | loss ours | loss PyTorch |")
    print("|---|---|---|---|---|---|---|")
    floors = []
    for kind, target, cold_target in (("LSTM", 1.1, 4), ("RNN", 4, 10)):
        for dtype in ("float32", "float64"):
            timed = interleaved(functions(kind, dtype), rounds=rounds)
            row(f"{kind}, {dtype}", timed, target if dtype == "float32" else None)
            floors.append(f"{kind} {dtype} {ratio(timed, 'ours', 'floor')[0]:.2f}")
        row(f"{kind}, float32, cold", cold(programs(kind, "float32"), rounds=rounds), cold_target)
    print(f"\nOurs / its unavoidable products and tanh, at most 3 for the LSTM in float32: {', '.join(floors)}.")


if __name__ == "__main__":
    main(rounds_from(sys.argv, 7))
