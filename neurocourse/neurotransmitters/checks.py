"""The checkers of the lesson's three exercises: how the lesson calls each function, and its mistakes by name."""

import numpy as np

from neurocourse.neurotransmitters import endplate, release, synapse
from neurocourse.teaching.exercise import call, exercise
from neurocourse.teaching.inputs import inputs, made, numbers, real

NO_V = "your current does not ask where V is: at V = E_rev the pull must be gone"
NO_E = "your current does not ask where the door leads: E_rev is missing"


@exercise(
    reference=synapse.synaptic_current,
    inputs=inputs(
        V=real(-100, 60),
        g=real(0, 1),
        E_rev=real(-100, 60),
        examples=[(-60.0, 0.02, -80.0), (-60, 0.01, 0.0), (-80.0, 0.02, -80.0), (-60.0, 0.0, 0.0)],
    ),
    mistakes=[
        (
            "the sign is turned round: with E_rev below V the current must pull V down, so it is negative",
            lambda V, g, E: g * (V - E),
        ),
        (
            "your current pushes V up whatever happens: a door to a lower voltage must pull it down",
            lambda V, g, E: g * abs(E - V),
        ),
        (
            "your current pulls V down whatever happens: a door to a higher voltage must push it up",
            lambda V, g, E: -g * abs(E - V),
        ),
        ("a current that pulls V down is negative, and counts: do not cut it off", lambda V, g, E: max(g * (E - V), 0)),
        (NO_V, lambda V, g, E: g * E),
        (f"{NO_V}; and the sign is turned round", lambda V, g, E: -g * E),
        (NO_E, lambda V, g, E: -g * V),
        (f"{NO_E}, and the sign is turned round", lambda V, g, E: g * V),
        (
            "that is the driving force alone: twice as many open channels must carry twice the current",
            lambda V, g, E: E - V,
        ),
        (
            "that is the driving force alone, and its sign is turned round: multiply by g",
            lambda V, g, E: V - E,
        ),
        ("you divide by g: more open channels must carry more current, not less", lambda V, g, E: (E - V) / g),
        ("you add the two voltages: what drives the current is their difference", lambda V, g, E: g * (E + V)),
        ("you multiply g by E_rev alone and then subtract V: use brackets", lambda V, g, E: g * E - V),
        ("you multiply g by V alone: use brackets", lambda V, g, E: E - g * V),
        ("you square the driving force: the current is in proportion to it", lambda V, g, E: g * (E - V) ** 2),
        ("you square the conductance: the current is in proportion to it", lambda V, g, E: g**2 * (E - V)),
    ],
)
def synaptic_current(f, ref):
    """Exercise 1: the current through an open door."""
    return "the same formula holds for glutamate, GABA and the leak. Only E_rev tells them apart."


SUM = (
    "you let every door push as if no other were open. That is the weighted sum of an artificial unit; here the open "
    "doors share the membrane"
)


def _pull(g, E, g_L, E_L):
    """Σ g E, the leak with it."""
    return g_L * E_L + np.sum(g * E)


@exercise(
    reference=synapse.steady_state,
    inputs=inputs(
        g=numbers("n", low=0, high=0.1),
        E=numbers("n", low=-100, high=60),
        g_L=real(0.002, 0.05),
        E_L=real(-90, -50),
        sizes={"n": (1, 9)},
        examples=[
            (np.array([0.02, 0.015]), np.array([0.0, -80.0]), 0.01, -70.0),
            (np.array([0.006]), np.array([0.0]), 0.01, -70.0),
            (np.array([0.02, 0.01, 0.005]), np.array([0.0, -80.0, -70.0]), 0.02, -60.0),
            (np.array([1e4, 0.0]), np.array([0.0, -80.0]), 0.01, -70.0),
            (np.zeros(2), np.array([0.0, -80.0]), 0.01, -70.0),
        ],
    ),
    mistakes=[
        (SUM, lambda g, E, g_L, E_L: E_L + np.sum(g * (E - E_L)) / g_L),
        (
            "the leak is missing: it is a door, too, and always open",
            lambda g, E, g_L, E_L: np.sum(g * E) / np.sum(g),
        ),
        (
            "every door counts the same in your mean: weigh each with its conductance",
            lambda g, E, g_L, E_L: np.mean([E_L, *E]),
        ),
        (
            "every door counts the same in your mean, and the leak is missing",
            lambda g, E, g_L, E_L: np.mean(E),
        ),
        ("that is the sum of all pulls: divide by the sum of all conductances", _pull),
        (
            "the leak stands above the line, but not below it: every conductance counts in both places",
            lambda g, E, g_L, E_L: _pull(g, E, g_L, E_L) / np.sum(g),
        ),
        (
            "the leak stands below the line, but not above it",
            lambda g, E, g_L, E_L: np.sum(g * E) / (g_L + np.sum(g)),
        ),
        (
            "divide by all conductances together, not by the leak alone",
            lambda g, E, g_L, E_L: _pull(g, E, g_L, E_L) / g_L,
        ),
        (
            "the pull of a door is g·E; of the leak it is g_L·E_L, not E_L",
            lambda g, E, g_L, E_L: E_L + np.sum(g * E) / (g_L + np.sum(g)),
        ),
        (
            "the pull of a door is g·E; of the leak it is g_L·E_L, not E_L",
            lambda g, E, g_L, E_L: (E_L + np.sum(g * E)) / (g_L + np.sum(g)),
        ),
        (
            "you divide by the number of doors: divide by their conductances",
            lambda g, E, g_L, E_L: _pull(g, E, g_L, E_L) / (len(g) + 1),
        ),
        (
            "the leak counts once for every synapse in yours: it is there once",
            lambda g, E, g_L, E_L: np.sum(g_L * E_L + g * E) / np.sum(g_L + g),
        ),
        (
            "conductances and voltages are summed apart: multiply each g by its own E first",
            lambda g, E, g_L, E_L: (g_L * E_L + np.sum(g) * np.sum(E)) / (g_L + np.sum(g)),
        ),
        (
            "only the first two synapses count in yours: let it work for any number of them",
            lambda g, E, g_L, E_L: _pull(g[:2], E[:2], g_L, E_L) / (g_L + np.sum(g[:2])),
        ),
        (
            "the last synapse is left out: does every door count once?",
            lambda g, E, g_L, E_L: _pull(g[:-1], E[:-1], g_L, E_L) / (g_L + np.sum(g[:-1])),
        ),
    ],
)
def steady_state(f, ref):
    """Exercise 2: where all doors together pull the membrane."""
    return "V∞ is a mean: it can never leave the range between the lowest and the highest E."


