"""Seeing movement without following anything: the energy of filters that lean in space and time."""

import numpy as np

from neurocourse.arguments import array, number, positive, takes

X = np.arange(-10, 11) * 1.0  # pixels
T = np.arange(0, 24) * 1.0  # frames
F_X, F_T = 0.12, 0.1  # cycles per pixel, cycles per frame: what the filters like best; the speed is F_T / F_X


@takes(sign=(1, -1), sigma_x=positive, sigma_t=positive)
def filters(sign, *, sigma_x=4.0, sigma_t=6.0):
    """A quadrature pair over time and space (T, X), leaning to the right (sign 1) or to the left (-1).

    Each is a bell times cos(2π(f_x x - sign · f_t t) + φ) with φ = 0 and 90°: stripes that move that way fit it.

    Parameters
    ----------
    sign : int
    sigma_x, sigma_t : float
        Widths of the bell in pixels and in frames.

    Returns
    -------
    (ndarray, ndarray), shapes (24, 21)

    References
    ----------
    Adelson EH, Bergen JR (1985). Spatiotemporal energy models for the perception of motion. Journal of the Optical
    Society of America A 2:284-299. doi:10.1364/JOSAA.2.000284
    """
    t, x = T[:, None] - T.mean(), X[None, :]
    bell = np.exp(-((x / sigma_x) ** 2 + (t / sigma_t) ** 2) / 2)
    wave = 2 * np.pi * (F_X * x - sign * F_T * t)
    pair = bell * np.cos(wave), bell * np.sin(wave)
    return tuple(g / np.linalg.norm(g) for g in pair)


@takes(speed=number, f=positive, phase=number, contrast=number)
def moving_grating(speed, *, f=F_X, phase=0.0, contrast=1.0):
    """Stripes that move to the right with ``speed`` (pixels per frame), as light over time and place (24, 21)."""
    shift = X[None, :] - speed * T[:, None]
    return contrast * np.cos(2 * np.pi * f * shift + phase)


@takes(speed=number, width=positive)
def moving_bar(speed, *, width=2.0):
    """A bar of light that crosses the middle of the place in the middle of the time (24, 21)."""
    centre = speed * (T - T.mean())
    return (np.abs(X[None, :] - centre[:, None]) <= width / 2).astype(np.float64)


@takes(movie=array(shape=(len(T), len(X))), sign=(1, -1))
def energy(movie, sign):
    """Energy of one direction: the squares of the pair, added. It does not matter where the stripes began."""
    return float(sum(np.sum(g * movie) ** 2 for g in filters(sign)))


@takes(movie=array(shape=(len(T), len(X))))
def opponent(movie):
    """(E_right - E_left) / (E_right + E_left): 1 to the right, -1 to the left, 0 for flicker or nothing."""
    right, left = energy(movie, 1), energy(movie, -1)
    return (right - left) / (right + left) if right + left > 1e-12 else 0.0


def tuning(draw, speeds):
    """Energy of the cells for right and of those for left at each speed (2, n_speeds), as shares of the largest.

    Stripes come back to themselves after one period: a jump of nearly a period from frame to frame is the same movie as
    a small step backwards. That is why the wheels of a coach in a film turn back.
    """
    found = np.array([[energy(draw(speed), sign) for speed in speeds] for sign in (1, -1)])
    return found / max(found.max(), 1e-12)
