"""Colour, what pops out, and the street."""

import numpy as np
import pytest
from arming import left
from needs import oracle
from sweep import sweeps

from neurocourse.cortex import explore, prepared
from neurocourse.cortex.attention import average_precision as ap
from neurocourse.cortex.attention import detector, opponency, popout, saliency, street
from neurocourse.cortex.early import motion
from neurocourse.data import photographs


def test_overlap_by_hand():
    a = np.array([[0, 0, 2, 2], [0, 0, 4, 4]])
    assert ap.iou(a, a).tolist() == [[1, 0.25], [0.25, 1]]
    assert ap.iou([[0, 0, 1, 1]], [[1, 1, 2, 2]])[0, 0] == 0


def test_the_best_of_overlapping_boxes_is_kept():
    boxes = [[0, 0, 10, 10], [1, 1, 11, 11], [20, 20, 30, 30]]
    assert ap.suppress(np.array(boxes), [0.5, 0.9, 0.2]) == [1, 2]
    assert ap.suppress(np.zeros((0, 4)), []) == []


def test_a_true_box_is_found_once():
    found = np.array([[0, 0, 10, 10], [0, 0, 10, 9], [50, 50, 60, 60]])
    assert ap.match(found, [0.9, 0.8, 0.7], found[:1]).tolist() == [True, False, False]
    assert ap.match(found, [0.7, 0.9, 0.8], found[:1]).tolist() == [False, True, False]


def test_average_precision_by_hand():
    # Right, wrong, right, and one of three true boxes never found: (1/3) (1) + (1/3) (2/3).
    assert ap.average_precision([0.9, 0.8, 0.7], [True, False, True], 3) == pytest.approx(1 / 3 + 2 / 9)
    assert ap.average_precision([], [], 2) == 0.0


def test_the_ranking_part_equals_scikit_learns():
    metrics, rng = oracle("sklearn.metrics"), np.random.default_rng(0)
    scores, right = rng.random(200), rng.random(200) < 0.4
    assert ap.average_precision(scores, right, right.sum()) == pytest.approx(
        metrics.average_precision_score(right, scores)
    )


def test_things_lie_apart_and_inside():
    for seed in range(20):
        boxes = street.scene(n=5, rng=seed).boxes
        assert (boxes[:, :2] >= 0).all() and (boxes[:, 2] <= street.ROWS).all() and (boxes[:, 3] <= street.COLS).all()
        assert np.array_equal(ap.iou(boxes, boxes) > 0, np.eye(len(boxes), dtype=bool))


def test_fog_is_koschmieders_law():
    image, distance = np.zeros((2, 3)), np.array([10.0, 1e9])
    seen = street.fog(image, 0.1, distance)
    assert seen[0] == pytest.approx(street.AIR * (1 - np.exp(-1))) and seen[1] == pytest.approx(street.AIR)
    assert np.array_equal(street.fog(image, 0.0, distance), image)


def test_a_window_and_the_whole_picture_give_the_same_answer():
    network, scene = detector.trained(), street.scene(rng=3)
    window = scene.image[8 : 8 + detector.WINDOW, 20 : 20 + detector.WINDOW]
    whole = detector.score_map(network, scene.image)
    assert whole[8 // detector.STRIDE, 20 // detector.STRIDE] == pytest.approx(
        detector.score_map(network, window)[0, 0], abs=1e-5
    )


def test_things_are_found_in_clear_air_and_lost_in_fog():
    clear, mist, thick = (
        detector.mean_average_precision(detector.trained(), beta, rng=5).mean() for beta in (0, 0.02, 0.06)
    )
    assert clear > 0.8 and clear > mist + 0.1 > thick + 0.2


def test_a_detector_that_learned_in_fog_finds_things_in_fog():
    network = detector.train(foggy=True, rng=3, progress=False)
    clear, thick = (detector.mean_average_precision(network, beta, n_scenes=30, rng=5).mean() for beta in (0, 0.04))
    assert clear > 0.7 and thick > clear - 0.1


def test_what_arming_with_fog_leaves_of_the_loss():
    lost = []
    for foggy in (False, True):
        means = prepared.fog(foggy=foggy).precision.mean(axis=(0, 2))
        lost.append(float(means[0] - means[7]))
    assert explore.street().controls["armed"].remains == left(*lost) == "nothing"


def test_whoever_is_told_what_to_look_for_finds_the_odd_pairing():
    """Measured over nine seeds of thirty: 0.43 to 0.53 when told nothing, 1 when told."""
    rates = [np.mean([saliency.hit_rate(PAIRING, 20, told=told, rng=k) for k in range(3)]) for told in (False, True)]
    missed = [1 - float(rate) for rate in rates]
    assert 0.25 < missed[0] < 0.75
    assert explore.odd_one_out().controls["armed"].remains == left(*missed) == "nothing"


