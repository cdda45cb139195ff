"""Working memory: a ring of cells that holds a direction in mind by its own activity, with no change in any weight."""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, count, generator, number, positive, step_count, takes


class Memory(NamedTuple):
    """A bump on a ring. ``angle`` (T, n) is where it stands (rad, not wrapped), ``rate`` (T, N) is that of trial 0."""

    angle: np.ndarray
    rate: np.ndarray
    t: np.ndarray


@takes(angle=number, n=count, N=count(low=8), T=positive, dt=positive, noise=number(low=0), tau=positive, rng=generator)
def remember(angle=0.0, *, n=50, N=64, T=3.0, dt=0.002, noise=1.0, tau=0.02, rng):
    """Hold a direction in mind: τ dr/dt = -r + [W r]₊ / max(W r) + noise, where W_ij = cos(θ_i - θ_j).

    All directions are equal, so nothing holds the bump in place: noise makes it wander, and its variance grows with
    time, as the errors of remembered saccades do. `law` says how fast.

    Parameters
    ----------
    angle : float, rad
        Where the cue was.
    n, N : int
        Trials, and neurons on the ring.
    T, dt, tau : float, s
    noise : float, 1/√s
        Standard deviation of each neuron's own noise.
    rng : seed or numpy.random.Generator

    Returns
    -------
    Memory

    References
    ----------
    Compte A, Brunel N, Goldman-Rakic PS, Wang XJ (2000). Synaptic mechanisms and network dynamics underlying spatial
    working memory in a cortical network model. Cerebral Cortex 10:910-923. doi:10.1093/cercor/10.9.910
    """
    theta = 2 * np.pi * np.arange(N) / N
    ring = np.exp(1j * theta)
    r = np.tile(np.maximum(np.cos(theta - angle), 0), (n, 1))
    steps = step_count(T=T, dt=dt)
    where, first = np.zeros((steps, n)), np.zeros((steps, N))
    for k in range(steps):
        heard, where[k] = drive(r, ring)
        r += dt / tau * (heard - r) + noise * np.sqrt(dt) * rng.standard_normal((n, N))
        first[k] = r[0]
    return Memory(np.unwrap(where, axis=0), first, dt * np.arange(steps))


def drive(r, ring):
    """[W r]₊ / max(W r) for activities r (n, N) on the ``ring`` e^iθ (N,), and the angle of each bump (n,).

    All N sums W r are those of one arrow, the field Σ_j r_j e^iθ_j: its length times cos(θ_i - its angle). Divided by
    its length their largest is 1, as inhibition keeps the height of the bump.
    """
    field = r @ ring
    towards = (field / np.abs(field))[:, None]
    return np.maximum((towards.conj() * ring).real, 0), np.angle(field)


@takes(t=array(low=0), N=count(low=8), noise=number(low=0))
def law(t, *, N=64, noise=1.0):
    """Variance of the bump's place (rad²) after t (s): σ² = 8 noise² t / N.

    The bump is [cos]₊, whose sum over the ring has the length N/4. Noise moves its angle by Σ sin θ_j dn_j / (N/4), and
    the squared sines add up to N/2: so noise² (N/2) / (N/4)² each second. It holds while the bump keeps its height.
    """
    return 8 * noise**2 * t / N
