"""The 8-3-8 encoder: eight messages must pass three hidden units, which invent a code for them."""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import count, function, positive, rng_or_seed, takes, unguarded
from neurocourse.pioneers.layers.backprop import backward_pass, learn, sigmoid, start
from neurocourse.wording import span

MESSAGES = np.eye(8)


class Encoding(NamedTuple):
    """How the code formed, noted K times."""

    epoch: np.ndarray  # (K,)
    loss: np.ndarray  # (K,)
    codes: np.ndarray  # (K, 8, 3) hidden activities for the eight messages
    outputs: np.ndarray  # (K, 8, 8)

    @property
    def recalled(self):
        """How many of the eight messages come out right in the end: the largest output is the one that was sent."""
        return int(np.sum(self.outputs[-1].argmax(axis=1) == np.arange(8)))

    @property
    def distinct(self):
        """How many different codes the messages have in the end, each hidden unit read as 0, ½ or 1."""
        return len(np.unique(levels(self.codes[-1]), axis=0))

    @property
    def binary(self):
        """How many different codes remain when each hidden unit is read as 0 or 1 only."""
        return len(np.unique(self.codes[-1] > 0.5, axis=0))


def levels(codes):
    """Read activities as 0 (up to ¼), ½ or 1 (from ¾ on): the table of 1986 prints its codes like this."""
    return 0.5 * ((codes > 0.25).astype(np.int64) + (codes >= 0.75))


@takes(
    backward=function, rng=rng_or_seed, eta=positive, epochs=count, scale=positive, every=count, frozen=bool
)  # fmt: skip
def train_encoder(backward=backward_pass, *, rng, eta=3.0, epochs=500, scale=0.3, every=5, frozen=False):
    """Teach an 8-3-8 network to repeat its input, with the given backward pass.

    The gradients of the eight messages are summed before each update, and the hidden codes are noted on the way.

    Parameters
    ----------
    backward : function
        ``backward(x, y, h, y_hat, W2) -> (dW1, delta1, dW2, delta2)``; see `backprop.backward_pass`.
    rng : seed or numpy.random.Generator
    eta, scale : float
        Learning rate and standard deviation of the first weights.
    epochs, every : int
    frozen : bool
        True leaves the hidden weights as they were drawn: only the outputs learn.

    Returns
    -------
    Encoding

    References
    ----------
    Rumelhart DE, Hinton GE, Williams RJ (1986). Learning internal representations by error propagation. In Parallel
    Distributed Processing 1:318-362. MIT Press.
    """
    weights, backward = start(8, 3, 8, scale=scale, rng=rng), unguarded(backward)
    history = []
    for epoch in range(epochs + 1):
        codes = sigmoid(MESSAGES @ weights.W1.T + weights.b1)  # `forward`, for all messages at once
        outputs = sigmoid(codes @ weights.W2.T + weights.b2)
        if epoch % every == 0:
            history.append((epoch, 0.5 * np.sum((outputs - MESSAGES) ** 2), codes, outputs))
        slopes = [backward(x, x, h, y_hat, weights.W2) for x, h, y_hat in zip(MESSAGES, codes, outputs, strict=True)]
        for w, slope in list(zip(weights, zip(*slopes, strict=True), strict=True))[2 * frozen :]:
            w -= eta * sum(slope)
    return Encoding(*(np.array(part) for part in zip(*history, strict=True)))


@takes(backward=function, rng=rng_or_seed)
def report(backward=backward_pass, *, rng):
    """What the encoder learned with ``backward``, beside the result of 1986, in words."""
    learned = train_encoder(backward, rng=rng)
    codes = f"{learned.distinct} of 8, each unit read as 0, ½ or 1; {learned.binary} of 8 when read as 0 or 1"
    lines = [
        f"messages repeated correctly: {learned.recalled} of 8 (1986: 8 of 8)",
        f"different codes: {codes}",
        "message  code",
    ]
    text = {0.0: "0", 0.5: "½", 1.0: "1"}
    lines += [f"   {k}     {' '.join(text[u] for u in code)}" for k, code in enumerate(levels(learned.codes[-1]))]
    return "\n".join(lines)


def compare():
    """Hidden weights that learn beside random ones that do not, from twenty starts, in words."""
    lines = []
    for name, frozen in {"hidden weights learn": False, "hidden weights frozen": True}.items():
        weights = [start(8, 3, 8, scale=0.3, rng=seed) for seed in range(20)]
        end = learn(MESSAGES, MESSAGES, weights, eta=3.0, epochs=500, every=500, frozen=frozen)
        right = (end.y_hat[-1].argmax(axis=-1) == np.arange(8)).sum(axis=1)
        corners = [len(np.unique(codes > 0.5, axis=0)) for codes in end.h[-1]]
        through = f"{span(right, learned=frozen)} of 8 messages come through"
        lines.append(f"{name}: {through}, {span(corners, learned=True)} corners of the cube in use")
    return "\n".join(lines)
