"""The check of exercise 2: where all doors together pull the membrane."""

import numpy as np

from neurocourse.neurotransmitters.ions import synapse
from neurocourse.teaching import exercise, inputs, numbers, real

__all__ = ["steady_state"]

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
            "that is how far V has moved from rest: V itself is E_L more",
            lambda g, E, g_L, E_L: np.sum(g * (E - E_L)) / (g_L + np.sum(g)),
        ),
        (
            "the leak has the wrong sign above the line: it pulls towards E_L as every door does towards its E",
            lambda g, E, g_L, E_L: (np.sum(g * E) - g_L * E_L) / (g_L + np.sum(g)),
        ),
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
