"""Checker of one step of an LSTM: what the function is called with, and each mistake by its name."""

from types import SimpleNamespace

import numpy as np

from neurocourse.nn import plain
from neurocourse.nn.plain import sigmoid
from neurocourse.teaching import exercise, inputs, made, numbers

__all__ = ["lstm_step"]

GATES = ("forget", "input", "output", "candidate")

BIAS = "the last column of the weights is the bias, which acts on the 1 in `s`: yours leaves it out"


def _step(
    renew=lambda v: v.f * v.C + v.i * v.c,
    out=lambda v: v.o * np.tanh(v.new),
    *,
    gate=sigmoid,
    squash=np.tanh,
    joined=lambda h, x: [h, x, [1.0]],
    named=GATES,
):
    """A cell with something of its own; ``v`` holds the gates f, i and o, the candidate c, h, C and the new C."""

    def step(x, h, C, W):
        s = np.concatenate(joined(h, x))
        f, i, o, c = (W[name] @ s for name in named)
        v = SimpleNamespace(f=gate(f), i=gate(i), o=gate(o), c=squash(c), h=h, C=C)
        v.new = renew(v)
        return out(v), v.new

    return step


def _by_order(x, h, C, W):
    return plain.lstm_step(x, h, C, dict(zip(GATES, W.values(), strict=True)))


def _swapped(x, h, C, W):
    return tuple(plain.lstm_step(x, h, C, W))[::-1]


def _weights(rng, sizes):
    """Weights for m units and n inputs; the order of their names is not the same every time."""
    m, n = sizes["m"], sizes["n"]
    return {str(name): rng.uniform(-3, 3, (m, m + n + 1)).round(2) for name in rng.permutation(GATES)}


def _fit(x, h, C, W):
    return all(w.shape == (len(h), len(h) + len(x) + 1) for w in W.values())


def _are_weights(W):
    return isinstance(W, dict) and sorted(W) == sorted(GATES)


def _hears_nothing(at):
    """A call of one unit that hears nothing: the gates and the candidate are all at one place, but for some."""
    return (
        np.array([0.7]),
        np.array([0.3]),
        np.array([2.0]),
        {name: np.array([[0, 0, at.get(name, 0.0)]]) for name in GATES},
    )


HALF_OPEN = "gates go through the sigmoid, which lies between 0 and 1 and is ½ for a sum of 0"


@exercise(
    reference=plain.lstm_step,
    inputs=inputs(
        x=numbers("n", low=-3, high=3), h=numbers("m", low=-1, high=1), C=numbers("m", low=-5, high=5),
        W=made(_weights, _are_weights), sizes={"n": (1, 60), "m": (1, 60)}, where=_fit,
        examples=[_hears_nothing({}), _hears_nothing(dict(forget=40.0, input=-40.0, output=40.0))],
    ),
    mistakes=[
        ("you return C first: return h, then C", _swapped),
        ("forget and input gate are swapped: `forget` multiplies the old C", _step(lambda v: v.i * v.C + v.f * v.c)),
        ("h is the cell as it is: squash it with tanh before the output gate", _step(out=lambda v: v.o * v.new)),
        ("h is made of the old C: first renew C, then let it out", _step(out=lambda v: v.o * np.tanh(v.C))),
        ("h is the old one: it must become the output gate times tanh of the new C", _step(out=lambda v: v.h)),
        ("the output is made of the old h: it must be made of the new C", _step(out=lambda v: v.o * np.tanh(v.h))),
        ("the output gate lets the old h out again: it must let out tanh of the new C", _step(out=lambda v: v.o * v.h)),
        ("the output gate is left out: h is `o` times tanh of C", _step(out=lambda v: np.tanh(v.new))),
        ("the output gate is left out: h is `o` times tanh of C", _step(out=lambda v: v.new)),
        ("squash the cell alone: the output gate multiplies tanh of C", _step(out=lambda v: np.tanh(v.o * v.new))),
        ("the cell goes out through tanh: yours goes through the sigmoid", _step(out=lambda v: v.o * sigmoid(v.new))),
        ("the output gate lets the new C out: yours lets out the candidate", _step(out=lambda v: v.o * v.c)),
        ("your candidate is never negative: it needs tanh, a gate needs the sigmoid", _step(squash=sigmoid)),
        ("a candidate is squashed by tanh, so that one step writes at most 1", _step(squash=lambda z: z)),
        (
            "your candidate goes through a rectifier: it needs tanh, for it may be negative",
            _step(squash=lambda z: np.maximum(z, 0)),
        ),
        ("a gate lies between 0 and 1, and yours go below: gates need the sigmoid, not tanh", _step(gate=np.tanh)),
        (f"your gates are the sums as they are: {HALF_OPEN}", _step(gate=lambda z: z)),
        (
            "the sigmoid is 1 / (1 + e^-z), and yours lacks the minus: what should open closes",
            _step(gate=lambda z: sigmoid(-z)),
        ),
        (
            "the weights act on h first, then on x, then on the 1: yours has x before h",
            _step(joined=lambda h, x: [x, h, [1.0]]),
        ),
        (
            "the weights act on h first, then on x, then on the 1: yours has the 1 first",
            _step(joined=lambda h, x: [[1.0], h, x]),
        ),
        (BIAS, _step(joined=lambda h, x: [h, x, [0.0]])),
        ("nothing hears `x`: all gates and the candidate do", _step(joined=lambda h, x: [h, 0 * x, [1.0]])),
        ("nothing hears the old `h`: all gates and the candidate do", _step(joined=lambda h, x: [0 * h, x, [1.0]])),
        (
            "the forget gate says what is kept, all of it when it is 1: yours multiplies by 1 - f",
            _step(lambda v: (1 - v.f) * v.C + v.i * v.c),
        ),
        ("nothing is forgotten: the forget gate multiplies the old C", _step(lambda v: v.C + v.i * v.c)),
        ("the input gate is left out: it multiplies the candidate", _step(lambda v: v.f * v.C + v.c)),
        ("nothing is written: add the candidate times the input gate", _step(lambda v: v.f * v.C)),
        ("nothing is kept: add the old C times the forget gate", _step(lambda v: v.i * v.c)),
        ("what is kept and what is written are added: yours are multiplied", _step(lambda v: v.f * v.C * v.i * v.c)),
        ("what is kept and what is written are added: yours are subtracted", _step(lambda v: v.f * v.C - v.i * v.c)),
        ("the input gate is `i`, with weights of its own, not 1 - f", _step(lambda v: v.f * v.C + (1 - v.f) * v.c)),
        ("the cell keeps its old C: yours keeps the old h", _step(lambda v: v.f * v.h + v.i * v.c)),
        ("the cell itself is not squashed: only what goes out of it", _step(lambda v: np.tanh(v.f * v.C + v.i * v.c))),
        ("your gates are shared out wrongly: `W[\"forget\"]` is for f, `W[\"output\"]` for o",
         _step(named=("output", "input", "forget", "candidate"))),
        ("your gates are shared out wrongly: `W[\"input\"]` is for i, `W[\"output\"]` for o",
         _step(named=("forget", "output", "input", "candidate"))),
        ("all of your gates are the forget gate: each has weights of its own",
         _step(named=("forget", "forget", "forget", "candidate"))),
        ("take the weights by their names: their order in `W` need not be the same every time", _by_order),
        ("h is right, and C is the old one: return the new one", lambda x, h, C, W: (plain.lstm_step(x, h, C, W).h, C)),
    ],
)  # fmt: skip
def lstm_step(f, ref):
    """Exercise 3: one step of a long short-term memory."""
