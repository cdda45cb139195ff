"""The checkers of the lesson's exercises: what must hold first, then the mistake by its name."""

import numpy as np

from neurocourse.neurotransmitters import hodgkin_huxley as hh
from neurocourse.spiking import coding, energy, stdp
from neurocourse.teaching.exercise import call, exercise, expect


def pair_change(dt, A_plus, A_minus, tau_plus, tau_minus):
    """A₊ exp(-Δt / τ₊) when the presynaptic spike came first, -A₋ exp(Δt / τ₋) when it came last, 0 at once."""
    return float(stdp.window(dt, A_plus=A_plus, A_minus=A_minus, tau_plus=tau_plus, tau_minus=tau_minus))


def spikes_at_break_even(E_mac, E_add, E_word):
    """(E_mac + E_word) / (E_add + 3 E_word): a MAC fetches a weight; a spike also reads and writes a potential."""
    return (E_mac + E_word) / (E_add + 3 * E_word)


def first_spike(drive, V_th, tau_m):
    """τ_m ln(I / (I - V_th)), for a drive above the threshold."""
    return float(coding.encode_latency(drive, V_th=V_th, tau_m=tau_m))


def integrate_and_fire(V, RI, dt, E_L, V_th, V_reset, tau_m):
    """One step of Euler's method for the leak, then the threshold: the new voltage, and whether it fired."""
    V = V + dt / tau_m * (-(V - E_L) + RI)
    return (V_reset, True) if V >= V_th else (V, False)


def potassium_rates(V):
    """Opening and closing of the potassium gate (1/ms) at V mV, as Hodgkin and Huxley fitted them."""
    alpha, beta = hh.rates(np.asarray(V, float))
    return alpha[2], beta[2]


@exercise(reference=integrate_and_fire)
def lif_step(f, ref):
    """One step of a leaky integrate-and-fire cell."""
    rest = dict(dt=0.1, E_L=-70.0, V_th=-50.0, V_reset=-60.0, tau_m=20.0)

    def step(V, RI, **other):
        parts = call(f, V, RI, *(rest | other).values())
        pair = isinstance(parts, tuple | list) and len(parts) == 2
        expect(pair, "return two things: the new voltage, and True or False for a spike")
        return float(parts[0]), bool(parts[1])

    V, fired = step(-70.0, 0.0)
    expect(not fired, "at rest and without a current there must be no spike")
    expect(np.isclose(V, -70), f"at rest and without a current V must stay at -70; yours goes to {V:.2f}")
    V, fired = step(-60.0, 0.0)
    expect(V < -60, "above rest and without a current V must fall back: the leak has the wrong sign")
    expect(not np.isclose(V, -60.3), "the leak pulls to E_L, not to zero: it is V - E_L that counts")
    expect(not np.isclose(V, -61), "divide by tau_m: in 0.1 ms a membrane of 20 ms moves by one part in 200")
    expect(not np.isclose(V, -60.5), "multiply by dt: a step is short")
    V, fired = step(-50.01, 30.0)
    expect(fired or V < -50, "V passes the threshold, and nothing fires: the article left this half out, too")
    expect(fired, "V has passed the threshold: say that there was a spike")
    expect(not np.isclose(V, -70), "after a spike V goes to V_reset, not to rest")
    expect(np.isclose(V, -60), f"after a spike V must be V_reset, -60; yours is {V:.2f}")
    for k in range(20):
        rng = np.random.default_rng(k)
        at = rng.uniform(-75, -45), rng.uniform(-10, 40)
        mine, right = step(*at, tau_m=float(10 + k)), ref(*at, *(rest | dict(tau_m=float(10 + k))).values())
        same = np.isclose(mine[0], right[0]) and mine[1] == right[1]
        expect(same, f"from V = {at[0]:.1f} mV with R I = {at[1]:.1f} mV the step is not that of Euler's method")


# What Hodgkin and Huxley's equations give at four depolarisations (their V counts from rest): α_n and β_n, 1/ms.
PRINTED = {10: (0.1, 0.1103), 25: (0.1931, 0.0914), 50: (0.4075, 0.0669), 100: (0.9001, 0.0358)}


@exercise(reference=potassium_rates)
def rate_functions(f, ref):
    """The classic result: the rates of the potassium gate, against the curves of 1952."""

    def rates(V):
        parts = call(f, V)
        pair = isinstance(parts, tuple | list) and len(parts) == 2
        expect(pair, "return two numbers: alpha and beta")
        return np.asarray(parts[0], float), np.asarray(parts[1], float)

    a, b = rates(-40.0)
    right = [float(x) for x in ref(-40.0)]
    expect(not np.allclose([a, b], [float(x) for x in ref(-105.0)]), "the sign of V: depolarised means less negative")
    expect(not np.allclose([a, b], right[::-1]), "alpha opens and beta closes: the two are swapped")
    expect(a > 0, "alpha is negative: a rate cannot be. Check numerator and denominator")
    expect(not np.isclose(a, 10 * right[0]), "alpha is ten times too large: the factor is 0.01")
    expect(np.isclose(a, right[0]), f"at -40 mV alpha is {right[0]:.3f} per ms; yours is {float(a):.3f}")
    expect(np.isclose(b, right[1]), f"at -40 mV beta is {right[1]:.3f} per ms; yours is {float(b):.3f}")
    for v, printed in PRINTED.items():
        mine = [float(x) for x in rates(v - 65.0 + (1e-9 if v == 10 else 0))]
        near = np.allclose(mine, printed, atol=2e-3)
        expect(near, f"{v} mV above rest the curves of 1952 have {printed[0]:.2f} and {printed[1]:.2f}: yours differ")


