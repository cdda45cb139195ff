"""Answers to the exercises of pioneers, as learners write them."""
# ruff: noqa: B905, B006, NPY002  (learners do not write strict=, and some use defaults or the old random numbers)

import math
from collections import namedtuple

import numpy as np
from answers import Answers

from neurocourse.pioneers.units.mcculloch_pitts import unit

ANSWERS = Answers()
right, wrong, undecided = ANSWERS.right, ANSWERS.wrong, ANSWERS.undecided


# xor(x1, x2): right


@right("xor")
def xor_or_and(x1, x2):
    either = unit([x1, x2], w=[1, 1], theta=1)
    both = unit([x1, x2], w=[1, 1], theta=2)
    return unit([either, both], w=[1, -1], theta=1)


@right("xor")
def xor_half_thresholds(x1, x2):
    either = unit([x1, x2], w=[1.0, 1.0], theta=0.5)
    both = unit([x1, x2], w=[1.0, 1.0], theta=1.5)
    return unit([either, both], w=[1, -1], theta=1)


@right("xor")
def xor_large_weights(x1, x2):
    either = unit((x1, x2), (20, 20), 10)
    both = unit((x1, x2), (20, 20), 30)
    return unit([either, both], w=[1, -1], theta=1)


@right("xor")
def xor_unequal_weights(a, b):
    either = unit([a, b], w=[2, 3], theta=2)
    both = unit([a, b], w=[2, 3], theta=5)
    return unit([either, both], w=[1, -1], theta=1)


@right("xor")
def xor_one_only_twice(x1, x2):
    first_only = unit([x1, x2], w=[1, -1], theta=1)
    second_only = unit([x1, x2], w=[-1, 1], theta=1)
    return unit([first_only, second_only], w=[1, 1], theta=1)


@right("xor")
def xor_or_and_nand(x1, x2):
    either = unit([x1, x2], w=[1, 1], theta=1)
    not_both = unit([x1, x2], w=[-1, -1], theta=-1)
    return unit([either, not_both], w=[1, 1], theta=2)


@right("xor")
def xor_arrays(x1, x2):
    x = np.array([x1, x2])
    w = np.ones(2)
    hidden = [unit(x, w, theta) for theta in (1, 2)]
    return unit(hidden, np.array([1, -1]), 1)


@right("xor")
def xor_float32(x1, x2):
    x, w = np.array([x1, x2], dtype=np.float32), np.ones(2, dtype=np.float32)
    either, both = unit(x, w, np.float32(0.5)), unit(x, w, np.float32(1.5))
    return unit([either, both], w=[1, -1], theta=1)


@right("xor")
def xor_python_or_and(x1, x2):
    either = x1 or x2
    both = x1 and x2
    return unit([either, both], w=[1, -1], theta=1)


@right("xor")
def xor_if_else(x1, x2):
    either = 1 if x1 + x2 >= 1 else 0
    both = 1 if x1 + x2 == 2 else 0
    return unit([either, both], w=[1, -1], theta=1)


@right("xor")
def xor_bool_hidden(x1, x2):
    either = x1 == 1 or x2 == 1
    both = x1 == 1 and x2 == 1
    return unit([either, both], w=[1, -1], theta=1)


@right("xor")
def xor_helper(x1, x2):
    def count_reaches(theta):
        return unit([x1, x2], w=[1, 1], theta=theta)

    return unit([count_reaches(1), count_reaches(2)], w=[1, -1], theta=1)


@right("xor")
def xor_both_is_three_inputs(x1, x2):
    both = unit([x1, x2], w=[1, 1], theta=2)
    either = unit([x1, x2, both], w=[1, 1, 0], theta=1)
    return unit([either, both], w=[1, -1], theta=1)


@right("xor")
def xor_veto(x1, x2, theta=1):
    both = unit([x1, x2], [1, 1], 2)
    return unit([x1, x2], [1, 1], theta, inhibitory=[both])


@right("xor")
def xor_float_answer(x1, x2):
    either = unit([x1, x2], w=[1, 1], theta=1)
    both = unit([x1, x2], w=[1, 1], theta=2)
    return float(unit([either, both], w=[1, -1], theta=1))


# xor: the text asks for units, and for a right xor; it does not say that the units are checked


@undecided("xor", "right, but without any unit")
def xor_operator(x1, x2):
    return x1 ^ x2


@undecided("xor", "right, but without any unit, and True or False instead of 1 or 0")
def xor_differs(x1, x2):
    return x1 != x2


@undecided("xor", "right, but without any unit: arithmetic")
def xor_arithmetic(x1, x2):
    return x1 + x2 - 2 * x1 * x2


# xor: wrong


@wrong("xor", "both asks for one input only, like either: always 0")
def xor_both_is_or(x1, x2):
    either = unit([x1, x2], w=[1, 1], theta=1)
    both = unit([x1, x2], w=[1, 1], theta=1)
    return unit([either, both], w=[1, -1], theta=1)


@wrong("xor", "either asks for both inputs: always 0")
def xor_either_is_and(x1, x2):
    either = unit([x1, x2], w=[1, 1], theta=2)
    both = unit([x1, x2], w=[1, 1], theta=2)
    return unit([either, both], w=[1, -1], theta=1)


@wrong("xor", "either and both swapped: always 0")
def xor_swapped(x1, x2):
    both = unit([x1, x2], w=[1, 1], theta=1)
    either = unit([x1, x2], w=[1, 1], theta=2)
    return unit([either, both], w=[1, -1], theta=1)


@wrong("xor", "both can never fire (threshold 3): computes OR")
def xor_both_never(x1, x2):
    either = unit([x1, x2], w=[1, 1], theta=1)
    both = unit([x1, x2], w=[1, 1], theta=3)
    return unit([either, both], w=[1, -1], theta=1)


