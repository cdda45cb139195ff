"""Pavlov's dogs as arithmetic: Rescorla and Wagner let all cues that are present share one prediction error."""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import count, each, fraction, generator, number, optional, positive, takes
from neurocourse.nn import softmax


@takes(cues=str, lam=number, n=count(low=0))
class Phase(NamedTuple):
    """A part of an experiment: which cues are shown together, how large the outcome is, and how often."""

    cues: str  # one letter a cue, such as "AB"
    lam: float  # outcome: 1 for food, 0 for nothing
    n: int


# Classic designs. Animals do in all of them what one shared error predicts, but for latent inhibition: there they learn
# more slowly about a cue that has long meant nothing.
DESIGNS = {
    "acquisition": (Phase("A", 1, 40),),
    "extinction": (Phase("A", 1, 40), Phase("A", 0, 40)),
    "overshadowing": (Phase("AB", 1, 80),),
    "blocking": (Phase("A", 1, 80), Phase("AB", 1, 80)),
    "overexpectation": (Phase("A", 1, 60), Phase("B", 1, 60), Phase("AB", 1, 80)),
    "latent inhibition": (Phase("A", 0, 40), Phase("A", 1, 40)),
    "conditioned inhibition": tuple(p for _ in range(40) for p in (Phase("A", 1, 1), Phase("AB", 0, 1))),
}


@takes(phases=each(Phase), beta=fraction, V_0=dict, shared=bool)
def rescorla_wagner(phases, *, alpha=0.2, beta=1.0, V_0=None, shared=True):
    """Strength of every cue after every trial: ΔV_i = α_i β (λ - Σ V) for the cues i that are present.

    Parameters
    ----------
    phases : sequence of Phase
    alpha : float or dict of str to float
        Salience, 0 to 1: one for all cues, or one for each letter.
    beta : float
        Learning rate of the outcome, 0 to 1.
    V_0 : dict of str to float, optional
        Strengths at the start; 0 for cues that it does not name.
    shared : bool
        False gives each cue an error of its own, λ - V_i: the older rule, which counts what goes together.

    Returns
    -------
    dict of str to ndarray, shape (n_trials + 1,)
        One history for each letter.

    References
    ----------
    Rescorla RA, Wagner AR (1972). A theory of Pavlovian conditioning: variations in the effectiveness of reinforcement
    and nonreinforcement. In: Black AH, Prokasy WF (eds) Classical Conditioning II. Appleton-Century-Crofts.
    """
    letters = sorted({cue for phase in phases for cue in phase.cues})
    given = alpha if isinstance(alpha, dict) else dict.fromkeys(letters, alpha)
    salience = {cue: fraction("alpha", given.get(cue)) for cue in letters}
    V = {cue: number("V_0", (V_0 or {}).get(cue, 0.0)) for cue in letters}
    learn = share_error if shared else own_errors
    history = {cue: [V[cue]] for cue in letters}
    for phase in phases:
        for _ in range(phase.n):
            present = np.array([V[cue] for cue in phase.cues])
            rates = beta * np.array([salience[cue] for cue in phase.cues])
            V |= zip(phase.cues, learn(present, phase.lam, rates).tolist(), strict=True)
            for cue in letters:
                history[cue].append(V[cue])
    return {cue: np.array(values) for cue, values in history.items()}


def share_error(V, lam, alpha):
    """One trial with the cues whose strengths are V (n_cues,): V_i ← V_i + α (λ - Σ V). All share one error."""
    return V + alpha * (lam - np.sum(V))


def own_errors(V, lam, alpha):
    """One trial in which each cue has an error of its own: V_i ← V_i + α (λ - V_i)."""
    return V + alpha * (lam - V)


def acquisition(n, *, alpha, lam=1.0):
    """Strength of a cue trained alone, after n trials, in closed form: V = λ (1 - (1 - α)^n)."""
    return lam * (1 - (1 - alpha) ** np.asarray(n))


@takes(n_trials=count, n_acts=count(low=2), eta=number(low=0), insight=optional(count), effort=positive, rng=generator)
def puzzle_box(n_trials=60, *, n_acts=8, eta=0.15, insight=None, effort=1.0, rng):
    """Thorndike's cat: acts are drawn with p ∝ e^strength until the one that opens the box, which is strengthened.

    Parameters
    ----------
    n_trials, n_acts : int
    eta : float
        How much an escape strengthens the act that brought it.
    insight : int, optional
        The cat learns nothing little by little. It understands all at once, after so many escapes on average.
    effort : float, s
        Time that an act takes.
    rng : seed or numpy.random.Generator

    Returns
    -------
    ndarray, shape (n_trials,), s
        Time to escape. Its mean falls towards ``effort``; act 0 opens the box.

    References
    ----------
    Thorndike EL (1898). Animal intelligence: an experimental study of the associative processes in animals.
    Psychological Review Monograph Supplements 2(4).
    """
    strength, times = np.zeros(n_acts), np.zeros(n_trials)
    dawn = n_trials if insight is None else rng.geometric(1 / insight)
    for k in range(n_trials):
        times[k] = effort * (1 if k >= dawn else rng.geometric(softmax(strength)[0]))
        strength[0] += eta if insight is None else 0.0
    return times