@exercise(reference=pair_change)
def stdp_window(f, ref):
    """Who fired first? The change of a synapse by one pair of spikes."""

    def change(*at):
        value = call(f, *at)
        expect(np.ndim(value) == 0, "stdp_window must return one number, the change of w")
        return float(value)

    first, last = change(10.0, 1.0, 0.5, 20.0, 40.0), change(-10.0, 1.0, 0.5, 20.0, 40.0)
    expect(first != 0 or last != 0, "nothing ever changes: look at both cases, dt > 0 and dt < 0")
    expect(not (first < 0 < last), "the two sides are swapped: dt > 0 means that pre came first, and w must grow")
    expect(first > 0, "pre fired 10 ms before post and helped: w must grow")
    expect(last < 0, "pre fired 10 ms after post, too late to help: w must shrink")
    far = change(60.0, 1.0, 0.5, 20.0, 40.0), change(-60.0, 1.0, 0.5, 20.0, 40.0)
    expect(abs(far[0]) < first and abs(far[1]) < -last, "spikes 60 ms apart must count less than 10 ms: check the sign")
    expect(not np.isclose(first, np.exp(-10 / 40.0)), "for dt > 0 the time constant is tau_plus, not tau_minus")
    expect(not np.isclose(last, -np.exp(-10 / 40.0)), "for dt < 0 the size is A_minus, not A_plus")
    at_once = change(0.0, 1.0, 0.5, 20.0, 40.0)
    expect(at_once == 0, f"at dt = 0 nobody came first: nothing may change, yours gives {at_once:.2f}")
    for k in range(20):
        rng = np.random.default_rng(k)
        at = (rng.uniform(-80, 80), *rng.uniform(0.1, 2, 2), *rng.uniform(5, 50, 2))
        y = change(*at)
        expect(np.isclose(y, ref(*at)), f"for dt, A_plus, A_minus, tau_plus, tau_minus = {np.round(at, 1)}: {y:.3f}")


@exercise(reference=spikes_at_break_even)
def break_even(f, ref):
    """How many spikes per synapse may a spiking network spend? First arithmetic alone, then with memory."""

    def spikes(*at):
        value = call(f, *at)
        expect(np.ndim(value) == 0, "break_even must return one number, spikes per synapse")
        return float(value)

    alone = spikes(4.6, 0.9, 0.0)
    expect(not np.isclose(alone, 0.9 / 4.6), "upside down: the dearer operation of the artificial network goes on top")
    expect(not np.isclose(alone, 3.7), "a difference is no break-even: how many additions does one MAC pay for?")
    expect(np.isclose(alone, 4.6 / 0.9), f"without memory, 4.6 pJ against 0.9 pJ pay for 5.1 spikes; yours {alone:.2f}")
    paid = spikes(4.6, 0.9, 5.0)
    expect(not np.isclose(paid, alone), "E_word changes nothing: fetching a weight costs on both sides")
    expect(not np.isclose(paid, 9.6 / 5.9), "a spike costs three words: its weight, and a potential read and written")
    expect(not np.isclose(paid, 9.6 / 10.9), "the potential is not only written: it must be read first")
    expect(not np.isclose(paid, 4.6 / 15.9), "the artificial network has to fetch its weight, too")
    for k in range(20):
        at = np.random.default_rng(k).uniform(0.5, 50, 3)
        y = spikes(*at)
        expect(np.isclose(y, ref(*at)), f"for E_mac, E_add, E_word = {np.round(at, 1)} it returns {y:.2f}")
    return f"8 kB of memory turn {energy.break_even():.1f} spikes per synapse into {paid:.1f}"


@exercise(reference=first_spike)
def encode_latency(f, ref):
    """When does a leaky neuron fire first, under a drive above its threshold?"""

    def when(*at):
        value = call(f, *at)
        expect(np.ndim(value) == 0, "encode_latency must return one number, a time in ms")
        return float(value)

    t = when(2.0, 1.0, 10.0)
    expect(t != -10 * np.log(2), "the time is negative: turn the fraction in the logarithm round")
    expect(when(4.0, 1.0, 10.0) < t, "a stronger drive must fire sooner")
    expect(np.isclose(when(2.0, 1.0, 20.0), 2 * t), "a membrane that is twice as slow needs twice the time: use tau_m")
    expect(not np.isclose(t, 10 * np.log10(2)), "this is the logarithm to base 10: use the natural one")
    for k in range(20):
        rng = np.random.default_rng(k)
        V_th, tau_m = rng.uniform(0.5, 2), rng.uniform(5, 30)
        at = (V_th * rng.uniform(1.1, 5), V_th, tau_m)
        y = when(*at)
        expect(np.isclose(y, ref(*at)), f"for drive, V_th, tau_m = {np.round(at, 2)} it returns {y:.2f} ms")
