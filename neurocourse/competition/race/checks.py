"""The check of exercise 2: one step of a race."""

import numpy as np

from neurocourse.competition.race import winner_takes_all as wta
from neurocourse.teaching import call, exercise, inputs, numbers, real

__all__ = ["race_step"]

ref = wta.race_step


def floor(z):
    """Nothing below zero."""
    return np.maximum(z, 0.0)


def with_drive(drive):
    """A step that is right but for what drives the cells: ``drive(x, I, w)``."""
    return lambda x, I, w, dt: x + dt * (-x + drive(x, I, w))


def held(x, I, w):
    """What is left of the drives when all rivals have taken off their share."""
    return I - w * (x.sum() - x)


def one_after_the_other(x, I, w, dt):
    """Each cell already sees what the cells before it have become."""
    x = x.copy()
    for i in range(len(x)):
        x[i] += dt * (-x[i] + max(I[i] - w * (x.sum() - x[i]), 0.0))
    return x


def strongest_rival(x):
    """The largest rate among all others, for each cell."""
    return np.array([np.delete(x, i).max() for i in range(len(x))])


@exercise(
    reference=ref,
    inputs=inputs(
        x=numbers("n", low=0, high=4), I=numbers("n", low=0, high=5), w=real(0, 5), dt=real(0.01, 0.5),
        sizes={"n": (2, 10)},
        examples=[
            (np.array([0.0, 0.0]), np.array([1.0, 0.8]), 1.5, 0.1),
            (np.array([1.0, 0.0, 0.0]), np.array([1.0, 1.5, 0.7]), 2.0, 0.1),
            (np.array([0.4, 0.3, 0.1]), np.array([1.0, 0.9, 0.8]), 0.5, 0.05),
        ],
    ),
    mistakes=[
        ("a cell does not hold itself back: take its own rate off the sum",
         with_drive(lambda x, I, w: floor(I - w * x.sum()))),
        ("losers push the others up in yours: what drives a cell cannot fall below zero", with_drive(held)),
        ("the leak is missing: without a drive a rate must fall", lambda x, I, w, dt: x + dt * floor(held(x, I, w))),
        ("dt is missing: a rate goes only a short way in a short time", lambda x, I, w, dt: floor(held(x, I, w))),
        ("the floor stands around too much: only the drive, I less what rivals take off, cannot fall below zero",
         lambda x, I, w, dt: x + dt * floor(-x + held(x, I, w))),
        ("the floor stands around the new rate: it belongs to what drives the cell",
         lambda x, I, w, dt: floor(x + dt * (-x + held(x, I, w)))),
        ("you return the slope: return the new rates", lambda x, I, w, dt: -x + floor(held(x, I, w))),
        ("you return the change: return the new rates", lambda x, I, w, dt: dt * (-x + floor(held(x, I, w)))),
        ("your rivals excite: what they do is taken off", with_drive(lambda x, I, w: floor(I + w * (x.sum() - x)))),
        ("w is missing: it says how strongly rivals hold each other back",
         with_drive(lambda x, I, w: floor(held(x, I, 1.0)))),
        ("nobody holds anybody back in yours: take off w times the rates of all rivals",
         with_drive(lambda x, I, w: floor(I))),
        ("rivals hold back by what they fire, x, not by what drives them, I",
         with_drive(lambda x, I, w: floor(I - w * (I.sum() - I)))),
        ("you take the mean of the rivals: all of them hold back together, so add them up",
         with_drive(lambda x, I, w: floor(I - w * (x.sum() - x) / (len(x) - 1)))),
        ("you take the mean of all cells: all rivals hold back together, so add them up",
         with_drive(lambda x, I, w: floor(I - w * x.mean()))),
        ("you take the strongest rival alone: all of them hold back together",
         with_drive(lambda x, I, w: floor(I - w * strongest_rival(x)))),
        ("each cell holds only itself back in yours: it is the rates of the *others* that are taken off",
         with_drive(lambda x, I, w: floor(I - w * x))),
        ("only one neighbour holds a cell back in yours: all others do",
         with_drive(lambda x, I, w: floor(I - w * np.roll(x, 1)))),
        ("your cells move one after the other: take all rates as they were before the step", one_after_the_other),
        ("the leak has the wrong sign: rates run away", lambda x, I, w, dt: x + dt * (x + floor(held(x, I, w)))),
        ("dt weighs the leak only: it weighs the drive, too", lambda x, I, w, dt: x - dt * x + floor(held(x, I, w))),
        ("dt weighs the drive only: it weighs the leak, too", lambda x, I, w, dt: dt * floor(held(x, I, w))),
        ("w weighs the drive, too: it is the rates of the rivals that it weighs",
         with_drive(lambda x, I, w: floor(w * held(x, I, 1.0)))),
        ("you divide by dt: the slope is followed for a time dt, so multiply",
         lambda x, I, w, dt: x + (-x + floor(held(x, I, w))) / dt),
        ("w weighs what drives the cell: it is the rates of the rivals that it weighs",
         with_drive(lambda x, I, w: floor(w * I - (x.sum() - x)))),
        ("in yours losers are pulled up: what would fall below zero is 0, not its size without the minus",
         with_drive(lambda x, I, w: np.abs(held(x, I, w)))),
        ("`np.minimum` keeps what is below zero: `np.maximum` cuts it off",
         with_drive(lambda x, I, w: np.minimum(held(x, I, w), 0))),
        ("x and I are swapped", lambda x, I, w, dt: ref(I, x, w, dt)),
        ("w and dt are swapped", lambda x, I, w, dt: ref(x, I, dt, w)),
    ],
)  # fmt: skip
def race_step(f, reference):
    """Exercise 2: a race that keeps its winner."""
    end = wta.run([1.0, 1.5], 2.0, start=[1.0, 0.0], T=40, step=lambda *args: call(f, *args)).x[-1]
    fire = f"they fire {end[0]:.1f} and {end[1]:.1f}"
    return f"a winner driven by 1 stands against a rival driven by 1.5: after 40 time constants {fire}."
