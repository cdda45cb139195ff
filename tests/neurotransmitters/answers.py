"""Answers to the exercises of neurotransmitters, as learners write them."""
# ruff: noqa: B905, B006, NPY002  (learners do not write strict=, and some use defaults or the old random numbers)

import math
from bisect import bisect_left

import numpy as np
from answers import Answers

ANSWERS = Answers()
right, wrong, undecided = ANSWERS.right, ANSWERS.wrong, ANSWERS.undecided


# synaptic_current(V, g, E_rev): right. The lesson passes single numbers only.


@right("synaptic_current")
def synaptic_current_ohm(V, g, E_rev):
    I = g * (E_rev - V)
    return I


@right("synaptic_current")
def synaptic_current_minus(V, g, E_rev):
    return -g * (V - E_rev)


@right("synaptic_current")
def synaptic_current_multiplied_out(V, g, E_rev):
    return g * E_rev - g * V


@right("synaptic_current")
def synaptic_current_plain_float(V, g, E_rev):
    return float(g) * (float(E_rev) - float(V))


@right("synaptic_current")
def synaptic_current_float32(V, g, E_rev):
    V, g, E_rev = np.float32(V), np.float32(g), np.float32(E_rev)
    return g * (E_rev - V)


@right("synaptic_current")
def synaptic_current_numpy(V, g, E_rev):
    return np.multiply(g, np.subtract(E_rev, V))


@right("synaptic_current")
def synaptic_current_zero_d_array(V, g, E_rev):
    return np.asarray(g * np.asarray(E_rev - V))


@right("synaptic_current")
def synaptic_current_resistance(V, g, E_rev):
    if g == 0:
        return 0.0
    return (E_rev - V) / (1 / g)


@right("synaptic_current")
def synaptic_current_two_sides(V, g, E_rev):
    if V < E_rev:
        return g * abs(E_rev - V)
    elif V > E_rev:
        return -g * abs(E_rev - V)
    return 0


@right("synaptic_current")
def synaptic_current_copysign(V, g, E_rev):
    drive = math.fabs(E_rev - V)
    return math.copysign(g * drive, E_rev - V)


@right("synaptic_current")
def synaptic_current_si_units(V, g, E_rev):
    siemens, volts = g * 1e-6, (E_rev - V) * 1e-3
    return siemens * volts / 1e-9


@right("synaptic_current")
def synaptic_current_helper(voltage, conductance, reversal=0.0):
    def driving_force():
        return reversal - voltage

    return conductance * driving_force()


synaptic_current_lambda = right("synaptic_current")(lambda V, g, E_rev: g * (E_rev - V))


# synaptic_current: the text does not decide


@undecided("synaptic_current", "an array with one entry instead of a number")
def synaptic_current_one_entry(V, g, E_rev):
    return np.atleast_1d(g * (E_rev - V))


# synaptic_current: wrong


@wrong("synaptic_current", "sign: the current out of the cell")
def synaptic_current_outward(V, g, E_rev):
    I = g * (V - E_rev)
    return I


@wrong("synaptic_current", "brackets forgotten")
def synaptic_current_brackets(V, g, E_rev):
    return g * E_rev - V


@wrong("synaptic_current", "sum of the voltages instead of their difference")
def synaptic_current_sum(V, g, E_rev):
    return g * (E_rev + V)


@wrong("synaptic_current", "divides by the conductance, as by a resistance")
def synaptic_current_divides(V, g, E_rev):
    return (E_rev - V) / g


@wrong("synaptic_current", "the size only: never negative")
def synaptic_current_abs(V, g, E_rev):
    return g * abs(E_rev - V)


@wrong("synaptic_current", "the voltage of the door is ignored: I = gV")
def synaptic_current_no_reversal(V, g, E_rev):
    return -g * V


@wrong("synaptic_current", "the voltage of the membrane is ignored")
def synaptic_current_no_voltage(V, g, E_rev):
    return g * E_rev


@wrong("synaptic_current", "the conductance is ignored: the driving force alone")
def synaptic_current_no_conductance(V, g, E_rev):
    return E_rev - V


