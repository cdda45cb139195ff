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


# Exercise 5: triplet_growth(pre, post, tau_plus, tau_y)


@right("triplet_growth")
def triplet_growth_loops(pre, post, tau_plus, tau_y):
    total = 0.0
    for k, t in enumerate(post):
        inputs, own = 0.0, 0.0
        for s in pre:
            if s < t:
                inputs += math.exp(-(t - s) / tau_plus)
        for s in post[:k]:
            own += math.exp((s - t) / tau_y)
        total += inputs * own
    return total


@right("triplet_growth")
def triplet_growth_matrices(pre, post, tau_plus, tau_y):
    wait = post[:, None] - pre[None, :]
    own = post[:, None] - post[None, :]
    with np.errstate(over="ignore"):
        r = np.where(wait > 0, np.exp(-wait / tau_plus), 0).sum(axis=1)
        o = np.where(own > 0, np.exp(-own / tau_y), 0).sum(axis=1)
    return np.sum(r * o)


@right("triplet_growth")
def triplet_growth_generator(pre, post, tau_plus, tau_y):
    def left(train, t, tau):
        return sum(np.exp((s - t) / tau) for s in train if s < t)

    return sum(left(pre, t, tau_plus) * left(post, t, tau_y) for t in post)


@right("triplet_growth")
def triplet_growth_trace(pre, post, tau_plus, tau_y):
    """With traces, from one event to the next."""
    r = o = total = before = 0.0
    for t in sorted({*pre.tolist(), *post.tolist()}):
        r, o = r * math.exp((before - t) / tau_plus), o * math.exp((before - t) / tau_y)
        if t in post:
            total += r * o
            o += 1
        if t in pre:
            r += 1
        before = t
    return total


@right("triplet_growth")
def triplet_growth_lists(pre, post, tau_plus, tau_y):
    parts = []
    for t in list(post):
        a = np.array([t - s for s in pre if t - s > 0])
        b = np.array([t - s for s in post if t - s > 0])
        parts.append(np.sum(np.exp(-a / tau_plus)) * np.sum(np.exp(-b / tau_y)))
    return float(np.sum(parts))


@right("triplet_growth")
def triplet_growth_searchsorted(pre, post, tau_plus, tau_y):
    return np.sum(
        [
            np.exp((pre[: np.searchsorted(pre, t)] - t) / tau_plus).sum() * np.exp((post[:k] - t) / tau_y).sum()
            for k, t in enumerate(post)
        ]
    )


def _growth(inputs, own):
    def growth(pre, post, tau_plus, tau_y):
        return float(sum(inputs(t, pre, tau_plus, tau_y) * own(t, post, tau_plus, tau_y) for t in post))

    return growth


def _r(t, pre, tau_plus, tau_y):
    return np.exp(-(t - pre[pre < t]) / tau_plus).sum()


def _o(t, post, tau_plus, tau_y):
    return np.exp(-(t - post[post < t]) / tau_y).sum()


GROWTHS = {
    "counts the spike itself": _growth(_r, lambda t, post, p, y: np.exp(-(t - post[post <= t]) / y).sum()),
    "counts later spikes too": _growth(
        lambda t, pre, p, y: np.exp(-abs(t - pre[pre != t]) / p).sum(),
        lambda t, post, p, y: np.exp(-abs(t - post[post != t]) / y).sum(),
    ),
    "pairs only": _growth(_r, lambda *at: 1.0),
    "own spikes only": _growth(lambda *at: 1.0, _o),
    "time constants swapped": lambda pre, post, p, y: _growth(_r, _o)(pre, post, y, p),
    "tau_plus for both": lambda pre, post, p, y: _growth(_r, _o)(pre, post, p, p),
    "tau_y for both": lambda pre, post, p, y: _growth(_r, _o)(pre, post, y, y),
    "only the last input": _growth(lambda t, pre, p, y: np.exp(-(t - pre[pre < t][-1:]) / p).sum(), _o),
    "only the last spike of its own": _growth(_r, lambda t, post, p, y: np.exp(-(t - post[post < t][-1:]) / y).sum()),
    "pre and post swapped": lambda pre, post, p, y: _growth(_r, _o)(post, pre, p, y),
    "shrinks": lambda *at: -_growth(_r, _o)(*at),
    "the mean": lambda pre, post, p, y: _growth(_r, _o)(pre, post, p, y) / len(post),
    "fixed tau_y": lambda pre, post, p, y: _growth(_r, _o)(pre, post, p, 114.0),
}
for _what, _wrong in GROWTHS.items():
    wrong("triplet_growth", _what)(_wrong)


