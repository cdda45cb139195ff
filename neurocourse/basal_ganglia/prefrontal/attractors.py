"""A prefrontal circuit that decides: two pools of cells compete until one wins."""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import count, generator, number, positive, step_count, takes

# Wong & Wang's reduced two-variable model, with the constants of their appendix.
A_, B_, D_ = 270.0, 108.0, 0.154  # Hz/nA, Hz, s
GAMMA, TAU_S = 0.641, 0.1  # -, s
J_SAME, J_OTHER, J_EXT, I_0 = 0.2609, 0.0497, 5.2e-4, 0.3255  # nA, nA, nA/Hz, nA
TAU_NOISE, SIGMA = 0.002, 0.02  # s, nA


class Competition(NamedTuple):
    """Rates of the two pools (Hz): (T, n, 2), one sample every ``dt`` s."""

    rate: np.ndarray
    t: np.ndarray


def transfer(I):
    """Rate (Hz) of a pool for a current I (nA): (a I - b) / (1 - e^(-d (a I - b)))."""
    x = A_ * np.asarray(I) - B_
    x = np.where(np.abs(x) < 1e-9, 1e-9, x)
    return x / -np.expm1(-D_ * x)


@takes(
    coherence=number(low=-1, high=1), n=count, mu_0=number(low=0), T=positive, dt=positive, noise=number(low=0),
    rng=generator,
)  # fmt: skip
def compete(coherence=0.128, *, n=1, mu_0=30.0, T=1.5, dt=0.0005, noise=SIGMA, rng):
    """Let two pools with slow synapses decide about moving dots: each excites itself and inhibits the other.

    dS/dt = -S / τ_S + (1 - S) γ H(I), with I_1 = J_same S_1 - J_other S_2 + I_0 + J_ext μ_0 (1 ± coherence) + noise.

    Parameters
    ----------
    coherence : float
        Share of dots that move one way, -1 to 1; above 0 it favours pool 1.
    n : int
        Trials.
    mu_0 : float, Hz
        Input from t = 0 on.
    T, dt : float, s
    noise : float, nA
    rng : seed or numpy.random.Generator

    Returns
    -------
    Competition

    References
    ----------
    Wong KF, Wang XJ (2006). A recurrent network mechanism of time integration in perceptual decisions.
    Journal of Neuroscience 26:1314-1328. doi:10.1523/JNEUROSCI.3733-05.2006
    """
    stimulus = J_EXT * mu_0 * (1 + coherence * np.array([1, -1]))
    S, eta = np.full((n, 2), 0.1), np.zeros((n, 2))
    rates = np.zeros((step_count(T=T, dt=dt), n, 2))
    for k in range(len(rates)):
        rates[k] = transfer(J_SAME * S - J_OTHER * S[:, ::-1] + I_0 + stimulus + eta)
        S += dt * (-S / TAU_S + (1 - S) * GAMMA * rates[k])
        eta += -eta * dt / TAU_NOISE + noise * np.sqrt(dt / TAU_NOISE) * rng.standard_normal((n, 2))
    return Competition(rates, dt * np.arange(len(rates)))