@wrong("xor", "either fires always (threshold 0): NAND, 1 for (0, 0)")
def xor_either_always(x1, x2):
    either = unit([x1, x2], w=[1, 1], theta=0)
    both = unit([x1, x2], w=[1, 1], theta=2)
    return unit([either, both], w=[1, -1], theta=1)


@wrong("xor", "thresholds with > in mind: OR at 0 and AND at 1")
def xor_threshold_one_less(x1, x2):
    either = unit([x1, x2], w=[1, 1], theta=0)
    both = unit([x1, x2], w=[1, 1], theta=1)
    return unit([either, both], w=[1, -1], theta=1)


@wrong("xor", "either listens to the first input only: misses (0, 1)")
def xor_either_first_only(x1, x2):
    either = unit([x1, x2], w=[1, 0], theta=1)
    both = unit([x1, x2], w=[1, 1], theta=2)
    return unit([either, both], w=[1, -1], theta=1)


@wrong("xor", "a sign slip in either: misses (0, 1)")
def xor_either_sign(x1, x2):
    either = unit([x1, x2], w=[1, -1], theta=1)
    both = unit([x1, x2], w=[1, 1], theta=2)
    return unit([either, both], w=[1, -1], theta=1)


@wrong("xor", "both looks at x1 twice: misses (1, 0)")
def xor_x1_twice(x1, x2):
    either = unit([x1, x2], w=[1, 1], theta=1)
    both = unit([x1, x1], w=[1, 1], theta=2)
    return unit([either, both], w=[1, -1], theta=1)


@wrong("xor", "both is NAND, but the last line takes it away: computes AND")
def xor_nand_taken_away(x1, x2):
    either = unit([x1, x2], w=[1, 1], theta=1)
    both = unit([x1, x2], w=[-1, -1], theta=-1)
    return unit([either, both], w=[1, -1], theta=1)


@wrong("xor", "weights of one half with thresholds for weights of one: always 0 but for (1, 1)")
def xor_half_weights(x1, x2):
    either = unit([x1, x2], w=[0.5, 0.5], theta=1)
    both = unit([x1, x2], w=[0.5, 0.5], theta=2)
    return unit([either, both], w=[1, -1], theta=1)


@wrong("xor", "the negation: exclusive-nor")
def xor_negated(x1, x2):
    neither = unit([x1, x2], w=[-1, -1], theta=0)
    both = unit([x1, x2], w=[1, 1], theta=2)
    return unit([neither, both], w=[1, 1], theta=1)


@wrong("xor", "one unit only: OR")
def xor_one_unit(x1, x2):
    return unit([x1, x2], w=[1, 1], theta=1)


@wrong("xor", "returns the hidden units, too")
def xor_returns_hidden(x1, x2):
    either = unit([x1, x2], w=[1, 1], theta=1)
    both = unit([x1, x2], w=[1, 1], theta=2)
    return either, both


@wrong("xor", "returns either minus both as text")
def xor_text(x1, x2):
    either = unit([x1, x2], w=[1, 1], theta=1)
    both = unit([x1, x2], w=[1, 1], theta=2)
    return str(either - both)


@wrong("xor", "hidden units fixed for the example (1, 0)")
def xor_hard_coded(x1, x2):
    either = 1
    both = 0
    return unit([either, both], w=[1, -1], theta=1)


@wrong("xor", "weights in the wrong place: x and w swapped by a third weight, which unit refuses")
def xor_three_weights(x1, x2):
    either = unit([x1, x2], w=[1, 1, 1], theta=1)
    both = unit([x1, x2], w=[1, 1, 1], theta=2)
    return unit([either, both], w=[1, -1], theta=1)


@wrong("xor", "leaves one of the two hidden units as ...")
def xor_unfinished(x1, x2):
    either = unit([x1, x2], w=[1, 1], theta=1)
    both = ...
    return unit([either, both], w=[1, -1], theta=1)


@wrong("xor", "-1 instead of 0 for off")
def xor_minus_one(x1, x2):
    return 1 if x1 + x2 == 1 else -1


@wrong("xor", "the difference, which is -1 for (0, 1)")
def xor_difference(x1, x2):
    return x1 - x2


_latched = []


@wrong("xor", "remembers the unit both from earlier calls")
def xor_latched(x1, x2):
    either = unit([x1, x2], w=[1, 1], theta=1)
    _latched.append(unit([x1, x2], w=[1, 1], theta=2))
    return unit([either, max(_latched)], w=[1, -1], theta=1)


# third_input(x1, x2): right


@right("third_input")
def third_input_product(x1, x2):
    return x1 * x2


@right("third_input")
def third_input_and(x1, x2):
    return unit([x1, x2], w=[1, 1], theta=2)


@right("third_input")
def third_input_or(x1, x2):
    return x1 or x2


@right("third_input")
def third_input_exclusive_or_itself(x1, x2):
    return x1 ^ x2


@right("third_input")
def third_input_distance(a, b):
    return abs(a - b)


@right("third_input")
def third_input_square_of_the_sum(x1, x2):
    return (x1 + x2) ** 2


@right("third_input")
def third_input_differs(x1, x2):
    return x1 != x2


@right("third_input")
def third_input_if_else(x1, x2):
    if x1 == 1 and x2 == 1:
        return 5
    return 0


@right("third_input")
def third_input_table(x1, x2):
    return {(0, 0): 0.5, (0, 1): -0.5, (1, 0): -0.5, (1, 1): 0.5}[x1, x2]


@right("third_input")
def third_input_exponential(x1, x2):
    return math.exp(x1 + x2)


