"""Where network and cortex part, and what arming the network leaves of it."""

from itertools import product

import numpy as np
import pytest
from arming import left
from sweep import sweeps

from neurocourse import nn
from neurocourse.cortex import explore, prepared
from neurocourse.cortex.breaks import adversarial, cue_conflict, light, places
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


def test_untied_with_a_border_sees_zeros_around_the_picture():
    rng = np.random.default_rng(2)
    x, dy = rng.standard_normal((2, 4, 5, 2)), rng.standard_normal((2, 4, 5, 3))
    padded, wider = Untied((4, 5, 2), 3, padding=1, rng=1), Untied((6, 7, 2), 3, rng=1)
    around = np.pad(x, ((0, 0), (1, 1), (1, 1), (0, 0)))
    np.testing.assert_array_equal(padded.forward(x), wider.forward(around))
    np.testing.assert_array_equal(padded.backward(dy), wider.backward(dy)[:, 1:-1, 1:-1])


def test_untied_refuses_what_does_not_fit():
    with pytest.raises(ValueError, match="k must be"):
        Untied((2, 2, 1), 1, 3, rng=0)
    with pytest.raises(ValueError, match="pictures of shape"):
        Untied((4, 4, 1), 1, rng=0).forward(np.zeros((1, 4, 5, 1)))


# Copies


def test_copies_and_means_do_it_together_and_neither_alone():
    """The three networks of each kind that ship, and one trained anew."""
    for filters, readout in product(places.FILTERS, places.READOUTS):
        found = prepared.copies(filters=filters, readout=readout, everywhere=False).right
        assert found.shape == (3, 17) and found[:, 4].min() > 0.9
        both = (filters, readout) == ("shared", "mean of each map")
        assert found[:, 12].min() > 0.88 if both else found[:, 12].max() < 0.2
    again = places.learn("shared", "place by place", rng=3).right
    assert again[4] > 0.9 and again[12] < 0.2


def test_who_is_shown_every_place_needs_no_copies():
    untied, shared = (
        prepared.copies(filters=name, readout="place by place", everywhere=True).right for name in ("untied", "shared")
    )
    assert untied[:, 2:-2].min() > 0.87 and 0.01 < shared.mean() - untied.mean() < 0.05
    once = places.learn("untied", "place by place", everywhere=True, looks=1, rng=0).right
    assert 0.7 < once.min() and once.mean() < untied.mean() - 0.05  # a digit seen at one place only teaches less


def test_the_maps_of_shared_filters_move_with_the_digit():
    network = places.build("shared", "mean of each map", rng=0)
    X = digits().X[:3]
    here, there = (network.layers[0].forward(places.at(X, column)) for column in (4, 9))
    np.testing.assert_allclose(here[:, :, 2:12], there[:, :, 7:17], atol=1e-12)


def test_what_arming_with_means_leaves_of_the_difference():
    gaps = []
    for readout in places.READOUTS:
        right = prepared.copies(filters="shared", readout=readout, everywhere=False).right.mean(axis=0)
        gaps.append(float(right[4] - right[12]))
    assert explore.another_place().controls["armed"].remains == left(*gaps) == "nothing"


# Light


@pytest.mark.parametrize("seed", (0, 1))
def test_a_division_reads_fog_and_sizes_read_negatives(seed):
    parts = (dict(), dict(division=True), dict(division=True, size=True))
    plain, divided, armed = (light.read_in(light.network(**some, rng=seed)) for some in parts)
    centred = light.read_in(light.network(centre=True, rng=seed))
    assert plain[1] < 0.2 < 0.7 < centred[1] < divided[1] and centred[2] < 0.25
    assert min(plain[0], divided[0], armed[0]) > 0.95
    assert plain[1] < 0.2 and divided[1] == pytest.approx(divided[0], abs=0.01)
    assert divided[2] < 0.25 and armed[2] > 0.93


def test_complex_cells_have_no_sign_and_simple_ones_have():
    cases = dict(kind="complex"), dict(kind="simple"), dict(kind="complex", division=False)
    complex_, simple, raw = (light.read_in(light.v1(**case, rng=0)) for case in cases)
    assert complex_[2] == complex_[0] > 0.96 and abs(complex_[1] - complex_[0]) < 0.01
    assert simple[0] > 0.96 and simple[2] < 0.1
    assert raw[1] < raw[0] - 0.04  # it was the division that read the fog


def test_cells_do_not_see_the_contrast_and_complex_ones_not_the_sign():
    x = np.random.default_rng(0).uniform(0, 1, (3, 8, 8, 1))
    E, S = light.cells(x), light.cells(x, "simple")
    assert E.shape == (3, 128) and S.shape == (3, 512)
    for contrast in (-1, 0.2):
        np.testing.assert_allclose(light.cells(light.in_light(x, contrast)), E, rtol=1e-3)
    np.testing.assert_allclose(light.cells(light.in_light(x, 0.2), "simple"), S, rtol=1e-3, atol=1e-4)
    assert np.abs(light.cells(light.in_light(x, -1), "simple") - S).max() > 0.5


