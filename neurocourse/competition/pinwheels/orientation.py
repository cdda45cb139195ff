"""Three ways to a map of orientation: filtered noise, a pattern that grows, and a sheet that learns."""

import numpy as np

from neurocourse.arguments import count, generator, positive, takes
from neurocourse.competition.pinwheels import cortical_map

N, WAVELENGTH = 96, 12.0  # cells
STAGES = (0, 20, 50, 100, 200, 400, 800)  # steps of growth
SHEET = 64  # cells along the side of a sheet that learns


def frequencies():
    """Spatial frequency of each entry of a Fourier transform, in units of one over the wavelength, (N, N)."""
    along = np.fft.fftfreq(N) * WAVELENGTH
    return np.hypot(along[:, None], along)


def white(rng):
    """Complex noise (N, N), each cell by itself."""
    return rng.standard_normal((N, N)) + 1j * rng.standard_normal((N, N))


@takes(width=positive, rng=generator)
def noise(width=0.1, *, rng):
    """Noise from which all wavelengths but one are filtered away: no cells, no inputs, no learning.

    Parameters
    ----------
    width : float
        Of the band of frequencies that passes, relative to its middle.
    rng : seed or numpy.random.Generator

    Returns
    -------
    array, shape (96, 96)
        Complex: the angle is twice the preferred orientation.
    """
    passes = np.exp(-((frequencies() - 1) ** 2) / (2 * width**2))
    return np.fft.ifft2(passes * white(rng))


@takes(strength=positive, rng=generator)
def growth(strength=0.3, *, rng):
    """A pattern that grows out of noise: ∂z/∂t = [ρ - (1 - k²)²] z - |z|² z, the plainest of its kind.

    Parameters
    ----------
    strength : float
        ρ, how fast it grows.
    rng : seed or numpy.random.Generator

    Returns
    -------
    array, shape (7, 96, 96)
        The map after each of `STAGES` steps of a quarter of a time unit.
    """
    dt, k = 0.25, frequencies()
    grow = np.exp(np.maximum(strength - (1 - k**2) ** 2, -50) * dt)
    z, kept = 0.01 * white(rng), []
    for t in range(STAGES[-1] + 1):
        if t in STAGES:
            kept.append(z)
        z = np.fft.ifft2(grow * np.fft.fft2(z - dt * np.abs(z) ** 2 * z))
    return np.array(kept)


@takes(weight=positive, n_inputs=count(low=10), rng=generator)
def sheet(weight=4.0, *, n_inputs=20_000, rng):
    """A sheet that learns from bars: each input is a place in the field of view and an orientation.

    Parameters
    ----------
    weight : float, places
        How much orientation counts beside place.
    n_inputs : int
    rng : seed or numpy.random.Generator

    Returns
    -------
    array, shape (64, 64)
        Complex, as in `noise`.

    References
    ----------
    Obermayer K, Ritter H, Schulten K (1990). Development and spatial structure of cortical feature maps: a model study.
    Advances in Neural Information Processing Systems 3.
    """
    twice = rng.uniform(0, 2 * np.pi, n_inputs)
    place = rng.uniform(-0.5, SHEET - 0.5, (n_inputs, 2))
    bars = np.column_stack([place, weight * np.cos(twice), weight * np.sin(twice)])
    W = cortical_map.learn(bars, SHEET, sigma=(2.5, 2.5), n_stages=1, rng=rng)[-1]
    return W[..., 2] + 1j * W[..., 3]
