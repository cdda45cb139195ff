"""Answers to the exercises of spiking, as learners write them."""

import math
from fractions import Fraction

import numpy as np
from answers import Answers

ANSWERS = Answers()
right, wrong, undecided = ANSWERS.right, ANSWERS.wrong, ANSWERS.undecided


# Exercise 1: lif_step(V, RI, dt, E_L, V_th, V_reset, tau_m)


@right("lif_step")
def lif_step_slope(V, RI, dt, E_L, V_th, V_reset, tau_m):
    slope = (E_L - V + RI) / tau_m
    V = V + dt * slope
    if V >= V_th:
        return V_reset, True
    return V, False


@right("lif_step")
def lif_step_augmented(V, RI, dt, E_L, V_th, V_reset, tau_m):
    spike = False
    V += (-(V - E_L) + RI) * dt / tau_m
    if not V < V_th:
        V = V_reset
        spike = True
    return [V, spike]


@right("lif_step")
def lif_step_floats(V, RI, dt, E_L, V_th, V_reset, tau_m):
    V, RI, E_L = float(V), float(RI), float(E_L)
    leak = dt / tau_m
    V = (1 - leak) * V + leak * (E_L + RI)
    fired = 1 if V >= V_th else 0
    return (float(V_reset) if fired else V), bool(fired)


@right("lif_step")
def lif_step_where(V, RI, dt, E_L, V_th, V_reset, tau_m):
    V = V + dt / tau_m * (E_L + RI - V)
    fired = np.greater_equal(V, V_th)
    return np.where(fired, V_reset, V), fired


@right("lif_step")
def lif_step_array(V, RI, dt, E_L, V_th, V_reset, tau_m):
    V = V + dt / tau_m * (-(V - E_L) + RI)
    fired = V >= V_th
    return np.array([V_reset if fired else V, fired])


@right("lif_step")
def lif_step_float32(V, RI, dt, E_L, V_th, V_reset, tau_m):
    V, RI, dt, E_L, tau_m = (np.float32(z) for z in (V, RI, dt, E_L, tau_m))
    V = V + dt / tau_m * (E_L - V + RI)
    return (np.float32(V_reset), np.True_) if V >= np.float32(V_th) else (V, np.False_)


@right("lif_step")
def lif_step_int_flag(V, RI, dt, E_L, V_th, V_reset, tau_m):
    new = V + dt * (RI - (V - E_L)) / tau_m
    spike = int(new >= V_th)
    return spike * V_reset + (1 - spike) * new, spike


def _membrane_slope(V, RI, E_L, tau_m):
    return (-(V - E_L) + RI) / tau_m


@right("lif_step")
def lif_step_helper(voltage, drive, step=0.1, rest=-65.0, threshold=-50.0, reset=-65.0, tau=20.0):
    new = voltage + step * _membrane_slope(voltage, drive, rest, tau)
    return {True: (reset, True), False: (new, False)}[bool(new >= threshold)]


@right("lif_step")
def lif_step_ndarray_scalar(V, RI, dt, E_L, V_th, V_reset, tau_m):
    V = np.asarray(V + dt / tau_m * (-(V - E_L) + RI))
    fired = V >= V_th
    V = np.array(V, dtype=float)
    V[fired] = V_reset
    return V, fired


right("lif_step")(
    lambda V, RI, dt, E_L, V_th, V_reset, tau_m: (
        (V_reset, True)
        if V - dt / tau_m * (V - E_L) + dt / tau_m * RI >= V_th
        else (V - dt / tau_m * (V - E_L) + dt / tau_m * RI, False)
    )
)


@wrong("lif_step", "border: fires above the threshold, not when it is reached")
def lif_step_border(V, RI, dt, E_L, V_th, V_reset, tau_m):
    V = V + dt / tau_m * (-(V - E_L) + RI)
    return (V_reset, True) if V > V_th else (V, False)


@wrong("lif_step", "asks for the threshold before the step")
def lif_step_asks_first(V, RI, dt, E_L, V_th, V_reset, tau_m):
    if V >= V_th:
        return V_reset, True
    return V + dt / tau_m * (-(V - E_L) + RI), False


@wrong("lif_step", "sign slip: runs away from rest")
def lif_step_runs_away(V, RI, dt, E_L, V_th, V_reset, tau_m):
    V = V + dt / tau_m * ((V - E_L) + RI)
    return (V_reset, True) if V >= V_th else (V, False)


@wrong("lif_step", "sign slip: the drive lowers the voltage")
def lif_step_drive_sign(V, RI, dt, E_L, V_th, V_reset, tau_m):
    V = V + dt / tau_m * (-(V - E_L) - RI)
    return (V_reset, True) if V >= V_th else (V, False)


@wrong("lif_step", "forgets the resting voltage")
def lif_step_no_rest(V, RI, dt, E_L, V_th, V_reset, tau_m):
    V = V + dt / tau_m * (-V + RI)
    return (V_reset, True) if V >= V_th else (V, False)


@wrong("lif_step", "forgets tau_m")
def lif_step_no_tau(V, RI, dt, E_L, V_th, V_reset, tau_m):
    V = V + dt * (-(V - E_L) + RI)
    return (V_reset, True) if V >= V_th else (V, False)