@right("third_input")
def third_input_circle(x1, x2):
    return math.hypot(x1 - 0.5, x2 - 0.5) * (1 if x1 == x2 else -1)


@right("third_input")
def third_input_numpy(x1, x2):
    return np.minimum(x1, x2).astype(np.float32)


@right("third_input")
def third_input_sine(x1, x2):
    return np.cos(np.pi * (x1 + x2))


# third_input: wrong


@wrong("third_input", "the sum, which the unit makes by itself")
def third_input_sum(x1, x2):
    return x1 + x2


@wrong("third_input", "the difference")
def third_input_difference(x1, x2):
    return x1 - x2


@wrong("third_input", "the mean of the two")
def third_input_mean(x1, x2):
    return (x1 + x2) / 2


@wrong("third_input", "a copy of the first input")
def third_input_copy(x1, x2):
    return x1


@wrong("third_input", "the negation of the second input")
def third_input_not(x1, x2):
    return 1 - x2


@wrong("third_input", "a constant, as if the bias were missing")
def third_input_one(x1, x2):
    return 1


@wrong("third_input", "squares of bits, which are the bits themselves")
def third_input_squares(x1, x2):
    return x1**2 + x2**2


@wrong("third_input", "looks curved, and is a sum of a function of each input")
def third_input_curved(x1, x2):
    return math.exp(x1) - math.sin(3 * x2)


@wrong("third_input", "the right sign at the corners of the circle, all equally far from the middle")
def third_input_radius(x1, x2):
    return (x1 - 0.5) ** 2 + (x2 - 0.5) ** 2


@wrong("third_input", "a product so small that the rule needs millions of mistakes")
def third_input_tiny(x1, x2):
    return x1 * x2 / 10_000


@wrong("third_input", "chance")
def third_input_random(x1, x2):
    return np.random.random()


@wrong("third_input", "a quotient that is not there for 0")
def third_input_quotient(x1, x2):
    return x1 / x2


@wrong("third_input", "all three inputs")
def third_input_all_three(x1, x2):
    return x1, x2, x1 * x2


@wrong("third_input", "text")
def third_input_text(x1, x2):
    return f"{x1}{x2}"


@wrong("third_input", "forgets to return")
def third_input_no_return(x1, x2):
    x1 * x2


# third_input: right for now, and of no use to a machine that should find it by itself


@undecided("third_input", "so large that the rule takes many mistakes, and still ends")
def third_input_large(x1, x2):
    return 20 * x1 * x2


# perceptron_update(w, b, x, y, eta): right


@right("perceptron_update")
def perceptron_update_as_in_the_hint(w, b, x, y, eta):
    y_hat = 1 if w @ x + b >= 0 else 0
    w = w + eta * (y - y_hat) * x
    b = b + eta * (y - y_hat)
    return w, b


@right("perceptron_update")
def perceptron_update_three_cases(w, b, x, y, eta):
    y_hat = 1 if w @ x + b >= 0 else 0
    if y == 1 and y_hat == 0:
        return w + eta * x, b + eta
    if y == 0 and y_hat == 1:
        return w - eta * x, b - eta
    return w, b


@right("perceptron_update")
def perceptron_update_loop(w, b, x, y, eta):
    y_hat = 1 if w @ x + b >= 0 else 0
    new_w = np.zeros(len(w))
    for i in range(len(w)):
        new_w[i] = w[i] + eta * (y - y_hat) * x[i]
    return new_w, b + eta * (y - y_hat)


@right("perceptron_update")
def perceptron_update_plain_list(w, b, x, y, eta):
    y_hat = 1 if w @ x + b >= 0 else 0
    step = float(eta) * (int(y) - y_hat)
    return [float(wi) + step * float(xi) for wi, xi in zip(w, x)], float(b) + step


@right("perceptron_update")
def perceptron_update_returns_a_list(w, b, x, y, eta):
    y_hat = 1 if w @ x + b >= 0 else 0
    error = y - y_hat
    return [w + eta * error * x, b + eta * error]


@right("perceptron_update")
def perceptron_update_float32(w, b, x, y, eta):
    w, x = np.asarray(w, np.float32), np.asarray(x, np.float32)
    y_hat = 1 if w @ x + b >= 0 else 0
    step = np.float32(eta * (y - y_hat))
    return w + step * x, np.float32(b) + step


@right("perceptron_update")
def perceptron_update_bias_as_weight(w, b, x, y, eta):
    both, ones = np.append(w, b), np.append(x, 1.0)
    y_hat = int(w @ x + b >= 0)
    both = both + eta * (y - y_hat) * ones
    return both[:-1], both[-1]


@right("perceptron_update")
def perceptron_update_where(w, b, x, y, eta):
    y_hat = np.where(np.dot(w, x) + b >= 0, 1, 0)
    error = y - y_hat
    return w + np.multiply(eta * error, x), b + eta * error


@right("perceptron_update")
def perceptron_update_only_when_wrong(weights, bias, inputs, target, rate):
    said = 1 if weights @ inputs + bias >= 0 else 0
    if said != target:
        sign = 1 if target > said else -1
        weights = weights + sign * rate * inputs
        bias = bias + sign * rate
    return weights, bias


@right("perceptron_update")
def perceptron_update_helper(w, b, x, y, eta=1.0):
    def moved(value, signal):
        return value + eta * (y - y_hat) * signal

    y_hat = 1 if w @ x + b >= 0 else 0
    return moved(w, x), moved(b, 1)


@wrong("perceptron_update", "works in place: the array of the caller holds the new weights afterwards")
def perceptron_update_in_place(w, b, x, y, eta):
    y_hat = 1 if w @ x + b >= 0 else 0
    w += eta * (y - y_hat) * x
    b += eta * (y - y_hat)
    return w, b


