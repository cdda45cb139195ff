"""The checkers of the lesson's three exercises: what must hold first, then the mistake by its name."""

import numpy as np

from neurocourse.neurotransmitters import endplate, release, synapse
from neurocourse.teaching.exercise import call, exercise, expect


def _number(f, *args):
    """The one number that ``f`` returns."""
    value = call(f, *args)
    expect(np.ndim(value) == 0, "return one number, not several")
    return float(value)


@exercise(reference=synapse.synaptic_current)
def synaptic_current(f, ref):
    """Exercise 1: the current through an open door."""
    V, g, E = -60.0, 0.02, -80.0
    got = _number(f, V, g, E)
    always_up = np.isclose(got, g * abs(E - V)) and _number(f, V, g, 0.0) > 0
    expect(not always_up, "your current pushes V up whatever happens: a door to a lower voltage must pull it down")
    for wrong, message in (
        (g * (V - E), "the sign is turned round: with E_rev below V the current must pull V down, so it is negative"),
        (g * E, "your current does not ask where V is: at V = E_rev the pull must be gone"),
        (-g * V, "your current does not ask where the door leads: E_rev is missing"),
        (g * V, "your current does not ask where the door leads: E_rev is missing, and the sign is turned round"),
        (E - V, "that is the driving force alone: twice as many open channels must carry twice the current"),
        ((E - V) / g, "you divide by g: more open channels must carry more current, not less"),
        (g * (E + V), "you add the two voltages: what drives the current is their difference"),
    ):
        expect(not np.isclose(got, wrong), message)
    expect(np.isclose(_number(f, -80.0, g, -80.0), 0), "at V = E_rev nothing may flow, whatever g is")
    expect(np.isclose(_number(f, V, 0.0, E), 0), "with g = 0 the door is shut, and nothing may flow")
    expect(np.isclose(_number(f, V, 2 * g, E), 2 * got), "twice the conductance must give twice the current")
    rng = np.random.default_rng(0)
    for V, g, E in zip(rng.uniform(-90, 40, 20), rng.uniform(0, 0.1, 20), rng.uniform(-90, 40, 20), strict=True):
        expect(np.isclose(_number(f, V, g, E), ref(V, g, E)), f"at V = {V:.1f}, g = {g:.3f}, E_rev = {E:.1f} it is off")
    return "the same formula holds for glutamate, GABA and the leak. Only E_rev tells them apart."


@exercise(reference=synapse.steady_state)
def steady_state(f, ref):
    """Exercise 2: where all doors together pull the membrane."""
    g, E, g_L, E_L = np.array([0.02, 0.015]), np.array([0.0, -80.0]), 0.01, -70.0
    got, pull = _number(f, g, E, g_L, E_L), g_L * E_L + np.sum(g * E)
    for wrong, message in (
        (E_L + np.sum(g * (E - E_L)) / g_L, SUM),
        (np.sum(g * E) / np.sum(g), "the leak is missing: it is a door, too, and always open"),
        (np.mean([E_L, *E]), "every door counts the same in your mean: weigh each with its conductance"),
        (np.mean(E), "every door counts the same in your mean, and the leak is missing"),
        (pull, "that is the sum of all pulls: divide by the sum of all conductances"),
        (pull / np.sum(g), "the leak stands above the line, but not below it: every conductance counts in both places"),
        (np.sum(g * E) / (g_L + np.sum(g)), "the leak stands below the line, but not above it"),
        (pull / g_L, "divide by all conductances together, not by the leak alone"),
        (E_L + np.sum(g * E) / (g_L + np.sum(g)), "the pull of a door is g·E; of the leak it is g_L·E_L, not E_L"),
    ):
        expect(not np.isclose(got, wrong), message)
    alone = _number(f, np.zeros(2), E, g_L, E_L)
    expect(
        np.isclose(alone, E_L), f"with all synapses shut the membrane rests at E_L = {E_L:g}; yours is at {alone:.1f}"
    )
    wide = _number(f, np.array([1e6, 0.0]), E, g_L, E_L)
    expect(np.isclose(wide, 0, atol=0.01), "a very wide door must pull V to its own reversal potential")
    rng = np.random.default_rng(0)
    for n in (1, 2, 5, 9):
        g, E, g_L, E_L = (
            rng.uniform(0, 0.05, n),
            rng.uniform(-90, 40, n),
            rng.uniform(0.005, 0.02),
            rng.uniform(-80, -60),
        )
        answer = _number(f, g, E, g_L, E_L)
        expect(np.isclose(answer, ref(g, E, g_L, E_L)), f"with {n} synapses it is off: does every door count once?")
    return "V∞ is a mean: it can never leave the range between the lowest and the highest E."


SUM = (
    "you let every door push as if no other were open. That is the weighted sum of an artificial unit; here the open "
    "doors share the membrane"
)


@exercise(reference=release.failures)
def quantal_content(f, ref):
    """Exercise 3: count packets by the failures alone."""
    trials = release.simulate(20, 0.06, trials=1000, rng=3)
    amplitude, q = trials.amplitude, 0.4
    N, N0, seen = len(amplitude), np.count_nonzero(amplitude < q / 2), np.count_nonzero(amplitude <= 0)
    got = _number(f, amplitude, q)
    with np.errstate(all="ignore"):
        mistakes = (
            (np.log(N0 / N), "the ratio is upside down: m cannot be negative"),
            (np.log10(N / N0), "that is the logarithm to base 10: P(0) = e^-m asks for the natural one, np.log"),
            (N / N0, "take the logarithm of N / N0"),
            (N0 / N, "that is P(0) itself: solve P(0) = e^-m for m"),
            (1 - N0 / N, "that is the share of answers: solve P(0) = e^-m for m"),
            (np.log(N / (N - N0)), "you counted the answers: the method counts the failures"),
            (np.log(N / seen), "half of the failures are lost: noise lifts them above 0. Count answers below q/2"),
            (amplitude.mean() / q, "that is the direct method, mean answer / q. Here only the failures count"),
            (
                np.log(N / np.count_nonzero(amplitude < q)),
                "answers below q are failures and many single packets: use q/2",
            ),
        )
    for wrong, message in mistakes:
        expect(not np.isclose(got, wrong), message)
    for n, p, size in ((20, 0.06, 0.4), (10, 0.2, 1.0), (5, 0.3, 0.2)):
        amplitude = release.simulate(n, p, q=size, noise=0.2 * size, rng=5).amplitude
        m = ref(amplitude, size)
        expect(
            np.isclose(_number(f, amplitude, size), m), f"for packets of {size:g} mV it is off: does q set the limit?"
        )
    found = _number(f, endplate.answers(), endplate.quantum().mean)
    return f"on the recording of 1956 you find {found:.2f}. Published: {endplate.PUBLISHED:.2f}."