@wrong("lif_step", "the drive is not divided by tau_m")
def lif_step_bracket(V, RI, dt, E_L, V_th, V_reset, tau_m):
    V = V + dt / tau_m * -(V - E_L) + RI
    return (V_reset, True) if V >= V_th else (V, False)


@wrong("lif_step", "tau_m over dt")
def lif_step_upside_down(V, RI, dt, E_L, V_th, V_reset, tau_m):
    V = V + tau_m / dt * (-(V - E_L) + RI)
    return (V_reset, True) if V >= V_th else (V, False)


@wrong("lif_step", "no reset")
def lif_step_no_reset(V, RI, dt, E_L, V_th, V_reset, tau_m):
    V = V + dt / tau_m * (-(V - E_L) + RI)
    return V, V >= V_th


@wrong("lif_step", "resets to rest instead of V_reset")
def lif_step_to_rest(V, RI, dt, E_L, V_th, V_reset, tau_m):
    V = V + dt / tau_m * (-(V - E_L) + RI)
    return (E_L, True) if V >= V_th else (V, False)


@wrong("lif_step", "stops at the threshold")
def lif_step_to_threshold(V, RI, dt, E_L, V_th, V_reset, tau_m):
    V = V + dt / tau_m * (-(V - E_L) + RI)
    return (V_th, True) if V >= V_th else (V, False)


@wrong("lif_step", "the two results in the wrong order")
def lif_step_order(V, RI, dt, E_L, V_th, V_reset, tau_m):
    V = V + dt / tau_m * (-(V - E_L) + RI)
    return (True, V_reset) if V >= V_th else (False, V)


@wrong("lif_step", "the exact solution over dt, not a step of Euler's method")
def lif_step_exact(V, RI, dt, E_L, V_th, V_reset, tau_m):
    end = E_L + RI
    V = end + (V - end) * np.exp(-dt / tau_m)
    return (V_reset, True) if V >= V_th else (V, False)


@wrong("lif_step", "returns the change of the voltage")
def lif_step_change(V, RI, dt, E_L, V_th, V_reset, tau_m):
    dV = dt / tau_m * (-(V - E_L) + RI)
    return (V_reset, True) if V + dV >= V_th else (dV, False)


@wrong("lif_step", "tau_m is 20 ms whatever is given")
def lif_step_fixed_tau(V, RI, dt, E_L, V_th, V_reset, tau_m):
    V = V + dt / 20 * (-(V - E_L) + RI)
    return (V_reset, True) if V >= V_th else (V, False)


@wrong("lif_step", "threshold -50 mV and reset -65 mV whatever is given")
def lif_step_fixed_threshold(V, RI, dt, E_L, V_th, V_reset, tau_m):
    V = V + dt / tau_m * (-(V - E_L) + RI)
    return (-65, True) if V >= -50 else (V, False)


@wrong("lif_step", "returns only the voltage")
def lif_step_only_voltage(V, RI, dt, E_L, V_th, V_reset, tau_m):
    V = V + dt / tau_m * (-(V - E_L) + RI)
    return V_reset if V >= V_th else V


@wrong("lif_step", "true and false the wrong way round")
def lif_step_negated(V, RI, dt, E_L, V_th, V_reset, tau_m):
    V = V + dt / tau_m * (-(V - E_L) + RI)
    return (V_reset, False) if V >= V_th else (V, True)


@wrong("lif_step", "never reports a spike: asks after the reset")
def lif_step_asks_after_reset(V, RI, dt, E_L, V_th, V_reset, tau_m):
    V = V + dt / tau_m * (-(V - E_L) + RI)
    if V >= V_th:
        V = V_reset
    return V, V >= V_th


@wrong("lif_step", "compares the drive with the threshold instead of the voltage")
def lif_step_drive_threshold(V, RI, dt, E_L, V_th, V_reset, tau_m):
    V = V + dt / tau_m * (-(V - E_L) + RI)
    return (V_reset, True) if E_L + RI >= V_th else (V, False)


@wrong("lif_step", "never below rest")
def lif_step_clipped(V, RI, dt, E_L, V_th, V_reset, tau_m):
    V = max(E_L, V + dt / tau_m * (-(V - E_L) + RI))
    return (V_reset, True) if V >= V_th else (V, False)


@wrong("lif_step", "two steps of half the length")
def lif_step_two_halves(V, RI, dt, E_L, V_th, V_reset, tau_m):
    for _ in range(2):
        V = V + dt / 2 / tau_m * (-(V - E_L) + RI)
    return (V_reset, True) if V >= V_th else (V, False)


# Exercise 2: encode_latency(drive, V_th, tau_m)


@right("encode_latency")
def encode_latency_log(drive, V_th, tau_m):
    return tau_m * np.log(drive / (drive - V_th))


@right("encode_latency")
def encode_latency_minus_log(drive, V_th, tau_m):
    return -tau_m * np.log(1 - V_th / drive)


@right("encode_latency")
def encode_latency_math(drive, V_th, tau_m):
    return tau_m * math.log(drive / (drive - V_th))


@right("encode_latency")
def encode_latency_log1p(drive, V_th, tau_m):
    return -tau_m * math.log1p(-V_th / drive)