PAIRING = "both at once"


def test_an_empty_street_may_be_empty():
    found = detector.detect(detector.trained(), np.full((street.ROWS, street.COLS), street.AIR), threshold=0.9)
    assert found.boxes.shape == (len(found.kinds), 4)


@pytest.mark.parametrize("kind", ["colour", "slope", "movement", "a street"])
def test_the_odd_one_draws_the_eye(kind):
    assert np.mean([saliency.hit_rate(kind, 40, rng=seed) for seed in (5, 6, 7)]) > 0.9


@pytest.mark.parametrize("kind", ["movement", "a street"])
def test_it_is_the_movement_that_does_it(kind):
    """The same displays as still pictures: the peak is anywhere, or on whoever wears the darkest coat."""
    shows = [popout.display(kind, rng=seed) for seed in range(40)]
    stills = [saliency.look(show._replace(movie=show.movie[:1])).found for show in shows]
    assert np.mean(stills) < 0.6 < 0.9 < np.mean([saliency.look(show).found for show in shows])


def test_what_stands_still_has_no_motion_energy_and_what_moves_has_its_own():
    still = np.repeat(np.random.default_rng(0).random((1, 12, 40)), 24, axis=0)
    assert max(m.max() for m in saliency.movement(still)) < 1e-9
    bar = popout.display("movement", rng=3)
    right, left = saliency.movement(bar.movie)
    assert right.max() > 20 * left.max()
    mirrored = saliency.movement(bar.movie[:, :, ::-1])
    np.testing.assert_allclose(mirrored[1][:, ::-1], right, atol=1e-12)


def test_movement_at_a_place_is_the_energy_of_the_window_there():
    movie = np.random.default_rng(1).random((24, 5, 40))
    right, left = saliency.movement(movie)
    window = movie[:, 2, 7:28]  # centred on column 17
    difference = motion.energy(window, 1) - motion.energy(window, -1)
    assert right[2, 17] - left[2, 17] == pytest.approx(difference)


def test_a_map_with_many_alike_is_held_down():
    one, many = np.zeros((60, 60)), np.zeros((60, 60))
    one[30, 30] = many[30, 30] = 1
    many[5::10, 5::10] = 0.9
    assert saliency.others(one) == 0 and saliency.others(many) == pytest.approx(0.9)


def test_a_display_has_one_odd_bar_where_it_says():
    for seed in range(10):
        show = popout.display("colour", rng=seed)
        green = show.picture[..., 1] > 0.5
        top, left, bottom, right = show.box
        assert green.sum() == 12 == green[top:bottom, left:right].sum()


def test_a_change_of_light_leaves_the_colour_channels_alone():
    for picture in photographs():
        before, after = opponency.opponent(picture), opponency.opponent(opponency.shaded(picture, 0.4))
        changes = [np.abs(a - b).mean() for a, b in zip(before, after, strict=True)]
        assert changes[0] > 0.02 and changes[1] < 0.002 and changes[2] < 0.005


def test_grey_has_no_colour_and_red_and_blue_do():
    grey, red, blue = (np.full((1, 1, 3), c) for c in ((0.5, 0.5, 0.5), (0.9, 0.1, 0.1), (0.1, 0.1, 0.9)))
    assert abs(opponency.opponent(grey).red_green[0, 0]) < 1e-3
    assert abs(opponency.opponent(grey).blue_yellow[0, 0]) < 1e-3
    assert opponency.opponent(red).red_green[0, 0] > 0.1 and opponency.opponent(blue).blue_yellow[0, 0] > 0.3


@pytest.mark.parametrize("kind", ["colour", "slope"])
def test_one_odd_feature_pops_out(kind):
    assert saliency.hit_rate(kind, 60, rng=0) > 0.9


def test_an_odd_pairing_does_not():
    assert saliency.hit_rate("both at once", 60, rng=0) < 0.6


def test_blurring_keeps_the_mean_and_a_filter_stays_in_place():
    image = np.zeros((60, 60))
    image[30, 20] = 1
    assert saliency.blur(image[None], 3.0).sum() == pytest.approx(1)
    peak = np.unravel_index(saliency.filtered_energy(image, 0).argmax(), image.shape)
    assert abs(peak[0] - 30) <= 1 and abs(peak[1] - 20) <= 1


test_explorers = sweeps("cortex.attention")
