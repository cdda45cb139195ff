"""Two poles on one cart: the longer one is ten times the shorter, so that both can be held at once."""

import numpy as np

from neurocourse.arguments import array, count, takes

G, CART, FORCE, DT = 9.8, 1.0, 10.0, 0.01  # m/s², kg, N, s: two steps of Euler's method to each push
MASS, HALF_LENGTH = np.array([0.1, 0.01]), np.array([0.5, 0.05])  # kg, m
X_MAX, ANGLE_MAX, T = 2.4, np.deg2rad(36), 1000  # m, rad, pushes: 20 s
SCALES = np.array([1.0, 1.0, 0.1, 0.5, 0.1, 0.5])  # m, m/s, rad, rad/s, rad, rad/s: what a policy takes for one
N_SENSES = 6


def start(n):
    """States (6, n): position, speed, and angle and angular speed of the long and of the short pole, leaning by 4°."""
    return np.repeat(np.array([0, 0, 0.07, 0, 0, 0])[:, None], n, axis=1)


def motion(s, push):
    """How fast states (6, n) change under pushes (n,), without friction (Wieland 1991)."""
    angle, spin = s[2::2], s[3::2]
    sin, cos = np.sin(angle), np.cos(angle)
    m, half = MASS[:, None], HALF_LENGTH[:, None]
    pulls = m * (half * spin**2 * sin - 0.75 * G * sin * cos)
    a = (push + pulls.sum(axis=0)) / (CART + (m * (1 - 0.75 * cos**2)).sum(axis=0))
    turn = 0.75 / half * (G * sin - a * cos)
    return np.array([s[1], a, spin[0], turn[0], spin[1], turn[1]])


@takes(w=array(shape=("n", N_SENSES)), T=count)
def balance(w, *, T=T):
    """Pushes (n,) for which each policy (n, 6) keeps both poles up, T at most; it pushes 10 N · tanh(w · state)."""
    s, pull, steps = start(len(w)), (w / SCALES).T, np.zeros(len(w), np.intp)
    alive = np.arange(len(w))
    for _ in range(T):
        push = FORCE * np.tanh((pull * s).sum(axis=0))
        for _ in range(2):
            s = s + DT * motion(s, push)
        up = (np.abs(s[0]) <= X_MAX) & (np.abs(s[2]) <= ANGLE_MAX) & (np.abs(s[4]) <= ANGLE_MAX)
        if not up.all():
            alive, s, pull = alive[up], s[:, up], pull[:, up]
            if not len(alive):
                break
        steps[alive] += 1
    return steps


def ride(w):
    """Position and both angles (3, moments) under a policy (6,), each tenth push until a pole falls or for 20 s."""
    s, seen = start(1), []
    for step in range(T + 1):
        if abs(s[0, 0]) > X_MAX or np.abs(s[[2, 4]]).max() > ANGLE_MAX:
            break
        if step % 10 == 0:
            seen.append(s[[0, 2, 4], 0])
        push = FORCE * np.tanh(w / SCALES @ s)
        for _ in range(2):
            s = s + DT * motion(s, push)
    return np.array(seen).T
