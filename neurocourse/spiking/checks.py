"""The checkers of the lesson's exercises: what must hold first, then the mistake by its name."""

import numpy as np

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
