"""A race of rivals: each cell is driven by an input and held back by all others, until one of them is left, or some."""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, count, function, generator, number, optional, positive, takes, unguarded

DT, T = 0.05, 200.0  # a step and a whole race, in time constants of a cell
ACTIVE = 1e-3  # a cell that fires less than this share of the strongest has lost


@takes(x=array(shape=("n",), low=0), I=array(shape=("n",), low=0), w=number(low=0), dt=positive)
def race_step(x, I, w, dt):
    """Let a race go on for ``dt``: dx_i/dt = -x_i + [I_i - w Σ_{j≠i} x_j]₊.

    Parameters
    ----------
    x : array, shape (n,)
        Rates of the cells.
    I : array, shape (n,)
        What drives each of them.
    w : float
        How strongly each cell inhibits each other one.
    dt : float
        Time, in time constants of a cell.

    Returns
    -------
    ndarray, shape (n,)
        Rates after ``dt``.

    References
    ----------
    Hahnloser RHR, Sarpeshkar R, Mahowald MA, Douglas RJ, Seung HS (2000). Digital selection and analogue amplification
    coexist in a cortex-inspired silicon circuit. Nature 405:947-951. doi:10.1038/35016072
    """
    rivals = x.sum() - x
    return x + dt * (-x + np.maximum(I - w * rivals, 0.0))


class Race(NamedTuple):
    """A race: times (steps + 1,) in time constants, and rates of the cells (steps + 1, n)."""

    t: np.ndarray
    x: np.ndarray


@takes(
    I=array(shape=("n",), low=0), w=number(low=0), start=optional(array(shape=("n",), low=0)), T=positive, dt=positive,
    step=function,
)  # fmt: skip
def run(I, w, *, start=None, T=T, dt=DT, step=race_step):
    """Let cells race that are driven by ``I`` (n,), from rest or from the rates ``start`` (n,).

    ``step`` is a rule such as `race_step`, a learner's own, say.
    """
    step = unguarded(step)
    n_steps = round(T / dt)
    x = np.zeros((n_steps + 1, len(I)))
    x[0] = 0.0 if start is None else start
    for k in range(n_steps):
        x[k + 1] = step(x[k], I, w, dt)
    return Race(dt * np.arange(n_steps + 1), x)


@takes(x=array(least=1))
def n_active(x):
    """How many cells still fire, along the last axis."""
    return (x > ACTIVE * x.max(axis=-1, keepdims=True)).sum(axis=-1)


@takes(I=array(shape=("races", "n"), low=0), w=number(low=0), T=positive)
def many(I, w, *, T=T):
    """Rates (races, n) at the end of many races from rest, run side by side."""
    x = np.zeros_like(I)
    for _ in range(round(T / DT)):
        x += DT * (np.maximum(I - w * (x.sum(axis=1, keepdims=True) - x), 0.0) - x)
    return x


@takes(w=number(low=1), T=positive, step=function)
def switches_at(w, *, T=120.0, step=race_step):
    """How many times as strong as a standing winner a rival has to be until the winner yields, to 0.01.

    The winner was driven by 1 and has been alone for long. The rival is tried ever stronger, each time anew.
    """
    low, high = 100, round(100 * (w + 1))
    while high - low > 1:
        middle = (low + high) // 2
        end = run([1.0, middle / 100], w, start=[1.0, 0.0], T=T, step=step).x[-1]
        low, high = (low, middle) if end[1] > end[0] else (middle, high)
    return high / 100


@takes(gap=positive, w=number(low=1), T=positive)
def time_to_decide(gap, w, *, T=100.0):
    """Time constants until one of two cells is alone, when the other is driven by ``gap`` less than 1; T if none is."""
    race = run([1.0, 1.0 - gap], w, T=T)
    alone = n_active(race.x[1:]) == 1
    return float(race.t[np.argmax(alone) + 1]) if alone.any() else T


@takes(n=count, n_races=count, rng=generator)
def drives(n=10, n_races=1000, *, rng):
    """Drives (races, n) of cells that nobody knows in advance, 0 to 1."""
    return rng.uniform(0.0, 1.0, (n_races, n))