def test_divided_pictures_have_one_contrast():
    x = light.divided(np.random.default_rng(0).uniform(0, 1, (3, 8, 8, 1)))
    assert x.mean(axis=(1, 2, 3)) == pytest.approx(0, abs=1e-6) and x.std(axis=(1, 2, 3)) == pytest.approx(1)


def test_what_arming_the_network_leaves_in_fog_and_in_the_negative():
    def read(eye, contrast):
        return prepared.lights(eye=eye).right.mean(axis=0)[np.abs(prepared.DIMMED - contrast).argmin()]

    cells = "complex cells, divided"
    controls = explore.another_light().controls
    fog = [read(cells, 0.1) - read(eye, 0.1) for eye in ("network", "network, divided")]
    negative = [read(cells, -1) - read(eye, -1) for eye in ("network", "network, divided, sizes")]
    assert controls["division"].remains == left(*fog) == "nothing"
    assert controls["sizes"].remains == left(*negative) == "nothing"


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
    chosen, chance = adversarial.accuracies(reader.network, [0.1, 0.2], rng=0).T
    assert (chosen < chance - 0.2).all() and chosen[1] < 0.3 and chance[0] > 0.95
    x = adversarial.fool(reader.network, reader.X_test, reader.y_test, 0.1)
    assert np.abs(x - reader.X_test).max() <= 0.1 + 1e-6 and x.min() >= 0 and x.max() <= 1


def test_learning_from_changed_digits_brings_back_more_than_half(reader):
    hard = adversarial.harden(rng=1)
    chosen, chance = adversarial.accuracies(hard, [0.0, 0.15], rng=0).T
    assert chosen[0] > 0.95 and 0.55 < chosen[1] < chance[1]
    lost = []
    for name in ("convolutional", "convolutional, armed"):
        right = prepared.fooled(reader=name).right.mean(axis=0)[3]
        lost.append(float(right[1] - right[0]))
    assert explore.fool(reader).controls["armed"].remains == left(*lost) == "less of it"


def test_many_small_steps_fool_more_and_stay_within_the_same_bounds(reader):
    x, y = reader.X_test, reader.y_test
    walked = adversarial.walk(reader.network, x, y, 0.15)
    assert np.abs(walked - x).max() <= 0.15 + 1e-6 and walked.min() >= 0 and walked.max() <= 1
    changed = adversarial.fool(reader.network, x, y, 0.15), walked
    leaps, steps = (nn.accuracy(reader.network.answer(pictures), y) for pictures in changed)
    assert steps < leaps - 0.1
    lost = []
    for name in ("convolutional", "convolutional, armed"):
        found = prepared.fooled(reader=name)
        lost.append(float((found.right[:, 0, 0] - found.walked).mean()))
    assert 0.45 < lost[1] / lost[0] < 0.65


def test_a_plain_network_is_fooled_even_more_easily():
    plain, filters = (prepared.fooled(reader=name).right[:, 3, 0] for name in ("plain", "convolutional"))
    assert plain.max() < filters.min()


def test_the_slope_of_a_pixel_is_the_change_of_the_loss():
    network = lenet.build(rng=0, dtype=np.float64)
    x, y = digits().X[:1].reshape(1, 8, 8, 1) + 0.01, np.array([3])
    g = adversarial.slope(network, x, y)
    for i, j in ((2, 3), (5, 4)):
        nudge = np.zeros_like(x)
        nudge[0, i, j] = 1e-6
        up, down = (nn.cross_entropy(network.forward(x + d), y)[0] for d in (nudge, -nudge))
        assert g[0, i, j, 0] == pytest.approx((up - down) / 2e-6, abs=1e-7)


@pytest.mark.parametrize("network", cue_conflict.NETWORKS)
def test_both_kinds_of_networks_go_by_texture_and_shuffling_cures_it(network):
    ordinary, shuffled = (cue_conflict.judge(t, network, rng=5, progress=False) for t in cue_conflict.TRAININGS)
    assert ordinary.agreeing > 0.95 and ordinary.by_texture > 0.6 > 0.3 > ordinary.by_shape
    assert shuffled.by_texture < 0.3 and shuffled.by_shape > 0.5


def test_faint_textures_do_not_decide():
    faint = cue_conflict.judge(contrast=0.1, rng=5, progress=False)
    assert faint.agreeing > 0.7 and faint.by_texture < 0.2 < 0.7 < faint.by_shape


def test_what_arming_with_other_pictures_leaves_of_the_texture():
    shares = [
        prepared.textures(network="convolutional", training=training, contrast=1.0).shares[:, 0].mean()
        for training in cue_conflict.TRAININGS
    ]
    assert explore.cue_conflict().controls["armed"].remains == left(*map(float, shares)) == "nothing"


def test_in_a_conflict_shape_and_texture_never_agree():
    _, shapes, kinds = cue_conflict.conflicts(200, rng=0)
    assert (shapes != kinds).all() and set(shapes) == set(kinds) == set(range(4))


def test_an_unknown_training_is_named():
    with pytest.raises(ValueError, match="training must be one of 'ordinary'"):
        cue_conflict.pictures(3, "none", rng=0)


test_explorers = sweeps("cortex.breaks")