@right("perceptron_update")
def perceptron_update_minus_sign(w, b, x, y, eta):
    y_hat = 1 if w @ x + b >= 0 else 0
    w = w - eta * (y_hat - y) * x
    b = b - eta * (y_hat - y)
    return w, b


@right("perceptron_update")
def perceptron_update_heaviside_einsum(w, b, x, y, eta):
    y_hat = np.heaviside(np.einsum("i,i", w, x) + b, 1)
    change = eta * (y - y_hat)
    return np.sum([w, change * x], axis=0), np.sum([b, change])


Unit = namedtuple("Unit", "w b")


@right("perceptron_update")
def perceptron_update_namedtuple(w, b, x, y, eta):
    y_hat = (w @ x + b >= 0).astype(int)
    return Unit(w + eta * (y - y_hat) * x, b + eta * (y - y_hat))


# perceptron_update: the text does not decide


@undecided("perceptron_update", "the weights as a tuple: a list works in the lesson, a tuple has no copy()")
def perceptron_update_tuple_weights(w, b, x, y, eta):
    y_hat = 1 if w @ x + b >= 0 else 0
    d = y - y_hat
    return tuple(wi + eta * d * xi for wi, xi in zip(w, x)), b + eta * d


@undecided("perceptron_update", "the bias as an array with one entry")
def perceptron_update_bias_in_array(w, b, x, y, eta):
    y_hat = 1 if w @ x + b >= 0 else 0
    return w + eta * (y - y_hat) * x, np.array([b + eta * (y - y_hat)])


# perceptron_update: wrong


@wrong("perceptron_update", "sign: y_hat - y")
def perceptron_update_sign(w, b, x, y, eta):
    y_hat = 1 if w @ x + b >= 0 else 0
    w = w + eta * (y_hat - y) * x
    b = b + eta * (y_hat - y)
    return w, b


@wrong("perceptron_update", "the learning rate is forgotten in both lines")
def perceptron_update_no_eta(w, b, x, y, eta):
    y_hat = 1 if w @ x + b >= 0 else 0
    return w + (y - y_hat) * x, b + (y - y_hat)


@wrong("perceptron_update", "the learning rate is forgotten for the bias")
def perceptron_update_no_eta_for_b(w, b, x, y, eta):
    y_hat = 1 if w @ x + b >= 0 else 0
    return w + eta * (y - y_hat) * x, b + (y - y_hat)


@wrong("perceptron_update", "the bias stays as it was")
def perceptron_update_b_forgotten(w, b, x, y, eta):
    y_hat = 1 if w @ x + b >= 0 else 0
    w = w + eta * (y - y_hat) * x
    return w, b


@wrong("perceptron_update", "the weights stay as they were")
def perceptron_update_w_forgotten(w, b, x, y, eta):
    y_hat = 1 if w @ x + b >= 0 else 0
    b = b + eta * (y - y_hat)
    return w, b


@wrong("perceptron_update", "the bias is multiplied by x as well and becomes an array")
def perceptron_update_b_times_x(w, b, x, y, eta):
    y_hat = 1 if w @ x + b >= 0 else 0
    return w + eta * (y - y_hat) * x, b + eta * (y - y_hat) * x


@wrong("perceptron_update", "the bias moves by the sum of x")
def perceptron_update_b_times_sum(w, b, x, y, eta):
    y_hat = 1 if w @ x + b >= 0 else 0
    return w + eta * (y - y_hat) * x, b + eta * (y - y_hat) * x.sum()


@wrong("perceptron_update", "x is forgotten: all weights move alike")
def perceptron_update_no_x(w, b, x, y, eta):
    y_hat = 1 if w @ x + b >= 0 else 0
    return w + eta * (y - y_hat), b + eta * (y - y_hat)


@wrong("perceptron_update", "learns from right answers as well: eta * y * x")
def perceptron_update_always(w, b, x, y, eta):
    return w + eta * y * x, b + eta * y


@wrong("perceptron_update", "Hebb's rule: moves without an error")
def perceptron_update_hebb(w, b, x, y, eta):
    return w + eta * (2 * y - 1) * x, b + eta * (2 * y - 1)


@wrong("perceptron_update", "the size of the error: only ever adds")
def perceptron_update_abs(w, b, x, y, eta):
    y_hat = 1 if w @ x + b >= 0 else 0
    return w + eta * abs(y - y_hat) * x, b + eta * abs(y - y_hat)


@wrong("perceptron_update", "corrects only misses, not false alarms")
def perceptron_update_misses_only(w, b, x, y, eta):
    y_hat = 1 if w @ x + b >= 0 else 0
    if y == 1 and y_hat == 0:
        w = w + eta * x
        b = b + eta
    return w, b


@wrong("perceptron_update", "returns the changes, not the new values")
def perceptron_update_changes(w, b, x, y, eta):
    y_hat = 1 if w @ x + b >= 0 else 0
    return eta * (y - y_hat) * x, eta * (y - y_hat)


@wrong("perceptron_update", "returns b before w")
def perceptron_update_swapped(w, b, x, y, eta):
    y_hat = 1 if w @ x + b >= 0 else 0
    return b + eta * (y - y_hat), w + eta * (y - y_hat) * x


@wrong("perceptron_update", "returns w only")
def perceptron_update_w_only(w, b, x, y, eta):
    y_hat = 1 if w @ x + b >= 0 else 0
    return w + eta * (y - y_hat) * x


@wrong("perceptron_update", "border: > 0 instead of >= 0")
def perceptron_update_border(w, b, x, y, eta):
    y_hat = 1 if w @ x + b > 0 else 0
    return w + eta * (y - y_hat) * x, b + eta * (y - y_hat)


