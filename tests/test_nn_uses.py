"""What later lessons build on networks, in small: each with a layer or a loss of its own, and the same training."""

import copy

import numpy as np
import pytest
from gradients import slope
from networks import mlp

from neurocourse import nn

# Sequences of unequal length


def last_step(mask):
    """Where each padded sequence ends."""
    return mask & ~np.vstack([mask[1:], np.zeros_like(mask[:1])])


@pytest.mark.parametrize("kind", ["RNN", "LSTM", "GRU"])
@pytest.mark.parametrize("counts", [lambda mask: mask, last_step], ids=["every step", "the last step"])
def test_padded_sequences_give_the_gradient_of_each_alone(kind, counts):
    rng = np.random.default_rng(0)
    sequences, targets = ([rng.normal(size=(T, n)) for T in (3, 7, 5)] for n in (2, 1))
    network = nn.Network([getattr(nn, kind)(2, 4, rng=rng), nn.Dense(4, 1, rng=rng)])
    (x, mask), (y, _) = nn.pad(sequences), nn.pad(targets)
    loss, dy = nn.mse(network.forward(x), y, counts(mask))
    network.absorb(dy)
    together = network.gradients.copy()
    alone, total, n = np.zeros_like(together), 0.0, counts(mask).sum()
    for k, (one, target) in enumerate(zip(sequences, targets, strict=True)):
        marked = counts(mask)[: len(one), k][:, None]
        value, dy = nn.mse(network.forward(one[:, None]), target[:, None], marked)
        network.absorb(dy)
        alone, total = alone + network.gradients * marked.sum() / n, total + value * marked.sum() / n
    assert loss == pytest.approx(total, rel=1e-12)
    np.testing.assert_allclose(together, alone, atol=1e-14)


# A deep Q-network: batches from a memory, targets from a frozen copy, blame for the action taken only

LENGTH, GAMMA = 6, 0.9  # rooms in a row, of which the last pays 1


def walk(s, a):
    """One step left (0) or right (1): next room, reward, whether it is over."""
    after = max(s + (1 if a else -1), 0)
    return after, float(after == LENGTH - 1), after == LENGTH - 1


def deep_q(rng, updates=500):
    """Q of every room and action, (LENGTH, 2), after acting at random and learning from what is remembered."""
    network = mlp(LENGTH, 16, 2, rng=rng, dtype=np.float32)
    rooms, frozen, memory, here = nn.one_hot(np.arange(LENGTH), LENGTH, dtype=np.float32), copy.deepcopy(network), [], 0

    def act_and_remember(rng):
        nonlocal here
        for _ in range(4):
            a = int(rng.integers(2))
            after, r, over = walk(here, a)
            memory.append((here, a, r, after, over))
            here = 0 if over else after
        chosen = (memory[k] for k in rng.integers(len(memory), size=32))
        s, a, r, after, over = (np.array(part) for part in zip(*chosen, strict=True))
        best = frozen.propagate(rooms[after]).max(axis=1)
        return rooms[s], (a, r + GAMMA * np.where(over, 0, best))

    def temporal_difference(Q, a, target):
        taken = nn.one_hot(a, 2).astype(bool)
        return nn.mse(Q, np.repeat(target[:, None], 2, axis=1), taken)

    def thaw(network, update):
        if update % 25 == 0:
            frozen.parameters[:] = network.parameters

    training = nn.train(
        network, act_and_remember, loss=temporal_difference, eta=0.01, clip=1.0, updates=updates, rng=rng,
        after_each=thaw,
    )  # fmt: skip
    return network.answer(rooms), training


def test_a_deep_q_network_finds_the_values_of_a_corridor():
    Q, training = deep_q(np.random.default_rng(2))
    right = GAMMA ** np.arange(LENGTH - 2, -1, -1)
    np.testing.assert_allclose(Q[:-1, 1], right, atol=0.05)
    np.testing.assert_allclose(Q[1:-1, 0], GAMMA * right[:-1], atol=0.05)
    assert training.loss.shape == (500,) and Q.dtype == np.float32


def test_a_policy_learns_from_a_slope_that_only_its_caller_knows():
    """REINFORCE on two levers: ∂L/∂logits = (π − one-hot a) · reward; the better lever is found."""

    def pull(rng):
        a = np.array([rng.choice(2, p=nn.softmax(network.forward(np.ones((1, 1))))[0]) for _ in range(20)])
        return np.ones((20, 1)), (a, np.where(rng.random(20) < np.array([0.2, 0.8])[a], 1.0, 0.0))

    def reinforce(logits, a, reward):
        advantage = (reward - reward.mean())[:, None]
        return -reward.mean(), (nn.softmax(logits) - nn.one_hot(a, 2)) * advantage / len(a)

    network = nn.Network([nn.Dense(1, 2, rng=0)])
    nn.train(network, pull, loss=reinforce, eta=0.05, updates=150, rng=1)
    assert nn.softmax(network.forward(np.ones((1, 1))))[0, 1] > 0.9


# A graph network: all nodes at once, a loss of the labelled ones


class GraphConvolution(nn.Layer):
    """Y = Â X Wᵀ, Â = D^(−1/2) (A + I) D^(−1/2): each node hears its neighbours and itself."""

    learns, remembers = ("W",), ("heard",)

    def __init__(self, A, n_in, n_out, *, rng):
        loops = A + np.eye(len(A))
        d = loops.sum(axis=1) ** -0.5
        self.A_hat = d[:, None] * loops * d
        self.W = nn.Dense(n_in, n_out, rng=rng).W.copy()
        self.gather()

    def forward(self, x):
        self.heard = self.A_hat @ x
        return self.heard @ self.W.T

    def backward(self, dy):
        self.dW[...] = dy.T @ self.heard
        return self.A_hat @ (dy @ self.W)


