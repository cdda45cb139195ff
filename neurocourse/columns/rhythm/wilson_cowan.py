"""Two populations, one that excites and one that inhibits: the smallest column that hums (Wilson and Cowan 1972)."""

import numpy as np

from neurocourse.arguments import array, number, takes

EE, EI, IE, II = 16.0, 12.0, 15.0, 3.0  # to E from E and from I, to I from E and from I
SLOPE_E, HALF_E, SLOPE_I, HALF_I = 1.3, 4.0, 2.0, 3.7
MOST_E, MOST_I = (1 - 1 / (1 + np.exp(slope * half)) for slope, half in ((SLOPE_E, HALF_E), (SLOPE_I, HALF_I)))
TAU = 8.0  # ms
LATE = 1000  # ms at the end, in which a swing is measured


def active(x, slope, half):
    """Share of a population that fires, beyond what fires without input."""
    return 1 / (1 + np.exp(-slope * (x - half))) - 1 / (1 + np.exp(slope * half))


@takes(P=array, w_ei=number(low=0, high=100), T=number(low=LATE, high=10_000), dt=number(above=0, high=2))
def swing(P, w_ei=EI, T=2000.0, dt=0.2):
    """How far the excitatory population swings in the end when it is driven by P, and how often.

    τ dE/dt = −E + (k − E) S(16 E − 12 I + P), and τ dI/dt = −I + (k − I) S(15 E − 3 I), by the midpoint method.
    The most that S can be is k.

    Parameters
    ----------
    P : float or array_like
        The input; one pair of populations for each number.
    w_ei : float
        The connection from I to E, 12 unless told; 0 cuts it.
    T, dt : float, ms

    Returns
    -------
    numpy.ndarray
        Largest less smallest share of E that fires, shape of P.
    numpy.ndarray
        Hz, shape of P; 0 at rest.

    References
    ----------
    Wilson HR, Cowan JD (1972). Excitatory and inhibitory interactions in localized populations of model neurons.
    Biophysical Journal 12:1-24. doi:10.1016/S0006-3495(72)86068-5
    """

    def change(E, I):
        dE = -E + (MOST_E - E) * active(EE * E - w_ei * I + P, SLOPE_E, HALF_E)
        dI = -I + (MOST_I - I) * active(IE * E - II * I, SLOPE_I, HALF_I)
        return dE / TAU, dI / TAU

    E, I, found = 0.1 + 0 * P, 0.05 + 0 * P, []
    for _ in range(round(T / dt)):
        dE, dI = change(E, I)
        dE, dI = change(E + dt / 2 * dE, I + dt / 2 * dI)
        E, I = E + dt * dE, I + dt * dI
        found.append(E)
    late = np.array(found[-round(LATE / dt) :])
    return np.ptp(late, axis=0), crossings(late) * 1000 / LATE * (np.ptp(late, axis=0) > 0.01)


def crossings(x):
    """How often a recording (T, ...) rises through its mean."""
    above = x > x.mean(axis=0)
    return (above[1:] & ~above[:-1]).sum(axis=0)