@wrong("perceptron_update", "the answer is taken without the bias")
def perceptron_update_answer_without_b(w, b, x, y, eta):
    y_hat = 1 if w @ x >= 0 else 0
    return w + eta * (y - y_hat) * x, b + eta * (y - y_hat)


@wrong("perceptron_update", "the error is taken before the threshold (Widrow and Hoff)")
def perceptron_update_graded(w, b, x, y, eta):
    error = y - (w @ x + b)
    return w + eta * error * x, b + eta * error


@wrong("perceptron_update", "asks the unit again, with the new weights, before it moves the bias")
def perceptron_update_asks_twice(w, b, x, y, eta):
    y_hat = 1 if w @ x + b >= 0 else 0
    w = w + eta * (y - y_hat) * x
    y_hat = 1 if w @ x + b >= 0 else 0
    b = b + eta * (y - y_hat)
    return w, b


@wrong("perceptron_update", "the bias as a threshold: moves the other way")
def perceptron_update_theta(w, b, x, y, eta):
    y_hat = 1 if w @ x + b >= 0 else 0
    return w + eta * (y - y_hat) * x, b - eta * (y - y_hat)


@wrong("perceptron_update", "labels of -1 and 1 in mind: an answer counts as wrong when y * y_hat <= 0")
def perceptron_update_labels(w, b, x, y, eta):
    y_hat = 1 if w @ x + b >= 0 else 0
    if y * y_hat <= 0:
        w = w + eta * (2 * y - 1) * x
        b = b + eta * (2 * y - 1)
    return w, b


@wrong("perceptron_update", "works for two inputs only")
def perceptron_update_two_inputs(w, b, x, y, eta):
    y_hat = 1 if w @ x + b >= 0 else 0
    d = eta * (y - y_hat)
    return np.array([w[0] + d * x[0], w[1] + d * x[1]]), b + d


@wrong("perceptron_update", "keeps the weights from going below zero")
def perceptron_update_clipped(w, b, x, y, eta):
    y_hat = 1 if w @ x + b >= 0 else 0
    return np.maximum(w + eta * (y - y_hat) * x, 0), b + eta * (y - y_hat)


@wrong("perceptron_update", "replaces the weights instead of moving them")
def perceptron_update_replaces(w, b, x, y, eta):
    y_hat = 1 if w @ x + b >= 0 else 0
    if y != y_hat:
        w = eta * (y - y_hat) * x
        b = eta * (y - y_hat)
    return w, b


@wrong("perceptron_update", "moves w by the sign of x only")
def perceptron_update_sign_of_x(w, b, x, y, eta):
    y_hat = 1 if w @ x + b >= 0 else 0
    return w + eta * (y - y_hat) * np.sign(x), b + eta * (y - y_hat)


@wrong("perceptron_update", "multiplies the weights instead of adding")
def perceptron_update_multiplies(w, b, x, y, eta):
    y_hat = 1 if w @ x + b >= 0 else 0
    return w * (1 + eta * (y - y_hat) * x), b + eta * (y - y_hat)


@wrong("perceptron_update", "a learning rate of its own, 0.1")
def perceptron_update_eta_hard_coded(w, b, x, y, eta):
    eta = 0.1
    y_hat = 1 if w @ x + b >= 0 else 0
    return w + eta * (y - y_hat) * x, b + eta * (y - y_hat)


@wrong("perceptron_update", "repeats until the unit is right on this example")
def perceptron_update_until_right(w, b, x, y, eta):
    for _ in range(1000):
        y_hat = 1 if w @ x + b >= 0 else 0
        if y_hat == y:
            break
        w = w + eta * (y - y_hat) * x
        b = b + eta * (y - y_hat)
    return w, b


@wrong("perceptron_update", "returns the new unit only when something changed, else nothing")
def perceptron_update_none(w, b, x, y, eta):
    y_hat = 1 if w @ x + b >= 0 else 0
    if y_hat != y:
        return w + eta * (y - y_hat) * x, b + eta * (y - y_hat)


@wrong("perceptron_update", "half the learning rate")
def perceptron_update_half(w, b, x, y, eta):
    y_hat = 1 if w @ x + b >= 0 else 0
    return w + 0.5 * eta * (y - y_hat) * x, b + 0.5 * eta * (y - y_hat)


@wrong("perceptron_update", "momentum: keeps a part of the step before, between calls")
def perceptron_update_stateful(w, b, x, y, eta, last=[0]):
    y_hat = 1 if w @ x + b >= 0 else 0
    last[0] = 0.5 * last[0] + eta * (y - y_hat)
    return w + last[0] * x, b + last[0]


# backward_pass(x, y, h, y_hat, W2): right


@right("backward_pass")
def backward_pass_as_printed(x, y, h, y_hat, W2):
    delta2 = (y_hat - y) * y_hat * (1 - y_hat)
    delta1 = (W2.T @ delta2) * h * (1 - h)
    dW1 = np.outer(delta1, x)
    dW2 = np.outer(delta2, h)
    return dW1, delta1, dW2, delta2


@right("backward_pass")
def backward_pass_loops(x, y, h, y_hat, W2):
    n_out, n_hidden = W2.shape
    delta2, delta1 = np.zeros(n_out), np.zeros(n_hidden)
    for k in range(n_out):
        delta2[k] = (y_hat[k] - y[k]) * y_hat[k] * (1 - y_hat[k])
    for j in range(n_hidden):
        for k in range(n_out):
            delta1[j] += W2[k, j] * delta2[k]
        delta1[j] *= h[j] * (1 - h[j])
    dW1, dW2 = np.zeros((n_hidden, len(x))), np.zeros((n_out, n_hidden))
    for j in range(n_hidden):
        for i in range(len(x)):
            dW1[j, i] = delta1[j] * x[i]
        for k in range(n_out):
            dW2[k, j] = delta2[k] * h[j]
    return dW1, delta1, dW2, delta2


