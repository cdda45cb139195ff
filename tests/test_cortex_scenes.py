"""Shape against texture, the map of areas, the street, likeness and faces: each by its criterion."""

import numpy as np
import pytest
from needs import oracle

from neurocourse.cortex import average_precision as ap
from neurocourse.cortex import brain_map, cue_conflict, detector, faces, similarity, street

# Shape or texture


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


# The map of areas


def test_vision_begins_at_the_back():
    places = {area.name: area.x for area in brain_map.AREAS}
    assert max(places, key=places.get) == "V1" and min(places, key=places.get) == "Prefrontal"


def test_every_area_is_reached_from_v1_and_hears_back():
    rank = brain_map.steps_from_v1()
    assert set(rank) == set(brain_map.NAMES) and rank["V2"] == 1 and rank["IT"] == 3
    for name in brain_map.NAMES:
        below, above = brain_map.hears(name)
        assert below or name == "V1"
        assert above or name == "Prefrontal"
        assert all(rank[a] <= rank[name] for a in below)


# Boxes


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


# The street


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


def test_an_empty_street_may_be_empty():
    found = detector.detect(detector.trained(), np.full((street.ROWS, street.COLS), street.AIR), threshold=0.9)
    assert found.boxes.shape == (len(found.kinds), 4)


# Likeness


def test_spearman_equals_scipys():
    stats, rng = oracle("scipy.stats"), np.random.default_rng(0)
    a, b = rng.integers(0, 9, (2, 100))  # many ties
    assert similarity.spearman(a, b) == pytest.approx(stats.spearmanr(a, b).statistic, abs=1e-12)


def test_a_representation_is_like_itself_and_orders_do_not_matter():
    rdm = similarity.matrix("pool 2")
    assert similarity.compare(rdm, rdm) == pytest.approx(1)
    assert similarity.compare(rdm, rdm**2) == pytest.approx(1)
    assert np.array_equal(rdm, rdm.T) and not np.diag(rdm).any()


def test_the_first_layer_is_nearest_to_the_gabor_model_and_the_answer_to_the_labels():
    v1 = similarity.matrix("Gabor energy")
    to_v1 = [similarity.compare(v1, similarity.matrix(name)) for name in similarity.REPRESENTATIONS[2:]]
    assert to_v1[0] == max(to_v1) and to_v1[-1] == min(to_v1)
    to_labels = [similarity.compare(similarity.categories(), similarity.matrix(n)) for n in similarity.REPRESENTATIONS]
    assert to_labels[-1] == max(to_labels)


def test_the_noise_ceiling_brackets_the_true_model():
    rdm = similarity.matrix("pool 2")
    people = similarity.subjects(rdm, noise=0.2, rng=0)
    low, high = similarity.noise_ceiling(people)
    true = np.mean([similarity.compare(person, rdm) for person in people])
    assert low < true < high < 1
    assert similarity.noise_ceiling(similarity.subjects(rdm, noise=0.0, rng=0)) == pytest.approx((1, 1))


def test_patterns_without_variation_are_like_nothing():
    rdm = similarity.dissimilarity([[1.0, 1.0, 1.0], [1.0, 2.0, 3.0], [3.0, 2.0, 1.0]])
    assert rdm == pytest.approx(np.array([[0, 1, 1], [1, 0, 2], [1, 2, 0]]))


# Faces


def test_faces_are_told_from_other_things():
    examiner = faces.trained()
    assert examiner.auc_eigenfaces > 0.95 and examiner.auc_network > 0.95


def test_a_face_upside_down_is_hard_for_the_network():
    upright, inverted = faces.aucs_by_view(faces.trained(), rng=2)[:2]
    assert inverted[1] < upright[1] - 0.1


def test_eigenfaces_are_orthonormal_and_rebuild_the_mean():
    examiner = faces.trained()
    assert examiner.components @ examiner.components.T == pytest.approx(np.eye(12), abs=1e-10)
    other = examiner.mean + examiner.components[3]
    assert faces.faceness(other.reshape(1, 20, 20), examiner.mean, examiner.components) == pytest.approx(1)


def test_the_area_under_the_curve_equals_scikit_learns():
    metrics, rng = oracle("sklearn.metrics"), np.random.default_rng(0)
    scores, y = rng.integers(0, 20, 300), rng.random(300) < 0.3
    assert faces.auc(scores, y) == pytest.approx(metrics.roc_auc_score(y, scores))
