"""Fifty units and what connects them: a random web, an orthogonal one, a ring, a queue; and any of them shuffled."""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, count, generator, number, positive, takes
from neurocourse.hippocampus.forecasting.echo_state import largest_eigenvalue

WIRINGS = ("web", "orthogonal web", "ring", "queue")
N, SCALE = 50, 0.1  # units, and how loud the input is: so quiet that a unit hardly bends it


class Wiring(NamedTuple):
    """``U`` (n, n): what each unit (row) hears of each; ``w`` (n,): what it hears of the input."""

    U: np.ndarray
    w: np.ndarray


@takes(kind=WIRINGS, strength=positive, shuffled=bool, n=count(low=2), rng=generator)
def wiring(kind, strength=0.9, *, shuffled=False, n=N, rng):
    """Connect ``n`` units.

    Parameters
    ----------
    kind : {"web", "orthogonal web", "ring", "queue"}
        Weights drawn from a bell curve; a turned mirror, which keeps lengths; each unit hears the one before it, in a
        circle; or in a row. In the first two every unit hears the input, in a ring and a queue only the first does.
    strength : float
        Largest |eigenvalue| of a web; in the others how much of it a step hands on.
    shuffled : bool
        Whether units swap what they hear: each row of U goes to a unit drawn at random. Numbers and sizes of wires
        stay as they are.
    n : int
    rng : seed or numpy.random.Generator

    Returns
    -------
    Wiring

    References
    ----------
    White OL, Lee DD, Sompolinsky H (2004). Short-term memory in orthogonal neural networks. Physical Review Letters
    92:148102. doi:10.1103/PhysRevLett.92.148102
    """
    spread = kind in WIRINGS[:2]
    U = rng.standard_normal((n, n)) if spread else np.eye(n, k=-1)
    w = rng.uniform(-1, 1, n) if spread else np.eye(n)[0]
    if kind == "orthogonal web":
        U = np.linalg.qr(U)[0]
    elif kind == "ring":
        U[0, -1] = 1
    if shuffled:
        U = U[rng.permutation(n)]
    return Wiring(U * strength / (largest_eigenvalue(U) if kind == "web" else 1), w)


@takes(wires=Wiring, u=array(ndim=1, least=1), linear=bool, scale=positive, noise=number(low=0), rng=generator)
def states(wires, u, *, linear=False, scale=SCALE, noise=0.0, rng):
    """Run the units from silence: x_t = tanh(U x_{t−1} + w s u_t + noise).

    Parameters
    ----------
    wires : Wiring
    u : array, shape (T,)
        Input.
    linear : bool
        Whether units pass on their sum as it is, without tanh.
    scale : float
        s, how loud the input is.
    noise : float
        Standard deviation of the noise in each unit, as a share of s.
    rng : seed or numpy.random.Generator

    Returns
    -------
    ndarray, shape (T, n)
    """
    x = scale * np.outer(u, wires.w)
    x += scale * noise * rng.standard_normal(x.shape)
    last, back = np.zeros(x.shape[1]), wires.U.T.copy()
    for now in x:
        now += last @ back
        if not linear:
            np.tanh(now, out=now)
        last = now
    return x