@right("backward_pass")
def backward_pass_comprehensions(x, y, h, y_hat, W2):
    delta2 = [(o - t) * o * (1 - o) for o, t in zip(y_hat, y)]
    delta1 = [a * (1 - a) * sum(W2[k][j] * d for k, d in enumerate(delta2)) for j, a in enumerate(h)]
    dW1 = [[d * xi for xi in x] for d in delta1]
    dW2 = [[d * hj for hj in h] for d in delta2]
    return np.array(dW1), np.array(delta1), np.array(dW2), np.array(delta2)


@right("backward_pass")
def backward_pass_einsum(x, y, h, y_hat, W2):
    delta2 = np.einsum("k,k,k->k", y_hat - y, y_hat, 1 - y_hat)
    delta1 = np.einsum("kj,k,j,j->j", W2, delta2, h, 1 - h)
    return np.einsum("j,i->ji", delta1, x), delta1, np.einsum("k,j->kj", delta2, h), delta2


@right("backward_pass")
def backward_pass_broadcast(x, y, h, y_hat, W2):
    delta2 = (y_hat - y) * (y_hat - y_hat**2)
    delta1 = delta2 @ W2 * (h - h**2)
    return delta1[:, None] * x, delta1, delta2[:, None] * h, delta2


@right("backward_pass")
def backward_pass_float32(x, y, h, y_hat, W2):
    x, y, h, y_hat, W2 = (np.asarray(a, np.float32) for a in (x, y, h, y_hat, W2))
    delta2 = (y_hat - y) * y_hat * (1 - y_hat)
    delta1 = (W2.T @ delta2) * h * (1 - h)
    return np.outer(delta1, x), delta1, np.outer(delta2, h), delta2


@right("backward_pass")
def backward_pass_helper(x, y, h, y_hat, W2):
    def slope(activity):
        return activity * (1 - activity)

    blame_out = slope(y_hat) * (y_hat - y)
    blame_hidden = slope(h) * np.dot(W2.T, blame_out)
    return [np.outer(blame_hidden, x), blame_hidden, np.outer(blame_out, h), blame_out]


@right("backward_pass")
def backward_pass_columns(x, y, h, y_hat, W2):
    x, y, h, y_hat = (np.reshape(a, (-1, 1)) for a in (x, y, h, y_hat))
    delta2 = (y_hat - y) * y_hat * (1 - y_hat)
    delta1 = (W2.T @ delta2) * h * (1 - h)
    return delta1 @ x.T, delta1.ravel(), delta2 @ h.T, delta2.ravel()


@right("backward_pass")
def backward_pass_sign_of_error(x, target, hidden, output, weights):
    error = target - output
    delta2 = -error * output * (1 - output)
    delta1 = np.matmul(np.transpose(weights), delta2) * hidden * (1 - hidden)
    return np.multiply.outer(delta1, x), delta1, np.multiply.outer(delta2, hidden), delta2


Slopes = namedtuple("Slopes", "dW1 delta1 dW2 delta2")


@right("backward_pass")
def backward_pass_namedtuple(x, y, h, y_hat, W2):
    d2 = np.subtract(y_hat, y) * y_hat * (1 - y_hat)
    d1 = np.tensordot(d2, W2, axes=1) * h * (1 - h)
    return Slopes(np.kron(d1[:, None], x[None, :]), d1, np.kron(d2[:, None], h[None, :]), d2)


@right("backward_pass")
def backward_pass_diagonal(x, y, h, y_hat, W2):
    delta2 = np.diag(y_hat * (1 - y_hat)) @ (y_hat - y)
    delta1 = np.diag(h * (1 - h)) @ W2.T @ delta2
    return np.outer(delta1, x), delta1, np.outer(delta2, h), delta2


@right("backward_pass")
def backward_pass_rows(x, y, h, y_hat, W2):
    delta2 = (y_hat - y) * y_hat * (1 - y_hat)
    back = np.zeros(len(h))
    for k, blame in enumerate(delta2):
        back = back + blame * W2[k]
    delta1 = back * h * (1 - h)
    dW1 = np.array([d * x for d in delta1])
    dW2 = np.stack([d * h for d in delta2])
    return dW1, delta1, dW2, delta2


# backward_pass: the text does not decide


@undecided("backward_pass", "plain lists: the encoder of the next cell cannot add them up")
def backward_pass_plain_lists(x, y, h, y_hat, W2):
    delta2 = [(o - t) * o * (1 - o) for o, t in zip(y_hat, y)]
    delta1 = [a * (1 - a) * sum(W2[k][j] * d for k, d in enumerate(delta2)) for j, a in enumerate(h)]
    dW1 = [[d * xi for xi in x] for d in delta1]
    dW2 = [[d * hj for hj in h] for d in delta2]
    return dW1, delta1, dW2, delta2


@undecided("backward_pass", "blame as columns (n, 1) instead of (n,)")
def backward_pass_keeps_columns(x, y, h, y_hat, W2):
    x, y, h, y_hat = x[:, None], y[:, None], h[:, None], y_hat[:, None]
    delta2 = (y_hat - y) * y_hat * (1 - y_hat)
    delta1 = (W2.T @ delta2) * h * (1 - h)
    return delta1 @ x.T, delta1, delta2 @ h.T, delta2


# backward_pass: wrong


@wrong("backward_pass", "sign: y - y_hat")
def backward_pass_sign(x, y, h, y_hat, W2):
    delta2 = (y - y_hat) * y_hat * (1 - y_hat)
    delta1 = (W2.T @ delta2) * h * (1 - h)
    return np.outer(delta1, x), delta1, np.outer(delta2, h), delta2