@right("encode_latency")
def encode_latency_difference(D, threshold=10.0, tau=20.0):
    return tau * (np.log(D) - np.log(D - threshold))


@right("encode_latency")
def encode_latency_float32(drive, V_th, tau_m):
    drive, V_th, tau_m = np.float32(drive), np.float32(V_th), np.float32(tau_m)
    return tau_m * np.log(drive / (drive - V_th))


@right("encode_latency")
def encode_latency_power(drive, V_th, tau_m):
    return np.log((drive / (drive - V_th)) ** tau_m)


@right("encode_latency")
def encode_latency_bisection(drive, V_th, tau_m):
    early, late = 0.0, 1000.0 * tau_m
    for _ in range(200):
        t = (early + late) / 2
        if drive * (1 - math.exp(-t / tau_m)) < V_th:
            early = t
        else:
            late = t
    return t


@right("encode_latency")
@np.vectorize
def encode_latency_vectorize(drive, V_th, tau_m):
    return tau_m * (math.log2(drive) - math.log2(drive - V_th)) / math.log2(math.e)


@right("encode_latency")
def encode_latency_atanh(drive, V_th, tau_m):
    half = math.atanh(V_th / (2 * drive - V_th))  # ln((1 + z) / (1 - z)) = 2 artanh z
    return 2 * tau_m * half


right("encode_latency")(lambda drive, V_th, tau_m: np.asarray(tau_m * np.log(drive / np.subtract(drive, V_th))))


@wrong("encode_latency", "sign slip: a negative time")
def encode_latency_negative(drive, V_th, tau_m):
    return tau_m * np.log((drive - V_th) / drive)


@wrong("encode_latency", "logarithm to the base 10")
def encode_latency_log10(drive, V_th, tau_m):
    return tau_m * np.log10(drive / (drive - V_th))


@wrong("encode_latency", "logarithm to the base 2")
def encode_latency_log2(drive, V_th, tau_m):
    return tau_m * np.log2(drive / (drive - V_th))


@wrong("encode_latency", "drive over threshold")
def encode_latency_ratio(drive, V_th, tau_m):
    return tau_m * np.log(drive / V_th)


@wrong("encode_latency", "threshold over what is left")
def encode_latency_threshold_over(drive, V_th, tau_m):
    return tau_m * np.log(V_th / (drive - V_th))


@wrong("encode_latency", "no bracket: drive / drive - V_th")
def encode_latency_bracket(drive, V_th, tau_m):
    return tau_m * np.log(drive / drive - V_th)


@wrong("encode_latency", "plus for minus in the fraction")
def encode_latency_plus(drive, V_th, tau_m):
    return tau_m * np.log((drive + V_th) / drive)


@wrong("encode_latency", "no tau_m")
def encode_latency_no_tau(drive, V_th, tau_m):
    return np.log(drive / (drive - V_th))


@wrong("encode_latency", "divides by tau_m")
def encode_latency_over_tau(drive, V_th, tau_m):
    return np.log(drive / (drive - V_th)) / tau_m


@wrong("encode_latency", "no logarithm")
def encode_latency_no_log(drive, V_th, tau_m):
    return tau_m * drive / (drive - V_th)


@wrong("encode_latency", "seconds instead of milliseconds")
def encode_latency_seconds(drive, V_th, tau_m):
    return tau_m / 1000 * np.log(drive / (drive - V_th))


@wrong("encode_latency", "a rate: one over the time")
def encode_latency_rate(drive, V_th, tau_m):
    return 1 / (tau_m * np.log(drive / (drive - V_th)))


@wrong("encode_latency", "drive and threshold swapped")
def encode_latency_swapped(drive, V_th, tau_m):
    return tau_m * np.log(V_th / (V_th - drive))


@wrong("encode_latency", "threshold 10 whatever is given")
def encode_latency_fixed_threshold(drive, V_th, tau_m):
    return tau_m * np.log(drive / (drive - 10))


@wrong("encode_latency", "tau_m is 20 ms whatever is given")
def encode_latency_fixed_tau(drive, V_th, tau_m):
    return 20 * np.log(drive / (drive - V_th))


@wrong("encode_latency", "a perfect integrator without leak: tau V_th / D")
def encode_latency_no_leak(drive, V_th, tau_m):
    return tau_m * V_th / drive


