"""The checkers of the lesson's three exercises: what must hold first, then the mistake by its name."""

import numpy as np

from neurocourse.pioneers import backprop, mcculloch_pitts, perceptron
from neurocourse.teaching.exercise import call, exercise, expect

# What a wrong truth table, in the order 00, 01, 10, 11, is the table of.
XOR_MISTAKES = {
    (0, 1, 1, 1): "your network also fires when both inputs are on: that is OR. The unit `both` must hold it back",
    (0, 0, 0, 1): "your network fires only when both inputs are on: that is AND",
    (1, 0, 0, 1): "your network fires when the inputs are equal: that is the negation of exclusive-or",
    (1, 1, 1, 0): "your network also fires when no input is on: that is NOT-AND. Does `either` stay silent then?",
    (1, 0, 0, 0): "your network fires only when no input is on: that is NOT-OR",
    (0, 0, 1, 1): "your network repeats x1 and ignores x2",
    (0, 1, 0, 1): "your network repeats x2 and ignores x1",
    (0, 0, 1, 0): "your network fires for x1 alone, but not for x2 alone: does `either` weigh both inputs?",
    (0, 1, 0, 0): "your network fires for x2 alone, but not for x1 alone: does `either` weigh both inputs?",
    (0, 0, 0, 0): "your network never fires: is the threshold of `either` too high, or that of `both` too low?",
    (1, 1, 1, 1): "your network always fires: are the thresholds too low?",
}


@exercise(reference=mcculloch_pitts.xor)
def xor(f, ref):
    """Exercise 1: exclusive-or from threshold units."""
    table = []
    for x1, x2 in mcculloch_pitts.corners(2).tolist():
        y = call(f, x1, x2)
        one = not isinstance(y, (list, tuple)) and np.ndim(y) == 0
        expect(one, f"xor must return one number, 0 or 1; for {x1}, {x2} it returned several")
        expect(y in (0, 1), f"xor must return 0 or 1; for {x1}, {x2} it returned {y}")
        table.append(int(y))
    expect(tuple(table) not in XOR_MISTAKES, XOR_MISTAKES.get(tuple(table)))
    for (x1, x2), y in zip(mcculloch_pitts.corners(2).tolist(), table, strict=True):
        expect(y == ref(x1, x2), f"for inputs {x1} and {x2} your network answers {y}; is exactly one of them on?")


@exercise(reference=perceptron.update)
def perceptron_update(f, ref):
    """Exercise 2: the perceptron's learning rule."""
    w, b, x = np.array([1.0, -2.0, 0.5]), 0.5, np.array([1.0, 0.5, 2.0])  # w·x + b = 1.5: the unit says 1

    def change(w, b, y, eta=0.1):
        """What one update does to w and b."""
        pair = call(f, w, b, x, y, eta)
        expect(isinstance(pair, (tuple, list)) and len(pair) == 2, "return two things: the new w and the new b")
        expect(np.shape(pair[0]) == w.shape, f"w must keep its shape {w.shape}; yours has {np.shape(pair[0])}")
        expect(np.ndim(pair[1]) == 0, "b must stay one number")
        return np.asarray(pair[0]) - w, float(pair[1]) - b

    right_on, right_off = change(w, b, 1), change(-w, -b, 0)
    (down, down_b), (up, up_b) = change(w, b, 0), change(-w, -b, 1)
    still = [not np.any(dw) and not db for dw, db in (right_on, right_off, (down, down_b), (up, up_b))]
    expect(not all(still), "nothing changes, not even after a mistake")
    linear = 0.1 * (1 - (w @ x + b)) * x
    expect(not np.allclose(right_on[0], linear), "you compare y with the sum itself: compare it with y_hat, 0 or 1")
    _expect_errors_only(still)
    expect(up @ x > 0 or down @ x < 0 or not (np.any(up) and np.any(down)), SIGN)
    expect(up @ x > 0, "it said 0 and should have said 1: the weights must move towards x, so that the sum grows")
    expect(down @ x < 0, "it said 1 and should have said 0: the weights must move away from x, so that the sum shrinks")
    for dw in (up, down):
        expect(np.allclose(dw * x[0], dw[0] * x), "each weight must change in proportion to its own input in x")
    expect(up_b or down_b, "the bias b never changes: it is a weight, too, on an input that is always 1")
    expect(up_b > 0 and down_b < 0, "the bias moves the wrong way: it must move like a weight on an input of 1")
    twice, twice_b = change(-w, -b, 1, eta=0.2)
    expect(not np.allclose(twice, up), "the size of the step in w does not depend on eta")
    expect(not np.isclose(twice_b, up_b), "the size of the step in b does not depend on eta")
    _expect_like(f, ref)


SIGN = "the sign is turned round: after a mistake the weights move further into it. Is it y - y_hat, or y_hat - y?"


def _expect_errors_only(still):
    """Name the mistake from which of the four cases change nothing: right 1, right 0, wrong 1, wrong 0."""
    right_on, right_off, wrong_on, wrong_off = still
    by_label = "you use the label y itself: use the error, y - y_hat, which is 0 when the answer was right"
    expect(not (not right_on and right_off and wrong_on), by_label)
    expect(right_on == right_off or not wrong_off, "you use y_hat, or 1 - y, alone: use the error, y - y_hat")
    expect(
        right_on and right_off, "the answer was right, yet your weights or your bias changed: learn from mistakes only"
    )
    expect(not wrong_on, "nothing changes when the unit said 1 and should have said 0")
    expect(not wrong_off, "nothing changes when the unit said 0 and should have said 1")