@wrong("backward_pass", "sign: the gradients (not the blame) as steps downhill")
def backward_pass_downhill(x, y, h, y_hat, W2):
    delta2 = (y_hat - y) * y_hat * (1 - y_hat)
    delta1 = (W2.T @ delta2) * h * (1 - h)
    return -np.outer(delta1, x), delta1, -np.outer(delta2, h), delta2


@wrong("backward_pass", "the slope of the output units is forgotten")
def backward_pass_no_output_slope(x, y, h, y_hat, W2):
    delta2 = y_hat - y
    delta1 = (W2.T @ delta2) * h * (1 - h)
    return np.outer(delta1, x), delta1, np.outer(delta2, h), delta2


@wrong("backward_pass", "the slope of the hidden units is forgotten")
def backward_pass_no_hidden_slope(x, y, h, y_hat, W2):
    delta2 = (y_hat - y) * y_hat * (1 - y_hat)
    delta1 = W2.T @ delta2
    return np.outer(delta1, x), delta1, np.outer(delta2, h), delta2


@wrong("backward_pass", "W2 is not transposed: works only when it is square, and wrongly")
def backward_pass_not_transposed(x, y, h, y_hat, W2):
    delta2 = (y_hat - y) * y_hat * (1 - y_hat)
    delta1 = (W2 @ delta2) * h * (1 - h)
    return np.outer(delta1, x), delta1, np.outer(delta2, h), delta2


@wrong("backward_pass", "the slope of tanh, 1 - h², in the hidden layer")
def backward_pass_tanh_slope(x, y, h, y_hat, W2):
    delta2 = (y_hat - y) * y_hat * (1 - y_hat)
    delta1 = (W2.T @ delta2) * (1 - h**2)
    return np.outer(delta1, x), delta1, np.outer(delta2, h), delta2


@wrong("backward_pass", "dW1 and dW2 transposed")
def backward_pass_transposed_gradients(x, y, h, y_hat, W2):
    delta2 = (y_hat - y) * y_hat * (1 - y_hat)
    delta1 = (W2.T @ delta2) * h * (1 - h)
    return np.outer(x, delta1), delta1, np.outer(h, delta2), delta2


@wrong("backward_pass", "dW2 uses the output instead of the hidden activity")
def backward_pass_dW2_of_output(x, y, h, y_hat, W2):
    delta2 = (y_hat - y) * y_hat * (1 - y_hat)
    delta1 = (W2.T @ delta2) * h * (1 - h)
    return np.outer(delta1, x), delta1, np.outer(delta2, y_hat), delta2


@wrong("backward_pass", "returns blame before gradients")
def backward_pass_order(x, y, h, y_hat, W2):
    delta2 = (y_hat - y) * y_hat * (1 - y_hat)
    delta1 = (W2.T @ delta2) * h * (1 - h)
    return delta1, np.outer(delta1, x), delta2, np.outer(delta2, h)


@wrong("backward_pass", "returns the second layer first")
def backward_pass_layers_swapped(x, y, h, y_hat, W2):
    delta2 = (y_hat - y) * y_hat * (1 - y_hat)
    delta1 = (W2.T @ delta2) * h * (1 - h)
    return np.outer(delta2, h), delta2, np.outer(delta1, x), delta1


@wrong("backward_pass", "the slope of the input, x (1 - x), in dW1")
def backward_pass_input_slope(x, y, h, y_hat, W2):
    delta2 = (y_hat - y) * y_hat * (1 - y_hat)
    delta1 = (W2.T @ delta2) * h * (1 - h)
    return np.outer(delta1, x * (1 - x)), delta1, np.outer(delta2, h), delta2


@wrong("backward_pass", "the target is forgotten")
def backward_pass_no_target(x, y, h, y_hat, W2):
    delta2 = y_hat * y_hat * (1 - y_hat)
    delta1 = (W2.T @ delta2) * h * (1 - h)
    return np.outer(delta1, x), delta1, np.outer(delta2, h), delta2


@wrong("backward_pass", "a factor 2, as if the error had no ½")
def backward_pass_twice(x, y, h, y_hat, W2):
    delta2 = 2 * (y_hat - y) * y_hat * (1 - y_hat)
    delta1 = (W2.T @ delta2) * h * (1 - h)
    return np.outer(delta1, x), delta1, np.outer(delta2, h), delta2


@wrong("backward_pass", "sends back the error, not the blame: the output's slope is missing in delta1")
def backward_pass_error_sent_back(x, y, h, y_hat, W2):
    delta2 = (y_hat - y) * y_hat * (1 - y_hat)
    delta1 = (W2.T @ (y_hat - y)) * h * (1 - h)
    return np.outer(delta1, x), delta1, np.outer(delta2, h), delta2


@wrong("backward_pass", "sign of the slope: h (h - 1)")
def backward_pass_slope_sign(x, y, h, y_hat, W2):
    delta2 = (y_hat - y) * y_hat * (1 - y_hat)
    delta1 = (W2.T @ delta2) * h * (h - 1)
    return np.outer(delta1, x), delta1, np.outer(delta2, h), delta2


@wrong("backward_pass", "forgets brackets: y_hat * 1 - y_hat is zero")
def backward_pass_brackets(x, y, h, y_hat, W2):
    delta2 = (y_hat - y) * y_hat * 1 - y_hat
    delta1 = (W2.T @ delta2) * h * (1 - h)
    return np.outer(delta1, x), delta1, np.outer(delta2, h), delta2


