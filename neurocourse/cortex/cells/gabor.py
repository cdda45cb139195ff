"""Gabor functions: what the receptive field of a simple cell looks like, alone and in pairs of ridge and edge."""

import numpy as np

from neurocourse.arguments import count, number, positive, takes


@takes(n=count, angle=number)
def across(n, angle):
    """How far each pixel of an n by n picture lies from the middle, across and along a line of this slope.

    Parameters
    ----------
    n : int
        Side of the picture.
    angle : float, degrees
        Slope of the line: 0 lies along the rows, 90 along the columns; counted against the clock.

    Returns
    -------
    tuple of numpy.ndarray
        Distances across and along the line in pixels, (n, n) each.
    """
    middle = (n - 1) / 2
    a = np.deg2rad(angle)
    y, x = middle - np.arange(n)[:, None], np.arange(n) - middle
    return y * np.cos(a) - x * np.sin(a), x * np.cos(a) + y * np.sin(a)


@takes(n=count, angle=number, f=number(low=0), phi=number, sigma=positive, gamma=number(low=0))
def gabor(n, angle, *, f=0.2, phi=0.0, sigma=2.0, gamma=0.7):
    """A wave across a line, faded out by a bell: exp(-(u² + γ²v²) / 2σ²) cos(2πfu + φ).

    Parameters
    ----------
    n : int
        Side of the picture.
    angle : float, degrees
        Slope of the line that it likes.
    f : float, cycles per pixel
        Fineness of the wave.
    phi : float, degrees
        0 is a bright ridge, 90 an edge.
    sigma : float, pixels
        Width of the bell across the line.
    gamma : float
        Width across the line as a share of that along it.

    Returns
    -------
    numpy.ndarray, (n, n)

    References
    ----------
    Jones JP, Palmer LA (1987). An evaluation of the two-dimensional Gabor filter model of simple receptive fields in
    cat striate cortex. Journal of Neurophysiology 58:1233-1258. doi:10.1152/jn.1987.58.6.1233
    """
    u, v = across(n, angle)
    bell = np.exp(-(u**2 + (gamma * v) ** 2) / (2 * sigma**2))
    return bell * np.cos(2 * np.pi * f * u + np.deg2rad(phi))


@takes(n=count(low=2), angle=number)
def quadrature(n, angle, **shape):
    """A ridge and an edge of one slope, each of length 1 and blind to even light: together they make a complex cell.

    The ridge gives up what it would answer to even light, in proportion to its bell; an edge has nothing to give up.

    Parameters
    ----------
    n : int
    angle : float, degrees
    **shape
        ``f``, ``sigma`` and ``gamma`` of `gabor`.

    Returns
    -------
    tuple of numpy.ndarray
        Ridge and edge, (n, n) each.

    References
    ----------
    Adelson EH, Bergen JR (1985). Spatiotemporal energy models for the perception of motion. Journal of the Optical
    Society of America A 2:284-299. doi:10.1364/JOSAA.2.000284
    """
    ridge, edge = (gabor(n, angle, phi=phi, **shape) for phi in (0, 90))
    bell = gabor(n, angle, **{**shape, "f": 0})
    ridge = ridge - bell * (ridge.sum() / bell.sum())
    return ridge / np.linalg.norm(ridge), edge / np.linalg.norm(edge)


@takes(n=count, angle=number, f=number, phase=number, contrast=number)
def grating(n, angle, *, f=0.2, phase=0.0, contrast=1.0):
    """Stripes of this slope, as light above and below grey: c cos(2πfu + phase), (n, n); ``phase`` in degrees."""
    u, _ = across(n, angle)
    return contrast * np.cos(2 * np.pi * f * u + np.deg2rad(phase))