@wrong("encode_latency", "whole division before the logarithm")
def encode_latency_floor(drive, V_th, tau_m):
    return tau_m * np.log(drive // (drive - V_th))


@wrong("encode_latency", "rounded up to a whole millisecond")
def encode_latency_ceil(drive, V_th, tau_m):
    return math.ceil(tau_m * math.log(drive / (drive - V_th)))


@wrong("encode_latency", "Euler's method with a step of half a millisecond")
def encode_latency_simulated(drive, V_th, tau_m):
    V, t = 0.0, 0.0
    while V < V_th:
        V += 0.5 / tau_m * (drive - V)
        t += 0.5
    return t


@wrong("encode_latency", "voltage at the time tau_m")
def encode_latency_voltage(drive, V_th, tau_m):
    return drive * (1 - np.exp(-V_th / tau_m))


@wrong("encode_latency", "share of the threshold: D / V_th - 1")
def encode_latency_other_share(drive, V_th, tau_m):
    return -tau_m * np.log(drive / V_th - 1)


@wrong("encode_latency", "cut off at 50 ms")
def encode_latency_clipped(drive, V_th, tau_m):
    return min(50.0, tau_m * np.log(drive / (drive - V_th)))


# Exercise 3: stdp_window(dt, A_plus, A_minus, tau_plus, tau_minus)


@right("stdp_window")
def stdp_window_branches(dt, A_plus, A_minus, tau_plus, tau_minus):
    if dt > 0:
        return A_plus * np.exp(-dt / tau_plus)
    if dt < 0:
        return -A_minus * np.exp(dt / tau_minus)
    return 0


@right("stdp_window")
def stdp_window_math(dt, A_plus, A_minus, tau_plus, tau_minus):
    dt = float(dt)
    if dt == 0:
        return 0.0
    return A_plus * math.exp(-dt / tau_plus) if dt > 0 else -A_minus * math.exp(dt / tau_minus)


@right("stdp_window")
def stdp_window_where(dt, A_plus, A_minus, tau_plus, tau_minus):
    far = np.abs(dt)
    grows = A_plus * np.exp(-far / tau_plus)
    shrinks = -A_minus * np.exp(-far / tau_minus)
    return np.where(dt > 0, grows, np.where(dt < 0, shrinks, 0.0))


@right("stdp_window")
def stdp_window_sign(dt, A_plus, A_minus, tau_plus, tau_minus):
    A, tau = (A_plus, tau_plus) if dt > 0 else (A_minus, tau_minus)
    return np.sign(dt) * A * np.exp(-abs(dt) / tau)


@right("stdp_window")
def stdp_window_float32(dt, A_plus, A_minus, tau_plus, tau_minus):
    dt = np.float32(dt)
    if dt == 0:
        return np.float32(0)
    grows = np.float32(A_plus) * np.exp(-dt / np.float32(tau_plus))
    shrinks = -np.float32(A_minus) * np.exp(dt / np.float32(tau_minus))
    return grows if dt > 0 else shrinks


@right("stdp_window")
def stdp_window_clipped(dt, A_plus=0.9, A_minus=0.5, tau_plus=16.8, tau_minus=33.7):
    grows = A_plus * np.exp(-np.clip(dt, 0, None) / tau_plus)
    shrinks = A_minus * np.exp(np.clip(dt, None, 0) / tau_minus)
    return (dt > 0) * grows - (dt < 0) * shrinks


@right("stdp_window")
def stdp_window_power(dt, A_plus, A_minus, tau_plus, tau_minus):
    if dt == 0:
        return 0
    elif dt > 0:
        return A_plus / math.e ** (dt / tau_plus)
    else:
        return -A_minus / math.e ** (-dt / tau_minus)


@right("stdp_window")
def stdp_window_select(dt, A_plus, A_minus, tau_plus, tau_minus):
    after = A_plus * np.exp(-np.maximum(dt, 0) / tau_plus)
    before = -A_minus * np.exp(np.minimum(dt, 0) / tau_minus)
    return np.select([np.greater(dt, 0), np.less(dt, 0)], [after, before], default=0.0)


@right("stdp_window")
def stdp_window_recursive(dt, A_plus, A_minus, tau_plus, tau_minus):
    if dt < 0:
        return -stdp_window_recursive(-dt, A_minus, A_plus, tau_minus, tau_plus)
    return A_plus * math.exp(-dt / tau_plus) if dt else 0.0


@right("stdp_window")
@np.vectorize
def stdp_window_vectorize(dt, A_plus, A_minus, tau_plus, tau_minus):
    if dt == 0:
        return 0.0
    return A_plus * np.exp(-dt / tau_plus) if dt > 0 else -A_minus * np.exp(dt / tau_minus)


right("stdp_window")(
    lambda dt, A_plus, A_minus, tau_plus, tau_minus: (
        0.0 if dt == 0 else (A_plus if dt > 0 else -A_minus) * np.exp(-abs(dt) / (tau_plus if dt > 0 else tau_minus))
    )
)


@wrong("stdp_window", "both sides grow")
def stdp_window_grows(dt, A_plus, A_minus, tau_plus, tau_minus):
    if dt == 0:
        return 0.0
    return A_plus * np.exp(-dt / tau_plus) if dt > 0 else A_minus * np.exp(dt / tau_minus)


@wrong("stdp_window", "the wrong way round: late inputs grow")
def stdp_window_reversed(dt, A_plus, A_minus, tau_plus, tau_minus):
    if dt == 0:
        return 0.0
    return -A_minus * np.exp(-dt / tau_minus) if dt > 0 else A_plus * np.exp(dt / tau_plus)


@wrong("stdp_window", "the left side explodes: wrong sign in its exponent")
def stdp_window_explodes(dt, A_plus, A_minus, tau_plus, tau_minus):
    if dt == 0:
        return 0.0
    return A_plus * np.exp(-dt / tau_plus) if dt > 0 else -A_minus * np.exp(-dt / tau_minus)


@wrong("stdp_window", "the right side explodes")
def stdp_window_right_explodes(dt, A_plus, A_minus, tau_plus, tau_minus):
    if dt == 0:
        return 0.0
    return A_plus * np.exp(dt / tau_plus) if dt > 0 else -A_minus * np.exp(dt / tau_minus)


@wrong("stdp_window", "time constants swapped")
def stdp_window_swapped_tau(dt, A_plus, A_minus, tau_plus, tau_minus):
    if dt == 0:
        return 0.0
    return A_plus * np.exp(-dt / tau_minus) if dt > 0 else -A_minus * np.exp(dt / tau_plus)


@wrong("stdp_window", "one time constant for both sides")
def stdp_window_one_tau(dt, A_plus, A_minus, tau_plus, tau_minus):
    if dt == 0:
        return 0.0
    return A_plus * np.exp(-dt / tau_plus) if dt > 0 else -A_minus * np.exp(dt / tau_plus)


@wrong("stdp_window", "amplitudes swapped")
def stdp_window_swapped_A(dt, A_plus, A_minus, tau_plus, tau_minus):
    if dt == 0:
        return 0.0
    return A_minus * np.exp(-dt / tau_plus) if dt > 0 else -A_plus * np.exp(dt / tau_minus)


@wrong("stdp_window", "one amplitude for both sides")
def stdp_window_one_A(dt, A_plus, A_minus, tau_plus, tau_minus):
    if dt == 0:
        return 0.0
    return A_plus * np.exp(-dt / tau_plus) if dt > 0 else -A_plus * np.exp(dt / tau_minus)


@wrong("stdp_window", "dt = 0 grows: border >=")
def stdp_window_zero_grows(dt, A_plus, A_minus, tau_plus, tau_minus):
    return A_plus * np.exp(-dt / tau_plus) if dt >= 0 else -A_minus * np.exp(dt / tau_minus)


@wrong("stdp_window", "dt = 0 shrinks: no case of its own")
def stdp_window_zero_shrinks(dt, A_plus, A_minus, tau_plus, tau_minus):
    return A_plus * np.exp(-dt / tau_plus) if dt > 0 else -A_minus * np.exp(dt / tau_minus)


@wrong("stdp_window", "the sum of both sides")
def stdp_window_sum(dt, A_plus, A_minus, tau_plus, tau_minus):
    if dt == 0:
        return 0.0
    return A_plus * np.exp(-abs(dt) / tau_plus) - A_minus * np.exp(-abs(dt) / tau_minus)


@wrong("stdp_window", "no weakening at all")
def stdp_window_no_weakening(dt, A_plus, A_minus, tau_plus, tau_minus):
    return A_plus * np.exp(-dt / tau_plus) if dt > 0 else 0.0


@wrong("stdp_window", "a bell: the square of dt")
def stdp_window_bell(dt, A_plus, A_minus, tau_plus, tau_minus):
    if dt == 0:
        return 0.0
    return A_plus * np.exp(-((dt / tau_plus) ** 2)) if dt > 0 else -A_minus * np.exp(-((dt / tau_minus) ** 2))


@wrong("stdp_window", "time multiplied by the time constant")
def stdp_window_times_tau(dt, A_plus, A_minus, tau_plus, tau_minus):
    if dt == 0:
        return 0.0
    return A_plus * np.exp(-dt * tau_plus) if dt > 0 else -A_minus * np.exp(dt * tau_minus)


@wrong("stdp_window", "no fading")
def stdp_window_flat(dt, A_plus, A_minus, tau_plus, tau_minus):
    if dt == 0:
        return 0.0
    return A_plus if dt > 0 else -A_minus


@wrong("stdp_window", "a straight line that ends at the time constant")
def stdp_window_straight(dt, A_plus, A_minus, tau_plus, tau_minus):
    if dt == 0:
        return 0.0
    return A_plus * max(0, 1 - dt / tau_plus) if dt > 0 else -A_minus * max(0, 1 + dt / tau_minus)


@wrong("stdp_window", "base 2: a half-life instead of a time constant")
def stdp_window_half_life(dt, A_plus, A_minus, tau_plus, tau_minus):
    if dt == 0:
        return 0.0
    return A_plus * 2 ** (-dt / tau_plus) if dt > 0 else -A_minus * 2 ** (dt / tau_minus)


@wrong("stdp_window", "amplitudes and time constants fixed as in the explorer")
def stdp_window_fixed(dt, A_plus, A_minus, tau_plus, tau_minus):
    if dt == 0:
        return 0.0
    return 0.9 * np.exp(-dt / 16.8) if dt > 0 else -0.5 * np.exp(dt / 33.7)


@wrong("stdp_window", "whole division of the times")
def stdp_window_floor(dt, A_plus, A_minus, tau_plus, tau_minus):
    if dt == 0:
        return 0.0
    return A_plus * np.exp(-dt // tau_plus) if dt > 0 else -A_minus * np.exp(dt // tau_minus)


@wrong("stdp_window", "nothing beyond fifty milliseconds")
def stdp_window_cut(dt, A_plus, A_minus, tau_plus, tau_minus):
    if dt == 0 or abs(dt) > 50:
        return 0.0
    return A_plus * np.exp(-dt / tau_plus) if dt > 0 else -A_minus * np.exp(dt / tau_minus)


@wrong("stdp_window", "returns the new weight, from 1")
def stdp_window_new_weight(dt, A_plus, A_minus, tau_plus, tau_minus):
    if dt == 0:
        return 1.0
    return 1 + A_plus * np.exp(-dt / tau_plus) if dt > 0 else 1 - A_minus * np.exp(dt / tau_minus)


@wrong("stdp_window", "border: within one millisecond nothing changes")
def stdp_window_dead_zone(dt, A_plus, A_minus, tau_plus, tau_minus):
    if abs(dt) < 1:
        return 0.0
    return A_plus * np.exp(-dt / tau_plus) if dt > 0 else -A_minus * np.exp(dt / tau_minus)


@undecided("stdp_window", "parameters renamed: right by position, but the explorer passes them by name")
def stdp_window_renamed(t, a, b, p, m):
    if t == 0:
        return 0.0
    return a * np.exp(-t / p) if t > 0 else -b * np.exp(t / m)


# Exercise 4: break_even(E_mac, E_add, E_word)


@right("break_even")
def break_even_plain(E_mac, E_add, E_word):
    return (E_mac + E_word) / (E_add + 3 * E_word)


@right("break_even")
def break_even_steps(E_mac, E_add, E_word):
    fetch_weight = read_voltage = write_voltage = E_word
    spike = E_add + fetch_weight + read_voltage + write_voltage
    number = E_mac + fetch_weight
    return number / spike


@right("break_even")
def break_even_loop(E_mac, E_add, E_word):
    spike = E_add
    for _ in range(3):
        spike += E_word
    return float(E_mac + E_word) / float(spike)


@right("break_even")
def break_even_matrix(E_mac, E_add, E_word):
    numbers, spike = np.array([[1, 0, 1], [0, 1, 3]]) @ np.array([E_mac, E_add, E_word])
    return numbers / spike


@right("break_even")
def break_even_float32(E_mac, E_add, E_word):
    E_mac, E_add, E_word = np.float32(E_mac), np.float32(E_add), np.float32(E_word)
    return (E_mac + E_word) / (E_add + np.float32(3) * E_word)


@right("break_even")
def break_even_fraction(E_mac, E_add, E_word):
    mac, add, word = Fraction(float(E_mac)), Fraction(float(E_add)), Fraction(float(E_word))
    return float((mac + word) / (add + 3 * word))


@right("break_even")
def break_even_sums(mac=4.6, add=0.9, word=0.0):
    return sum([mac, word]) / sum([add, word, word, word])


@right("break_even")
def break_even_solve(E_mac, E_add, E_word):
    return np.linalg.solve([[E_add + 3 * E_word]], [E_mac + E_word])[0]


@right("break_even")
def break_even_array(E_mac, E_add, E_word):
    return np.divide(np.add(E_mac, E_word), np.add(E_add, np.multiply(3, E_word)))


def _bill(operation, word, words):
    return operation + words * word


@right("break_even")
def break_even_helper(E_mac, E_add, E_word):
    return _bill(E_mac, E_word, 1) * _bill(E_add, E_word, 3) ** -1


right("break_even")(lambda E_mac, E_add, E_word: math.exp(math.log(E_mac + E_word) - math.log(E_add + 3 * E_word)))


@wrong("break_even", "a spike moves two words")
def break_even_two(E_mac, E_add, E_word):
    return (E_mac + E_word) / (E_add + 2 * E_word)


@wrong("break_even", "a spike moves one word")
def break_even_one(E_mac, E_add, E_word):
    return (E_mac + E_word) / (E_add + E_word)


@wrong("break_even", "a spike moves four words")
def break_even_four(E_mac, E_add, E_word):
    return (E_mac + E_word) / (E_add + 4 * E_word)


@wrong("break_even", "no memory at all")
def break_even_no_memory(E_mac, E_add, E_word):
    return E_mac / E_add


@wrong("break_even", "the multiplication does not fetch its weight")
def break_even_free_weight(E_mac, E_add, E_word):
    return E_mac / (E_add + 3 * E_word)


@wrong("break_even", "the multiplication reads and writes its sum, too")
def break_even_sum_moves(E_mac, E_add, E_word):
    return (E_mac + 3 * E_word) / (E_add + 3 * E_word)


@wrong("break_even", "the multiplication fetches two words: weight and input")
def break_even_input_moves(E_mac, E_add, E_word):
    return (E_mac + 2 * E_word) / (E_add + 3 * E_word)


@wrong("break_even", "upside down")
def break_even_upside_down(E_mac, E_add, E_word):
    return (E_add + 3 * E_word) / (E_mac + E_word)


@wrong("break_even", "the difference of the costs")
def break_even_difference(E_mac, E_add, E_word):
    return (E_mac + E_word) - (E_add + 3 * E_word)


@wrong("break_even", "no brackets")
def break_even_brackets(E_mac, E_add, E_word):
    return E_mac + E_word / E_add + 3 * E_word


@wrong("break_even", "brackets only around the first sum")
def break_even_half_brackets(E_mac, E_add, E_word):
    return (E_mac + E_word) / E_add + 3 * E_word


@wrong("break_even", "three times everything in a spike")
def break_even_triple(E_mac, E_add, E_word):
    return (E_mac + E_word) / (3 * (E_add + E_word))


@wrong("break_even", "addition counted in the multiplication once more")
def break_even_double_add(E_mac, E_add, E_word):
    return (E_mac + E_add + E_word) / (E_add + 3 * E_word)


@wrong("break_even", "whole spikes only")
def break_even_floor(E_mac, E_add, E_word):
    return (E_mac + E_word) // (E_add + 3 * E_word)


@wrong("break_even", "rounded up to whole spikes")
def break_even_ceil(E_mac, E_add, E_word):
    return math.ceil((E_mac + E_word) / (E_add + 3 * E_word))


@wrong("break_even", "4.6 and 0.9 whatever is given")
def break_even_fixed(E_mac, E_add, E_word):
    return (4.6 + E_word) / (0.9 + 3 * E_word)


@wrong("break_even", "the memory of 8 kB whatever is given")
def break_even_fixed_word(E_mac, E_add, E_word):
    return (E_mac + 5) / (E_add + 15)


@wrong("break_even", "E_mac and E_add swapped")
def break_even_swapped(E_mac, E_add, E_word):
    return (E_add + E_word) / (E_mac + 3 * E_word)


@wrong("break_even", "never below one")
def break_even_clipped(E_mac, E_add, E_word):
    return max(1.0, (E_mac + E_word) / (E_add + 3 * E_word))


@wrong("break_even", "adds the two ratios: energies and words")
def break_even_added(E_mac, E_add, E_word):
    return E_mac / E_add + 1 / 3


@wrong("break_even", "returns True or False: are spikes cheaper")
def break_even_bool(E_mac, E_add, E_word):
    return E_mac + E_word > E_add + 3 * E_word


@wrong("break_even", "words to the third power")
def break_even_power(E_mac, E_add, E_word):
    return (E_mac + E_word) / (E_add + E_word**3)


@wrong("break_even", "both costs, not their ratio")
def break_even_both(E_mac, E_add, E_word):
    return E_mac + E_word, E_add + 3 * E_word


# Exercise 5: rate_functions(V)


@right("rate_functions")
def rate_functions_numpy(V):
    u = V + 55
    return 0.01 * u / (1 - np.exp(-u / 10)), 0.125 * np.exp(-(V + 65) / 80)


@right("rate_functions")
def rate_functions_math(V):
    alpha = 0.01 * (V + 55) / (1 - math.exp(-(V + 55) / 10))
    beta = 0.125 * math.exp(-(V + 65) / 80)
    return [alpha, beta]


@right("rate_functions")
def rate_functions_array(V):
    alpha = (V + 55) / 100 / (1 - np.exp(-(V + 55) / 10))
    beta = np.exp(-(V + 65) / 80) / 8
    return np.array([alpha, beta])


@right("rate_functions")
def rate_functions_expm1(V):
    x = (V + 55) / 10
    return -0.1 * x / np.expm1(-x), 0.125 * np.exp(-(V + 65) / 80)


@right("rate_functions")
def rate_functions_float32(V):
    V = np.float32(V)
    alpha = np.float32(0.01) * (V + np.float32(55)) / (np.float32(1) - np.exp(-(V + np.float32(55)) / np.float32(10)))
    beta = np.float32(0.125) * np.exp(-(V + np.float32(65)) / np.float32(80))
    return alpha, beta


@right("rate_functions")
def rate_functions_1952(V):
    v = -(V + 65)  # Hodgkin and Huxley counted from rest, and downwards
    alpha = 0.01 * (v + 10) / (math.exp((v + 10) / 10) - 1)
    beta = 0.125 * math.exp(v / 80)
    return alpha, beta


@right("rate_functions")
def rate_functions_guarded(V):
    if abs(V + 55) < 1e-9:
        alpha = 0.1
    else:
        alpha = 0.01 * (V + 55) / (1 - np.exp(-(V + 55) / 10))
    return (alpha, 0.125 * np.exp(-(V + 65) / 80))


@right("rate_functions")
def rate_functions_coth(V):
    x = (V + 55) / 20
    alpha = 0.1 * x * (1 + 1 / math.tanh(x))
    return alpha, 0.125 * math.e ** (-(V + 65) / 80)


def _linoid(x, scale):
    return x / (1 - math.exp(-x / scale))


@right("rate_functions")
def rate_functions_helper(voltage, rest=-65.0):
    return 0.01 * _linoid(voltage - rest - 10, 10), 0.125 * math.exp(-(voltage - rest) / 80)


right("rate_functions")(lambda V: ((0.01 * V + 0.55) / (1 - np.exp(-0.1 * V - 5.5)), 0.125 * np.exp(-V / 80 - 65 / 80)))


@wrong("rate_functions", "V - 55 for V + 55")
def rate_functions_minus(V):
    return 0.01 * (V - 55) / (1 - np.exp(-(V - 55) / 10)), 0.125 * np.exp(-(V + 65) / 80)


@wrong("rate_functions", "sign slip in the exponent of alpha")
def rate_functions_alpha_exponent(V):
    return 0.01 * (V + 55) / (1 - np.exp((V + 55) / 10)), 0.125 * np.exp(-(V + 65) / 80)


@wrong("rate_functions", "sign slip in the exponent of beta: rises")
def rate_functions_beta_rises(V):
    return 0.01 * (V + 55) / (1 - np.exp(-(V + 55) / 10)), 0.125 * np.exp((V + 65) / 80)


@wrong("rate_functions", "minus sign reaches only V: -V + 55")
def rate_functions_bracket_alpha(V):
    return 0.01 * (V + 55) / (1 - np.exp((-V + 55) / 10)), 0.125 * np.exp(-(V + 65) / 80)


@wrong("rate_functions", "minus sign reaches only V in beta: -V + 65")
def rate_functions_bracket_beta(V):
    return 0.01 * (V + 55) / (1 - np.exp(-(V + 55) / 10)), 0.125 * np.exp((-V + 65) / 80)


@wrong("rate_functions", "no bracket: only 65 is divided by 80")
def rate_functions_division(V):
    return 0.01 * (V + 55) / (1 - np.exp(-(V + 55) / 10)), 0.125 * np.exp(-(V + 65 / 80))


@wrong("rate_functions", "no bracket around the denominator")
def rate_functions_denominator(V):
    return 0.01 * (V + 55) / 1 - np.exp(-(V + 55) / 10), 0.125 * np.exp(-(V + 65) / 80)


@wrong("rate_functions", "forgets 0.01")
def rate_functions_no_factor(V):
    return (V + 55) / (1 - np.exp(-(V + 55) / 10)), 0.125 * np.exp(-(V + 65) / 80)


@wrong("rate_functions", "forgets 0.125")
def rate_functions_no_beta_factor(V):
    return 0.01 * (V + 55) / (1 - np.exp(-(V + 55) / 10)), np.exp(-(V + 65) / 80)


@wrong("rate_functions", "0.1 for 0.01, the factor of the sodium gate")
def rate_functions_factor(V):
    return 0.1 * (V + 55) / (1 - np.exp(-(V + 55) / 10)), 0.125 * np.exp(-(V + 65) / 80)


@wrong("rate_functions", "alpha of the sodium gate: turns at -40")
def rate_functions_sodium(V):
    return 0.1 * (V + 40) / (1 - np.exp(-(V + 40) / 10)), 0.125 * np.exp(-(V + 65) / 80)


@wrong("rate_functions", "beta divided by 18, as for the sodium gate")
def rate_functions_beta_18(V):
    return 0.01 * (V + 55) / (1 - np.exp(-(V + 55) / 10)), 0.125 * np.exp(-(V + 65) / 18)


@wrong("rate_functions", "the two results swapped")
def rate_functions_swapped(V):
    return 0.125 * np.exp(-(V + 65) / 80), 0.01 * (V + 55) / (1 - np.exp(-(V + 55) / 10))


@wrong("rate_functions", "per second instead of per millisecond")
def rate_functions_per_second(V):
    return 10 * (V + 55) / (1 - np.exp(-(V + 55) / 10)), 125 * np.exp(-(V + 65) / 80)


@wrong("rate_functions", "takes V as counted from rest")
def rate_functions_from_rest(V):
    return 0.01 * (10 - V) / (np.exp((10 - V) / 10) - 1), 0.125 * np.exp(-V / 80)


@wrong("rate_functions", "55 and 65 swapped")
def rate_functions_swapped_numbers(V):
    return 0.01 * (V + 65) / (1 - np.exp(-(V + 65) / 10)), 0.125 * np.exp(-(V + 55) / 80)


@wrong("rate_functions", "returns only alpha")
def rate_functions_only_alpha(V):
    return 0.01 * (V + 55) / (1 - np.exp(-(V + 55) / 10))


@wrong("rate_functions", "the end value and the time constant instead of the rates")
def rate_functions_end_and_tau(V):
    alpha = 0.01 * (V + 55) / (1 - np.exp(-(V + 55) / 10))
    beta = 0.125 * np.exp(-(V + 65) / 80)
    return alpha / (alpha + beta), 1 / (alpha + beta)


@wrong("rate_functions", "alpha is zero below -55 mV")
def rate_functions_clipped(V):
    alpha = 0.01 * (V + 55) / (1 - np.exp(-(V + 55) / 10)) if V > -55 else 0.0
    return alpha, 0.125 * np.exp(-(V + 65) / 80)


@wrong("rate_functions", "size of V + 55: wrong below -55 mV")
def rate_functions_abs(V):
    u = abs(V + 55)
    return 0.01 * u / (1 - np.exp(-u / 10)), 0.125 * np.exp(-(V + 65) / 80)


@wrong("rate_functions", "rates kept below 1")
def rate_functions_probability(V):
    alpha = 0.01 * (V + 55) / (1 - np.exp(-(V + 55) / 10))
    return min(alpha, 0.5), min(0.125 * np.exp(-(V + 65) / 80), 0.5)


@wrong("rate_functions", "whole division in the exponents")
def rate_functions_floor(V):
    return 0.01 * (V + 55) / (1 - np.exp(-(V + 55) // 10)), 0.125 * np.exp(-(V + 65) // 80)


@wrong("rate_functions", "beta is 0.125 at every voltage")
def rate_functions_constant_beta(V):
    return 0.01 * (V + 55) / (1 - np.exp(-(V + 55) / 10)), 0.125


@wrong("rate_functions", "1 + exp in the denominator, like a sigmoid")
def rate_functions_sigmoid(V):
    return 0.01 * (V + 55) / (1 + np.exp(-(V + 55) / 10)), 0.125 * np.exp(-(V + 65) / 80)
