"""How far a unit sees: its receptive field, by a sum over the layers and by following the gradient back."""

import numpy as np

from neurocourse import nn
from neurocourse.arguments import count, each, takes

# Layers as (name, kernel size, stride).
LENET_5 = (("C1", 5, 1), ("S2", 2, 2), ("C3", 5, 1), ("S4", 2, 2), ("C5", 5, 1))
OURS = (("conv", 3, 1), ("pool", 2, 2), ("conv", 3, 1), ("pool", 2, 2))


@takes(kernels=each(count), strides=each(count))
def receptive_field(kernels, strides):
    """Pixels that a unit of the last layer hears, along one side: r = 1 + Σ_l (k_l - 1) Π_(m<l) s_m.

    Parameters
    ----------
    kernels, strides : sequences of int
        From the first layer to the last.

    Returns
    -------
    int

    References
    ----------
    LeCun Y, Bottou L, Bengio Y, Haffner P (1998). Gradient-based learning applied to document recognition.
    Proceedings of the IEEE 86:2278-2324. doi:10.1109/5.726791
    """
    if len(kernels) != len(strides):
        raise ValueError(f"strides must be as many as kernels, {len(kernels)}, got {len(strides)}")
    r, distance = 1, 1
    for k, s in zip(kernels, strides, strict=True):
        r += (k - 1) * distance
        distance *= s
    return r


def gradient_support(kernels, strides, size):
    """Which pixels (size,) of a row a unit in the middle of the last layer hears: where its gradient is not zero.

    The network is built, with positive weights so that nothing cancels, and the slope is sent backward through it.
    """
    layers = [nn.Conv2d(1, 1, k, stride=s, rng=0) for k, s in zip(kernels, strides, strict=True)]
    for layer in layers:
        layer.W[...] = 1.0
    network = nn.Network(layers)
    y = network.forward(np.ones((1, size, size, 1)))
    dy = np.zeros_like(y)
    dy[0, y.shape[1] // 2, y.shape[2] // 2] = 1.0
    return np.abs(network.backward(dy))[0, :, :, 0].max(axis=0) > 0
