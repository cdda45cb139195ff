"""Dopamine at learning and dopamine at the test, told apart: what each role of dopamine predicts, beside patients."""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import count, generator, number, takes
from neurocourse.basal_ganglia.striatum import pathways


class Effects(NamedTuple):
    """What a group with much dopamine does more often than one with little: shares of choices on new pairs."""

    at_learning: float  # right choices, when only the dose at learning differs
    at_test: float  # right choices, when only the dose at the test differs
    low: float  # choose A less avoid B, with little dopamine all the time
    high: float  # the same with much
    choose_A: float  # choices of A, when only the dose at the test differs
    avoid_B: float  # the same for avoiding B


@takes(role=pathways.ROLES, dose=number(above=0, high=1), n_subjects=count, rng=generator)
def effects(role, dose=0.8, *, n_subjects=1000, rng):
    """Two groups that learn with little and with much dopamine, each tested with little and with much.

    Patients, ON against OFF their medicine, chose right more often when they had it at the test, whatever they had had
    at learning (Shiner and others). Without it they avoided B better than they chose A, and with it the other way
    round (Frank and others). It made them choose A more often, and avoid B as often as before (Smittenaar and others).

    Parameters
    ----------
    role : str
        One of ``pathways.ROLES``.
    dose : float
        How much dopamine is turned down and up, 0 to 1.
    n_subjects : int
        In each group.
    rng : seed or numpy.random.Generator

    Returns
    -------
    Effects

    References
    ----------
    Shiner T, Seymour B, Wunderlich K, Hill C, Bhatia KP, Dayan P, Dolan RJ (2012). Dopamine and performance in a
    reinforcement learning task: evidence from Parkinson's disease. Brain 135:1871-1883. doi:10.1093/brain/aws083

    Smittenaar P, Chase HW, Aarts E, Nusselein B, Bloem BR, Cools R (2012). Decomposing effects of dopaminergic
    medication in Parkinson's disease on probabilistic action selection: learning or performance? European Journal of
    Neuroscience 35:1144-1151. doi:10.1111/j.1460-9568.2012.08043.x
    """
    groups = []
    for learning in (-dose, dose):
        learned = pathways.learn(n_subjects, dopamine=learning, role=role, rng=rng)
        groups.append([pathways.transfer(learned, dopamine=test, role=role, rng=rng) for test in (-dose, dose)])
    A, B = (np.array([[np.mean(group[k]) for group in row] for row in groups]) for k in (0, 1))  # (learning, test)
    right, order = (A + B) / 2, A - B
    at_test = [float(np.diff(share, axis=1).mean()) for share in (right, A, B)]
    at_learning = float(np.diff(right, axis=0).mean())
    return Effects(at_learning, at_test[0], float(order[0, 0]), float(order[1, 1]), *at_test[1:])