@wrong("synaptic_current", "pA instead of nA")
def synaptic_current_picoampere(V, g, E_rev):
    return 1000 * g * (E_rev - V)


@wrong("synaptic_current", "an unnecessary factor: divides by 1000")
def synaptic_current_too_small(V, g, E_rev):
    return g * (E_rev - V) / 1000


@wrong("synaptic_current", "the door of GABA at -70 mV, hard-coded")
def synaptic_current_gaba(V, g, E_rev):
    return g * (-70.0 - V)


@wrong("synaptic_current", "the conductance of the example, hard-coded")
def synaptic_current_g_hard_coded(V, g, E_rev):
    return 0.01 * (E_rev - V)


@wrong("synaptic_current", "arguments in another order: g first")
def synaptic_current_arguments(g, V, E_rev):
    return g * (E_rev - V)


@wrong("synaptic_current", "E_rev and V swapped in the list of arguments")
def synaptic_current_arguments_swapped(E_rev, g, V):
    return g * (E_rev - V)


@wrong("synaptic_current", "only inward: cut off at zero")
def synaptic_current_rectified(V, g, E_rev):
    return max(0.0, g * (E_rev - V))


@wrong("synaptic_current", "nothing below the door's voltage: flows one way only")
def synaptic_current_one_way(V, g, E_rev):
    if V <= E_rev:
        return 0.0
    return g * (E_rev - V)


@wrong("synaptic_current", "the new voltage instead of the current")
def synaptic_current_new_voltage(V, g, E_rev):
    return V + g * (E_rev - V)


@wrong("synaptic_current", "cuts off the decimals")
def synaptic_current_int(V, g, E_rev):
    return int(g * (E_rev - V))


@wrong("synaptic_current", "rounds to whole tenths")
def synaptic_current_rounded(V, g, E_rev):
    return round(g * (E_rev - V), 1)


@wrong("synaptic_current", "the square of the driving force (power)")
def synaptic_current_power(V, g, E_rev):
    return g * (E_rev - V) ** 2


@wrong("synaptic_current", "the leak is added as well")
def synaptic_current_with_leak(V, g, E_rev):
    return g * (E_rev - V) + 0.01 * (-70 - V)


@wrong("synaptic_current", "prints the current and returns nothing")
def synaptic_current_prints(V, g, E_rev):
    print(g * (E_rev - V))


@wrong("synaptic_current", "sizes of the voltages: works only when both are positive")
def synaptic_current_abs_voltages(V, g, E_rev):
    return g * (abs(E_rev) - abs(V))


@wrong("synaptic_current", "half of it")
def synaptic_current_half(V, g, E_rev):
    return g * (E_rev - V) / 2


@wrong("synaptic_current", "GABA always negative: takes the sign from E_rev")
def synaptic_current_sign_of_door(V, g, E_rev):
    size = g * abs(E_rev - V)
    return -size if E_rev < -55 else size


# steady_state(g, E, g_L, E_L): right


@right("steady_state")
def steady_state_mean(g, E, g_L, E_L):
    pull = g_L * E_L + np.sum(g * E)
    V = pull / (g_L + np.sum(g))
    return V


@right("steady_state")
def steady_state_loop(g, E, g_L, E_L):
    above, below = g_L * E_L, g_L
    for i in range(len(g)):
        above += g[i] * E[i]
        below += g[i]
    return above / below


@right("steady_state")
def steady_state_dot(g, E, g_L=0.01, E_L=-70.0):
    return (g_L * E_L + g @ E) / (g_L + g.sum())


@right("steady_state")
def steady_state_leak_as_a_door(g, E, g_L, E_L):
    g, E = np.append(g, g_L), np.append(E, E_L)
    return np.average(E, weights=g)


@right("steady_state")
def steady_state_lift_from_rest(g, E, g_L, E_L):
    return E_L + sum(g * (E - E_L)) / (g_L + sum(g))


@right("steady_state")
def steady_state_plain_floats(g, E, g_L, E_L):
    pulls = [float(a) * float(b) for a, b in zip(g, E)]
    total = math.fsum([float(g_L), *map(float, g)])
    return math.fsum([g_L * E_L, *pulls]) / total


