"""The data room: the same numbers as the source, files that cannot rot unnoticed, honest splits."""

import re

import numpy as np
import pytest
from needs import oracle

from neurocourse.data import digits, iris, loaders, make, membrane, photographs, split


def test_digits_equal_their_source():
    source = oracle("sklearn.datasets").load_digits()
    X, y = digits()
    np.testing.assert_array_equal(X * 16, source.data)
    np.testing.assert_array_equal(y, source.target)
    np.testing.assert_array_equal(digits().images * 16, source.images)


def test_iris_equals_its_source():
    source = oracle("sklearn.datasets").load_iris()
    X, y = iris()
    np.testing.assert_array_equal(X, source.data)
    np.testing.assert_array_equal(y, source.target)
    assert iris().names == tuple(source.target_names)
    assert [f"{name} (cm)" for name in iris().features] == source.feature_names


def test_digits_are_what_the_provenance_says():
    X, y = digits()
    assert X.shape == (1797, 64) and X.dtype == np.float64 and y.dtype == np.int64
    assert X.min() == 0 and X.max() == 1
    # Class counts of the test part, as the repository of the source lists them.
    assert np.bincount(y).tolist() == [178, 182, 177, 183, 181, 182, 181, 179, 174, 180]
    assert digits().names[7] == "7" and digits().images.shape == (1797, 8, 8)


def test_iris_has_the_means_fisher_printed():
    """Fisher (1936), table II: means of 50 flowers in cm."""
    X, y = iris()
    means = [[5.006, 3.428, 1.462, 0.246], [5.936, 2.770, 4.260, 1.326]]
    for species, expected in enumerate(means):
        np.testing.assert_allclose(X[y == species].mean(axis=0), expected, atol=1e-12)
    assert X.shape == (150, 4) and np.bincount(y).tolist() == [50, 50, 50]


def test_the_membrane_equals_its_source():
    V = membrane().V
    np.testing.assert_array_equal(V, 100.0 * make.recording().astype(np.float64))
    assert V.shape == (12000,) and np.sum((V[:-1] < -20) & (V[1:] >= -20)) == 57


def test_every_call_gives_fresh_arrays():
    X, y = digits()
    X[:] = y[:] = 9
    assert digits().X.max() == 1 and digits().y[0] == 0


FILES = [
    (digits, "digits.npz"),
    (iris, "iris.npz"),
    (membrane, "membrane.npz"),
    (photographs, "photographs.npz"),
]


@pytest.mark.parametrize("load, name", FILES)
def test_a_damaged_or_missing_file_is_named(load, name, monkeypatch, tmp_path):
    content = bytearray((loaders.FOLDER / name).read_bytes())
    monkeypatch.setattr(loaders, "FOLDER", tmp_path)
    with pytest.raises(OSError, match=f"the data file {name} is missing: reinstall"):
        load()
    (tmp_path / name).write_bytes(content)
    assert len(load()[0])
    content[len(content) // 2] ^= 1
    (tmp_path / name).write_bytes(content)
    with pytest.raises(OSError, match=f"the data file {name} is damaged .*: reinstall"):
        load()


def test_photographs_are_in_colour():
    for picture in photographs():
        assert picture.shape == (192, 192, 3) and picture.min() >= 0 and picture.max() <= 1
    red, green, blue = photographs().temple[:60, 130:].reshape(-1, 3).mean(axis=0)
    assert blue > green > red > 0.5  # the sky
    red, green, blue = photographs().dahlia[60:130, 60:130].reshape(-1, 3).mean(axis=0)
    assert red > green > blue  # the flower


def test_files_are_small_and_their_fingerprints_published():
    text = (loaders.FOLDER / "PROVENANCE.md").read_text(encoding="utf-8")
    assert set(re.findall(r"`([0-9a-f]{64})`", text)) == set(loaders.SHA256.values())
    assert sum((loaders.FOLDER / name).stat().st_size for name in loaders.SHA256) < 250_000


def test_the_script_makes_the_same_bytes_twice_and_the_same_numbers_as_shipped(tmp_path):
    oracle("sklearn.datasets")
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    assert make.make(tmp_path / "a") == make.make(tmp_path / "b")
    for name in loaders.SHA256:
        with np.load(tmp_path / "a" / name) as made, np.load(loaders.FOLDER / name) as shipped:
            assert set(made) == set(shipped)
            assert all(made[k].dtype == shipped[k].dtype and made[k].shape == shipped[k].shape for k in made)
            slack = 3 if name == "photographs.npz" else 0  # JPEG decoders differ by a level or two
            assert all(np.abs(made[k].astype(float) - shipped[k]).max() <= slack for k in made)


def test_the_script_refuses_a_source_that_is_not_whole():
    with pytest.raises(ValueError, match="not made of whole multiples"):
        make.whole(np.array([0.15]), 10)


def test_split_keeps_rows_together_and_loses_none():
    X, y = np.arange(20).reshape(10, 2), np.arange(10)
    parts = split(X, y, 0.3, rng=0)
    assert [len(part) for part in parts] == [7, 3, 7, 3]
    np.testing.assert_array_equal(parts.X_train[:, 0], 2 * parts.y_train)
    np.testing.assert_array_equal(parts.X_test[:, 0], 2 * parts.y_test)
    assert sorted([*parts.y_train, *parts.y_test]) == list(range(10))


def test_split_is_a_fair_draw_and_repeatable():
    y = np.arange(10)
    draws = [split(y, y, rng=seed).y_test for seed in range(2000)]
    counts = np.bincount(np.concatenate(draws), minlength=10)
    assert np.abs(counts - 600).max() < 5 * np.sqrt(2000 * 0.3 * 0.7)
    np.testing.assert_array_equal(draws[7], split(y, y, rng=7).y_test)


@pytest.mark.parametrize(
    "arguments, message",
    [
        ((np.ones(4), np.ones(3)), "X and y must have the same number of rows, got shapes (4,) and (3,)"),
        ((np.ones(4), np.ones(4), 1.0), "test must be a finite number > 0 and < 1, got 1.0"),
        ((np.ones(4), np.ones(4), "half"), "test must be a number"),
        ((np.ones(1), np.ones(1)), "test=0.3 of 1 rows leaves one part empty"),
        ((3, 4), "X and y must have the same number of rows"),
        ((np.array([np.nan]), np.ones(1)), "X must hold finite numbers only"),
    ],
)
def test_bad_split_gets_one_clear_error(arguments, message):
    with pytest.raises((TypeError, ValueError)) as caught:
        split(*arguments, rng=0)
    assert message in str(caught.value)
