"""Colour as a difference: cells that compare red with green and blue with yellow, blind to how bright it is."""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, takes

# From linear red, green and blue of a screen (sRGB) to the answers of the three cones (L, M, S): the matrix of Hunt,
# Pointer and Estevez, scaled so that white gives 1, 1, 1, and rounded.
CONES = np.array([[0.31, 0.64, 0.05], [0.155, 0.76, 0.085], [0.018, 0.109, 0.873]])


class Channels(NamedTuple):
    """What the eye sends on, (rows, cols) each: light, red against green, blue against yellow."""

    light: np.ndarray
    red_green: np.ndarray
    blue_yellow: np.ndarray


@takes(picture=array(low=0))
def linear(picture):
    """Undo the coding of screens: light, from picture values 0 to 1 (the sRGB curve)."""
    p = picture
    return np.where(p <= 0.04045, p / 12.92, ((p + 0.055) / 1.055) ** 2.4)


@takes(picture=array(shape=("rows", "cols", 3), low=0))
def opponent(picture):
    """Compare the cones: (L + M) / 2, (L - M) / (L + M) and (2 S - L - M) / (2 S + L + M).

    The differences are divided by their sums, as cells adapt to the light they get: a shadow changes the first channel
    only.

    Parameters
    ----------
    picture : array, shape (rows, cols, 3)
        Red, green and blue, 0 to 1.

    Returns
    -------
    Channels

    References
    ----------
    De Valois RL, Abramov I, Jacobs GH (1966). Analysis of response patterns of LGN cells. Journal of the Optical
    Society of America 56:966-977.
    """
    light = linear(picture) + 1e-4  # a trace of light: no division by nothing
    L, M, S = np.moveaxis(light @ CONES.T, 2, 0)
    return Channels((L + M) / 2, (L - M) / (L + M), (2 * S - L - M) / (2 * S + L + M))


def shaded(picture, factor):
    """The same scene in less light: linear light times ``factor``, coded for the screen again."""
    light = linear(picture) * factor
    return np.where(light <= 0.0031308, 12.92 * light, 1.055 * np.maximum(light, 1e-12) ** (1 / 2.4) - 0.055)
