"""A net of 64-100-10 units that learns a second task with elastic weight consolidation: ours and PyTorch.

The digits first, then the same digits with their pixels shuffled. Both sides start from the same net, which knows the
first task, hold it with the same importances and see the same batches: 20 epochs of 32 examples, float32. PyTorch does
it twice: with our step written out by hand, and with the springs as a penalty in the loss, as tutorials have it. Then
the importances themselves, from the slopes of single examples. Run: ``python benchmarks/ewc.py [rounds]``.
"""

import sys
from functools import partial
from importlib.util import find_spec

from timing import interleaved, mean, quotient, ratio, rounds_from

DATA = """
import numpy as np
from neurocourse import nn
from neurocourse.plasticity.continual import anchors, course, tasks
ETA, EPOCHS, BATCH, LAM = course.ETA, course.EPOCHS, course.BATCH, course.LAM["importance"]
first, second = tasks.shuffled(2, rng=0)
taught = tasks.reader(rng=1)
course.learn(taught, first, rng=np.random.default_rng(2))
springs = anchors.Anchor("importance", rng=np.random.default_rng(3))
springs.hold(taught, first.X)
theta_A = taught.parameters.copy()

def learned(seed, optimiser):
    network = tasks.reader(rng=1)
    network.parameters[:] = theta_A
    course.learn(network, second, optimiser=optimiser, rng=np.random.default_rng(seed))
    return network.parameters.copy()

def ours(seed):
    return learned(seed, course.Sprung(ETA, springs, LAM, anchors.anchored_step))

def free(seed):
    return learned(seed, nn.SGD(ETA))

def judged(theta):
    network = tasks.reader(rng=1)
    network.parameters[:] = theta
    return nn.cross_entropy(network.forward(second.X), second.y)[0], 100 * tasks.share_right(network, first)

def importances(seed):
    return anchors.importance.unguarded(taught, first.X, rng=np.random.default_rng(seed))
"""
TORCH = """
import torch
from torch.func import functional_call, grad, vmap
torch.set_num_threads(1)
cross_entropy = torch.nn.functional.cross_entropy
X, y = torch.tensor(second.X), torch.tensor(second.y)

def alike(vector):
    net = torch.nn.Sequential(torch.nn.Linear(64, 100), torch.nn.ReLU(), torch.nn.Linear(100, 10))
    torch.nn.utils.vector_to_parameters(torch.tensor(vector), net.parameters())
    return net

anchor, F = ([p.detach() for p in alike(v).parameters()] for v in (theta_A, springs.F))
pulls = [ETA * LAM * f for f in F]

def by_hand(net, parameters, x, y):
    cross_entropy(net(x), y).backward()
    with torch.no_grad():
        for p, p_A, pull in zip(parameters, anchor, pulls):
            p.copy_((p - ETA * p.grad + pull * p_A) / (1 + pull))
            p.grad = None

def penalty(net, parameters, x, y, optimiser):
    optimiser.zero_grad()
    held = sum((f * (p - p_A) ** 2).sum() for p, p_A, f in zip(parameters, anchor, F))
    (cross_entropy(net(x), y) + LAM / 2 * held).backward()
    optimiser.step()

def taught_on(seed, step, **more):
    net, rng = alike(theta_A), np.random.default_rng(seed)
    parameters = list(net.parameters())
    if step is penalty:
        more["optimiser"] = torch.optim.SGD(parameters, ETA)
    for _ in range(EPOCHS):
        order = torch.tensor(rng.permutation(len(X)))
        for start in range(0, len(X), BATCH):
            chosen = order[start : start + BATCH]
            step(net, parameters, X[chosen], y[chosen], **more)
    return torch.nn.utils.parameters_to_vector(parameters).detach().numpy().copy()

net_A, X_A = alike(theta_A), torch.tensor(first.X)

def drawn(seed):
    with torch.no_grad():
        p = net_A(X_A).softmax(dim=1)
    cut = torch.tensor(np.random.default_rng(seed).random((len(p), 1)))
    return (p.cumsum(dim=1) < cut).sum(dim=1).clamp(max=9)

def nll(parameters, x, y):
    return cross_entropy(functional_call(net_A, parameters, (x[None],)), y[None])

def all_at_once(seed):
    parameters = {name: p.detach() for name, p in net_A.named_parameters()}
    slopes = vmap(grad(nll), (None, 0, 0))(parameters, X_A, drawn(seed))
    return torch.cat([g.square().mean(dim=0).ravel() for g in slopes.values()]).numpy()

def our_formula(seed):
    with torch.no_grad():
        h = net_A[1](net_A[0](X_A))
        delta = net_A[2](h).softmax(dim=1) - torch.nn.functional.one_hot(drawn(seed), 10)
        below, n = (delta @ net_A[2].weight) * (h > 0), len(X_A)
        sides = [(below, X_A), (delta, h)]
        parts = [(d.square().T @ x.square() / n, d.square().mean(dim=0)) for d, x in sides]
    return torch.cat([part.ravel() for pair in parts for part in pair]).numpy()

def one_by_one(seed):
    sums = [torch.zeros_like(p) for p in net_A.parameters()]
    for x, label in zip(X_A, drawn(seed)):
        net_A.zero_grad()
        cross_entropy(net_A(x[None]), label[None]).backward()
        for total, p in zip(sums, net_A.parameters()):
            total += p.grad.square()
    return torch.cat([total.ravel() / len(X_A) for total in sums]).numpy()
"""
# What no formulation can do without: five products a step, and one pass over weights, slopes, anchors and pulls.
FLOOR = """
x, h, d, V, W = (np.full(s, 0.1, np.float32) for s in ((BATCH, 64), (BATCH, 100), (BATCH, 10), (100, 64), (10, 100)))
t, g = theta_A.copy(), theta_A.copy()

def floor(seed):
    for step in range(EPOCHS * -(-len(second.X) // BATCH)):
        x @ V.T, h @ W.T, d.T @ h, d @ W, h.T @ x
        (t - ETA * g + theta_A) / (1 + springs.F)
"""
STEPS = {"PyTorch, our step by hand": "by_hand", "PyTorch, penalty in the loss": "penalty"}
SLOPES = {
    "PyTorch, our formula by hand": "our_formula",
    "PyTorch, torch.func": "all_at_once",
    "PyTorch, one by one": "one_by_one",
}