@right("steady_state")
def steady_state_float32(g, E, g_L, E_L):
    g, E = np.asarray(g, np.float32), np.asarray(E, np.float32)
    g_L, E_L = np.float32(g_L), np.float32(E_L)
    return (g_L * E_L + np.sum(g * E)) / (g_L + np.sum(g))


@right("steady_state")
def steady_state_einsum(conductances, reversals, leak, rest):
    pull = np.einsum("i,i->", conductances, reversals) + leak * rest
    return np.divide(pull, np.sum(conductances) + leak)


@right("steady_state")
def steady_state_shares(g, E, g_L, E_L):
    total = g_L + g.sum()
    shares = g / total
    return g_L / total * E_L + (shares * E).sum()


@right("steady_state")
def steady_state_recursion(g, E, g_L, E_L):
    if len(g) == 0:
        return E_L
    both = g_L + g[0]
    return steady_state_recursion(g[1:], E[1:], both, (g_L * E_L + g[0] * E[0]) / both)


@right("steady_state")
def steady_state_line_through_two_points(g, E, g_L, E_L):
    def current(V):
        return g_L * (E_L - V) + np.sum(g * (E - V))

    at_zero, slope = current(0.0), current(1.0) - current(0.0)
    return -at_zero / slope


@right("steady_state")
def steady_state_bisection(g, E, g_L, E_L):
    low, high = min(E_L, *E), max(E_L, *E)
    for _ in range(200):
        V = (low + high) / 2
        if g_L * (E_L - V) + np.sum(g * (E - V)) > 0:
            low = V
        else:
            high = V
    return (low + high) / 2


@right("steady_state")
def steady_state_solve(g, E, g_L, E_L):
    A, rhs = np.array([[g_L + np.sum(g)]]), np.array([g_L * E_L + np.dot(g, E)])
    return np.linalg.solve(A, rhs)[0]


@right("steady_state")
def steady_state_zero_d_array(g, E, g_L, E_L):
    return np.asarray((g_L * E_L + np.inner(g, E)) / (g_L + np.sum(g)))


steady_state_lambda = right("steady_state")(lambda g, E, g_L, E_L: sum([g_L * E_L, *(g * E)]) / sum([g_L, *g]))


# steady_state: the text does not decide


@undecided("steady_state", "an array with one entry instead of a number")
def steady_state_keepdims(g, E, g_L, E_L):
    return (g_L * E_L + np.sum(g * E, keepdims=True)) / (g_L + np.sum(g, keepdims=True))


# steady_state: wrong


@wrong("steady_state", "the leak is missing above the line")
def steady_state_no_leak_above(g, E, g_L, E_L):
    return np.sum(g * E) / (g_L + np.sum(g))


@wrong("steady_state", "the leak is missing below the line")
def steady_state_no_leak_below(g, E, g_L, E_L):
    return (g_L * E_L + np.sum(g * E)) / np.sum(g)


@wrong("steady_state", "the leak is left out")
def steady_state_no_leak(g, E, g_L, E_L):
    return np.sum(g * E) / np.sum(g)


@wrong("steady_state", "not divided: a sum instead of a mean")
def steady_state_sum(g, E, g_L, E_L):
    return g_L * E_L + np.sum(g * E)


@wrong("steady_state", "a plain mean of the voltages")
def steady_state_plain_mean(g, E, g_L, E_L):
    return (E_L + np.sum(E)) / (1 + len(E))


@wrong("steady_state", "sum of g times sum of E")
def steady_state_sums_multiplied(g, E, g_L, E_L):
    return (g_L * E_L + np.sum(g) * np.sum(E)) / (g_L + np.sum(g))


@wrong("steady_state", "the change from rest instead of the voltage")
def steady_state_lift(g, E, g_L, E_L):
    return np.sum(g * (E - E_L)) / (g_L + np.sum(g))


@wrong("steady_state", "the weighted sum: open doors are missing below the line")
def steady_state_linear(g, E, g_L, E_L):
    return E_L + np.sum(g * (E - E_L)) / g_L


