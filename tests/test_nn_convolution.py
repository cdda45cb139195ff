"""Convolution and pooling layers: gradients by central differences and by PyTorch, shapes, bad inputs."""

import numpy as np
import pytest
from gradients import slope
from needs import oracle

from neurocourse import nn

CONVOLUTIONS = [(3, 1, 0), (3, 1, 1), (3, 2, 1), (2, 3, 0), (5, 1, 2), (4, 2, 2)]  # k, stride, padding
LAYERS = {
    "max": lambda: nn.MaxPool2d(2),
    "max of 3": lambda: nn.MaxPool2d(3),
    "mean": lambda: nn.MeanPool2d(2),
    "global mean": nn.GlobalMean,
    "flatten": nn.Flatten,
}


def some_images(rng=0):
    return np.random.default_rng(rng).normal(size=(3, 7, 6, 2))


def check(layer, x):
    """Compare a layer's gradients with central differences of a weighted sum of its outputs."""
    weights = np.random.default_rng(1).normal(size=layer.forward(x).shape)
    dx = layer.backward(weights)
    gradients = layer.gradients.copy()

    def f():
        return np.sum(weights * layer.forward(x))

    np.testing.assert_allclose(dx, slope(f, x), atol=1e-7)
    np.testing.assert_allclose(gradients, slope(f, layer.parameters), atol=1e-7)


@pytest.mark.parametrize("k, stride, padding", CONVOLUTIONS)
def test_gradients_of_a_convolution_equal_central_differences(k, stride, padding):
    check(nn.Conv2d(2, 4, k, stride=stride, padding=padding, rng=1), some_images())


@pytest.mark.parametrize("name", LAYERS)
def test_gradients_of_pooling_equal_central_differences(name):
    check(nn.Network([LAYERS[name]()]), some_images())


@pytest.mark.parametrize("dtype, atol", [(np.float64, 1e-12), (np.float32, 1e-4)])
@pytest.mark.parametrize("k, stride, padding", CONVOLUTIONS)
def test_a_convolution_equals_pytorchs(k, stride, padding, dtype, atol):
    torch = oracle("torch")
    layer = nn.Conv2d(2, 4, k, stride=stride, padding=padding, rng=1, dtype=dtype)
    layer.b += np.arange(4)
    x = some_images().astype(dtype)
    X = torch.tensor(x.transpose(0, 3, 1, 2).copy(), requires_grad=True)
    W = torch.tensor(layer.W.transpose(0, 3, 1, 2).copy(), requires_grad=True)
    b = torch.tensor(layer.b.copy(), requires_grad=True)
    Y = torch.nn.functional.conv2d(X, W, b, stride=stride, padding=padding)
    y = layer.forward(x)
    dy = np.random.default_rng(2).normal(size=y.shape).astype(dtype)
    Y.backward(torch.tensor(dy.transpose(0, 3, 1, 2).copy()))
    pairs = [(Y.detach(), y), (X.grad, layer.backward(dy)), (W.grad, layer.dW)]
    for theirs, ours in pairs:
        np.testing.assert_allclose(ours, theirs.numpy().transpose(0, 2, 3, 1), atol=atol)
    np.testing.assert_allclose(layer.db, b.grad.numpy(), atol=atol)


def test_max_pooling_equals_pytorchs_with_ties():
    torch = oracle("torch")
    x = np.random.default_rng(0).integers(0, 3, (4, 6, 6, 2)).astype(float)  # many ties: the first winner takes all
    X = torch.tensor(x.transpose(0, 3, 1, 2).copy(), requires_grad=True)
    layer = nn.MaxPool2d(2)
    y = layer.forward(x)
    dy = np.random.default_rng(1).normal(size=y.shape)
    torch.nn.functional.max_pool2d(X, 2).backward(torch.tensor(dy.transpose(0, 3, 1, 2).copy()))
    np.testing.assert_array_equal(layer.backward(dy), X.grad.numpy().transpose(0, 2, 3, 1))


def test_one_window_by_hand():
    layer = nn.Conv2d(1, 1, 2, rng=0)
    layer.W[...] = np.array([[1, 2], [3, 4]])[None, :, :, None]
    layer.b[...] = 0.5
    x = np.array([[1.0, 0, 0], [0, 1, 0], [0, 0, 1]])[None, :, :, None]
    assert layer.forward(x)[0, :, :, 0].tolist() == [[5.5, 3.5], [2.5, 5.5]]


def test_a_shifted_image_gives_shifted_maps():
    layer, x = nn.Conv2d(1, 3, 3, padding=1, rng=0), np.zeros((1, 10, 10, 1))
    x[0, 3:6, 3:6, 0] = np.random.default_rng(0).random((3, 3))
    moved = np.roll(layer.forward(x), (2, 1), axis=(1, 2))
    np.testing.assert_array_equal(layer.forward(np.roll(x, (2, 1), axis=(1, 2))), moved)


def test_max_pooling_and_relu_may_change_places():
    x = some_images()
    one, other = nn.Network([nn.MaxPool2d(), nn.ReLU()]), nn.Network([nn.ReLU(), nn.MaxPool2d()])
    np.testing.assert_array_equal(one.forward(x), other.forward(x))
    dy = np.ones(one.forward(x).shape)
    np.testing.assert_array_equal(one.backward(dy), other.backward(dy))


WRONG = [
    (lambda: nn.Conv2d(0, 1, 3, rng=0), "c_in must be a whole number >= 1"),
    (lambda: nn.Conv2d(1, 1, 3, rng=0).forward(np.zeros((2, 8, 8))), r"x must have shape \(batch, rows, cols, 1\)"),
    (lambda: nn.Conv2d(1, 1, 3, rng=0).forward(np.zeros((2, 8, 8, 3))), r"x must have shape \(batch, rows, cols, 1\)"),
    (lambda: nn.Conv2d(1, 1, 5, rng=0).forward(np.zeros((2, 4, 4, 1))), "x must have at least 5 rows and columns"),
    (lambda: nn.MaxPool2d(4).forward(np.zeros((2, 3, 3, 1))), "x must have at least 4 rows and columns to be pooled"),
    (lambda: nn.MeanPool2d(0), "size must be a whole number >= 1"),
]


@pytest.mark.parametrize("do, sentence", WRONG)
def test_bad_input_is_told_in_a_sentence(do, sentence):
    with pytest.raises(ValueError, match=sentence):
        do()