def steps(space, rounds):
    """Print the table of trainings with springs."""
    sides = {"ours": space["ours"], "free": space["free"], "floor": space["floor"]}
    for name, step in STEPS.items():
        sides[name] = partial(space["taught_on"], step=space[step])
    timed = interleaved(sides, rounds=rounds)
    found = {name: [space["judged"](theta) for theta in timed[name][1]] for name in ("ours", "free", *STEPS)}
    loss, right = ({name: mean([one[k] for one in found[name]]) for name in found} for k in (0, 1))
    print("| compared with | loss ours | theirs | old task right, % ours | theirs | its time / ours | range |")
    print("|---|---|---|---|---|---|---|")
    for name in STEPS:
        cells = f"{loss['ours']:.5f} | {loss[name]:.5f} | {right['ours']:.1f} | {right[name]:.1f}"
        print(f"| {name} | {cells} | {quotient(timed, name)} |")
    middle, low, high = ratio(timed, "ours", "free")
    print(f"\nWithout springs {right['free']:.1f} % of the old task are left; with them a step of ours takes", end=" ")
    print(f"{middle:.2f} times as long ({low:.2f} to {high:.2f}).")
    print(f"Ours / its unavoidable products and one pass over the weights: {ratio(timed, 'ours', 'floor')[0]:.2f}.\n")


def slopes(space, rounds):
    """Print the table of importances."""
    sides = {"ours": space["importances"]} | {name: space[call] for name, call in SLOPES.items()}
    timed = interleaved(sides, rounds=rounds)
    print("| compared with | largest difference / largest importance | its time / ours | range |")
    print("|---|---|---|---|")
    for name in SLOPES:
        pairs = zip(timed["ours"][1], timed[name][1], strict=True)
        apart = max(abs(here - there).max() / here.max() for here, there in pairs)
        print(f"| {name} | {apart:.0e} | {quotient(timed, name)} |")


def main(rounds):
    print("## Elastic weight consolidation, 64-100-10 on digits\n")
    print("A second task, learned with a spring on every weight: 20 epochs of the same batches from the same net and")
    print("with the same springs, float32. Loss: of the new task at the end, mean of the seeds. Our step lets a spring")
    print("pull where the step ends, the penalty where it begins: the two differ a little.\n")
    if find_spec("torch") is None:
        print("PyTorch is not installed.\n")
        return
    space = {}
    exec(DATA + TORCH + FLOOR, space)
    print("### Learning with springs\n")
    steps(space, rounds)
    print("### Importance of all weights, from 1,437 examples\n")
    print("The mean square of each example's own slope. Ours needs no slope of a single example: its square is a")
    print("product of two squares in every dense layer. The same answers are drawn on both sides.")
    print("Written out in PyTorch the formula is as fast as ours, or faster: what is won is won by the formula.\n")
    slopes(space, rounds)


if __name__ == "__main__":
    main(rounds_from(sys.argv, 7))