@wrong("steady_state", "only the doors of the synapses below the line, for a lift from rest")
def steady_state_lift_without_leak(g, E, g_L, E_L):
    return E_L + np.sum(g * (E - E_L)) / np.sum(g)


@wrong("steady_state", "sign of the leak's pull")
def steady_state_leak_sign(g, E, g_L, E_L):
    return (np.sum(g * E) - g_L * E_L) / (g_L + np.sum(g))


@wrong("steady_state", "sign of the whole: -V")
def steady_state_sign(g, E, g_L, E_L):
    return -(g_L * E_L + np.sum(g * E)) / (g_L + np.sum(g))


@wrong("steady_state", "brackets forgotten below the line")
def steady_state_brackets(g, E, g_L, E_L):
    return (g_L * E_L + np.sum(g * E)) / g_L + np.sum(g)


@wrong("steady_state", "the resting voltage of the example, hard-coded")
def steady_state_rest_hard_coded(g, E, g_L, E_L):
    return (g_L * -70.0 + np.sum(g * E)) / (g_L + np.sum(g))


@wrong("steady_state", "the leak of the example, hard-coded")
def steady_state_leak_hard_coded(g, E, g_L, E_L):
    return (0.01 * E_L + np.sum(g * E)) / (0.01 + np.sum(g))


@wrong("steady_state", "each door on its own: an array")
def steady_state_each_door(g, E, g_L, E_L):
    return (g_L * E_L + g * E) / (g_L + g)


@wrong("steady_state", "above the line each door on its own: an array")
def steady_state_not_summed(g, E, g_L, E_L):
    return (g_L * E_L + g * E) / (g_L + np.sum(g))


@wrong("steady_state", "the first synapse only")
def steady_state_first_only(g, E, g_L, E_L):
    return (g_L * E_L + g[0] * E[0]) / (g_L + g[0])


@wrong("steady_state", "works for exactly two synapses")
def steady_state_two_only(g, E, g_L, E_L):
    return (g_L * E_L + g[0] * E[0] + g[1] * E[1]) / (g_L + g[0] + g[1])


@wrong("steady_state", "the last synapse is left out")
def steady_state_last_missing(g, E, g_L, E_L):
    pull, total = g_L * E_L, g_L
    for i in range(len(g) - 1):
        pull += g[i] * E[i]
        total += g[i]
    return pull / total


@wrong("steady_state", "the leak counts once for every synapse")
def steady_state_leak_each_time(g, E, g_L, E_L):
    return np.sum(g * E + g_L * E_L) / np.sum(g + g_L)


@wrong("steady_state", "mean of the conductances below the line")
def steady_state_mean_below(g, E, g_L, E_L):
    return (g_L * E_L + np.sum(g * E)) / (g_L + np.mean(g))


@wrong("steady_state", "g and E swapped")
def steady_state_swapped(E, g, g_L, E_L):
    return (g_L * E_L + np.sum(g * E)) / (g_L + np.sum(g))


@wrong("steady_state", "g_L and E_L swapped")
def steady_state_leak_swapped(g, E, E_L, g_L):
    return (g_L * E_L + np.sum(g * E)) / (g_L + np.sum(g))


@wrong("steady_state", "never above 0 and never below rest: inhibition is cut off")
def steady_state_clipped(g, E, g_L, E_L):
    V = (g_L * E_L + np.sum(g * E)) / (g_L + np.sum(g))
    return np.clip(V, E_L, 0)


@wrong("steady_state", "cuts off the decimals")
def steady_state_int(g, E, g_L, E_L):
    return int((g_L * E_L + np.sum(g * E)) / (g_L + np.sum(g)))


@wrong("steady_state", "steps the membrane, but stops before it has settled")
def steady_state_too_early(g, E, g_L, E_L):
    V = E_L
    for _ in range(20):
        V = V + 1.0 * (g_L * (E_L - V) + np.sum(g * (E - V))) / 0.2
    return V


@wrong("steady_state", "works in place: g holds the pulls afterwards")
def steady_state_in_place(g, E, g_L, E_L):
    total = g_L + np.sum(g)
    g *= E
    return (g_L * E_L + np.sum(g)) / total