def _answers(n, p, q=0.4, trials=400, seed=5):
    """Answers (mV) of an end plate that releases n packets of q mV with probability p, with their noise."""
    return release.simulate(n, p, q=q, noise=0.2 * q, trials=trials, rng=seed).amplitude


def _has_failures_and_answers(amplitude, q):
    return 0 < np.count_nonzero(amplitude < q / 2) < len(amplitude)


def _share(failed):
    """m from the share of stimuli for which ``failed`` holds: a mistake about what counts as a failure."""
    return lambda amplitude, q: -np.log(np.mean(failed(amplitude, q)))


def _failed(amplitude, q):
    """The share of stimuli without an answer."""
    return np.mean(amplitude < q / 2)


@exercise(
    reference=release.failures,
    inputs=inputs(
        amplitude=made(
            lambda rng, sizes: _answers(20, rng.uniform(0.02, 0.1), trials=sizes["N"], seed=rng),
            lambda value: isinstance(value, np.ndarray) and value.ndim == 1 and np.isfinite(value).all(),
        ),
        q=real(0.2, 1.0),
        sizes={"N": (100, 400)},
        where=_has_failures_and_answers,
        examples=[
            (_answers(20, 0.06, trials=1000, seed=3), 0.4),
            (_answers(10, 0.2, q=1.0), 1.0),
            (_answers(5, 0.3, q=0.2), 0.2),
            (_answers(8, 0.05, q=0.3, trials=37), 0.3),
            (endplate.answers(), endplate.quantum().mean),
            (endplate.answers(), 0.6),  # some answers are exactly q / 2
        ],
    ),
    mistakes=[
        ("the ratio is upside down: m cannot be negative", lambda a, q: np.log(_failed(a, q))),
        (
            "that is the logarithm to base 10: P(0) = e^-m asks for the natural one, np.log",
            lambda a, q: -np.log10(_failed(a, q)),
        ),
        ("that is the logarithm to base 2: P(0) = e^-m asks for the natural one", lambda a, q: -np.log2(_failed(a, q))),
        ("take the logarithm of N / N0", lambda a, q: 1 / _failed(a, q)),
        ("that is P(0) itself: solve P(0) = e^-m for m", _failed),
        ("that is the share of answers: solve P(0) = e^-m for m", lambda a, q: 1 - _failed(a, q)),
        ("that is the number of failures: P(0) is their share of all stimuli", lambda a, q: np.sum(a < q / 2)),
        ("you solve P(0) = e^m: the minus is lost", lambda a, q: np.exp(-_failed(a, q))),
        ("you counted the answers: the method counts the failures", _share(lambda a, q: a >= q / 2)),
        (
            "half of the failures are lost: noise lifts them above 0. Count answers below q/2",
            _share(lambda a, q: a <= 0),
        ),
        ("that is the direct method, mean answer / q. Here only the failures count", lambda a, q: a.mean() / q),
        ("an answer of exactly q/2 counts as one: failures lie below it", _share(lambda a, q: a <= q / 2)),
        ("answers below q are failures and many single packets: use q/2", _share(lambda a, q: a < q)),
        ("q sets the limit, not a fixed number: count answers below q/2", _share(lambda a, q: a < 0.2)),
    ],
)
def quantal_content(f, ref):
    """Exercise 3: count packets by the failures alone."""
    found = float(call(f, endplate.answers(), endplate.quantum().mean))
    return f"on the recording of 1956 you find {found:.2f}. Published: {endplate.PUBLISHED:.2f}."