def two_groups(rng, n=15):
    """A graph of two groups: half of all pairs inside a group know each other, one in twenty of the others."""
    group = np.repeat([0, 1], n)
    chance = np.where(group[:, None] == group, 0.5, 0.05)
    A = np.triu(rng.random((2 * n, 2 * n)) < chance, 1).astype(float)
    return A + A.T, group


def graph_network(A, rng):
    n = len(A)
    return nn.Network([GraphConvolution(A, n, 8, rng=rng), nn.ReLU(), GraphConvolution(A, 8, 2, rng=rng)])


def test_a_graph_network_tells_all_nodes_from_one_label_a_group():
    rng = np.random.default_rng(0)
    A, group = two_groups(rng)
    network, labelled = graph_network(A, rng), np.isin(np.arange(len(group)), (0, 15))
    right = nn.train(
        network, np.eye(len(A)), (group, labelled), optimiser=nn.Adam(0.02, decay=5e-4), epochs=100, rng=rng,
        after_each=lambda network, epoch: nn.accuracy(network.propagate(np.eye(len(A)))[~labelled], group[~labelled]),
    ).records  # fmt: skip
    assert len(right) == 100 and right[-1] >= 0.95


def test_the_blame_of_unlabelled_nodes_is_none_and_that_of_labelled_ones_is_right():
    rng = np.random.default_rng(0)
    A, group = two_groups(rng, n=4)
    network, mask = graph_network(A, rng), np.isin(np.arange(8), (0, 5))
    value, dy = nn.cross_entropy(network.forward(np.eye(8)), group, mask)
    network.absorb(dy)
    numeric = slope(lambda: nn.cross_entropy(network.forward(np.eye(8)), group, mask)[0], network.parameters)
    assert not dy[~mask].any()
    np.testing.assert_allclose(network.gradients, numeric, atol=1e-8)


# A recommender: tables of factors, read by number


class Factors(nn.Layer):
    """ŷ = μ + b_u + b_i + p_u · q_i for pairs (u, i), whole numbers of shape (batch, 2)."""

    learns, remembers = ("P", "Q", "b_u", "b_i"), ("pairs",)

    def __init__(self, users, items, k, *, mean, rng):
        self.P, self.Q = 0.1 * rng.normal(size=(users, k)), 0.1 * rng.normal(size=(items, k))
        self.b_u, self.b_i, self.mean = np.zeros(users), np.zeros(items), mean
        self.gather()

    def forward(self, pairs):
        assert pairs.dtype.kind == "i", "numbers of users and items, not reals"
        self.pairs = u, i = pairs.T
        return self.mean + self.b_u[u] + self.b_i[i] + (self.P[u] * self.Q[i]).sum(axis=1)

    def absorb(self, dy):
        (u, i), self.gradients[:] = self.pairs, 0
        for slope_of, where, part in (
            (self.dP, u, dy[:, None] * self.Q[i]), (self.dQ, i, dy[:, None] * self.P[u]),
            (self.db_u, u, dy), (self.db_i, i, dy),
        ):  # fmt: skip
            np.add.at(slope_of, where, part)


def ratings(rng, users=60, items=40, k=2, noise=0.1):
    """Known ratings: pairs (n, 2) and stars (n,); and the rest, to be examined with."""
    tastes, looks = rng.normal(size=(users, k)), rng.normal(size=(items, k))
    stars = 3 + 0.3 * rng.normal(size=(users, 1)) + tastes @ looks.T + noise * rng.normal(size=(users, items))
    pairs = np.stack(np.meshgrid(np.arange(users), np.arange(items), indexing="ij"), axis=-1).reshape(-1, 2)
    order = rng.permutation(len(pairs))
    known, hidden = pairs[order[:1200]], pairs[order[1200:]]
    return (known, stars[tuple(known.T)]), (hidden, stars[tuple(hidden.T)])


def test_a_recommender_predicts_hidden_ratings_better_with_factors_than_with_biases_alone():
    rng = np.random.default_rng(0)
    (pairs, stars), (hidden, truth) = ratings(rng)
    error = {}
    for k in (0, 2):
        model = Factors(60, 40, k, mean=stars.mean(), rng=rng)
        adam = nn.Adam(0.02, decay=1e-4)
        training = nn.train(model, pairs, stars, loss=nn.mse, optimiser=adam, epochs=60, batch_size=64, rng=rng)
        error[k] = np.sqrt(np.mean((model.answer(hidden) - truth) ** 2))
    assert error[2] < 0.3 < error[0] and training.loss[-1] < 0.1


def test_the_slopes_of_a_table_add_up_over_a_batch():
    rng = np.random.default_rng(0)
    model, pairs = Factors(3, 4, 2, mean=0.0, rng=rng), np.array([[0, 1], [0, 3], [2, 1]])
    y = rng.normal(size=3)
    model.absorb(nn.mse(model.forward(pairs), y)[1])
    numeric = slope(lambda: nn.mse(model.forward(pairs), y)[0], model.parameters)
    np.testing.assert_allclose(model.gradients, numeric, atol=1e-9)