@wrong("triplet_growth", "adds the two factors")
def triplet_growth_sum(pre, post, tau_plus, tau_y):
    return float(sum(_r(t, pre, tau_plus, tau_y) + _o(t, post, tau_plus, tau_y) for t in post))


@wrong("triplet_growth", "adds first, multiplies then")
def triplet_growth_totals(pre, post, tau_plus, tau_y):
    return float(sum(_r(t, pre, tau_plus, tau_y) for t in post) * sum(_o(t, post, tau_plus, tau_y) for t in post))


@wrong("triplet_growth", "grows without bound: no minus")
def triplet_growth_no_minus(pre, post, tau_plus, tau_y):
    return float(sum(np.exp((t - pre[pre < t]) / 1e3).sum() * _o(t, post, tau_plus, tau_y) for t in post))


# Exercise 6 (further): falling_exponential(V, beta)


@right("falling_exponential")
def falling_exponential_polyfit(V, beta):
    p = np.polyfit(V, np.log(beta), 1)
    return np.exp(p[1]), -1 / p[0]


@right("falling_exponential")
def falling_exponential_means(V, beta):
    y = np.log(beta)
    slope = ((V - V.mean()) * (y - y.mean())).sum() / ((V - V.mean()) ** 2).sum()
    return math.exp(y.mean() - slope * V.mean()), -1 / slope


@right("falling_exponential")
def falling_exponential_lstsq(V, beta):
    A = np.column_stack([np.ones(len(V)), -V])
    (height, one_over_k), *_ = np.linalg.lstsq(A, np.log(beta), rcond=None)
    return [np.exp(height), 1 / one_over_k]


@right("falling_exponential")
def falling_exponential_cov(V, beta):
    y = np.log(beta)
    slope = np.cov(V, y)[0, 1] / np.var(V, ddof=1)
    return np.array([np.exp(np.mean(y) - slope * np.mean(V)), -1 / slope])


@right("falling_exponential")
def falling_exponential_loops(V, beta):
    n, y = len(V), [math.log(x) for x in beta]
    sx, sy = sum(V), sum(y)
    slope = (n * sum(a * b for a, b in zip(V, y, strict=True)) - sx * sy) / (n * sum(a * a for a in V) - sx**2)
    return math.exp((sy - slope * sx) / n), -1 / slope


@right("falling_exponential")
def falling_exponential_base_10(V, beta):
    slope, height = np.polyfit(V, np.log10(beta), 1)
    return 10**height, -np.log10(np.e) / slope


def _line(result, log=np.log):
    return lambda V, beta: result(*np.polyfit(V, log(beta), 1))


EXPONENTIALS = {
    "k first": _line(lambda m, c: (-1 / m, np.exp(c))),
    "returns the line": _line(lambda m, c: (c, m)),
    "the logarithm of b": _line(lambda m, c: (c, -1 / m)),
    "k is negative": _line(lambda m, c: (np.exp(c), 1 / m)),
    "k is the slope": _line(lambda m, c: (np.exp(c), -m)),
    "base 10 and exp": _line(lambda m, c: (np.exp(c), -1 / m), np.log10),
    "k of base 10": _line(lambda m, c: (10**c, -1 / m), np.log10),
    "no logarithm": _line(lambda m, c: (c, -1 / m), np.asarray),
    "slope and height swapped": _line(lambda m, c: (np.exp(m), -1 / c)),
    "b is the first point": lambda V, beta: (beta[0], -1 / np.polyfit(V, np.log(beta), 1)[0]),
    "first and last": lambda V, beta: (
        beta[0] * (beta[0] / beta[-1]) ** (V[0] / (V[-1] - V[0])),
        (V[-1] - V[0]) / np.log(beta[0] / beta[-1]),
    ),
    "halves": _line(lambda m, c: (np.exp(c), -np.log(2) / m)),
    "the published constants": lambda V, beta: (0.125, 80.0),
    "b is 1": lambda V, beta: (1.0, float(-1 / np.polyfit(V, np.log(beta), 1)[0])),
}
for _what, _wrong in EXPONENTIALS.items():
    wrong("falling_exponential", _what)(_wrong)


@wrong("falling_exponential", "least squares of the rates, through V = 0 at the largest")
def falling_exponential_one_parameter(V, beta):
    return beta.max(), float(-(V**2).sum() / (V * np.log(beta / beta.max())).sum())
