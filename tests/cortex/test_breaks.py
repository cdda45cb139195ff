"""Where network and cortex part, each measured."""

import numpy as np
import pytest
from sweep import sweeps

from neurocourse import nn
from neurocourse.cortex import explore
from neurocourse.cortex.breaks import adversarial, analogy, cue_conflict
from neurocourse.cortex.breaks.untied import Untied
from neurocourse.cortex.maps import convolution
from neurocourse.cortex.networks import lenet
from neurocourse.data import digits


def test_untied_with_equal_kernels_is_cross_correlation():
    rng = np.random.default_rng(0)
    layer, kernel = Untied((6, 7, 1), 2, rng=0), rng.standard_normal((2, 3, 3))
    layer.W[...] = kernel.reshape(2, 9)
    layer.b[...] = [0.5, -1]
    x = rng.standard_normal((4, 6, 7, 1))
    y = layer.forward(x)
    assert y.shape == (4, 4, 5, 2)
    for picture, maps in zip(x[..., 0], y, strict=True):
        for o in range(2):
            wanted = convolution.cross_correlate(picture, kernel[o]) + layer.b[0, o]
            np.testing.assert_allclose(maps[..., o], wanted, atol=1e-12)


def test_untied_gradients_equal_central_differences():
    rng = np.random.default_rng(1)
    layer = Untied((4, 5, 2), 3, rng=1)
    x, dy = rng.standard_normal((2, 4, 5, 2)), rng.standard_normal((2, 2, 3, 3))
    layer.forward(x)
    dx = layer.backward(dy)
    gradients = layer.gradients.copy()
    for array, slope in ((x, dx), (layer.parameters, gradients)):
        flat = array.reshape(-1)
        for n in rng.choice(flat.size, 20, replace=False):
            kept, sides = flat[n], []
            for step in (1e-5, -1e-5):
                flat[n] = kept + step
                sides.append(np.sum(layer.forward(x) * dy))
            flat[n] = kept
            assert (sides[0] - sides[1]) / 2e-5 == pytest.approx(slope.reshape(-1)[n], abs=1e-6)


def test_untied_refuses_what_does_not_fit():
    with pytest.raises(ValueError, match="k must be"):
        Untied((2, 2, 1), 1, 3, rng=0)
    with pytest.raises(ValueError, match="pictures of shape"):
        Untied((4, 4, 1), 1, rng=0).forward(np.zeros((1, 4, 5, 1)))


def test_shared_filters_know_on_the_right_what_they_learned_on_the_left():
    for seed in range(2):
        found = analogy.sharing(rng=seed)
        shared, untied = found["shared"], found["untied"]
        assert shared.n_weights < untied.n_weights / 10
        assert min(shared.seen, untied.seen) > 0.85
        assert shared.unseen > 0.85 and untied.unseen < 0.25


def test_complex_cells_read_negatives_and_fog_and_the_network_does_not():
    light = analogy.another_light((1, 0.1, -1), rng=1)
    assert light.network[0] > 0.97 and (light.network[1:] < 0.25).all()
    assert light.complex_cells[0] > 0.96
    assert light.complex_cells[2] == light.complex_cells[0]  # exactly: a square has no sign
    assert abs(light.complex_cells[1] - light.complex_cells[0]) < 0.01


def test_energies_do_not_see_sign_nor_contrast():
    x = np.random.default_rng(0).uniform(0, 1, (3, 8, 8, 1))
    E = analogy.energies(x)
    assert E.shape == (3, 128)
    for contrast in (-1, 0.2):
        np.testing.assert_allclose(analogy.energies(analogy.in_light(x, contrast)), E, rtol=1e-5)


def test_the_negative_is_drawn_pale_on_dark():
    ex = explore.another_light()
    image = ex.fig.axes[0].images[0]
    brightness = []
    for preset in ("As learned", "The negative"):
        ink = ex.preset(preset).fig.axes[0].images[0].get_array() > 0.5
        shown = image.to_rgba(image.get_array())[..., 0]
        ink = ink if preset == "As learned" else ~ink
        brightness.append((shown[ink].mean(), shown[~ink].mean()))
    (ink, paper), (pale, dark) = brightness
    assert ink < 0.4 < 0.8 < paper and dark < 0.4 < 0.8 < pale


@pytest.fixture(scope="module")
def reader():
    return lenet.trained()


def test_chosen_changes_hurt_more_than_chance_ones(reader):
    chosen, chance = adversarial.accuracies(reader, [0.1, 0.2], rng=0).T
    assert (chosen < chance - 0.2).all() and chosen[1] < 0.3 and chance[0] > 0.95
    x = adversarial.fool(reader.network, reader.X_test, reader.y_test, 0.1)
    assert np.abs(x - reader.X_test).max() <= 0.1 + 1e-6 and x.min() >= 0 and x.max() <= 1


def test_the_slope_of_a_pixel_is_the_change_of_the_loss():
    network = lenet.build(rng=0, dtype=np.float64)
    x, y = digits().X[:1].reshape(1, 8, 8, 1) + 0.01, np.array([3])
    g = adversarial.slope(network, x, y)
    for i, j in ((2, 3), (5, 4)):
        nudge = np.zeros_like(x)
        nudge[0, i, j] = 1e-6
        up, down = (nn.cross_entropy(network.forward(x + d), y)[0] for d in (nudge, -nudge))
        assert g[0, i, j, 0] == pytest.approx((up - down) / 2e-6, abs=1e-7)


@pytest.mark.parametrize("seed", range(3))
def test_an_ordinary_network_goes_by_texture_and_shuffling_cures_it(seed):
    ordinary, shuffled = (cue_conflict.judge(t, rng=seed, progress=False) for t in cue_conflict.TRAININGS)
    assert ordinary.agreeing > 0.95 and ordinary.by_texture > 0.6
    assert shuffled.by_texture < 0.1 and shuffled.by_shape > 0.9


def test_in_a_conflict_shape_and_texture_never_agree():
    _, shapes, kinds = cue_conflict.conflicts(200, rng=0)
    assert (shapes != kinds).all() and set(shapes) == set(kinds) == set(range(4))


def test_an_unknown_training_is_named():
    with pytest.raises(ValueError, match="training must be one of 'ordinary'"):
        cue_conflict.pictures(3, "none", rng=0)


test_explorers = sweeps("cortex.breaks")
