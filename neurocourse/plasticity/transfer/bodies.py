"""Two bodies for one pole: a climber that can balance with one of them goes on with another.

The pole's equations are those of the cart of the basal ganglia's lesson, with masses and lengths that can be changed,
and a motor that pushes as hard as it is told.
"""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, count, generator, takes
from neurocourse.caching import kept

G, DT = 9.8, 0.02  # m/s², s
X_MAX, ANGLE_MAX, T = 2.4, np.deg2rad(12), 500  # m, rad, steps
N_STARTS, SIGMA = 8, 0.3
SCALES = np.array([1.0, 1.0, 0.1, 0.5])  # m, m/s, rad, rad/s: what the policy takes for one


class Body(NamedTuple):
    """A cart with a pole on it."""

    cart: float = 1.0  # kg
    pole: float = 0.1  # kg
    half_length: float = 0.5  # m
    force: float = 10.0  # N, the most that its motor can push; negative when it is wired the wrong way round


BODIES = {
    "bicycle": Body(),
    "motorcycle": Body(cart=4.0, pole=0.5, half_length=1.0, force=20.0),
    "short pole": Body(half_length=0.15),
    "reversed motor": Body(force=-10.0),
}
NEW = tuple(BODIES)[1:]
N_CLIMBERS, MOST = 24, 500
BEGINNINGS = ("from nothing", "from the bicycle", "the same, shuffled", "the same, turned", "the same, negated")


@takes(w=array(shape=("n", 4)), body=Body, starts=array(shape=("m", 4)), T=count)
def balance(w, body, starts, *, T=T):
    """Steps (n, m) that a cart stays up under each policy from each start; the motor pushes F tanh(w · state).

    Parameters
    ----------
    w : array_like, shape (n, 4)
        Weights of policies on position, speed, angle and angular speed.
    body : Body
    starts : array_like, shape (m, 4)
        m, m/s, rad, rad/s

    Returns
    -------
    ndarray, shape (n, m)
    """
    s = np.repeat(starts.T[:, None], len(w), axis=1)  # (4, n, m)
    pull, alive, steps = (w / SCALES).T[:, :, None], np.ones(s.shape[1:], bool), np.zeros(s.shape[1:], np.intp)
    for _ in range(T):
        s = s + DT * motion(s, body, body.force * np.tanh((pull * s).sum(axis=0)))
        alive &= (np.abs(s[0]) <= X_MAX) & (np.abs(s[2]) <= ANGLE_MAX)
        if not alive.any():
            break
        steps += alive
        s *= alive
    return steps


def motion(s, body, push):
    """How fast the state (4, …) changes under a push in newtons."""
    _, v, angle, spin = s
    sin, cos = np.sin(angle), np.cos(angle)
    mass, lever = body.cart + body.pole, body.pole * body.half_length
    pushed = (push + lever * spin**2 * sin) / mass
    turn = (G * sin - cos * pushed) / (body.half_length * (4 / 3 - body.pole * cos**2 / mass))
    return np.stack([v, pushed - lever * turn * cos / mass, spin, turn])


def starts(rng):
    """Eight starts (8, 4) near the upright rest."""
    return rng.uniform(-1, 1, (N_STARTS, 4)) * (0.5, 0.5, 0.1, 0.3)


@takes(w=array(shape=("n", 4)), body=Body, most=count, rng=generator)
def climb(w, body, *, most=MOST, rng):
    """Let n climbers, each from its own weights, change them a little and keep what balances at least as long.

    Returns
    -------
    trials : ndarray, shape (n,)
        Policies that each has tried until one balanced from all starts; ``most`` where none did.
    w : ndarray, shape (n, 4)
        Where they are then.
    """
    w, begin = w.copy(), starts(rng)
    best, trials = balance(w, body, begin).mean(axis=1), np.ones(len(w), np.intp)
    while (open_ := np.flatnonzero((best < T) & (trials < most))).size:
        tried = w[open_] + SIGMA * rng.standard_normal((len(open_), 4))
        found = balance(tried, body, begin).mean(axis=1)
        better = found >= best[open_]
        w[open_[better]], best[open_[better]] = tried[better], found[better]
        trials[open_] += 1
    return trials, w


@kept
def cyclists():
    """Weights (24, 4) with which climbers that began at zero came to balance the bicycle."""
    return climb(np.zeros((N_CLIMBERS, 4)), BODIES["bicycle"], rng=0)[1]


@takes(beginning=BEGINNINGS, rng=generator)
def begin(beginning, *, rng):
    """Weights (24, 4) to climb from: zero, those of the bicycle, or one of their controls.

    Shuffled, each of the four numbers serves another sense: size and sign stay, the skill goes. Turned, they have the
    same length in another direction, so only the size stays. Negated, each push goes to the other side.
    """
    w = cyclists()
    if beginning in ("from nothing", "the same, negated"):
        return -w if beginning != "from nothing" else 0 * w
    if beginning == "the same, shuffled":
        return rng.permuted(w, axis=1)
    if beginning == "the same, turned":
        other = rng.standard_normal(w.shape)
        return other * (np.linalg.norm(w, axis=1) / np.linalg.norm(other, axis=1))[:, None]
    return w.copy()


@takes(body=NEW, beginning=BEGINNINGS, rng=generator)
def transfer(body, beginning, *, rng):
    """Trials that each of 24 climbers needs with a new body, (24,), and weights before and after, (2, 24, 4)."""
    w = begin(beginning, rng=rng)
    trials, after = climb(w, BODIES[body], rng=rng)
    return trials, np.array([w, after])


def ride(w, body, seed=0):
    """Position and angle (2, moments) of one cart under a policy (4,), each fifth step until it falls or for 10 s."""
    s, seen = starts(np.random.default_rng([seed, 3]))[0], []
    for step in range(T + 1):
        if abs(s[0]) > X_MAX or abs(s[2]) > ANGLE_MAX:
            break
        if step % 5 == 0:
            seen.append(s[[0, 2]])
        s = s + DT * motion(s, body, body.force * np.tanh(w / SCALES @ s))
    return np.array(seen).T