@wrong("steady_state", "returns inside the loop, after the first synapse")
def steady_state_early_return(g, E, g_L, E_L):
    pull, total = g_L * E_L, g_L
    for a, b in zip(g, E):
        pull += a * b
        total += a
        return pull / total


@wrong("steady_state", "two doors at a time: the mean of the means")
def steady_state_mean_of_means(g, E, g_L, E_L):
    return np.mean([(g_L * E_L + a * b) / (g_L + a) for a, b in zip(g, E)])


@wrong("steady_state", "sums the lifts that each synapse makes alone")
def steady_state_lifts_added(g, E, g_L, E_L):
    return E_L + sum(a * (b - E_L) / (g_L + a) for a, b in zip(g, E))


@wrong("steady_state", "keeps the synapses of earlier calls open")
def steady_state_stateful(g, E, g_L, E_L, doors=[]):
    doors.extend(zip(g, E))
    return (g_L * E_L + sum(a * b for a, b in doors)) / (g_L + sum(a for a, b in doors))


# quantal_content(amplitude, q): right


@right("quantal_content")
def quantal_content_count_nonzero(amplitude, q):
    failures = np.count_nonzero(amplitude < q / 2)
    m = np.log(len(amplitude) / failures)
    return m


@right("quantal_content")
def quantal_content_mean(amplitude, q):
    return -np.log(np.mean(amplitude < q / 2))


@right("quantal_content")
def quantal_content_loop(amplitude, q):
    failures = 0
    for a in amplitude:
        if a < q / 2:
            failures += 1
    return math.log(len(amplitude) / failures)


@right("quantal_content")
def quantal_content_comprehension(answers, size):
    nothing = [a for a in answers if a < size / 2]
    return math.log(len(answers)) - math.log(len(nothing))


@right("quantal_content")
def quantal_content_generator(amplitude, q):
    p0 = sum(1 for a in amplitude if not a >= q / 2) / len(amplitude)
    return -math.log(p0)


@right("quantal_content")
def quantal_content_mask(amplitude, q):
    none = amplitude[amplitude < 0.5 * q]
    return float(np.log(amplitude.size / none.size))


@right("quantal_content")
def quantal_content_float32(amplitude, q):
    failed = np.asarray(amplitude, np.float32) < np.float32(q) / np.float32(2)
    return np.log(np.float32(len(failed)) / np.float32(failed.sum()))


@right("quantal_content")
def quantal_content_sorted(amplitude, q):
    failures = int(np.searchsorted(np.sort(amplitude), q / 2, side="left"))
    return np.log(len(amplitude)) - np.log(failures)


@right("quantal_content")
def quantal_content_bisect(amplitude, q):
    ordered = sorted(amplitude)
    return math.log(len(ordered) / bisect_left(ordered, q / 2))


@right("quantal_content")
def quantal_content_where(amplitude, q):
    failed = np.where(2 * amplitude < q, 1.0, 0.0)
    return -np.log(np.einsum("i->", failed) / len(failed))


@right("quantal_content")
def quantal_content_log_base_e(amplitude, q):
    N, N0 = len(amplitude), (amplitude < q / 2).sum()
    return np.log10(N / N0) / np.log10(np.e)


@right("quantal_content")
def quantal_content_successes(amplitude, q):
    successes = np.count_nonzero(amplitude >= q / 2)
    return -math.log1p(-successes / len(amplitude))


@right("quantal_content")
def quantal_content_no_failure_is_infinite(amplitude, q=0.4):
    failures = int(np.sum(np.less(amplitude, q / 2)))
    return math.inf if failures == 0 else math.log(len(amplitude) / failures)


# quantal_content: the text does not decide


@undecided("quantal_content", "one failure is put in when there was none, so that the logarithm exists")
def quantal_content_at_least_one(amplitude, q):
    failures = max(1, np.count_nonzero(amplitude < q / 2))
    return np.log(len(amplitude) / failures)


# quantal_content: wrong