def _expect_like(f, ref):
    """The same as the reference on random examples."""
    rng = np.random.default_rng(0)
    for _ in range(20):
        w, x, b, eta = rng.normal(size=4), rng.normal(size=4), rng.normal(), rng.uniform(0.1, 1)
        for y in (0, 1):
            (w1, b1), (w2, b2) = call(f, w, b, x, y, eta), ref(w, b, x, y, eta)
            expect(np.allclose(w1, w2), "the step in w has the right direction, but not the right size")
            expect(np.isclose(b1, b2), "the step in b has the right direction, but not the right size")


@exercise(reference=backprop.backward_pass)
def backward_pass(f, ref):
    """Exercise 3: the backward pass of a network with one hidden layer."""
    # First as many outputs as hidden units, so that a forgotten transpose runs and can be named.
    x, y, h, y_hat, W2 = case = _case(4, 3, 3)
    _, delta1, _, delta2 = _four(f, case)
    right = ref(*case)
    turned = W2 @ right.delta2
    if np.allclose(delta2, right.delta2) and any(np.allclose(delta1, turned * s) for s in (1, h * (1 - h))):
        expect(False, "the blame goes back along the weights: you used W2 where its transpose belongs")
    case = _case(5, 3, 2)
    answers = _four(f, case)
    for name, got, wanted in zip(right._fields, answers, ref(*case), strict=True):
        n, m = np.shape(got), wanted.shape
        expect(n == m, f"{name} must have shape {m}, got {n}: 5 inputs, 3 hidden units and 2 outputs")
    _expect_deltas(case, answers[3], answers[1], ref(*case))
    _expect_products(case, answers, ref(*case))


def _case(n_in, n_hidden, n_out):
    """Arguments of one backward pass on a random network."""
    rng = np.random.default_rng(n_in)
    weights = backprop.start(n_in, n_hidden, n_out, rng=rng)
    x, y = rng.standard_normal(n_in), rng.uniform(0, 1, n_out)
    return (x, y, *backprop.forward(x, *weights), weights.W2)


def _four(f, case):
    """The four answers, as arrays."""
    answers = call(f, *case)
    fits = isinstance(answers, (tuple, list)) and len(answers) == 4
    expect(fits, "return four things: dW1, delta1, dW2, delta2; the deltas are the gradients of the biases")
    return [np.asarray(a, dtype=np.float64) for a in answers]


def _expect_deltas(case, delta2, delta1, right):
    """Name what is wrong with the blame of the output, then with that of the hidden units."""
    _, y, h, y_hat, W2 = case
    slope1, slope2 = h * (1 - h), y_hat * (1 - y_hat)
    for wrong, message in (
        (-right.delta2, "delta2 has the wrong sign: the gradient points uphill, so the error is y_hat - y"),
        (y_hat - y, "delta2 lacks the slope of the output units: the error alone is not yet the blame"),
        (y - y_hat, "delta2 lacks the slope of the output units, and its sign is turned round"),
        (2 * right.delta2, "delta2 is twice too large: the ½ in E cancels the 2 of the square"),
        ((y_hat - y) * y_hat, "delta2: the slope of a logistic unit needs both factors, its activity and 1 minus it"),
    ):
        expect(not np.allclose(delta2, wrong), message)
    expect(np.allclose(delta2, right.delta2), "delta2 is not the slope of E with respect to the outputs' summed input")
    back = W2.T @ right.delta2
    for wrong, message in (
        (back, "delta1 lacks the slope of the hidden units: a unit that is sure can hardly be moved"),
        (-right.delta1, "delta1 has the wrong sign: the blame keeps its sign on the way back"),
        (back * h, "delta1: the slope of a logistic unit needs both factors, its activity and 1 minus it"),
        (
            (W2.T @ (y_hat - y)) * slope1,
            "delta1 must be fed by delta2, which has passed the outputs' slope, not by the error",
        ),
        (W2.sum(axis=0) * slope1, "delta1 ignores the blame of the outputs"),
        (W2.T @ slope2 * slope1, "delta1 ignores the error of the outputs"),
    ):
        expect(not np.allclose(delta1, wrong), message)
    expect(
        np.allclose(delta1, right.delta1), "delta1 is not the slope of E with respect to the hidden units' summed input"
    )


def _expect_products(case, answers, right):
    """Name what is wrong with the gradients of the weights, given that both deltas are right."""
    x, y, h, y_hat, W2 = case
    dW1, _, dW2, _ = answers
    from_error = "is made from the error: it must be made from the blame of the unit that the weight leads to"
    expect(not np.allclose(dW2, np.outer(y_hat - y, h)), f"dW2 {from_error}")
    expect(not np.allclose(dW1, np.outer(W2.T @ (y_hat - y), x)), f"dW1 {from_error}")
    for name, got, wanted, source in (("dW2", dW2, right.dW2, "h"), ("dW1", dW1, right.dW1, "x")):
        expect(not np.allclose(got, -wanted), f"{name} has the wrong sign: return the gradient, not the step")
        expect(
            np.allclose(got, wanted),
            f"{name} is not yet right: the gradient of a weight is the blame of the unit that it leads to, times the "
            f"activity at its other end, which is {source} here",
        )
