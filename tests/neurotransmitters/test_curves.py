"""Activation functions and where they come from; two moons."""

import numpy as np
import pytest
from sweep import sweeps

from neurocourse import data
from neurocourse.neurotransmitters import (
    activations,
    moons,
)
from neurocourse.nn import Dense, ReLU
from neurocourse.pioneers import mcculloch_pitts


def test_nodes_with_a_step_are_the_units_of_1943():
    rng = np.random.default_rng(0)
    x = (np.arange(16)[:, None] >> np.arange(4)) & 1
    W, theta = rng.integers(-2, 3, size=(50, 4)), rng.integers(-4, 5, size=50)
    y = activations.nodes(x, W, -theta)
    for i, row in enumerate(x):
        assert y[i].tolist() == [mcculloch_pitts.unit(row, w, t) for w, t in zip(W, theta, strict=True)]


def test_nodes_are_the_dense_layer_of_the_course():
    layer, x = Dense(5, 3, rng=0), np.random.default_rng(1).normal(size=(7, 5))
    np.testing.assert_allclose(activations.nodes(x, layer.W, layer.b, "tanh"), np.tanh(layer.forward(x)))


def crowd_error(n, *, rng, tries=20):
    """Mean Kolmogorov-Smirnov distance of ``tries`` crowds of ``n`` neurons; it shrinks as 1/√n."""
    rng = np.random.default_rng(rng)
    return float(np.mean([activations.distance(activations.thresholds(n, rng=rng)) for _ in range(tries)]))


def test_a_crowd_of_thresholds_is_the_sigmoid():
    assert activations.distance(activations.thresholds(20_000, rng=0)) < 0.02
    errors = [crowd_error(n, rng=0) for n in (100, 1000, 10_000)]
    assert errors[0] / errors[2] == pytest.approx(10, rel=0.3)  # 1/√n
    x, theta = np.array([-1.0, 0.0, 2.0]), activations.thresholds(50, rng=1)
    np.testing.assert_allclose(activations.recruited(x, theta), [(theta <= v).mean() for v in x])


@pytest.mark.parametrize("seed", range(3))
def test_a_crowd_draws_the_distribution_of_its_thresholds_whatever_that_is(seed):
    gaps = {kind: activations.distance(activations.thresholds(3000, kind, rng=seed)) for kind in activations.CROWDS}
    assert gaps.pop("logistic") < 0.04 and all(gap > 0.07 for gap in gaps.values())
    for kind in activations.CROWDS:
        theta = activations.thresholds(100_000, kind, rng=seed)
        assert theta.mean() == pytest.approx(0, abs=0.03) and theta.std() == pytest.approx(activations.SD, rel=0.03)


def test_the_distance_sees_a_wrong_crowd():
    assert activations.distance(np.random.default_rng(0).normal(size=20_000)) > 0.05


def slopes(name, x):
    """Slope of ``name`` at ``x``: σ(1 − σ), 1 − tanh², or 1 where x > 0, by the chain rule of ``neurocourse.nn``."""
    layer = activations.FUNCTIONS[name]()
    y = layer.forward(x)
    return layer.backward(np.ones_like(y))


def test_the_slope_of_the_sigmoid_is_sigma_one_minus_sigma():
    x = np.linspace(-6, 6, 61)
    sigma, h = activations.values("sigmoid", x), 1e-6
    np.testing.assert_allclose(slopes("sigmoid", x), sigma * (1 - sigma), atol=1e-15)
    for name in ("sigmoid", "tanh"):
        measured = (activations.values(name, x + h) - activations.values(name, x - h)) / (2 * h)
        np.testing.assert_allclose(slopes(name, x), measured, atol=1e-9)


def test_tanh_is_the_stretched_sigmoid_to_the_last_digit():
    x = np.linspace(-20, 20, 40_001)
    assert abs(activations.tanh_from_sigmoid(x) - np.tanh(x)).max() < 1e-15
    assert abs(2 * activations.values("sigmoid", 2 * x) - 1 - activations.values("tanh", x)).max() < 1e-15


def test_the_rate_of_a_neuron_is_nearly_a_rectified_line():
    I = np.linspace(0, 6, 241)
    line = activations.fit_line(I, activations.f_I_curve(I))
    assert line.R2 > 0.99 and 0.75 < line.threshold < 1.5
    assert line.worst > 10  # where it is wrong: at the threshold, where the true curve rises steeply


def far_line(*, tau_m=10.0, R=10.0, rise=15.0):
    """The line that the f-I curve approaches far above threshold, in closed form.

    1 / ln(u / (u − 1)) = u − ½ + O(1/u) with u = R·I / Δ, so r tends to 1000/τ·(R·I/Δ − ½) Hz.

    Returns
    -------
    gain, threshold : float, Hz/nA and nA
        1000·R / (τ·Δ) and Δ / (2R): half the current at which the neuron really starts.
    """
    return 1000 * R / (tau_m * rise), rise / (2 * R)