@wrong("quantal_content", "sign: the logarithm of the share is negative")
def quantal_content_sign(amplitude, q):
    failures = np.count_nonzero(amplitude < q / 2)
    return np.log(failures / len(amplitude))


@wrong("quantal_content", "logarithm to base 10")
def quantal_content_log10(amplitude, q):
    failures = np.count_nonzero(amplitude < q / 2)
    return np.log10(len(amplitude) / failures)


@wrong("quantal_content", "logarithm to base 2")
def quantal_content_log2(amplitude, q):
    failures = np.count_nonzero(amplitude < q / 2)
    return np.log2(len(amplitude) / failures)


@wrong("quantal_content", "log(1 + N/N0)")
def quantal_content_log1p(amplitude, q):
    failures = np.count_nonzero(amplitude < q / 2)
    return np.log1p(len(amplitude) / failures)


@wrong("quantal_content", "the ratio, without the logarithm")
def quantal_content_ratio(amplitude, q):
    return len(amplitude) / np.count_nonzero(amplitude < q / 2)


@wrong("quantal_content", "the share of failures, P(0)")
def quantal_content_p0(amplitude, q):
    return np.mean(amplitude < q / 2)


@wrong("quantal_content", "the share of successes")
def quantal_content_successes_share(amplitude, q):
    return 1 - np.mean(amplitude < q / 2)


@wrong("quantal_content", "the exponential instead of the logarithm")
def quantal_content_exp(amplitude, q):
    return np.exp(-np.mean(amplitude < q / 2))


@wrong("quantal_content", "the direct method: mean size / q")
def quantal_content_direct(amplitude, q):
    return np.mean(amplitude) / q


@wrong("quantal_content", "the border at q instead of q / 2")
def quantal_content_border_q(amplitude, q):
    failures = np.count_nonzero(amplitude < q)
    return np.log(len(amplitude) / failures)


@wrong("quantal_content", "only answers that are exactly 0 count as failures")
def quantal_content_exactly_zero(amplitude, q):
    failures = np.count_nonzero(amplitude == 0)
    return np.log(len(amplitude) / max(failures, 1))


@wrong("quantal_content", "answers at or below 0 count as failures")
def quantal_content_not_positive(amplitude, q):
    failures = np.count_nonzero(amplitude <= 0)
    return np.log(len(amplitude) / max(failures, 1))


@wrong("quantal_content", "border: an answer of just q / 2 counts as a failure")
def quantal_content_border(amplitude, q):
    failures = np.count_nonzero(amplitude <= q / 2)
    return np.log(len(amplitude) / failures)


@wrong("quantal_content", "counts the successes")
def quantal_content_counts_successes(amplitude, q):
    successes = np.count_nonzero(amplitude > q / 2)
    return np.log(len(amplitude) / successes)


@wrong("quantal_content", "the border of the example, 0.2 mV, hard-coded")
def quantal_content_q_hard_coded(amplitude, q):
    failures = np.count_nonzero(amplitude < 0.2)
    return np.log(len(amplitude) / failures)


@wrong("quantal_content", "198 impulses, hard-coded")
def quantal_content_N_hard_coded(amplitude, q):
    failures = np.count_nonzero(amplitude < q / 2)
    return np.log(198 / failures)


@wrong("quantal_content", "the published answer, hard-coded")
def quantal_content_published(amplitude, q):
    return 2.40


@wrong("quantal_content", "takes the size of the answer: noise below -q / 2 is no failure")
def quantal_content_abs(amplitude, q):
    failures = np.count_nonzero(np.abs(amplitude) < q / 2)
    return np.log(len(amplitude) / failures)


@wrong("quantal_content", "successes to failures (the odds)")
def quantal_content_odds(amplitude, q):
    failures = np.count_nonzero(amplitude < q / 2)
    return np.log((len(amplitude) - failures) / failures)


@wrong("quantal_content", "divides by q as well")
def quantal_content_over_q(amplitude, q):
    failures = np.count_nonzero(amplitude < q / 2)
    return np.log(len(amplitude) / failures) / q


