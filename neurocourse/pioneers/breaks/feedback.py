"""The way back of the blame, armed: through the same weights, through random ones, or not at all.

Each network is examined on digits that it never saw, in one of two tasks: which digit it is, or whether it is odd.
"""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import count, generator, positive, takes
from neurocourse.nn import SGD, Dense, Network, Tanh, accuracy, cross_entropy, train
from neurocourse.pioneers.layers.deep import held_out
from neurocourse.wording import span

WAYS = ("transpose", "random", "frozen")
TASKS = ("odd or even", "which digit")
NAMES = {"transpose": "backpropagation", "random": "random feedback", "frozen": "nothing comes back, hidden frozen"}
SHARED = dict(batch_size=32, progress=False)


class Feedback(NamedTuple):
    """How a network learned, epoch by epoch (row 0: before learning)."""

    accuracy: np.ndarray  # (epochs + 1,) share of unseen digits with the right answer
    angle: np.ndarray  # (epochs + 1,) degrees between the blame used and the true one; 90 when none is used


class Output(Dense):
    """A dense layer that sends blame back through ``back`` (n_out, n_in), which need not be its own weights."""

    def backward(self, dy):
        """Return dy back, in place of the true ∂L/∂x = dy W."""
        self.absorb(dy)
        return dy @ self.back


def angle(a, b):
    """Mean angle, in degrees, between corresponding rows of ``a`` and ``b`` (B, D)."""
    cosine = np.sum(a * b, axis=1) / (np.linalg.norm(a, axis=1) * np.linalg.norm(b, axis=1) + 1e-300)
    return float(np.degrees(np.arccos(np.clip(cosine, -1, 1))).mean())


def examples(task):
    """Seen and unseen digits with the answers that the ``task`` asks for: ((X, y), (X_test, y_test))."""
    data = held_out()
    return tuple((X, y % 2 if task == "odd or even" else y) for X, y in (data.train, data.test))


@takes(way=WAYS, task=TASKS, rng=generator, n_hidden=count, eta=positive, epochs=count)
def learn_digits(way, *, task="odd or even", rng, n_hidden=10, eta=0.3, epochs=30):
    """Train a 64-n-m tanh network, with blame δ1 = (B δ2)⊙(1 - h²) for the hidden layer.

    Parameters
    ----------
    way : {"transpose", "random", "frozen"}
        B is the transpose of the forward weights W2, a random matrix that never changes, or zero.
    task : {"odd or even", "which digit"}
    rng : seed or numpy.random.Generator
        The same seed gives all ways the same first weights and the same order of examples.
    n_hidden, epochs : int
    eta : float

    Returns
    -------
    Feedback

    References
    ----------
    Lillicrap TP, Cownden D, Tweed DB, Akerman CJ (2016). Random synaptic feedback weights support error backpropagation
    for deep learning. Nature Communications 7:13276. doi:10.1038/ncomms13276
    """
    seen, unseen = examples(task)
    network = build(way, n_hidden, int(seen[1].max()) + 1, rng=rng)

    def note(network, epoch=0):
        return _note(network, seen, unseen)

    before = note(network)
    training = train(network, *seen, optimiser=SGD(eta), epochs=epochs, rng=rng, after_each=note, **SHARED)
    return Feedback(*np.array([before, *training.records]).T)


@takes(task=TASKS, rng=generator, eta=positive, epochs=count)
def without_hidden(task="odd or even", *, rng, eta=0.3, epochs=30):
    """Accuracy (epochs + 1,) of output units that read the pixels themselves, taught in the same way."""
    seen, unseen = examples(task)
    network = Network([Dense(64, int(seen[1].max()) + 1, rng=rng)])

    def note(network, epoch=0):
        return accuracy(network.forward(unseen[0]), unseen[1])

    before = note(network)
    training = train(network, *seen, optimiser=SGD(eta), epochs=epochs, rng=rng, after_each=note, **SHARED)
    return np.array([before, *training.records])


def build(way, n_hidden, n_out=10, *, rng):
    """An untrained 64-n-m network; all ways get the same first weights from the same ``rng``."""
    hidden, output = Dense(64, n_hidden, rng=0), Output(n_hidden, n_out, rng=0)
    network = Network([hidden, Tanh(), output])
    hidden.W[:] = rng.normal(0, 1 / 8, hidden.W.shape)
    output.W[:], random = rng.normal(0, n_hidden**-0.5, (2, *output.W.shape))
    # W itself, not a copy: it goes on changing.
    output.back = {"transpose": output.W, "random": random, "frozen": np.zeros_like(random)}[way]
    return network


def _note(network, seen, unseen):
    """Accuracy on unseen digits, and the angle between the blame used and the true one on all seen ones."""
    _, tanh, output = network.layers
    _, delta2 = cross_entropy(network.forward(seen[0]), seen[1])
    used, true = (tanh.backward(delta2 @ back) for back in (output.back, output.W))
    return accuracy(network.forward(unseen[0]), unseen[1]), angle(used, true)


def report():
    """Share of right answers in both tasks with each way back, and without a hidden layer, over three seeds."""
    learned = {way: [[learn_digits(way, task=task, rng=k) for k in range(3)] for task in TASKS] for way in WAYS}
    lines = [f"{'':37}{TASKS[0]:20}{TASKS[1]}"]
    lines += [_row(NAMES[way], [[one.accuracy[-1] for one in runs] for runs in learned[way]]) for way in WAYS]
    lines.append(_row("no hidden layer at all", [[without_hidden(t, rng=k)[-1] for k in range(3)] for t in TASKS]))
    before, after = ([one.angle[k] for one in learned["random"][1]] for k in (0, -1))
    turned = f"{span(before, 0, learned=True)} degrees before learning, {span(after, 0, learned=True)} after"
    return "\n".join([*lines, f"From random to true blame, which digit: {turned}"])


def _row(name, shares):
    return f"{name:37}" + "".join(f"{span(share, 2, learned=True):20}" for share in shares).rstrip()
