"""Which states of an explorer the reading copy keeps: a full grid where it is small, else lines through what is named.

A slider keeps about ten stops, one with a Play button more of them. Drawings and presses, of which there are too many,
keep those that a preset names.
"""

import itertools
import math

import numpy as np

STATES = 150  # of one explorer
STOPS, PLAYED, FEWEST = 11, 25, 4  # stops of a slider, of one that plays, and how few they may become


def kept(explorer, most=STATES):
    """The stops of each control and the states that are kept.

    Parameters
    ----------
    explorer : neurocourse.teaching.Explorer
    most : int
        States at most; all that presets name are kept in any case.

    Returns
    -------
    tuple
        ``(stops, states)``: a list of values for each name, in order, and a list of dictionaries with a value for each.
        The first state is the one in which the explorer opens.
    """
    for stops, states in _choices(explorer):
        states = unique([explorer.defaults, *states])
        if len(states) <= most:
            return stops, states
    return stops, states


def unique(states):
    """The states without repetitions, in order."""
    return list({tuple(state.items()): state for state in states}.values())


def _choices(explorer):
    """Stops and states, more of them first."""
    named = [explorer.defaults, *explorer.presets.values()]
    few = {n: _stops(explorer, named, n) for n in range(STOPS, 1, -1)}
    for n in range(STOPS, FEWEST - 1, -1):
        if math.prod(map(len, few[n].values())) <= STATES:
            yield few[n], [dict(zip(few[n], values, strict=True)) for values in itertools.product(*few[n].values())]
    for bases in (_armed(explorer, named), _armed(explorer, named[:1]), named[:1]):
        for n in range(STOPS, FEWEST - 1, -1):
            yield few[n], [*named, *bases, *_lines(bases, few[n])]
    yield few[2], [*named, *_lines(named[:1], few[2])]
    yield _stops(explorer, named, 0), named


def _lines(bases, stops):
    """One control at a time goes through its stops."""
    return [{**base, name: value} for base in bases for name in stops for value in stops[name]]


def _armed(explorer, states):
    """The states with the machine armed and not."""
    arms = [name for name, control in explorer.controls.items() if control.kind == "arm"]
    switches = [dict(zip(arms, on, strict=True)) for on in itertools.product((False, True), repeat=len(arms))]
    return [{**state, **switch} for state in states for switch in switches]


def _stops(explorer, named, n):
    """``n`` stops of each slider, besides those that are named; a Play button wants more."""
    found = {}
    for name, control in explorer.controls.items():
        needed = list(dict.fromkeys(state[name] for state in named))
        if control.kind == "slider":
            every = control.every()
            plays = getattr(control, "interval", None) is not None
            even = np.linspace(0, len(every) - 1, min(round(n * PLAYED / STOPS) if plays else n, len(every)))
            found[name] = sorted({every[i] for i in even.round().astype(int)} | set(needed))
        elif n and control.kind in ("choice", "toggle", "arm"):
            found[name] = control.samples()
        else:
            found[name] = needed
    return found