@wrong("quantal_content", "rounds to whole packets")
def quantal_content_rounded(amplitude, q):
    failures = np.count_nonzero(amplitude < q / 2)
    return round(float(np.log(len(amplitude) / failures)))


@wrong("quantal_content", "len of the array of True and False: everything counts")
def quantal_content_len_of_mask(amplitude, q):
    failures = len(amplitude < q / 2)
    return np.log(len(amplitude) / failures)


@wrong("quantal_content", "adds up the failed answers instead of counting them")
def quantal_content_sum_of_failed(amplitude, q):
    failures = np.sum(np.abs(amplitude[amplitude < q / 2]))
    return np.log(len(amplitude) / (failures + 1e-9))


@wrong("quantal_content", "the quotient of two logarithms")
def quantal_content_quotient(amplitude, q):
    failures = np.count_nonzero(amplitude < q / 2)
    return np.log(len(amplitude)) / np.log(failures)


@wrong("quantal_content", "one too many: adds 1 to the failures")
def quantal_content_plus_one(amplitude, q):
    failures = np.count_nonzero(amplitude < q / 2)
    return np.log(len(amplitude) / (failures + 1))


@wrong("quantal_content", "off by one: starts at the second impulse")
def quantal_content_first_missing(amplitude, q):
    failures = 0
    for i in range(1, len(amplitude)):
        if amplitude[i] < q / 2:
            failures += 1
    return np.log(len(amplitude) / failures)


@wrong("quantal_content", "stops counting at the first success: works for sorted answers only")
def quantal_content_sorted_only(amplitude, q):
    failures = 0
    for a in amplitude:
        if a >= q / 2:
            break
        failures += 1
    return np.log(len(amplitude) / max(failures, 1))


@wrong("quantal_content", "sorts the recording in place")
def quantal_content_sorts_in_place(amplitude, q):
    amplitude.sort()
    return np.log(len(amplitude) / np.searchsorted(amplitude, q / 2))


@wrong("quantal_content", "sets the failed answers to 0 in the recording itself")
def quantal_content_zeroes_in_place(amplitude, q):
    amplitude[amplitude < q / 2] = 0
    return np.log(len(amplitude) / np.count_nonzero(amplitude == 0))


@wrong("quantal_content", "counts packets by rounding each answer, and takes their mean")
def quantal_content_counts_packets(amplitude, q):
    return np.mean(np.round(amplitude / q))


@wrong("quantal_content", "brackets: q / 2 of the share, amplitude / q < 2")
def quantal_content_ratio_below_two(amplitude, q):
    failures = np.count_nonzero(amplitude / q < 2)
    return np.log(len(amplitude) / failures)


@wrong("quantal_content", "pools the impulses of earlier calls")
def quantal_content_stateful(amplitude, q, seen=[]):
    seen.extend(amplitude / q)
    return np.log(len(seen) / np.count_nonzero(np.array(seen) < 0.5))


@wrong("quantal_content", "draws a bootstrap sample from the global random numbers")
def quantal_content_bootstrap(amplitude, q):
    again = np.random.choice(amplitude, len(amplitude))
    return np.log(len(again) / max(1, np.count_nonzero(again < q / 2)))


# balance(V, E_glu, E_gaba): right. Single numbers, V between the two doors.


@right("balance")
def balance_pushes(V, E_glu, E_gaba):
    push_down = V - E_gaba
    push_up = E_glu - V
    return push_down / push_up


@right("balance")
def balance_signs_turned(V, E_glu, E_gaba):
    return (E_gaba - V) / (V - E_glu)


@right("balance")
def balance_sizes(V, E_glu, E_gaba):
    return abs(V - E_gaba) / abs(V - E_glu)


@right("balance")
def balance_numpy(V, E_glu, E_gaba):
    return np.divide(np.subtract(V, E_gaba), np.subtract(E_glu, V))


@right("balance")
def balance_negated(V, E_glu, E_gaba):
    return -(V - E_gaba) / (V - E_glu)


@right("balance")
def balance_by_trying(V, E_glu, E_gaba):
    low, high = 0.0, 1e4
    for _ in range(200):
        g = (low + high) / 2
        if g * (E_glu - V) + (E_gaba - V) > 0:
            high = g
        else:
            low = g
    return g


