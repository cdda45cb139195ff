"""Convolution and cross-correlation of images: what the mathematics means by the name, and what the networks do."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from neurocourse.arguments import array, takes

KERNELS = {
    "edge, upright": [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]],
    "edge, lying": [[-1, -2, -1], [0, 0, 0], [1, 2, 1]],
    "line, upright": [[-1, 2, -1], [-1, 2, -1], [-1, 2, -1]],
    "line, lying": [[-1, -1, -1], [2, 2, 2], [-1, -1, -1]],
    "corner": [[-1, -1, -1], [-1, 2, 2], [-1, 2, 2]],
    "blur": [[1, 2, 1], [2, 4, 2], [1, 2, 1]],
    "centre less surround": [[-1, -1, -1], [-1, 8, -1], [-1, -1, -1]],
}


@takes(image=array(ndim=2), kernel=array(ndim=2, least=1))
def cross_correlate(image, kernel):
    """Lay the kernel on every place where it fits: S_ij = Σ_uv K_uv I_(i+u)(j+v).

    Parameters
    ----------
    image : array, shape (rows, cols)
    kernel : array, shape (k, m)

    Returns
    -------
    ndarray, shape (rows - k + 1, cols - m + 1)

    Raises
    ------
    ValueError
        When the kernel is larger than the image.
    """
    _expect_to_fit(image, kernel)
    return np.einsum("ijuv,uv->ij", sliding_window_view(image, kernel.shape), kernel)


@takes(image=array(ndim=2), kernel=array(ndim=2, least=1))
def convolve(image, kernel):
    """The mathematician's convolution, with the kernel turned by half a turn: S_ij = Σ_uv K_uv I_(i-u)(j-v)."""
    return cross_correlate(image, kernel[::-1, ::-1])


@takes(image=array(ndim=2), kernel=array(ndim=2, least=1))
def convolve_fft(image, kernel):
    """The same by the convolution theorem: multiply the spectra, transform back, keep where the kernel fits.

    References
    ----------
    Cooley JW, Tukey JW (1965). An algorithm for the machine calculation of complex Fourier series. Mathematics of
    Computation 19:297-301. doi:10.1090/S0025-5718-1965-0178586-1
    """
    _expect_to_fit(image, kernel)
    size = [n + k - 1 for n, k in zip(image.shape, kernel.shape, strict=True)]
    full = np.fft.irfft2(np.fft.rfft2(image, size) * np.fft.rfft2(kernel, size), size)
    (rows, cols), (k, m) = image.shape, kernel.shape
    return full[k - 1 : rows, m - 1 : cols]


def _expect_to_fit(image, kernel):
    if any(k > n for k, n in zip(kernel.shape, image.shape, strict=True)):
        raise ValueError(f"kernel must fit into the image {image.shape}, got shape {kernel.shape}")


def scaled(name):
    """A kernel of `KERNELS` as an array, so that the absolute values of its weights add up to one."""
    kernel = np.array(KERNELS[name], dtype=np.float64)
    return kernel / np.abs(kernel).sum()