@wrong("backward_pass", "shares the blame through |W2|")
def backward_pass_abs_weights(x, y, h, y_hat, W2):
    delta2 = (y_hat - y) * y_hat * (1 - y_hat)
    delta1 = (np.abs(W2).T @ delta2) * h * (1 - h)
    return np.outer(delta1, x), delta1, np.outer(delta2, h), delta2


@wrong("backward_pass", "shares the blame out equally, without the weights")
def backward_pass_equal_shares(x, y, h, y_hat, W2):
    delta2 = (y_hat - y) * y_hat * (1 - y_hat)
    delta1 = delta2.sum() * h * (1 - h)
    return np.outer(delta1, x), delta1, np.outer(delta2, h), delta2


@wrong("backward_pass", "mean over the outputs instead of their sum")
def backward_pass_mean(x, y, h, y_hat, W2):
    delta2 = (y_hat - y) * y_hat * (1 - y_hat) / len(y)
    delta1 = (W2.T @ delta2) * h * (1 - h)
    return np.outer(delta1, x), delta1, np.outer(delta2, h), delta2


@wrong("backward_pass", "the first output's blame only")
def backward_pass_one_output(x, y, h, y_hat, W2):
    delta2 = (y_hat - y) * y_hat * (1 - y_hat)
    delta1 = W2[0] * delta2[0] * h * (1 - h)
    return np.outer(delta1, x), delta1, np.outer(delta2, h), delta2


@wrong("backward_pass", "the error squared: no sign left in the blame")
def backward_pass_squared(x, y, h, y_hat, W2):
    delta2 = 0.5 * (y_hat - y) ** 2 * y_hat * (1 - y_hat)
    delta1 = (W2.T @ delta2) * h * (1 - h)
    return np.outer(delta1, x), delta1, np.outer(delta2, h), delta2


@wrong("backward_pass", "* instead of @: refuses, or a matrix where a vector should be")
def backward_pass_star(x, y, h, y_hat, W2):
    delta2 = (y_hat - y) * y_hat * (1 - y_hat)
    delta1 = (W2.T * delta2) * h * (1 - h)
    return np.outer(delta1, x), delta1, np.outer(delta2, h), delta2


@wrong("backward_pass", "inner product for dW1: sums over the inputs")
def backward_pass_inner(x, y, h, y_hat, W2):
    delta2 = (y_hat - y) * y_hat * (1 - y_hat)
    delta1 = (W2.T @ delta2) * h * (1 - h)
    return delta1 * np.sum(x), delta1, np.outer(delta2, h), delta2


@wrong("backward_pass", "takes y for x: right in the encoder only, where they are the same")
def backward_pass_y_for_x(x, y, h, y_hat, W2):
    delta2 = (y_hat - y) * y_hat * (1 - y_hat)
    delta1 = (W2.T @ delta2) * h * (1 - h)
    return np.outer(delta1, y), delta1, np.outer(delta2, h), delta2


@wrong("backward_pass", "the sizes of the encoder, hard-coded: 8-3-8 only")
def backward_pass_encoder_only(x, y, h, y_hat, W2):
    delta2 = (y_hat - y) * y_hat * (1 - y_hat)
    delta1 = np.array([sum(W2[k, j] * delta2[k] for k in range(8)) for j in range(3)]) * h * (1 - h)
    return np.outer(delta1, x), delta1, np.outer(delta2, h), delta2


@wrong("backward_pass", "takes the step in W2 itself before the blame goes back")
def backward_pass_learns_too_early(x, y, h, y_hat, W2):
    delta2 = (y_hat - y) * y_hat * (1 - y_hat)
    dW2 = np.outer(delta2, h)
    W2 -= 0.1 * dW2
    delta1 = (W2.T @ delta2) * h * (1 - h)
    return np.outer(delta1, x), delta1, dW2, delta2


@wrong("backward_pass", "works in place: y_hat holds the blame afterwards")
def backward_pass_in_place(x, y, h, y_hat, W2):
    slope = y_hat * (1 - y_hat)
    y_hat -= y
    y_hat *= slope
    delta1 = (W2.T @ y_hat) * h * (1 - h)
    return np.outer(delta1, x), delta1, np.outer(y_hat, h), y_hat


@wrong("backward_pass", "clips the blame to ±0.05")
def backward_pass_clipped(x, y, h, y_hat, W2):
    delta2 = np.clip((y_hat - y) * y_hat * (1 - y_hat), -0.05, 0.05)
    delta1 = (W2.T @ delta2) * h * (1 - h)
    return np.outer(delta1, x), delta1, np.outer(delta2, h), delta2


@wrong("backward_pass", "random feedback weights instead of W2")
def backward_pass_random_feedback(x, y, h, y_hat, W2):
    delta2 = (y_hat - y) * y_hat * (1 - y_hat)
    delta1 = (np.random.randn(*W2.T.shape) @ delta2) * h * (1 - h)
    return np.outer(delta1, x), delta1, np.outer(delta2, h), delta2


@wrong("backward_pass", "the slope from the formula of σ, applied to h, which is σ already")
def backward_pass_sigmoid_twice(x, y, h, y_hat, W2):
    def sigma(z):
        return 1 / (1 + math.e**-z)

    delta2 = (y_hat - y) * sigma(y_hat) * (1 - sigma(y_hat))
    delta1 = (W2.T @ delta2) * sigma(h) * (1 - sigma(h))
    return np.outer(delta1, x), delta1, np.outer(delta2, h), delta2


@wrong("backward_pass", "returns the blame only")
def backward_pass_blame_only(x, y, h, y_hat, W2):
    delta2 = (y_hat - y) * y_hat * (1 - y_hat)
    delta1 = (W2.T @ delta2) * h * (1 - h)
    return delta1, delta2
