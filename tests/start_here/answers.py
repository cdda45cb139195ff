"""Answers to the exercises of start_here, as learners write them."""
# ruff: noqa: B905  (learners do not write strict=)

import math
from functools import reduce

import numpy as np
from answers import Answers

ANSWERS = Answers()
right, wrong, undecided = ANSWERS.right, ANSWERS.wrong, ANSWERS.undecided


# weighted_sum(x, w): right


@right("weighted_sum")
def weighted_sum_builtin_sum(x, w):
    return sum(x * w)


@right("weighted_sum")
def weighted_sum_loop(x, w):
    total = 0
    for i in range(len(x)):
        total += x[i] * w[i]
    return total


@right("weighted_sum")
def weighted_sum_at(x, w):
    return x @ w


@right("weighted_sum")
def weighted_sum_zip_plain_floats(inputs, weights):
    products = [float(a) * float(b) for a, b in zip(inputs, weights)]
    return sum(products)


@right("weighted_sum")
def weighted_sum_fsum(x, w):
    return math.fsum(a * b for a, b in zip(x, w))


@right("weighted_sum")
def weighted_sum_einsum(x, w):
    return np.einsum("i,i->", x, w)


@right("weighted_sum")
def weighted_sum_float32(x, w):
    x32, w32 = np.asarray(x, np.float32), np.asarray(w, np.float32)
    return np.dot(x32, w32)


@right("weighted_sum")
def weighted_sum_recursion(x, w):
    if len(x) == 0:
        return 0.0
    return x[0] * w[0] + weighted_sum_recursion(x[1:], w[1:])


@right("weighted_sum")
def weighted_sum_reduce(x, w):
    return reduce(lambda total, pair: total + pair[0] * pair[1], zip(x, w), 0.0)


@right("weighted_sum")
def weighted_sum_matrix_row(x, w):
    row, column = np.reshape(x, (1, -1)), np.reshape(w, (-1, 1))
    return (row @ column)[0, 0]


@right("weighted_sum")
def weighted_sum_zero_d_array(x, w):
    return np.array(np.sum(np.multiply(x, w)))


@right("weighted_sum")
def weighted_sum_while(x, w):
    i, total = len(x) - 1, 0.0
    while i >= 0:
        total = total + w[i] * x[i]
        i = i - 1
    return float(total)


@right("weighted_sum")
def weighted_sum_default_bias(x, w, b=0):
    return np.inner(x, w) + b


weighted_sum_lambda = right("weighted_sum")(lambda x, w: (x * w).sum())


# weighted_sum: the text does not decide


@undecided("weighted_sum", "an array with one entry instead of a number")
def weighted_sum_keepdims(x, w):
    return np.sum(x * w, keepdims=True)


# weighted_sum: wrong


@wrong("weighted_sum", "products not added up")
def weighted_sum_products_only(x, w):
    return x * w


@wrong("weighted_sum", "sum of the inputs times sum of the weights")
def weighted_sum_sums_multiplied(x, w):
    return sum(x) * sum(w)


@wrong("weighted_sum", "adds input and weight instead of multiplying")
def weighted_sum_plus(x, w):
    return sum(x + w)


@wrong("weighted_sum", "rectifies: a negative sum becomes 0")
def weighted_sum_relu(x, w):
    return max(0, sum(x * w))


@wrong("weighted_sum", "mean instead of sum")
def weighted_sum_mean(x, w):
    return np.mean(x * w)


@wrong("weighted_sum", "divides by the sum of the weights (a weighted mean)")
def weighted_sum_average(x, w):
    return sum(x * w) / sum(w)


@wrong("weighted_sum", "works for two inputs only")
def weighted_sum_two_only(x, w):
    return x[0] * w[0] + x[1] * w[1]


@wrong("weighted_sum", "leaves out the last input")
def weighted_sum_last_missing(x, w):
    total = 0
    for i in range(len(x) - 1):
        total += x[i] * w[i]
    return total


@wrong("weighted_sum", "leaves out the first input")
def weighted_sum_first_missing(x, w):
    total = 0
    for i in range(1, len(x)):
        total += x[i] * w[i]
    return total


@wrong("weighted_sum", "returns inside the loop, after the first input")
def weighted_sum_early_return(x, w):
    total = 0
    for i in range(len(x)):
        total += x[i] * w[i]
        return total


@wrong("weighted_sum", "overwrites the total instead of adding to it")
def weighted_sum_overwrites(x, w):
    total = 0
    for a, b in zip(x, w):
        total = a * b
    return total


@wrong("weighted_sum", "ignores the weights")
def weighted_sum_unweighted(x, w):
    return sum(x)


@wrong("weighted_sum", "ignores the inputs")
def weighted_sum_weights_only(x, w):
    return sum(w)


@wrong("weighted_sum", "takes the size of each product")
def weighted_sum_abs(x, w):
    return sum(abs(x * w))


@wrong("weighted_sum", "drops what is inhibited: counts positive products only")
def weighted_sum_positive_only(x, w):
    return sum(p for p in x * w if p > 0)


@wrong("weighted_sum", "cuts off the decimals")
def weighted_sum_int(x, w):
    return int(sum(x * w))


@wrong("weighted_sum", "rounds to one decimal, as the explorer prints it")
def weighted_sum_rounded(x, w):
    return round(float(sum(x * w)), 1)


@wrong("weighted_sum", "the weights in reverse order (a convolution)")
def weighted_sum_reversed(x, w):
    return sum(x * w[::-1])


@wrong("weighted_sum", "outer product: each input with every weight")
def weighted_sum_outer(x, w):
    return np.outer(x, w).sum()


@wrong("weighted_sum", "cumulative sums instead of the last one")
def weighted_sum_cumsum(x, w):
    return np.cumsum(x * w)


@wrong("weighted_sum", "input to the power of the weight")
def weighted_sum_power(x, w):
    return sum(x**w)


@wrong("weighted_sum", "prints the sum and returns nothing")
def weighted_sum_prints(x, w):
    print(sum(x * w))


@wrong("weighted_sum", "works in place: x holds the products afterwards")
def weighted_sum_in_place(x, w):
    x *= w
    return sum(x)


@wrong("weighted_sum", "the minus of the sum")
def weighted_sum_minus(x, w):
    total = 0
    for a, b in zip(x, w):
        total -= a * b
    return total


@wrong("weighted_sum", "divides by the weight")
def weighted_sum_divided(x, w):
    return sum(x / w)


@wrong("weighted_sum", "the numbers of the example, hard-coded")
def weighted_sum_hard_coded(x, w):
    x, w = np.array([1.0, 0.5]), np.array([2.0, 1.0])
    return sum(x * w)


_so_far = []


@wrong("weighted_sum", "keeps the products of earlier calls")
def weighted_sum_stateful(x, w):
    for a, b in zip(x, w):
        _so_far.append(a * b)
    return sum(_so_far)


@wrong("weighted_sum", "a set of products: equal products count once")
def weighted_sum_set(x, w):
    return sum({a * b for a, b in zip(x, w)})


@wrong("weighted_sum", "the number as text")
def weighted_sum_text(x, w):
    return f"{sum(x * w)}"


@wrong("weighted_sum", "squares the inputs")
def weighted_sum_squares(x, w):
    return sum(x * x * w)