# balance: wrong


@wrong("balance", "the other way round")
def balance_upside_down(V, E_glu, E_gaba):
    return (E_glu - V) / (V - E_gaba)


@wrong("balance", "a sign lost, so that it is negative")
def balance_negative(V, E_glu, E_gaba):
    return (E_gaba - V) / (E_glu - V)


@wrong("balance", "equal conductances")
def balance_equal(V, E_glu, E_gaba):
    return 1


@wrong("balance", "a share of the whole way instead of a ratio")
def balance_share(V, E_glu, E_gaba):
    return (V - E_gaba) / (E_glu - E_gaba)


@wrong("balance", "the difference of both pushes")
def balance_difference(V, E_glu, E_gaba):
    return (E_glu - V) - (V - E_gaba)


@wrong("balance", "the product of both pushes")
def balance_product(V, E_glu, E_gaba):
    return (V - E_gaba) * (E_glu - V)


@wrong("balance", "glutamate's door taken to lead to 0 mV always")
def balance_zero_exc(V, E_glu, E_gaba):
    return (V - E_gaba) / -V


@wrong("balance", "the door of GABA left out")
def balance_no_inh(V, E_glu, E_gaba):
    return -V / (E_glu - V)


@wrong("balance", "the numbers of the example")
def balance_fixed(V, E_glu, E_gaba):
    return 9 / 66


@wrong("balance", "in per cent")
def balance_percent(V, E_glu, E_gaba):
    return 100 * (V - E_gaba) / (E_glu - V)


# count_by_spread(amplitude): right


@right("count_by_spread")
def count_by_spread_plain(amplitude):
    return np.mean(amplitude) ** 2 / np.var(amplitude)


@right("count_by_spread")
def count_by_spread_cv(amplitude):
    cv = np.std(amplitude) / np.mean(amplitude)
    return 1 / cv**2


@right("count_by_spread")
def count_by_spread_through_q(amplitude):
    q = np.var(amplitude) / np.mean(amplitude)
    return np.mean(amplitude) / q


@right("count_by_spread")
def count_by_spread_methods(amplitude):
    return float(amplitude.mean() * amplitude.mean() / amplitude.var())


@right("count_by_spread")
def count_by_spread_by_hand(amplitude):
    n = len(amplitude)
    mean = sum(amplitude) / n
    variance = sum((a - mean) ** 2 for a in amplitude) / n
    return mean * mean / variance


# count_by_spread: wrong


@wrong("count_by_spread", "upside down")
def count_by_spread_upside_down(amplitude):
    return np.var(amplitude) / np.mean(amplitude) ** 2


@wrong("count_by_spread", "mean not squared")
def count_by_spread_not_squared(amplitude):
    return np.mean(amplitude) / np.var(amplitude)


@wrong("count_by_spread", "the size of a packet")
def count_by_spread_size(amplitude):
    return np.var(amplitude) / np.mean(amplitude)


@wrong("count_by_spread", "the root of the answer")
def count_by_spread_root(amplitude):
    return np.mean(amplitude) / np.std(amplitude)


@wrong("count_by_spread", "the coefficient of variation")
def count_by_spread_coefficient(amplitude):
    return np.std(amplitude) / np.mean(amplitude)


@wrong("count_by_spread", "standard deviation not squared")
def count_by_spread_std(amplitude):
    return np.mean(amplitude) ** 2 / np.std(amplitude)


@wrong("count_by_spread", "variance squared")
def count_by_spread_var_squared(amplitude):
    return np.mean(amplitude) ** 2 / np.var(amplitude) ** 2


@wrong("count_by_spread", "mean of squares")
def count_by_spread_mean_square(amplitude):
    return np.mean(amplitude**2) / np.var(amplitude)


@wrong("count_by_spread", "the variance itself, as if q were 1")
def count_by_spread_variance(amplitude):
    return np.var(amplitude)


@wrong("count_by_spread", "the mean itself, as if q were 1")
def count_by_spread_mean(amplitude):
    return np.mean(amplitude)