def test_far_above_threshold_the_line_is_the_closed_form():
    gain, threshold = far_line()
    I = np.linspace(40, 400, 100)
    np.testing.assert_allclose(activations.f_I_curve(I), gain * (I - threshold), rtol=1e-3)
    fitted = activations.fit_line(np.linspace(0, 200, 1001), activations.f_I_curve(np.linspace(0, 200, 1001)))
    assert fitted.gain == pytest.approx(gain, rel=0.01)


def test_the_line_is_found_again():
    I = np.linspace(0, 4, 401)
    line = activations.fit_line(I, 30 * np.maximum(0, I - 1.3))
    assert (line.gain, line.threshold, line.R2) == pytest.approx((30, 1.3, 1.0), rel=2e-3)


def zeros_at_start(n_hidden=256, *, rng):
    """Share of ReLU outputs that are exactly 0 when a fresh layer looks at the digits, centred: about one half.

    The sign of a sum with random weights is a coin toss. Training may change the share; it is no sign of a sparse code.
    """
    X = data.digits().X
    layer = Dense(X.shape[1], n_hidden, rng=rng, init="he")
    return float(np.mean(ReLU().forward(layer.forward(X - X.mean(axis=0))) == 0))


@pytest.mark.parametrize("seed", range(5))
def test_half_of_a_fresh_layer_is_silent(seed):
    assert zeros_at_start(rng=seed) == pytest.approx(0.5, abs=0.02)


def test_neither_sigmoid_nor_tanh_silences_weak_input():
    table = {row[0]: row[1:] for row in activations.table()}
    assert table[0.0].tolist() == [0.5, 0.0, 0.0]
    assert table[-2.0] == pytest.approx([0.119, -0.964, 0.0], abs=5e-4)
    assert slopes("tanh", [0.0, 1.0]).argmax() == 0


def saturation(name, low=-8.0, high=8.0):
    """Share of the range of inputs in which ``name`` hardly moves: where its slope is below 1% of its largest."""
    x = np.linspace(low, high, 4001)
    slope = slopes(name, x)
    return float(np.mean(slope < 0.01 * slope.max()))


def test_relu_alone_never_saturates_upwards():
    assert saturation("ReLU") == pytest.approx(0.5, abs=0.01)  # its silent half
    assert saturation("ReLU", 0.01, 8) == 0
    assert saturation("tanh") > saturation("sigmoid") > 0.2


@pytest.fixture(scope="module")
def four_networks():
    return {name: moons.learn(name, rng=0) for name in moons.ACTIVATIONS}


def test_three_bends_learn_the_same_moons_and_no_bend_does_not(four_networks):
    scores = {name: learned.accuracy for name, learned in four_networks.items()}
    bent = [scores[name] for name in ("sigmoid", "tanh", "ReLU")]
    assert min(bent) > 0.98 and max(bent) - min(bent) < 0.01
    assert 0.8 < scores["none"] < 0.92


def agreement(networks, n=60):
    """Share of the square around the moons in which all ``networks`` give the same answer."""
    x, y = np.meshgrid(np.linspace(-1.5, 2.5, n), np.linspace(-1.0, 1.5, n))
    points = np.column_stack([x.ravel(), y.ravel()])
    answers = np.array([moons.probability(network, points) > 0.5 for network in networks])
    return float(np.mean(answers.all(axis=0) | ~answers.any(axis=0)))


def test_the_three_borders_agree_on_nine_tenths_of_the_square(four_networks):
    networks = [four_networks[name].network for name in ("sigmoid", "tanh", "ReLU")]
    assert agreement(networks) > 0.9
    assert agreement([*networks, four_networks["none"].network]) < agreement(networks)


def test_without_a_bend_the_border_is_a_straight_line(four_networks):
    network = four_networks["none"].network
    a, b = np.random.default_rng(0).normal(size=(2, 50, 2))
    middle = network.forward((a + b) / 2)
    np.testing.assert_allclose(middle, (network.forward(a).copy() + network.forward(b)) / 2, atol=1e-9)


def test_moons_lie_on_their_half_circles():
    X, y = moons.two_moons(200, 0.0, rng=0)
    np.testing.assert_allclose(np.linalg.norm(X[y == 0], axis=1), 1)
    np.testing.assert_allclose(np.linalg.norm(X[y == 1] - [1, 0.5], axis=1), 1)
    assert X[y == 0, 1].min() >= 0 and X[y == 1, 1].max() <= 0.5


@pytest.mark.parametrize(
    "call, message",
    [
        (lambda: activations.nodes([[1.0]], [[1.0]], [0.0], "sign"), "name must be one of"),
        (lambda: activations.values("step", 1), "name must be one of"),
        (lambda: activations.fit_line([1, 2], [0, 0]), "r must vary"),
        (lambda: moons.learn("step", rng=0), "activation must be one of"),
    ],
)
def test_a_wrong_argument_is_named(call, message):
    with pytest.raises(ValueError, match=message):
        call()


test_explorers = sweeps("neurotransmitters.curves")
