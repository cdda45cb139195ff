"""Counting pinwheels: points around which all orientations meet, for each square of a wavelength."""

import numpy as np

from neurocourse.arguments import array, takes

MAP = array(ndim=2, dtype=np.complex128, least=16)


@takes(z=MAP)
def turns(z):
    """How often orientation turns around each corner of four cells: 1, 0 or -1, (rows - 1, cols - 1).

    Parameters
    ----------
    z : array, shape (rows, cols)
        A map of orientation: the angle of the complex number is twice the preferred orientation.
    """
    down, right = np.angle(z[1:] * z[:-1].conj()), np.angle(z[:, 1:] * z[:, :-1].conj())
    around = down[:, :-1] + right[1:] - down[:, 1:] - right[:-1]
    return np.rint(around / (2 * np.pi)).astype(np.intp)


@takes(z=MAP)
def wavelength(z):
    """Mean wavelength of a map, in cells: one over the mean spatial frequency of its power.

    Parameters
    ----------
    z : array, shape (rows, cols)
        The map fades out towards its edges, so that these do not count as a pattern.
    """
    fade = np.multiply.outer(np.hanning(len(z)), np.hanning(z.shape[1]))
    power = np.abs(np.fft.fft2((z - z.mean()) * fade)) ** 2
    frequency = np.hypot(np.fft.fftfreq(len(z))[:, None], np.fft.fftfreq(z.shape[1]))
    return float(power.sum() / (power * frequency).sum())


@takes(z=MAP)
def density(z):
    """Pinwheels for each square whose side is the wavelength.

    Parameters
    ----------
    z : array, shape (rows, cols)

    References
    ----------
    Kaschube M, Schnabel M, Löwel S, Coppola DM, White LE, Wolf F (2010). Universality in the evolution of orientation
    columns in the visual cortex. Science 330:1113-1116. doi:10.1126/science.1194869
    """
    found = turns(z)
    return float(np.abs(found).sum() * wavelength(z) ** 2 / found.size)
